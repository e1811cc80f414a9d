/** Every entry for a criterion in a series, as rows of a table. */
import type { CalendarDate } from '../text/date.js';
import { type Entry, entriesOf } from './audit.js';
import { inOrder, isAudit, type SiteRecord } from './site.js';

export interface ScoreRow {
  date: CalendarDate;
  /** The id of the record: `2026-09-01.audit`. */
  record: string;
  component: string;
  criterion: string;
  entry: Entry;
}

/** The rows in date order; those of one record are in the order of its file. */
export function scoresOf(records: readonly SiteRecord[]): ScoreRow[] {
  const components = new Map<string, string>();
  return inOrder(records).flatMap((record) => {
    const { date, id } = record;
    if (isAudit(record)) {
      return entriesOf(record.audit.scores).map(({ component, criterion, entry }) => {
        components.set(criterion, component);
        return { date, record: id, component, criterion, entry };
      });
    }
    return Object.entries(record.followUp.scores ?? {}).map(([criterion, entry]) => ({
      date,
      record: id,
      component: components.get(criterion) ?? '',
      criterion,
      entry,
    }));
  });
}
