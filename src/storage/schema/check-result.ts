/** check-result/1, which `check --format json` prints. Only its JSON Schema is used, by programs that read the result. */
import { z } from 'zod';
import { LEVELS } from '../../domain/gate/limits.js';
import { RULE_NAMES } from '../../domain/gate/rules.js';
import { date } from './common.js';

const place = {
  file: z.string().optional().describe('Relative to the folder in which check was run'),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
};

const finding = z.strictObject({
  rule: z.enum(RULE_NAMES),
  level: z.enum(LEVELS),
  standing: z
    .enum(['counts', 'waived', 'known', 'informs'])
    .describe('Only what counts can fail the gate; known and informs occur with --against'),
  criterion: z.string().optional().describe('Its key; absent for what is about the site'),
  title: z.string().optional(),
  programme: z.string().optional().describe('The name of the series; absent for the main one'),
  action: z.string().optional().describe('The id of an action'),
  score: z.int().min(1).max(10).optional(),
  message: z.string().describe('In the language of the run'),
  actual: z.int().optional().describe('In the unit, for a rule with a threshold'),
  threshold: z.int().optional(),
  unit: z.enum(['points', 'days']).optional(),
  facts: z.record(z.string(), z.unknown()).describe('What the rule found, by rule'),
  waived: z.strictObject({ until: date, reason: z.string() }).optional(),
  ...place,
});

export const checkResultSchema = z
  .strictObject({
    format: z.literal('check-result/1'),
    passed: z.boolean(),
    date: date.describe('As which day it was judged'),
    against: z
      .strictObject({
        ref: z.string(),
        commit: z.string().regex(/^[0-9a-f]{40,64}$/),
        notUsed: z.array(z.string()).describe('What the branch sets and what does not count'),
      })
      .optional(),
    sites: z.array(
      z.strictObject({
        site: z.string(),
        title: z.string(),
        criteria: z.array(
          z.strictObject({
            criterion: z.string(),
            title: z.string().optional(),
            component: z.string(),
            programme: z.string().optional(),
            score: z.int().min(1).max(10).optional(),
            date: date.optional(),
          }),
        ),
        findings: z.array(finding),
      }),
    ),
    unjudged: z.array(z.string()).describe('Sites that could not be judged'),
    problems: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        ...place,
        what: z.string(),
        next: z.string().optional(),
      }),
    ),
  })
  .describe('The result of service-audit check');
