/**
 * A site's records → its plan on a day: open actions, where each criterion stands, promises and who keeps them, and who
 * has not followed up (METHOD.md, "The plan", "Promises" and "The circle").
 */
import { entriesOf } from '../record/audit.js';
import { nameKey } from '../record/person.js';
import {
  type ActionState,
  actionsOf,
  concerning,
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
import { PROMISE_OUTCOMES, type PromiseMade, type PromiseOutcome } from './promise.js';
import { type Remedy, remediesOf } from './remedy.js';
import { type CriterionState, criterionState } from './state.js';

/** An action that is neither done nor dropped. */
export interface OpenAction extends ActionState {
  /** Days until it is due; negative where that is over. */
  dueIn: number;
}

export interface DoneAction extends ActionState {
  /** The score has not moved at the next measurement. */
  ineffective?: NoRise;
}

export interface CriterionPlan extends CriterionState {
  criterion: string;
  /** Why questions 2 and 3 stand open again. */
  reopened: Reopening[];
  /** How it was levelled the times before; only where it sags again. */
  remedies: Remedy[];
}

export interface LedgerPromise extends PromiseMade {
  criterion: string;
}

export interface PersonLedger {
  name: string;
  promises: Record<PromiseOutcome, number>;
  overdue: number;
}

export interface CircleMember {
  name: string;
  /** The last follow-up or audit with them; absent where there was none. */
  last?: CalendarDate;
  /** Since then; without one, since there is something to follow up. */
  days?: number;
  /** Longer than `follow-up-every` while something is open. */
  isLate: boolean;
}

export interface SitePlan {
  today: CalendarDate;
  limits: Limits;
  /** Dates of the last audit and of the last follow-up that says anything. */
  audited?: CalendarDate;
  followedUp?: CalendarDate;
  /** When the next follow-up is due; absent where nothing is open. May lie in the past. */
  followUpDue?: CalendarDate;
  /** The longest overdue first. */
  open: OpenAction[];
  /** Done or dropped since the last audit, or by it; in the order in which that was said. */
  closed: DoneAction[];
  /** Every criterion of the last audit, then those of older records, in file order. */
  criteria: CriterionPlan[];
  /** Every promise ever made, by criterion, oldest first. */
  promises: LedgerPromise[];
  /** Everyone who owns an action or has made a promise, by name. */
  people: PersonLedger[];
  circle: CircleMember[];
}

export interface PlanSettings {
  /** What holds where the records have no audit. */
  limits: Limits;
  /** Names of those before whom one appears. */
  circle: readonly string[];
  /** In days. */
  followUpEvery: number;
}

/** Depends only on the records up to `today`. */
export function sitePlan(records: readonly SiteRecord[], settings: PlanSettings, today: CalendarDate): SitePlan {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const audited = known.filter(isAudit).at(-1)?.date;
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
    .filter((action) => action.closed !== undefined && action.closed >= (audited ?? ''))
    .sort((a, b) => ((a.closed ?? '') < (b.closed ?? '') ? -1 : a.closed === b.closed ? 0 : 1))
    .map((action) => {
      const flat = ineffective(action, measurements(action.action.criterion));
      return { ...action, ...(flat && { ineffective: flat }) };
    });
  const criteria = criteriaIn(known).map((criterion): CriterionPlan => {
    const own = known.map((record) => concerning(record, criterion));
    const state = criterionState(own, criterion, settings.limits, today);
    return {
      ...state,
      criterion,
      reopened: reopenings(own, criterion, settings.limits, today),
      remedies: state.relapsed ? remediesOf(own, criterion, settings.limits, today) : [],
    };
  });
  const promises = criteria.flatMap(({ criterion, promises: made }) => made.map((one) => ({ ...one, criterion })));
  const last = [audited, followedUp].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b));
  return {
    today,
    limits: limitsOf(known, settings.limits),
    ...(audited !== undefined && { audited }),
    ...(followedUp !== undefined && { followedUp }),
    ...(open.length > 0 && last !== undefined && { followUpDue: addDays(last, settings.followUpEvery) }),
    open,
    closed,
    criteria,
    promises,
    people: peopleOf(open, promises),
    circle: circleOf(known, settings, open, today),
  };
}

/** Keys of all criteria that the records know, those of the last audit first. */
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
    const none = Object.fromEntries(PROMISE_OUTCOMES.map((one) => [one, 0])) as Record<PromiseOutcome, number>;
    const person = people.get(nameKey(name)) ?? { name, promises: none, overdue: 0 };
    people.set(nameKey(name), person);
    return person;
  };
  for (const { responsible, outcome } of promises) if (responsible) of(responsible).promises[outcome] += 1;
  for (const { action, dueIn } of open) of(action.owner).overdue += dueIn < 0 ? 1 : 0;
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, person]) => person);
}

/** A record counts for those who scored in it, a follow-up also for those present. */
function circleOf(
  known: readonly SiteRecord[],
  { circle, followUpEvery }: PlanSettings,
  open: readonly OpenAction[],
  today: CalendarDate,
): CircleMember[] {
  const there = (record: SiteRecord) =>
    isAudit(record)
      ? record.audit.assessors.map(({ name }) => name)
      : [...(record.followUp.present ?? []), ...(record.followUp.assessors ?? []).map(({ name }) => name)];
  const oldest = open.map(({ id }) => id.slice(0, 10)).sort()[0];
  return circle.map((name) => {
    const last = known.filter((record) => there(record).some((one) => nameKey(one) === nameKey(name))).at(-1)?.date;
    const since = last ?? oldest;
    const days = since === undefined ? undefined : daysBetween(since, today);
    return {
      name,
      ...(last !== undefined && { last }),
      ...(days !== undefined && { days }),
      isLate: open.length > 0 && days !== undefined && days > followUpEvery,
    };
  });
}
