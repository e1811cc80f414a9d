/** The terminal of an interview without a process: a clock that a test moves, keys, and the window. */
import { EventEmitter } from 'node:events';
import { onTestFinished } from 'vitest';
import type { Context } from '../../../src/context.js';
import type { Clock } from '../../../src/terminal/clock.js';
import { ScreenPresenter } from '../../../src/terminal/screen-presenter.js';
import { Terminal } from '../../../src/terminal/terminal.js';
import { aStyle } from '../printing/styles.js';
import { type Emoji, EmulatedScreen } from './screen.js';

export interface Look {
  language?: 'en' | 'ru';
  columns?: number;
  rows?: number;
  ascii?: boolean;
  emoji?: Emoji;
  env?: Record<string, string>;
}

/** Time passes only if a test says so. */
export class TestClock implements Clock {
  private time = 0;
  private timers: { at: number; then: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, then: () => void): () => void {
    const timer = { at: this.time + milliseconds, then };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  pass(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = next.at;
      next.then();
    }
    this.time = end;
  }
}

export class Input extends EventEmitter {
  readonly isTTY = true;
  raw = false;
  paused = true;

  setRawMode(on: boolean): this {
    this.raw = on;
    return this;
  }

  resume(): this {
    this.paused = false;
    return this;
  }

  pause(): this {
    this.paused = true;
    return this;
  }
}

class Output extends EventEmitter {
  /** Everything that was written, write by write. */
  readonly writes: string[] = [];
  readonly screen: EmulatedScreen;

  constructor(
    public columns: number,
    public rows: number,
    emoji: Emoji,
  ) {
    super();
    this.screen = new EmulatedScreen(columns, rows, emoji);
  }

  write(text: string): boolean {
    this.writes.push(text);
    this.screen.write(text);
    return true;
  }

  resize(columns: number, rows: number): void {
    Object.assign(this, { columns, rows });
    Object.assign(this.screen, { columns: columns || 80, rows: rows || 24 });
    this.emit('resize');
  }
}

/** Longer than any wait of the keyboard, and than the time between the repeats of a key that is held. */
const BETWEEN_KEYS_MS = 1500;
/** An escape sequence, Alt with a character, or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what keys send
const KEY = /\x1b\x1b?\[[0-9;]*[A-Za-z~]|\x1bO[A-Za-z]|\x1b[^\x1b[O]|./gsu;

export function aTerminal({
  language = 'en',
  columns = 80,
  rows = 24,
  ascii = false,
  emoji = 'joined',
  env = {},
}: Look) {
  const clock = new TestClock();
  const input = new Input();
  const output = new Output(columns, rows, emoji);
  const style = aStyle({ language, columns, ascii });
  const context = { stdin: input, stderr: output } as unknown as Context;
  const terminal = new Terminal(context, style.messages.interview, clock);
  onTestFinished(() => terminal.close());
  const presenter = new ScreenPresenter(
    terminal,
    output as unknown as ConstructorParameters<typeof ScreenPresenter>[1],
    style,
    env,
  );
  return {
    clock,
    input,
    output,
    style,
    terminal,
    presenter,
    /** One read of the terminal; then this time passes. */
    read(text: string, milliseconds = 0): void {
      input.emit('data', Buffer.from(text, 'utf8'));
      clock.pass(milliseconds);
    },
    /** Keys, one after the other, as a person types them. */
    type(keys: string): void {
      for (const key of keys.match(KEY) ?? []) this.read(key, BETWEEN_KEYS_MS);
    },
    /** The window. */
    get screen(): string {
      return output.screen.text.join('\n');
    },
  };
}
