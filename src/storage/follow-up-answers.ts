/** Reads a follow-up from a file that was filled in: every problem is found before anything is written. */

import { criteriaOf, type Template } from '../domain/questionnaire/template.js';
import type { FollowUp } from '../domain/record/audit.js';
import { type Problem, problem, recover } from '../errors.js';
import { unknownAmong } from './check-records.js';
import { isOtherFormat, merged, parseAs } from './parse.js';
import { RECORD_FORMATS } from './record-formats.js';
import { isMap, type Source } from './source.js';

/**
 * `file` is undefined if its form is broken; the actions and criteria that it names are checked even then. `actions` are
 * the ids of all actions of earlier records, and `template` is the questionnaire of the last audit.
 */
export function readFollowUpAnswers(
  source: Source,
  actions: ReadonlySet<string>,
  template: Template,
): { file?: FollowUp; problems: Problem[] } {
  const { schema, format, namedCriteria } = RECORD_FORMATS['follow-up'];
  const { value } = source;
  let file: FollowUp | undefined;
  let problems: readonly Problem[] = [];
  try {
    file = parseAs(schema, source, format);
  } catch (error) {
    problems = recover(error);
  }
  if (isOtherFormat(source, problems)) return { problems: problems.slice(0, 1) };
  const updated = isMap(value) && isMap(value.actions) ? Object.keys(value.actions) : [];
  const unknownActions = updated.flatMap((id) =>
    actions.has(id) ? [] : [problem('unknown-action', { id }, source.place(['actions', id], 'key'))],
  );
  const known = criteriaOf(template).map(({ key }) => key);
  const criteria = unknownAmong(namedCriteria(value), source, known, template.name);
  return { file, problems: merged(problems, [...unknownActions, ...criteria]) };
}
