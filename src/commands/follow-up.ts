/** `service-audit follow-up [SITE]`: which way the answers come. */
import { type Context, daysIn } from '../context.js';
import type { InterviewStart } from '../domain/interview.js';
import { underTreatment } from '../domain/interview-follow-up.js';
import type { SiteSettings } from '../domain/settings.js';
import { isAudit, type SiteRecord } from '../domain/site.js';
import type { Template } from '../domain/template.js';
import { fail } from '../errors.js';
import { Project } from '../storage/project.js';
import { assessorsFrom } from './assessors.js';
import { checkDay, startOf } from './prepare-run.js';

export interface FollowUpOptions {
  answers?: string;
  draft?: boolean;
  date?: string;
  assessor?: string[];
  programme?: string;
  resume?: boolean;
  restart?: boolean;
  plain?: boolean;
}

/** A meeting about to begin. */
export interface Meeting {
  project: Project;
  site: string;
  template: Template;
  start: InterviewStart;
  records: SiteRecord[];
}

/** 0 when the follow-up is written, or the interview left with everything saved. */
export async function followUp(context: Context, named: string | undefined, options: FollowUpOptions): Promise<number> {
  const meeting = prepare(context, named, options);
  if (options.answers !== undefined) {
    const { followUpAnswers } = await import('./follow-up-answers.js');
    return followUpAnswers(context, meeting, options.answers);
  }
  if (options.draft) {
    const { followUpDraft } = await import('./follow-up-draft.js');
    return followUpDraft(context, meeting);
  }
  const plain = options.plain === true || context.env.TERM === 'dumb';
  if (context.noInput || (!plain && !context.interactive)) throw fail('no-terminal-follow-up', { site: meeting.site });
  const { followUpInterview } = await import('./follow-up-interview.js');
  return followUpInterview(context, meeting, { ...options, plain });
}

function prepare(context: Context, named: string | undefined, options: FollowUpOptions): Meeting {
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  if (options.date !== undefined) checkDay(options.date, days);
  const site = project.chooseSite(named, 'follow-up');
  const date = options.date ?? days.today;
  const records = project
    .series(site, options.programme, days)
    .map(({ record }) => record)
    .filter((record) => record.date <= date);
  const latest = records.filter(isAudit).at(-1);
  if (!latest) throw fail('no-audits', { site });
  const template = project.shelf.load(latest.audit.template.name);
  const assessors = assessorsFrom(context, options.assessor);
  const given = { ...(assessors && { assessors }), period: '' };
  const before = startOf(project, days, site, date, template, given, (record) => record.date <= date);
  const { sagging, target } = latest.audit;
  const own: SiteSettings = project.site(site);
  const start: InterviewStart = { ...before, sagging, target };
  const treated = underTreatment(start, records);
  const circle = own.circle ?? project.settings.circle;
  return { project, site, template, records, start: { ...start, followUp: { records, circle, treated } } };
}
