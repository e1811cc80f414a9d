/** Markdown in which typed text cannot become markup. */
import { oneLine } from './visible.js';

/** Escapes text so that Markdown shows it as it is. */
export function escaped(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/([\\`*_{}[\]()#+!|~@])/g, '\\$1')
    .replaceAll(/(https?|ftp|www)(:|\.)/gi, '$1&#8203;$2');
}

/** A code block; its fence is longer than any fence in the lines. */
export function codeBlock(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

export const tableRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
