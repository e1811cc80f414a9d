/**
 * The terminal of one interview: raw mode, signals, and keys that wait for the next prompt instead of being lost
 * between two. Every way out restores the terminal.
 */
import { Stream } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Context } from '../context.js';
import { Ended, type Ending } from '../interview/ending.js';
import { ESCAPE } from './prompts/keys.js';
import { onSignals } from './signals.js';

type Prompt<Value, Config> = (
  config: Config,
  on: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; clearPromptOnDone: boolean; signal: AbortSignal },
) => Promise<Value>;

/** Bytes of a lone Esc and of a sequence that it begins come apart by less than this, in milliseconds. */
const ESCAPE_WAIT = 30;
/** Ctrl-C; what was typed before it counts. */
const INTERRUPT = '\x03';
const CURSOR_SHOW = '\x1b[?25h';
/** Below all that stands in the window. */
const TO_BOTTOM = '\x1b[999B';
/** Who has not been stopped so many milliseconds after it asked for that has no shell to stop for. */
const STOP_WAIT = 100;

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
    // Ctrl-D is a key here: the end of this input is a terminal that is gone.
    const onEnd = () => this.end('hang-up');
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
    const continued = () => this.takeBack();
    process.on('SIGCONT', continued);
    process.on('SIGTSTP', this.stopAlone);
    this.undo.push(() => {
      clearTimeout(this.stopping);
      process.off('SIGCONT', continued);
      process.off('SIGTSTP', this.stopAlone);
    });
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
      else if (key === '\x1a') this.stop(WITH_ALL);
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

  private isStopped = false;
  private stopping: ReturnType<typeof setTimeout> | undefined;

  /** A SIGTSTP from outside is for this process alone. */
  private readonly stopAlone = () => this.stop(process.pid);

  /** Gives the terminal to the shell, then stops. The shell must not come first: modes are set from the foreground only. */
  private stop(whom: number): void {
    if (process.platform === 'win32' || this.isStopped) return;
    this.isStopped = true;
    const { stdin, stderr } = this.context;
    stdin.setRawMode(false);
    stderr.write(`${CURSOR_SHOW}${TO_BOTTOM}\n`);
    process.off('SIGTSTP', this.stopAlone);
    process.kill(whom, 'SIGTSTP');
    // A SIGCONT that has come meanwhile is heard before.
    this.stopping = setTimeout(() => setImmediate(() => this.isStopped && this.takeBack()), STOP_WAIT);
  }

  /** Draws anew what a shell, or nobody, has left of the window; what stood in it scrolls away, as after a command. */
  private takeBack(): void {
    if (this.ending) return;
    const { stdin, stderr }: { stdin: NodeJS.ReadStream; stderr: Output } = this.context;
    if (this.isStopped) process.on('SIGTSTP', this.stopAlone);
    this.isStopped = false;
    // Stopped by SIGSTOP, Node does not know that the shell has changed the modes: off, and on.
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    stderr.write('\n'.repeat((stderr.rows || 24) - 1));
    stderr.emit('resize');
  }
}

type Output = NodeJS.WritableStream & { rows?: number };

/** As Ctrl-Z does elsewhere: whoever has started this process, and waits for it, stops too. */
const WITH_ALL = 0;

/** One key: an escape sequence, a lone Esc, or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what keys send
const KEY = /\x1b(?:\[[0-9;]*[ -/]*[@-~]|O[A-Za-z]|\[\[[A-E])|\x1b|[^\x1b]/gsu;
