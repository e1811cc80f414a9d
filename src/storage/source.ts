/** A value that was read from a YAML file, with the places of its parts. */
import type { Place, Problem } from '../errors.js';

/** The keys and list indices that lead to a part of a value. */
export type Path = readonly (string | number)[];

/** A value read from YAML. Maps have no prototype, texts are trimmed, and scalars are texts, whole numbers or booleans. */
export interface Source {
  /** The path as it is shown to the user. */
  file: string;
  text: string;
  value: unknown;
  /** The problems of single values. They are reported together with those that the schema finds. */
  problems: readonly Problem[];
  /** The place of the value at the path, or of its key, or else of the nearest part around it. */
  place(path: Path, of?: 'value' | 'key'): Place;
}

/** Fields of free text. They are printed as literal blocks, and a comment on their line is refused: it could be text. */
export const FREE_TEXT = new Set([
  'note',
  'na',
  'not-seen',
  'summary',
  'change',
  'text',
  'act',
  'reason',
  'needs',
  'organised',
  'undertaken',
  'obstacles',
  'try',
  'contact',
]);

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of a value at the path; undefined if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = Reflect.get(part, step);
  }
  return part;
}
