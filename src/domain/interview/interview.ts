/**
 * The interview: state → next question; answer → state (METHOD.md, "The core loop"). A state is nothing but the answers
 * given so far and where one has gone back to, so that replaying the events of a draft gives the state again.
 */

import { type Criterion, criteriaOf, type Template, TIERS } from '../questionnaire/template.js';
import type { Action, ActionUpdate, Cause, CausePromise, Entry, Factor, Person, Side } from '../record/audit.js';
import type { ActionState, SiteRecord } from '../record/site.js';
import type { CalendarDate, Weekday } from '../text/date.js';
import type { Remedy } from '../treatment/remedy.js';
import { MOVE_POINTS } from '../view/diff.js';

/** The six questions in order, and the sentence after them. */
const SIX = ['since', 'factor', 'mechanism', 'basis', 'responsible', 'today', 'promise', 'summary'] as const;
/** From this score on, it is asked what was seen. */
const HIGH = 8;

/** What is known before the first question. */
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
  /** Actions still open from earlier records. */
  open: readonly ActionState[];
  /** The cause that an earlier record names, by criterion; shown only after the new answers. */
  earlier: ReadonlyMap<string, { cause: Cause; date: CalendarDate }>;
  /** How criteria that sag again were levelled here before. */
  remedies?: ReadonlyMap<string, readonly Remedy[]>;
  /** What options have answered already. */
  given: { assessors?: Person[] | undefined; period?: string | undefined };
  /** Only the six questions for these criteria, lowest first: nothing is scored. */
  explain?: readonly string[];
  /** Meeting on the plan: nothing is scored but what is under treatment. */
  followUp?: FollowUpStart;
  /** The plan of a record that is edited, by id. */
  planned?: Readonly<Record<string, Action>>;
}

export interface FollowUpStart {
  /** The series before, in date order. */
  records: readonly SiteRecord[];
  /** Names of those before whom one appears. */
  circle: readonly string[];
  /** Keys of the criteria under treatment. */
  treated: readonly string[];
}

/** What each question is answered with. `null` stands for "none", "nobody", "skip". */
export interface Answers {
  assessor: Person;
  period: string | null;
  guess: string[];
  score: Entry | Skipped;
  note: string | null;
  review: true;
  /** By id; what is not named is still open. */
  actions: Record<string, ActionUpdate>;
  'answered-by': string;
  rest: boolean;
  since: 'always' | 'recent' | 'unknown' | { same: string };
  /** Since when, and what changed then; the day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  change: { date?: string; change?: string } | null;
  factor: string | null;
  /** `more`: another factor follows. */
  side: { side: Side; more?: true };
  'in-hands': string | null;
  mechanism: { understood: 'yes' | 'partly' | 'no'; expertise: boolean };
  basis: 'observed' | 'data' | 'told' | 'guess';
  /** A null name: nobody is. What a record leaves open is absent. */
  responsible: { name?: string | null; advisers?: string[] };
  today: string | null;
  promise: CausePromise;
  summary: string;
  /** Names of those who are there. */
  present: string[];
  /** Who in an adjacent business was asked; null: nobody, or nobody more. */
  'peer-business': string | null;
  'peer-criterion': string;
  'peer-organised': string | null;
  'peer-undertaken': string | null;
  'peer-obstacles': string | null;
  'peer-try': string | null;
  plan: Action[];
}

/** Not measured this time: in a follow-up nothing has to be. */
export interface Skipped {
  skipped: true;
}
export type Ask = keyof Answers;

/** One question to put. `id` is stable within an interview and names it in the draft. */
export interface Step<A extends Ask = Ask> {
  id: string;
  ask: A;
  criterion?: Criterion;
  /** Of a factor, from 0. */
  index?: number;
}

export interface InterviewState {
  /** By step id; `cause/KEY/later` says that it was put off, `spot/KEY` holds an action thought of on the spot. */
  answers: Readonly<Record<string, unknown>>;
  /** A text that was begun: of which question, and how far. */
  typing?: { id: string; text: string };
  /** The step one has gone to, where that is not the first unanswered one. */
  at?: string;
}

/** What a draft records. */
export type InterviewEvent =
  | { set: string; value: unknown }
  | { go: string }
  | { typing: string; text: string }
  /** Criteria that a changed questionnaire no longer asks so. */
  | { forget: readonly string[] };

export const EMPTY: InterviewState = { answers: {} };

export function apply(state: InterviewState, event: InterviewEvent): InterviewState {
  if ('go' in event) return { answers: state.answers, at: event.go };
  if ('typing' in event) return { ...state, typing: { id: event.typing, text: event.text } };
  if ('forget' in event) return withoutCriteria(state, event.forget);
  return { answers: { ...state.answers, [event.set]: event.value } };
}

const PEER_CRITERION = /^peer\/\d+\/criterion$/;

/** Nothing said of these criteria, and no action for them. */
export function withoutCriteria(state: InterviewState, gone: readonly string[]): InterviewState {
  const isGone = (id: string) => gone.some((key) => id.split('/')[1] === key);
  const isAsked = ([id, value]: [string, unknown]) =>
    !isGone(id) && !(PEER_CRITERION.test(id) && gone.includes(value as string));
  const answers = Object.fromEntries(Object.entries(state.answers).filter(isAsked));
  const edited = answers[EDITED_PLAN] as EditedPlan | undefined;
  if (edited) {
    const actions = edited.actions.filter(({ criterion }) => !gone.includes(criterion));
    answers[EDITED_PLAN] = {
      actions,
      of: edited.of.filter((id) => !gone.includes(id) && !isGone(id)),
    } satisfies EditedPlan;
  }
  return { answers, ...(state.at && !isGone(state.at) && { at: state.at }) };
}

