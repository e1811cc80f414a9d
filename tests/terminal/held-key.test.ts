/** A digit that is held down scores once; two equal digits, and different ones typed ahead, are answers. */
import { describe, expect, test } from 'vitest';
import { type ScoreAnswer, type ScoreRequest, TakeBack } from '../../src/interview/presenter.js';
import { PROGRESS, SPEECH } from '../helpers/terminal/prompts.js';
import { aTerminal, type Look } from '../helpers/terminal/typing.js';

/** Criteria that are scored one after the other; what is taken back is asked again. */
function scoring(look: Look = {}, request: Partial<ScoreRequest> = {}) {
  const terminal = aTerminal(look);
  const scores: number[] = [];
  const taken: TakeBack[] = [];
  const ask = async (): Promise<void> => {
    for (;;) {
      const asked = { criterion: SPEECH, progress: PROGRESS, undo: scores.length > 0, ...request };
      const answer = await terminal.presenter.score(asked).catch((error: unknown) => error as TakeBack);
      if (answer instanceof TakeBack) {
        taken.push(answer);
        scores.splice(scores.length - answer.answers);
      } else if ('score' in (answer as ScoreAnswer)) scores.push((answer as { score: number }).score);
      else return;
    }
  };
  const asked = ask();
  asked.catch(() => {});
  return {
    terminal,
    scores,
    taken,
    /** Presses at these times, in milliseconds after the one before; the interview goes on after each. */
    async press(...presses: readonly (readonly [key: string, after: number])[]): Promise<void> {
      for (const [key, after] of presses) {
        terminal.clock.pass(after);
        terminal.read(key);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

const repeats = (key: string, count: number) => Array.from({ length: count }, () => [key, 30] as const);

describe('a key that is held', () => {
  test('scores once: the first repeat after half a second is taken back too', async () => {
    const { press, scores, taken } = scoring();
    await press(['7', 0], ['7', 500], ...repeats('7', 20));
    expect(scores).toEqual([7]);
    expect(taken).toEqual([expect.objectContaining({ answers: 2, held: '7' })]);
  });

  test.each([200, 500, 699])('whose repeats begin after %i ms', async (wait) => {
    const { press, scores } = scoring();
    await press(['4', 0], ['4', wait], ...repeats('4', 10));
    expect(scores).toEqual([4]);
  });

  test('whose repeats begin at once', async () => {
    const { press, scores, taken } = scoring();
    await press(['7', 0], ...repeats('7', 5));
    expect(scores).toEqual([7]);
    expect(taken.map(({ answers }) => answers)).toEqual([1]);
  });

  test('a digit before it counts, and a press long before the repeats is an answer of its own', async () => {
    const { press, scores } = scoring();
    await press(['7', 0], ['7', 800], ['7', 500], ...repeats('7', 10));
    expect(scores).toEqual([7, 7]);
  });

  test('what is typed after it counts again', async () => {
    const { press, scores } = scoring();
    await press(['7', 0], ['7', 500], ...repeats('7', 10), ['6', 200], ['7', 150]);
    expect(scores).toEqual([7, 6, 7]);
  });

  test('the same digit after a pause counts again', async () => {
    const { press, scores } = scoring();
    await press(['7', 0], ...repeats('7', 10), ['7', 150], ['7', 150]);
    expect(scores).toEqual([7, 7, 7]);
  });

  test('repeats that wait for the next question never reach it', async () => {
    const { terminal, scores, taken } = scoring();
    terminal.read('7');
    for (let repeat = 0; repeat < 20; repeat++) terminal.read('7', 30);
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(scores).toEqual([7]);
    expect(taken).toEqual([]);
    expect(terminal.screen).toContain('7 was held down: it counts once.');
  });

  test('the message is in Russian too', async () => {
    const { terminal } = scoring({ language: 'ru' });
    for (let repeat = 0; repeat < 20; repeat++) terminal.read('7', 30);
    await new Promise((resolve) => setImmediate(resolve));
    expect(terminal.screen).toContain('Клавиша 7 была зажата: считаем её один раз.');
  });

  test('1 that is held still waits for Enter or 0', async () => {
    const { press, scores, terminal } = scoring();
    await press(['1', 0], ['1', 500], ...repeats('1', 10));
    expect(scores).toEqual([]);
    expect(terminal.screen).toContain('1 was held down: it counts once.');
    await press(['0', 500]);
    expect(scores).toEqual([10]);
  });
});

describe('no key is held', () => {
  test('two equal digits, however fast, are two answers', async () => {
    const { press, scores } = scoring();
    await press(['7', 0], ['7', 1]);
    expect(scores).toEqual([7, 7]);
  });

  test('three equal digits with more than a tenth of a second between them are three', async () => {
    const { press, scores } = scoring();
    await press(['7', 0], ['7', 101], ['7', 101], ['7', 101]);
    expect(scores).toEqual([7, 7, 7, 7]);
  });

  test('different digits that are typed ahead count, also in one read', async () => {
    const { press, scores, terminal } = scoring();
    await press(['7676', 0]);
    terminal.clock.pass(50);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(scores).toEqual([7, 6, 7, 6]);
  });

  test('a held digit in a text is a text', async () => {
    const terminal = aTerminal({});
    const answer = terminal.presenter.line({ question: 'Note' });
    for (let repeat = 0; repeat < 10; repeat++) terminal.read('7', 30);
    terminal.type('\r');
    expect(await answer).toEqual({ text: '7777777777' });
  });
});

test('repeats that were typed into a text that has opened are taken out of it', async () => {
  const terminal = aTerminal({});
  const kept: string[] = [];
  const score = terminal.presenter.score({ criterion: SPEECH, progress: PROGRESS });
  terminal.read('7');
  expect(await score).toEqual({ score: 7 });
  terminal.clock.pass(500);
  const line = terminal.presenter.line({ question: 'Note', initial: 'Begun', typed: (text) => kept.push(text) });
  for (let repeat = 0; repeat < 10; repeat++) terminal.read('7', 30);
  expect(kept.at(-1)).toBe('Begun');
  expect(terminal.screen).toContain('7 was held down: it counts once.');
  terminal.type(' well\r');
  expect(await line).toEqual({ text: 'Begun well' });
});
