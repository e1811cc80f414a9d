/** The program in the test's own process: about thirty times as fast as the binary, with the same outcome. */
import { Readable, Writable } from 'node:stream';
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
  const into = (chunks: Buffer[]) => {
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    // Each prompt ends what it writes to, unless that is the terminal of the process.
    return columns === undefined ? stream : Object.assign(stream, { columns, isTTY: true, end: () => stream });
  };
  const streams = {
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
    platform: process.platform,
    stdin: keys === undefined ? Readable.from([Buffer.from(input)]) : keyboard(keys),
    stdout: into(stdout),
    stderr: into(stderr),
  } as unknown as Streams;
  const all = ['--today', TODAY, ...args];
  const code = await main(await contextOf(all, streams, cwd), all);
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** A terminal at which these keys are pressed at once; prompts take one after the other. */
function keyboard(keys: string): Readable {
  const typed = new Readable({ read() {} });
  typed.push(keys);
  return Object.assign(typed, { isTTY: true, setRawMode: () => typed });
}
