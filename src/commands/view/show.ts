import { basename } from 'node:path';
import { type Context, daysIn } from '../../context.js';
import { isAudit } from '../../domain/record/site.js';
import { nearest } from '../../domain/text/suggest.js';
import { diagramOf } from '../../domain/view/diagram.js';
import { fail, recover } from '../../errors.js';
import type { Style } from '../../render/kit/style.js';
import { renderShow } from '../../render/view/show-lines.js';
import { renderShowMarkdown } from '../../render/view/show-markdown.js';
import { renderSites, type SiteLine } from '../../render/view/site-lines.js';
import { renderShowJson, renderSitesJson, showJson } from '../../render/view/view-json.js';
import { Project } from '../../storage/project.js';
import { baseUnder } from '../shared/base-under.js';
import { findAudit } from '../shared/find-audit.js';
import { emit, type OutputOptions } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';

interface ShowCommandOptions extends OutputOptions {
  sort?: 'template' | 'score';
  component?: string;
  upright?: boolean;
  causes?: boolean;
  programme?: string;
}

/** `service-audit show [AUDIT]` */
export function show(context: Context, reference: string | undefined, options: ShowCommandOptions): number {
  if (reference === undefined) {
    const project = new Project(context.cwd);
    if (project.sites().length > 1) return showSites(context, project, options);
  }
  const { project, audit, records, template, site, siteTitle, days, warnings } = findAudit(context, reference, {
    command: 'show',
    programme: options.programme,
  });
  reportProblems(context, warnings);
  const later = records.filter(isAudit).some(({ date }) => date > audit.date);
  const base = baseUnder(project, site, template, days);
  const diagram = { ...diagramOf(records, audit, template, later ? audit.date : days.today), base };
  const { component } = options;
  const components = diagram.components.map((one) => one.component);
  if (component !== undefined && !components.includes(component)) {
    throw fail('unknown-component', { key: component, suggestion: nearest(component, components), known: components });
  }
  emit(context, 'show', options, {
    text: (style) => renderShow(diagram, siteTitle, options, style),
    json: () => renderShowJson(diagram, site, siteTitle, context.language),
    markdown: (style) => renderShowMarkdown(diagram, siteTitle, options, style),
  });
  return 0;
}

/** One line for each site. A broken file is reported and does not hide the other sites. */
function showSites(context: Context, project: Project, options: ShowCommandOptions): number {
  const days = daysIn(context, project.settings.timeZone);
  let code = 0;
  const sites = project.sites().map((site): SiteLine => {
    try {
      const title = project.siteTitle(site, context.language);
      const records = project.series(site, options.programme, days).map(({ record }) => record);
      const latest = records.filter(isAudit).at(-1);
      if (!latest) return { site, title };
      const template = project.shelf.find(latest.audit.template.name);
      return { site, title, diagram: diagramOf(records, latest, template, days.today) };
    } catch (error) {
      reportProblems(context, recover(error));
      code = 2;
      return { site, title: site, broken: true };
    }
  });
  const clock = { today: days.today, auditEvery: project.settings.auditEvery };
  const lines = (style: Style) => renderSites(basename(project.root), sites, clock, style);
  emit(context, 'show', options, {
    text: lines,
    json: () =>
      renderSitesJson(
        sites.map(({ site, title, diagram, broken }) =>
          diagram ? showJson(diagram, site, title, context.language) : { site, siteTitle: title, broken },
        ),
      ),
    markdown: (style) => ['```text', ...lines(style), '```'],
  });
  return code;
}
