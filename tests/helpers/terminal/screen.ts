/** A terminal's window in process: what stands in it after everything that was written. */
import { width } from '../../../src/render/kit/layout.js';
import { widest } from '../../../src/terminal/prompts/text.js';

/** How a terminal draws emoji of several parts: as one picture, or each part for itself. */
export type Emoji = 'joined' | 'parts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is interpreted
const SEQUENCE = /\x1b(?:\[([?]?)([0-9;]*)([@-~])|([78]))/y;
const characters = new Intl.Segmenter();

export class EmulatedScreen {
  lines: string[][] = [];
  /** The modes that are on: 2004 are marks of pastes, 1049 is the other screen, 25 the cursor. */
  readonly modes = new Set(['25', '7']);
  private row = 0;
  private column = 0;
  private kept: readonly [number, number] = [0, 0];

  constructor(
    public columns: number,
    public rows: number,
    private readonly emoji: Emoji = 'joined',
  ) {}

  /** The lines up to the last one that is not empty. */
  get text(): string[] {
    const lines = Array.from({ length: this.rows }, (_, row) => (this.lines[row] ?? []).join('').trimEnd());
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** The line of the cursor up to it. */
  get beforeCursor(): string {
    return (this.lines[this.row] ?? []).slice(0, this.column).join('');
  }

  write(text: string): void {
    let at = 0;
    while (at < text.length) {
      SEQUENCE.lastIndex = at;
      const found = SEQUENCE.exec(text);
      if (found) {
        this.obey(found);
        at += found[0].length;
        continue;
      }
      const next = text.indexOf('\x1b', at + 1);
      const end = next < 0 ? text.length : next;
      this.put(text.slice(at, end));
      at = end;
    }
  }

  private put(text: string): void {
    for (const { segment } of characters.segment(text)) {
      if (segment === '\n') this.row += 1;
      else if (this.emoji === 'joined') this.cell(segment, Math.min(2, width(segment)));
      else this.cell(segment, widest(segment));
    }
  }

  private cell(shown: string, columns: number): void {
    this.lines[this.row] ??= [];
    const line = this.lines[this.row] ?? [];
    if (this.column + columns > this.columns) {
      if (!this.modes.has('7')) return;
      this.row += 1;
      this.column = 0;
      this.cell(shown, columns);
      return;
    }
    while (line.length < this.column) line.push(' ');
    line.splice(this.column, columns, shown, ...Array<string>(Math.max(0, columns - 1)).fill(''));
    this.column += columns;
  }

  private obey([sequence, question, given = '', final, short]: RegExpExecArray): void {
    const [first = 1, second = 1] = given.split(';').map((number) => Number(number) || 1);
    if (short === '7') this.kept = [this.row, this.column];
    else if (short === '8') [this.row, this.column] = this.kept;
    else if (question && final === 'h') this.modes.add(given);
    else if (question && final === 'l') this.modes.delete(given);
    else if (final === 'H') [this.row, this.column] = [first - 1, second - 1];
    else if (final === 'K') this.lines[this.row] = [];
    else if (final === 'J') this.lines = this.lines.slice(0, this.row);
    else if (final === 'B') this.row = Math.min(this.rows - 1, this.row + first);
    else if (final !== 'm') throw new Error(`the screen does not know ${JSON.stringify(sequence)}`);
  }
}
