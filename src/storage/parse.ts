/** Checks values that were read from YAML with the schema of their format. Every problem has a place in the file. */
import type { z } from 'zod';
import { nearest } from '../domain/text/suggest.js';
import { type ErrorCode, type ErrorDetails, fail, type Problem, problem, UserError } from '../errors.js';
import type { Path, Source } from './read.js';

type Schema<T> = z.ZodType<T>;
type Issue = z.core.$ZodIssue;

/** Throws a UserError with every problem of the value. `format` is the format that the file must name. */
export function parseAs<T>(schema: Schema<T>, source: Source, format: string): T {
  checkFormat(source, format);
  const result = attempt(schema, source, source.value, []);
  const problems = merged(source.problems, result.problems);
  if (problems.length > 0) throw new UserError(problems);
  return result.value as T;
}

/** Is the file of another format altogether, so that only the first of its problems means anything? */
export function isOtherFormat(source: Source, [first]: readonly Problem[]): boolean {
  if (!first) return false;
  const { value } = source;
  return !isMap(value) || !Object.hasOwn(value, 'format') || ['wrong-format', 'newer-format'].includes(first.code);
}

/** The problems of the text and of its schema, without those that another one at the same place explains better. */
export function merged(ofText: readonly Problem[], ofSchema: readonly Problem[]): Problem[] {
  const at = ({ place }: Problem) => `${place?.line}:${place?.column}`;
  const explained = new Set(ofSchema.map(at));
  const kept = ofText.filter((found) => found.code !== 'number-literal' || !explained.has(at(found)));
  const places = new Set(kept.map(at));
  return [...kept, ...ofSchema.filter((found) => found.place === undefined || !places.has(at(found)))];
}

/** Checks a part of a source; `path` leads to the part. Throws a UserError with every problem. */
export function validated<T>(schema: Schema<T>, source: Source, value: unknown, path: Path): T {
  const result = attempt(schema, source, value, path);
  if (result.problems.length > 0) throw new UserError(result.problems);
  return result.value as T;
}

function attempt<T>(schema: Schema<T>, source: Source, value: unknown, path: Path): { value?: T; problems: Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, problems: [] };
  // A mistyped key explains why `score`, `na` or `not-seen` seems to be missing.
  const mistyped = result.error.issues
    .filter(({ code }) => code === 'unrecognized_keys')
    .map(({ path: at }) => at.join('/'));
  const issues = result.error.issues.filter(
    ({ message, path: at }) => message !== 'entry-one-of' || !mistyped.includes(at.join('/')),
  );
  const problems = issues.flatMap((issue) => problemsOf(issue, schema, source, value, path));
  // Two checks of one value may report the same problem.
  const reported = new Set<string>();
  const isNew = (found: Problem) => {
    const text = JSON.stringify(found);
    return !reported.has(text) && reported.add(text);
  };
  return { problems: problems.filter(isNew) };
}

function checkFormat(source: Source, expected: string): void {
  const value = source.value as Record<string, unknown> | null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fail('wrong-type', { key: '', expected: 'map', value: shown(value) }, source.place([]));
  }
  const { format } = value;
  if (format === undefined) throw fail('missing-key', { key: `format: ${expected}` }, { file: source.file });
  if (format === expected) return;
  const [kind, version] = String(format).split('/');
  const [knownKind, knownVersion] = expected.split('/');
  const place = source.place(['format']);
  throw kind === knownKind && Number(version) > Number(knownVersion)
    ? fail('newer-format', { format: String(format), known: expected }, place)
    : fail('wrong-format', { format: String(format), expected }, place);
}

