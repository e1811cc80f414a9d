/** Dates as people say them, in both languages: one table to check by eye. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isCalendarDate, isPartialDate, onWorkingDay, type Weekday } from '../../src/domain/text/date.js';
import type { When } from '../../src/domain/text/when.js';
import { parseDue, parseSince } from '../../src/locales/typed-dates.js';
import { aDate } from '../helpers/generators/records.js';
import { MESSAGES } from '../helpers/printing/styles.js';

/*
 *     November 2026           December 2026           January 2027
 *  Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su
 *                     1        1  2  3  4  5  6                 1  2  3
 *   2  3  4  5  6  7  8     7  8  9 10 11 12 13     4  5  6  7  8  9 10
 *   9 10 11 12 13 14 15    14 15 16 17 18 19 20    11 12 13 14 15 16 17
 *  16 17 18 19 20 21 22    21 22 23 24 25 26 27    18 19 20 21 22 23 24
 *  23 24 25 26 27 28 29    28 29 30 31             25 26 27 28 29 30 31
 *  30
 */
const FRIDAY = '2026-11-20';
const WORKING_DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** The date, or why there is none. */
function shown(when: When<string>): string {
  if ('date' in when) return when.date;
  switch (when.why) {
    case 'not-understood':
      return '?';
    case 'past':
      return `over: ${when.was}`;
    case 'ambiguous':
      return when.dates.join(' or ');
  }
}

const promise = (text: string, today = FRIDAY) =>
  shown(parseDue(text, { today, workingDays: WORKING_DAYS, isFor: 'promise' }));
const action = (text: string, today = FRIDAY) =>
  shown(parseDue(text, { today, workingDays: WORKING_DAYS, isFor: 'action' }));
const since = (text: string, today = FRIDAY) => shown(parseSince(text, today));

