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

/** The first word in the place of a role that names no role, if all names can be read: "Olena Kovalchuk, lawyer". */
export function unknownRole(text: string, words: Readonly<Record<string, readonly string[]>>): string | undefined {
  return text.split(';').flatMap((part) => {
    const [name = '', role, ...more] = part.split(',').map((piece) => piece.trim());
    return role && more.length === 0 && parseAssessor(name, words) && !parseAssessor(part, words) ? [role] : [];
  })[0];
}

/** Reads "Olena Kovalchuk, consultant; Ivan Petrenko, owner"; undefined if one of them cannot be read. A name counts once. */
export function parseAssessors(text: string, words: Readonly<Record<string, readonly string[]>>): Person[] | undefined {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const people = parts.flatMap((part) => parseAssessor(part, words) ?? []);
  if (people.length === 0 || people.length < parts.length) return undefined;
  const names = people.map(({ name }) => nameKey(name));
  return people.filter(({ name }, index) => names.indexOf(nameKey(name)) === index);
}

/** A key that is the same for every spelling of a name, whatever its case, spaces and Unicode normalisation. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
