/**
 * A site's records in date order → its state on a day: measurements, episodes, promises, actions (METHOD.md, "Levelled").
 * Nothing here is stored anywhere; reading the records again gives the same.
 */
import type { Action, ActionUpdate, Audit, Cause, CausePromise, Entry, FollowUp } from './audit.js';
import { entriesOf, isExplained } from './audit.js';
import { addDays, type CalendarDate, daysBetween } from './date.js';
import { isSameMeaning, type Meaning } from './meaning.js';

/** Two measurements at target make a criterion levelled when they lie this many days apart. */
const LEVELLED_AFTER = 14;
/** A promise may still be measured this many days after its date. */
const PROMISE_GRACE = 7;

interface RecordBase {
  /** `2026-09-01.audit`, `2026-09-08.follow-up-2`: the file's name without `.yaml`. */
  id: string;
  date: CalendarDate;
  /** What a criterion meant then, where the questionnaire is to be had. */
  meaning?: (criterion: string) => Meaning | undefined;
}
export type AuditRecord = RecordBase & { kind: 'audit'; audit: Audit };
export type FollowUpRecord = RecordBase & { kind: 'follow-up'; followUp: FollowUp };
/** One record of one series of a site. */
export type SiteRecord = AuditRecord | FollowUpRecord;

/** Date order; on one day an audit stands before follow-ups, and those stand in the order of their numbers. */
export function inOrder(records: readonly SiteRecord[]): SiteRecord[] {
  const rank = (record: SiteRecord) => (record.kind === 'audit' ? 0 : 1);
  const number = (record: SiteRecord) => Number(/-(\d+)$/.exec(record.id.slice(10))?.[1] ?? 1);
  return [...records].sort(
    (a, b) =>
      (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) ||
      rank(a) - rank(b) ||
      number(a) - number(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

export function isAudit(record: SiteRecord): record is AuditRecord {
  return record.kind === 'audit';
}

/** May the scores that two records give a criterion be compared? */
export function isComparable(a: SiteRecord, b: SiteRecord, criterion: string): boolean {
  return isSameMeaning(a.meaning?.(criterion), b.meaning?.(criterion));
}

export interface Measurement {
  date: CalendarDate;
  score: number;
  record: SiteRecord;
}

/** What the record says of the criterion, if it says anything. */
export function entryIn(record: SiteRecord, criterion: string): Entry | undefined {
  if (isAudit(record))
    return entriesOf(record.audit.scores).find((answered) => answered.criterion === criterion)?.entry;
  return Object.entries(record.followUp.scores ?? {}).find(([key]) => key === criterion)?.[1];
}

/** Every score of the criterion, oldest first. */
export function measurementsOf(records: readonly SiteRecord[], criterion: string): Measurement[] {
  return inOrder(records).flatMap((record) => {
    const score = entryIn(record, criterion)?.score;
    return score === undefined ? [] : [{ date: record.date, score, record }];
  });
}

/**
 * *Now* and *before* of a criterion: its last score, and its score in the last audit older than the record that holds
 * it. There is no before where it meant something else then.
 */
export function nowAndBefore(
  records: readonly SiteRecord[],
  criterion: string,
): { now?: Measurement; before?: Measurement } {
  const measurements = measurementsOf(records, criterion);
  const now = measurements.at(-1);
  if (!now) return {};
  // On one day the audit stands before its follow-ups.
  const before = measurements
    .slice(0, -1)
    .filter(({ record }) => isAudit(record))
    .at(-1);
  return before && isComparable(before.record, now.record, criterion) ? { now, before } : { now };
}

export interface ActionState {
  /** `2026-11-20.audit/staffing-level-1` */
  id: string;
  action: Action;
  status: ActionUpdate['status'];
  /** As last agreed. */
  due: CalendarDate;
  /** The date on which it was last said to be done or dropped. */
  closed?: CalendarDate;
}

/** Actions as records speak of them, one after the other. */
class Ledger {
  readonly states = new Map<string, ActionState>();

  add(record: SiteRecord): void {
    const said = isAudit(record) ? record.audit : record.followUp;
    for (const [id, update] of Object.entries(said.actions ?? {})) {
      const state = this.states.get(id);
      if (!state) continue;
      state.status = update.status;
      if (update.due) state.due = update.due;
      if (update.status === 'done' || update.status === 'dropped') state.closed = record.date;
      else delete state.closed;
    }
    const planned = isAudit(record) ? record.audit.plan : record.followUp.added;
    for (const [key, action] of Object.entries(planned ?? {})) {
      const id = `${record.id}/${key}`;
      this.states.set(id, { id, action, status: 'open', due: action.due });
    }
  }
}

/** Every action of the records with what later records say of it. */
export function actionsOf(records: readonly SiteRecord[]): ActionState[] {
  const ledger = new Ledger();
  for (const record of inOrder(records)) ledger.add(record);
  return [...ledger.states.values()];
}

export function isOpen(action: ActionState): boolean {
  return action.status === 'open' || action.status === 'started';
}

export interface CauseGiven {
  date: CalendarDate;
  record: SiteRecord;
  cause: Cause;
}

/** Every answer to the six questions for the criterion, oldest first. */
export function causesOf(records: readonly SiteRecord[], criterion: string): CauseGiven[] {
  return inOrder(records).flatMap((record) => {
    const cause = isAudit(record)
      ? entryIn(record, criterion)?.cause
      : (Object.entries(record.followUp.causes ?? {}).find(([key]) => key === criterion)?.[1] ??
        entryIn(record, criterion)?.cause);
    return cause ? [{ date: record.date, record, cause }] : [];
  });
}

export const PROMISE_OUTCOMES = ['kept', 'late', 'broken', 'pending'] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];

/**
 * How a promise of question 6 stands on a day: kept, late, broken or pending (METHOD.md, "Promises").
 * `made` is the date of the record that holds it; measurements after `today` do not count.
 */
export function promiseOutcome(
  promise: CausePromise,
  made: CalendarDate,
  measurements: readonly Measurement[],
  today: CalendarDate,
): PromiseOutcome {
  const since = measurements.filter(({ date }) => date > made && date <= today);
  const after = since.filter(({ date }) => date > promise.due);
  const reached = ({ score }: Measurement) => score >= promise.target;
  if (since.some((m) => m.date <= promise.due && reached(m))) return 'kept';
  const first = after[0];
  if (first && reached(first) && daysBetween(promise.due, first.date) <= PROMISE_GRACE) return 'kept';
  if (after.some(reached)) return 'late';
  if (first || today > addDays(promise.due, PROMISE_GRACE)) return 'broken';
  return 'pending';
}

export interface PromiseMade {
  promise: CausePromise;
  made: CalendarDate;
  responsible?: string;
  outcome: PromiseOutcome;
}

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
  /** Every promise ever made for the criterion, oldest first. */
  promises: PromiseMade[];
}

interface Episode {
  opened: CalendarDate;
  measurements: Measurement[];
}

/**
 * Where a criterion stands on `today` (METHOD.md, "Levelled"): only records up to that day count.
 * Thresholds of an episode are those of the settings passed in.
 */
export function criterionState(
  records: readonly SiteRecord[],
  criterion: string,
  limits: { sagging: number; target: number },
  today: CalendarDate,
): CriterionState {
  const known = records.filter(({ date }) => date <= today);
  const measurements = measurementsOf(known, criterion);
  const causes = causesOf(known, criterion);
  const now = measurements.at(-1);

  // Record by record: an episode is closed for good on the day on which the criterion was levelled.
  const ledger = new Ledger();
  const own = (opened: CalendarDate) =>
    [...ledger.states.values()].filter(({ id, action }) => action.criterion === criterion && id.slice(0, 10) >= opened);
  let episode: Episode | undefined;
  let levelledBefore = false;
  let closedNow = false;
  for (const record of inOrder(known)) {
    ledger.add(record);
    const score = entryIn(record, criterion)?.score;
    if (score !== undefined) {
      closedNow = false;
      const measurement = { date: record.date, score, record };
      if (episode) episode.measurements.push(measurement);
      else if (score <= limits.sagging) episode = { opened: record.date, measurements: [measurement] };
    }
    if (episode && isLevelled(episode, limits.target) && !own(episode.opened).some(isOpen)) {
      levelledBefore = true;
      closedNow = true;
      episode = undefined;
    }
  }

  const promises = causes.flatMap(({ cause, date }) =>
    cause.promise
      ? [
          {
            promise: cause.promise,
            made: date,
            ...(cause.responsible?.name && { responsible: cause.responsible.name }),
            outcome: promiseOutcome(cause.promise, date, measurements, today),
          },
        ]
      : [],
  );
  const base = { relapsed: false, promises, actions: [], ...(now && { now }) };
  if (!episode || !now) {
    const state = closedNow ? 'levelled' : now && now.score >= limits.target ? 'level' : 'fair';
    return { ...base, state };
  }
  const { opened } = episode;
  const ownCauses = causes.filter(({ date }) => date >= opened);
  const cause = ownCauses.length > 0 ? Object.assign({}, ...ownCauses.map((given) => given.cause)) : undefined;
  const actions = own(opened);
  return {
    ...base,
    state: stateInEpisode(now, actions, cause, limits.target),
    relapsed: levelledBefore,
    actions,
    ...(cause && { cause }),
  };
}

/** At target in two measurements far enough apart, none below between. */
function isLevelled({ measurements }: Episode, target: number): boolean {
  const last = measurements.at(-1);
  if (!last || last.score < target) return false;
  let first = last;
  for (const measurement of [...measurements].reverse()) {
    if (measurement.score < target) break;
    first = measurement;
  }
  return daysBetween(first.date, last.date) >= LEVELLED_AFTER;
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
