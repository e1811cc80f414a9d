/**
 * A language that nobody speaks: English with a mark on every letter and words that are 30% longer. What a screen shows
 * without a mark was put past the messages, and a mark that breaks off in the middle of a word was cut.
 */
import type { Messages } from '../../../src/locales/en/index.js';
import { width } from '../../../src/render/kit/layout.js';

const MARKS: ReadonlyMap<string, string> = new Map(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [
    letter,
    [...'áƀćđéƒǵĥíĵķĺɱńóṕɋŕśťúṽŵẋýźÁɃĆĐÉƑǴĤÍĴĶĹⱮŃÓṔɊŔŚŤÚṼŴẊÝŹ'][at] ?? letter,
  ]),
);
const LONGER = 0.3;
const MARKED = `${[...MARKS.values()].join('')}ø`;
const MARKED_WORD = new RegExp(`[${MARKED}]+`, 'gu');
const CUT_WORD = new RegExp(`[${MARKED}]+…`, 'gu');

/** Texts that a program reads: the date format of spreadsheets, and the settings around their comments. */
const FOR_PROGRAMS = new Set(['dates.spreadsheet']);
const YAML_TEXTS = new Set(['files.settingsHead', 'files.criteriaExample']);

/**
 * Words, in lower case, that the messages have said since the locale was made. A proposed action may be cut in a list,
 * where the whole of it is below the list.
 */
export type Said = Set<string>;

function marked(text: string, said: Said, mayBeCut = false): string {
  let letters = 0;
  let added = 0;
  const result = text.replaceAll(/[A-Za-z]+/g, (word) => {
    letters += word.length;
    const more = word.length === 1 ? 0 : Math.round(letters * LONGER) - added;
    added += more;
    return [...word].map((letter) => MARKS.get(letter)).join('') + 'ø'.repeat(more);
  });
  for (const [found] of result.matchAll(CUT_WORD)) said.add(found.toLowerCase());
  for (const [word] of result.matchAll(MARKED_WORD)) {
    const lower = word.toLowerCase();
    said.add(lower);
    if (!mayBeCut) continue;
    for (let length = 1; length <= lower.length; length++) {
      said.add(lower.slice(0, length));
      said.add(`${lower.slice(0, length)}…`);
    }
  }
  return result;
}

/** Only the comments of lines of YAML; the line that names the schema is one for programs. */
function markedComments(text: string, said: Said): string {
  return text
    .split('\n')
    .map((line) => (line.includes('$schema=') ? line : line.replace(/#.*$/, (comment) => marked(comment, said))))
    .join('\n');
}

/** All messages, marked; `said` collects the words that they say. */
export function pseudoLocale(messages: Messages, said: Said): Messages {
  const of = (value: unknown, path: string): unknown => {
    if (FOR_PROGRAMS.has(path) || value instanceof RegExp) return value;
    if (typeof value === 'string') {
      const isYaml = [...YAML_TEXTS].some((name) => path === name || path.startsWith(`${name}.`));
      return isYaml ? markedComments(value, said) : marked(value, said, path === 'proposal');
    }
    if (typeof value === 'function') return (...args: unknown[]) => of(value(...args), path);
    if (Array.isArray(value)) return value.map((one, at) => of(one, `${path}.${at}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, of(one, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return of(messages, '') as Messages;
}

/** Marked words in the text that no message has said whole: they were cut, or broken over two lines. */
export function cutWords(text: string, said: Said): string[] {
  const broken = [...text.matchAll(MARKED_WORD)].map(([word]) => word).filter((word) => !said.has(word.toLowerCase()));
  const ended = [...text.matchAll(CUT_WORD)].map(([word]) => word).filter((word) => !said.has(word.toLowerCase()));
  return [...new Set([...broken, ...ended])];
}

/** Words in ASCII letters: what was put past the messages, once everything else in ASCII is taken away. */
export function unmarkedWords(text: string, known: readonly RegExp[]): string[] {
  const rest = known.reduce((left, pattern) => left.replaceAll(pattern, ' '), text);
  return [...new Set(rest.match(/[A-Za-z]{2,}/g) ?? [])];
}

interface Cell {
  start: number;
  end: number;
}

/** The cells of a line: what two spaces or more part, and a number before a word. */
function cellsOf(line: string): Cell[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => {
    const start = width(line.slice(0, index));
    return { start, end: start + width(text) };
  });
}

function areAligned(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.every(({ start, end }, index) => start === b[index]?.start || end === b[index]?.end);
}

/**
 * Pairs of lines that belong to one table and whose columns neither begin nor end at the same offsets. Two neighbouring
 * lines belong to one table if they are indented alike and have the same number of cells.
 */
export function misaligned(text: string): string[] {
  // A “!” is a mark before its cell, and a chart is no table.
  const lines = text
    .replaceAll(/[│┤├┼╔╗╚╝].*/g, '')
    .replaceAll('! ', '  ')
    .split('\n');
  return lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? '';
    const [cells, below] = [cellsOf(line), cellsOf(next)];
    if (cells.length < 2 || cells.length !== below.length || cells[0]?.start !== below[0]?.start) return [];
    // A number may stand at the right of its column, with its title beside it.
    const parted = (one: string) => cellsOf(one.replaceAll(/(\d) (?=\p{L})/gu, '$1  '));
    return areAligned(cells, below) || areAligned(parted(line), parted(next)) ? [] : [`${line}\n${next}`];
  });
}
