/** The result of `check`, for all of its formats. */

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

/** A rule with the value that applies, and the place where it is set; a default has no place. */
export interface AppliedRule {
  rule: RuleName;
  value: RuleValue;
  from: Origin;
  place?: Place | undefined;
  waiver?: Waiver | undefined;
}

export interface CheckedCriterion {
  criterion: string;
  component: string;
  /** The name of the series; undefined for the main one. */
  programme?: string | undefined;
  /** The current score; undefined if it has none. */
  score?: number | undefined;
  date?: CalendarDate | undefined;
  rules(): AppliedRule[];
}

export interface CheckedSite {
  site: string;
  title: string;
  findings: ShownFinding[];
  criteria: CheckedCriterion[];
  /** The rules about the site. */
  rules(): AppliedRule[];
  /** The diagram of its last audit; undefined if the change has removed the site. */
  diagram?(): Diagram;
  /** The titles of criteria. */
  titles: ReadonlyMap<string, Texts>;
}

/** A setting of a branch that differs from the base commit, and is not used. */
export type NotUsed =
  | {
      kind: 'rule';
      rule: RuleName;
      site?: string | undefined;
      criterion?: string | undefined;
      value?: RuleValue | undefined;
    }
  | { kind: 'waiver'; rule: RuleName; site: string; criterion?: string | undefined }
  | { kind: 'setting'; key: 'sagging' | 'target' | 'time-zone'; value: string }
  | { kind: 'template'; name: string };

export interface CheckView {
  sites: CheckedSite[];
  /** Keys of the sites that could not be judged, or of which a series has no scores. */
  unjudged: readonly string[];
  /** Problems of files, including warnings. */
  problems: readonly Problem[];
  /** Did the gate fail? Warnings alone make it fail only with `--fail-on warn`. */
  failed: boolean;
  today: CalendarDate;
  against?: undefined | { ref: string; hash: string; notUsed: readonly NotUsed[] };
}
