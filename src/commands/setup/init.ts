import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, daysIn } from '../../context.js';
import { isAudit, type SiteRecord } from '../../domain/record/site.js';
import { fail, recover } from '../../errors.js';
import { styleOf } from '../../render/kit/style.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import { Project } from '../../storage/project.js';
import { replace, textOf } from '../../storage/publish.js';
import { keepSchemas } from '../shared/editor-schemas.js';

const IGNORED = ['.service-audit/drafts/', '.service-audit/cache/'];
const ATTRIBUTES = ['audits/**/*.yaml text eol=lf', 'templates/*.yaml text eol=lf', 'service-audit.yaml text eol=lf'];

export interface InitOptions {
  ci?: 'github' | 'gitlab';
  weekly?: boolean;
  preCommit?: boolean;
}

/** `service-audit init` sets up a project and says what it wrote; a second run changes nothing. */
export async function init(context: Context, options: InitOptions = {}): Promise<number> {
  if (options.weekly && options.ci !== 'github') throw fail('weekly-needs-github', {});
  const { messages, cwd } = context;
  const { initialised: words, files } = messages;
  const { paint } = styleOf(context);
  const done: [string, string][] = [];
  const notes: string[] = [];
  if (existsSync(join(cwd, SETTINGS_FILE))) {
    done.push([words.kept, SETTINGS_FILE]);
    notes.push(...(await proposalFor(context)));
  } else {
    const text = await newSettings(context, options.ci !== undefined);
    replace(join(cwd, SETTINGS_FILE), text, undefined, SETTINGS_FILE);
    done.push([words.wrote, SETTINGS_FILE]);
  }
  for (const [name, lines, comment] of [
    ['.gitignore', IGNORED, files.ignoreComment],
    ['.gitattributes', ATTRIBUTES, files.attributesComment],
  ] as const) {
    done.push([words[addLines(join(cwd, name), name, lines, comment)], name]);
  }
  const schemas = await keepSchemas(context, new Project(cwd, cwd));
  done.push([schemas.length > 0 ? words.wrote : words.kept, '.service-audit/schema/']);
  if (options.ci || options.preCommit) {
    const { writeCi, writePreCommit, writeWeekly } = await import('./init-ci.js');
    const written = [
      ...(options.ci ? writeCi(context, options.ci) : []),
      ...(options.weekly ? writeWeekly(context) : []),
      ...(options.preCommit ? writePreCommit(context) : []),
    ];
    for (const { file, isNew, add } of written) {
      done.push([isNew ? words.wrote : words.kept, file]);
      if (add) notes.push(words.add(file), ...add.map((line) => `  ${line}`), '');
    }
  }

  const labels = Math.max(...done.map(([label]) => label.length));
  const changed = done.some(([label]) => label !== words.kept);
  const lines = done.map(([label, name]) => `  ${label.padEnd(labels)}  ${name}`);
  const next = changed ? `${words.next}: ${paint.bold('service-audit run')}` : words.nothing;
  lines.push('', ...notes, ...(notes.length > 0 && !changed ? [] : [next]));
  if (!context.quiet) context.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** The settings file, with thresholds derived from the history if there is one. */
async function newSettings(context: Context, weekly: boolean): Promise<string> {
  const { language, messages } = context;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const { proposal, template } = await proposed(context);
  const { renderSettingsFile } = await import('../../render/files/settings-file.js');
  return `${renderSettingsFile(proposal, { timeZone, template, language, weekly }, messages).join('\n')}\n`;
}

/** A proposal for settings without a gate, which are not changed. */
async function proposalFor(context: Context): Promise<string[]> {
  const project = new Project(context.cwd, context.cwd);
  if (project.settings.check) return [];
  const { proposal } = await proposed(context);
  const { renderCheckLines } = await import('../../render/files/settings-file.js');
  const { messages } = context;
  return [messages.initialised.propose(SETTINGS_FILE), '', ...renderCheckLines(proposal, true, messages), ''];
}

async function proposed(context: Context) {
  const { proposedCheck } = await import('../../domain/gate/propose.js');
  const project = new Project(context.cwd, context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  const everySeries = project
    .sites()
    .flatMap((site) => project.seriesOf(site).map((programme) => recordsOf(site, programme)));
  const audits = everySeries.flatMap((records) => records.filter(isAudit));
  const last = audits.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  return {
    proposal: proposedCheck(everySeries, project.settings, days.today),
    template: last?.audit.template.name ?? project.settings.template,
  };

  /** Unreadable records are left out; `validate` reports them. */
  function recordsOf(site: string, programme: string | undefined): SiteRecord[] {
    try {
      return project.series(site, programme, days).map(({ record }) => record);
    } catch (error) {
      recover(error);
      return [];
    }
  }
}

/** Adds the missing lines to the file and leaves all others unchanged. */
function addLines(path: string, shown: string, lines: readonly string[], comment: string): 'wrote' | 'added' | 'kept' {
  const was = textOf(path);
  const present = new Set(was?.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  if (missing.length === 0) return 'kept';
  const gap = was === undefined || was === '' ? '' : was.endsWith('\n') ? '\n' : '\n\n';
  replace(path, `${was ?? ''}${gap}${comment}\n${missing.join('\n')}\n`, was, shown);
  return was === undefined ? 'wrote' : 'added';
}
