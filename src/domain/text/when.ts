/** Dates as people say them: `by Friday`, `полтора месяца`, `15.01.27`, `2–3 weeks`, `since September`. */
import {
  addDays,
  addMonths,
  addWorkingDays,
  type CalendarDate,
  isCalendarDate,
  onWorkingDay,
  type Weekday,
  weekdayNumber,
} from './date.js';
import { type Lexeme, lexer, type MomentWords, shapeOf, type Unit, wholeYear } from './lexemes.js';

export type { MomentWords } from './lexemes.js';

export interface DueInput {
  today: CalendarDate;
  workingDays: readonly Weekday[];
  /** An action may be due today, and is due on a working day. A promise is due tomorrow at the earliest. */
  isFor: 'action' | 'promise';
}

/** Why a text is not the date that is asked for. */
export type NoDate =
  | { why: 'not-understood' }
  /** The date is over, or it is today and too early for a promise. */
  | { why: 'past'; was: CalendarDate }
  | { why: 'ambiguous'; dates: readonly [CalendarDate, CalendarDate] };

export type When<Date extends string = CalendarDate> = { date: Date } | NoDate;

export interface MomentParser {
  /** Reads a duration from today, or a future date; of a range, the later end. A date without a year is the next such date. */
  parseDue(text: string, input: DueInput): When;
  /**
   * Reads when something began: a day, a month or a year up to `today`, or `3 weeks ago`; of a range, the earlier end.
   * A month without a year is the latest such month. The date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
   */
  parseSince(text: string, today: CalendarDate): When<string>;
}

const NOT_UNDERSTOOD = { why: 'not-understood' } as const;

/** A parser that understands all the given languages at once. */
export function momentParser(languages: readonly MomentWords[]): MomentParser {
  const lexemesOf = lexer(languages);
  return {
    parseDue(text, { today, workingDays, isFor }) {
      const lexemes = lexemesOf(text);
      const isAction = isFor === 'action';
      const earliest = isAction ? today : addDays(today, 1);
      const read = lexemes && readWhole(lexemes, { today, earliest, workingDays, isPast: false });
      if (!read) return NOT_UNDERSTOOD;
      if ('either' in read) {
        const [date] = [...read.either].sort().reverse();
        return date && date < earliest ? { why: 'past', was: date } : { why: 'ambiguous', dates: read.either };
      }
      const date = isAction ? workingDay(read, earliest, workingDays) : read.last;
      return !isCalendarDate(date) ? NOT_UNDERSTOOD : date < earliest ? { why: 'past', was: date } : { date };
    },
    parseSince(text, today) {
      const lexemes = lexemesOf(text);
      const now = { today, earliest: today, workingDays: [], isPast: true };
      const isSince = lexemes?.[0]?.is === 'F';
      const read = lexemes && (readWhole(lexemes, now) ?? (isSince ? readWhole(lexemes.slice(1), now) : undefined));
      if (!read) return NOT_UNDERSTOOD;
      if ('either' in read) return { why: 'ambiguous', dates: read.either };
      return read.since > today ? NOT_UNDERSTOOD : { date: read.since };
    },
  };
}

/** A due date on a day off is moved to the next working day; the end of a period stays in the period. */
function workingDay({ last, isEnd }: Moment, earliest: CalendarDate, workingDays: readonly Weekday[]): CalendarDate {
  // Today is not moved: what is done on the spot is done on a day off as well.
  if (last <= earliest) return last;
  const before = onWorkingDay(last, workingDays, -1);
  return isEnd && before >= earliest ? before : onWorkingDay(last, workingDays);
}

interface Now {
  today: CalendarDate;
  /** The first day that a date without a year may be, unless it is in the past. */
  earliest: CalendarDate;
  workingDays: readonly Weekday[];
  /** True if dates without a year, and durations, are in the past. */
  isPast: boolean;
}

