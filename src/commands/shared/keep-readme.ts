import { join } from 'node:path';
import type { Context } from '../../context.js';
import { isAudit } from '../../domain/record/site.js';
import { sitePlan } from '../../domain/treatment/site-plan.js';
import { diagramOf } from '../../domain/view/diagram.js';
import { problem, recover } from '../../errors.js';
import { isLanguage } from '../../language.js';
import { loadMessages } from '../../locales/index.js';
import { renderSiteReadme } from '../../render/files/site-readme.js';
import { escaped } from '../../render/kit/markdown.js';
import { paintFor } from '../../render/kit/paint.js';
import { BEGIN, END, withMarked } from '../../storage/marked.js';
import { Project } from '../../storage/project.js';
import { replace, textOf } from '../../storage/publish.js';
import { findSite } from './find-sites.js';
import { say } from './output.js';
import { reportProblems } from './report-problems.js';

const COLUMNS = 80;

/**
 * Updates README.md in the site's folder after a record was written, if the settings have `readme: true`. The record is
 * safe by then, so problems are reported as warnings.
 */
export async function keepReadme(context: Context, root: string, site: string): Promise<void> {
  // The project is read again, because it has a new record.
  const project = new Project(context.cwd, root);
  if (!project.settings.readme) return;
  const path = join(project.siteFolder(site), 'README.md');
  const shown = project.shown(path);
  try {
    const named = project.settings.language ?? '';
    const language = isLanguage(named) ? named : context.language;
    const messages = await loadMessages(language);
    const found = findSite({ ...context, language, messages }, project, site, undefined);
    const { records, settings, days, siteTitle, titles } = found;
    const latest = records.filter(isAudit).at(-1);
    if (!latest) return;
    const diagram = diagramOf(records, latest, project.shelf.find(latest.audit.template.name), days.today);
    const view = { siteTitle, plan: sitePlan(records, settings, days.today), titles };
    const style = { language, messages, columns: COLUMNS, ascii: false, paint: paintFor(false) };
    const was = textOf(path, shown);
    const text = withMarked(was ?? `# ${escaped(siteTitle)}\n`, renderSiteReadme(diagram, view, style));
    if (text === undefined) {
      const markers = problem('readme-markers', { begin: BEGIN, end: END }, { file: shown });
      reportProblems(context, [{ ...markers, severity: 'warning' }]);
    } else if (replace(path, text, was, shown)) say(context, context.messages.interview.written(shown));
  } catch (error) {
    reportProblems(
      context,
      recover(error).map((found) => ({ ...found, severity: 'warning' })),
    );
  }
}
