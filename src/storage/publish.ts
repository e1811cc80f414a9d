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
export function publish(path: string, content: string | Uint8Array, shown: string): Published {
  return refusing(shown, () => {
    makeFolder(dirname(path));
    const temporary = writeTemporary(path, content);
    try {
      link(temporary, path, content);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'exists';
      throw error;
    } finally {
      removeTemporary(temporary);
    }
    try {
      syncFolder(dirname(path));
    } catch (error) {
      // Its name may not outlive a power cut: rather not there at all, as the error says.
      rmSync(path, { force: true });
      throw error;
    }
    return 'written';
  });
}

/**
 * Makes a file hold `content`. `was` is what it was read as (undefined: it was not there); where it has changed meanwhile,
 * nothing is written. Returns false where the file already holds it.
 */
export function replace(
  named: string,
  content: string | Uint8Array,
  was: string | Uint8Array | undefined,
  shown: string,
): boolean {
  if (was !== undefined && isSame(content, was)) return false;
  // A link stays one: what it leads to is replaced.
  const path = existsSync(named) ? realpathSync(named) : named;
  if (was === undefined) {
    if (publish(path, content, shown) === 'written') return true;
    // Two put the same content in place at once: both have what they wanted.
    if (isSame(readAs(path, content), content)) return false;
    throw fail('changed-meanwhile', { file: shown });
  }
  return refusing(shown, () => {
    const temporary = writeTemporary(path, content);
    try {
      const now = readAs(path, was);
      if (isSame(now, content)) return false;
      if (!isSame(now, was)) throw fail('changed-meanwhile', { file: shown });
      renameSync(temporary, path);
    } finally {
      removeTemporary(temporary);
    }
    syncFolder(dirname(path));
    return true;
  });
}

/** The file as text or as bytes, whichever `like` is. */
function readAs(path: string, like: string | Uint8Array): string | Uint8Array {
  return typeof like === 'string' ? readFileSync(path, 'utf8') : readFileSync(path);
}

/** Texts are compared as texts, also where a file holds bytes that are none. */
function isSame(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a === b : Buffer.from(a).equals(Buffer.from(b));
}

/** The text of a file, or undefined where there is none. */
export function textOf(path: string, shown = path): string | undefined {
  return refusing(shown, () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined));
}

/** Writes output that was asked for: to a file, whole or not at all, or straight into a device or a pipe. */
export function writeOutput(path: string, content: string | Uint8Array, shown: string): void {
  refusing(shown, () => {
    const is = existsSync(path) ? statSync(path) : undefined;
    if (is && !is.isFile() && !is.isDirectory()) writeFileSync(path, content);
    else if (is) replace(path, content, readFileSync(path), shown);
    else replace(path, content, undefined, shown);
  });
}

/** Adds to a file that others write to as well, such as the summary of a workflow. */
export function appendOutput(path: string, text: string, shown: string): void {
  refusing(shown, () => appendFileSync(path, text));
}

/** Says before anything is asked that the place cannot be written. */
export function checkWritable(folder: string, shown: string): void {
  refusing(shown, () => {
    makeFolder(folder);
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

function writeTemporary(path: string, content: string | Uint8Array): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = openSync(temporary, CREATE, 0o666);
  try {
    writeAll(file, content);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  return temporary;
}

/** Until all bytes are out, and on the disk. */
function writeAll(file: number, content: string | Uint8Array): void {
  const bytes = Buffer.from(content as string);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  if (fstatSync(file).size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'EIO' });
  fsyncSync(file);
}

/** The final name, only if it is free. File systems without hard links create it instead. */
function link(temporary: string, path: string, content: string | Uint8Array): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOSPC' || code === 'EIO' || code === 'EROFS') throw error;
    const file = openSync(path, CREATE, 0o666);
    try {
      writeAll(file, content);
    } catch (failed) {
      rmSync(path, { force: true });
      throw failed;
    } finally {
      closeSync(file);
    }
  }
}

/** The file has its name, or never will have it: where the other one cannot be taken away, it does no harm. */
function removeTemporary(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {}
}

/** Makes a folder and those above it, their names on the disk too. One by one: of several, Node hides why it cannot. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else has made it meanwhile, or a link leads to nowhere.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(folder)) throw error;
  }
  syncFolder(dirname(folder));
}

/** Not every file system can, and not every folder may be opened: then it is the system's to keep the name. */
const NO_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM']);

/** The name itself is on the disk once its folder is; Windows has no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    const handle = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!NO_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
