/** Correcting the plan: what was done without effect, and which questions stand open again (METHOD.md, "Correcting the plan"). */
import { looksOnly, type Question } from '../record/audit.js';
import {
  type ActionState,
  causesOf,
  inOrder,
  isAudit,
  type Limits,
  limitsOf,
  type Measurement,
  measurementsOf,
  type SiteRecord,
} from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import type { PromiseMade } from './promise.js';
import { criterionState } from './state.js';

/** The questions that are asked again where the plan did not help. */
export const REOPENED: readonly Question[] = ['factors', 'mechanism'];

/** A score, and the one that should have been higher. */
export interface NoRise {
  was: Measurement;
  now: Measurement;
}

/**
 * Was the action done and did the score not move at the next measurement, on a later day? Undefined where it moved, where
 * nobody has measured since, and for actions that only look or ask.
 */
export function ineffective(
  { action, status, closed }: ActionState,
  measurements: readonly Measurement[],
): NoRise | undefined {
  if (status !== 'done' || closed === undefined || looksOnly(action.kind)) return undefined;
  const was = measurements.filter(({ date }) => date < closed).at(-1);
  const now = measurements.find(({ date }) => date > closed);
  return was && now && now.score <= was.score ? { was, now } : undefined;
}

export type Reopening = { since: CalendarDate } & (
  | ({ because: 'ineffective'; action: ActionState } & NoRise)
  /** Two follow-ups one after the other. */
  | ({ because: 'no-rise' } & NoRise)
  | { because: 'missed-date'; promise: PromiseMade }
);

/**
 * Why questions 2 and 3 of a criterion stand open again on `today`, oldest first; empty where they do not. Answers to
 * either settle everything up to their day, a later rise settles a score that had not moved, and at target nothing is open.
 */
export function reopenings(
  records: readonly SiteRecord[],
  criterion: string,
  limits: Limits,
  today: CalendarDate,
): Reopening[] {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const { episode, now, promises } = criterionState(known, criterion, limits, today);
  if (!episode || !now || now.score >= limitsOf(known, limits).target) return [];
  const measured = measurementsOf(known, criterion);
  const answered = causesOf(known, criterion)
    .filter(({ cause }) => REOPENED.some((question) => cause[question as 'factors' | 'mechanism'] !== undefined))
    .at(-1)?.record;
  const isOver = (record: SiteRecord) => answered !== undefined && known.indexOf(answered) >= known.indexOf(record);
  const risesAfter = ({ was, now: flat }: NoRise) =>
    measured.slice(measured.indexOf(flat) + 1).some(({ score }) => score > was.score);
  const stands = (one: NoRise) => !isOver(one.now.record) && !risesAfter(one);

  const found: Reopening[] = [];
  for (const action of episode.actions) {
    const flat = ineffective(action, measured);
    if (flat && stands(flat)) found.push({ because: 'ineffective', since: flat.now.date, action, ...flat });
  }
  const flat = flatFollowUps(measured.filter(({ date }) => date >= episode.opened));
  if (flat && stands(flat)) found.push({ because: 'no-rise', since: flat.now.date, ...flat });
  // Only the last promise: a new estimate has taken the place of those before.
  const promise = promises.at(-1);
  const isOwn = promise !== undefined && promise.made >= episode.opened;
  if (isOwn && promise.outcome === 'broken' && promise.on && !(answered && answered.date > promise.promise.due)) {
    found.push({ because: 'missed-date', since: promise.on, promise });
  }
  return found.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** The last two follow-ups in a row that measured, neither above the score before them. */
function flatFollowUps(measured: readonly Measurement[]): NoRise | undefined {
  for (let at = measured.length - 1; at >= 2; at--) {
    const [was, first, now] = [measured[at - 2], measured[at - 1], measured[at]];
    if (!was || !first || !now || isAudit(first.record) || isAudit(now.record)) continue;
    if (first.score <= was.score && now.score <= was.score) return { was, now };
  }
  return undefined;
}
