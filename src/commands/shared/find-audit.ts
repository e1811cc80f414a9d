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
  /** Undefined for a file outside a site's folder. */
  site?: string | undefined;
  siteTitle: string;
  audit: AuditRecord;
  loaded: LoadedRecord;
  /** The opened records of the series up to today, including the audit. */
  records: SiteRecord[];
  template?: Template | undefined;
  warnings: Problem[];
  /** The number of audits of the series that are older than the opened records. */
  older: number;
  /** The number of audits of the series after this one. */
  later: number;
}

export function isPath(reference: string): boolean {
  return /[/\\]|\.ya?ml$/.test(reference);
}

export interface AuditSearch {
  /** The command to suggest if a site must be named. */
  command: string;
  /** The series; undefined for the main one. */
  programme?: string | undefined;
  /** Take the audit that is this many audits before the last. */
  back?: number | undefined;
  /** Open at most this many audits, up to the one that is found, and all records since the first of them. */
  history?: number | undefined;
}

/** Throws a UserError if the reference is malformed, if there is no such audit, or if a record of its series is broken. */
export function findAudit(context: Context, reference: string | undefined, search: AuditSearch): FoundAudit {
  const { command, programme, back = 0, history = Number.POSITIVE_INFINITY } = search;
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
  const dates = names.flatMap(({ kind, date }) => (kind === 'audit' ? [date] : []));
  if (dates.length === 0) throw fail('no-audits', { site });
  const loaded = date === undefined ? audits.at(-1 - back) : audits.find(({ record }) => record.date === date);
  if (!loaded && date === undefined) throw fail('one-audit-only', { site });
  if (!loaded) throw fail('no-audit-on', { site, date: date ?? '', dates });
  return found(context, project, { days, site, loaded, series, dates });
}

function findFile(context: Context, reference: string, history: number): FoundAudit {
  const path = absolute(context.cwd, reference);
  const located = locate(path);
  const project = new Project(context.cwd, located?.root);
  const days = daysIn(context, project.settings.timeZone);
  if (!located || !existsSync(path)) {
    const loaded = readRecord({ path, shown: project.shown(path) }, days.latest);
    const series = project.inTodaysWords([loaded]);
    return found(context, project, { days, loaded, series, dates: [] });
  }
  const { site, name } = located;
  const names = project.namesOf(site, name.programme, days);
  const series = project.series(site, name.programme, days, (all) => recent(all, history, name.date));
  const loaded = series.find((record) => record.name.id === name.id) ?? project.load(site, name, days.latest);
  const dates = names.flatMap(({ kind, date }) => (kind === 'audit' ? [date] : []));
  const all = series.includes(loaded) ? series : [...series, loaded];
  return found(context, project, { days, site, loaded, series: all, dates });
}

/** The last `count` audits up to `date` (or up to the last audit), and all records since the first of them. */
function recent(names: readonly RecordName[], count: number, date: CalendarDate | undefined): RecordName[] {
  const audits = names.filter(({ kind }) => kind === 'audit');
  const upTo = audits.filter((audit) => date === undefined || audit.date <= date);
  const from = upTo.at(-count)?.date ?? '';
  const last = upTo.length < audits.length ? date : undefined;
  return names.filter((name) => name.date >= from && (last === undefined || name.date <= last));
}

interface Opened {
  days: Days;
  site?: string;
  loaded: LoadedRecord;
  /** The opened records of the series. */
  series: readonly LoadedRecord[];
  /** The dates of all audits of the series. */
  dates: readonly CalendarDate[];
}

function found(context: Context, project: Project, { days, site, loaded, series, dates }: Opened): FoundAudit {
  const { record, source } = loaded;
  if (!isAudit(record)) throw fail('not-an-audit', { file: source.file, kind: record.kind });
  const template = project.shelf.find(record.audit.template.name);
  // Errors in the answers are reported by `validate` and `check`; here, warnings that concern the picture are enough.
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
    records: series.map((opened) => opened.record),
    template,
    warnings,
    older: dates.filter((date) => date < (series[0]?.name.date ?? record.date)).length,
    later: dates.filter((date) => date > record.date).length,
  };
}
