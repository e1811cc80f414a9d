/** One of several: by number, letter or arrows; long lists scroll inside the window. */
import { describe, expect, test } from 'vitest';
import type { ChoiceAnswer, ChoiceRequest, Item } from '../../src/interview/presenter.js';
import { ESC_KEY, type Look, PROGRESS, PROGRESS_RU, type Shown, shown } from '../helpers/terminal/prompts.js';
import { DOWN, END, ENTER, HOME, UP } from '../helpers/terminal/terminal.js';

const CAUSES: ChoiceRequest = {
  question: 'Has it always been so, or is it recent?',
  help: 'Was anything tried before, and what came of it?',
  number: 1,
  later: true,
  progress: { ...PROGRESS, right: 'Manner of speech 3', short: 'Manner of speech 3' },
  items: [
    { value: 'always', label: '1  always', key: '1' },
    { value: 'recent', label: '2  recent', key: '2' },
    { value: 'unknown', label: '3  unknown', key: '3' },
  ],
};

const COMMANDS = {
  d: { command: 'done', hint: 'done' },
  x: { command: 'dropped', hint: 'dropped' },
};

/** Twelve lines in three parts, and one that goes on. */
const MANY: Item[] = Array.from({ length: 12 }, (_, index): Item => {
  const heading = ['Atmosphere', 'Personnel', 'Product'][index / 4];
  return { value: `line-${index + 1}`, label: `Line ${index + 1}`, ...(heading && { heading }) };
}).concat({ value: '', label: 'Go on' });

function asked(request: Partial<ChoiceRequest> = {}, look: Look = {}): Promise<Shown<ChoiceAnswer>> {
  return shown(look, (presenter) => presenter.choice({ ...CAUSES, ...request }));
}

async function answerTo(keys: string, request: Partial<ChoiceRequest> = {}): Promise<ChoiceAnswer> {
  const prompt = await asked(request);
  prompt.press(keys);
  return prompt.answer;
}

const at = (screen: string) => /^ ► (.*)$/m.exec(screen)?.[1];

describe('as a person sees it', () => {
  test('in English', async () => {
    expect((await asked()).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Question 1 of 6
       Has it always been so, or is it recent?
       Was anything tried before, and what came of it?

       ► 1  always
         2  recent
         3  unknown

       Enter choose   l later   b back   q leave, everything is saved
      "
    `);
  });

  test('in Russian', async () => {
    const prompt = await asked(
      {
        question: 'Это было всегда или недавно?',
        help: 'Пробовали ли что-то раньше и что вышло?',
        progress: { ...PROGRESS_RU, right: 'Манера речи 3', short: 'Манера речи 3' },
        earlier: 'На 01.09: недавно, с августа 2026; что изменилось: ушли два мастера',
        initial: 1,
        items: [
          { value: 'always', label: '1  всегда', key: '1' },
          { value: 'recent', label: '2  недавно', key: '2' },
          { value: 'unknown', label: '3  неизвестно', key: '3' },
          { value: 'same:x', label: '4  та же причина, что у «Людей хватает, нет очередей»', key: '4' },
        ],
      },
      { language: 'ru' },
    );
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                                     Манера речи 3
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       На 01.09: недавно, с августа 2026; что изменилось: ушли два мастера

       Вопрос 1 из 6
       Это было всегда или недавно?
       Пробовали ли что-то раньше и что вышло?

         1  всегда
       ► 2  недавно
         3  неизвестно
         4  та же причина, что у «Людей хватает, нет очередей»

       Enter — выбрать   д/l позже   = по-прежнему так   и/b назад
       й/q выйти (всё сохранится)
      "
    `);
  });

  test('40 columns', async () => {
    const prompt = await asked({ earlier: 'On 1 Sep: recent, since August 2026; two masters left' }, { columns: 40 });
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Lviv Center         Manner of speech 3
       █████░░░░░        9 min, about 9 to go

       On 1 Sep: recent, since August 2026;
       two masters left

       Question 1 of 6
       Has it always been so, or is it
       recent?
       Was anything tried before, and what
       came of it?

       ► 1  always
         2  recent
         3  unknown

       Enter choose   l later   = still true
       b back   q leave, everything is saved
      "
    `);
  });

  test('headings and commands', async () => {
    const prompt = await asked({ items: MANY, commands: COMMANDS, later: false, number: undefined, initial: 12 });
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Has it always been so, or is it recent?
       Was anything tried before, and what came of it?

       Atmosphere
         Line 1
         Line 2
         Line 3
         Line 4
       Personnel
         Line 5
         Line 6
         Line 7
         Line 8
       Product
         Line 9
         Line 10
         Line 11
         Line 12
       ► Go on

       Enter choose   d done   x dropped   b back   q leave, everything is saved
      "
    `);
  });

  test('--ascii', async () => {
    expect((await asked({}, { ascii: true })).screen()).toContain('\n > 1  always\n   2  recent\n');
  });

  test('where the last answer was refused by the disk, leaving does not promise that it is saved', async () => {
    const refused = { saved: false, back: false, later: false };
    expect((await asked(refused)).screen()).toMatch(/\n Enter choose {3}q leave\n$/);
    expect((await asked(refused, { language: 'ru' })).screen()).toMatch(/\n Enter — выбрать {3}й\/q выйти\n$/);
  });

  test('a label wider than the window is cut', async () => {
    const title = 'Салон красоты «Чистота и порядок» на углу Франко и Шевченко 🧼 待合室';
    await asked({ items: [{ value: 'x', label: title }] }, { columns: 40 });
  });
});

