/** Episodes from a sagging score to a level one, and the state of a criterion on a day (METHOD.md, "Levelled"). */
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
  notApplicableSince,
  type SiteRecord,
} from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import { type PromiseMade, promisesOf } from './promise.js';

/** A criterion is levelled if two measurements at its target are at least this many days apart. */
const LEVELLED_AFTER_DAYS = 14;

const STATES = ['levelled', 'reached', 'in-progress', 'planned', 'diagnosed', 'sagging', 'level', 'fair'] as const;
export type State = (typeof STATES)[number];

export interface CriterionState {
  state: State;
  /** The criterion was levelled once and sags again. */
  relapsed: boolean;
  /** The last measurement, if there is one. */
  now?: Measurement;
  /** The day since which the criterion does not apply; `now` is then a score of the past. */
  notApplicable?: CalendarDate;
  /** The latest answers to the six questions in the current episode; later records complete earlier ones. */
  cause?: Cause;
  /** The actions of the current episode. */
  actions: ActionState[];
  /** The current episode; undefined if the criterion is not in one. */
  episode?: Episode;
  /** Every promise ever made for the criterion, oldest first. */
  promises: PromiseMade[];
}

/** An episode lasts from the first measurement at or under `sagging` until the criterion is levelled. */
export interface Episode {
  opened: CalendarDate;
  /** Oldest first; the first one sagged. */
  measurements: Measurement[];
  /** The actions planned since the episode opened, with their state at its end, or now if it is open. */
  actions: ActionState[];
  /** The day on which the criterion was levelled; undefined while the episode is open. */
  levelled?: CalendarDate;
}

/**
 * The episodes of a criterion, oldest first; only the last one can be open (METHOD.md, "Levelled"). Each record is judged
 * by the limits of the last audit up to it, so that later settings rewrite no history; `initialLimits` apply to records
 * before the first audit.
 */
export function episodesOf(records: readonly SiteRecord[], criterion: string, initialLimits: Limits): Episode[] {
  const ledger = new Ledger();
  const own = ({ opened }: Episode) =>
    [...ledger.states.values()].filter(({ id, action }) => action.criterion === criterion && id.slice(0, 10) >= opened);
  const episodes: Episode[] = [];
  let open: Episode | undefined;
  // For each measurement of the open episode: was it at the target of its own day?
  let atTarget: boolean[] = [];
  let limits = initialLimits;
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
 * The state of a criterion on `today` (METHOD.md, "Levelled"); later records do not count. `limits` apply if the records
 * contain no audit.
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
  const notApplicable = notApplicableSince(known, criterion);
  const base = { relapsed: false, promises: promisesOf(known, criterion, today), actions: [], now, notApplicable };
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
    cause,
  };
}

/** Has anything been answered or planned in the current episode? */
export function isTreated({ episode, cause, actions }: CriterionState): boolean {
  return episode !== undefined && (cause !== undefined || actions.length > 0);
}

/** Two measurements at the target are far enough apart, and none between them is below it. */
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
