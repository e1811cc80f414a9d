/**
 * Windows of another size, streams that are no terminal, terminals that cannot be redrawn.
 *
 * @module-tag slow
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  AUDIT,
  aProject,
  at,
  DRAFTS,
  expectGoesOn,
  GIVEN_BACK,
  GO_ON,
  HEAD,
  LEAVE,
  PLACES,
  SITE,
} from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { readIn } from '../helpers/projects/folder.js';
import { command, noShell, openShell, PROMPT } from '../helpers/terminal/shell.js';
import {
  below,
  CTRL_C,
  CTRL_D,
  CTRL_U,
  DOWN,
  ENTER,
  type Ending,
  noTerminal,
  openTerminal,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const LONG = 'Клиентка 😡 ждала 待合室 сорок минут, никто не подошёл, хотя свободны были двое мастеров из трёх.';
const LEFT = '\x1b[D';
const ALL_SEVEN = HEAD + '7'.repeat(12) + ENTER;

describe('another size of the window', () => {
  test('40 columns and back in the middle of a note: the text stays, and can be written on', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the middle of a note');
    await terminal.resize(40, 24);
    await terminal.see('> Half of it', '2 of 12', LEAVE);
    await terminal.send(' day');
    await terminal.see('> Half of it day');
    await terminal.resize(80, 24);
    await terminal.see('> Half of it day', LEAVE);
    await terminal.send(ENTER);
    await terminal.see('LOOK OF THE PREMISES', LEAVE);
    await terminal.send(CTRL_C);
    expect(await terminal.end()).toMatchObject({ code: 130, ...GIVEN_BACK });
    expect(readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`)).toContain('"value":"Half of it day"');
  });

  test('40 columns and back at a score: the cursor stays where it was', async () => {
    const terminal = await at(aProject(), 'a score');
    await terminal.send(DOWN + DOWN);
    await terminal.see('►  4');
    await terminal.resize(40, 24);
    await terminal.see('►  4', '…');
    await terminal.resize(80, 24);
    await terminal.gone('…');
    await terminal.see('►  4', LEAVE);
  });

  test('again and again, and the end is as clean', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the review');
    for (const columns of [40, 100, 41, 79, 40, 80]) {
      await terminal.resize(columns, 24);
      await terminal.see('► Go on', LEAVE);
    }
    await terminal.send(CTRL_C);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, ...GIVEN_BACK });
    expect(ending.screen.trim()).toMatch(new RegExp(`${GO_ON}$`));
    await expectGoesOn(folder, 'the review');
  });

  const windows = [
    [80, 24],
    [40, 40],
  ] as const;
  test.each(windows)('%i × %i: a long note of wide characters leaves nothing behind', async (columns, rows) => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE], { columns, rows, pipe: true });
    await terminal.see('Who scores?', 'Ctrl-C leave');
    await terminal.send(`${HEAD}3w`);
    await terminal.see('What did you see?');
    await terminal.send(LONG);
    await terminal.see('трёх.');
    // The cursor in the middle, characters taken away and put in.
    await terminal.send(`${LEFT.repeat(40)}\x7f\x7f\x7fЁ清`);
    await terminal.see('清');
    await terminal.send(`${CTRL_U}${ENTER}${'7'.repeat(11)}${ENTER}${ENTER}l`);
    await terminal.see('► Write the audit');
    await terminal.send(ENTER);
    const ending = await terminal.end();
    expect(ending.code).toBe(0);
    expect(below(ending)).toMatch(/^Written: audits/);
  });
});

describe('standard output is no terminal', () => {
  test('the questions stand on the screen, the diagram goes where the output goes', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE], { pipe: true });
    await terminal.see('Who scores?', 'Ctrl-C leave');
    await terminal.send(ALL_SEVEN);
    await terminal.see('► Write the audit', LEAVE);
    await terminal.send(ENTER);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, ...GIVEN_BACK });
    expect(ending.stdout).toContain('Lowest 7   0 of 12 sag');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours would begin with it
    expect(ending.stdout).not.toMatch(/\x1b/);
    expect(below(ending)).toMatch(/^Written: audits/);
    expect(below(ending)).not.toContain('Lowest');
  });

  test('Ctrl-C: nothing is in the output, and the next run goes on', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the middle of a note', { pipe: true });
    await terminal.send(CTRL_C);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, stdout: '', ...GIVEN_BACK });
    await expectGoesOn(folder, 'the middle of a note');
  });
});

describe('no terminal where one is needed', () => {
  test('standard input is a file, a pipe or nothing: exit 2, before anything is written', async () => {
    const folder = aProject();
    const outcome = await serviceAudit(folder, ['run', SITE], { input: '7\n' });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('--answers');
    expect(existsSync(join(folder, DRAFTS))).toBe(false);
  });

  test('standard error is a file', async ({ skip }) => {
    skip(noShell !== undefined, noShell);
    const folder = aProject();
    const shell = await openShell(folder);
    await shell.send(`${command(`run ${SITE}`)} 2>said; echo "code ""$?."\n`);
    await shell.see('code 2.', PROMPT);
    expect(readFileSync(join(folder, 'said'), 'utf8')).toContain('--answers');
    expect(existsSync(join(folder, DRAFTS))).toBe(false);
  });

  test('--no-input: nothing is asked', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['--no-input', 'run', SITE]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 2, ...GIVEN_BACK });
    expect(below(ending)).toContain('--answers');
    expect(existsSync(join(folder, DRAFTS))).toBe(false);
  });
});

/** As lines: no cursor movement, nothing redrawn. */
function expectPlain(ending: Ending): void {
  expect(ending.all).toContain('Personnel 1/5 · 4 of 12\nTemperament suits the work\n');
  expect(ending.all).toContain('1 to 10 scores, n note, a action');
}

