/** Promises of question 6: kept, late, broken or pending (METHOD.md, "Promises"). */
import type { CausePromise } from '../record/audit.js';
import { causesOf, inOrder, type Measurement, measurementsOf, type SiteRecord } from '../record/site.js';
import { addDays, type CalendarDate, daysBetween } from '../text/date.js';

/** A promise may still be measured this many days after its date. */
const GRACE_DAYS = 7;

export const PROMISE_OUTCOMES = ['kept', 'late', 'broken', 'pending'] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];

export interface Judgement {
  outcome: PromiseOutcome;
  /** The day on which that was decided; absent while it is pending. */
  on?: CalendarDate;
}

/**
 * How a promise of question 6 stands on a day: kept, late, broken or pending, and since when (METHOD.md, "Promises").
 * `made` is the date of the record that holds it; measurements after `today` do not count.
 */
export function judgePromise(
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
  const over = addDays(promise.due, GRACE_DAYS + 1);
  if (first && first.date < over) return { outcome: 'broken', on: first.date };
  return today >= over ? { outcome: 'broken', on: over } : { outcome: 'pending' };
}

export function promiseOutcome(
  promise: CausePromise,
  made: CalendarDate,
  measurements: readonly Measurement[],
  today: CalendarDate,
): PromiseOutcome {
  return judgePromise(promise, made, measurements, today).outcome;
}

export interface PromiseMade extends Judgement {
  promise: CausePromise;
  made: CalendarDate;
  record: SiteRecord;
  /** Who was responsible then, as far as the answers up to that day tell. */
  responsible?: string;
  /** The score on which it was made. */
  from?: number;
  /** The last score on the day that decided it, or now. */
  score?: number;
}

/** Every promise ever made for the criterion, oldest first and each once however often it was said again, as each stands on `today` (METHOD.md, "Promises"). */
export function promisesOf(records: readonly SiteRecord[], criterion: string, today: CalendarDate): PromiseMade[] {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const measurements = measurementsOf(known, criterion);
  let responsible: string | undefined;
  let last: CausePromise | undefined;
  return causesOf(known, criterion).flatMap(({ cause, date, record }) => {
    // Who answers question 4 anew replaces who did before, "nobody" included.
    if (cause.responsible) responsible = cause.responsible.name;
    if (!cause.promise) return [];
    // “Still true” says it again: that is no new estimate.
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
        ...((responsible ?? cause['answered-by']) && { responsible: responsible ?? (cause['answered-by'] as string) }),
        ...(from !== undefined && { from }),
        ...(score !== undefined && { score }),
        ...judged,
      },
    ];
  });
}
