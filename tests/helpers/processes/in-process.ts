/** The program in the test's own process: about thirty times as fast as the binary, with the same outcome. */
import { Readable, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { contextOf, main, type Streams } from '../../../src/main.js';
import { type Outcome, TODAY } from './binary.js';

export interface Run {
  /** What is piped into the program. */
  input?: string | Buffer;
  /** The keys that are pressed; standard input is a terminal then. */
  keys?: string;
  /** Variables of the environment, in addition to PATH, LC_ALL and TZ. */
  env?: Readonly<Record<string, string>>;
  /** Standard output and error are a terminal with this many columns; without it they are pipes. */
  columns?: number;
}

/** Runs a command line in the folder, on TODAY, in English unless `env` says otherwise. Standard input is a pipe. */
export async function serviceAudit(cwd: string, args: readonly string[], run: Run = {}): Promise<Outcome> {
  const { input = '', keys, env = {}, columns } = run;
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const typed = keys === undefined ? undefined : keyboard(keys);
  const into = (chunks: Buffer[]) => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        typed?.shown(chunk.toString());
        done();
      },
    });
    // Each prompt ends what it writes to, unless that is the terminal of the process.
    return columns === undefined ? stream : Object.assign(stream, { columns, isTTY: true, end: () => stream });
  };
  const streams = {
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
    platform: process.platform,
    stdin: typed?.input ?? Readable.from([Buffer.from(input)]),
    stdout: into(stdout),
    stderr: into(stderr),
  } as unknown as Streams;
  const all = ['--today', TODAY, ...args];
  const code = await main(await contextOf(all, streams, cwd), all);
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** A key: an escape sequence or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what keys send
const KEY = /\x1b\[[0-9;]*[A-Za-z~]|./gsu;
/** A screen without a cursor was drawn, although nothing of it has changed. */
const CURSOR_HIDE = '\x1b[?25l';

/** A terminal at which these keys are pressed, each once something was drawn after the one before it. */
function keyboard(keys: string): { input: Readable; shown(text: string): void } {
  const waiting = [...(keys.match(KEY) ?? [])];
  const typed = new Readable({ read() {} });
  return {
    input: Object.assign(typed, { isTTY: true, setRawMode: () => typed }),
    shown(text) {
      if (stripVTControlCharacters(text).trim() === '' && !text.includes(CURSOR_HIDE)) return;
      setImmediate(() => {
        const key = waiting.shift();
        if (key !== undefined) typed.push(key);
      });
    },
  };
}
