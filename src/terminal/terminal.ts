/**
 * The terminal of one interview: raw mode, signals, and keys, which wait for the next prompt instead of being lost
 * between two prompts. The terminal is restored however the interview ends.
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

/** The bytes of one escape sequence arrive within this time; an Esc that stays alone longer is the key. */
const ESCAPE_WAIT_MS = 30;
/** Ctrl-C. What was typed before it counts. */
const INTERRUPT = '\x03';
const CURSOR_SHOW = '\x1b[?25h';
/** Moves the cursor below everything in the window. */
const TO_BOTTOM = '\x1b[999B';
/** If the process is still running this many milliseconds after SIGTSTP, no shell is waiting for it. */
const STOP_WAIT_MS = 100;

/** The input of prompts: gives out one key at a time, and only while a prompt listens. */
class Keyboard extends Stream {
  readonly isTTY = true;
  private readonly waiting: string[] = [];
  private listening = false;

  /** `interrupt` is called when it is the turn of a Ctrl-C. */
  constructor(private readonly interrupt: () => void) {
    super();
  }

  /** True if every key that was typed has been given out. */
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
    // Ctrl-D is a key in raw mode; the input ends only if the terminal is closed.
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

  /** Shows a prompt. Throws `Ended` if the interview ends instead of an answer. */
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
      // The terminal is closed, so it need not be restored.
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
      else if (key === '\x1a') this.stop(PROCESS_GROUP);
      else if (key !== '\x1b') this.keyboard.push(key);
      else if (index < keys.length - 1) this.keyboard.push(ESCAPE);
      else {
        this.pending = setTimeout(() => {
          this.pending = undefined;
          this.keyboard.push(ESCAPE);
        }, ESCAPE_WAIT_MS);
      }
    }
  }

  private isStopped = false;
  private stopping: ReturnType<typeof setTimeout> | undefined;

  /** A SIGTSTP from another process stops this process alone. */
  private readonly stopAlone = () => this.stop(process.pid);

  /** Restores the terminal for the shell, then stops. In this order: only a process in the foreground may set modes. */
  private stop(whom: number): void {
    if (process.platform === 'win32' || this.isStopped) return;
    this.isStopped = true;
    const { stdin, stderr } = this.context;
    stdin.setRawMode(false);
    stderr.write(`${CURSOR_SHOW}${TO_BOTTOM}\n`);
    process.off('SIGTSTP', this.stopAlone);
    process.kill(whom, 'SIGTSTP');
    // `setImmediate` lets a SIGCONT that has arrived meanwhile be handled first.
    this.stopping = setTimeout(() => setImmediate(() => this.isStopped && this.takeBack()), STOP_WAIT_MS);
  }

  /** Takes the terminal back and draws the screen again. What the shell has printed meanwhile scrolls up out of the window. */
  private takeBack(): void {
    if (this.ending) return;
    const { stdin, stderr }: { stdin: NodeJS.ReadStream; stderr: Output } = this.context;
    if (this.isStopped) process.on('SIGTSTP', this.stopAlone);
    this.isStopped = false;
    // After a SIGSTOP, Node does not know that the shell has changed the modes; raw mode takes effect only off and on.
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    stderr.write('\n'.repeat((stderr.rows || 24) - 1));
    stderr.emit('resize');
  }
}

type Output = NodeJS.WritableStream & { rows?: number };

/** The whole process group, as Ctrl-Z does elsewhere: a process that started this one and waits for it stops too. */
const PROCESS_GROUP = 0;

/** One key: an escape sequence, a lone Esc, or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys send them
const KEY = /\x1b(?:\[[0-9;]*[ -/]*[@-~]|O[A-Za-z]|\[\[[A-E])|\x1b|[^\x1b]/gsu;
