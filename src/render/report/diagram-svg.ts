/** The diagram as SVG: one picture for each component, so that a printed page breaks between them. */
import type { Diagram, DiagramComponent, DiagramRow } from '../../domain/view/diagram.js';
import { scoreText } from '../kit/score-text.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { remarkText } from '../view/show-lines.js';
import { type Picture, withMinusSign } from './blocks.js';
import { escapeHtml } from './markup.js';
import { fitted } from './measure.js';

/** Lengths in CSS pixels. */
interface Layout {
  width: number;
  bars: number;
  point: number;
  /** The space for the title of a row, for the name of a component, and for a remark. */
  titleRoom: number;
  nameRoom: number;
  remarkRoom: number;
  /** The title and the bar of a row are on separate lines. */
  stacked: boolean;
}

const WIDE: Layout = {
  width: 920,
  bars: 280,
  point: 33,
  titleRoom: 260,
  nameRoom: 480,
  remarkRoom: 214,
  stacked: false,
};
const NARROW: Layout = {
  width: 340,
  bars: 0,
  point: 32,
  titleRoom: 258,
  nameRoom: 190,
  remarkRoom: 340,
  stacked: true,
};
const BAR_PIXELS = 16;
const LINE_PIXELS = 17;
const TITLE = { size: 15, lines: 3 };
/** Letters that are not bold are narrower. */
const REMARK = { size: 13 * 0.9, lines: 2 };
/** If a component has more rows, it is drawn as several pictures, because each has to fit on a sheet of paper. */
const ROWS_A_PICTURE = 18;
const SCALE = [1, 4, 7, 10];

export function diagramPictures(diagram: Diagram, layout: 'wide' | 'narrow', style: Style): Picture[] {
  const form = layout === 'wide' ? WIDE : NARROW;
  const parts = diagram.components.flatMap((component) =>
    chunks(component.rows).map((rows, index) => ({ component, rows, index })),
  );
  return parts.map((part, index) => picture({ ...part, isFirst: index === 0 }, diagram, form, style));
}

