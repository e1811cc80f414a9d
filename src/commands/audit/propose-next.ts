/** The commands that are proposed after a record is written: to look at the plan, or to hand over the page. */
import type { Context } from '../../context.js';
import { nextSteps } from '../../domain/treatment/next-step.js';
import { sitePlan } from '../../domain/treatment/site-plan.js';
import { withCommand } from '../../render/kit/layout.js';
import { Project } from '../../storage/project.js';
import { commandLine, seriesOption } from '../shared/command-line.js';
import { findSite } from '../shared/find-sites.js';
import { say } from '../shared/output.js';
import { usesCi, usesGate } from '../shared/uses-gate.js';

/** The site, and the series if it is a programme's. */
interface Written {
  site: string;
  programme: string | undefined;
}

/** The plan if something is to be done there, else the page; also the gate, if the project uses it. */
export function proposeNext(context: Context, root: string, written: Written): void {
  // The project is read again, because it has a new record.
  const project = new Project(context.cwd, root);
  const { records, settings, days } = findSite(context, project, written.site, written.programme);
  const steps = nextSteps(sitePlan(records, settings, days.today), project.settings.auditEvery);
  say(context, '', ...nextLines(context, project, written, steps.length > 0 ? 'plan' : 'report'));
}

/** “Next: service-audit plan kyiv-podil”, and what the gate is called with. */
export function nextLines(context: Context, project: Project, written: Written, view: 'plan' | 'report'): string[] {
  const line = commandLine(context, view, written.site, seriesOption(written.programme));
  return [...labelled(context, context.messages.interview.next, line), ...gateLines(context, project, written)];
}

/** The gate is mentioned only where it is used, and CI only where a job runs it. */
export function gateLines(context: Context, project: Project, { site, programme }: Written): string[] {
  if (!usesGate(project)) return [];
  const line = commandLine(context, 'check', site, seriesOption(programme));
  const { gate, gateInCi } = context.messages.interview;
  return labelled(context, usesCi(project) ? gateInCi : gate, line);
}

/** A command that does not fit after its label has the next line to itself, so that it can be copied. */
function labelled({ columns }: Context, label: string, line: string): string[] {
  return withCommand(`${label}: ${line}`, line, columns);
}
