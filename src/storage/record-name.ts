/** Names of sites and of their records' files. */
import { basename, dirname } from 'node:path';
import { type CalendarDate, isCalendarDate } from '../domain/text/date.js';

/** What a record's name tells. */
export interface RecordName {
  /** The name without `.yaml`. */
  id: string;
  date: CalendarDate;
  /** The series; undefined: the main one. */
  programme?: string;
  kind: 'audit' | 'follow-up';
}

const SITE_KEY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** A name that Windows keeps for itself, whatever the file's ending. */
export function isDevice(name: string): boolean {
  return WINDOWS_DEVICE.test(name);
}

export function isSiteKey(key: string): boolean {
  return SITE_KEY.test(key) && !isDevice(key);
}

/** Reads `DATE[.PROGRAMME].KIND[-N].yaml`; undefined where the name is not of that form. */
export function parseRecordName(file: string): RecordName | undefined {
  const found =
    /^((\d{4}-\d\d-\d\d)(?:\.([a-z][a-z0-9-]*))?\.(?:(audit)|(follow-up)(?:-(?:[2-9]|[1-9]\d+))?))\.yaml$/.exec(file);
  if (!found || !isCalendarDate(found[2] ?? '')) return undefined;
  return {
    id: found[1] as string,
    date: found[2] as string,
    ...(found[3] && { programme: found[3] }),
    kind: found[4] ? 'audit' : 'follow-up',
  };
}

/** The last `count` audits up to `date`, or up to the last one, and all that was recorded since the first of them. */
export function recent(names: readonly RecordName[], count: number, date: CalendarDate | undefined): RecordName[] {
  const audits = names.filter((name) => name.kind === 'audit');
  const upTo = audits.filter((audit) => date === undefined || audit.date <= date);
  const from = upTo.at(-count)?.date ?? '';
  const last = upTo.length < audits.length ? date : undefined;
  return names.filter((name) => name.date >= from && (last === undefined || name.date <= last));
}

/** Where the file lies in a project, if it lies in one: its site and its record's name. */
export function locate(path: string): { root: string; site: string; name: RecordName } | undefined {
  const folder = dirname(path);
  const site = basename(folder);
  const name = parseRecordName(basename(path));
  if (!name || !isSiteKey(site) || basename(dirname(folder)) !== 'audits') return undefined;
  return { root: dirname(dirname(folder)), site, name };
}
