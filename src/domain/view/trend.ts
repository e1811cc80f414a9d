/** Scores over time: each criterion at each audit, later measurements, and the pace (METHOD.md, "The pace"). */
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
import { type Compared, compareScores, type EffectiveScore, mean, type Summary, summarise } from './summary.js';

/** The average length of a month. */
const DAYS_A_MONTH = 30.44;
/** Measurements within fewer days than this give no pace. */
const SHORTEST_SPAN_DAYS = 14;

export interface Pace {
  /** Points a month, rounded to a tenth and not 0: least squares over the measurements of the episode. */
  perMonth: number;
  /** The number of measurements, three or more. */
  measurements: number;
  /** The day on which the target would be reached; undefined if the score falls or is at the target. */
  target?: CalendarDate;
}

export interface TrendRow {
  component: string;
  criterion: string;
  /** The entry in each audit of the trend; undefined if the audit did not ask the criterion. */
  entries: (Entry | undefined)[];
  /** For each audit of the trend: had the criterion another meaning than now, so that scores are not compared? */
  incomparable: boolean[];
  /** Every score in the window, from audits and follow-ups, oldest first. */
  measurements: Measurement[];
  /** Days from which there is no score until the next one: the criterion did not apply, or was not seen or asked. */
  gaps: CalendarDate[];
  /** Days on which the meaning changed: no line connects the scores before and after. */
  breaks: CalendarDate[];
  /** The first score in the window that is comparable with the last. */
  first?: Measurement;
  /** The last score in the window. */
  now?: Measurement;
  /** `now` minus `first`, in points; undefined if they are the same score. */
  change?: number;
  sags: boolean;
  state: CriterionState;
  pace?: Pace;
}

export interface TrendPoint {
  mean: number;
  lowest: number;
  /** Other criteria were scored than at the audit before: no line connects the two. */
  isBreak: boolean;
}

export interface TrendComponent {
  component: string;
  /** The mean and the lowest score at each audit of the trend; undefined if the component has no score. */
  points: (TrendPoint | undefined)[];
  /** The first and the last of these audits over the criteria that both have; undefined if they have none in common. */
  ends?: Compared;
}

export interface Trend {
  today: CalendarDate;
  limits: Limits;
  /** The audits in the window, oldest first. */
  audits: AuditRecord[];
  /** The date of the last follow-up that measured after the last audit. */
  measuredSince?: CalendarDate;
  /** The criteria of the last audit in file order, then those that only older audits asked. */
  rows: TrendRow[];
  components: TrendComponent[];
  /** For each audit of the trend. */
  summaries: (Summary | undefined)[];
}

/**
 * The trend from `since`, or from the first record, up to `today`. `initialLimits` apply to records before the first
 * audit.
 */
export function trendOf(
  records: readonly SiteRecord[],
  initialLimits: Limits,
  today: CalendarDate,
  since?: CalendarDate,
): Trend {
  const known = inOrder(records).filter(({ date }) => date <= today);
  const window = known.filter(({ date }) => since === undefined || date >= since);
  const audits = window.filter(isAudit);
  const limits = limitsOf(known, initialLimits);
  const lastAudit = audits.at(-1)?.date;
  const rows = criteriaAsked(window).map(({ component, criterion }): TrendRow => {
    const measurements = measurementsOf(window, criterion);
    const now = measurements.at(-1);
    const isIncomparable = (record: SiteRecord) => now !== undefined && !isComparable(record, now.record, criterion);
    const first = measurements.find(({ record }) => !isIncomparable(record));
    const state = criterionState(known, criterion, initialLimits, today);
    const pace = state.episode && isTreated(state) ? paceOf(state.episode, limits.target) : undefined;
    return {
      component,
      criterion,
      entries: audits.map((audit) => entryIn(audit, criterion)),
      incomparable: audits.map(isIncomparable),
      measurements,
      gaps: audits.filter((audit) => entryIn(audit, criterion)?.score === undefined).map(({ date }) => date),
      breaks: audits
        .filter((audit, at) => !isComparable(audits[at - 1] ?? audit, audit, criterion))
        .map(({ date }) => date),
      first,
      now,
      change: first && now && first !== now ? now.score - first.score : undefined,
      sags: now !== undefined && !state.notApplicable && now.score <= limits.sagging,
      state,
      pace,
    };
  });
  const measuredSince = rows
    .flatMap(({ now }) => (now && !isAudit(now.record) && now.date >= (lastAudit ?? '') ? [now.date] : []))
    .sort()
    .at(-1);
  const scoresByAudit = audits.map((audit) => effectiveScores(known, audit));
  return {
    today,
    limits,
    audits,
    measuredSince,
    rows,
    components: [...new Set(rows.map(({ component }) => component))].map((component) => {
      const scored = scoresByAudit.flatMap((all, at) => {
        const scores = all.filter((one) => one.component === component && one.score !== undefined);
        const audit = audits[at];
        return audit && scores.length > 0 ? [{ audit, scores }] : [];
      });
      return componentOver(component, audits, scored);
    }),
    summaries: scoresByAudit.map((all, index) => summarise(all, audits[index]?.audit ?? limits)),
  };
}

