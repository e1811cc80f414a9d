/** Promises of question 6 and how they turned out (METHOD.md, "Promises"). */
import type { CausePromise } from '../record/audit.js';
import { nameKey } from '../record/person.js';
import { causesOf, inOrder, type Measurement, measurementsOf, type SiteRecord } from '../record/site.js';
import { addDays, type CalendarDate, daysBetween } from '../text/date.js';

/** A promise may still be measured this many days after its date. */
const GRACE_DAYS = 7;

export const PROMISE_OUTCOMES = ['kept', 'late', 'broken', 'pending'] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];

/** `on` is the day that decided the outcome. */
type Judgement =
  | { outcome: Exclude<PromiseOutcome, 'pending'>; on: CalendarDate }
  | { outcome: 'pending'; on?: undefined };

/**
 * Judges a promise on the day `today` (METHOD.md, "Promises"). `made` is the date of the record that contains it;
 * measurements after `today` do not count.
 */
function judgePromise(
  promise: CausePromise,
  made: CalendarDate,
  measurements: readonly Measurement[],
  today: CalendarDate,
): Judgement {
  const since = measurements.filter(({ date }) => date > made && date <= today);
  const after = since.filter(({ date }) => date > promise.due);
  const reached = ({ score }: Measurement) => score >= promise.target;
  const inTime = since.find((m) => m.date <= promise.due && reached(m));
  if (inTime) return { outcome: 'kept', on: inTime.date };
  const first = after[0];
  if (first && reached(first) && daysBetween(promise.due, first.date) <= GRACE_DAYS) {
    return { outcome: 'kept', on: first.date };
  }
  const late = after.find(reached);
  if (late) return { outcome: 'late', on: late.date };
  const graceOver = addDays(promise.due, GRACE_DAYS + 1);
  if (first && first.date < graceOver) return { outcome: 'broken', on: first.date };
  return today >= graceOver ? { outcome: 'broken', on: graceOver } : { outcome: 'pending' };
}

export function promiseOutcome(
  promise: CausePromise,
  made: CalendarDate,
  measurements: readonly Measurement[],
  today: CalendarDate,
): PromiseOutcome {
  return judgePromise(promise, made, measurements, today).outcome;
}

export type PromiseMade = Judgement & {
  promise: CausePromise;
  made: CalendarDate;
  record: SiteRecord;
  /** The person who promised; undefined if no record says who spoke. */
  by?: string;
  /** The person responsible at that time, as far as the answers up to that day say; undefined if it is nobody. */
  responsible?: string;
  /** The score at the time of the promise. */
  from?: number;
  /** The last measurement up to the day that decided the outcome, or up to today. */
  judged?: Measurement;
  /** The last measurement up to today. */
  now?: Measurement;
};

/**
 * Every promise ever made for the criterion with its outcome on `today`, oldest first (METHOD.md, "Promises"). A
 * promise that was only repeated is listed once.
 */
export function promisesOf(records: readonly SiteRecord[], criterion: string, today: CalendarDate): PromiseMade[] {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const measurements = measurementsOf(known, criterion);
  const made: PromiseMade[] = [];
  let responsible: string | undefined;
  let answered: string | undefined;
  for (const { cause, date, record } of causesOf(known, criterion)) {
    // A new answer to question 4 replaces the earlier one, even if it is "nobody".
    if (cause.responsible) responsible = cause.responsible.name;
    answered = cause['answered-by'] ?? answered;
    if (!cause.promise) continue;
    const by = cause.promise.by ?? answered ?? responsible;
    const last = made.at(-1);
    // “Still true” repeats the promise: that is not a new estimate.
    if (last && last.promise.due === cause.promise.due && last.promise.target === cause.promise.target) {
      // Whoever is responsible and repeats what another person promised for them promises it themselves.
      if (isSamePerson(by, responsible)) Object.assign(last, { by, responsible });
      continue;
    }
    const until = known.indexOf(record);
    const from = measurements.filter((one) => known.indexOf(one.record) <= until).at(-1)?.score;
    const judgement = judgePromise(cause.promise, date, measurements, today);
    const judged = measurements.filter((one) => one.date <= (judgement.on ?? today)).at(-1);
    const now = measurements.at(-1);
    made.push({ promise: cause.promise, made: date, record, by, responsible, from, judged, now, ...judgement });
  }
  return made;
}

function isSamePerson(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && nameKey(a) === nameKey(b);
}

/** The person for whom somebody else promised: the one responsible, who did not speak. */
export function promisedFor({ by, responsible }: Pick<PromiseMade, 'by' | 'responsible'>): string | undefined {
  return isSamePerson(by, responsible) ? undefined : responsible;
}

/**
 * The score on the day that decided the promise if another one has been measured since: it must not be called the
 * score of now. Undefined if the last score is the one that decided it, or the same.
 */
export function scoreThen({ judged, now }: Pick<PromiseMade, 'judged' | 'now'>): Measurement | undefined {
  return judged && now && judged.score !== now.score ? judged : undefined;
}
