/** The diagram as SVG: one picture for each component, so that a printed page breaks between them. */
import type { Diagram, DiagramComponent, DiagramRow } from '../../domain/view/diagram.js';
import { cut, width } from '../kit/layout.js';
import { scoreText } from '../kit/score-text.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { remarkText } from '../view/show-lines.js';
import { type Picture, withMinusSign } from './blocks.js';
import { escapeHtml } from './markup.js';

/** Lengths in CSS pixels, except those in columns of text. */
interface Layout {
  width: number;
  bars: number;
  point: number;
  titleColumns: number;
  remarkColumns: number;
  /** The title and the bar of a row are on separate lines. */
  stacked: boolean;
}

const WIDE: Layout = { width: 920, bars: 280, point: 33, titleColumns: 32, remarkColumns: 26, stacked: false };
const NARROW: Layout = { width: 340, bars: 0, point: 32, titleColumns: 30, remarkColumns: 40, stacked: true };
const BAR_PIXELS = 16;
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
      parts.push(text([x(point), 16], String(point), 'tick', { anchor: 'middle' }));
    }
    parts.push(
      text([x(target), 16], words.target(target), 'tick target', {
        anchor: target > 8 && form.stacked ? 'end' : 'middle',
      }),
    );
  }
  const top = y - (isFirst ? 4 : 0);
  parts.push(text([0, y + 22], index === 0 ? name : words.continued(name), 'component'));
  if (index === 0 && component.mean !== undefined) {
    const mean =
      `${style.messages.decimal(component.mean)} ${withMinusSign(style.messages.decimalChange(component.change))}`.trim();
    parts.push(
      form.stacked
        ? text([form.width, y + 22], words.mean(mean), 'mean', { anchor: 'end' })
        : text([x(10) + 20, y + 22], words.mean(mean), 'mean'),
    );
  }
  y += 34;
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
  const barY = form.stacked ? y + 24 : y + 7;
  const bar = drawBar(row, target, barY, form);
  const mark = row.sags ? text([0, y + 20], '!', 'mark') : '';
  const label = text([14, y + 20], cut(title, form.titleColumns), row.sags ? 'title bad' : 'title', { whole: title });
  const value = row.sags ? 'score bad' : 'score';
  if (form.stacked) {
    const numbers = `${change ? text([form.width - 30, y + 19], change, 'change', { anchor: 'end' }) : ''}${text([form.width, y + 20], score, value, { anchor: 'end' })}`;
    const below = remark ? text([0, y + 56], cut(remark, form.remarkColumns), 'remark', { whole: remark }) : '';
    return { bar, texts: mark + label + numbers + below, height: remark ? 68 : 52 };
  }
  const end = form.bars + 10 * form.point;
  const numbers = `${text([end + 20, y + 21], score, value)}${change ? text([end + 56, y + 20], change, 'change') : ''}`;
  const beside = remark
    ? text([end + 96, y + 20], cut(remark, form.remarkColumns), row.sags ? 'remark bad' : 'remark', { whole: remark })
    : '';
  return { bar, texts: mark + label + numbers + beside, height: 30 };
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

/** `whole` is the content before it was cut: the browser shows it as a tooltip. */
function text(
  [x, y]: readonly [x: number, y: number],
  content: string,
  kind: string,
  { anchor = 'start', whole = content }: { anchor?: 'start' | 'middle' | 'end'; whole?: string } = {},
): string {
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const title = width(whole) > width(content) ? `<title>${escapeHtml(whole)}</title>` : '';
  return `<text class="${kind}" x="${x}" y="${y}"${at}>${title}${escapeHtml(content)}</text>`;
}
