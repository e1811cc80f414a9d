import type { Context } from '../../context.js';
import type { Person } from '../../domain/record/audit.js';
import { parseAssessor } from '../../domain/record/person.js';
import { fail } from '../../errors.js';

/** The people of `--assessor "NAME, role"`; undefined if the option was not given. */
export function assessorsFrom(context: Context, given: readonly string[] | undefined): Person[] | undefined {
  return given?.map((value) => {
    const person = parseAssessor(value, context.messages.interview.roleWords);
    if (!person) throw fail('bad-assessor', { value });
    return person;
  });
}
