/** What holds for every command line: wrong commands and options, the language, colour, -C, --today and --version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../helpers/printing/styles.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith, readIn, writeIn } from '../helpers/projects/folder.js';
import { twoSites } from '../helpers/projects/two-sites.js';

describe('the command line', () => {
  test('run without a terminal: 2, with advice', async () => {
    const { code, stdout, stderr } = await serviceAudit(folderWith(), ['run']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(oneLine(stderr)).toContain('there is no terminal to ask them in.');
    const folder = await twoSites();
    expect(oneLine((await serviceAudit(folder, ['edit', 'lviv-center'])).stderr)).toContain('service-audit validate');
    expect(oneLine((await serviceAudit(folder, ['why', 'lviv-center'])).stderr)).toContain(
      'service-audit follow-up --draft',
    );
    expect(oneLine(stderr)).toContain('service-audit run --answers FILE');
    expect(oneLine((await serviceAudit(folderWith(), ['--lang', 'ru', 'run'])).stderr)).toContain(
      'дайте ответы в файле',
    );
  });

  test.each([
    [['shwo'], 'There is no command “shwo”. Did you mean “show”?'],
    [['--lang', 'ru', 'shwo'], 'Команды «shwo» нет. Может быть, «show»?'],
    [['show', '--formt', 'json'], 'There is no option “--formt” here. Did you mean “--format”?'],
    [['--lang', 'ru', 'show', '--formt', 'json'], 'Параметра «--formt» здесь нет. Может быть, «--format»?'],
    [['--qiet', 'show'], 'Did you mean “--quiet”?'],
    [['show', 'a', 'b'], 'Too many arguments: b.'],
    [['run', '--date'], 'needs a value.'],
    [['check', '--fail-on', 'never'], '“never” is not a value of --fail-on. Choose one of: fail, warn.'],
    [['--lang', 'de', 'show'], '“de” is not a value of --lang. Choose one of: en, ru.'],
    [['--today', '2026-02-30', 'show'], '2026-02-30 is not a day in the calendar.'],
    [['run', '../x'], '“../x” cannot be the key of a site.'],
  ])('%j: 2, and what was meant', async (args, said) => {
    const { code, stdout, stderr } = await serviceAudit(folderWith(), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(oneLine(stderr)).toContain(said);
  });

  test('help on a command that is not there', async () => {
    const { code, stderr } = await serviceAudit(folderWith(), ['help', 'chek']);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toContain('There is no command “chek”. Did you mean “check”?');
  });

  test('two options that exclude each other', async () => {
    const { code, stderr } = await serviceAudit(folderWith(), ['run', '--resume', '--restart']);
    expect(code).toBe(2);
    expect(stderr).toContain('--resume');
    expect(stderr).not.toContain('quotes');
  });

  test('the language: --lang, SERVICE_AUDIT_LANG, the settings, LC_ALL, LC_MESSAGES, LANG, English', async () => {
    const bare = folderWith();
    const english = folderWith({ 'service-audit.yaml': 'format: config/1\nlanguage: en\n' });
    const russian = folderWith({ 'service-audit.yaml': 'format: config/1\nlanguage: ru\n' });
    const speaks = async (folder: string, env: Record<string, string>, args: string[] = []) =>
      (await serviceAudit(folder, [...args, 'check'], { env: { LC_ALL: '', ...env } })).stderr.includes('Аудитов')
        ? 'ru'
        : 'en';
    const ru = 'ru_RU.UTF-8';
    const en = 'en_GB.UTF-8';
    expect(await speaks(bare, {})).toBe('en');
    expect(await speaks(bare, { LANG: ru })).toBe('ru');
    expect(await speaks(bare, { LANG: ru, LC_MESSAGES: en })).toBe('en');
    expect(await speaks(bare, { LANG: en, LC_MESSAGES: ru })).toBe('ru');
    expect(await speaks(bare, { LC_MESSAGES: ru, LC_ALL: en })).toBe('en');
    expect(await speaks(bare, { LC_MESSAGES: en, LC_ALL: ru })).toBe('ru');
    expect(await speaks(english, { LC_ALL: ru })).toBe('en');
    expect(await speaks(russian, { LC_ALL: en })).toBe('ru');
    expect(await speaks(russian, { SERVICE_AUDIT_LANG: 'en' })).toBe('en');
    expect(await speaks(english, { SERVICE_AUDIT_LANG: 'ru' })).toBe('ru');
    expect(await speaks(english, { SERVICE_AUDIT_LANG: 'en' }, ['--lang', 'ru'])).toBe('ru');
    expect(await speaks(russian, { SERVICE_AUDIT_LANG: 'ru' }, ['--lang=en'])).toBe('en');
    // A language that it does not speak is not one.
    expect(await speaks(bare, { LC_ALL: 'de_DE.UTF-8' })).toBe('en');
  });

  test('colour: --color and --no-color, NO_COLOR, FORCE_COLOR, TERM; never where the output is a file', async () => {
    const folder = await twoSites();
    const isColoured = async (env: Record<string, string>, args: string[] = []) =>
      (await serviceAudit(folder, [...args, 'check'], { env })).stdout.includes('\u001b[');
    expect(await isColoured({})).toBe(false);
    expect(await isColoured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await isColoured({ CLICOLOR_FORCE: '1' })).toBe(true);
    expect(await isColoured({ FORCE_COLOR: '1', TERM: 'dumb' })).toBe(true);
    expect(await isColoured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await isColoured({ FORCE_COLOR: '0' })).toBe(false);
    expect(await isColoured({ NO_COLOR: '1' }, ['--color'])).toBe(true);
    expect(await isColoured({ FORCE_COLOR: '1' }, ['--no-color'])).toBe(false);
    await serviceAudit(folder, ['--color', 'check', '-o', 'result.txt']);
    expect(readIn(folder, 'result.txt')).not.toContain('\u001b');
  });

  test('colour only repeats: without it the same text', async () => {
    const folder = await twoSites();
    for (const command of [
      ['show', 'lviv-center'],
      ['show'],
      ['diff', 'lviv-center'],
      ['check'],
      ['rule', 'max-drop'],
    ]) {
      const plain = (await serviceAudit(folder, command)).stdout;
      const coloured = (await serviceAudit(folder, ['--color', ...command])).stdout;
      expect(coloured).not.toBe(plain);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
      expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
    }
  });

  test('-C works as if started there', async () => {
    const folder = await twoSites();
    const here = await serviceAudit(folder, ['check']);
    const parent = join(folder, '..');
    for (const args of [['-C', folder], [`-C${folder}`], ['--directory', folder], [`--directory=${folder}`]]) {
      expect(await serviceAudit(parent, [...args, 'check'])).toEqual(here);
    }
    // From within, the project is found by walking up.
    writeIn(folder, 'service-audit.yaml', 'format: config/1\n');
    expect((await serviceAudit(folder, ['-C', 'audits/lviv-center', 'show', 'kyiv-podil'])).code).toBe(0);
  });

  test('-C with a folder that is not there: 2', async () => {
    const { code, stderr } = await serviceAudit(folderWith(), ['-C', 'nowhere', 'init']);
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere');
  });

  test('--today: as which day it is; later records are left out', async () => {
    const folder = await twoSites();
    expect((await serviceAudit(folder, ['--today', '2026-10-15', 'show', 'lviv-center'])).stdout).toMatch(/1 Sep 2026/);
    expect((await serviceAudit(folder, ['--today', '2026-10-15', 'diff', 'lviv-center'])).code).toBe(2);
  });

  test('--version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await serviceAudit(folderWith(), ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('names from files cannot move the cursor', async () => {
    const folder = await twoSites({
      'audits/lviv-center/site.yaml': 'format: site/1\ntitle: "Lviv\\e[2J\\u202Ecenter"\n',
    });
    for (const args of [
      ['show', 'lviv-center'],
      ['show'],
      ['check'],
      ['diff', 'lviv-center'],
      ['show', '-f', 'markdown'],
    ]) {
      const { stdout, stderr } = await serviceAudit(folder, args);
      expect(stdout + stderr).not.toContain('\u001b');
      expect(stdout + stderr).not.toContain('\u202e');
    }
  });
});
