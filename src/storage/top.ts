import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the repository, found without git; without a repository, `cwd` itself. */
export function topOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
