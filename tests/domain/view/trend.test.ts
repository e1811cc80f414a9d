import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src/domain/text/date.js';
import { paceOf, trendOf } from '../../../src/domain/view/trend.js';
import { aScore } from '../../helpers/generators/records.js';
import { aFollowUp, aSmallAudit, measured } from '../../helpers/records/builders.js';

const LIMITS = { sagging: 5, target: 7 };
const START = '2026-01-01';
const on = (days: number) => addDays(START, days);
const pace = (...measurements: [day: number, score: number][]) =>
  paceOf(
    { opened: START, actions: [], measurements: measurements.map(([day, score]) => measured(on(day), score)) },
    LIMITS.target,
  );

describe('the pace', () => {
  test('is in points a month over at least three measurements, with the day of reaching the target', () => {
    expect(pace([0, 3], [30, 4], [60, 5])).toEqual({ perMonth: 1, measurements: 3, target: on(120) });
    expect(pace([0, 3], [15, 4], [30, 5])?.perMonth).toBe(2);
  });

  test.each([
    ['two measurements', [[0, 3] as const, [60, 5] as const]],
    ['three within two weeks', [[0, 3] as const, [7, 4] as const, [13, 5] as const]],
    ['a flat line', [[0, 3] as const, [30, 3] as const, [60, 3] as const]],
    ['up and down again', [[0, 3] as const, [30, 4] as const, [60, 3] as const]],
    ['a move too slow to be said', [0, 300, 600, 900].map((day) => [day, day === 900 ? 4 : 3] as const)],
  ])('%s: no pace', (_, measurements) => {
    expect(pace(...measurements.map(([day, score]): [number, number] => [day, score]))).toBeUndefined();
  });

  test('a falling criterion has no such day, nor has one at its target', () => {
    expect(pace([0, 5], [30, 4], [60, 3])).toEqual({ perMonth: -1, measurements: 3 });
    expect(pace([0, 3], [30, 5], [60, 7])).toEqual({ perMonth: 2, measurements: 3 });
  });

  test('for any measurements it is not 0, and the day is after the last measurement', () => {
    const measurements = fc.uniqueArray(fc.tuple(fc.nat(1000), aScore()), { selector: ([day]) => day, maxLength: 8 });
    fc.assert(
      fc.property(measurements, (list) => {
        const sorted = [...list].sort(([a], [b]) => a - b);
        const found = pace(...sorted);
        if (!found) return;
        expect(sorted.length).toBeGreaterThanOrEqual(3);
        expect(found.perMonth).not.toBe(0);
        const last = on(sorted.at(-1)?.[0] ?? 0);
        if (found.target) expect(daysBetween(last, found.target)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a trend', () => {
  const records = [
    aSmallAudit('2026-01-01', { refunds: 3, 'staff-fit': 7 }).record(),
    aSmallAudit('2026-04-01', { refunds: { na: 'no refunds in spring' }, 'staff-fit': 7 }).record(),
    aFollowUp('2026-05-01').with('refunds', 4).record(),
    aSmallAudit('2026-07-01', { refunds: { 'not-seen': 'nobody asked' }, 'staff-fit': 6, availability: 9 }).record(),
    aFollowUp('2026-07-20').with('refunds', 5).record(),
  ];
  const trend = trendOf(records, LIMITS, '2026-08-01');
  const row = (key: string, of = trend) => of.rows.find(({ criterion }) => criterion === key);

  test('has the entry of every audit, every measurement, the change and the gaps', () => {
    expect(trend.audits.map(({ date }) => date)).toEqual(['2026-01-01', '2026-04-01', '2026-07-01']);
    expect(row('refunds')).toMatchObject({
      entries: [{ score: 3 }, { na: 'no refunds in spring' }, { 'not-seen': 'nobody asked' }],
      change: 2,
      sags: true,
      gaps: ['2026-04-01', '2026-07-01'],
    });
    expect(row('refunds')?.measurements.map(({ score }) => score)).toEqual([3, 4, 5]);
    expect(row('staff-fit')).toMatchObject({ change: -1, sags: false, gaps: [] });
    expect(row('availability')).toMatchObject({
      entries: [undefined, undefined, { score: 9 }],
      gaps: expect.any(Array),
    });
    expect(row('availability')?.change).toBeUndefined();
    expect(trend.measuredSince).toBe('2026-07-20');
  });

  test('has the mean and the lowest score of each component; a criterion that was not seen counts with its earlier score', () => {
    const product = trend.components.find(({ component }) => component === 'product');
    expect(product?.points).toEqual([
      { mean: 3, lowest: 3, isBreak: false },
      undefined,
      { mean: 6.5, lowest: 4, isBreak: true },
    ]);
  });

  test('the first and the last mean are compared over the criteria that both have', () => {
    const product = trend.components.find(({ component }) => component === 'product');
    expect(product?.ends).toMatchObject({ criteria: 1, isWhole: false, was: { mean: 3 }, now: { mean: 4 } });
  });

  test('with --since the window begins on that day', () => {
    const later = trendOf(records, LIMITS, '2026-08-01', '2026-04-02');
    expect(later.audits.map(({ date }) => date)).toEqual(['2026-07-01']);
    expect(row('refunds', later)).toMatchObject({ change: 1, first: { score: 4 } });
  });

  test('on an earlier day only the records up to it count', () => {
    expect(trendOf(records, LIMITS, '2026-05-01')).toEqual(trendOf(records.slice(0, 3), LIMITS, '2026-05-01'));
    expect(trendOf([], LIMITS, '2026-05-01')).toMatchObject({ audits: [], rows: [], components: [] });
  });
});
