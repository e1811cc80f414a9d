import type { Context } from '../../context.js';
import { treatedCriteria } from '../../domain/interview/follow-up.js';
import { criteriaOf, titleIn } from '../../domain/questionnaire/template.js';
import { addWorkingDays } from '../../domain/text/date.js';
import { UserError } from '../../errors.js';
import { isLanguage } from '../../language.js';
import { loadMessages } from '../../locales/index.js';
import { printFollowUpDraft } from '../../storage/follow-up-draft.js';
import type { Project } from '../../storage/project.js';
import { publish, textOf } from '../../storage/publish.js';
import { schemaOfRecord } from '../../storage/schemas.js';
import { keepSchemas } from '../shared/editor-schemas.js';
import { keepReadme } from '../shared/keep-readme.js';
import { say } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';
import { type FollowUpOptions, type Meeting, meetingOn, type SiteSeries } from './prepare-follow-up.js';
import type { Target } from './prepare-run.js';
import { followUpPath } from './write-follow-up.js';

const NEW_ACTION_WORKING_DAYS = 10;

/**
 * `follow-up --draft`: writes the next follow-up as a file to fill in; once saved, the file is the follow-up. Without a
 * site it writes one for each series of each site. If nothing is open, it says so instead.
 */
export async function followUpDrafts(
  context: Context,
  { project, days, named }: Target,
  options: FollowUpOptions,
): Promise<number> {
  const { followUpDraft: words } = context.messages;
  const isAll = named === undefined && project.sites().length > 1;
  const places: SiteSeries[] = isAll
    ? project
        .sites()
        .flatMap((site) => auditedSeriesOf(project, site, options).map((one) => ({ project, days, site, ...one })))
    : [{ project, days, site: project.chooseSite(named, 'follow-up'), programme: options.programme }];
  let code = 0;
  const written: string[] = [];
  for (const place of places) {
    try {
      const meeting = meetingOn(context, place, options.date ?? days.today, options);
      const file = isAnythingOpen(meeting) ? await followUpDraft(context, meeting) : undefined;
      if (file === undefined) say(context, words.nothingOpen(project.siteTitle(place.site, context.language)));
      else written.push(file);
    } catch (error) {
      // A problem at one site does not hide the other sites.
      if (!isAll || !(error instanceof UserError)) throw error;
      reportProblems(context, error.problems);
      code = 2;
    }
  }
  const [first] = written;
  if (first !== undefined) say(context, '', written.length === 1 ? words.next(first) : words.nextAll);
  return code;
}

/** The series of a site in which there is an audit: all of them, or the one of `--programme`. */
function auditedSeriesOf(
  project: Project,
  site: string,
  { programme }: FollowUpOptions,
): Pick<SiteSeries, 'programme'>[] {
  const audited = new Set(
    project.records(site).names.flatMap((name) => (name.kind === 'audit' ? [name.programme] : [])),
  );
  return project
    .seriesOf(site)
    .filter((one) => audited.has(one) && (programme === undefined || one === programme))
    .map((one) => ({ programme: one }));
}

function isAnythingOpen({ start }: Meeting): boolean {
  return start.open.length > 0 || (start.followUp?.treated.length ?? 0) > 0;
}

/** Writes the file under the first free name of its day, or finds the same file there. Returns its name as shown. */
async function followUpDraft(context: Context, meeting: Meeting): Promise<string> {
  const { project, site, template, start } = meeting;
  const { settings } = project;
  const language = isLanguage(settings.language) ? settings.language : context.language;
  const messages = await loadMessages(language);
  const { followUpDraft: words } = context.messages;
  const titles = new Map(criteriaOf(template).map(({ key, title }) => [key, titleIn(title, language, key)]));
  const circle = start.followUp?.circle ?? [];
  const text = printFollowUpDraft(
    {
      date: start.date,
      circle,
      open: start.open,
      treated: start.followUp ? treatedCriteria(start, start.followUp) : [],
      describe: ({ action, due }) =>
        messages.followUpDraft.action(
          titles.get(action.criterion) ?? action.criterion,
          action.text,
          action.owner,
          messages.dates.full(due),
        ),
      owner: circle[0] ?? start.open[0]?.action.owner ?? messages.followUpDraft.owner,
      due: addWorkingDays(start.date, NEW_ACTION_WORKING_DAYS, start.workingDays),
    },
    schemaOfRecord('follow-up-1'),
    language,
    messages.followUpDraft,
  );
  await keepSchemas(context, project, template);
  for (let number = 1; ; number++) {
    const path = followUpPath(meeting, start.date, number);
    const shown = project.shown(path);
    const existing = textOf(path);
    const isNew = existing === undefined && publish(path, text, shown) === 'written';
    if (!isNew && existing !== text) continue;
    say(context, isNew ? words.written(shown) : words.isThere(shown));
    if (isNew) await keepReadme(context, project.root, site);
    return shown;
  }
}
