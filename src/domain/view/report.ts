/** The facts of one audit that the page for a client shows (docs/report.md, "A page to hand over"). */

import { type Criterion, criteriaOf, type Template, type Texts } from '../questionnaire/template.js';
import { type Cause, type Entry, isExplained, type Question, unansweredQuestions } from '../record/audit.js';
import { type AuditRecord, causesOf, entryIn, isAudit, measurementsOf, type SiteRecord } from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import type { Reopening } from '../treatment/correction.js';
import type { PromiseMade } from '../treatment/promise.js';
import type { Remedy } from '../treatment/remedy.js';
import { type LedgerPromise, type PlanSettings, type SitePlan, sitePlan } from '../treatment/site-plan.js';
import { type Diagram, diagramOf, effectiveScores, type ScoredRow, saggingRows } from './diagram.js';
import { type AuditDiff, diffAudits } from './diff.js';
import { type Explanation, explainMove } from './explain.js';
import { type Trend, trendOf } from './trend.js';

/** A measurement by a follow-up after the audit. */
interface LaterMeasurement {
  date: CalendarDate;
  entry: Entry;
}

/** A sagging criterion with its cause and its promise. */
export interface SaggingCriterion {
  row: ScoredRow;
  /** Undefined if none of the six questions has been answered. */
  cause?: Cause;
  /** The date on which the first step for today was named. */
  begun?: CalendarDate;
  /** The unanswered questions of the six. */
  open: Question[];
  isExplained: boolean;
  promise?: PromiseMade;
  /** The reasons why questions 2 and 3 are open again. */
  reopened: Reopening[];
  /** How the criterion was levelled earlier. */
  remedies: Remedy[];
  /** The criterion above it in the list whose cause is the same, word for word. */
  sameAs?: string;
}

/** The facts of each section that has its own. The page has a section for each of them (src/render/report/page.ts). */
interface SectionFacts {
  diagram: Diagram;
  /** The lowest score comes first. */
  findings: SaggingCriterion[];
  plan: SitePlan;
  /** Pending promises by due date, then the others, the latest first. */
  promises: LedgerPromise[];
  /** The changes since the previous audit; undefined for the first audit. */
  moved: AuditChanges | undefined;
  trend: Trend;
}

/** Every section of the page. The last three have fixed words, or repeat facts of the others in full. */
export type SectionId = keyof SectionFacts | 'scores' | 'reading' | 'method';

export interface Report extends SectionFacts {
  siteTitle: string;
  /** The day on which the page is made. */
  today: CalendarDate;
  /** By criterion: the last measurement, if a follow-up measured it after the audit. */
  measuredSince: Map<string, LaterMeasurement>;
  /** Titles of criteria and components, by key. */
  titles: Map<string, Texts>;
  /** The criteria of the questionnaire, by key. */
  criteria: Map<string, Criterion>;
  /** How many older audits were not read. */
  olderAudits: number;
}

interface AuditChanges {
  /** The date of the previous audit. */
  from: CalendarDate;
  diff: AuditDiff;
  /** By criterion. */
  explanations: Map<string, Explanation>;
}

export interface ReportInput {
  siteTitle: string;
  /** The series up to `today`, with `shown` as its last audit; the oldest records may have been left out. */
  records: readonly SiteRecord[];
  shown: AuditRecord;
  template?: Template | undefined;
  settings: PlanSettings;
  today: CalendarDate;
  olderAudits: number;
  /** If the questionnaire asks for more than base: the base criteria under their target. */
  base?: Diagram['base'];
}

export function reportOf(input: ReportInput): Report {
  const { siteTitle, shown, template, settings, today, olderAudits, base } = input;
  const records = input.records.filter(({ date }) => date <= today);
  const before = records.filter(isAudit).filter(({ date }) => date < shown.date);
  const diagram = { ...diagramOf(records, shown, template, today), base };
  const plan = sitePlan(records, settings, today);
  const titles = new Map<string, Texts>();
  for (const { key, title, criteria } of template?.components ?? []) {
    titles.set(key, title);
    for (const one of criteria) titles.set(one.key, one.title);
  }
  const previous = before.at(-1);
  return {
    siteTitle,
    today,
    diagram,
    measuredSince: measuredSince(records, diagram),
    findings: findingsOf(records, diagram, plan),
    plan,
    promises: inReadingOrder(plan.promises),
    moved: previous && movedBetween(records, previous, shown),
    trend: trendOf(records, settings.limits, today),
    titles,
    criteria: new Map(template ? criteriaOf(template).map((one) => [one.key, one]) : []),
    olderAudits,
  };
}

function measuredSince(records: readonly SiteRecord[], diagram: Diagram): Map<string, LaterMeasurement> {
  const rows = diagram.components.flatMap((component) => component.rows).filter(({ measured }) => measured);
  return new Map(
    rows.flatMap(({ criterion }) => {
      const last = measurementsOf(records, criterion).at(-1);
      const entry = last && entryIn(last.record, criterion);
      return entry ? [[criterion, { date: last.date, entry }]] : [];
    }),
  );
}

function findingsOf(records: readonly SiteRecord[], diagram: Diagram, plan: SitePlan): SaggingCriterion[] {
  const firstWithCause = new Map<string, string>();
  const states = new Map(plan.criteria.map((one) => [one.criterion, one]));
  return saggingRows(diagram).map((row) => {
    const { cause, promises = [], reopened = [], remedies = [] } = states.get(row.criterion) ?? {};
    const begun = causesOf(records, row.criterion).findLast((given) => given.cause.today)?.date;
    const promise = cause?.promise && promises.at(-1);
    const words = cause?.summary && JSON.stringify([cause.summary, cause.factors]);
    const sameAs = words ? firstWithCause.get(words) : undefined;
    if (words && !sameAs) firstWithCause.set(words, row.criterion);
    return {
      row,
      cause,
      begun,
      open: unansweredQuestions(cause),
      isExplained: isExplained(cause),
      reopened,
      remedies,
      promise,
      sameAs,
    };
  });
}

function inReadingOrder(promises: readonly LedgerPromise[]): LedgerPromise[] {
  const byDue = (a: LedgerPromise, b: LedgerPromise) => (a.promise.due < b.promise.due ? -1 : 1);
  return [
    ...promises.filter(({ outcome }) => outcome === 'pending').sort(byDue),
    ...promises
      .filter(({ outcome }) => outcome !== 'pending')
      .sort(byDue)
      .reverse(),
  ];
}

function movedBetween(records: readonly SiteRecord[], was: AuditRecord, now: AuditRecord): AuditChanges {
  const scores = { was: effectiveScores(records, was), now: effectiveScores(records, now) };
  const meaning = {
    was: (criterion: string) => was.meaning?.(criterion),
    now: (criterion: string) => now.meaning?.(criterion),
  };
  const diff = diffAudits(was.audit, now.audit, scores, meaning);
  const explanations = new Map(
    [...diff.worse, ...diff.better].map((move) => [move.criterion, explainMove(records, move, was.date, now.date)]),
  );
  return { from: was.date, diff, explanations };
}
