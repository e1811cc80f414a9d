/** Turns the issues that a schema finds in a value into problems with their places in the file. */
import type { z } from 'zod';
import { nearest } from '../domain/text/suggest.js';
import { type ErrorDetails, type Place, type Problem, problem } from '../errors.js';
import { type Path, type Source, valueAt } from './source.js';

type Issue = z.core.$ZodIssue;
type Definition = z.core.$ZodTypeDef;

/** A value that was checked, and the path that leads to it in its source. */
interface Checked {
  schema: z.ZodType;
  source: Source;
  value: unknown;
  path: Path;
}

export function problemsIn(checked: Checked, { issues }: z.ZodError): Problem[] {
  // A mistyped key explains why `score`, `na` or `not-seen` seems to be missing.
  const mistyped = issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('/'));
  const relevant = issues.filter(
    ({ message, path }) => message !== 'entry-one-of' || !mistyped.includes(path.join('/')),
  );
  // Two checks of one value may report the same problem.
  const problems = relevant.flatMap((issue) => problemsOf(issue, checked));
  return [...new Map(problems.map((found) => [JSON.stringify(found), found])).values()];
}

/** The parts of a problem. `place` is that of the value, and `atKey` that of its key. */
interface Wrong {
  issue: Issue;
  key: string;
  actual: unknown;
  place: Place;
  atKey: Place;
}

function problemsOf(issue: Issue, checked: Checked): Problem[] {
  const { source } = checked;
  const inner = stepsOf(issue);
  const path = [...checked.path, ...inner];
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(checked.schema, inner);
    return issue.keys.map((unknown) => {
      const details = { key: unknown, suggestion: nearest(unknown, known), known };
      return problem('unknown-key', details, source.place([...path, unknown], 'key'));
    });
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message;
    const code = message === 'bad-action-id' || message === 'bad-language' ? message : 'bad-key';
    return [problem(code, { key }, source.place(path, 'key')), ...underWrongKey(checked, inner)];
  }
  const actual = valueAt(checked.value, inner);
  const place = source.place(path);
  if (actual === undefined) return [problem('missing-key', { key }, place)];
  const report = BY_MESSAGE.get(issue.message) ?? byCode;
  return [report({ issue, key, actual, place, atKey: source.place(path, 'key') })];
}

/** Paths in YAML have no symbols. */
function stepsOf({ path }: Issue): (string | number)[] {
  return path.filter((step) => typeof step !== 'symbol');
}

type Report = (wrong: Wrong) => Problem;

const withValue =
  (code: 'bad-date' | 'bad-partial-date' | 'bad-days' | 'bad-time-zone' | 'bad-colour'): Report =>
  ({ actual, place }) =>
    problem(code, { value: shown(actual) }, place);
const withKey =
  (code: 'bad-key' | 'bad-action-id'): Report =>
  ({ actual, place }) =>
    problem(code, { key: shown(actual) }, place);
const withThreshold =
  (unit: 'points' | 'days'): Report =>
  ({ key, actual, place }) =>
    problem('bad-threshold', { key, value: shown(actual), unit }, place);
const ofEntry =
  (code: 'entry-one-of' | 'entry-cause-without-score' | 'counted-order'): Report =>
  ({ atKey }) =>
    problem(code, {}, atKey);
const withParams =
  <C extends 'waiver-value' | 'waiver-criterion' | 'one-of-two'>(code: C): Report =>
  ({ issue, place }) =>
    problem(code, (issue as { params?: unknown }).params as ErrorDetails[C], place);

