/** The trend of one component as SVG: its mean, and its lowest score, which the mean would hide. */
import { type CalendarDate, daysBetween } from '../../domain/text/date.js';
import type { TrendComponent, TrendPoint } from '../../domain/view/trend.js';
import type { Style } from '../kit/style.js';
import type { Picture } from './blocks.js';
import { escapeHtml } from './markup.js';
import { pixels } from './measure.js';

const WIDTH = 300;
const HEIGHT = 190;
const LEFT = 22;
const TOP = 12;
const BOTTOM = HEIGHT - 28;
const LABEL_SIZE = 12;
/** Two labels that are closer than this would touch. */
const LABEL_PIXELS = 15;

const y = (score: number) => round(BOTTOM - ((score - 1) / 9) * (BOTTOM - TOP));
const round = (value: number) => Math.round(value * 10) / 10;

type Point = TrendPoint & { date: CalendarDate };

interface ComponentTrend {
  component: TrendComponent;
  title: string;
  /** The dates of the trend's audits. */
  dates: readonly CalendarDate[];
  target: number;
}

/** Undefined if the component has a score at fewer than two audits. */
export function trendPicture({ component, title, dates, target }: ComponentTrend, style: Style): Picture | undefined {
  const points = component.points.map((point, index): Point | undefined => {
    const date = dates[index];
    return point && date !== undefined ? { date, ...point } : undefined;
  });
  const scored = points.filter((point) => point !== undefined);
  const [first, last] = [scored[0], scored.at(-1)];
  const [from, to] = [dates[0], dates.at(-1)];
  if (!first || !last || first === last || !from || !to) return undefined;
  const { messages } = style;
  const words = messages.report.trend;
  const days = daysBetween(from, to);
  const labels = {
    mean: `${messages.decimal(last.mean)} ${words.mean}`,
    lowest: `${last.lowest} ${words.lowest}`,
  };
  const right = WIDTH - 12 - Math.ceil(Math.max(pixels(labels.mean, LABEL_SIZE), pixels(labels.lowest, LABEL_SIZE)));
  const x = (point: Point) => round(LEFT + (daysBetween(from, point.date) / days) * (right - LEFT));
  const at = (kind: 'mean' | 'lowest') => (point: Point) => [x(point), y(point[kind])] as const;
  const parts: string[] = [];
  for (const score of [1, 4, 7, 10]) {
    parts.push(`<line class="grid" x1="${LEFT}" x2="${right}" y1="${y(score)}" y2="${y(score)}"/>`);
    parts.push(
      `<text class="${score === target ? 'tick target' : 'tick'}" x="${LEFT - 8}" y="${y(score) + 4}" text-anchor="end">${score}</text>`,
    );
  }
  parts.push(`<line class="line" x1="${LEFT}" x2="${right}" y1="${y(target)}" y2="${y(target)}"/>`);
  for (const kind of ['lowest', 'mean'] as const) {
    for (const run of runs(points)) parts.push(path(run.map(at(kind)), kind));
    for (const point of scored) {
      const [cx, cy] = at(kind)(point);
      parts.push(`<circle class="${kind}" cx="${cx}" cy="${cy}" r="${scored.length > 12 ? 2 : 3.5}"/>`);
    }
  }
  // If the labels would touch, that of the mean is moved up: the mean is never under the lowest score.
  const gap = Math.max(0, LABEL_PIXELS - (y(last.lowest) - y(last.mean))) / 2;
  const label = (kind: keyof typeof labels, at: number) =>
    `<text class="label ${kind}" x="${x(last) + 9}" y="${round(at + 4)}">${escapeHtml(labels[kind])}</text>`;
  parts.push(label('mean', y(last.mean) - gap), label('lowest', y(last.lowest) + gap));
  const day = (date: string, anchor: string, at: number) =>
    `<text class="tick" x="${at}" y="${HEIGHT - 6}" text-anchor="${anchor}">${escapeHtml(messages.dates.full(date))}</text>`;
  parts.push(day(from, 'start', LEFT), day(to, 'end', right + 24));
  // The two ends are compared over the criteria that both have.
  const [was, now] = [component.ends?.was, component.ends?.now].map((one) => one?.components.get(component.component));
  const alt = words.alt({
    component: title,
    from: messages.dates.full(first.date),
    to: messages.dates.full(last.date),
    mean: [messages.decimal(was?.mean ?? first.mean), messages.decimal(now?.mean ?? last.mean)],
    lowest: [was?.lowest ?? first.lowest, now?.lowest ?? last.lowest],
  });
  return {
    svg: `<svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(alt)}">${parts.join('')}</svg>`,
  };
}

/** The stretches between gaps and breaks that have at least two points. */
function runs(points: readonly (Point | undefined)[]): Point[][] {
  const found: Point[][] = [[]];
  for (const point of points) {
    if (!point || point.isBreak) found.push([]);
    if (point) found.at(-1)?.push(point);
  }
  return found.filter((run) => run.length > 1);
}

function path(points: readonly (readonly [number, number])[], kind: string): string {
  return `<polyline class="${kind}" points="${points.map((point) => point.join(',')).join(' ')}"/>`;
}
