/** `service-audit follow-up [SITE]`: which way the answers come. */
import { type Context, daysIn } from '../../context.js';
import { fail } from '../../errors.js';
import { Project } from '../../storage/project.js';
import type { FollowUpOptions, Place } from './prepare-follow-up.js';
import { checkDay } from './prepare-run.js';

/** 0 when the follow-up is written, or the interview left with everything saved. */
export async function followUp(context: Context, named: string | undefined, options: FollowUpOptions): Promise<number> {
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  if (options.date !== undefined) checkDay(options.date, days);
  if (options.draft) {
    const { followUpDrafts } = await import('./follow-up-draft.js');
    return followUpDrafts(context, project, days, named, options);
  }
  const site = project.chooseSite(named, 'follow-up');
  const place: Place = { project, days, site, programme: options.programme };
  if (options.answers !== undefined) {
    const { followUpAnswers } = await import('./follow-up-answers.js');
    return followUpAnswers(context, place, options.answers, options);
  }
  const plain = options.plain === true || context.env.TERM === 'dumb';
  if (context.noInput || (!plain && !context.interactive)) throw fail('no-terminal-follow-up', { site });
  const { followUpInterview } = await import('./follow-up-interview.js');
  return followUpInterview(context, place, { ...options, plain });
}
