/** Runs the program under strace, which fails or kills it at one call of the kernel. Only its main thread, which writes files. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../projects/folder.js';
import { type Outcome, TODAY } from './binary.js';
import { ROOT } from './weakened-program.js';

/** Why it cannot be used here; undefined where it can. */
export const noStrace: string | undefined = (() => {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  return tried.status === 0 ? undefined : `strace cannot be used here: ${tried.stderr || tried.error?.message}`;
})();

const CALLS = ['write', 'pwrite64', 'fsync', 'fdatasync', 'link', 'rename', 'unlink', 'ftruncate', 'mkdir'] as const;
type CallName = (typeof CALLS)[number];

export interface Call {
  name: CallName;
  /** The file or folder, relative to where the program runs; `.` is that folder itself. */
  path: string;
  /** Which one of that name on that path it is, from 1. */
  number: number;
  isDone: boolean;
}

export interface Traced extends Outcome {
  calls: Call[];
}

export interface Tracing {
  input?: string;
  /** What befalls this call: `error=ENOSPC`, `retval=10`, `signal=KILL`, as strace has it. */
  tamper?: { call: Pick<Call, 'name' | 'path'> & { number: number | string }; how: string };
  /** Standard error goes to this file of the folder. */
  saidTo?: string;
  /** Of the program; the built one where nothing is said. */
  root?: string;
}

/** Gives temporary files names that can be told beforehand. */
const FIXED_NAMES = new URL('fixed-temporary-names.js', import.meta.url).href;

/** Runs it to the end; `calls` are those on files of the folder it runs in, or on the one that is tampered with. */
export function traced(
  cwd: string,
  args: readonly string[],
  { input = '', tamper, saidTo, root = ROOT }: Tracing = {},
): Traced {
  const log = join(folderWith(), 'log');
  const tampering = tamper
    ? ['-P', join(cwd, tamper.call.path), '-e', `inject=${tamper.call.name}:${tamper.how}:when=${tamper.call.number}`]
    : [];
  const options = ['-y', '-s', '0', '-o', log, '-e', `trace=${CALLS.join(',')}`, ...tampering];
  const program = [process.execPath, join(root, 'bin/service-audit.js'), '--today', TODAY, ...args];
  const said = saidTo === undefined ? 'pipe' : openSync(join(cwd, saidTo), 'w');
  const { status, stdout, stderr } = spawnSync('strace', [...options, ...program], {
    cwd,
    input,
    stdio: ['pipe', 'pipe', said],
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      NODE_OPTIONS: `--import ${FIXED_NAMES}`,
    },
  });
  if (typeof said === 'number') closeSync(said);
  return { code: status, stdout, stderr, calls: callsIn(readFileSync(log, 'utf8'), cwd) };
}

function callsIn(log: string, cwd: string): Call[] {
  const counts = new Map<string, number>();
  return log.split('\n').flatMap((line): Call[] => {
    const [, called, rest = ''] = /^(\w+)\((.*)$/.exec(line) ?? [];
    const name = CALLS.find((one) => one === called);
    const whole = /^(?:\d+<([^>]*)>|"([^"]*)")/.exec(rest)?.slice(1).find(Boolean);
    if (!name || !(whole === cwd || whole?.startsWith(`${cwd}/`))) return [];
    const path = whole.slice(cwd.length + 1) || '.';
    const number = (counts.get(`${name} ${path}`) ?? 0) + 1;
    counts.set(`${name} ${path}`, number);
    return [{ name, path, number, isDone: /= \d+$/.test(rest) }];
  });
}
