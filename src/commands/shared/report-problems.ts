import type { Context } from '../../context.js';
import { errorsIn, type Problem } from '../../errors.js';
import { renderProblems } from '../../render/kit/problems.js';
import { styleOf } from '../../render/kit/style.js';
import { harmless } from '../../render/kit/visible.js';

/** Tells problems on standard error, a blank line after each. */
export function report(context: Context, problems: readonly Problem[]): void {
  const told = context.quiet ? errorsIn(problems) : problems;
  if (told.length === 0) return;
  const text = renderProblems(told, styleOf(context)).join('\n');
  // The runner of GitHub obeys commands on this stream, too.
  context.stderr.write(`${context.env.GITHUB_ACTIONS === 'true' ? harmless(text) : text}\n\n`);
}
