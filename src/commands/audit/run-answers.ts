import type { Context } from '../../context.js';
import { answersOfEntries } from '../../domain/interview/from-record.js';
import { apply, kept } from '../../domain/interview/interview.js';
import { proposedActions } from '../../domain/interview/record.js';
import { titleIn } from '../../domain/questionnaire/template.js';
import { isCalendarDate } from '../../domain/text/date.js';
import { type Problem, problem, recover, UserError } from '../../errors.js';
import { named, readAnswers } from '../../storage/answers.js';
import { earlyPromises } from '../../storage/check-records.js';
import { isSiteKey } from '../../storage/record-name.js';
import type { Source } from '../../storage/source.js';
import { say } from '../shared/output.js';
import { readInput } from '../shared/read-input.js';
import { assessorsFrom } from './assessors.js';
import { publishAudit } from './finish-run.js';
import {
  type ChosenTemplate,
  checkFree,
  chooseTemplate,
  type RunOptions,
  startOf,
  type Target,
} from './prepare-run.js';
import { changeOfTemplate, usualTemplate, warningOf } from './usual-template.js';

/** `run --answers FILE|-`: the interview without a keyboard. Reports all problems at once, and writes nothing then. */
export async function runAnswers(context: Context, target: Target, from: string, options: RunOptions): Promise<number> {
  const { project, days } = target;
  const source = await readInput(context, project, from, 'run');
  const { file, entries, date, template, copy } = checked(context, target, source, options);
  checkFree(project, file.site, date, template.programme ? template.name : undefined);
  const assessors = assessorsFrom(context, options.assessor) ?? file.assessors;
  const period = options.period ?? file.period ?? '';
  const start = startOf(project, days, { site: file.site, date, template, given: { assessors, period } });
  const unknown = Object.keys(file.actions ?? {}).filter((id) => !start.open.some((action) => action.id === id));
  if (unknown.length > 0) {
    throw new UserError(unknown.map((id) => problem('unknown-action', { id }, source.place(['actions', id], 'key'))));
  }
  const answered = [
    kept('guess', [], file.guess ?? []),
    kept('review', [], true),
    kept('actions', [], file.actions ?? {}),
  ].reduce(apply, { answers: answersOfEntries(entries, start.sagging) });
  const plan = proposedActions(start, answered, (proposal, { key, title }) =>
    context.messages.proposal(proposal, titleIn(title, context.language, key)),
  );
  const newTitle = project.sites().includes(file.site) ? undefined : file.title;
  const { lines } = changeOfTemplate(context, { ...target, site: file.site }, template);
  if (lines.length > 0) say(context, ...warningOf(context, lines), '');
  const prepared = { project, days, site: file.site, newTitle, start, copy };
  const show = await publishAudit(context, prepared, apply(answered, kept('plan', [], plan)));
  return show();
}

/** The answers, if nothing is wrong with them. Throws everything that is wrong at once. */
function checked(context: Context, { project, days, named: site }: Target, source: Source, options: RunOptions) {
  const problems: Problem[] = [];
  const says = named(source);
  const key = site ?? says.site;
  const fallback = () =>
    key !== undefined && isSiteKey(key) ? usualTemplate(project, key, days) : project.settings.template;
  let chosen: ChosenTemplate | undefined;
  try {
    chosen = chooseTemplate(context, project, options.template ?? says.template ?? fallback());
  } catch (error) {
    const isNamed = options.template === undefined && says.template !== undefined;
    const place = isNamed ? source.place(['template']) : undefined;
    problems.push(...recover(error).map((found) => ({ ...found, place: found.place ?? place })));
  }
  if (chosen && says.template !== undefined && says.template !== chosen.template.name) {
    problems.push(
      problem('template-differs', { option: options.template ?? '', file: source.file }, source.place(['template'])),
    );
  }
  // Answers are compared only with the questionnaire that they are for.
  const asked = problems.length === 0 ? chosen?.template : undefined;
  const answers = readAnswers(source, asked, context.language);
  problems.push(...answers.problems);
  const { file, entries, causes } = answers;
  const date = options.date ?? says.date ?? days.today;
  problems.push(...earlyPromises(causes, source, date));
  if (isCalendarDate(date) && date > days.today) {
    problems.push(problem('future-date', { date, today: days.today }, source.place(['date'])));
  }
  if (says.site !== undefined && !isSiteKey(says.site)) {
    problems.push(problem('bad-site-key', { key: says.site }, source.place(['site'])));
  }
  if (says.site !== undefined && site !== undefined && says.site !== site) {
    problems.push(problem('answers-site', { option: site, file: says.site }, source.place(['site'])));
  }
  if (problems.length > 0 || !file || !chosen) throw new UserError(problems);
  return { file, entries, date, ...chosen };
}
