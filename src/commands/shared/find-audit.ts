/** AUDIT on the command line: `SITE` (its latest), `SITE@2026-09-01`, `@2026-09-01`, or a path. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Context, type Days, daysIn } from '../../context.js';
import type { Template } from '../../domain/questionnaire/template.js';
import { type AuditRecord, isAudit, type SiteRecord } from '../../domain/record/site.js';
import { type CalendarDate, isCalendarDate } from '../../domain/text/date.js';
import { fail, type Problem } from '../../errors.js';
import { checkAgainstTemplate } from '../../storage/check-records.js';
import { absolute, Project } from '../../storage/project.js';
import { type LoadedRecord, readRecord } from '../../storage/record.js';
import { locate, type RecordName } from '../../storage/record-name.js';

export interface FoundAudit {
  project: Project;
  days: Days;
  /** Undefined for a file that lies in no project. */
  site?: string | undefined;
  siteTitle: string;
  audit: AuditRecord;
  loaded: LoadedRecord;
  /** Its series up to today, the audit among them. */
  records: SiteRecord[];
  template?: Template | undefined;
  warnings: Problem[];
  /** Audits of the series before those that were opened, and after this one. */
  older: number;
  later: number;
}

export function isPath(reference: string): boolean {
  return /[/\\]|\.ya?ml$/.test(reference);
}

/**
 * `command` is named where the site has to be. `back`: that many audits before the last. `history`: so many audits up to
 * that one are opened, with what was recorded since; all without.
 */
export function findAudit(
  context: Context,
  reference: string | undefined,
  command: string,
  programme: string | undefined,
  { back = 0, history = Number.POSITIVE_INFINITY }: { back?: number; history?: number } = {},
): FoundAudit {
  if (reference !== undefined && isPath(reference)) return findFile(context, reference, history);
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  const [named, date, more] = (reference ?? '').split('@');
  if (more !== undefined || date === '')
    throw fail('bad-date', { value: (reference ?? '').slice((named ?? '').length + 1) || '@' });
  if (date !== undefined && !isCalendarDate(date)) throw fail('bad-date', { value: date });
  const site = project.chooseSite(named || undefined, command);
  const names = project.namesOf(site, programme, days);
  const series = project.series(site, programme, days, (all) => recent(all, history, date));
  const audits = series.filter(({ record }) => isAudit(record));
  const dates = names.flatMap((name) => (name.kind === 'audit' ? [name.date] : []));
  if (dates.length === 0) throw fail('no-audits', { site });
  const loaded = date === undefined ? audits.at(-1 - back) : audits.find(({ record }) => record.date === date);
  if (!loaded && date === undefined) throw fail('one-audit-only', { site });
  if (!loaded) throw fail('no-audit-on', { site, date: date ?? '', dates });
  return found(context, project, days, site, loaded, series, dates);
}

function findFile(context: Context, reference: string, history: number): FoundAudit {
  const path = absolute(context.cwd, reference);
  const located = locate(path);
  const project = new Project(context.cwd, located?.root);
  const days = daysIn(context, project.settings.timeZone);
  if (!located || !existsSync(path)) {
    const series = project.inTodaysWords([readRecord({ path, shown: project.shown(path) }, days.latest)]);
    return found(context, project, days, undefined, series[0] as LoadedRecord, series, []);
  }
  const { site, name } = located;
  const names = project.namesOf(site, name.programme, days);
  const series = project.series(site, name.programme, days, (all) => recent(all, history, name.date));
  const loaded = series.find((one) => one.name.id === name.id) ?? project.load(site, name, days.latest);
  const dates = names.flatMap((one) => (one.kind === 'audit' ? [one.date] : []));
  return found(context, project, days, site, loaded, series.includes(loaded) ? series : [...series, loaded], dates);
}

/** The last `count` audits up to `date` (or up to the last audit), and all records since the first of them. */
function recent(names: readonly RecordName[], count: number, date: CalendarDate | undefined): RecordName[] {
  const audits = names.filter(({ kind }) => kind === 'audit');
  const upTo = audits.filter((audit) => date === undefined || audit.date <= date);
  const from = upTo.at(-count)?.date ?? '';
  const last = upTo.length < audits.length ? date : undefined;
  return names.filter((name) => name.date >= from && (last === undefined || name.date <= last));
}

/** `dates`: of all audits of the series. */
function found(
  context: Context,
  project: Project,
  days: Days,
  site: string | undefined,
  loaded: LoadedRecord,
  series: readonly LoadedRecord[],
  dates: readonly CalendarDate[],
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
    site,
    siteTitle: site === undefined ? basename(source.file) : project.siteTitle(site, context.language),
    audit: record,
    loaded,
    records: series.map(({ record: one }) => one),
    template,
    warnings,
    older: dates.filter((date) => date < (series[0]?.name.date ?? record.date)).length,
    later: dates.filter((date) => date > record.date).length,
  };
}
