/** Checks values that were read from YAML with the schema of their format. Every problem has a place in the file. */
import type { z } from 'zod';
import { fail, type Problem, UserError } from '../errors.js';
import { problemsIn, shown } from './schema-problems.js';
import { isMap, type Path, type Source } from './source.js';

/** Throws a UserError with every problem of the value. `format` is the format that the file must name. */
export function parseAs<T>(schema: z.ZodType<T>, source: Source, format: string): T {
  checkFormat(source, format);
  const result = schema.safeParse(source.value);
  const ofSchema = result.success ? [] : problemsIn({ schema, source, value: source.value, path: [] }, result.error);
  const problems = merged(source.problems, ofSchema);
  if (!result.success || problems.length > 0) throw new UserError(problems);
  return result.data;
}

/** Checks a part of a source; `path` leads to the part. Throws a UserError with every problem. */
export function validated<T>(schema: z.ZodType<T>, source: Source, value: unknown, path: Path): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new UserError(problemsIn({ schema, source, value, path }, result.error));
  return result.data;
}

/** The problems of the text and of its schema, without those that another one at the same place explains better. */
export function merged(ofText: readonly Problem[], ofSchema: readonly Problem[]): Problem[] {
  const at = ({ place }: Problem) => `${place?.line}:${place?.column}`;
  const explained = new Set(ofSchema.map(at));
  const kept = ofText.filter((found) => found.code !== 'number-literal' || !explained.has(at(found)));
  const places = new Set(kept.map(at));
  return [...kept, ...ofSchema.filter((found) => found.place === undefined || !places.has(at(found)))];
}

/** Is the file of another format altogether, so that only the first of its problems means anything? */
export function isOtherFormat(source: Source, [first]: readonly Problem[]): boolean {
  if (!first) return false;
  const { value } = source;
  return !isMap(value) || !Object.hasOwn(value, 'format') || ['wrong-format', 'newer-format'].includes(first.code);
}

function checkFormat(source: Source, expected: string): void {
  const { value } = source;
  if (!isMap(value)) {
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
