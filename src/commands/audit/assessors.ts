import type { Context } from '../../context.js';
import type { Person } from '../../domain/record/audit.js';
import { parseAssessors } from '../../domain/record/person.js';
import { fail } from '../../errors.js';

/** The people of `--assessor "NAME, role; NAME, role"`, which may repeat; undefined if the option was not given. */
export function assessorsFrom(context: Context, given: readonly string[] | undefined): Person[] | undefined {
  return given?.flatMap((value) => {
    const people = parseAssessors(value, context.messages.interview.roleWords);
    if (!people) throw fail('bad-assessor', { value });
    return people;
  });
}
