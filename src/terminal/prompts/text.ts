/**
 * Text measured by the most columns that it may take in any terminal: some draw 👨‍👩‍👧 as one picture of two columns, and
 * some as its three parts. No line of a screen is wider than the window then.
 */
import { alignRight, cut as cutBy, segmentsOf, width, wrap as wrapBy } from '../../render/kit/layout.js';

/** Joiners, variation selectors, skin tones and the letters of flags: terminals disagree about the columns of such emoji. */
const DISPUTED = /[\u200d\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;

export function widest(text: string): number {
  if (!DISPUTED.test(text)) return width(text);
  return segmentsOf(text).reduce(
    (sum, segment) => sum + (DISPUTED.test(segment) ? partsOf(segment) : width(segment)),
    0,
  );
}

/** The columns of all parts, each drawn for itself as a picture. */
function partsOf(segment: string): number {
  const parts = [...segment].filter((one) => one !== '\u200d' && one !== '\ufe0f');
  return Math.max(
    2,
    parts.reduce((sum, one) => sum + (DISPUTED.test(one) ? 2 : pictureColumns(one)), 0),
  );
}

function pictureColumns(one: string): number {
  return /\p{Extended_Pictographic}/u.test(one) ? 2 : width(one);
}

/** Cuts the text to at most `columns`, with `…` at the end if something was cut. */
export function cut(text: string, columns: number): string {
  if (!DISPUTED.test(text)) return cutBy(text, columns);
  if (widest(text) <= columns) return text;
  let short = '';
  for (const segment of segmentsOf(text)) {
    if (widest(short + segment) >= columns) break;
    short += segment;
  }
  return columns <= 0 ? '' : `${short.trimEnd()}…`;
}

/** Wraps the text at spaces; `indent` is put before all lines but the first. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  if (!DISPUTED.test(text)) return wrapBy(text, columns, indent);
  const lines = text.split('\n').flatMap((line) => broken(line, Math.max(10, columns)));
  return lines.map((line, index) => (index === 0 ? line : indent + line));
}

/** A word that is wider than a line is broken where it has to be. */
function broken(line: string, columns: number): string[] {
  const lines: string[] = [];
  let last = '';
  for (const word of line.trim().split(/ +/)) {
    const joined = last === '' ? word : `${last} ${word}`;
    if (widest(joined) <= columns) {
      last = joined;
      continue;
    }
    if (last !== '') lines.push(last);
    last = '';
    for (const segment of segmentsOf(word)) {
      if (last !== '' && widest(last + segment) > columns) {
        lines.push(last);
        last = '';
      }
      last += segment;
    }
  }
  return [...lines, last];
}

/** Two texts at the two ends of a line, or of two lines if one is too short for both. */
export function ends(left: string, end: string, columns: number): string[] {
  if (end === '') return [cut(left, columns)];
  const room = columns - widest(end) - 2;
  return widest(left) > room
    ? [cut(left, columns), alignRight(cut(end, columns), columns)]
    : [`${left}${' '.repeat(room - widest(left))}  ${end}`];
}
