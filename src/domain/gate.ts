/** The gate: rules as a table, and what they find at a site (METHOD.md, "The gate"). */
import { entriesOf, isExplained } from './audit.js';
import type { CalendarDate } from './date.js';
import { type AuditRecord, isAudit, type Measurement, nowAndBefore, type SiteRecord } from './site.js';
import { criterionState } from './state.js';

export const RULE_NAMES = ['min-score', 'max-drop', 'unexplained'] as const;
export type RuleName = (typeof RULE_NAMES)[number];

export const LEVELS = ['fail', 'warn'] as const;
export type Level = (typeof LEVELS)[number];

/** A number alone fails; `{warn, fail}` sets each level; `off` turns the rule off. */
export type Threshold = number | { warn?: number | undefined; fail?: number | undefined } | 'off';
export type YesNo = Level | 'off';

export interface RuleSettings {
  'min-score'?: Threshold | undefined;
  'max-drop'?: Threshold | undefined;
  unexplained?: YesNo | undefined;
}

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

/** Which of a site's records a rule looks at: the last audit and what followed, the audit before it, or all. */
export type Reads = 'latest' | 'previous' | 'history';

/** One criterion at one site, as the rules see it. */
export interface Situation {
  now: Measurement;
  before?: Measurement;
  /** This score or lower sags. */
  sagging: number;
  explained: boolean;
}

interface RuleBase {
  name: RuleName;
  reads: readonly Reads[];
}
export type ThresholdRule = RuleBase & {
  kind: 'threshold';
  /** In which direction a threshold is stricter. */
  stricter: 'higher' | 'lower';
  /** In points; undefined where the rule has nothing to say. */
  actual(situation: Situation): number | undefined;
  breaks(actual: number, threshold: number): boolean;
};
export type YesNoRule = RuleBase & {
  kind: 'yes-no';
  holds(situation: Situation): boolean;
};
export type Rule = ThresholdRule | YesNoRule;

export const RULES: readonly Rule[] = [
  {
    name: 'min-score',
    kind: 'threshold',
    reads: ['latest'],
    stricter: 'higher',
    actual: ({ now }) => now.score,
    breaks: (actual, threshold) => actual < threshold,
  },
  {
    name: 'max-drop',
    kind: 'threshold',
    reads: ['latest', 'previous'],
    stricter: 'lower',
    actual: ({ now, before }) => (before ? before.score - now.score : undefined),
    breaks: (actual, threshold) => actual > threshold,
  },
  {
    name: 'unexplained',
    kind: 'yes-no',
    reads: ['history'],
    holds: ({ now, sagging, explained }) => now.score > sagging || explained,
  },
];

export interface Waiver {
  rule: RuleName;
  criterion: string;
  /** The threshold that holds instead, for a rule with one. */
  value?: number | undefined;
  /** The last day on which it holds. */
  until: CalendarDate;
  reason: string;
}

export interface Bar {
  sagging: number;
  target: number;
  /** The project's `check`. */
  check: CheckSettings;
  /** The site's own `check`: stricter than the project's. */
  siteCheck?: CheckSettings | undefined;
  waivers: readonly Waiver[];
}

export interface Finding {
  rule: RuleName;
  level: Level;
  criterion: string;
  component?: string;
  now: Measurement;
  before?: Measurement;
  /** The threshold it broke; absent for a yes/no rule. */
  threshold?: number;
  waived?: Waiver;
}

/** The value of a rule that applies to a criterion: the most specific wins. */
export function ruleValue(bar: Bar, rule: RuleName, criterion: string): Threshold | YesNo {
  const own = (settings: CheckSettings | undefined) => {
    const found = Object.entries(settings?.criteria ?? {}).find(([key]) => key === criterion);
    return found?.[1][rule];
  };
  return own(bar.siteCheck) ?? own(bar.check) ?? bar.siteCheck?.[rule] ?? bar.check[rule] ?? 'off';
}

function thresholds(value: Threshold | YesNo): Partial<Record<Level, number>> {
  if (typeof value === 'number') return { fail: value };
  return typeof value === 'object' ? (value as Partial<Record<Level, number>>) : {};
}

/** The levels at which the rule is broken, worst first, with the threshold of each. */
function broken(rule: Rule, value: Threshold | YesNo, situation: Situation): { level: Level; threshold?: number }[] {
  if (rule.kind === 'yes-no') {
    return (value === 'warn' || value === 'fail') && !rule.holds(situation) ? [{ level: value }] : [];
  }
  const actual = rule.actual(situation);
  const limits = thresholds(value);
  return LEVELS.flatMap((level) => {
    const threshold = limits[level];
    return actual !== undefined && threshold !== undefined && rule.breaks(actual, threshold)
      ? [{ level, threshold }]
      : [];
  });
}

