/**
 * Draws frames in the window: each line at its own place and only if it has changed, so that nothing piles up when a
 * terminal draws a line wider or narrower than it was measured. The window belongs to the program while it asks; afterwards
 * it shows what it showed before.
 */
import type { Frame, Size } from './prompts/prompt.js';

/** The other screen of the terminal, which has no history. */
const OTHER_SCREEN_ON = '\x1b[?1049h';
const OTHER_SCREEN_OFF = '\x1b[?1049l';
const CLEAR = '\x1b[H\x1b[J';
const CURSOR_HIDE = '\x1b[?25l';
const CURSOR_SHOW = '\x1b[?25h';
const CURSOR_KEEP = '\x1b7';
const CURSOR_BACK = '\x1b8';
/** A line that is wider than the window is cut there instead of going on below. */
const CUT_ON = '\x1b[?7l';
const CUT_OFF = '\x1b[?7h';
const CLEAR_LINE = '\x1b[2K';

export type Output = NodeJS.WritableStream & { columns?: number; rows?: number };

export class Window {
  /** The lines in the window; undefined if it may show something else. */
  private shown: readonly string[] | undefined;
  private isTaken = false;

  constructor(private readonly output: Output) {}

  /** A size of 0 counts as 80 × 24. */
  get size(): Size {
    return { columns: this.output.columns || 80, rows: this.output.rows || 24 };
  }

  draw({ lines, cursor }: Frame): void {
    const { rows } = this.size;
    const { left, top } = fitting(lines, rows, cursor?.line);
    const before = this.shown;
    const changed = left.flatMap((line, row) => (before?.[row] === line ? [] : [`${place(row)}${CLEAR_LINE}${line}`]));
    const emptied =
      before === undefined ? [] : before.slice(left.length).map((_, at) => place(left.length + at) + CLEAR_LINE);
    const cursorLine = cursor && left[cursor.line - top];
    const parts = [
      ...(this.isTaken ? [] : [OTHER_SCREEN_ON]),
      CURSOR_HIDE,
      ...(before === undefined ? [CLEAR] : []),
      CUT_ON,
      ...changed,
      ...emptied,
      // Only the terminal knows how many columns it has given to the text before the cursor.
      ...(cursor && cursorLine !== undefined
        ? [
            `${place(cursor.line - top)}${CLEAR_LINE}${cursor.before}${CURSOR_KEEP}${cursorLine.slice(cursor.before.length)}${CURSOR_BACK}${CURSOR_SHOW}`,
          ]
        : []),
      CUT_OFF,
    ];
    this.shown = left;
    this.isTaken = true;
    this.output.write(parts.join(''));
  }

  /** Something else was written to the window: the next frame is drawn whole. */
  forget(): void {
    this.shown = undefined;
  }

  /** Shows what the window showed before. */
  leave(): void {
    this.output.write(`${this.isTaken ? CLEAR + OTHER_SCREEN_OFF : ''}${CURSOR_SHOW}`);
    this.isTaken = false;
    this.shown = undefined;
  }
}

function place(row: number): string {
  return `\x1b[${row + 1};1H`;
}

/** The lines that a very low window has room for: those at the end, with the line of the cursor. */
function fitting(
  lines: readonly string[],
  rows: number,
  cursor: number | undefined,
): { left: readonly string[]; top: number } {
  const over = lines.length - rows;
  if (over <= 0) return { left: lines, top: 0 };
  const top = Math.min(over, cursor ?? over);
  return { left: lines.slice(top, top + rows), top };
}
