import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { fail } from '../../errors.js';
import { renderCheckLines } from '../../render/files/settings-file.js';
import { styleOf } from '../../render/kit/style.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import { Project } from '../../storage/project.js';
import { keepSchemas } from '../shared/editor-schemas.js';
import { type Choices, type InitOptions, proposedChoices } from './init-choices.js';
import { plannedCi, plannedFiles, writePlanned } from './init-files.js';

/**
 * `service-audit init` sets up a project and says what it wrote; a second run changes nothing. In a terminal it asks first
 * and shows what it will write; everywhere else it accepts what it would propose.
 */
export async function init(context: Context, options: InitOptions = {}): Promise<number> {
  if (options.weekly && options.ci !== 'github') throw fail('weekly-needs-github', {});
  const { choices, people } = proposedChoices(context, options);
  if (!isAsking(context, options)) return write(context, choices);
  const { askChoices } = await import('./init-questions.js');
  const asked = await askChoices(context, options, { choices, people });
  return typeof asked === 'number' ? asked : write(asked.context, asked.choices);
}

/** CI services that run a job in a terminal still have nobody at it. A dumb terminal cannot redraw a question. */
function isAsking({ interactive, noInput, env }: Context, { yes }: InitOptions): boolean {
  const isCi = env.CI !== undefined && !['', '0', 'false'].includes(env.CI);
  return yes !== true && interactive && !noInput && !isCi && env.TERM !== 'dumb';
}

async function write(context: Context, choices: Choices): Promise<number> {
  const { messages, cwd } = context;
  const { initialised: words } = messages;
  const { paint } = styleOf(context);
  const notes = proposalFor(context, choices);
  const done: [string, string][] = [];
  for (const planned of plannedFiles(context, choices)) {
    writePlanned(planned);
    done.push([words[planned.state], planned.file]);
  }
  const schemas = await keepSchemas(context, new Project(cwd, cwd));
  done.push([schemas.length > 0 ? words.wrote : words.kept, '.service-audit/schema/']);
  for (const planned of plannedCi(context, choices)) {
    writePlanned(planned);
    const { file, state, advice } = planned;
    done.push([words[state], file]);
    if (advice) notes.push(words.add(file), ...advice.map((line) => `  ${line}`), '');
  }

  const labels = Math.max(...done.map(([label]) => label.length));
  const changed = done.some(([label]) => label !== words.kept);
  const lines = done.map(([label, name]) => `  ${label.padEnd(labels)}  ${name}`);
  const next = changed ? `${words.next}: ${paint.bold('service-audit run')}` : words.nothing;
  lines.push('', ...notes, ...(notes.length > 0 && !changed ? [] : [next]));
  if (!context.quiet) context.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** A proposal for existing settings without a gate, which are not changed. */
function proposalFor({ cwd, messages }: Context, { proposal }: Choices): string[] {
  if (!existsSync(join(cwd, SETTINGS_FILE)) || new Project(cwd, cwd).settings.check) return [];
  return [messages.initialised.propose(SETTINGS_FILE), '', ...renderCheckLines(proposal, true, messages), ''];
}
