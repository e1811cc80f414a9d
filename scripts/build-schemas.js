/** Writes dist/schema/*.json (JSON Schema draft-07) from the schemas that the program itself validates with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { answersEditorSchema, auditSchema } from '../dist/storage/schema/audit.js';
import { brandSchema } from '../dist/storage/schema/brand.js';
import { checkResultSchema } from '../dist/storage/schema/check-result.js';
import { followUpSchema } from '../dist/storage/schema/follow-up.js';
import { settingsSchema, siteSchema } from '../dist/storage/schema/settings.js';
import { templateSchema } from '../dist/storage/schema/template.js';

const schemas = {
  'audit-1': auditSchema,
  'answers-1': answersEditorSchema,
  'follow-up-1': followUpSchema,
  'config-1': settingsSchema,
  'site-1': siteSchema,
  'template-1': templateSchema,
  'brand-1': brandSchema,
  'check-result-1': checkResultSchema,
};

const folder = new URL('../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(json, null, 2)}\n`);
}
