/** Where the files of a project are read from: the disk, or a commit (git.ts). Paths are absolute in both. */
import { type Dirent, readdirSync } from 'node:fs';
import { fail } from '../errors.js';
import { isPresent } from './language.js';
import { readText } from './read.js';

export type Item = Pick<Dirent, 'name' | 'isDirectory'>;

export interface Tree {
  /** Stands before every path in what people are told, `origin/main:`; empty for the disk. */
  label: string;
  /** What a folder holds; nothing where there is none. */
  list(folder: string, shown: string): Item[];
  /** Is there anything of that name? */
  has(path: string): boolean;
  /** Throws a UserError where it is no regular file of at most 1 MiB of UTF-8. */
  text(path: string, shown: string): string;
}

export const disk: Tree = { label: '', list: listing, has: isPresent, text: readText };

/** The same tree, of which each file is read at most once. */
export function readOnce(tree: Tree): Tree {
  const texts = new Map<string, string>();
  return {
    label: tree.label,
    list: (folder, shown) => tree.list(folder, shown),
    has: (path) => tree.has(path),
    text(path, shown) {
      const text = texts.get(path) ?? tree.text(path, shown);
      texts.set(path, text);
      return text;
    },
  };
}

/** What a folder on the disk holds; nothing where there is none. */
export function listing(folder: string, shown: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    if (reason === 'ENOENT') return [];
    throw fail('file-unreadable', { file: shown, reason }, { file: shown });
  }
}
