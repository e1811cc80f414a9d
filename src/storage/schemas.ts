/** The JSON Schemas that editors check with: built from the program's own schemas, copied into a project. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replace, textOf } from './publish.js';

const BUILT = fileURLToPath(new URL('../../dist/schema/', import.meta.url));
const FOLDER = '.service-audit/schema';

/** Where a record in `audits/SITE/` finds the schema of its format. */
export function schemaOfRecord(format: 'audit-1' | 'follow-up-1' | 'site-1'): string {
  return `../../${FOLDER}/${format}.json`;
}

/** Where any file of the project finds the schema of its format. */
export function schemaBeside(root: string, file: string, format: string): string {
  return relative(dirname(file), join(root, FOLDER, `${format}.json`))
    .split(sep)
    .join('/');
}

/** Puts the schemas in place. Returns the paths of those that were not there or were older. */
export function writeSchemas(root: string): string[] {
  return readdirSync(BUILT)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const path = join(root, FOLDER, name);
      const shown = `${FOLDER}/${name}`;
      return replace(path, readFileSync(join(BUILT, name), 'utf8'), textOf(path), shown) ? [shown] : [];
    });
}
