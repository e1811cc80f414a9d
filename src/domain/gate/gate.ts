/**
 * The gate: what the rules find at a site, which of it is waived, and what a change has made worse (METHOD.md, "The
 * gate"). Nothing here reads a file, except that a `LazyRecord` is opened when a rule asks for it.
 */

import { isAudit, type SiteRecord } from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import type { Level } from './limits.js';
import { type LazyRecord, Series, type SeriesInput } from './rule-series.js';
import {
  type Facts,
  type Found,
  type RecordChanges,
  RULE_NAMES,
  RULES,
  type RuleName,
  type ScoreRuleName,
  type WaiverUse,
} from './rules.js';
import { activeRules, brokenLevel, ruleValue, type Thresholds, type Waiver, waiverFor } from './thresholds.js';

/** Only what counts can fail the gate; `known` (from the base commit) and `informs` occur only against a commit. */
export type Standing = 'counts' | 'waived' | 'known' | 'informs';

interface Judged {
  level: Level;
  /** The name of the series if it is not the main one. */
  programme?: string | undefined;
  /** The threshold that was broken; undefined for a yes/no rule. */
  threshold?: number | undefined;
  waived?: Waiver | undefined;
  standing: Standing;
}
/** A finding of a rule, and what follows from it. */
export type Finding<R extends RuleName = RuleName> = { [K in R]: { rule: K } & Found<Facts[K]> & Judged }[R];

/** Everything that judging one site needs. */
export interface SiteInput {
  thresholds: Thresholds;
  today: CalendarDate;
  series: readonly { programme?: string | undefined; series: Series }[];
  /** The changes to the records of the base commit, if the gate judges a change. */
  changes?: RecordChanges | undefined;
  /** Is any series left out? Then a waiver that lets nothing pass may still be needed. */
  isPartial?: boolean | undefined;
}

/** All findings of a site, the worst first. May throw what a `LazyRecord` throws. */
export function judgeSite({ thresholds, today, series, changes, isPartial }: SiteInput): Finding[] {
  const findings = series.flatMap((one) => judgeSeries(one.series, thresholds, today, one.programme));
  if (changes) findings.push(...RULES.rewritten.find(changes).flatMap(judging('rewritten', thresholds, today)));
  if (!isPartial) {
    const used = new Set(findings.map(({ waived }) => waived));
    const { waivers } = thresholds;
    const use: WaiverUse = { waivers, today, isUsed: (index) => used.has(waivers[index]) };
    findings.push(...RULES['stale-waiver'].find(use).flatMap(judging('stale-waiver', thresholds, today)));
  }
  return findings.sort(byWeight);
}

/** Every rule about records, applied to one series. */
function judgeSeries(
  series: Series,
  thresholds: Thresholds,
  today: CalendarDate,
  programme?: string | undefined,
): Finding[] {
  return activeRules(thresholds).flatMap((name) => {
    const rule = RULES[name];
    if (rule.finds === 'change' || rule.finds === 'waiver') return [];
    const found: Found[] = rule.find(series);
    return found.flatMap(judging(name, thresholds, today, programme));
  });
}

/** A finding if the threshold is broken, with the waiver that lets it pass. */
function judging(rule: RuleName, thresholds: Thresholds, today: CalendarDate, programme?: string | undefined) {
  return (found: Found): Finding[] => {
    const { criterion, actual } = found;
    const broken = brokenLevel(rule, ruleValue(thresholds, rule, criterion).value, actual);
    if (!broken) return [];
    const waived = waiverFor(thresholds, { rule, criterion, actual }, today);
    // The facts are those of the rule: they come from its own row.
    return [{ rule, programme, ...found, ...broken, waived, standing: waived ? 'waived' : 'counts' } as Finding];
  };
}

/** Optional parts of what `checkSite` judges; see `SeriesInput`. */
export type CheckInput = Omit<SeriesInput, 'records' | 'baseRecords' | 'today' | 'sagging' | 'target'> & {
  programme?: string | undefined;
  baseRecords?: readonly SiteRecord[] | undefined;
};

/** Every rule about records, applied to the records of one series up to `today`; the worst finding first. */
export function checkSite(
  records: readonly SiteRecord[],
  thresholds: Thresholds,
  today: CalendarDate,
  { programme, baseRecords, ...more }: CheckInput = {},
): Finding[] {
  if (!records.some((record) => isAudit(record) && record.date <= today)) return [];
  const { sagging, target } = thresholds;
  const base = baseRecords?.map(opened);
  const series = new Series({ ...more, records: records.map(opened), baseRecords: base, today, sagging, target });
  return judgeSeries(series, thresholds, today, programme).sort(byWeight);
}

/** A record that needs no opening. */
export function opened(record: SiteRecord): LazyRecord {
  const { id, date, kind } = record;
  return { id, date, kind, open: () => record };
}

/** For sorting: failures before warnings, what does not count last; then the lowest scores. */
function byWeight(a: Finding, b: Finding): number {
  const rank = ({ standing, level }: Finding) => (standing !== 'counts' ? 2 : level === 'fail' ? 0 : 1);
  const score = ({ facts }: Finding) => ('score' in facts ? facts.score : 11);
  return rank(a) - rank(b) || score(a) - score(b);
}

/**
 * The findings of a change compared with those of its base commit. What the change has made worse counts; what is the
 * same or worse in the base is known; what depends on the calendar only informs.
 */
export function comparedWithBase(head: readonly Finding[], base: readonly Finding[]): Finding[] {
  const known = new Map(base.map((finding) => [keyOf(finding), finding]));
  return head
    .map((finding) => ({ ...finding, standing: standingOf(finding, known.get(keyOf(finding))) }))
    .sort(byWeight);
}

function standingOf({ rule, standing, actual }: Finding, base: Finding | undefined): Standing {
  const { finds, worse } = RULES[rule];
  if (standing !== 'counts' || finds === 'change') return standing;
  if (finds === 'calendar' || finds === 'waiver') return 'informs';
  return base && (worse === 'lower' ? actual >= base.actual : actual <= base.actual) ? 'known' : 'counts';
}

/** Identifies a finding in head and base; a step is identified by its record as well. */
function keyOf({ rule, programme = '', criterion = '', action = '', at }: Finding): string {
  const recordId = RULES[rule].finds === 'step' && at && 'record' in at ? at.record.id : '';
  return [rule, programme, criterion, action, recordId].join('/');
}

/** Does a higher score make the finding pass? */
export function isScoreFinding(finding: Finding): finding is Finding<ScoreRuleName> {
  return RULES[finding.rule].passingScore !== null;
}

/** The lowest score with which the finding would pass. */
export function passingScore<R extends ScoreRuleName>({ rule, facts, threshold = 0 }: Finding<R>): number {
  const rules: { [K in ScoreRuleName]: { passingScore(facts: Facts[K], threshold: number): number } } = RULES;
  return rules[rule].passingScore(facts, threshold);
}

/** Every rule about the criterion, or about the site, with the value that applies, its origin and its waiver. */
export function appliedRules(thresholds: Thresholds, criterion: string | undefined, today: CalendarDate) {
  const about = criterion === undefined ? 'site' : 'criterion';
  return RULE_NAMES.filter((rule) => RULES[rule].about === about).map((rule) => ({
    rule,
    ...ruleValue(thresholds, rule, criterion),
    waiver: thresholds.waivers.find(
      (waiver) => waiver.rule === rule && waiver.criterion === criterion && today <= waiver.until,
    ),
  }));
}
