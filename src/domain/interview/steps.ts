/** Which questions an interview puts, in which order; answers add and remove later ones (METHOD.md, "The core loop"). */

import { followUpSteps } from './follow-up.js';
import {
  answerTo,
  askingOrder,
  causeSteps,
  explainSteps,
  type InterviewStart,
  type InterviewState,
  isNoteWanted,
  type Step,
  saggingCriteria,
} from './interview.js';

/** So many of the lowest are explained before anything else is offered. */
const EXPLAINED_FIRST = 3;

/** Every question of the interview as it stands, in order; answers add and remove later ones. */
export function steps(start: InterviewStart, state: InterviewState): Step[] {
  const list: Step[] = [];
  if (start.followUp) return followUpSteps(start, state, start.followUp);
  if (start.explain) return [...explainSteps(start, state, saggingCriteria(start, state)), { id: 'plan', ask: 'plan' }];
  if (!start.given.assessors) list.push({ id: 'assessor', ask: 'assessor' });
  if (start.given.period === undefined) list.push({ id: 'period', ask: 'period' });
  list.push({ id: 'guess', ask: 'guess' });
  for (const criterion of askingOrder(start.template)) {
    list.push({ id: `score/${criterion.key}`, ask: 'score', criterion });
    const note = `note/${criterion.key}`;
    if (Object.hasOwn(state.answers, note) || isNoteWanted(start, state, criterion.key)) {
      list.push({ id: note, ask: 'note', criterion });
    }
  }
  list.push({ id: 'review', ask: 'review' });
  if (start.open.length > 0) list.push({ id: 'actions', ask: 'actions' });
  const sagging = saggingCriteria(start, state);
  list.push(...explainSteps(start, state, sagging.slice(0, EXPLAINED_FIRST)));
  const rest = sagging.slice(EXPLAINED_FIRST);
  if (rest.length > 0) {
    list.push({ id: 'rest', ask: 'rest' });
    if (answerTo(state, 'rest', 'rest')) list.push(...rest.flatMap((criterion) => causeSteps(state, criterion)));
  }
  list.push({ id: 'plan', ask: 'plan' });
  return list;
}

/** The question to put now; undefined when everything is answered. */
export function nextStep(start: InterviewStart, state: InterviewState): Step | undefined {
  const list = steps(start, state);
  const gone = state.at === undefined ? undefined : list.find(({ id }) => id === state.at);
  return gone ?? list.find(({ id }) => !Object.hasOwn(state.answers, id));
}

/** The question before this one; undefined at the first. */
export function stepBefore(start: InterviewStart, state: InterviewState, step: Step): Step | undefined {
  const list = steps(start, state);
  return list[list.findIndex(({ id }) => id === step.id) - 1];
}
