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

export interface Key {
  name?: string | undefined;
  sequence?: string | undefined;
  ctrl?: boolean;
}

/** A lone Esc reaches prompts as this key (F12), because readline would wait half a second for the rest of a sequence. */
export const ESCAPE = '\x1b[24~';

export function isEscape({ name }: Key): boolean {
  return name === 'f12';
}

/** The Latin letter, digit or sign of the key that was pressed. */
export function letterOf({ sequence, ctrl }: Key): string {
  if (ctrl || sequence === undefined) return '';
  const lower = sequence.toLowerCase();
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
