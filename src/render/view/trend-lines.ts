/** Scores over time as lines of text: a table, and line charts. */

import type { Texts } from '../../domain/questionnaire/template.js';
import { isAudit } from '../../domain/record/site.js';
import { type CalendarDate, daysBetween } from '../../domain/text/date.js';
import type { Trend, TrendRow } from '../../domain/view/trend.js';
import { cut, paragraph, wholeEnds, withCommand } from '../kit/layout.js';
import { scoreText } from '../kit/score-text.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';
import { type Cell, table } from '../kit/table.js';
import { titleOf } from '../kit/titles.js';
import { oneLine } from '../kit/visible.js';
import { componentCharts, criteriaCharts } from './trend-charts.js';

const SHORTEST_TITLE_COLUMNS = 14;
/** Audits that are at least so far apart are distinguished by their years. */
const YEARLY_DAYS = 270;
/** If the target would be reached after more days than this, no date is given for it. */
const TOO_FAR_DAYS = 730;

export interface TrendView {
  siteTitle: string;
  trend: Trend;
  titles: ReadonlyMap<string, Texts>;
  /** The number of follow-ups in the window. */
  followUps: number;
  /** Shows only these criteria, with a chart; if empty, the whole table. */
  criteria: readonly string[];
  /** Adds a chart for each component. */
  chart: boolean;
  /** The command to type next, if there is one. */
  next?: string;
}

export function renderTrend(view: TrendView, style: Style): string[] {
  const { trend, criteria } = view;
  const { messages, columns, paint } = style;
  const words = messages.trend;
  const [head = '', ...rest] = wholeEnds(
    words.heading(oneLine(view.siteTitle), trend.audits.length, view.followUps),
    messages.show.targetLine(trend.limits.target),
    columns,
  );
  const rows = criteria.length === 0 ? trend.rows : trend.rows.filter(({ criterion }) => criteria.includes(criterion));
  const shown = rows.filter(({ now, entries }) => now || entries.some((entry) => entry));
  if (shown.every(({ now }) => now === undefined)) return [paint.bold(head), ...rest, '', words.none];
  const paces = shown.flatMap((row) => paceLines(view, row, style));
  const drawn = { trend, criteria, nameOf: (key: string) => nameOf(view, key, style) };
  const charts =
    criteria.length > 0 ? criteriaCharts(drawn, rows, style) : view.chart ? componentCharts(drawn, style) : [];
  return [
    paint.bold(head),
    ...rest,
    '',
    ...scoreTable(view, shown, style),
    ...(paces.length === 0 ? [] : ['', ...paces]),
    ...charts,
    ...(view.next === undefined
      ? []
      : ['', ...withCommand(`${messages.plan.next}: ${view.next}`, view.next, style.columns)]),
  ];
}

const nameOf = ({ titles }: TrendView, key: string, style: Style) => titleOf(key, titles.get(key), style);

/** The table of scores, the lowest first, with as many of the last audits as fit. */
function scoreTable(view: TrendView, shown: readonly TrendRow[], style: Style): string[] {
  const { trend } = view;
  const { messages, columns, paint } = style;
  const words = messages.trend;
  const rows = [...shown].sort((a, b) => (a.now?.score ?? 11) - (b.now?.score ?? 11));
  const [years, months] = headings(
    trend.audits.map(({ date }) => date),
    trend.today,
    style,
  );
  const first = rows.flatMap((row) => (row.first ? [row.first.date] : [])).sort()[0];
  const last = rows
    .flatMap((row) => (row.now ? [row.now.date] : []))
    .sort()
    .at(-1);
  const span = first !== undefined && last !== undefined && first < last ? words.span(daysBetween(first, last)) : '';
  const withNow = rows.some(({ now }) => isSince(trend, now));
  const promises = rows.map((row) => promiseText(row, trend.today, style));
  // In a narrow terminal a title gets its own line, so that its scores still fit side by side.
  const isNarrow = columns < NARROW_COLUMNS;
  const withPromise = !isNarrow && promises.some((text) => text !== '');
  const title = (row: TrendRow) => `${row.sags ? '!' : ' '} ${nameOf(view, row.criterion, style)}`;
  const cells = rows.map((row, at): Cell[] => [
    ...row.entries.map((entry, index) => {
      const text = entry ? scoreText(entry.score, entry, style) : '';
      return row.incomparable[index] && entry?.score !== undefined ? `(${text})` : text;
    }),
    withNow && isSince(trend, row.now) ? String(row.now?.score) : '',
    messages.change(row.change, '='),
    withPromise ? (promises[at] ?? '') : '',
  ]);
  const promised = withPromise ? { text: words.promised, paint: paint.dim } : '';
  const heads: Cell[][] = [
    [...years, '', '', ''],
    [...months, withNow ? words.now : '', span, promised],
  ];
  const paintOf = (row: TrendRow) => (row.sags ? paint.bad : (text: string) => text);
  for (let skipped = 0; skipped < trend.audits.length; skipped++) {
    const numbers = trend.audits.length - skipped;
    const kept = [...heads, ...cells].map((row) => row.slice(skipped));
    const named = kept.map((row, at): Cell[] => {
      const owner = rows[at - heads.length];
      return [owner ? { text: title(owner), paint: paintOf(owner) } : '', ...row];
    });
    const found = table(isNarrow ? kept : named, {
      columns,
      right: Array.from({ length: numbers + 2 }, (_, at) => (isNarrow ? at : at + 1)),
      ...(isNarrow ? { indent: '  ' } : { shrink: [[0, SHORTEST_TITLE_COLUMNS + 2]] }),
    });
    if (!found) continue;
    const lines = found.flatMap((line, at) => {
      const owner = rows[at - heads.length];
      if (!isNarrow || !owner) return [line];
      const promise = promiseLine(owner, trend.today, style);
      return [
        paintOf(owner)(cut(title(owner), columns)),
        line,
        ...(promise === undefined ? [] : paragraph(promise, columns, '    ')),
      ];
    });
    return [
      ...lines.filter((line, at) => at >= heads.length || line.trim() !== ''),
      ...(skipped === 0 ? [] : ['', ...paragraph(words.earlier(skipped), columns, '')]),
      ...(rows.some(({ incomparable: other }) => other.includes(true))
        ? ['', ...paragraph(words.other, columns, '')]
        : []),
    ];
  }
  return rows.map((row) => cut(`${title(row)} ${row.now?.score ?? ''}`, columns));
}

