import { z } from 'zod';
import { line, text } from './common.js';

export const brandSchema = z
  .strictObject({
    format: z.literal('brand/1'),
    name: line.optional(),
    logo: z.string().regex(/\S/, 'empty-value').optional().describe('A picture beside this file, or a data URI'),
    accent: z
      .string('bad-colour')
      .regex(/^#[0-9a-f]{6}$/i, 'bad-colour')
      .optional()
      .describe('"#1d5c63", in quotes'),
    contact: text.optional(),
  })
  .describe('Who hands over a report: name, logo, colour, contact');
