/** What people type who mean no harm comes out as it was typed, in every output; what is hidden does not. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { type FormatCommand, formatsOf } from '../../../src/commands/shared/output-formats.js';
import { doubleQuoted } from '../../../src/domain/text/double-quoted.js';
import { printRecord } from '../../../src/storage/print.js';
import { HARMLESS, HOSTILE } from '../../helpers/generators/hostile-texts.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { aCause, anAudit } from '../../helpers/records/builders.js';

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

describe('what people typed everywhere', () => {
  const ALL = HOSTILE.join(' ');
  /** A name has at most 200 characters. */
  const NAME = 'N \u001b[31mred\u001b[0m \u0007 a\u202eb \u2028 \u0085 c\u{e0068} d\u200be \u2067f \u0000g';
  /** What no output and no file lets through. */
  const OBEYED =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
    /[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]|\x1b(?!\[[\d;]*m)|\x1b\[31mred|[^\u{1f3f4}\u{e0020}-\u{e007f}][\u{e0020}-\u{e007f}]/u;
  const hostileProject = () => {
    const audit = anAudit('2026-11-20')
      .having({ period: NAME, assessors: [{ name: NAME, role: 'consultant' }] })
      .with('refunds', { score: 3, note: ALL })
      .explaining(
        'refunds',
        aCause({ 'answered-by': NAME, summary: ALL, responsible: { name: NAME }, advisers: [NAME] }),
      )
      .planning('refunds-1', { text: ALL, owner: NAME, needs: NAME, due: '2026-11-20' });
    const print = (one: typeof audit) => printRecord('audit', one.build(), { schema: 'x', title: () => undefined });
    return folderWith({
      'service-audit.yaml': 'format: config/1\n',
      'audits/lviv/site.yaml': `format: site/1\ntitle: ${doubleQuoted(NAME)}\n`,
      'audits/lviv/2026-10-01.audit.yaml': print(anAudit('2026-10-01')),
      'audits/lviv/2026-11-20.audit.yaml': print(audit),
    });
  };

  test.each([
    ...cases.map(([command, format]) => [
      command,
      ...({ check: [], log: ['lviv', 'refunds'] }[command as string] ?? ['lviv']),
      '-f',
      format,
    ]),
    [],
    ['validate'],
    ['follow-up', 'lviv', '--draft'],
    ['run', 'lviv', '--draft'],
    ['show', 'lviv', '-o', 'a.txt', '-o', 'a.md', '-o', 'a.json'],
    ['report', 'lviv', '-o', 'b.html', '-o', 'b.md', '-o', 'b.csv'],
  ])('%s %s %s %s: nothing is obeyed, on the screen or in a file', async (...args) => {
    const folder = hostileProject();
    const { stdout, stderr } = await serviceAudit(folder, args.filter(Boolean) as string[], { columns: 120 });
    expect(OBEYED.exec(stdout + stderr)?.[0]).toBeUndefined();
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!statSync(join(folder, name)).isFile()) continue;
      expect([name, OBEYED.exec(readIn(folder, name).replace(/^\ufeff/, ''))?.[0]]).toEqual([name, undefined]);
    }
  });
});
