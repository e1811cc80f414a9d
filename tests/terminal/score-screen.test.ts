/** The score screen as a person sees it: both languages, narrow and low windows, wide characters. */
import { describe, expect, test } from 'vitest';
import type { ScoreRequest } from '../../src/interview/presenter.js';
import { type Look, PROGRESS, PROGRESS_RU, SPEECH, shown, WIDE } from '../helpers/terminal/prompts.js';
import { DOWN, UP } from '../helpers/terminal/terminal.js';

async function scoring(look: Look, request: Partial<ScoreRequest> = {}) {
  return shown(look, (presenter) => presenter.score({ criterion: SPEECH, progress: PROGRESS, ...request }));
}

const RU = { language: 'ru', columns: 80 } as const;
const LAST = 'Staff appearance: 8   was 7 on 1 Sep, +1';

describe('80 × 24', () => {
  test('in English', async () => {
    const prompt = await scoring({}, { last: LAST });
    prompt.press(DOWN);
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                            Personnel 3/5 · 6 of 12
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       MANNER OF SPEECH
       How politely and clearly do staff speak, and do they hear the client out?

         10  Polite and hear out everyone, also in a dispute, by phone and at the e…
          9
          8
          7  Polite and hear out nearly everyone, slip in a rush
          6
       ►  5  between the two
          4  Polite words, but they interrupt or look away
          3
          2
          1  Rude, or the client must ask again

       Staff appearance: 8   was 7 on 1 Sep, +1

       1-9, 0=10 score   n note   b back   ? all anchors   x does not apply
       u not seen   a action   c counted   g go to   / find
       q leave, everything is saved
      "
    `);
    expect(prompt.screen().split('\n').length - 2).toBeLessThanOrEqual(24);
  });

  test('in Russian', async () => {
    const prompt = await scoring(RU, { progress: PROGRESS_RU, last: 'Внешний вид персонала: 8   было 7 (01.09), +1' });
    prompt.press(UP + UP);
    expect(prompt.screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                            Персонал 3/5 · 6 из 12
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       МАНЕРА РЕЧИ
       Насколько вежливо и понятно говорят сотрудники, дослушивают ли клиента?

         10  Вежливы и дослушивают каждого, в споре, по телефону и в конце долгого…
          9
          8
       ►  7  Вежливы и дослушивают почти всех, в спешке срываются
          6
          5
          4  Слова вежливые, но перебивают или смотрят в сторону
          3
          2
          1  Грубят, или клиенту приходится переспрашивать

       Внешний вид персонала: 8   было 7 (01.09), +1

       1-9, 0=10 оценка   т/n пояснение   и/b назад   ? все описания
       ч/x не применимо   г/u не видели   ф/a действие   с/c подсчёт   п/g перейти
       / найти   й/q выйти (всё сохранится)
      "
    `);
    expect(prompt.screen().split('\n').length - 2).toBeLessThanOrEqual(24);
  });

  test('a 1 that waits takes the line under the ladder', async () => {
    const prompt = await scoring({}, { last: LAST });
    const before = prompt.screen();
    const waits = prompt.press('1');
    expect(waits).toContain(' ►  1  Rude, or the client must ask again\n\n 1: Enter scores 1, a 0 makes it 10\n');
    expect(waits).not.toContain(LAST);
    expect(prompt.press('\x7f')).toContain(LAST);
    expect(before.split('\n')).toHaveLength(waits.split('\n').length);
  });

  test('all anchors whole, in both languages', async () => {
    expect((await scoring({})).press('?')).toMatchInlineSnapshot(`
      "
       Lviv Center                                            Personnel 3/5 · 6 of 12
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       MANNER OF SPEECH
       How politely and clearly do staff speak, and do they hear the client out?

         10  Polite and hear out everyone, also in a dispute, by phone and at the
             end of a long day with a queue at the door
          7  Polite and hear out nearly everyone, slip in a rush
          4  Polite words, but they interrupt or look away
          1  Rude, or the client must ask again

       1-9, 0=10 score   n note   b back   ? all anchors   x does not apply
       u not seen   a action   c counted   g go to   / find
       q leave, everything is saved

       1-9, 0=10 score   Esc close
      "
    `);
    expect((await scoring(RU, { progress: PROGRESS_RU })).press('?')).toMatchInlineSnapshot(`
      "
       Львов, центр                                            Персонал 3/5 · 6 из 12
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       МАНЕРА РЕЧИ
       Насколько вежливо и понятно говорят сотрудники, дослушивают ли клиента?

         10  Вежливы и дослушивают каждого, в споре, по телефону и в конце долгого
             дня, когда в дверях стоит очередь
          7  Вежливы и дослушивают почти всех, в спешке срываются
          4  Слова вежливые, но перебивают или смотрят в сторону
          1  Грубят, или клиенту приходится переспрашивать

       1-9, 0=10 оценка   т/n пояснение   и/b назад   ? все описания
       ч/x не применимо   г/u не видели   ф/a действие   с/c подсчёт   п/g перейти
       / найти   й/q выйти (всё сохранится)

       1-9, 0=10 оценка   Esc — закрыть
      "
    `);
  });

  test('--ascii', async () => {
    expect((await scoring({ ascii: true })).press(UP)).toMatchInlineSnapshot(`
      "
       Lviv Center                                            Personnel 3/5 · 6 of 12
       ##################..................                      9 min, about 9 to go

       MANNER OF SPEECH
       How politely and clearly do staff speak, and do they hear the client out?

         10  Polite and hear out everyone, also in a dispute, by phone and at the e…
          9
          8
          7  Polite and hear out nearly everyone, slip in a rush
       >  6  between the two
          5
          4  Polite words, but they interrupt or look away
          3
          2
          1  Rude, or the client must ask again

       1-9, 0=10 score   n note   b back   ? all anchors   x does not apply
       u not seen   a action   c counted   g go to   / find
       q leave, everything is saved
      "
    `);
  });
});

