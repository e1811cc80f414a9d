/** Dates and durations as people type them, in English and in Russian alike: `6 weeks`, `2 мес`, `15.01`, `2027-01-15`. */
import { addDays, addMonths, type CalendarDate, isCalendarDate, isPartialDate } from './date.js';

type Unit = 'day' | 'week' | 'month' | 'year';

const UNITS: readonly [RegExp, Unit][] = [
  [/^(d|days?|д|дн|день|дня|дней|сут|сутки|суток)$/, 'day'],
  [/^(w|wks?|weeks?|н|нед|недел[яьиюе]|недель)$/, 'week'],
  [/^(m|mo|mos|months?|м|мес|месяц|месяца|месяцев)$/, 'month'],
  [/^(y|yrs?|years?|г|год|года|лет)$/, 'year'],
];

const NUMBERS: readonly (readonly string[])[] = [
  ['a', 'an', 'one', 'один', 'одна', 'одну'],
  ['two', 'два', 'две'],
  ['three', 'три'],
  ['four', 'четыре'],
  ['five', 'пять'],
  ['six', 'шесть'],
  ['seven', 'семь'],
  ['eight', 'восемь'],
  ['nine', 'девять'],
  ['ten', 'десять'],
];

const MONTHS: readonly RegExp[] = [
  /^(jan|янв)/,
  /^(feb|фев)/,
  /^(mar|март)/,
  /^(apr|апр)/,
  /^(may$|ма[йя]$|мае$)/,
  /^(jun|июн)/,
  /^(jul|июл)/,
  /^(aug|авг)/,
  /^(sep|сен)/,
  /^(oct|окт)/,
  /^(nov|ноя)/,
  /^(dec|дек)/,
];

const two = (n: number | string) => String(n).padStart(2, '0');

interface Duration {
  count: number;
  unit: Unit;
}

function parseDuration(text: string): Duration | undefined {
  if (/^(half a year|полгода)$/.test(text)) return { count: 6, unit: 'month' };
  const [, digits, word, unitText] = /^(?:(\d{1,4})\s*|([\p{L}]+)\s+)?([\p{L}]+)\.?$/u.exec(text) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(unitText ?? ''))?.[1];
  if (!unit || !unitText) return undefined;
  if (digits !== undefined) return { count: Number(digits), unit };
  if (word === undefined) return unitText.length > 2 ? { count: 1, unit } : undefined;
  const index = NUMBERS.findIndex((words) => words.includes(word));
  return index < 0 ? undefined : { count: index + 1, unit };
}

function shift(from: CalendarDate, { count, unit }: Duration, sign: 1 | -1): CalendarDate | undefined {
  const n = count * sign;
  const date =
    unit === 'day'
      ? addDays(from, n)
      : unit === 'week'
        ? addDays(from, 7 * n)
        : addMonths(from, unit === 'month' ? n : 12 * n);
  return isCalendarDate(date) ? date : undefined;
}

interface Parts {
  day?: number;
  month: number;
  year?: number;
}

function parseParts(text: string): Parts | undefined {
  const numeric = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?\.?$/.exec(text);
  if (numeric) {
    return { day: Number(numeric[1]), month: Number(numeric[2]), ...(numeric[3] && { year: Number(numeric[3]) }) };
  }
  const monthYear = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (monthYear) return { month: Number(monthYear[1]), year: Number(monthYear[2]) };
  const words = /^(?:(\d{1,2})\s+)?(\p{L}+)\.?(?:\s+(\d{1,2}))?,?(?:\s+(\d{4}))?$/u.exec(text);
  const month = MONTHS.findIndex((pattern) => pattern.test(words?.[2] ?? '')) + 1;
  if (!words || month === 0 || (words[1] && words[3])) return undefined;
  const day = words[1] ?? words[3];
  return { month, ...(day && { day: Number(day) }), ...(words[4] && { year: Number(words[4]) }) };
}

/**
 * Reads a moment to come: a duration from `from`, or a date. A date without a year is the next one.
 * Returns undefined where the text is neither, or is not after `from`.
 */
export function parseDue(text: string, from: CalendarDate): CalendarDate | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(in|by|до|за|через|к)\s+/, '');
  const duration = parseDuration(plain);
  const parts = duration ? undefined : parseParts(plain);
  let date: CalendarDate | undefined;
  if (isCalendarDate(plain)) date = plain;
  else if (duration) date = shift(from, duration, 1);
  else if (parts?.day) {
    const year = Number(from.slice(0, 4));
    const named = (y: number) => `${y}-${two(parts.month)}-${two(parts.day as number)}`;
    date = named(parts.year ?? year);
    // 29 February may be several years away.
    for (let ahead = 1; !parts.year && ahead <= 8 && !(isCalendarDate(date) && date > from); ahead++) {
      date = named(year + ahead);
    }
  }
  return date && isCalendarDate(date) && date > from ? date : undefined;
}

/**
 * Reads since when something has been so: a day, a month or a year up to `today`, or `3 weeks ago`.
 * A month without a year is the latest such month. Returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or undefined.
 */
export function parseSince(text: string, today: CalendarDate): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(since|from|in|с|со|в)\s+/, '')
    .replace(/\s+(ago|назад)$/, '');
  if (isPartialDate(plain)) return plain <= today ? plain : undefined;
  const duration = parseDuration(plain);
  if (duration) return shift(today, duration, -1);
  const parts = parseParts(plain);
  if (!parts) return undefined;
  const year = Number(today.slice(0, 4));
  const named = (y: number) => `${y}-${two(parts.month)}${parts.day ? `-${two(parts.day)}` : ''}`;
  let date = named(parts.year ?? year);
  if (!parts.year && date > today) date = named(year - 1);
  return isPartialDate(date) && date <= today ? date : undefined;
}
