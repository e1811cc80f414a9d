/** Premium counts only after base (METHOD.md, "The questionnaire"): the base criteria that are under their target. */

import { criteriaOf, type Template, type Texts } from '../questionnaire/template.js';
import { entriesOf } from '../record/audit.js';
import { isAudit, measurementsOf, type SiteRecord } from '../record/site.js';

export interface UnderTarget {
  criterion: string;
  title: Texts;
  score: number;
}

/** Does the questionnaire ask for more than base? */
export function isAboveBase(template: Template): boolean {
  return criteriaOf(template).some(({ tier }) => tier !== 'base');
}

/**
 * The base criteria whose last score is under the target, lowest first; undefined if `main`, the records of the main
 * series up to the day, contains no audit. `template` is the questionnaire of its last audit.
 */
export function baseUnderTarget(
  main: readonly SiteRecord[],
  template: Template | undefined,
  target: number,
): UnderTarget[] | undefined {
  const latest = main.filter(isAudit).at(-1);
  if (!latest) return undefined;
  const asked = new Map((template ? criteriaOf(template) : []).map((criterion) => [criterion.key, criterion]));
  return entriesOf(latest.audit.scores)
    .flatMap(({ criterion, entry }): UnderTarget[] => {
      const known = asked.get(criterion);
      const score = measurementsOf(main, criterion).at(-1)?.score;
      if (score === undefined || score >= target || entry.na !== undefined) return [];
      if ((known?.tier ?? 'base') !== 'base') return [];
      return [{ criterion, title: known?.title ?? { en: criterion }, score }];
    })
    .sort((a, b) => a.score - b.score);
}
