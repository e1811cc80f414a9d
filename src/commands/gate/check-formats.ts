/** The formats of `check` as a table; each is imported when it is asked for. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Context } from '../../context.js';
import type { CheckView } from '../../render/gate/check-view.js';
import type { Style } from '../../render/kit/style.js';
import { absolute } from '../../storage/project.js';
import { formatsOf, type LineRenderers } from '../shared/output.js';
import type { CheckOptions } from './check-options.js';

/** What a format needs beside the view. */
interface Around {
  /** A file's path relative to the top of the repository, as services want it. */
  path(file: string): string;
  options: CheckOptions;
}

type Render = (view: CheckView, around: Around, style: Style) => string[];

const FORMATS: Readonly<Record<string, () => Promise<Render>>> = {
  text: async () => {
    const { renderCheck } = await import('../../render/gate/check-lines.js');
    return (view, _, style) => renderCheck(view, style);
  },
  json: async () => {
    const { renderCheckJson } = await import('../../render/gate/check-json.js');
    return (view, _, style) => renderCheckJson(view, style);
  },
  markdown: async () => {
    const { renderCheckMarkdown } = await import('../../render/gate/check-markdown.js');
    return (view, _, style) => renderCheckMarkdown(view, style);
  },
  github: async () => {
    const { renderGithub } = await import('../../render/gate/github.js');
    return (view, { path }, style) => renderGithub(view, path, style);
  },
  junit: async () => {
    const { renderJunit } = await import('../../render/gate/junit.js');
    return (view, { options }, style) => renderJunit(view, options.failOn === 'warn', style);
  },
  sarif: async () => {
    const [{ renderSarif }, { VERSION }] = await Promise.all([
      import('../../render/gate/sarif.js'),
      import('../../version.js'),
    ]);
    return (view, { path }, style) => renderSarif(view, path, VERSION, style);
  },
  gitlab: async () => {
    const { renderGitlab } = await import('../../render/gate/gitlab.js');
    return (view, { path }, style) => renderGitlab(view, path, style);
  },
};

/** LineRenderers by name; those that are not asked for stand for their names only. */
export async function renderersFor(context: Context, view: CheckView, options: CheckOptions): Promise<LineRenderers> {
  const top = topOf(context.cwd);
  const path = (file: string) => relative(top, absolute(context.cwd, file)).split(sep).join('/');
  const around = { path, options };
  const wanted = formatsOf(options);
  const renderers: LineRenderers = {};
  for (const [name, load] of Object.entries(FORMATS)) {
    const render = wanted.has(name) ? await load() : undefined;
    renderers[name] = (style) => render?.(view, around, style) ?? [];
  }
  if (options.explain) {
    const { renderExplained } = await import('../../render/gate/explain-check.js');
    const { text = () => [] } = renderers;
    renderers.text = (style) => [...renderExplained(view, style), ...text(style)];
  }
  return renderers;
}

/** The folder of the repository; where there is none, where one stands. No git is needed to tell. */
export function topOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** In a workflow of GitHub: annotations and a summary beside the text, unless a format was named. */
export function isOnGithub(context: Context, options: CheckOptions): boolean {
  return context.env.GITHUB_ACTIONS === 'true' && options.format === undefined;
}

/** The text where the runner obeys nothing of it, then the annotations; the summary goes to its file. */
export async function emitOnGithub(context: Context, view: CheckView, options: CheckOptions): Promise<void> {
  const [{ echoed }, { styleOf }, { appendOutput }] = await Promise.all([
    import('../../render/gate/github.js'),
    import('../../render/kit/style.js'),
    import('../../storage/publish.js'),
  ]);
  const all = await renderersFor(context, view, { ...options, output: ['text=-', 'github=-', 'markdown=-'] });
  const style = styleOf(context);
  const lines = [...echoed(all.text?.(style) ?? [], randomUUID()), ...(all.github?.(style) ?? [])];
  context.stdout.write(`${lines.join('\n')}\n`);
  const summary = context.env.GITHUB_STEP_SUMMARY;
  if (summary) appendOutput(summary, `${(all.markdown?.(style) ?? []).join('\n')}\n`, 'GITHUB_STEP_SUMMARY');
}
