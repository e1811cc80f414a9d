/**
 * The interview: state → next question; answer → state (METHOD.md, "The core loop"). A state is nothing but the answers
 * given so far and the question that the person has gone to, so that replaying the events of a draft gives the state
 * again.
 */

import type { Template } from '../questionnaire/template.js';
import type { Action, Cause, CausePromise, Person } from '../record/audit.js';
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
  isOfCause,
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
  /** The cause that earlier records name, by criterion; shown only after the new answers. */
  earlier: ReadonlyMap<string, EarlierCause>;
  /** The last note and the last promise of a criterion in earlier records; shown only after the new score is given. */
  history?: ReadonlyMap<string, CriterionHistory>;
  /** The remedies that levelled a criterion here before, by the key of a criterion that sags again. */
  remedies?: ReadonlyMap<string, readonly Remedy[]>;
  /** The answers that options have given already. */
  given: { assessors?: Person[] | undefined; period?: string | undefined };
  /** Everybody whom earlier records and the settings name. */
  people?: readonly string[];
  /** The proposals of the first screen, because the last record of the series has it. */
  proposed?: Proposals;
  /** The criteria to explain, lowest first, if only the six questions are asked and nothing is scored. */
  explain?: readonly string[];
  /** A meeting on the plan: only criteria under treatment are scored. */
  followUp?: FollowUpStart;
  /** The plan of a record that is edited, by id. */
  planned?: Readonly<Record<string, Action>>;
  /** The criteria that the edited record explains: what its plan has about them was decided then. */
  settled?: readonly string[];
}

export interface EarlierCause {
  cause: Cause;
  date: CalendarDate;
  /** The days on which the parts of the cause were answered; `date` for a part that is not here. */
  dates?: Readonly<Record<string, CalendarDate>>;
}

export interface CriterionHistory {
  note?: { text: string; date: CalendarDate } | undefined;
  /** `date` is the day on which it was promised. */
  promise?: (CausePromise & { date: CalendarDate }) | undefined;
  /** The reason why it did not apply when it was last asked about. */
  na?: string | undefined;
}

export interface Proposals {
  /** The day of the last record; undefined if there is none. */
  date?: CalendarDate | undefined;
  /** The name of its questionnaire. */
  template?: string | undefined;
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
  /** The texts that were begun, by field: what was typed is there when the field opens again. */
  typing?: Readonly<Record<string, string>> | undefined;
  /** The field that was typed in last, unless it was closed since. */
  open?: string | undefined;
  /** The question that the person has gone to, if it is not the first unanswered one. */
  at?: string | undefined;
  /** The questions to return to when the one at `at` is answered, the next one first. */
  returnTo?: readonly string[] | undefined;
  /** The question answered last, if the person has gone back: the one after it is shown, whether answered or not. */
  after?: string | undefined;
}

/** One change of the state. */
export type Change =
  | { set: string; value: unknown }
  /** `returnTo` are the questions to come back to, the next one first; without it, those that follow are shown again. */
  | { go: string; returnTo?: readonly string[] | undefined }
  /** The question is put again, because something beside it was answered or a field was closed. */
  | { here: string }
  | { typing: string; text: string }
  /** The answers about these criteria, whose questions have changed. */
  | { forget: readonly string[] };

/** An event that a draft records. */
export type InterviewEvent =
  | Change
  /** One reply that makes several changes: all of them are kept, or none. */
  | { all: readonly Change[] }
  /** The last replies were taken back: what they changed is as it was before them. */
  | {
      back: number;
      set: Readonly<Record<string, unknown>>;
      unset: readonly string[];
      at: string;
      returnTo?: readonly string[] | undefined;
    };

export const EMPTY: InterviewState = { answers: {} };

/** The answer to a step. */
export function answered<A extends Ask>(step: Step<A>, value: Answers[A]): Change {
  return { set: step.id, value };
}

/** An answer by name; use `answered` for the step at hand. */
export function kept<K extends keyof Kept>(what: K, at: At<K>, value: Kept[K]): Change {
  return { set: idOf(what, ...at), value };
}

export function apply(state: InterviewState, event: InterviewEvent): InterviewState {
  if ('all' in event) return event.all.reduce(apply, state);
  if ('back' in event) return restored(state, event);
  const { answers, typing } = state;
  if ('go' in event) {
    const { go, returnTo } = event;
    return { answers, typing, at: go, returnTo, after: returnTo ? state.after : go };
  }
  if ('here' in event) return { ...state, at: event.here, open: undefined };
  if ('typing' in event) return { ...state, typing: { ...typing, [event.typing]: event.text }, open: event.typing };
  if ('forget' in event) return { ...withoutCriteria(state, event.forget), typing };
  return { ...answering(state, event.set), answers: { ...answers, [event.set]: event.value } };
}

/** The person's place after an answer, and the texts that are still begun: that of the answered field is not. */
function answering(
  { answers, typing, open, at, returnTo = [], after }: InterviewState,
  answered: string,
): InterviewState {
  const begun = Object.entries(typing ?? {}).filter(([field]) => !isDone(field, answered, open));
  const kept = begun.length > 0 ? Object.fromEntries(begun) : undefined;
  // An answer beside the question at hand, such as a note, leaves the person there.
  if (at !== undefined && at !== answered && !isPuttingOff(answered, at)) {
    return { answers, typing: kept, at, returnTo, after };
  }
  const [next, ...others] = returnTo;
  if (next !== undefined) return { answers, typing: kept, at: next, returnTo: others, after };
  // The way forward through what was answered ends with the first question that was not.
  const isAgain = after !== undefined && Object.hasOwn(answers, answered);
  return { answers, typing: kept, after: isAgain ? answered : undefined };
}

/** The fields of the plan are named by the lines of its table, which every change of the plan moves. */
function isDone(field: string, answered: string, open: string | undefined): boolean {
  return field === answered || field === open || (answered === idOf('edited-plan') && field.startsWith('plan/'));
}

function isPuttingOff(answered: string, at: string): boolean {
  const criterion = criterionIn(answered);
  return criterion !== undefined && answered === idOf('later', criterion) && isOfCause(at, criterion);
}

function restored(state: InterviewState, event: Extract<InterviewEvent, { back: number }>): InterviewState {
  const answers = { ...state.answers, ...event.set };
  for (const id of event.unset) delete answers[id];
  const typing = { ...state.typing, ...textsIn(state, [...Object.keys(event.set), ...event.unset]) };
  const begun = Object.keys(typing).length > 0 ? typing : undefined;
  return { answers, typing: begun, at: event.at, returnTo: event.returnTo, after: event.at };
}

/** The texts that are taken back, by the question that they answered: they are there when it is asked again. */
function textsIn(state: InterviewState, ids: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const id of ids) {
    const text = state.answers[id];
    if (typeof text === 'string' && !isChosen(id)) texts[id] = text;
  }
  return texts;
}

/** True for an answer that is chosen from a list or has its field beside another question. */
function isChosen(id: string): boolean {
  return /^spot\/|\/(since|basis|criterion)$/.test(id);
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
