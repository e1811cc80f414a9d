import { describe, expect, test } from 'vitest';
import { checkSite } from '../../../src/domain/gate/gate.js';
import { proposedCheck } from '../../../src/domain/gate/propose.js';
import { STARTING_CHECK } from '../../../src/domain/gate/thresholds.js';
import { addDays } from '../../../src/domain/text/date.js';
import { loadMessages } from '../../../src/locales/index.js';
import { aSmallAudit } from '../../helpers/records/builders.js';

const TODAY = '2026-11-21';
const LIMITS = { sagging: 5, target: 7 };
/** Audits thirty days apart, the last one today; each gives all criteria the scores of its place. */
const series = (...scores: number[][]) =>
  scores.map((row, index) => {
    const keys = ['refunds', 'availability', 'after-sales', 'price-quality', 'staff-fit'];
    const entries = Object.fromEntries(row.map((score, at) => [keys[at] ?? '', score]));
    return aSmallAudit(addDays(TODAY, -30 * (scores.length - 1 - index)), entries).record();
  });
const propose = (...scores: number[][]) => proposedCheck([series(...scores)], LIMITS, TODAY);

test('a project without a history gets the starting values and no reasons', () => {
  expect(proposedCheck([], LIMITS, TODAY)).toEqual({ check: STARTING_CHECK, why: {} });
});

describe('from the history', () => {
  test('the present scores pass, and a lower one fails', () => {
    const { check, why } = propose([8, 3]);
    expect([check['min-score'], why['min-score']]).toEqual([{ warn: 6, fail: 3 }, { lowest: 3 }]);
    expect(propose([8, 5]).check['min-score']).toEqual(STARTING_CHECK['min-score']);
  });

  test('a fall is unusual if nine in ten steps are smaller; with few steps there is no proposal', () => {
    const calm = Array.from({ length: 6 }, (_, n) => [7, 7, 7, 7, n % 2 === 0 ? 7 : 6]);
    expect(propose(...calm)).toMatchObject({
      check: { 'max-drop': { warn: 1, fail: 2 } },
      why: { 'max-drop': { steps: 25, usual: 2 } },
    });
    const wild = Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? [9, 9, 9, 9, 9] : [5, 5, 5, 5, 5]));
    expect(propose(...wild).check['max-drop']).toEqual({ warn: 3, fail: 4 });
    expect(propose([9, 9], [4, 4]).why['max-drop']).toBeUndefined();
  });

  test('the greatest age of an audit follows from the time between audits', () => {
    expect(propose([7], [7], [7])).toMatchObject({
      check: { 'max-age': { warn: '30d', fail: '50d' } },
      why: { 'max-age': { days: 30 } },
    });
  });

  test('the proposed thresholds pass on the day they are proposed', () => {
    for (const scores of [
      [
        [9, 9],
        [2, 9],
      ],
      [
        [10, 4],
        [7, 1],
        [3, 3],
      ],
      [
        [5, 5],
        [5, 5],
      ],
    ]) {
      const records = series(...scores);
      const { check } = proposedCheck([records], LIMITS, TODAY);
      const failing = checkSite(records, { ...LIMITS, check, waivers: [] }, TODAY).filter(
        ({ level }) => level === 'fail',
      );
      expect(failing.map(({ rule }) => rule).filter((rule) => rule !== 'max-drop')).toEqual([]);
    }
  });
});

test.each(['en', 'ru'] as const)(
  'no reason is worded as the present, because it stays in the settings: %s',
  async (language) => {
    const { lowest, slide } = (await loadMessages(language)).files.why;
    for (const text of [lowest(3), slide(4)]) expect(text).not.toMatch(/\b(now|today|is \d)\b|сейчас|сегодня/i);
  },
);
