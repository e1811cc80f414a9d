/** The criteria in which an audit with another questionnaire can no longer be compared (METHOD.md, "The questionnaire"). */

import { isSameMeaning, meaningIn, renamesOf } from '../questionnaire/meaning.js';
import { criteriaOf, type Template } from '../questionnaire/template.js';
import { entriesOf } from './audit.js';
import type { AuditRecord } from './site.js';

/** Keys of criteria. */
export interface Incomparable {
  /** Criteria of the last audit that are no longer asked. */
  gone: string[];
  /** Criteria that are asked in another way. */
  changed: string[];
  /** Criteria that the last audit does not have. */
  fresh: string[];
}

export function incomparable(last: AuditRecord, template: Template): Incomparable {
  const renames = renamesOf(template);
  const before = new Map(
    entriesOf(last.audit.scores).map(({ criterion }) => [renames.get(criterion) ?? criterion, criterion]),
  );
  const keys = criteriaOf(template).map(({ key }) => key);
  const isChanged = (key: string) => {
    const was = before.get(key);
    return was !== undefined && !isSameMeaning(last.meaning?.(was), meaningIn(template, template.version, key));
  };
  return {
    gone: [...before].flatMap(([key, was]) => (keys.includes(key) ? [] : [was])),
    changed: keys.filter(isChanged),
    fresh: keys.filter((key) => !before.has(key)),
  };
}
