/** The six questions of the method as forms: what is asked, and what the answer becomes. */

import type { Answers, Ask } from '../domain/interview/interview.js';
import { BASES, type Question, SIDES, UNDERSTOOD } from '../domain/record/audit.js';
import type { CalendarDate } from '../domain/text/date.js';
import type { Messages } from '../locales/en/index.js';
import { parseDue, parseSince } from '../locales/index.js';
import type { Item } from './presenter.js';

type Words = Messages['interview'];

/** In characters. */
export const LONGEST_NAME = 200;

interface Form {
  question: string;
  help?: string;
}
export type CauseForm =
  | (Form & {
      kind: 'line';
      refuse?(text: string): string | undefined;
      take(text: string): unknown;
      show?(given: unknown): string | undefined;
    })
  | (Form & { kind: 'choice'; items: readonly Item[]; take(value: string): unknown });

export type CauseAsk = Extract<
  Ask,
  | 'since'
  | 'change'
  | 'factor'
  | 'side'
  | 'in-hands'
  | 'mechanism'
  | 'basis'
  | 'responsible'
  | 'today'
  | 'promise'
  | 'summary'
>;

/** Which questions belong together; their place is the number of the question. `summary` comes after the six. */
const GROUPS: Readonly<Record<CauseAsk, Question | 'summary'>> = {
  since: 'since',
  change: 'since',
  factor: 'factors',
  side: 'factors',
  'in-hands': 'factors',
  mechanism: 'mechanism',
  basis: 'mechanism',
  responsible: 'responsible',
  today: 'today',
  promise: 'promise',
  summary: 'summary',
};
const NUMBERS: readonly (Question | 'summary')[] = ['since', 'factors', 'mechanism', 'responsible', 'today', 'promise'];

export function isCauseAsk(ask: Ask): ask is CauseAsk {
  return Object.hasOwn(GROUPS, ask);
}

export function groupOf(ask: CauseAsk): Question | 'summary' {
  return GROUPS[ask];
}

/** 1–6; undefined for the sentence after them. */
export function numberOf(ask: CauseAsk): number | undefined {
  const index = NUMBERS.indexOf(GROUPS[ask]);
  return index < 0 ? undefined : index + 1;
}

const numbered = <V extends string>(values: readonly V[], labels: Readonly<Record<V, string>>): Item[] =>
  values.map((value, index) => ({ value, label: `${index + 1}  ${labels[value]}`, key: String(index + 1) }));
const orNull = (text: string) => (text === '' ? null : text);

/** "September, two masters left": since when, and what changed then; without a date it is all what changed. */
export function parseChange(text: string, today: CalendarDate): Answers['change'] {
  if (text === '') return null;
  const whole = parseSince(text, today);
  if (whole) return { date: whole };
  // From the last place where one may end and the other begin: "Sep 15, 2026, a new till".
  for (const { index, 0: between } of [...text.matchAll(/\s*[,:;]\s*|\s+[-–—]+\s+/gu)].reverse()) {
    const date = parseSince(text.slice(0, index), today);
    const change = text.slice(index + between.length);
    if (date && change !== '') return { date, change };
  }
  return { change: text };
}

/** "6 weeks, 8": the score to reach may follow the time. */
export function parsePromise(text: string, from: CalendarDate, target: number): Answers['promise'] | undefined {
  const [, said = '', to] = /^(.*?)(?:\s*[,;]\s*(10|[1-9]))?$/.exec(text.trim()) ?? [];
  const due = parseDue(said, from);
  return due ? { said, due, target: to ? Number(to) : target } : undefined;
}

export interface CauseInput {
  date: CalendarDate;
  target: number;
  /** Of a factor, from 0. */
  index: number;
  /** Criteria explained before this one, with their titles: they may share the cause. */
  others: readonly { key: string; title: string }[];
}

