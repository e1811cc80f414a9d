import type { RuleName } from '../../domain/gate/thresholds.js';

export interface RuleHelp {
  title: string;
  /** Paragraphs. */
  text: readonly string[];
  values: readonly string[];
  example: string;
}

const YES_NO = ['warn', 'fail', 'off'];

export const rules: Record<RuleName, RuleHelp> = {
  'min-score': {
    title: 'A criterion below the threshold',
    text: [
      'The last score of each criterion is compared with the threshold. A score at the threshold passes; one below it is found.',
      'What does not apply (na) is left out. What was not seen keeps its last score.',
    ],
    values: ['5  fails below 5', '{warn: 6, fail: 5}  warns below 6, fails below 5', 'off'],
    example: 'min-score: {warn: 6, fail: 5}\ncriteria:\n  refunds: {min-score: 7}',
  },
  'max-drop': {
    title: 'A criterion fell too far',
    text: [
      'The last score of each criterion is compared with its score in the audit before. A fall of as many points as the threshold passes; a fall of even one point more is found.',
      'The score before is always that of an audit, so that a follow-up in between does not soften a fall. An audit that lacks answers is never what is compared with.',
    ],
    values: [
      '2  fails when more than 2 points are lost',
      '{warn: 1, fail: 2}  warns from 2 points, fails from 3',
      'off',
    ],
    example: 'max-drop: {warn: 1, fail: 2}',
  },
  'max-slide': {
    title: 'A criterion leaked away, a point at a time',
    text: [
      'The last score of each criterion is compared with the best it ever had. Three falls of 1 are a slide of 3. A slide of as many points as the threshold passes; one point more is found.',
    ],
    values: ['3  fails when it is more than 3 below its best', '{warn: 2, fail: 3}', 'off'],
    example: 'max-slide: 3',
  },
  vanished: {
    title: 'A criterion that was scored is gone',
    text: [
      'A criterion that had a score last time and is absent or does not apply now is found. What was not seen is not gone: its last score stands.',
      'Against a commit this fails unless it is set otherwise there, for a low score is hidden most easily by not giving it.',
    ],
    values: YES_NO,
    example: 'vanished: fail',
  },
  unexplained: {
    title: 'A sagging criterion without its six answers',
    text: [
      'A criterion that sags needs the answers to all six questions and its cause in one sentence. Answers from an earlier record count as long as the criterion has not been levelled since.',
      'What sags is told by the settings and by the audit, whichever asks for more: an audit cannot let itself off.',
    ],
    values: YES_NO,
    example: 'unexplained: fail',
  },
  unplanned: {
    title: 'A sagging criterion without an open action',
    text: [
      'A criterion that sags needs at least one action that is open or started, in the plan of an audit or added by a follow-up. Actions that are done or dropped do not count: the score still sags.',
    ],
    values: YES_NO,
    example: 'unplanned: warn',
  },
  'unsupported-rise': {
    title: 'A rise that nothing supports',
    text: [
      'A rise of 2 or more since the audit before needs a note on what was seen, or an action for the criterion that was done in between. A rise of 1 passes.',
    ],
    values: YES_NO,
    example: 'unsupported-rise: warn',
  },
  'broken-promise': {
    title: 'The promise of question 6 was broken',
    text: [
      'The last promise for a criterion is found when the first score after its date is below what was promised, or when 7 days have passed without a score. On the seventh day it still passes.',
      'A new answer to question 6 is a new promise and counts from then on; the old one stays on record as broken.',
    ],
    values: YES_NO,
    example: 'broken-promise: warn',
  },
  'base-first': {
    title: 'Premium before base',
    text: [
      'Premium rests on base. While a base criterion of the main series is under target, scoring premium or brilliant criteria is found, with the lowest base criterion named. A base criterion at target passes.',
    ],
    values: YES_NO,
    example: 'base-first: warn',
  },
  rewritten: {
    title: 'History was changed',
    text: [
      'Only with --against REF: a record that is there at REF is gone or says something else. Comments and line ends say nothing. A site that was renamed keeps its history by “renamed-from” in its site.yaml.',
      'It fails unless it is set otherwise at REF.',
    ],
    values: YES_NO,
    example: 'rewritten: fail',
  },
  'stale-waiver': {
    title: 'A waiver has outlived itself',
    text: [
      'A waiver past its last day is found, and so is one that lets nothing pass any more. On its last day a waiver still holds.',
    ],
    values: YES_NO,
    example: 'stale-waiver: warn',
  },
  'max-age': {
    title: 'The last audit is too old',
    text: [
      'The days since the last audit of each series. As many days as the threshold pass; one day more is found. A follow-up is no audit.',
      'With --against REF it only informs: time passes for every branch alike.',
    ],
    values: ['120d  fails after more than 120 days', '{warn: 90d, fail: 120d}', 'off'],
    example: 'max-age: {warn: 90d, fail: 120d}',
  },
  'max-silence': {
    title: 'Actions are open and nobody says anything',
    text: [
      'The days since the last record, audit or follow-up, while any action is open. As many days as the threshold pass; one day more is found. With --against REF it only informs.',
    ],
    values: ['21d  fails after more than 21 days', '{warn: 7d, fail: 21d}', 'off'],
    example: 'max-silence: {warn: 7d, fail: 21d}',
  },
  'max-overdue': {
    title: 'An action is overdue',
    text: [
      'The days by which each open action is past its date, as last agreed. As many days as the threshold pass; one day more is found: with 0d, an action due yesterday is found and one due today is not. With --against REF it only informs.',
    ],
    values: ['14d  fails after more than 14 days', '{warn: 0d, fail: 14d}', 'off'],
    example: 'max-overdue: {warn: 0d, fail: 14d}\ncriteria:\n  refunds: {max-overdue: 3d}',
  },
};

export const rulesPage = {
  heading: 'The rules of the gate',
  values: 'Values',
  example: 'In service-audit.yaml, under “check:”',
  more: 'More about one: service-audit rule min-score',
  where:
    'Rules stand in service-audit.yaml under “check:”; a site.yaml may be stricter, and milder only by a waiver with an end and a reason.',
};
