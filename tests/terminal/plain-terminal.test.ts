/** Plain lines at a terminal: a pasted block belongs to the question that was asked, and a date is shown before it counts. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Context } from '../../src/context.js';
import { type ChoiceRequest, type LineRequest, TakeBack } from '../../src/interview/presenter.js';
import { PlainPresenter } from '../../src/terminal/plain-presenter.js';
import { aStyle, MESSAGES } from '../helpers/printing/styles.js';
import { folderWith } from '../helpers/projects/folder.js';
import { PROGRESS, SPEECH } from '../helpers/terminal/prompts.js';
import { Input, TestClock } from '../helpers/terminal/typing.js';

const NOTE: LineRequest = { question: 'What did you see?' };
const SITES: ChoiceRequest = {
  question: 'Which site?',
  filter: true,
  undo: true,
  items: ['Salon in Lviv', 'Salon in Kyiv', 'Ёлочный базар'].map((label, index) => ({
    label,
    value: String(index + 1),
  })),
};

/** A presenter at a terminal. */
function aPlainTerminal(language: 'en' | 'ru' = 'en', env: Record<string, string> = {}) {
  const clock = new TestClock();
  const input = new Input();
  let said = '';
  const stderr = { write: (text: string) => (said += text) };
  const context = { stdin: input, stderr, env: { PATH: process.env.PATH, ...env } } as unknown as Context;
  const presenter = new PlainPresenter(context, aStyle({ language }), clock);
  onTestFinished(() => presenter.close());
  return {
    input,
    presenter,
    /** Everything that was said since the last look. */
    said(): string {
      const all = said;
      said = '';
      return all;
    },
    /** Reads of the terminal that follow at once; then what was typed is answered. */
    async read(...reads: string[]): Promise<void> {
      for (const text of reads) input.emit('data', Buffer.from(text));
      clock.pass(50);
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('a pasted block', () => {
  // A terminal hands over lines one by one, and the last one, which has no line break, only when it is asked for characters.
  const BLOCK = ['8 people in the queue\n', '2 of 3 chairs taken\n', '9 minutes'];
  const text = BLOCK.join('');

  test('is the answer to the question that was asked: it is said, kept once, and Enter takes it', async () => {
    const { presenter, read, said, input } = aPlainTerminal();
    const typed = vi.fn();
    const answer = presenter.line({ ...NOTE, typed });
    await read(...BLOCK);
    expect(said()).toContain('Pasted 3 lines; Enter takes them.');
    expect(input.raw).toBe(false);
    expect(typed.mock.calls).toEqual([[text]]);
    await read('\n');
    expect(await answer).toEqual({ text });
    const score = presenter.score({ criterion: SPEECH, progress: PROGRESS });
    await read('7\n');
    expect(await score).toEqual({ score: 7 });
  });

  test('of one line and the beginning of another is a block, too', async () => {
    const { presenter, read } = aPlainTerminal();
    const answer = presenter.line(NOTE);
    await read('8 people\n', '2');
    await read('\n');
    expect(await answer).toEqual({ text: '8 people\n2' });
  });

  test('can be added to, taken back, and left behind without being lost', async () => {
    const added = aPlainTerminal();
    const first = added.presenter.line(NOTE);
    await added.read(...BLOCK);
    await added.read('and more\n');
    expect(await first).toEqual({ text: `${text}\nand more` });

    const undone = aPlainTerminal();
    const second = undone.presenter.line({ ...NOTE, undo: true });
    await undone.read(...BLOCK);
    await undone.read('/z\n');
    await undone.read('Short.\n');
    expect(await second).toEqual({ text: 'Short.' });
  });

  test('in a name or a date has spaces', async () => {
    const { presenter, read } = aPlainTerminal();
    const answer = presenter.line({ ...NOTE, single: true });
    await read('Olena\n', 'Kovalchuk');
    await read('\n');
    expect(await answer).toEqual({ text: 'Olena Kovalchuk' });
  });

  test.each(['en', 'ru'] as const)('where no text is asked for is refused, and that is said (%s)', async (language) => {
    const { presenter, read, said } = aPlainTerminal(language);
    const score = presenter.score({ criterion: SPEECH, progress: PROGRESS });
    await read('7\n', '6\n', '8');
    expect(said()).toContain(MESSAGES[language].interview.pasteRefused);
    await read('9\n');
    expect(await score).toEqual({ score: 9 });
    const choice = presenter.choice(SITES);
    await read(...BLOCK);
    expect(said()).toContain(MESSAGES[language].interview.pasteRefused);
    await read('2\n');
    expect(await choice).toEqual({ value: '2' });
  });

  test('with marks is what they mark, and nothing in it acts', async () => {
    const { presenter, read } = aPlainTerminal();
    const answer = presenter.line(NOTE);
    await read('\x1b[200~8 people\n', '2 \x03of 3\x1b[201~');
    await read('\n');
    expect(await answer).toEqual({ text: '8 people\n2 of 3' });
  });

  test('Ctrl-C while it may come ends the interview as ever', async () => {
    const { presenter, input } = aPlainTerminal();
    const answer = presenter.line(NOTE);
    answer.catch(() => {});
    input.emit('data', Buffer.from('8 people\n'));
    input.emit('data', Buffer.from('\x03'));
    await expect(answer).rejects.toMatchObject({ ending: 'interrupt' });
    presenter.close();
    expect(input.raw).toBe(false);
  });
});

describe('a date', () => {
  const meaning = (text: string) => (text === '6 weeks' ? '= Friday, 1 January 2027' : undefined);
  const refuse = (text: string) => (/weeks|month/.test(text) ? undefined : 'That is not understood as a date.');

  test('is shown as it was understood before it counts', async () => {
    const { presenter, read, said } = aPlainTerminal();
    const answer = presenter.line({ ...NOTE, meaning, refuse });
    await read('6 weeks\n');
    expect(said()).toContain('= Friday, 1 January 2027; Enter takes it, or type it again.');
    await read('\n');
    expect(await answer).toEqual({ text: '6 weeks' });
  });

  test('another one takes its place', async () => {
    const { presenter, read } = aPlainTerminal();
    const answer = presenter.line({ ...NOTE, meaning, refuse });
    await read('6 weeks\n');
    await read('a month\n');
    expect(await answer).toEqual({ text: 'a month' });
  });

  test('after one that was refused, Enter does not take the one before', async () => {
    const { presenter, read, said } = aPlainTerminal();
    const answer = presenter.line({ ...NOTE, meaning, refuse });
    await read('6 weeks\n');
    await read('soon\n');
    said();
    await read('\n');
    expect(said()).toContain('That is not understood as a date.');
    await read('a month\n');
    expect(await answer).toEqual({ text: 'a month' });
  });
});

describe('a list that filters', () => {
  test('a word shows the items that have it; the only one is taken by Enter', async () => {
    const { presenter, read, said } = aPlainTerminal();
    const answer = presenter.choice(SITES);
    await read('salon\n');
    expect(said()).toMatch(/\n> 1: Salon in Lviv\n2: Salon in Kyiv\n> $/);
    await read('nothing like it\n');
    expect(said()).toContain('Nothing is called that.');
    await read('елоч\n');
    expect(said()).toContain('3: Ёлочный базар\nEnter: 3\n');
    await read('\n');
    expect(await answer).toEqual({ value: '3' });
  });

  test('commands need their slash, because letters are words', async () => {
    const { presenter, read, said } = aPlainTerminal();
    const back = presenter.choice(SITES);
    expect(said()).toContain('/z undo, /b back, /q leave, everything is saved, /? keys again');
    await read('b\n');
    await read('/b\n');
    expect(await back).toMatchObject({ command: 'back' });
    const undone = presenter.choice(SITES);
    undone.catch(() => {});
    await read('/я\n');
    await expect(undone).rejects.toEqual(new TakeBack(1));
  });
});

describe('what is known', () => {
  const known = {
    criterion: SPEECH,
    progress: PROGRESS,
    last: 'Staff appearance: 8',
    noted: 'note: interrupted twice',
    notes: { missing: 2, isLastWanted: true },
    history: {
      criterion: { ...SPEECH, title: { en: 'Staff appearance' } },
      lines: ['Note of 1 Sep: All five wore the shirt.'],
    },
    notice: '7 was held down: it counts once.',
    undo: true,
  };

  test('is said on lines that say what they are, and w, h and z are keys', async () => {
    const { presenter, read, said } = aPlainTerminal();
    const score = presenter.score(known);
    const all = said();
    expect(all).toContain(
      '7 was held down: it counts once.\nStaff appearance: 8\n2 notes missing, w note on the last score\n',
    );
    expect(all).toContain('\nnote: interrupted twice\n');
    await read('h\n');
    expect(said()).toBe('Staff appearance\nNote of 1 Sep: All five wore the shirt.\n> ');
    await read('w\n');
    expect(await score).toEqual({ command: 'note-of-last' });
    const undone = presenter.score(known);
    undone.catch(() => {});
    await read('я\n');
    await expect(undone).rejects.toEqual(new TakeBack(1));
    const kept = presenter.score({ criterion: SPEECH, progress: PROGRESS, isKept: true });
    await read('\n');
    expect(await kept).toEqual({ command: 'keep' });
  });
});

describe('the legend', () => {
  test('is printed once, and again on ?', async () => {
    const { presenter, read, said } = aPlainTerminal();
    const legend = '1 to 10 scores, n note';
    for (const key of ['7\n', '?\n', '7\n']) {
      const score = presenter.score({ criterion: SPEECH, progress: PROGRESS });
      const first = said();
      await read(key);
      if (key === '?\n') {
        expect(first).not.toContain(legend);
        expect(said()).toContain(legend);
        await read('7\n');
      }
      await score;
    }
    expect(said()).not.toContain(legend);
    const line = presenter.line(NOTE);
    expect(said()).toContain('Type your answer, /b back');
    await read('/?\n');
    expect(said()).toMatch(/^Type your answer.*\n> $/);
    await read('?\n');
    expect(await line).toEqual({ text: '?' });
  });
});

describe("the person's own editor", () => {
  test.skipIf(process.platform === 'win32')('/e opens it; what it leaves is taken by Enter', async () => {
    const command = join(folderWith(), 'editor');
    writeFileSync(command, '#!/bin/sh\nprintf "one\\ntwo\\n" > "$1"\n');
    chmodSync(command, 0o755);
    const { presenter, read, said } = aPlainTerminal('en', { EDITOR: command });
    const typed = vi.fn();
    const answer = presenter.line({ ...NOTE, typed });
    await read('/e\n');
    await vi.waitFor(() => expect(typed.mock.calls).toEqual([['one\ntwo']]), { timeout: 20_000 });
    await vi.waitFor(() => expect(said()).toContain('one\ntwo\nEnter takes this text.\n> '));
    await read('\n');
    expect(await answer).toEqual({ text: 'one\ntwo' });
  });

  test('without one it is said how to set it', async () => {
    const { presenter, read, said } = aPlainTerminal();
    presenter.line(NOTE).catch(() => {});
    await read('/e\n');
    expect(said()).toContain('export EDITOR=nano');
  });
});
