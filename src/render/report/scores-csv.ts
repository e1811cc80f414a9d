/** Every score as a row of CSV; names of columns, dates and numbers are the same in every language. */

import { type Texts, titleIn } from '../../domain/questionnaire/template.js';
import type { ScoreRow } from '../../domain/record/scores.js';
import type { Language } from '../../language.js';
import type { CsvCell, CsvTable } from '../kit/csv.js';

const COLUMNS = ['date', 'record', 'component', 'criterion', 'title', 'score', 'ok', 'of', 'na', 'not-seen', 'note'];

export function renderScoresCsv(
  scores: readonly ScoreRow[],
  titles: ReadonlyMap<string, Texts>,
  language: Language,
): CsvTable {
  const plain = (text: string): CsvCell => ({ plain: text });
  const typed = (text: string | undefined): CsvCell => (text === undefined ? undefined : { typed: text });
  const row = ({ date, record, component, criterion, entry }: ScoreRow): CsvCell[] => [
    plain(date),
    plain(record),
    plain(component),
    plain(criterion),
    typed(titleIn(titles.get(criterion), language, criterion)),
    entry.score,
    entry.counted?.ok,
    entry.counted?.of,
    typed(entry.na),
    typed(entry['not-seen']),
    typed(entry.note),
  ];
  return [COLUMNS.map(plain), ...scores.map(row)];
}
