import { describe, expect, test } from 'vitest';
import { askingOrder, isNoteWanted, saggingCriteria } from '../../../src/domain/interview/answers.js';
import { causeOf } from '../../../src/domain/interview/causes.js';
import { apply, EMPTY, type InterviewState } from '../../../src/domain/interview/interview.js';
import type { Ask } from '../../../src/domain/interview/questions.js';
import { auditOf, proposedActions } from '../../../src/domain/interview/record.js';
import { nextStep, stepBefore, steps } from '../../../src/domain/interview/steps.js';
import type { Entry, Person } from '../../../src/domain/record/audit.js';
import { actionsOf } from '../../../src/domain/record/site.js';
import { anInterview, answering, causeAnswers, scored } from '../../helpers/interviews/answering.js';
import { anAudit, base, KEYS } from '../../helpers/records/builders.js';

const start = anInterview();
const ids = (state: InterviewState) => steps(start, state).map(({ id }) => id);
const asked = (state: InterviewState, prefix: string) =>
  ids(state).flatMap((id) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : []));

describe('the questions', () => {
  test('begin with the first screen, then the guess, the criteria, the review and the plan', () => {
    expect(ids(EMPTY)).toEqual(['setting', 'guess', ...KEYS.map((key) => `score/${key}`), 'review', 'plan']);
  });

  test('what options have answered is not asked', () => {
    const given = anInterview({ given: { assessors: [{ name: 'Olena' }], period: 'May' } });
    expect(steps(given, EMPTY)[0]?.id).toBe('guess');
  });

  test('base criteria come before premium and brilliant ones', () => {
    const [first, ...rest] = base.components;
    const tiers = {
      ...base,
      components: [
        {
          ...first,
          criteria: first?.criteria.map((one, index) => ({
            ...one,
            tier: (['brilliant', 'premium', 'base'] as const)[index],
          })),
        },
        ...rest,
      ],
    };
    const order = askingOrder(tiers as typeof base).map(({ key }) => key);
    expect([order[0], order.at(-2), order.at(-1)]).toEqual([
      'premises-appearance',
      'client-area',
      'welcoming-atmosphere',
    ]);
  });

  test('open actions of earlier records are asked about on one screen, after the review', () => {
    const open = actionsOf([anAudit('2026-09-01').planning('refunds-1').record()]);
    const list = steps(anInterview({ open }), EMPTY).map(({ id }) => id);
    expect(list.slice(-3)).toEqual(['review', 'actions', 'plan']);
  });

  test.each([
    [8, undefined, true],
    [7, undefined, false],
    [6, undefined, false],
    [5, undefined, true],
    [7, 6, false],
    [7, 5, true],
    [6, 8, true],
  ])('a score of %s after %s: is it asked what was seen? %s', (score, last, wanted) => {
    const before = new Map(last === undefined ? [] : [['refunds', { score: last, date: '2026-09-01' }]]);
    expect(isNoteWanted(anInterview({ before }), scored({ refunds: score }), 'refunds')).toBe(wanted);
  });

  test('no note is asked for where the answers hold one', () => {
    expect(isNoteWanted(start, scored({ refunds: { score: 3, note: 'Two disputes.' } }), 'refunds')).toBe(false);
  });

  test('no note is a question of its own: a key opens it, and only then is it asked', () => {
    const state = scored({ refunds: 2 });
    expect(ids(state)).not.toContain('note/refunds');
    expect(nextStep(start, apply(state, { go: 'note/refunds' }))?.id).toBe('note/refunds');
  });

  test('no note is asked for where there is no score', () => {
    const na: Entry = { na: 'no refunds here' };
    expect(isNoteWanted(start, scored({ refunds: na }), 'refunds')).toBe(false);
  });
});

