/** The texts in the files that `init` writes. */
export interface SettingsHead {
  timeZone: string;
  template: string;
  language: string;
  languages: readonly string[];
  sagging: number;
  target: number;
  /** The lines of the circle, each with its line break; empty if there is none. */
  circle: string;
}

export const settingsHead = ({
  timeZone,
  template,
  language,
  languages,
  sagging,
  target,
  circle,
}: SettingsHead) => `# yaml-language-server: $schema=.service-audit/schema/config-1.json
# The settings of this service-audit project. Lines that begin with # are switched off.
format: config/1
language: ${language} # ${languages.join(' or ')}
time-zone: ${timeZone} # decides which day is today
template: ${template} # the questionnaire that “run” asks
sagging: ${sagging} # this score or lower is asked the six questions
target: ${target} # where a criterion should be
audit-every: 90d # an older last audit is pointed out
${circle}working-days: [mon, tue, wed, thu, fri]

# The gate: what “service-audit check” finds. A threshold is N (fails), { warn: N, fail: N } or off.
# More about each: service-audit rule NAME`;

export const circle = 'the people to whom you report every week';

export const criteriaExample = [
  '  # criteria: # stricter or milder for one criterion',
  '  #   refunds: { min-score: 7 }',
];

/** The reasons for a proposed threshold. */
export const why = {
  lowest: (score: number) =>
    `When this was written, the lowest score was ${score}: it passes, and no score may fall below it. Raise the threshold as the lowest score rises.`,
  drops: (steps: number, usual: number) =>
    `Of ${steps} steps from audit to audit here, nine in ten fell by ${usual} or less.`,
  slide: (points: number) => `When this was written, one criterion was ${points} below its best: no further.`,
  age: (days: number) => `Audits here are ${days} days apart, as a rule.`,
};

export const ci = {
  intro: 'The gate for client service: written by “service-audit init”, yours to change.',
  history: 'the whole history: the gate compares with another commit',
  weekly: 'Mondays',
  change: 'only what the change makes worse fails',
  calendar: 'every rule, including those that depend on the calendar',
  schedule: 'every rule; needs a schedule: Build → Pipeline schedules',
  followUp: {
    intro: [
      'Every Monday: the next follow-up of every site with something open, as a pull request to fill in and merge.',
      'GitHub has to allow it: Settings, Actions, General, “Allow GitHub Actions to create and approve pull requests”.',
    ],
    title: 'Follow-up on the plan',
    body: 'Change what has changed (status: open to done), name who was there, and merge: that is the follow-up. An unchanged file does not count.',
    waiting: 'Another week has passed, and this follow-up has still not been filled in and merged.',
  },
  preCommit: 'See https://pre-commit.com',
};

export const ignoreComment = '# service-audit: drafts of running interviews, caches';
export const attributesComment = '# service-audit: the same line ends everywhere';
