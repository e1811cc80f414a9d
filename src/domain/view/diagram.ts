/** The diagram of one audit: every criterion with its score, its change and why it stands there (METHOD.md, "The diagram"). */

import type { Template, Texts } from '../questionnaire/template.js';
import { type Cause, type Entry, entriesOf, isExplained, type Person } from '../record/audit.js';
import { type AuditRecord, isAudit, isComparable, measurementsOf, type SiteRecord } from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import type { PromiseMade } from '../treatment/promise.js';
import { type CriterionState, criterionState } from '../treatment/state.js';
import type { UnderTarget } from './base-under-target.js';
import { type EffectiveScore, type Summary, summarise } from './summary.js';

/** What stands beside a score; wording belongs to a language. */
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
  /** Undefined where the template is not to be had: the key stands for it. */
  title?: Texts;
  /** Of a criterion that was not seen, the last score, which stands. */
  score?: number;
  /** What the score is held against: that of the audit before, or this audit's own for a later measurement. */
  previous?: number;
  /** Since then, in points. */
  change?: number;
  /** By a follow-up after the audit. */
  measured?: true;
  sags: boolean;
  entry: Entry;
  remark?: Remark;
  cause?: Cause;
  /** The latest promise, where the criterion sags. */
  promise?: PromiseMade;
}

export interface DiagramComponent {
  component: string;
  title?: Texts;
  /** Undefined where nothing of it has a score. */
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
  previousSummary?: Summary;
  /** Of a questionnaire that has more than base: what base lacks, or that nobody knows. */
  base?: readonly UnderTarget[] | 'unknown';
}

/**
 * `records`: the series up to `today`, the audit among them. Remarks tell how things stand on `today`; scores are the
 * audit's own.
 */
export function diagramOf(
  records: readonly SiteRecord[],
  shown: AuditRecord,
  template: Template | undefined,
  today: CalendarDate,
  base?: Diagram['base'],
): Diagram {
  const { audit } = shown;
  const previous = records
    .filter(isAudit)
    .filter(({ date }) => date < audit.date)
    .at(-1);
  // The last audit shows how things stand now: a follow-up may have measured since.
  const isLatest = !records.some((record) => isAudit(record) && record.date > audit.date);
  const now = isLatest ? records.filter(({ date }) => date <= today) : records.filter(({ date }) => date <= audit.date);
  const summary = summarise(isLatest ? currentScores(now, shown) : effectiveScores(records, shown), audit);
  const components = new Map<string, DiagramRow[]>();
  for (const { component, criterion, entry } of entriesOf(audit.scores)) {
    const rows = components.get(component) ?? [];
    rows.push(rowOf(now, isLatest, shown, previous, criterion, entry, template, today));
    components.set(component, rows);
  }
  // Once a follow-up has measured, all changes are since what each row is held against.
  const isMoved = [...components.values()].flat().some(({ measured }) => measured);
  const befores = [...components].flatMap(([component, rows]) =>
    rows.flatMap(({ criterion, previous: before }) =>
      before === undefined ? [] : [{ component, criterion, score: before }],
    ),
  );
  const was = previous && summarise(isMoved ? befores : effectiveScores(records, previous), audit);
  return {
    date: audit.date,
    ...(previous && { comparedWith: previous.date }),
    template: { ...audit.template, ...(template && { title: template.title }) },
    assessors: audit.assessors,
    ...(audit.period !== undefined && { period: audit.period }),
    sagging: audit.sagging,
    target: audit.target,
    components: [...components].map(([component, rows]) => {
      const mean = summary?.means.get(component);
      const before = was?.means.get(component);
      const title = template?.components.find(({ key }) => key === component)?.title;
      return {
        component,
        ...(title && { title }),
        ...(mean !== undefined && { mean }),
        ...(mean !== undefined && before !== undefined && { change: mean - before }),
        rows,
      };
    }),
    ...(summary && { summary }),
    ...(was && { previousSummary: was }),
    ...(base && { base }),
  };
}

/** The scores that stand at an audit; where a criterion was not seen, the last one before it. */
export function effectiveScores(records: readonly SiteRecord[], { audit, date }: AuditRecord): EffectiveScore[] {
  return entriesOf(audit.scores).map(({ component, criterion, entry }) => {
    const score = entry.score ?? (entry['not-seen'] ? lastBefore(records, criterion, date)?.score : undefined);
    return { component, criterion, ...(score !== undefined && { score }) };
  });
}

/** The same with what follow-ups measured since. */
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

function rowOf(
  records: readonly SiteRecord[],
  isLatest: boolean,
  shown: AuditRecord,
  previous: AuditRecord | undefined,
  criterion: string,
  entry: Entry,
  template: Template | undefined,
  today: CalendarDate,
): DiagramRow {
  const { audit } = shown;
  const title = template?.components.flatMap(({ criteria }) => criteria).find(({ key }) => key === criterion)?.title;
  const last = entry['not-seen'] ? lastBefore(records, criterion, audit.date) : undefined;
  const since = isLatest && entry.na === undefined ? measuredSince(records, criterion, shown) : undefined;
  const score = since?.score ?? entry.score ?? last?.score;
  // A later measurement is held against this audit, the audit itself against the one before.
  const before =
    since && entry.score !== undefined
      ? entry.score
      : previous && isComparable(previous, shown, criterion)
        ? effectiveScores(records, previous).find((one) => one.criterion === criterion)?.score
        : undefined;
  const isMeasured = since !== undefined || entry.score !== undefined;
  const sags = score !== undefined && score <= audit.sagging;
  const state = criterionState(records, criterion, audit, today);
  const remark = remarkOf(entry, sags, state, last?.date, since?.date, today);
  const promise = state.cause?.promise && state.promises.at(-1);
  return {
    criterion,
    ...(title && { title }),
    ...(score !== undefined && { score }),
    ...(isMeasured && score !== undefined && before !== undefined && { change: score - before }),
    ...(before !== undefined && { previous: before }),
    ...(since && { measured: true as const }),
    sags,
    entry,
    ...(remark && { remark }),
    ...(sags && state.cause && { cause: state.cause }),
    ...(sags && promise && { promise }),
  };
}

function remarkOf(
  entry: Entry,
  sags: boolean,
  state: CriterionState,
  lastSeen: CalendarDate | undefined,
  measured: CalendarDate | undefined,
  today: CalendarDate,
): Remark | undefined {
  if (entry.na !== undefined) return { kind: 'na', reason: entry.na };
  if (entry['not-seen'] !== undefined && !measured) return { kind: 'not-seen', ...(lastSeen && { since: lastSeen }) };
  if (!sags) {
    if (state.state === 'reached' || state.state === 'levelled') return { kind: 'at-target' };
    return measured ? { kind: 'measured', on: measured } : undefined;
  }
  if (!isExplained(state.cause)) return { kind: 'cause-unknown' };
  const promise = state.promises.at(-1)?.promise;
  if (!promise) return undefined;
  const { outcome } = state.promises.at(-1) ?? {};
  if (outcome === 'kept' || outcome === 'late') return undefined;
  if (promise.due < today) return { kind: 'overdue', days: daysBetween(promise.due, today) };
  return { kind: 'promised', target: promise.target, due: promise.due };
}

/** The rows that sag, lowest first. */
export function saggingRows(diagram: Diagram): DiagramRow[] {
  return diagram.components
    .flatMap(({ rows }) => rows)
    .filter(({ sags }) => sags)
    .sort((a, b) => (a.score as number) - (b.score as number));
}
