/** The questions of an interview in their order; answers add and remove later ones (METHOD.md, "The core loop"). */

import type { Criterion } from '../questionnaire/template.js';
import { askingOrder, ownerOf, saggingCriteria } from './answers.js';
import { ASKED_AGAIN, causeSteps } from './causes.js';
import { isUnexplained, reopened, treatedCriteria } from './follow-up.js';
import { answerTo, type InterviewStart, type InterviewState, isAnswered } from './interview.js';
import { type AskPer, type Step, stepOf } from './questions.js';

/** This many of the lowest criteria are explained before anything else is offered. */
const EXPLAINED_FIRST = 3;

/** The interview as it is now. What several questions depend on is worked out once. */
interface Now {
  start: InterviewStart;
  state: InterviewState;
  scored(): Criterion[];
  sagging(): Criterion[];
  /** The six questions, as a follow-up and `why` ask them. */
  causes(): Step[];
}

/** When each question that is asked once is asked, in the interviews that have it. */
const ASKED_ONCE: Readonly<Record<AskPer<'interview'>, (now: Now) => boolean>> = {
  setting: ({ start }) => !start.given.assessors || start.given.period === undefined || start.followUp !== undefined,
  guess: () => true,
  review: ({ scored }) => scored().length > 0,
  actions: ({ start }) => start.open.length > 0,
  'answered-by': isRespondentAsked,
  rest: ({ sagging }) => sagging().length > EXPLAINED_FIRST,
  plan: () => true,
};

/** Questions that are asked several times. */
const GROUPS = {
  scores: ({ state, scored }) =>
    scored().flatMap((criterion) => {
      // A note is asked for by a key alone: a question of its own would take the keys that score what follows.
      const note = stepOf('note', { criterion });
      return [stepOf('score', { criterion }), ...(state.at === note.id ? [note] : [])];
    }),
  'lowest causes': ({ state, sagging }) =>
    sagging()
      .slice(0, EXPLAINED_FIRST)
      .flatMap((criterion) => causeSteps(state, criterion)),
  'other causes': ({ state, sagging }) =>
    (answerTo(state, 'rest') ? sagging().slice(EXPLAINED_FIRST) : []).flatMap((criterion) =>
      causeSteps(state, criterion),
    ),
  causes: ({ causes }) => causes(),
  peers: peerSteps,
} satisfies Record<string, (now: Now) => Step[]>;

type Part = AskPer<'interview'> | keyof typeof GROUPS;
type Kind = 'audit' | 'why' | 'follow-up';

/** Returns the orders. Does not compile if a part is in none of them: nobody would ever be asked it. */
function complete<const O extends Readonly<Record<Kind, readonly Part[]>>>(
  orders: O &
    ([Exclude<Part, O[Kind][number]>] extends [never] ? unknown : { neverAsked: Exclude<Part, O[Kind][number]> }),
): O {
  return orders;
}

const ORDERS = complete({
  audit: [
    'setting',
    'guess',
    'scores',
    'review',
    'actions',
    'answered-by',
    'lowest causes',
    'rest',
    'other causes',
    'plan',
  ],
  why: ['answered-by', 'causes', 'plan'],
  'follow-up': ['setting', 'actions', 'scores', 'review', 'answered-by', 'causes', 'peers', 'plan'],
});

/** Every question of the interview as the answers now have it, in order. */
export function steps(start: InterviewStart, state: InterviewState): Step[] {
  const order: readonly Part[] = ORDERS[start.followUp ? 'follow-up' : start.explain ? 'why' : 'audit'];
  const now: Now = {
    start,
    state,
    scored: once(() => scoredCriteria(start)),
    sagging: once(() => saggingCriteria(start, state)),
    causes: once(() => causesAsked(start, state)),
  };
  return order.flatMap((part): Step[] => {
    if (isGroup(part)) return GROUPS[part](now);
    return ASKED_ONCE[part](now) ? [stepOf(part, {})] : [];
  });
}

function isGroup(part: Part): part is keyof typeof GROUPS {
  return Object.hasOwn(GROUPS, part);
}

function once<T>(work: () => T): () => T {
  let done: { value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/**
 * The question to put now; undefined when everything is answered. After going back, each question that follows is put
 * again with its answer, up to the first that has none.
 */
export function nextStep(start: InterviewStart, state: InterviewState): Step | undefined {
  const list = steps(start, state);
  const isAnswered = ({ id }: Step) => Object.hasOwn(state.answers, id);
  const chosen = state.at === undefined ? undefined : list.find(({ id }) => id === state.at);
  if (chosen) return chosen;
  const after = state.after === undefined ? -1 : list.findIndex(({ id }) => id === state.after);
  const following = after < 0 ? undefined : list[after + 1];
  return following && isAnswered(following) ? following : list.find((step) => !isAnswered(step));
}

/** The question before this one; undefined at the first. */
export function stepBefore(start: InterviewStart, state: InterviewState, step: Step): Step | undefined {
  const list = steps(start, state);
  return list[list.findIndex(({ id }) => id === step.id) - 1];
}

/** The criteria that are scored, in the order of asking. */
export function scoredCriteria(start: InterviewStart): Criterion[] {
  return start.followUp ? treatedCriteria(start, start.followUp) : askingOrder(start.template);
}

/** The steps of the six questions, in `why` and in a follow-up. What a follow-up asks depends on all of its scores. */
export function causesAsked(start: InterviewStart, state: InterviewState): Step[] {
  const { followUp } = start;
  if (!followUp) return saggingCriteria(start, state).flatMap((criterion) => causeSteps(state, criterion));
  const treated = treatedCriteria(start, followUp);
  if (!treated.every(({ key }) => isAnswered(state, 'score', key))) return [];
  return treated.flatMap((criterion) => {
    if (isUnexplained(start, state, followUp, criterion)) return causeSteps(state, criterion);
    return reopened(start, state, followUp, criterion.key).length > 0 ? causeSteps(state, criterion, ASKED_AGAIN) : [];
  });
}

/** The person who answers the six questions is asked for once; an edited record may name one for each criterion. */
function isRespondentAsked({ start, state, sagging, causes }: Now): boolean {
  const isAsked = start.followUp ? causes().length > 0 : sagging().length > 0;
  if (!isAsked || start.explain) return isAsked;
  const lowest = start.followUp ? [] : sagging().slice(0, EXPLAINED_FIRST);
  const isSaid = lowest.length > 0 && lowest.every(({ key }) => isAnswered(state, 'respondent', key));
  return !(isSaid && start.given.assessors) && ownerOf(start, state) === undefined;
}

/** One round of questions for each peer, until nobody else was asked. */
function peerSteps({ state }: Now): Step[] {
  const list: Step[] = [];
  for (let index = 0; ; index++) {
    list.push(stepOf('peer-business', { index }));
    if (typeof answerTo(state, 'peer-business', index) !== 'string') return list;
    for (const ask of PEER_DETAILS) list.push(stepOf(ask, { index }));
  }
}

const PEER_DETAILS = [
  'peer-criterion',
  'peer-organised',
  'peer-undertaken',
  'peer-obstacles',
  'peer-try',
] as const satisfies AskPer<'peer'>[];
