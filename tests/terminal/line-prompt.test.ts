/** A line of text: what Enter takes, what is refused, what was begun before, and what stays in sight. */
import { describe, expect, test, vi } from 'vitest';
import type { LineAnswer, LineRequest } from '../../src/interview/presenter.js';
import {
  ESC_KEY,
  type Look,
  PROGRESS,
  PROGRESS_RU,
  type Shown,
  SPEECH,
  shown,
  WIDE,
} from '../helpers/terminal/prompts.js';
import { CTRL_U, ENTER, TAB } from '../helpers/terminal/terminal.js';

const BACKSPACE = '\x7f';
const LEFT = '\x1b[D';

const PROMISE: LineRequest = {
  question: 'How long will it take to level the diagram?',
  help: '6 weeks, 15.01, 2027-01-15. To 7 by then; for another score: 6 weeks, 8. What may prevent it?',
  number: 6,
  later: true,
  progress: { ...PROGRESS, right: 'Manner of speech 3', short: 'Manner of speech 3' },
  refuse: (text) => (text === '' ? 'That is not understood as a time to come. Try: 6 weeks.' : undefined),
};

function asked(request: Partial<LineRequest> = {}, look: Look = {}): Promise<Shown<LineAnswer>> {
  return shown(look, (presenter) => presenter.line({ ...PROMISE, ...request }));
}

async function answerTo(keys: string, request: Partial<LineRequest> = {}): Promise<LineAnswer> {
  const prompt = await asked(request);
  prompt.press(keys);
  return prompt.answer;
}

/** What stands after the `>`. */
const typedIn = (screen: string) => /^ >(.*)$/m.exec(screen)?.[1]?.trim();

describe('as a person sees it', () => {
  test('in English, with what an earlier record said', async () => {
    const prompt = await asked({ earlier: 'On 1 Sep: Ivan Petrenko; advisers: Maria, barbershop' });
    expect(prompt.press('6 we')).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       On 1 Sep: Ivan Petrenko; advisers: Maria, barbershop

       Question 6 of 6
       How long will it take to level the diagram?
       6 weeks, 15.01, 2027-01-15. To 7 by then; for another score: 6 weeks, 8. What
       may prevent it?

       > 6 we

       Enter next   Alt-Enter line break   Ctrl-G editor   Esc back   Tab later
       = still true   Ctrl-_ undo   Ctrl-C leave, everything is saved
      "
    `);
    prompt.press(`${CTRL_U}${ENTER}`);
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       On 1 Sep: Ivan Petrenko; advisers: Maria, barbershop

       Question 6 of 6
       How long will it take to level the diagram?
       6 weeks, 15.01, 2027-01-15. To 7 by then; for another score: 6 weeks, 8. What
       may prevent it?

       >

       That is not understood as a time to come. Try: 6 weeks.
       Enter next   Alt-Enter line break   Ctrl-G editor   Esc back   Tab later
       = still true   Ctrl-_ undo   Ctrl-C leave, everything is saved
      "
    `);
  });

  test('in Russian, with a proposal', async () => {
    const prompt = await asked(
      {
        question: 'За какой период эти оценки?',
        help: undefined,
        number: undefined,
        later: false,
        fallback: 'последние 30 дней',
        progress: PROGRESS_RU,
      },
      { language: 'ru' },
    );
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                            Персонал 3/5 · 6 из 12
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       За какой период эти оценки?

       > (последние 30 дней)

       Enter — дальше   Alt-Enter — новая строка   Ctrl-G — редактор   Esc — назад
       Ctrl-_ — отменить   Ctrl-C — выйти (всё сохранится)
      "
    `);
  });

  test('under the ladder of the score that was just given', async () => {
    const ladder = { criterion: SPEECH, score: 5, was: '5   was 7 on 1 Sep, -2' };
    const request = {
      question: 'What did you see? (Enter skips)',
      ladder,
      progress: PROGRESS,
      number: undefined,
      later: false,
    };
    expect((await asked({ ...request, initial: 'Interrupted twice.' })).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                            Personnel 3/5 · 6 of 12
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       MANNER OF SPEECH
       How politely and clearly do staff speak, and do they hear the client out?

         10  Polite and hear out everyone, also in a dispute, by phone and at the e…
          7  Polite and hear out nearly everyone, slip in a rush
       ►  5  between the two
          4  Polite words, but they interrupt or look away
          1  Rude, or the client must ask again

       5   was 7 on 1 Sep, -2   What did you see? (Enter skips)
       6 weeks, 15.01, 2027-01-15. To 7 by then; for another score: 6 weeks, 8. What
       may prevent it?

       > Interrupted twice.

       Enter next   Alt-Enter line break   Ctrl-G editor   Esc back   Ctrl-_ undo
       Ctrl-C leave, everything is saved
      "
    `);
    const low = await asked(request, { rows: 16 });
    expect(low.screen().split('\n').length - 2).toBeLessThanOrEqual(16);
  });

  test('40 columns, a long text and wide characters', async () => {
    const ladder = { criterion: WIDE, score: 7, was: '7   было 9 (01.09), -2' };
    const text = 'Клиентка 😡 ждала 待合室 сорок минут, никто не подошёл, хотя свободны были двое мастеров';
    const narrow = { columns: 40, rows: 30, language: 'ru' } as const;
    const short = await asked(
      { question: 'Что вы видели?', progress: PROGRESS_RU, ladder, initial: 'Ждала 待合室 😡' },
      narrow,
    );
    expect(short.screen()).toMatchInlineSnapshot(`
      "
       Львов, центр    Персонал 3/5 · 6 из 12
       █████░░░░░                       9 мин

       ЧИСТОТА 🧼🫧 И ПОРЯДОК 清潔さ ÉTÉ
       👩‍👩‍👧 В КАЖДОМ ЗАЛЕ КРУГЛЫЙ ГОД
       Насколько чисто 🧹 там, где ждёт
       клиент — 待合室, холл, «кафе» — и что
       он видит первым?

         10  ✨ どこもいつも清潔 ✨ ❤️ 🇺🇦…
       ►  7  Clean 🧽 nearly everywhere; co…
          4  Грязно 😬😬😬 примерно в полов…
          1  汚い床、壊れた椅子、誰も気にし…

       7  было 9 (01.09), -2  Что вы видели?
       6 weeks, 15.01, 2027-01-15. To 7 by
       then; for another score: 6 weeks, 8.
       What may prevent it?

       > Ждала 待合室 😡

       Enter — дальше
       Alt-Enter — новая строка
       Ctrl-G — редактор   Esc — назад
       Tab — позже   Ctrl-_ — отменить
       Ctrl-C — выйти (всё сохранится)
      "
    `);
    // What is typed is not cut; the terminal breaks it.
    const plain = await asked({ question: 'Что вы видели?', progress: PROGRESS_RU }, { columns: 100 });
    expect(typedIn(plain.press(text))).toBe(text);
  });
});

