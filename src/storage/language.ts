/** The project's language, found without parsing its settings: errors in them are reported in it, too. */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLanguage, type Language } from '../language.js';

export const SETTINGS_FILE = 'service-audit.yaml';

/** The folder that holds the settings, walking up from `from`; `from` itself where none does. */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isPresent(join(folder, SETTINGS_FILE))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/** Is there anything of that name, a link that leads nowhere included? */
export function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

export function languageIn(cwd: string): Language | undefined {
  try {
    const path = join(findRoot(cwd), SETTINGS_FILE);
    // A pipe of that name would be waited for.
    if (!lstatSync(path).isFile()) return undefined;
    const text = readFileSync(path, 'utf8');
    const found = /^language:[ \t]*["']?([\w-]+)/m.exec(text)?.[1];
    return isLanguage(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
