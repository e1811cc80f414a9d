/** A git repository of its own, whatever the person's git settings are. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { folderWith } from './folder.js';

const SETTINGS = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

export type Files = Readonly<Record<string, string | undefined>>;

export class Repository {
  constructor(readonly folder: string) {}

  git(...args: string[]): string {
    return execFileSync('git', [...SETTINGS, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: this.folder, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
    }).trim();
  }

  /** Writes the files, or deletes those that are undefined. */
  write(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      if (text === undefined) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
  }

  commit(files: Files = {}, message = 'change'): void {
    this.write(files);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  /** A new branch from another one. */
  branch(name: string, from = 'main'): void {
    this.git('checkout', '-q', '-b', name, from);
  }
}

/** First commits by the files they hold: git makes each of them once, and every later repository is a copy. */
const made = new Map<string, Map<string, Buffer>>();

/** On the branch `main`, with one commit of the files. */
export function aRepository(files: Files = {}): Repository {
  const repository = new Repository(folderWith());
  const { folder } = repository;
  const key = JSON.stringify(files);
  const copied = made.get(key);
  if (copied) {
    for (const [name, bytes] of copied) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return repository;
  }
  repository.git('init', '-q', '-b', 'main', '--template=');
  repository.commit(files, 'first');
  made.set(key, contentOf(folder));
  return repository;
}

function contentOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}
