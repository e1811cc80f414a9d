import { z } from 'zod';
import type { Audit } from '../../domain/record/audit.js';
import {
  action,
  actionId,
  actionKey,
  actionUpdate,
  date,
  entry,
  key,
  line,
  person,
  schemaOf,
  score,
} from './common.js';

export const auditSchema = schemaOf<Audit>()(
  z
    .strictObject({
      format: z.literal('audit/1'),
      date,
      template: z.strictObject({
        name: key,
        version: z.int().min(1),
        digest: z.string().regex(/^sha256-[0-9a-f]{16}$/, 'bad-key'),
      }),
      sagging: score.describe('This score or lower sags, as on that day'),
      target: score,
      period: line.optional(),
      assessors: z.array(person).min(1),
      guess: z.array(key).min(1).max(3).optional().describe('Before scoring: which will be lowest?'),
      scores: z.record(key, z.record(key, entry)),
      actions: z
        .record(actionId, actionUpdate)
        .optional()
        .describe('Changes to actions that earlier records left open'),
      plan: z.record(actionKey, action).optional(),
    })
    .describe('A full audit of one site on one day'),
);

const answersHead = {
  format: z.literal('answers/1'),
  site: line,
  title: line.optional().describe('The title of the site, if it is new'),
  date: date.optional(),
  template: z.union([key, z.strictObject({ name: key, version: z.int().min(1).optional() })]).optional(),
  period: line.optional(),
  assessors: z.array(person).min(1),
  guess: z.array(key).min(1).max(3).optional(),
  actions: z.record(actionId, actionUpdate).optional(),
};

/** The file of `run --answers`: an audit with its site, without what can be derived. Its scores are read one by one. */
export const answersSchema = z.strictObject({ ...answersHead, scores: z.record(z.string(), z.unknown()) });
export type AnswersFile = z.infer<typeof answersSchema>;

const answer = z.union([score, entry]);
/** The same file for editors, with its scores. */
export const answersEditorSchema = z
  .strictObject({ ...answersHead, scores: z.record(key, z.union([answer, z.record(key, answer)])) })
  .describe('Answers for `service-audit run --answers`');
