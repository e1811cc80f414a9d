/** A meeting on the plan: which questions it puts, why some come again, and the record that it makes. */
import { describe, expect, test } from 'vitest';
import { reopened, underTreatment } from '../../../src/domain/interview/follow-up.js';
import {
  EMPTY,
  type InterviewStart,
  type InterviewState,
  withoutCriteria,
} from '../../../src/domain/interview/interview.js';
import { followUpOf, proposedActions } from '../../../src/domain/interview/record.js';
import { nextStep, steps } from '../../../src/domain/interview/steps.js';
import { actionsOf, isOpen, meetingsOf, type SiteRecord } from '../../../src/domain/record/site.js';
import { sitePlan } from '../../../src/domain/treatment/site-plan.js';
import { anInterview, answering, causeAnswers } from '../../helpers/interviews/answering.js';
import { aCause, aFollowUp, anAudit } from '../../helpers/records/builders.js';
import { REFUNDS, STAFFING, salonAudit } from '../../helpers/records/salon-with-plan.js';

const what = ({ what: kind }: { what: string }) => kind;
const audit = salonAudit.record();

/** What a meeting on the day starts from, as the command has it. */
function meeting(records: readonly SiteRecord[] = [audit], date = '2026-11-21'): InterviewStart {
  const open = actionsOf(records).filter(isOpen);
  const start = anInterview({ date, open });
  const treated = underTreatment(start, records);
  return { ...start, followUp: { records, circle: ['Ivan Petrenko'], treated } };
}

const ids = (start: InterviewStart, state: InterviewState = EMPTY) => steps(start, state).map(({ id }) => id);
const causes = (start: InterviewStart, state: InterviewState) =>
  ids(start, state).filter((id) => id.startsWith('cause/'));
const scores = (staffing: number, refunds: number) =>
  answering(EMPTY, { 'score/staffing-level': { score: staffing }, 'score/refunds': { score: refunds } });

describe('the questions', () => {
  test('who is there, what is open, a score for what is under treatment, a peer, the plan', () => {
    expect(ids(meeting())).toEqual([
      ...['setting', 'actions', 'score/staffing-level', 'score/refunds', 'review'],
      ...['peer/0/business', 'plan'],
    ]);
  });

  test('nothing open and nothing under treatment: who is there, a peer, the plan', () => {
    expect(ids(meeting([anAudit('2026-11-01').record()]))).toEqual(['setting', 'peer/0/business', 'plan']);
  });

  test('a peer who was asked is asked about, and another one offered', () => {
    const one = answering(EMPTY, { 'peer/0/business': 'Car wash' });
    expect(ids(meeting(), one).filter((id) => id.startsWith('peer/'))).toEqual([
      ...['business', 'criterion', 'organised', 'undertaken', 'obstacles', 'try'].map((part) => `peer/0/${part}`),
      'peer/1/business',
    ]);
  });

  test('what sags and was never explained is asked all six, once its score is known', () => {
    const unexplained = anAudit('2026-11-01').with('refunds', 4).record();
    const start = meeting([unexplained]);
    expect(causes(start, EMPTY)).toEqual([]);
    const low = answering(EMPTY, { 'score/refunds': { score: 5 } });
    expect(causes(start, low)[0]).toBe('cause/refunds/since');
    expect(ids(start, low)).toContain('answered-by');
    expect(causes(start, answering(EMPTY, { 'score/refunds': { score: 6 } }))).toEqual([]);
  });
});

describe('under treatment', () => {
  test.each<[string, SiteRecord[], string[]]>([
    ['what sags, explained or not', [anAudit('2026-11-01').with('refunds', 5).record()], ['refunds']],
    ['what has an open action', [anAudit('2026-11-01').planning('staff-fit-1').record()], ['staff-fit']],
    ['not what was merely low', [anAudit('2026-11-01').with('refunds', 6).record()], []],
    [
      'still what has reached the target but is not levelled',
      [audit, aFollowUp('2026-11-10').with('refunds', 8).saying(REFUNDS, 'done').record()],
      ['staffing-level', 'refunds'],
    ],
    [
      'not what is levelled',
      [
        audit,
        aFollowUp('2026-11-03').with('refunds', 8).saying(REFUNDS, 'done').record(),
        aFollowUp('2026-11-20').with('refunds', 8).record(),
      ],
      ['staffing-level'],
    ],
  ])('%s', (_, records, treated) => {
    expect(meeting(records).followUp?.treated).toEqual(treated);
  });
});

