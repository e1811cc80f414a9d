/** Finds the criterion that a person means: keys are English, and people know the titles. */
import { inLanguage, type Texts } from './template.js';

/** The key itself, or the only criterion with these words in its title, in any language; undefined if there is none. */
export function criterionNamed(
  said: string,
  keys: readonly string[],
  titles: ReadonlyMap<string, Texts>,
): string | undefined {
  if (keys.includes(said)) return said;
  const words = plain(said);
  if (words === '') return undefined;
  const titlesOf = (key: string) => Object.values(titles.get(key) ?? {}).map(plain);
  const whole = keys.filter((key) => titlesOf(key).includes(words));
  const found = whole.length > 0 ? whole : keys.filter((key) => titlesOf(key).some((title) => title.includes(words)));
  return found.length === 1 ? found[0] : undefined;
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');
}

/** “Plain words (office-plain-words)”, in a list of what can be named. */
export function titledKey(key: string, titles: ReadonlyMap<string, Texts>, language: string): string {
  const title = inLanguage(titles.get(key), language);
  return title === undefined ? key : `${title} (${key})`;
}
