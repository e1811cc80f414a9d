/** Settings, sites, follow-ups and templates are checked with their schemas. */
import { describe, expect, test } from 'vitest';
import { parseAs } from '../../src/storage/parse.js';
import { followUpSchema } from '../../src/storage/schema/follow-up.js';
import { settingsSchema, siteSchema } from '../../src/storage/schema/settings.js';
import { templateSchema } from '../../src/storage/schema/template.js';
import { inOrder, problemsOf, told } from '../helpers/printing/problems.js';
import { auditWith, parseAudit, sourceOf } from '../helpers/records/audit-text.js';

const readingSettings = (text: string) =>
  problemsOf(() => parseAs(settingsSchema, sourceOf(`format: config/1\n${text}`), 'config/1'));
const readingSite = (text: string) =>
  problemsOf(() => parseAs(siteSchema, sourceOf(`format: site/1\n${text}`), 'site/1'));

describe('settings', () => {
  test('all problems are reported together', () => {
    const text = `language: de
time-zone: Kyiv
sagging: 12
follow-up-every: 7 days
readme: yes
circle: Ivan
check:
  min-score: 11
  max-drop: {warn: 1, fial: 2}
  unexplained: error
  min-scor: 5
  criteria:
    Refunds: {min-score: 7}
`;
    expect(inOrder(told(readingSettings(text)))).toEqual([
      '2:11 not-one-of',
      '3:12 bad-time-zone',
      '4:10 score-range',
      '5:18 bad-days',
      '6:9 wrong-type',
      '7:9 wrong-type',
      '9:14 number-range',
      '10:23 unknown-key',
      '11:16 not-one-of',
      '12:3 unknown-key',
      '14:5 bad-key',
    ]);
  });

  test.each(['5', '{warn: 6, fail: 5}', '{warn: 6}', 'off', '0'])('min-score: %s is a threshold', (value) => {
    expect(readingSettings(`check: {min-score: ${value}}\n`)).toEqual([]);
  });

  test.each(['warn', '5.5', '[5]', '-1'])('min-score: %s is not a threshold', (value) => {
    expect(told(readingSettings(`check: {min-score: ${value}}\n`))).toHaveLength(1);
  });

  test('for a number of days without the d, the message shows how to write it', () => {
    expect(told(readingSettings('audit-every: 90\n'))).toEqual(['2:14 bad-days']);
  });

  test('a wrong item of a list is reported with the name of the list', () => {
    expect(readingSettings('working-days: [mon, tues]\n')).toMatchObject([
      { details: { key: 'working-days', value: 'tues' } },
    ]);
  });
});

test('a site’s waivers need a known rule, a valid end and a reason', () => {
  const text = 'waivers:\n  - rule: min-scores\n    criterion: refunds\n    value: 30\n    until: 2027-02-30\n';
  expect(inOrder(told(readingSite(text)))).toEqual([
    '3:5 missing-key',
    '3:11 not-one-of',
    '5:12 number-range',
    '6:12 bad-date',
  ]);
});

test('a follow-up may have counted observations without a score; an audit may not', () => {
  const followUp = 'format: follow-up/1\ndate: 2026-11-27\nscores:\n  refunds:\n    counted: {ok: 9, of: 10}\n';
  expect(problemsOf(() => parseAs(followUpSchema, sourceOf(followUp), 'follow-up/1'))).toEqual([]);
  expect(told(problemsOf(() => parseAudit(auditWith('counted: {ok: 9, of: 10}'))))).toEqual(['13:5 entry-one-of']);
});

test('a template’s anchors are 1, 4, 7 and 10', () => {
  const text = (point: number) =>
    `format: template/1\nname: x\nversion: 1\ntitle: {en: X}\ncomponents:\n  a:\n    criteria:\n      b:\n        title: {en: B}\n        anchors:\n          ${point}: {en: y}\n`;
  const reading = (point: number) =>
    told(problemsOf(() => parseAs(templateSchema, sourceOf(text(point)), 'template/1')));
  expect([1, 4, 7, 10].flatMap(reading)).toEqual([]);
  expect(reading(5)).toEqual(['11:11 unknown-key']);
});
