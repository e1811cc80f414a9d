/** A calendar date: a plain `YYYY-MM-DD` text without time or zone. Dates can be compared as texts. */
export type CalendarDate = string;

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;

function utc(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function fromUtc(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10);
}

/** Is the text an existing day of the years 1900 to 2999? `2026-02-30` is not. */
export function isCalendarDate(text: string): boolean {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = utc(text);
  return !Number.isNaN(time) && fromUtc(time) === text;
}

/** Is the text an existing day, month (`2026-09`) or year (`2026`)? */
export function isPartialDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return isCalendarDate(`${text}-01-01`);
  return isCalendarDate(/^\d{4}-\d\d$/.test(text) ? `${text}-01` : text);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(utc(date) + days * DAY_MS);
}

/** The same day `months` later, or the last day of that month if the month is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month, Math.min(Number(date.slice(8, 10)), last)));
}

/** The number of days from `from` to `to`, which is negative if `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** Is the date in another year, so that its year has to be shown? */
export function isOtherYear(date: CalendarDate, today: CalendarDate): boolean {
  return date.slice(0, 4) !== today.slice(0, 4);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayNumber(date: CalendarDate): number {
  return new Date(utc(date)).getUTCDay();
}

export function isWorkingDay(date: CalendarDate, workingDays: readonly Weekday[]): boolean {
  return workingDays.length === 0 || workingDays.includes(WEEKDAYS[weekdayNumber(date)] as Weekday);
}

/** The date itself if it is a working day, else the nearest working day after it (`step` 1) or before it (`step` -1). */
export function onWorkingDay(date: CalendarDate, workingDays: readonly Weekday[], step: 1 | -1 = 1): CalendarDate {
  let day = date;
  while (!isWorkingDay(day, workingDays)) day = addDays(day, step);
  return day;
}

/** The `count`-th working day after `date`. */
export function addWorkingDays(date: CalendarDate, count: number, workingDays: readonly Weekday[]): CalendarDate {
  let day = date;
  for (let left = count; left > 0; left--) day = onWorkingDay(addDays(day, 1), workingDays);
  return day;
}
