/** Layout of text in terminal columns; a character may take none, one or two of them. */
import columnsOf from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** The columns that the text takes; escape sequences take none. */
export function width(text: string): number {
  return columnsOf(text);
}

const segmenter = new Intl.Segmenter();

/** The characters as a person sees them. */
export function segmentsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Cuts the text to at most `columns`, with `…` at the end if something was cut. Grapheme clusters stay whole. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let short = '';
  let used = 1;
  for (const segment of segmentsOf(text)) {
    used += width(segment);
    if (used > columns) break;
    short += segment;
  }
  return columns <= 0 ? '' : `${short.trimEnd()}…`;
}

/** Cuts the text or fills it with spaces to exactly `columns`. */
export function fill(text: string, columns: number): string {
  const short = cut(text, columns);
  return short + ' '.repeat(Math.max(0, columns - width(short)));
}

/** Fills the text with spaces on the left. */
export function alignRight(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** Two texts at the two ends of a line, or of two lines if one is too short for both. Texts that are too long are cut. */
export function ends(left: string, end: string, columns: number): string[] {
  if (end === '') return [cut(left, columns)];
  const room = columns - width(end) - 2;
  return width(left) > room
    ? [cut(left, columns), alignRight(cut(end, columns), columns)]
    : [`${fill(left, room)}  ${end}`];
}

/** The same without cutting anything, on as many lines as it takes. */
export function wholeEnds(left: string, end: string, columns: number): string[] {
  if (width(left) <= columns - width(end) - 2) return ends(left, end, columns);
  return [...wrap(left, columns), ...(end === '' ? [] : wrap(end, columns)).map((line) => alignRight(line, columns))];
}

/** A placeholder for a space at which no line may be broken. */
const GLUE = '\ue000';

/** Wraps the text at spaces to lines of at most `columns`; `indent` is put before all lines but the first. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const room = Math.max(10, columns);
  const lines = text
    .replaceAll(/(?<=\d) (?=→|дн\.)|(?<=→) (?=\d)/g, GLUE)
    .split('\n')
    .flatMap((line) => wrapAnsi(inPieces(line, room), room, { hard: true, trim: true }).split('\n'))
    .map((line) => line.replaceAll(GLUE, ' '));
  return lines.map((line, index) => (index === 0 ? line : indent + line));
}

/** A word in which several characters may make one that a person sees. */
const COMPOSED_WORD = /\S*[\p{M}\p{Emoji_Presentation}\p{Extended_Pictographic}]\S*/gu;

/**
 * Breaks words that are wider than a line into pieces that fill one, with a space after each, at which `wrapAnsi` breaks.
 * It would break an emoji, or a letter with its marks, in the middle.
 */
function inPieces(line: string, columns: number): string {
  return line.replaceAll(COMPOSED_WORD, (word) => {
    // Escape sequences take no columns, but they would be taken apart.
    if (word.includes('\u001b')) return word;
    const pieces = [''];
    for (const segment of segmentsOf(word)) {
      const piece = `${pieces.at(-1)}${segment}`;
      if (width(piece) > columns) pieces.push(segment);
      else pieces[pieces.length - 1] = piece;
    }
    return pieces.join(' ');
  });
}

/** A text with a command at its end, which is on a line of its own if the text has no room for it: so it can be copied. */
export function withCommand(text: string, command: string, columns: number): string[] {
  if (width(text) <= columns || !text.endsWith(command)) return wrap(text, columns);
  return [...wrap(text.slice(0, -command.length).trimEnd(), columns), `  ${command}`];
}

/** Wraps the text with every line indented; `columns` includes the indent. */
export function paragraph(text: string, columns: number, indent: string): string[] {
  return wrap(text, columns - width(indent)).map((line) => indent + line);
}

/** Short texts side by side, as many on a line as fit; closer together if that saves a line. */
export function packed(texts: readonly string[], columns: number): string[] {
  const joined = texts.join('  ');
  const gap = width(texts.join('   ')) > columns && width(joined) <= columns ? '  ' : '   ';
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    if (last !== undefined && width(last + gap + text) <= columns) lines[lines.length - 1] = last + gap + text;
    else lines.push(text);
  }
  return lines;
}

/** Adds a full stop if the text does not end with a sign that closes a sentence. */
export function withFullStop(text: string): string {
  return /[.!?…][»”"')\]]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
