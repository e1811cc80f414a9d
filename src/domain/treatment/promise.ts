/** Promises of question 6 and how they turned out (METHOD.md, "Promises"). */
import type { CausePromise } from '../record/audit.js';
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
  /** The person responsible at that time, as far as the answers up to that day say. */
  responsible?: string;
  /** The score at the time of the promise. */
  from?: number;
  /** The last score on the day that decided the outcome, or today's. */
  score?: number;
};

/**
 * Every promise ever made for the criterion with its outcome on `today`, oldest first (METHOD.md, "Promises"). A
 * promise that was only repeated is listed once.
 */
export function promisesOf(records: readonly SiteRecord[], criterion: string, today: CalendarDate): PromiseMade[] {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const measurements = measurementsOf(known, criterion);
  let responsible: string | undefined;
  let last: CausePromise | undefined;
  return causesOf(known, criterion).flatMap(({ cause, date, record }) => {
    // A new answer to question 4 replaces the earlier one, even if it is "nobody".
    if (cause.responsible) responsible = cause.responsible.name;
    if (!cause.promise) return [];
    // “Still true” repeats the promise: that is not a new estimate.
    const isSame = last?.due === cause.promise.due && last.target === cause.promise.target;
    last = cause.promise;
    if (isSame) return [];
    const until = known.indexOf(record);
    const from = measurements.filter((one) => known.indexOf(one.record) <= until).at(-1)?.score;
    const judged = judgePromise(cause.promise, date, measurements, today);
    const score = measurements.filter((one) => one.date <= (judged.on ?? today)).at(-1)?.score;
    return [
      {
        promise: cause.promise,
        made: date,
        record,
        responsible: responsible ?? cause['answered-by'],
        from,
        score,
        ...judged,
      },
    ];
  });
}
