import type { Context } from '../context.js';
import type { FollowUp } from '../domain/audit.js';
import type { InterviewStart } from '../domain/interview.js';
import type { Template } from '../domain/template.js';
import { renderMeeting } from '../render/text/meeting.js';
import { styleOf } from '../render/text/style.js';
import type { Project } from '../storage/project.js';
import { plan } from './plan.js';

/** What a meeting measured, and the plan as it stands now. */
export function showMeeting(
  context: Context,
  project: Project,
  site: string,
  template: Template,
  followUp: FollowUp,
  { before }: Pick<InterviewStart, 'before'>,
): number {
  const lines = renderMeeting({ followUp, before, template }, styleOf(context));
  if (lines.length > 0) context.stdout.write(`${[...lines, '', ''].join('\n')}`);
  const programme = template.programme ? { programme: template.name } : {};
  return plan({ ...context, cwd: project.root }, site, programme);
}
