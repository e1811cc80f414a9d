/** A record taken apart into answers and put together again: what nobody changed is as it was. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causeOf } from '../../../src/domain/interview/causes.js';
import { answersOfCause, answersOfEntries } from '../../../src/domain/interview/from-record.js';
import { apply, EMPTY, type InterviewState, withoutCriteria } from '../../../src/domain/interview/interview.js';
import { type EditedPlan, idOf } from '../../../src/domain/interview/questions.js';
import { auditOf, offeredActions } from '../../../src/domain/interview/record.js';
import { nextStep } from '../../../src/domain/interview/steps.js';
import type { Cause, Entry } from '../../../src/domain/record/audit.js';
import { anEntry, anyCause } from '../../helpers/generators/records.js';
import { anInterview, answering, causeAnswers, scored } from '../../helpers/interviews/answering.js';
import { aCause, anAction, base, KEYS } from '../../helpers/records/builders.js';

const assessors = [{ name: 'Olena' }];
const start = anInterview({ given: { assessors, period: 'May' } });
const again = (cause: Cause) =>
  causeOf(start, answering(scored({ refunds: 3 }), answersOfCause(cause, 'refunds')), 'refunds');
/** As the interview itself writes them. */
const asAsked = (cause: Cause): boolean =>
  Object.keys(cause).length > 0 &&
  (cause.since === undefined || cause.since.answer === 'recent' || Object.keys(cause.since).length === 1) &&
  (cause.today?.text === undefined || cause.today.by !== undefined || cause['answered-by'] === undefined);

test('a cause', () => {
  const cause = anyCause(fc.constant('why'), fc.constantFrom('Ivan', 'Anna')).filter(asAsked);
  fc.assert(
    fc.property(cause, (given) => {
      expect(again(given)).toEqual(given);
    }),
  );
});

test.each<[string, Cause]>([
  ['since when it has always been so', aCause({ since: { answer: 'always', date: '2019' } })],
  ['what changed, where since when is unknown', aCause({ since: { answer: 'unknown', change: 'A new till.' } })],
  ['an act for today that is nobody’s', aCause({ today: { text: 'Call.' } })],
])('a cause that was written by hand: %s', (_, cause) => {
  expect(again(cause)).toEqual(cause);
});

test('the scores of an audit, with whatever was typed', () => {
  const entry = anEntry(fc.constant('why'), fc.constantFrom('Ivan', 'Anna')).filter(
    ({ cause }) => !cause || asAsked(cause),
  );
  const entries = fc.tuple(...KEYS.map(() => entry));
  fc.assert(
    fc.property(entries, (list) => {
      const given = KEYS.map((key, index) => [key, list[index] as Entry] as const);
      const { scores } = auditOf(start, answering(EMPTY, answersOfEntries(given, start.sagging)));
      expect(Object.values(scores).flatMap((criteria) => Object.entries(criteria))).toEqual(given);
    }),
  );
});

test('a cause stays where the score does not sag, and is not asked for', () => {
  const cause = aCause();
  const state = answering(scored({}), answersOfEntries([['refunds', { score: 8, cause }]], 5));
  expect(auditOf(start, state).scores.product?.refunds).toEqual({ score: 8, cause });
  expect(Object.keys(state.answers).filter((id) => id.startsWith('cause/'))).toEqual([]);
});

describe('the plan of a record that is edited', () => {
  const planned = {
    'refunds-2': anAction('refunds', { text: 'old' }),
    'refunds-5': anAction('refunds', { kind: 'train' }),
  };
  const edited = (plan: readonly ReturnType<typeof anAction>[]) => {
    const audit = auditOf({ ...start, planned }, answering(scored({}), { plan }));
    return Object.entries(audit.plan ?? {}).map(([id, { text }]) => `${id} ${text}`);
  };

  test('keeps the ids that later records name', () => {
    expect(edited(Object.values(planned))).toEqual(['refunds-2 old', 'refunds-5 Float one master to the desk.']);
  });

  test('a changed action keeps its id, a new one gets a number that was never used', () => {
    const [first, second] = [planned['refunds-2'], planned['refunds-5']];
    expect(edited([{ ...first, text: 'new' }, second, anAction('refunds', { text: 'third', kind: 'peer' })])).toEqual([
      'refunds-2 new',
      'refunds-5 Float one master to the desk.',
      'refunds-6 third',
    ]);
  });

  test('one that was dropped leaves its number free for nobody', () => {
    expect(edited([planned['refunds-5'], anAction('refunds', { kind: 'peer', text: 'other' })])).toEqual([
      'refunds-5 Float one master to the desk.',
      'refunds-6 other',
    ]);
  });

  test('no two actions share an id', () => {
    const action = fc.record({
      criterion: fc.constantFrom('refunds', 'staff-fit'),
      text: fc.constantFrom('old', 'new', 'other'),
      kind: fc.constantFrom('train' as const, 'peer' as const),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 8 }), (list) => {
        expect(edited(list.map((one) => anAction(one.criterion, one)))).toHaveLength(list.length);
      }),
    );
  });
});

test('to edit a record plans nothing about what it explains: that was decided then', () => {
  const state = answering(scored({ refunds: 3 }), causeAnswers('refunds'));
  const planned = { 'availability-1': anAction('availability') };
  const texts = (settled: string[]) =>
    offeredActions({ ...start, planned, settled }, state, ({ what }) => what).map(({ text }) => text);
  expect(texts([])).toContain('act');
  expect(texts(['refunds'])).toEqual([planned['availability-1'].text]);
});

describe('a questionnaire that has changed since the draft', () => {
  const state: InterviewState = {
    answers: {
      ...answering(scored({ refunds: 3 }), causeAnswers('refunds')).answers,
      'note/refunds': 'x',
      period: 'May',
    },
    at: 'cause/refunds/since',
  };

  test('asks anew what no longer fits, all of it, and nothing else', () => {
    const left = withoutCriteria(state, ['refunds']);
    expect(Object.keys(left.answers).filter((id) => id.includes('refunds'))).toEqual([]);
    expect(Object.keys(left.answers)).toHaveLength(KEYS.length - 1 + 1);
    expect(left.at).toBeUndefined();
    expect(nextStep(anInterview({ template: base, given: { assessors, period: 'May' } }), left)?.id).toBe('guess');
  });

  test('a criterion whose key begins alike is another one', () => {
    expect(withoutCriteria(state, ['refund'])).toEqual(state);
  });

  test('forgets in the draft, so that a second resume forgets nothing more', () => {
    const forgotten = apply(state, { forget: ['refunds'] });
    expect(forgotten).toEqual(withoutCriteria(state, ['refunds']));
    const again = answering(forgotten, { 'score/refunds': { score: 9 } });
    expect(again.answers['score/refunds']).toEqual({ score: 9 });
    expect(again.answers).not.toHaveProperty(['note/refunds']);
  });

  test('the question that the person has gone to is kept if it is about none of the criteria', () => {
    expect(withoutCriteria({ ...state, at: 'review' }, ['refunds']).at).toBe('review');
  });

  test('a plan that is being edited loses only the actions of the criterion, and a new explanation adds its actions', () => {
    const plan: EditedPlan = {
      actions: [anAction('refunds'), anAction('staff-fit'), anAction('availability')],
      of: ['refunds', 'staff-fit'],
    };
    const left = withoutCriteria(answering(state, { [idOf('edited-plan')]: plan }), ['refunds']);
    expect(left.answers[idOf('edited-plan')]).toEqual({
      actions: [anAction('staff-fit'), anAction('availability')],
      of: ['staff-fit'],
    });
  });
});