interface ScoredAudit {
  audit: AuditRecord;
  /** The scores of one component; at least one. */
  scores: readonly EffectiveScore[];
}

function componentOver(
  component: string,
  audits: readonly AuditRecord[],
  scored: readonly ScoredAudit[],
): TrendComponent {
  const compared = (was: ScoredAudit, now: ScoredAudit) =>
    compareScores(
      { scores: was.scores, limits: was.audit.audit },
      { scores: now.scores, limits: now.audit.audit },
      (criterion) => isComparable(was.audit, now.audit, criterion),
    );
  const points = audits.map((audit): TrendPoint | undefined => {
    const at = scored.findIndex((one) => one.audit === audit);
    const [before, here] = [scored[at - 1], scored[at]];
    if (!here) return undefined;
    const values = here.scores.flatMap(({ score }) => score ?? []);
    return {
      mean: mean(values),
      lowest: Math.min(...values),
      isBreak: before !== undefined && !compared(before, here)?.isWhole,
    };
  });
  const [first, last] = [scored[0], scored.at(-1)];
  return { component, points, ends: first && last && compared(first, last) };
}

/** The criteria of the last audit in its order, then those of older audits. */
function criteriaAsked(records: readonly SiteRecord[]): { component: string; criterion: string }[] {
  const found = new Map<string, { component: string; criterion: string }>();
  for (const { audit } of records.filter(isAudit).reverse()) {
    for (const { component, criterion } of entriesOf(audit.scores)) {
      if (!found.has(criterion)) found.set(criterion, { component, criterion });
    }
  }
  return [...found.values()];
}

/**
 * How fast a criterion under treatment moves (METHOD.md, "The pace"). Undefined if there are fewer than three
 * measurements since it sagged, if they lie within two weeks, and if the line is flat.
 */
export function paceOf({ measurements }: Episode, target: number): Pace | undefined {
  const [first, last] = [measurements[0], measurements.at(-1)];
  if (!first || !last || measurements.length < 3 || daysBetween(first.date, last.date) < SHORTEST_SPAN_DAYS)
    return undefined;
  const points = measurements.map(({ date, score }) => ({ day: daysBetween(first.date, date), score }));
  const [day, score] = [mean(points.map((one) => one.day)), mean(points.map((one) => one.score))];
  const spread = mean(points.map((one) => (one.day - day) ** 2));
  const perDay = mean(points.map((one) => (one.day - day) * (one.score - score))) / spread;
  const perMonth = Math.round(perDay * DAYS_A_MONTH * 10) / 10;
  if (perMonth === 0) return undefined;
  const left = target - last.score;
  return {
    perMonth,
    measurements: measurements.length,
    target: perMonth > 0 && left > 0 ? addDays(last.date, Math.ceil(left / perDay)) : undefined,
  };
}
