import type { ActionKind, Role } from '../../domain/record/audit.js';
import { type CalendarDate, isOtherYear, weekdayNumber } from '../../domain/text/date.js';
import { counted } from '../../domain/text/plural.js';

const SHORT = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
export const GENITIVE = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const DATIVE = [
  'январю',
  'февралю',
  'марту',
  'апрелю',
  'маю',
  'июню',
  'июлю',
  'августу',
  'сентябрю',
  'октябрю',
  'ноябрю',
  'декабрю',
];
const WEEKDAYS = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'];
const month = (date: CalendarDate) => Number(date.slice(5, 7)) - 1;
const day = (date: CalendarDate) => `${date.slice(8)}.${date.slice(5, 7)}`;
const full = (date: CalendarDate) => `${day(date)}.${date.slice(0, 4)}`;

export const dates = {
  /** 21.11.2026 */
  full,
  /** 02.01; with the year if it is not the year of `from`. */
  day: (date: CalendarDate, from: CalendarDate) => (isOtherYear(date, from) ? full(date) : day(date)),
  /** In a sentence: 21 ноября; with the year if it is not the year of `from`. */
  said: (date: CalendarDate, from: CalendarDate) =>
    `${Number(date.slice(8))} ${GENITIVE[month(date)]}${isOtherYear(date, from) ? ` ${date.slice(0, 4)} года` : ''}`,
  /** Пятница, 4 декабря; with the year if it is not the year of `from`. */
  weekday: (date: CalendarDate, from: CalendarDate): string =>
    `${WEEKDAYS[weekdayNumber(date)]}, ${Number(date.slice(8))} ${GENITIVE[month(date)]}${isOtherYear(date, from) ? ` ${date.slice(0, 4)} года` : ''}`,
  /** Примерно к марту; with the year if it is not the year of `from`. */
  about: (date: CalendarDate, from: CalendarDate) =>
    `${DATIVE[month(date)]}${isOtherYear(date, from) ? ` ${date.slice(0, 4)} года` : ''}`,
  /** The heading of a column: мар */
  month: (date: CalendarDate) => SHORT[month(date)] ?? '',
  /** The format of dates in a spreadsheet, in its notation. */
  spreadsheet: 'dd.mm.yyyy',
  /** A day, a month or a year. */
  partial: (date: string) =>
    date.length === 10 ? full(date) : date.length === 7 ? `${date.slice(5, 7)}.${date.slice(0, 4)}` : date,
};

export const decimal = (value: number) => value.toFixed(1).replace('.', ',');
/** Points gained or lost; `none` if the score has not changed. */
export const change = (points: number | undefined, none = '') =>
  points === undefined ? '' : points === 0 ? none : points > 0 ? `+${points}` : String(points);
export const decimalChange = (points: number | undefined) => {
  const rounded = points === undefined ? 0 : Math.round(points * 10) / 10;
  return rounded === 0 ? '' : `${rounded > 0 ? '+' : ''}${decimal(rounded)}`;
};

/** Numbers with nouns in the nominative. */
export const count = {
  days: (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' }),
  criteria: (n: number) => counted('ru', n, { one: 'критерий', few: 'критерия', many: 'критериев' }),
  sites: (n: number) => counted('ru', n, { one: 'точка', few: 'точки', many: 'точек' }),
  audits: (n: number) => counted('ru', n, { one: 'аудит', few: 'аудита', many: 'аудитов' }),
  failures: (n: number) => counted('ru', n, { one: 'провал', few: 'провала', many: 'провалов' }),
  warnings: (n: number) => counted('ru', n, { one: 'предупреждение', few: 'предупреждения', many: 'предупреждений' }),
  problems: (n: number) => counted('ru', n, { one: 'ошибка', few: 'ошибки', many: 'ошибок' }),
  files: (n: number) => counted('ru', n, { one: 'файл', few: 'файла', many: 'файлов' }),
  followUps: (n: number) => counted('ru', n, { one: 'встреча', few: 'встречи', many: 'встреч' }),
  scores: (n: number) => counted('ru', n, { one: 'оценка', few: 'оценки', many: 'оценок' }),
  months: (n: number) => counted('ru', n, { one: 'месяц', few: 'месяца', many: 'месяцев' }),
  years: (n: number) => counted('ru', n, { one: 'год', few: 'года', many: 'лет' }),
  actions: (n: number) => counted('ru', n, { one: 'действие', few: 'действия', many: 'действий' }),
  records: (n: number) => counted('ru', n, { one: 'запись', few: 'записи', many: 'записей' }),
  notes: (n: number) => counted('ru', n, { one: 'пояснение', few: 'пояснения', many: 'пояснений' }),
  waivers: (n: number) =>
    counted('ru', n, { one: 'временное исключение', few: 'временных исключения', many: 'временных исключений' }),
};

export const roles: Record<Role, string> = {
  owner: 'владелец',
  manager: 'управляющий',
  staff: 'сотрудник',
  consultant: 'консультант',
  'mystery-shopper': 'тайный покупатель',
  client: 'клиент',
};

export const kinds: Record<ActionKind, string> = {
  appoint: 'назначить',
  today: 'сегодня',
  investigate: 'разобраться',
  peer: 'спросить коллегу',
  countermeasure: 'устранить',
  mitigate: 'смягчить',
  train: 'обучить',
  measure: 'измерить',
  standardise: 'закрепить стандарт',
  recognise: 'отметить людей',
};

export const tiers = { base: 'базовый уровень', premium: 'премиум-класс', brilliant: 'блестящее обслуживание' };
