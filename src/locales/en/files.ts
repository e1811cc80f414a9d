/** Files that `init` writes. */
import type { RuleName } from '../../domain/gate/thresholds.js';

export interface SettingsHead {
  timeZone: string;
  template: string;
  language: string;
  languages: readonly string[];
}

export const settingsHead = ({
  timeZone,
  template,
  language,
  languages,
}: SettingsHead) => `# yaml-language-server: $schema=.service-audit/schema/config-1.json
# The settings of this service-audit project. Lines that begin with # are switched off.
format: config/1
language: ${language.padEnd(23)}# ${languages.join(' or ')}
time-zone: ${timeZone.padEnd(22)}# whose today it is
template: ${template.padEnd(23)}# the questionnaire that “run” asks
sagging: 5                       # this score or lower is asked the six questions
target: 7                        # where a criterion should be
audit-every: 90d                 # an older last audit is pointed out
working-days: [mon, tue, wed, thu, fri]

# The gate: what “service-audit check” finds. A threshold is N (fails), {warn: N, fail: N} or off.
# More about each: service-audit rule NAME`;

/** Beside each rule of the gate. */
export const rules: Record<RuleName, string> = {
  'min-score': 'a criterion below it',
  'max-drop': 'fell by more points since the audit before',
  'max-slide': 'more points below its best',
  vanished: 'scored last time, absent or n/a now',
  unexplained: 'sags without its six answers',
  unplanned: 'sags without an open action',
  'unsupported-rise': '+2 without a note or a finished action',
  'broken-promise': 'the promise of question 6',
  'base-first': 'premium while base is under target',
  rewritten: 'with --against: a record gone or changed',
  'stale-waiver': 'a waiver past its end or not needed',
  'max-age': 'the last audit is older',
  'max-silence': 'no record while actions are open',
  'max-overdue': 'an action past its date',
};

export const criteriaExample = [
  '  # criteria:                         # stricter or milder for one criterion',
  '  #   refunds: {min-score: 7}',
];

/** Why a threshold was proposed. */
export const why = {
  lowest: (score: number) =>
    `The lowest score now is ${score}: it passes today, and nothing may sink below it. Raise it as it rises.`,
  drops: (steps: number, usual: number) =>
    `Of ${steps} steps from audit to audit here, nine in ten fell by ${usual} or less.`,
  slide: (points: number) => `One criterion is ${points} below its best now: no further.`,
  age: (days: number) => `Audits here are ${days} days apart, as a rule.`,
};

export const ci = {
  intro: 'Holds the bar of client service: written by “service-audit init”, yours to change.',
  history: 'all of it: the gate compares with another commit',
  weekly: 'Mondays',
  change: 'only what a change makes worse fails',
  calendar: 'every rule, also those of the calendar',
  schedule: 'every rule; needs a schedule: Build → Pipeline schedules',
  followUp: {
    intro: [
      'Every Monday: the next follow-up of every site with something open, as a pull request to fill in and merge.',
      'GitHub has to allow it: Settings, Actions, General, “Allow GitHub Actions to create and approve pull requests”.',
    ],
    title: 'Follow-up on the plan',
    body: 'Change what has changed (status: open to done), name who was there, and merge: that is the follow-up. A file that nobody touches counts for nothing.',
    waiting: 'Another week has passed, and this follow-up still waits to be filled in and merged.',
  },
  preCommit: 'See https://pre-commit.com',
};

export const ignoreComment = '# service-audit: drafts of running interviews, caches';
export const attributesComment = '# service-audit: the same line ends everywhere';
