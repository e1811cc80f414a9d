import type { Context } from '../../context.js';
import { followUpOf } from '../../domain/interview/record.js';
import type { FollowUp } from '../../domain/record/audit.js';
import { saysNothing } from '../../domain/record/site.js';
import { Setup } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import type { DraftHeader, Journal } from '../../storage/journal.js';
import { checkWritable } from '../../storage/publish.js';
import { say } from '../shared/output.js';
import { conduct, presenterFor } from './conduct.js';
import { offerDraft, openDraft, tellKept, untilEnded } from './keep-draft.js';
import { type FollowUpOptions, type Meeting, meetingOn, type Place } from './prepare-follow-up.js';
import { showMeeting } from './show-meeting.js';
import { writeFollowUp } from './write-follow-up.js';

/** The meeting in a terminal; every answer is on the disk before the next question appears. */
export async function followUpInterview(context: Context, place: Place, options: FollowUpOptions): Promise<number> {
  const { project, site, days } = place;
  const words = context.messages.interview;
  // What cannot be held, or not be written at the end, is told before question one.
  meetingOn(context, place, options.date ?? days.today, options);
  checkWritable(project.siteFolder(site), project.shown(project.siteFolder(site)));
  const drafts = `${project.root}/.service-audit/drafts`;
  checkWritable(drafts, project.shown(drafts));
  const presenter = presenterFor(context, options.plain === true);
  const of = { project, kind: 'follow-up', site } as const;
  let journal: Journal | undefined;
  const kept = () => tellKept(context, of, journal);
  return untilEnded(context, presenter, kept, async () => {
    const offered = await offerDraft(of, new Setup(presenter, styleOf(context)), options);
    if (offered === 'leave') return 0;
    if (offered === 'discarded') {
      presenter.close();
      say(context, words.draft.discarded);
      return 0;
    }
    const meeting = resumed(context, place, options, offered.draft?.header);
    const { start, template } = meeting;
    const header = { date: start.date, template: template.name, given: start.given };
    const begun = openDraft(context, of, offered.draft, header, template);
    journal = begun.journal;
    try {
      const { state, minutesBefore } = begun;
      const title = project.siteTitle(site, context.language);
      const done = await conduct(context, presenter, { start, title, state, journal, minutesBefore });
      presenter.close();
      if (!done) {
        kept();
        return 0;
      }
      return await finish(context, meeting, followUpOf(start, done), journal, kept);
    } finally {
      journal.close();
    }
  });
}

/** A draft is of its day and its series, whatever day it is now. */
function resumed(context: Context, place: Place, options: FollowUpOptions, header: DraftHeader | undefined): Meeting {
  const { project, days } = place;
  const date = options.date ?? header?.date ?? days.today;
  const template = header && project.shelf.find(header.template);
  const programme = header ? (template?.programme ? template.name : undefined) : place.programme;
  const given = header?.given?.assessors;
  const meeting = meetingOn(context, { ...place, programme }, date, options);
  if (options.assessor || !given) return meeting;
  return { ...meeting, start: { ...meeting.start, given: { ...meeting.start.given, assessors: given } } };
}

async function finish(
  context: Context,
  meeting: Meeting,
  record: FollowUp,
  journal: Journal,
  kept: () => void,
): Promise<number> {
  if (saysNothing(record, new Map(meeting.start.open.map((one) => [one.id, one])))) {
    journal.remove();
    say(context, context.messages.interview.notChanged);
    return 0;
  }
  try {
    await writeFollowUp(context, meeting, record);
  } catch (error) {
    // It could not be published: the draft still holds every answer.
    kept();
    throw error;
  }
  journal.remove();
  say(context, '');
  return showMeeting(context, meeting, record);
}
