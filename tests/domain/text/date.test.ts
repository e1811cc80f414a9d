import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  isCalendarDate,
  isPartialDate,
  isWorkingDay,
  onWorkingDay,
  WEEKDAYS,
  type Weekday,
} from '../../../src/domain/text/date.js';
import { aDate, someWorkingDays } from '../../helpers/generators/records.js';

const monToFri: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('a day of the calendar', () => {
  test.each(['2026-11-20', '2028-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('%s exists', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '1899-12-31',
    '3000-01-01',
    '2026-11-20T00:00',
    ' 2026-11-20',
    '2026-11-20\n',
    '２０２６-11-20',
    '',
  ])('%j does not exist', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  test.each(['2026', '2026-09', '2026-09-30'])('%s is a day, a month or a year', (text) => {
    expect(isPartialDate(text)).toBe(true);
  });

  test.each(['2026-13', '2026-9', '26', '2026-09-31', '0999', '2026-'])('%j is none of them', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });
});

describe('counting days', () => {
  test('works across the end of a year, a leap day and a clock change', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-29', -1)).toBe('2026-03-28');
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-09-01', '2026-11-21')).toBe(81);
    expect(daysBetween('2026-11-21', '2026-09-01')).toBe(-81);
  });

  test('adding and counting are inverse', () => {
    fc.assert(
      fc.property(aDate(), fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const there = addDays(date, days);
        expect(isCalendarDate(there)).toBe(true);
        expect(daysBetween(date, there)).toBe(days);
        expect(addDays(there, -days)).toBe(date);
        expect(there < date).toBe(days < 0);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-11-20', 2, '2027-01-20'],
    ['2026-11-20', 12, '2027-11-20'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('working days', () => {
  test('Friday and the weekend after it', () => {
    expect(isWorkingDay('2026-11-20', monToFri)).toBe(true);
    expect(isWorkingDay('2026-11-21', monToFri)).toBe(false);
    expect(onWorkingDay('2026-11-21', monToFri)).toBe('2026-11-23');
    expect(onWorkingDay('2026-11-22', monToFri, -1)).toBe('2026-11-20');
    expect(onWorkingDay('2026-11-20', monToFri)).toBe('2026-11-20');
  });

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 3, '2026-11-25'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-20', 10, '2026-12-04'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('%s and %i working days is %s', (date, count, expected) => {
    expect(addWorkingDays(date, count, monToFri)).toBe(expected);
  });

  test('Saturdays count if they are working days', () => {
    expect(addWorkingDays('2026-11-20', 1, [...monToFri, 'sat'])).toBe('2026-11-21');
  });

  test('the result is a working day, and the number of working days up to it is as asked', () => {
    fc.assert(
      fc.property(aDate(), fc.integer({ min: 1, max: 30 }), someWorkingDays(), (date, count, working) => {
        const due = addWorkingDays(date, count, working);
        const between = Array.from({ length: daysBetween(date, due) }, (_, index) => addDays(date, index + 1));
        const weekday = (day: string) => WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] as Weekday;
        expect(between.filter((day) => working.includes(weekday(day)))).toHaveLength(count);
        expect(working).toContain(weekday(due));
      }),
    );
  });
});
