import type { Context } from '../../context.js';
import type { InterviewState } from '../../domain/interview/interview.js';
import { auditOf } from '../../domain/interview/record.js';
import { criteriaOf, titleIn } from '../../domain/questionnaire/template.js';
import { isExplained } from '../../domain/record/audit.js';
import { isAudit } from '../../domain/record/site.js';
import { diagramOf, lowestFirst, saggingRows } from '../../domain/view/diagram.js';
import { fail } from '../../errors.js';
import { wrap } from '../../render/kit/layout.js';
import { styleOf } from '../../render/kit/style.js';
import { renderDiff } from '../../render/view/diff-lines.js';
import { renderShow } from '../../render/view/show-lines.js';
import { printRecord } from '../../storage/print.js';
import { publish, textOf } from '../../storage/publish.js';
import { schemaOfRecord } from '../../storage/schemas.js';
import { baseUnder } from '../shared/base-under.js';
import { keepSchemas } from '../shared/editor-schemas.js';
import { findAudit } from '../shared/find-audit.js';
import { keepReadme } from '../shared/keep-readme.js';
import { say } from '../shared/output.js';
import { compareAudits } from '../view/diff.js';
import type { Show } from './hold-interview.js';
import { keepSite } from './keep-site.js';
import { auditPath, type Prepared } from './prepare-run.js';
import { proposeNext } from './propose-next.js';

/** Publishes the audit that the answers make. Returns what shows its diagram, what moved, and what to type next. */
export async function publishAudit(context: Context, prepared: Prepared, state: InterviewState): Promise<Show> {
  const { project, start, site, copy } = prepared;
  const { messages, language } = context;
  const words = messages.interview;
  const audit = auditOf(start, state);
  const projectLanguage = project.settings.language ?? language;
  const titles = new Map<string, string>();
  for (const { key, title } of [...start.template.components, ...criteriaOf(start.template)]) {
    titles.set(key, titleIn(title, projectLanguage, key));
  }
  const text = printRecord('audit', audit, { schema: schemaOfRecord('audit-1'), title: (key) => titles.get(key) });
  const programme = start.template.programme ? start.template.name : undefined;
  const path = auditPath(project, site, start.date, programme);

  await keepSchemas(context, project, start.template);
  if (copy) {
    if (publish(copy.path, copy.text, project.shown(copy.path)) === 'exists' && textOf(copy.path) !== copy.text) {
      throw fail('changed-meanwhile', { file: project.shown(copy.path) });
    }
    say(context, words.templateCopied(project.shown(copy.path)));
  }
  if (publish(path, text, project.shown(path)) === 'exists') {
    throw fail('audit-exists', { file: project.shown(path), site });
  }
  say(context, words.written(project.shown(path)));
  keepSite(context, prepared);
  await keepReadme(context, project.root, site);
  return () => {
    say(context, '');
    const unexplained = showResult(context, project.root, `${site}@${start.date}`, programme);
    const warning = `${messages.reporting.warning}: ${words.unexplained(unexplained)}`;
    if (unexplained > 0) say(context, '', ...wrap(warning, context.columns));
    proposeNext(context, project.root, { site, programme });
    return 0;
  };
}

/** Returns how many criteria sag without an explanation in this record or an earlier one. */
function showResult(context: Context, root: string, reference: string, programme: string | undefined): number {
  const at = { ...context, cwd: root };
  const now = findAudit(at, reference, { command: 'show', programme });
  const style = styleOf(context);
  const base = baseUnder(now.project, now.site, now.template, now.days);
  const diagram = { ...diagramOf(now.records, now.audit, now.template, now.days.today), base };
  const lines = renderShow(diagram, now.siteTitle, {}, style);
  const guessed = now.audit.audit.guess ?? [];
  if (guessed.length > 0) {
    const lowest = lowestFirst(diagram).slice(0, 3);
    const right = lowest.filter(({ criterion }) => guessed.includes(criterion)).length;
    lines.push('', context.messages.interview.guessed(right, lowest.length));
  }
  const before = now.records
    .filter(isAudit)
    .filter(({ date }) => date < now.audit.date)
    .at(-1);
  if (before) {
    const was = findAudit(at, `${now.site}@${before.date}`, { command: 'diff', programme });
    lines.push('', ...renderDiff(compareAudits(was, now), style));
  }
  context.stdout.write(`${lines.join('\n')}\n`);
  return saggingRows(diagram).filter(({ cause }) => !isExplained(cause)).length;
}
