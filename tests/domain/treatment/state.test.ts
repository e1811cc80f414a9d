import { describe, expect, test } from 'vitest';
import type { Cause, Entry } from '../../../src/domain/record/audit.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { addDays } from '../../../src/domain/text/date.js';
import { criterionState } from '../../../src/domain/treatment/state.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const LIMITS = { sagging: 5, target: 7 };
const START = '2026-09-01';
const on = (days: number) => addDays(START, days);
const audit = (days: number, entry: number | Entry) => aSmallAudit(on(days), { refunds: entry });
const followUp = (days: number, entry: number | Entry) => aFollowUp(on(days)).with('refunds', entry);
const state = (records: readonly SiteRecord[], days = 500) => {
  const { state, relapsed } = criterionState(records, 'refunds', LIMITS, on(days));
  return relapsed ? `${state}, relapsed` : state;
};
/** A low score, its action done on day 5, and the target reached on day 10. */
const reached = () => [
  audit(0, 3).planning('refunds-1').record(),
  aFollowUp(on(5)).saying('2026-09-01.audit/refunds-1', 'done').record(),
  followUp(10, 7).record(),
];
const levelled = () => [...reached(), followUp(24, 7).record()];

describe('outside an episode', () => {
  test.each([
    [7, 'level'],
    [10, 'level'],
    [6, 'fair'],
  ])('a score of %i is %s', (score, expected) => {
    expect(state([audit(0, score).record()])).toBe(expected);
  });
});

describe('an episode', () => {
  test('opens at “sagging”', () => {
    expect(state([audit(0, 5).record()])).toBe('sagging');
  });

  test('stays open between sagging and target: a rise to 6 is not fair yet', () => {
    expect(state([audit(0, 3).record(), followUp(10, 6).record()])).toBe('sagging');
  });

  test.each<[string, Partial<Cause>, string]>([
    ['with all six answers and the cause named', {}, 'diagnosed'],
    ['by a guess', { mechanism: { understood: 'yes', expertise: true, basis: 'guess' } }, 'sagging'],
    ['without the cause in a sentence', { summary: undefined }, 'sagging'],
    ['without question 1', { since: undefined }, 'sagging'],
    ['without question 2', { factors: undefined }, 'sagging'],
    ['without question 3', { mechanism: undefined }, 'sagging'],
    ['without the first half of question 4', { responsible: undefined }, 'sagging'],
    ['without the second half of question 4', { advisers: undefined }, 'sagging'],
    ['without question 5', { today: undefined }, 'sagging'],
    ['without question 6', { promise: undefined }, 'sagging'],
    [
      'with nobody, nobody and nothing',
      { responsible: { nobody: true }, advisers: [], today: { nothing: true } },
      'diagnosed',
    ],
  ])('a cause %s gives the state', (_, overrides, expected) => {
    expect(state([audit(0, { score: 3, cause: aCause(overrides) }).record()])).toBe(expected);
  });

  test('a follow-up completes the answers of an audit', () => {
    const half = audit(0, { score: 3, cause: { since: { answer: 'always' } } }).record();
    const rest = aFollowUp(on(7))
      .explaining('refunds', aCause({ since: undefined }))
      .record();
    expect(state([half])).toBe('sagging');
    expect(state([half, rest])).toBe('diagnosed');
  });

  test.each([
    ['open', 'planned'],
    ['started', 'in-progress'],
    ['done', 'in-progress'],
    ['dropped', 'diagnosed'],
  ] as const)('with an action that is %s it is %s', (status, expected) => {
    const planned = audit(0, { score: 3, cause: aCause() }).planning('refunds-1').record();
    const update = aFollowUp(on(7)).saying('2026-09-01.audit/refunds-1', status).record();
    expect(state([planned, update])).toBe(expected);
  });

  test('an action of another criterion does not count', () => {
    expect(state([audit(0, 3).planning('staff-fit-1').record()])).toBe('sagging');
  });

  test('is “reached” at the target, and no longer when the score falls below it', () => {
    expect(state(reached())).toBe('reached');
    expect(state([...reached(), followUp(17, 6).record()])).toBe('in-progress');
  });

  test('“does not apply” and “not seen” keep the state', () => {
    for (const entry of [{ na: 'no refunds' }, { 'not-seen': 'nobody asked' }]) {
      expect(state([audit(0, 3).record(), audit(30, entry).record()])).toBe('sagging');
      expect(state([...reached(), audit(30, entry).record()])).toBe('reached');
      expect(state([...levelled(), audit(50, entry).record()])).toBe('levelled');
    }
  });
});

