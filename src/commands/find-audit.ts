/** AUDIT on the command line: `SITE` (its latest), `SITE@2026-09-01`, `@2026-09-01`, or a path. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Context, type Days, daysIn } from '../context.js';
import { isCalendarDate } from '../domain/date.js';
import { type AuditRecord, isAudit, type SiteRecord } from '../domain/site.js';
import type { Template } from '../domain/template.js';
import { fail, type Problem } from '../errors.js';
import { absolute, checkAgainstTemplate, type LoadedRecord, locate, Project, readRecord } from '../storage/project.js';

export interface FoundAudit {
  project: Project;
  days: Days;
  /** Undefined for a file that lies in no project. */
  site?: string;
  siteTitle: string;
  audit: AuditRecord;
  loaded: LoadedRecord;
  /** Its series up to today, the audit among them. */
  records: SiteRecord[];
  template?: Template;
  warnings: Problem[];
}

export function isPath(reference: string): boolean {
  return /[/\\]|\.ya?ml$/.test(reference);
}

/** `command` is named where the site has to be. `back`: that many audits before the last. */
export function findAudit(
  context: Context,
  reference: string | undefined,
  command: string,
  programme: string | undefined,
  back = 0,
): FoundAudit {
  if (reference !== undefined && isPath(reference)) return findFile(context, reference);
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  const [named, date, more] = (reference ?? '').split('@');
  if (more !== undefined || date === '')
    throw fail('bad-date', { value: (reference ?? '').slice((named ?? '').length + 1) || '@' });
  if (date !== undefined && !isCalendarDate(date)) throw fail('bad-date', { value: date });
  const site = project.chooseSite(named || undefined, command);
  const series = project.series(site, programme, days);
  const audits = series.filter(({ record }) => isAudit(record));
  if (audits.length === 0) throw fail('no-audits', { site });
  const loaded = date === undefined ? audits.at(-1 - back) : audits.find(({ record }) => record.date === date);
  if (!loaded && date === undefined) throw fail('one-audit-only', { site });
  if (!loaded) throw fail('no-audit-on', { site, date: date ?? '', dates: audits.map(({ record }) => record.date) });
  return found(context, project, days, site, loaded, series);
}

function findFile(context: Context, reference: string): FoundAudit {
  const path = absolute(context.cwd, reference);
  const located = locate(path);
  const project = new Project(context.cwd, located?.root);
  const days = daysIn(context, project.settings.timeZone);
  if (!located || !existsSync(path)) {
    const series = project.inTodaysWords([readRecord(path, project.shown(path), undefined, days.latest)]);
    return found(context, project, days, undefined, series[0] as LoadedRecord, series);
  }
  const series = project.series(located.site, located.name.programme, days);
  const loaded =
    series.find(({ name }) => name.id === located.name.id) ?? project.load(located.site, located.name, days.latest);
  return found(context, project, days, located.site, loaded, series.includes(loaded) ? series : [...series, loaded]);
}

function found(
  context: Context,
  project: Project,
  days: Days,
  site: string | undefined,
  loaded: LoadedRecord,
  series: readonly LoadedRecord[],
): FoundAudit {
  const { record, source } = loaded;
  if (!isAudit(record)) throw fail('not-an-audit', { file: source.file, kind: record.kind });
  const template = project.shelf.find(record.audit.template.name);
  // What is wrong with the answers is for `validate` and `check`; here only what changes the picture is told.
  const warnings = checkAgainstTemplate(record.audit, source, template, context.language).filter(
    ({ severity }) => severity === 'warning',
  );
  return {
    project,
    days,
    ...(site !== undefined && { site }),
    siteTitle: site === undefined ? basename(source.file) : project.siteTitle(site, context.language),
    audit: record,
    loaded,
    records: series.map(({ record: one }) => one),
    ...(template && { template }),
    warnings,
  };
}
