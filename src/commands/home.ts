import { basename } from 'node:path';
import { type Context, daysIn } from '../context.js';
import { isAudit } from '../domain/record/site.js';
import { nearest } from '../domain/text/suggest.js';
import { sitePlan } from '../domain/treatment/site-plan.js';
import { diagramOf } from '../domain/view/diagram.js';
import { fail, recover } from '../errors.js';
import { wrap } from '../render/kit/layout.js';
import { styleOf } from '../render/kit/style.js';
import { type HomeSite, renderHome, unfinishedLines } from '../render/view/home-lines.js';
import type { SiteLine } from '../render/view/site-lines.js';
import { Project } from '../storage/project.js';
import { allUnfinished } from './audit/drafts.js';
import { commandLine } from './shared/command-line.js';
import { findSite } from './shared/find-sites.js';
import { reportProblems } from './shared/report-problems.js';

const COMMANDS = [
  'run',
  'why',
  'follow-up',
  'edit',
  'show',
  'diff',
  'plan',
  'trend',
  'log',
  'report',
  'check',
  'validate',
  'rule',
  'init',
  'template',
  'demo',
  'help',
];

/** `service-audit` alone shows every site at a glance, the promise that matters today, and what to type next. */
export function home(context: Context, unknown: string | undefined): number {
  if (unknown !== undefined) throw fail('unknown-command', { key: unknown, suggestion: nearest(unknown, COMMANDS) });
  const { messages, stdout } = context;
  const project = new Project(context.cwd);
  const drafts = allUnfinished(project);
  const program = commandLine(context);
  if (project.sites().length === 0) {
    const begun = unfinishedLines(program, drafts, styleOf(context));
    const next = begun.length > 0 ? begun : wrap(messages.help.after, context.columns);
    stdout.write(`${[...wrap(messages.help.program, context.columns), '', ...next].join('\n')}\n`);
    return 0;
  }
  const days = daysIn(context, project.settings.timeZone);
  const sites: HomeSite[] = [];
  const others: SiteLine[] = [];
  let code = 0;
  for (const site of project.sites()) {
    try {
      sites.push(homeSite(context, project, site));
    } catch (error) {
      const problems = recover(error);
      const isEmpty = problems.every((one) => one.code === 'no-audits');
      others.push({ site, title: site, broken: !isEmpty });
      if (isEmpty) continue;
      reportProblems(context, problems);
      code = 2;
    }
  }
  const { auditEvery } = project.settings;
  const view = { project: basename(project.root), sites, others, drafts, today: days.today, auditEvery, program };
  stdout.write(`${renderHome(view, styleOf(context)).join('\n')}\n`);
  return code;
}

function homeSite(context: Context, project: Project, site: string): HomeSite {
  const { records, settings, days, siteTitle, titles } = findSite(context, project, site, undefined);
  const latest = records.filter(isAudit).at(-1);
  const template = latest && project.shelf.find(latest.audit.template.name);
  return {
    site,
    title: siteTitle,
    plan: sitePlan(records, settings, days.today),
    titles,
    diagram: latest && diagramOf(records, latest, template, days.today),
  };
}
