import type { Context } from '../../context.js';
import type { FollowUp } from '../../domain/record/audit.js';
import { styleOf } from '../../render/kit/style.js';
import { renderMeeting } from '../../render/treatment/meeting-lines.js';
import { commandLine, seriesOption } from '../shared/command-line.js';
import { say } from '../shared/output.js';
import { plan } from '../view/plan.js';
import type { Meeting } from './prepare-follow-up.js';
import { gateLines } from './propose-next.js';

/** Shows what a meeting measured, and the plan as it is now. */
export function showMeeting(
  context: Context,
  { project, site, programme, template, start }: Meeting,
  followUp: FollowUp,
): number {
  const lines = renderMeeting({ followUp, previous: start.before, template }, styleOf(context));
  if (lines.length > 0) context.stdout.write(`${[...lines, '', ''].join('\n')}`);
  const next = commandLine(context, 'report', site, seriesOption(programme));
  const code = plan({ ...context, cwd: project.root }, site, { programme, next });
  say(context, ...gateLines(context, project, { site, programme }));
  return code;
}
