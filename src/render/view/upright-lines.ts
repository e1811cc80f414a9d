/** The diagram with vertical bars and the target line across them. */
import type { Diagram, DiagramRow } from '../../domain/view/diagram.js';
import { glyphs } from '../kit/bars.js';
import { alignRight, fill, width } from '../kit/layout.js';
import { scoreText } from '../kit/score-text.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';

const TITLE_COLUMNS = 30;
/** The mark, the number and the score around a title in the legend. */
const LEGEND_COLUMNS = 9;

export function uprightLines(diagram: Diagram, style: Style): string[] {
  const { paint, ascii } = style;
  const rows = diagram.components.flatMap(({ rows }) => rows);
  const perBlock = Math.max(3, Math.floor((style.columns - 18) / 4));
  const lines: string[] = [];
  for (let first = 0; first < rows.length; first += perBlock) {
    if (first > 0) lines.push('');
    lines.push(...uprightBlock(rows.slice(first, first + perBlock), first, diagram.target, style));
  }
  lines.push('');
  const longest = Math.max(...rows.map((row) => width(titleOf(row.criterion, row.title, style))));
  const titles = Math.min(TITLE_COLUMNS, longest + 1, style.columns - LEGEND_COLUMNS);
  const columns = 2 * (titles + LEGEND_COLUMNS) + 2 <= style.columns ? 2 : 1;
  const half = columns === 2 ? Math.max(titles + LEGEND_COLUMNS + 2, Math.floor(style.columns / 2)) : style.columns;
  const legend = rows.map((row, index) => {
    const mark = row.sags ? '!' : ' ';
    const score = scoreText(row.score, row.entry, style);
    return `${mark} ${alignRight(String(index + 1), 2)} ${fill(titleOf(row.criterion, row.title, style), titles)} ${score}`;
  });
  const height = Math.ceil(legend.length / columns);
  for (let index = 0; index < height; index++) {
    lines.push(`${fill(legend[index] ?? '', half)}${columns === 2 ? (legend[index + height] ?? '') : ''}`.trimEnd());
  }
  return lines.map((line) => (line.startsWith('!') && !ascii ? paint.bad('!') + line.slice(1) : line));
}

function uprightBlock(rows: readonly DiagramRow[], first: number, target: number, style: Style): string[] {
  const { score: full, missing } = glyphs(style.ascii);
  const across = style.ascii ? '-' : '─';
  const lines: string[] = [];
  const cell = (row: DiagramRow, point: number) => {
    if (row.score === undefined) return '  ';
    if (row.score >= point) return row.sags ? style.paint.bad(full.repeat(2)) : full.repeat(2);
    return point <= target ? style.paint.dim(missing.repeat(2)) : '  ';
  };
  for (let point = 10; point >= 1; point--) {
    if (point === target) {
      const line = rows.map((row) => {
        const crossed = row.score !== undefined && row.score > target;
        return `${crossed ? full.repeat(2) : style.paint.accent(across.repeat(2))}${style.paint.accent(across.repeat(2))}`;
      });
      lines.push(`      ${line.join('')} ${style.paint.accent(style.messages.show.targetLine(target))}`);
    }
    const label = [1, 4, 7, 10].includes(point) ? alignRight(String(point), 4) : '    ';
    lines.push(`${label}  ${rows.map((row) => `${cell(row, point)}  `).join('')}`.trimEnd());
  }
  lines.push(`      ${rows.map((_, index) => fill(alignRight(String(first + index + 1), 2), 4)).join('')}`.trimEnd());
  return lines;
}