function problemsOf(issue: Issue, schema: Schema<unknown>, source: Source, value: unknown, base: Path): Problem[] {
  const inner = issue.path as (string | number)[];
  const path = [...base, ...inner];
  const key = String([...path].reverse().find((step) => typeof step === 'string') ?? '');
  const actual = valueAt(value, inner);
  const place = source.place(path);
  const one = <C extends ErrorCode>(code: C, details: Parameters<typeof problem<C>>[1]) => [
    problem(code, details, place),
  ];

  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, inner);
    return issue.keys.map((unknown) =>
      problem(
        'unknown-key',
        { key: unknown, suggestion: nearest(unknown, known), known },
        source.place([...path, unknown], 'key'),
      ),
    );
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message;
    const code = message === 'bad-action-id' || message === 'bad-language' ? message : 'bad-key';
    return [problem(code, { key }, source.place(path, 'key')), ...underWrongKey(schema, source, value, base, inner)];
  }
  if (actual === undefined) return [problem('missing-key', { key }, source.place(path))];
  switch (issue.message) {
    case 'score-range':
      return one('score-range', { value: typeof actual === 'string' ? JSON.stringify(actual) : shown(actual) });
    case 'bad-date':
    case 'bad-partial-date':
    case 'bad-days':
    case 'bad-time-zone':
    case 'bad-colour':
      return one(issue.message, { value: shown(actual) });
    case 'empty-value':
      return one('empty-value', { key });
    case 'bad-threshold':
      return one('bad-threshold', { key, value: shown(actual), unit: 'points' });
    case 'bad-threshold-days':
      return one('bad-threshold', { key, value: shown(actual), unit: 'days' });
    case 'waiver-value':
    case 'waiver-criterion':
      return one(issue.message, (issue as { params?: unknown }).params as ErrorDetails[typeof issue.message]);
    case 'bad-key':
    case 'bad-action-id':
      return one(issue.message, { key: shown(actual) });
    case 'entry-one-of':
    case 'entry-cause-without-score':
    case 'counted-order':
      return [problem(issue.message, {}, source.place(path, 'key'))];
    case 'one-of-two':
      return one('one-of-two', { keys: (issue as { params?: { keys: [string, string] } }).params?.keys ?? ['', ''] });
    case 'too-long':
      return one('too-long', { key, limit: issue.code === 'too_big' ? Number(issue.maximum) : 1 });
  }
  if (issue.code === 'invalid_value') {
    return one('not-one-of', { key, value: shown(actual), allowed: issue.values.map(String) });
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    if (Array.isArray(actual)) {
      return actual.length === 0 ? one('empty-value', { key }) : one('guess-three', { count: actual.length });
    }
    const min = issue.code === 'too_small' ? Number(issue.minimum) : 0;
    const max = issue.code === 'too_big' ? Number(issue.maximum) : undefined;
    return one('number-range', { key, value: shown(actual), min, max });
  }
  const expected = issue.code === 'invalid_type' ? EXPECTED[issue.expected] : undefined;
  return one('wrong-type', { key, expected: expected ?? 'text', value: shown(actual) });
}

/** Checks the value under a key of the wrong form, because the schema of a record ignores it. */
function underWrongKey(schema: Schema<unknown>, source: Source, value: unknown, base: Path, path: Path): Problem[] {
  let nodes = [schema.def as z.core.$ZodTypeDef];
  for (const step of path.slice(0, -1)) nodes = nodes.flatMap(unwrapped).flatMap((def) => child(def, step));
  return nodes.flatMap(unwrapped).flatMap((def) => {
    const { valueType } = def as { valueType?: Schema<unknown> };
    return valueType ? attempt(valueType, source, valueAt(value, path), [...base, ...path]).problems : [];
  });
}

const EXPECTED: Partial<Record<string, 'text' | 'number' | 'map' | 'list' | 'yes-no'>> = {
  string: 'text',
  int: 'number',
  number: 'number',
  boolean: 'yes-no',
  array: 'list',
  object: 'map',
  record: 'map',
};

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of a value at the path; undefined if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = (part as Record<string | number, unknown>)[step];
  }
  return part;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}

/** The keys that the schema allows at the path. */
function knownKeys(schema: Schema<unknown>, path: Path): string[] {
  let nodes: z.core.$ZodTypeDef[] = [schema.def as z.core.$ZodTypeDef];
  for (const step of path) nodes = nodes.flatMap(unwrapped).flatMap((def) => child(def, step));
  return nodes.flatMap(unwrapped).flatMap((def) => ('shape' in def ? Object.keys(def.shape as object) : []));
}

function unwrapped(def: z.core.$ZodTypeDef): z.core.$ZodTypeDef[] {
  const { innerType, options } = def as {
    innerType?: { def: z.core.$ZodTypeDef };
    options?: { def: z.core.$ZodTypeDef }[];
  };
  if (innerType) return unwrapped(innerType.def);
  if (options) return options.flatMap((option) => unwrapped(option.def));
  return [def];
}

function child(def: z.core.$ZodTypeDef, step: string | number): z.core.$ZodTypeDef[] {
  const parts = def as {
    shape?: Record<string, { def: z.core.$ZodTypeDef }>;
    valueType?: { def: z.core.$ZodTypeDef };
    element?: { def: z.core.$ZodTypeDef };
  };
  const found = parts.shape?.[String(step)] ?? parts.valueType ?? parts.element;
  return found ? [found.def] : [];
}
