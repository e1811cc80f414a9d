/** The words of earlier records about a criterion beside its score: the last note and the last promise. */

import { criteriaOf, type Template } from '../questionnaire/template.js';
import { causesOf, entryIn, inOrder, type SiteRecord } from '../record/site.js';
import type { CriterionHistory } from './interview.js';

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
      const [note, promise] = [noted.at(-1), promised.at(-1)];
      return note || promise ? [[key, { note, promise }] as const] : [];
    }),
  );
}