describe('the six questions', () => {
  test('are asked of what sags, lowest first', () => {
    const state = scored({ refunds: 5, 'staff-fit': 3, 'after-sales': 6 });
    expect(saggingCriteria(start, state).map(({ key }) => key)).toEqual(['staff-fit', 'refunds']);
    const list = ids(state).filter((id) => id === 'answered-by' || id.endsWith('/since'));
    expect(list).toEqual(['answered-by', 'cause/staff-fit/since', 'cause/refunds/since']);
  });

  test('are not asked where nothing sags', () => {
    expect(ids(scored({})).filter((id) => id.startsWith('cause/') || id === 'answered-by')).toEqual([]);
  });

  test('of more than three that sag, the rest is offered and can wait', () => {
    const state = scored({ refunds: 2, 'staff-fit': 3, availability: 4, 'after-sales': 5 });
    const explained = (one: InterviewState) => ids(one).filter((id) => id.endsWith('/since'));
    expect(explained(state)).toHaveLength(3);
    expect(ids(state)).toContain('rest');
    expect(explained(answering(state, { rest: false }))).toHaveLength(3);
    expect(explained(answering(state, { rest: true }))).toHaveLength(4);
  });

  const sagging = scored({ refunds: 3 });
  test.each<[string, Record<string, unknown>, Ask[], Ask[]]>([
    ['recent asks when and what changed', { since: 'recent' }, ['change'], []],
    ['always does not', { since: 'always' }, [], ['change']],
    ['unknown does not', { since: 'unknown' }, [], ['change']],
    ['a factor asks for its side', { since: 'always', 'factor-0': 'no cashier' }, ['side'], []],
    ['no factor asks for none', { since: 'always', 'factor-0': null }, [], ['side', 'in-hands']],
    [
      'only external ones ask what is in one’s hands',
      { since: 'always', 'factor-0': 'rain', 'side-0': { side: 'external' } },
      ['in-hands'],
      [],
    ],
    [
      'one internal among external ones does not',
      {
        since: 'always',
        'factor-0': 'rain',
        'side-0': { side: 'external', more: true },
        'factor-1': 'rota',
        'side-1': { side: 'internal' },
      },
      [],
      ['in-hands'],
    ],
    [
      'an internal one does not',
      { since: 'always', 'factor-0': 'rota', 'side-0': { side: 'internal' } },
      [],
      ['in-hands'],
    ],
    [
      'the same cause as another asks nothing more',
      { since: { same: 'staff-fit' } },
      ['since'],
      ['factor', 'mechanism', 'promise', 'summary'],
    ],
    [
      'put off, nothing more is asked',
      { since: 'always', later: true },
      ['since'],
      ['factor', 'mechanism', 'promise', 'summary'],
    ],
  ])('%s', (_, answers, there, gone) => {
    const given = Object.fromEntries(Object.entries(answers).map(([ask, value]) => [`cause/refunds/${ask}`, value]));
    const questions = steps(start, answering(sagging, given)).flatMap(({ ask, id }) =>
      id.startsWith('cause/') ? [ask] : [],
    );
    for (const ask of there) expect(questions).toContain(ask);
    for (const ask of gone) expect(questions).not.toContain(ask);
  });

  test('another factor is asked for only where the one before said so', () => {
    const factors = (answers: Record<string, unknown>) => {
      const given = Object.fromEntries(Object.entries(answers).map(([ask, value]) => [`cause/refunds/${ask}`, value]));
      return asked(answering(sagging, given), 'cause/refunds/').filter((ask) => /^(factor|side)-/.test(ask));
    };
    const one = { 'factor-0': 'rota', 'side-0': { side: 'internal' } };
    const more = { ...one, 'side-0': { side: 'internal', more: true } };
    expect(factors(one)).toEqual(['factor-0', 'side-0']);
    expect(factors(more)).toEqual(['factor-0', 'side-0', 'factor-1']);
    // Announced, and then there was none after all.
    expect(factors({ ...more, 'factor-1': null })).toEqual(['factor-0', 'side-0', 'factor-1']);
    expect(factors({ ...more, 'factor-1': 'till' })).toEqual(['factor-0', 'side-0', 'factor-1', 'side-1']);
    expect(factors({ ...more, 'factor-1': 'till', 'side-1': { side: 'both', more: true } }).at(-1)).toBe('factor-2');
  });

  test('a factor that is no longer followed by another takes it with it', () => {
    const two = {
      ...causeAnswers('refunds'),
      'cause/refunds/side-0': { side: 'internal', more: true },
      'cause/refunds/factor-1': 'till',
      'cause/refunds/side-1': { side: 'external' },
    };
    const state = answering(sagging, two);
    expect(causeOf(start, state, 'refunds')?.factors).toEqual([
      { side: 'internal', text: 'no cashier', act: 'Hire a cashier.' },
      { side: 'external', text: 'till' },
    ]);
    const one = apply(state, { set: 'cause/refunds/side-0', value: { side: 'internal' } });
    expect(causeOf(start, one, 'refunds')?.factors).toHaveLength(1);
  });

  test.each<[string, Person[], boolean]>([
    ['an owner who scores alone', [{ name: 'Ivan', role: 'owner' }], false],
    ['a manager who scores alone', [{ name: 'Ivan', role: 'manager' }], false],
    ['a consultant', [{ name: 'Ivan', role: 'consultant' }], true],
    ['a mystery shopper', [{ name: 'Ivan', role: 'mystery-shopper' }], true],
    ['somebody without a role', [{ name: 'Ivan' }], true],
    [
      'an owner beside a consultant',
      [
        { name: 'Ivan', role: 'owner' },
        { name: 'Olena', role: 'consultant' },
      ],
      true,
    ],
  ])('%s is asked who answers them: %#', (_, assessors, isAsked) => {
    const given = anInterview({ given: { assessors } });
    const isIn = (state: InterviewState) => steps(given, state).some(({ ask }) => ask === 'answered-by');
    expect(isIn(sagging)).toBe(isAsked);
    const state = answering(sagging, causeAnswers('refunds'));
    const cause = causeOf(given, state, 'refunds');
    expect(cause?.['answered-by']).toBe(isAsked ? undefined : 'Ivan');
    expect(cause?.today).toEqual(isAsked ? { text: 'Write it down.' } : { by: 'Ivan', text: 'Write it down.' });
  });

  test('an owner is not asked who answers once the first question has said who scores', () => {
    const owner = answering(sagging, { assessor: { name: 'Ivan', role: 'owner' } });
    expect(ids(owner)).not.toContain('answered-by');
    const consultant = answering(owner, { assessor: { name: 'Olena', role: 'consultant' } });
    expect(ids(consultant)).toContain('answered-by');
    const said = answering(consultant, { 'answered-by': 'Anna', ...causeAnswers('refunds') });
    expect(causeOf(start, said, 'refunds')?.['answered-by']).toBe('Anna');
    // Back to the first question: the owner scored alone after all.
    const alone = answering(said, { assessor: { name: 'Ivan', role: 'owner' } });
    expect(causeOf(start, alone, 'refunds')?.['answered-by']).toBe('Ivan');
  });

  test('all answered, they make the whole cause', () => {
    const state = answering(sagging, { 'answered-by': 'Ivan', ...causeAnswers('refunds') });
    expect(causeOf(start, state, 'refunds')).toEqual({
      'answered-by': 'Ivan',
      summary: 'The rule is not written down.',
      since: { answer: 'recent', date: '2026-09', change: 'A new till.' },
      factors: [{ side: 'internal', text: 'no cashier', act: 'Hire a cashier.' }],
      mechanism: { understood: 'yes', expertise: true, basis: 'observed' },
      responsible: { name: 'Anna' },
      advisers: [],
      today: { by: 'Ivan', text: 'Write it down.' },
      promise: { said: '6 weeks', due: '2027-01-01', target: 7 },
    });
  });

  test('the same cause is the other’s, and is treated there', () => {
    const state = answering(scored({ refunds: 3, 'staff-fit': 4 }), {
      ...causeAnswers('refunds'),
      'cause/staff-fit/since': { same: 'refunds' },
    });
    expect(causeOf(start, state, 'staff-fit')).toEqual(causeOf(start, state, 'refunds'));
    const actions = proposedActions(start, state, ({ what }) => what);
    const of = (criterion: string) => actions.flatMap((one) => (one.criterion === criterion ? [one.text] : []));
    expect(of('refunds')).toEqual(['today', 'act']);
    expect(of('staff-fit')).toEqual([]);
  });

  test('“nobody” and “nothing yet” are answers', () => {
    const state = answering(sagging, {
      ...causeAnswers('refunds'),
      'cause/refunds/responsible': { name: null, advisers: ['Maria', 'Petro'] },
      'cause/refunds/change': null,
      'cause/refunds/today': null,
    });
    expect(causeOf(start, state, 'refunds')).toMatchObject({
      since: { answer: 'recent' },
      responsible: { nobody: true },
      advisers: ['Maria', 'Petro'],
      today: { nothing: true },
    });
  });
});

