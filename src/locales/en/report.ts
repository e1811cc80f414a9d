/** The page for a client: its headings, and the answers that people gave, in full sentences. */
import type { ActionStatus, Question, Side } from '../../domain/record/audit.js';
import type { CalendarDate } from '../../domain/text/date.js';
import type { PromiseOutcome } from '../../domain/treatment/promise.js';
import type { SectionId } from '../../domain/view/report.js';
import { count, FULL_MONTHS } from './words.js';

/** 7 September 2026, September 2026 or 2026. */
function long(date: CalendarDate): string {
  const [year = '', month, day] = date.split('-');
  return [day && String(Number(day)), month && FULL_MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const quoted = (titles: readonly string[]) => list(titles.map((title) => `“${title}”`));
const one = (n: number, singular: string, plural: string) => (n === 1 ? singular : plural);

/** How a component moved between two days: its mean and lowest score, first and last. */
export interface TrendSpan {
  component: string;
  from: string;
  to: string;
  mean: readonly [string, string];
  lowest: readonly [number, number];
}

export const report = {
  kind: 'Service audit',
  contents: 'Contents',
  facts: {
    date: 'Date',
    assessors: 'Scored by',
    period: 'Period',
    questionnaire: 'Questionnaire',
    compared: 'Compared with',
    asOf: 'State on',
  },
  long,
  headings: {
    diagram: 'The diagram',
    findings: 'What sags, and why',
    plan: 'The plan',
    promises: 'Promises',
    moved: 'What has changed',
    trend: 'The trend of each component',
    scores: 'The questionnaire',
    reading: 'How to read this',
    method: 'The method',
  } satisfies Record<SectionId, string>,
  headline: {
    sags: (n: number, of: number, titles: readonly string[], score: number) =>
      `${n} of ${count.criteria(of)} ${one(n, 'sags', 'sag')}. The weakest: ${quoted(titles)}, ${score} of 10.`,
    fair: (titles: readonly string[], score: number, target: number) =>
      `Nothing sags, but the diagram is not level yet. The weakest: ${quoted(titles)}, ${score} of 10; the target is ${target}.`,
    level: (target: number) => `The diagram is level: every criterion is at the target of ${target} or above it.`,
    nothing: 'No criterion has a score.',
    moved: (date: string, up: number, down: number, same: number) => {
      const parts = [
        up > 0 && `rose for ${count.criteria(up)}`,
        down > 0 && `fell for ${up > 0 ? down : count.criteria(down)}`,
        same > 0 && `did not change for ${up + down > 0 ? same : count.criteria(same)}`,
      ].filter((part) => part !== false);
      return `Since ${date} the score ${list(parts)}.`;
    },
    first: 'This is the first audit: there is nothing to compare it with yet.',
  },
  tiles: {
    lowest: 'lowest score',
    sag: (of: number) => `of ${of} sag`,
    toTarget: (points: number) => `${one(points, 'point', 'points')} to the target`,
    level: 'level, of 100',
    mean: 'mean',
    was: (value: string) => `was ${value}`,
    same: 'as before',
  },
  diagram: {
    caption: (target: number, sagging: number) =>
      `Solid: the score. Hatched: what is missing to the target of ${target}. “!”: it sags, at ${sagging} or below.`,
    target: (target: number) => `target ${target}`,
    mean: (mean: string) => `mean ${mean}`,
    alt: (component: string, mean: string | undefined, target: number, rows: readonly string[]) =>
      `Bars of ${component}${mean ? `, mean ${mean}` : ''}, target ${target}. ${rows.join('; ')}.`,
    row: (title: string, score: number | undefined, sags: boolean) =>
      `${title}: ${score === undefined ? 'no score' : score}${sags ? ', sags' : ''}`,
    continued: (component: string) => `${component}, continued`,
  },
  finding: {
    score: (score: number, missing: number) =>
      `${score} of 10, ${missing} ${one(missing, 'point', 'points')} to the target`,
    was: (was: number, date: string) => `was ${was} on ${date}`,
    cause: 'The cause',
    seen: 'What was seen',
    seenOn: (date: string) => `What was seen on ${date}`,
    looksLike: (score: number) => `What ${score} looks like`,
    unknown: 'The cause is not known yet: the six questions have not been answered.',
    sameAs: (title: string) => `The cause is the same as for “${title}”.`,
    since: {
      always: 'It has always been so.',
      recent: 'It is recent.',
      unknown: 'Nobody can say since when.',
    },
    recentSince: (date: string) => `It is recent: it began ${date.length === 10 ? 'on' : 'in'} ${long(date)}.`,
    change: (text: string) => `What changed then: ${text}`,
    factor: {
      internal: (text: string) => `What brings the score down is inside the business: ${text}`,
      external: (text: string) => `What brings the score down is outside the business: ${text}`,
      both: (text: string) => `What brings the score down is both inside the business and outside it: ${text}`,
    } satisfies Record<Side, unknown>,
    factors: 'What brings the score down, the main thing first:',
    act: (text: string) => `What will be done: ${text}`,
    side: {
      internal: 'inside the business',
      external: 'outside the business',
      both: 'both inside and outside',
    } satisfies Record<Side, string>,
    understood: {
      yes: 'How it works is understood.',
      partly: 'How it works is understood only in part.',
      no: 'How it works is not understood yet.',
    },
    basis: {
      observed: 'speaks from observation',
      data: 'speaks from data',
      told: 'goes by what others say',
      guess: 'is guessing so far',
    },
    answered: (by: string | undefined, knows: boolean, basis: string) =>
      `The questions were answered by ${by ? `${by},` : 'someone'} who ${knows ? 'knows this field' : 'does not know this field'} and ${basis}.`,
    responsible: (name: string | undefined) =>
      name ? `${name} is responsible for it.` : 'Someone is responsible for it.',
    nobody: 'Nobody is responsible for it yet.',
    advisers: (names: readonly string[]) =>
      names.length === 0 ? 'There is someone to ask for advice.' : `Someone to ask for advice: ${names.join('; ')}.`,
    noAdvisers: 'There is no one to ask for advice yet.',
    today: (by: string | undefined, date: string, text: string) =>
      by ? `${by} took on the first step on ${date}: ${text}` : `The first step, on ${date}: ${text}`,
    noToday: 'No first step has been named.',
    promise: (target: number, due: string, said: string, by: string | undefined) =>
      `Promised${by === undefined ? '' : ` by ${by}`}: ${target} by ${due} (“${said}”).`,
    standing: (outcome: PromiseOutcome, days: number) =>
      ({
        kept: 'The promise was kept.',
        late: 'It was reached, but late.',
        broken: 'The promise was not kept.',
        pending:
          days > 0
            ? `${count.days(days)} left.`
            : days === 0
              ? 'It is due today.'
              : 'The date has passed; the score has not been taken yet.',
      })[outcome],
    again: (reasons: readonly string[]) =>
      `The plan has not helped yet: ${reasons.join('; ')}. The questions about its factors and how it works are asked again.`,
    before: (levelled: string, from: number, to: number, days: number) =>
      `It was levelled here before, by ${levelled}: from ${from} to ${to} in ${count.days(days)}.`,
    didHelp: (done: string) => `What was done then: ${done}`,
    open: (questions: readonly string[]) => `Still to be answered: ${questions.join('; ')}.`,
    noSummary: 'The cause has not been named in one sentence yet.',
    questions: {
      since: 'since when it is so',
      factors: 'which factors cause it',
      mechanism: 'how far it is understood how it works',
      responsible: 'who is responsible and who can advise',
      today: 'what can be done today',
      promise: 'by when it will be level',
    } satisfies Record<Question, string>,
    onlyResponsible: 'who is responsible',
    onlyAdvisers: 'who can advise',
  },
  plan: {
    columns: {
      due: 'Due',
      action: 'Action',
      criterion: 'Criterion',
      owner: 'Owner',
      kind: 'Kind',
      status: 'Status',
      planned: 'Planned',
      closed: 'Closed',
      needs: 'Needs',
    },
    caption: (open: number, overdue: number, closed: number) =>
      [
        `${count.actions(open)} open`,
        overdue > 0 ? `${overdue} overdue` : undefined,
        closed > 0 ? `${closed} closed` : undefined,
      ]
        .filter(Boolean)
        .join(', '),
    needs: (text: string) => `Needs: ${text}`,
    status: { open: 'open', started: 'started', done: 'done', dropped: 'dropped' } satisfies Record<
      ActionStatus,
      string
    >,
    groups: {
      overdue: (n: number) => `Overdue: ${n}`,
      ahead: 'Ahead',
      closed: 'Closed at the last audit or since',
    },
    overdue: (days: number) => `overdue ${count.days(days)}`,
    today: 'today',
    ineffective: 'the next score was not higher',
    closed: (status: string, date: string) => `${status} ${date}`,
  },
  promises: {
    columns: {
      criterion: 'Criterion',
      made: 'Made',
      promised: 'Promised',
      who: 'By',
      score: 'Score',
      standing: 'State',
    },
    caption: (pending: number, kept: number, late: number, broken: number) =>
      [
        pending > 0 && `${pending} pending`,
        kept > 0 && `${kept} kept`,
        late > 0 && `${late} late`,
        broken > 0 && `${broken} broken`,
      ]
        .filter(Boolean)
        .join(', '),
    outcome: { kept: 'kept', late: 'reached late', broken: 'broken' },
    left: (days: number) => (days > 0 ? `${count.days(days)} left` : days === 0 ? 'due today' : 'to be measured'),
  },
  moved: {
    caption: (from: string, to: string, days: number) => `${from} → ${to}, ${count.days(days)}`,
    columns: { criterion: 'Criterion', was: 'From', now: 'To', change: 'Change', explains: 'What explains it' },
    means: { component: 'Component', mean: 'Mean', lowest: 'Lowest' },
    meansCaption: 'Means and lowest scores',
    same: (n: number) => `Unchanged: ${count.criteria(n)}.`,
    notComparable: (titles: readonly string[]) =>
      `Not comparable, because the question has changed: ${titles.join('; ')}.`,
    notScored: (titles: readonly string[]) => `Without a score in one of the two audits: ${titles.join('; ')}.`,
    added: (titles: readonly string[]) => `New in this audit: ${titles.join('; ')}.`,
    gone: (titles: readonly string[]) => `No longer scored: ${titles.join('; ')}.`,
    nothing: 'No score has changed.',
  },
  trend: {
    mean: 'mean',
    lowest: 'lowest',
    legend: (target: number) =>
      `Solid line: the mean of the component. Dashed line: its lowest score, which the mean hides. The line at ${target} is the target.`,
    table: 'The same in figures',
    tableCaption: 'Mean, and the lowest score in brackets',
    date: 'Audit',
    alt: ({ component, from, to, mean, lowest }: TrendSpan) =>
      `${component} from ${from} to ${to}: mean ${mean[0]}, then ${mean[1]}; lowest score ${lowest[0]}, then ${lowest[1]}.`,
    older: (n: number) => `${count.audits(n)} before these ${one(n, 'is', 'are')} not shown.`,
  },
  scores: {
    columns: { criterion: 'Criterion', score: 'Score', note: 'What was seen' },
    na: 'does not apply',
    notSeen: (since: string | undefined) => (since ? `not seen this time; score from ${since}` : 'not seen this time'),
    counted: (ok: number, of: number) => (ok === of ? `All ${of} of ${of}.` : `${of - ok} of ${of} missed.`),
    measured: (date: string, score: number | undefined, was: number | undefined) =>
      [`On ${date}`, score !== undefined && `: ${score}`, was !== undefined && ` (was ${was})`, '.']
        .filter(Boolean)
        .join(''),
    sheet: 'Scores',
    componentColumn: 'Component',
    notesSheet: 'What was seen',
    ok: 'In order',
    of: 'Out of',
    causesSheet: 'Causes',
    question: 'Question',
    answer: 'Answer',
    planSheet: 'Plan',
  },
  reading: (target: number, sagging: number): readonly (readonly [term: string, text: string])[] => [
    ['The score', `Each criterion has a score from 1 to 10, based on what was seen: scores have descriptions.`],
    ['The target', `The line is at ${target}. What is missing up to it is hatched: that is the work to do.`],
    ['What sags', `A score of ${sagging} or lower. Six questions are asked about it until its cause is known.`],
    [
      'The mean',
      'It comes last, because it hides what matters: eleven nines and one two average 8.4, but the client notices the two.',
    ],
    [
      'Level',
      'How even the scores are, up to 100. It says nothing by itself: if every score is 2, the diagram is level, too. So read it with the lowest score and the mean.',
    ],
    ['Changes', 'A difference of two points or more is a change. One point may be noise.'],
    [
      'A promise',
      'What the responsible person, or somebody for them, said the score would be, and by when. It is kept if the score is reached by that date, or in the first scoring within a week after it.',
    ],
  ],
  method:
    'A client expects three things: pleasant surroundings, capable people and a good product. Each is split into criteria, and every criterion is scored from 1 to 10. The diagram shows the places that sag. For each of them six questions look for the cause: has it always been so; which factors cause it; is it understood how it works; who is responsible; what can be done today; how long will it take. The answers make a written plan with owners and dates. Progress is followed, the plan is corrected, and the places are scored again until the diagram is level – and after that it is kept level.',
  footer: {
    made: (date: string) => `Made on ${date} with service-audit.`,
    logo: (name: string | undefined) => (name ? `Logo of ${name}` : 'Logo'),
  },
  noSandbox: (program: string) => `${program} prints without its sandbox, because it runs as root.`,
  written: (file: string) => `Written: ${file}`,
  namesInText:
    'Names were removed from the fields, and from texts that spell them the same way. Read the texts before you send the page.',
};
