/**
 * The plan of a site on a day, derived from its records: open actions, the state of each criterion, promises by person,
 * and people who have not followed up (METHOD.md, "The plan", "Promises" and "The circle").
 */
import { entriesOf } from '../record/audit.js';
import { nameKey } from '../record/person.js';
import {
  type ActionState,
  actionsOf,
  concerning,
  hasScores,
  inOrder,
  isAudit,
  isOpen,
  type Limits,
  limitsOf,
  type Measurement,
  measurementsOf,
  meetingsOf,
  type SiteRecord,
} from '../record/site.js';
import { addDays, type CalendarDate, daysBetween } from '../text/date.js';
import { ineffective, type NoRise, type Reopening, reopenings } from './correction.js';
import type { PromiseMade, PromiseOutcome } from './promise.js';
import { type Remedy, remediesOf } from './remedy.js';
import { type CriterionState, criterionState } from './state.js';

/** An action that is neither done nor dropped. */
export interface OpenAction extends ActionState {
  /** Days until the action is due; negative if it is overdue. */
  dueIn: number;
}

interface ClosedAction extends ActionState {
  closed: CalendarDate;
  /** Set if the score did not rise at the next measurement. */
  ineffective?: NoRise;
}

interface CriterionPlan extends CriterionState {
  criterion: string;
  /** The reasons why questions 2 and 3 are open again; none if the criterion does not apply now. */
  reopened: Reopening[];
  /** How the criterion was levelled earlier; empty unless it sags again. */
  remedies: Remedy[];
}

export type LedgerPromise = PromiseMade & {
  criterion: string;
  /** The criterion has no newer promise. */
  isLast: boolean;
};

export interface PersonLedger {
  name: string;
  promises: Record<PromiseOutcome, number>;
  overdue: number;
}

interface CircleMember {
  name: string;
  /** The date of the last follow-up or audit in which the person took part. */
  last?: CalendarDate;
  /** Days since `last`; without it, days since the oldest open action was planned. */
  days?: number;
  /** More days than `follow-up-every` have passed while an action is open. */
  isLate: boolean;
}

export interface SitePlan {
  today: CalendarDate;
  limits: Limits;
  /** The date of the last audit. */
  audited?: CalendarDate;
  /** There is an audit, but no criterion of the last one has a score that counts. */
  isUnscored: boolean;
  /** The date of the last follow-up that contains anything. */
  followedUp?: CalendarDate;
  /** The date on which the next follow-up is due, possibly in the past; undefined if no action is open. */
  followUpDue?: CalendarDate;
  /** The action that is overdue longest comes first. */
  open: OpenAction[];
  /** Actions done or dropped in the last audit or since, in the order in which they were closed. */
  closed: ClosedAction[];
  /** The criteria of the last audit in file order, then those of older records. */
  criteria: CriterionPlan[];
  /** Every promise ever made, by criterion, oldest first. */
  promises: LedgerPromise[];
  /** Everyone who owns an action or made a promise, sorted by name. */
  people: PersonLedger[];
  circle: CircleMember[];
}

export interface PlanSettings {
  /** The limits that apply if the records contain no audit. */
  limits: Limits;
  /** Names of the people before whom each person reports (METHOD.md, "The circle"). */
  circle: readonly string[];
  /** In days. */
  followUpEvery: number;
}

