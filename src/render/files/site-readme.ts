/** The README of a site, which git hosts show when its folder is opened. */
import type { Diagram } from '../../domain/view/diagram.js';
import { codeBlock } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { planTables } from '../treatment/plan-formats.js';
import type { PlanView } from '../treatment/plan-lines.js';
import { renderShow } from '../view/show-lines.js';

/** The diagram, sagging criteria, plan and promises, without a heading, because people write their own. */
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
