import type { Context } from '../context.js';
import { nearest } from '../domain/suggest.js';
import { fail } from '../errors.js';
import { wrap } from '../render/layout.js';
import { Project } from '../storage/project.js';
import { say } from './output.js';
import { show } from './show.js';

const COMMANDS = [
  'run',
  'why',
  'edit',
  'show',
  'diff',
  'check',
  'validate',
  'rule',
  'init',
  'template',
  'demo',
  'help',
];

/** `service-audit` alone: the diagram of the project's site, or one line a site, and what to type next. */
export function home(context: Context, unknown: string | undefined): number {
  if (unknown !== undefined) throw fail('unknown-command', { key: unknown, suggestion: nearest(unknown, COMMANDS) });
  const { messages, stdout } = context;
  if (new Project(context.cwd).sites().length === 0) {
    stdout.write(`${wrap(messages.help.program, context.columns).join('\n')}\n\n${messages.help.after}\n`);
    return 0;
  }
  const code = show(context, undefined, {});
  say(context, '', `${messages.interview.next}: service-audit run`);
  return code;
}
