/** What an editor makes of the files of a project made by `init` and `run`: the real yaml-language-server says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { LanguageServer } from '../helpers/processes/language-server.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { FOLLOW_UP_FILE, salonFiles } from '../helpers/records/salon-with-plan.js';

const SITE = 'audits/salon-by-the-park';
const AUDIT = `${SITE}/2026-06-15.audit.yaml`;

let server: LanguageServer | undefined;
afterEach(() => server?.close());

/** A project with one audit made from the shipped example, and its server. */
async function project(language: 'en' | 'ru', template = 'base') {
  const folder = folderWith();
  const examples = join(import.meta.dirname, '../../templates/examples');
  const done = [
    await serviceAudit(folder, ['--lang', language, 'init']),
    await serviceAudit(folder, [
      ...['--lang', language, '--today', '2026-06-15', 'run'],
      ...['--answers', `${examples}/${template}/2026-06-15.${language}.yaml`],
    ]),
  ];
  expect(done.map(({ code }) => code)).toEqual([0, 0]);
  server = await LanguageServer.open(folder);
  return { folder, server, text: (file: string) => readFileSync(join(folder, file), 'utf8') };
}

/** Line and column, from 1, of the first letter of `part`. */
function placeOf(text: string, part: string): [line: number, column: number] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes(part));
  return [at + 1, (lines[at] ?? '').indexOf(part) + 1];
}

test.each(['en', 'ru'] as const)('%s: what the program wrote has nothing underlined', async (language) => {
  const { server: open } = await project(language);
  for (const file of ['service-audit.yaml', `${SITE}/site.yaml`, AUDIT]) {
    expect(await open.underlined(file), file).toEqual([]);
  }
});

test('the draft of a follow-up has nothing underlined, and a wrong status has', async () => {
  const folder = folderWith(salonFiles());
  await serviceAudit(folder, ['follow-up', '--draft']);
  server = await LanguageServer.open(folder);
  const text = readIn(folder, FOLLOW_UP_FILE);
  expect(await server.underlined(FOLLOW_UP_FILE)).toEqual([]);
  expect(await server.underlined(FOLLOW_UP_FILE, text.replace('status: open\n', 'status: don\n'))).toHaveLength(1);
});

test('a score of 11 and an unknown key are underlined, with what would do', async () => {
  const { server: open, text } = await project('en');
  const wrong = text(AUDIT).replace('      score: 6', '      score: 11').replace('    refunds:', '    refundz:');
  expect(await open.underlined(AUDIT, wrong)).toEqual([
    { line: placeOf(wrong, 'score: 11')[0], text: '11: Value is above the maximum of 10.' },
    {
      line: placeOf(wrong, 'refundz')[0],
      text: 'refundz: Value is not accepted. Valid values: "price-quality", "availability", "refunds", "after-sales".',
    },
  ]);
});

describe('pointed at', { tags: 'slow' }, () => {
  test.each([
    ['en', 'How easily does a client get money back?', '4 – Only after a dispute'],
    ['ru', 'Насколько легко клиенту вернуть деньги?', '4 – Возвращают только после спора'],
  ] as const)('%s: a criterion shows its question, a score its anchors', async (language, question, anchor) => {
    const { server: open, text } = await project(language);
    await open.underlined(AUDIT);
    const [line, column] = placeOf(text(AUDIT), 'refunds:');
    expect(await open.hovered(AUDIT, line, column)).toContain(question);
    expect(await open.hovered(AUDIT, line + 1, 7)).toContain(anchor);
  });

  test.each([
    ['en', 'The cause, in one sentence'],
    ['ru', 'Причина одним предложением'],
  ] as const)('%s: a part of a cause says what it is', async (language, description) => {
    const { server: open, text } = await project(language);
    await open.underlined(AUDIT);
    expect(await open.hovered(AUDIT, ...placeOf(text(AUDIT), 'summary:'))).toContain(description);
  });
});

describe('completed', { tags: 'slow' }, () => {
  test('in an audit: the criteria that are not there yet', async () => {
    const { server: open, text } = await project('en');
    const lines = text(AUDIT).split('\n');
    const at = lines.findIndex((line) => line.startsWith('    client-area:'));
    const without = lines.map((line, index) => (index === at ? '    ' : index === at + 1 ? '' : line)).join('\n');
    await open.underlined(AUDIT, without);
    expect(await open.completed(AUDIT, at + 1, 5)).toEqual(['client-area']);
  });

  test('in a follow-up: the criteria that the project asks for', async () => {
    const { server: open } = await project('en');
    const file = `${SITE}/2026-06-22.follow-up.yaml`;
    const text = [
      '# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json',
      'format: follow-up/1',
      'date: 2026-06-22',
      'scores:',
      '  ref',
    ].join('\n');
    await open.underlined(file, text);
    expect(await open.completed(file, 5, 6)).toContain('refunds');
  });

  test('in answers of an industry: its own criteria, too', async () => {
    const { server: open } = await project('en', 'petrol-station');
    const file = 'answers.yaml';
    const text = [
      '# yaml-language-server: $schema=.service-audit/schema/answers-1.json',
      'format: answers/1',
      'site: ring-road',
      'template: petrol-station',
      'assessors:',
      '  - name: Olena',
      'scores:',
      '  petrol-p',
    ].join('\n');
    await open.underlined(file, text);
    const offered = await open.completed(file, 8, 11);
    expect(offered).toContain('petrol-pumps');
    const found = await open.underlined(file, text.replace('petrol-p', 'petrol-pumps: 11'));
    expect(found).toContainEqual({ line: 8, text: '11: Value is above the maximum of 10.' });
    expect(await open.underlined(file, text.replace('petrol-p', 'petrol-pumps: 10'))).toEqual([]);
  });

  test('in the settings: rules, and criteria under check', async () => {
    const { server: open } = await project('en');
    const text =
      '# yaml-language-server: $schema=.service-audit/schema/config-1.json\nformat: config/1\ncheck:\n  criteria:\n    ref';
    await open.underlined('service-audit.yaml', text);
    expect(await open.completed('service-audit.yaml', 5, 8)).toContain('refunds');
  });
});

test('run again, with another questionnaire: its criteria are added, the old ones stay', async () => {
  const { folder, text } = await project('en');
  const schema = '.service-audit/schema/audit-1.json';
  const before = text(schema);
  expect(before).not.toContain('salon-hygiene');
  const example = join(import.meta.dirname, '../../templates/examples/beauty-salon/2026-06-15.en.yaml');
  expect((await serviceAudit(folder, ['--today', '2026-06-15', 'run', '--answers', example])).code).toBe(0);
  expect(text(schema)).toContain('salon-hygiene');
  const after = text(schema);
  expect((await serviceAudit(folder, ['init'])).stdout).toContain('Everything is in place');
  expect(text(schema)).toBe(after);
});