describe('levelled', () => {
  test('is a criterion at its target in two measurements 14 days apart, not 13', () => {
    expect(state([...reached(), followUp(23, 7).record()])).toBe('reached');
    expect(state([...reached(), followUp(24, 7).record()])).toBe('levelled');
  });

  test('no measurement between them may be under the target', () => {
    expect(state([...reached(), followUp(17, 8).record(), followUp(24, 7).record()])).toBe('levelled');
    expect(state([...reached(), followUp(17, 6).record(), followUp(24, 7).record()])).toBe('reached');
    expect(state([...reached(), followUp(17, 6).record(), followUp(24, 7).record(), followUp(38, 7).record()])).toBe(
      'levelled',
    );
  });

  test('does not apply while an action is open; a dropped action is closed', () => {
    const open = audit(0, 3).planning('refunds-1').record();
    const measurements = [followUp(10, 7).record(), followUp(24, 7).record()];
    const saying = (status: 'started' | 'dropped') =>
      aFollowUp(on(5)).saying('2026-09-01.audit/refunds-1', status).record();
    expect(state([open, ...measurements])).toBe('reached');
    expect(state([open, saying('started'), ...measurements])).toBe('reached');
    expect(state([open, saying('dropped'), ...measurements])).toBe('levelled');
  });

  test('applies if the last follow-up itself closes the action', () => {
    const open = audit(0, 3).planning('refunds-1').record();
    const last = followUp(24, 7).saying('2026-09-01.audit/refunds-1', 'done').record();
    expect(state([open, followUp(10, 7).record(), last])).toBe('levelled');
  });

  test('applies from the day on which the last action is closed', () => {
    const records = [
      audit(0, 3).planning('refunds-1').record(),
      followUp(10, 7).record(),
      followUp(24, 7).record(),
      aFollowUp(on(30)).saying('2026-09-01.audit/refunds-1', 'done').record(),
    ];
    expect(state(records, 29)).toBe('reached');
    expect(state(records, 30)).toBe('levelled');
  });

  test('ends the episode, after which the criterion is level or fair', () => {
    expect(state([...levelled(), followUp(40, 8).record()])).toBe('level');
    expect(state([...levelled(), followUp(40, 6).record()])).toBe('fair');
  });
});

describe('relapsed', () => {
  test('is a criterion that sags again after it was levelled', () => {
    expect(state([...levelled(), audit(60, 5).record()])).toBe('sagging, relapsed');
    expect(state([...levelled(), followUp(60, 4).record(), followUp(70, 7).record()])).toBe('reached, relapsed');
  });

  test('does not apply if the target was only reached', () => {
    expect(state([...reached(), audit(60, 5).record()])).toBe('in-progress');
  });

  test('causes and actions of the previous episode do not count', () => {
    const explained = audit(0, { score: 3, cause: aCause() }).planning('refunds-1').record();
    const [, done, first] = reached();
    const again = [explained, done, first, followUp(24, 7).record(), audit(60, 3).record()] as SiteRecord[];
    expect(state(again)).toBe('sagging, relapsed');
    expect(criterionState(again, 'refunds', LIMITS, on(60))).toMatchObject({ actions: [] });
    expect(criterionState(again, 'refunds', LIMITS, on(60)).cause).toBeUndefined();
    expect(state([...again, aFollowUp(on(61)).adding('refunds-1').record()])).toBe('planned, relapsed');
  });

  test('later updates of actions of the closed episode do not count', () => {
    const reopened = aFollowUp(on(40)).saying('2026-09-01.audit/refunds-1', 'open').record();
    expect(state([...levelled(), reopened, audit(60, 3).record()])).toBe('sagging, relapsed');
  });

  test('a criterion that is levelled again is levelled', () => {
    expect(state([...levelled(), followUp(60, 4).record(), followUp(70, 7).record(), followUp(84, 9).record()])).toBe(
      'levelled',
    );
  });
});

describe('on a day', () => {
  test('only the records up to it count', () => {
    const records = [...levelled(), audit(60, 3).record()];
    const days = [0, 5, 10, 23, 24, 59, 60];
    expect(days.map((day) => state(records, day))).toEqual([
      'planned',
      'in-progress',
      'reached',
      'reached',
      'levelled',
      'levelled',
      'sagging, relapsed',
    ]);
  });

  test('the state comes with the current score, cause, actions and promises', () => {
    const records = [audit(0, { score: 3, cause: aCause() }).planning('refunds-1').record(), followUp(7, 4).record()];
    const told = criterionState(records, 'refunds', LIMITS, on(7));
    expect([told.now?.score, told.cause?.summary, told.actions.length, told.promises.length]).toEqual([
      4,
      'The evening shift was not refilled.',
      1,
      1,
    ]);
  });
});
