/**
 * A project as it was at a commit: one `git` process lists its files, and one reads all that differ from the disk. A
 * ref comes from outside, so it is resolved first, and only hashes are passed on. No hook, filter, monitor or external
 * diff of the repository runs, replaced objects do not count, and no `GIT_*` variable of the environment reaches git.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { codeOf, fail } from '../errors.js';
import { SETTINGS_FILE } from './language.js';
import { decode, LARGEST_FILE_BYTES } from './read.js';
import { disk, type FolderEntry, type Tree } from './tree.js';

const SAFE = ['--no-pager', '--no-replace-objects', '--literal-pathspecs', '-c', 'core.fsmonitor=false'];
/** The files of a project; nothing else of the repository is listed. */
const WANTED = ['audits/', 'templates/', SETTINGS_FILE];

interface Blob {
  hash: string;
  /** `100644`; a link is `120000`, a submodule `160000`. */
  mode: string;
  /** In bytes. */
  size: number;
}

export interface Commit {
  /** The name that the user gave: `origin/main`. */
  ref: string;
  /** The full hash. */
  hash: string;
  tree: Tree;
  /** All files of the project, by path. */
  blobs: ReadonlyMap<string, Blob>;
}

interface Ran {
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

/** Runs git in the folder. Throws `git-missing` if it is not installed. */
function git(folder: string, args: readonly string[], input?: string): Ran {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const { status, stdout, stderr, error } = spawnSync('git', [...SAFE, ...args], {
    cwd: folder,
    env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
    input: input ?? '',
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error) {
    if (codeOf(error) === 'ENOENT') throw fail('git-missing', {});
    throw fail('git-refused', { said: error.message });
  }
  return { status, stdout, stderr: stderr.toString('utf8') };
}

/** The output of git. Throws `git-refused`, with git's own words, if it failed. */
function output(folder: string, args: readonly string[], input?: string): Buffer {
  const { status, stdout, stderr } = git(folder, args, input);
  if (status !== 0) throw fail('git-refused', { said: firstLine(stderr) });
  return stdout;
}

const firstLine = (text: string) =>
  text
    .trim()
    .split('\n')[0]
    ?.replace(/^fatal: /, '') ?? '';

/**
 * The project in `root` at `ref`. Throws `git-missing`, `git-no-repository`, `git-shallow` or `git-unknown-ref`, each
 * of which says what to do.
 */
export function openCommit(root: string, ref: string): Commit {
  const { isShallow } = openRepository(root);
  return commitAt(root, ref, resolve(root, ref, isShallow));
}

/**
 * The last commit that this branch and `commit` have in common; `commit` itself if they have none. Throws `git-shallow`
 * if it may be missing from a shallow clone.
 */
export function forkPoint(root: string, commit: Commit): Commit {
  const { isShallow } = openRepository(root);
  const { status, stdout } = git(root, ['merge-base', commit.hash, 'HEAD']);
  const hash = stdout.toString('latin1').trim();
  if (status === 0 && /^[0-9a-f]{40,64}$/.test(hash))
    return hash === commit.hash ? commit : commitAt(root, commit.ref, hash);
  if (isShallow) throw fail('git-shallow', { ref: commit.ref });
  return commit;
}

function openRepository(root: string): { isShallow: boolean } {
  const { status, stdout, stderr } = git(root, ['rev-parse', '--is-shallow-repository']);
  if (status !== 0) {
    if (/not a git repository/i.test(stderr)) throw fail('git-no-repository', { folder: root });
    throw fail('git-refused', { said: firstLine(stderr) });
  }
  return { isShallow: stdout.toString('latin1').trim() === 'true' };
}

function resolve(root: string, ref: string, isShallow: boolean): string {
  const { status, stdout } = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const hash = stdout.toString('latin1').trim();
  if (ref !== '' && status === 0 && /^[0-9a-f]{40,64}$/.test(hash)) return hash;
  throw isShallow ? fail('git-shallow', { ref }) : fail('git-unknown-ref', { ref });
}

function commitAt(root: string, ref: string, hash: string): Commit {
  const listed = output(root, ['ls-tree', '-r', '-l', '-z', hash, '--', ...WANTED]).toString('utf8');
  const blobs = new Map<string, Blob>();
  for (const line of listed.split('\0')) {
    const [, mode = '', object = '', size = '', name = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    if (object) blobs.set(join(root, ...name.split('/')), { mode, hash: object, size: Number(size) || 0 });
  }
  return { ref, hash, blobs, tree: new CommitTree(root, ref, blobs) };
}

class CommitTree implements Tree {
  readonly label: string;
  private readonly folders = new Map<string, Map<string, boolean>>();
  private bytes: Map<string, Buffer> | undefined;

  constructor(
    private readonly root: string,
    ref: string,
    private readonly blobs: ReadonlyMap<string, Blob>,
  ) {
    this.label = `${ref}:`;
    for (const path of blobs.keys()) {
      const parts = relative(root, path).split(sep);
      for (const [depth, name] of parts.entries()) {
        const folder = join(root, ...parts.slice(0, depth));
        const items = this.folders.get(folder) ?? new Map<string, boolean>();
        items.set(name, depth < parts.length - 1);
        this.folders.set(folder, items);
      }
    }
  }

  list(folder: string): FolderEntry[] {
    return [...(this.folders.get(folder) ?? [])].map(([name, isFolder]) => ({ name, isDirectory: () => isFolder }));
  }

  has(path: string): boolean {
    return this.blobs.has(path) || this.folders.has(path);
  }

  text(path: string, shown: string): string {
    const blob = this.blobs.get(path);
    if (!blob)
      throw this.folders.has(path) ? fail('not-a-file', { file: shown }) : fail('file-missing', { file: shown });
    if (!isRegular(blob)) throw fail('not-a-file', { file: shown }, { file: shown });
    if (blob.size > LARGEST_FILE_BYTES) {
      throw fail('file-too-large', { size: blob.size, limit: LARGEST_FILE_BYTES }, { file: shown });
    }
    this.bytes ??= this.readAll();
    const bytes = this.bytes.get(path);
    if (!bytes) throw fail('file-unreadable', { file: shown, reason: 'git' }, { file: shown });
    return decode(bytes, shown);
  }

  /**
   * Takes the disk's copy of every file that is the same there, and reads the others with one `git cat-file --batch`.
   */
  private readAll(): Map<string, Buffer> {
    const read = new Map<string, Buffer>();
    const rest = new Map<string, string[]>();
    for (const [path, blob] of this.blobs) {
      if (!isRegular(blob) || blob.size > LARGEST_FILE_BYTES || !path.endsWith('.yaml')) continue;
      const here = bytesOnDisk(path, blob);
      if (here) read.set(path, here);
      else rest.set(blob.hash, [...(rest.get(blob.hash) ?? []), path]);
    }
    if (rest.size === 0) return read;
    const all = output(this.root, ['cat-file', '--batch'], `${[...rest.keys()].join('\n')}\n`);
    for (let from = 0; from < all.length; ) {
      const end = all.indexOf(0x0a, from);
      const [hash = '', type, size] = all.subarray(from, end).toString('latin1').split(' ');
      const length = type === 'blob' ? Number(size) : -1;
      // "HASH missing" means that the clone left the object out.
      if (length >= 0) for (const path of rest.get(hash) ?? []) read.set(path, all.subarray(end + 1, end + 1 + length));
      from = end + 1 + (length >= 0 ? length + 1 : 0);
    }
    return read;
  }
}

const isRegular = ({ mode }: Blob) => mode === '100644' || mode === '100755';

/** The bytes of the file on the disk, if they are those of the blob. */
function bytesOnDisk(path: string, blob: Blob): Buffer | undefined {
  try {
    const stat = lstatSync(path);
    if (!stat.isFile() || stat.size !== blob.size) return undefined;
    const bytes = readFileSync(path);
    return hashOf(bytes, blob.hash.length) === blob.hash ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Git's hash of the bytes: SHA-1, or SHA-256 in repositories that use it. */
function hashOf(bytes: Buffer, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** Is the file on the disk the same as in the commit, except for line ends? Also true if both lack it. */
export function isUnchanged(commit: Commit, path: string): boolean {
  const blob = commit.blobs.get(path);
  if (!blob || !disk.has(path)) return !blob && !disk.has(path);
  if (bytesOnDisk(path, blob)) return true;
  try {
    const plain = (text: string) => text.replaceAll('\r\n', '\n');
    return plain(disk.text(path, path)) === plain(commit.tree.text(path, path));
  } catch {
    return false;
  }
}

/**
 * The files that merging `commit` into this branch would give: a file that the branch has changed since `fork` is the
 * branch's, every other file the commit's. So a branch that is behind is not blamed for what it does not have yet, and
 * is judged together with it.
 */
export function mergedTree(root: string, fork: Commit, commit: Commit): Tree {
  if (fork === commit) return disk;
  const own = new Map<string, boolean>();
  const isOwn = (path: string) => {
    const known = own.get(path) ?? !isUnchanged(fork, path);
    own.set(path, known);
    return known;
  };
  const side = (path: string): Tree => (commit.tree.has(path) && !isOwn(path) ? commit.tree : disk);
  return {
    label: '',
    list(folder, shown) {
      const names = new Map(disk.list(folder, shown).map((item) => [item.name, item]));
      for (const item of commit.tree.list(folder, shown)) if (!names.has(item.name)) names.set(item.name, item);
      return [...names.values()].filter((item) => {
        const path = join(folder, item.name);
        // If either side has moved a site away, it is no site any more, even if its folder still exists.
        if (item.isDirectory()) return folder === root || this.list(path, shown).length > 0;
        return folder === root || this.has(path);
      });
    },
    has(path) {
      if (!fork.blobs.has(path) && !commit.blobs.has(path)) return disk.has(path) || commit.tree.has(path);
      return isOwn(path) ? disk.has(path) : commit.tree.has(path);
    },
    text: (path, shown) => side(path).text(path, shown),
  };
}