/** The form of a question; wording is `words`. */
export function causeForm(ask: CauseAsk, input: CauseInput, words: Words): CauseForm {
  const line = (
    question: string,
    rest: Omit<Extract<CauseForm, { kind: 'line' }>, 'kind' | 'question' | 'take'> & {
      take?(text: string): unknown;
    } = {},
  ): CauseForm => ({
    kind: 'line',
    question,
    take: orNull,
    ...rest,
  });
  const needed = (why: string) => (text: string) => (text === '' ? why : undefined);
  switch (ask) {
    case 'since': {
      const same = input.others.slice(0, 6).map(({ key, title }, index) => ({
        value: `same:${key}`,
        label: `${index + 4}  ${words.sameAs(title)}`,
        key: String(index + 4),
      }));
      return {
        kind: 'choice',
        question: words.since,
        help: words.sinceHelp,
        items: [...numbered(['always', 'recent', 'unknown'], words.sinceAnswer), ...same],
        take: (value) => (value.startsWith('same:') ? { same: value.slice(5) } : value),
      };
    }
    case 'change':
      return line(words.change, {
        help: words.changeHelp,
        take: (text) => parseChange(text, input.date),
        show: (given) => {
          const { date, change } = (given as Answers['change'] | undefined) ?? {};
          return [date, change].filter((part) => part !== undefined).join(', ');
        },
      });
    case 'factor':
      return input.index === 0
        ? line(words.factor, { help: words.factorHelp, refuse: needed(words.factorNeeded) })
        : line(words.factorMore);
    case 'side':
      return {
        kind: 'choice',
        question: words.side,
        items: [
          ...numbered(SIDES, words.sideAnswer),
          ...SIDES.map((side, index) => ({
            value: `${side}+`,
            label: `${index + 4}  ${words.sideAndMore[side]}`,
            key: String(index + 4),
          })),
        ],
        take: (value) => (value.endsWith('+') ? { side: value.slice(0, -1), more: true } : { side: value }),
      };
    case 'in-hands':
      return line(words.inHands);
    case 'mechanism':
      return {
        kind: 'choice',
        question: words.mechanism,
        help: words.mechanismHelp,
        items: numbered(
          UNDERSTOOD.flatMap((understood) => [`${understood}, expert` as const, `${understood}, layman` as const]),
          words.mechanismAnswer,
        ),
        take: (value) => {
          const [understood, field] = value.split(', ');
          return { understood, expertise: field === 'expert' };
        },
      };
    case 'basis':
      return {
        kind: 'choice',
        question: words.basis,
        items: numbered(BASES, words.basisAnswer),
        take: (value) => value,
      };
    case 'responsible': {
      const names = (text: string) => text.split(';').map((name) => name.trim());
      const isLong = (name: string) => name.length > LONGEST_NAME || name.includes('\n');
      return line(words.responsible, {
        help: words.responsibleHelp,
        refuse: (text) => (names(text).some(isLong) ? words.tooLong(LONGEST_NAME) : undefined),
        take: (text) => {
          const [name, ...advisers] = names(text);
          return { name: name || null, advisers: advisers.filter(Boolean) } satisfies Answers['responsible'];
        },
        show: (given) => {
          const { name, advisers = [] } = (given as Answers['responsible'] | undefined) ?? {};
          return [name ?? '', ...advisers].join('; ');
        },
      });
    }
    case 'today':
      return line(words.today, { help: words.todayHelp });
    case 'promise':
      return line(words.promise, {
        help: words.promiseHelp(input.target),
        refuse: (text) => (parsePromise(text, input.date, input.target) ? undefined : words.promiseBad),
        take: (text) => parsePromise(text, input.date, input.target),
        show: (given) => {
          const promise = given as Answers['promise'] | undefined;
          return promise && (promise.target === input.target ? promise.said : `${promise.said}, ${promise.target}`);
        },
      });
    case 'summary':
      return line(words.summary, { refuse: needed(words.summaryNeeded), take: (text) => text });
  }
}
