import { FILTERS } from './filters.js';

/** A value as lines of JSON, indented by two spaces. Fields that are undefined are left out. */
export function jsonLines(value: unknown): string[] {
  return FILTERS.json(JSON.stringify(value, null, 2)).split('\n');
}
