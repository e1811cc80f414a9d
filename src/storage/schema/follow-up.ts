import { z } from 'zod';
import type { FollowUp } from '../../domain/record/audit.js';
import {
  action,
  actionId,
  actionKey,
  actionUpdate,
  cause,
  date,
  key,
  line,
  measurement,
  person,
  schemaOf,
  text,
} from './common.js';

export const followUpSchema = schemaOf<FollowUp>()(
  z
    .strictObject({
      format: z.literal('follow-up/1'),
      date,
      assessors: z.array(person).min(1).optional().describe('Who gave the scores'),
      present: z.array(line).optional().describe('Who from the circle was there'),
      actions: z.record(actionId, actionUpdate).optional(),
      scores: z.record(key, measurement).optional().describe('Measurements between audits'),
      causes: z.record(key, cause).optional().describe('Answers to the six questions, new or revised'),
      peers: z
        .array(
          z.strictObject({
            criterion: key,
            business: line,
            organised: text.optional(),
            undertaken: text.optional(),
            obstacles: text.optional(),
            try: text.optional(),
          }),
        )
        .optional(),
      added: z.record(actionKey, action).optional().describe('New actions'),
    })
    .describe('A follow-up on open actions'),
);
