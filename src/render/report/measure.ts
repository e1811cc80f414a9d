/**
 * How wide a text may be on a page. A picture does not wrap its texts and does not know the reader's font, so they are
 * measured for one of the widest, DejaVu Sans, which Linux has and which is as wide as Verdana.
 */
import { segmentsOf, width } from '../kit/layout.js';

/** The widest characters of the bold font, in tenths of its size; all others are in the last row. */
const WIDTHS: readonly (readonly [characters: RegExp, tenths: number])[] = [
  [/[ ijlіїIJІЇ.,:;'’()\-–/!|]/u, 4.6],
  [/[ЖШЩЮW@—…]/u, 13],
  [/[mwMжмфшщыюДМФЫЦЪOQО]/u, 10.5],
  [/[\p{Lu}]/u, 8.6],
  [/./u, 7.4],
];
/** A column of the terminal that holds half of a wide character: an ideograph or an emoji. */
const HALF_TENTHS = 7;

/** In pixels, for bold letters of this size. */
export function pixels(text: string, size: number): number {
  const tenths = segmentsOf(text).map((one) => {
    const columns = width(one);
    if (columns !== 1) return columns * HALF_TENTHS;
    return WIDTHS.find(([characters]) => characters.test(one))?.[1] ?? HALF_TENTHS;
  });
  return (tenths.reduce((sum, one) => sum + one, 0) * size) / 10;
}

/** The text on at most this many lines, broken at spaces, or anywhere if a word is too long; what is left over ends in `…`. */
export function fitted(text: string, room: number, size: number, lines: number): string[] {
  const fits = (one: string) => pixels(one, size) <= room;
  const done: string[] = [];
  let rest = text.replaceAll(/\s+/g, ' ').trim();
  while (!fits(rest) && done.length < lines - 1) {
    const words = rest.split(' ');
    let taken = words.findIndex((_, index) => !fits(words.slice(0, index + 1).join(' ')));
    const line = taken > 0 ? words.slice(0, taken).join(' ') : longest(rest, fits);
    taken = line.length;
    done.push(line);
    rest = rest.slice(taken).trimStart();
  }
  return [...done, fits(rest) ? rest : `${longest(rest, (one) => fits(`${one}…`)).trimEnd()}…`];
}

/** The longest beginning that fits; at least one character. */
function longest(text: string, fits: (beginning: string) => boolean): string {
  let end = '';
  for (const one of segmentsOf(text)) {
    if (end !== '' && !fits(end + one)) break;
    end += one;
  }
  return end;
}
