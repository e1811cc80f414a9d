/** Writes dist/schema/*.json (JSON Schema draft-07) from the schemas that the program itself validates with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { rules } from '../dist/locales/en/rules.js';
import { FORMATS } from '../dist/storage/formats.js';
import { withRuleTexts } from '../dist/storage/schemas.js';

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(FORMATS)) {
  const built = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  const json = built.properties?.check ? withRuleTexts(built, (rule) => rules[rule].schema) : built;
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(json, null, 2)}\n`);
}
