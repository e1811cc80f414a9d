/**
 * The rules of the gate, one row each (METHOD.md, "The gate"). Settings, schemas and commands follow from this table;
 * the texts of a rule are one row in `locales/LANGUAGE/rules.ts`.
 */

import { looksOnly } from '../record/audit.js';
import { type Measurement, meetingsOf, type SiteRecord } from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import type { Unit, ValueIn } from './limits.js';
import type { RecordPart, Series } from './rule-series.js';

/** A rise of this many points or more needs a reason. */
const RISE_POINTS = 2;

/** The changes to a site's records of the base commit. */
export interface RecordChanges {
  /** The ids of the records that the change removed or altered. */
  records: readonly string[];
  isSiteGone: boolean;
}

/** The waivers of a site after all other rules have been judged. */
export interface WaiverUse {
  waivers: readonly { rule: string; criterion?: string | undefined; until: CalendarDate }[];
  /** Did the waiver let a finding pass? */
  isUsed(index: number): boolean;
  today: CalendarDate;
}

/** The subject that the rules of each kind look at. */
interface Subject {
  /** A state of the series. Against a commit, a finding is known if it is equally bad or worse in base. */
  state: Series;
  /** A step from one record to the next, which is new with each record. */
  step: Series;
  /** A state that depends on the calendar. Against a commit it only informs. */
  calendar: Series;
  /** Something that a change did to the records of the base commit. It always counts. */
  change: RecordChanges;
  /** A waiver that is out of date. Against a commit it only informs. */
  waiver: WaiverUse;
}

/**
 * The place that a finding points to: a part of a record, a whole record, a waiver, or (undefined) the site's folder.
 */
type Spot = RecordPart | { recordId: string } | { waiver: number } | undefined;

/** A finding of a rule, before thresholds and waivers are applied. */
export interface Found<F extends object = object> {
  criterion?: string | undefined;
  /** The id of an action. */
  action?: string | undefined;
  /** Points or days, compared with the threshold; for a yes/no rule only compared with the base commit. */
  actual: number;
  /** Typed details of the finding, for its texts and for programs. Scores are 1–10. */
  facts: F;
  at: Spot;
}

interface Row<U extends Unit, K extends keyof Subject, F extends object> {
  unit: U;
  /** Which `actual` is the worse one. */
  worse: 'lower' | 'higher';
  /** A rule about a criterion can be set and waived for each criterion. */
  about: 'criterion' | 'site';
  finds: K;
  canBeWaived: boolean;
  /** Applies if the settings have no `check`. If they have one, a rule that it does not name is off. */
  default: ValueIn[U];
  /** The value that `init` writes for a new project. */
  starting: ValueIn[U];
  /** Applies against a commit if `check` does not name the rule. */
  againstCommit: ValueIn[U];
  /** YAML under `check:`. */
  example: string;
  find(subject: Subject[K]): Found<F>[];
}

/** A rule whose findings pass when something other than a score is given. */
function rule<U extends Unit, K extends keyof Subject, F extends object>(row: Row<U, K, F>) {
  return { ...row, passingScore: null };
}

/** A rule whose findings pass at a higher score: the lowest one that does. */
function scoreRule<U extends Unit, K extends keyof Subject, F extends object>(
  row: Row<U, K, F>,
  passingScore: (facts: F, threshold: number) => number,
) {
  return { ...row, passingScore };
}

