/** Reading one record: an audit or a follow-up. */
import { type Audit, entriesOf } from '../domain/record/audit.js';
import type { SiteRecord } from '../domain/record/site.js';
import type { CalendarDate } from '../domain/text/date.js';
import { type Problem, problem, UserError } from '../errors.js';
import { parseAs } from './parse.js';
import { readYaml, type Source } from './read.js';
import type { RecordName } from './record-name.js';
import { auditSchema } from './schema/audit.js';
import { followUpSchema } from './schema/follow-up.js';
import { disk, type Tree } from './tree.js';

export interface LoadedRecord {
  /** Criteria under the keys that they have now. */
  record: SiteRecord;
  /** The key that a criterion has in the file, where it has been renamed since. */
  keyIn?(criterion: string): string;
  source: Source;
  name: RecordName;
}

/** Small edits and big ones alike: the file's date must be its name's, and no record lies in the future. */
function checkDate(date: CalendarDate, name: RecordName | undefined, source: Source, latest: CalendarDate): Problem[] {
  if (name && date !== name.date) {
    return [problem('date-not-name', { date, name: `${name.id}.yaml` }, source.place(['date']))];
  }
  return date > latest ? [problem('future-date', { date, today: latest }, source.place(['date']))] : [];
}

/**
 * Reads one record. `name` is undefined for a file that lies elsewhere and may be called anything; a date after `latest`
 * is refused.
 */
export function readRecord(
  path: string,
  shown: string,
  name: RecordName | undefined,
  latest: CalendarDate,
  tree: Tree = disk,
): LoadedRecord {
  const source = readYaml(tree.text(path, shown), shown);
  const format = (source.value as { format?: unknown } | null)?.format;
  const kind = name?.kind ?? (String(format).startsWith('follow-up/') ? 'follow-up' : 'audit');
  if (kind === 'audit') {
    const audit = parseAs(auditSchema, source, 'audit/1');
    const problems = [...checkDate(audit.date, name, source, latest), ...checkAudit(audit, source)];
    if (problems.length > 0) throw new UserError(problems);
    const named = name ?? { id: `${audit.date}.audit`, date: audit.date, kind };
    return { record: { id: named.id, date: audit.date, kind, audit }, source, name: named };
  }
  const followUp = parseAs(followUpSchema, source, 'follow-up/1');
  const problems = checkDate(followUp.date, name, source, latest);
  if (problems.length > 0) throw new UserError(problems);
  const named = name ?? { id: `${followUp.date}.follow-up`, date: followUp.date, kind };
  return { record: { id: named.id, date: followUp.date, kind, followUp }, source, name: named };
}

/** What an audit says that contradicts itself, whatever its template. */
function checkAudit(audit: Audit, source: Source): Problem[] {
  const asked = new Set<string>();
  const problems: Problem[] = [];
  for (const { component, criterion } of entriesOf(audit.scores)) {
    if (asked.has(criterion)) {
      problems.push(
        problem('twice-answered', { key: criterion }, source.place(['scores', component, criterion], 'key')),
      );
    }
    asked.add(criterion);
  }
  for (const [id, { criterion }] of Object.entries(audit.plan ?? {})) {
    if (!asked.has(criterion)) {
      problems.push(problem('not-in-plan', { key: criterion }, source.place(['plan', id, 'criterion'])));
    }
  }
  return problems;
}
