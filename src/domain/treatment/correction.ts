/** Correcting the plan: actions without effect, and the questions that are open again (METHOD.md, "Correcting the plan"). */
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

/** The questions that are asked again if the plan did not help. */
const REOPENED = ['factors', 'mechanism'] as const satisfies readonly Question[];

/** A score, and the later score that should have been higher. */
export interface NoRise {
  was: Measurement;
  now: Measurement;
}

/**
 * The scores before and after an action that was done but did not raise the score at the next measurement, on a later
 * day. Undefined if the score rose, if nobody has measured since, and for actions that only look or ask.
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
  /** Two follow-ups in a row measured no rise. */
  | ({ because: 'no-rise' } & NoRise)
  | { because: 'missed-date'; promise: PromiseMade }
);

/**
 * The reasons why questions 2 and 3 of a criterion are open again on `today`, oldest first (METHOD.md, "Correcting the
 * plan"). An answer to either question settles all reasons up to its day, a later rise settles a score that had not
 * moved, and a criterion at its target has no open question.
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
    .filter(({ cause }) => REOPENED.some((question) => cause[question] !== undefined))
    .at(-1)?.record;
  const isAnswered = (record: SiteRecord) => answered !== undefined && known.indexOf(answered) >= known.indexOf(record);
  const risesAfter = ({ was, now: flat }: NoRise) =>
    measured.slice(measured.indexOf(flat) + 1).some(({ score }) => score > was.score);
  const isCurrent = (one: NoRise) => !isAnswered(one.now.record) && !risesAfter(one);

  const found: Reopening[] = [];
  for (const action of episode.actions) {
    const flat = ineffective(action, measured);
    if (flat && isCurrent(flat)) found.push({ because: 'ineffective', since: flat.now.date, action, ...flat });
  }
  const flat = flatFollowUps(measured.filter(({ date }) => date >= episode.opened));
  if (flat && isCurrent(flat)) found.push({ because: 'no-rise', since: flat.now.date, ...flat });
  // Only the last promise counts: a new estimate replaces the earlier ones.
  const promise = promises.at(-1);
  const isOwn = promise !== undefined && promise.made >= episode.opened;
  if (isOwn && promise.outcome === 'broken' && promise.on && !(answered && answered.date > promise.promise.due)) {
    found.push({ because: 'missed-date', since: promise.on, promise });
  }
  return found.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** The last two follow-ups in a row that measured no score above the one before them. */
function flatFollowUps(measured: readonly Measurement[]): NoRise | undefined {
  for (let at = measured.length - 1; at >= 2; at--) {
    const [was, first, now] = [measured[at - 2], measured[at - 1], measured[at]];
    if (!was || !first || !now || isAudit(first.record) || isAudit(now.record)) continue;
    if (first.score <= was.score && now.score <= was.score) return { was, now };
  }
  return undefined;
}
