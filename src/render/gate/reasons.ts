/** The reasons of findings in words, for all formats of `check`. */

import type { Finding } from '../../domain/gate/gate.js';
import type { RuleValue } from '../../domain/gate/limits.js';
import type { RuleName } from '../../domain/gate/rules.js';
import type { Messages } from '../../locales/en/index.js';
import type { RuleTexts } from '../../locales/en/rules.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import type { CheckedSite } from './check-view.js';

/** "3, needs 5 or more": what it is and what it should be. */
export function reasonOf<R extends RuleName>(
  { rule, facts, level, threshold = 0 }: Finding<R>,
  { messages }: Pick<Style, 'messages'>,
): string {
  const rules: RuleTexts = messages.rules;
  return rules[rule].reason(facts, { level, threshold });
}

/** The key of the criterion that the finding is about; undefined if it is about the site. */
export function criterionOf(finding: Finding): string | undefined {
  if (finding.rule === 'base-first') return finding.facts.base;
  return finding.rule === 'stale-waiver' ? finding.facts.criterion : finding.criterion;
}

/** The title of the criterion, or of the site. */
export function subjectOf(finding: Finding, { title, titles }: CheckedSite, style: Style): string {
  const criterion = criterionOf(finding);
  return criterion === undefined ? title : titleOf(criterion, titles.get(criterion), style);
}

/** The values that a rule can be set to, each example with its meaning after two spaces. */
export function valuesOf(rule: RuleName, { rules }: Messages): string[] {
  const { values = ['warn', 'fail'] } = rules[rule];
  return [...values, 'off'];
}

/** `{warn: 6, fail: 5}` as it is written in the settings. */
export function valueText(value: RuleValue): string {
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).flatMap(([level, limit]) => (limit === undefined ? [] : [`${level}: ${limit}`]));
  return `{${parts.join(', ')}}`;
}