interface Moment {
  first: CalendarDate;
  last: CalendarDate;
  /** The first day, in the precision in which it was said. */
  since: string;
  /** True if it is the end of a period. */
  isEnd?: boolean;
  /** True if it is a whole period, without the word “end”. */
  isPeriod?: boolean;
  isDuration?: boolean;
}

type Either = { either: readonly [CalendarDate, CalendarDate] };
type Read = Moment | Either | undefined;

/** A text of a certain shape, with the lexemes by their letter. */
class Said {
  readonly shape: string;
  constructor(readonly lexemes: readonly Lexeme[]) {
    this.shape = shapeOf(lexemes);
  }

  has(letter: string): boolean {
    return this.shape.includes(letter);
  }

  get(letters: string): Lexeme | undefined {
    return this.lexemes.find(({ is }) => letters.includes(is));
  }

  value(letters: string): number {
    return this.get(letters)?.value ?? Number.NaN;
  }

  unit(): Unit | undefined {
    return this.get('U')?.unit;
  }

  /** 1 for “next”, -1 for “last”, else 0. */
  offset(): number {
    return this.has('X') ? 1 : this.has('L') ? -1 : 0;
  }
}

/** Every shape that is understood, and what reads it. The first row that fits and gives a date counts. */
const RULES: readonly (readonly [RegExp, (said: Said, now: Now) => Read])[] = [
  [/^E?D$/, (said, { today }) => oneDay(addDays(today, said.value('D')))],
  [/^[TXL]?W$/, weekday],
  [/^N?UF[WD]$/, weeksFrom],
  [/^W[TXL]U$|^[TXL]UW$/, weekdayOfWeek],
  [/^W?C$/, (said, now) => numericDay(said, now)],
  [/^W?[NO]M(?:[YN]U?|[TXL]U)?$|^W?M[NO](?:[YN]U?|[TXL]U)?$/, monthDay],
  [/^W?O(?:[TXL]?U)?$/, ordinalDay],
  [/^K$/, newYear],
  [/^[EVB]?M(?:Y|[TXL]U)?$|^[EVB]?Q$/, namedMonth],
  [/^[EVB]?[NO]U(?:Y|[TXL]U)?$/, namedQuarter],
  [/^[EVB]?S(?:Y|[TXL]U)?$/, season],
  [/^[EVB]?Y$/, (said, now) => ofPeriod(period('year', `${said.value('Y')}-01-01`), said, now)],
  [/^[EVB][TXL]?U$|^[TXL]U$/, calendarPeriod],
  [/^(?:A?N?H?UH?)+$|^UNH?$|^[XTL]N?H?UH?$/, (said, now) => duration(said, now)],
];

function readWhole(lexemes: readonly Lexeme[], now: Now): Read {
  const isAgo = lexemes.at(-1)?.is === 'G';
  const rest = isAgo ? lexemes.slice(0, -1) : lexemes;
  const then = isAgo ? { ...now, isPast: true } : now;
  const read = readRange(rest, then) ?? readOne(rest, then);
  return isAgo && read && !('isDuration' in read && read.isDuration) ? undefined : read;
}

/** Reads a date or a duration. Prepositions count only where they change the meaning. */
function readOne(lexemes: readonly Lexeme[], now: Now): Read {
  const isBefore = lexemes[0]?.is === 'Z';
  const rest = isBefore ? lexemes.slice(1) : lexemes;
  const said = new Said(rest.filter(({ is }) => is !== 'P' && is !== 'I'));
  for (const [shape, read] of RULES) {
    const moment = shape.test(said.shape) ? read(said, now) : undefined;
    if (!moment || 'either' in moment) {
      if (moment) return moment;
      continue;
    }
    if (isBefore) return dayBefore(moment, said, now);
    return isUnclear(moment, said, now, rest[0]) ? { either: [moment.first, moment.last] } : moment;
  }
  return undefined;
}

