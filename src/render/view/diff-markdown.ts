/** What moved, as Markdown; apart from the others, so that they need no tables. */
import { codeBlock, escaped } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { type DiffView, renderDiff } from './diff-lines.js';

export function renderDiffMarkdown(view: DiffView, style: Style): string[] {
  const dated = `${style.messages.dates.full(view.was.date)} → ${style.messages.dates.full(view.now.date)}`;
  return [`# ${escaped(view.now.title)}, ${dated}`, '', ...codeBlock(renderDiff(view, style))];
}
