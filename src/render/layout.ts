/** Columns of text in a terminal, where a character may take none, one or two of them. */
import truncatedWidth from 'fast-string-truncated-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Columns that the text takes; escape sequences take none. */
export function width(text: string): number {
  return truncatedWidth(text).width;
}

/** The text in at most so many columns, `…` at the end where something was cut. */
export function cut(text: string, columns: number): string {
  if (columns <= 0) return '';
  const { index, ellipsed } = truncatedWidth(text, { limit: columns, ellipsis: '…' });
  return ellipsed ? `${text.slice(0, index).trimEnd()}…` : text;
}

/** Cut or filled up to exactly so many columns. */
export function fit(text: string, columns: number): string {
  const short = cut(text, columns);
  return short + ' '.repeat(Math.max(0, columns - width(short)));
}

/** Filled up on the left. */
export function right(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** Two texts at the two ends of a line; the first is cut where they do not fit, unless that leaves too little of it. */
export function ends(left: string, end: string, columns: number): string[] {
  const room = columns - width(end) - 2;
  if (end === '') return [cut(left, columns)];
  if (width(left) > room && room < 20) return [cut(left, columns), right(cut(end, columns), columns)];
  return [fit(left, room) + '  ' + end];
}

/** Lines of at most so many columns, words whole where they fit; `indent` stands before all but the first. */
export function wrap(text: string, columns: number, indent = ''): string[] {
  const lines = text.split('\n').flatMap((line) => wrapAnsi(line, Math.max(10, columns), { hard: true, trim: true }).split('\n'));
  return lines.map((line, index) => (index === 0 ? line : indent + line));
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
