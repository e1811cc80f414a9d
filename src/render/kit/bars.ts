/** Bars of the diagram: the score, the points missing to the target, and one unbroken line at the target. */
import type { Paint } from './paint.js';
import { NARROW_COLUMNS } from './style.js';

const POINTS = 10;

export interface Glyphs {
  score: string;
  missing: string;
  line: string;
}

export function glyphs(ascii: boolean): Glyphs {
  return ascii ? { score: '#', missing: '.', line: '|' } : { score: '█', missing: '░', line: '│' };
}

/** The properties of the terminal that bars depend on; `columns` is its width. */
export interface BarStyle {
  columns: number;
  ascii: boolean;
  paint: Paint;
}

function columnsAPoint({ columns }: BarStyle): number {
  return columns < NARROW_COLUMNS ? 1 : 2;
}

/** The width of a bar: ten points and the target line. */
export function barColumns(style: BarStyle): number {
  return POINTS * columnsAPoint(style) + 1;
}

/** A bar as wide as `barColumns`; without a score it is only the target line. */
export function bar(score: number | undefined, target: number, sags: boolean, style: BarStyle): string {
  const { paint, ascii } = style;
  const { score: full, missing, line } = glyphs(ascii);
  const points = (from: number, to: number) => {
    const part = (glyph: string, low: number, high: number) =>
      glyph.repeat(Math.max(0, Math.min(to, high) - Math.max(from, low)) * columnsAPoint(style));
    const filled = score ?? 0;
    const lacking = score === undefined ? 0 : Math.max(0, target - filled);
    const reached = part(full, 0, filled);
    const short = part(missing, filled, filled + lacking);
    const rest = part(' ', filled + lacking, POINTS);
    return (sags ? paint.bad(reached) : reached) + paint.dim(short) + rest;
  };
  return points(0, target) + paint.accent(line) + points(target, POINTS);
}

/** The scale above the bars: 1, 4, 7 and 10, each over the last column of its point, and the target line. */
export function scale(target: number, style: BarStyle): string {
  const each = columnsAPoint(style);
  const cells = Array.from({ length: POINTS * each }, () => ' ');
  for (const point of [1, 4, 7, 10]) {
    const label = String(point);
    for (const [index, digit] of [...label].entries()) cells[point * each - label.length + index] = digit;
  }
  const at = target * each;
  return cells.slice(0, at).join('') + style.paint.accent(glyphs(style.ascii).line) + cells.slice(at).join('');
}
