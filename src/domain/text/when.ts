/** Dates and durations as people type them: `6 weeks`, `2 мес`, `15.01`, `2027-01-15`. */
import { addDays, addMonths, type CalendarDate, isCalendarDate, isPartialDate } from './date.js';

type Unit = 'day' | 'week' | 'month' | 'year';

/** The words of one language; everything is compared in lower case. */
export interface MomentWords {
  /** Each pattern matches a whole word. */
  units: Readonly<Record<Unit, RegExp>>;
  /** The words for 1, 2, 3 and so on. */
  numbers: readonly (readonly string[])[];
  /** The patterns of January to December; each matches the beginning of the name. */
  months: readonly RegExp[];
  halfYear: string;
  /** Words that may precede a future date or duration, such as “in”. */
  beforeDue: readonly string[];
  /** Words that may precede a past date, such as “since”. */
  beforeSince: readonly string[];
  /** The word that follows a duration in the past. */
  ago: string;
}

export interface MomentParser {
  /**
   * Reads a duration from `from`, or a future date. A date without a year is the next such date.
   * Returns undefined if the text is neither, or is not after `from`.
   */
  parseDue(text: string, from: CalendarDate): CalendarDate | undefined;
  /**
   * Reads when something began: a day, a month or a year up to `today`, or `3 weeks ago`.
   * A month without a year is the latest such month. Returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or undefined.
   */
  parseSince(text: string, today: CalendarDate): string | undefined;
}

/** A parser that understands all the given languages at once. This is safe because no word has two meanings in them. */
export function momentParser(languages: readonly MomentWords[]): MomentParser {
  const units: readonly Unit[] = ['day', 'week', 'month', 'year'];
  const dueWords = new Set(languages.flatMap(({ beforeDue }) => beforeDue));
  const sinceWords = new Set(languages.flatMap(({ beforeSince }) => beforeSince));
  const agoWords = new Set(languages.map(({ ago }) => ago));
  const halves = new Set(languages.map(({ halfYear }) => halfYear));

  const unitOf = (word: string) => units.find((unit) => languages.some((words) => words.units[unit].test(word)));
  const numberOf = (word: string) =>
    languages.map(({ numbers }) => numbers.findIndex((words) => words.includes(word)) + 1).find((n) => n > 0);
  const monthOf = (word: string) =>
    languages.map(({ months }) => months.findIndex((pattern) => pattern.test(word)) + 1).find((n) => n > 0);
  const withoutFirst = (text: string, words: ReadonlySet<string>) => {
    const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(text) ?? [];
    return words.has(first) ? rest : text;
  };
  const withoutLast = (text: string, words: ReadonlySet<string>) => {
    const [, rest = '', last = ''] = /^(.*)\s+(\S+)$/s.exec(text) ?? [];
    return words.has(last) ? rest.trimEnd() : text;
  };

  function parseDuration(text: string): Duration | undefined {
    if (halves.has(text)) return { count: 6, unit: 'month' };
    const [, digits, word, unitText = ''] = /^(?:(\d{1,4})\s*|([\p{L}]+)\s+)?([\p{L}]+)\.?$/u.exec(text) ?? [];
    const unit = unitOf(unitText);
    if (!unit) return undefined;
    if (digits !== undefined) return { count: Number(digits), unit };
    if (word === undefined) return unitText.length > 2 ? { count: 1, unit } : undefined;
    const count = numberOf(word);
    return count === undefined ? undefined : { count, unit };
  }

  function parseParts(text: string): Parts | undefined {
    const numeric = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?\.?$/.exec(text);
    if (numeric) return { day: Number(numeric[1]), month: Number(numeric[2]), year: numberOr(numeric[3]) };
    const monthYear = /^(\d{1,2})[./](\d{4})$/.exec(text);
    if (monthYear) return { month: Number(monthYear[1]), year: Number(monthYear[2]) };
    const words = /^(?:(\d{1,2})\s+)?(\p{L}+)\.?(?:\s+(\d{1,2}))?,?(?:\s+(\d{4}))?$/u.exec(text);
    const month = monthOf(words?.[2] ?? '');
    if (!words || month === undefined || (words[1] && words[3])) return undefined;
    return { month, day: numberOr(words[1] ?? words[3]), year: numberOr(words[4]) };
  }

  return {
    parseDue(text, from) {
      const plain = withoutFirst(text.trim().toLowerCase(), dueWords);
      if (isCalendarDate(plain)) return plain > from ? plain : undefined;
      const duration = parseDuration(plain);
      const date = duration ? shift(from, duration, 1) : nextDate(parseParts(plain), from);
      return date !== undefined && date > from ? date : undefined;
    },
    parseSince(text, today) {
      const plain = withoutLast(withoutFirst(text.trim().toLowerCase(), sinceWords), agoWords);
      if (isPartialDate(plain)) return plain <= today ? plain : undefined;
      const duration = parseDuration(plain);
      if (duration) return shift(today, duration, -1);
      const parts = parseParts(plain);
      return parts && lastDate(parts, today);
    },
  };
}

interface Duration {
  count: number;
  unit: Unit;
}

interface Parts {
  day?: number | undefined;
  month: number;
  year?: number | undefined;
}

const numberOr = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const two = (n: number | string) => String(n).padStart(2, '0');

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

/** The first date with these parts after `from`; undefined if the day is missing. */
function nextDate(parts: Parts | undefined, from: CalendarDate): CalendarDate | undefined {
  const { day, month, year } = parts ?? {};
  if (day === undefined || month === undefined) return undefined;
  const named = (y: number) => `${y}-${two(month)}-${two(day)}`;
  const current = Number(from.slice(0, 4));
  // 29 February may be several years away.
  const years = year === undefined ? Array.from({ length: 9 }, (_, ahead) => current + ahead) : [year];
  return years.map(named).find((date) => isCalendarDate(date) && date > from);
}

function lastDate({ day, month, year }: Parts, today: CalendarDate): string | undefined {
  const named = (y: number) => `${y}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
  const current = Number(today.slice(0, 4));
  let date = named(year ?? current);
  if (year === undefined && date > today) date = named(current - 1);
  return isPartialDate(date) && date <= today ? date : undefined;
}
