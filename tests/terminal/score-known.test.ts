/** What stands on the screen of a score beside the ladder: each line says what it is, and keys open the rest. */
import { describe, expect, test } from 'vitest';
import { type ScoreRequest, TakeBack } from '../../src/interview/presenter.js';
import { ESC_KEY, type Look, PROGRESS, PROGRESS_RU, SPEECH, shown } from '../helpers/terminal/prompts.js';
import { DOWN, UP } from '../helpers/terminal/terminal.js';

const KNOWN: Partial<ScoreRequest> = {
  last: 'Staff appearance: 8   was 7 on 1 Sep, +1',
  noted: 'note: interrupted twice; action: ask the staff',
  notes: { missing: 2, isLastWanted: true },
  history: {
    criterion: { ...SPEECH, title: { en: 'Staff appearance', ru: 'Внешний вид персонала' } },
    lines: ['Note of 1 Sep: All five wore the shirt.', 'Promise of 1 Sep: 8 by 15 Jan.'],
  },
  undo: true,
  notice: '7 was held down: it counts once.',
};
const LONG_WORDS = 'Polite and hear out everyone, also in a dispute, by phone';

async function scoring(request: Partial<ScoreRequest> = {}, look: Look = {}) {
  const progress = look.language === 'ru' ? PROGRESS_RU : PROGRESS;
  return shown(look, (presenter) => presenter.score({ criterion: SPEECH, progress, ...KNOWN, ...request }));
}

describe('as a person sees it', () => {
  test('80 columns', async () => {
    expect((await scoring()).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                            Personnel 3/5 · 6 of 12
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       MANNER OF SPEECH
       How politely and clearly do staff speak, and do they hear the client out?

         10  Polite and hear out everyone, also in a dispute, by phone and at the e…
          7  Polite and hear out nearly everyone, slip in a rush
          4  Polite words, but they interrupt or look away
          1  Rude, or the client must ask again

       note: interrupted twice; action: ask the staff
       Staff appearance: 8   was 7 on 1 Sep, +1
       2 notes missing   w note on the last score
       7 was held down: it counts once.

       1-9, 0=10 score   n note   z undo   b back   ? all anchors   h last time
       x does not apply   u not seen   a action   c counted   g go to   / find
       q leave, everything is saved
      "
    `);
  });

  test('40 columns, in Russian: the question, the ladder, what is known and the most needed keys', async () => {
    const known = {
      last: 'Внешний вид персонала: 8   было 7 (01.09), +1',
      noted: 'пояснение: перебивали дважды',
      notice: undefined,
    };
    expect((await scoring(known, { columns: 40, language: 'ru' })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр    Персонал 3/5 · 6 из 12
       █████░░░░░                       9 мин

       МАНЕРА РЕЧИ
       Насколько вежливо и понятно говорят
       сотрудники, дослушивают ли клиента?

         10  Вежливы и дослушивают каждого,…
          7  Вежливы и дослушивают почти вс…
          4  Слова вежливые, но перебивают…
          1  Грубят, или клиенту приходится…

       пояснение: перебивали дважды
       Внешний вид персонала: 8
       было 7 (01.09), +1
       осталось написать 2 пояснения
       ц/w пояснение к последней оценке

       1-9, 0=10 оценка   т/n пояснение
       я/z отменить   и/b назад
       ? описания, все клавиши
       р/h прошлый раз   ч/x не применимо
       й/q выйти (всё сохранится)
      "
    `);
  });
});

test('the line of another criterion names it, and the state of this one is a line of its own', async () => {
  const lines = (await scoring()).screen().split('\n');
  expect(lines.indexOf(` ${KNOWN.noted}`)).toBeGreaterThan(0);
  expect(lines.indexOf(` ${KNOWN.last}`)).toBeGreaterThan(0);
  expect((await scoring({ noted: undefined })).screen()).not.toContain('note:');
});

