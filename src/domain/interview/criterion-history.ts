/** The words of earlier records about a criterion: its last cause, and beside its score the last note and the last promise. */

import { criteriaOf, type Template } from '../questionnaire/template.js';
import type { Cause } from '../record/audit.js';
import { compact } from '../record/compact.js';
import { causeSince, causesOf, entryIn, inOrder, type SiteRecord } from '../record/site.js';
import type { CriterionHistory, EarlierCause } from './interview.js';

/** By the keys of criteria; a criterion of which nothing was said is left out. */
export function historiesIn(records: readonly SiteRecord[], template: Template): Map<string, CriterionHistory> {
  const inDateOrder = inOrder(records);
  return new Map(
    criteriaOf(template).flatMap(({ key }) => {
      const noted = inDateOrder.flatMap((record) => {
        const text = entryIn(record, key)?.note;
        return text === undefined ? [] : [{ text, date: record.date }];
      });
      const promised = causesOf(records, key).flatMap(({ cause, date }) =>
        cause.promise ? [{ ...cause.promise, date }] : [],
      );
      const na = inDateOrder.flatMap((record) => entryIn(record, key) ?? []).at(-1)?.na;
      const [note, promise] = [noted.at(-1), promised.at(-1)];
      return note || promise || na ? [[key, { note, promise, na }] as const] : [];
    }),
  );
}

/**
 * The last cause of the criterion. A follow-up asks only some of the six questions again: the other answers are still
 * those of the record before it.
 */
export function earlierCause(records: readonly SiteRecord[], criterion: string): EarlierCause | undefined {
  const given = causesOf(records, criterion).map(({ cause, ...one }) => ({ ...one, cause: withSpeaker(cause) }));
  const isWhole = ({ cause: { since, factors } }: { cause: Cause }) => since !== undefined && factors !== undefined;
  const whole = given.slice(Math.max(0, given.findLastIndex(isWhole)));
  const [first, last] = [whole[0], whole.at(-1)];
  const cause = first && causeSince(whole, first.date);
  if (!cause || !last) return undefined;
  const dates = Object.fromEntries(
    whole.flatMap(({ cause: part, date }) => Object.keys(compact(part)).map((key) => [key, date])),
  );
  return { cause, date: last.date, dates };
}

/** The cause with the name of the person who promised, who may not be the one who answers later. */
function withSpeaker(cause: Cause): Cause {
  const { promise, 'answered-by': by } = cause;
  return promise && by !== undefined ? { ...cause, promise: { by, ...promise } } : cause;
}
