import type { Context, Days } from '../context.js';
import type { Person } from '../domain/audit.js';
import { apply, EMPTY, type InterviewEvent, type InterviewState, nextStep } from '../domain/interview.js';
import { criteriaOf, type Template } from '../domain/template.js';
import { keyFrom } from '../domain/transliterate.js';
import { styleOf } from '../render/text/style.js';
import { type Draft, Journal, readDraft } from '../storage/journal.js';
import { isSiteKey, type Project } from '../storage/project.js';
import { checkWritable } from '../storage/publish.js';
import { digestOf } from '../storage/templates.js';
import { Interviewer } from '../terminal/interviewer.js';
import { Setup } from '../terminal/setup.js';
import { Ended, EXIT_CODES, Terminal } from '../terminal/terminal.js';
import { assessorsFrom } from './assessors.js';
import { finishRun } from './finish-run.js';
import { say } from './output.js';
import { checkFree, chooseTemplate, type Prepared, type RunOptions, startOf } from './prepare-run.js';

/** The interview in a terminal. Every answer is on the disk before the next question appears. */
export async function runInterview(
  context: Context,
  project: Project,
  days: Days,
  named: string | undefined,
  options: RunOptions,
): Promise<number> {
  checkWritable(`${project.root}/.service-audit/drafts`, project.shown(`${project.root}/.service-audit`));
  const assessors = assessorsFrom(context, options.assessor);
  const terminal = new Terminal(context);
  let site: string | undefined;
  try {
    const setup = new Setup(terminal, context.stderr, { ...styleOf(context), columns: context.columns });
    const chosen = await chooseSite(setup, project, named, context);
    if (!chosen) return 0;
    site = chosen.site;
    const begun = await begin(context, setup, project, days, chosen, options, assessors);
    if (!begun) return 0;
    return await conduct(context, terminal, begun.prepared, begun.state, begun.journal, chosen);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    terminal.close();
    if (error.ending === 'end-of-input') say(context, context.messages.errors['end-of-input']({}).what);
    if (site !== undefined && readDraft(project.root, site)) say(context, context.messages.interview.draft.kept(site));
    return EXIT_CODES[error.ending];
  } finally {
    terminal.close();
  }
}

interface ChosenSite {
  site: string;
  title: string;
  isNew: boolean;
}

async function chooseSite(
  setup: Setup,
  project: Project,
  named: string | undefined,
  context: Context,
): Promise<ChosenSite | undefined> {
  const sites = project.sites();
  const known = (site: string) => ({ site, title: project.siteTitle(site, context.language), isNew: false });
  if (named !== undefined) return sites.includes(named) ? known(named) : { site: named, title: named, isNew: true };
  if (sites.length > 0) {
    const picked = await setup.pickSite(sites.map(known));
    if (picked === 'leave') return undefined;
    if (picked !== 'new') return known(picked);
  }
  return setup.newSite(keyFrom, (key) => isSiteKey(key), sites);
}

async function begin(
  context: Context,
  setup: Setup,
  project: Project,
  days: Days,
  { site, isNew, title }: ChosenSite,
  options: RunOptions,
  assessors: Person[] | undefined,
): Promise<{ prepared: Prepared; state: InterviewState; journal: Journal } | undefined> {
  const draft = readDraft(project.root, site);
  let resumed: typeof draft;
  if (draft && !options.restart) {
    const answer = options.resume ? 'resume' : await setup.resumeDraft(draft.header.date, answeredIn(draft));
    if (answer === 'leave') return undefined;
    if (answer === 'resume') resumed = draft;
  }
  const wanted =
    options.template ?? resumed?.header.template ?? project.site(site).template ?? project.settings.template;
  const asked = options.template === undefined && !resumed && isNew && !project.settingsSource;
  const template = asked ? await setup.pickTemplate(templates(project), context.language) : wanted;
  if (template === 'leave') return undefined;
  const chosen = chooseTemplate(context, project, template);
  const date = options.date ?? resumed?.header.date ?? days.today;
  checkFree(project, site, date, chosen.template.programme ? chosen.template.name : undefined);

  const given = { ...(assessors && { assessors }), ...(options.period !== undefined && { period: options.period }) };
  const start = startOf(project, days, site, date, chosen.template, given);
  const newTitle = resumed?.header.title ?? (isNew ? title : undefined);
  const prepared: Prepared = {
    project,
    days,
    site,
    start,
    ...(newTitle !== undefined && { newTitle }),
    ...(chosen.copy && { copy: chosen.copy }),
  };
  if (resumed) {
    if (resumed.header.digest !== start.digest) say(context, context.messages.interview.draft.templateChanged);
    const state = resumed.events.reduce(apply, EMPTY);
    return { prepared, state, journal: Journal.resume(project.root, site, resumed.bytes) };
  }
  const journal = Journal.begin(project.root, {
    format: 'draft/1',
    site,
    ...(newTitle !== undefined && { title: newTitle }),
    date,
    template: chosen.template.name,
    digest: digestOf(chosen.template),
  });
  return { prepared, state: EMPTY, journal };
}

function answeredIn({ events }: Draft): number {
  return new Set(events.flatMap((event) => ('set' in event ? [event.set] : []))).size;
}

function templates(project: Project): { template: Template; criteria: number }[] {
  return project.shelf.names().map((name) => {
    const template = project.shelf.load(name);
    return { template, criteria: criteriaOf(template).length };
  });
}

async function conduct(
  context: Context,
  terminal: Terminal,
  prepared: Prepared,
  begun: InterviewState,
  journal: Journal,
  { title }: ChosenSite,
): Promise<number> {
  const { start, site } = prepared;
  const interviewer = new Interviewer(
    terminal,
    context.stderr,
    styleOf(context),
    start,
    prepared.newTitle ?? title,
    context.now,
  );
  let state = begun;
  const record = (event: InterviewEvent) => {
    journal.append(event);
    state = apply(state, event);
  };
  try {
    for (let step = nextStep(start, state); step; step = nextStep(start, state)) {
      const reply = await interviewer.ask(step, state);
      if (reply === 'leave') {
        terminal.close();
        say(context, context.messages.interview.draft.kept(site));
        return 0;
      }
      for (const event of reply) record(event);
    }
    terminal.close();
    const code = finishRun(context, prepared, state);
    journal.remove();
    return code;
  } finally {
    journal.close();
  }
}
