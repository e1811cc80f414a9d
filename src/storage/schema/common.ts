/** Parts that several formats share. Each message is an error code of `errors.ts`, or a variant that `parse.ts` maps to one. */
import { z } from 'zod';
import {
  ACTION_KINDS,
  ACTION_STATUS,
  BASES,
  QUESTIONS,
  ROLES,
  SIDES,
  SINCE,
  UNDERSTOOD,
} from '../../domain/record/audit.js';
import { RECORD_KINDS } from '../../domain/record/kinds.js';
import { isCalendarDate, isPartialDate } from '../../domain/text/date.js';

/** The type with every field required, at every depth. */
type Filled<T> = T extends readonly (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Filled<Exclude<T[K], undefined>> }
    : T;

/**
 * Returns the schema of a type. Does not compile if the schema allows more than the type, or if the type has a field, at
 * any depth, that the schema does not check.
 */
export function schemaOf<T>() {
  return <S extends z.ZodType<T>>(
    schema: Filled<z.output<S>> extends Filled<T> ? S : S & 'a field of the type is missing in the schema',
  ): S => schema;
}

const LONGEST_TEXT_CHARACTERS = 10_000;
const LONGEST_LINE_CHARACTERS = 200;

export const key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'bad-key')
  .max(64, 'bad-key');
/** The id of an action: that of its record, and the action's key in it. */
export const actionId = z
  .string()
  .regex(
    new RegExp(
      `^\\d{4}-\\d\\d-\\d\\d(\\.[a-z][a-z0-9-]*)?\\.(${Object.keys(RECORD_KINDS).join('|')})(-\\d+)?\\/[a-z][a-z0-9-]*-\\d+$`,
    ),
    'bad-action-id',
  );
export const text = z.string().regex(/\S/, 'empty-value').max(LONGEST_TEXT_CHARACTERS, 'too-long');
export const line = z
  .string()
  .regex(/\S/, 'empty-value')
  .max(LONGEST_LINE_CHARACTERS, 'too-long')
  .refine((value) => !value.includes('\n'), 'too-long');
export const date = z
  .string('bad-date')
  .regex(/^\d{4}-\d\d-\d\d$/, 'bad-date')
  .refine(isCalendarDate, 'bad-date');
const partialDate = z
  .string('bad-partial-date')
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'bad-partial-date')
  .refine(isPartialDate, 'bad-partial-date');
export const score = z.int('score-range').min(1, 'score-range').max(10, 'score-range');
export const texts = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'bad-language'), text);

export const person = z.strictObject({ name: line, role: z.enum(ROLES).optional() });

const counted = z
  .strictObject({ ok: z.int().min(0), of: z.int().min(1) })
  .refine(({ ok, of }) => ok <= of, 'counted-order');

/** Does the value have exactly one of the two keys? */
const oneOf = (a: string, b: string) => (value: object) => Object.hasOwn(value, a) !== Object.hasOwn(value, b);

export const cause = z.strictObject({
  'answered-by': line.optional(),
  summary: text.optional().describe('The cause, in one sentence'),
  since: z
    .strictObject({ answer: z.enum(SINCE), date: partialDate.optional(), change: text.optional() })
    .optional()
    .describe('1. Has it always been so, or is it recent?'),
  factors: z
    .array(z.strictObject({ side: z.enum(SIDES), text, act: text.optional().describe('What will be done about it') }))
    .min(1)
    .optional()
    .describe('2. Which factors cause so low a score? The main one first'),
  mechanism: z
    .strictObject({ understood: z.enum(UNDERSTOOD), expertise: z.boolean(), basis: z.enum(BASES) })
    .optional()
    .describe('3. How far is it understood how this works?'),
  responsible: z
    .strictObject({ name: line.optional(), nobody: z.literal(true).optional() })
    .refine(oneOf('name', 'nobody'), { error: 'one-of-two', params: { keys: ['name', 'nobody'] } })
    .optional()
    .describe('4. Who is responsible?'),
  advisers: z.array(line).optional().describe('4. Who can be consulted? [] for nobody'),
  today: z
    .strictObject({ by: line.optional(), text: text.optional(), nothing: z.literal(true).optional() })
    .refine(oneOf('text', 'nothing'), { error: 'one-of-two', params: { keys: ['text', 'nothing'] } })
    .optional()
    .describe('5. What can be done today?'),
  promise: z
    .strictObject({
      said: line,
      due: date,
      target: score,
      by: line.optional().describe('Who said it; without it, the one who answered'),
    })
    .optional()
    .describe('6. How long will it take to level the diagram?'),
});

const entryFields = {
  score: score.optional().describe('An integer, 1–10'),
  na: text.optional().describe('Does not apply, and why'),
  'not-seen': text.optional().describe('Applies, but could not be seen this time; the last score still applies'),
  note: text.optional(),
  counted: counted.optional().describe('Counted observations: ok of all'),
  cause: cause.optional().describe('The six questions'),
};
const reasons = (entry: object) => ['score', 'na', 'not-seen'].filter((name) => Object.hasOwn(entry, name)).length;

/** An entry of an audit: exactly one of a score, `na` and `not-seen`. */
export const entry = z
  .strictObject(entryFields)
  .refine((value) => reasons(value) === 1, 'entry-one-of')
  .refine((value) => value.cause === undefined || value.score !== undefined, 'entry-cause-without-score');

/** An entry of a follow-up, in which counted observations are enough. */
export const measurement = z
  .strictObject(entryFields)
  .refine((value) => reasons(value) === 1 || (reasons(value) === 0 && value.counted !== undefined), 'entry-one-of');

export const actionUpdate = z.strictObject({
  status: z.enum(ACTION_STATUS),
  due: date.optional(),
  reason: text.optional(),
  note: text.optional(),
});

export const action = z.strictObject({
  criterion: key,
  kind: z.enum(ACTION_KINDS),
  text,
  owner: line,
  needs: text.optional().describe('Resources it takes'),
  due: date,
  question: z.enum(QUESTIONS).optional().describe('Which of the six questions it came from'),
});

export const actionKey = z.string().regex(/^[a-z][a-z0-9-]*-\d+$/, 'bad-action-id');
