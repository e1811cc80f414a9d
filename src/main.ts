/** The entry point: the only place that catches every error and sets the exit code. */
import { closeSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from './context.js';
import { fail, UserError } from './errors.js';
import { isLanguage, type Language } from './language.js';
import { loadMessages, localeLanguage } from './locales/index.js';

/** The options that are read before the command line is parsed, because they decide the language of help and errors. */
interface Early {
  lang?: string;
  directory?: string;
}

export async function run(process: NodeJS.Process): Promise<void> {
  let writeError: string | undefined;
  for (const stream of [process.stdout, process.stderr]) {
    // EPIPE and EIO are not errors: the reader has seen enough and closed the pipe, or the terminal is closed.
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'EPIPE' && code !== 'EIO') writeError ??= code ?? '';
    });
  }
  const args = process.argv.slice(2);
  const context = await contextOf(args, process, process.cwd());
  process.exitCode = await main(context, args);
  // If standard output is a file on a full disk, the error arrives only now. The findings were not printed then, so the
  // exit code must not say that all went well.
  await new Promise(setImmediate);
  if (writeError !== undefined) {
    const { reportProblems } = await import('./commands/shared/report-problems.js');
    reportProblems(context, fail('cannot-write', { file: 'stdout', reason: writeError }).problems);
    process.exitCode = 2;
  }
  if (process.exitCode === HUNG_UP) closeTerminal();
}

/** The parts of a process that decide the language, the width and the characters of the output. */
export type Streams = Pick<NodeJS.Process, 'env' | 'platform' | 'stdin' | 'stdout' | 'stderr'>;

/** The context of a command line that was typed in the folder `cwd`, before its options are parsed. */
export async function contextOf(args: readonly string[], streams: Streams, cwd: string): Promise<Context> {
  const { env, platform, stdin, stdout, stderr } = streams;
  const early = earlyOptions(args);
  const folder = resolve(cwd, early.directory ?? '.');
  const language = await languageOf(early.lang, env, folder);
  return {
    cwd: folder,
    directory: early.directory,
    env,
    stdin,
    stdout,
    stderr,
    language,
    messages: await loadMessages(language),
    columns: columnsOf(stdout.columns || Number(env.COLUMNS)),
    color: false,
    ascii: !isUtf8(env, platform),
    quiet: false,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    noInput: false,
    now: () => new Date(),
  };
}

/** A whole number of columns from 30 to 500; 80 if the width is 0 or not a number. */
function columnsOf(columns: number): number {
  return Number.isFinite(columns) && columns >= 1 ? Math.min(500, Math.max(30, Math.floor(columns))) : 80;
}

/** The exit code after SIGHUP. */
const HUNG_UP = 129;

/** Node aborts if it cannot restore the modes of a terminal that is closed. It does not try if the files are closed. */
function closeTerminal(): void {
  for (const file of [0, 1, 2]) {
    try {
      closeSync(file);
    } catch {}
  }
}

/** Runs one command line and returns its exit code; every error is reported. */
export async function main(context: Context, args: readonly string[]): Promise<number> {
  try {
    if (!isFolder(context.cwd)) throw fail('no-folder', { folder: context.cwd });
    const { parse } = await import('./program.js');
    return await parse(context, args);
  } catch (error) {
    const { reportProblems } = await import('./commands/shared/report-problems.js');
    if (error instanceof UserError) reportProblems(context, error.problems);
    else {
      const { bug, report: request } = context.messages.reporting;
      context.stderr.write(`${bug}\n${request}\n\n${error instanceof Error ? error.stack : String(error)}\n`);
    }
    return 2;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function earlyOptions(args: readonly string[]): Early {
  const early: Early = {};
  for (const [index, arg] of args.entries()) {
    if (arg === '--') break;
    const [, name, value] = /^(--lang|--directory|-C)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === '--lang') early.lang = value ?? args[index + 1] ?? '';
    else if (name) early.directory = value ?? args[index + 1] ?? '.';
    else if (/^-[qh]*C/.test(arg)) early.directory = arg.slice(arg.indexOf('C') + 1) || (args[index + 1] ?? '.');
  }
  return early;
}

/** The first of --lang, SERVICE_AUDIT_LANG, the project's settings, LC_ALL, LC_MESSAGES and LANG; English otherwise. */
async function languageOf(lang: string | undefined, env: NodeJS.ProcessEnv, cwd: string): Promise<Language> {
  const named = [lang, env.SERVICE_AUDIT_LANG].find(isLanguage);
  if (named) return named;
  const { languageIn } = await import('./storage/language.js');
  return languageIn(cwd) ?? localeLanguage(env);
}

/** If no locale is set, UTF-8 is assumed, as today's terminals use it. */
function isUtf8(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return platform === 'win32' || platform === 'darwin' || !locale || /utf-?8/i.test(locale);
}
