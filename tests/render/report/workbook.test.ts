/**
 * The workbook, read back by a library that did not write it.
 *
 * @module-tag process
 */
import { spawnSync } from 'node:child_process';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { scoresOf } from '../../../src/domain/record/scores.js';
import { actionsOf, causesOf, type SiteRecord } from '../../../src/domain/record/site.js';
import type { Language } from '../../../src/language.js';
import { FILTERS } from '../../../src/render/kit/filters.js';
import { renderWorkbook } from '../../../src/render/report/workbook.js';
import { HOSTILE } from '../../helpers/generators/hostile-texts.js';
import { aStyle } from '../../helpers/printing/styles.js';
import { aCause, aFollowUp, aSmallAudit, base } from '../../helpers/records/builders.js';

const TITLES = new Map(
  base.components.flatMap(({ key, title, criteria }) => [
    [key, title] as const,
    ...criteria.map((one) => [one.key, one.title] as const),
  ]),
);

async function bytesOf(records: readonly SiteRecord[], language: Language = 'en'): Promise<Buffer> {
  const view = {
    scores: scoresOf(records),
    causes: records.flatMap((record) =>
      causesOf(records, 'refunds')
        .filter((given) => given.record === record)
        .map(({ date, cause }) => ({ criterion: 'refunds', date, cause })),
    ),
    actions: actionsOf(records),
    titles: TITLES,
    limits: { sagging: 5, target: 7 },
  };
  return Buffer.from(await renderWorkbook(view, aStyle({ language })));
}

async function sheetsOf(records: readonly SiteRecord[], language: Language = 'en') {
  return readXlsxFile(await bytesOf(records, language));
}

/** The XML of the sheets, in which a formula would be found. */
function xmlOf(bytes: Buffer): string {
  const script =
    'import sys, zipfile, io; z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); assert z.testzip() is None; sys.stdout.buffer.write(b"".join(z.read(n) for n in z.namelist()))';
  return spawnSync('python3', ['-c', script], { input: bytes }).stdout.toString('utf8');
}

const RECORDS: SiteRecord[] = [
  aSmallAudit('2026-09-01', { refunds: 4, 'staffing-level': { na: 'closed' }, 'speech-manner': 7 })
    .planning('refunds-1', { text: 'Write down the rule.', owner: 'Anna Bondar', due: '2026-09-15', needs: 'An hour' })
    .record(),
  aFollowUp('2026-09-08').with('refunds', 5).saying('2026-09-01.audit/refunds-1', 'done').record(),
  aSmallAudit('2026-11-20', { refunds: 7, 'staffing-level': { 'not-seen': 'night' }, 'speech-manner': 10 }).record(),
];
const day = (date: string) => new Date(`${date}T00:00:00Z`);

test('the first sheet has scores by date, as numbers and real dates', async () => {
  const [scores] = await sheetsOf(RECORDS);
  expect(scores).toEqual({
    sheet: 'Scores',
    data: [
      ['Component', 'Criterion', day('2026-09-01'), day('2026-09-08'), day('2026-11-20')],
      ['Product', 'Getting a refund', 4, 5, 7],
      ['Personnel', 'Enough people, no queues', 'n/a', null, '–'],
      ['Personnel', 'Manner of speech', 7, null, 10],
    ],
  });
});

test('the second sheet has the notes with their line breaks, the counts as numbers, and why there is no score', async () => {
  const note = 'Two guests ❤️\n=SUM(A1)';
  const noted = aSmallAudit('2026-12-01', { refunds: { score: 8, counted: { ok: 9, of: 10 }, note } }).record();
  const [, notes] = await sheetsOf([...RECORDS, noted]);
  expect(notes).toEqual({
    sheet: 'What was seen',
    data: [
      ['Date', 'Criterion', 'Score', 'In order', 'Out of', 'What was seen'],
      [day('2026-09-01'), 'Enough people, no queues', null, null, null, 'does not apply: closed'],
      [day('2026-11-20'), 'Enough people, no queues', null, null, null, 'not seen this time: night'],
      [day('2026-12-01'), 'Getting a refund', 8, 9, 10, note],
    ],
  });
});

test('the third sheet has every answer to the six questions', async () => {
  const audit = aSmallAudit('2026-12-01', { refunds: 3 }).explaining(
    'refunds',
    aCause({
      summary: 'Nobody\nowns it.',
      factors: [{ side: 'internal', text: 'No rule.' }],
      since: { answer: 'always' },
    }),
  );
  const [, , causes] = await sheetsOf([audit.record()]);
  expect(causes?.sheet).toBe('Causes');
  expect(causes?.data).toContainEqual([day('2026-12-01'), 'Getting a refund', 'Cause', 'Nobody\nowns it.']);
  expect(causes?.data).toContainEqual([day('2026-12-01'), 'Getting a refund', 'Factors', 'internal: No rule.']);
});

test('the last sheet has the plan', async () => {
  const [, , , plan] = await sheetsOf(RECORDS, 'ru');
  expect(plan).toEqual({
    sheet: 'План',
    data: [
      ['Срок', 'Действие', 'Критерий', 'Ответственный', 'Вид', 'Состояние', 'Закрыто', 'Записано', 'Что нужно'],
      [
        day('2026-09-15'),
        'Write down the rule.',
        'Возврат средств',
        'Anna Bondar',
        'устранить',
        'выполнено',
        day('2026-09-08'),
        day('2026-09-01'),
        'An hour',
      ],
    ],
  });
});

describe('typed text stays text', () => {
  test('also if it begins like a formula', async () => {
    const audit = HOSTILE.reduce(
      (made, text, index) => made.planning(`refunds-${index + 1}`, { text, owner: text, needs: text }),
      aSmallAudit('2026-11-20', { refunds: 4 }),
    );
    const bytes = await bytesOf([audit.record()]);
    const [, , , plan] = await readXlsxFile(bytes);
    const texts = plan?.data.slice(1).map((row) => row[1]);
    // The library that reads the workbook may drop spaces at the ends.
    expect(texts).toEqual(HOSTILE.map((text) => FILTERS.xlsx(text).trim()));
    const xml = xmlOf(bytes);
    expect(xml).toContain('</worksheet>');
    expect(xml).not.toMatch(/<f[ >]|<hyperlink|<script|<img/);
  });
});
