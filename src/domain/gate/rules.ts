/** The rules of the gate as a table: what each looks for in a series of records (METHOD.md, "The gate"). */

import { type Measurement, meetingsOf, type SiteRecord } from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import type { At, Series } from './rule-series.js';
import type { RuleName } from './thresholds.js';

/** A rise of so many points asks for a reason. */
const RISE = 2;

/** What each rule tells of what it found, beside the criterion. Scores are 1–10, the others days or dates. */
export interface Facts {
  'min-score': { score: number };
  'max-drop': { score: number; was: number; on: CalendarDate };
  'max-slide': { score: number; was: number; on: CalendarDate };
  vanished: { was: number; on: CalendarDate; na?: string };
  unexplained: { score: number };
  unplanned: { score: number };
  'unsupported-rise': { score: number; was: number; on: CalendarDate };
  'broken-promise': { score: number; target: number; due: CalendarDate; days: number };
  /** `base`: the lowest base criterion under target; `more`: how many others there are. */
  'base-first': { base: string; score: number; target: number; more: number };
  /** `records`: of the site at the commit, gone or changed, by name. */
  rewritten: { records: readonly string[]; gone: boolean };
  'stale-waiver': { rule: RuleName; criterion?: string; until: CalendarDate; isPast: boolean };
  'max-age': { days: number; on: CalendarDate };
  'max-silence': { days: number; on: CalendarDate; open: number };
  'max-overdue': { days: number; due: CalendarDate; action: string; owner: string };
}

export interface Found<R extends RuleName = RuleName> {
  criterion?: string;
  /** The id of an action. */
  action?: string;
  /** What a threshold is compared with, in points or days; for a yes/no rule only which of two is worse, the higher. */
  actual: number;
  facts: Facts[R];
  at: At;
}

export interface Rule<R extends RuleName = RuleName> {
  name: R;
  /** Which of a site's records it looks at: the last audit and what followed, the audit before it, or all. */
  reads: 'latest' | 'previous' | 'history';
  /**
   * Against a commit: is what it finds a state, which may be known from there; a step from one record to the next, which
   * is new with each record; or does it come of the calendar and only inform?
   */
  finds: 'state' | 'step' | 'calendar';
  find(series: Series): Found<R>[];
}

type Table = { [R in RuleName]?: Rule<R> };

