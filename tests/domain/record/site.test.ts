import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionsOf,
  causesOf,
  inOrder,
  measurementsOf,
  nowAndBefore,
  type SiteRecord,
} from '../../../src/domain/record/site.js';
import { aDate, aScore } from '../../helpers/generators/records.js';
import { aCause, aFollowUp, anAudit, aSmallAudit } from '../../helpers/records/builders.js';

const audit = (date: string, score: number) => aSmallAudit(date, { refunds: score }).record();
const followUp = (date: string, score: number) => aFollowUp(date).with('refunds', score).record();
const seen = (records: readonly SiteRecord[]) => {
  const { now, before } = nowAndBefore(records, 'refunds');
  return [now?.score, before?.score];
};

/** Audits and follow-ups, each on another day. */
const aHistory = () =>
  fc
    .uniqueArray(fc.tuple(aDate('2026-01-01', 300), aScore(), fc.boolean()), {
      selector: ([date]) => date,
      minLength: 1,
      maxLength: 8,
    })
    .map((list) => list.map(([date, score, isAudit]) => (isAudit ? audit(date, score) : followUp(date, score))));

describe('the order of records', () => {
  test('by date; on one day the audit, then the follow-ups by number', () => {
    const records = [
      aFollowUp('2026-09-08').record('2026-09-08.follow-up-10'),
      aFollowUp('2026-09-08').record('2026-09-08.follow-up-2'),
      aFollowUp('2026-09-08').record(),
      anAudit('2026-09-08').record(),
      anAudit('2026-09-01').record(),
    ];
    expect(inOrder(records).map(({ id }) => id)).toEqual([
      '2026-09-01.audit',
      '2026-09-08.audit',
      '2026-09-08.follow-up',
      '2026-09-08.follow-up-2',
      '2026-09-08.follow-up-10',
    ]);
  });
});

describe('measurements', () => {
  test('are the scores of audits and follow-ups, oldest first, without “n/a” and “not seen”', () => {
    const records = [
      followUp('2026-09-15', 5),
      audit('2026-09-01', 3),
      aSmallAudit('2026-10-01', { refunds: { na: 'no refunds here' } }).record(),
      aSmallAudit('2026-11-01', { refunds: { 'not-seen': 'nobody asked' } }).record(),
      aFollowUp('2026-09-22')
        .with('refunds', { counted: { ok: 2, of: 3 } })
        .record(),
    ];
    expect(measurementsOf(records, 'refunds').map(({ date, score }) => [date, score])).toEqual([
      ['2026-09-01', 3],
      ['2026-09-15', 5],
    ]);
    expect(measurementsOf(records, 'staff-fit')).toEqual([]);
  });
});

describe('now and before', () => {
  test('the last score, and that of the audit before', () => {
    expect(seen([audit('2026-09-01', 8), audit('2026-11-21', 5)])).toEqual([5, 8]);
    expect(seen([audit('2026-09-01', 8)])).toEqual([8, undefined]);
    expect(seen([])).toEqual([undefined, undefined]);
  });

  test('a follow-up between two audits never softens a drop', () => {
    expect(seen([audit('2026-09-01', 8), followUp('2026-10-01', 5), audit('2026-11-21', 4)])).toEqual([4, 8]);
  });

  test('a follow-up after an audit is compared with that audit', () => {
    expect(seen([audit('2026-09-01', 8), audit('2026-10-01', 7), followUp('2026-11-21', 3)])).toEqual([3, 7]);
    expect(seen([audit('2026-09-01', 8), followUp('2026-10-01', 5), followUp('2026-11-21', 3)])).toEqual([3, 8]);
  });

  test('if it was not seen or did not apply, the audit before that one counts', () => {
    const unseen = aSmallAudit('2026-10-01', { refunds: { 'not-seen': 'nobody asked' } }).record();
    expect(seen([audit('2026-09-01', 8), unseen, audit('2026-11-21', 5)])).toEqual([5, 8]);
    expect(seen([audit('2026-08-01', 9), audit('2026-09-01', 8), unseen])).toEqual([8, 9]);
  });

  test('a follow-up on the day of an audit is compared with that audit', () => {
    expect(seen([audit('2026-09-01', 3), audit('2026-11-21', 7), followUp('2026-11-21', 3)])).toEqual([3, 7]);
  });

  test('“before” is always an audit’s, older than “now”, and no older follow-up changes it', () => {
    fc.assert(
      fc.property(aHistory(), (records) => {
        const { now, before } = nowAndBefore(records, 'refunds');
        expect(before === undefined || before.record.kind === 'audit').toBe(true);
        expect(before === undefined || before.date < (now?.date ?? '')).toBe(true);
        const kept = records.filter(({ kind, date }) => kind === 'audit' || date === now?.date);
        expect(nowAndBefore(kept, 'refunds')).toEqual({ now, ...(before && { before }) });
      }),
    );
  });
});

describe('actions', () => {
  const planned = anAudit('2026-09-01').planning('refunds-1', { due: '2026-09-10' }).record();
  const id = '2026-09-01.audit/refunds-1';
  const stateOf = (...records: readonly SiteRecord[]) => {
    const [state] = actionsOf([planned, ...records]);
    return [state?.status, state?.due, state?.closed];
  };

  test('are open as planned, named after their record', () => {
    expect(actionsOf([planned]).map(({ id }) => id)).toEqual([id]);
    expect(stateOf()).toEqual(['open', '2026-09-10', undefined]);
  });

  test('have the status and the due date that were agreed last; an audit may close them, too', () => {
    const moved = aFollowUp('2026-09-08').saying(id, { status: 'started', due: '2026-09-20' }).record();
    expect(stateOf(moved)).toEqual(['started', '2026-09-20', undefined]);
    expect(stateOf(anAudit('2026-10-01').saying(id, 'done').record(), moved)).toEqual([
      'done',
      '2026-09-20',
      '2026-10-01',
    ]);
  });

  test('that are opened again are no longer closed', () => {
    const done = aFollowUp('2026-09-08').saying(id, 'done').record();
    expect(stateOf(done, aFollowUp('2026-09-15').saying(id, 'open').record())).toEqual([
      'open',
      '2026-09-10',
      undefined,
    ]);
  });

  test('include those of follow-ups; updates of unknown actions are ignored', () => {
    const adding = aFollowUp('2026-09-08').adding('refunds-1').saying('2026-01-01.audit/refunds-9', 'done').record();
    expect(actionsOf([planned, adding]).map((action) => [action.id, action.status])).toEqual([
      [id, 'open'],
      ['2026-09-08.follow-up/refunds-1', 'open'],
    ]);
  });
});

describe('causes', () => {
  test('come from audits and follow-ups, oldest first', () => {
    const records = [
      aFollowUp('2026-09-08')
        .explaining('refunds', aCause({ summary: 'second' }))
        .record(),
      aSmallAudit('2026-09-01', { refunds: { score: 3, cause: aCause({ summary: 'first' }) } }).record(),
      aFollowUp('2026-09-15').explaining('staff-fit').record(),
    ];
    expect(causesOf(records, 'refunds').map(({ date, cause }) => [date, cause.summary])).toEqual([
      ['2026-09-01', 'first'],
      ['2026-09-08', 'second'],
    ]);
  });
});
