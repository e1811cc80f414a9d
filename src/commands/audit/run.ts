import type { Context } from '../../context.js';
import { daysIn } from '../../context.js';
import { fail } from '../../errors.js';
import { Project } from '../../storage/project.js';
import { isSiteKey } from '../../storage/record-name.js';
import { checkDay, type RunOptions } from './prepare-run.js';

/** `service-audit run [SITE]`: 0 when the audit is written or the interview left with everything saved. */
export async function run(context: Context, site: string | undefined, options: RunOptions): Promise<number> {
  if (site !== undefined && !isSiteKey(site)) throw fail('bad-site-key', { key: site });
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  if (options.date !== undefined) checkDay(options.date, days);
  if (options.answers !== undefined) {
    const { runAnswers } = await import('./run-answers.js');
    return runAnswers(context, project, days, site, options);
  }
  if (options.draft !== undefined) {
    const { runDraft } = await import('./run-draft.js');
    return runDraft(context, project, days, site, options);
  }
  // Plain lines can come from anywhere; a screen needs a terminal that can be redrawn.
  const plain = options.plain === true || context.env.TERM === 'dumb';
  if (context.noInput || (!plain && !context.interactive)) throw fail('no-terminal', { command: 'run' });
  const { runInterview } = await import('./run-interview.js');
  return runInterview(context, project, days, site, { ...options, plain });
}
