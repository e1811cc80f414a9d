/** Finds the project's language without parsing its settings, so that errors in the settings are reported in it, too. */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLanguage, type Language } from '../language.js';

export const SETTINGS_FILE = 'service-audit.yaml';

/** The nearest folder at or above `from` that holds the settings; `from` itself if there is none. */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isPresent(join(folder, SETTINGS_FILE))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/** Does anything exist at this path? A link to a missing file counts. */
export function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The language in the settings of the project that `cwd` is in; undefined if it cannot be found or read. */
export function languageIn(cwd: string): Language | undefined {
  try {
    const path = join(findRoot(cwd), SETTINGS_FILE);
    // Reading a named pipe would wait for ever.
    if (!lstatSync(path).isFile()) return undefined;
    const text = readFileSync(path, 'utf8');
    const found = /^language:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
    return isLanguage(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
