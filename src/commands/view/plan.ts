import type { Context } from '../../context.js';
import { type NextStep, nextSteps } from '../../domain/treatment/next-step.js';
import { sitePlan } from '../../domain/treatment/site-plan.js';
import { jsonLines } from '../../render/kit/json-lines.js';
import { planJson, renderPlanMarkdown } from '../../render/treatment/plan-formats.js';
import { type PlanView, renderPlan } from '../../render/treatment/plan-lines.js';
import { commandLine, seriesOption } from '../shared/command-line.js';
import { type FoundSite, findSites } from '../shared/find-sites.js';
import { emit, type OutputOptions } from '../shared/output.js';

interface PlanOptions extends OutputOptions {
  programme?: string | undefined;
  /** The command line that is proposed instead of the plan's own next step. */
  next?: string | undefined;
}

/** `service-audit plan [SITE]` shows open and overdue actions and promises; without SITE, those of every site. */
export function plan(context: Context, named: string | undefined, options: PlanOptions): number {
  const { found, code } = findSites(context, named, options.programme, 'plan');
  const views = found.map((one) => ({ site: one.site, view: viewOf(context, one, options) }));
  const apart = (lines: string[][]) => lines.flatMap((one, at) => (at === 0 ? one : ['', '', ...one]));
  emit(context, 'plan', options, {
    text: (style) => apart(views.map(({ view }) => renderPlan(view, style))),
    json: () => {
      const all = views.map(({ site, view }) => planJson(site, view, context.language));
      return jsonLines(named !== undefined || all.length === 1 ? all[0] : { format: 'plans/1', sites: all });
    },
    markdown: (style) => apart(views.map(({ view }) => renderPlanMarkdown(view, style))),
  });
  return code;
}

function viewOf(context: Context, found: FoundSite, { programme, next: given }: PlanOptions): PlanView {
  const { records, settings, days, siteTitle, titles, site, project } = found;
  const ofSite = sitePlan(records, settings, days.today);
  const [next] = nextSteps(ofSite, project.settings.auditEvery);
  return {
    siteTitle,
    plan: ofSite,
    titles,
    next: given ?? (next && stepLine(context, next, site, programme)),
  };
}

/** The command line of the step. */
function stepLine(context: Context, { command }: NextStep, site: string, programme: string | undefined): string {
  const series = command === 'run' ? programme && `--template ${programme}` : seriesOption(programme);
  return commandLine(context, command, site, series);
}