describe('questions 2 and 3 stand open again', () => {
  const why = (start: InterviewStart, state: InterviewState, criterion: string) =>
    reopened(start, state, start.followUp as never, criterion).map(({ because }) => because);
  const AGAIN = ['factor-0', 'act', 'mechanism', 'basis', 'promise', 'summary'].map((ask) => `cause/refunds/${ask}`);

  test('an action done now has no effect yet; at the next meeting without a rise it has none', () => {
    const done = answering(scores(3, 4), { actions: { [REFUNDS]: { status: 'done' } } });
    expect(causes(meeting(), done)).toEqual([]);
    const later = meeting([audit, aFollowUp('2026-11-14').saying(REFUNDS, 'done').record()]);
    expect(why(later, scores(4, 4), 'refunds')).toEqual(['ineffective']);
    expect(causes(later, scores(4, 4))).toEqual(AGAIN);
    expect(causes(later, scores(4, 5))).toEqual([]);
  });

  test('two follow-ups without a rise, this one being the second', () => {
    const start = meeting([audit, aFollowUp('2026-11-14').with('refunds', 4).record()]);
    expect(why(start, scores(4, 4), 'refunds')).toEqual(['no-rise']);
    expect(causes(start, scores(4, 4))).toEqual(AGAIN);
    expect(causes(start, scores(4, 5))).toEqual([]);
  });

  test('a date that was missed by this score', () => {
    const promised = anAudit('2026-11-01')
      .with('refunds', 4)
      .explaining('refunds', aCause({ promise: { said: '2 weeks', due: '2026-11-15', target: 7 } }))
      .record();
    const state = answering(EMPTY, { 'score/refunds': { score: 6 } });
    expect(why(meeting([promised]), state, 'refunds')).toEqual(['missed-date']);
    expect(causes(meeting([promised]), state)).toEqual(AGAIN);
    expect(causes(meeting([promised]), answering(EMPTY, { 'score/refunds': { score: 7 } }))).toEqual([]);
  });

  test('the answers stand in this record; who is responsible is not asked again, and the plan knows', () => {
    const start = {
      ...meeting([audit, aFollowUp('2026-11-14').with('staffing-level', 3).record()]),
      earlier: new Map([
        ['staffing-level', { cause: aCause({ responsible: { name: 'Anna Bondar' } }), date: '2026-11-01' }],
      ]),
    };
    const answers = causeAnswers('staffing-level');
    const again = Object.entries(answers).filter(([id]) => !/since|change|responsible|today/.test(id));
    const state = answering(scores(3, 5), { 'answered-by': 'Ivan Petrenko', ...Object.fromEntries(again) });
    const followUp = followUpOf(start, state);
    expect(Object.keys(followUp.causes?.['staffing-level'] ?? {}).sort()).toEqual(
      ['answered-by', 'factors', 'mechanism', 'promise', 'summary'].sort(),
    );
    const plan = proposedActions(start, state, what);
    expect(plan.map(({ text }) => text)).not.toContain('appoint');
    expect(plan.map(({ owner }) => owner)).toContain('Anna Bondar');
  });

  const act = (criterion: string) => ({ criterion, text: 'Hire a cashier.' });
  const plannedOf = (criterion: string, said: Record<string, unknown> = {}) => {
    const open = audit.audit.plan?.['staffing-level-1'];
    if (!open) throw new Error('the salon has no action');
    const start = meeting([audit, aFollowUp('2026-11-14').with('staffing-level', 3).with('refunds', 4).record()]);
    const same = start.open.map((one) =>
      one.id === STAFFING ? { ...one, action: { ...open, ...act('staffing-level') } } : one,
    );
    const state = answering(scores(3, 4), { ...causeAnswers(criterion), ...said, 'answered-by': 'Ivan Petrenko' });
    const word = (subject: object) => ('text' in subject ? String(subject.text) : '');
    return proposedActions({ ...start, open: same }, state, word).map(({ text }) => text);
  };

  test.each(['staffing-level', 'refunds'])(
    'an act that is still open is not planned once more, for %s',
    (criterion) => {
      expect(plannedOf(criterion)).not.toContain('Hire a cashier.');
    },
  );

  test('an act that is done by now may be planned once more', () => {
    expect(plannedOf('staffing-level', { actions: { [STAFFING]: { status: 'done' } } })).toContain('Hire a cashier.');
  });
});

