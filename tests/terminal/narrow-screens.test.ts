/** Screens of a narrow terminal: nothing scrolls away, and what is cut shows that it is. */
import { describe, expect, test } from 'vitest';
import type { ChoiceRequest } from '../../src/interview/presenter.js';
import { PROGRESS_RU, SPEECH, shown } from '../helpers/terminal/prompts.js';

const NARROW = { language: 'ru', columns: 40, rows: 24 } as const;
const right = 'Результат и домашний уход 3';
const progress = { ...PROGRESS_RU, title: 'Салон «Лилия» на Большой Пушкарской улице', right, short: right };
const CAUSE: ChoiceRequest = {
  question: 'Этот фактор внутренний или внешний?',
  number: 2,
  progress,
  undo: true,
  earlier: '30.11.2026 было: внутренний, и есть ещё фактор',
  more: ['Пакеты заказывают, когда они кончились ¶ за стерилизатор никто не отвечает'],
  items: Array.from({ length: 6 }, (_, index) => ({ value: String(index), label: `${index + 1}  внутренний` })),
};
const choosing = (request: Partial<ChoiceRequest>, look: { rows?: number } = {}) =>
  shown({ ...NARROW, ...look }, (presenter) => presenter.choice({ ...CAUSE, ...request }));
const linesOf = (screen: string) => screen.split('\n').slice(1, -1);

describe('at 40 columns', () => {
  test('the site gives way to the criterion, whose score is in sight', async () => {
    expect(linesOf((await choosing({})).screen())[0]).toBe(' Салон «Л…  Результат и домашний уход 3');
    const long = { ...progress, right: `Запись и ${right}`, short: `Запись и ${right}` };
    expect(linesOf((await choosing({ progress: long })).screen())[0]).toBe('   Запись и Результат и домашний уход 3');
  });

  test.each([24, 23, 22, 21, 20])('a list under a text that scrolls is no higher than %i lines', async (rows) => {
    const notice = 'Вы вставили текст, а здесь каждая клавиша — команда. Из него ничего не взято.';
    const screen = (await choosing({ notice }, { rows })).screen();
    expect(linesOf(screen).length).toBeLessThanOrEqual(rows);
    expect(screen).toContain('Этот фактор внутренний или внешний?');
  });

  test('a part of a text is counted in lines', async () => {
    const screen = (await choosing({ more: Array.from({ length: 20 }, (_, at) => `критерий ${at + 1}`) })).screen();
    expect(screen).toMatch(/строки 1–\d из 20/);
  });

  test('a line of the list that has no room is whole below it, or shows that it is cut', async () => {
    const label = (words: number) => ({ value: 'a', label: Array.from({ length: words }, () => 'причина').join(' ') });
    const four = linesOf((await choosing({ items: [label(16)] })).screen());
    const from = four.findIndex((line) => line.startsWith(' ►')) + 2;
    expect(four.slice(from, from + 5)).toEqual([...Array(4).fill(` ${label(4).label}`), '']);
    const more = linesOf((await choosing({ items: [label(17)] })).screen());
    expect(more[from + 3]).toBe(` ${label(4).label} …`);
  });

  test('keys that have no room are on the screen that ? opens, which the legend says', async () => {
    const scored = {
      criterion: SPEECH,
      progress,
      undo: true,
      history: { criterion: SPEECH, lines: ['пояснение от 30.11: перебивали'] },
      notes: { missing: 2, isLastWanted: true },
    };
    const at = (rows: number) => shown({ ...NARROW, rows }, (presenter) => presenter.score(scored));
    const low = (await at(21)).screen();
    expect(low).toContain('? описания, все клавиши');
    expect(low).toContain('р/h прошлый раз');
    expect(low).not.toContain('/ найти');
    expect((await at(30)).screen()).toContain('? все описания');
    // A key stands on the line of what it does.
    expect(low).toContain('\n осталось написать 2 пояснения\n ц/w пояснение к последней оценке\n');
  });

  test('short texts in one column keep their numbers under each other', async () => {
    const cells = [' 9  Людей хватает, нет очередей', '10  Запись'];
    const screen = (await choosing({ more: [], cells, earlier: undefined })).screen();
    expect(screen).toContain('\n  9  Людей хватает, нет очередей\n 10  Запись\n');
  });
});
