/** Text that people typed, made safe to print: nothing in it can move the cursor, hide or turn text round. */

/** C0 but tab and line feed, DEL, C1, soft hyphen, bidi, zero-width and invisible characters, line separators, tags. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors and joiners are looked for one by one
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Keeps line feeds; everything that cannot be seen becomes `\u{…}`. */
export function visible(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replaceAll(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same on one line. */
export function oneLine(text: string): string {
  return visible(text).replaceAll(/\s*\n\s*/g, ' ');
}

/** Lines that the runner of GitHub Actions only prints: see github.ts. */
export function harmless(text: string): string {
  return text.replaceAll('##[', '## [').replaceAll(/^(\s*):(?=:)/gm, '$1: ');
}
