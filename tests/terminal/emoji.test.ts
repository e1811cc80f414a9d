/**
 * Emoji of several parts, which some terminals draw as one picture and some part by part: the screen is the same after any
 * number of changes, and nothing of an earlier one is left.
 */
import { describe, expect, test } from 'vitest';
import { widest } from '../../src/terminal/prompts/text.js';
import { PROGRESS, SPEECH } from '../helpers/terminal/prompts.js';
import { aTerminal } from '../helpers/terminal/typing.js';

const FAMILY = '👨‍👩‍👧';
const TITLE = { en: `${FAMILY} Families 👍🏽 welcome ❤️ ${FAMILY}${FAMILY} and 🇺🇦🇺🇦🇺🇦 flags ${FAMILY}` };
const PARTS = `${FAMILY.repeat(8)} and words between ${FAMILY.repeat(8)} 👍🏽👍🏽👍🏽 ❤️❤️❤️ 🇺🇦🇺🇦🇺🇦🇺🇦 end`;

test.each([
  [FAMILY, 6],
  ['❤️', 2],
  ['👍🏽', 4],
  ['🇺🇦', 4],
  ['1️⃣', 2],
  ['🙂', 2],
  ['清', 2],
  ['abc é', 5],
])('%s takes at most %i columns', (text, columns) => {
  expect(widest(text)).toBe(columns);
});

describe.each(['joined', 'parts'] as const)('a terminal that draws them %s', (emoji) => {
  test.each([80, 40, 31])(
    'a text of them, at %i columns: typed, deleted, and its question answered',
    async (columns) => {
      const terminal = aTerminal({ columns, emoji });
      const progress = { ...PROGRESS, title: `Salon ${FAMILY}${FAMILY} ❤️ with a long name` };
      const question = `What did ${FAMILY} say? ${PARTS}`;
      const answer = terminal.presenter.line({ question, progress, initial: PARTS });
      const heads = () => terminal.output.screen.text.filter((line) => line.includes('█')).length;
      for (let key = 0; key < 60; key++) {
        terminal.type(key % 7 === 0 ? FAMILY : '\x7f');
        expect(heads(), `after ${key} keys`).toBe(1);
        expect(terminal.output.screen.text.at(-1)).toContain('saved');
        expect(terminal.output.screen.text[0]).toContain('Salon');
      }
      // The screen as it is after being drawn anew.
      const drawn = terminal.screen;
      terminal.type('\x0c');
      expect(terminal.screen).toBe(drawn);
      terminal.type('\r');
      await answer;
      const next = terminal.presenter.score({ criterion: { ...SPEECH, title: TITLE }, progress: PROGRESS });
      expect(heads()).toBe(1);
      expect(terminal.screen).not.toContain('What did');
      terminal.type('7');
      expect(await next).toEqual({ score: 7 });
    },
  );

  test('the cursor is behind what was typed before it', async () => {
    const terminal = aTerminal({ emoji });
    const answer = terminal.presenter.line({ question: 'Note', initial: `${FAMILY}a${FAMILY}b` });
    terminal.type('\x1b[D');
    expect(terminal.output.screen.beforeCursor).toBe(` > ${FAMILY}a${FAMILY}`);
    terminal.type('\x1b[D\x1b[D');
    expect(terminal.output.screen.beforeCursor).toBe(` > ${FAMILY}`);
    terminal.type('\r');
    await answer;
  });

  test('text is broken at words', async () => {
    const terminal = aTerminal({ columns: 40, emoji });
    terminal.presenter
      .line({ question: `Does the ${FAMILY} wait with ${FAMILY} friends ${FAMILY} long?` })
      .catch(() => {});
    const words = new Set(`Does the ${FAMILY} wait with friends long?`.split(' '));
    const shown = terminal.output.screen.text.slice(0, 3).join(' ').split(/\s+/).filter(Boolean);
    expect(shown.filter((word) => !words.has(word) && word !== '>')).toEqual([]);
  });
});
