/** Columns of text in a terminal, where a character may take none, one or two of them. */
import columnsOf from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Columns that the text takes; escape sequences take none. */
export function width(text: string): number {
  return columnsOf(text);
}

const segmenter = new Intl.Segmenter();

/** The text in at most so many columns, `…` at the end where something was cut; what is seen as one character stays whole. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let short = '';
  let used = 1;
  for (const { segment } of segmenter.segment(text)) {
    used += width(segment);
    if (used > columns) break;
    short += segment;
  }
  return columns <= 0 ? '' : `${short.trimEnd()}…`;
}

/** Cut or filled up to exactly so many columns. */
export function fill(text: string, columns: number): string {
  const short = cut(text, columns);
  return short + ' '.repeat(Math.max(0, columns - width(short)));
}

/** Filled up on the left. */
export function alignRight(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** Two texts at the two ends of a line, or of two lines where one has no room for both. */
export function ends(left: string, end: string, columns: number): string[] {
  if (end === '') return [cut(left, columns)];
  const room = columns - width(end) - 2;
  return width(left) > room
    ? [cut(left, columns), alignRight(cut(end, columns), columns)]
    : [`${fill(left, room)}  ${end}`];
}

/** The same with nothing cut: as many lines as it takes. */
export function wholeEnds(left: string, end: string, columns: number): string[] {
  if (width(left) <= columns - width(end) - 2) return ends(left, end, columns);
  return [...wrap(left, columns), ...(end === '' ? [] : wrap(end, columns)).map((line) => alignRight(line, columns))];
}

/** Stands for a space at which no line is broken. */
const GLUE = '\ue000';

/** Lines of at most so many columns, words whole where they fit; `indent` stands before all but the first. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lines = text
    .replaceAll(/(?<=\d) (?=→|дн\.)|(?<=→) (?=\d)/g, GLUE)
    .split('\n')
    .flatMap((line) => wrapAnsi(line, Math.max(10, columns), { hard: true, trim: true }).split('\n'))
    .map((line) => line.replaceAll(GLUE, ' '));
  return lines.map((line, index) => (index === 0 ? line : indent + line));
}

/** The same with every line indented; `columns` holds the indent too. */
export function paragraph(text: string, columns: number, indent: string): string[] {
  return wrap(text, columns - width(indent)).map((line) => indent + line);
}

/** Short texts side by side, as many to a line as there is room for; closer together where that saves a line. */
export function packed(texts: readonly string[], columns: number): string[] {
  const with2 = texts.join('  ');
  const gap = width(texts.join('   ')) > columns && width(with2) <= columns ? '  ' : '   ';
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    if (last !== undefined && width(last + gap + text) <= columns) lines[lines.length - 1] = last + gap + text;
    else lines.push(text);
  }
  return lines;
}

/** With a full stop, where there is none. */
export function withFullStop(text: string): string {
  return /[.!?…][»”"')\]]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
