/** Finds SITE of the command line, or all sites: their records in order, with what is needed to show them. */
import { type Context, type Days, daysIn } from '../../context.js';
import type { Texts } from '../../domain/questionnaire/template.js';
import { isAudit, type SiteRecord } from '../../domain/record/site.js';
import type { PlanSettings } from '../../domain/treatment/site-plan.js';
import { fail, recover } from '../../errors.js';
import { Project } from '../../storage/project.js';
import type { LoadedRecord } from '../../storage/record.js';
import { reportProblems } from './report-problems.js';

export interface FoundSite {
  project: Project;
  days: Days;
  site: string;
  siteTitle: string;
  /** The records of one series up to today, in date order. */
  loaded: LoadedRecord[];
  records: SiteRecord[];
  /**
   * The titles of criteria and components by key. The titles in the questionnaire of the last audit take precedence.
   */
  titles: ReadonlyMap<string, Texts>;
  settings: PlanSettings;
}

/** Throws `no-audits` if the site has no record in the series. */
export function findSite(context: Context, project: Project, site: string, programme: string | undefined): FoundSite {
  const { sagging, target, circle, followUpEvery, timeZone } = project.settings;
  const days = daysIn(context, timeZone);
  const loaded = project.series(site, programme, days);
  if (loaded.length === 0) throw fail('no-audits', { site });
  const records = loaded.map(({ record }) => record);
  const titles = new Map<string, Texts>();
  for (const name of new Set(records.filter(isAudit).map(({ audit }) => audit.template.name))) {
    for (const { key, title, criteria } of project.shelf.find(name)?.components ?? []) {
      titles.set(key, title);
      for (const criterion of criteria) titles.set(criterion.key, criterion.title);
    }
  }
  return {
    project,
    days,
    site,
    siteTitle: project.siteTitle(site, context.language),
    loaded,
    records,
    titles,
    settings: { limits: { sagging, target }, circle: project.site(site).circle ?? circle, followUpEvery },
  };
}

/**
 * Finds the named site, or every site with records. A broken site is reported, the others are still returned, and
 * `code` is 2. Throws a UserError if the named site or the only one is broken, or if there are no records.
 */
export function findSites(
  context: Context,
  named: string | undefined,
  programme: string | undefined,
  command: string,
): { found: FoundSite[]; code: number } {
  const project = new Project(context.cwd);
  if (named !== undefined || project.sites().length <= 1) {
    return { found: [findSite(context, project, project.chooseSite(named, command), programme)], code: 0 };
  }
  let code = 0;
  const found = project.sites().flatMap((site) => {
    try {
      return [findSite(context, project, site, programme)];
    } catch (error) {
      const problems = recover(error);
      if (problems.every(({ code }) => code === 'no-audits')) return [];
      reportProblems(context, problems);
      code = 2;
      return [];
    }
  });
  if (found.length === 0 && code === 0) throw fail('no-audits', {});
  return { found, code };
}
