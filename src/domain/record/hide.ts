/**
 * Removes from records what not every reader may see. This happens before anything is rendered: what is not in a record
 * cannot appear on a page, whatever its format.
 */
import type { Action, ActionUpdate, Cause, Entry, Person } from './audit.js';
import { compact } from './compact.js';
import { contentOf, isAudit, type SiteRecord } from './site.js';

export const HIDEABLE = ['notes', 'names', 'assessors'] as const;
/**
 * `notes` are remarks on scores and actions; `names` are those of owners, of people who answered and of advisers;
 * `assessors` are the people who scored.
 */
export type Hideable = (typeof HIDEABLE)[number];

/** Replaces a name in a field for one. It means “somebody”, not “nobody”. */
const HIDDEN_NAME = '';
/** Replaces a known name within a text. */
const IN_TEXT = '[…]';

export function hide(records: readonly SiteRecord[], what: ReadonlySet<Hideable>): SiteRecord[] {
  if (what.size === 0) return [...records];
  const masked = maskOf(records, what);
  return records.map((record) => masked(transform(record, what)));
}

function transform(record: SiteRecord, what: ReadonlySet<Hideable>): SiteRecord {
  const people = (given: readonly Person[]) => (what.has('assessors') ? [] : [...given]);
  const values = <T>(map: Readonly<Record<string, T>> | undefined, change: (value: T) => T) =>
    map && Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
  const remark = (text: string | undefined) => (what.has('notes') ? undefined : text);
  const entry = (given: Entry): Entry => ({
    ...given,
    note: remark(given.note),
    cause: given.cause && cause(given.cause),
  });
  const cause = (given: Cause): Cause => (what.has('names') ? withoutNames(given) : given);
  const update = (given: ActionUpdate): ActionUpdate => ({
    ...given,
    note: remark(given.note),
    reason: remark(given.reason),
  });
  const action = (given: Action): Action => (what.has('names') ? { ...given, owner: HIDDEN_NAME } : given);
  if (isAudit(record)) {
    const { audit } = record;
    return {
      ...record,
      audit: {
        ...audit,
        assessors: people(audit.assessors),
        scores: values(audit.scores, (criteria) => values(criteria, entry) ?? {}) ?? {},
        actions: values(audit.actions, update),
        plan: values(audit.plan, action),
      },
    };
  }
  const { followUp } = record;
  return {
    ...record,
    followUp: {
      ...followUp,
      assessors: followUp.assessors && people(followUp.assessors),
      present: what.has('names') ? [] : followUp.present,
      actions: values(followUp.actions, update),
      scores: values(followUp.scores, entry),
      causes: values(followUp.causes, cause),
      added: values(followUp.added, action),
    },
  };
}

function withoutNames(cause: Cause): Cause {
  const { 'answered-by': answeredBy, responsible, advisers, today, promise } = cause;
  const hidden = (name: string | undefined) => (name === undefined ? undefined : HIDDEN_NAME);
  return compact({
    ...cause,
    'answered-by': hidden(answeredBy),
    responsible: responsible && { ...responsible, name: hidden(responsible.name) },
    advisers: advisers?.map(() => HIDDEN_NAME),
    today: today && { ...today, by: hidden(today.by) },
    promise: promise && compact({ ...promise, by: hidden(promise.by) }),
  });
}

interface Names {
  staff: Set<string>;
  assessors: Set<string>;
}

/** The names of all people in the records. */
function namesIn(records: readonly SiteRecord[]): Names {
  const [staff, assessors] = [new Set<string>(), new Set<string>()];
  const add = (name: string | undefined) => name !== undefined && staff.add(name);
  const fromCause = (cause: Cause | undefined) => {
    const { responsible, today, promise, 'answered-by': answeredBy } = cause ?? {};
    for (const name of [answeredBy, responsible?.name, today?.by, promise?.by]) add(name);
    // In “Maria, the shop next door” the name ends at the comma.
    for (const adviser of cause?.advisers ?? []) add(adviser.split(',')[0]);
  };
  for (const record of records) {
    const { assessors: people = [] } = contentOf(record);
    for (const { name } of people) assessors.add(name);
    const planned = isAudit(record) ? record.audit.plan : record.followUp.added;
    for (const { owner } of Object.values(planned ?? {})) add(owner);
    const entries = isAudit(record)
      ? Object.values(record.audit.scores).flatMap((criteria) => Object.values(criteria))
      : Object.values(record.followUp.scores ?? {});
    for (const { cause } of entries) fromCause(cause);
    if (isAudit(record)) continue;
    for (const name of record.followUp.present ?? []) add(name);
    for (const cause of Object.values(record.followUp.causes ?? {})) fromCause(cause);
  }
  return { staff, assessors };
}

/** Full names and their parts, without parts that are not a name by themselves, such as “the”. */
const partsOf = (names: Iterable<string>) =>
  [...names].flatMap((name) => [name, ...name.split(/\s+/)]).filter((part) => /^\p{Lu}\p{L}+/u.test(part));

/** Returns a function that removes hidden names from the fields and texts of a record. */
function maskOf(records: readonly SiteRecord[], what: ReadonlySet<Hideable>): (record: SiteRecord) => SiteRecord {
  const { staff, assessors } = namesIn(records);
  const shown = new Set(what.has('assessors') ? [] : partsOf(assessors));
  const hidden = new Set([...(what.has('names') ? staff : []), ...(what.has('assessors') ? assessors : [])]);
  for (const name of shown) hidden.delete(name);
  const parts = new Set(partsOf(hidden).filter((part) => !shown.has(part)));
  if (parts.size === 0) return (record) => record;
  const escaped = [...parts]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'gu');
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (PEOPLE.has(key)) return hidden.has(value) ? HIDDEN_NAME : value;
      return KEPT.has(key) ? value : value.replaceAll(pattern, IN_TEXT);
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  return (record) => walk(record, '') as SiteRecord;
}

/** Fields that hold nothing but a name. */
const PEOPLE = new Set(['name', 'owner', 'answered-by', 'by', 'present']);
/** Fields whose texts nobody typed freely: dates, keys, words of the format. */
const KEPT = new Set([
  'id',
  'date',
  'due',
  'format',
  'kind',
  'criterion',
  'status',
  'question',
  'side',
  'answer',
  'basis',
  'understood',
  'role',
  'digest',
]);
