/** The diagram's picture: the score, what is missing to the target, and one unbroken line at the target. */
import type { Paint } from '../paint.js';

const COLUMNS_A_POINT = 2;
const POINTS = 10;
/** Ten points and the target line. */
export const BAR_COLUMNS = POINTS * COLUMNS_A_POINT + 1;

export interface Glyphs {
  score: string;
  missing: string;
  line: string;
}

export function glyphs(ascii: boolean): Glyphs {
  return ascii ? { score: '#', missing: '.', line: '|' } : { score: '█', missing: '░', line: '│' };
}

/** A bar of `BAR_COLUMNS`; without a score only the line. */
export function bar(score: number | undefined, target: number, sags: boolean, ascii: boolean, paint: Paint): string {
  const { score: full, missing, line } = glyphs(ascii);
  const points = (from: number, to: number) => {
    const of = (glyph: string, low: number, high: number) =>
      glyph.repeat(Math.max(0, Math.min(to, high) - Math.max(from, low)) * COLUMNS_A_POINT);
    const filled = score ?? 0;
    const lacking = score === undefined ? 0 : Math.max(0, target - filled);
    const reached = of(full, 0, filled);
    const short = of(missing, filled, filled + lacking);
    const rest = of(' ', filled + lacking, POINTS);
    return (sags ? paint.bad(reached) : reached) + paint.dim(short) + rest;
  };
  return points(0, target) + paint.accent(line) + points(target, POINTS);
}

/** The scale above the bars: 1, 4, 7 and 10 over the last column of their point, the target line in its place. */
export function scale(target: number, ascii: boolean, paint: Paint): string {
  const cells = Array.from({ length: POINTS * COLUMNS_A_POINT }, () => ' ');
  for (const point of [1, 4, 7, 10]) {
    const label = String(point);
    for (const [index, digit] of [...label].entries()) cells[point * COLUMNS_A_POINT - label.length + index] = digit;
  }
  const at = target * COLUMNS_A_POINT;
  return cells.slice(0, at).join('') + paint.accent(glyphs(ascii).line) + cells.slice(at).join('');
}
