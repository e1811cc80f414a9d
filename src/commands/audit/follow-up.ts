/** `service-audit follow-up [SITE]`: a person answers, or a file does, or a file to fill in is written. */
import { type Context, daysIn } from '../../context.js';
import { fail } from '../../errors.js';
import { Project } from '../../storage/project.js';
import type { FollowUpOptions, SiteSeries } from './prepare-follow-up.js';
import { checkDay } from './prepare-run.js';

/** 0 if the follow-up is written, or if the person left with everything saved. */
export async function followUp(context: Context, named: string | undefined, options: FollowUpOptions): Promise<number> {
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  if (options.date !== undefined) checkDay(options.date, days);
  if (options.draft) {
    const { followUpDrafts } = await import('./follow-up-draft.js');
    return followUpDrafts(context, { project, days, named }, options);
  }
  const site = project.chooseSite(named, 'follow-up');
  const place: SiteSeries = { project, days, site, programme: options.programme };
  if (options.answers !== undefined) {
    const { followUpAnswers } = await import('./follow-up-answers.js');
    return followUpAnswers(context, place, options.answers, options);
  }
  const [{ checkCanAsk }, { followUpInterview }] = await Promise.all([
    import('../shared/asking.js'),
    import('./follow-up-interview.js'),
  ]);
  checkCanAsk(context, options, fail('no-terminal-follow-up', { site }));
  return followUpInterview(context, place, options);
}