describe('a promise on Friday, 20 November 2026', () => {
  test.each([
    ['2026-11-21', 'tomorrow | завтра | до завтра | к завтрашнему дню | tomorrow morning | завтра утром'],
    ['2026-11-22', 'the day after tomorrow | day after tomorrow | послезавтра | до послезавтра'],
    ['2026-11-27', 'by Friday | on Friday | Friday | до пятницы | к пятнице | в пятницу | пятница | пт'],
    ['2026-11-23', 'on Monday | by Monday | Mon | до понедельника | к понедельнику | в понедельник'],
    ['2026-11-27', 'next Friday | в следующую пятницу | Friday next week | в пятницу на следующей неделе'],
    [
      '2026-11-27',
      'next week | in the next week | the end of next week | на следующей неделе | на той неделе | к концу следующей недели',
    ],
    ['2026-11-23', 'the beginning of next week | в начале следующей недели'],
    ['2026-11-25', 'the middle of next week | к середине следующей недели'],
    ['2026-11-30', 'end of the month | by the end of month | EOM | до конца месяца | к концу месяца | в этом месяце'],
    ['2026-12-31', 'next month | by the end of next month | в следующем месяце | до конца следующего месяца'],
    ['2026-12-31', 'end of the quarter | by the end of this quarter | до конца квартала | к концу квартала'],
    ['2026-12-31', 'end of the year | by year-end | this year | до конца года | к концу года | в этом году'],
    ['2026-12-31', 'by New Year | before the New Year | к Новому году | до Нового года'],
    ['2027-12-31', 'by the end of 2027 | in 2027 | next year | к концу 2027 года | в 2027 году | в следующем году'],
    ['2027-03-31', 'end of Q1 | the end of the first quarter | к концу первого квартала | до конца 1-го квартала'],
    ['2027-01-31', 'end of January | in January | by the end of January | до конца января | в январе'],
    ['2027-01-15', 'mid-January | the middle of January | в середине января'],
    ['2026-11-30', '10 days | ten days | within 10 days | 10 дней | за десять дней | дней десять | 10д'],
    ['2026-12-04', '10 working days | ten business days | 10 workdays | 10 рабочих дней | десять раб. дней'],
    ['2026-12-04', '2 weeks | two weeks | 2w | a fortnight | in two weeks’ time | через две недели | пару недель'],
    ['2026-12-04', 'a couple of weeks | 2 weeks from now | the next two weeks | пара недель | недели через две'],
    ['2026-12-04', 'about 2 weeks | within two weeks | maybe 2 weeks | около двух недель | примерно 2 недели'],
    ['2026-12-01', 'a week and a half | 1.5 weeks | полторы недели | за полторы недели | около полутора недель'],
    ['2027-01-01', '6 weeks | 6w | in 6 weeks | six weeks | 6 недель | через 6 недель | за шесть недель | 6 нед.'],
    ['2026-11-27', 'a week | week | in a week | within a week | неделю | через неделю | за неделю | в течение недели'],
    ['2026-12-20', 'a month | in a month | месяц | за месяц | через месяц | в течение месяца'],
    ['2027-01-04', 'a month and a half | one and a half months | 1.5 months | полтора месяца | за полтора месяца'],
    ['2027-01-04', '1½ months | 1,5 месяца | месяц с половиной | в течение полутора месяцев | месяц-полтора'],
    ['2026-12-05', 'half a month | полмесяца'],
    ['2027-01-20', '2 months | two months | 2 мес | 2 мес. | 2 месяца | два месяца | месяца два'],
    ['2027-02-04', 'two and a half months | 2.5 months | 2½ months | два с половиной месяца | 2,5 месяца'],
    ['2027-02-20', 'a quarter | in a quarter | 3 months | квартал | через квартал | за три месяца'],
    ['2027-05-20', 'half a year | half year | 6 months | полгода | через полгода | около полугода | пол года'],
    ['2027-11-20', 'a year | 1 year | год | через год | 12 месяцев'],
    ['2028-05-20', 'a year and a half | 1.5 years | полтора года | год с половиной'],
    ['2028-11-20', '2 years | 2 года | два года'],
    ['2031-11-20', '5 years | 5 лет | пять лет'],
    ['2026-12-07', '2 weeks and 3 days | 2 weeks 3 days | 2 недели и 3 дня'],
    ['2026-12-11', '21 days | twenty-one days | twenty one days | двадцать один день | 21 день'],
    [
      '2027-01-15',
      '15 January | January 15 | January 15th | 15th of January | the fifteenth of January | Jan 15 | 15 Jan',
    ],
    ['2027-01-15', '15 января | до 15 января | к 15 января | 15-го января | пятнадцатого января | 15 янв. | 15 янв'],
    ['2027-01-15', '15 января 2027 г. | 15 января 2027 года | 15 января 2027 | 15 января 27 г. | January 15, 2027'],
    [
      '2027-01-15',
      '15.01 | 15.1 | 15.01. | 15.01.27 | 15.01.2027 | 15.01.2027 г. | к 15.01 | до 15.01.2027 | 15/01 | 01/15',
    ],
    ['2027-01-15', '2027-01-15 | by 2027-01-15 | 15/01/27 | 15-01-2027 | Jan 15 next year | 15 января следующего года'],
    ['2026-12-15', 'the 15th | by the 15th | 15-го | до 15-го | к 15-му | 15 числа | к 15 числу'],
    ['2026-12-15', 'the 15th of next month | 15 числа следующего месяца | 15-го числа следующего месяца'],
    ['2026-12-04', 'Friday, 4 December | пятница, 4 декабря | в пятницу 4 декабря | Fri Dec 4'],
    [
      '2026-12-11',
      '2–3 weeks | 2-3 weeks | 2 to 3 weeks | two or three weeks | from 2 to 3 weeks | between 2 and 3 weeks',
    ],
    [
      '2026-12-11',
      '2–3 недели | 2 — 3 недели | две-три недели | две или три недели | от двух до трёх недель | недели две-три',
    ],
    ['2026-12-04', 'a week or two | 1-2 weeks | неделя-две | неделю-две'],
    ['2027-01-20', '15-20 января | 15–20 January | Jan 15–20 | 15.01-20.01 | 15–20.01.2027 | с 15 по 20 января'],
    ['2027-01-20', 'from January 15 to January 20 | between 15 and 20 January | 15 января – 20 января'],
    ['2027-01-05', '28 December – 5 January | 28.12–05.01 | с 28 декабря по 5 января'],
    ['2026-11-25', 'Monday to Wednesday | Mon-Wed | пн-ср | с понедельника по среду'],
    ['2026-11-27', 'no later than Friday | at the latest on Friday | не позже пятницы | не позднее пятницы'],
    ['2027-01-15', 'not later than 15 January | не позднее 15 января | самое позднее 15.01'],
    ['2026-11-26', 'before Friday'],
    [
      '2026-11-27',
      'by Fri EOD | EOD Friday | COB Friday | by close of business Friday | the end of Friday | by 5pm Friday | Friday 5 pm',
    ],
    [
      '2026-11-27',
      'by Friday at 17:00 | on or before Friday | this coming Friday | к 18:00 пятницы | в пятницу в 17:00 | давайте к пятнице',
    ],
    [
      '2026-11-27',
      'до пятницы включительно | к вечеру пятницы | в ближайшую пятницу | в ближайшую неделю | a week today',
    ],
    ['2026-12-04', 'Friday week | a week from Friday | a week on Friday | через неделю от пятницы | недельку-другую'],
    [
      '2026-12-11',
      'two weeks from Friday | a fortnight from Friday | Friday fortnight | in 2-3 weeks | within 2-3 weeks',
    ],
    ['2026-12-07', 'two weeks from Monday | через две недели с понедельника'],
    ['2026-11-28', 'a week tomorrow | a week from tomorrow'],
    ['2026-11-30', 'the last day of the month | последний день месяца | последнее число месяца | 10 calendar days'],
    ['2026-11-30', '10 календарных дней | через 10 календарных дней | Monday week'],
    ['2026-12-20', 'in the next month | в ближайший месяц | за ближайший месяц | ну через месяц'],
    ['2027-01-20', 'через месяц-другой | by 15-20 January | до 15-20 января'],
    ['2027-01-15', '15-Jan-27 | 15-Jan-2027 | 15. 1. 2027 | 15. 01. 2027 г. | 15.01 17:00'],
    [
      '2027-03-31',
      'Q1 | in Q1 | Q1 2027 | I квартал | в 1 квартале | в первом квартале | 1 кв. 2027 г. | в конце I квартала',
    ],
    ['2027-02-28', 'January-February | in January or February | в январе-феврале | январь – февраль'],
    ['2026-11-21', 'next day | the next day | на следующий день | tomorrow at 10:30 | завтра в 10:00'],
    ['2027-05-01', '1 мая | первое мая | к 1 мая | May 1 | first of May | 1.5 | 1.5.2027'],
    ['2028-02-29', '29.02 | 29 Feb | 29 февраля'],
    ['2026-12-31', '31.12 | 31 December'],
    ['2027-11-19', '19.11 | 19 November'],
    ['2027-11-20', '20.11 | 20 ноября'],
  ])('%s: %s', (date, texts) => {
    for (const text of texts.split(' | ')) expect(`${text} = ${promise(text)}`).toBe(`${text} = ${date}`);
  });

  test.each([
    [
      'over: 2026-11-20',
      'today | сегодня | this week | на этой неделе | end of the week | до конца недели | 2026-11-20',
    ],
    ['over: 2026-11-19', 'yesterday | вчера | 2026-11-19 | 19.11.2026'],
    ['over: 2026-11-13', 'last week | на прошлой неделе'],
    ['over: 2026-10-30', '3 weeks ago | 3 недели назад'],
    ['over: 2026-01-15', '15.01.26 | 15 January 2026'],
    ['2027-05-01 or 2027-01-05', '1/5 | 1/5/27 | 01/05/2027 | 1-5-2027 | by 1/5 | до 1/5'],
    ['2027-01-01 or 2027-01-31', 'January | by January | к январю | до января 2027'],
    ['2027-01-01 or 2027-12-31', 'by 2027 | by next year'],
    ['2027-01-01 or 2027-01-31', 'January 2027 | Jan ’27'],
    ['2026-11-23 or 2026-11-27', 'by next week | until next week | к следующей неделе | до следующей недели'],
    ['2026-12-01 or 2026-12-31', 'by next month | к следующему месяцу | до следующего месяца'],
    ['2027-01-01 or 2027-03-31', 'by Q1 | к первому кварталу | до первого квартала'],
  ])('%s: %s', (refused, texts) => {
    for (const text of texts.split(' | ')) expect(`${text} = ${promise(text)}`).toBe(`${text} = ${refused}`);
  });

  test.each([
    ['a day that does not exist', '31.04 | 15.13 | 2027-02-30 | 30 февраля | 32 января | the 32nd | 1/32'],
    ['no time at all', '0 days | 0 дней'],
    ['a bare number', '10 | 2 | 100'],
    ['an unknown unit', '3 shifts | 3 смены'],
    ['an unknown number', 'many weeks | a few weeks | несколько недель'],
    ['a short unit alone', 'дн | w | г'],
    ['too many digits', '015.01 | 15.001 | 15.01.20277 | 15.01.2'],
    ['words', 'soon | скоро | asap | как можно скорее | when we can | не знаю'],
    ['nothing', ' |    | . | , | - | по | by | до | the'],
    ['a negative one', '-3 weeks'],
    [
      'something left over',
      '6 weeks; rm -rf / | 6 weeks after Easter | две недели после праздников | 15 January or so we hope',
    ],
    [
      'something left over that has a meaning',
      '3 weeks before Friday | две недели до пятницы | 2 weeks Monday | tomorrow Friday',
    ],
    ['a weekday that is not that of the date', 'Thursday, 4 December | четверг, 4 декабря'],
    ['a beginning that is left open', 'since Monday | с понедельника'],
    ['ends in the wrong order', '3-2 weeks | 20-15 января'],
    ['two units that do not fit', 'week month | 2 3 weeks'],
    ['beyond the calendar', '9999 years | 15.01.9999'],
    ['the number of a week', 'week 5 | неделя 5'],
    ['a day that has no such year', '29 Feb 2027 | 29 февраля 2027 | 31 April | 31st of April | 31 апреля'],
    ['a time of day alone', 'by 5pm | 17:00 | до 18:00 | 24h | 48 hours | через час | 48 часов'],
    ['a time that may be two', 'in the new year | the coming week | в новом году | через пятницу | через среду'],
    [
      'a time that has no day',
      'in early December | late December | в первых числах января | на днях | в ближайшее время | during the holidays',
    ],
    ['something repeated', 'every Friday | weekly | каждую пятницу | еженедельно | по пятницам'],
    ['a day after which', 'after Friday | after New Year | после пятницы | после праздников | после 15 января'],
    ['a typing error', 'Fridy | Feburary 3 | пятнеца | через недилю | 15 янворя'],
    ['only the past has seasons', 'in spring | весной'],
  ])('%s is not understood: %s', (_, texts) => {
    for (const text of texts.split(' | ')) expect(`${text} = ${promise(text)}`).toBe(`${text} = ?`);
  });
});

