import { type Person, ROLES } from './audit.js';

/** In characters. */
const LONGEST_NAME = 200;

/** Reads "Olena Kovalchuk, consultant"; the role may be missing. `words`: what each role is called. */
export function parseAssessor(text: string, words: Readonly<Record<string, readonly string[]>>): Person | undefined {
  const [, name, role] = /^([^,\n]+?)\s*(?:,\s*([^,\n]+?))?\s*$/u.exec(text.trim()) ?? [];
  if (!name || name.length > LONGEST_NAME) return undefined;
  if (role === undefined) return { name };
  const found = ROLES.find((one) => one === role.toLowerCase() || words[one]?.includes(role.toLowerCase()));
  return found && { name, role: found };
}

/** The same for every way of writing a name: small and capital letters, spaces and accents put together differ not. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
