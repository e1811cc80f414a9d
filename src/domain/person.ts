import { type Person, ROLES } from './audit.js';

/** Reads "Olena Kovalchuk, consultant"; the role may be missing. `words`: what each role is called. */
export function parseAssessor(text: string, words: Readonly<Record<string, readonly string[]>>): Person | undefined {
  const [, name, role] = /^([^,\n]+?)\s*(?:,\s*([^,\n]+?))?\s*$/u.exec(text.trim()) ?? [];
  if (!name) return undefined;
  if (role === undefined) return { name };
  const found = ROLES.find((one) => one === role.toLowerCase() || words[one]?.includes(role.toLowerCase()));
  return found && { name, role: found };
}
