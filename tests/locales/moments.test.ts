import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isCalendarDate, isPartialDate } from '../../src/domain/text/date.js';
import { parseDue, parseSince } from '../../src/locales/index.js';
import { aDate } from '../helpers/generators/records.js';

/** A Friday. */
const TODAY = '2026-11-20';

describe('a time to come', () => {
  test.each([
    ['6 weeks', '2027-01-01'],
    ['6w', '2027-01-01'],
    ['in 6 weeks', '2027-01-01'],
    ['six weeks', '2027-01-01'],
    ['a week', '2026-11-27'],
    ['week', '2026-11-27'],
    ['10 days', '2026-11-30'],
    ['1 day', '2026-11-21'],
    ['2 months', '2027-01-20'],
    ['half a year', '2027-05-20'],
    ['1 year', '2027-11-20'],
    ['6 недель', '2027-01-01'],
    ['через 6 недель', '2027-01-01'],
    ['за 6 недель', '2027-01-01'],
    ['2 мес', '2027-01-20'],
    ['2 мес.', '2027-01-20'],
    ['2 месяца', '2027-01-20'],
    ['10 дней', '2026-11-30'],
    ['1 день', '2026-11-21'],
    ['3 дн.', '2026-11-23'],
    ['полгода', '2027-05-20'],
    ['две недели', '2026-12-04'],
    ['неделю', '2026-11-27'],
    ['через неделю', '2026-11-27'],
    ['месяц', '2026-12-20'],
    ['год', '2027-11-20'],
    ['2 года', '2028-11-20'],
    ['5 лет', '2031-11-20'],
  ])('%s from 20 Nov is %s', (typed, due) => {
    expect(parseDue(typed, TODAY)).toBe(due);
  });

  test.each([
    ['2027-01-15', '2027-01-15'],
    ['by 2027-01-15', '2027-01-15'],
    ['15.01', '2027-01-15'],
    ['15.1', '2027-01-15'],
    ['15.01.', '2027-01-15'],
    ['к 15.01', '2027-01-15'],
    ['до 15.01.2027', '2027-01-15'],
    ['15/01', '2027-01-15'],
    ['Jan 15', '2027-01-15'],
    ['15 Jan', '2027-01-15'],
    ['January 15', '2027-01-15'],
    ['Jan 15, 2028', '2028-01-15'],
    ['15 January 2028', '2028-01-15'],
    ['15 января', '2027-01-15'],
    ['15 янв', '2027-01-15'],
    ['1 мая', '2027-05-01'],
    ['Jan 5', '2027-01-05'],
    ['5.1', '2027-01-05'],
    ['к 1 марта', '2027-03-01'],
    ['31.12', '2026-12-31'],
    ['21.11', '2026-11-21'],
  ])('%s is %s', (typed, due) => {
    expect(parseDue(typed, TODAY)).toBe(due);
  });

  test('a day without a year that is over, or today, is that of the next year', () => {
    expect(parseDue('19.11', TODAY)).toBe('2027-11-19');
    expect(parseDue('20.11', TODAY)).toBe('2027-11-20');
  });

  test('a month’s end stays a month’s end', () => {
    expect(parseDue('1 month', '2027-01-31')).toBe('2027-02-28');
  });

  test.each([
    ['29.02', TODAY, '2028-02-29'],
    ['29 Feb', '2027-01-10', '2028-02-29'],
  ])('%s from %s is %s', (typed, from, due) => {
    expect(parseDue(typed, from)).toBe(due);
  });

  test.each([
    ['a day that is over', '2026-11-19'],
    ['today', '2026-11-20'],
    ['a year that is over', '15.01.2026'],
    ['no day', '31.04'],
    ['no month', '15.13'],
    ['no date', '2027-02-30'],
    ['no time at all', '0 days'],
    ['a bare number', '10'],
    ['an unknown unit', '3 shifts'],
    ['an unknown number', 'many weeks'],
    ['a month alone', 'January'],
    ['a short unit alone', 'дн'],
    ['three digits for a day', '015.01'],
    ['three digits for a month', '15.001'],
    ['words', 'soon'],
    ['Russian words', 'скоро'],
    ['nothing', ''],
    ['spaces', '   '],
    ['a negative one', '-3 weeks'],
    ['beyond the calendar', '9999 years'],
    ['an expression', '6 weeks; rm -rf /'],
    ['two days of a month', '15 Jan 16'],
  ])('%s (%s) is not understood', (_, typed) => {
    expect(parseDue(typed, TODAY)).toBeUndefined();
  });

  test('whatever is typed: a real day after today, or nothing', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc
        .tuple(
          fc.nat(10_000),
          fc.constantFrom(' ', '.', '/', '-', ''),
          fc.constantFrom('weeks', 'дней', 'мес', 'year', 'Jan', 'мая', '1', '30', '2026'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, aDate(), (text, from) => {
        const due = parseDue(text, from);
        expect(due === undefined || (isCalendarDate(due) && due > from)).toBe(true);
      }),
    );
  });

  test('so many days, in either language, with or without a space', () => {
    fc.assert(
      fc.property(aDate(), fc.integer({ min: 1, max: 999 }), (from, days) => {
        const due = addDays(from, days);
        expect([parseDue(`${days} days`, from), parseDue(`${days}д`, from), parseDue(due, from)]).toEqual([
          due,
          due,
          due,
        ]);
      }),
    );
  });
});

describe('since when', () => {
  test.each([
    ['2026-09-05', '2026-09-05'],
    ['2026-09', '2026-09'],
    ['2025', '2025'],
    ['September', '2026-09'],
    ['since September', '2026-09'],
    ['Sept', '2026-09'],
    ['сентябрь', '2026-09'],
    ['с сентября', '2026-09'],
    ['в сентябре', '2026-09'],
    ['с мая', '2026-05'],
    ['в мае', '2026-05'],
    ['December', '2025-12'],
    ['декабрь', '2025-12'],
    ['сентябрь 2025', '2025-09'],
    ['09.2025', '2025-09'],
    ['9.2025', '2025-09'],
    ['2026-11-20', '2026-11-20'],
    ['2026-11', '2026-11'],
    ['2026', '2026'],
    ['5.09', '2026-09-05'],
    ['5 сентября', '2026-09-05'],
    ['15.12', '2025-12-15'],
    ['3 weeks ago', '2026-10-30'],
    ['3 недели назад', '2026-10-30'],
    ['месяц назад', '2026-10-20'],
    ['год назад', '2025-11-20'],
    ['полгода назад', '2026-05-20'],
    ['20.11', '2026-11-20'],
  ])('%s is %s', (typed, since) => {
    expect(parseSince(typed, TODAY)).toBe(since);
  });

  test.each(['2026-12', '2027', '2026-11-21', '15.12.2026', 'December 2026', '31.04', 'long ago', 'давно', ''])(
    '%j is not a time that has been',
    (typed) => {
      expect(parseSince(typed, TODAY)).toBeUndefined();
    },
  );

  test('whatever is typed: a day, month or year that has begun, or nothing', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.nat(9999).map((n) => `${n} weeks ago`),
    );
    fc.assert(
      fc.property(typed, aDate(), (text, today) => {
        const since = parseSince(text, today);
        expect(since === undefined || (isPartialDate(since) && since <= today)).toBe(true);
      }),
    );
  });
});
