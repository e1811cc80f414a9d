/** The answers that can be taken back: those of an interview in the order in which they were given. */

import { apply, type InterviewEvent, type InterviewStart, type InterviewState } from './interview.js';
import { nextStep } from './steps.js';

/** The interview before a reply that changed an answer, and the question that was put then. */
interface Before {
  state: InterviewState;
  asked: string;
}

/** The state now, and the states before each change of an answer that is not taken back yet, oldest first. */
export interface History {
  state: InterviewState;
  before: readonly Before[];
}

export function begun(state: InterviewState): History {
  return { state, before: [] };
}

/** The history after one more event of a draft. */
export function follow(start: InterviewStart, { state, before }: History, event: InterviewEvent): History {
  const next = apply(state, event);
  // After the questionnaire has changed, earlier answers may be to questions that are no longer asked.
  if ('forget' in event) return begun(next);
  if ('back' in event) return { state: next, before: before.slice(0, before.length - event.back) };
  if (!changesAnswers(event)) return { state: next, before };
  const asked = nextStep(start, state)?.id;
  return { state: next, before: asked === undefined ? before : [...before, { state, asked }] };
}

/** True for an event that changes an answer, which a person can take back. Going somewhere changes none. */
function changesAnswers(event: InterviewEvent): boolean {
  return 'all' in event ? event.all.some(changesAnswers) : 'set' in event && !('back' in event);
}

/** The event that takes back the last `count` changes; undefined if there are none. */
export function takingBack({ state, before }: History, count: number): InterviewEvent | undefined {
  const first = before.at(-count);
  if (count < 1 || !first) return undefined;
  const changed = Object.entries(first.state.answers).filter(
    ([id, value]) => !Object.hasOwn(state.answers, id) || state.answers[id] !== value,
  );
  return {
    back: count,
    set: Object.fromEntries(changed),
    unset: Object.keys(state.answers).filter((id) => !Object.hasOwn(first.state.answers, id)),
    at: first.asked,
    returnTo: first.state.at === first.asked ? first.state.returnTo : undefined,
  };
}
