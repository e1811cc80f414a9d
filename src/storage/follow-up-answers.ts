/** A follow-up from a file, before it is a record: every problem is found before anything is written. */

import type { Template } from '../domain/questionnaire/template.js';
import type { FollowUp } from '../domain/record/audit.js';
import { type Problem, problem, recover } from '../errors.js';
import { unknownCriteria } from './check-records.js';
import { merged, parseAs } from './parse.js';
import type { Source } from './read.js';
import { followUpSchema } from './schema/follow-up.js';

const OTHER_KIND: readonly string[] = ['wrong-format', 'newer-format'];

/**
 * `file` is undefined where its form is broken; what it names is looked at all the same. `actions`: the ids of all actions
 * of earlier records; `template`: what the last audit asked.
 */
export function readFollowUpAnswers(
  source: Source,
  actions: ReadonlySet<string>,
  template: Template,
): { file?: FollowUp; problems: Problem[] } {
  let file: FollowUp | undefined;
  let ofForm: Problem[] = [];
  try {
    file = parseAs(followUpSchema, source, 'follow-up/1');
  } catch (error) {
    ofForm = [...recover(error)];
  }
  const [first] = ofForm;
  const { value } = source;
  // Another kind of file altogether: its content says nothing.
  if (first && (!isMap(value) || !Object.hasOwn(value, 'format') || OTHER_KIND.includes(first.code))) {
    return { problems: [first] };
  }
  const said = isMap(value) && isMap(value.actions) ? value.actions : {};
  const unknown = Object.keys(said).flatMap((id) =>
    actions.has(id) ? [] : [problem('unknown-action', { id }, source.place(['actions', id], 'key'))],
  );
  const criteria = unknownCriteria([{ followUp: value, source }], [template]);
  return { ...(file && { file }), problems: merged(ofForm, [...unknown, ...criteria]) };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