function waiverFor(
  bar: Bar,
  rule: Rule,
  criterion: string,
  situation: Situation,
  today: CalendarDate,
): Waiver | undefined {
  return bar.waivers.find((waiver) => {
    if (waiver.rule !== rule.name || waiver.criterion !== criterion || today > waiver.until) return false;
    if (rule.kind === 'yes-no' || waiver.value === undefined) return true;
    const actual = rule.actual(situation);
    return actual === undefined || !rule.breaks(actual, waiver.value);
  });
}

/** Which audits must be read for these rules to be judged. */
export function readsOf(bar: Bar): Set<Reads> {
  const named = new Set<string>();
  for (const settings of [bar.check, bar.siteCheck]) {
    for (const part of [settings, ...Object.values(settings?.criteria ?? {})]) {
      for (const [name, value] of Object.entries(part ?? {})) if (value !== 'off') named.add(name);
    }
  }
  return new Set(RULES.filter(({ name }) => named.has(name)).flatMap(({ reads }) => reads));
}

/**
 * Every rule against every criterion of a site's series, worst first. `records` are those up to `today` that the rules
 * read; each criterion of the last audit is judged, and its score is its last measurement.
 */
export function checkSite(records: readonly SiteRecord[], bar: Bar, today: CalendarDate): Finding[] {
  const latest = records.filter(isAudit).at(-1);
  if (!latest) return [];
  const findings = entriesOf(latest.audit.scores).flatMap(({ component, criterion, entry }) =>
    checkCriterion(records, latest, criterion, entry.na !== undefined, bar, today, component),
  );
  const rank = ({ waived, level }: Finding) => (waived ? 2 : level === 'fail' ? 0 : 1);
  return findings.sort((a, b) => rank(a) - rank(b) || a.now.score - b.now.score);
}

function checkCriterion(
  records: readonly SiteRecord[],
  latest: AuditRecord,
  criterion: string,
  doesNotApply: boolean,
  bar: Bar,
  today: CalendarDate,
  component: string,
): Finding[] {
  const { now, before } = nowAndBefore(records, criterion);
  // What did not apply at the last audit is judged only where it was scored since.
  if (!now || (doesNotApply && records.indexOf(now.record) <= records.indexOf(latest))) return [];
  const limits = { sagging: latest.audit.sagging, target: bar.target };
  const cause = now.score <= limits.sagging ? criterionState(records, criterion, limits, today).cause : undefined;
  const situation: Situation = {
    now,
    ...(before && { before }),
    sagging: limits.sagging,
    explained: isExplained(cause),
  };
  return RULES.flatMap((rule) => {
    const worst = broken(rule, ruleValue(bar, rule.name, criterion), situation)[0];
    if (!worst) return [];
    const waived = waiverFor(bar, rule, criterion, situation, today);
    return [
      {
        rule: rule.name,
        criterion,
        component,
        now,
        ...(before && { before }),
        ...worst,
        ...(waived && { waived }),
      },
    ];
  });
}

/** Where a site's own check is looser than the project's: that takes a waiver, with an end and a reason. */
export function looserThanProject(
  site: CheckSettings,
  project: CheckSettings,
): { rule: RuleName; criterion?: string }[] {
  const bar = (check: CheckSettings): Bar => ({ sagging: 0, target: 0, check, waivers: [] });
  const places: { rule: RuleName; criterion?: string; value: Threshold | YesNo | undefined }[] = [
    ...RULES.map(({ name }) => ({ rule: name, value: site[name] })),
    ...Object.entries(site.criteria ?? {}).flatMap(([criterion, settings]) =>
      RULES.map(({ name }) => ({ rule: name, criterion, value: settings[name] })),
    ),
  ];
  return places.flatMap(({ rule: name, criterion, value }) => {
    const rule = RULES.find((one) => one.name === name) as Rule;
    const general = criterion === undefined ? project[name] : ruleValue(bar(project), name, criterion);
    if (value === undefined || general === undefined || !isLooser(rule, value, general)) return [];
    return [{ rule: name, ...(criterion !== undefined && { criterion }) }];
  });
}

function isLooser(rule: Rule, value: Threshold | YesNo, than: Threshold | YesNo): boolean {
  if (rule.kind === 'yes-no') {
    const strictness = ['off', 'warn', 'fail'];
    return strictness.indexOf(String(value)) < strictness.indexOf(String(than));
  }
  const sign = rule.stricter === 'higher' ? 1 : -1;
  const strictest = (limits: Partial<Record<Level, number>>, levels: readonly Level[]) =>
    Math.max(...levels.map((level) => (limits[level] === undefined ? -Infinity : sign * Number(limits[level]))));
  const mine = thresholds(value);
  const theirs = thresholds(than);
  return strictest(mine, ['fail']) < strictest(theirs, ['fail']) || strictest(mine, LEVELS) < strictest(theirs, LEVELS);
}
