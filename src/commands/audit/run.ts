import type { Context } from '../../context.js';
import { daysIn } from '../../context.js';
import { fail } from '../../errors.js';
import { Project } from '../../storage/project.js';
import { isSiteKey } from '../../storage/record-name.js';
import { checkDay, type RunOptions } from './prepare-run.js';

/** `service-audit run [SITE]`: 0 if the audit is written, or if the person left with everything saved. */
export async function run(context: Context, site: string | undefined, options: RunOptions): Promise<number> {
  if (site !== undefined && !isSiteKey(site)) throw fail('bad-site-key', { key: site });
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  if (options.date !== undefined) checkDay(options.date, days);
  const target = { project, days, named: site };
  if (options.answers !== undefined) {
    const { runAnswers } = await import('./run-answers.js');
    return runAnswers(context, target, options.answers, options);
  }
  if (options.draft !== undefined) {
    const { runDraft } = await import('./run-draft.js');
    return runDraft(context, target, options.draft, options);
  }
  const [{ checkCanAsk }, { runInterview }] = await Promise.all([
    import('../shared/asking.js'),
    import('./run-interview.js'),
  ]);
  checkCanAsk(context, options, fail('no-terminal', { command: 'run' }));
  return runInterview(context, target, options);
}
