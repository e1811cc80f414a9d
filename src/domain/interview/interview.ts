/**
 * The interview: state → next question; answer → state (METHOD.md, "The core loop"). A state is nothing but the answers
 * given so far and the question that the person has gone to, so that replaying the events of a draft gives the state
 * again.
 */

import type { Template } from '../questionnaire/template.js';
import type { Action, Cause, Person } from '../record/audit.js';
import type { ActionState, SiteRecord } from '../record/site.js';
import type { CalendarDate, Weekday } from '../text/date.js';
import type { Remedy } from '../treatment/remedy.js';
import {
  type Answers,
  type Ask,
  type At,
  criterionIn,
  type EditedPlan,
  idOf,
  type Kept,
  type Step,
} from './questions.js';

/** The facts that are known before the first question. */
export interface InterviewStart {
  site: string;
  date: CalendarDate;
  template: Template;
  digest: string;
  sagging: number;
  target: number;
  workingDays: readonly Weekday[];
  /** The last score of each criterion before this audit; shown only after the new one is given. */
  before: ReadonlyMap<string, { score: number; date: CalendarDate }>;
  /** Actions of earlier records that are still open. */
  open: readonly ActionState[];
  /** The cause that an earlier record names, by criterion; shown only after the new answers. */
  earlier: ReadonlyMap<string, { cause: Cause; date: CalendarDate }>;
  /** The remedies that levelled a criterion here before, by the key of a criterion that sags again. */
  remedies?: ReadonlyMap<string, readonly Remedy[]>;
  /** The answers that options have given already. */
  given: { assessors?: Person[] | undefined; period?: string | undefined };
  /** What the first screen proposes, because the last record of the series has it. */
  proposed?: Proposals;
  /** The criteria to explain, lowest first, if only the six questions are asked and nothing is scored. */
  explain?: readonly string[];
  /** A meeting on the plan: only criteria under treatment are scored. */
  followUp?: FollowUpStart;
  /** The plan of a record that is edited, by id. */
  planned?: Readonly<Record<string, Action>>;
}

export interface Proposals {
  /** The day of the last record; undefined if there is none. */
  date?: CalendarDate | undefined;
  assessors?: readonly Person[] | undefined;
  period?: string | undefined;
  /** Names of the people at the meeting. */
  present?: readonly string[] | undefined;
  /** The person who answers the six questions. */
  respondent?: string | undefined;
}

export interface FollowUpStart {
  /** The earlier records of the series, in date order. */
  records: readonly SiteRecord[];
  /** Names of the people who meet. */
  circle: readonly string[];
  /** Keys of the criteria under treatment. */
  treated: readonly string[];
}

export interface InterviewState {
  /** The answers by id; `idOf` in `questions.ts` makes the ids. */
  answers: Readonly<Record<string, unknown>>;
  /** A text that was begun: the question, and how far it is typed. */
  typing?: { id: string; text: string };
  /** The question that the person has gone to, if it is not the first unanswered one. */
  at?: string | undefined;
}

/** An event that a draft records. */
export type InterviewEvent =
  | { set: string; value: unknown }
  | { go: string }
  | { typing: string; text: string }
  /** The answers about these criteria, whose questions have changed. */
  | { forget: readonly string[] };

export const EMPTY: InterviewState = { answers: {} };

/** The answer to a step. */
export function answered<A extends Ask>(step: Step<A>, value: Answers[A]): InterviewEvent {
  return { set: step.id, value };
}

/** An answer by name; use `answered` for the step at hand. */
export function kept<K extends keyof Kept>(what: K, at: At<K>, value: Kept[K]): InterviewEvent {
  return { set: idOf(what, ...at), value };
}

export function apply(state: InterviewState, event: InterviewEvent): InterviewState {
  if ('go' in event) return { answers: state.answers, at: event.go };
  if ('typing' in event) return { ...state, typing: { id: event.typing, text: event.text } };
  if ('forget' in event) return withoutCriteria(state, event.forget);
  return { answers: { ...state.answers, [event.set]: event.value } };
}

/** The answer, or undefined if there is none yet. Drafts are trusted: each line of a draft has a hash. */
export function answerTo<K extends keyof Kept>(state: InterviewState, what: K, ...at: At<K>): Kept[K] | undefined {
  const id = idOf(what, ...at);
  return Object.hasOwn(state.answers, id) ? (state.answers[id] as Kept[K]) : undefined;
}

/** The answer to a step, or undefined if there is none yet. */
export function answerOf<A extends Ask>(state: InterviewState, step: Step<A>): Answers[A] | undefined {
  return Object.hasOwn(state.answers, step.id) ? (state.answers[step.id] as Answers[A]) : undefined;
}

export function isAnswered<K extends keyof Kept>(state: InterviewState, what: K, ...at: At<K>): boolean {
  return Object.hasOwn(state.answers, idOf(what, ...at));
}

/** The state without any answer about these criteria, and without actions for them. */
export function withoutCriteria(state: InterviewState, criteria: readonly string[]): InterviewState {
  const isForgotten = (key: string | undefined) => key !== undefined && criteria.includes(key);
  const peers = new Set<string>();
  for (let index = 0; isAnswered(state, 'peer-business', index); index++) {
    if (isForgotten(answerTo(state, 'peer-criterion', index))) peers.add(idOf('peer-criterion', index));
  }
  const answers = Object.fromEntries(
    Object.entries(state.answers).filter(([id]) => !isForgotten(criterionIn(id)) && !peers.has(id)),
  );
  const edited = answerTo(state, 'edited-plan');
  if (edited) {
    answers[idOf('edited-plan')] = {
      actions: edited.actions.filter(({ criterion }) => !isForgotten(criterion)),
      of: edited.of.filter((source) => !isForgotten(source) && !isForgotten(criterionIn(source))),
    } satisfies EditedPlan;
  }
  return { answers, at: state.at && !isForgotten(criterionIn(state.at)) ? state.at : undefined };
}
