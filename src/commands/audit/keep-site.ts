/** Keeps a site's `site.yaml` after an audit: the title of a new site, and the questionnaire that the next audit has. */
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { problem, recover } from '../../errors.js';
import { printSite } from '../../storage/print.js';
import { publish, replace, textOf } from '../../storage/publish.js';
import { schemaOfRecord } from '../../storage/schemas.js';
import { withTemplate } from '../../storage/site-template.js';
import { say } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';
import type { Prepared } from './prepare-run.js';
import { lastAudit } from './usual-template.js';

/** The audit is safe by then, so problems are reported as warnings. A programme does not become a site's questionnaire. */
export function keepSite(context: Context, { project, site, newTitle, start, days }: Prepared): void {
  const { name, programme } = start.template;
  const path = join(project.siteFolder(site), 'site.yaml');
  const shown = project.shown(path);
  try {
    const was = textOf(path, shown);
    const last = lastAudit(project, site, days);
    const isMain = !programme && (last === undefined || last.date <= start.date);
    if (was === undefined) {
      const template = isMain ? name : undefined;
      if (template === undefined && newTitle === undefined) return;
      publish(path, printSite({ title: newTitle, template }, schemaOfRecord('site-1')), shown);
      return;
    }
    if (!isMain || project.site(site).template === name) return;
    const text = withTemplate(was, name);
    if (text === undefined) {
      reportProblems(context, [{ ...problem('site-template', { name }, { file: shown }), severity: 'warning' }]);
    } else if (replace(path, text, was, shown)) say(context, context.messages.interview.written(shown));
  } catch (error) {
    reportProblems(
      context,
      recover(error).map((found) => ({ ...found, severity: 'warning' })),
    );
  }
}
