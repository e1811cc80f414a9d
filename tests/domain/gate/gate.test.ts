import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSite, type Finding } from '../../../src/domain/gate/gate.js';
import {
  type CheckSettings,
  DEFAULT_CHECK,
  type Thresholds,
  type Waiver,
} from '../../../src/domain/gate/thresholds.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { aScore } from '../../helpers/generators/records.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const TODAY = '2026-11-21';
const thresholds = (check: CheckSettings, more: Partial<Thresholds> = {}): Thresholds => ({
  sagging: 5,
  target: 7,
  check,
  waivers: [],
  ...more,
});
const audit = (date: string, score: number) => aSmallAudit(date, { refunds: score }).record();
const history = (now: number, before?: number): SiteRecord[] => [
  ...(before === undefined ? [] : [audit('2026-09-01', before)]),
  audit('2026-11-20', now),
];
const findingsOf = (findings: readonly Finding[]) =>
  findings.map(({ rule, level, threshold, waived }) =>
    [rule, level, threshold, waived && 'waived'].filter((part) => part !== undefined).join(' '),
  );
const check = (records: readonly SiteRecord[], set: Thresholds, today = TODAY) =>
  findingsOf(checkSite(records, set, today));

describe('min-score', () => {
  test.each<[string, CheckSettings['min-score'], number, string[]]>([
    ['below a number', 5, 4, ['min-score fail 5']],
    ['at a number', 5, 5, []],
    ['above a number', 5, 6, []],
    ['below both', { warn: 6, fail: 5 }, 4, ['min-score fail 5']],
    ['between both', { warn: 6, fail: 5 }, 5, ['min-score warn 6']],
    ['at the warning', { warn: 6, fail: 5 }, 6, []],
    ['below a warning alone', { warn: 6 }, 1, ['min-score warn 6']],
    ['below a failure alone', { fail: 5 }, 4, ['min-score fail 5']],
    ['with no level', {}, 1, []],
    ['off', 'off', 1, []],
    ['not named', undefined, 1, []],
  ])('%s', (_, value, score, expected) => {
    expect(check(history(score), thresholds({ 'min-score': value }))).toEqual(expected);
  });
});

describe('max-drop', () => {
  const set = thresholds({ 'max-drop': { warn: 1, fail: 2 } });
  test.each([
    ['a fall of 3', 4, 7, ['max-drop fail 2']],
    ['a fall of 2', 5, 7, ['max-drop warn 1']],
    ['a fall of 1', 6, 7, []],
    ['no fall', 7, 7, []],
    ['a rise', 9, 3, []],
    ['nothing before', 1, undefined, []],
  ])('%s', (_, now, before, expected) => {
    expect(check(history(now, before), set)).toEqual(expected);
  });

  test('a limit of 0 allows no fall at all', () => {
    expect(check(history(6, 7), thresholds({ 'max-drop': 0 }))).toEqual(['max-drop fail 0']);
  });

  test('a follow-up between two audits does not soften a fall', () => {
    const records = [
      audit('2026-09-01', 8),
      aFollowUp('2026-10-10').with('refunds', 5).record(),
      audit('2026-11-20', 5),
    ];
    expect(check(records, set)).toEqual(['max-drop fail 2']);
  });

  test('a follow-up after the audit is judged as well', () => {
    const later = aFollowUp('2026-11-21').with('refunds', 3).record();
    expect(check([...history(7, 7), later], set)).toEqual(['max-drop fail 2']);
    expect(checkSite([...history(7, 7), later], set, TODAY)[0]?.facts).toMatchObject({ score: 3, was: 7 });
  });
});

describe('unexplained', () => {
  const explained = (cause = aCause()) => [aSmallAudit('2026-11-20', { refunds: { score: 5, cause } }).record()];
  test.each<[string, SiteRecord[], string[]]>([
    ['it sags without a cause', history(5), ['unexplained warn']],
    ['it does not sag', history(6), []],
    ['all six answered, the cause named', explained(), []],
    ['five answered', explained(aCause({ today: undefined })), ['unexplained warn']],
    ['the cause is not named', explained(aCause({ summary: undefined })), ['unexplained warn']],
    ['explained by a follow-up', [...history(5), aFollowUp('2026-11-21').explaining('refunds').record()], []],
    [
      'explained in an earlier audit, and it sags on',
      [aSmallAudit('2026-09-01', { refunds: { score: 4, cause: aCause() } }).record(), audit('2026-11-20', 5)],
      [],
    ],
  ])('%s', (_, records, expected) => {
    expect(check(records, thresholds({ unexplained: 'warn' }))).toEqual(expected);
  });

  test('fail and off', () => {
    expect(check(history(5), thresholds({ unexplained: 'fail' }))).toEqual(['unexplained fail']);
    expect(check(history(5), thresholds({ unexplained: 'off' }))).toEqual([]);
  });

  test('a criterion sags by the limit of the audit or of the settings, whichever is stricter', () => {
    const saying = (sagging: number, score: number) =>
      aSmallAudit('2026-11-20', { refunds: score }).having({ sagging }).record();
    const set = thresholds({ unexplained: 'fail' });
    expect(check([saying(6, 6)], set)).toEqual(['unexplained fail']);
    // An audit that says so little sags lets itself off nothing.
    expect(check([saying(1, 5)], set)).toEqual(['unexplained fail']);
    expect(check([saying(1, 6)], set)).toEqual([]);
  });
});