describe('going through', () => {
  test('the first unanswered question is next; when all are answered, no question follows', () => {
    let state = EMPTY;
    expect(nextStep(start, state)?.id).toBe('setting');
    state = answering(state, { assessor: [{ name: 'Olena' }] });
    expect(nextStep(start, state)?.id).toBe('setting');
    state = answering(state, { setting: true });
    expect(nextStep(start, state)?.id).toBe('guess');
    const all = answering(scored({}), { setting: true, guess: [], review: true, plan: [] });
    expect(nextStep(start, all)).toBeUndefined();
  });

  test('back goes to the question before, and after an answer there to the first that is open', () => {
    let state = answering(EMPTY, { setting: true, period: 'May' });
    const before = stepBefore(start, state, nextStep(start, state) as NonNullable<ReturnType<typeof nextStep>>);
    expect(before?.id).toBe('setting');
    state = apply(state, { go: 'setting' });
    expect(nextStep(start, state)?.id).toBe('setting');
    state = apply(state, { set: 'setting', value: true });
    expect(nextStep(start, state)?.id).toBe('guess');
  });

  test('there is nothing before the first', () => {
    const [first] = steps(start, EMPTY);
    expect(first && stepBefore(start, EMPTY, first)).toBeUndefined();
  });

  test('a question that the person went to and that is no longer asked is passed over', () => {
    const state = apply(scored({ refunds: 7 }), { go: 'cause/refunds/since' });
    expect(nextStep(start, state)?.id).toBe('setting');
  });
});