/** “By January” and “by next week” may mean its first day or its last; “in January” and “next week” mean its last. */
function isUnclear({ first, last, isPeriod }: Moment, { shape }: Said, now: Now, word: Lexeme | undefined): boolean {
  const isBare = /^(?:M|Q|Y|MY)$/.test(shape) && word?.is !== 'P';
  const isBy = isPeriod === true && word?.is === 'I' && first >= now.earliest && last > first;
  return !now.isPast && (isBare || isBy);
}

function dayBefore(moment: Moment, said: Said, { workingDays }: Now): Moment | undefined {
  if (moment.isDuration) return undefined;
  return said.has('E') ? moment : oneDay(onWorkingDay(addDays(moment.first, -1), workingDays, -1));
}

/** “2–3 weeks”, “from 15 to 20 January”, “Monday or Tuesday”: the part left out of one end is that of the other. */
function readRange(lexemes: readonly Lexeme[], now: Now): Read {
  const isFrom = lexemes[0]?.is === 'F';
  const rest = isFrom ? lexemes.slice(1) : lexemes;
  for (let at = 1; at < rest.length - 1; at++) {
    const between = rest[at]?.is ?? 'N';
    if (!(between === 'R' || (isFrom && 'IA'.includes(between)))) continue;
    const range = readEnds(rest.slice(0, at), rest.slice(at + 1), now);
    if (range) return range;
  }
  return undefined;
}

function readEnds(left: readonly Lexeme[], right: readonly Lexeme[], now: Now): Moment | undefined {
  const ends = [borrowed(left, right), inPeriod(borrowed(right, left))] as const;
  if (!ends[0] || !ends[1]) return undefined;
  const from = readOne(inPeriod(ends[0]) ?? [], now);
  let to = readOne(ends[1], now);
  if (!from || 'either' in from || !to || 'either' in to) return undefined;
  const areWhole = ends[0] === left && !isNumber(right);
  if (areWhole && to.last < from.last && !now.isPast && !to.isDuration) {
    to = readOne(ends[1], { ...now, today: from.last, earliest: from.last });
  }
  if (!to || 'either' in to || to.isDuration !== from.isDuration) return undefined;
  const isInOrder = now.isPast && to.isDuration ? to.first < from.first : to.last > from.last;
  if (!isInOrder) return undefined;
  const first = from.first < to.first ? from : to;
  return { ...to, first: first.first, since: first.since };
}

/** “January–February” is from the first day to the last, so neither end is unclear. */
function inPeriod(end: readonly Lexeme[] | undefined): readonly Lexeme[] | undefined {
  const isBare = end !== undefined && /^(?:M|Q|Y|MY)$/.test(shapeOf(end));
  return isBare ? [{ is: 'P', value: 0, text: '' }, ...end] : end;
}

const isNumber = (end: readonly Lexeme[]) => /^[PI]*[NO]H?$/.test(shapeOf(end));

/** A number alone takes its unit or month from the other end of the range. */
function borrowed(end: readonly Lexeme[], other: readonly Lexeme[]): readonly Lexeme[] | undefined {
  if (!isNumber(end)) return end;
  const number = end.find(({ is }) => 'NO'.includes(is));
  if (!number) return undefined;
  const unit = other.find(({ is }) => is === 'U');
  const numeric = other.find(({ is }) => is === 'C')?.numeric;
  const month = other.find(({ is }) => is === 'M');
  if (numeric) return [{ ...number, is: 'C', numeric: { ...numeric, day: number.value, isAmbiguous: false } }];
  if (month) return [number, month, ...other.filter(({ is }) => is === 'Y')];
  return unit && [...end, unit];
}

function oneDay(date: CalendarDate): Moment {
  return { first: date, last: date, since: date };
}

/** The next such day, not today; or the latest. “Next Friday” is ambiguous if there is one this week. */
function weekday(said: Said, { today, isPast }: Now): Read {
  const wanted = said.value('W');
  const step = isPast || said.has('L') ? -1 : 1;
  let date = addDays(today, step);
  while (weekdayNumber(date) !== wanted) date = addDays(date, step);
  const inNextWeek = addDays(monday(today), 7 + ((wanted + 6) % 7));
  if (!said.has('X')) return oneDay(date);
  if (isPast) return undefined;
  return date === inNextWeek ? oneDay(date) : { either: [date, inNextWeek] };
}

