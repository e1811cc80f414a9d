import { describe, expect, test } from 'vitest';
import type { Action, ActionStatus } from '../../../src/domain/record/audit.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { addDays } from '../../../src/domain/text/date.js';
import { reopenings } from '../../../src/domain/treatment/correction.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const LIMITS = { sagging: 5, target: 7 };
const START = '2026-09-01';
const ID = '2026-09-01.audit/refunds-1';
const on = (days: number) => addDays(START, days);
const PROMISE = { said: '8 weeks', due: on(56), target: 7 };
const audit = (score = 3, action: Partial<Action> = {}) =>
  aSmallAudit(START, { refunds: { score, cause: aCause({ promise: PROMISE }) } })
    .planning('refunds-1', action)
    .record();
const followUp = (days: number, score: number) => aFollowUp(on(days)).with('refunds', score);
const says = (days: number, status: ActionStatus) => aFollowUp(on(days)).saying(ID, status).record();
const anew = (days: number, cause = aCause({ promise: undefined })) => aFollowUp(on(days)).explaining('refunds', cause);
/** The reasons and their dates. */
const reopened = (records: readonly SiteRecord[], days = 50) =>
  reopenings(records, 'refunds', LIMITS, on(days)).map(
    ({ because, since }) => `${because} ${Math.round((Date.parse(since) - Date.parse(START)) / 86_400_000)}`,
  );

describe('an action that was done without raising the score', () => {
  test('reopens the questions at the next measurement, on a later day', () => {
    expect(reopened([audit(), says(7, 'done')])).toEqual([]);
    expect(reopened([audit(), followUp(7, 3).saying(ID, 'done').record()])).toEqual([]);
    expect(reopened([audit(), says(7, 'done'), followUp(14, 3).record()])).toEqual(['ineffective 14']);
    expect(reopened([audit(), says(7, 'done'), followUp(14, 2).record()])).toEqual(['ineffective 14']);
    expect(reopened([audit(), says(7, 'done'), followUp(14, 4).record()])).toEqual([]);
  });

  test('is judged by the score before it was done: a rise on that day counts', () => {
    const done = followUp(7, 5).saying(ID, 'done').record();
    expect(reopened([audit(), done, followUp(14, 5).record()])).toEqual([]);
    expect(reopened([audit(), done, followUp(14, 3).record()])).toEqual(['ineffective 14']);
  });

  test.each(['open', 'started', 'dropped'] as const)('does not reopen them if it is %s', (status) => {
    expect(reopened([audit(), says(7, status), followUp(14, 3).record()])).toEqual([]);
  });

  test.each(['appoint', 'investigate', 'peer', 'measure'] as const)(
    'does not reopen them if it is of the kind %s, which only measurements or asks',
    (kind) => {
      expect(reopened([audit(3, { kind }), says(7, 'done'), followUp(14, 3).record()])).toEqual([]);
    },
  );

  test('is settled by a later rise', () => {
    expect(reopened([audit(), says(7, 'done'), followUp(14, 3).record(), followUp(21, 4).record()])).toEqual([]);
  });
});

describe('two follow-ups without a rise', () => {
  test('reopen the questions; one does not', () => {
    expect(reopened([audit(), followUp(7, 3).record()])).toEqual([]);
    expect(reopened([audit(), followUp(7, 3).record(), followUp(14, 3).record()])).toEqual(['no-rise 14']);
    expect(reopened([audit(), followUp(7, 2).record(), followUp(14, 3).record()])).toEqual(['no-rise 14']);
    expect(reopened([audit(), followUp(7, 4).record(), followUp(14, 4).record()])).toEqual([]);
    expect(reopened([audit(), followUp(7, 4).record(), followUp(14, 4).record(), followUp(21, 4).record()])).toEqual([
      'no-rise 21',
    ]);
  });

  test('follow-ups without a score are not counted', () => {
    expect(reopened([audit(), followUp(7, 3).record(), aFollowUp(on(14)).record()])).toEqual([]);
  });

  test('audits are not follow-ups', () => {
    const later = (days: number) => aSmallAudit(on(days), { refunds: 3 }).record();
    expect(reopened([audit(), later(7), later(14)])).toEqual([]);
  });
});

describe('a missed date', () => {
  test('reopens the questions when the promise is broken', () => {
    expect(reopened([audit()], 63)).toEqual([]);
    expect(reopened([audit()], 64)).toEqual(['missed-date 64']);
    expect(reopened([audit(), followUp(58, 5).record()], 58)).toEqual(['missed-date 58']);
  });

  test('does not reopen them once there is a new estimate', () => {
    const estimate = anew(50, { promise: { said: 'one more month', due: on(90), target: 7 } }).record();
    expect(reopened([audit(), estimate], 70)).toEqual([]);
    expect(reopened([audit(), estimate], 98)).toEqual(['missed-date 98']);
  });
});

describe('reasons are settled', () => {
  const flat = [audit(), says(7, 'done'), followUp(14, 3).record(), followUp(21, 3).record()];

  test('by new answers to question 2 or 3, also on the same day, but not by earlier answers', () => {
    expect(reopened(flat)).toEqual(['ineffective 14', 'no-rise 21']);
    expect(reopened([...flat, anew(22).record()])).toEqual([]);
    expect(reopened([...flat, anew(22, { mechanism: aCause().mechanism }).record()])).toEqual([]);
    expect(reopened([...flat, anew(22, { summary: 'Something else.' }).record()])).toEqual([
      'ineffective 14',
      'no-rise 21',
    ]);
    expect(reopened([...flat.slice(0, 3), followUp(21, 3).explaining('refunds', aCause()).record()])).toEqual([]);
    expect(reopened([...flat, anew(10).record()])).toEqual(['ineffective 14', 'no-rise 21']);
  });

  test('at the target, and outside an episode', () => {
    expect(reopened([...flat, followUp(28, 7).record()])).toEqual([]);
    const fine = aSmallAudit(START, { refunds: 6 }).planning('refunds-1').record();
    expect(reopened([fine, says(7, 'done'), followUp(14, 6).record(), followUp(21, 6).record()])).toEqual([]);
  });

  test('for a missed date only by answers after it', () => {
    expect(reopened([audit(), anew(60).record(), followUp(63, 3).record()], 63)).toEqual([]);
    expect(reopened([audit(), anew(56).record(), followUp(63, 3).record()], 63)).toEqual(['missed-date 63']);
  });
});

test('an action of an earlier episode or of another criterion reopens nothing', () => {
  const other = aSmallAudit(START, { refunds: 3, 'staff-fit': 4 }).planning('staff-fit-1').record();
  const done = aFollowUp(on(7)).saying('2026-09-01.audit/staff-fit-1', 'done').record();
  expect(reopened([other, done, followUp(14, 3).record()])).toEqual([]);
});
