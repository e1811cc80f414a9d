import type { Level } from '../../domain/gate/limits.js';
import type { Facts, RuleName, ScoreRuleName, ThresholdRuleName } from '../../domain/gate/rules.js';
import { count, dates } from './words.js';

/** The texts of one rule. */
type RuleText<R extends RuleName> = {
  title: string;
  /** The findings of the rule and what passes, in paragraphs. */
  text: readonly string[];
  /** A comment beside the rule in the settings that `init` writes; at most 40 columns. */
  hint: string;
  /** The description that an editor shows, from the JSON Schema of the settings. */
  schema: string;
  /** The reason of a finding: the actual value, and the value that is needed. */
  reason(facts: Facts[R], broken: { level: Level; threshold: number }): string;
} & (R extends ScoreRuleName
  ? { need?: undefined }
  : {
      /** The way to make the gate pass: a noun phrase after “needs”. */
      need: string;
    }) &
  (R extends ThresholdRuleName
    ? {
        /** Examples of thresholds, each with its meaning. */
        values: readonly string[];
      }
    : { values?: undefined });

export type RuleTexts = { readonly [R in RuleName]: RuleText<R> };

export const rules: RuleTexts = {
  'min-score': {
    title: 'A criterion below the threshold',
    text: [
      'The last score of each criterion is compared with the threshold. A score at the threshold passes; a lower score is found.',
      'A criterion that does not apply (na) is left out. One that was not seen keeps its last score.',
    ],
    values: ['5  fails below 5', '{warn: 6, fail: 5}  warns below 6, fails below 5'],
    hint: 'a criterion below it',
    schema: 'A criterion below it',
    reason: ({ score }, { level, threshold }) =>
      level === 'fail' ? `${score}, needs ${threshold} or more` : `${score}, should be ${threshold} or more`,
  },
  'max-drop': {
    title: 'A criterion fell too far',
    text: [
      'The last score of each criterion is compared with its score in the audit before. With a threshold of 2, a fall of 2 points passes, and a fall of 3 is found.',
      'The earlier score is always that of an audit, so a follow-up in between does not soften a fall. Audits that lack answers are skipped.',
    ],
    values: ['2  fails when more than 2 points are lost', '{warn: 1, fail: 2}  warns from 2 points, fails from 3'],
    hint: 'fell by more points since the audit before',
    schema: 'A criterion fell by more points than this since the previous audit',
    reason: ({ was, score }, { threshold }) => `${was} → ${score}: fell ${was - score}, limit ${threshold}`,
  },
  'max-slide': {
    title: 'A criterion slid down, a point at a time',
    text: [
      'The last score of each criterion is compared with the best it ever had. Three falls of 1 point are a slide of 3. With a threshold of 3, a slide of 3 passes, and a slide of 4 is found.',
    ],
    values: ['3  fails when it is more than 3 below its best', '{warn: 2, fail: 3}'],
    hint: 'more points below its best',
    schema: 'A criterion is more points than this below the best of its history',
    reason: ({ was, score }, { threshold }) => `${was} → ${score}: slid ${was - score}, limit ${threshold}`,
  },
  vanished: {
    title: 'A criterion that was scored is gone',
    text: [
      'A criterion that had a score last time, and is missing or marked as not applicable now, is found. One that was not seen is not gone: it keeps its last score.',
      'With --against REF this fails unless the settings at REF say otherwise: the easiest way to hide a low score is not to give it.',
    ],
    hint: 'scored last time, absent or n/a now',
    schema: 'A criterion scored last time and absent or not applicable now',
    reason: ({ was, na }) => (na === undefined ? `was ${was}, not asked now` : `was ${was}, does not apply now`),
    need: 'a score',
  },
  unexplained: {
    title: 'A sagging criterion without its six answers',
    text: [
      'A criterion that sags needs the answers to all six questions and its cause in one sentence. Answers in an earlier record count until the criterion has been levelled.',
      'The settings and the audit both say which score sags, and the higher of the two counts: an audit cannot lower the limit for itself.',
    ],
    hint: 'sags without its six answers',
    schema: 'A sagging criterion without its six answers',
    reason: ({ score }) => `${score}, six questions open`,
    need: 'explained: the six questions',
  },
  unplanned: {
    title: 'A sagging criterion without an open action',
    text: [
      'A criterion that sags needs at least one action that is open or started, planned in an audit or added in a follow-up. Actions that are done or dropped do not count: the score still sags. An action against a cause that several criteria share counts for all of them.',
    ],
    hint: 'sags without an open action',
    schema: 'A sagging criterion without an open action',
    reason: ({ score }) => `${score}, no open action`,
    need: 'an action planned',
  },
  'unsupported-rise': {
    title: 'A rise that nothing supports',
    text: [
      'A rise of 2 points or more since the audit before needs a note on what was seen, or an action for the criterion, or for one with the same cause, that was done in between; appointing, investigating, asking a peer and measuring raise no score. A rise of 1 passes.',
    ],
    hint: '+2 without a note or a finished action',
    schema: 'A rise of 2 or more without a note or a finished action',
    reason: ({ was, score }) => `${was} → ${score}: no note, nothing done`,
    need: 'a note on what was seen',
  },
  'broken-promise': {
    title: 'The promise of question 6 was broken',
    text: [
      'The last promise for a criterion is broken if the first score after its date is lower than promised, or if there is still no score 8 days after that date.',
      'A new answer to question 6 is a new promise and counts from then on; the old one stays on record as broken.',
    ],
    hint: 'the promise of question 6',
    schema: 'The last promise for a criterion is broken',
    reason: ({ score, target, due }) => `${score}, promised ${target} by ${dates.full(due)}`,
    need: 'a new promise (question 6)',
  },
  'base-first': {
    title: 'Premium before base',
    text: [
      'The base comes first, premium second. If premium or brilliant criteria are scored while a base criterion of the main series is below target, the lowest base criterion is found. A base criterion at target passes.',
    ],
    hint: 'premium while base is under target',
    schema: 'Premium criteria while a base one is under target',
    reason: ({ score, target, more }) => `base ${score} of ${target}${more > 0 ? `, ${more} more` : ''}; premium waits`,
  },
  rewritten: {
    title: 'History was changed',
    text: [
      'Only with --against REF: a record that exists at REF is missing or says something else. Changes of comments and line ends do not matter. A site that was renamed keeps its history through “renamed-from” in its site.yaml.',
      'It fails unless the settings at REF say otherwise.',
    ],
    hint: 'with --against: a record gone or changed',
    schema: 'With --against: a record that was there is gone or changed',
    reason: ({ records, gone }) =>
      gone
        ? `the site is gone, ${count.records(records.length)}`
        : `gone or changed: ${records[0]}${records.length > 1 ? `, ${records.length - 1} more` : ''}`,
    need: 'the records as they were',
  },
  'stale-waiver': {
    title: 'A waiver is out of date',
    text: [
      'A waiver is found after its last day, and also when nothing needs it any more. On its last day it still works.',
    ],
    hint: 'a waiver past its end or not needed',
    schema: 'A waiver past its end, or no longer needed',
    reason: ({ rule, until, isPast }) =>
      isPast ? `waiver of ${rule} ended ${dates.full(until)}` : `waiver of ${rule} is not needed`,
    need: 'the waiver deleted',
  },
  'max-age': {
    title: 'The last audit is too old',
    text: [
      'The days since the last audit of each series; follow-ups do not count. With a threshold of 120d, an audit 120 days ago passes, and one 121 days ago is found.',
      'With --against REF it only reminds: time passes for every branch alike.',
    ],
    values: ['120d  fails after more than 120 days', '{warn: 90d, fail: 120d}'],
    hint: 'the last audit is older',
    schema: 'The latest audit is older than this',
    reason: ({ days }, { threshold }) => `last audit ${count.days(days)} ago, limit ${threshold}`,
    need: 'an audit',
  },
  'max-silence': {
    title: 'Actions are open and nobody reports',
    text: [
      'The days since the last record, audit or follow-up, while any action is open. With a threshold of 21d, 21 days pass, and 22 are found. With --against REF it only reminds.',
    ],
    values: ['21d  fails after more than 21 days', '{warn: 7d, fail: 21d}'],
    hint: 'no record while actions are open',
    schema: 'No record for longer than this while actions are open',
    reason: ({ days }, { threshold }) => `no record for ${count.days(days)}, limit ${threshold}`,
    need: 'a follow-up',
  },
  'max-overdue': {
    title: 'An action is overdue',
    text: [
      'The days since each open action was due, by the date last agreed. With a threshold of 0d, an action due today passes, and one due yesterday is found. With --against REF it only reminds.',
    ],
    values: ['14d  fails after more than 14 days', '{warn: 0d, fail: 14d}'],
    hint: 'an action past its date',
    schema: 'An open action is longer than this past its due date',
    reason: ({ days }, { threshold }) => `action ${count.days(days)} overdue, limit ${threshold}`,
    need: 'the action done, or a new date for it',
  },
};

export const rulesPage = {
  heading: 'The rules of the gate',
  values: 'Values',
  example: 'In service-audit.yaml, under “check:”',
  more: 'More about one rule: service-audit rule min-score',
  where:
    'Set rules in service-audit.yaml under “check:”. A site.yaml can make them stricter; to make a rule looser, add a waiver with an end and a reason.',
};
