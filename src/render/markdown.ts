/** The same screens as Markdown: what people typed is escaped, the picture stands in a code block. */
import type { Diagram } from '../domain/diagram.js';
import { renderShow, type ShowOptions, titleOf } from './text/show.js';
import type { Style } from './text/style.js';
import { oneLine } from './visible.js';

/** Text that stays text in Markdown. */
export function escaped(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/([\\`*_{}[\]()#+!|~@])/g, '\\$1')
    .replaceAll(/(https?|ftp|www)(:|\.)/gi, '$1&#8203;$2');
}

/** A fence longer than any in the lines. */
export function codeBlock(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

export const tableRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

export function renderShowMarkdown(diagram: Diagram, siteTitle: string, options: ShowOptions, style: Style): string[] {
  const { messages } = style;
  const notes = diagram.components
    .flatMap(({ rows }) => rows)
    .filter(({ entry }) => entry.note ?? entry['not-seen'] ?? entry.na);
  return [
    `# ${escaped(siteTitle)}, ${messages.dates.full(diagram.date)}`,
    '',
    ...codeBlock(renderShow(diagram, siteTitle, options, style)),
    ...(notes.length > 0
      ? [
          '',
          tableRow([messages.markdown.criterion, messages.markdown.score, messages.markdown.note]),
          '|---|---|---|',
          ...notes.map(({ criterion, title, score, entry }) =>
            tableRow([
              escaped(titleOf(criterion, title, style)),
              score === undefined ? '–' : String(score),
              escaped(entry.note ?? entry['not-seen'] ?? entry.na ?? ''),
            ]),
          ),
        ]
      : []),
  ];
}