describe('another day', () => {
  test.each([
    ['Monday, 23 November', '2026-11-23', 'by Friday', '2026-11-27'],
    ['Monday, 23 November', '2026-11-23', 'в пятницу', '2026-11-27'],
    ['Monday, 23 November', '2026-11-23', 'this Friday', '2026-11-27'],
    ['Monday, 23 November', '2026-11-23', 'next Friday', '2026-11-27 or 2026-12-04'],
    ['Monday, 23 November', '2026-11-23', 'в следующую пятницу', '2026-11-27 or 2026-12-04'],
    ['Monday, 23 November', '2026-11-23', 'on Monday', '2026-11-30'],
    ['Monday, 23 November', '2026-11-23', 'this week', '2026-11-27'],
    ['Monday, 23 November', '2026-11-23', 'к выходным', '2026-11-27'],
    ['Monday, 23 November', '2026-11-23', 'by the weekend', '2026-11-27'],
    ['Saturday, 21 November', '2026-11-21', 'by Monday', '2026-11-23'],
    ['Saturday, 21 November', '2026-11-21', 'next week', '2026-11-27'],
    ['Saturday, 21 November', '2026-11-21', 'this week', 'over: 2026-11-20'],
    ['Saturday, 21 November', '2026-11-21', 'end of the week', '2026-11-27'],
    ['Sunday, 22 November', '2026-11-22', 'next week', '2026-11-27'],
    ['Sunday, 22 November', '2026-11-22', 'next Friday', '2026-11-27'],
    ['Sunday, 22 November', '2026-11-22', 'на этой неделе', 'over: 2026-11-20'],
    ['31 December', '2026-12-31', 'tomorrow', '2027-01-01'],
    ['31 December', '2026-12-31', 'послезавтра', '2027-01-02'],
    ['31 December', '2026-12-31', 'end of next month', '2027-01-31'],
    ['31 December', '2026-12-31', 'до конца следующего года', '2027-12-31'],
    ['31 December', '2026-12-31', 'до конца года', 'over: 2026-12-31'],
    ['31 December', '2026-12-31', 'a month and a half', '2027-02-15'],
    ['31 December', '2026-12-31', 'next quarter', '2027-03-31'],
    ['31 January', '2027-01-31', '1 month', '2027-02-28'],
    ['31 January', '2027-01-31', 'полтора месяца', '2027-03-15'],
    ['10 January', '2027-01-10', '29 Feb', '2028-02-29'],
    ['29 February', '2028-02-29', 'a year', '2029-02-28'],
    ['29 February', '2028-02-29', 'end of the month', 'over: 2028-02-29'],
    ['29 February', '2028-02-29', '29.02', '2032-02-29'],
    ['28 February of a leap year', '2028-02-28', 'завтра', '2028-02-29'],
    ['30 January', '2027-01-30', 'the 30th', '2027-03-30'],
  ])('%s (%s): %s is %s', (_, today, text, expected) => {
    expect(promise(text, today)).toBe(expected);
  });
});

