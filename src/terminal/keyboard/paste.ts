/** Pastes: their marks, and the part of them that may become text. */

/** Turns bracketed paste on and off: the terminal then marks where a paste begins and ends. */
export const BRACKETS_ON = '\x1b[?2004h';
export const BRACKETS_OFF = '\x1b[?2004l';
export const PASTE_BEGIN = '\x1b[200~';
export const PASTE_END = '\x1b[201~';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not act
const SEQUENCES = /\x1b(?:\[[0-9;:<>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g;
/** All control characters but the tab and the line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not act
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x9f]/g;

/** The text of a paste: its line breaks are line feeds, and nothing in it can act. */
export function pastedText(raw: string): string {
  return raw
    .replaceAll(SEQUENCES, '')
    .replaceAll(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
    .replaceAll(CONTROLS, '');
}

/** A paste for a field in which line breaks make no sense, such as a name or a date. */
export function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s*[\n\t]\s*/g, ' ');
}

/** Fewer characters than this may have been typed while the program was busy. */
const LEAST_CHARACTERS = 5;

/**
 * Tells a paste from keys, in a terminal that does not mark pastes: nobody types several characters with a line break among
 * them in one read. A line break at the end may also be the Enter after a text that came in one piece.
 */
export function burstKind(raw: string): 'keys' | 'line' | 'paste' {
  const text = pastedText(raw);
  if (!text.includes('\n') || text.length < LEAST_CHARACTERS) return 'keys';
  const lines = text.replace(/\n+$/, '');
  if (lines.includes('\n')) return 'paste';
  return lines === '' ? 'keys' : 'line';
}
