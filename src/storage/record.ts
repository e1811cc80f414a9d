/** Reads one record. */
import { isRecordKind, type RecordKind } from '../domain/record/kinds.js';
import type { SiteRecord } from '../domain/record/site.js';
import type { CalendarDate } from '../domain/text/date.js';
import { type Problem, problem, UserError } from '../errors.js';
import { parseAs } from './parse.js';
import { readYaml } from './read.js';
import { RECORD_FORMATS } from './record-formats.js';
import { type RecordName, recordId } from './record-name.js';
import type { Source } from './source.js';
import { disk, type Tree } from './tree.js';

export interface LoadedRecord {
  /** Its criteria are under the keys that they have now. */
  record: SiteRecord;
  /** The key that a criterion has in the file; undefined if no criterion of the series has been renamed. */
  keyIn?: ((criterion: string) => string) | undefined;
  source: Source;
  name: RecordName;
}

export interface RecordFile {
  path: string;
  /** The path in messages. */
  shown: string;
  /** Undefined for a file outside a site's folder, which may have any name. */
  name?: RecordName | undefined;
  tree?: Tree | undefined;
}

/**
 * Throws a UserError with every problem of the file, among them a date that is not that of its name, or that is after
 * `latest`.
 */
export function readRecord(file: RecordFile, latest: CalendarDate): LoadedRecord {
  const { path, shown, name, tree = disk } = file;
  const source = readYaml(tree.text(path, shown), shown);
  return readAs(name?.kind ?? kindOf(source) ?? 'audit', source, name, latest);
}

/** The kind that the file's `format` names, whatever the version. */
function kindOf(source: Source): RecordKind | undefined {
  const { format } = (source.value ?? {}) as { format?: unknown };
  const [kind = ''] = String(format).split('/');
  return isRecordKind(kind) ? kind : undefined;
}

function readAs<K extends RecordKind>(
  kind: K,
  source: Source,
  name: RecordName | undefined,
  latest: CalendarDate,
): LoadedRecord {
  const { schema, format, check, toRecord } = RECORD_FORMATS[kind];
  const content = parseAs(schema, source, format);
  const { date } = content;
  const problems = [...checkDate(date, name, source, latest), ...check(content, source)];
  if (problems.length > 0) throw new UserError(problems);
  const named = name ?? { id: recordId({ date, kind }), date, kind, number: 1 };
  return { record: toRecord({ id: named.id, date }, content), source, name: named };
}

function checkDate(date: CalendarDate, name: RecordName | undefined, source: Source, latest: CalendarDate): Problem[] {
  if (name && date !== name.date) {
    return [problem('date-not-name', { date, name: `${name.id}.yaml` }, source.place(['date']))];
  }
  return date > latest ? [problem('future-date', { date, today: latest }, source.place(['date']))] : [];
}