/** Derives the plan on `today`; later records do not count (METHOD.md, "The plan"). */
export function sitePlan(records: readonly SiteRecord[], settings: PlanSettings, today: CalendarDate): SitePlan {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const latest = known.filter(isAudit).at(-1);
  const audited = latest?.date;
  const followedUp = meetingsOf(known).at(-1)?.date;
  const all = actionsOf(known);
  const open = all
    .filter(isOpen)
    .map((action) => ({ ...action, dueIn: daysBetween(today, action.due) }))
    .sort((a, b) => a.dueIn - b.dueIn);
  const measured = new Map<string, Measurement[]>();
  const measurements = (criterion: string) => {
    const found = measured.get(criterion) ?? measurementsOf(known, criterion);
    measured.set(criterion, found);
    return found;
  };
  const closed = all
    .flatMap((action): ClosedAction[] => {
      const { closed } = action;
      if (closed === undefined || closed < (audited ?? '')) return [];
      return [{ ...action, closed, ineffective: ineffective(action, measurements(action.action.criterion)) }];
    })
    .sort((a, b) => (a.closed < b.closed ? -1 : a.closed === b.closed ? 0 : 1));
  const criteria = criteriaIn(known).map((criterion): CriterionPlan => {
    const own = known.map((record) => concerning(record, criterion));
    const state = criterionState(own, criterion, settings.limits, today);
    return {
      ...state,
      criterion,
      reopened: state.notApplicable ? [] : reopenings(own, criterion, settings.limits, today),
      remedies: state.relapsed ? remediesOf(own, criterion, settings.limits, today) : [],
    };
  });
  const promises = criteria.flatMap(({ criterion, promises: made }) =>
    made.map((one) => ({ ...one, criterion, isLast: one === made.at(-1) })),
  );
  const last = [audited, followedUp].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b));
  return {
    today,
    limits: limitsOf(known, settings.limits),
    audited,
    isUnscored: latest !== undefined && !hasScores(known, latest),
    followedUp,
    followUpDue: open.length > 0 && last !== undefined ? addDays(last, settings.followUpEvery) : undefined,
    open,
    closed,
    criteria,
    promises,
    people: peopleOf(open, promises),
    circle: circleOf(known, settings, open, today),
  };
}

/** The keys of all criteria in the records, those of the last audit first. */
export function criteriaIn(records: readonly SiteRecord[]): string[] {
  const keys = new Set<string>();
  for (const record of inOrder(records).reverse()) {
    if (isAudit(record)) for (const { criterion } of entriesOf(record.audit.scores)) keys.add(criterion);
  }
  for (const record of records) {
    if (!isAudit(record)) for (const key of Object.keys(record.followUp.scores ?? {})) keys.add(key);
  }
  return [...keys];
}

function peopleOf(open: readonly OpenAction[], promises: readonly LedgerPromise[]): PersonLedger[] {
  const people = new Map<string, PersonLedger>();
  const of = (name: string) => {
    const none = { kept: 0, late: 0, broken: 0, pending: 0 };
    const person = people.get(nameKey(name)) ?? { name, promises: none, overdue: 0 };
    people.set(nameKey(name), person);
    return person;
  };
  // A promise counts for the person who made it: nobody has to keep what was promised in their absence.
  for (const { by, outcome } of promises) if (by) of(by).promises[outcome] += 1;
  for (const { action, dueIn } of open) of(action.owner).overdue += dueIn < 0 ? 1 : 0;
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, person]) => person);
}

/** A record counts for the people who scored in it; a follow-up also counts for those who were present. */
function circleOf(
  known: readonly SiteRecord[],
  { circle, followUpEvery }: PlanSettings,
  open: readonly OpenAction[],
  today: CalendarDate,
): CircleMember[] {
  const participants = (record: SiteRecord) =>
    isAudit(record)
      ? record.audit.assessors.map(({ name }) => name)
      : [...(record.followUp.present ?? []), ...(record.followUp.assessors ?? []).map(({ name }) => name)];
  const oldest = open.map(({ id }) => id.slice(0, 10)).sort()[0];
  return circle.map((name) => {
    const last = known
      .filter((record) => participants(record).some((one) => nameKey(one) === nameKey(name)))
      .at(-1)?.date;
    const since = last ?? oldest;
    const days = since === undefined ? undefined : daysBetween(since, today);
    return {
      name,
      last,
      days,
      isLate: open.length > 0 && days !== undefined && days > followUpEvery,
    };
  });
}