describe('keys', () => {
  test('Enter takes the text, without the blanks around it', async () => {
    expect(await answerTo(`  6 weeks  ${ENTER}`)).toEqual({ text: '6 weeks' });
  });

  test('the line can be edited: Backspace, left, Ctrl-U', async () => {
    expect(await answerTo(`7 weeks${LEFT.repeat(6)}${BACKSPACE}6${ENTER}`)).toEqual({ text: '6 weeks' });
    expect(await answerTo(`no${CTRL_U}6 weeks${ENTER}`)).toEqual({ text: '6 weeks' });
  });

  test('letters are text here: nothing of q, b, ? or a digit is a command', async () => {
    expect(await answerTo(`qb?1й${ENTER}`)).toEqual({ text: 'qb?1й' });
  });

  test('Esc goes back, with a text too', async () => {
    expect(await answerTo(ESC_KEY)).toEqual({ command: 'back' });
    expect(await answerTo(`6 weeks${ESC_KEY}`)).toEqual({ command: 'back' });
  });

  test('Tab puts off, with a text too', async () => {
    expect(await answerTo(TAB)).toEqual({ command: 'later' });
    expect(await answerTo(`6 weeks${TAB}`)).toEqual({ command: 'later' });
  });

  test('Tab does nothing where nothing can be put off, and leaves the text alone', async () => {
    expect(await answerTo(`6 we${TAB}eks${ENTER}`, { later: false })).toEqual({ text: '6 weeks' });
  });

  test('= alone takes what an earlier record said', async () => {
    expect(await answerTo('=', { earlier: 'On 1 Sep: Ivan' })).toEqual({ command: 'earlier' });
    expect(await answerTo(`6=${ENTER}`, { earlier: 'On 1 Sep: Ivan' })).toEqual({ text: '6=' });
    expect(await answerTo(`=${ENTER}`)).toEqual({ text: '=' });
  });
});

describe('the proposal in brackets', () => {
  const proposed = { fallback: 'last 30 days', refuse: () => undefined };

  test('Enter takes it', async () => {
    expect(await answerTo(ENTER, proposed)).toEqual({ text: 'last 30 days' });
    expect(await answerTo(`  ${ENTER}`, proposed)).toEqual({ text: 'last 30 days' });
  });

  test('it goes with the first character, and comes again with the last', async () => {
    const prompt = await asked(proposed);
    expect(typedIn(prompt.screen())).toBe('(last 30 days)');
    expect(typedIn(prompt.press('A'))).toBe('A');
    expect(typedIn(prompt.press(BACKSPACE))).toBe('(last 30 days)');
    prompt.press(`August${ENTER}`);
    expect(await prompt.answer).toEqual({ text: 'August' });
  });
});