test.each([
  ['today counts', 'today | сегодня | this week | end of the day | до конца дня | 20.11 | 2026-11-20', '2026-11-20'],
  ['a day off is moved to Monday', 'tomorrow | завтра | by Saturday | в субботу | 2 days | 22.11', '2026-11-23'],
  ['the end of a month stays in it', 'end of January | до конца января', '2027-01-29'],
  ['the next day is not this one', 'next day | на следующий день', '2026-11-23'],
  ['the day is over soon', 'EOD | COB | by the end of the day | до конца рабочего дня | в течение дня', '2026-11-20'],
  ['working days', '1 working day | 1 рабочий день', '2026-11-23'],
  ['yesterday does not', 'yesterday | вчера', 'over: 2026-11-19'],
])('an action on Friday, 20 November: %s (%s)', (_, texts, date) => {
  for (const text of texts.split(' | ')) expect(`${text} = ${action(text)}`).toBe(`${text} = ${date}`);
});

test.each(['2026-11-21', '2026-11-22'])('an action of today is due today on a day off, %s', (today) => {
  for (const text of ['today', 'сегодня', 'by the end of the day', 'сегодня вечером', today]) {
    expect(`${text} = ${action(text, today)}`).toBe(`${text} = ${today}`);
  }
  expect(action('tomorrow', today)).toBe('2026-11-23');
});

