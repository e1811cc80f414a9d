/** Line charts of scores over time, drawn by asciichart. */
import { plot } from 'asciichart';
import { type CalendarDate, daysBetween } from '../../domain/text/date.js';
import { alignRight, cut, fill, width } from '../kit/layout.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';

const LOWEST = 1;
const HIGHEST = 10;
/** If the chart covers more days than this, it is labelled with months and years. */
const LONG_DAYS = 300;
/** The width of `  10 ┤`. */
const AXIS_COLUMNS = 6;

export interface ChartSeries {
  name: string;
  /** Values 1–10 in date order; each is valid until the next one. */
  points: readonly { date: CalendarDate; value: number }[];
  /** Days from which there is no value until the next point. */
  gaps: readonly CalendarDate[];
  /** Days on which the line starts anew, without a connection to the point before. */
  breaks?: readonly CalendarDate[];
}

/** Line styles that differ without colour: across, up, and the corners left bottom, left top, right top, right bottom. */
const LINES = ['─│└┌┐┘', '═║╚╔╗╝', '••••••', '○○○○○○'];
const ASCII_LINES = ['-|++++', '=H****', 'oooooo', 'xxxxxx'];
/** The number of series that can be distinguished in one chart. */
export const MOST_SERIES = LINES.length;

/** The symbols of asciichart in its order. It does not draw the axis, and every symbol is in WGL4. */
function symbols(line: string): string[] {
  const [across = '', up = '', leftBottom = '', leftTop = '', rightTop = '', rightBottom = ''] = line;
  return [across, ' ', across, across, across, leftBottom, leftTop, rightTop, rightBottom, up];
}

/**
 * One value for each column; null in a gap. If several points share a column, it shows the lowest, so that no fall is
 * lost, and the columns after it show the latest. The column of the last point shows the last value, because the
 * letter at the end of that row names it.
 */
function sampled(series: ChartSeries, columnOf: (date: CalendarDate) => number, columns: number): (number | null)[] {
  const lowest = new Map<number, number>();
  const latest = new Map<number, number>();
  for (const { date, value } of series.points) {
    const column = columnOf(date);
    lowest.set(column, Math.min(lowest.get(column) ?? HIGHEST, value));
    latest.set(column, value);
  }
  const end = Math.max(...latest.keys());
  const gaps = new Set(series.gaps.map(columnOf));
  let current: number | null = null;
  const values = Array.from({ length: columns }, (_, column) => {
    current = latest.get(column) ?? (gaps.has(column) || column > end ? null : current);
    return column === end ? current : (lowest.get(column) ?? current);
  });
  for (const column of (series.breaks ?? []).map(columnOf)) {
    if (column > 0 && !latest.has(column - 1)) values[column - 1] = null;
  }
  return values;
}

/**
 * A chart from `from` to `to` with an axis from 1 to 10, the target line and dates, never wider than the terminal. It
 * takes at most MOST_SERIES series; the line of a later series covers earlier ones.
 */
export function lineChart(
  series: readonly ChartSeries[],
  { from, to, target, today }: { from: CalendarDate; to: CalendarDate; target: number; today: CalendarDate },
  style: Style,
): string[] {
  const { ascii, columns: all, paint, messages } = style;
  const several = series.length > 1;
  const label = all < NARROW_COLUMNS ? '' : messages.show.targetLine(target);
  const margin = (several ? 1 + series.length : 0) + (label === '' ? 0 : 1 + width(label));
  const columns = Math.max(4, all - AXIS_COLUMNS - margin);
  const days = daysBetween(from, to);
  const columnOf = (date: CalendarDate) =>
    days === 0 ? 0 : Math.round((daysBetween(from, date) / days) * (columns - 1));
  const rowOf = (value: number) => HIGHEST - Math.round(value);

  const grid = Array.from({ length: HIGHEST }, () => Array.from({ length: columns }, () => ' '));
  const put = (row: number, column: number, glyph: string) => {
    const cells = grid[row];
    if (cells && column < columns) cells[column] = glyph;
  };
  const dot = ascii ? '.' : '·';
  for (let column = 0; column < columns; column += 2) put(rowOf(target), column, dot);
  for (const [index, each] of series.entries()) {
    const line = (ascii ? ASCII_LINES : LINES)[index] ?? '';
    const values = sampled(each, columnOf, columns);
    for (let start = 0; start < columns; start++) {
      if (values[start] === null) continue;
      let end = start;
      while (end + 1 < columns && values[end + 1] !== null) end++;
      // asciichart draws null as 0 and refuses an empty list, so it gets each stretch between gaps on its own.
      const drawn = plot([values.slice(start, end + 1).filter((value) => value !== null)], {
        min: LOWEST,
        max: HIGHEST,
        height: HIGHEST - LOWEST,
        offset: 1,
        format: () => ' ',
        symbols: symbols(line),
      });
      for (const [row, text] of drawn.split('\n').entries()) {
        for (const [column, glyph] of [...text].entries()) if (glyph !== ' ') put(row, start + column, glyph);
      }
      start = end;
    }
  }
  const letters = (row: number) =>
    series
      .map(({ points }, index) => (several && rowOf(points.at(-1)?.value ?? 0) === row ? seriesLetter(index) : ''))
      .join('');
  const rows = grid.map((cells, row) => {
    const isTarget = row === rowOf(target);
    const tick = ascii ? (isTarget ? '+' : '|') : isTarget ? '┼' : '┤';
    const end = several ? ` ${fill(letters(row), series.length)}` : '';
    const aim = isTarget && label !== '' ? ` ${paint.accent(label)}` : '';
    return `${alignRight(String(HIGHEST - row), AXIS_COLUMNS - 2)} ${tick}${cells.join('')}${end}${aim}`.trimEnd();
  });
  const dates = series.flatMap(({ points }) => points.map(({ date }) => date));
  const textOf = (date: CalendarDate) =>
    days > LONG_DAYS ? messages.dates.partial(date.slice(0, 7)) : messages.dates.day(date, today);
  return [...rows, dateLine(dates, columnOf, columns, textOf)];
}

export function seriesLetter(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

/** A piece of the line of the series at this index, for the legend. */
export function sampleOf(index: number, ascii: boolean): string {
  return ((ascii ? ASCII_LINES : LINES)[index]?.[0] ?? '').repeat(2);
}

/** The first date, the last, and as many of those between them as fit. */
function dateLine(
  all: readonly CalendarDate[],
  columnOf: (date: CalendarDate) => number,
  columns: number,
  textOf: (date: CalendarDate) => string,
): string {
  const dates = [...new Set(all)].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return '';
  const cells = Array.from({ length: columns }, () => ' ');
  const isFree = (start: number, end: number) =>
    start >= 0 && end <= columns && cells.slice(Math.max(0, start - 2), end + 2).every((cell) => cell === ' ');
  // The ends are written first, so that dates close together do not crowd them out.
  for (const date of [first, last, ...dates]) {
    const text = textOf(date);
    const start = Math.min(columnOf(date), columns - width(text));
    if (isFree(start, start + width(text))) for (const [at, glyph] of [...text].entries()) cells[start + at] = glyph;
  }
  return cut(`${' '.repeat(AXIS_COLUMNS)}${cells.join('')}`.trimEnd(), AXIS_COLUMNS + columns);
}
