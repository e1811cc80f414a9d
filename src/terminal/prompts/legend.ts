/** The legend of keys: each letter with what it does, and on other layouts the letter that is on the same key too. */
import type { Language } from '../../language.js';
import { onLayout } from './keys.js';

/** A key and what it does: `n note`, in Russian `т/n пояснение`. */
export function hint(key: string, text: string, language: Language): string {
  return `${lettersOf(key, language).join('/')} ${text}`;
}

/** The same where a command is a letter after a slash: `/b back`, in Russian `/и /b назад`. */
export function slashHint(key: string, text: string, language: Language): string {
  return `${lettersOf(key, language)
    .map((letter) => `/${letter}`)
    .join(' ')} ${text}`;
}

/** The letter as it is on the keyboard of the language, and the Latin one. */
function lettersOf(key: string, language: Language): string[] {
  const own = onLayout(key, language);
  return own === undefined ? [key] : [own, key];
}
