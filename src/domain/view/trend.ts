/** Scores over time: every criterion at every audit, what follow-ups measured since, and the pace (METHOD.md, "The pace"). */
import { type Entry, entriesOf } from '../record/audit.js';
import {
  type AuditRecord,
  entryIn,
  inOrder,
  isAudit,
  isComparable,
  type Limits,
  limitsOf,
  type Measurement,
  measurementsOf,
  type SiteRecord,
} from '../record/site.js';
import { addDays, type CalendarDate, daysBetween } from '../text/date.js';
import { type CriterionState, criterionState, type Episode, isTreated } from '../treatment/state.js';
import { effectiveScores } from './diagram.js';
import { type Summary, summarise } from './summary.js';

/** In days, on average. */
export const DAYS_A_MONTH = 30.44;
/** Measurements closer together than this many days tell no pace. */
const SHORTEST_SPAN_DAYS = 14;

export interface Pace {
  /** Points a month, by least squares over the measurements under treatment; never 0 when rounded to a tenth. */
  perMonth: number;
  /** How many measurements it rests on: three or more. */
  measurements: number;
  /** When the target would be reached; absent where the score falls. */
  target?: CalendarDate;
}

export interface TrendRow {
  component: string;
  criterion: string;
  /** What each of the trend's audits says of it; undefined where it was not asked. */
  entries: (Entry | undefined)[];
  /** At which of the audits it was another question than it is now: not compared. */
  incomparable: boolean[];
  /** Every score in the window, of audits and follow-ups, oldest first. */
  measurements: Measurement[];
  /** Days from which there is no score until the next one: it did not apply, was not seen or not asked. */
  gaps: CalendarDate[];
  /** Days on which the question became another one: no line leads from the old to the new. */
  breaks: CalendarDate[];
  /** The first score in the window that can be compared with the last one, and that; absent where it has none. */
  first?: Measurement;
  now?: Measurement;
  /** now - first, in points; absent with one score. */
  change?: number;
  sags: boolean;
  state: CriterionState;
  pace?: Pace;
}

export interface TrendComponent {
  component: string;
  /** At each of the trend's audits, of the scores that stand there; undefined where none does. */
  points: ({ mean: number; lowest: number } | undefined)[];
}

export interface Trend {
  today: CalendarDate;
  limits: Limits;
  /** The audits in the window, oldest first. */
  audits: AuditRecord[];
  /** The last follow-up that measured after the last audit. */
  measuredSince?: CalendarDate;
  /** In file order of the last audit; what only older audits asked comes last. */
  rows: TrendRow[];
  components: TrendComponent[];
  /** At each of the audits. */
  summaries: (Summary | undefined)[];
}

/** The window begins on `since`, or with the first record. Depends only on records up to `today`. */
export function trendOf(
  records: readonly SiteRecord[],
  before: Limits,
  today: CalendarDate,
  since?: CalendarDate,
): Trend {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const window = known.filter(({ date }) => since === undefined || date >= since);
  const audits = window.filter(isAudit);
  const limits = limitsOf(known, before);
  const lastAudit = audits.at(-1)?.date;
  const rows = asked(window).map(({ component, criterion }): TrendRow => {
    const measurements = measurementsOf(window, criterion);
    const now = measurements.at(-1);
    const isOther = (record: SiteRecord) => now !== undefined && !isComparable(record, now.record, criterion);
    const first = measurements.find(({ record }) => !isOther(record));
    const state = criterionState(known, criterion, before, today);
    const pace = state.episode && isTreated(state) ? paceOf(state.episode, limits.target) : undefined;
    return {
      component,
      criterion,
      entries: audits.map((audit) => entryIn(audit, criterion)),
      incomparable: audits.map(isOther),
      measurements,
      gaps: audits.filter((audit) => entryIn(audit, criterion)?.score === undefined).map(({ date }) => date),
      breaks: audits
        .filter((audit, at) => !isComparable(audits[at - 1] ?? audit, audit, criterion))
        .map(({ date }) => date),
      ...(first && { first }),
      ...(now && { now }),
      ...(first && now && first !== now && { change: now.score - first.score }),
      sags: now !== undefined && now.score <= limits.sagging,
      state,
      ...(pace && { pace }),
    };
  });
  const measuredSince = rows
    .flatMap(({ now }) => (now && !isAudit(now.record) && now.date >= (lastAudit ?? '') ? [now.date] : []))
    .sort()
    .at(-1);
  const standings = audits.map((audit) => effectiveScores(known, audit));
  return {
    today,
    limits,
    audits,
    ...(measuredSince !== undefined && { measuredSince }),
    rows,
    components: [...new Set(rows.map(({ component }) => component))].map((component) => ({
      component,
      points: standings.map((all) => {
        const scores = all.flatMap((one) =>
          one.component === component && one.score !== undefined ? [one.score] : [],
        );
        if (scores.length === 0) return undefined;
        return { mean: scores.reduce((sum, score) => sum + score, 0) / scores.length, lowest: Math.min(...scores) };
      }),
    })),
    summaries: standings.map((all, index) => summarise(all, audits[index]?.audit ?? limits)),
  };
}

/** Criteria of the last audit in its order, then those of older ones. */
function asked(records: readonly SiteRecord[]): { component: string; criterion: string }[] {
  const found = new Map<string, { component: string; criterion: string }>();
  for (const { audit } of records.filter(isAudit).reverse()) {
    for (const { component, criterion } of entriesOf(audit.scores)) {
      if (!found.has(criterion)) found.set(criterion, { component, criterion });
    }
  }
  return [...found.values()];
}

/**
 * How fast a criterion under treatment moves. Undefined with fewer than three measurements since it sagged, where they
 * lie within two weeks, and where the line is flat.
 */
export function paceOf({ measurements }: Episode, target: number): Pace | undefined {
  const [first, last] = [measurements[0], measurements.at(-1)];
  if (!first || !last || measurements.length < 3 || daysBetween(first.date, last.date) < SHORTEST_SPAN_DAYS)
    return undefined;
  const days = measurements.map(({ date }) => daysBetween(first.date, date));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [day, score] = [mean(days), mean(measurements.map((one) => one.score))];
  const spread = mean(days.map((one) => (one - day) ** 2));
  const perDay = mean(measurements.map((one, at) => ((days[at] as number) - day) * (one.score - score))) / spread;
  const perMonth = Math.round(perDay * DAYS_A_MONTH * 10) / 10;
  if (perMonth === 0) return undefined;
  const left = target - last.score;
  return {
    perMonth,
    measurements: measurements.length,
    ...(perMonth > 0 && left > 0 && { target: addDays(last.date, Math.ceil(left / perDay)) }),
  };
}
