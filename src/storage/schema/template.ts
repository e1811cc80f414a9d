import { z } from 'zod';
import { type TemplateSource, TIERS } from '../../domain/questionnaire/template.js';
import { key, schemaOf, texts } from './common.js';

const anchors = z.strictObject({
  '1': texts.optional(),
  '4': texts.optional(),
  '7': texts.optional(),
  '10': texts.optional(),
});

export const templateSchema = schemaOf<TemplateSource>()(
  z
    .strictObject({
      format: z.literal('template/1'),
      name: key,
      version: z.int().min(1),
      extends: key.optional(),
      programme: z.boolean().optional().describe('A separate series'),
      title: texts,
      components: z.record(
        key,
        z.strictObject({
          title: texts.optional(),
          criteria: z.record(
            key,
            z.strictObject({
              title: texts,
              question: texts.optional(),
              anchors: anchors.optional().describe('What 1, 4, 7 and 10 look like'),
              tier: z.enum(TIERS).optional(),
              'changed-in': z.int().min(1).optional(),
              'renamed-from': z.array(key).optional(),
            }),
          ),
        }),
      ),
      'changed-in': z
        .record(key, z.int().min(1))
        .optional()
        .describe('Criteria of the parent whose meaning changed, and the version of this template that took it over'),
      prompts: z
        .record(key, z.strictObject({ title: texts, places: z.int().min(1).max(50), lines: z.array(texts).optional() }))
        .optional()
        .describe('Open lists that a business fills in for itself'),
    })
    .describe('A questionnaire'),
);
