import type { RuleName } from '../../domain/gate.js';

export interface RuleHelp {
  title: string;
  /** Paragraphs. */
  text: readonly string[];
  values: readonly string[];
  example: string;
}

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
      'The score before is always that of an audit, so that a follow-up in between does not soften a fall.',
    ],
    values: [
      '2  fails when more than 2 points are lost',
      '{warn: 1, fail: 2}  warns from 2 points, fails from 3',
      'off',
    ],
    example: 'max-drop: {warn: 1, fail: 2}',
  },
  unexplained: {
    title: 'A sagging criterion without its six answers',
    text: [
      'A criterion that sags needs the answers to all six questions and its cause in one sentence. Answers from an earlier record count as long as the criterion has not been levelled since.',
    ],
    values: ['warn', 'fail', 'off'],
    example: 'unexplained: fail',
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
