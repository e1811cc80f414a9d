/** Every score as a row, for a program or a spreadsheet: names of columns, dates and numbers are the same in any language. */
import type { ScoreRow } from '../../domain/scores.js';
import type { Texts } from '../../domain/template.js';
import { type CsvCell, renderCsv } from '../csv.js';
import { titleOf } from '../text/show.js';
import type { Style } from '../text/style.js';

const COLUMNS = ['date', 'record', 'component', 'criterion', 'title', 'score', 'ok', 'of', 'na', 'not-seen', 'note'];

export function renderScoresCsv(
  scores: readonly ScoreRow[],
  titles: ReadonlyMap<string, Texts>,
  style: Style,
): string[] {
  const row = ({ date, record, component, criterion, entry }: ScoreRow): CsvCell[] => [
    date,
    record,
    component,
    criterion,
    titleOf(criterion, titles.get(criterion), style),
    entry.score,
    entry.counted?.ok,
    entry.counted?.of,
    entry.na,
    entry['not-seen'],
    entry.note,
  ];
  return renderCsv([COLUMNS, ...scores.map(row)]);
}
