/** The names of sites and of the files of their records: `audits/SITE/DATE[.PROGRAMME].KIND[-N].yaml`. */
import { basename, dirname } from 'node:path';
import { isRecordKind, RECORD_KINDS, type RecordKind } from '../domain/record/kinds.js';
import { type CalendarDate, isCalendarDate } from '../domain/text/date.js';

export interface RecordName {
  /** The file's name without `.yaml`. */
  id: string;
  date: CalendarDate;
  /** The series; undefined for the main one. */
  programme?: string | undefined;
  kind: RecordKind;
  /** Its number among those of its kind on that day, from 1. */
  number: number;
}

const SITE_KEY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
const RECORD_FILE = /^((\d{4}-\d\d-\d\d)(?:\.([a-z][a-z0-9-]*))?\.([a-z-]+?)(?:-([2-9]|[1-9]\d+))?)\.yaml$/;

/** Does Windows reserve this name for a device, whatever the file's ending? */
export function isDevice(name: string): boolean {
  return WINDOWS_DEVICE.test(name);
}

export function isSiteKey(key: string): boolean {
  return SITE_KEY.test(key) && !isDevice(key);
}

/** Reads the name of a record's file; undefined if it does not have the form of one. */
export function parseRecordName(file: string): RecordName | undefined {
  const [, id = '', date = '', programme, kind = '', number] = RECORD_FILE.exec(file) ?? [];
  if (!isRecordKind(kind) || !isCalendarDate(date)) return undefined;
  if (number !== undefined && !RECORD_KINDS[kind].numbered) return undefined;
  return { id, date, programme, kind, number: Number(number ?? 1) };
}

/** The id of the record that has this `number` among those of its kind on that day. */
export function recordId({ date, programme, kind }: Omit<RecordName, 'id' | 'number'>, number = 1): string {
  return `${date}${programme === undefined ? '' : `.${programme}`}.${kind}${number === 1 ? '' : `-${number}`}`;
}

/** The site and the name of a record's file, and the root of its project; undefined if the path is not that of a record. */
export function locate(path: string): { root: string; site: string; name: RecordName } | undefined {
  const folder = dirname(path);
  const site = basename(folder);
  const name = parseRecordName(basename(path));
  if (!name || !isSiteKey(site) || basename(dirname(folder)) !== 'audits') return undefined;
  return { root: dirname(dirname(folder)), site, name };
}
