/** Every score as a row of CSV; names of columns, dates and numbers are the same in every language. */

import type { Texts } from '../../domain/questionnaire/template.js';
import type { ScoreRow } from '../../domain/record/scores.js';
import { type CsvCell, csvLines } from '../kit/csv.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { oneLine } from '../kit/visible.js';

const COLUMNS = ['date', 'record', 'component', 'criterion', 'title', 'score', 'ok', 'of', 'na', 'not-seen', 'note'];

export function renderScoresCsv(
  scores: readonly ScoreRow[],
  titles: ReadonlyMap<string, Texts>,
  style: Style,
): string[] {
  const plain = (text: string): CsvCell => ({ plain: text });
  const typed = (text: string | undefined): CsvCell => (text === undefined ? undefined : { typed: text });
  const row = ({ date, record, component, criterion, entry }: ScoreRow): CsvCell[] => [
    plain(date),
    plain(record),
    plain(component),
    plain(criterion),
    typed(titleOf(criterion, titles.get(criterion), style)),
    entry.score,
    entry.counted?.ok,
    entry.counted?.of,
    typed(entry.na),
    typed(entry['not-seen']),
    typed(entry.note),
  ];
  return csvLines([COLUMNS.map(plain), ...scores.map(row)], oneLine);
}