describe('the audit that it makes', () => {
  test('keeps what was said, in the questionnaire’s order', () => {
    const state = answering(scored({ refunds: 4, 'staff-fit': { na: 'nobody works here' } }), {
      assessor: { name: 'Olena', role: 'owner' },
      period: 'last 30 days',
      guess: ['refunds'],
      'note/refunds': 'Two disputes.',
      plan: [],
    });
    const audit = auditOf(start, state);
    expect(audit).toMatchObject({
      date: '2026-11-20',
      period: 'last 30 days',
      guess: ['refunds'],
      sagging: 5,
      target: 7,
    });
    expect(audit.assessors).toEqual([{ name: 'Olena', role: 'owner' }]);
    expect(Object.values(audit.scores).flatMap((criteria) => Object.keys(criteria))).toEqual(KEYS);
    expect(audit.scores.product?.refunds).toEqual({ score: 4, note: 'Two disputes.' });
    expect(audit.scores.personnel?.['staff-fit']).toEqual({ na: 'nobody works here' });
  });

  test('what was skipped is not there, and what no longer sags has no cause', () => {
    const state = answering(scored({ refunds: 3 }), {
      assessor: { name: 'Olena' },
      period: null,
      guess: [],
      'note/refunds': null,
      ...causeAnswers('refunds'),
      plan: [],
    });
    const audit = auditOf(start, state);
    expect(Object.keys(audit)).not.toEqual(expect.arrayContaining(['period']));
    expect(audit).not.toHaveProperty('guess');
    expect(audit).not.toHaveProperty('plan');
    expect(audit.scores.product?.refunds).not.toHaveProperty('note');
    expect(audit.scores.product?.refunds?.cause).toBeDefined();
    const better = apply(state, { set: 'score/refunds', value: { score: 8 } });
    expect(auditOf(start, better).scores.product?.refunds).toEqual({ score: 8 });
  });
});
