/**
 * Every end of an interview is clean: the terminal is given back, nothing is lost, and a line says how to go on.
 *
 * @module-tag slow
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  aProject,
  at,
  DRAFTS,
  expectGoesOn,
  expectOnlyDraft,
  GIVEN_BACK,
  GO_ON,
  LEAVE,
  type PlaceName,
  SITE,
  withoutSites,
} from '../helpers/interviews/stopping-places.js';
import {
  below,
  CTRL_C,
  CTRL_D,
  ENTER,
  type Ending,
  noTerminal,
  openTerminal,
  type Terminal,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

interface Way {
  leave(terminal: Terminal): Promise<void>;
  code: number;
  /** What stands below what stood there before. */
  said?: string;
}

const WAYS = {
  'Ctrl-C': { leave: (terminal) => terminal.send(CTRL_C), code: 130 },
  SIGINT: { leave: (terminal) => terminal.signal('SIGINT'), code: 130 },
  SIGTERM: { leave: (terminal) => terminal.signal('SIGTERM'), code: 143 },
  SIGHUP: { leave: (terminal) => terminal.signal('SIGHUP'), code: 129 },
  'Ctrl-D': {
    leave: (terminal) => terminal.send(CTRL_D),
    code: 2,
    said: `The input ended before the interview did.\n${GO_ON}`,
  },
  q: { leave: (terminal) => terminal.send('q'), code: 0 },
} satisfies Record<string, Way>;

const SCENARIOS: readonly (readonly [way: keyof typeof WAYS, place: PlaceName])[] = [
  ['Ctrl-C', 'a score'],
  ['Ctrl-C', 'a 1 that waits'],
  ['Ctrl-C', 'the middle of a note'],
  ['Ctrl-C', 'the middle of a reason'],
  ['Ctrl-C', 'the review'],
  ['Ctrl-C', 'the middle of a cause'],
  ['Ctrl-C', 'the plan'],
  ['q', 'a score'],
  ['q', 'the review'],
  ['q', 'the plan'],
  ['SIGINT', 'the middle of a note'],
  ['SIGTERM', 'a score'],
  ['SIGTERM', 'the middle of a note'],
  ['SIGTERM', 'the plan'],
  ['SIGHUP', 'the middle of a note'],
  ['SIGHUP', 'the review'],
  ['Ctrl-D', 'a score'],
  ['Ctrl-D', 'the middle of a note'],
  ['Ctrl-D', 'the plan'],
];

describe('the terminal is given back, and the next run goes on', () => {
  test.each(SCENARIOS)('%s at %s', async (way, place) => {
    const { leave, code, said = GO_ON }: Way = WAYS[way];
    const folder = aProject();
    const terminal = await at(folder, place);
    await leave(terminal);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code, ...GIVEN_BACK });
    expect(below(ending)).toBe(said);
    expectOnlyDraft(folder);

    const again = await expectGoesOn(folder, place);
    expect(again).toMatchObject({ code: 130, ...GIVEN_BACK });
    expectOnlyDraft(folder);
  });

  test('in Russian: the line that says how to go on', async () => {
    const terminal = await at(aProject(), 'the middle of a note');
    await terminal.send(CTRL_C);
    await terminal.end();
    const russian = openTerminal(aProject(), ['--lang', 'ru', 'run', SITE]);
    await russian.see('Кто оценивает?');
    await russian.send(`Елена Ковальчук, владелец${ENTER}`);
    await russian.see('Елена Ковальчук, владелец');
    await russian.send(CTRL_C);
    const ending = await russian.end();
    expect(ending).toMatchObject({ code: 130, ...GIVEN_BACK });
    expect(below(ending)).toBe(`Всё сохранено. Продолжить: service-audit run ${SITE}`);
  });

  const ways: (keyof typeof WAYS)[] = ['Ctrl-C', 'SIGINT', 'SIGTERM', 'SIGHUP', 'Ctrl-D'];
  test.each(ways)('%s at the first question: nothing is left, nothing offered, and nothing said of it', async (way) => {
    const { leave, code, said = '' }: Way = WAYS[way];
    const folder = aProject();
    const terminal = await at(folder, 'the first question');
    await leave(terminal);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code, ...GIVEN_BACK });
    expect(below(ending)).toBe(said.replace(`\n${GO_ON}`, ''));
    expect(existsSync(join(folder, DRAFTS))).toBe(false);

    const again = await at(folder, 'the first question');
    await again.send(CTRL_C);
    expect(below(await again.end())).toBe('');
  });

  test('a name that is half-typed at the first question is there again', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the first question');
    await terminal.send('Olena Kov');
    await terminal.see('> Olena Kov');
    await terminal.send(CTRL_C);
    expect(below(await terminal.end())).toBe(GO_ON);
    const again = openTerminal(folder, ['run', SITE]);
    await again.see('There is an unfinished interview of 21 Nov 2026: 0 of 12 scored.');
    await again.send('1');
    await again.see('Who scores?', '> Olena Kov');
  });

  test('before a site is named there is nothing to go on with, and nothing is said', async () => {
    const folder = withoutSites();
    const terminal = openTerminal(folder, ['run']);
    await terminal.see('What is the site called?');
    await terminal.send(`Lviv${CTRL_C}`);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, ...GIVEN_BACK });
    expect(below(ending)).toBe('');
  });

  test('Ctrl-C twice, one after the other at once, ends as one does', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the middle of a note');
    await terminal.burst(CTRL_C + CTRL_C);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, ...GIVEN_BACK });
    expect(below(ending)).toBe(GO_ON);
    await expectGoesOn(folder, 'the middle of a note');
  });
});

test('Ctrl-Z where no shell could bring it back: nothing stops, and the interview goes on', async () => {
  const terminal = await at(aProject(), 'the middle of a note');
  await terminal.send('\x1a');
  await terminal.send('!');
  await terminal.see('> Half of it!', LEAVE);
  await terminal.send(ENTER);
  await terminal.see('LOOK OF THE PREMISES', LEAVE);
});

describe('the window is closed', () => {
  const places: PlaceName[] = ['a score', 'the middle of a note', 'the review', 'the plan'];
  /** Killed by the signal is shown as 129 by a shell. */
  const codeOf = ({ code, signal }: Ending) => (signal === 'SIGHUP' ? 129 : (code ?? signal));

  test.each(places)('at %s: the next run goes on', async (place) => {
    const folder = aProject();
    const terminal = await at(folder, place);
    await terminal.hangUp();
    expect(codeOf(await terminal.end())).toBe(129);
    expectOnlyDraft(folder);
    await expectGoesOn(folder, place);
  });

  test('--plain: the same', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE, '--plain'], { rows: 100 });
    await terminal.see('Who scores?', '/q leave');
    await terminal.lines(['Olena Kovalchuk, consultant', '', '', '7']);
    await terminal.see('2 of 12', 'q leave');
    await terminal.hangUp();
    expect(codeOf(await terminal.end())).toBe(129);
    expectOnlyDraft(folder);
    await expectGoesOn(folder, 'a score');
  });

  test('at the first question: the next run begins with it', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the first question');
    await terminal.hangUp();
    expect(codeOf(await terminal.end())).toBe(129);
    await at(folder, 'the first question');
  });
});
