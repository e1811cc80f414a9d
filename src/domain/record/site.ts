/**
 * The records of one series of a site taken together: measurements, actions, answers. Nothing that follows from the
 * records is stored; it is always computed from them.
 */
import { isSameMeaning, type Meaning } from '../questionnaire/meaning.js';
import type { CalendarDate } from '../text/date.js';
import type { Action, ActionUpdate, Audit, Cause, Entry, FollowUp, Person } from './audit.js';
import { entriesOf } from './audit.js';
import { compact } from './compact.js';
import { RECORD_KINDS } from './kinds.js';

interface RecordBase {
  /** The file's name without `.yaml`: `2026-09-01.audit`, `2026-09-08.follow-up-2`. */
  id: string;
  date: CalendarDate;
  /** Tells what a criterion meant in this record; undefined if the questionnaire is not available. */
  meaning?: (criterion: string) => Meaning | undefined;
}
export type AuditRecord = RecordBase & { kind: 'audit'; audit: Audit };
export type FollowUpRecord = RecordBase & { kind: 'follow-up'; followUp: FollowUp };
export type SiteRecord = AuditRecord | FollowUpRecord;

/** The fields that a record of any kind can have. */
export interface CommonContent {
  date: CalendarDate;
  assessors?: Person[] | undefined;
  actions?: Record<string, ActionUpdate> | undefined;
}

/** The content of a record's file, by the kind of the record. */
export interface RecordContent {
  audit: Audit;
  'follow-up': FollowUp;
}

/** The content of the record, of which only what all kinds can have is typed. */
export function contentOf(record: SiteRecord): CommonContent {
  return isAudit(record) ? record.audit : record.followUp;
}

const KIND_ORDER = Object.keys(RECORD_KINDS);

