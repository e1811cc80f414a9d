/** How the file of each kind of record is read, checked and printed. */

import type { z } from 'zod';
import { type Audit, entriesOf } from '../domain/record/audit.js';
import type { RecordKind } from '../domain/record/kinds.js';
import type { RecordContent, SiteRecord } from '../domain/record/site.js';
import type { CalendarDate } from '../domain/text/date.js';
import { type Problem, problem } from '../errors.js';
import { auditSchema } from './schema/audit.js';
import { followUpSchema } from './schema/follow-up.js';
import { isMap, type Path, type Source } from './source.js';

/** A criterion's key, and its place in the file that names it. */
export type NamedCriterion = [key: string, path: Path];

interface RecordFormat<K extends RecordKind> {
  /** The first line of the file: `format: audit/1`. */
  format: `${K}/1`;
  schema: z.ZodType<RecordContent[K]>;
  toRecord(head: { id: string; date: CalendarDate }, content: RecordContent[K]): Extract<SiteRecord, { kind: K }>;
  /** Contradictions within the file that the schema cannot express. */
  check(content: RecordContent[K], source: Source): Problem[];
  /**
   * The criteria that the file names and that other records or the questionnaire of its series must have. The content
   * is a value as read, so that a malformed file can be checked, too.
   */
  namedCriteria(content: unknown): NamedCriterion[];
  /** Is the title of the component or criterion at this path printed beside it as a comment? */
  hasTitle(path: Path): boolean;
}

export const RECORD_FORMATS: { readonly [K in RecordKind]: RecordFormat<K> } = {
  audit: {
    format: 'audit/1',
    schema: auditSchema,
    toRecord: (head, audit) => ({ ...head, kind: 'audit', audit }),
    check: checkAudit,
    // An audit's criteria are compared with those of its questionnaire (`checkAgainstTemplate`).
    namedCriteria: () => [],
    hasTitle: ([top, ...rest]) => top === 'scores' && rest.length > 0 && rest.length < 3,
  },
  'follow-up': {
    format: 'follow-up/1',
    schema: followUpSchema,
    toRecord: (head, followUp) => ({ ...head, kind: 'follow-up', followUp }),
    check: () => [],
    namedCriteria: namedInFollowUp,
    hasTitle: ([top, ...rest]) => (top === 'scores' || top === 'causes') && rest.length === 1,
  },
};

/** Contradictions within an audit, whatever its questionnaire. */
function checkAudit(audit: Audit, source: Source): Problem[] {
  const answered = new Set<string>();
  const problems: Problem[] = [];
  for (const { component, criterion } of entriesOf(audit.scores)) {
    if (answered.has(criterion)) {
      const place = source.place(['scores', component, criterion], 'key');
      problems.push(problem('twice-answered', { key: criterion }, place));
    }
    answered.add(criterion);
  }
  for (const [id, { criterion }] of Object.entries(audit.plan ?? {})) {
    if (!answered.has(criterion)) {
      problems.push(problem('not-in-plan', { key: criterion }, source.place(['plan', id, 'criterion'])));
    }
  }
  return problems;
}

function namedInFollowUp(followUp: unknown): NamedCriterion[] {
  const parts = isMap(followUp) ? followUp : {};
  const entries = (value: unknown): [string | number, unknown][] => {
    if (Array.isArray(value)) return [...value.entries()];
    return isMap(value) ? Object.entries(value) : [];
  };
  return [
    ...['scores', 'causes'].flatMap((part) =>
      entries(parts[part]).map(([key]): NamedCriterion => [String(key), [part, key]]),
    ),
    ...['peers', 'added'].flatMap((part) =>
      entries(parts[part]).flatMap(([step, value]): NamedCriterion[] =>
        isMap(value) && typeof value.criterion === 'string' ? [[value.criterion, [part, step, 'criterion']]] : [],
      ),
    ),
  ];
}
