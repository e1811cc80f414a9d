/** Explains from the records why a criterion moved between two audits. */

import { looksOnly } from '../record/audit.js';
import { actionsOf, causesOf, measurementsOf, type SiteRecord } from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import { promiseOutcome } from '../treatment/promise.js';
import type { Move } from './diff.js';

export type Explanation =
  | { kind: 'cause'; text: string }
  | { kind: 'action'; text: string; done: CalendarDate }
  | { kind: 'promise'; outcome: 'kept' | 'late' | 'broken'; due: CalendarDate }
  /** The criterion moved by one point, and nothing is recorded. */
  | { kind: 'noise' }
  | { kind: 'nothing' };

/** Looks for the explanation in the records after `from` up to `to`. */
export function explainMove(
  records: readonly SiteRecord[],
  move: Move,
  from: CalendarDate,
  to: CalendarDate,
): Explanation {
  const within = records.filter(({ date }) => date <= to);
  const recent = (date: CalendarDate | undefined) => date !== undefined && date > from && date <= to;
  if (move.change < 0) {
    const cause = causesOf(within, move.criterion)
      .filter(({ date }) => recent(date))
      .at(-1)?.cause;
    const text = cause?.since?.change ?? cause?.summary;
    if (text) return { kind: 'cause', text };
  } else {
    const all = actionsOf(within).filter(
      ({ action, status, closed }) => action.criterion === move.criterion && status === 'done' && recent(closed),
    );
    // An action that only looks or asks does not move a score by itself.
    const done = all.filter(({ action }) => !looksOnly(action.kind)).at(-1) ?? all.at(-1);
    if (done?.closed) return { kind: 'action', text: done.action.text, done: done.closed };
  }
  const measurements = measurementsOf(within, move.criterion);
  for (const { cause, date } of causesOf(within, move.criterion).reverse()) {
    if (!cause.promise || date > to) continue;
    const outcome = promiseOutcome(cause.promise, date, measurements, to);
    const judgedNow = cause.promise.due > from || recent(date);
    if (outcome !== 'pending' && judgedNow) return { kind: 'promise', outcome, due: cause.promise.due };
  }
  return Math.abs(move.change) === 1 ? { kind: 'noise' } : { kind: 'nothing' };
}
