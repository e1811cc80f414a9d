/** Line charts of scores over time, each with a legend. */
import type { Summary } from '../../domain/view/summary.js';
import type { Trend, TrendComponent, TrendRow } from '../../domain/view/trend.js';
import { cut, paragraph } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { table } from '../kit/table.js';
import { type ChartSeries, lineChart, MOST_SERIES, sampleOf, seriesLetter } from './chart.js';

interface Drawn {
  trend: Trend;
  /** In the order in which they are drawn. */
  criteria: readonly string[];
  /** The title of a criterion or a component. */
  nameOf: (key: string) => string;
}

/** A chart of the chosen criteria, or several if they are many. */
export function criteriaCharts(view: Drawn, rows: readonly TrendRow[], style: Style): string[] {
  const { criteria, trend } = view;
  const chosen = [...rows]
    .filter(({ measurements }) => measurements.length > 0)
    .sort((a, b) => criteria.indexOf(a.criterion) - criteria.indexOf(b.criterion));
  const lines: string[] = [];
  for (let at = 0; at < chosen.length; at += MOST_SERIES) {
    const series = chosen.slice(at, at + MOST_SERIES).map(({ criterion, measurements, gaps, breaks, first, now }) => ({
      name: view.nameOf(criterion),
      points: measurements.map(({ date, score }) => ({ date, value: score })),
      gaps,
      breaks,
      ends: first && now && { first: first.score, last: now.score },
    }));
    lines.push('', ...chartWithLegend(series, trend, style));
  }
  return lines;
}

/** A chart for each component with its lowest score and its mean: the mean alone would hide a criterion that sags. */
export function componentCharts(view: Drawn, style: Style): string[] {
  const { trend } = view;
  const words = style.messages.trend;
  return trend.components.flatMap(({ component, points, ends }) => {
    const dates = trend.audits.map(({ date }) => date);
    const gaps = dates.filter((_, at) => points[at] === undefined);
    const seriesOf = (name: string, value: 'mean' | 'lowest'): ChartSeries => ({
      name,
      points: dates.flatMap((date, at) => (points[at] ? [{ date, value: points[at][value] }] : [])),
      gaps,
      breaks: dates.filter((_, at) => points[at]?.isBreak),
    });
    const endsOf = (value: 'mean' | 'lowest') =>
      ends && { first: figureOf(ends.was, component, value), last: figureOf(ends.now, component, value) };
    const series = [
      { ...seriesOf(words.mean, 'mean'), ends: endsOf('mean') },
      { ...seriesOf(words.lowest, 'lowest'), ends: endsOf('lowest') },
    ];
    if (series[0]?.points.length === 0) return [];
    const notes = breakNotes({ points, ends }, style);
    return [
      '',
      style.paint.bold(view.nameOf(component)),
      ...chartWithLegend(series, trend, style),
      ...(notes === undefined ? [] : paragraph(notes, style.columns, '  ')),
    ];
  });
}

/** Says why the lines of a component break, and over which criteria its two ends are compared. */
function breakNotes(
  { points, ends }: Pick<TrendComponent, 'points' | 'ends'>,
  { messages }: Pick<Style, 'messages'>,
): string | undefined {
  if (!points.some((point) => point?.isBreak)) return undefined;
  const { trend: words, show } = messages;
  return [
    words.otherCriteria,
    ...(ends && !ends.isWhole ? [`${words.ends} ${show.overCommon(ends.criteria)}.`] : []),
  ].join(' ');
}

const figureOf = ({ components }: Summary, component: string, value: 'mean' | 'lowest') =>
  components.get(component)?.[value];

/** A line, and the first and the last value that can be compared; without `ends`, only the last one is named. */
interface NamedSeries extends ChartSeries {
  ends?: { first: number | undefined; last: number | undefined } | undefined;
}

function chartWithLegend(series: readonly NamedSeries[], { limits, today }: Trend, style: Style): string[] {
  const { paint, ascii, columns, messages } = style;
  const dates = series.flatMap(({ points }) => points.map(({ date }) => date)).sort();
  const [from = today, to = today] = [dates[0], dates.at(-1)];
  const [only] = series;
  const value = (number: number | undefined) =>
    number === undefined ? '' : Number.isInteger(number) ? String(number) : messages.decimal(number);
  const rows = series.map(({ name, points, ends }, index) => [
    `${seriesLetter(index)} ${sampleOf(index, ascii)} ${name}`,
    ends ? `${value(ends.first)} → ${value(ends.last)}` : value(points.at(-1)?.value),
  ]);
  const legend =
    series.length === 1
      ? [paint.bold(cut(only?.name ?? '', columns))]
      : (table(rows, { columns, indent: '  ', shrink: [[0, 0]] }) ?? []);
  const isBroken = series.some(({ gaps, points }) =>
    gaps.some((gap) => gap > (points[0]?.date ?? '') && gap < (points.at(-1)?.date ?? '')),
  );
  return [
    ...legend,
    ...lineChart(series, { from, to, target: limits.target, today }, style),
    ...(isBroken ? paragraph(messages.trend.gaps, columns, '  ') : []),
  ];
}