test('a site that works on Saturdays only', () => {
  const saturdays = { today: FRIDAY, workingDays: ['sat'], isFor: 'promise' } as const;
  expect(shown(parseDue('next week', saturdays))).toBe('2026-11-28');
  expect(shown(parseDue('3 working days', saturdays))).toBe('2026-12-05');
  expect(shown(parseDue('next week', { ...saturdays, workingDays: [] }))).toBe('2026-11-29');
});

describe('since when, on Friday, 20 November 2026', () => {
  test.each([
    ['2026-11-20', 'today | сегодня | 20.11 | 2026-11-20'],
    ['2026-11-19', 'yesterday | since yesterday | вчера | со вчерашнего дня | 19.11'],
    ['2026-11-18', 'the day before yesterday | позавчера | с позавчера | a couple of days ago | пару дней назад'],
    ['2026-11-13', 'Friday | since Friday | last Friday | с пятницы | с прошлой пятницы | в прошлую пятницу'],
    ['2026-11-16', 'this week | since Monday | на этой неделе | с понедельника | с начала недели'],
    ['2026-11-09', 'last week | since last week | на прошлой неделе | с прошлой недели'],
    ['2026-10', 'last month | in October | в прошлом месяце | с прошлого месяца | в октябре | октябрь'],
    ['2026-11', 'this month | 2026-11 | в этом месяце | в ноябре'],
    [
      '2026-09',
      'September | since September | Sept | сентябрь | с сентября | в сентябре | с начала сентября | 2026-09',
    ],
    ['2026-09', 'since September 2026 | с сентября 2026 | с сентября 2026 г. | 09.2026 | в конце сентября'],
    ['2026-05', 'May | с мая | в мае'],
    ['2025-12', 'December | декабрь | с декабря'],
    ['2025-09', 'сентябрь 2025 | 09.2025 | 9.2025 | September 2025 | в сентябре прошлого года'],
    ['2026', 'this year | 2026 | в этом году | с этого года'],
    ['2025', 'last year | since last year | in 2025 | 2025 | в прошлом году | с прошлого года | с 2025 года'],
    ['2026-01', 'since the beginning of the year | с начала года'],
    ['2026-01-01', 'since New Year | с Нового года'],
    ['2026-03', 'in spring | since spring | весной | с весны'],
    ['2026-06', 'in summer | летом | с лета'],
    ['2025-12', 'in winter | зимой | с зимы'],
    ['2025-09-05', '5 September 2025 | 5 сентября 2025 года | 05.09.25 | 2025-09-05'],
    ['2026-09-05', '5.09 | 5 сентября | Sept 5 | с 5 сентября | since the 5th of September'],
    ['2025-12-15', '15.12 | 15 декабря'],
    ['2026-11-15', 'the 15th | с 15 числа | с 15-го'],
    ['2026-10-30', '3 weeks ago | 3 weeks | for three weeks | 3 недели назад | недели три назад | уже три недели'],
    ['2026-10-20', 'a month ago | месяц назад | уже месяц'],
    ['2026-09-20', 'the last two months | последние 2 месяца | 1-2 months ago | месяц-два назад'],
    ['2026-10-05', 'a month and a half ago | полтора месяца назад'],
    ['2026-05-20', 'half a year ago | полгода назад'],
    ['2025-11-20', 'a year ago | год назад'],
    ['2026-09-15', 'from 15 to 20 September | с 15 по 20 сентября'],
    ['2026-05-01 or 2026-01-05', '1/5 | since 1/5'],
  ])('%s: %s', (date, texts) => {
    for (const text of texts.split(' | ')) {
      expect(`${text} = ${since(text)}`).toBe(`${text} = ${date}`);
    }
  });

  test.each(
    '2026-12 | 2027 | 2026-11-21 | 15.12.2026 | December 2026 | 31.04 | long ago | давно |  | tomorrow | завтра | next week | on Friday I think so'.split(
      ' | ',
    ),
  )('%j is not a time that has been', (text) => {
    expect(since(text)).toBe('?');
  });
});

