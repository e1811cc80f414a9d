/** Everything that `follow-up` needs before the first question, whether a person or a file answers. */
import type { Context, Days } from '../../context.js';
import { underTreatment } from '../../domain/interview/follow-up.js';
import type { InterviewStart } from '../../domain/interview/interview.js';
import { proposedBy } from '../../domain/interview/setting.js';
import type { Template } from '../../domain/questionnaire/template.js';
import { isAudit, type SiteRecord } from '../../domain/record/site.js';
import type { SiteSettings } from '../../domain/settings.js';
import { fail } from '../../errors.js';
import type { DraftHeader } from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { assessorsFrom } from './assessors.js';
import type { DraftOptions } from './hold-interview.js';
import { startOf } from './prepare-run.js';

export interface FollowUpOptions extends DraftOptions {
  answers?: string;
  draft?: boolean;
  date?: string;
  assessor?: string[];
  programme?: string;
}

/** The site and the series that a meeting is about. */
export interface SiteSeries {
  project: Project;
  days: Days;
  site: string;
  /** The series; undefined for the main one. */
  programme: string | undefined;
}

/** A meeting that can be written once its questions are answered. */
export interface Meeting extends SiteSeries {
  template: Template;
  start: InterviewStart;
  records: SiteRecord[];
}

/** The starting point of a meeting on that day. Fails with `no-audits` if nothing was audited up to then. */
export function meetingOn(context: Context, place: SiteSeries, date: string, { assessor }: FollowUpOptions): Meeting {
  const { project, days, site, programme } = place;
  const records = project
    .series(site, programme, days)
    .map(({ record }) => record)
    .filter((record) => record.date <= date);
  const latest = records.filter(isAudit).at(-1);
  if (!latest) throw fail('no-audits', { site, date: date < days.today ? date : undefined });
  const template = project.shelf.load(latest.audit.template.name);
  const assessors = assessorsFrom(context, assessor);
  const given = { assessors, period: '' };
  const before = startOf(project, days, { site, date, template, given }, (record) => record.date <= date);
  const { sagging, target } = latest.audit;
  const own: SiteSettings = project.site(site);
  const start: InterviewStart = { ...before, sagging, target };
  const treated = underTreatment(start, records);
  const circle = own.circle ?? project.settings.circle;
  const proposed = proposedBy(records, true);
  return {
    ...place,
    template,
    records,
    start: {
      ...start,
      followUp: { records, circle, treated },
      proposed: { ...proposed, present: proposed.present ?? circle },
    },
  };
}

/** The series that a draft belongs to; undefined for the main one. */
export function programmeOfDraft(
  project: Project,
  { template: name }: Pick<DraftHeader, 'template'>,
): string | undefined {
  return project.shelf.find(name)?.programme ? name : undefined;
}
