/** An interview on the shipped questionnaire, and answers to it. */

import { apply, EMPTY, type InterviewStart, type InterviewState } from '../../../src/domain/interview/interview.js';
import type { Entry } from '../../../src/domain/record/audit.js';
import { digestOf } from '../../../src/storage/templates.js';
import { base, KEYS } from '../records/builders.js';

export function anInterview(overrides: Partial<InterviewStart> = {}): InterviewStart {
  return {
    site: 'lviv-center',
    date: '2026-11-20',
    template: base,
    digest: digestOf(base),
    sagging: 5,
    target: 7,
    workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    before: new Map(),
    earlier: new Map(),
    open: [],
    given: {},
    ...overrides,
  };
}

export function answering(state: InterviewState, answers: Readonly<Record<string, unknown>>): InterviewState {
  return Object.entries(answers).reduce((now, [set, value]) => apply(now, { set, value }), state);
}

/** Every criterion has a 7 but these. */
export function scored(scores: Readonly<Record<string, number | Entry>>): InterviewState {
  return answering(
    EMPTY,
    Object.fromEntries(
      KEYS.map((key) => {
        const given = scores[key] ?? 7;
        return [`score/${key}`, typeof given === 'number' ? { score: given } : given];
      }),
    ),
  );
}

/** The six questions of a criterion, all answered. */
export function causeAnswers(criterion: string): Record<string, unknown> {
  const answers = {
    since: 'recent',
    change: { date: '2026-09', change: 'A new till.' },
    'factor-0': 'no cashier',
    'side-0': { side: 'internal' },
    act: 'Hire a cashier.',
    mechanism: { understood: 'yes', expertise: true },
    basis: 'observed',
    responsible: { name: 'Anna', advisers: [] },
    today: 'Write it down.',
    promise: { said: '6 weeks', due: '2027-01-01', target: 7 },
    summary: 'The rule is not written down.',
  };
  return Object.fromEntries(Object.entries(answers).map(([ask, value]) => [`cause/${criterion}/${ask}`, value]));
}
