/**
 * Reads YAML files into plain values and knows the place of every part. The checks are in an order that makes hostile and
 * broken files harmless: a regular file → its size → UTF-8 → merge conflicts → features and depth by tokens → YAML, where
 * a warning is an error → keys, numbers and comments. All problems of a file are reported together.
 */
import { lstatSync, readFileSync } from 'node:fs';
import { codeOf, fail, UserError } from '../errors.js';
import { readAnyYaml } from './any-yaml.js';
import { readCanonical } from './canonical.js';
import { FREE_TEXT, type Source } from './source.js';

export const LARGEST_FILE_BYTES = 1_048_576;

/** The text of a regular file of at most 1 MiB of UTF-8. `shown` is the path in messages. */
export function readText(path: string, shown: string): string {
  let bytes: Buffer;
  try {
    const stat = lstatSync(path);
    const real = stat.isSymbolicLink() ? undefined : stat;
    if (!real?.isFile()) throw fail('not-a-file', { file: shown }, { file: shown });
    if (real.size > LARGEST_FILE_BYTES) {
      throw fail('file-too-large', { size: real.size, limit: LARGEST_FILE_BYTES }, { file: shown });
    }
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = codeOf(error) ?? String(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw fail('file-missing', { file: shown });
    throw fail('file-unreadable', { file: shown, reason }, { file: shown });
  }
  return decode(bytes, shown);
}

/** Decodes the bytes of a file or of standard input: at most 1 MiB of UTF-8 without NUL. */
export function decode(bytes: Uint8Array, shown: string): string {
  if (bytes.length > LARGEST_FILE_BYTES) {
    throw fail('file-too-large', { size: bytes.length, limit: LARGEST_FILE_BYTES }, { file: shown });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fail('not-utf8', {}, { file: shown, line: brokenLine(bytes) });
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) throw fail('nul-byte', {}, { file: shown, line: text.slice(0, nul).split('\n').length });
  return text;
}

/** The line with the first bytes that are not UTF-8. */
function brokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}

/**
 * Reads a YAML text. Throws a UserError with every problem that makes the text unusable; problems of single values are in
 * `problems`. A text in the form that this program writes is read by the fast parser, and its places only when needed.
 */
export function readYaml(text: string, file: string): Source {
  const fast = readCanonical(text, FREE_TEXT);
  if (!fast) return readAnyYaml(text, file);
  let whole: Source | undefined;
  const place: Source['place'] = (path, of) => {
    whole ??= readAnyYaml(text, file);
    return whole.place(path, of);
  };
  return { file, text, value: fast.value, problems: [], place };
}
