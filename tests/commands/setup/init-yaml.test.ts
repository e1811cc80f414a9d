/** Every YAML file that `init` writes is as prettier leaves it. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlText } from '../../../src/render/files/yaml-text.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { AUDIT_FILE, salonFiles } from '../../helpers/records/salon-with-plan.js';

const OPTIONS = [
  [],
  ['--pre-commit'],
  ['--ci', 'github'],
  ['--ci', 'github', '--pre-commit'],
  ['--ci', 'github', '--weekly'],
  ['--ci', 'github', '--weekly', '--pre-commit'],
  ['--ci', 'gitlab'],
  ['--ci', 'gitlab', '--pre-commit'],
];

async function isFormatted(folder: string): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ya?ml$/.test(name) && !name.includes('audits'),
  );
  for (const file of files) {
    const text = readIn(folder, file);
    expect([file, await format(text, { parser: 'yaml' })]).toEqual([file, text]);
  }
  return files.length;
}

test.each(['en', 'ru'].flatMap((language) => OPTIONS.map((options) => ({ language, options }))))(
  '$language, $options',
  async ({ language, options }) => {
    for (const below of ['', "Olena's «салоны»: all"]) {
      const top = folderWith();
      mkdirSync(join(top, '.git'));
      const folder = join(top, below);
      mkdirSync(folder, { recursive: true });
      expect((await serviceAudit(folder, ['--lang', language, 'init', ...options])).code).toBe(0);
      expect(await isFormatted(top)).toBeGreaterThan(0);
    }
  },
);

test('with thresholds and reasons from a history, and a circle of strange names', async () => {
  const folder = folderWith({ [AUDIT_FILE]: salonFiles()[AUDIT_FILE] ?? '' });
  const names = [
    'Олена',
    "O'Neil",
    '«Весна» Олег',
    '"Q" Ann',
    'null',
    '12',
    '# no',
    '@x',
    'a: b',
    'Ann & Co',
    '-',
    '\\',
  ];
  // A language, a time zone, a questionnaire; nobody ticked, then the names; and the rest as proposed.
  const keys = `\r\r\r\r${names.join(';')}\r\r\r\r\r`;
  const { code, stderr } = await serviceAudit(folder, ['init'], { keys, columns: 80 });
  expect([code, stderr]).toEqual([0, expect.stringContaining('This will be written')]);
  expect(await isFormatted(folder)).toBe(1);
  expect(parse(readIn(folder, 'service-audit.yaml')).circle).toEqual(names);
  expect((await serviceAudit(folder, ['validate'])).stderr).not.toContain('service-audit.yaml');
});

test('a text is read from YAML as it was given, and prettier leaves its quotes', async () => {
  for (const text of [
    'x',
    "it's",
    '"a" \'b',
    '\\d "a"',
    'a\tb',
    'a\nb',
    '~',
    'true',
    'Yes',
    ' a',
    'a ',
    '',
    '1e3',
    '? a',
    '- a',
    'a #b',
    '\u2028',
  ]) {
    const line = `a: ${yamlText(text)}\n`;
    expect(parse(line)).toEqual({ a: text });
    expect(await format(line, { parser: 'yaml' })).toBe(line);
  }
});
