/** The six questions as a person sees and answers them: several on one prompt, in words as people type them. */
import { describe, expect, test } from 'vitest';
import type { Answers, CauseAsk } from '../../src/domain/interview/questions.js';
import { CAUSE_FORMS, type CauseForm, parseChange } from '../../src/interview/cause-questions.js';
import { MESSAGES } from '../helpers/printing/styles.js';
import { type Look, PROGRESS, PROGRESS_RU, type Shown, shown } from '../helpers/terminal/prompts.js';
import { DOWN, ENTER } from '../helpers/terminal/terminal.js';

const TODAY = '2026-11-21';

function formOf<A extends CauseAsk>(ask: A, index = 0, language: 'en' | 'ru' = 'en'): CauseForm<Answers[A]> {
  return CAUSE_FORMS[ask]({ date: TODAY, workingDays: [], target: 7, index, others: [] }, MESSAGES[language].interview);
}

/** The screen of a question, and its answer as the interview keeps it. */
async function asked(ask: CauseAsk, look: Look = {}, index = 0): Promise<Shown<unknown>> {
  const { language = 'en' } = look;
  const form = formOf(ask, index, language);
  const right = { en: 'Manner of speech 3', ru: 'Манера речи 3' }[language];
  const common = {
    question: form.question,
    help: form.help,
    later: true,
    progress: { ...(language === 'ru' ? PROGRESS_RU : PROGRESS), right, short: right },
  };
  return shown(look, async (presenter) => {
    if (form.kind === 'choice') {
      const answer = await presenter.choice({ ...common, items: form.items });
      return form.items.find(({ value }) => value === answer.value)?.answer;
    }
    const answer = await presenter.line({ ...common, refuse: form.refuse });
    return 'text' in answer ? form.take(answer.text) : answer;
  });
}

async function answerTo(ask: CauseAsk, keys: string, language: 'en' | 'ru' = 'en'): Promise<unknown> {
  const prompt = await asked(ask, { language });
  prompt.press(keys);
  return prompt.answer;
}

describe('since when, and what changed then', () => {
  test.each([
    ['September, two masters left', { date: '2026-09', change: 'two masters left' }],
    ['since September: two masters left', { date: '2026-09', change: 'two masters left' }],
    ['2026-09; a new till', { date: '2026-09', change: 'a new till' }],
    ['2026-09 - a new till', { date: '2026-09', change: 'a new till' }],
    ['2026-09 — a new till, and a new rule', { date: '2026-09', change: 'a new till, and a new rule' }],
    ['3 weeks ago, a new till', { date: '2026-10-31', change: 'a new till' }],
    ['15 Sep 2025, a new till', { date: '2025-09-15', change: 'a new till' }],
    ['Sep 15, 2025, a new till', { date: '2025-09-15', change: 'a new till' }],
    ['с сентября, ушли два мастера', { date: '2026-09', change: 'ушли два мастера' }],
    ['3 недели назад – новая касса: две очереди', { date: '2026-10-31', change: 'новая касса: две очереди' }],
    ['01.10, новая касса', { date: '2026-10-01', change: 'новая касса' }],
    ['September', { date: '2026-09' }],
    ['2019', { date: '2019' }],
    ['3 недели назад', { date: '2026-10-31' }],
    ['two masters left', { change: 'two masters left' }],
    ['two masters left, in September', { change: 'two masters left, in September' }],
    ['Maria left; Petro too', { change: 'Maria left; Petro too' }],
    // A day to come is none on which anything can have changed.
    ['2027-01, a new till', { change: '2027-01, a new till' }],
    ['September,', { date: '2026-09' }],
    [', a new till', { change: ', a new till' }],
    ['September, a new till\nand a new rule', { date: '2026-09', change: 'a new till\nand a new rule' }],
    ['', null],
  ])('%j', (text, expected) => {
    expect(parseChange(text, TODAY)).toEqual(expected);
  });

  test.each([
    { date: '2026-09', change: 'two masters left' },
    { date: '2026-09-15', change: 'a new till, and a new rule' },
    { date: '2019' },
    { change: 'two masters left' },
  ])('%j stands there to be edited, and reads the same again', (given) => {
    const form = formOf('change') as Extract<CauseForm<Answers['change']>, { kind: 'line' }>;
    expect(form.take(form.show(given) ?? '')).toEqual(given);
  });
});

