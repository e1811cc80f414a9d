import type { Context } from '../../context.js';
import { criteriaOf, inLanguage, type Template } from '../../domain/questionnaire/template.js';
import type { FollowUp } from '../../domain/record/audit.js';
import { printRecord } from '../../storage/print.js';
import type { Project } from '../../storage/project.js';
import { publish, textOf } from '../../storage/publish.js';
import { recordId } from '../../storage/record-name.js';
import { schemaOfRecord } from '../../storage/schemas.js';
import { keepSchemas } from '../shared/editor-schemas.js';
import { keepReadme } from '../shared/keep-readme.js';
import { say } from '../shared/output.js';

/**
 * Publishes a follow-up under the first free name of its day, never over another, says where, and keeps the page of the
 * site.
 */
export async function writeFollowUp(
  context: Context,
  { project, site, template }: { project: Project; site: string; template: Template },
  followUp: FollowUp,
): Promise<void> {
  const language = project.settings.language ?? context.language;
  const titles = new Map(criteriaOf(template).map(({ key, title }) => [key, inLanguage(title, language)]));
  const text = printRecord('follow-up', followUp, {
    schema: schemaOfRecord('follow-up-1'),
    title: (key) => titles.get(key),
  });
  await keepSchemas(context, project, template);
  for (let number = 1; ; number++) {
    const path = followUpPath({ project, site, template }, followUp.date, number);
    if (textOf(path) === undefined && publish(path, text, project.shown(path)) === 'written') {
      say(context, context.messages.interview.written(project.shown(path)));
      return keepReadme(context, project.root, site);
    }
  }
}

/** The path of the follow-up with this number on this day. */
export function followUpPath(
  { project, site, template }: { project: Project; site: string; template: Template },
  date: string,
  number: number,
): string {
  const programme = template.programme ? template.name : undefined;
  return project.recordPath(site, recordId({ date, programme, kind: 'follow-up' }, number));
}