describe('other windows', () => {
  test('40 columns, in both languages', async () => {
    expect((await scoring({ columns: 40 }, { last: LAST })).press(DOWN)).toMatchInlineSnapshot(`
      "
       Lviv Center    Personnel 3/5 · 6 of 12
       █████░░░░░        9 min, about 9 to go

       MANNER OF SPEECH
       How politely and clearly do staff
       speak, and do they hear the client
       out?

         10  Polite and hear out everyone,…
          7  Polite and hear out nearly eve…
       ►  5  between the two
          4  Polite words, but they interru…
          1  Rude, or the client must ask a…

       Staff appearance: 8
       was 7 on 1 Sep, +1

       1-9, 0=10 score   n note   b back
       ? all anchors   x does not apply
       u not seen   a action   c counted
       g go to   / find
       q leave, everything is saved
      "
    `);
    expect((await scoring({ ...RU, columns: 40 }, { progress: PROGRESS_RU })).press(DOWN)).toMatchInlineSnapshot(`
      "
       Львов, центр    Персонал 3/5 · 6 из 12
       █████░░░░░                       9 мин

       МАНЕРА РЕЧИ
       Насколько вежливо и понятно говорят
       сотрудники, дослушивают ли клиента?

         10  Вежливы и дослушивают каждого,…
          9
          8
          7  Вежливы и дослушивают почти вс…
          6
       ►  5  между этими двумя
          4  Слова вежливые, но перебивают…
          3
          2
          1  Грубят, или клиенту приходится…

       1-9, 0=10 оценка   т/n пояснение
       и/b назад   ? все описания
       ч/x не применимо   г/u не видели
       ф/a действие   с/c подсчёт
       п/g перейти   / найти
       й/q выйти (всё сохранится)
      "
    `);
  });

  test.each([
    [80, 24],
    [80, 16],
    [60, 20],
    [40, 24],
  ])('%i × %i: the whole screen is in the window, in both languages', async (columns, rows) => {
    for (const language of ['en', 'ru'] as const) {
      const prompt = await scoring({ language, columns, rows }, { last: LAST });
      for (const keys of ['', DOWN, DOWN, '1']) {
        expect(prompt.press(keys).split('\n').length - 2, `${language}, after ${keys}`).toBeLessThanOrEqual(rows);
      }
    }
  });

  // FAULT: ladderLines wraps the anchors without a look at the height of the window (80 × 16: 17 lines, 40 × 24: 26);
  // what scrolls out of it stays behind when the screen is drawn anew.
  test('80 × 24: all anchors whole are in the window too', () => wholeFits(80, 24));
  test('80 × 16: all anchors whole are in the window too', () => wholeFits(80, 16));
  test('40 × 24: all anchors whole are in the window too', () => wholeFits(40, 24));

  async function wholeFits(columns: number, rows: number): Promise<void> {
    for (const language of ['en', 'ru'] as const) {
      const prompt = await scoring({ language, columns, rows }, { last: LAST });
      expect(prompt.press(`${DOWN}?`).split('\n').length - 2, language).toBeLessThanOrEqual(rows);
    }
  }

  test('a low window keeps the anchors and the level under the cursor', async () => {
    const prompt = await scoring({ rows: 16 });
    expect(prompt.press(DOWN)).toMatchInlineSnapshot(`
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

       1-9, 0=10 score   n note   b back   ? all anchors   x does not apply
       u not seen   a action   c counted   g go to   / find
       q leave, everything is saved
      "
    `);
  });

  test('it follows the window to 40 columns and back, cursor and all', async () => {
    const prompt = await scoring({});
    const wide = prompt.press(DOWN);
    const narrow = prompt.resize(40, 24);
    expect(narrow).not.toBe(wide);
    expect(narrow).toContain('►  5  between the two');
    expect(prompt.resize(80, 24)).toBe(wide);
  });

  test('columns of 0 count as 80', async () => {
    expect((await scoring({})).screen()).toBe(await zeroColumns());
  });
});

