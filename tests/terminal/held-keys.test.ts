/** Keys that are held down, and pastes whose marks are lost: nothing is answered that nobody meant. */
import { describe, expect, test, vi } from 'vitest';
import { type ChoiceRequest, type LineRequest, type Presenter, TakeBack } from '../../src/interview/presenter.js';
import { PROGRESS, SPEECH } from '../helpers/terminal/prompts.js';
import { aTerminal, type Look } from '../helpers/terminal/typing.js';

const PLAN: ChoiceRequest = {
  question: 'The plan',
  items: [
    { value: 'first', label: 'Write down who answers', ticks: true },
    { value: 'accept', label: 'Write it' },
  ],
  initial: 1,
  fresh: true,
};
const SCORE = { criterion: SPEECH, progress: PROGRESS, undo: true };
const NOTE: LineRequest = { question: 'Seen?' };
const [BEGIN, END] = ['\x1b[200~', '\x1b[201~'];

/** Asks the same question again and again; the answers are collected. */
function asking(put: (presenter: Presenter) => Promise<unknown>, look: Look = {}) {
  const window = aTerminal(look);
  const answers: unknown[] = [];
  const ask = (): Promise<void> =>
    put(window.presenter).then(
      (answer) => {
        answers.push(answer);
        return ask();
      },
      (error: Error) => {
        if (!(error instanceof TakeBack)) return undefined;
        answers.push('taken back');
        return ask();
      },
    );
  void ask();
  /** Lets the answers reach who asked. */
  const settle = async () => {
    for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    ...window,
    answers,
    window,
    async press(key: string, milliseconds: number): Promise<void> {
      window.read(key, milliseconds);
      await settle();
    },
    async hold(key: string, times: number): Promise<void> {
      window.read(key, 500);
      await settle();
      for (let repeat = 1; repeat < times; repeat++) {
        window.read(key, 30);
        await settle();
      }
      window.clock.pass(1000);
      await settle();
    },
  };
}

describe('a key that is held down', () => {
  test.each([
    ['en', 'A key is held down: its repeats do not count.'],
    ['ru', 'Клавиша зажата: повторные нажатия не считаем.'],
  ] as const)('z takes back no more than its first presses (%s)', async (language, words) => {
    const asked = asking((presenter) => presenter.score(SCORE), { language });
    await asked.hold('z', 20);
    expect(asked.answers).toEqual(['taken back', 'taken back']);
    expect(asked.window.screen).toContain(words);
    await asked.press('z', 1000);
    expect(asked.answers).toHaveLength(3);
  });

  test.each([
    ['b', { command: 'back' }],
    ['\x1b', { command: 'back' }],
  ])('%j goes back no further', async (key, back) => {
    const asked = asking((presenter) => presenter.score(SCORE));
    await asked.hold(key, 20);
    expect(asked.answers).toEqual([back, back]);
  });

  test('Enter skips no further question, and Ctrl-_ does not go on behind the text', async () => {
    const asked = asking((presenter) => presenter.line({ ...NOTE, undo: true }));
    await asked.hold('\r', 20);
    expect(asked.answers).toEqual([{ text: '' }, { text: '' }]);
    for (const word of ['one ', 'two ', 'three']) asked.window.read(word, 100);
    await asked.hold('\x1f', 20);
    expect(asked.window.screen).not.toContain('one');
    expect(asked.answers).toHaveLength(2);
  });

  test('arrows move, and letters are text in a text', async () => {
    const asked = asking((presenter) => presenter.score({ ...SCORE, given: 9 }));
    await asked.hold('\x1b[B', 6);
    await asked.press('\r', 1000);
    expect(asked.answers).toEqual([{ score: 3 }]);
    const text = asking((presenter) => presenter.line(NOTE));
    await text.hold('b', 5);
    await text.press('\r', 1000);
    expect(text.answers).toEqual([{ text: 'bbbbb' }]);
  });

  test('Enter writes no file, however long it is held; one Enter does', async () => {
    const asked = asking((presenter) => presenter.choice(PLAN));
    await asked.press('', 0);
    await asked.hold('\r', 40);
    // After half a second the first press is known not to be a repeat.
    expect(asked.answers).toEqual([{ value: 'accept' }]);
    asked.answers.length = 0;
    for (let repeat = 0; repeat < 40; repeat++) await asked.press('\r', 30);
    await asked.press('', 1000);
    expect(asked.answers).toEqual([]);
    await asked.press('\r', 50);
    expect(asked.answers).toEqual([]);
    await asked.press('', 60);
    expect(asked.answers).toEqual([{ value: 'accept' }]);
  });

  test('an arrow within that time keeps the file from being written', async () => {
    const asked = asking((presenter) => presenter.choice(PLAN));
    await asked.press('', 0);
    await asked.press('\r', 20);
    await asked.press('\x1b[A', 1000);
    expect(asked.answers).toEqual([]);
  });

  test('another key within that time counts instead', async () => {
    const asked = asking((presenter) => presenter.choice(PLAN));
    await asked.press('', 0);
    await asked.press('\r', 20);
    await asked.press('b', 1000);
    expect(asked.answers).toEqual([{ value: 'accept', command: 'back' }]);
  });
});

describe('a paste whose marks are lost or doubled', () => {
  test('scores nothing if it pauses: the rest belongs to it', async () => {
    const asked = asking((presenter) => presenter.score(SCORE));
    await asked.press(`${BEGIN}eight 8`, 1500);
    for (const part of ['77', '66 5', `4${END}`]) await asked.press(part, 1500);
    expect(asked.answers).toEqual([]);
    await asked.press('76', 1500);
    expect(asked.answers).toEqual([{ score: 7 }, { score: 6 }]);
  });

  test('is a text as a whole if it pauses', async () => {
    const asked = asking((presenter) => presenter.line(NOTE));
    await asked.press(`${BEGIN}one\r`, 1500);
    await asked.press('two\r', 1500);
    await asked.press(`three${END}`, 1500);
    await asked.press('\r', 100);
    expect(asked.answers).toEqual([{ text: 'one\ntwo\nthree' }]);
  });

  test('ends if its end mark never comes: the next key counts', async () => {
    const asked = asking((presenter) => presenter.score(SCORE));
    await asked.press(`${BEGIN}eight 8`, 1500);
    await asked.press('7', 1500);
    await asked.press('76', 1500);
    expect(asked.answers).toEqual([{ score: 7 }, { score: 7 }, { score: 6 }]);
  });

  test('that has an end mark inside is a paste up to the last one', async () => {
    const asked = asking((presenter) => presenter.score(SCORE));
    await asked.press(`${BEGIN}abc${END}`, 0);
    await asked.press('77\r', 10);
    await asked.press(END, 1500);
    expect(asked.answers).toEqual([]);
  });
});

describe('an editor', () => {
  test.each([
    ['removes its file', 'rm'],
    ['is not there', '/nonexistent/editor'],
  ])('that %s leaves the text as it was', async (_, editor) => {
    const window = aTerminal({ env: { EDITOR: editor, PATH: process.env.PATH ?? '' } });
    const answer = window.presenter.line(NOTE);
    window.read('typed', 100);
    window.read('\x07', 100);
    await vi.waitFor(() => expect(window.screen).toContain(`“${editor}” could not be opened. The text is as it was.`));
    window.read('\r', 1000);
    expect(await answer).toEqual({ text: 'typed' });
  });
});