/** Sorts by date. On one day, audits come before follow-ups, and follow-ups are in the order of their numbers. */
export function inOrder<R extends Pick<SiteRecord, 'id' | 'date' | 'kind'>>(records: readonly R[]): R[] {
  const rank = ({ kind }: R) => KIND_ORDER.indexOf(kind);
  const number = ({ id }: R) => Number(/-(\d+)$/.exec(id.slice(10))?.[1] ?? 1);
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

/** The record's entry for the criterion, if it has one. */
export function entryIn(record: SiteRecord, criterion: string): Entry | undefined {
  const parts = isAudit(record) ? Object.values(record.audit.scores) : [record.followUp.scores ?? {}];
  // A criterion may be called “constructor”, which every object inherits.
  return parts.find((part) => Object.hasOwn(part, criterion))?.[criterion];
}

/**
 * The record without the scores and planned actions of other criteria, because it is then quicker to search many times.
 * For this criterion, every function in this file gives the same result as with the whole record.
 */
export function concerning(record: SiteRecord, criterion: string): SiteRecord {
  const own = (actions: Record<string, Action> | undefined) =>
    Object.fromEntries(Object.entries(actions ?? {}).filter(([, action]) => action.criterion === criterion));
  if (!isAudit(record)) return { ...record, followUp: { ...record.followUp, added: own(record.followUp.added) } };
  const { component, entry } = entriesOf(record.audit.scores).find((one) => one.criterion === criterion) ?? {};
  const scores = component === undefined || !entry ? {} : { [component]: { [criterion]: entry } };
  return { ...record, audit: { ...record.audit, scores, plan: own(record.audit.plan) } };
}

/** Every score of the criterion, oldest first. */
export function measurementsOf(records: readonly SiteRecord[], criterion: string): Measurement[] {
  return inOrder(records).flatMap((record) => {
    const score = entryIn(record, criterion)?.score;
    return score === undefined ? [] : [{ date: record.date, score, record }];
  });
}

/** The day of the record that says that the criterion does not apply; undefined if a later record has another entry. */
export function notApplicableSince(records: readonly SiteRecord[], criterion: string): CalendarDate | undefined {
  const last = inOrder(records).findLast((record) => entryIn(record, criterion) !== undefined);
  return last && entryIn(last, criterion)?.na !== undefined ? last.date : undefined;
}

/** Does any criterion of the audit have a score that counts: its own, one from before it, or one measured since? */
export function hasScores(records: readonly SiteRecord[], { audit, date }: AuditRecord): boolean {
  return entriesOf(audit.scores).some(({ criterion, entry }) => {
    if (entry.score !== undefined) return true;
    const measured = measurementsOf(records, criterion);
    if (entry.na === undefined) return measured.length > 0;
    return measured.some(({ record }) => !isAudit(record) && record.date >= date);
  });
}

/**
 * The last score of a criterion, and its score in the last audit that is older than the record of that score. `before`
 * is undefined if the criterion meant something else at that time.
 */
export function nowAndBefore(
  records: readonly SiteRecord[],
  criterion: string,
): { now?: Measurement; before?: Measurement } {
  const measurements = measurementsOf(records, criterion);
  const now = measurements.at(-1);
  if (!now) return {};
  // An audit of the same day is older, too, because it comes before the follow-ups of its day.
  const before = measurements
    .slice(0, -1)
    .filter(({ record }) => isAudit(record))
    .at(-1);
  return before && isComparable(before.record, now.record, criterion) ? { now, before } : { now };
}

export interface ActionState {
  /** The record's id and the action's key: `2026-11-20.audit/staffing-level-1`. */
  id: string;
  action: Action;
  status: ActionUpdate['status'];
  /** The due date that was agreed last. */
  due: CalendarDate;
  /** The date of the record that last reported it as done or dropped. */
  closed?: CalendarDate;
  /** The last remark on a new due date or on the outcome. */
  said?: string;
}

/** The state of all actions, updated by adding one record after the other in date order. */
export class Ledger {
  readonly states = new Map<string, ActionState>();

  add(record: SiteRecord): void {
    const content = contentOf(record);
    for (const [id, update] of Object.entries(content.actions ?? {})) {
      const state = this.states.get(id);
      if (!state) continue;
      state.status = update.status;
      if (update.due) state.due = update.due;
      const said = update.reason ?? update.note;
      if (said !== undefined) state.said = said;
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

/** Every action that the records plan, in the state that later records give it. */
export function actionsOf(records: readonly SiteRecord[]): ActionState[] {
  const ledger = new Ledger();
  for (const record of inOrder(records)) ledger.add(record);
  return [...ledger.states.values()];
}

export function isOpen(action: ActionState): boolean {
  return action.status === 'open' || action.status === 'started';
}

/** Does the update leave the action as it was, without a remark? */
export function changesNothing(
  { status, due, reason, note }: ActionUpdate,
  was: Pick<ActionState, 'status' | 'due'> | undefined,
): boolean {
  const isSame = was?.status === status && (due === undefined || due === was.due);
  return isSame && reason === undefined && note === undefined;
}

/**
 * Is this a follow-up form that nobody has filled in? Then every action is unchanged, nobody was present, and nothing
 * was measured, answered, heard or added: no meeting took place (METHOD.md, "The circle"). `before` has the earlier
 * state of each action by id.
 */
export function saysNothing(
  { format: _, date: __, assessors: ___, actions = {}, ...rest }: FollowUp,
  before: ReadonlyMap<string, Pick<ActionState, 'status' | 'due'>>,
): boolean {
  const isEmpty = (part: object | undefined) => Object.keys(part ?? {}).length === 0;
  return (
    Object.entries(actions).every(([id, update]) => changesNothing(update, before.get(id))) &&
    Object.values(rest).every(isEmpty)
  );
}

/** The follow-ups at which people met, oldest first; forms that nobody has filled in are left out. */
export function meetingsOf(records: readonly SiteRecord[]): FollowUpRecord[] {
  const ledger = new Ledger();
  return inOrder(records).flatMap((record) => {
    const isMeeting = !isAudit(record) && !saysNothing(record.followUp, ledger.states);
    ledger.add(record);
    return isMeeting ? [record] : [];
  });
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

/** The answers to the six questions since `opened`; later records complete and replace earlier ones. */
export function causeSince(causes: readonly CauseGiven[], opened: CalendarDate): Cause | undefined {
  const own = causes.filter(({ date }) => date >= opened);
  return own.length > 0 ? Object.assign({}, ...own.map(({ cause }) => compact(cause))) : undefined;
}

/** The highest score that sags, and the score that is aimed at. */
export interface Limits {
  sagging: number;
  target: number;
}

/** The limits of the last audit, or `before` if there is no audit. */
export function limitsOf(records: readonly SiteRecord[], before: Limits): Limits {
  const { sagging, target } = inOrder(records).filter(isAudit).at(-1)?.audit ?? before;
  return { sagging, target };
}
