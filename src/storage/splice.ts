/** Changes of single parts in a file that a person may have edited: everything else stays as it was written. */
import { recover } from '../errors.js';
import { type Path, readYaml, type Source } from './read.js';

/** From the line of the key at `path` to the last line of its value; undefined where it is not there. */
function block(source: Source, path: Path): { from: number; to: number } | undefined {
  const { line } = source.place(path, 'key');
  if (line === undefined || !has(source.value, path)) return undefined;
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

function has(value: unknown, path: Path): boolean {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return false;
    part = (part as Record<string | number, unknown>)[step];
  }
  return true;
}

/**
 * `text` with the parts at `paths` as they stand in `printed`, the canonical text of the same file. A part that is new
 * goes to the end of the file (a top-level one); one that is gone is taken out. Undefined where that cannot be done
 * safely; then the caller prints the whole.
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
  return inOrder(read(current)?.value) === inOrder(target.value) ? current : undefined;
}

/** Undefined where the text is no longer YAML. */
function read(text: string): Source | undefined {
  try {
    const source = readYaml(text, '');
    return source.problems.length === 0 ? source : undefined;
  } catch (error) {
    recover(error);
    return undefined;
  }
}

/** As JSON; the order in which a hand wrote the keys means nothing. */
function inOrder(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
