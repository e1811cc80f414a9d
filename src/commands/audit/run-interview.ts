/** `service-audit run [SITE]` with somebody who answers. */
import type { Context } from '../../context.js';
import { criteriaOf } from '../../domain/questionnaire/template.js';
import { keyFrom } from '../../domain/text/transliterate.js';
import type { Setup } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import { baseLines } from '../../render/view/show-lines.js';
import { type DraftHeader, listDrafts } from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { isSiteKey } from '../../storage/record-name.js';
import { baseUnder } from '../shared/base-under.js';
import { say } from '../shared/output.js';
import { assessorsFrom } from './assessors.js';
import { unfinished } from './drafts.js';
import { publishAudit } from './finish-run.js';
import { type Agenda, type ChosenSite, holdInterview } from './hold-interview.js';
import { checkFree, chooseTemplate, type RunOptions, startOf, type Target } from './prepare-run.js';

export async function runInterview(
  context: Context,
  { project, days, named }: Target,
  options: RunOptions,
): Promise<number> {
  const assessors = assessorsFrom(context, options.assessor);
  return holdInterview(context, {
    kind: 'audit',
    project,
    options,
    site: named === undefined ? (setup) => askSite(context, setup, project) : siteNamed(context, project, named),
    prepare: async (setup, { site, title, isNew }, resumed): Promise<Agenda | undefined> => {
      const isUnsettled = options.template === undefined && !resumed && isNew && !project.settingsSource;
      const template = isUnsettled
        ? await setup.pickTemplate(templates(project), context.language)
        : templateOf(project, site, options, resumed);
      if (template === 'leave') return undefined;
      const chosen = chooseTemplate(context, project, template);
      const date = options.date ?? resumed?.date ?? days.today;
      checkFree(project, site, date, chosen.template.programme ? chosen.template.name : undefined);
      const base = isNew ? undefined : baseUnder(project, site, chosen.template, days);
      if (base) say(context, ...baseLines(base, styleOf(context)));
      const given = {
        assessors: assessors ?? resumed?.given?.assessors,
        period: options.period ?? resumed?.given?.period,
      };
      const newTitle = resumed?.title ?? (isNew ? title : undefined);
      const start = startOf(project, days, { site, date, template: chosen.template, given });
      return {
        start,
        title: newTitle ?? title,
        header: { title: newTitle, date, template: options.template ?? chosen.template.name, given },
        publish: (state) => publishAudit(context, { project, days, site, start, newTitle, copy: chosen.copy }, state),
      };
    },
  });
}

function templateOf(project: Project, site: string, options: RunOptions, resumed: DraftHeader | undefined): string {
  return options.template ?? resumed?.template ?? project.site(site).template ?? project.settings.template;
}

function siteNamed(context: Context, project: Project, site: string): ChosenSite {
  return project.sites().includes(site)
    ? { site, title: project.siteTitle(site, context.language), isNew: false }
    : { site, title: site, isNew: true };
}

/** Lets the person choose among the sites with audits and those with a draft of their first one, or name a new site. */
async function askSite(context: Context, setup: Setup, project: Project): Promise<ChosenSite | undefined> {
  const sites = project.sites();
  const drafts = new Map(
    listDrafts(project.root).flatMap((site) => {
      const draft = unfinished({ project, kind: 'audit', site });
      return draft ? [[site, draft.header] as const] : [];
    }),
  );
  const newSites = [...drafts].flatMap(([site, { title }]) =>
    sites.includes(site) ? [] : [{ site, title: title ?? site, isNew: true }],
  );
  const all = [...sites.map((site) => siteNamed(context, project, site)), ...newSites];
  if (all.length > 0) {
    const picked = await setup.pickSite(all.map((one) => ({ ...one, draft: drafts.get(one.site)?.date })));
    if (picked === 'leave') return undefined;
    const found = all.find(({ site }) => site === picked);
    if (found) return found;
  }
  return setup.newSite(keyFrom, isSiteKey, sites);
}

function templates(project: Project) {
  return project.shelf.all().map((template) => ({ template, criteria: criteriaOf(template).length }));
}
