import type { Days } from '../../context.js';
import type { Template } from '../../domain/questionnaire/template.js';
import { isAudit } from '../../domain/record/site.js';
import { baseUnderTarget, isAboveBase, type UnderTarget } from '../../domain/view/base-under-target.js';
import type { Project } from '../../storage/project.js';

/** What base lacks under a questionnaire that has more than base; `unknown` where there is no main audit yet. */
export function baseUnder(
  project: Project,
  site: string | undefined,
  template: Template | undefined,
  days: Days,
): UnderTarget[] | 'unknown' | undefined {
  if (site === undefined || !template || !isAboveBase(template)) return undefined;
  const main = project.series(site, undefined, days).map(({ record }) => record);
  const latest = main.filter(isAudit).at(-1);
  const asked = latest && project.shelf.find(latest.audit.template.name);
  return baseUnderTarget(main, asked, project.settings.target) ?? 'unknown';
}
