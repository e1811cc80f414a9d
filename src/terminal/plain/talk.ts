/** The talk in plain lines: legends once, and blocks that were pasted only where they are an answer. */
import { width, wrap } from '../../render/kit/layout.js';
import type { Style } from '../../render/kit/style.js';
import { hint, slashHint } from '../prompts/legend.js';
import type { LineReader, Read } from './line-reader.js';

export class Talk {
  /** The legends that were said. */
  private readonly said = new Set<string>();

  constructor(
    private readonly output: NodeJS.WritableStream & { columns?: number },
    private readonly reader: LineReader,
    private readonly style: Style,
  ) {}

  get isTerminal(): boolean {
    return this.reader.isTerminal;
  }

  say(...lines: string[]): void {
    if (lines.length > 0) this.output.write(`${lines.flatMap((line) => this.inWords(line)).join('\n')}\n`);
  }

  /** A terminal would break a line in the middle of a word. Elsewhere a line is one line. */
  private inWords(line: string): string[] {
    const { columns } = this.output;
    return columns !== undefined && columns > 0 && width(line) > columns ? wrap(line, columns) : [line];
  }

  /** Says the keys of a screen, unless they were said before. */
  legend(text: string): void {
    if (this.said.has(text)) return;
    this.said.add(text);
    this.say(text);
  }

  /** The next line, or the block that was pasted. */
  async read(): Promise<Read> {
    this.output.write('> ');
    return this.reader.read();
  }

  /**
   * The line that was typed; a block that was pasted is refused, which is said, and gives undefined. With `fresh`, lines
   * typed before and repeats of a held Enter are refused, too.
   */
  async answer(fresh = false): Promise<string | undefined> {
    const { pasteRefused, repeats } = this.style.messages.interview;
    this.output.write('> ');
    const read = await (fresh ? this.reader.readAlone() : this.reader.read());
    if (read && !read.isBlock) return read.text;
    this.say(...(this.reader.isTerminal ? [''] : []), read ? pasteRefused : repeats);
    return undefined;
  }

  lend<Result>(use: () => Promise<Result>): Promise<Result> {
    return this.reader.lend(use);
  }

  /** The letter after a slash; empty if something else was typed. */
  slashed(typed: string): string {
    return /^\/(\D)$/u.exec(typed.trim())?.[1] ?? '';
  }

  hint(key: string, text: string): string {
    return hint(key, text, this.style.language);
  }

  slashHint(key: string, text: string): string {
    return slashHint(key, text, this.style.language);
  }
}
