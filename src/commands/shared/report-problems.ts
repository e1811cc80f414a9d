import type { Context } from '../../context.js';
import { errorsIn, type Problem } from '../../errors.js';
import { harmless } from '../../render/kit/filters.js';
import { renderProblems } from '../../render/kit/problems.js';
import { styleOf } from '../../render/kit/style.js';

/** Prints problems on standard error, with a blank line after them. `--quiet` leaves warnings out. */
export function reportProblems(context: Context, problems: readonly Problem[]): void {
  const shown = context.quiet ? errorsIn(problems) : problems;
  if (shown.length === 0) return;
  const text = renderProblems(shown, styleOf(context)).join('\n');
  // The runner of GitHub Actions would obey commands in this stream, too.
  context.stderr.write(`${context.env.GITHUB_ACTIONS === 'true' ? harmless(text) : text}\n\n`);
}