function weekdayOfWeek(said: Said, { today }: Now): Read {
  if (said.unit() !== 'week') return undefined;
  return oneDay(addDays(monday(today), 7 * said.offset() + ((said.value('W') + 6) % 7)));
}

/** “A week from Friday”. */
function weeksFrom(said: Said, now: Now): Read {
  const [number, from] = [said.get('N')?.value ?? 1, said.get('WD')];
  const day = from?.is === 'D' ? oneDay(addDays(now.today, from.value)) : weekday(said, now);
  if (now.isPast || said.unit() !== 'week' || !Number.isInteger(number) || !day || 'either' in day) return undefined;
  return oneDay(addDays(day.last, 7 * number));
}

function monday(date: CalendarDate): CalendarDate {
  return onWorkingDay(date, ['mon'], -1);
}

function numericDay(said: Said, now: Now): Read {
  const { day = 0, month, year, isAmbiguous } = said.get('C')?.numeric ?? { month: 0 };
  const date = named({ day, month, year }, said, now);
  const other = isAmbiguous ? named({ day: month, month: day, year }, said, now) : undefined;
  // A weekday that is said as well decides between the two.
  if (date && other) return { either: [date, other] };
  const only = date ?? other;
  return only === undefined ? undefined : oneDay(only);
}

function monthDay(said: Said, now: Now): Read {
  const at = said.lexemes.findIndex(({ is }) => is === 'M');
  const beside = [said.lexemes[at - 1], said.lexemes[at + 1]];
  const number = beside.find((lexeme) => lexeme && 'NO'.includes(lexeme.is));
  const after = said.lexemes.slice(at + 1).find((lexeme) => lexeme !== number && 'YN'.includes(lexeme.is));
  const isYear = said.get('U') === undefined || said.unit() === 'year';
  if (!number || !isYear || (after?.is === 'N' && !/^\d\d$/.test(after.text))) return undefined;
  const year =
    said.has('T') || said.offset() !== 0 ? yearOf(now.today) + said.offset() : after && wholeYear(after.value);
  const date = named({ day: number.value, month: said.value('M'), year }, said, now);
  return date === undefined ? undefined : oneDay(date);
}

interface DayParts {
  day: number;
  month: number;
  year: number | undefined;
}

/** The day with these parts; without a year, the next one or the latest. Undefined if it is not the weekday that was said. */
function named({ day, month, year }: DayParts, said: Said, { today, earliest, isPast }: Now): CalendarDate | undefined {
  const step = isPast ? -1 : 1;
  // 29 February may be several years away.
  const years = year === undefined ? Array.from({ length: 9 }, (_, n) => yearOf(today) + n * step) : [year];
  const isAhead = (date: CalendarDate) => (isPast ? date <= today : date >= earliest);
  const date = years
    .map((y) => `${y}-${two(month)}-${two(day)}`)
    .find((one) => isCalendarDate(one) && (year !== undefined || isAhead(one)));
  return date !== undefined && said.has('W') && weekdayNumber(date) !== said.value('W') ? undefined : date;
}

/** “The 15th”: the next one, not today; “the 15th of next month”. */
function ordinalDay(said: Said, { today, isPast }: Now): Read {
  if (said.has('U') && said.unit() !== 'month') return undefined;
  const isOfMonth = said.has('T') || said.offset() !== 0;
  const months = isOfMonth ? [said.offset()] : Array.from({ length: 8 }, (_, n) => (isPast ? -n : n));
  const date = months
    .map((ahead) => `${addMonths(`${today.slice(0, 7)}-01`, ahead).slice(0, 7)}-${two(said.value('O'))}`)
    .find((one) => isCalendarDate(one) && (isOfMonth || (isPast ? one <= today : one > today)));
  if (date === undefined || (said.has('W') && weekdayNumber(date) !== said.value('W'))) return undefined;
  return oneDay(date);
}

