/** The source of a project's files: the disk, or a commit (git.ts). Paths are absolute in both. */
import { type Dirent, readdirSync } from 'node:fs';
import { codeOf, fail } from '../errors.js';
import { isPresent } from './language.js';
import { readText } from './read.js';

export type FolderEntry = Pick<Dirent, 'name' | 'isDirectory'>;

export interface Tree {
  /** Put before every path in messages: `origin/main:`, or nothing for the disk. */
  label: string;
  /** The entries of a folder; empty if it does not exist. */
  list(folder: string, shown: string): FolderEntry[];
  /** Does a file or folder of that name exist? */
  has(path: string): boolean;
  /** Throws a UserError if it is not a regular file of at most 1 MiB of UTF-8. */
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

/** The entries of a folder on the disk; empty if it does not exist. */
export function listing(folder: string, shown: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const reason = codeOf(error) ?? '';
    if (reason === 'ENOENT') return [];
    throw fail('file-unreadable', { file: shown, reason }, { file: shown });
  }
}
