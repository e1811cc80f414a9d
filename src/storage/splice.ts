/** Changes single parts of a file that a user may have edited, and leaves everything else as it is. */

import { recover } from '../errors.js';
import { readYaml } from './read.js';
import { type Path, type Source, valueAt } from './source.js';

/** The lines from the key at `path` to the end of its value; undefined if the text has no such key. */
function block(source: Source, path: Path): { from: number; to: number } | undefined {
  const { line } = source.place(path, 'key');
  if (line === undefined || valueAt(source.value, path) === undefined) return undefined;
  const lines = source.text.split('\n');
  const indent = (text: string) => text.length - text.trimStart().length;
  const own = indent(lines[line - 1] ?? '');
  let to = line;
  for (let at = line; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (text.trim() === '') continue;
    if (indent(text) <= own) break;
    to = at + 1;
  }
  return { from: line - 1, to };
}

/**
 * Takes the parts at `paths` over from `printed`, the canonical text of the same file. A new top-level part is added at
 * the end, and a part that `printed` lacks is removed. Undefined if this cannot be done safely; then the caller prints the
 * whole file.
 */
export function spliced(text: string, printed: string, paths: readonly Path[]): string | undefined {
  let current = text.replaceAll('\r\n', '\n');
  const target = readYaml(printed, '');
  for (const path of paths) {
    const source = read(current);
    if (!source) return undefined;
    const was = block(source, path);
    const now = block(target, path);
    const lines = current.split('\n');
    const part = now ? target.text.split('\n').slice(now.from, now.to) : [];
    if (was) lines.splice(was.from, was.to - was.from, ...part);
    else if (path.length === 1) lines.splice(lines.at(-1) === '' ? lines.length - 1 : lines.length, 0, ...part);
    else return undefined;
    current = lines.join('\n');
  }
  return sortedJson(read(current)?.value) === sortedJson(target.value) ? current : undefined;
}

/** Undefined if the text is no longer valid. */
function read(text: string): Source | undefined {
  try {
    const source = readYaml(text, '');
    return source.problems.length === 0 ? source : undefined;
  } catch (error) {
    recover(error);
    return undefined;
  }
}

/** The value as JSON with sorted keys, because the order of keys means nothing. */
function sortedJson(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
