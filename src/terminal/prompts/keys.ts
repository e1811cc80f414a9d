import type { ChoiceRequest } from '../../interview/presenter.js';
import type { Language } from '../../language.js';

/** The Latin letter on the same key as a Russian one: commands are physical keys, whatever the keyboard layout. */
const RUSSIAN = new Map(
  Object.entries({
    й: 'q',
    ц: 'w',
    у: 'e',
    к: 'r',
    е: 't',
    н: 'y',
    г: 'u',
    ш: 'i',
    щ: 'o',
    з: 'p',
    ф: 'a',
    ы: 's',
    в: 'd',
    а: 'f',
    п: 'g',
    р: 'h',
    о: 'j',
    л: 'k',
    д: 'l',
    я: 'z',
    ч: 'x',
    с: 'c',
    м: 'v',
    и: 'b',
    т: 'n',
    ь: 'm',
  }),
);

const LATIN = new Map([...RUSSIAN].map(([russian, latin]) => [latin, russian]));

/** The letter that is on this key in the layout of the language; undefined if it is the Latin one. */
export function onLayout(key: string, language: Language): string | undefined {
  return language === 'ru' ? LATIN.get(key) : undefined;
}

/** The Latin letter, digit or sign of the key that was pressed. */
export function letterOf(text: string): string {
  const lower = text.toLowerCase();
  return RUSSIAN.get(lower) ?? lower;
}

/** The letters that leave a choice without choosing an item, and where each leads. */
export function waysOn({
  back = true,
  later,
  earlier,
}: Pick<ChoiceRequest, 'back' | 'later' | 'earlier'>): Readonly<Record<string, string | undefined>> {
  return {
    q: 'leave',
    b: back ? 'back' : undefined,
    l: later ? 'later' : undefined,
    '=': earlier === undefined ? undefined : 'earlier',
  };
}
