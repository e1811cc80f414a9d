/** Ctrl-Z and back, in a real shell: the shell finds the terminal as it was, and `fg` finds the interview as it was. */
import { beforeEach, expect, test } from 'vitest';
import {
  aProject,
  expectGoesOn,
  GO_ON,
  LEAVE,
  PLACES,
  type PlaceName,
  SITE,
} from '../helpers/interviews/stopping-places.js';
import { readIn } from '../helpers/projects/folder.js';
import { CTRL_Z, command, modes, noShell, openShell, PROMPT, toForeground } from '../helpers/terminal/shell.js';
import { CTRL_C, ENTER, noTerminal, type Terminal, type Window } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip((noTerminal ?? noShell) !== undefined, noTerminal ?? noShell));

async function started(
  folder: string,
  name: PlaceName,
  run = command(`run ${SITE}`),
  window: Window = {},
): Promise<Terminal> {
  const { keys, half = '', shows }: { keys: string; half?: string; shows: readonly string[] } = PLACES[name];
  const shell = await openShell(folder, window);
  await shell.send(`${run}\n`);
  await shell.see('Who scores?', 'leave');
  await shell.send(keys + half);
  await shell.see(...shows, LEAVE);
  return shell;
}

const SHELL_AGAIN = { echo: true, canonical: true };

const places: PlaceName[] = ['a score', 'the middle of a note', 'the review', 'the plan'];
test.each(places)('Ctrl-Z at %s, and fg', { tags: 'slow' }, async (name) => {
  const folder = aProject();
  const { shows }: { shows: readonly string[] } = PLACES[name];
  const shell = await started(folder, name);
  await shell.send(CTRL_Z);
  await shell.see('Stopped', PROMPT);
  expect(await modes(shell)).toMatchObject(SHELL_AGAIN);

  await toForeground(shell);
  await shell.see(...shows, LEAVE);
  await shell.send(CTRL_C);
  await shell.see(GO_ON, PROMPT);
  expect(await modes(shell)).toEqual({ ...SHELL_AGAIN, code: 130 });
  await expectGoesOn(folder, name);
});

test('a note is written on after fg, and Ctrl-Z a second time works as the first', async () => {
  const shell = await started(aProject(), 'the middle of a note');
  for (const text of [' day', ' or so']) {
    await shell.send(CTRL_Z);
    await shell.see('Stopped', PROMPT);
    await toForeground(shell);
    await shell.see('> Half of it', LEAVE);
    await shell.send(text);
    await shell.see(text);
  }
  await shell.see('> Half of it day or so');
  await shell.send(ENTER);
  await shell.see('Where clients are served: 3', 'LOOK OF THE PREMISES', LEAVE);
});

/** Stopped by a signal that the program does not send itself. */
async function stoppedFromOutside(): Promise<Terminal> {
  const folder = aProject();
  const shell = await started(folder, 'the middle of a note', `${command(`run ${SITE}`)} & echo $! > pid; fg`);
  process.kill(Number(readIn(folder, 'pid')), 'SIGTSTP');
  await shell.see('Stopped', PROMPT);
  return shell;
}

test('kill -TSTP from outside, and fg', { tags: 'slow' }, async () => {
  const shell = await stoppedFromOutside();
  await toForeground(shell);
  await shell.see('> Half of it', LEAVE);
  await shell.send('!');
  await shell.see('> Half of it!', LEAVE);
});

test('kill -TSTP from outside gives the terminal back too', { tags: 'slow' }, async () => {
  expect(await modes(await stoppedFromOutside())).toMatchObject(SHELL_AGAIN);
});

test('Ctrl-Z where another program has started it, as npx does', { tags: 'slow' }, async () => {
  const shell = await started(aProject(), 'a score', `sh -c '${command(`run ${SITE}`)}; echo ended'`);
  await shell.send(CTRL_Z);
  await shell.see('Stopped');
});

test('after Ctrl-Z the window shows what was there before the interview, and pastes are not marked', {
  tags: 'slow',
}, async () => {
  const shell = await started(aProject(), 'the middle of a note');
  await shell.send(CTRL_Z);
  const shown = await shell.see('earlier command 30', 'Stopped', PROMPT);
  expect(shown).not.toContain(LEAVE);
  expect((await shell.state()).marksPastes).toBe(false);
  await toForeground(shell);
  await shell.see('> Half of it', LEAVE);
  expect((await shell.state()).marksPastes).toBe(true);
});

test('what the shell said before is still there after fg', { tags: 'slow' }, async () => {
  const shell = await openShell(aProject());
  await shell.send(`echo before-it; ${command(`run ${SITE}`)}\n`);
  await shell.see('Who scores?', 'leave');
  await shell.send(CTRL_Z);
  await shell.see('Stopped', PROMPT);
  await shell.send('fg\n');
  await shell.send('Olena');
  await shell.see('> Olena', 'leave');
  await shell.send(CTRL_C);
  await shell.gone('> Olena');
  await shell.send('exit\n');
  expect((await shell.end()).all).toContain('before-it\n');
});
