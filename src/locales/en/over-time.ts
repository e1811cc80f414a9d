import type { State } from '../../domain/treatment/state.js';
import { count } from './words.js';

const list = (parts: readonly string[]) => parts.join(', ');

export const states: Record<State, string> = {
  sagging: 'sagging',
  diagnosed: 'cause found',
  planned: 'planned',
  'in-progress': 'in progress',
  reached: 'target reached',
  levelled: 'levelled',
  level: 'level',
  fair: 'fair',
};
export const relapsed = 'sags again';

export const outcomes = { kept: 'kept', late: 'late', broken: 'broken', pending: 'pending' };

export const plan = {
  heading: (site: string, date: string) => `${site}, plan on ${date}`,
  counts: (overdue: number, today: number, later: number, done: number) =>
    list([
      ...(overdue > 0 ? [`${overdue} overdue`] : []),
      ...(today > 0 ? [`${today} today`] : []),
      ...(later > 0 ? [`${later} later`] : []),
      ...(done > 0 ? [`${done} done`] : []),
    ]),
  overdue: 'Overdue',
  now: 'Now',
  later: 'Later',
  done: (since: string) => `Closed since ${since}`,
  nothingOpen: 'No action is open.',
  overdueDays: count.days,
  today: 'today',
  inDays: (n: number) => `in ${count.days(n)}`,
  started: 'started',
  dropped: 'dropped',
  needs: (what: string) => `needs: ${what}`,
  question: (n: number) => `Q${n}`,
  /** `now` is given if another score has been measured since. */
  noEffect: (was: number, next: number, now: number | undefined) =>
    `no effect: ${was} → ${next}${now === undefined ? '' : `, now ${now}`}`,
  again: 'Questions 2 and 3 again',
  ineffective: (action: string, was: number, now: number) =>
    `“${action}” was done, but the next score was not higher: ${was} → ${now}`,
  noRise: (was: number, now: number) => `two follow-ups without a rise: ${was} → ${now}`,
  /** `what` is `itIs` or `itWas`. */
  missedDate: (target: number, due: string, what: string) => `${target} was promised by ${due}, ${what}`,
  itIs: (score: number) => `it is ${score}`,
  scoredOn: (score: number, on: string) => `${score} on ${on}`,
  /** A criterion that does not apply now, and its last score. */
  notApplicable: (since: string, score: number, on: string) => `does not apply since ${since}; ${score} on ${on}`,
  itWas: (thenNow: string) => `it was ${thenNow}`,
  /** A score of one day that is another one now. */
  thenNow: (score: number, on: string, now: number) => `${score} on ${on}, now ${now}`,
  /** Who spoke, and who is responsible. */
  onBehalf: (by: string, responsible: string) => `${by} for ${responsible}`,
  criteria: 'State of each criterion',
  promises: 'Promises',
  score: 'score',
  promised: 'promised',
  standing: 'state',
  who: 'who',
  day: (day: number, of: number) => `day ${day} of ${of}`,
  notMeasured: (days: number) => (days === 0 ? 'due today' : `${count.days(days)} over, not measured`),
  kept: (on: string) => `kept ${on}`,
  late: (on: string) => `late, ${on}`,
  broken: (days: number) => `broken, ${count.days(days)}`,
  brokenOn: (on: string) => `broken ${on}`,
  earlier: (before: string, outcomes: readonly string[]) => `Earlier, up to ${before}: ${list(outcomes)}`,
  people: 'By person',
  circle: 'Circle',
  followedUp: (last: string | undefined, due: string, isOver: boolean) =>
    `${last === undefined ? 'No follow-up yet' : `Last follow-up ${last}`}; the next ${isOver ? 'was' : 'is'} due ${due}.`,
  silent: (names: readonly string[]) => `Not at a follow-up: ${list(names)}.`,
  silentFor: (name: string, days: number) => `${name} for ${count.days(days)}`,
  never: (name: string) => `${name} (never yet)`,
  allThere: 'Everyone in the circle has followed up.',
  owe: (names: readonly string[]) => `Overdue actions: ${list(names)}.`,
  remedies: 'What worked here before',
  remedy: (from: number, to: number, days: number, levelled: string) =>
    `${from} → ${to} in ${count.days(days)}, levelled ${levelled}`,
  didHelp: 'done',
  cause: 'cause',
  ask: (names: readonly string[]) => `ask ${list(names)}`,
  actions: 'Actions',
  action: 'Action',
  due: 'Due',
  questionHead: 'Question',
  next: 'Next',
};

