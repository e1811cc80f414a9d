/** The gate: what the rules find at a site, what of it is waived, and what a change has made worse (METHOD.md, "The gate"). */

import { isAudit, type SiteRecord } from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import { type At, Series, type SeriesInput } from './rule-series.js';
import { type Facts, type Found, RULES, type Rule } from './rules.js';
import {
  activeRules,
  type Bar,
  brokenLevel,
  type Level,
  RULE_NAMES,
  type RuleName,
  ruleValue,
  type Waiver,
  waiverFor,
} from './thresholds.js';

/** Does it count? Waived, known from the commit it is held against, or only information there, it does not. */
export type Standing = 'counts' | 'waived' | 'known' | 'informs';

type Each<R extends RuleName> = {
  rule: R;
  facts: Facts[R];
  level: Level;
  criterion?: string;
  /** The id of an action. */
  action?: string;
  /** Of the series it was found in. */
  programme?: string;
  /** In points or days; for a yes/no rule only which of two is worse, the higher. */
  actual: number;
  /** The threshold it broke; absent for a yes/no rule. */
  threshold?: number;
  /** A part of a record; absent for what no record holds. */
  at?: At;
  waived?: Waiver;
  standing: Standing;
};
/** What a rule found. */
export type Finding = { [R in RuleName]: Each<R> }[RuleName];

/** How far back records must be read for these rules to be judged. */
export function readsOf(bar: Bar): Rule['reads'] {
  const active = activeRules(bar);
  const reads = new Set(RULES.filter(({ name }) => active.has(name)).map((rule) => rule.reads));
  return reads.has('history') ? 'history' : reads.has('previous') ? 'previous' : 'latest';
}

/** Where things beside the records are told; see SeriesInput. */
export type CheckInput = Partial<Omit<SeriesInput, 'records' | 'today' | 'sagging' | 'target'>> & {
  programme?: string;
};

/**
 * Every rule against one series of a site, worst first. `records` are those up to `today` that the rules read; each
 * criterion of the last audit is judged, and its score is its last measurement.
 */
export function checkSite(
  records: readonly SiteRecord[],
  bar: Bar,
  today: CalendarDate,
  { programme, ...more }: CheckInput = {},
): Finding[] {
  if (!records.some((record) => isAudit(record) && record.date <= today)) return [];
  const series = new Series({ ...more, records, today, sagging: bar.sagging, target: bar.target });
  const active = activeRules(bar);
  const findings = RULES.filter(({ name }) => active.has(name)).flatMap(({ name, find }) =>
    find(series).flatMap((found: Found) => {
      const { value } = ruleValue(bar, name, found.criterion);
      const broken = brokenLevel(name, value, found.actual);
      if (!broken) return [];
      return [finding(name, { ...found, ...broken, ...(programme !== undefined && { programme }) }, bar, today)];
    }),
  );
  return findings.sort(byWeight);
}

/** With the waiver that lets it pass, if there is one. */
function finding(
  rule: RuleName,
  found: Omit<Found, 'at'> & { level: Level; programme?: string; at?: At; threshold?: number },
  bar: Bar,
  today: CalendarDate,
): Finding {
  const waived = waiverFor(bar, rule, found.criterion, found.actual, today);
  return { rule, ...found, standing: waived ? 'waived' : 'counts', ...(waived && { waived }) } as Finding;
}

/** Records of the site at a commit that a change has taken away or altered; `gone`: the whole site. */
export function rewritten(records: readonly string[], gone: boolean, bar: Bar, today: CalendarDate): Finding[] {
  const { value } = ruleValue(bar, 'rewritten');
  const broken = brokenLevel('rewritten', value, 1);
  if (records.length === 0 || !broken) return [];
  return [finding('rewritten', { actual: records.length, facts: { records, gone }, ...broken }, bar, today)];
}

/** Waivers past their end, and those that let nothing pass. `findings`: all of the site. */
export function staleWaivers(findings: readonly Finding[], bar: Bar, today: CalendarDate): Finding[] {
  const broken = brokenLevel('stale-waiver', ruleValue(bar, 'stale-waiver').value, 1);
  if (!broken) return [];
  const used = new Set(findings.map(({ waived }) => waived));
  return bar.waivers.flatMap((waiver): Finding[] => {
    const isPast = today > waiver.until;
    if (!isPast && used.has(waiver)) return [];
    const { rule, criterion, until } = waiver;
    const facts = { rule, until, isPast, ...(criterion !== undefined && { criterion }) };
    return [{ rule: 'stale-waiver', actual: 1, facts, standing: 'counts', ...broken }];
  });
}

/** For sorting: failures before warnings, what does not count last; then the lowest scores. */
export function byWeight(a: Finding, b: Finding): number {
  const rank = ({ standing, level }: Finding) => (standing !== 'counts' ? 2 : level === 'fail' ? 0 : 1);
  const score = ({ facts }: Finding) => ('score' in facts ? facts.score : 11);
  return rank(a) - rank(b) || score(a) - score(b);
}

/** What it is, so that the same thing can be told again: for a step, of which record. */
function keyOf({ rule, programme, criterion, action, at, facts }: Finding): string {
  const isStep = RULES.some(({ name, finds }) => name === rule && finds === 'step');
  const own = rule === 'stale-waiver' ? [facts.rule, facts.criterion ?? ''] : [];
  return [rule, programme ?? '', criterion ?? '', action ?? '', isStep ? (at?.record.id ?? '') : '', ...own].join('/');
}

/**
 * How a finding stands against what is found at the commit: what the change has made worse counts; what is just so or
 * worse there is known; what comes of the calendar only informs.
 */
export function standingAgainst(there: readonly Finding[]): (found: Finding) => Finding {
  const known = new Map(there.map((one) => [keyOf(one), one]));
  return (found) => {
    if (found.standing !== 'counts' || found.rule === 'rewritten') return found;
    const rule = RULES.find(({ name }) => name === found.rule);
    if (found.rule === 'stale-waiver' || rule?.finds === 'calendar') return { ...found, standing: 'informs' };
    const was = known.get(keyOf(found));
    const isWorse = !was || (found.rule === 'min-score' ? found.actual < was.actual : found.actual > was.actual);
    return isWorse ? found : { ...found, standing: 'known' };
  };
}

/** Every rule with the value that applies to each of the criteria (`undefined`: to the site), and where it comes from. */
export function applied(bar: Bar, criterion: string | undefined, today: CalendarDate) {
  return RULE_NAMES.map((rule) => ({
    rule,
    ...ruleValue(bar, rule, criterion),
    waiver: bar.waivers.find((one) => one.rule === rule && one.criterion === criterion && today <= one.until),
  }));
}
