/** The diagram of one audit: every criterion with its score, its change and a remark (METHOD.md, "The diagram"). */

import type { Template, Texts } from '../questionnaire/template.js';
import { type Cause, type Entry, entriesOf, isExplained, type Person } from '../record/audit.js';
import { type AuditRecord, isAudit, isComparable, measurementsOf, type SiteRecord } from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import type { PromiseMade } from '../treatment/promise.js';
import { type CriterionState, criterionState } from '../treatment/state.js';
import type { UnderTarget } from './base-under-target.js';
import { type Compared, compareScores, type EffectiveScore, type Summary, summarise } from './summary.js';

/** The remark beside a score; each language has its own wording for it. */
export type Remark =
  | { kind: 'cause-unknown' }
  | { kind: 'promised'; target: number; due: CalendarDate }
  | { kind: 'overdue'; days: number }
  | { kind: 'at-target' }
  | { kind: 'measured'; on: CalendarDate }
  | { kind: 'na'; reason: string }
  | { kind: 'not-seen'; since?: CalendarDate };

export interface DiagramRow {
  criterion: string;
  /** Undefined if the template is not available: then the key is shown. */
  title?: Texts;
  /** The last earlier score if the criterion was not seen this time. */
  score?: number;
  /** The score it is compared with: that of the previous audit, or this audit's own if a follow-up measured later. */
  previous?: number;
  /** The change since `previous`, in points. */
  change?: number;
  /** The day on which a follow-up after the audit measured the score. */
  measured: CalendarDate | undefined;
  sags: boolean;
  entry: Entry;
  remark?: Remark;
  cause?: Cause;
  /** The latest promise, if the criterion sags. */
  promise?: PromiseMade;
}

export type ScoredRow = DiagramRow & { score: number };

export interface DiagramComponent {
  component: string;
  title?: Texts;
  /** Undefined if none of its criteria has a score. */
  mean?: number;
  change?: number;
  rows: DiagramRow[];
}

export interface Diagram {
  date: CalendarDate;
  /** The date of the audit it is compared with. */
  comparedWith?: CalendarDate;
  template: { name: string; version: number; title?: Texts };
  assessors: Person[];
  period?: string;
  sagging: number;
  target: number;
  components: DiagramComponent[];
  summary?: Summary;
  /** The summary beside that of the previous audit, over the criteria that both have. */
  compared?: Compared;
  /** Set by the caller if the questionnaire asks for more than base: the base criteria under their target. */
  base?: readonly UnderTarget[] | 'unknown';
}

/**
 * The diagram of the audit `shown`. `records` is the series up to `today`, including that audit. Remarks describe the
 * situation on `today`. Scores are the audit's own, except that the diagram of the last audit shows later measurements.
 */
export function diagramOf(
  records: readonly SiteRecord[],
  shown: AuditRecord,
  template: Template | undefined,
  today: CalendarDate,
): Diagram {
  const { audit } = shown;
  const previous = records
    .filter(isAudit)
    .filter(({ date }) => date < audit.date)
    .at(-1);
  // The diagram of the last audit shows the situation now: a follow-up may have measured since.
  const isLatest = !records.some((record) => isAudit(record) && record.date > audit.date);
  const now = isLatest ? records.filter(({ date }) => date <= today) : records.filter(({ date }) => date <= audit.date);
  const summary = summarise(isLatest ? currentScores(now, shown) : effectiveScores(records, shown), audit);
  const components = new Map<string, DiagramRow[]>();
  for (const { component, criterion, entry } of entriesOf(audit.scores)) {
    const rows = components.get(component) ?? [];
    rows.push(rowOf({ records: now, isLatest, shown, previous, template, today }, criterion, entry));
    components.set(component, rows);
  }
  // Once a follow-up has measured, the summary is compared with the scores that the rows are compared with.
  const isMoved = [...components.values()].flat().some(({ measured }) => measured);
  const each = [...components].flatMap(([component, rows]) => rows.map((row) => ({ component, ...row })));
  const compared =
    previous &&
    compareScores(
      {
        scores: isMoved
          ? each.map(({ previous: score, ...row }) => ({ ...row, score }))
          : effectiveScores(records, previous),
        limits: audit,
      },
      { scores: each, limits: audit },
      (criterion) => isComparable(previous, shown, criterion),
    );
  return {
    date: audit.date,
    comparedWith: previous?.date,
    template: { ...audit.template, title: template?.title },
    assessors: audit.assessors,
    period: audit.period,
    sagging: audit.sagging,
    target: audit.target,
    components: [...components].map(([component, rows]) => {
      const mean = summary?.components.get(component)?.mean;
      const [before, after] = [compared?.was, compared?.now].map((one) => one?.components.get(component)?.mean);
      const title = template?.components.find(({ key }) => key === component)?.title;
      return {
        component,
        title,
        mean,
        change: after === undefined || before === undefined ? undefined : after - before,
        rows,
      };
    }),
    summary,
    compared,
  };
}

