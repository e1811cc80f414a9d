/** A git repository of its own, whatever the person's git settings are. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from './world.js';

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

  /** Returns the hash. */
  commit(files: Files = {}, message = 'change'): string {
    this.write(files);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** A new branch from another one. */
  branch(name: string, from = 'main'): void {
    this.git('checkout', '-q', '-b', name, from);
  }
}

/** On the branch `main`, with one commit of the files. */
export function aRepository(files: Files = {}): Repository {
  const repository = new Repository(folderWith());
  repository.git('init', '-q', '-b', 'main');
  repository.commit(files, 'first');
  return repository;
}