describe('which criteria are judged', () => {
  const set = thresholds({ 'min-score': 7, 'max-drop': 0, unexplained: 'fail' });

  test('a criterion that does not apply is not judged', () => {
    const na = aSmallAudit('2026-11-20', { refunds: { na: 'none here' } }).record();
    expect(check([audit('2026-09-01', 3), na], set)).toEqual([]);
  });

  test('a criterion that was not seen is judged by its last score', () => {
    const unseen = aSmallAudit('2026-11-20', { refunds: { 'not-seen': 'nobody asked' } }).record();
    expect(check([audit('2026-09-01', 4), unseen], thresholds({ 'min-score': 5 }))).toEqual(['min-score fail 5']);
    expect(check([unseen], set)).toEqual([]);
  });

  test('a site without an audit has no findings', () => {
    expect(check([aFollowUp('2026-11-20').with('refunds', 1).record()], set)).toEqual([]);
  });

  test('each criterion is judged alone, whatever the mean; failures come first, then the lowest scores', () => {
    const records = [
      aSmallAudit('2026-11-20', { 'staff-fit': 10, refunds: 5, availability: 2, 'after-sales': 4 }).record(),
    ];
    const findings = checkSite(records, thresholds({ 'min-score': { warn: 6, fail: 5 } }), TODAY);
    expect(findings.map(({ criterion, level }) => `${criterion} ${level}`)).toEqual([
      'availability fail',
      'after-sales fail',
      'refunds warn',
    ]);
  });

  test('one rule finds a criterion once, at its worst level', () => {
    fc.assert(
      fc.property(aScore(), aScore(), aScore(), aScore(), (now, before, warn, fail) => {
        const findings = check(
          history(now, before),
          thresholds({ 'min-score': { warn, fail }, 'max-drop': { warn: 1, fail: 2 } }),
        );
        const low = now < fail ? [`min-score fail ${fail}`] : now < warn ? [`min-score warn ${warn}`] : [];
        const drop = before - now > 2 ? ['max-drop fail 2'] : before - now > 1 ? ['max-drop warn 1'] : [];
        expect([...findings].sort()).toEqual([...low, ...drop].sort());
      }),
    );
  });
});

describe('waivers', () => {
  const aWaiver = (more: Partial<Waiver> = {}): Waiver => ({
    rule: 'min-score',
    criterion: 'refunds',
    until: '2026-11-21',
    reason: 'new till on order',
    ...more,
  });
  const waiving = (waiver: Waiver, now = 4, today = TODAY) =>
    check(history(now), thresholds({ 'min-score': { warn: 6, fail: 5 } }, { waivers: [waiver] }), today);

  test('hold up to and on their last day', () => {
    expect(waiving(aWaiver())).toEqual(['min-score fail 5 waived']);
    expect(waiving(aWaiver(), 4, '2026-11-22')).toEqual(['min-score fail 5']);
  });

  test.each([
    [4, 'min-score fail 5 waived'],
    [3, 'min-score fail 5 waived'],
    [2, 'min-score fail 5'],
  ])('with a value of 3, a score of %i: %s', (score, expected) => {
    expect(waiving(aWaiver({ value: 3 }), score)).toEqual([expected]);
  });

  test('do not apply to another rule or criterion', () => {
    expect(waiving(aWaiver({ rule: 'max-drop' }))).toEqual(['min-score fail 5']);
    expect(waiving(aWaiver({ criterion: 'staff-fit' }))).toEqual(['min-score fail 5']);
  });

  test('for a fall, a higher value is milder', () => {
    const allowing = (value: number) =>
      thresholds({ 'max-drop': 2 }, { waivers: [aWaiver({ rule: 'max-drop', value })] });
    expect(check(history(3, 7), allowing(4))).toEqual(['max-drop fail 2 waived']);
    expect(check(history(3, 7), allowing(3))).toEqual(['max-drop fail 2']);
  });

  test('are listed after the other findings, with their reason', () => {
    const records = [aSmallAudit('2026-11-20', { refunds: 1, 'staff-fit': 5 }).record()];
    const findings = checkSite(
      records,
      thresholds({ 'min-score': { warn: 6, fail: 5 } }, { waivers: [aWaiver()] }),
      TODAY,
    );
    expect(findings.map(({ criterion }) => criterion)).toEqual(['staff-fit', 'refunds']);
    expect(findings[1]?.waived?.reason).toBe('new till on order');
  });
});

test('without settings, check fails below 5, warns below 6, judges falls of more than 1 and 2 points, and warns about unexplained criteria', () => {
  expect(check(history(4, 7), thresholds(DEFAULT_CHECK))).toEqual([
    'min-score fail 5',
    'max-drop fail 2',
    'unexplained warn',
  ]);
});
