/** A paste never answers the questions after the one that was asked, and it is drawn and kept once. */
import { describe, expect, test, vi } from 'vitest';
import type { ChoiceRequest, LineRequest } from '../../src/interview/presenter.js';
import { MESSAGES } from '../helpers/printing/styles.js';
import { PROGRESS, SPEECH } from '../helpers/terminal/prompts.js';
import { aTerminal, type Look } from '../helpers/terminal/typing.js';

const TEXT = '8 people in the queue\n2 of 3 chairs taken\n9 minutes';
/** What terminals send: with marks where they know them, and all at once where they do not. */
const WAYS = [
  ['that is marked', (text: string) => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`],
  ['that is not marked', (text: string) => text.replaceAll('\n', '\r')],
  ['that is not marked, with line feeds', (text: string) => text],
] as const;
const LISTED: ChoiceRequest = {
  question: 'Which?',
  items: ['Lviv', 'Kyiv', 'Odesa'].map((label) => ({ label, value: label.toLowerCase() })),
};
const REFUSED = { en: MESSAGES.en.interview.pasteRefused, ru: MESSAGES.ru.interview.pasteRefused };

describe.each(WAYS)('a paste %s', (_, sent) => {
  async function intoLine(request: Partial<LineRequest>, text = TEXT, look: Look = {}) {
    const terminal = aTerminal(look);
    const typed = vi.fn();
    const answer = terminal.presenter.line({ question: 'Note', progress: PROGRESS, typed, ...request });
    terminal.read(sent(text), 2000);
    const { screen } = terminal;
    terminal.type('\r');
    return { screen, answer: await answer, typed };
  }

  test('into a text becomes part of it: its line breaks are shown as ¶ and stored as line breaks', async () => {
    const { screen, answer, typed } = await intoLine({ initial: 'Seen: ' });
    expect(screen).toContain(' > Seen: 8 people in the queue¶\n   2 of 3 chairs taken¶\n   9 minutes');
    expect(answer).toEqual({ text: `Seen: ${TEXT}` });
    expect(typed).toHaveBeenCalledTimes(1);
  });

  test('with tabs shows them, and they are stored', async () => {
    expect(await intoLine({}, 'queue\t8\nchairs\t2')).toMatchObject({
      screen: expect.stringContaining(' > queue⇥ 8¶\n   chairs⇥ 2'),
      answer: { text: 'queue\t8\nchairs\t2' },
    });
    const ascii = await intoLine({}, 'queue\t8\nchairs\t2', { ascii: true });
    expect(ascii.screen).toContain(' > queue> 8');
  });

  test('into a name, a number or a date has spaces instead', async () => {
    const name = await intoLine({ most: 200 }, 'Olena\nKovalchuk\tconsultant');
    expect(name.answer).toEqual({ text: 'Olena Kovalchuk consultant' });
    expect((await intoLine({ single: true }, '2\n\n5\n11')).answer).toEqual({ text: '2 5 11' });
    expect((await intoLine({ meaning: () => undefined }, '6\nweeks')).answer).toEqual({ text: '6 weeks' });
  });

  test.each(['en', 'ru'] as const)(
    'on a screen of keys is refused as a whole, and that is said (%s)',
    async (language) => {
      for (const ask of ['score', 'choice'] as const) {
        const terminal = aTerminal({ language });
        const answer =
          ask === 'score'
            ? terminal.presenter.score({ criterion: SPEECH, progress: PROGRESS })
            : terminal.presenter.choice({ ...LISTED, later: true, undo: true });
        terminal.read(sent(TEXT), 2000);
        expect(terminal.screen).toContain(REFUSED[language]);
        terminal.type('\x1b[B');
        expect(terminal.screen).not.toContain(REFUSED[language]);
        terminal.type('\r');
        expect(await answer).toEqual(ask === 'score' ? { score: 5 } : { value: 'kyiv' });
      }
    },
  );

  test('into a list that filters is refused if it has several lines', async () => {
    const terminal = aTerminal({});
    const answer = terminal.presenter.choice({ ...LISTED, filter: true });
    terminal.read(sent(TEXT), 2000);
    expect(terminal.screen).toContain(REFUSED.en);
    expect(terminal.screen).toContain('► 1  Lviv');
    terminal.read(sent('ode'), 2000);
    expect(terminal.screen).toContain('► 3  Odesa');
    terminal.type('\r');
    expect(await answer).toEqual({ value: 'odesa' });
  });

  test('is drawn and kept once, whatever its length', async () => {
    const costOf = (characters: number) => {
      const terminal = aTerminal({});
      const typed = vi.fn();
      terminal.presenter.line({ question: 'Note', progress: PROGRESS, typed }).catch(() => {});
      const before = terminal.output.writes.length;
      terminal.read(sent(`${'word '.repeat(characters / 5 - 2)}a\nb`), 2000);
      const writes = terminal.output.writes.slice(before);
      return { typed: typed.mock.calls.length, writes: writes.length, bytes: writes.join('').length };
    };
    const [short, long, longest] = [costOf(20), costOf(800), costOf(8000)];
    expect([short, long, longest].map(({ typed, writes }) => [typed, writes])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    // The text itself, and the places of its rows.
    expect(long.bytes).toBeLessThan(short.bytes + 2 * 800);
    // Of a text that is higher than the window only a part is drawn.
    expect(longest.bytes).toBeLessThan(short.bytes + 3 * 80 * 24);
  });
});

test('a long text without a line break that is not marked is drawn and kept once, too', async () => {
  const terminal = aTerminal({});
  const typed = vi.fn();
  const answer = terminal.presenter.line({ question: 'Note', typed });
  const before = terminal.output.writes.length;
  terminal.read('word '.repeat(160), 50);
  expect(typed).toHaveBeenCalledTimes(1);
  expect(terminal.output.writes.length - before).toBe(1);
  terminal.type('\r');
  expect(await answer).toEqual({ text: 'word '.repeat(160).trim() });
});

test('a line that comes with its Enter in one piece is the answer to its question, and nothing more', async () => {
  const terminal = aTerminal({});
  const answer = terminal.presenter.line({ question: 'Who?' });
  terminal.read('Olena Kovalchuk\r', 50);
  expect(await answer).toEqual({ text: 'Olena Kovalchuk' });
  const score = terminal.presenter.score({ criterion: SPEECH, progress: PROGRESS });
  terminal.read('8 people\r', 50);
  expect(terminal.screen).toContain(REFUSED.en);
  terminal.type('7');
  expect(await score).toEqual({ score: 7 });
});

describe('marks of pastes', () => {
  test('are asked for while the terminal is owned, and no longer after it is given back', () => {
    const { output, terminal } = aTerminal({});
    expect(output.screen.modes.has('2004')).toBe(true);
    terminal.close();
    expect(output.screen.modes.has('2004')).toBe(false);
  });

  test('another program gets the terminal without them', async () => {
    const { output, terminal } = aTerminal({});
    await terminal.lend(async () => expect(output.screen.modes.has('2004')).toBe(false));
    expect(output.screen.modes.has('2004')).toBe(true);
  });
});
