/** Keys of the score prompt: what each of them does, on both keyboard layouts. */
import { describe, expect, test } from 'vitest';
import type { ScoreAnswer } from '../../src/interview/presenter.js';
import { ESC_KEY, type Look, PROGRESS, type Shown, SPEECH, shown } from '../helpers/terminal/prompts.js';
import { DOWN, ENTER, UP } from '../helpers/terminal/terminal.js';

const BACKSPACE = '\x7f';

function asked(given?: number, look: Look = {}): Promise<Shown<ScoreAnswer>> {
  return shown(look, (presenter) => presenter.score({ criterion: SPEECH, progress: PROGRESS, given }));
}

async function answerTo(keys: string, given?: number): Promise<ScoreAnswer> {
  const prompt = await asked(given);
  prompt.press(keys);
  return prompt.answer;
}

/** The level under the cursor, as the screen shows it; undefined where there is none. */
function pointed(screen: string): number | undefined {
  const level = /^ ► {1,2}(\d+)/m.exec(screen)?.[1];
  return level === undefined ? undefined : Number(level);
}

describe('digits', () => {
  test.each([2, 3, 4, 5, 6, 7, 8, 9])('%i scores at once', async (score) => {
    expect(await answerTo(String(score))).toEqual({ score });
  });

  test('0 is 10', async () => {
    expect(await answerTo('0')).toEqual({ score: 10 });
  });

  test('1 waits: Enter scores 1', async () => {
    const prompt = await asked();
    expect(prompt.press('1')).toContain('1: Enter scores 1, a 0 makes it 10');
    expect(pointed(prompt.screen())).toBe(1);
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ score: 1 });
  });

  test('1 and 0 is a typed 10', async () => {
    expect(await answerTo('10')).toEqual({ score: 10 });
  });

  test.each([
    ['Backspace', BACKSPACE],
    ['Esc', ESC_KEY],
  ])('1, then %s: nothing waits any more, and the next key counts for itself', async (_, key) => {
    const prompt = await asked();
    expect(prompt.press('1')).toContain('1: Enter');
    expect(prompt.press(key)).not.toContain('1: Enter');
    prompt.press('0');
    expect(await prompt.answer).toEqual({ score: 10 });
  });

  test('1, then another digit scores that one', async () => {
    expect(await answerTo('17')).toEqual({ score: 7 });
  });

  test('1 twice still waits', async () => {
    const prompt = await asked();
    expect(prompt.press('11')).toContain('1: Enter');
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ score: 1 });
  });
});

describe('arrows and Enter', () => {
  test('up begins at 6, down at 5, and they stop at 10 and 1', async () => {
    const up = await asked();
    expect(pointed(up.screen())).toBeUndefined();
    expect(pointed(up.press(UP))).toBe(6);
    expect(pointed(up.press(UP.repeat(9)))).toBe(10);
    up.press(ENTER);
    expect(await up.answer).toEqual({ score: 10 });

    const down = await asked();
    expect(pointed(down.press(DOWN))).toBe(5);
    expect(pointed(down.press(DOWN.repeat(9)))).toBe(1);
    down.press(ENTER);
    expect(await down.answer).toEqual({ score: 1 });
  });

  test('Enter alone scores nothing', async () => {
    const prompt = await asked();
    prompt.press(ENTER);
    expect(pointed(prompt.press(UP))).toBe(6);
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ score: 6 });
  });

  test('what lies between two anchors says so under the cursor only', async () => {
    const prompt = await asked();
    expect(prompt.screen()).not.toContain('between the two');
    expect(prompt.press(DOWN)).toContain('►  5  between the two');
    expect(prompt.press(DOWN)).not.toContain('between the two');
  });

  test('after 1 and an arrow the cursor moves on from 1, and Enter takes the level under it', async () => {
    const prompt = await asked();
    expect(pointed(prompt.press(`1${UP}`))).toBe(2);
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ score: 2 });
  });
});

describe('one came back to it', () => {
  test('the cursor is on the score that was given, and Enter keeps it', async () => {
    const prompt = await asked(8);
    expect(pointed(prompt.screen())).toBe(8);
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ score: 8 });
  });

  test('another key scores anew', async () => {
    expect(await answerTo('3', 8)).toEqual({ score: 3 });
  });
});

describe('letters', () => {
  const commands = [
    ['n', 'т', 'note'],
    ['a', 'ф', 'spot'],
    ['x', 'ч', 'na'],
    ['u', 'г', 'not-seen'],
    ['b', 'и', 'back'],
    ['g', 'п', 'go'],
    ['q', 'й', 'leave'],
  ] as const;
  test.each(commands)('%s and %s, small and capital: %s', async (latin, russian, command) => {
    for (const key of [latin, russian, latin.toUpperCase(), russian.toUpperCase()]) {
      expect(await answerTo(key), key).toEqual({ command });
    }
  });

  test('Esc goes back', async () => {
    expect(await answerTo(ESC_KEY)).toEqual({ command: 'back' });
  });

  test('a letter after 1 is a command too, and nothing of the 1 stays', async () => {
    expect(await answerTo('1n')).toEqual({ command: 'note' });
  });

  test('other keys do nothing', async () => {
    const prompt = await asked();
    const before = prompt.screen();
    expect(prompt.press('zswh; \t\x1b[5~\x1b[D\x1b[C我')).toBe(before);
    prompt.press('7');
    expect(await prompt.answer).toEqual({ score: 7 });
  });

  test('? shows all anchors whole, and again as before', async () => {
    const prompt = await asked();
    const before = prompt.screen();
    expect(before).toMatch(/10 {2}Polite and hear out everyone.*…\n/);
    const full = prompt.press('?');
    expect(full.replaceAll(/\s+/g, ' ')).toContain(SPEECH.anchors['10']?.en);
    expect(prompt.press('?')).toBe(before);
  });
});
