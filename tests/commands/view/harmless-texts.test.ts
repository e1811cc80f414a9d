/** What people type who mean no harm comes out as it was typed, in every output; what is hidden does not. */
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { type FormatCommand, formatsOf } from '../../../src/commands/shared/output-formats.js';
import { printRecord } from '../../../src/storage/print.js';
import { HARMLESS } from '../../helpers/generators/hostile-texts.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { anAudit } from '../../helpers/records/builders.js';

const EMOJI = '❤️ ⚠️ 👨‍👩‍👧';
const HIDDEN = 'a\u202eb\u{e0068}';
const NOTE = [...HARMLESS, HIDDEN].join('\n');

function project(): string {
  const record = (date: string, score: number) =>
    printRecord(
      'audit',
      anAudit(date).with('refunds', { score, note: NOTE }).planning('refunds-1', { text: NOTE, owner: EMOJI }).build(),
      { schema: 'x', title: () => undefined },
    );
  return folderWith({
    'service-audit.yaml': 'format: config/1\n',
    'audits/lviv/site.yaml': `format: site/1\ntitle: Lviv ${EMOJI}\n`,
    'audits/lviv/2026-10-01.audit.yaml': record('2026-10-01', 5),
    'audits/lviv/2026-11-20.audit.yaml': record('2026-11-20', 4),
  });
}

const SITE_COMMANDS: readonly FormatCommand[] = ['show', 'diff', 'plan', 'trend', 'log', 'check', 'report'];
/** They are not text. */
const BYTES: readonly string[] = ['xlsx', 'pdf'];
const cases = SITE_COMMANDS.flatMap((command) =>
  formatsOf(command)
    .filter((format) => !BYTES.includes(format))
    .map((format) => [command, format] as const),
);

describe.each(cases)('%s as %s', (command, format) => {
  test('shows emoji as they were typed, and nothing that turns round or hides a text', async () => {
    const folder = project();
    const site = { check: [], log: ['lviv', 'refunds'] }[command as string] ?? ['lviv'];
    const { stdout } = await serviceAudit(folder, [command, ...site, '-f', format], { columns: 200 });
    expect(stdout).not.toBe('');
    if (stdout.includes('Lviv ')) expect(stdout).toContain('Lviv ❤️ ⚠️ 👨‍👩‍👧');
    expect(stdout).not.toMatch(/u\{(fe0f|200[cd]|e0[0-9a-f]{3}(?<!e0068))\}|\\u(fe0f|200[cd])/);
    expect(stdout).not.toMatch(/\u202e|[^\u{1f3f4}\u{e0020}-\u{e007f}]\u{e0068}/u);
  });
});

test('a workbook and a table for a spreadsheet hold the note as it was typed, with its line breaks', async () => {
  const folder = project();
  await serviceAudit(folder, ['report', 'lviv', '-o', 'a.xlsx', '-o', 'a.csv']);
  const typed = HARMLESS.join('\n');
  const sheets = await readXlsxFile(join(folder, 'a.xlsx'));
  const cells = sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string');
  expect(cells.filter((cell) => String(cell).startsWith(typed)).length).toBeGreaterThanOrEqual(2);
  const rows = parse(readIn(folder, 'a.csv'), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.some(({ note }) => note?.startsWith(typed))).toBe(true);
});

test('a record holds the emoji as they were typed, in lines; what turns round a text is an escape sequence', () => {
  const printed = (note: string) =>
    printRecord('audit', anAudit().with('refunds', { score: 4, note }).build(), {
      schema: 'x',
      title: () => undefined,
    });
  for (const text of HARMLESS) expect(printed(HARMLESS.join('\n'))).toContain(`        ${text}\n`);
  expect(printed(HIDDEN)).toContain('note: "a\\u202eb\\U000e0068"');
});
