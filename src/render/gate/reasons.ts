/** What a rule found, in words: for every format of `check`. */

import type { Finding } from '../../domain/gate/gate.js';
import type { RuleValue } from '../../domain/gate/thresholds.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import type { CheckedSite } from './check-view.js';

/** "3, needs 5 or more": what it is and what it should be. */
export function reasonOf(finding: Finding, { messages }: Pick<Style, 'messages'>): string {
  const { check, dates } = messages;
  const { level, threshold = 0 } = finding;
  switch (finding.rule) {
    case 'min-score': {
      const { score } = finding.facts;
      return level === 'fail' ? check.needs(score, threshold) : check.shouldBe(score, threshold);
    }
    case 'max-drop':
      return check.fell(finding.facts.was, finding.facts.score, threshold);
    case 'max-slide':
      return check.slid(finding.facts.was, finding.facts.score, threshold);
    case 'vanished':
      return check.vanished(finding.facts.was, finding.facts.na !== undefined);
    case 'unexplained':
      return check.unexplained(finding.facts.score);
    case 'unplanned':
      return check.unplanned(finding.facts.score);
    case 'unsupported-rise':
      return check.rise(finding.facts.was, finding.facts.score);
    case 'broken-promise': {
      const { score, target, due } = finding.facts;
      return check.promise(score, target, dates.full(due));
    }
    case 'base-first': {
      const { score, target, more } = finding.facts;
      return check.base(score, target, more);
    }
    case 'rewritten':
      return check.rewritten(finding.facts.records, finding.facts.gone);
    case 'stale-waiver': {
      const { rule, until, isPast } = finding.facts;
      return check.staleWaiver(rule, dates.full(until), isPast);
    }
    case 'max-age':
      return check.age(finding.facts.days, threshold);
    case 'max-silence':
      return check.silence(finding.facts.days, threshold);
    case 'max-overdue':
      return check.overdue(finding.facts.days, threshold);
  }
}

/** The key of the criterion that it is about, if it is about one. */
export function criterionOf(finding: Finding): string | undefined {
  if (finding.rule === 'base-first') return finding.facts.base;
  return finding.rule === 'stale-waiver' ? finding.facts.criterion : finding.criterion;
}

/** The title of the criterion, or of the site. */
export function subjectOf(finding: Finding, { title, titles }: CheckedSite, style: Style): string {
  const criterion = criterionOf(finding);
  return criterion === undefined ? title : titleOf(criterion, titles.get(criterion), style);
}

/** `{warn: 6, fail: 5}` as it is written in the settings. */
export function valueText(value: RuleValue): string {
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).flatMap(([level, limit]) => (limit === undefined ? [] : [`${level}: ${limit}`]));
  return `{${parts.join(', ')}}`;
}