describe('refusal', () => {
  test('it says why, keeps the text to be mended, and goes with the next key', async () => {
    const why = 'Write it as “Olena Kovalchuk, consultant”.';
    const prompt = await asked({ refuse: (text) => (text.includes(',') ? undefined : why) });
    const refused = prompt.press(`Olena${ENTER}`);
    expect(refused).toContain(` > Olena\n\n ${why}\n`);
    const mended = prompt.press(', owner');
    expect(mended).not.toContain(why);
    expect(typedIn(mended)).toBe('Olena, owner');
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ text: 'Olena, owner' });
  });

  test.each([40, 80])(
    'one that is longer than the window is broken within the frame, at %i columns',
    async (columns) => {
      const why = 'That is not understood as a date from today on. Try: 10 days, 15.01, 2027-01-15 or the like of it.';
      const prompt = await asked({ refuse: () => why }, { columns });
      const lines = prompt.press(`x${ENTER}`).split('\n');
      const at = lines.findIndex((line) => line.startsWith(' That is not'));
      const end = lines.findIndex((line) => line.startsWith(' Enter next'));
      expect(lines.slice(at, end).join('').trim()).toBe(why);
      expect(end - at).toBeGreaterThan(1);
    },
  );

  test('twice in a row', async () => {
    const prompt = await asked();
    prompt.press(ENTER);
    expect(prompt.press(ENTER)).toContain('That is not understood');
    prompt.press(`6 weeks${ENTER}`);
    expect(await prompt.answer).toEqual({ text: '6 weeks' });
  });

  test('a text of blanks is refused, and typing can continue', async () => {
    const prompt = await asked();
    expect(prompt.press(`   ${ENTER}`)).toContain('That is not understood');
    prompt.press(`6 weeks${ENTER}`);
    expect(await prompt.answer).toEqual({ text: '6 weeks' });
  });
});

describe('a text that was half-typed before', () => {
  test('is shown, with the cursor behind it', async () => {
    const prompt = await asked({ initial: 'Interrupted' });
    expect(typedIn(prompt.screen())).toBe('Interrupted');
    prompt.press(` twice.${ENTER}`);
    expect(await prompt.answer).toEqual({ text: 'Interrupted twice.' });
  });

  test('Enter keeps it as it is', async () => {
    expect(await answerTo(ENTER, { initial: 'Перебили дважды 😡' })).toEqual({ text: 'Перебили дважды 😡' });
  });

  test('of several lines loses nothing when typing continues', async () => {
    const { text } = (await answerTo(` Twice.${ENTER}`, { initial: 'Interrupted.\nLooked away.' })) as { text: string };
    expect(text.replace(/\s+/g, ' ')).toBe('Interrupted. Looked away. Twice.');
  });

  test('Backspace and Ctrl-U change it', async () => {
    expect(await answerTo(`${BACKSPACE}${BACKSPACE}5${ENTER}`, { initial: 'by 17' })).toEqual({ text: 'by 5' });
    expect(await answerTo(`${CTRL_U}new${ENTER}`, { initial: 'old' })).toEqual({ text: 'new' });
  });
});

describe('what cannot be seen in a text that was there before', () => {
  const HIDDEN = 'Здо\u200bровались \u202eне\u202c все\u00ad.';

  test('is shown as what it is, and itself again where the text is edited elsewhere', async () => {
    const prompt = await asked({ initial: HIDDEN });
    expect(typedIn(prompt.screen())).toBe('Здо\\u{200b}ровались \\u{202e}не\\u{202c} все\\u{ad}.');
    prompt.press(` Дважды.${ENTER}`);
    expect(await prompt.answer).toEqual({ text: `${HIDDEN} Дважды.` });
  });

  test('is kept where it is only looked at', async () => {
    expect(await answerTo(ENTER, { initial: HIDDEN })).toEqual({ text: HIDDEN });
  });

  test('is reported unescaped while the user types', async () => {
    const typed = vi.fn();
    const prompt = await asked({ initial: HIDDEN, typed });
    prompt.press('!');
    expect(typed.mock.lastCall).toEqual([`${HIDDEN}!`]);
  });

  test('goes where it is taken out, with its code', async () => {
    const prompt = await asked({ initial: 'a\u200b' });
    prompt.press(`${BACKSPACE}b${ENTER}`);
    expect(await prompt.answer).toEqual({ text: 'ab' });
  });

  test('is not made of a code that one typed oneself', async () => {
    expect(await answerTo(`\\u{200b}${ENTER}`, { initial: 'a' })).toEqual({ text: 'a\\u{200b}' });
    expect(await answerTo(`\\u{ffffff}${ENTER}`, { initial: 'a\u200b' })).toEqual({ text: 'a\u200b\\u{ffffff}' });
  });
});

describe('what is told of the text while it is typed', () => {
  test('every change, nothing else', async () => {
    const typed = vi.fn();
    const prompt = await asked({ typed });
    prompt.press(`ab${LEFT}${BACKSPACE}`);
    expect(typed.mock.calls).toEqual([['a'], ['ab'], ['b']]);
    prompt.press(`${CTRL_U}`);
    expect(typed).toHaveBeenCalledTimes(3);
  });

  test('a half-typed text that is emptied', async () => {
    const typed = vi.fn();
    const prompt = await asked({ typed, initial: 'old' });
    expect(typed).not.toHaveBeenCalled();
    prompt.press(CTRL_U);
    expect(typed.mock.lastCall).toEqual(['']);
  });
});
