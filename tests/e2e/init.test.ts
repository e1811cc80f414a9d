/** `init` in a real terminal, in both languages and both widths; and which commands load Inquirer. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { width } from '../../src/render/kit/layout.js';
import { BINARY, TODAY } from '../helpers/processes/binary.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { salonFiles } from '../helpers/records/salon-with-plan.js';
import { below, CTRL_C, DOWN, ENTER, ESC, noTerminal, openTerminal } from '../helpers/terminal/terminal.js';

/** Every question comes at once: the default of several minutes would only make a wrong text wait. */
const SECONDS = 60;
const ENV = { NO_COLOR: '1', TZ: 'Europe/Kyiv' };

describe('in a terminal', () => {
  beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

  test.each([80, 40])('in English, %i columns', async (columns) => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['init'], { columns, env: ENV, seconds: SECONDS });
    await terminal.answer([
      [['Language · Язык', '❯ English', 'Esc leave'], ENTER],
      ['(Europe/Kyiv)', ENTER],
      [['Which questionnaire fits?', 'Trades', '❯ Base, 12 criteria', 'Programmes'], DOWN + DOWN + ENTER],
      [['Questionnaire: Beauty salon', 'To whom do you report'], `Olena 👩‍👩‍👧 Kovalchuk${ENTER}`],
      ['❯ as proposed', ENTER],
      [['GitHub Actions', '❯ no'], DOWN + ENTER],
      ['every Monday?', ENTER],
      [['pre-commit', '❯ no'], ENTER],
      [['This will be written:', '❯ write them', 'service-audit.yml'], ENTER],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, cursorVisible: true, modes: { echo: true, canonical: true } });
    for (const line of ending.all.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    expect(below(ending)).toContain('Next: service-audit run');
    expect(readIn(folder, 'service-audit.yaml')).toContain('time-zone: Europe/Kyiv #');
    expect(parse(readIn(folder, 'service-audit.yaml')).circle).toEqual(['Olena 👩‍👩‍👧 Kovalchuk']);
  });

  test.each([80, 40])('in Russian, %i columns', async (columns) => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['init'], {
      columns,
      env: { ...ENV, LC_ALL: 'ru_RU.UTF-8' },
      seconds: SECONDS,
    });
    await terminal.answer([
      [['Язык · Language', '❯ Русский', 'Esc — выйти'], ENTER],
      ['(Europe/Kyiv)', `Киев${ENTER}`],
      [['Похожие:', 'Киев'], `\x15Europe/Kyiv${ENTER}`],
      [['Какая анкета подходит?', 'По видам бизнеса', '❯ Базовый уровень', 'Программы'], ENTER],
      ['Перед кем вы отчитываетесь', ENTER],
      [['круг: никого', '❯ как предложено'], ENTER],
      ['❯ нет; потом', ENTER],
      [['pre-commit', '❯ нет'], DOWN + ENTER],
      [['Будет записано:', '❯ записать', '.pre-commit-config.yaml'], ENTER],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, cursorVisible: true, modes: { echo: true, canonical: true } });
    for (const line of ending.all.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    expect(below(ending)).toContain('Дальше: service-audit run');
    expect(existsSync(join(folder, '.pre-commit-config.yaml'))).toBe(true);
  });

  test.each([
    ['Esc', ESC],
    ['Ctrl-C', CTRL_C],
  ])('%s leaves the folder and the terminal as they were', async (_, key) => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['init'], { env: ENV });
    await terminal.answer([
      ['Language', ENTER],
      ['(Europe/Kyiv)', `Asia/Al${key}`],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, cursorVisible: true, modes: { echo: true, canonical: true } });
    expect(below(ending)).toContain('\nNothing was written.');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('the questions load Inquirer', async () => {
    const coverage = folderWith();
    const terminal = openTerminal(folderWith(), ['init'], { env: { ...ENV, NODE_V8_COVERAGE: coverage } });
    await terminal.answer([['Language', CTRL_C]]);
    await terminal.end();
    expect(inquirerIn(coverage)).not.toEqual([]);
  });
});

describe('no other command loads Inquirer', () => {
  test.each([
    ['--version'],
    ['--help'],
    ['init'],
    ['init', '--yes'],
    [],
    ['show'],
    ['check'],
    ['plan'],
    ['validate'],
    ['template', 'list'],
    ['run', '--draft', '-'],
    ['run', 'lviv-center', '--plain'],
    ['demo'],
  ])('%s %s %s', (...args) => {
    const coverage = folderWith();
    const folder = folderWith(salonFiles());
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC', NODE_V8_COVERAGE: coverage };
    spawnSync(process.execPath, [BINARY, '--today', TODAY, ...args.filter(Boolean)], { cwd: folder, env, input: '' });
    expect(loadedIn(coverage).length).toBeGreaterThan(0);
    expect(inquirerIn(coverage)).toEqual([]);
  });

  test('not even an interview on a screen', async ({ skip }) => {
    skip(noTerminal !== undefined, noTerminal);
    const coverage = folderWith();
    const terminal = openTerminal(folderWith(), ['run'], { env: { ...ENV, NODE_V8_COVERAGE: coverage } });
    await terminal.answer([['?', CTRL_C]]);
    await terminal.end();
    expect(loadedIn(coverage).some((url) => url.includes('/terminal/'))).toBe(true);
    expect(inquirerIn(coverage)).toEqual([]);
  });
});

/** The files that a process has loaded, which Node lists when it measures coverage. */
function loadedIn(coverage: string): string[] {
  return readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
}

function inquirerIn(coverage: string): string[] {
  return loadedIn(coverage).filter((url) =>
    /node_modules\/(inquirer|@inquirer\/(prompts|select|checkbox|input))\//.test(url),
  );
}