/** In the order in which rules are listed. */
export const RULES = {
  'min-score': scoreRule(
    {
      unit: 'points',
      worse: 'lower',
      about: 'criterion',
      finds: 'state',
      canBeWaived: true,
      default: { warn: 6, fail: 5 },
      starting: { warn: 6, fail: 5 },
      againstCommit: 'off',
      example: 'min-score: {warn: 6, fail: 5}\ncriteria:\n  refunds: {min-score: 7}',
      find: (series) =>
        series.judged().map(({ criterion, now, at }) => {
          return { criterion, actual: now.score, facts: { score: now.score }, at };
        }),
    },
    (_, threshold) => threshold,
  ),
  'max-drop': scoreRule(
    {
      unit: 'points',
      worse: 'higher',
      about: 'criterion',
      finds: 'step',
      canBeWaived: true,
      default: { warn: 1, fail: 2 },
      starting: { warn: 1, fail: 2 },
      againstCommit: 'off',
      example: 'max-drop: {warn: 1, fail: 2}',
      find: (series) =>
        series.judged().flatMap(({ criterion, now, at }) => {
          const previous = highest(series.previousForFall(criterion));
          if (!previous) return [];
          const facts = { score: now.score, was: previous.score, on: previous.date };
          return [{ criterion, actual: previous.score - now.score, facts, at }];
        }),
    },
    ({ was }, threshold) => was - threshold,
  ),
  'max-slide': scoreRule(
    {
      unit: 'points',
      worse: 'higher',
      about: 'criterion',
      finds: 'state',
      canBeWaived: true,
      default: 'off',
      starting: 3,
      againstCommit: 'off',
      example: 'max-slide: 3',
      find: (series) =>
        series.judged().flatMap(({ criterion, now, at }) => {
          const best = series.best(criterion);
          if (!best) return [];
          const facts = { score: now.score, was: best.score, on: best.date };
          return [{ criterion, actual: best.score - now.score, facts, at }];
        }),
    },
    ({ was }, threshold) => was - threshold,
  ),
  vanished: rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'criterion',
    finds: 'state',
    canBeWaived: true,
    default: 'off',
    starting: 'fail',
    againstCommit: 'fail',
    example: 'vanished: fail',
    find: (series) =>
      series.vanished().map(({ criterion, last, na, at }) => {
        return { criterion, actual: 1, facts: { was: last.score, on: last.date, na }, at };
      }),
  }),
  unexplained: rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'criterion',
    finds: 'state',
    canBeWaived: true,
    default: 'warn',
    starting: 'warn',
    againstCommit: 'off',
    example: 'unexplained: fail',
    find: (series) =>
      series.sagging().flatMap(({ criterion, now, at }) => {
        if (series.isExplained(criterion)) return [];
        return [{ criterion, actual: -now.score, facts: { score: now.score }, at }];
      }),
  }),
  unplanned: rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'criterion',
    finds: 'state',
    canBeWaived: true,
    default: 'off',
    starting: 'warn',
    againstCommit: 'off',
    example: 'unplanned: warn',
    find: (series) =>
      series.sagging().flatMap(({ criterion, now, at }) => {
        const open = new Set(series.openActions().map(({ action }) => action.criterion));
        if (open.has(criterion) || series.withSameCause(criterion).some((key) => open.has(key))) return [];
        return [{ criterion, actual: -now.score, facts: { score: now.score }, at }];
      }),
  }),
  'unsupported-rise': rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'criterion',
    finds: 'step',
    canBeWaived: true,
    default: 'off',
    starting: 'warn',
    againstCommit: 'off',
    example: 'unsupported-rise: warn',
    find: (series) =>
      series.judged().flatMap(({ criterion, now, at }) => {
        const previous = lowest(series.previousScores(criterion));
        if (!previous || now.score - previous.score < RISE_POINTS || series.hasNote(criterion)) return [];
        const treated = series.withSameCause(criterion);
        const isSupported = series.actionsUntil(now.record).some(({ action, status, closed }) => {
          const isDone = treated.includes(action.criterion) && status === 'done' && !looksOnly(action.kind);
          return isDone && closed !== undefined && closed >= previous.date;
        });
        const facts = { score: now.score, was: previous.score, on: previous.date };
        return isSupported ? [] : [{ criterion, actual: now.score - previous.score, facts, at }];
      }),
  }),
  'broken-promise': rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'criterion',
    finds: 'state',
    canBeWaived: true,
    default: 'off',
    starting: 'warn',
    againstCommit: 'off',
    example: 'broken-promise: warn',
    find: (series) =>
      series.judged().flatMap(({ criterion, now, at }) => {
        // A new answer to question 6 is a new promise: the last one counts.
        const last = series.lastPromise(criterion);
        if (last?.outcome !== 'broken') return [];
        const { target, due } = last.promise;
        const facts = { score: now.score, target, due, days: daysBetween(due, series.today) };
        return [{ criterion, actual: target - now.score, facts, at }];
      }),
  }),
  'base-first': scoreRule(
    {
      unit: 'yes-no',
      worse: 'higher',
      about: 'site',
      finds: 'state',
      canBeWaived: true,
      default: 'off',
      starting: 'warn',
      againstCommit: 'off',
      example: 'base-first: warn',
      find: (series) => {
        if (!series.isPremium()) return [];
        const { base, target } = series;
        const [first] = base;
        if (!first) return [];
        const actual = base.reduce((sum, { score }) => sum + target - score, 0);
        // `base` is the lowest base criterion under target, `more` the number of the others.
        return [
          { actual, facts: { base: first.criterion, score: first.score, target, more: base.length - 1 }, at: first.at },
        ];
      },
    },
    ({ target }) => target,
  ),
  rewritten: rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'site',
    finds: 'change',
    canBeWaived: true,
    default: 'off',
    starting: 'fail',
    againstCommit: 'fail',
    example: 'rewritten: fail',
    find: ({ records, isSiteGone }) => {
      const [first] = records;
      if (first === undefined) return [];
      const at = isSiteGone ? undefined : { recordId: first };
      return [{ actual: records.length, facts: { records, gone: isSiteGone }, at }];
    },
  }),
  'stale-waiver': rule({
    unit: 'yes-no',
    worse: 'higher',
    about: 'site',
    finds: 'waiver',
    canBeWaived: false,
    default: 'off',
    starting: 'warn',
    againstCommit: 'off',
    example: 'stale-waiver: warn',
    find: ({ waivers, isUsed, today }) =>
      waivers.flatMap(({ rule, until, criterion }, waiver) => {
        const isPast = today > until;
        if (!isPast && isUsed(waiver)) return [];
        return [{ actual: 1, facts: { rule, until, isPast, criterion }, at: { waiver } }];
      }),
  }),
  'max-age': rule({
    unit: 'days',
    worse: 'higher',
    about: 'site',
    finds: 'calendar',
    canBeWaived: true,
    default: 'off',
    starting: { warn: '90d', fail: '120d' },
    againstCommit: 'off',
    example: 'max-age: {warn: 90d, fail: 120d}',
    find: ({ latest, today }) => {
      const days = daysBetween(latest.date, today);
      return [{ actual: days, facts: { days, on: latest.date }, at: { record: latest, path: ['date'] } }];
    },
  }),
  'max-silence': rule({
    unit: 'days',
    worse: 'higher',
    about: 'site',
    finds: 'calendar',
    canBeWaived: true,
    default: 'off',
    starting: { warn: '7d', fail: '21d' },
    againstCommit: 'off',
    example: 'max-silence: {warn: 7d, fail: 21d}',
    find: (series) => {
      const open = series.openActions().length;
      if (open === 0) return [];
      // A follow-up that was written to be filled in and was not does not break the silence.
      const meeting = meetingsOf(series.records).at(-1);
      const last: SiteRecord = meeting && meeting.date >= series.latest.date ? meeting : series.latest;
      const days = daysBetween(last.date, series.today);
      return [{ actual: days, facts: { days, on: last.date, open }, at: { record: last, path: ['date'] } }];
    },
  }),
  'max-overdue': rule({
    unit: 'days',
    worse: 'higher',
    about: 'criterion',
    finds: 'calendar',
    canBeWaived: true,
    default: 'off',
    starting: { warn: '0d', fail: '14d' },
    againstCommit: 'off',
    example: 'max-overdue: {warn: 0d, fail: 14d}\ncriteria:\n  refunds: {max-overdue: 3d}',
    find: (series) =>
      series.openActions().flatMap(({ id, action, due }) => {
        const days = daysBetween(due, series.today);
        const at = series.planned(id);
        if (days <= 0 || !at) return [];
        const facts = { days, due, action: action.text, owner: action.owner };
        return [{ criterion: action.criterion, action: id, actual: days, facts, at }];
      }),
  }),
};

export type RuleName = keyof typeof RULES;
export const RULE_NAMES = Object.keys(RULES) as RuleName[];

/** The details that each rule gives of what it found. */
export type Facts = { [R in RuleName]: ReturnType<(typeof RULES)[R]['find']>[number]['facts'] };

/** Rules whose findings a higher score makes pass. */
export type ScoreRuleName = {
  [R in RuleName]: (typeof RULES)[R]['passingScore'] extends null ? never : R;
}[RuleName];

/** Rules with a threshold in points or days. */
export type ThresholdRuleName = { [R in RuleName]: (typeof RULES)[R]['unit'] extends 'yes-no' ? never : R }[RuleName];

function highest(measured: readonly Measurement[]): Measurement | undefined {
  return measured.reduce<Measurement | undefined>(
    (most, one) => (most && most.score >= one.score ? most : one),
    undefined,
  );
}

function lowest(measured: readonly Measurement[]): Measurement | undefined {
  return measured.reduce<Measurement | undefined>(
    (least, one) => (least && least.score <= one.score ? least : one),
    undefined,
  );
}
