/** The formats of all files, by the name of the JSON Schema that ships for each (`audit-1.json`). */
import type { z } from 'zod';
import type { RecordKind } from '../domain/record/kinds.js';
import { RECORD_FORMATS } from './record-formats.js';
import { answersEditorSchema } from './schema/audit.js';
import { brandSchema } from './schema/brand.js';
import { checkResultSchema } from './schema/check-result.js';
import { settingsSchema, siteSchema } from './schema/settings.js';
import { templateSchema } from './schema/template.js';

/** Formats that only the program writes; no editor needs their schema. */
type Output = 'check-result-1';
/** Formats of the files in a project and of those that are given on the command line. */
export type FileFormat = `${RecordKind}-1` | 'answers-1' | 'config-1' | 'site-1' | 'template-1' | 'brand-1';

export const FORMATS: Readonly<Record<FileFormat | Output, z.ZodType>> = {
  'audit-1': RECORD_FORMATS.audit.schema,
  'follow-up-1': RECORD_FORMATS['follow-up'].schema,
  'answers-1': answersEditorSchema,
  'config-1': settingsSchema,
  'site-1': siteSchema,
  'template-1': templateSchema,
  'brand-1': brandSchema,
  'check-result-1': checkResultSchema,
};
