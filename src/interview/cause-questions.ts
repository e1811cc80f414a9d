/** The six questions of the method as forms: what is asked, and what the answer becomes. */

import { type Answers, type CauseAsk, INTERVIEW_QUESTIONS } from '../domain/interview/questions.js';
import { BASES, QUESTIONS, SIDES, SINCE, UNDERSTOOD } from '../domain/record/audit.js';
import type { CalendarDate, Weekday } from '../domain/text/date.js';
import type { NoDate } from '../domain/text/when.js';
import type { Messages } from '../locales/en/index.js';
import { parseSince } from '../locales/typed-dates.js';
import { dueAnswer, noDateText } from './date-answers.js';
import { type Item, LONGEST_NAME_CHARACTERS } from './presenter.js';

type Words = Messages['interview'];

/** The most criteria with a shared cause that are offered: no more digits are left to choose them. */
const MOST_SHARED = 6;

interface Form {
  question: string;
  help?: string | undefined;
}

/** A question, and the functions that turn what was typed or chosen into the answer. */
export type CauseForm<Answer> =
  | (Form & {
      kind: 'line';
      /** Why the text cannot be the answer, if it cannot. */
      refuse?: ((text: string) => string | undefined) | undefined;
      /** The meaning of the text, if that is to be shown. */
      meaning?: ((text: string) => string | undefined) | undefined;
      /** Undefined only for a text that is refused. */
      take(text: string): Answer | undefined;
      /** The answer as a text to begin with. */
      show(given: Answer): string | undefined;
    })
  | (Form & { kind: 'choice'; items: readonly Option<Answer>[] });

type Option<Answer> = Item & { answer: Answer };

/** The number of the question, 1–6; undefined for the sentence after them. */
export function numberOf(ask: CauseAsk): number | undefined {
  const fields: readonly string[] = QUESTIONS;
  const index = fields.indexOf(INTERVIEW_QUESTIONS[ask].makes);
  return index < 0 ? undefined : index + 1;
}

/** Options with the digits from `first` on as their keys. */
function numbered<Answer>(
  options: readonly { value: string; label: string; answer: Answer }[],
  first = 1,
): Option<Answer>[] {
  return options.map((option, index) => {
    const key = String(first + index);
    return { ...option, label: `${key}  ${option.label}`, key };
  });
}

function needed(why: string) {
  return (text: string) => (text === '' ? why : undefined);
}

/** A line that may be left empty. */
function textOrNull(question: string) {
  return {
    kind: 'line',
    question,
    take: (text: string) => text || null,
    show: (given: string | null) => given ?? undefined,
  } as const;
}

/** "September, two masters left": since when, and what changed then. A text without a date says only what changed. */
export function parseChange(text: string, today: CalendarDate): Answers['change'] | NoDate {
  if (text === '') return null;
  // The whole text is the date, or the part before the last separator that leaves one there: "Sep 15, 2026, a new till".
  const separators = [...text.matchAll(/\s*[,:;]\s*|\s+[-–—]+\s+/gu)].reverse();
  for (const { index, 0: between } of [{ index: text.length, 0: '' }, ...separators]) {
    const since = parseSince(text.slice(0, index), today);
    const change = text.slice(index + between.length);
    if ('date' in since) return change === '' ? since : { ...since, change };
    if (since.why === 'ambiguous') return since;
  }
  return { change: text };
}

/** "6 weeks, 8": the score to reach may follow the time. */
function promiseParts(text: string): { time: string; target?: number } {
  const [, time = '', to] = /^(.*?)(?:\s*[,;]\s*(10|[1-9]))?$/.exec(text.trim()) ?? [];
  return to === undefined ? { time } : { time, target: Number(to) };
}

interface CauseInput {
  date: CalendarDate;
  workingDays: readonly Weekday[];
  target: number;
  /** The number of the factor, from 0. */
  index: number;
  /** The other criteria that have been explained: they may share the cause. */
  others: readonly { key: string; title: string }[];
}

type Forms = { readonly [A in CauseAsk]: (input: CauseInput, words: Words) => CauseForm<Answers[A]> };