describe('keys', () => {
  test.each([
    ['w', 'note-of-last'],
    ['ц', 'note-of-last'],
    ['/', 'go'],
  ])('%s: %s', async (key, command) => {
    const prompt = await scoring();
    prompt.press(key);
    expect(await prompt.answer).toEqual({ command });
  });

  test('w does nothing where no note is asked for', async () => {
    const prompt = await scoring({ notes: undefined });
    expect(prompt.press('w')).not.toContain('w note');
    prompt.press('7');
    expect(await prompt.answer).toEqual({ score: 7 });
  });

  test.each(['z', 'я', 'Z', '\x1f'])('%j takes the last answer back', async (key) => {
    const prompt = await scoring();
    prompt.press(key);
    await expect(prompt.answer).rejects.toEqual(new TakeBack(1));
  });

  test('z does nothing where nothing can be taken back, and the legend does not name it', async () => {
    const prompt = await scoring({ undo: false });
    expect(prompt.press('z')).not.toContain('undo');
    prompt.press('7');
    expect(await prompt.answer).toEqual({ score: 7 });
  });

  test('Enter keeps an answer that is not a score', async () => {
    const prompt = await scoring({ isKept: true });
    prompt.press('\r');
    expect(await prompt.answer).toEqual({ command: 'keep' });
  });

  test.each(['h', 'р'])('%s shows what was said last time, and Esc closes it', async (key) => {
    const prompt = await scoring();
    const before = prompt.screen();
    const over = prompt.press(key);
    for (const line of KNOWN.history?.lines ?? []) expect(over).toContain(line);
    // It is about the criterion that was scored last, not about the one that is asked for.
    expect(over).toContain('STAFF APPEARANCE');
    expect(over).not.toMatch(/MANNER OF SPEECH|6 of 12/);
    expect(prompt.press(ESC_KEY)).toBe(before.replace(/ 7 was held.*\n/, ' 7 was held down: it counts once.\n'));
  });

  test('a digit scores over what is shown by h and ?', async () => {
    for (const key of ['h', '?']) {
      const prompt = await scoring();
      prompt.press(`${key}7`);
      expect(await prompt.answer).toEqual({ score: 7 });
    }
  });

  test('over what is shown by ? no letter is a command', async () => {
    const prompt = await scoring();
    const over = prompt.press('?');
    expect(prompt.press('nxzqbgи')).toBe(over);
    prompt.press(`${ESC_KEY}b`.slice(0, 1));
    prompt.press('b');
    expect(await prompt.answer).toEqual({ command: 'back' });
  });
});

describe('all anchors', () => {
  test.each([
    [40, 24, 'en'],
    [40, 24, 'ru'],
    [40, 16, 'en'],
    [80, 14, 'ru'],
  ] as const)(
    'at %i × %i (%s) are whole: they scroll, under the question and above the keys',
    async (columns, rows, language) => {
      const prompt = await scoring({ progress: PROGRESS }, { columns, rows, language });
      const question = /^ .*[A-ZА-Я]{4}.*$/m.exec(prompt.screen())?.[0] ?? '';
      let seen = prompt.press('?');
      for (let line = 0; line < 60; line++) {
        const next = prompt.press(line % 3 === 0 ? ' ' : DOWN);
        expect(next).toContain(question);
        expect(next).toMatch(/Esc (— )?(close|закрыть)/);
        seen += next;
      }
      expect(prompt.press(UP)).not.toBe('');
      const words = [
        ...(SPEECH.anchors['10']?.[language] ?? '').split(' '),
        ...(SPEECH.anchors['1']?.[language] ?? '').split(' '),
      ];
      for (const word of words) expect(seen).toContain(word);
      expect(seen).toMatch(/–\d+ (of|из) \d+/);
    },
  );

  test('at 40 columns no word of them is cut', async () => {
    const prompt = await scoring({}, { columns: 40, rows: 50 });
    expect(prompt.press('?').replaceAll(/\s+/g, ' ')).toContain(LONG_WORDS);
  });
});