describe('the record', () => {
  test('says what was said, and nothing of what was skipped or left as it was', () => {
    const state = answering(EMPTY, {
      present: ['Ivan Petrenko'],
      actions: { [REFUNDS]: { status: 'done' } },
      assessor: { name: 'Olena', role: 'consultant' },
      'score/staffing-level': { skipped: true },
      'counted/staffing-level': { ok: 279, of: 280 },
      'score/refunds': { skipped: true },
      'note/refunds': 'Nobody asked.',
      review: true,
      'peer/0/business': 'Car wash',
      'peer/0/criterion': 'staffing-level',
      'peer/0/organised': null,
      'peer/0/try': 'Float two.',
      plan: [],
    });
    expect(followUpOf(meeting(), state)).toEqual({
      format: 'follow-up/1',
      date: '2026-11-21',
      assessors: [{ name: 'Olena', role: 'consultant' }],
      present: ['Ivan Petrenko'],
      actions: { [REFUNDS]: { status: 'done' } },
      scores: { 'staffing-level': { counted: { ok: 279, of: 280 } } },
      peers: [{ criterion: 'staffing-level', business: 'Car wash', try: 'Float two.' }],
    });
  });

  test('of a draft that was left does not speak of what is closed by now', () => {
    const start = meeting([audit, aFollowUp('2026-11-14').saying(REFUNDS, 'done').record()]);
    const state = answering(EMPTY, { actions: { [REFUNDS]: { status: 'started' }, [STAFFING]: { status: 'done' } } });
    expect(followUpOf(start, state).actions).toEqual({ [STAFFING]: { status: 'done' } });
  });

  test('a questionnaire that no longer asks so forgets the criterion of a talk, and it is asked for again', () => {
    const state = answering(EMPTY, {
      present: [],
      actions: {},
      'peer/0/business': 'Car wash',
      'peer/0/criterion': 'refunds',
    });
    const after = withoutCriteria(state, ['refunds']);
    expect(Object.keys(after.answers)).toEqual(['present', 'actions', 'peer/0/business']);
    expect(ids(meeting(), after)).toContain('peer/0/criterion');
    expect(nextStep(meeting(), EMPTY)?.id).toBe('setting');
  });
});

describe('a follow-up that says nothing is no meeting', () => {
  const draft = aFollowUp('2026-11-20').saying(REFUNDS, 'open').saying(STAFFING, 'open');
  const planOf = (...records: SiteRecord[]) =>
    sitePlan([audit, ...records], { limits: { sagging: 5, target: 7 }, circle: [], followUpEvery: 7 }, '2026-11-21');

  test('nobody has followed up', () => {
    expect(planOf(draft.record())).toMatchObject({ followUpDue: '2026-11-08' });
    expect(planOf(draft.record()).followedUp).toBeUndefined();
  });

  test.each<[string, SiteRecord]>([
    ['an action done', draft.saying(REFUNDS, 'done').record()],
    ['a new date', draft.saying(REFUNDS, { status: 'open', due: '2026-12-01' }).record()],
    ['a reason', draft.saying(REFUNDS, { status: 'open', reason: 'The till is late.' }).record()],
    ['a note', draft.saying(REFUNDS, { status: 'open', note: 'Ordered.' }).record()],
    ['a score', draft.with('refunds', 4).record()],
    ['a cause', draft.explaining('refunds').record()],
    ['a new action', draft.adding('refunds-1').record()],
    ['who was there', { ...draft.record(), followUp: { ...draft.build(), present: ['Ivan'] } }],
    ['a peer', { ...draft.record(), followUp: { ...draft.build(), peers: [{ criterion: 'refunds', business: 'x' }] } }],
  ])('%s makes it one', (_, record) => {
    expect(planOf(record).followedUp).toBe('2026-11-20');
  });

  test('an unchanged due date changes nothing, and neither does marking a started action as started', () => {
    const begun = aFollowUp('2026-11-10').saying(REFUNDS, 'started').record();
    const again = aFollowUp('2026-11-17').saying(REFUNDS, { status: 'started', due: '2026-11-13' }).record();
    expect(meetingsOf([audit, begun, again]).map(({ date }) => date)).toEqual(['2026-11-10']);
    const back = aFollowUp('2026-11-18').saying(REFUNDS, 'open').record();
    expect(meetingsOf([audit, begun, again, back]).map(({ date }) => date)).toEqual(['2026-11-10', '2026-11-18']);
  });
});