/** A terminal that does not know its size. */
async function zeroColumns(): Promise<string> {
  const prompt = await scoring({ columns: 80 });
  prompt.resize(40, 24);
  return prompt.unsized();
}

describe('characters of no column and of two', () => {
  const wide = { criterion: WIDE, progress: { ...PROGRESS, title: '清潔サロン «Чистота» ✨ Львов, улица Франко 12' } };

  test('80 columns', async () => {
    expect((await scoring({}, wide)).press(UP + UP)).toMatchInlineSnapshot(`
      "
       清潔サロン «Чистота» ✨ Львов, улица Франко 12         Personnel 3/5 · 6 of 12
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       ЧИСТОТА 🧼🫧 И ПОРЯДОК 清潔さ ÉTÉ 👩‍👩‍👧 В КАЖДОМ ЗАЛЕ КРУГЛЫЙ ГОД
       Насколько чисто 🧹 там, где ждёт клиент — 待合室, холл, «кафе» — и что он
       видит первым?

         10  ✨ どこもいつも清潔 ✨ ❤️ 🇺🇦 everywhere, always, the busiest hour in…
          9
          8
       ►  7  Clean 🧽 nearly everywhere; corners, 窓 and the far toilet slip in the…
          6
          5
          4  Грязно 😬😬😬 примерно в половине мест, убирают, когда кто-нибудь пожа…
          3
          2
          1  汚い床、壊れた椅子、誰も気にしない。床も壁も汚れていて、ゴミ箱があふれ…

       1-9, 0=10 score   n note   b back   ? all anchors   x does not apply
       u not seen   a action   c counted   g go to   / find
       q leave, everything is saved
      "
    `);
  });

  test('40 columns', async () => {
    expect((await scoring({ columns: 40 }, wide)).press(UP + UP)).toMatchInlineSnapshot(`
      "
       清潔サロン «Чистота» ✨ Льво…  6 of 12
       █████░░░░░        9 min, about 9 to go

       ЧИСТОТА 🧼🫧 И ПОРЯДОК 清潔さ ÉTÉ
       👩‍👩‍👧 В КАЖДОМ ЗАЛЕ КРУГЛЫЙ ГОД
       Насколько чисто 🧹 там, где ждёт
       клиент — 待合室, холл, «кафе» — и что
       он видит первым?

         10  ✨ どこもいつも清潔 ✨ ❤️ 🇺🇦…
       ►  7  Clean 🧽 nearly everywhere; co…
          4  Грязно 😬😬😬 примерно в полов…
          1  汚い床、壊れた椅子、誰も気にし…

       1-9, 0=10 score   n note   b back
       ? all anchors   x does not apply
       u not seen   a action   c counted
       g go to   / find
       q leave, everything is saved
      "
    `);
  });

  test('an emoji of several parts is one picture in the title', async () => {
    expect((await scoring({}, wide)).screen()).toContain('👩‍👩‍👧');
  });

  test('all anchors whole: nothing of them is lost', async () => {
    for (const columns of [80, 40]) {
      const full = (await scoring({ columns, rows: 50 }, wide)).press('?');
      for (const anchor of Object.values(WIDE.anchors)) {
        expect(full.replaceAll(/\s/g, '')).toContain((anchor?.en ?? '').replaceAll(/\s/g, ''));
      }
    }
  });
});
