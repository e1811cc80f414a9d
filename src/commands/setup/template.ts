import type { Context } from '../../context.js';
import { criteriaOf, titleIn } from '../../domain/questionnaire/template.js';
import type { Problem } from '../../errors.js';
import {
  renderScoringSheet,
  renderTemplate,
  renderTemplates,
  renderTemplatesMarkdown,
} from '../../render/files/template-formats.js';
import { jsonLines } from '../../render/kit/json-lines.js';
import { oneLine } from '../../render/kit/visible.js';
import { Project } from '../../storage/project.js';
import { emit, type OutputOptions } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';

/** `service-audit template list`; the exit code is 2 if a questionnaire of the project is broken. */
export function templateList(context: Context, options: OutputOptions): number {
  const { shelf } = new Project(context.cwd);
  const broken = new Map<string, Problem>();
  const templates = shelf.all((problems) => {
    // A broken parent is reported once, not with each questionnaire that extends it.
    for (const one of problems) broken.set(JSON.stringify(one), one);
  });
  const titled = templates.map((template) => ({
    name: template.name,
    title: oneLine(titleIn(template.title, context.language, template.name)),
    criteria: criteriaOf(template).length,
    programme: template.programme,
    isOwn: shelf.isOwn(template.name),
  }));
  emit(context, 'template list', options, {
    text: (style) => renderTemplates(titled, style),
    json: () => jsonLines({ format: 'templates/1', templates: titled }),
    markdown: (style) => renderTemplatesMarkdown(titled, style),
  });
  reportProblems(context, [...broken.values()]);
  return broken.size > 0 ? 2 : 0;
}

/** `service-audit template show NAME` prints the questionnaire as text, or as a scoring sheet for paper. */
export function templateShow(context: Context, name: string, options: OutputOptions): number {
  const template = new Project(context.cwd).shelf.load(name);
  emit(context, 'template show', options, {
    text: (style) => renderTemplate(template, style),
    json: () => jsonLines({ format: 'template/1', ...template }),
    markdown: (style) => renderScoringSheet(template, style),
  });
  return 0;
}
