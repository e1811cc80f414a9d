/** The content of audits and follow-ups, in the shape of their files (docs/files.md, "Files"). */
import type { CalendarDate } from '../text/date.js';

export const ROLES = ['owner', 'manager', 'staff', 'consultant', 'mystery-shopper', 'client'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  name: string;
  role?: Role | undefined;
}

export const SINCE = ['always', 'recent', 'unknown'] as const;
export const SIDES = ['internal', 'external', 'both'] as const;
export const UNDERSTOOD = ['yes', 'partly', 'no'] as const;
export const BASES = ['observed', 'data', 'told', 'guess'] as const;
export type Side = (typeof SIDES)[number];

export interface Factor {
  side: Side;
  text: string;
  /** An act against it; the text of an action. */
  act?: string | undefined;
}

/** The answer to question 6: when the diagram will be level at this criterion, and at which score. */
export interface CausePromise {
  /** The answer in the words of the person who gave it: `6 weeks`. */
  said: string;
  due: CalendarDate;
  /** A score, 1–10. */
  target: number;
  /** The person who said it; without it, the one who answered the questions. */
  by?: string | undefined;
}

/** The six questions for one sagging criterion; an unanswered one is absent (METHOD.md, "The six questions"). */
export interface Cause {
  'answered-by'?: string | undefined;
  /** The cause, in one sentence. */
  summary?: string | undefined;
  since?: { answer: (typeof SINCE)[number]; date?: string | undefined; change?: string | undefined } | undefined;
  factors?: Factor[] | undefined;
  mechanism?:
    | { understood: (typeof UNDERSTOOD)[number]; expertise: boolean; basis: (typeof BASES)[number] }
    | undefined;
  responsible?: { name?: string | undefined; nobody?: true | undefined } | undefined;
  advisers?: string[] | undefined;
  today?: { by?: string | undefined; text?: string | undefined; nothing?: true | undefined } | undefined;
  promise?: CausePromise | undefined;
}

/** The entry for one criterion in an audit or a follow-up. It has exactly one of `score`, `na` and `not-seen`. */
export interface Entry {
  /** An integer, 1–10. */
  score?: number | undefined;
  /** The reason why the criterion does not apply. */
  na?: string | undefined;
  /** The reason why the criterion could not be seen this time; its last score still counts. */
  'not-seen'?: string | undefined;
  note?: string | undefined;
  /** Counted observations: `ok` out of `of`. */
  counted?: { ok: number; of: number } | undefined;
  cause?: Cause | undefined;
}

export const ACTION_KINDS = [
  'appoint',
  'today',
  'investigate',
  'peer',
  'countermeasure',
  'mitigate',
  'train',
  'measure',
  'standardise',
  'recognise',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

const LOOKING: readonly ActionKind[] = ['appoint', 'investigate', 'peer', 'measure'];

/** Does an action of this kind only prepare others? Appointing, looking and asking raise no score by themselves. */
export function looksOnly(kind: ActionKind): boolean {
  return LOOKING.includes(kind);
}

export const QUESTIONS = ['since', 'factors', 'mechanism', 'responsible', 'today', 'promise'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Action {
  criterion: string;
  kind: ActionKind;
  text: string;
  owner: string;
  /** The resources that it takes. */
  needs?: string | undefined;
  due: CalendarDate;
  /** The one of the six questions that it came from; undefined if it was added by hand. */
  question?: Question | undefined;
}

export const ACTION_STATUS = ['open', 'started', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUS)[number];

/** A later record's report about an earlier action. */
export interface ActionUpdate {
  status: ActionStatus;
  due?: CalendarDate | undefined;
  reason?: string | undefined;
  note?: string | undefined;
}

export type Scores = Record<string, Record<string, Entry>>;

export interface Audit {
  format: 'audit/1';
  date: CalendarDate;
  template: { name: string; version: number; digest: string };
  /** On that day, a criterion with this score or a lower one sagged. */
  sagging: number;
  target: number;
  period?: string | undefined;
  assessors: Person[];
  guess?: string[] | undefined;
  /** By component, then by criterion. */
  scores: Scores;
  actions?: Record<string, ActionUpdate> | undefined;
  plan?: Record<string, Action> | undefined;
}

export interface PeerTalk {
  criterion: string;
  business: string;
  organised?: string | undefined;
  undertaken?: string | undefined;
  obstacles?: string | undefined;
  try?: string | undefined;
}

export interface FollowUp {
  format: 'follow-up/1';
  date: CalendarDate;
  assessors?: Person[] | undefined;
  present?: string[] | undefined;
  actions?: Record<string, ActionUpdate> | undefined;
  /** By criterion. */
  scores?: Record<string, Entry> | undefined;
  causes?: Record<string, Cause> | undefined;
  peers?: PeerTalk[] | undefined;
  added?: Record<string, Action> | undefined;
}

export interface Answered {
  component: string;
  criterion: string;
  entry: Entry;
}

/** The entries of an audit in file order. */
export function entriesOf(scores: Scores): Answered[] {
  return Object.entries(scores).flatMap(([component, criteria]) =>
    Object.entries(criteria).map(([criterion, entry]) => ({ component, criterion, entry })),
  );
}

/** The questions that have no answer yet. The responsible person and the advisers are one question. */
export function unansweredQuestions(cause: Cause | undefined): Question[] {
  return QUESTIONS.filter((question) => {
    if (question === 'responsible') return !cause?.responsible || !cause.advisers;
    if (question === 'factors') return !cause?.factors?.length;
    return cause?.[question] === undefined;
  });
}

/** Are all six answered and the cause named? (METHOD.md, "The six questions") */
export function isExplained(cause: Cause | undefined): boolean {
  return cause?.summary !== undefined && unansweredQuestions(cause).length === 0;
}