/** The problem for each message that a schema of ours gives. */
const BY_MESSAGE: ReadonlyMap<string, Report> = new Map<string, Report>([
  [
    'score-range',
    ({ actual, place }) =>
      problem('score-range', { value: typeof actual === 'string' ? JSON.stringify(actual) : shown(actual) }, place),
  ],
  ['bad-date', withValue('bad-date')],
  ['bad-partial-date', withValue('bad-partial-date')],
  ['bad-days', withValue('bad-days')],
  ['bad-time-zone', withValue('bad-time-zone')],
  ['bad-colour', withValue('bad-colour')],
  ['empty-value', ({ key, place }) => problem('empty-value', { key }, place)],
  ['bad-threshold', withThreshold('points')],
  ['bad-threshold-days', withThreshold('days')],
  ['waiver-value', withParams('waiver-value')],
  ['waiver-criterion', withParams('waiver-criterion')],
  ['bad-key', withKey('bad-key')],
  ['bad-action-id', withKey('bad-action-id')],
  ['entry-one-of', ofEntry('entry-one-of')],
  ['entry-cause-without-score', ofEntry('entry-cause-without-score')],
  ['counted-order', ofEntry('counted-order')],
  ['one-of-two', withParams('one-of-two')],
  [
    'too-long',
    ({ issue, key, place }) =>
      problem('too-long', { key, limit: issue.code === 'too_big' ? Number(issue.maximum) : 1 }, place),
  ],
]);

/** The problem for an issue with one of zod's own messages. */
function byCode({ issue, key, actual, place }: Wrong): Problem {
  const value = shown(actual);
  if (issue.code === 'invalid_value') {
    return problem('not-one-of', { key, value, allowed: issue.values.map(String) }, place);
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    if (Array.isArray(actual)) {
      return actual.length === 0
        ? problem('empty-value', { key }, place)
        : problem('guess-three', { count: actual.length }, place);
    }
    const min = issue.code === 'too_small' ? Number(issue.minimum) : 0;
    const max = issue.code === 'too_big' ? Number(issue.maximum) : undefined;
    return problem('number-range', { key, value, min, max }, place);
  }
  const expected = issue.code === 'invalid_type' ? EXPECTED[issue.expected] : undefined;
  return problem('wrong-type', { key, expected: expected ?? 'text', value }, place);
}

const EXPECTED: Partial<Record<string, ErrorDetails['wrong-type']['expected']>> = {
  string: 'text',
  int: 'number',
  number: 'number',
  boolean: 'yes-no',
  array: 'list',
  object: 'map',
  record: 'map',
};

/** A value in a message, on one line. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}

/** Checks the value under a key of the wrong form, because the schema of a record ignores it. */
function underWrongKey({ schema, source, value, path }: Checked, inner: Path): Problem[] {
  return definitionsAt(schema, inner.slice(0, -1)).flatMap((definition) => {
    const { valueType } = definition as { valueType?: z.ZodType };
    const part = valueAt(value, inner);
    const result = valueType?.safeParse(part);
    if (!valueType || !result || result.success) return [];
    return problemsIn({ schema: valueType, source, value: part, path: [...path, ...inner] }, result.error);
  });
}

/** The keys that the schema allows at the path. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  return definitionsAt(schema, path).flatMap((definition) =>
    'shape' in definition ? Object.keys(definition.shape as object) : [],
  );
}

/** The definitions of a value at the path; there are several if the schema allows alternatives. */
function definitionsAt(schema: z.ZodType, path: Path): Definition[] {
  let definitions: Definition[] = [schema.def];
  for (const step of path)
    definitions = definitions.flatMap(unwrapped).flatMap((definition) => child(definition, step));
  return definitions.flatMap(unwrapped);
}

function unwrapped(definition: Definition): Definition[] {
  const { innerType, options } = definition as { innerType?: { def: Definition }; options?: { def: Definition }[] };
  if (innerType) return unwrapped(innerType.def);
  if (options) return options.flatMap((option) => unwrapped(option.def));
  return [definition];
}

function child(definition: Definition, step: string | number): Definition[] {
  const parts = definition as {
    shape?: Record<string, { def: Definition }>;
    valueType?: { def: Definition };
    element?: { def: Definition };
  };
  const found = parts.shape?.[String(step)] ?? parts.valueType ?? parts.element;
  return found ? [found.def] : [];
}