/** The scores that count at an audit: its own, or the last earlier score of a criterion that was not seen. */
export function effectiveScores(records: readonly SiteRecord[], { audit, date }: AuditRecord): EffectiveScore[] {
  return entriesOf(audit.scores).map(({ component, criterion, entry }) => {
    const score = entry.score ?? (entry['not-seen'] ? lastBefore(records, criterion, date)?.score : undefined);
    return { component, criterion, score };
  });
}

/** The same, with what follow-ups have measured since. */
function currentScores(records: readonly SiteRecord[], shown: AuditRecord): EffectiveScore[] {
  return effectiveScores(records, shown).map((one) => {
    const last = measuredSince(records, one.criterion, shown);
    return last ? { ...one, score: last.score } : one;
  });
}

/** The last measurement by a follow-up after the audit. */
function measuredSince(records: readonly SiteRecord[], criterion: string, { date }: AuditRecord) {
  return measurementsOf(records, criterion)
    .filter(({ record }) => !isAudit(record) && record.date >= date)
    .at(-1);
}

function lastBefore(records: readonly SiteRecord[], criterion: string, date: CalendarDate) {
  return measurementsOf(records, criterion)
    .filter((measurement) => measurement.date < date)
    .at(-1);
}

interface Surroundings {
  records: readonly SiteRecord[];
  /** Is `shown` the last audit of the series? */
  isLatest: boolean;
  shown: AuditRecord;
  previous: AuditRecord | undefined;
  template: Template | undefined;
  today: CalendarDate;
}

function rowOf(
  { records, isLatest, shown, previous, template, today }: Surroundings,
  criterion: string,
  entry: Entry,
): DiagramRow {
  const { audit } = shown;
  const title = template?.components.flatMap(({ criteria }) => criteria).find(({ key }) => key === criterion)?.title;
  const last = entry['not-seen'] ? lastBefore(records, criterion, audit.date) : undefined;
  const since = isLatest && entry.na === undefined ? measuredSince(records, criterion, shown) : undefined;
  const score = since?.score ?? entry.score ?? last?.score;
  // A later measurement is compared with this audit, the audit itself with the previous one.
  const before =
    since && entry.score !== undefined
      ? entry.score
      : previous && isComparable(previous, shown, criterion)
        ? effectiveScores(records, previous).find((one) => one.criterion === criterion)?.score
        : undefined;
  const isMeasured = since !== undefined || entry.score !== undefined;
  const sags = score !== undefined && score <= audit.sagging;
  const state = criterionState(records, criterion, audit, today);
  const remark = remarkOf({ entry, sags, state, lastSeen: last?.date, measured: since?.date, today });
  const promise = state.cause?.promise && state.promises.at(-1);
  return {
    criterion,
    title,
    score,
    change: isMeasured && score !== undefined && before !== undefined ? score - before : undefined,
    previous: before,
    measured: since?.date,
    sags,
    entry,
    remark,
    cause: sags ? state.cause : undefined,
    promise: sags ? promise : undefined,
  };
}

interface RemarkFacts {
  entry: Entry;
  sags: boolean;
  state: CriterionState;
  lastSeen: CalendarDate | undefined;
  measured: CalendarDate | undefined;
  today: CalendarDate;
}

function remarkOf({ entry, sags, state, lastSeen, measured, today }: RemarkFacts): Remark | undefined {
  if (entry.na !== undefined) return { kind: 'na', reason: entry.na };
  if (entry['not-seen'] !== undefined && !measured) return { kind: 'not-seen', since: lastSeen };
  if (!sags) {
    if (state.state === 'reached' || state.state === 'levelled') return { kind: 'at-target' };
    return measured ? { kind: 'measured', on: measured } : undefined;
  }
  if (!isExplained(state.cause)) return { kind: 'cause-unknown' };
  const last = state.promises.at(-1);
  if (!last || last.outcome === 'kept' || last.outcome === 'late') return undefined;
  const { promise } = last;
  if (promise.due < today) return { kind: 'overdue', days: daysBetween(promise.due, today) };
  return { kind: 'promised', target: promise.target, due: promise.due };
}

/** The rows that sag, lowest first. */
export function saggingRows(diagram: Diagram): ScoredRow[] {
  return lowestFirst(diagram).filter(({ sags }) => sags);
}

/** The rows that have a score, lowest first. */
export function lowestFirst({ components }: Diagram): ScoredRow[] {
  return components
    .flatMap(({ rows }) => rows)
    .flatMap((row) => (row.score === undefined ? [] : [{ ...row, score: row.score }]))
    .sort((a, b) => a.score - b.score);
}
