import { count } from './words.js';

export const show = {
  baseUnknown: 'There is no audit of the main series yet, so it is unknown if the base criteria are at target.',
  onSand: (under: readonly string[]) =>
    `Base comes before premium, and these base criteria are below target: ${under.join(', ')}.`,
  comparedWith: (date: string) => `compared with ${date}`,
  firstAudit: 'first audit',
  limits: (target: number, sagging: number) => `target ${target}, sagging ${sagging} and below`,
  nothingScored: 'nothing scored yet',
  sagging: 'Sagging',
  targetLine: (target: number) => `target ${target}`,
  na: 'n/a',
  notApplicable: 'does not apply',
  nobody: 'nobody',
  causeUnknown: 'cause unknown',
  promised: (target: number, date: string) => `to ${target} by ${date}`,
  until: (target: number, date: string) => `${target} by ${date}`,
  outcome: (outcome: 'kept' | 'late' | 'broken', date: string) =>
    ({ kept: `kept, due ${date}`, late: `late, due ${date}`, broken: `broken ${date}` })[outcome],
  overdue: (days: number) => (days > 999 ? `overdue ${days} d` : `overdue ${count.days(days)}`),
  atTarget: 'at target',
  notSeen: (since: string | undefined) => (since ? `as on ${since}` : 'not seen'),
  since: { always: 'always', recent: 'recent', unknown: 'since unknown' },
  side: { internal: 'internal', external: 'external', both: 'internal and external' },
  lowest: (score: number, was: number | undefined) => `Lowest ${score}${was === undefined ? '' : ` (was ${was})`}`,
  sag: (sagging: number, of: number) => `${sagging} of ${of} sag`,
  toTarget: (points: number) => `${points} to target`,
  /** The figures that follow, or precede, are about these criteria alone. */
  overCommon: (criteria: number) => `over the ${count.criteria(criteria)} that both audits have`,
  level: (level: number, was: number | undefined) => `level ${level}${was === undefined ? '' : ` (was ${was})`}`,
  mean: (mean: string, change: string | undefined) => `mean ${mean}${change ? ` (${change})` : ''}`,
  /** The overview: one line for each site. */
  sites: {
    heading: (project: string, sites: number) => `${project}: ${count.sites(sites)}`,
    sag: (sagging: number) => `${sagging} sag`,
    level: (level: number) => `level ${level}`,
    lastAudit: (date: string, days: number) => `last audit ${date}, ${count.days(days)} ago`,
    noAudit: 'no audit yet',
    unreadable: 'cannot be read',
  },
};

export const cause = {
  summary: 'Cause',
  since: 'Since',
  factors: 'Factors',
  mechanism: 'Mechanism',
  responsible: 'Responsible',
  advisers: 'Advisers',
  today: 'Today',
  promise: 'Promise',
  answeredBy: 'Answered by',
  understood: { yes: 'understood', partly: 'partly understood', no: 'not understood' },
  expertise: (knows: boolean) => (knows ? 'knows the field' : 'does not know the field'),
  basis: { observed: 'observed', data: 'from data', told: 'was told', guess: 'a guess' },
  nothing: 'nothing yet',
  promised: (target: number, date: string, said: string) => `${target} by ${date} (“${said}”)`,
};

export const diff = {
  heading: (site: string, from: string, to: string, days: number) => `${site}, ${from} → ${to}, ${count.days(days)}`,
  headingSites: (a: string, from: string, b: string, to: string) => `${a} ${from} → ${b} ${to}`,
  sameTemplate: (template: string) => `same questionnaire: ${template}`,
  otherTemplate: (was: string, now: string) => `questionnaires: ${was} → ${now}`,
  /** Not “was” and “now”: a follow-up may have measured since. */
  was: 'from',
  now: 'to',
  explains: 'what explains it',
  worse: 'Worse',
  better: 'Better',
  same: 'Same',
  notScored: 'Not scored',
  added: 'New',
  gone: 'Gone',
  nothingComparable: 'Nothing that can be compared has moved.',
  nothingMoved: 'Nothing moved.',
  sameCount: (n: number, sagging: readonly string[]) =>
    sagging.length === 0 ? String(n) : `${n}; ${sagging.length} sagging: ${sagging.join(', ')}`,
  notComparable: 'Not comparable',
  notComparableOne: (title: string, was: number, now: number, why: string) => `${title} ${was} → ${now}: ${why}`,
  changedIn: (asked: string) => `its question changed in ${asked}`,
  otherwiseIn: (was: string, now: string) => `it is asked differently in ${was} and ${now}`,
  notScoredOne: (title: string, was: string, now: string) =>
    was === now ? `${title}: ${now}, as before` : `${title}: ${was} → ${now}`,
  onePointEach: (titles: string) => `${titles}: +1 each (may be noise)`,
  actionDone: (action: string, date: string) => `done ${date}: ${action}`,
  promise: {
    kept: (due: string) => `promise for ${due} kept`,
    late: (due: string) => `promise for ${due} kept late`,
  },
  noise: '(one point may be noise)',
  nothingRecorded: 'unexplained',
  mean: 'mean',
  lowest: 'lowest',
  level: 'level',
  all: 'All',
  meanStood: 'The mean did not change while the lowest fell. Look at the lowest.',
  meanRose: 'The mean rose while the lowest fell. Look at the lowest.',
};

/** The result of the gate in figures. */
export interface CheckCounts {
  /** How many sites have findings that count. */
  failing: number;
  /** How many sites there are. */
  sites: number;
  failures: number;
  warnings: number;
  /** The keys of the sites that could not be judged. */
  unjudged: readonly string[];
  isAgainst: boolean;
}

