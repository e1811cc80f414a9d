import type { Context } from '../../context.js';
import { answersOfCause, answersOfPeers } from '../../domain/interview/from-record.js';
import { apply, type InterviewStart, kept } from '../../domain/interview/interview.js';
import { proposedActions } from '../../domain/interview/record.js';
import { withScoredAgain } from '../../domain/interview/scored-again.js';
import { titleIn } from '../../domain/questionnaire/template.js';
import type { FollowUp } from '../../domain/record/audit.js';
import { actionsOf, type SiteRecord, saysNothing } from '../../domain/record/site.js';
import { isCalendarDate } from '../../domain/text/date.js';
import { numbered } from '../../domain/treatment/proposals.js';
import { problem, UserError } from '../../errors.js';
import { causesIn, earlyPromises } from '../../storage/check-records.js';
import { readFollowUpAnswers } from '../../storage/follow-up-answers.js';
import { isMap } from '../../storage/source.js';
import { say } from '../shared/output.js';
import { readInput } from '../shared/read-input.js';
import { assessorsFrom } from './assessors.js';
import { type FollowUpOptions, type Meeting, meetingOn, type SiteSeries } from './prepare-follow-up.js';
import { showMeeting } from './show-meeting.js';
import { writeFollowUp } from './write-follow-up.js';

/**
 * `follow-up --answers FILE|-`: a follow-up/1 without a keyboard. Reports all problems at once, and writes nothing then.
 * If the file has no new actions, those that follow from its causes and peers are added, as in the interview.
 */
export async function followUpAnswers(
  context: Context,
  place: SiteSeries,
  from: string,
  options: FollowUpOptions,
): Promise<number> {
  const { days } = place;
  const source = await readInput(context, place.project, from, 'follow-up');
  const dateInFile = isMap(source.value) ? source.value.date : undefined;
  const date = options.date ?? (typeof dateInFile === 'string' && isCalendarDate(dateInFile) ? dateInFile : days.today);
  const isFuture = date > days.today;
  const meeting = meetingOn(context, place, isFuture ? days.today : date, options);
  const before = new Map(actionsOf(meeting.records).map((action) => [action.id, action]));
  const { file, problems } = readFollowUpAnswers(source, new Set(before.keys()), meeting.template);
  if (isFuture) problems.push(problem('future-date', { date, today: days.today }, source.place(['date'])));
  if (file) {
    const record: SiteRecord = { id: '', date, kind: 'follow-up', followUp: file };
    problems.push(...earlyPromises(causesIn(record), source, date));
  }
  if (file && problems.length === 0 && saysNothing(file, before)) {
    problems.push(problem('says-nothing', {}, { file: source.file }));
  }
  if (problems.length > 0 || !file) throw new UserError(problems);

  const assessors = assessorsFrom(context, options.assessor);
  const { scores = {} } = file;
  const isScored = (key: string) => Object.hasOwn(scores, key) && scores[key]?.score !== undefined;
  const actions = withScoredAgain(file.actions ?? {}, meeting.start.open, isScored);
  const given: FollowUp = {
    ...file,
    date,
    assessors: assessors ?? file.assessors,
    actions: Object.keys(actions).length > 0 ? actions : undefined,
  };
  const followUp: FollowUp = given.added ? given : { ...given, ...proposedFor(context, meeting, given) };
  await writeFollowUp(context, meeting, followUp);
  say(context, '');
  return showMeeting(context, meeting, followUp);
}

/** The actions that the interview would have proposed for these answers. */
function proposedFor(context: Context, { start }: Meeting, given: FollowUp): Pick<FollowUp, 'added'> {
  const { messages, language } = context;
  const causes = Object.entries(given.causes ?? {});
  const answers = Object.assign(
    answersOfPeers(given.peers ?? []),
    ...causes.map(([key, cause]) => answersOfCause(cause, key)),
  );
  const state = apply({ answers }, kept('present', [], given.present ?? []));
  // The criteria that the file explains are explained, whatever their scores.
  const { followUp: _, ...before } = start;
  const asked: InterviewStart = {
    ...before,
    given: { ...start.given, assessors: given.assessors ?? start.given.assessors },
    explain: causes.map(([key]) => key),
  };
  const proposed = proposedActions(asked, state, (proposal, { key, title }) =>
    messages.proposal(proposal, titleIn(title, language, key)),
  );
  return proposed.length > 0 ? { added: numbered(proposed) } : {};
}
