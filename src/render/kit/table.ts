/** Columns of short texts: as wide as they need, narrower where the terminal is. */
import { alignRight, cut, fill, width } from './layout.js';

export type Cell = string | { text: string; paint: (text: string) => string };

export interface TableOptions {
  /** Columns of the terminal. */
  columns: number;
  /** Which columns are numbers. */
  right?: readonly number[];
  /** Which columns give way, the first of them first, and how narrow each may become. */
  shrink?: readonly (readonly [column: number, least: number])[];
  /** Stands before every line. */
  indent?: string;
}

const textOf = (cell: Cell | undefined) => (typeof cell === 'string' || cell === undefined ? (cell ?? '') : cell.text);

/** One line a row, two columns between cells. Undefined where there is not enough room for it. */
export function table(rows: readonly (readonly Cell[])[], options: TableOptions): string[] | undefined {
  const { columns, right: numbers = [], shrink = [], indent = '' } = options;
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(0, ...rows.map((row) => width(textOf(row[at])))));
  const used = widths.filter((one) => one > 0).length;
  let over = width(indent) + widths.reduce((sum, one) => sum + one, 0) + 2 * Math.max(0, used - 1) - columns;
  for (const [column, least] of shrink) {
    const now = widths[column] ?? 0;
    const gives = Math.max(0, Math.min(over, now - least));
    widths[column] = now - gives;
    over -= gives;
  }
  if (over > 0) return undefined;
  const last = widths.findLastIndex((one) => one > 0);
  return rows.map((row) => {
    const cells = widths.flatMap((room, at) => {
      if (room === 0) return [];
      const short = cut(textOf(row[at]), room);
      const text = numbers.includes(at) ? alignRight(short, room) : at === last ? short : fill(short, room);
      const cell = row[at];
      return [typeof cell === 'object' ? cell.paint(text) : text];
    });
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}
