/** Finds settings with which the gate would check less than it seems to, or `run` would ask nothing. */
import type { CheckSettings } from '../domain/gate/thresholds.js';
import { criteriaOf } from '../domain/questionnaire/template.js';
import { nearest } from '../domain/text/suggest.js';
import { type Place, type Problem, problem, recover } from '../errors.js';
import type { Project } from './project.js';
import type { Source } from './source.js';

/** Problems of the project's settings. */
export function settingsProblems(project: Project): Problem[] {
  const source = project.settingsSource;
  return source ? checkProblems(project, project.settings.check ?? {}, source) : [];
}

/** Problems of a site's own settings and waivers. */
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
        : [unknown(criterion, known, source.place(['waivers', index, 'criterion']))],
    ),
  ];
}

/** The settings, or those of a site, name a questionnaire that does not exist. The gate itself needs none. */
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
    known.includes(key) ? [] : [unknown(key, known, source.place(['check', 'criteria', key], 'key'))],
  );
}

function unknown(key: string, known: readonly string[], place: Place): Problem {
  return problem('unknown-check-criterion', { key, suggestion: nearest(key, known) }, place);
}

/** The criteria of every questionnaire that the project can use. A broken one is reported where it is used. */
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
