import type { Days } from '../../context.js';
import type { Template } from '../../domain/questionnaire/template.js';
import { isAudit } from '../../domain/record/site.js';
import { baseUnderTarget, isAboveBase, type UnderTarget } from '../../domain/view/base-under-target.js';
import type { Project } from '../../storage/project.js';

/**
 * The base criteria of the main series that are under target, for a questionnaire with premium criteria; `unknown` if
 * there is no audit of the main series, and undefined if the question does not arise.
 */
export function baseUnder(
  project: Project,
  site: string | undefined,
  template: Template | undefined,
  days: Days,
): UnderTarget[] | 'unknown' | undefined {
  if (site === undefined || !template || !isAboveBase(template)) return undefined;
  const main = project.series(site, undefined, days).map(({ record }) => record);
  const latest = main.filter(isAudit).at(-1);
  const mainTemplate = latest && project.shelf.find(latest.audit.template.name);
  return baseUnderTarget(main, mainTemplate, project.settings.target) ?? 'unknown';
}
