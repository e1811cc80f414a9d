import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { styleOf } from '../render/text/style.js';
import { SETTINGS_FILE } from '../storage/language.js';
import { Project } from '../storage/project.js';
import { replace, textOf } from '../storage/publish.js';

import { keepSchemas } from './editor-schemas.js';

const IGNORED = ['.service-audit/drafts/', '.service-audit/cache/'];
const ATTRIBUTES = ['audits/**/*.yaml text eol=lf', 'templates/*.yaml text eol=lf', 'service-audit.yaml text eol=lf'];

/** `service-audit init`: says what it did; run again it changes nothing. */
export async function init(context: Context): Promise<number> {
  const { messages, cwd } = context;
  const { initialised: words, files } = messages;
  const { paint } = styleOf(context);
  const done: [string, string][] = [];
  if (existsSync(join(cwd, SETTINGS_FILE))) done.push([words.kept, SETTINGS_FILE]);
  else {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    replace(join(cwd, SETTINGS_FILE), files.settingsFile(timeZone), undefined, SETTINGS_FILE);
    done.push([words.wrote, SETTINGS_FILE]);
  }
  for (const [name, lines, comment] of [
    ['.gitignore', IGNORED, files.ignoreComment],
    ['.gitattributes', ATTRIBUTES, files.attributesComment],
  ] as const) {
    done.push([addLines(join(cwd, name), name, lines, comment, words), name]);
  }
  const schemas = await keepSchemas(context, new Project(cwd, cwd));
  done.push([schemas.length > 0 ? words.wrote : words.kept, '.service-audit/schema/']);

  const labels = Math.max(...done.map(([label]) => label.length));
  const changed = done.some(([label]) => label !== words.kept);
  const lines = done.map(([label, name]) => `  ${label.padEnd(labels)}  ${name}`);
  lines.push('', changed ? `${words.next}: ${paint.bold('service-audit run')}` : words.nothing);
  if (!context.quiet) context.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** Adds the lines that are missing, and leaves all others as they are. */
function addLines(
  path: string,
  shown: string,
  lines: readonly string[],
  comment: string,
  words: { wrote: string; added: string; kept: string },
): string {
  const was = textOf(path);
  const present = new Set(was?.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  if (missing.length === 0) return words.kept;
  const gap = was === undefined || was === '' ? '' : was.endsWith('\n') ? '\n' : '\n\n';
  replace(path, `${was ?? ''}${gap}${comment}\n${missing.join('\n')}\n`, was, shown);
  return was === undefined ? words.wrote : words.added;
}
