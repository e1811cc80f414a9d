/** Single lines of the diagram. */
import { describe, expect, test } from 'vitest';
import type { AuditRecord } from '../../../src/domain/record/site.js';
import { diagramOf } from '../../../src/domain/view/diagram.js';
import { renderShow } from '../../../src/render/view/show-lines.js';
import { aStyle } from '../../helpers/printing/styles.js';
import { aFollowUp, anAudit, aSmallAudit, base, salon } from '../../helpers/records/builders.js';

const { now } = salon.records();
/** Renders an audit without other records. */
const alone = (record: AuditRecord) =>
  renderShow(diagramOf([record], record, base, salon.today), salon.title, {}, aStyle());

describe('the header', () => {
  test('the first audit is compared with nothing', () => {
    expect(alone(anAudit().record())[0]).toBe(
      'Lviv Center, Base                                       21 Nov 2026, first audit',
    );
  });

  test('names several assessors and the period; a person without a role is only named', () => {
    const assessors = [{ name: 'Olena', role: 'owner' as const }, { name: 'Ivan' }];
    expect(alone(anAudit().having({ assessors, period: 'May' }).record())[1]).toMatch(
      /^Olena \(owner\), Ivan, May {2,}target 7/,
    );
  });

  test('without the questionnaire, keys are shown in place of titles', () => {
    const shown = renderShow(diagramOf([now], now, undefined, salon.today), salon.title, {}, aStyle()).join('\n');
    expect(shown).toContain('Lviv Center, base');
    expect(shown).toContain('! staffing-level                 ██████░░░░░░░░│       3');
  });

  test('typed text cannot move the cursor', () => {
    const hostile = anAudit()
      .having({ assessors: [{ name: 'Ole\u001b[2Jna\u202e' }], period: 'a\rb' })
      .with('client-area', { na: '\u001b]0;pwned\u0007' })
      .record();
    const shown = renderShow(
      diagramOf([hostile], hostile, base, salon.today),
      'Lviv\u009b31m',
      {},
      aStyle({ columns: 120 }),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test proves that they are absent
    expect(shown.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('the remark beside a score', () => {
  const rowOf = (records: readonly Parameters<typeof diagramOf>[0][number][], title: string, today = salon.today) => {
    const shown = records.filter((record): record is AuditRecord => record.kind === 'audit').at(-1) as AuditRecord;
    const drawn = renderShow(diagramOf(records, shown, base, today), salon.title, {}, aStyle());
    return drawn
      .find((line) => line.includes(title))
      ?.slice(54)
      .trim();
  };
  const was = aSmallAudit('2026-09-01', { refunds: 4 }).record();

  test.each([
    ['a rise', 6, '6   +2'],
    ['a fall', 2, '2   -2   cause unknown'],
    ['no change', 4, '4        cause unknown'],
    ['that it is at target again', 7, '7   +3   at target'],
  ])('%s', (_, score, expected) => {
    expect(rowOf([was, aSmallAudit('2026-11-21', { refunds: score }).record()], 'Getting a refund')).toBe(expected);
  });

  test('a criterion that was not seen keeps its earlier score, with its date', () => {
    const unseen = aSmallAudit('2026-11-21', { refunds: { 'not-seen': 'nobody asked' } }).record();
    expect(rowOf([was, unseen], 'Getting a refund')).toBe('4        as on 1 Sep');
    expect(rowOf([unseen], 'Getting a refund')).toBe('–        not seen');
    const followed = aFollowUp('2026-10-05').with('refunds', 6).record();
    expect(rowOf([was, followed, unseen], 'Getting a refund')).toBe('6        as on 5 Oct');
  });

  test('a promise is shown with its date, or with the days since it was missed', () => {
    const explained = aSmallAudit('2026-11-21', { refunds: 4 }).explaining('refunds').record();
    expect(rowOf([explained], 'Getting a refund')).toBe('4        7 by 2 Jan 2027');
    expect(rowOf([explained], 'Getting a refund', '2027-01-02')).toBe('4        7 by 2 Jan 2027');
    expect(rowOf([explained], 'Getting a refund', '2027-01-03')).toBe('4        overdue 1 day');
  });
});

describe('the totals', () => {
  const last = (record: AuditRecord) => alone(record).at(-1);

  test('never show the level without the lowest score and the mean', () => {
    expect(last(anAudit().with('refunds', 2).record())).toBe(
      'Lowest 2   1 of 12 sag   5 to target   level 69   mean 6.6',
    );
  });

  test('if nothing sags, there is no list of sagging criteria', () => {
    const shown = alone(anAudit().record());
    expect(shown).not.toContain('Sagging');
    expect(shown.at(-1)).toBe('Lowest 7   0 of 12 sag   0 to target   level 100   mean 7.0');
  });

  test('if nothing has a score, that is said in place of the totals', () => {
    const none = aSmallAudit('2026-11-21', { refunds: { na: 'none here' } }).record();
    expect(alone(none).at(-1)).toBe('Nothing scored yet');
  });
});
