/** `service-audit follow-up [SITE]` with somebody who answers. */
import type { Context } from '../../context.js';
import { followUpOf } from '../../domain/interview/record.js';
import { saysNothing } from '../../domain/record/site.js';
import type { DraftHeader } from '../../storage/journal.js';
import { say } from '../shared/output.js';
import { type Agenda, holdInterview } from './hold-interview.js';
import {
  type FollowUpOptions,
  type Meeting,
  meetingOn,
  programmeOfDraft,
  type SiteSeries,
} from './prepare-follow-up.js';
import { showMeeting } from './show-meeting.js';
import { writeFollowUp } from './write-follow-up.js';

export async function followUpInterview(
  context: Context,
  place: SiteSeries,
  options: FollowUpOptions,
): Promise<number> {
  const { project, site, days } = place;
  // Refuses before the first question what could not be written at the end.
  meetingOn(context, place, options.date ?? days.today, options);
  const title = project.siteTitle(site, context.language);
  return holdInterview(context, {
    kind: 'follow-up',
    project,
    options,
    site: { site, title, isNew: false },
    prepare: ({ resumed: draft }): Agenda => {
      const resumed = draft?.header;
      const meeting = resumed
        ? resumedMeeting(context, place, options, resumed)
        : meetingOn(context, place, options.date ?? days.today, options);
      const { start, template } = meeting;
      return {
        start,
        title,
        header: { date: start.date, template: template.name, given: start.given },
        publish: async (state) => {
          const record = followUpOf(start, state);
          if (saysNothing(record, new Map(start.open.map((action) => [action.id, action])))) {
            return () => {
              say(context, context.messages.interview.notChanged);
              return 0;
            };
          }
          await writeFollowUp(context, meeting, record);
          return () => {
            say(context, '');
            return showMeeting(context, meeting, record);
          };
        },
      };
    },
  });
}

/** A draft keeps its day, its series and who scores, whatever day it is now. */
function resumedMeeting(context: Context, place: SiteSeries, options: FollowUpOptions, header: DraftHeader): Meeting {
  const programme = programmeOfDraft(place.project, header);
  const meeting = meetingOn(context, { ...place, programme }, options.date ?? header.date, options);
  const assessors = header.given?.assessors;
  if (options.assessor || !assessors) return meeting;
  return { ...meeting, start: { ...meeting.start, given: { ...meeting.start.given, assessors } } };
}
