/** The diagram as Markdown: typed text is escaped, the picture is in a code block. */
import type { Diagram } from '../../domain/view/diagram.js';
import { codeBlock, escaped, tableRow } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { renderShow, type ShowOptions } from './show-lines.js';

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
