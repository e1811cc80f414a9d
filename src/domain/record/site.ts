/**
 * A site's records in date order: what was measured, planned and answered. Nothing that follows from them is stored
 * anywhere; reading the records again gives the same.
 */

import { isSameMeaning, type Meaning } from '../questionnaire/meaning.js';
import type { CalendarDate } from '../text/date.js';
import type { Action, ActionUpdate, Audit, Cause, Entry, FollowUp } from './audit.js';
import { entriesOf } from './audit.js';
import { compact } from './compact.js';
import { RECORD_KINDS, type RecordKind } from './kinds.js';

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

/** What the file of a record holds, by the kind of the record. */
export interface RecordContent {
  audit: Audit;
  'follow-up': FollowUp;
}

export function contentOf(record: SiteRecord): RecordContent[RecordKind] {
  return isAudit(record) ? record.audit : record.followUp;
}

const KIND_ORDER = Object.keys(RECORD_KINDS);

/** Date order; on one day an audit stands before follow-ups, and those stand in the order of their numbers. */
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

/** What the record says of the criterion, if it says anything. */
export function entryIn(record: SiteRecord, criterion: string): Entry | undefined {
  const parts = isAudit(record) ? Object.values(record.audit.scores) : [record.followUp.scores ?? {}];
  // A criterion may be called "constructor".
  return parts.find((part) => Object.hasOwn(part, criterion))?.[criterion];
}

/**
 * The record with no other scores and planned actions than those of the criterion: quicker to look through many times.
 * What it means stays the same for everything here that takes a criterion.
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
  /** What was said of it last, of a new date or of what came of it. */
  said?: string;
}

/** Actions as records speak of them, one after the other. */
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

/** Every action of the records with what later records say of it. */
export function actionsOf(records: readonly SiteRecord[]): ActionState[] {
  const ledger = new Ledger();
  for (const record of inOrder(records)) ledger.add(record);
  return [...ledger.states.values()];
}

export function isOpen(action: ActionState): boolean {
  return action.status === 'open' || action.status === 'started';
}

/** Does it leave the action as it was, without a word? */
export function changesNothing(
  { status, due, reason, note }: ActionUpdate,
  was: Pick<ActionState, 'status' | 'due'> | undefined,
): boolean {
  const isSame = was?.status === status && (due === undefined || due === was.due);
  return isSame && reason === undefined && note === undefined;
}

/**
 * A follow-up that was written to be filled in and was not: every action as it stood, nobody present, nothing measured,
 * answered, heard or added. Nobody has met (METHOD.md, "The circle"). `before`: the actions by id, as they stood then.
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

/** The follow-ups that say something, oldest first. */
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

/** The answers to the six questions since a day, later records completing earlier ones. */
export function causeSince(causes: readonly CauseGiven[], opened: CalendarDate): Cause | undefined {
  const own = causes.filter(({ date }) => date >= opened);
  return own.length > 0 ? Object.assign({}, ...own.map(({ cause }) => compact(cause))) : undefined;
}

/** What sags, and what is aimed at. */
export interface Limits {
  sagging: number;
  target: number;
}

/** The limits of the last audit, or `before` where there is none. */
export function limitsOf(records: readonly SiteRecord[], before: Limits): Limits {
  const { sagging, target } = inOrder(records).filter(isAudit).at(-1)?.audit ?? before;
  return { sagging, target };
}
