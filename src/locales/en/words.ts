import type { ActionKind, Role } from '../../domain/record/audit.js';
import { type CalendarDate, isOtherYear, weekdayNumber } from '../../domain/text/date.js';
import { counted } from '../../domain/text/plural.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const day = (date: CalendarDate) => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
export const FULL_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const month = (date: CalendarDate) => Number(date.slice(5, 7)) - 1;
const full = (date: CalendarDate) => `${day(date)} ${date.slice(0, 4)}`;

export const dates = {
  /** 21 Nov 2026 */
  full,
  /** 2 Jan; with the year if it is not the year of `from`. */
  day: (date: CalendarDate, from: CalendarDate) => (isOtherYear(date, from) ? full(date) : day(date)),
  /** In a sentence: 21 November; with the year if it is not the year of `from`. */
  said: (date: CalendarDate, from: CalendarDate) =>
    `${Number(date.slice(8))} ${FULL_MONTHS[month(date)]}${isOtherYear(date, from) ? ` ${date.slice(0, 4)}` : ''}`,
  /** Friday, 4 December; with the year if it is not the year of `from`. */
  weekday: (date: CalendarDate, from: CalendarDate): string =>
    `${WEEKDAYS[weekdayNumber(date)]}, ${Number(date.slice(8))} ${dates.about(date, from)}`,
  /** About March; with the year if it is not the year of `from`. */
  about: (date: CalendarDate, from: CalendarDate) =>
    `${FULL_MONTHS[month(date)]}${isOtherYear(date, from) ? ` ${date.slice(0, 4)}` : ''}`,
  /** The heading of a column: Mar */
  month: (date: CalendarDate) => MONTHS[month(date)] ?? '',
  /** The format of dates in a spreadsheet, in its notation. */
  spreadsheet: 'd mmm yyyy',
  /** A day, a month or a year. */
  partial: (date: string) =>
    date.length === 10
      ? full(date)
      : date.length === 7
        ? `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
        : date,
};

export const decimal = (value: number) => value.toFixed(1);
/** Points gained or lost; `none` if the score has not changed. */
export const change = (points: number | undefined, none = '') =>
  points === undefined ? '' : points === 0 ? none : points > 0 ? `+${points}` : String(points);
export const decimalChange = (points: number | undefined) => {
  const rounded = points === undefined ? 0 : Math.round(points * 10) / 10;
  return rounded === 0 ? '' : `${rounded > 0 ? '+' : ''}${rounded.toFixed(1)}`;
};

export const count = {
  days: (n: number) => counted('en', n, { one: 'day', many: 'days' }),
  criteria: (n: number) => counted('en', n, { one: 'criterion', many: 'criteria' }),
  sites: (n: number) => counted('en', n, { one: 'site', many: 'sites' }),
  audits: (n: number) => counted('en', n, { one: 'audit', many: 'audits' }),
  failures: (n: number) => counted('en', n, { one: 'failure', many: 'failures' }),
  warnings: (n: number) => counted('en', n, { one: 'warning', many: 'warnings' }),
  problems: (n: number) => counted('en', n, { one: 'problem', many: 'problems' }),
  files: (n: number) => counted('en', n, { one: 'file', many: 'files' }),
  followUps: (n: number) => counted('en', n, { one: 'follow-up', many: 'follow-ups' }),
  scores: (n: number) => counted('en', n, { one: 'score', many: 'scores' }),
  months: (n: number) => counted('en', n, { one: 'month', many: 'months' }),
  years: (n: number) => counted('en', n, { one: 'year', many: 'years' }),
  actions: (n: number) => counted('en', n, { one: 'action', many: 'actions' }),
  records: (n: number) => counted('en', n, { one: 'record', many: 'records' }),
  notes: (n: number) => counted('en', n, { one: 'note', many: 'notes' }),
  waivers: (n: number) => counted('en', n, { one: 'waiver', many: 'waivers' }),
};

export const roles: Record<Role, string> = {
  owner: 'owner',
  manager: 'manager',
  staff: 'staff',
  consultant: 'consultant',
  'mystery-shopper': 'mystery shopper',
  client: 'client',
};

export const kinds: Record<ActionKind, string> = {
  appoint: 'appoint',
  today: 'today',
  investigate: 'investigate',
  peer: 'ask a peer',
  countermeasure: 'countermeasure',
  mitigate: 'mitigate',
  train: 'train',
  measure: 'measure',
  standardise: 'standardise',
  recognise: 'recognise',
};

export const tiers = { base: 'base', premium: 'premium', brilliant: 'brilliant' };