export const trend = {
  heading: (site: string, audits: number, followUps: number) =>
    `${site}, ${list([count.audits(audits), ...(followUps > 0 ? [count.followUps(followUps)] : [])])}`,
  none: 'There are no scores in this period.',
  now: 'now',
  promised: 'promised',
  span: (days: number) =>
    days < 60
      ? count.days(days)
      : days < 730
        ? count.months(Math.round(days / 30.44))
        : count.years(Math.round(days / 365.25)),
  earlier: (audits: number) => `${count.audits(audits)} before these are not shown; --format csv prints all.`,
  pace: (change: string, measurements: number) => `${change} a month over ${count.scores(measurements)}`,
  about: (month: string) => `target about ${month}`,
  wasAbout: (month: string) => `the line reached the target about ${month}: time to score again`,
  tooSlow: 'at this pace the target is years away',
  promise: (date: string) => `promised ${date}`,
  other: '(7): the question was different then, so the score is not compared.',
  lowest: 'lowest',
  mean: 'mean',
  gaps: 'A gap: no score at that time.',
  otherCriteria: 'The lines break where other criteria were scored: such means are not compared.',
  /** Followed by “over the 10 criteria that both audits have”. */
  ends: 'The first and the last figures are',
};

export const log = {
  heading: (title: string, site: string) => `${title}, ${site}`,
  now: (score: number, state: string) => `${score}, ${state}`,
  cause: 'the six questions',
  promised: (who: string, target: number, due: string, said: string) =>
    `${who} promises ${target} by ${due} (“${said}”)`,
  nobody: 'somebody',
  planned: (text: string, who: string, due: string) => `planned: ${text} (${who}, ${due})`,
  status: { open: 'still open', started: 'started', done: 'done', dropped: 'dropped' },
  newDate: (due: string) => `new date ${due}`,
  counted: (ok: number, of: number) => `${of - ok} of ${of} missed`,
  onlyCounted: 'counted',
  peer: (business: string) => `asked a peer: ${business}`,
  organised: 'organised',
  undertaken: 'undertaken',
  obstacles: 'obstacles',
  try: 'we try',
  judged: (outcome: string, target: number, due: string) => `promise ${outcome}: ${target} by ${due}`,
};

export const home = {
  overdue: (actions: number) => `${actions} overdue`,
  followUpDue: 'follow-up due',
  scoredLast: (on: string) => `last scored ${on}`,
  promise: (who: string, made: string, said: string) => `${who} on ${made}: “${said}”.`,
  pending: (day: number, of: number) => (day === 0 ? `${count.days(of)} to go;` : `Today is day ${day} of ${of};`),
  over: (days: number) => (days === 0 ? 'It is due today;' : `That was over ${count.days(days)} ago;`),
  still: (title: string, score: number, target: number) => `“${title}” is still ${score}, promised ${target}.`,
  /** Nobody has scored it since the promise was made. */
  was: (title: string, score: number, on: string, target: number) =>
    `“${title}” was ${score} on ${on}, promised ${target}.`,
  thenNow: (title: string, thenNow: string, target: number) => `“${title}” was ${thenNow}, promised ${target}.`,
  /** Somebody has scored it since the promise was made, but not today. */
  scored: (title: string, was: number, score: number, on: string, target: number) =>
    `“${title}” ${was === score ? 'was still' : `went from ${was} to`} ${score} on ${on}, promised ${target}.`,
  unscored: (title: string, target: number) => `“${title}” has no score yet, promised ${target}.`,
  moved: (title: string, was: number, score: number, target: number) =>
    `“${title}” went from ${was} to ${score}, promised ${target}.`,
  unexplained: (criteria: number) => `${count.criteria(criteria)} unexplained`,
  again: (title: string) => `questions 2 and 3 again: ${title}`,
  criteria: count.criteria,
  actions: count.actions,
  help: 'everything else',
  nextAudit: (by: string) => `the next audit, by ${by}`,
};

export const siteReadme = {
  asOf: (date: string) => `As on ${date}. Kept up to date by service-audit; write above or below.`,
};