/** By New Year: the last day of the old one. Since New Year: its first day. */
function newYear(_: Said, { today, isPast }: Now): Moment {
  return oneDay(isPast ? `${yearOf(today)}-01-01` : `${yearOf(today)}-12-31`);
}

interface Period {
  unit: Unit;
  first: CalendarDate;
  last: CalendarDate;
}

function period(unit: Unit, day: CalendarDate): Period {
  switch (unit) {
    case 'week':
      return { unit, first: monday(day), last: addDays(monday(day), 6) };
    case 'month':
      return months(unit, `${day.slice(0, 7)}-01`, 1);
    case 'quarter':
      return months(unit, `${day.slice(0, 4)}-${two(1 + 3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3))}-01`, 3);
    case 'year':
      return months(unit, `${day.slice(0, 4)}-01-01`, 12);
    default:
      return { unit, first: day, last: day };
  }
}

function months(unit: Unit, first: CalendarDate, count: number): Period {
  return { unit, first, last: addDays(addMonths(first, count), -1) };
}

/** Its end, its middle or its beginning, as was said; if none was, it is its end that something is due. */
function ofPeriod({ unit, first, last }: Period, said: Said, { workingDays }: Now): Moment {
  const isWeek = unit === 'week';
  const end = isWeek ? onWorkingDay(last, workingDays, -1) : last;
  const middles: Partial<Record<Unit, CalendarDate>> = {
    week: addDays(first, 2),
    month: addDays(first, 14),
    quarter: addDays(addMonths(first, 1), 14),
    year: addDays(addMonths(first, 6), -1),
  };
  const middle = middles[unit] ?? first;
  if (said.has('B')) {
    const begin = isWeek ? onWorkingDay(first, workingDays) : first;
    return { ...oneDay(begin), since: unit === 'year' || said.has('M') ? first.slice(0, 7) : begin };
  }
  const lengths: Partial<Record<Unit, number>> = { year: 4, quarter: 7, month: 7 };
  if (said.has('V')) return { ...oneDay(middle), since: middle.slice(0, isWeek ? 10 : 7) };
  if (said.has('E')) return { ...oneDay(end), since: isWeek ? first : end.slice(0, 7), isEnd: true };
  return { first, last: end, since: first.slice(0, lengths[unit]), isEnd: unit !== 'day', isPeriod: unit !== 'day' };
}

/** “This month”, “the end of next year”. “The end of the week” is that of the next week if this one is over. */
function calendarPeriod(said: Said, now: Now): Read {
  const unit = said.unit() ?? 'day';
  if (unit === 'working-day') return undefined;
  const isNamed = /[TXL]/.test(said.shape);
  const at = (offset: number) => ofPeriod(period(unit, shifted(now.today, unit, offset)), said, now);
  const moment = at(said.offset());
  return !isNamed && !now.isPast && moment.last < now.today ? at(1) : moment;
}

/** A day of the period that is this many units away. */
function shifted(today: CalendarDate, unit: Unit, offset: number): CalendarDate {
  return moved(period(unit, today).first, unit, offset);
}

/** The month of the year that was said; without one, the next such month, or the latest. */
function namedMonth(said: Said, now: Now): Read {
  const numbers = said.get('Q')?.numeric;
  const month = numbers?.month ?? said.value('M');
  return month > 12 || month < 1 ? undefined : ofYear(said, now, 'month', month, numbers?.year);
}

function namedQuarter(said: Said, now: Now): Read {
  const [number, unit] = [said.get('NO'), said.unit()];
  if (unit !== 'quarter' || !number || number.value > 4 || !Number.isInteger(number.value)) return undefined;
  // “1 quarter” is a duration, “1 кв. 2027” is not.
  return number.is === 'N' && !/[EVBY]/.test(said.shape)
    ? undefined
    : ofYear(said, now, 'quarter', number.value * 3 - 2);
}