/** Two rules are not about one series: `rewritten` compares two commits, `stale-waiver` looks at what was found. */
const TABLE: Table = {
  'min-score': {
    name: 'min-score',
    reads: 'latest',
    finds: 'state',
    find: (series) =>
      series.judged().map(({ criterion, now, at }) => ({
        criterion,
        actual: now.score,
        facts: { score: now.score },
        at,
      })),
  },
  'max-drop': {
    name: 'max-drop',
    reads: 'previous',
    finds: 'step',
    find: (series) =>
      series.judged().flatMap(({ criterion, now, at }) => {
        const before = series
          .beforeFall(criterion)
          .reduce<Measurement | undefined>((most, one) => (most && most.score >= one.score ? most : one), undefined);
        if (!before) return [];
        const facts = { score: now.score, was: before.score, on: before.date };
        return [{ criterion, actual: before.score - now.score, facts, at }];
      }),
  },
  'max-slide': {
    name: 'max-slide',
    reads: 'history',
    finds: 'state',
    find: (series) =>
      series.judged().flatMap(({ criterion, now, at }) => {
        const best = series.best(criterion);
        if (!best) return [];
        const facts = { score: now.score, was: best.score, on: best.date };
        return [{ criterion, actual: best.score - now.score, facts, at }];
      }),
  },
  vanished: {
    name: 'vanished',
    reads: 'previous',
    finds: 'state',
    find: (series) =>
      series.gone().map(({ criterion, last, na, at }) => ({
        criterion,
        actual: 1,
        facts: { was: last.score, on: last.date, ...(na !== undefined && { na }) },
        at,
      })),
  },
  unexplained: {
    name: 'unexplained',
    reads: 'history',
    finds: 'state',
    find: (series) =>
      series.sagging().flatMap(({ criterion, now, at }) => {
        if (series.isExplained(criterion)) return [];
        return [{ criterion, actual: -now.score, facts: { score: now.score }, at }];
      }),
  },
  unplanned: {
    name: 'unplanned',
    reads: 'history',
    finds: 'state',
    find: (series) =>
      series.sagging().flatMap(({ criterion, now, at }) => {
        if (series.openActions().some(({ action }) => action.criterion === criterion)) return [];
        return [{ criterion, actual: -now.score, facts: { score: now.score }, at }];
      }),
  },
  'unsupported-rise': {
    name: 'unsupported-rise',
    reads: 'history',
    finds: 'step',
    find: (series) =>
      series.judged().flatMap(({ criterion, now, at }) => {
        const before = series
          .befores(criterion)
          .reduce<Measurement | undefined>(
            (least, one) => (least && least.score <= one.score ? least : one),
            undefined,
          );
        if (!before || now.score - before.score < RISE || series.hasNote(criterion)) return [];
        const done = series.actions().some(({ action, status, closed }) => {
          const isOwn = action.criterion === criterion && status === 'done';
          return isOwn && closed !== undefined && closed >= before.date && closed <= now.date;
        });
        const facts = { score: now.score, was: before.score, on: before.date };
        return done ? [] : [{ criterion, actual: now.score - before.score, facts, at }];
      }),
  },
  'broken-promise': {
    name: 'broken-promise',
    reads: 'history',
    finds: 'state',
    find: (series) =>
      series.judged().flatMap(({ criterion, now, at }) => {
        // A new answer to question 6 is a new promise: the last one counts.
        const last = series.lastPromise(criterion);
        if (last?.outcome !== 'broken') return [];
        const { target, due } = last.promise;
        const facts = { score: now.score, target, due, days: daysBetween(due, series.today) };
        return [{ criterion, actual: target - now.score, facts, at }];
      }),
  },
  'base-first': {
    name: 'base-first',
    reads: 'latest',
    finds: 'state',
    find: (series) => {
      const { base } = series;
      const [lowest] = base;
      if (!lowest || !series.isPremium()) return [];
      const { criterion, score, at } = lowest;
      const actual = base.reduce((sum, one) => sum + series.target - one.score, 0);
      return [{ actual, facts: { base: criterion, score, target: series.target, more: base.length - 1 }, at }];
    },
  },
  'max-age': {
    name: 'max-age',
    reads: 'latest',
    finds: 'calendar',
    find: ({ latest, today }) => {
      const days = daysBetween(latest.date, today);
      return [{ actual: days, facts: { days, on: latest.date }, at: { record: latest, path: ['date'] } }];
    },
  },
  'max-silence': {
    name: 'max-silence',
    reads: 'history',
    finds: 'calendar',
    find: (series) => {
      // A follow-up that was written to be filled in and was not breaks no silence.
      const meeting = meetingsOf(series.records).at(-1);
      const last: SiteRecord = meeting && meeting.date >= series.latest.date ? meeting : series.latest;
      const open = series.openActions().length;
      if (open === 0) return [];
      const days = daysBetween(last.date, series.today);
      return [{ actual: days, facts: { days, on: last.date, open }, at: { record: last, path: ['date'] } }];
    },
  },
  'max-overdue': {
    name: 'max-overdue',
    reads: 'history',
    finds: 'calendar',
    find: (series) =>
      series.openActions().flatMap(({ id, action, due }) => {
        const days = daysBetween(due, series.today);
        const at = series.planned(id);
        if (days <= 0 || !at) return [];
        const facts = { days, due, action: action.text, owner: action.owner };
        return [{ criterion: action.criterion, action: id, actual: days, facts, at }];
      }),
  },
};

export const RULES: readonly Rule[] = Object.values(TABLE) as unknown as Rule[];
