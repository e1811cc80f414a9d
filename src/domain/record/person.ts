import { type Person, ROLES } from './audit.js';

const LONGEST_NAME_CHARACTERS = 200;

/** Reads "Olena Kovalchuk, consultant"; the role may be missing. `words` are the names of each role. */
export function parseAssessor(text: string, words: Readonly<Record<string, readonly string[]>>): Person | undefined {
  const [, name, role] = /^([^,\n]+?)\s*(?:,\s*([^,\n]+?))?\s*$/u.exec(text.trim()) ?? [];
  if (!name || name.length > LONGEST_NAME_CHARACTERS) return undefined;
  if (role === undefined) return { name };
  const found = ROLES.find((one) => one === role.toLowerCase() || words[one]?.includes(role.toLowerCase()));
  return found && { name, role: found };
}

/** A key that is the same for every spelling of a name, whatever its case, spaces and Unicode normalisation. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
