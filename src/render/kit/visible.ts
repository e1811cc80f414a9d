/** Makes typed text safe to print: nothing in it can move the cursor, hide text or reverse its direction. */

/** C0 except tab and line feed, DEL, C1, soft hyphen, bidi, zero-width and invisible characters, line separators, tags. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors and joiners are looked for one by one
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Replaces every invisible character by `\u{…}`; line feeds stay. */
export function visible(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replaceAll(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same, on one line. */
export function oneLine(text: string): string {
  return visible(text).replaceAll(/\s*\n\s*/g, ' ');
}

/** Makes lines that the runner of GitHub Actions does not take for a command; see github.ts. */
export function harmless(text: string): string {
  return text.replaceAll('##[', '## [').replaceAll(/^(\s*):(?=:)/gm, '$1: ');
}
