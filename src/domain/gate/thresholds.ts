/** What the gate is set to: values of rules, which one applies where, and waivers (METHOD.md, "The gate"). */
import type { CalendarDate } from '../text/date.js';

/** In the order in which they are told. */
export const RULE_NAMES = [
  'min-score',
  'max-drop',
  'max-slide',
  'vanished',
  'unexplained',
  'unplanned',
  'unsupported-rise',
  'broken-promise',
  'base-first',
  'rewritten',
  'stale-waiver',
  'max-age',
  'max-silence',
  'max-overdue',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

export const LEVELS = ['fail', 'warn'] as const;
export type Level = (typeof LEVELS)[number];

/** Points, or days as `90d`. */
export type Limit = number | string;
/** A limit alone fails; `{warn, fail}` sets each level; `off` turns the rule off. */
export type Threshold = Limit | { warn?: Limit | undefined; fail?: Limit | undefined };
export type YesNo = Level | 'off';
export type RuleValue = Threshold | YesNo;

export type RuleSettings = { [R in RuleName]?: RuleValue | undefined };
export interface CheckSettings extends RuleSettings {
  /** By criterion. */
  criteria?: Record<string, RuleSettings> | undefined;
}

/** What holds where the settings have no `check` at all. Where they have one, a rule that is not named is off. */
export const DEFAULT_CHECK: CheckSettings = {
  'min-score': { warn: 6, fail: 5 },
  'max-drop': { warn: 1, fail: 2 },
  unexplained: 'warn',
};
/** What holds against a commit unless it is turned off: what a change could take away unseen. */
export const AGAINST_CHECK: CheckSettings = { vanished: 'fail', rewritten: 'fail' };

/** How a rule is set: in points or days, and in which direction it is stricter; or by yes and no. */
export interface RuleKind {
  unit: 'points' | 'days' | 'yes-no';
  stricter?: 'higher' | 'lower';
  /** What it is about; for a criterion it can be set and waived by criterion. */
  about: 'criterion' | 'site';
}

export const RULE_KINDS: Readonly<Record<RuleName, RuleKind>> = {
  'min-score': { unit: 'points', stricter: 'higher', about: 'criterion' },
  'max-drop': { unit: 'points', stricter: 'lower', about: 'criterion' },
  'max-slide': { unit: 'points', stricter: 'lower', about: 'criterion' },
  vanished: { unit: 'yes-no', about: 'criterion' },
  unexplained: { unit: 'yes-no', about: 'criterion' },
  unplanned: { unit: 'yes-no', about: 'criterion' },
  'unsupported-rise': { unit: 'yes-no', about: 'criterion' },
  'broken-promise': { unit: 'yes-no', about: 'criterion' },
  'base-first': { unit: 'yes-no', about: 'site' },
  rewritten: { unit: 'yes-no', about: 'site' },
  'stale-waiver': { unit: 'yes-no', about: 'site' },
  'max-age': { unit: 'days', stricter: 'lower', about: 'site' },
  'max-silence': { unit: 'days', stricter: 'lower', about: 'site' },
  'max-overdue': { unit: 'days', stricter: 'lower', about: 'criterion' },
};

export interface Waiver {
  rule: RuleName;
  /** For a rule about criteria; the others are waived for the whole site. */
  criterion?: string | undefined;
  /** The threshold that holds instead, for a rule with one. */
  value?: Limit | undefined;
  /** The last day on which it holds. */
  until: CalendarDate;
  reason: string;
}

export interface Bar {
  /** A score at or under this sags, whatever a record says of itself. */
  sagging: number;
  target: number;
  /** The project's `check`. */
  check: CheckSettings;
  /** What holds where `check` names no rule. */
  defaults?: CheckSettings | undefined;
  /** The site's own `check`: stricter than the project's. */
  siteCheck?: CheckSettings | undefined;
  waivers: readonly Waiver[];
}

/** Where a value comes from. */
export type Origin = 'site-criterion' | 'project-criterion' | 'site' | 'project' | 'default' | 'unset';

/** The value of a rule that applies to a criterion, or to the site: the most specific wins. */
export function ruleValue(bar: Bar, rule: RuleName, criterion?: string): { value: RuleValue; from: Origin } {
  const own = (settings: CheckSettings | undefined) =>
    Object.entries(settings?.criteria ?? {}).find(([key]) => key === criterion)?.[1][rule];
  const candidates: [Origin, RuleValue | undefined][] = [
    ['site-criterion', own(bar.siteCheck)],
    ['project-criterion', own(bar.check)],
    ['site', bar.siteCheck?.[rule]],
    ['project', bar.check[rule]],
    ['default', bar.defaults?.[rule]],
  ];
  for (const [from, value] of candidates) if (value !== undefined) return { value, from };
  return { value: 'off', from: 'unset' };
}

/** `90d` and 90 alike. */
export function amount(limit: Limit): number {
  return typeof limit === 'number' ? limit : Number.parseInt(limit, 10);
}

/** The limit of each level; none for a yes/no value. */
export function limitsOf(value: RuleValue): Partial<Record<Level, number>> {
  if (typeof value === 'number') return { fail: value };
  if (typeof value === 'string') return /^\d+d$/.test(value) ? { fail: amount(value) } : {};
  return {
    ...(value.fail !== undefined && { fail: amount(value.fail) }),
    ...(value.warn !== undefined && { warn: amount(value.warn) }),
  };
}

/** Is the limit broken? What is just at it passes. */
export function breaks(rule: RuleName, actual: number, limit: number): boolean {
  return RULE_KINDS[rule].stricter === 'higher' ? actual < limit : actual > limit;
}

/** The worst level at which `actual` breaks the value, with its limit. */
export function brokenLevel(
  rule: RuleName,
  value: RuleValue,
  actual: number,
): { level: Level; threshold?: number } | undefined {
  if (RULE_KINDS[rule].unit === 'yes-no') return value === 'warn' || value === 'fail' ? { level: value } : undefined;
  const limits = limitsOf(value);
  for (const level of LEVELS) {
    const threshold = limits[level];
    if (threshold !== undefined && breaks(rule, actual, threshold)) return { level, threshold };
  }
  return undefined;
}

/** The waiver that lets pass what was found, on its last day as well. */
export function waiverFor(
  bar: Bar,
  rule: RuleName,
  criterion: string | undefined,
  actual: number,
  today: CalendarDate,
): Waiver | undefined {
  return bar.waivers.find(
    (waiver) =>
      waiver.rule === rule &&
      waiver.criterion === criterion &&
      today <= waiver.until &&
      (waiver.value === undefined || RULE_KINDS[rule].unit === 'yes-no' || !breaks(rule, actual, amount(waiver.value))),
  );
}

/** Every rule that has a value other than `off` somewhere: for the site or for any criterion. */
export function activeRules(bar: Bar): Set<RuleName> {
  const parts = [bar.check, bar.siteCheck, bar.defaults].flatMap((settings) => [
    settings,
    ...Object.values(settings?.criteria ?? {}),
  ]);
  return new Set(
    RULE_NAMES.filter((rule) => {
      if (ruleValue(bar, rule).value !== 'off') return true;
      return parts.some((part) => part?.[rule] !== undefined && part[rule] !== 'off');
    }),
  );
}

/** Where a site's own check is looser than the project's: that takes a waiver, with an end and a reason. */
export function looserThanProject(
  site: CheckSettings,
  project: CheckSettings,
): { rule: RuleName; criterion?: string }[] {
  const bar: Bar = { sagging: 0, target: 0, check: project, waivers: [] };
  const isSet = (criterion: string | undefined, rule: RuleName) => ruleValue(bar, rule, criterion).from !== 'unset';
  const places: { rule: RuleName; criterion?: string; value: RuleValue | undefined }[] = [
    ...RULE_NAMES.map((rule) => ({ rule, value: site[rule] })),
    ...Object.entries(site.criteria ?? {}).flatMap(([criterion, settings]) =>
      RULE_NAMES.map((rule) => ({ rule, criterion, value: settings[rule] })),
    ),
  ];
  return places.flatMap(({ rule, criterion, value }) => {
    if (value === undefined || !isSet(criterion, rule)) return [];
    if (!isLooser(rule, value, ruleValue(bar, rule, criterion).value)) return [];
    return [{ rule, ...(criterion !== undefined && { criterion }) }];
  });
}

/** Would it find anything less severely, or not at all? */
export function isLooser(rule: RuleName, value: RuleValue, than: RuleValue): boolean {
  if (RULE_KINDS[rule].unit === 'yes-no') {
    const strictness = ['off', 'warn', 'fail'];
    return strictness.indexOf(String(value)) < strictness.indexOf(String(than));
  }
  const sign = RULE_KINDS[rule].stricter === 'higher' ? 1 : -1;
  const strictest = (limits: Partial<Record<Level, number>>, levels: readonly Level[]) =>
    Math.max(...levels.map((level) => (limits[level] === undefined ? -Infinity : sign * Number(limits[level]))));
  const mine = limitsOf(value);
  const theirs = limitsOf(than);
  return strictest(mine, ['fail']) < strictest(theirs, ['fail']) || strictest(mine, LEVELS) < strictest(theirs, LEVELS);
}
