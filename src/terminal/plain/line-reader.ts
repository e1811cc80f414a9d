/**
 * Lines from standard input. On a terminal, lines that arrive together are one block, which was pasted: nobody types so
 * fast. From a pipe or a file, every line is one line.
 */
import { StringDecoder } from 'node:string_decoder';
import type { Context } from '../../context.js';
import { Ended, type Ending } from '../../interview/ending.js';
import type { Clock } from '../clock.js';
import { REPEAT_MS } from '../keyboard/held-key.js';
import { pastedText } from '../keyboard/paste.js';
import { endOf, onSignals } from '../signals.js';

/** All parts of a paste arrive within this time after its first line. */
const BLOCK_WAIT_MS = 30;

export interface Read {
  /** Without a line break at its end. */
  text: string;
  /** True if it was pasted: it may have several lines, and its last one may not have been finished with Enter. */
  isBlock: boolean;
}

export class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private readonly lines: string[] = [];
  /** A line without its end. */
  private rest = '';
  /** The first line of what may become a block, and what followed it. */
  private block: string | undefined;
  private ending: Ending | undefined;
  private waiting: (() => void) | undefined;
  private stopWaiting: () => void = () => {};
  private readonly undo: (() => void)[] = [];

  constructor(
    private readonly context: Context,
    private readonly clock: Clock,
  ) {
    const { stdin } = context;
    const onData = (chunk: Buffer | string) => this.take(this.decoder.write(Buffer.from(chunk)));
    const onEnd = () => this.finish(endOf(stdin));
    stdin.on('data', onData);
    stdin.on('end', onEnd);
    stdin.on('close', onEnd);
    stdin.on('error', onEnd);
    stdin.resume();
    const offSignals = onSignals((ending) => this.end(ending));
    this.undo.push(offSignals, () => {
      stdin.off('data', onData);
      stdin.off('end', onEnd);
      stdin.off('close', onEnd);
      stdin.off('error', onEnd);
      stdin.pause();
    });
  }

  get isTerminal(): boolean {
    return this.context.stdin.isTTY === true;
  }

  /** Throws `Ended` if a signal or the end of input comes first. Lines that came before the end of input still count. */
  async read(): Promise<Read> {
    while (this.lines.length === 0 && !this.ending) {
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
    }
    const line = this.ending && this.ending !== 'end-of-input' ? undefined : this.lines.shift();
    if (line !== undefined) return { text: line, isBlock: line.includes('\n') };
    // The next message begins on a new line.
    this.context.stderr.write('\n');
    throw new Ended(this.ending ?? 'end-of-input');
  }

  /**
   * The next line of a terminal, typed after the question was shown and followed by no other at once, as those of a held
   * Enter are; undefined if others followed it: then none of them counts. From a pipe, simply the next line.
   */
  async readAlone(): Promise<Read | undefined> {
    if (!this.isTerminal) return this.read();
    this.lines.length = 0;
    const read = await this.read();
    let isAlone = true;
    for (;;) {
      await new Promise<void>((resolve) => this.clock.after(REPEAT_MS, resolve));
      if (this.lines.length === 0 && this.block === undefined) break;
      isAlone = false;
      this.lines.length = 0;
    }
    if (this.ending && this.ending !== 'end-of-input') return this.read();
    return isAlone ? read : undefined;
  }

  /** Lets another program read until `use` is done. */
  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.context.stdin.pause();
    try {
      return await use();
    } finally {
      this.context.stdin.resume();
    }
  }

  close(): void {
    this.stopWaiting();
    if (this.block !== undefined) this.context.stdin.setRawMode(false);
    this.block = undefined;
    for (const step of this.undo.splice(0)) step();
  }

  private take(text: string): void {
    if (this.block !== undefined) this.blockOn(text);
    else if (this.isTerminal && /[\r\n]/.test(text)) {
      // The end of a paste is not read as long as the terminal waits for an Enter: in raw mode it comes at once.
      this.context.stdin.setRawMode(true);
      this.block = this.rest;
      this.rest = '';
      this.blockOn(text);
    } else this.takeLines(text);
  }

  private takeLines(text: string): void {
    const [first = '', ...others] = (this.rest + text).split(/\r\n|\n/);
    const all = [first, ...others];
    this.rest = all.pop() ?? '';
    this.lines.push(...all);
    this.wake();
  }

  /** While more of a block may come, Ctrl-C and Ctrl-D are characters. */
  private blockOn(text: string): void {
    if (text === '\x03') this.end('interrupt');
    if (text === '\x04') this.end('end-of-input');
    if (this.ending) return;
    this.block += text;
    this.stopWaiting();
    this.stopWaiting = this.clock.after(BLOCK_WAIT_MS, () => this.finishBlock());
  }

  private finishBlock(): void {
    const text = pastedText(this.block ?? '');
    this.block = undefined;
    if (this.isTerminal) this.context.stdin.setRawMode(false);
    // One line with its Enter is what was typed.
    this.lines.push(text.replace(/\n+$/, '').includes('\n') ? text : text.replace(/\n$/, ''));
    this.wake();
  }

  private finish(ending: Ending): void {
    if (this.block !== undefined) this.finishBlock();
    if (this.rest !== '') this.lines.push(this.rest);
    this.rest = '';
    this.end(ending);
  }

  private end(ending: Ending): void {
    this.ending ??= ending;
    this.wake();
  }

  private wake(): void {
    this.waiting?.();
  }
}
