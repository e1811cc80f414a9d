/** The words of earlier records about a criterion. */
import { describe, expect, test } from 'vitest';
import { earlierCause, historiesIn } from '../../../src/domain/interview/criterion-history.js';
import { aCause, aFollowUp, anAudit, base } from '../../helpers/records/builders.js';

describe('the cause that earlier records name', () => {
  const first = aCause({ promise: { said: '3 weeks', due: '2026-10-01', target: 8 } });
  const audit = anAudit('2026-09-01').with('refunds', 3).explaining('refunds', first).record();
  const again = {
    'answered-by': 'Olena Kovalchuk',
    summary: 'Nobody owns refunds.',
    factors: [{ side: 'internal' as const, text: 'No rule.' }],
    promise: { said: '2 weeks', due: '2026-10-15', target: 7 },
  };
  const meeting = aFollowUp('2026-10-01').with('refunds', 4).explaining('refunds', again).record();

  test('of a follow-up that asked some questions again is completed by the record before it', () => {
    expect(earlierCause([audit, meeting], 'refunds')).toEqual({
      cause: { ...first, ...again, promise: { by: 'Olena Kovalchuk', ...again.promise } },
      date: '2026-10-01',
      dates: {
        ...{ since: '2026-09-01', mechanism: '2026-09-01', responsible: '2026-09-01', advisers: '2026-09-01' },
        ...{ today: '2026-09-01', 'answered-by': '2026-10-01', summary: '2026-10-01' },
        ...{ factors: '2026-10-01', promise: '2026-10-01' },
      },
    });
  });

  test('ends with the last one that is whole', () => {
    const later = anAudit('2026-12-01')
      .with('refunds', 3)
      .explaining('refunds', aCause({ advisers: undefined }))
      .record();
    expect(earlierCause([audit, meeting, later], 'refunds')?.cause.advisers).toBeUndefined();
  });

  test('is not there if nobody has answered', () => {
    expect(earlierCause([audit], 'availability')).toBeUndefined();
  });
});

test('the reason why a criterion did not apply is there as long as it is the last thing said', () => {
  const audit = anAudit('2026-09-01').with('refunds', { na: 'No till here.' }).record();
  const scored = anAudit('2026-12-01').with('refunds', 5).record();
  const silent = aFollowUp('2026-10-01').with('staff-fit', 5).record();
  expect(historiesIn([audit, silent], base).get('refunds')?.na).toBe('No till here.');
  expect(historiesIn([audit, silent, scored], base).get('refunds')).toBeUndefined();
});
