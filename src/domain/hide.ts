/**
 * What is not for every reader taken out of the records, before anything is made of them: what is not in a record cannot
 * reach a page, whatever its format.
 */
import type { Action, ActionUpdate, Cause, Entry, Person } from './audit.js';
import { isAudit, type SiteRecord } from './site.js';

export const HIDEABLE = ['notes', 'names', 'assessors'] as const;
/** `notes`: what was written to scores and actions. `names`: who owns, answers, advises. `assessors`: who scored. */
export type Hideable = (typeof HIDEABLE)[number];

/** Stands where a name was: “somebody”, not “nobody”. */
export const HIDDEN_NAME = '';
/** Stands in a text for a name that is known. */
const IN_TEXT = '[…]';

export function hide(records: readonly SiteRecord[], what: ReadonlySet<Hideable>): SiteRecord[] {
  const masked = maskOf(records, what);
  return records.map((record): SiteRecord => {
    const one = transform(record, what);
    return masked(one);
  });
}

function transform(record: SiteRecord, what: ReadonlySet<Hideable>): SiteRecord {
  const people = (given: readonly Person[] | undefined) => (what.has('assessors') ? [] : [...(given ?? [])]);
  const values = <T>(map: Readonly<Record<string, T>> | undefined, change: (value: T) => T) =>
    map && Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
  const entry = ({ note, ...rest }: Entry): Entry => ({
    ...rest,
    ...(!what.has('notes') && note !== undefined && { note }),
    ...(rest.cause && { cause: cause(rest.cause) }),
  });
  const cause = (given: Cause): Cause => (what.has('names') ? withoutNames(given) : given);
  const update = ({ note, reason, ...rest }: ActionUpdate): ActionUpdate => ({
    ...rest,
    ...(!what.has('notes') && { ...(note !== undefined && { note }), ...(reason !== undefined && { reason }) }),
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
      assessors: people(followUp.assessors),
      present: what.has('names') ? [] : followUp.present,
      actions: values(followUp.actions, update),
      scores: values(followUp.scores, entry),
      causes: values(followUp.causes, cause),
      added: values(followUp.added, action),
    },
  };
}

function withoutNames({ 'answered-by': answeredBy, responsible, advisers, today, ...rest }: Cause): Cause {
  return {
    ...rest,
    ...(answeredBy !== undefined && { 'answered-by': HIDDEN_NAME }),
    ...(responsible && { responsible: responsible.name === undefined ? responsible : { name: HIDDEN_NAME } }),
    ...(advisers && { advisers: advisers.map(() => HIDDEN_NAME) }),
    ...(today && { today: today.by === undefined ? today : { ...today, by: HIDDEN_NAME } }),
  };
}

/** Names of people as the records know them, in full and by each part of them. */
function namesIn(records: readonly SiteRecord[], what: ReadonlySet<Hideable>): Set<string> {
  const staff = new Set<string | undefined>();
  const assessors = new Set<string>();
  const fromCause = (cause: Cause | undefined) => {
    for (const name of [cause?.['answered-by'], cause?.responsible?.name, cause?.today?.by]) staff.add(name);
    // “Maria, the shop next door”: the name ends at the comma.
    for (const adviser of cause?.advisers ?? []) staff.add(adviser.split(',')[0]);
  };
  for (const record of records) {
    const { audit, followUp } = record as { audit?: AuditLike; followUp?: FollowUpLike };
    for (const { name } of audit?.assessors ?? followUp?.assessors ?? []) assessors.add(name);
    for (const name of followUp?.present ?? []) staff.add(name);
    for (const { owner } of Object.values(audit?.plan ?? followUp?.added ?? {})) staff.add(owner);
    for (const criteria of Object.values(audit?.scores ?? {})) {
      for (const { cause } of Object.values(criteria)) fromCause(cause);
    }
    for (const { cause } of Object.values(followUp?.scores ?? {})) fromCause(cause);
    for (const cause of Object.values(followUp?.causes ?? {})) fromCause(cause);
  }
  const hidden = [...(what.has('names') ? [...staff].filter((name) => name && !assessors.has(name)) : [])] as string[];
  if (what.has('assessors')) hidden.push(...assessors);
  const parts = hidden.flatMap((name) => [name, ...name.split(/\s+/)]);
  // A part that is no name by itself, such as “the”, is none.
  return new Set(parts.filter((part) => /^\p{Lu}\p{L}+/u.test(part)));
}

type AuditLike = Extract<SiteRecord, { kind: 'audit' }>['audit'];
type FollowUpLike = Extract<SiteRecord, { kind: 'follow-up' }>['followUp'];

/** A record in whose texts the names stand no more. */
function maskOf(records: readonly SiteRecord[], what: ReadonlySet<Hideable>): (record: SiteRecord) => SiteRecord {
  const names = [...namesIn(records, what)].sort((a, b) => b.length - a.length);
  if (names.length === 0) return (record) => record;
  const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'gu');
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return KEPT.has(key) ? value : value.replaceAll(pattern, IN_TEXT);
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  return (record) => walk(record, '') as SiteRecord;
}

/** Fields that are no text of people: dates, keys, words of the format. A name has been taken out where it should be. */
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
  'name',
  'owner',
  'answered-by',
  'by',
]);
