/** Everything that the page for a client tells of one audit (README, "A page to hand over"). */
import { type Audit, type Cause, isExplained, type Question, unansweredQuestions } from './audit.js';
import type { CalendarDate } from './date.js';
import { type Diagram, type DiagramRow, diagramOf, saggingRows, standingsAt } from './diagram.js';
import { type AuditDiff, diffAudits } from './diff.js';
import { type Explanation, explainMove } from './explain.js';
import {
  type ActionState,
  type AuditRecord,
  actionsOf,
  causesOf,
  criterionState,
  isAudit,
  isOpen,
  measurementsOf,
  type PromiseMade,
  type SiteRecord,
} from './site.js';
import { summarise } from './summary.js';
import { type Criterion, criteriaOf, type Template, type Texts } from './template.js';

/** A sagging place: what was seen, why it is so, and what was promised. */
export interface Finding {
  row: DiagramRow;
  /** Undefined where the questionnaire is not to be had. */
  asked?: Criterion;
  /** Undefined where nothing has been answered. */
  cause?: Cause;
  /** When the latest of its answers were given. */
  answered?: CalendarDate;
  /** Which of the six questions are open. */
  open: Question[];
  isExplained: boolean;
  promise?: PromiseMade;
  /** The criterion above it whose cause is the same, word for word. */
  sameAs?: string;
}

export interface PromiseKept extends PromiseMade {
  criterion: string;
  /** The score on the day of the promise, if there was one. */
  then?: number;
  now?: number;
}

export interface TrendPoint {
  date: CalendarDate;
  mean: number;
  lowest: number;
}

export interface ComponentTrend {
  component: string;
  title?: Texts;
  /** One for each audit, oldest first; undefined where nothing of it had a score. */
  points: (TrendPoint | undefined)[];
}

export interface Report {
  siteTitle: string;
  /** As on which day. */
  today: CalendarDate;
  diagram: Diagram;
  /** Lowest first. */
  findings: Finding[];
  /** Open ones by date, then those closed since the audit before. */
  actions: ActionState[];
  /** Pending ones first, then the latest. */
  promises: PromiseKept[];
  /** Since the audit before. */
  moved?: { from: CalendarDate; diff: AuditDiff; explanations: Map<string, Explanation> };
  /** Dates of the audits that the trend shows, oldest first. */
  dates: CalendarDate[];
  trends: ComponentTrend[];
  /** Of criteria and components, by key. */
  titles: Map<string, Texts>;
  asked: Map<string, Criterion>;
  /** Every score of the criteria, by audit: for tables. */
  history: AuditRecord[];
  /** Older audits that were left out. */
  olderAudits: number;
}

export interface ReportInput {
  siteTitle: string;
  /** The series up to `today`, the audit among them; what is older than they are is left out. */
  records: readonly SiteRecord[];
  shown: AuditRecord;
  template?: Template | undefined;
  today: CalendarDate;
  olderAudits: number;
}

export function reportOf({ siteTitle, records, shown, template, today, olderAudits }: ReportInput): Report {
  const known = records.filter(({ date }) => date <= today);
  const audits = known.filter(isAudit).filter(({ date }) => date <= shown.date);
  const before = audits.filter(({ date }) => date < shown.date).at(-1);
  const diagram = diagramOf(known, shown, template, today);
  const asked = new Map(template ? criteriaOf(template).map((one) => [one.key, one]) : []);
  const titles = new Map<string, Texts>();
  for (const { key, title, criteria } of template?.components ?? []) {
    titles.set(key, title);
    for (const one of criteria) titles.set(one.key, one.title);
  }
  return {
    siteTitle,
    today,
    diagram,
    findings: findingsOf(known, diagram, asked, shown.audit, today),
    actions: planOf(known, before?.date, today),
    promises: promisesOf(known, diagram, today),
    ...(before && { moved: movedBetween(known, before, shown) }),
    dates: audits.map(({ date }) => date),
    trends: trendsOf(known, audits, diagram),
    titles,
    asked,
    history: audits,
    olderAudits,
  };
}

function findingsOf(
  records: readonly SiteRecord[],
  diagram: Diagram,
  asked: ReadonlyMap<string, Criterion>,
  limits: Audit,
  today: CalendarDate,
): Finding[] {
  const told = new Map<string, string>();
  return saggingRows(diagram).map((row) => {
    const { cause, promises } = criterionState(records, row.criterion, limits, today);
    const answered = causesOf(records, row.criterion).at(-1)?.date;
    const question = asked.get(row.criterion);
    const promise = cause?.promise && promises.at(-1);
    const words = cause?.summary && JSON.stringify([cause.summary, cause.factors]);
    const sameAs = words && told.get(words);
    if (words && !sameAs) told.set(words, row.criterion);
    return {
      row,
      ...(question && { asked: question }),
      ...(cause && { cause }),
      ...(cause && answered && { answered }),
      open: unansweredQuestions(cause),
      isExplained: isExplained(cause),
      ...(promise && { promise }),
      ...(sameAs && { sameAs }),
    };
  });
}

/** Open actions by date; then what was done or dropped after the audit before. */
function planOf(records: readonly SiteRecord[], since: CalendarDate | undefined, today: CalendarDate): ActionState[] {
  const actions = actionsOf(records).filter(({ closed }) => closed === undefined || closed <= today);
  const byDue = (a: ActionState, b: ActionState) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
  return [
    ...actions.filter(isOpen).sort(byDue),
    ...actions.filter((one) => !isOpen(one) && (!since || (one.closed ?? '') > since)).sort(byDue),
  ];
}

function promisesOf(records: readonly SiteRecord[], diagram: Diagram, today: CalendarDate): PromiseKept[] {
  const all = diagram.components.flatMap(({ rows }) =>
    rows.flatMap(({ criterion }) => {
      const measurements = measurementsOf(records, criterion);
      const now = measurements.at(-1)?.score;
      return criterionState(records, criterion, diagram, today).promises.map((promise) => {
        const then = measurements.filter(({ date }) => date <= promise.made).at(-1)?.score;
        return { ...promise, criterion, ...(then !== undefined && { then }), ...(now !== undefined && { now }) };
      });
    }),
  );
  const isPending = ({ outcome }: PromiseMade) => outcome === 'pending';
  return [
    ...all.filter(isPending).sort((a, b) => (a.promise.due < b.promise.due ? -1 : 1)),
    ...all.filter((one) => !isPending(one)).sort((a, b) => (a.promise.due < b.promise.due ? 1 : -1)),
  ];
}

function movedBetween(records: readonly SiteRecord[], was: AuditRecord, now: AuditRecord): Report['moved'] & object {
  const diff = diffAudits(was.audit, now.audit, { was: standingsAt(records, was), now: standingsAt(records, now) });
  const explanations = new Map(
    [...diff.worse, ...diff.better].map((move) => [move.criterion, explainMove(records, move, was.date, now.date)]),
  );
  return { from: was.date, diff, explanations };
}

/** Mean and lowest score of each component at each audit. A mean alone would hide the sagging place. */
function trendsOf(records: readonly SiteRecord[], audits: readonly AuditRecord[], diagram: Diagram): ComponentTrend[] {
  const standings = audits.map((audit) => ({ date: audit.date, all: standingsAt(records, audit) }));
  return diagram.components.map(({ component, title }) => ({
    component,
    ...(title && { title }),
    points: standings.map(({ date, all }) => {
      const own = summarise(
        all.filter((one) => one.component === component),
        diagram,
      );
      return own && { date, mean: own.mean, lowest: own.lowest.score };
    }),
  }));
}
