/**
 * Durable files: a record appears whole or not at all, and nobody's record is overwritten. Own code because the
 * libraries for it report success on a full disk and leave a truncated file: they write once and do not look.
 */
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail } from '../errors.js';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

export type Published = 'written' | 'exists';

/**
 * Writes a new file. Returns `exists`, and leaves the file that is there alone, where somebody was first.
 * Throws `cannot-write` where the disk refuses; nothing is left behind then.
 */
export function publish(path: string, text: string, shown: string): Published {
  return refusing(shown, () => {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = writeTemporary(path, text);
    try {
      link(temporary, path, text);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'exists';
      throw error;
    } finally {
      rmSync(temporary, { force: true });
    }
    syncFolder(dirname(path));
    return 'written';
  });
}

/**
 * Makes a file hold `text`. `was` is what it was read as (undefined: it was not there); where it has changed meanwhile,
 * nothing is written. Returns false where the file already holds the text.
 */
export function replace(named: string, text: string, was: string | undefined, shown: string): boolean {
  if (text === was) return false;
  // A link stays one: what it leads to is replaced.
  const path = existsSync(named) ? realpathSync(named) : named;
  if (was === undefined) {
    if (publish(path, text, shown) === 'exists') throw fail('changed-meanwhile', { file: shown });
    return true;
  }
  refusing(shown, () => {
    const temporary = writeTemporary(path, text);
    try {
      if (readFileSync(path, 'utf8') !== was) throw fail('changed-meanwhile', { file: shown });
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
    syncFolder(dirname(path));
  });
  return true;
}

/** The text of a file, or undefined where there is none. */
export function textOf(path: string, shown = path): string | undefined {
  return refusing(shown, () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined));
}

/** Writes output that was asked for: to a file, whole or not at all, or straight into a device or a pipe. */
export function writeOutput(path: string, text: string, shown: string): void {
  refusing(shown, () => {
    const is = existsSync(path) ? statSync(path) : undefined;
    if (is && !is.isFile() && !is.isDirectory()) writeFileSync(path, text);
    else replace(path, text, textOf(path, shown), shown);
  });
}

/** Adds to a file that others write to as well, such as the summary of a workflow. */
export function appendOutput(path: string, text: string, shown: string): void {
  refusing(shown, () => appendFileSync(path, text));
}

/** Says before anything is asked that the place cannot be written. */
export function checkWritable(folder: string, shown: string): void {
  refusing(shown, () => {
    mkdirSync(folder, { recursive: true });
    rmSync(writeTemporary(join(folder, 'try'), ''));
  });
}

function refusing<T>(shown: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error;
    throw fail('cannot-write', { file: shown, reason: code });
  }
}

function writeTemporary(path: string, text: string): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = openSync(temporary, CREATE, 0o666);
  try {
    writeAll(file, text);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  return temporary;
}

/** Until all bytes are out, and on the disk. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  if (fstatSync(file).size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'EIO' });
  fsyncSync(file);
}

/** The final name, only if it is free. File systems without hard links create it instead. */
function link(temporary: string, path: string, text: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOSPC' || code === 'EIO' || code === 'EROFS') throw error;
    const file = openSync(path, CREATE, 0o666);
    try {
      writeAll(file, text);
    } catch (failed) {
      rmSync(path, { force: true });
      throw failed;
    } finally {
      closeSync(file);
    }
  }
}

/** The name itself is on the disk once its folder is; Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