/** Only the past has seasons: nothing is due in spring. */
function season(said: Said, now: Now): Read {
  return now.isPast ? ofYear(said, now, 'month', 3 + 3 * said.value('S')) : undefined;
}

function ofYear(said: Said, now: Now, unit: Unit, month: number, given?: number): Read {
  const last = said.lexemes.at(-1);
  const isNamed = /[TXL]U$/.test(said.shape);
  if (isNamed && last?.unit !== 'year') return undefined;
  const year = given ?? (said.has('Y') ? said.value('Y') : undefined);
  const current = yearOf(now.today);
  const at = (y: number) => ofPeriod(period(unit, `${y}-${two(month)}-01`), said, now);
  if (year !== undefined || isNamed) return at(year ?? current + said.offset());
  const moment = at(current);
  if (now.isPast) return moment.first > now.today ? at(current - 1) : moment;
  return moment.last < now.today ? at(current + 1) : moment;
}

/** “A month and a half”, “1 year 3 months”, “the next two weeks”. A half is rounded up to whole days. */
function duration(said: Said, { today, workingDays, isPast }: Now): Read {
  const { lexemes, shape } = said;
  const [first] = lexemes;
  // “Weeks two” is Russian for about two weeks.
  if (/^UN/.test(shape) && first?.value !== 1) return undefined;
  if (/^[XTL]U/.test(shape)) return undefined;
  const sign = isPast || said.has('L') ? -1 : 1;
  let date = today;
  const terms = /^UN/.test(shape) ? [[...lexemes.slice(1), ...lexemes.slice(0, 1)]] : termsOf(lexemes);
  if (terms === undefined) return undefined;
  for (const term of terms) {
    const unit = term.find(({ is }) => is === 'U')?.unit ?? 'day';
    const number = term.find(({ is }) => is === 'N' || is === 'Y')?.value;
    const isHalf = term.some(({ is }) => is === 'H');
    const count = (number ?? (term[0]?.is === 'H' ? 0 : 1)) + (isHalf ? 0.5 : 0);
    const isShort = number === undefined && !isHalf && (term.at(-1)?.text.length ?? 0) < 3;
    if (count === 0 || isShort || (unit === 'working-day' && sign < 0)) return undefined;
    date = moved(date, unit, sign * count, workingDays);
    if (!isCalendarDate(date)) return undefined;
  }
  return { ...oneDay(date), isDuration: true };
}

/** The parts of a duration; undefined if two units follow each other without a number or “and”. */
function termsOf(lexemes: readonly Lexeme[]): Lexeme[][] | undefined {
  const terms: Lexeme[][] = [];
  for (const [, term = ''] of shapeOf(lexemes).matchAll(/([XTLA]?N?H?UH?)/g)) {
    const from = terms.flat().length;
    terms.push(lexemes.slice(from, from + term.length));
  }
  return terms.slice(1).every(([first]) => first?.is !== 'U') ? terms : undefined;
}

function moved(date: CalendarDate, unit: Unit, count: number, workingDays: readonly Weekday[] = []): CalendarDate {
  const whole = Math.trunc(count);
  const half = Math.sign(count - whole);
  switch (unit) {
    case 'day':
      return addDays(date, whole + half);
    case 'working-day':
      return addWorkingDays(date, whole + half, workingDays);
    case 'week':
      return addDays(date, 7 * whole + 4 * half);
    case 'month':
      return addDays(addMonths(date, whole), 15 * half);
    case 'quarter':
      return addDays(addMonths(date, 3 * whole + half), 15 * half);
    default:
      return addMonths(date, 12 * whole + 6 * half);
  }
}

const two = (n: number) => String(n).padStart(2, '0');
const yearOf = (date: CalendarDate) => Number(date.slice(0, 4));
