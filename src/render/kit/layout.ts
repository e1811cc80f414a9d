/** Layout of text in terminal columns; a character may take none, one or two of them. */
import { stripVTControlCharacters } from 'node:util';
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

/** Joiners, variation selectors, skin tones and the letters of flags: terminals disagree about the columns of such emoji. */
const DISPUTED = /[\u200d\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;

/**
 * The most columns that the text takes in any terminal: some draw 👨‍👩‍👧 as one picture of two columns, and some as its
 * three parts. What must not be wider than the window is measured by this.
 */
export function widest(text: string): number {
  if (!DISPUTED.test(text)) return width(text);
  let columns = 0;
  let before = 0;
  for (const character of stripVTControlCharacters(text)) {
    // The sign before a variation selector may be drawn as a picture.
    const own =
      character === '\ufe0f'
        ? Math.max(0, 2 - before)
        : DISPUTED.test(character)
          ? joined(character)
          : width(character);
    columns += own;
    before = own;
  }
  return columns;
}

function joined(character: string): number {
  return character === '\u200d' ? 0 : 2;
}

/** Cuts the text to at most `columns`, with `…` at the end if something was cut. Grapheme clusters stay whole. */
export function cut(text: string, columns: number): string {
  if (widest(text) <= columns) return text;
  let short = '';
  let used = 1;
  for (const segment of segmentsOf(text)) {
    used += widest(segment);
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
  const room = columns - widest(end) - 2;
  return widest(left) > room
    ? [cut(left, columns), alignRight(cut(end, columns), columns)]
    : [`${left}${' '.repeat(room - widest(left))}  ${end}`];
}

/** The same without cutting anything, on as many lines as it takes. */
export function wholeEnds(left: string, end: string, columns: number): string[] {
  if (widest(left) <= columns - widest(end) - 2) return ends(left, end, columns);
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
    .flatMap((line) => broken(line, room))
    .map((line) => line.replaceAll(GLUE, ' '));
  return lines.map((line, index) => (index === 0 ? line : indent + line));
}

/** Several of these may make one character that a person sees. */
const COMPOSED = /[\p{M}\p{Emoji_Presentation}\p{Extended_Pictographic}]/u;

/**
 * One line, broken at spaces; a word that is wider than the window is broken where it has to be. `wrapAnsi` would break an
 * emoji, or a letter with its marks, in the middle.
 */
function broken(line: string, columns: number): string[] {
  const isComposed = (DISPUTED.test(line) || COMPOSED.test(line)) && !line.includes('\u001b');
  if (!isComposed) return wrapAnsi(line, columns, { hard: true, trim: true }).split('\n');
  const lines: string[] = [''];
  const isRoomFor = (text: string) => widest(`${lines.at(-1)}${text}`) <= columns;
  const add = (text: string) => {
    lines[lines.length - 1] += text;
  };
  for (const word of line.trim().split(/ +/)) {
    const gap = lines.at(-1) === '' ? '' : ' ';
    if (isRoomFor(gap + word)) {
      add(gap + word);
      continue;
    }
    if (gap !== '') lines.push('');
    for (const segment of segmentsOf(word)) {
      if (lines.at(-1) !== '' && !isRoomFor(segment)) lines.push('');
      add(segment);
    }
  }
  return lines;
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
