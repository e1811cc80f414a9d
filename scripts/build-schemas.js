/** Writes dist/schema/*.json (JSON Schema draft-07) from the schemas that the program itself validates with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { FORMATS } from '../dist/storage/formats.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(FORMATS)) {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(json, null, 2)}\n`);
}