/** Where a plan that is being edited is kept until it is accepted. */
export const EDITED_PLAN = 'plan/edited';
export interface EditedPlan {
  actions: readonly Action[];
  /** The criteria whose answers it follows from, and `spot/KEY`: what is said later adds to it. */
  of: readonly string[];
}

export function answerTo<A extends Ask>(state: InterviewState, _ask: A, id: string): Answers[A] | undefined {
  return Object.hasOwn(state.answers, id) ? (state.answers[id] as Answers[A]) : undefined;
}

/** The six questions for each of these, and before them who answers. */
export function explainSteps(start: InterviewStart, state: InterviewState, criteria: readonly Criterion[]): Step[] {
  if (criteria.length === 0) return [];
  // Who answers is asked once; an edited record may say it for each criterion.
  const said = criteria.every(({ key }) => Object.hasOwn(state.answers, `cause/${key}/answered-by`));
  const isKnown = (said && start.given.assessors) || (!start.explain && ownerOf(start, state) !== undefined);
  const by: Step[] = isKnown ? [] : [{ id: 'answered-by', ask: 'answered-by' }];
  return [...by, ...criteria.flatMap((criterion) => causeSteps(state, criterion))];
}

export function assessorsOf(start: InterviewStart, state: InterviewState): Person[] {
  const asked = answerTo(state, 'assessor', 'assessor');
  return start.given.assessors ?? (asked ? [asked] : []);
}

/** "You personally": an owner or a manager who scores alone answers the six questions as well. */
function ownerOf(start: InterviewStart, state: InterviewState): string | undefined {
  const [only, ...others] = assessorsOf(start, state);
  return others.length === 0 && (only?.role === 'owner' || only?.role === 'manager') ? only.name : undefined;
}

/** Who answers the six questions; undefined before it is known. */
export function respondentOf(start: InterviewStart, state: InterviewState): string | undefined {
  const [said, owner] = [answerTo(state, 'answered-by', 'answered-by'), ownerOf(start, state)];
  // An owner is not asked: what was said before one went back and scored alone no longer counts.
  return start.explain ? (said ?? owner) : (owner ?? said);
}

/** What was seen is asked for on a high score, on a sagging one and on a move (METHOD.md, "Honest scores"). */
export function isNoteWanted(start: InterviewStart, state: InterviewState, criterion: string): boolean {
  const { score, note } = entryFor(state, criterion) ?? {};
  if (score === undefined || note !== undefined) return false;
  const before = start.before.get(criterion)?.score;
  return score >= HIGH || score <= start.sagging || (before !== undefined && Math.abs(score - before) >= MOVE_POINTS);
}

/** What was said of the criterion; undefined where nothing was, or where it was not measured. */
export function entryFor(state: InterviewState, criterion: string): Entry | undefined {
  const given = answerTo(state, 'score', `score/${criterion}`);
  return given && !('skipped' in given) ? given : undefined;
}

/** The template's order, base criteria before premium and brilliant ones. */
export function askingOrder(template: Template): Criterion[] {
  const criteria = criteriaOf(template);
  return TIERS.flatMap((tier) => criteria.filter((criterion) => criterion.tier === tier));
}

/** What sags, lowest first. */
export function saggingCriteria(start: InterviewStart, state: InterviewState): Criterion[] {
  const score = (criterion: Criterion) => entryFor(state, criterion.key)?.score;
  if (start.explain) {
    const criteria = criteriaOf(start.template);
    return start.explain.flatMap((key) => criteria.find((criterion) => criterion.key === key) ?? []);
  }
  return askingOrder(start.template)
    .filter((criterion) => (score(criterion) ?? Number.POSITIVE_INFINITY) <= start.sagging)
    .sort((a, b) => (score(a) as number) - (score(b) as number));
}

/** The six questions for one criterion; `only`: those of them that are asked. */
export function causeSteps(state: InterviewState, criterion: Criterion, only: readonly Ask[] = SIX): Step[] {
  const prefix = `cause/${criterion.key}`;
  const list: Step[] = [];
  const later = Object.hasOwn(state.answers, `${prefix}/later`);
  const push = (ask: Ask, index?: number) => {
    const id = index === undefined ? `${prefix}/${ask}` : `${prefix}/${ask}-${index}`;
    list.push({ id, ask, criterion, ...(index !== undefined && { index }) });
    return id;
  };
  const since = only.includes('since') ? answerTo(state, 'since', push('since')) : undefined;
  if (typeof since !== 'object') {
    if (since === 'recent') push('change');
    for (let index = 0; ; index++) {
      const factor = answerTo(state, 'factor', push('factor', index));
      if (typeof factor !== 'string') break;
      if (!answerTo(state, 'side', push('side', index))?.more) break;
    }
    const factors = factorsOf(state, prefix);
    if (factors.length > 0 && factors.every(({ side }) => side === 'external')) push('in-hands');
    for (const ask of SIX.slice(SIX.indexOf('mechanism'))) if (only.includes(ask)) push(ask);
  }
  // Put off: what was answered stays open to a look back, the rest is not asked.
  return later ? list.filter(({ id }) => Object.hasOwn(state.answers, id)) : list;
}

export function factorsOf(state: InterviewState, prefix: string): Factor[] {
  const factors: Factor[] = [];
  for (let index = 0; ; index++) {
    const text = answerTo(state, 'factor', `${prefix}/factor-${index}`);
    const side = answerTo(state, 'side', `${prefix}/side-${index}`);
    if (typeof text !== 'string') break;
    if (side) factors.push({ side: side.side, text });
    if (!side?.more) break;
  }
  return factors;
}