describe('who is responsible, and whom to consult', () => {
  test.each([
    ['Ivan Petrenko', { name: 'Ivan Petrenko', advisers: [] }],
    ['Ivan Petrenko; Maria', { name: 'Ivan Petrenko', advisers: ['Maria'] }],
    [
      'Иван Петренко;Мария из соседнего салона ;  Пётр;',
      {
        name: 'Иван Петренко',
        advisers: ['Мария из соседнего салона', 'Пётр'],
      },
    ],
    ['Ivan Petrenko, director', { name: 'Ivan Petrenko, director', advisers: [] }],
    ['; Maria', { name: null, advisers: ['Maria'] }],
    ['', { name: null, advisers: [] }],
  ])('%j', async (typed, expected) => {
    expect(await answerTo('responsible', typed + ENTER)).toEqual(expected);
  });

  test.each([
    { name: 'Ivan', advisers: ['Maria', 'Petro'] },
    { name: null, advisers: ['Maria'] },
    { name: null, advisers: [] },
  ])('%j stands there to be edited, and reads the same again', (given) => {
    const form = formOf('responsible') as Extract<CauseForm<Answers['responsible']>, { kind: 'line' }>;
    expect(form.take(form.show(given) ?? '')).toEqual(given);
  });

  test('a name of a page is refused, whosever it is, and many names are not', async () => {
    const name = 'x'.repeat(201);
    const prompt = await asked('responsible', { columns: 300 });
    expect(prompt.press(`Ivan; ${name}${ENTER}`)).toContain('That is too long: at most 200 characters, on one line.');
    const many = Array.from({ length: 30 }, (_, index) => `Adviser ${index}`);
    const long = await asked('responsible', { columns: 500 });
    long.press(`Ivan;${many.join(';')}${ENTER}`);
    expect(await long.answer).toEqual({ name: 'Ivan', advisers: many });
  });
});

describe('the side of a factor', () => {
  test.each([
    ['1', { side: 'internal' }],
    ['2', { side: 'external' }],
    ['3', { side: 'both' }],
    ['4', { side: 'internal', more: true }],
    ['5', { side: 'external', more: true }],
    ['6', { side: 'both', more: true }],
    [DOWN.repeat(4) + ENTER, { side: 'external', more: true }],
  ])('%j', async (keys, expected) => {
    expect(await answerTo('side', keys)).toEqual(expected);
  });
});

describe('the mechanism: understood, and is it one’s field?', () => {
  test.each([
    ['1', { understood: 'yes', expertise: true }],
    ['2', { understood: 'yes', expertise: false }],
    ['3', { understood: 'partly', expertise: true }],
    ['4', { understood: 'partly', expertise: false }],
    ['5', { understood: 'no', expertise: true }],
    ['6', { understood: 'no', expertise: false }],
  ])('%s', async (key, expected) => {
    expect(await answerTo('mechanism', key)).toEqual(expected);
    expect(await answerTo('mechanism', key, 'ru')).toEqual(expected);
  });
});

