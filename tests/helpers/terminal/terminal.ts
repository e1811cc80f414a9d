/**
 * The real binary in a pseudo-terminal: keys go in, and what a person would see comes out. The terminal and its screen
 * are those of terminal.py; every wait is for a condition.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { BINARY, TODAY } from '../processes/binary.js';

const DRIVER = fileURLToPath(new URL('terminal.py', import.meta.url));
/** Longer than any answer takes on a slow machine; a test that waits so long has failed. */
const SECONDS = 240;

/** Why there is no pseudo-terminal here; undefined where there is one. */
export const noTerminal: string | undefined = (() => {
  if (process.platform === 'win32') return 'Windows has no pseudo-terminals of this kind';
  const { status } = spawnSync('python3', ['-c', 'import pty, termios'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'Python 3 is missing, which drives the pseudo-terminal';
})();

export const ENTER = '\r';
export const ESC = '\x1b';
export const TAB = '\t';
export const UP = '\x1b[A';
export const DOWN = '\x1b[B';
export const HOME = '\x1b[H';
export const END = '\x1b[F';
export const CTRL_C = '\x03';
export const CTRL_D = '\x04';
/** Empties the line. */
export const CTRL_U = '\x15';

interface Modes {
  echo: boolean;
  canonical: boolean;
}

/** How the program ended, and how it left the terminal. */
export interface Ending {
  code: number | null;
  signal: string | null;
  /** The window. */
  screen: string;
  /** All that was seen: what has scrolled out of the window, and the window. */
  all: string;
  /** Of a program whose standard output is a pipe. */
  stdout: string;
  cursorVisible: boolean;
  /** True if the terminal still marks pastes. */
  marksPastes: boolean;
  /** Undefined where the window was closed. */
  modes: Modes | undefined;
}

interface Told {
  ok: boolean;
  screen: string[];
  above: string[];
  cursorVisible: boolean;
  marksPastes: boolean;
  bytes: number;
  unknown: string[];
  ended: boolean;
  code?: number | null;
  signal?: string | null;
  stdout?: string;
  modes?: Modes | null;
  modesBefore?: Modes;
}

export interface Window {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** Standard output is a pipe: the diagram does not reach the screen. */
  pipe?: boolean;
  /** Another day than TODAY. */
  today?: string;
  /** How long a condition is waited for, where that is not long. */
  seconds?: number;
}

/** Lines that stand in the window before the program starts, as they do in a shell that has been used for a while. */
const BEFORE = Array.from({ length: 30 }, (_, index) => `earlier command ${index + 1}`);

/** What a program has left of its own below what stood there before, which it must not have touched. */
export function below({ all }: Ending): string {
  const before = BEFORE.join('\n');
  expect(all.slice(0, before.length)).toBe(before);
  return all.slice(before.length).replace(/^\n/, '');
}

/** Starts the real binary in a terminal of 80 × 24, in English unless `env` says otherwise. */
export function openTerminal(cwd: string, args: readonly string[], window: Window = {}): Terminal {
  return openProgram(cwd, [process.execPath, BINARY, '--today', window.today ?? TODAY, ...args], window);
}

/** Any program in such a terminal. */
export function openProgram(cwd: string, argv: readonly string[], window: Window = {}): Terminal {
  const { columns = 80, rows = 24, env = {}, pipe = false, seconds = SECONDS } = window;
  const driver = spawn('python3', ['-I', '-S', DRIVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const terminal = new Terminal(driver);
  onTestFinished(() => terminal.close());
  terminal.start({
    argv,
    cwd,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
    columns,
    rows,
    before: `${BEFORE.join('\r\n')}\r\n`,
    pipe,
    seconds,
  });
  return terminal;
}

export class Terminal {
  private readonly replies: AsyncIterator<string>;

  constructor(private readonly driver: ChildProcessByStdio<Writable, Readable, null>) {
    this.replies = createInterface({ input: driver.stdout })[Symbol.asyncIterator]();
  }

  start(program: object): void {
    this.driver.stdin.write(`${JSON.stringify(program)}\n`);
  }

  /** The window, once all these texts stand in it. */
  async see(...texts: string[]): Promise<string> {
    const told = await this.tell({ do: 'see', texts });
    if (!told.ok) this.refuse(`“${texts.join('”, “')}” did not come`, told);
    return told.screen.join('\n');
  }

  /** The window, once none of these texts stands in it. */
  async gone(...texts: string[]): Promise<string> {
    const told = await this.tell({ do: 'gone', texts });
    if (!told.ok) this.refuse(`“${texts.join('”, “')}” did not go`, told);
    return told.screen.join('\n');
  }

  /** Types these keys, each once the one before it was read. Alt with a character is Esc before it. */
  send(keys: string): Promise<void> {
    return this.write({ do: 'send', keys });
  }

  /** Writes all of it at once, as a paste in a terminal that does not mark pastes. */
  burst(keys: string): Promise<void> {
    return this.write({ do: 'burst', keys });
  }

  /** Pastes the text in a terminal that marks pastes. */
  paste(text: string): Promise<void> {
    return this.write({ do: 'burst', keys: `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~` });
  }

  /** Holds a key down: it is pressed once, and after a moment its repeats come quickly. */
  hold(keys: string, times: number): Promise<void> {
    return this.write({ do: 'hold', keys, times, first: 0.15 });
  }

  /** Types lines where questions are plain text, each once the program waits for it. */
  async lines(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.write({ do: 'prompted' });
      await this.send(`${line}\n`);
    }
  }

  private async write(command: { do: string; keys?: string; [key: string]: unknown }): Promise<void> {
    const told = await this.tell(command);
    if (!told.ok) this.refuse(`nobody is there to read ${JSON.stringify(command.keys)}`, told);
  }

  /** One after another: once the text is seen, or all of several, the keys are typed. */
  async answer(script: readonly (readonly [text: string | readonly string[], keys: string])[]): Promise<void> {
    for (const [text, keys] of script) {
      await this.see(...[text].flat());
      await this.send(keys);
    }
  }

  /** The modes of the terminal as they are, and how many bytes the program has written so far. */
  async state(): Promise<Pick<Told, 'marksPastes' | 'cursorVisible' | 'bytes'>> {
    return this.tell({ do: 'state' });
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.tell({ do: 'resize', columns, rows });
  }

  async signal(name: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL'): Promise<void> {
    await this.tell({ do: 'signal', name });
  }

  /** The window is closed. */
  async hangUp(): Promise<void> {
    await this.tell({ do: 'hang-up' });
  }

  /** Waits for the program's end. */
  async end(): Promise<Ending> {
    const told = await this.tell({ do: 'end' });
    if (!told.ended) this.refuse('the program did not end', told);
    return {
      code: told.code ?? null,
      signal: told.signal ?? null,
      screen: told.screen.join('\n').trimEnd(),
      all: [...told.above, ...told.screen].join('\n').trimEnd(),
      stdout: told.stdout ?? '',
      cursorVisible: told.cursorVisible,
      marksPastes: told.marksPastes,
      modes: told.modes ?? undefined,
    };
  }

  /** Ends the program, where it still runs. */
  close(): void {
    this.driver.stdin.end();
  }

  private async tell(command: object): Promise<Told> {
    this.driver.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await this.replies.next();
    if (done) throw new Error('terminal.py has ended');
    const told = JSON.parse(value) as Told;
    if (told.unknown.length > 0) throw new Error(`the screen of terminal.py does not know ${told.unknown.join(', ')}`);
    return told;
  }

  private refuse(what: string, { screen, ended, code }: Told): never {
    const state = ended ? `the program has ended with ${code}` : 'the program runs';
    throw new Error(`${what}; ${state}, and the window shows:\n${screen.join('\n')}`);
  }
}
