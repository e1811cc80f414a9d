import type { Context, Days } from '../../context.js';
import type { InterviewState } from '../../domain/interview/interview.js';
import { criteriaOf, type Template } from '../../domain/questionnaire/template.js';
import type { Person } from '../../domain/record/audit.js';
import { keyFrom } from '../../domain/text/transliterate.js';
import { Setup } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import { baseLines } from '../../render/view/show-lines.js';
import { type Journal, listDrafts } from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { checkWritable } from '../../storage/publish.js';
import { isSiteKey } from '../../storage/record-name.js';
import { baseUnder } from '../shared/base-under.js';
import { say } from '../shared/output.js';
import { assessorsFrom } from './assessors.js';
import { conduct, presenterFor } from './conduct.js';
import { finishRun } from './finish-run.js';
import { offerDraft, openDraft, tellKept, unfinished, untilEnded } from './keep-draft.js';
import { checkFree, chooseTemplate, type Prepared, type RunOptions, startOf } from './prepare-run.js';

/** The interview in a terminal. Every answer is on the disk before the next question appears. */
export async function runInterview(
  context: Context,
  project: Project,
  days: Days,
  named: string | undefined,
  options: RunOptions,
): Promise<number> {
  checkWritable(`${project.root}/.service-audit/drafts`, project.shown(`${project.root}/.service-audit/drafts`));
  checkWritable(`${project.root}/audits`, project.shown(`${project.root}/audits`));
  const assessors = assessorsFrom(context, options.assessor);
  const presenter = presenterFor(context, options.plain === true);
  let site: string | undefined;
  let journal: Journal | undefined;
  const kept = () => {
    if (site !== undefined) tellKept(context, { project, kind: 'audit', site }, journal);
  };
  return untilEnded(context, presenter, kept, async () => {
    const setup = new Setup(presenter, styleOf(context));
    const chosen = await chooseSite(setup, project, named, context);
    if (!chosen) return 0;
    site = chosen.site;
    const begun = await begin(context, setup, project, days, chosen, options, assessors);
    if (begun === 'leave') return 0;
    if (begun === 'discarded') {
      presenter.close();
      say(context, context.messages.interview.draft.discarded);
      return 0;
    }
    const { prepared, state, minutesBefore } = begun;
    journal = begun.journal;
    try {
      const title = prepared.newTitle ?? chosen.title;
      const done = await conduct(context, presenter, { start: prepared.start, title, state, journal, minutesBefore });
      presenter.close();
      if (!done) {
        kept();
        return 0;
      }
      return await finish(context, prepared, done, journal, kept);
    } finally {
      journal.close();
    }
  });
}

async function finish(
  context: Context,
  prepared: Prepared,
  done: InterviewState,
  journal: Journal,
  kept: () => void,
): Promise<number> {
  try {
    const code = await finishRun(context, prepared, done);
    journal.remove();
    return code;
  } catch (error) {
    // The record could not be published: the draft still holds every answer.
    kept();
    throw error;
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
  const drafts = new Map(
    listDrafts(project.root).flatMap((site) => {
      const draft = unfinished({ project, kind: 'audit', site });
      return draft ? [[site, draft.header] as const] : [];
    }),
  );
  const begun = [...drafts].flatMap(([site, { title }]) =>
    sites.includes(site) ? [] : [{ site, title: title ?? site, isNew: true }],
  );
  const all = [...sites.map(known), ...begun];
  if (all.length > 0) {
    const items = all.map((one) => ({
      ...one,
      ...(drafts.has(one.site) && { draft: drafts.get(one.site)?.date ?? '' }),
    }));
    const picked = await setup.pickSite(items);
    if (picked === 'leave') return undefined;
    const found = all.find(({ site }) => site === picked);
    if (found) return found;
  }
  return setup.newSite(keyFrom, isSiteKey, sites);
}

interface Begun {
  prepared: Prepared;
  state: InterviewState;
  journal: Journal;
  minutesBefore: number;
}

async function begin(
  context: Context,
  setup: Setup,
  project: Project,
  days: Days,
  { site, isNew, title }: ChosenSite,
  options: RunOptions,
  assessors: Person[] | undefined,
): Promise<Begun | 'leave' | 'discarded'> {
  const of = { project, kind: 'audit', site } as const;
  const offered = await offerDraft(of, setup, options);
  if (typeof offered === 'string') return offered;
  const resumed = offered.draft;
  const wanted =
    options.template ?? resumed?.header.template ?? project.site(site).template ?? project.settings.template;
  const asked = options.template === undefined && !resumed && isNew && !project.settingsSource;
  const template = asked ? await setup.pickTemplate(templates(project), context.language) : wanted;
  if (template === 'leave') return 'leave';
  const chosen = chooseTemplate(context, project, template);
  const date = options.date ?? resumed?.header.date ?? days.today;
  checkFree(project, site, date, chosen.template.programme ? chosen.template.name : undefined);
  const base = isNew ? undefined : baseUnder(project, site, chosen.template, days);
  if (base) say(context, ...baseLines(base, styleOf(context)));

  const given = {
    ...resumed?.header.given,
    ...(assessors && { assessors }),
    ...(options.period !== undefined && { period: options.period }),
  };
  const newTitle = resumed?.header.title ?? (isNew ? title : undefined);
  const prepared: Prepared = {
    project,
    days,
    site,
    start: startOf(project, days, site, date, chosen.template, given),
    ...(newTitle !== undefined && { newTitle }),
    ...(chosen.copy && { copy: chosen.copy }),
  };
  const header = {
    ...(newTitle !== undefined && { title: newTitle }),
    date,
    template: options.template ?? chosen.template.name,
    given,
  };
  return { prepared, ...openDraft(context, of, resumed, header, chosen.template) };
}

function templates(project: Project): { template: Template; criteria: number }[] {
  return project.shelf.all().map((template) => ({ template, criteria: criteriaOf(template).length }));
}
