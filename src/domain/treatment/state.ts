/** From a sagging score to a level one: episodes, and where a criterion stands on a day (METHOD.md, "Levelled"). */
import { type Cause, isExplained } from '../record/audit.js';
import {
  type ActionState,
  causeSince,
  causesOf,
  entryIn,
  inOrder,
  isAudit,
  isOpen,
  Ledger,
  type Limits,
  limitsOf,
  type Measurement,
  measurementsOf,
  type SiteRecord,
} from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import { type PromiseMade, promisesOf } from './promise.js';

/** Two measurements at target make a criterion levelled when they lie this many days apart. */
const LEVELLED_AFTER_DAYS = 14;

export const STATES = [
  'levelled',
  'reached',
  'in-progress',
  'planned',
  'diagnosed',
  'sagging',
  'level',
  'fair',
] as const;
export type State = (typeof STATES)[number];

export interface CriterionState {
  state: State;
  /** It was levelled once and sags again. */
  relapsed: boolean;
  /** The last score, if there ever was one. */
  now?: Measurement;
  /** The latest answers to the six questions of the present episode, later records completing earlier ones. */
  cause?: Cause;
  /** Actions of the present episode. */
  actions: ActionState[];
  /** The present episode; absent outside one. */
  episode?: Episode;
  /** Every promise ever made for the criterion, oldest first. */
  promises: PromiseMade[];
}

/** From the first measurement at or under `sagging` until the criterion is levelled. */
export interface Episode {
  opened: CalendarDate;
  /** Oldest first; the first is the one that sagged. */
  measurements: Measurement[];
  /** Planned since it opened; as they stood when it was levelled, or as they stand now. */
  actions: ActionState[];
  /** Absent while it is not levelled. */
  levelled?: CalendarDate;
}

/**
 * The episodes of a criterion, oldest first; only the last one can be open (METHOD.md, "Levelled"). The limits are those
 * of the last audit before each record, `before` those that hold before any audit: later settings rewrite no history.
 */
export function episodesOf(records: readonly SiteRecord[], criterion: string, before: Limits): Episode[] {
  const ledger = new Ledger();
  const own = ({ opened }: Episode) =>
    [...ledger.states.values()].filter(({ id, action }) => action.criterion === criterion && id.slice(0, 10) >= opened);
  const episodes: Episode[] = [];
  let open: Episode | undefined;
  // Whether each measurement of the open episode was at target on its own day.
  let atTarget: boolean[] = [];
  let limits = before;
  for (const record of inOrder(records)) {
    if (isAudit(record)) limits = record.audit;
    ledger.add(record);
    const score = entryIn(record, criterion)?.score;
    if (score !== undefined) {
      const measurement = { date: record.date, score, record };
      if (open) open.measurements.push(measurement);
      else if (score <= limits.sagging) {
        open = { opened: record.date, measurements: [measurement], actions: [] };
        episodes.push(open);
        atTarget = [];
      }
      atTarget.push(score >= limits.target);
    }
    // An episode is closed for good on the day on which the criterion was levelled.
    if (open && isLevelled(open, atTarget) && !own(open).some(isOpen)) {
      open.levelled = record.date;
      open.actions = own(open).map((action) => ({ ...action }));
      open = undefined;
    }
  }
  if (open) open.actions = own(open);
  return episodes;
}

/**
 * Where a criterion stands on `today` (METHOD.md, "Levelled"): only records up to that day count. `limits` hold where
 * the records have no audit.
 */
export function criterionState(
  records: readonly SiteRecord[],
  criterion: string,
  limits: Limits,
  today: CalendarDate,
): CriterionState {
  const known = records.filter(({ date }) => date <= today);
  const { target } = limitsOf(known, limits);
  const now = measurementsOf(known, criterion).at(-1);
  const episodes = episodesOf(known, criterion, limits);
  const last = episodes.at(-1);
  const base = { relapsed: false, promises: promisesOf(known, criterion, today), actions: [], ...(now && { now }) };
  if (!last || last.levelled || !now) {
    const isLast = last?.levelled !== undefined && last.measurements.at(-1)?.record === now?.record;
    return { ...base, state: isLast ? 'levelled' : now && now.score >= target ? 'level' : 'fair' };
  }
  const cause = causeSince(causesOf(known, criterion), last.opened);
  return {
    ...base,
    state: stateInEpisode(now, last.actions, cause, target),
    relapsed: episodes.length > 1,
    actions: last.actions,
    episode: last,
    ...(cause && { cause }),
  };
}

/** Has anything been answered or planned for the present episode? */
export function isTreated({ episode, cause, actions }: CriterionState): boolean {
  return episode !== undefined && (cause !== undefined || actions.length > 0);
}

/** At target in two measurements far enough apart, none below between. */
function isLevelled({ measurements }: Episode, atTarget: readonly boolean[]): boolean {
  const last = measurements.at(-1);
  const first = measurements[atTarget.lastIndexOf(false) + 1];
  return last !== undefined && first !== undefined && daysBetween(first.date, last.date) >= LEVELLED_AFTER_DAYS;
}

function stateInEpisode(
  now: Measurement,
  actions: readonly ActionState[],
  cause: Cause | undefined,
  target: number,
): State {
  if (now.score >= target) return 'reached';
  if (actions.some(({ status }) => status === 'started' || status === 'done')) return 'in-progress';
  if (actions.some(isOpen)) return 'planned';
  if (cause && isDiagnosed(cause)) return 'diagnosed';
  return 'sagging';
}

function isDiagnosed(cause: Cause): boolean {
  return isExplained(cause) && cause.mechanism?.basis !== 'guess';
}
