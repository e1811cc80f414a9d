/** What to do next at a site: the one command that matters most. */
import { isExplained } from './audit.js';
import { daysBetween } from './date.js';
import type { LedgerPromise, SitePlan } from './site-plan.js';

export type NextStep =
  /** No audit yet, or the last one is too old. */
  | { command: 'run' }
  /** So many criteria sag without the six answers. */
  | { command: 'why'; criteria: number }
  /** Questions 2 and 3 stand open again for this criterion. */
  | { command: 'why'; criterion: string };

/** `auditEvery` in days. Undefined where nothing waits to be done now. */
export function nextStep(plan: SitePlan, auditEvery: number): NextStep | undefined {
  if (plan.audited === undefined || daysBetween(plan.audited, plan.today) > auditEvery) return { command: 'run' };
  const unexplained = plan.criteria.filter(
    ({ now, cause }) => now && now.score <= plan.limits.sagging && !isExplained(cause),
  );
  if (unexplained.length > 0) return { command: 'why', criteria: unexplained.length };
  const reopened = plan.criteria.find(({ reopened }) => reopened.length > 0);
  return reopened && { command: 'why', criterion: reopened.criterion };
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
