/** The next steps at a site, and the promise that matters most. */
import { isExplained } from '../record/audit.js';
import { daysBetween } from '../text/date.js';
import type { LedgerPromise, SitePlan } from './site-plan.js';

export type NextStep =
  /** There is no audit yet, or the last one is too old. */
  | { command: 'run' }
  /** Nothing is scored in the last audit. One of today is edited, because a day has only one audit. */
  | { command: 'run' | 'edit'; isUnscored: true }
  /** This many criteria sag and lack some of the six answers. */
  | { command: 'why'; criteria: number }
  /** The number of open actions, and the criteria for which questions 2 and 3 are open again. */
  | { command: 'follow-up'; actions: number; overdue: number; again: string[] };

/** The next steps, the most important first. `auditEvery` is in days. */
export function nextSteps(plan: SitePlan, auditEvery: number): NextStep[] {
  const { audited, criteria, open, limits, today } = plan;
  if (audited === undefined) return [{ command: 'run' }];
  if (plan.isUnscored) return [{ command: audited === today ? 'edit' : 'run', isUnscored: true }];
  const isOld = daysBetween(audited, today) > auditEvery;
  const unexplained = criteria.filter(
    ({ now, cause, notApplicable }) => now && !notApplicable && now.score <= limits.sagging && !isExplained(cause),
  );
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
 * The one promise that matters on the day of the plans: the latest of those whose date was missed while the criterion is
 * still under its target, else the one that is due next. Undefined if no promise is open.
 */
export function promiseThatMatters<P extends { plan: SitePlan }>(
  sites: readonly P[],
): { site: P; promise: LedgerPromise } | undefined {
  const open = sites.flatMap((site) =>
    site.plan.criteria.flatMap(({ criterion, promises, episode, now, notApplicable }) => {
      const promise = promises.at(-1);
      const isOpen =
        episode &&
        promise &&
        notApplicable === undefined &&
        promise.made >= episode.opened &&
        (now?.score ?? 0) < promise.promise.target;
      return isOpen ? [{ site, promise: { ...promise, criterion, isLast: true } }] : [];
    }),
  );
  const byDate = (outcome: LedgerPromise['outcome']) =>
    open
      .filter(({ promise }) => promise.outcome === outcome)
      .sort((a, b) => (a.promise.promise.due < b.promise.promise.due ? -1 : 1));
  return byDate('broken').at(-1) ?? byDate('pending')[0];
}
