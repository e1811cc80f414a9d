/**
 * Writes files durably: a record appears whole or not at all, and no record is overwritten. This is not left to a library,
 * because those that exist write once without looking at the result: on a full disk they report success and leave a
 * truncated file.
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
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, fail } from '../errors.js';

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

export type Published = 'written' | 'exists';

/**
 * Writes a new file. Returns `exists` and leaves the existing file alone if there is one.
 * Throws `cannot-write` if the disk refuses, and leaves nothing behind.
 */
export function publish(path: string, content: string | Uint8Array, shown: string): Published {
  return refusing(shown, () => {
    makeFolder(dirname(path));
    const temporary = writeTemporary(path, content);
    try {
      link(temporary, path, content);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return 'exists';
      throw error;
    } finally {
      removeTemporary(temporary);
    }
    try {
      syncFolder(dirname(path));
    } catch (error) {
      // The name might be lost in a power cut, so the file is removed, as the error says.
      rmSync(path, { force: true });
      throw error;
    }
    return 'written';
  });
}

/**
 * Makes a file hold `content`. `was` is the content it had when it was read, or undefined if it did not exist. If it has
 * changed since, `changed-meanwhile` is thrown and nothing is written. Returns false if the file already holds the content.
 */
export function replace(
  named: string,
  content: string | Uint8Array,
  was: string | Uint8Array | undefined,
  shown: string,
): boolean {
  if (was !== undefined && isSame(content, was)) return false;
  // A link stays a link: the file that it leads to is replaced.
  const path = existsSync(named) ? realpathSync(named) : named;
  if (was === undefined) {
    if (publish(path, content, shown) === 'written') return true;
    // Another process has written the same content at the same time.
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

/** Reads a file as text or as bytes, whichever `like` is. */
function readAs(path: string, like: string | Uint8Array): string | Uint8Array {
  return typeof like === 'string' ? readFileSync(path, 'utf8') : readFileSync(path);
}

/** Compares texts as texts, even if a file holds bytes that are not valid text. */
function isSame(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a === b : Buffer.from(a).equals(Buffer.from(b));
}

/** The text of a file, or undefined if the file does not exist. */
export function textOf(path: string, shown = path): string | undefined {
  return refusing(shown, () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined));
}

/** Writes output to a file, whole or not at all, or directly to a device or a pipe. */
export function writeOutput(path: string, content: string | Uint8Array, shown: string): void {
  refusing(shown, () => {
    const stat = existsSync(path) ? statSync(path) : undefined;
    if (stat && !stat.isFile() && !stat.isDirectory()) writeFileSync(path, content);
    else if (stat) replace(path, content, readFileSync(path), shown);
    else replace(path, content, undefined, shown);
  });
}

/** Appends to a file that others write to as well, such as the summary of a workflow. */
export function appendOutput(path: string, text: string, shown: string): void {
  refusing(shown, () => appendFileSync(path, text));
}

/**
 * Throws `cannot-write` if no file can be written to the folder or, if there is none yet, to the one in which it would be
 * made; so that an interview does not end in vain. Leaves nothing behind.
 */
export function checkWritable(folder: string, shown: string): void {
  refusing(shown, () => {
    let nearest = folder;
    // A link that leads nowhere is there, too.
    while (lstatSync(nearest, { throwIfNoEntry: false }) === undefined) nearest = dirname(nearest);
    rmSync(writeTemporary(join(nearest, 'try'), ''));
  });
}

/** Removes these folders if they are empty, the innermost first. */
export function removeEmpty(...folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {}
}

function refusing<T>(shown: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw refused(error, shown);
  }
}

/** `cannot-write` for an error of the operating system; any other error as it is. */
export function refused(error: unknown, shown: string): unknown {
  const code = codeOf(error) ?? '';
  return /^E[A-Z]+$/.test(code) ? fail('cannot-write', { file: shown, reason: code }) : error;
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

/** Writes until all bytes are on the disk. */
function writeAll(file: number, content: string | Uint8Array): void {
  const bytes = Buffer.from(content as string);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  if (fstatSync(file).size !== bytes.length) throw Object.assign(new Error('short write'), { code: 'EIO' });
  fsyncSync(file);
}

/** Gives a file its final name if that is free. On a file system without hard links, the file is written again. */
function link(temporary: string, path: string, content: string | Uint8Array): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    const code = codeOf(error);
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

/** A temporary file that cannot be removed does no harm, so an error is ignored. */
function removeTemporary(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {}
}

/** Makes a folder and its parents durably, one by one, because for several at once Node hides why it fails. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process has made the folder meanwhile, or a link of that name leads nowhere.
    if (codeOf(error) !== 'EEXIST' || !existsSync(folder)) throw error;
  }
  syncFolder(dirname(folder));
}

/** Errors of file systems that cannot sync a folder and of folders that may not be opened; they are ignored. */
const NO_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM']);

/** Writes the names in a folder to the disk. Windows has no call for this. */
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
    if (!NO_SYNC.has(codeOf(error) ?? '')) throw error;
  }
}
