/** Markdown in which typed text cannot become markup. */
import { FILTERS } from './filters.js';

/** Named by number, a character that is not seen is seen in the source, and does not reach a terminal. */
export function characterReference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Escapes text so that Markdown shows it as it is, on one line of the file: a table has no others. */
export function escaped(text: string): string {
  return FILTERS.markdown(text)
    .replaceAll(/^\s*\n|\n\s*$/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/([\\`*_{}[\]()#+!|~@])/g, '\\$1')
    .replaceAll(/(https?|ftp|www)(:|\.)/gi, '$1&#8203;$2')
    .replaceAll(/[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, characterReference)
    .replaceAll(/[ \t]*\n[ \t]*/g, '<br>');
}

/** A code block; its fence is longer than any fence in the lines. */
export function codeBlock(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

export const tableRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