describe('whatever is typed', () => {
  const word = fc.constantFrom(
    ...'by before next last this end of the middle a two 2 15 15.01 1/5 2027 week weeks month year working days Friday January and half or - , ago from week fortnight EOD 5pm last day of Q1 COB coming'.split(
      ' ',
    ),
    ...'до к через следующей прошлой конца середина полтора две 3 15-го 15.01.27 недели месяца года рабочих дней пятницы января и с половиной или назад г. той неделе ближайшую последний день квартале в 17:00 от кв. другую'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
  );

  test('a real day that is not too early, written the same again, or none', () => {
    fc.assert(
      fc.property(typed, aDate(), fc.constantFrom('action', 'promise'), (text, today, isFor) => {
        const input = { today, workingDays: WORKING_DAYS, isFor } as const;
        const due = parseDue(text, input);
        if ('why' in due) return;
        expect(isCalendarDate(due.date) && due.date >= today && (isFor === 'action' || due.date > today)).toBe(true);
        expect(parseDue(due.date, input)).toEqual(due);
      }),
      { numRuns: 2000 },
    );
  });

  test('a day, month or year that has begun, written the same again, or none', () => {
    fc.assert(
      fc.property(typed, aDate(), (text, today) => {
        const when = parseSince(text, today);
        if ('why' in when) return;
        expect(isPartialDate(when.date) && when.date <= today).toBe(true);
        expect(parseSince(when.date, today)).toEqual(when);
      }),
      { numRuns: 2000 },
    );
  });

  test('a word that nobody knows makes the whole text unknown', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom('xyz', 'после', 'after', '%', '😀'), (text, unknown) => {
        expect(promise(`${text} ${unknown}`)).toBe('?');
        expect(promise(`${unknown} ${text}`)).toBe('?');
      }),
    );
  });

  test('a date as it is shown is read as that date, in both languages', () => {
    fc.assert(
      fc.property(aDate(), fc.integer({ min: 1, max: 3000 }), fc.constantFrom('en', 'ru'), (today, days, language) => {
        const date = addDays(today, days);
        const { dates, interview } = MESSAGES[language];
        const understood = interview.when.understood(date, today).replace('= ', '');
        for (const text of [date, dates.full(date), dates.weekday(date, today), understood]) {
          expect(`${text} = ${promise(text, today)}`).toBe(`${text} = ${date}`);
        }
        const past = addDays(today, -days);
        for (const text of [past, dates.full(past)]) expect(since(text, today)).toBe(past);
        const [month, year] = [past.slice(0, 7), past.slice(0, 4)];
        for (const text of [month, dates.partial(month)]) expect(since(text, today)).toBe(month);
        expect(since(dates.partial(year), today)).toBe(year);
      }),
    );
  });

  test('so many days, in either language, with or without a space', () => {
    fc.assert(
      fc.property(aDate(), fc.integer({ min: 1, max: 999 }), (today, days) => {
        const due = addDays(today, days);
        for (const text of [`${days} days`, `${days}д`, `через ${days} дней`]) expect(promise(text, today)).toBe(due);
        expect(action(`${days} days`, today)).toBe(onWorkingDay(due, WORKING_DAYS));
      }),
    );
  });
});
