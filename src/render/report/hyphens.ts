/**
 * Soft hyphens in long words. Browsers hyphenate by themselves only in languages whose dictionary they have; a word that
 * is longer than a line is broken without a hyphen then.
 */

/** Shorter words fit a phone. */
const LONG_WORD = /[\p{L}\p{M}]{15,}/gu;
const VOWELS = 'aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœаеёиоуыэюяіїєў';
const VOWEL = `[${VOWELS}]`;
const CONSONANT = `(?![${VOWELS}ьъй])\\p{L}`;
/** Before the last consonant ahead of a vowel: пос-леп-ро-даж-ный. At least two letters are on each side. */
const SYLLABLE = new RegExp(`(?<=\\p{L}${VOWEL}\\p{L}{0,3}|${VOWEL}\\p{L}{1,3})(?=${CONSONANT}${VOWEL}\\p{L})`, 'giu');

export function withSoftHyphens(text: string): string {
  return text.replaceAll(LONG_WORD, (word) => word.replaceAll(SYLLABLE, '\u00ad'));
}
