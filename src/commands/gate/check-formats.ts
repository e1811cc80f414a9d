/** The renderers of `check`, each imported when its format is asked for. */
import { randomUUID } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { Context } from '../../context.js';
import type { CheckView } from '../../render/gate/check-view.js';
import type { Style } from '../../render/kit/style.js';
import { absolute } from '../../storage/project.js';
import { topOf } from '../../storage/top.js';
import { askedFormats } from '../shared/output.js';
import type { FormatOf } from '../shared/output-formats.js';
import type { CheckOptions } from './check-options.js';

/** The data that a format needs beside the view. */
interface Around {
  /** A file's path relative to the top of the repository, as services want it. */
  path(file: string): string;
  options: CheckOptions;
}

type Render = (view: CheckView, style: Style) => string[];

const RENDERERS: { readonly [F in FormatOf<'check'>]: (around: Around) => Promise<Render> } = {
  text: async ({ options }) => {
    const { renderCheck } = await import('../../render/gate/check-lines.js');
    if (!options.explain) return renderCheck;
    const { renderExplained } = await import('../../render/gate/explain-check.js');
    return (view, style) => [...renderExplained(view, style), ...renderCheck(view, style)];
  },
  json: async () => (await import('../../render/gate/check-json.js')).renderCheckJson,
  markdown: async () => (await import('../../render/gate/check-markdown.js')).renderCheckMarkdown,
  github: async ({ path }) => {
    const { renderGithub } = await import('../../render/gate/github.js');
    return (view, style) => renderGithub(view, path, style);
  },
  junit: async ({ options }) => {
    const { renderJunit } = await import('../../render/gate/junit.js');
    return (view, style) => renderJunit(view, options.failOn === 'warn', style);
  },
  sarif: async ({ path }) => {
    const [{ renderSarif }, { VERSION }] = await Promise.all([
      import('../../render/gate/sarif.js'),
      import('../../version.js'),
    ]);
    return (view, style) => renderSarif(view, path, VERSION, style);
  },
  gitlab: async ({ path }) => {
    const { renderGitlab } = await import('../../render/gate/gitlab.js');
    return (view, style) => renderGitlab(view, path, style);
  },
};

/** Loads what writes the formats that the options ask for. The other formats are empty, and nobody asks for them. */
export async function loadRenderers(
  context: Context,
  view: CheckView,
  options: CheckOptions,
): Promise<(format: FormatOf<'check'>, style: Style) => string[]> {
  const top = topOf(context.cwd);
  const path = (file: string) => relative(top, absolute(context.cwd, file)).split(sep).join('/');
  const loaded = new Map<FormatOf<'check'>, Render>();
  for (const format of askedFormats('check', options)) loaded.set(format, await RENDERERS[format]({ path, options }));
  return (format, style) => loaded.get(format)?.(view, style) ?? [];
}

/** In a workflow of GitHub, annotations and a summary accompany the text unless a format was named. */
export function isOnGithub(context: Context, options: CheckOptions): boolean {
  return context.env.GITHUB_ACTIONS === 'true' && options.format === undefined;
}

/** Prints the text, of which the runner obeys nothing, then the annotations; the summary goes to the file for it. */
export async function emitOnGithub(context: Context, view: CheckView, options: CheckOptions): Promise<void> {
  const [{ echoed }, { styleOf }, { appendOutput }] = await Promise.all([
    import('../../render/gate/github.js'),
    import('../../render/kit/style.js'),
    import('../../storage/publish.js'),
  ]);
  const render = await loadRenderers(context, view, { ...options, output: ['text=-', 'github=-', 'markdown=-'] });
  const style = styleOf(context);
  const lines = [...echoed(render('text', style), randomUUID()), ...render('github', style)];
  context.stdout.write(`${lines.join('\n')}\n`);
  const summary = context.env.GITHUB_STEP_SUMMARY;
  if (summary) appendOutput(summary, `${render('markdown', style).join('\n')}\n`, 'GITHUB_STEP_SUMMARY');
}
