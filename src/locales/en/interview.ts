import type { CalendarDate } from '../../domain/text/date.js';
import { counted } from '../../domain/text/plural.js';
import type { NoDate } from '../../domain/text/when.js';
import { count, dates } from './words.js';

/** The criterion that is being scored: its number in its component and among all criteria, from 1. */
export interface CriterionProgress {
  component: string;
  at: number;
  of: number;
  all: number;
  total: number;
}

export const interview = {
  site: 'Which site is it?',
  newSite: 'a new site',
  siteTitle: 'What is the site called?',
  siteKey: 'The name of its folder',
  siteKeyHelp: 'Small Latin letters, digits and “-”. Enter takes the proposal.',
  siteKeyTaken: 'There is a site with this key already.',
  firstScreen: 'There is nothing before this. Ctrl-C leaves.',
  template: 'Which questionnaire?',
  templateGroups: { trades: 'Trades', programmes: 'Programmes', own: 'Your own' },
  otherTemplate: {
    question: (title: string) => `Another questionnaire than last time: ${title}. Use it?`,
    was: (title: string, date: string) => `The last audit, of ${date}, used “${title}”.`,
    gone: (titles: readonly string[]) => `No longer asked: ${titles.join(', ')}.`,
    changed: (titles: readonly string[]) => `Asked differently, so not comparable: ${titles.join(', ')}.`,
    fresh: (titles: readonly string[]) => `New, with nothing to compare with: ${titles.join(', ')}.`,
    other: 'choose again',
    use: 'use it from now on',
  },
  setting: {
    audit: (date: string) => `Audit of ${date}: is this right?`,
    meeting: (date: string) => `Follow-up of ${date}: is this right?`,
    help: 'Enter goes on; a number changes its line.',
    lines: {
      template: 'Questionnaire',
      present: 'Who is here',
      assessors: 'Who scores',
      period: 'Period',
      respondent: 'Six questions answered by',
    },
    none: '–',
    accept: 'Go on',
  },
  criteria: (n: number) => count.criteria(n),
  assessor: 'Who scores?',
  assessorHelp:
    'Name, role: owner, manager, staff, consultant, mystery shopper or client. Several: Olena, consultant; Ivan, owner',
  assessorBad: 'Write it as “Olena Kovalchuk, consultant”, and several with “;” between them.',
  role: (name: string) => `In which role does ${name} score?`,
  roleWords: {
    owner: ['owner'],
    manager: ['manager'],
    staff: ['staff', 'employee'],
    consultant: ['consultant'],
    'mystery-shopper': ['mystery shopper', 'mystery-shopper', 'shopper'],
    client: ['client', 'customer'],
  },
  period: 'Which period do the scores stand for?',
  periodDefault: 'last 30 days',
  guess: 'Before you score: which three will be lowest?',
  guessHelp: 'Up to three numbers, such as 2 5 11. Enter skips.',
  guessBad: (most: number) => `Write up to three different numbers from 1 to ${most}.`,
  guessed: (right: number, of: number) => `You named ${right} of the ${of} lowest.`,

  progress: ({ component, at, of, all, total }: CriterionProgress) => `${component} ${at}/${of} · ${all} of ${total}`,
  progressShort: (all: number, total: number) => `${all} of ${total}`,
  time: (spent: number, left: number | undefined) =>
    left === undefined ? `${spent} min` : `${spent} min, about ${left} to go`,
  between: 'between the two',
  was: (score: number, date: string, change: string) =>
    `was ${score} on ${date}${change ? `, ${change}` : ', no change'}`,
  whatSeen: 'What did you see? (Enter skips)',
  note: 'Note',
  countedHelp: 'How many were counted, and how many of them were well? 279 of 280',
  countedBad: 'Write it as 279 of 280: those that were well, of all that were counted.',
  countedOf: (ok: number, of: number) => `${ok} of ${of}`,
  spot: 'What should be done about it?',
  goTo: 'Go to which criterion?',
  earlier: (date: string, said: string) => `On ${date}: ${said}`,
  naReason: 'Why does it not apply?',
  notSeenReason: 'Why could it not be seen?',
  needsReason: 'A reason is needed; Esc goes back.',
  typedOne: '1: Enter scores 1, a 0 makes it 10',
  alike: (score: number) => `Four fifths of the scores so far are ${score}. Is it really all alike?`,

  review: 'Review: go to any line and change it, or go on',
  reviewMeeting: 'What was measured: go to any line and change it, or go on',
  goOn: 'Go on',
  openActions: 'Open from before: mark what is done or dropped',
  action: { open: 'still open', started: 'started', done: 'done', dropped: 'dropped' },
  newDue: 'By when now?',
  actionNote: 'What came of it? (Enter skips)',
  newDueReason: 'Why not before? (Enter skips)',
  present: 'Who is here?',
  presentOther: 'Who else? (Enter: nobody)',
  isPresent: 'here',
  isAbsent: 'not here',
  peer: {
    business: 'Whom in an adjacent business did you ask? (Enter: nobody)',
    businessHelp: 'The car wash next door, a salon in another town: those who have the same trouble and are no rivals.',
    another: 'Whom else? (Enter: nobody)',
    criterion: 'About which criterion?',
    organised: 'How is it organised there? (Enter skips)',
    undertaken: 'What did they undertake? (Enter skips)',
    obstacles: 'Which obstacles did they overcome? (Enter skips)',
    try: 'What of it will you try? (Enter: nothing)',
    tryHelp: 'It becomes an action.',
  },
  dropReason: 'Why was it dropped? (Enter skips)',
  answeredBy: 'Who answers the six questions?',
  answeredByHelp: 'The person who can change something: often the owner, not a mystery shopper.',
  rest: (n: number) =>
    n === 1 ? 'One more criterion sags. Explain it now too?' : `${n} more criteria sag. Explain them now too?`,
  restNow: 'now',
  restLater: 'later; the gate will say so',

  questionOf: (n: number) => `Question ${n} of 6`,
  since: 'Has it always been so, or is it recent?',
  sinceHelp: 'Was anything tried before, and what came of it?',
  sinceAnswer: { always: 'always', recent: 'recent', unknown: 'unknown' },
  sameAs: (title: string) => `same cause as “${title}”`,
  change: 'Since when, and what changed then?',
  changeHelp: 'September, two masters left · 2026-09 · 3 weeks ago, a new till. Enter skips.',
  factor: 'Which factors cause so low a score? The main one first.',
  factorHelp: 'Do the neighbours have it too?',
  factorMore: 'The other factor? (Enter: no more)',
  factorNeeded: 'At least one factor is needed. Tab puts it off.',
  side: 'Is it internal or external?',
  sideAnswer: { internal: 'internal: in our own hands', external: 'external: not in our hands', both: 'both' },
  sideAndMore: {
    internal: 'internal, and there is another factor',
    external: 'external, and there is another factor',
    both: 'both, and there is another factor',
  },
  inHands: 'All of them are external. Which part of it is in your hands? (Enter: none)',
  mechanism: 'Are you sure that you have worked out how this process functions? Do you know this field?',
  mechanismHelp: 'At which step, hour or shift does it break?',
  mechanismAnswer: {
    'yes, expert': 'yes, and I know this field',
    'yes, layman': 'yes, but it is not my field',
    'partly, expert': 'partly, and I know this field',
    'partly, layman': 'partly, and it is not my field',
    'no, expert': 'no, though I know this field',
    'no, layman': 'no, and it is not my field',
  },
  basis: 'How do you know?',
  basisAnswer: { observed: 'observed it', data: 'from data', told: 'was told', guess: 'it is a guess' },
  responsible: 'Is there someone responsible for this? Someone to consult?',
  responsibleHelp:
    'Ivan Petrenko; Maria from the salon next door – the responsible one first, after “;” whom to consult. Enter: nobody. Do they know of it, agree, have the authority and the money?',
  today: 'What can you personally do today to begin solving the problem?',
  todayHelp: 'By what hour, and what will show that it is done? Enter: nothing yet.',
  todayVague: 'That changes nothing yet. What will be different at the site today? (Enter: nothing yet)',
  vague: /^(i('ll| will)? )?(think|consider|look into|see|discuss|talk)\b/i,
  promise: 'How long will it take to level the diagram?',
  promiseHelp: (target: number) =>
    `6 weeks, 15.01, 2027-01-15. To ${target} by then; for another score: 6 weeks, 8. What may prevent it?`,
  when: {
    /** What a text is understood as; the score to reach only if it was typed as well. */
    understood: (date: CalendarDate, today: CalendarDate, target?: number) =>
      `= ${dates.weekday(date, today)}${target === undefined ? '' : `, to ${target}`}`,
    since: (date: string) => `= since ${dates.partial(date)}`,
    refused: (none: NoDate, today: CalendarDate): string => {
      switch (none.why) {
        case 'not-understood':
          return 'That is not understood as a date. Try: tomorrow, by Friday, 6 weeks, end of January, 2027-01-15.';
        case 'past':
          return none.was === today
            ? 'That is today; a promise starts tomorrow.'
            : `That is over: ${dates.weekday(none.was, today)}. Write a date to come.`;
        case 'ambiguous': {
          const [one, other] = none.dates.map((date) => dates.said(date, today));
          return `${one} or ${other}? Write ${one} or ${none.dates[0]}.`;
        }
      }
    },
  },
  again: (why: string) => `Asked again: ${why}`,
  summary: 'In one sentence: the cause is …',
  summaryNeeded: 'Name the cause in one sentence. Tab puts it off.',

  plan: 'The plan that follows from the answers',
  planEmpty: 'No actions follow yet.',
  planAccept: 'Accept the plan and write the audit',
  planAcceptEmpty: 'Write the audit',
  planAcceptMeeting: 'Accept and write the follow-up',
  planText: 'What is to be done?',
  planOwner: 'Who does it?',
  planDue: 'By when?',
  tooLong: (most: number) => `That is too long: at most ${most} characters${most <= 200 ? ', on one line' : ''}.`,
  planCriterion: 'Which criterion is it for?',
  heads: { owner: 'owner', due: 'due' },

  plain: {
    enter: (n: number) => `Enter: ${n}`,
    line: 'Type your answer',
    filter: 'Type a number, or a word of the line',
    legend: 'keys again',
    pasted: (lines: number) => `Pasted ${lines} lines; Enter takes them.`,
    meant: (meaning: string) => `${meaning}; Enter takes it, or type it again.`,
    choice: 'Type a number',
    withNumber: (hint: string) => `number and ${hint}`,
    again: (most: number) => `Type a number from 1 to ${most}, or one of the letters.`,
    score: '1 to 10 scores',
    scoreAgain: 'Type a whole number from 1 to 10, or one of the letters.',
  },
  retry: 'try again',
  retryLeave: 'leave; what was saved before is kept',

  // Of letters only what they do: the legend adds the letter, and on other layouts the one that is on the same key.
  keys: {
    score: '1-9, 0=10 score',
    spot: 'action',
    counted: 'counted',
    skip: 'not today',
    anchors: 'all anchors',
    go: 'go to',
    find: 'find',
    earlier: 'still true',
    note: 'note',
    noteOfLast: 'note on the last score',
    history: 'last time',
    undo: 'undo',
    actionNote: 'note',
    na: 'does not apply',
    notSeen: 'not seen',
    back: 'back',
    leave: 'leave, everything is saved',
    leaveUnsaved: 'leave',
    choose: 'Enter choose',
    filter: 'letters filter',
    jump: 'a number jumps',
    later: 'later',
    enter: 'Enter next',
    lineBreak: 'Alt-Enter line break',
    editor: 'Ctrl-G editor',
    escBack: 'Esc back',
    escClear: 'Esc clear',
    escClose: 'Esc close',
    scroll: '↑ ↓ scroll',
    pages: 'PgUp PgDn scroll',
    ctrlUndo: 'Ctrl-_ undo',
    tabLater: 'Tab later',
    ctrlC: 'Ctrl-C leave, everything is saved',
    ctrlCUnsaved: 'Ctrl-C leave',
    more: 'keys',
    done: 'done',
    dropped: 'dropped',
    started: 'started',
    newDate: 'new date',
    anotherName: 'another name',
    stillOpen: 'still open',
    planText: 'edit',
    planOwner: 'owner',
    planDue: 'due',
    planDrop: 'drop',
    planAdd: 'new action',
  },
  pasteRefused: 'A text was pasted where keys are commands. Nothing of it was taken.',
  held: (key: string) => `${key} was held down: it counts once.`,
  notesMissing: (n: number) => `${count.notes(n)} missing`,
  filtered: (text: string) => `Filter: ${text}`,
  nothingFound: 'Nothing is called that.',
  editorFailed: (editor: string) => `“${editor}” could not be opened. The text is as it was.`,
  draft: {
    found: (date: string, answered: number) =>
      `There is an unfinished interview of ${date} with ${counted('en', answered, { one: 'answer', many: 'answers' })}.`,
    resume: 'go on with it',
    restart: 'begin anew, and discard it',
    discard: 'discard it and leave',
    discarded: 'The draft is discarded.',
    unfinished: (date: string) => `unfinished, ${date}`,
    templateChanged: (titles: readonly string[]) =>
      `The questionnaire has changed since. Asked again or no longer asked: ${titles.join(', ')}.`,
    kept: (command: string) => `Everything is saved. Go on with: service-audit ${command}`,
    keptBefore: (command: string) => `What was saved before is kept. Go on with: service-audit ${command}`,
  },
  nothingUnexplained: 'Nothing sags unexplained.',
  notChanged: 'Nothing was changed.',
  written: (file: string) => `Written: ${file}`,
  templateCopied: (file: string) => `Questionnaire copied to ${file}`,
  unexplained: (n: number) => `${count.criteria(n)} without the six answers`,
  next: 'Next',
};
