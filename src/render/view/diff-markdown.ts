/** The changes as Markdown; a file of its own, so that other renderers do not load the table library. */
import { codeBlock, escaped } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { type DiffView, renderDiff } from './diff-lines.js';

export function renderDiffMarkdown(view: DiffView, style: Style): string[] {
  const dated = `${style.messages.dates.full(view.was.date)} → ${style.messages.dates.full(view.now.date)}`;
  return [`# ${escaped(view.now.title)}, ${dated}`, '', ...codeBlock(renderDiff(view, style))];
}