/** A question about a cause without a row does not compile. */
export const CAUSE_FORMS: Forms = {
  since: ({ others }, words) => {
    const answers = SINCE.map((answer) => ({ value: answer, label: words.sinceAnswer[answer], answer }));
    const shared = others
      .slice(0, MOST_SHARED)
      .map(({ key, title }) => ({ value: `same:${key}`, label: words.sameAs(title), answer: { same: key } }));
    return {
      kind: 'choice',
      question: words.since,
      help: words.sinceHelp,
      items: numbered<Answers['since']>([...answers, ...shared]),
    };
  },
  change: ({ date }, words) => {
    const take = (text: string) => {
      const change = parseChange(text, date);
      return change && 'why' in change ? undefined : change;
    };
    return {
      kind: 'line',
      question: words.change,
      help: words.changeHelp,
      refuse(text) {
        const change = parseChange(text, date);
        return change && 'why' in change ? noDateText(change, date, words) : undefined;
      },
      meaning(text) {
        const change = take(text);
        return change?.date === undefined ? undefined : words.when.since(change.date);
      },
      take,
      show: (given) => [given?.date, given?.change].filter((part) => part !== undefined).join(', '),
    };
  },
  factor: ({ index }, words) => ({
    ...textOrNull(index === 0 ? words.factor : words.factorMore),
    help: index === 0 ? words.factorHelp : undefined,
    refuse: index === 0 ? needed(words.factorNeeded) : undefined,
  }),
  side: (_, words) => {
    const last = SIDES.map((side) => ({ value: side, label: words.sideAnswer[side], answer: { side } }));
    const more = SIDES.map((side) => {
      const answer = { side, more: true } as const;
      return { value: `${side}+`, label: words.sideAndMore[side], answer };
    });
    return { kind: 'choice', question: words.side, items: numbered<Answers['side']>([...last, ...more]) };
  },
  'in-hands': (_, words) => textOrNull(words.inHands),
  act: (_, words) => ({ ...textOrNull(words.act), help: words.actHelp }),
  mechanism: (_, words) => ({
    kind: 'choice',
    question: words.mechanism,
    help: words.mechanismHelp,
    items: numbered(
      UNDERSTOOD.flatMap((understood) =>
        (['expert', 'layman'] as const).map((field) => {
          const value = `${understood}, ${field}` as const;
          const answer = { understood, expertise: field === 'expert' };
          return { value, label: words.mechanismAnswer[value], answer };
        }),
      ),
    ),
  }),
  basis: (_, words) => ({
    kind: 'choice',
    question: words.basis,
    items: numbered(BASES.map((basis) => ({ value: basis, label: words.basisAnswer[basis], answer: basis }))),
  }),
  responsible: (_, words) => {
    const names = (text: string) => text.split(';').map((name) => name.trim());
    const isLong = (name: string) => name.length > LONGEST_NAME_CHARACTERS || name.includes('\n');
    return {
      kind: 'line',
      question: words.responsible,
      help: words.responsibleHelp,
      refuse: (text) => (names(text).some(isLong) ? words.tooLong(LONGEST_NAME_CHARACTERS) : undefined),
      take: (text) => {
        const [name, ...advisers] = names(text);
        return { name: name || null, advisers: advisers.filter(Boolean) };
      },
      show: ({ name, advisers = [] }) => [name ?? '', ...advisers].join('; '),
    };
  },
  today: (_, words) => ({ ...textOrNull(words.today), help: words.todayHelp }),
  promise: ({ date, workingDays, target }, words) => {
    const due = dueAnswer({ today: date, workingDays, isFor: 'promise' }, words);
    return {
      kind: 'line',
      question: words.promise,
      help: words.promiseHelp(target),
      refuse: (text) => due.refuse(promiseParts(text).time),
      meaning: (text) => {
        const parts = promiseParts(text);
        return due.meaning(parts.time, parts.target);
      },
      take: (text) => {
        const parts = promiseParts(text);
        const day = due.date(parts.time);
        return day === undefined ? undefined : { said: parts.time, due: day, target: parts.target ?? target };
      },
      show: (promise) => (promise.target === target ? promise.said : `${promise.said}, ${promise.target}`),
    };
  },
  summary: (_, words) => ({
    kind: 'line',
    question: words.summary,
    refuse: needed(words.summaryNeeded),
    take: (text) => text,
    show: (given) => given,
  }),
};
