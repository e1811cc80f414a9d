/** What `check` found, for every format of it. */

import type { Finding } from '../../domain/gate/gate.js';
import type { RuleValue } from '../../domain/gate/limits.js';
import type { RuleName } from '../../domain/gate/rules.js';
import type { Origin, Waiver } from '../../domain/gate/thresholds.js';
import type { Texts } from '../../domain/questionnaire/template.js';
import type { CalendarDate } from '../../domain/text/date.js';
import type { Diagram } from '../../domain/view/diagram.js';
import type { Place, Problem } from '../../errors.js';

export interface ShownFinding {
  finding: Finding;
  place: Place;
}

/** A rule with the value that applies, and where that stands; no place for a default. */
export interface AppliedRule {
  rule: RuleName;
  value: RuleValue;
  from: Origin;
  place?: Place;
  waiver?: Waiver;
}

export interface CheckedCriterion {
  criterion: string;
  component: string;
  /** Of the series; undefined: the main one. */
  programme?: string;
  /** Undefined where it has no score that stands. */
  score?: number;
  date?: CalendarDate;
  rules(): AppliedRule[];
}

export interface CheckedSite {
  site: string;
  title: string;
  findings: ShownFinding[];
  criteria: CheckedCriterion[];
  /** Those about the site. */
  rules(): AppliedRule[];
  /** Of its last audit; none where the site is gone. */
  diagram?(): Diagram;
  /** Of criteria. */
  titles: ReadonlyMap<string, Texts>;
}

/** What a branch sets differently than the commit it is held against, which does not count. */
export type NotUsed =
  | { kind: 'rule'; rule: RuleName; site?: string; criterion?: string; value: RuleValue | undefined }
  | { kind: 'waiver'; rule: RuleName; site: string; criterion?: string | undefined }
  | { kind: 'setting'; key: 'sagging' | 'target' | 'time-zone'; value: string }
  | { kind: 'template'; name: string };

export interface CheckView {
  sites: CheckedSite[];
  /** Keys of the sites that could not be judged. */
  unjudged: readonly string[];
  /** What is wrong with files, warnings among it. */
  problems: readonly Problem[];
  /** Did the gate fail? Warnings alone do only with `--fail-on warn`. */
  failed: boolean;
  today: CalendarDate;
  against?: { ref: string; hash: string; notUsed: readonly NotUsed[] };
}
