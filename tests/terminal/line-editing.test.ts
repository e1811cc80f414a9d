/** Editing a text: characters as a person sees them, words, line breaks, undo, and the person's own editor. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type LineAnswer, type LineRequest, TakeBack } from '../../src/interview/presenter.js';
import { folderWith } from '../helpers/projects/folder.js';
import { ESC_KEY, type Look, PROGRESS, type Shown, shown } from '../helpers/terminal/prompts.js';
import { CTRL_U, DOWN, END, ENTER, HOME, UP } from '../helpers/terminal/terminal.js';
import { aTerminal } from '../helpers/terminal/typing.js';

const BACKSPACE = '\x7f';
const DELETE = '\x1b[3~';
const LEFT = '\x1b[D';
const RIGHT = '\x1b[C';
const WORD_LEFT = '\x1bb';
const WORD_RIGHT = '\x1bf';
const UNDO = '\x1f';
const NOTE: LineRequest = { question: 'What did you see?', progress: PROGRESS };

function asked(request: Partial<LineRequest> = {}, look: Look = {}): Promise<Shown<LineAnswer>> {
  return shown(look, (presenter) => presenter.line({ ...NOTE, ...request }));
}

async function textAfter(keys: string, request: Partial<LineRequest> = {}): Promise<string> {
  const prompt = await asked(request);
  prompt.press(keys + ENTER);
  const answer = await prompt.answer;
  return 'text' in answer ? answer.text : answer.command;
}

describe('one character is what a person sees as one', () => {
  const SEEN = ['❤️', '🇺🇦', '👨‍👩‍👧', '👍🏽', 'é', 'й', 'ё', '清', 'क्षि', '1️⃣'];

  test.each(SEEN)('Backspace and Delete remove %s, arrows move over it', async (one) => {
    expect(await textAfter(BACKSPACE, { initial: `a${one}` })).toBe('a');
    expect(await textAfter(`${BACKSPACE}`, { initial: `${one}${one}` })).toBe(one);
    expect(await textAfter(`${HOME}${DELETE}`, { initial: `${one}b` })).toBe('b');
    expect(await textAfter(`${LEFT}x`, { initial: `a${one}` })).toBe(`ax${one}`);
    expect(await textAfter(`${HOME}${RIGHT}x`, { initial: `${one}b` })).toBe(`${one}xb`);
  });

  test('a line break is one, too', async () => {
    expect(await textAfter(BACKSPACE, { initial: 'a\n' })).toBe('a');
    expect(await textAfter(`${BACKSPACE.repeat(2)}c`, { initial: 'a\nb' })).toBe('ac');
  });
});

describe('moving and deleting', () => {
  const initial = 'Ждала сорок-минут, 待合室 ok';

  test.each([
    ['Home', HOME, `x${initial}`],
    ['Ctrl-A', '\x01', `x${initial}`],
    ['Home, End', HOME + END, `${initial}x`],
    ['Ctrl-A, Ctrl-E', '\x01\x05', `${initial}x`],
    ['Option-B', WORD_LEFT, 'Ждала сорок-минут, 待合室 xok'],
    ['Option-B three times', WORD_LEFT.repeat(3), 'Ждала сорок-xминут, 待合室 ok'],
    ['Option-left', '\x1b[1;3D', 'Ждала сорок-минут, 待合室 xok'],
    ['Home, Option-F twice', HOME + WORD_RIGHT.repeat(2), 'Ждала сорокx-минут, 待合室 ok'],
    ['Option-Backspace', '\x1b\x7f', 'Ждала сорок-минут, 待合室 x'],
    ['Home, Option-D', `${HOME}\x1bd`, 'x сорок-минут, 待合室 ok'],
    ['Ctrl-W twice', '\x17\x17', 'Ждала сорок-минут, x'],
    ['Ctrl-U', CTRL_U, 'x'],
    ['Option-B, Ctrl-U', WORD_LEFT + CTRL_U, 'xok'],
    ['Option-B, Ctrl-K', `${WORD_LEFT}\x0b`, 'Ждала сорок-минут, 待合室 x'],
  ])('%s', async (_, keys, expected) => {
    expect(await textAfter(`${keys}x`, { initial })).toBe(expected);
  });

  test('Option with another letter does nothing: the field remains open, and the text is as it was', async () => {
    const prompt = await asked({ initial: 'Begun' });
    const before = prompt.screen();
    expect(prompt.press('\x1bx\x1bq\x1b7')).toBe(before);
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ text: 'Begun' });
  });
});

describe('line breaks', () => {
  test.each([
    ['Alt-Enter', '\x1b\r'],
    ['Ctrl-J', '\n'],
  ])('%s makes one, shown as ¶', async (_, key) => {
    const prompt = await asked();
    expect(prompt.press(`8 people${key}2 of 3`)).toContain(' > 8 people¶\n   2 of 3\n');
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ text: '8 people\n2 of 3' });
  });

  test('not in a name or a date', async () => {
    expect(await textAfter('Olena\n Kovalchuk\x1b\r', { most: 200 })).toBe('Olena Kovalchuk');
    expect(await textAfter('6\n weeks', { meaning: () => undefined })).toBe('6 weeks');
    expect(await textAfter('2\n 5', { single: true })).toBe('2 5');
    expect((await asked({ single: true })).screen()).not.toMatch(/line break|editor/);
  });

  test('up and down move between the rows', async () => {
    expect(await textAfter(`${UP}x`, { initial: 'one\ntwo' })).toBe('onex\ntwo');
    expect(await textAfter(`${UP}${HOME}${DOWN}x`, { initial: 'one\ntwo' })).toBe('one\nxtwo');
  });
});

describe('a long text', () => {
  const LONG = 'Клиентка 😡 ждала 待合室 сорок минут, никто не подошёл, хотя свободны были двое мастеров из трёх.';

  test.each([80, 40])('is broken at words, all of it in sight, at %i columns', async (columns) => {
    const screen = (await asked({ initial: LONG }, { columns })).screen();
    const rows = screen.split('\n');
    const from = rows.findIndex((row) => row.startsWith(' > '));
    const field = rows.slice(from, rows.indexOf('', from)).map((row) => row.slice(3));
    expect(field.join(' ')).toBe(LONG);
    expect(field.length).toBeGreaterThan(1);
  });

  test('that is higher than the window shows the rows around the cursor, and the keys', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n');
    const prompt = await asked({ initial: lines });
    expect(prompt.screen()).toMatch(/\n ↑ line \d+¶\n/);
    expect(prompt.screen()).toContain('   line 40\n');
    expect(prompt.screen()).toContain('Enter next');
    expect(prompt.press(HOME)).toContain(' > line 1¶\n');
    expect(prompt.screen()).toMatch(/\n ↓ line \d+¶\n/);
  });

  test('the help beside it scrolls and loses nothing', async () => {
    const cells = Array.from({ length: 22 }, (_, index) => `${index + 1}  Criterion number ${index + 1} of them`);
    for (const columns of [80, 40]) {
      const prompt = await asked({ cells, help: 'Up to three numbers.' }, { columns });
      let seen = prompt.screen();
      for (let page = 0; page < 20; page++) seen += prompt.press('\x1b[6~');
      for (const cell of cells) expect(seen, `${columns} columns`).toContain(cell);
      expect(prompt.screen()).toContain('What did you see?');
      if (columns === 40) expect(prompt.screen()).toMatch(/ \d+–24 of 24\n/);
    }
  });
});

describe('undo', () => {
  test.each([
    ['a cleared text', CTRL_U, 1],
    ['a deleted word', '\x1b\x7f', 1],
    ['Backspaces together', BACKSPACE.repeat(3), 1],
    ['a typed word', 'more', 1],
    ['several things, one after the other', `${CTRL_U}new ${BACKSPACE}\x1b\x7f`, 4],
  ])('takes back %s, which is kept at once', async (_, keys, times) => {
    const typed = vi.fn();
    const prompt = await asked({ initial: 'Interrupted twice', typed });
    prompt.press(keys);
    prompt.press(UNDO.repeat(times));
    expect(typed.mock.lastCall).toEqual(['Interrupted twice']);
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ text: 'Interrupted twice' });
  });

  test('with nothing left to take back in the text it takes the last answer back, if there is one', async () => {
    const prompt = await asked({ undo: true });
    prompt.press(`a${UNDO}`);
    expect(prompt.screen()).toContain('Ctrl-_ undo');
    prompt.press(UNDO);
    await expect(prompt.answer).rejects.toEqual(new TakeBack(1));
    expect(await textAfter(`a${UNDO}${UNDO}b`)).toBe('b');
  });
});

describe('Esc and what was typed', () => {
  test('every change was kept before the field is closed', async () => {
    const typed = vi.fn();
    const prompt = await asked({ typed });
    prompt.press(`Half of it${ESC_KEY}`);
    expect(await prompt.answer).toEqual({ command: 'back' });
    expect(typed.mock.lastCall).toEqual(['Half of it']);
  });
});

describe('below the field', () => {
  test('stands what a text is understood as, while it is typed', async () => {
    const prompt = await asked({ meaning: (text) => (text === '6 weeks' ? '= Friday, 1 January 2027' : undefined) });
    expect(prompt.press('6 week')).not.toContain('=');
    expect(prompt.press('s')).toContain(' > 6 weeks\n\n = Friday, 1 January 2027\n');
  });

  test('stands the notice', async () => {
    expect((await asked({ notice: '7 was held.' })).screen()).toContain('\n 7 was held.\n Enter next');
  });
});

describe("the person's own editor", () => {
  /** A script as an editor: its last argument is the file. */
  function anEditor(script: string): { command: string; folder: string } {
    const folder = folderWith();
    const command = join(folder, 'my editor');
    writeFileSync(command, `#!/bin/sh\n${script}\n`);
    chmodSync(command, 0o755);
    return { command: `'${command}'`, folder };
  }

  async function edited(env: Record<string, string>, initial: string, language: 'en' | 'ru' = 'en') {
    const terminal = aTerminal({ env: { PATH: process.env.PATH ?? '', ...env }, language });
    const typed = vi.fn();
    const answer = terminal.presenter.line({ ...NOTE, initial, typed });
    terminal.read('\x07');
    const lent = terminal.input.raw === false;
    await vi.waitFor(() => expect(terminal.input.raw).toBe(true), { timeout: 20_000 });
    await vi.waitFor(() => expect(terminal.screen).toContain('What did you see?'));
    return { terminal, typed, answer, lent };
  }

  test.skipIf(process.platform === 'win32')(
    'gets the text in a file that only the person can read, with the arguments of the command; the file is removed',
    async () => {
      const { command, folder } = anEditor(`
        for file; do :; done
        echo "$1" > '${'FOLDER'}/arguments'; stat -c %a "$file" > '${'FOLDER'}/mode'; echo "$file" > '${'FOLDER'}/name'
        printf 'And more.\\r\\nAnd \\033[31mred.\\n' >> "$file"`);
      writeFileSync(
        join(folder, 'my editor'),
        readFileSync(join(folder, 'my editor'), 'utf8').replaceAll('FOLDER', folder),
      );
      const { terminal, typed, answer, lent } = await edited({ EDITOR: `${command} --wait` }, 'Begun.');
      expect(lent).toBe(true);
      const text = 'Begun.\nAnd more.\nAnd red.';
      await vi.waitFor(() => expect(terminal.screen).toContain('And red.'));
      expect(typed.mock.calls).toEqual([[text]]);
      expect(readFileSync(join(folder, 'arguments'), 'utf8')).toBe('--wait\n');
      expect(readFileSync(join(folder, 'mode'), 'utf8')).toBe('600\n');
      expect(existsSync(readFileSync(join(folder, 'name'), 'utf8').trim())).toBe(false);
      expect(terminal.output.screen.modes.has('2004')).toBe(true);
      terminal.type(ENTER);
      expect(await answer).toEqual({ text });
    },
  );

  test.skipIf(process.platform === 'win32')('$VISUAL is taken before $EDITOR', async () => {
    const { command } = anEditor('echo visual > "$1"');
    const { terminal } = await edited({ VISUAL: command, EDITOR: 'false' }, '');
    await vi.waitFor(() => expect(terminal.screen).toContain('> visual'));
  });

  test.each([
    ['that fails', 'false'],
    ['that does not exist', 'no-such-editor-anywhere'],
  ])('one %s leaves the text as it was, and that is said', async (_, editor) => {
    const { terminal, typed } = await edited({ EDITOR: editor }, 'Begun.');
    await vi.waitFor(() => expect(terminal.screen).toContain(`“${editor}” could not be opened.`));
    expect(terminal.screen).toContain('> Begun.');
    expect(typed).not.toHaveBeenCalled();
  });

  test('without one it is said how to set it', async () => {
    const english = await asked();
    expect(english.press('\x07')).toContain('export EDITOR=nano');
    const russian = await asked({}, { language: 'ru' });
    expect(russian.press('\x07')).toContain('Редактор не задан.');
  });
});