/** Did a follow-up give this score after the last audit? */
export const isSince = ({ measuredSince, audits }: Trend, now: TrendRow['now']): boolean =>
  measuredSince !== undefined && now !== undefined && !isAudit(now.record) && now.date >= (audits.at(-1)?.date ?? '');

/**
 * Two lines of headings above the audits: the year if it changes, and the month. The day is added if a month has several
 * audits; if the audits are about a year apart, there is only the year.
 */
function headings(
  dates: readonly CalendarDate[],
  today: CalendarDate,
  { messages, columns }: Style,
): [years: string[], months: string[]] {
  const isSeveral = (length: number) => new Set(dates.map((date) => date.slice(0, length))).size < dates.length;
  const shown = (date: CalendarDate) => (columns < NARROW_COLUMNS ? date.slice(2, 4) : date.slice(0, 4));
  const isYearly = dates.every((date, at) => at === 0 || daysBetween(dates[at - 1] ?? date, date) >= YEARLY_DAYS);
  if (isYearly && !isSeveral(4) && dates.length > 1) return [dates.map(() => ''), dates.map(shown)];
  const isThisYear = dates.every((date) => date.slice(0, 4) === today.slice(0, 4));
  return [
    dates.map((date, at) => (isThisYear || dates[at - 1]?.slice(0, 4) === date.slice(0, 4) ? '' : shown(date))),
    dates.map((date) => (isSeveral(7) ? messages.dates.day(date, date) : messages.dates.month(date))),
  ];
}

/** The last promise, in few words. */
function promiseText({ state }: TrendRow, today: CalendarDate, { messages }: Style): string {
  const last = state.promises.at(-1);
  if (!last) return '';
  const { promise, outcome } = last;
  if (outcome !== 'pending') return messages.outcomes[outcome];
  return messages.show.until(promise.target, messages.dates.day(promise.due, today));
}

/** The same on a line of its own. */
function promiseLine(row: TrendRow, today: CalendarDate, style: Style): string | undefined {
  const last = row.state.promises.at(-1);
  if (!last) return undefined;
  const { outcomes, log, dates, trend } = style.messages;
  const { promise, outcome } = last;
  if (outcome === 'pending') return `${trend.promised}: ${promiseText(row, today, style)}`;
  return log.judged(outcomes[outcome], promise.target, dates.day(promise.due, today));
}

/** The pace of a criterion under treatment, the day on which it would reach the target, and the pending promise. */
export function paceText(
  { pace, state }: TrendRow,
  today: CalendarDate,
  { messages }: Pick<Style, 'messages'>,
): string | undefined {
  if (!pace) return undefined;
  const { trend: words, dates } = messages;
  const change = messages.decimalChange(pace.perMonth).replace(/[.,]0$/, '');
  const promise = state.promises.at(-1);
  const targetText = (on: CalendarDate) =>
    // Nobody has scored since the day on which the line reached the target.
    on < today ? words.wasAbout(dates.about(on, today)) : words.about(dates.about(on, today));
  const isFar = pace.target !== undefined && daysBetween(today, pace.target) > TOO_FAR_DAYS;
  return [
    words.pace(change, pace.measurements),
    ...(pace.target === undefined ? [] : [isFar ? words.tooSlow : targetText(pace.target)]),
    ...(promise?.outcome === 'pending' ? [words.promise(dates.said(promise.promise.due, today))] : []),
  ].join('; ');
}

function paceLines(view: TrendView, row: TrendRow, style: Style): string[] {
  const text = paceText(row, view.trend.today, style);
  return text === undefined ? [] : paragraph(`${nameOf(view, row.criterion, style)}: ${text}.`, style.columns, '');
}
