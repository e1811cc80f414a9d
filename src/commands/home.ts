import type { Context } from '../context.js';
import { nearest } from '../domain/suggest.js';
import { fail } from '../errors.js';
import { Project } from '../storage/project.js';
import { show } from './show.js';

const COMMANDS = ['run', 'show', 'diff', 'check', 'validate', 'rule', 'init', 'demo', 'help'];

/** `service-audit` alone: the diagram of the project's site, or one line a site, and what to type next. */
export function home(context: Context, unknown: string | undefined): number {
  if (unknown !== undefined) throw fail('unknown-command', { key: unknown, suggestion: nearest(unknown, COMMANDS) });
  const { messages, stdout } = context;
  if (new Project(context.cwd).sites().length === 0) {
    stdout.write(`${messages.help.program}\n\n${messages.help.after}\n`);
    return 0;
  }
  return show(context, undefined, {});
}