describe('as a person sees them', () => {
  const ASKS = ['change', 'side', 'mechanism', 'responsible'] as const;

  test('change', async () => {
    expect((await asked('change')).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Since when, and what changed then?
       September, two masters left · 2026-09 · 3 weeks ago, a new till. Enter skips.

       >

       Enter next   Alt-Enter line break   Ctrl-G editor   Esc back   Tab later
       Ctrl-_ undo   Ctrl-C leave, everything is saved
      "
    `);
    expect((await asked('change', { language: 'ru' })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                                     Манера речи 3
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       С каких пор и что тогда изменилось?
       Например: сентябрь, ушли два мастера. Или: 2026-09; 3 недели назад, новая
       касса. Enter — пропустить.

       >

       Enter — дальше   Alt-Enter — новая строка   Ctrl-G — редактор   Esc — назад
       Tab — позже   Ctrl-_ — отменить   Ctrl-C — выйти (всё сохранится)
      "
    `);
  });

  test('side', async () => {
    expect((await asked('side')).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Is it internal or external?

       ► 1  internal: in our own hands
         2  external: not in our hands
         3  both
         4  internal, and there is another factor
         5  external, and there is another factor
         6  both, and there is another factor

       Enter choose   l later   b back   q leave, everything is saved
      "
    `);
    expect((await asked('side', { language: 'ru' })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                                     Манера речи 3
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       Этот фактор внутренний или внешний?

       ► 1  внутренний: в наших руках
         2  внешний: не в наших руках
         3  и тот и другой
         4  внутренний, и есть ещё фактор
         5  внешний, и есть ещё фактор
         6  и тот и другой, и есть ещё фактор

       Enter — выбрать   д/l позже   и/b назад   й/q выйти (всё сохранится)
      "
    `);
  });

  test('mechanism', async () => {
    expect((await asked('mechanism')).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Are you sure that you have worked out how this process functions? Do you know
       this field?
       Yes, if you can name the step, hour or shift at which it breaks.

       ► 1  yes, and I know this field
         2  yes, but it is not my field
         3  partly, and I know this field
         4  partly, and it is not my field
         5  no, though I know this field
         6  no, and it is not my field

       Enter choose   l later   b back   q leave, everything is saved
      "
    `);
    expect((await asked('mechanism', { language: 'ru' })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                                     Манера речи 3
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       Вы уверены, что поняли, как это устроено? Вы в этом деле разбираетесь?
       Да — если можете назвать шаг, час или смену, когда случается сбой.

       ► 1  да, и в этом деле разбираюсь
         2  да, но это не моя область
         3  отчасти, хотя в этом деле разбираюсь
         4  отчасти, и это не моя область
         5  нет, хотя в этом деле разбираюсь
         6  нет, и это не моя область

       Enter — выбрать   д/l позже   и/b назад   й/q выйти (всё сохранится)
      "
    `);
  });

  test('responsible', async () => {
    expect((await asked('responsible')).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center                                                 Manner of speech 3
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       Is there someone responsible for this? Someone to consult?
       Ivan Petrenko; Maria from the salon next door – the responsible one first,
       after “;” whom to consult. Enter: nobody. Responsible is a person who knows
       of it, agrees, and has the authority and the money.

       >

       Enter next   Alt-Enter line break   Ctrl-G editor   Esc back   Tab later
       Ctrl-_ undo   Ctrl-C leave, everything is saved
      "
    `);
    expect((await asked('responsible', { language: 'ru' })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр                                                     Манера речи 3
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       Есть ли человек, ответственный за этот участок? Есть с кем посоветоваться?
       Сначала ответственный, после «;» — с кем посоветоваться: Иван Петренко; Мария
       из соседнего салона. Enter — никого. Ответственный — тот, кто знает об этом и
       согласен, у кого есть полномочия и деньги.

       >

       Enter — дальше   Alt-Enter — новая строка   Ctrl-G — редактор   Esc — назад
       Tab — позже   Ctrl-_ — отменить   Ctrl-C — выйти (всё сохранится)
      "
    `);
  });

  test.each(['en', 'ru'] as const)('nothing spills over at 40 columns and 24 rows (%s)', async (language) => {
    for (const ask of ASKS) {
      const prompt = await asked(ask, { language, columns: 40 });
      expect(prompt.screen().split('\n').length - 2, ask).toBeLessThanOrEqual(24);
    }
  });
});

test('another factor that turns out to be none', async () => {
  const prompt = await asked('factor', {}, 1);
  prompt.press(ENTER);
  expect(await prompt.answer).toBeNull();
});