describe('a window lower than the list', () => {
  const low: Look = { rows: 14 };
  const list = { items: MANY, later: false, number: undefined, help: undefined };

  test('it scrolls with the cursor', async () => {
    const prompt = await asked(list, low);
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Has it always been so, or is it recent?

       Atmosphere
       ► Line 1
         Line 2
         Line 3
         Line 4
       Personnel
          ↓ 1–4 of 13

       Enter choose   b back   q leave, everything is saved
      "
    `);
    expect(prompt.press(DOWN.repeat(6))).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Has it always been so, or is it recent?

       Personnel
         Line 5
         Line 6
       ► Line 7
         Line 8
       Product
         ↑↓ 5–8 of 13

       Enter choose   b back   q leave, everything is saved
      "
    `);
    expect(prompt.press(END)).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Has it always been so, or is it recent?

       Product
         Line 9
         Line 10
         Line 11
         Line 12
       ► Go on
         ↑  9–13 of 13

       Enter choose   b back   q leave, everything is saved
      "
    `);
  });

  test('the line under the cursor is always in sight, and the screen in the window', async () => {
    for (const rows of [10, 12, 14, 20]) {
      const prompt = await asked(list, { rows });
      for (let index = 0; index < MANY.length; index++) {
        expect(at(prompt.screen()), `${rows} rows`).toBe(MANY[index]?.label);
        expect(prompt.screen().split('\n').length - 2).toBeLessThanOrEqual(rows);
        prompt.press(DOWN);
      }
    }
  });

  test('below a part of the list stands which part it is, and arrows where there is more', async () => {
    for (const ascii of [false, true]) {
      const [up, down] = ascii ? ['^', 'v'] : ['↑', '↓'];
      for (const rows of [10, 12, 14, 20, 24]) {
        const prompt = await asked(list, { rows, ascii });
        for (let index = 0; index < MANY.length; index++) {
          const screen = prompt.screen();
          const seen = MANY.flatMap(({ label }, at) => (screen.includes(`${label}\n`) ? [at + 1] : []));
          const [, arrows, first, last] = /^ {3}(.*?) (\d+)–(\d+) of 13$/m.exec(screen) ?? ['', '  ', '1', '13'];
          expect([Number(first), Number(last)], `${rows} rows, ${index}`).toEqual([seen[0], seen.at(-1)]);
          expect(arrows).toBe(`${first === '1' ? ' ' : up}${last === '13' ? ' ' : down}`);
          prompt.press(DOWN);
        }
      }
    }
  });

  test('a window that grows shows all', async () => {
    const prompt = await asked(list, low);
    prompt.press(END);
    const tall = prompt.resize(80, 40);
    for (const { label } of MANY) expect(tall).toContain(`${label}\n`);
  });
});

describe('keys', () => {
  test.each([
    ['1', 'always'],
    ['2', 'recent'],
    ['3', 'unknown'],
  ])('%s takes its line at once', async (key, value) => {
    expect(await answerTo(key)).toEqual({ value });
  });

  test('a digit without a line does nothing', async () => {
    const prompt = await asked();
    const before = prompt.screen();
    expect(prompt.press('4790')).toBe(before);
    prompt.press('2');
    expect(await prompt.answer).toEqual({ value: 'recent' });
  });

  test('arrows go round, Home and End to the ends, Enter takes', async () => {
    const prompt = await asked({ items: MANY });
    expect(at(prompt.screen())).toBe('Line 1');
    expect(at(prompt.press(UP))).toBe('Go on');
    expect(at(prompt.press(DOWN))).toBe('Line 1');
    expect(at(prompt.press(END))).toBe('Go on');
    expect(at(prompt.press(HOME + DOWN))).toBe('Line 2');
    prompt.press(ENTER);
    expect(await prompt.answer).toEqual({ value: 'line-2' });
  });

  test.each([
    ['b', 'и', 'back'],
    ['l', 'д', 'later'],
    ['q', 'й', 'leave'],
  ])('%s and %s: %s', async (latin, russian, command) => {
    for (const key of [latin, russian, latin.toUpperCase(), russian.toUpperCase()]) {
      expect(await answerTo(key)).toMatchObject({ command });
    }
  });

  test('Esc goes back', async () => {
    expect(await answerTo(ESC_KEY)).toMatchObject({ command: 'back' });
  });

  test('a command is about the line under the cursor', async () => {
    const request = { items: MANY, commands: COMMANDS, initial: 3 };
    expect(await answerTo('d', request)).toEqual({ value: 'line-4', command: 'done' });
    expect(await answerTo(`${DOWN}ч`, request)).toEqual({ value: 'line-5', command: 'dropped' });
  });

  test('= takes what an earlier record said, only where there is one', async () => {
    expect(await answerTo('=', { earlier: 'On 1 Sep: recent' })).toMatchObject({ command: 'earlier' });
    expect(await answerTo('=2')).toEqual({ value: 'recent' });
  });

  test('at the very first question there is nowhere to go back to, and no putting off', async () => {
    const prompt = await asked({ back: false, later: false });
    expect(prompt.screen()).not.toMatch(/b back|l later/);
    prompt.press(`blz${ESC_KEY}`);
    prompt.press('3');
    expect(await prompt.answer).toEqual({ value: 'unknown' });
  });
});

describe('a message', () => {
  const notice = 'warning: The last audit used “Base”.\nNew: Wayfinding, Trying out.';

  test('is above the keys, each of its lines on a line', async () => {
    expect((await asked({ notice })).screen()).toContain(
      '\n\n warning: The last audit used “Base”.\n New: Wayfinding, Trying out.\n Enter choose',
    );
  });

  test('that is long scrolls above the list, and nothing of it is lost', async () => {
    const words = Array.from({ length: 60 }, (_, index) => `criterion-${index}`);
    const prompt = await asked({ notice: words.join(', ') }, { columns: 40 });
    let seen = prompt.screen();
    expect(seen).toContain('Has it always been so');
    expect(seen).toContain('► 1  always');
    for (let page = 0; page < 20; page++) seen += prompt.press('\x1b[6~');
    for (const word of words) expect(seen).toContain(word);
  });
});
