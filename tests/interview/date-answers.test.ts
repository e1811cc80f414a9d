/** What is shown below a line whose text is to be a date, before the date counts. */
import { describe, expect, test } from 'vitest';
import { dueAnswer } from '../../src/interview/date-answers.js';
import type { Language } from '../../src/language.js';
import { MESSAGES } from '../helpers/printing/styles.js';

const INPUT = { today: '2026-11-23', workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'] } as const;
const answerIn = (language: Language, isFor: 'action' | 'promise') =>
  dueAnswer({ ...INPUT, isFor }, MESSAGES[language].interview);

describe.each(['action', 'promise'] as const)('for an %s', (isFor) => {
  test.each([
    ['en', 'by Friday', '2026-11-27', '= Friday, 27 November'],
    ['ru', 'к пятнице', '2026-11-27', '= пятница, 27 ноября'],
    ['en', '15.01.27', '2027-01-15', '= Friday, 15 January 2027'],
    ['ru', '15 января 2027 г.', '2027-01-15', '= пятница, 15 января 2027 года'],
    ['en', 'a month and a half', '2027-01-07', '= Thursday, 7 January 2027'],
    ['ru', 'полтора месяца', '2027-01-07', '= четверг, 7 января 2027 года'],
  ] as const)('in %s, %s is shown as its day, with the year if it is another one', (lang, text, date, meaning) => {
    const answer = answerIn(lang, isFor);
    expect([answer.refuse(text), answer.date(text), answer.meaning(text)]).toEqual([undefined, date, meaning]);
  });

  test.each([
    ['en', '1/5', '1 May 2027 or 5 January 2027? Write the day with the name of the month.'],
    ['ru', '1/5', '1 мая 2027 года или 5 января 2027 года? Напишите число с названием месяца.'],
    ['en', 'by next week', '30 November or 4 December? Write the day with the name of the month.'],
    ['ru', 'к следующей неделе', '30 ноября или 4 декабря? Напишите число с названием месяца.'],
    ['en', 'yesterday', 'That is over: Sunday, 22 November. Write a date to come.'],
    ['ru', 'вчера', 'Это уже прошло: воскресенье, 22 ноября. Нужна дата, которая впереди.'],
    ['en', 'asap', /^That is not understood as a date\. Try: /],
    ['ru', 'как можно скорее', /^Не похоже на дату\. Например: /],
    ['en', 'by Friday, I hope', /^That is not understood/],
    ['ru', 'к пятнице, если успеем', /^Не похоже на дату/],
  ] as const)('in %s, %s is asked again, and nothing is guessed', (lang, text, why) => {
    const answer = answerIn(lang, isFor);
    expect(answer.refuse(text)).toMatch(why);
    expect([answer.date(text), answer.meaning(text)]).toEqual([undefined, undefined]);
  });
});

test.each([
  ['en', 'today', 'That is today; a promise starts tomorrow.'],
  ['ru', 'сегодня', 'Это сегодня, а обещание — самое раннее на завтра.'],
] as const)('in %s, “%s” is for actions, and a promise starts tomorrow', (lang, text, why) => {
  expect(answerIn(lang, 'action').date(text)).toBe(INPUT.today);
  expect(answerIn(lang, 'promise').refuse(text)).toBe(why);
});
