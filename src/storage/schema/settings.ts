import { z } from 'zod';
import { WEEKDAYS } from '../../domain/date.js';
import { LEVELS, RULE_NAMES } from '../../domain/gate.js';
import { LANGUAGES } from '../../language.js';
import { date, key, line, score, text, texts } from './common.js';

const days = z.string('bad-days').regex(/^\d{1,4}d$/, 'bad-days');
const timeZone = z.string('bad-time-zone').refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'bad-time-zone');

const points = z.int().min(0).max(10);
/** `{}` would look like a threshold and be none. */
const isSet = (levels: object) => Object.keys(levels).length > 0;

const threshold = z.union(
  [
    points,
    z.literal('off'),
    z.strictObject({ warn: points.optional(), fail: points.optional() }).refine(isSet, 'bad-threshold'),
  ],
  'bad-threshold',
);
const duration = z.union(
  [
    days,
    z.literal('off'),
    z.strictObject({ warn: days.optional(), fail: days.optional() }).refine(isSet, 'bad-threshold'),
  ],
  'bad-threshold',
);
const yesNo = z.enum([...LEVELS, 'off']);

/** Rules of the format that this version reads and does not judge yet; `check` says so. */
const later = {
  'max-slide': threshold.optional(),
  unplanned: yesNo.optional(),
  vanished: yesNo.optional(),
  'unsupported-rise': yesNo.optional(),
  'broken-promise': yesNo.optional(),
  'base-first': yesNo.optional(),
  rewritten: yesNo.optional(),
  'stale-waiver': yesNo.optional(),
  'max-age': duration.optional(),
  'max-silence': duration.optional(),
  'max-overdue': duration.optional(),
};
export const LATER_RULES = Object.keys(later);

const rules = {
  'min-score': threshold.optional().describe('A criterion below it'),
  'max-drop': threshold.optional().describe('A criterion fell by more points than this since the previous audit'),
  unexplained: yesNo.optional().describe('A sagging criterion without its six answers'),
  ...later,
};
const check = z.strictObject({ ...rules, criteria: z.record(key, z.strictObject(rules)).optional() });

export const settingsSchema = z
  .strictObject({
    format: z.literal('config/1'),
    language: z.enum(LANGUAGES).optional(),
    'time-zone': timeZone.optional().describe('Whose today it is'),
    template: key.optional(),
    sagging: score.optional().describe('This score or lower is asked the six questions'),
    target: score.optional(),
    'audit-every': days.optional(),
    'follow-up-every': days.optional(),
    'working-days': z.array(z.enum(WEEKDAYS)).min(1).optional(),
    circle: z.array(line).optional(),
    readme: z.boolean().optional(),
    check: check.optional().describe('The gate'),
  })
  .describe('The settings of a service-audit project');

export const siteSchema = z
  .strictObject({
    format: z.literal('site/1'),
    title: z.union([line, texts]).optional(),
    template: key.optional(),
    circle: z.array(line).optional(),
    'renamed-from': z.array(z.string()).optional(),
    check: check.optional().describe("Stricter than the project's"),
    waivers: z
      .array(
        z
          .strictObject({
            rule: z.enum(RULE_NAMES),
            criterion: key,
            value: points.optional(),
            until: date,
            reason: text,
          })
          .refine(({ rule, value }) => rule === 'unexplained' || value !== undefined, 'waiver-value'),
      )
      .optional(),
  })
  .describe('A site: its title, template, circle and waivers');
