/** The page of a site that git hosts show when its folder is opened. */
import type { Diagram } from '../domain/diagram.js';
import { codeBlock } from './markdown.js';
import { planTables } from './plan.js';
import type { PlanView } from './text/plan.js';
import { renderShow } from './text/show.js';
import type { Style } from './text/style.js';
import { titleOf } from './titles.js';

/** Diagram, what sags, plan and promises; without a heading, which is the owner's. */
export function renderSiteReadme(diagram: Diagram, view: PlanView, style: Style): string[] {
  const { messages } = style;
  return [
    '',
    ...codeBlock(renderShow(diagram, view.siteTitle, {}, style)),
    ...planTables(view.plan, (criterion) => titleOf(criterion, view.titles.get(criterion), style), style),
    '',
    `*${messages.siteReadme.asOf(messages.dates.full(view.plan.today))}*`,
    '',
  ];
}
