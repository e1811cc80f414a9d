import { type Context, daysIn } from '../context.js';
import type { FollowUp } from '../domain/audit.js';
import { answersOfCause } from '../domain/interview-answers.js';
import { proposedActions } from '../domain/interview-record.js';
import { numbered } from '../domain/plan.js';
import { actionsOf, type SiteRecord } from '../domain/site.js';
import { inLanguage } from '../domain/template.js';
import { type Problem, problem, UserError } from '../errors.js';
import { parseAs } from '../storage/parse.js';
import { unknownCriteria } from '../storage/project.js';
import { followUpSchema } from '../storage/schema/follow-up.js';
import type { Meeting } from './follow-up.js';
import { keepReadme } from './keep-readme.js';
import { say } from './output.js';
import { readInput } from './read-input.js';
import { showMeeting } from './show-meeting.js';
import { writeFollowUp } from './write-follow-up.js';

/**
 * `follow-up --answers FILE|-`: a follow-up/1 without a keyboard. All problems are told at once; then nothing is written.
 * Where the file says nothing of new actions, those that follow from its causes and peers are proposed as ever.
 */
export async function followUpAnswers(context: Context, meeting: Meeting, from: string): Promise<number> {
  const { project, site, template, records, start } = meeting;
  const source = await readInput(context, project, from);
  const given: FollowUp = parseAs(followUpSchema, source, 'follow-up/1');
  const days = daysIn(context, project.settings.timeZone);
  const problems: Problem[] = [];
  if (given.date > days.latest) {
    problems.push(problem('future-date', { date: given.date, today: days.latest }, source.place(['date'])));
  }
  const before = records.filter(({ date }) => date <= given.date);
  const known = new Set(actionsOf(before).map(({ id }) => id));
  for (const id of Object.keys(given.actions ?? {})) {
    if (!known.has(id)) problems.push(problem('unknown-action', { id }, source.place(['actions', id], 'key')));
  }
  const record: SiteRecord = { id: `${given.date}.follow-up`, date: given.date, kind: 'follow-up', followUp: given };
  const name = { id: record.id, date: given.date, kind: 'follow-up' } as const;
  problems.push(...unknownCriteria([{ record, source, name }], [template]));
  if (problems.length > 0) throw new UserError(problems);

  const followUp: FollowUp = given.added ? given : { ...given, ...proposedFor(context, meeting, given) };
  const file = await writeFollowUp(context, project, site, template, followUp);
  say(context, context.messages.interview.written(file));
  await keepReadme(context, project.root, site);
  say(context, '');
  return showMeeting(context, project, site, template, followUp, start);
}

/** The actions that the interview would have proposed for these answers. */
function proposedFor(context: Context, { start }: Meeting, given: FollowUp): Pick<FollowUp, 'added'> {
  const { messages, language } = context;
  const causes = Object.entries(given.causes ?? {});
  const answers: Record<string, unknown> = { present: given.present ?? [] };
  for (const [key, cause] of causes) Object.assign(answers, answersOfCause(cause, key));
  for (const [index, peer] of (given.peers ?? []).entries()) {
    for (const [part, text] of Object.entries(peer)) answers[`peer/${index}/${part}`] = text;
  }
  const treated = causes.map(([key]) => key);
  const asked = {
    ...start,
    date: given.date,
    given: { ...start.given, ...(given.assessors && { assessors: given.assessors }) },
    ...(start.followUp && { followUp: { ...start.followUp, treated } }),
  };
  const proposed = proposedActions(asked, { answers }, (proposal, { key, title }) =>
    messages.proposal(proposal, inLanguage(title, language) ?? key),
  );
  return proposed.length > 0 ? { added: numbered(proposed) } : {};
}
