/** A text as rows of a field: broken at words, with marks for what cannot be seen. */

import { LINE_BREAK, visible } from '../../render/kit/visible.js';
import { widest } from '../prompts/text.js';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

interface Cell {
  shown: string;
  columns: number;
  /** Its place in the text. */
  at: number;
  /** A row may end after it. */
  isBreak: boolean;
  /** A row has to end after it. */
  isEnd: boolean;
}

export interface Row {
  shown: string;
  /** Places in the text: of its first character, and behind its last one. */
  start: number;
  end: number;
  cells: readonly Cell[];
}

/** Marks of a line break and of a tab; `ascii` is for a terminal that may not have others. */
function cellsOf(text: string, ascii: boolean): Cell[] {
  const segments = [...characters.segment(text)];
  const isSeen = visible(text) === text;
  return segments.map(({ segment, index }, which): Cell => {
    const isEnd = segment === '\n';
    const shown = isEnd
      ? LINE_BREAK
      : segment === '\t'
        ? ascii
          ? '> '
          : '⇥ '
        : isSeen
          ? segment
          : seen(segments, which);
    return { shown, columns: widest(shown), at: index, isBreak: /^[\s-]$/.test(segment), isEnd };
  });
}

/** A character that is not seen is shown as its code, unless it belongs to the characters beside it. */
function seen(segments: readonly Intl.SegmentData[], which: number): string {
  const [before, own, behind] = [-1, 0, 1].map((offset) => segments[which + offset]?.segment ?? '');
  const together = `${before}${own}${behind}`;
  return visible(together) === together ? `${own}` : visible(`${own}`);
}

/** The rows of at most `columns`; the last one has room for the cursor behind the text. */
export function rowsOf(text: string, columns: number, ascii: boolean): Row[] {
  const rows: Cell[][] = [[]];
  let used = 0;
  for (const cell of cellsOf(text, ascii)) {
    let row = rows.at(-1) ?? [];
    if (used + cell.columns > columns && row.length > 0 && !(cell.shown === ' ' && used <= columns)) {
      const breakAt = row.findLastIndex(({ isBreak }) => isBreak) + 1;
      const moved = breakAt > 0 ? row.splice(breakAt) : [];
      row = moved;
      rows.push(row);
      used = moved.reduce((sum, { columns: own }) => sum + own, 0);
    }
    row.push(cell);
    used += cell.columns;
    if (!cell.isEnd) continue;
    rows.push([]);
    used = 0;
  }
  if (used >= columns) rows.push([]);
  return rows.map((cells, index) => {
    const start = cells[0]?.at ?? text.length;
    const end = rows[index + 1]?.[0]?.at ?? text.length;
    return { shown: cells.map(({ shown }) => shown).join(''), start, end, cells };
  });
}

/** The row of the cursor, and what is shown before it there. */
export function cursorIn(rows: readonly Row[], cursor: number): { row: number; before: string } {
  const found = rows.findLastIndex(({ start }) => start <= cursor);
  const row = Math.max(0, found);
  const before = (rows[row]?.cells ?? []).filter(({ at }) => at < cursor);
  return { row, before: before.map(({ shown }) => shown).join('') };
}

/** The place in the text that is that many rows away from the cursor, in about the same column; undefined outside. */
export function placeFrom(rows: readonly Row[], cursor: number, by: number): number | undefined {
  const { row, before } = cursorIn(rows, cursor);
  const target = rows[row + by];
  if (!target) return undefined;
  const column = widest(before);
  let used = 0;
  for (const { columns, at, isEnd } of target.cells) {
    if (isEnd || used + columns > column) return at;
    used += columns;
  }
  return row + by === rows.length - 1 ? target.end : (target.cells.at(-1)?.at ?? target.start);
}