function chunks(rows: readonly DiagramRow[]): DiagramRow[][] {
  const count = Math.max(1, Math.ceil(rows.length / ROWS_A_PICTURE));
  const size = Math.ceil(rows.length / count);
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

interface Part {
  component: DiagramComponent;
  rows: readonly DiagramRow[];
  /** The index among the pictures of the component. */
  index: number;
  /** The first picture of the diagram shows the scale. */
  isFirst: boolean;
}

function picture({ component, rows, index, isFirst }: Part, diagram: Diagram, form: Layout, style: Style): Picture {
  const { diagram: words } = style.messages.report;
  const { target } = diagram;
  const name = titleOf(component.component, component.title, style);
  const x = (score: number) => form.bars + score * form.point;
  const shapes: string[] = [];
  const parts: string[] = [];
  let y = 0;
  if (isFirst) {
    y = 26;
    for (const point of SCALE.filter((score) => score !== target)) {
      // The label of the target needs the space.
      if (Math.abs(point - target) * form.point < 44) continue;
      parts.push(text([x(point), 16], String(point), 'tick', 'middle'));
    }
    parts.push(
      text([x(target), 16], words.target(target), 'tick target', target > 8 && form.stacked ? 'end' : 'middle'),
    );
  }
  const top = y - (isFirst ? 4 : 0);
  const heading = index === 0 ? name : words.continued(name);
  const headingLines = fitted(heading, form.nameRoom, TITLE.size, TITLE.lines);
  parts.push(lines([0, y + 22], headingLines, 'component', heading));
  if (index === 0 && component.mean !== undefined) {
    const mean =
      `${style.messages.decimal(component.mean)} ${withMinusSign(style.messages.decimalChange(component.change))}`.trim();
    parts.push(
      form.stacked
        ? text([form.width, y + 22], words.mean(mean), 'mean', 'end')
        : text([x(10) + 20, y + 22], words.mean(mean), 'mean'),
    );
  }
  y += 34 + (headingLines.length - 1) * LINE_PIXELS;
  for (const row of rows) {
    const drawn = drawRow(row, diagram, { ...form, y }, style);
    shapes.push(drawn.bar);
    parts.push(drawn.texts);
    y += drawn.height;
  }
  y += 6;
  // The target line is drawn over the bars and under the texts.
  shapes.push(`<line class="line" x1="${x(target)}" x2="${x(target)}" y1="${top}" y2="${y}"/>`);
  const alt = words.alt(
    name,
    component.mean === undefined ? undefined : style.messages.decimal(component.mean),
    target,
    rows.map((row) => words.row(titleOf(row.criterion, row.title, style), row.score, row.sags)),
  );
  return {
    svg: `<svg class="diagram" viewBox="0 0 ${form.width} ${y}" role="img" aria-label="${escapeHtml(alt)}">${shapes.join('')}${parts.join('')}</svg>`,
  };
}

function drawRow(
  row: DiagramRow,
  { target, date }: Diagram,
  { y, ...form }: Layout & { y: number },
  style: Style,
): { bar: string; texts: string; height: number } {
  const { messages } = style;
  const title = titleOf(row.criterion, row.title, style);
  const score = scoreText(row.score, row.entry, style);
  const change = withMinusSign(messages.change(row.change));
  const remark = row.remark ? remarkText(row.remark, date, style) : '';
  const titleLines = fitted(title, form.titleRoom, row.sags ? TITLE.size : TITLE.size * 0.9, TITLE.lines);
  const remarkLines = remark ? fitted(remark, form.remarkRoom, REMARK.size, REMARK.lines) : [];
  const titlePixels = (titleLines.length - 1) * LINE_PIXELS;
  const remarkPixels = Math.max(0, remarkLines.length - 1) * LINE_PIXELS;
  const [titleKind, valueKind] = row.sags ? ['title bad', 'score bad'] : ['title', 'score'];
  const label = (at: number) =>
    (row.sags ? text([0, at], '!', 'mark') : '') + lines([14, at], titleLines, titleKind, title);
  if (form.stacked) {
    const numbers = `${change ? text([form.width - 30, y + 19], change, 'change', 'end') : ''}${text([form.width, y + 20], score, valueKind, 'end')}`;
    const below = lines([0, y + 58 + titlePixels], remarkLines, 'remark', remark);
    return {
      bar: drawBar(row, target, y + 26 + titlePixels, form),
      texts: label(y + 20) + numbers + below,
      height: (remark ? 70 : 54) + titlePixels + remarkPixels,
    };
  }
  const end = form.bars + 10 * form.point;
  // A label with fewer lines is beside the middle of one with more.
  const extra = Math.max(titlePixels, remarkPixels);
  const middle = y + extra / 2;
  const numbers = `${text([end + 20, middle + 21], score, valueKind)}${change ? text([end + 56, middle + 20], change, 'change') : ''}`;
  const beside = lines(
    [end + 96, middle + 20 - remarkPixels / 2],
    remarkLines,
    row.sags ? 'remark bad' : 'remark',
    remark,
  );
  return {
    bar: drawBar(row, target, middle + 7, form),
    texts: label(middle + 20 - titlePixels / 2) + numbers + beside,
    height: 30 + extra,
  };
}

/** The score is solid, the points missing to the target are hatched. */
function drawBar(row: DiagramRow, target: number, y: number, { bars, point }: Layout): string {
  const { score } = row;
  if (score === undefined) return '';
  const full = `<rect class="${row.sags ? 'bar bad' : 'bar'}" x="${bars}" y="${y}" width="${score * point}" height="${BAR_PIXELS}"/>`;
  if (score >= target) return full;
  const missing = `x="${bars + score * point}" y="${y + 0.5}" width="${(target - score) * point}" height="${BAR_PIXELS - 1}"`;
  return `${full}<rect class="lack" fill="url(#lack)" ${missing}/>`;
}

/** Lines below each other. `whole` is the text before it was cut: the browser shows it as a tooltip. */
function lines([x, y]: Point, content: readonly string[], kind: string, whole: string): string {
  const title = content.at(-1)?.endsWith('…') ? `<title>${escapeHtml(whole)}</title>` : '';
  const each = content.map((line, index) => text([x, y + index * LINE_PIXELS], line, kind)).join('');
  return title ? `<g>${title}${each}</g>` : each;
}

type Point = readonly [x: number, y: number];

function text([x, y]: Point, content: string, kind: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text class="${kind}" x="${x}" y="${y}"${at}>${escapeHtml(content)}</text>`;
}
