/**
 * The settings of the gate: the value of each rule, the most specific one first, and waivers (METHOD.md, "The gate").
 */
import type { CalendarDate } from '../text/date.js';
import { amount, LEVELS, type Level, type Limit, limitsByLevel, type RuleValue } from './limits.js';
import { RULE_NAMES, RULES, type RuleName } from './rules.js';

export type RuleSettings = { [R in RuleName]?: RuleValue | undefined };
export interface CheckSettings extends RuleSettings {
  /** By criterion. */
  criteria?: Record<string, RuleSettings> | undefined;
}

const valuesOf = (column: 'default' | 'starting' | 'againstCommit'): CheckSettings =>
  Object.fromEntries(RULE_NAMES.map((name) => [name, RULES[name][column]]).filter(([, value]) => value !== 'off'));

/** Applies if the settings have no `check` at all. If they have one, a rule that it does not name is off. */
export const DEFAULT_CHECK = valuesOf('default');
/** The rules that a new project starts with. */
export const STARTING_CHECK = valuesOf('starting');
/** Applies against a commit unless it is turned off: what a change could remove unnoticed. */
export const AGAINST_CHECK = valuesOf('againstCommit');

export interface Waiver {
  rule: RuleName;
  /** For a rule about criteria; the others are waived for the whole site. */
  criterion?: string | undefined;
  /** The threshold that applies instead, for a rule that has one. */
  value?: Limit | undefined;
  /** The last day on which it applies. */
  until: CalendarDate;
  reason: string;
}

/** Everything that decides whether a finding fails, warns or passes at one site. */
export interface Thresholds {
  /** A score at or below this sags, whatever a record says of itself. */
  sagging: number;
  target: number;
  /** The project's `check`. */
  check: CheckSettings;
  /** Apply to rules that neither `check` names. */
  defaults?: CheckSettings | undefined;
  /** The site's own `check`: stricter than the project's. */
  siteCheck?: CheckSettings | undefined;
  waivers: readonly Waiver[];
}

/** The origin of a value. */
export type Origin = 'site-criterion' | 'project-criterion' | 'site' | 'project' | 'default' | 'unset';

/** The value of a rule that applies to a criterion, or to the site: the most specific wins. */
export function ruleValue(
  thresholds: Thresholds,
  rule: RuleName,
  criterion?: string,
): { value: RuleValue; from: Origin } {
  const own = (settings: CheckSettings | undefined) =>
    Object.entries(settings?.criteria ?? {}).find(([key]) => key === criterion)?.[1][rule];
  const candidates: [Origin, RuleValue | undefined][] = [
    ['site-criterion', own(thresholds.siteCheck)],
    ['project-criterion', own(thresholds.check)],
    ['site', thresholds.siteCheck?.[rule]],
    ['project', thresholds.check[rule]],
    ['default', thresholds.defaults?.[rule]],
  ];
  for (const [from, value] of candidates) if (value !== undefined) return { value, from };
  return { value: 'off', from: 'unset' };
}

/** Is the limit broken? A value that equals the limit passes. */
function breaks(rule: RuleName, actual: number, limit: number): boolean {
  return RULES[rule].worse === 'lower' ? actual < limit : actual > limit;
}

/** The worst level at which `actual` breaks the value, with its limit. */
export function brokenLevel(
  rule: RuleName,
  value: RuleValue,
  actual: number,
): { level: Level; threshold?: number } | undefined {
  if (RULES[rule].unit === 'yes-no') return value === 'warn' || value === 'fail' ? { level: value } : undefined;
  const limits = limitsByLevel(value);
  for (const level of LEVELS) {
    const threshold = limits[level];
    if (threshold !== undefined && breaks(rule, actual, threshold)) return { level, threshold };
  }
  return undefined;
}

/** The waiver that lets the finding pass; on its last day it still does. */
export function waiverFor(
  { waivers }: Thresholds,
  { rule, criterion, actual }: { rule: RuleName; criterion?: string | undefined; actual: number },
  today: CalendarDate,
): Waiver | undefined {
  return waivers.find(
    (waiver) =>
      waiver.rule === rule &&
      waiver.criterion === criterion &&
      today <= waiver.until &&
      (waiver.value === undefined || RULES[rule].unit === 'yes-no' || !breaks(rule, actual, amount(waiver.value))),
  );
}

/** The rules that have a value other than `off` for the site or for any criterion. */
export function activeRules({ check, siteCheck, defaults }: Thresholds): RuleName[] {
  const settings = [check, siteCheck, defaults].flatMap((part) => [part, ...Object.values(part?.criteria ?? {})]);
  return RULE_NAMES.filter((rule) => settings.some((part) => (part?.[rule] ?? 'off') !== 'off'));
}

/**
 * The rules that a site's own `check` sets looser than the project does: that takes a waiver, with an end and a reason.
 */
export function looserThanProject(
  site: CheckSettings,
  project: CheckSettings,
): { rule: RuleName; criterion?: string | undefined }[] {
  const thresholds: Thresholds = { sagging: 0, target: 0, check: project, waivers: [] };
  const isSet = (criterion: string | undefined, rule: RuleName) =>
    ruleValue(thresholds, rule, criterion).from !== 'unset';
  const all = [
    ...RULE_NAMES.map((rule) => ({ rule, criterion: undefined, value: site[rule] })),
    ...Object.entries(site.criteria ?? {}).flatMap(([criterion, settings]) =>
      RULE_NAMES.map((rule) => ({ rule, criterion, value: settings[rule] })),
    ),
  ];
  return all.flatMap(({ rule, criterion, value }) => {
    if (value === undefined || !isSet(criterion, rule)) return [];
    if (!isLooser(rule, value, ruleValue(thresholds, rule, criterion).value)) return [];
    return [{ rule, criterion }];
  });
}

/** Would `value` find anything less severely than `than`, or not at all? */
function isLooser(rule: RuleName, value: RuleValue, than: RuleValue): boolean {
  if (RULES[rule].unit === 'yes-no') {
    const strictness = ['off', 'warn', 'fail'];
    return strictness.indexOf(String(value)) < strictness.indexOf(String(than));
  }
  const sign = RULES[rule].worse === 'lower' ? 1 : -1;
  const strictest = (limits: ReturnType<typeof limitsByLevel>, levels: readonly Level[]) =>
    Math.max(...levels.map((level) => (limits[level] === undefined ? -Infinity : sign * Number(limits[level]))));
  const mine = limitsByLevel(value);
  const theirs = limitsByLevel(than);
  return strictest(mine, ['fail']) < strictest(theirs, ['fail']) || strictest(mine, LEVELS) < strictest(theirs, LEVELS);
}
