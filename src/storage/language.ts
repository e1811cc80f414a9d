/** The project's language, told without parsing its settings: errors in them are told in it too. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLanguage, type Language } from '../language.js';

export const SETTINGS_FILE = 'service-audit.yaml';

/** The folder that holds the settings, walking up from `from`; `from` itself where none does. */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, SETTINGS_FILE))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

export function languageIn(cwd: string): Language | undefined {
  try {
    const text = readFileSync(join(findRoot(cwd), SETTINGS_FILE), 'utf8');
    const found = /^language:[ \t]*["']?([a-z]+)\b/m.exec(text)?.[1];
    return isLanguage(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
