import type { Context } from '../../context.js';
import type { FollowUp } from '../../domain/record/audit.js';
import { styleOf } from '../../render/kit/style.js';
import { renderMeeting } from '../../render/treatment/meeting-lines.js';
import { plan } from '../view/plan.js';
import type { Meeting } from './prepare-follow-up.js';

/** Shows what a meeting measured, and the plan as it is now. */
export function showMeeting(
  context: Context,
  { project, site, programme, template, start }: Meeting,
  followUp: FollowUp,
): number {
  const lines = renderMeeting({ followUp, previous: start.before, template }, styleOf(context));
  if (lines.length > 0) context.stdout.write(`${[...lines, '', ''].join('\n')}`);
  return plan({ ...context, cwd: project.root }, site, programme === undefined ? {} : { programme });
}
