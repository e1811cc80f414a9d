import { z } from 'zod';
import { LEVELS } from '../../domain/gate/limits.js';
import { RULE_NAMES, RULES, type RuleName } from '../../domain/gate/rules.js';
import { WEEKDAYS } from '../../domain/text/date.js';
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
/** `{}` looks like a threshold but sets none. */
const isSet = (levels: object) => Object.keys(levels).length > 0;

const limits = {
  points: z.union(
    [
      points,
      z.literal('off'),
      z.strictObject({ warn: points.optional(), fail: points.optional() }).refine(isSet, 'bad-threshold'),
    ],
    'bad-threshold',
  ),
  days: z.union(
    [
      days,
      z.literal('off'),
      z.strictObject({ warn: days.optional(), fail: days.optional() }).refine(isSet, 'bad-threshold-days'),
    ],
    'bad-threshold-days',
  ),
  'yes-no': z.enum([...LEVELS, 'off']),
};

/** Rules have no description here: the texts of a rule belong to its languages (`withRuleTexts` adds them). */
const rulesOf = (names: readonly RuleName[]) =>
  Object.fromEntries(names.map((name) => [name, limits[RULES[name].unit].optional()]));

const check = z.strictObject({
  ...rulesOf(RULE_NAMES),
  criteria: z
    .record(key, z.strictObject(rulesOf(RULE_NAMES.filter((name) => RULES[name].about === 'criterion'))))
    .optional(),
});

const waiver = z
  .strictObject({
    rule: z.enum(RULE_NAMES.filter((name) => RULES[name].canBeWaived)),
    criterion: key.optional().describe('For a rule about criteria'),
    value: z.union([points, days], 'bad-waiver-value').optional().describe('The threshold that applies instead'),
    until: date.describe('The last day on which it applies'),
    reason: text,
  })
  .superRefine(({ rule: name, criterion, value }, context) => {
    const { about, unit } = RULES[name];
    const wrong = (message: string, params: object) =>
      context.addIssue({ code: 'custom', message, params, path: ['rule'] });
    if ((about === 'criterion') !== (criterion !== undefined)) wrong('waiver-criterion', { rule: name, about });
    const given = value === undefined ? 'yes-no' : typeof value === 'number' ? 'points' : 'days';
    if (given !== unit) wrong('waiver-value', { rule: name, unit });
  });

export const settingsSchema = z
  .strictObject({
    format: z.literal('config/1'),
    language: z.enum(LANGUAGES).optional(),
    'time-zone': timeZone.optional().describe('The time zone that decides which day is today'),
    template: key.optional(),
    sagging: score.optional().describe('The six questions are asked about this score or lower'),
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
    waivers: z.array(waiver).optional(),
  })
  .describe('A site: its title, template, circle and waivers');
