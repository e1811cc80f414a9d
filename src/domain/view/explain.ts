/** Explains from the records why a criterion moved between two audits (METHOD.md, "The numbers"). */

import { looksOnly } from '../record/audit.js';
import { actionsOf, causesOf, inOrder, measurementsOf, type SiteRecord } from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import { promisesOf } from '../treatment/promise.js';
import type { Move } from './diff.js';

export type Explanation =
  | { kind: 'cause'; text: string }
  | { kind: 'action'; text: string; done: CalendarDate }
  | { kind: 'promise'; outcome: 'kept' | 'late'; due: CalendarDate }
  /** The criterion moved by one point, and nothing explains it. */
  | { kind: 'noise' }
  | { kind: 'nothing' };

/** Looks for the explanation in the records after `from` up to `to`. */
export function explainMove(
  records: readonly SiteRecord[],
  move: Move,
  from: CalendarDate,
  to: CalendarDate,
): Explanation {
  const within = inOrder(records).filter(({ date }) => date <= to);
  const found = move.change < 0 ? fallExplained(within, move, from) : riseExplained(within, move, from);
  return found ?? (Math.abs(move.change) === 1 ? { kind: 'noise' } : { kind: 'nothing' });
}

/** The cause that was found since. A promise, kept or broken, does not say why a score fell. */
function fallExplained(
  within: readonly SiteRecord[],
  { criterion }: Move,
  from: CalendarDate,
): Explanation | undefined {
  const cause = causesOf(within, criterion)
    .filter(({ date }) => date > from)
    .at(-1)?.cause;
  const text = cause?.since?.change ?? cause?.summary;
  return text ? { kind: 'cause', text } : undefined;
}

/** The action done until the score had risen, or a promise that was kept; anything after the rise did not cause it. */
function riseExplained(
  within: readonly SiteRecord[],
  { criterion, now }: Move,
  from: CalendarDate,
): Explanation | undefined {
  const measured = measurementsOf(within, criterion).filter(({ date }) => date > from);
  const risen = measured[measured.findLastIndex(({ score }) => score < now) + 1];
  const until = risen ? within.slice(0, within.indexOf(risen.record) + 1) : within;
  const done = actionsOf(until).filter(
    // An action that only looks or asks does not raise a score by itself.
    ({ action, status, closed }) =>
      action.criterion === criterion &&
      status === 'done' &&
      closed !== undefined &&
      closed > from &&
      !looksOnly(action.kind),
  );
  const last = done.at(-1);
  if (last?.closed !== undefined) return { kind: 'action', text: last.action.text, done: last.closed };
  const to = within.at(-1)?.date ?? from;
  const promise = promisesOf(within, criterion, to)
    .filter(({ outcome, on }) => (outcome === 'kept' || outcome === 'late') && on !== undefined && on > from)
    .at(-1);
  if (promise?.outcome !== 'kept' && promise?.outcome !== 'late') return undefined;
  return { kind: 'promise', outcome: promise.outcome, due: promise.promise.due };
}
