import type { Context } from '../../context.js';
import { fail } from '../../errors.js';
import { printAnswersDraft } from '../../storage/answers-draft.js';
import { absolute } from '../../storage/project.js';
import { publish } from '../../storage/publish.js';
import { isSiteKey } from '../../storage/record-name.js';
import { schemaBeside } from '../../storage/schemas.js';
import { keepSchemas } from '../shared/editor-schemas.js';
import { say } from '../shared/output.js';
import { assessorsFrom } from './assessors.js';
import { chooseTemplate, type RunOptions, type Target } from './prepare-run.js';
import { usualTemplate } from './usual-template.js';

/** `run SITE --draft FILE`: writes an answers file to fill in, and never overwrites a file. */
export async function runDraft(
  context: Context,
  { project, days, named }: Target,
  to: string,
  options: RunOptions,
): Promise<number> {
  const words = context.messages.answersDraft;
  const site = named ?? (project.sites().length === 1 ? project.sites()[0] : undefined);
  if (site === undefined || !isSiteKey(site)) throw fail('site-needed', {});
  const { template } = chooseTemplate(context, project, options.template ?? usualTemplate(project, site, days));
  const file = absolute(context.cwd, to);
  const shown = project.shown(file);
  const [assessor] = assessorsFrom(context, options.assessor) ?? [];
  const head = {
    site,
    date: options.date ?? days.today,
    period: options.period ?? context.messages.interview.periodDefault,
    assessor: assessor?.name,
    role: assessor?.role ?? 'owner',
  };
  await keepSchemas(context, project, template);
  const text = printAnswersDraft(
    { template, ...head },
    schemaBeside(project.root, file, 'answers-1'),
    context.language,
    words,
  );
  if (publish(file, text, shown) === 'exists') throw fail('file-exists', { file: shown });
  say(context, words.written(shown), words.next(shown));
  return 0;
}