describe('a terminal that cannot be redrawn', () => {
  const LINES = ['Olena Kovalchuk, consultant', '', '', ...Array.from({ length: 11 }, () => '7')];

  test.each([
    ['TERM=dumb', [], { TERM: 'dumb' }],
    ['--plain', ['--plain'], {}],
  ])('%s: the same interview as lines of text', async (_, options, env) => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE, ...options], { env, rows: 200 });
    await terminal.see('Who scores?', '/q leave');
    await terminal.lines([...LINES, '3', 'w', 'Three weeks.', '', 'Ivan', 'l', '']);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, ...GIVEN_BACK });
    expectPlain(ending);
    expect(readIn(folder, AUDIT)).toContain(
      'after-sales: # After-sales service\n      score: 3\n      note: |\n        Three weeks.\n',
    );
  });

  const ways = [
    ['Ctrl-C', CTRL_C, 130, GO_ON],
    ['Ctrl-D', CTRL_D, 2, `The input ended before the interview did.\n${GO_ON}`],
    ['q', 'q\n', 0, GO_ON],
  ] as const;
  test.each(ways)('--plain, %s: the next run goes on', async (_, keys, code, said) => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE, '--plain'], { rows: 100 });
    await terminal.see('Who scores?', '/q leave');
    await terminal.lines(LINES.slice(0, 4));
    await terminal.see('2 of 12', 'q leave');
    await terminal.send(keys);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code, ...GIVEN_BACK });
    expect(ending.screen.endsWith(said), ending.screen).toBe(true);
    await expectGoesOn(folder, 'a score');
  });

  test.each(ways.slice(0, 2))('--plain, %s: what is said begins a line of its own', async (_, keys, __, said) => {
    const terminal = openTerminal(aProject(), ['run', SITE, '--plain']);
    await terminal.see('Who scores?', '/q leave');
    await terminal.send('Olena Kovalchuk, consultant\n');
    await terminal.see('is this right?', 'Enter: 4\n>');
    await terminal.send(keys);
    expect(`${(await terminal.end()).screen}\n`).toContain(`\n${said}\n`);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('--plain, %s', async (signal, code) => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE, '--plain'], { rows: 100 });
    await terminal.see('Who scores?', '/q leave');
    await terminal.lines(LINES.slice(0, 4));
    await terminal.see('2 of 12', 'q leave');
    await terminal.signal(signal);
    expect(await terminal.end()).toMatchObject({ code, ...GIVEN_BACK });
    await expectGoesOn(folder, 'a score');
  });

  test('--plain with lines from a pipe that end too early: exit 2, and the next run goes on', async () => {
    const folder = aProject();
    const outcome = await serviceAudit(folder, ['run', SITE, '--plain'], {
      input: 'Olena Kovalchuk, consultant\n\n\n7\n',
    });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(new RegExp(`The input ended before the interview did.\n${GO_ON}\n$`));
    expect(PLACES['a score'].scored).toBe(1);
    await expectGoesOn(folder, 'a score');
  });

  test('--plain with lines from a pipe to the end: the audit is written', async () => {
    const folder = aProject();
    const outcome = await serviceAudit(folder, ['run', SITE, '--plain'], {
      input: `${[...LINES, '7', '', ''].join('\n')}\n`,
    });
    expect(outcome.code).toBe(0);
    expect(existsSync(join(folder, AUDIT))).toBe(true);
  });
});
