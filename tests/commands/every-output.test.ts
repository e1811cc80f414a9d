/** What people typed, in every field that is typed, in every output of every command: no output has a way round the filters. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { formatsOf } from '../../src/commands/shared/output-formats.js';
import { printRecord } from '../../src/storage/print.js';
import { HARMLESS } from '../helpers/generators/hostile-texts.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith } from '../helpers/projects/folder.js';
import { aCause, aFollowUp, anAudit } from '../helpers/records/builders.js';

/** Each has to be seen as a code, or not at all, in every output. */
const DANGEROUS = 'a\u001b[2J\u0007 \u009b31m safe\u202etxt \u{e0068}\u{e0069} z\u200bw \u2067half';
const FRIENDLY = HARMLESS.join(' ');
const TYPED = `${DANGEROUS} ${FRIENDLY}`;
const NAME = `Олена ❤️‍🔥 ${DANGEROUS}`;

const RAW =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufff9-\ufffb\ufffe\uffff]|(?<!\u{1f3f4}[\u{e0061}-\u{e007a}]*)[\u{e0061}-\u{e007a}]|[a-z]\u200b[a-z]/u;
/** The code of a selector, a joiner, or the tags of a flag: nothing dangerous has them here. */
const CODED = /\\+u\{?(fe0e|fe0f|200c|200d|e00(6[57]|7[37f])|db40\\+udc(65|67|73|7f))/i;

function project(): string {
  const cause = aCause({
    'answered-by': NAME,
    summary: TYPED,
    since: { answer: 'recent', change: TYPED },
    factors: [
      { side: 'internal', text: TYPED, act: TYPED },
      { side: 'external', text: TYPED },
    ],
    responsible: { name: NAME },
    advisers: [NAME],
    today: { by: NAME, text: TYPED },
    promise: { said: NAME, due: '2026-11-20', target: 7, by: NAME },
  });
  const record = (kind: 'audit' | 'follow-up', content: object) =>
    printRecord(kind, content as never, { schema: 'x', title: () => undefined });
  const before = anAudit('2026-09-01').with('refunds', { score: 6, note: TYPED });
  const audit = anAudit('2026-11-01')
    .having({ period: NAME, assessors: [{ name: NAME, role: 'consultant' }] })
    .with('refunds', { score: 4, note: TYPED })
    .explaining('refunds', cause)
    .with('client-area', { na: TYPED })
    .with('availability', { 'not-seen': TYPED })
    .planning('refunds-1', { text: TYPED, owner: NAME, needs: TYPED, due: '2026-11-10' })
    .planning('refunds-2', { text: TYPED, owner: NAME, due: '2026-12-10' });
  const meeting = aFollowUp('2026-11-15')
    .with('refunds', { score: 5, note: TYPED })
    .saying('2026-11-01.audit/refunds-1', { status: 'started', note: TYPED });
  return folderWith({
    'audits/salon/site.yaml': `format: site/1\ntitle: ${JSON.stringify(`Київ ❤️ ${DANGEROUS}`)}\n`,
    'audits/salon/2026-09-01.audit.yaml': record('audit', before.build()),
    'audits/salon/2026-11-01.audit.yaml': record('audit', audit.build()),
    'audits/salon/2026-11-15.follow-up.yaml': record('follow-up', meeting.build()),
  });
}

test('control: what is looked for would be found', () => {
  for (const part of DANGEROUS.split(' ').filter((one) => !one.includes('\u2067'))) expect(part).toMatch(RAW);
  for (const text of ['\\u{fe0f}', '\\u{200d}', '\\u200c', '\\\\u{e0067}', '\\udb40\\udc67'])
    expect(text).toMatch(CODED);
  for (const text of HARMLESS) expect(text).not.toMatch(RAW);
});

const CASES = [
  ['show', ['show', 'salon']],
  ['show', ['show', 'salon', '--upright']],
  ['show', ['show', 'salon', '--causes']],
  ['diff', ['diff', 'salon']],
  ['plan', ['plan', 'salon']],
  ['trend', ['trend', 'salon']],
  ['log', ['log', 'salon', 'refunds']],
  ['report', ['report', 'salon']],
  ['check', ['check']],
  ['validate', ['validate']],
] as const;
const ALL = CASES.flatMap(([command, args]) =>
  formatsOf(command)
    .filter((format) => format !== 'xlsx' && format !== 'pdf')
    .map((format) => [`${args.join(' ')} -f ${format}`, [...args, '-f', format]] as const),
);

describe.each(['en', 'ru'])('%s', (lang) => {
  test.each([['(the first screen)', []] as const, ...ALL])('%s', async (_, args) => {
    const { stdout, stderr } = await serviceAudit(project(), ['--lang', lang, ...args], {
      env: { COLUMNS: lang === 'ru' ? '40' : '80' },
    });
    const shown = `${stdout}${stderr}`;
    expect(stdout).not.toBe('');
    expect(shown.match(RAW)?.index ?? 'nowhere').toBe('nowhere');
    expect(CODED.exec(shown)?.[0]).toBeUndefined();
  });
});

test.each([
  ['show', ['show', 'salon', '--causes', '-f', 'markdown']],
  ['log', ['log', 'salon', 'refunds', '-f', 'json']],
  ['report', ['report', 'salon', '-f', 'html']],
  ['report', ['report', 'salon', '-f', 'markdown']],
  ['report', ['report', 'salon', '-f', 'csv']],
] as const)('%s %j: emoji and joiners as they were typed', async (_, args) => {
  const { stdout } = await serviceAudit(project(), args);
  const missing = HARMLESS.filter((text) => !stdout.replaceAll('\\#', '#').includes(text));
  expect(missing).toEqual([]);
});

test('the workbook', async () => {
  const folder = project();
  expect(await serviceAudit(folder, ['report', 'salon', '-o', 'a.xlsx'])).toMatchObject({ code: 0 });
  const sheets = await readXlsxFile(readFileSync(join(folder, 'a.xlsx')));
  const texts = sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string');
  expect(texts.filter((text) => RAW.test(text) || CODED.test(text))).toEqual([]);
  for (const { sheet, data } of sheets.slice(1)) {
    const all = data
      .flat()
      .filter((cell) => typeof cell === 'string')
      .join('\n');
    expect({ sheet, missing: HARMLESS.filter((text) => !all.includes(text)) }).toEqual({ sheet, missing: [] });
  }
});
