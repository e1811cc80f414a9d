/** Tables of short texts; columns shrink if the terminal is narrow. */
import { alignRight, cut, fill, width } from './layout.js';

export type Cell = string | { text: string; paint: (text: string) => string };

export interface TableOptions {
  /** The width of the terminal. */
  columns: number;
  /** The columns aligned to the right. */
  right?: readonly number[];
  /** The columns that may shrink, in that order, and the least width of each. */
  shrink?: readonly (readonly [column: number, least: number])[];
  /** Put before every line. */
  indent?: string;
}

const textOf = (cell: Cell | undefined) => (typeof cell === 'string' || cell === undefined ? (cell ?? '') : cell.text);

/** One line for each row, with two spaces between cells. Undefined if the table does not fit. */
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
