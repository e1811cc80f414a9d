/**
 * The terminal of one interview: raw mode, signals, and keys that wait for the next prompt instead of being lost
 * between two. Every way out restores the terminal.
 */
import { Stream } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Context } from '../context.js';
import { Ended, type Ending, onSignals } from './ending.js';
import { ESCAPE } from './keys.js';

type Prompt<Value, Config> = (
  config: Config,
  on: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; clearPromptOnDone: boolean; signal: AbortSignal },
) => Promise<Value>;

/** Bytes of a lone Esc and of a sequence that it begins come apart by less than this, in milliseconds. */
const ESCAPE_WAIT = 30;
/** Ctrl-C; what was typed before it counts. */
const INTERRUPT = '\x03';
const CURSOR_SHOW = '\x1b[?25h';

/** What prompts read from: one key at a time, and only while one of them listens. */
class Keyboard extends Stream {
  readonly isTTY = true;
  private readonly waiting: string[] = [];
  private listening = false;

  /** `interrupt` is called when a Ctrl-C comes to its turn. */
  constructor(private readonly interrupt: () => void) {
    super();
  }

  /** Has everything that was typed been answered with? */
  get isIdle(): boolean {
    return this.waiting.length === 0;
  }

  push(key: string): void {
    this.waiting.push(key);
    this.deliver();
  }

  listen(on: boolean): void {
    this.listening = on;
    this.deliver();
  }

  private deliver(): void {
    if (!this.listening || this.waiting.length === 0) return;
    setImmediate(() => {
      const key = this.listening ? this.waiting.shift() : undefined;
      if (key === undefined) return;
      if (key === INTERRUPT) return this.interrupt();
      this.emit('data', Buffer.from(key, 'utf8'));
      this.deliver();
    });
  }

  resume(): this {
    return this;
  }

  pause(): this {
    return this;
  }
}

export class Terminal {
  private readonly keyboard = new Keyboard(() => this.end('interrupt'));
  private readonly controller = new AbortController();
  private readonly decoder = new StringDecoder('utf8');
  private pending: ReturnType<typeof setTimeout> | undefined;
  private ending: Ending | undefined;
  private readonly undo: (() => void)[] = [];

  /** Takes the terminal over; `close` gives it back. */
  constructor(private readonly context: Context) {
    const { stdin } = context;
    const onData = (chunk: Buffer) => this.typed(this.decoder.write(chunk));
    const onEnd = () => this.end('end-of-input');
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.on('end', onEnd);
    stdin.on('error', onEnd);
    stdin.resume();
    this.undo.push(() => {
      stdin.off('data', onData);
      stdin.off('end', onEnd);
      stdin.off('error', onEnd);
      stdin.pause();
    });
    this.undo.push(onSignals((ending) => this.end(ending)));
    const resumed = () => {
      stdin.setRawMode(true);
      context.stderr.emit('resize');
    };
    process.on('SIGCONT', resumed);
    this.undo.push(() => process.off('SIGCONT', resumed));
  }

  /** Puts a prompt. Throws `Ended` where the interview ends instead. */
  async prompt<Value, Config>(prompt: Prompt<Value, Config>, config: Config): Promise<Value> {
    if (this.ending) throw new Ended(this.ending);
    try {
      const answer = prompt(config, {
        input: this.keyboard as unknown as NodeJS.ReadableStream,
        output: this.context.stderr,
        clearPromptOnDone: true,
        signal: this.controller.signal,
      });
      this.keyboard.listen(true);
      return await answer;
    } catch (error) {
      if (this.ending) throw new Ended(this.ending);
      throw error;
    } finally {
      this.keyboard.listen(false);
    }
  }

  close(): void {
    clearTimeout(this.pending);
    for (const step of this.undo.splice(0)) step();
    try {
      this.context.stdin.setRawMode(false);
      this.context.stderr.write(CURSOR_SHOW);
    } catch {
      // The terminal is gone; there is nothing to give back.
    }
  }

  private end(ending: Ending): void {
    this.ending ??= ending;
    this.controller.abort();
  }

  private typed(text: string): void {
    const waited = this.pending !== undefined;
    clearTimeout(this.pending);
    this.pending = undefined;
    const keys = (waited ? `\x1b${text}` : text).match(KEY) ?? [];
    for (const [index, key] of keys.entries()) {
      if (key === INTERRUPT && this.keyboard.isIdle) this.end('interrupt');
      else if (key === '\x04') this.end('end-of-input');
      else if (key === '\x1a') this.suspend();
      else if (key !== '\x1b') this.keyboard.push(key);
      else if (index < keys.length - 1) this.keyboard.push(ESCAPE);
      else {
        this.pending = setTimeout(() => {
          this.pending = undefined;
          this.keyboard.push(ESCAPE);
        }, ESCAPE_WAIT);
      }
    }
  }

  private suspend(): void {
    if (process.platform === 'win32') return;
    this.context.stdin.setRawMode(false);
    this.context.stderr.write(`${CURSOR_SHOW}\n`);
    process.kill(process.pid, 'SIGTSTP');
  }
}

/** One key: an escape sequence, a lone Esc, or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what keys send
const KEY = /\x1b(?:\[[0-9;]*[ -/]*[@-~]|O[A-Za-z]|\[\[[A-E])|\x1b|[^\x1b]/gsu;