export const check = {
  level: { fail: 'fail', warn: 'warn' },
  labels: { waived: 'waived', known: 'known', informs: 'due', base: 'base', green: 'green' },
  waived: (what: string, until: string, reason: string) => `${what}, until ${until}: “${reason}”`,
  moreOf: (n: number) => `and ${n} more`,
  knownAs: (ref: string) => `already so at ${ref}, not made worse here`,
  informs: 'depends on the calendar: for the scheduled check, not for this change',
  notUsed: (what: readonly string[]) => `settings of this branch that are not used: ${what.join('; ')}`,
  setRule: (rule: string, value: string | undefined, criterion: string | undefined, site: string | undefined) =>
    `${value === undefined ? `no ${rule}` : `${rule} ${value}`}${criterion ? ` for ${criterion}` : ''}${site ? ` (${site})` : ''}`,
  setWaiver: (rule: string, criterion: string | undefined, site: string) =>
    `a waiver of ${rule}${criterion ? ` for ${criterion}` : ''} (${site})`,
  setTemplate: (name: string) => `the questionnaire ${name}`,
  failed: 'FAIL',
  passed: 'PASS',
  counts: ({ failing, sites, failures, warnings, unjudged, isAgainst }: CheckCounts) => {
    const found =
      failures + warnings === 0
        ? `${count.sites(sites)}: ${isAgainst ? 'nothing made worse' : 'nothing found'}`
        : `${failing} of ${count.sites(sites)}: ${count.failures(failures)}, ${count.warnings(warnings)}`;
    return unjudged.length === 0 ? found : `${found}; not judged: ${unjudged.join(', ')}`;
  },
  lacks: (subject: string, needs: readonly string[]) => `${subject}: ${needs.join(', ')}`,
  green: (needs: readonly string[], more: number) => `needs ${needs.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  /** In place of a list, if there are too many findings. */
  grouped: (n: number, sites: number) => `${n} at ${count.sites(sites)}`,
  allOfThem: 'All of them: service-audit check SITE, or --format json',
  explain: {
    site: 'the site',
    origin: {
      'site-criterion': 'site.yaml, for the criterion',
      'project-criterion': 'settings, for the criterion',
      site: 'site.yaml',
      project: 'settings',
      default: 'default',
      unset: 'not set',
    },
    waiver: (value: string | undefined, until: string) => `waiver${value ? `: ${value}` : ''} until ${until}`,
    off: 'off',
  },
  waiving: {
    wrote: (file: string, waivers: number) => `${file}: ${count.waivers(waivers)}`,
    nothing: 'Nothing fails, so nothing was waived.',
    left: (n: number) => `${count.failures(n)} cannot be waived:`,
    next: 'Read them, and commit them. service-audit check reports those that are no longer needed (stale-waiver).',
  },
  markdown: {
    site: 'Site',
    criterion: 'Criterion',
    found: 'Found',
    rule: 'Rule',
    where: 'Where',
    more: (n: number) => `… and ${n} more`,
  },
  moreFound: (n: number, level: 'fail' | 'warn') =>
    `+${n} more: ${level === 'fail' ? 'failures' : 'warnings'}; see the log`,
  notJudged: 'cannot be judged',
};

export const validate = {
  ok: (files: number) => `${count.files(files)}: all well-formed and consistent`,
  found: (problems: number, warnings: number, files: number) =>
    `${count.files(files)}: ${count.problems(problems)}, ${count.warnings(warnings)}`,
};

export const initialised = {
  wrote: 'wrote',
  added: 'added to',
  kept: 'kept',
  next: 'Next',
  nothing: 'Everything is in place; nothing was changed.',
  add: (file: string) => `${file} is your own file; add this to it:`,
  propose: (file: string) => `${file} has no gate yet. These thresholds would fit your audits; paste them in:`,
};

export const demo = {
  intro: 'A beauty salon is audited twice, twelve weeks apart. This is the whole loop, on a shipped example.',
  introOf: (template: string) =>
    `Two audits, twelve weeks apart, by the questionnaire “${template}”. This is the whole loop, on a shipped example.`,
  step: {
    first: 'The first audit: scores, six questions, a plan',
    second: 'Twelve weeks later: the diagram, and what moved since',
    upright: 'The same diagram upright: the aim is to level these bars',
    check: 'The gate, as CI would run it',
  },
  gate: 'The gate fails, as it should: exit code 1.',
  passed: 'The gate passes: exit code 0.',
  kept: (folder: string) => `The files are in ${folder}: look at them, change a score, run the commands again there.`,
  next: 'Your own first audit',
};

export const markdown = { criterion: 'Criterion', score: 'Score', note: 'Note' };

export const meeting = {
  measured: 'Measured',
  counted: (ok: number, of: number, low: string, high: string) =>
    ok === of
      ? `none of ${of} missed; at this sample size, ${low}–${high}% are well`
      : `${of - ok} of ${of} missed; at this sample size, ${low}–${high}% are well`,
};

export const templates = {
  programme: 'a programme',
};

export const sheet = {
  open: '______________________________________________',
  fields: 'Site: ______________________  Date: ______________  Who scores: ______________________',
  how: 'Score every criterion from 1 to 10. Write down what you saw. n/a: does not apply; –: could not be seen.',
  looksLike: 'What it looks like',
  line: 'Score: ______  Seen: ______________________________________________________',
};

export const answersDraft = {
  intro: [
    'Fill in every score, then: service-audit run --answers FILE',
    'Missing answers are reported; nothing is written until all answers are valid.',
  ],
  score: '1 to 10',
  note: 'what you saw',
  naOr: 'or instead of the score, “na: |” or “not-seen: |” with the reason on the next line',
  assessor: 'Who scores',
  written: (file: string) => `Written: ${file}`,
  next: (file: string) => `Fill it in, then: service-audit run --answers ${file}`,
};
