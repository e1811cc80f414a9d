/** What to do next at a site, and the promise that matters. */
import { isExplained } from '../record/audit.js';
import { daysBetween } from '../text/date.js';
import type { LedgerPromise, SitePlan } from './site-plan.js';

export type NextStep =
  /** No audit yet, or the last one is too old. */
  | { command: 'run' }
  /** So many criteria sag without the six answers. */
  | { command: 'why'; criteria: number }
  /** Open actions, and criteria for which questions 2 and 3 stand open again. */
  | { command: 'follow-up'; actions: number; overdue: number; again: string[] };

/** The most important first; empty where nothing waits to be done. `auditEvery` in days. */
export function nextSteps(plan: SitePlan, auditEvery: number): NextStep[] {
  const { audited, criteria, open, limits, today } = plan;
  if (audited === undefined) return [{ command: 'run' }];
  const isOld = daysBetween(audited, today) > auditEvery;
  const unexplained = criteria.filter(({ now, cause }) => now && now.score <= limits.sagging && !isExplained(cause));
  const again = criteria.filter(({ reopened }) => reopened.length > 0).map(({ criterion }) => criterion);
  const overdue = open.filter(({ dueIn }) => dueIn < 0).length;
  return [
    ...(isOld ? [{ command: 'run' as const }] : []),
    ...(unexplained.length > 0 ? [{ command: 'why' as const, criteria: unexplained.length }] : []),
    ...(open.length + again.length > 0
      ? [{ command: 'follow-up' as const, actions: open.length, overdue, again }]
      : []),
  ];
}

/**
 * The one promise that matters on the plans' day: one whose date was missed while the criterion is still under target,
 * the latest of them; else the one that is due next. Undefined where nobody has promised anything that is open.
 */
export function promiseThatMatters<P extends { plan: SitePlan }>(
  sites: readonly P[],
): { of: P; promise: LedgerPromise } | undefined {
  const open = sites.flatMap((of) =>
    of.plan.criteria.flatMap(({ criterion, promises, episode, now }) => {
      const promise = promises.at(-1);
      const isOpen = episode && promise && promise.made >= episode.opened && (now?.score ?? 0) < promise.promise.target;
      return isOpen ? [{ of, promise: { ...promise, criterion } }] : [];
    }),
  );
  const byDate = (outcome: LedgerPromise['outcome']) =>
    open
      .filter(({ promise }) => promise.outcome === outcome)
      .sort((a, b) => (a.promise.promise.due < b.promise.promise.due ? -1 : 1));
  return byDate('broken').at(-1) ?? byDate('pending')[0];
}
