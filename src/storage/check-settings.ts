/** What in the settings would make the gate check less than it seems to, or `run` ask nothing. */
import type { CheckSettings } from '../domain/gate/thresholds.js';
import { criteriaOf } from '../domain/questionnaire/template.js';
import { nearest } from '../domain/text/suggest.js';
import { type Problem, problem, recover } from '../errors.js';
import type { Project } from './project.js';
import type { Source } from './source.js';

/** Of the project's settings. */
export function settingsProblems(project: Project): Problem[] {
  const source = project.settingsSource;
  return source ? checkProblems(project, project.settings.check ?? {}, source) : [];
}

/** Of a site's own settings, its waivers among them. */
export function siteProblems(project: Project, site: string): Problem[] {
  const { settings, source } = project.siteWithSource(site);
  if (!source) return [];
  const waived = settings.waivers ?? [];
  const known = waived.length > 0 ? knownCriteria(project) : [];
  return [
    ...checkProblems(project, settings.check ?? {}, source),
    ...waived.flatMap(({ criterion }, index) =>
      criterion === undefined || known.includes(criterion)
        ? []
        : [unknown(criterion, known, source, ['waivers', index, 'criterion'], 'value')],
    ),
  ];
}

/** Where `run` would look in vain for the questionnaire that the settings, or those of a site, name. The gate asks none. */
export function unknownTemplate(project: Project, site?: string): Problem[] {
  const { settings, source } =
    site === undefined ? { settings: project.settings, source: project.settingsSource } : project.siteWithSource(site);
  const { template: key } = settings;
  const known = project.shelf.names();
  if (!source || key === undefined || known.includes(key)) return [];
  return [problem('template-not-found', { key, suggestion: nearest(key, known), known }, source.place(['template']))];
}

function checkProblems(project: Project, check: CheckSettings, source: Source): Problem[] {
  const criteria = Object.entries(check.criteria ?? {});
  const known = criteria.length > 0 ? knownCriteria(project) : [];
  return criteria.flatMap(([key]) =>
    known.includes(key) ? [] : [unknown(key, known, source, ['check', 'criteria', key], 'key')],
  );
}

function unknown(
  key: string,
  known: readonly string[],
  source: Source,
  path: (string | number)[],
  of: 'key' | 'value',
): Problem {
  return problem('unknown-check-criterion', { key, suggestion: nearest(key, known) }, source.place(path, of));
}

/** The criteria of every questionnaire that the project can use; a broken one is told where it is used. */
function knownCriteria(project: Project): string[] {
  return project.shelf.names().flatMap((name) => {
    try {
      return criteriaOf(project.shelf.load(name)).map(({ key }) => key);
    } catch (error) {
      recover(error);
      return [];
    }
  });
}
