/** What to do next at a site: the one command that matters most. */
import { isExplained } from './audit.js';
import { daysBetween } from './date.js';
import type { SitePlan } from './site-plan.js';

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
