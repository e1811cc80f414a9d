/** `service-audit follow-up [SITE]`: which way the answers come. */
import { type Context, type Days, daysIn } from '../context.js';
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

/** Where meetings are held. */
export interface Place {
  project: Project;
  days: Days;
  site: string;
  /** The series; undefined: the main one. */
  programme: string | undefined;
}

/** A meeting about to begin. */
export interface Meeting extends Place {
  template: Template;
  start: InterviewStart;
  records: SiteRecord[];
}

/** 0 when the follow-up is written, or the interview left with everything saved. */
export async function followUp(context: Context, named: string | undefined, options: FollowUpOptions): Promise<number> {
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  if (options.date !== undefined) checkDay(options.date, days);
  if (options.draft) {
    const { followUpDrafts } = await import('./follow-up-draft.js');
    return followUpDrafts(context, project, days, named, options);
  }
  const site = project.chooseSite(named, 'follow-up');
  const place: Place = { project, days, site, programme: options.programme };
  if (options.answers !== undefined) {
    const { followUpAnswers } = await import('./follow-up-answers.js');
    return followUpAnswers(context, place, options.answers, options);
  }
  const plain = options.plain === true || context.env.TERM === 'dumb';
  if (context.noInput || (!plain && !context.interactive)) throw fail('no-terminal-follow-up', { site });
  const { followUpInterview } = await import('./follow-up-interview.js');
  return followUpInterview(context, place, { ...options, plain });
}

/** What a meeting on that day starts from. `no-audits` where nothing was audited up to then. */
export function meetingOn(context: Context, place: Place, date: string, { assessor }: FollowUpOptions): Meeting {
  const { project, days, site, programme } = place;
  const records = project
    .series(site, programme, days)
    .map(({ record }) => record)
    .filter((record) => record.date <= date);
  const latest = records.filter(isAudit).at(-1);
  if (!latest) throw fail('no-audits', { site, ...(date < days.today && { date }) });
  const template = project.shelf.load(latest.audit.template.name);
  const assessors = assessorsFrom(context, assessor);
  const given = { ...(assessors && { assessors }), period: '' };
  const before = startOf(project, days, site, date, template, given, (record) => record.date <= date);
  const { sagging, target } = latest.audit;
  const own: SiteSettings = project.site(site);
  const start: InterviewStart = { ...before, sagging, target };
  const treated = underTreatment(start, records);
  const circle = own.circle ?? project.settings.circle;
  return { ...place, template, records, start: { ...start, followUp: { records, circle, treated } } };
}
