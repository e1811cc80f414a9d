/** Asks an interview from the first question to the last; each answer is on the disk before the next question appears. */
import type { Context } from '../../context.js';
import {
  apply,
  type InterviewEvent,
  type InterviewStart,
  type InterviewState,
} from '../../domain/interview/interview.js';
import { nextStep } from '../../domain/interview/steps.js';
import { type Problem, recover } from '../../errors.js';
import { type Exit, Interviewer } from '../../interview/interviewer.js';
import type { Presenter } from '../../interview/presenter.js';
import { messageOf } from '../../render/kit/problems.js';
import { styleOf } from '../../render/kit/style.js';

/** Keeps the answers; a correction keeps none. */
interface Keeper {
  append(event: InterviewEvent, minutes: number): void;
}

export interface Conducted {
  start: InterviewStart;
  /** The title shown above each question. */
  title: string;
  state: InterviewState;
  journal: Keeper;
  /** Minutes that were spent before the interview was resumed. */
  minutesBefore: number;
  /** A message for the first screen. */
  notice?: string | undefined;
}

export interface Outcome {
  state: InterviewState;
  way: 'done' | Exit;
}

/** Returns the final state, and whether everything is answered or where the person went. Throws `Ended` on a signal or at the end of input. */
export async function conduct(
  context: Context,
  presenter: Presenter,
  { start, title, state: initial, journal, minutesBefore, notice }: Conducted,
): Promise<Outcome> {
  let state = initial;
  const typing = (id: string, text: string) => {
    const event = { typing: id, text };
    try {
      journal.append(event, interviewer.minutes);
    } catch (error) {
      // A half-typed text is not an answer yet; the next answer that cannot be saved is reported.
      recover(error);
    }
  };
  const pace = { now: context.now, before: minutesBefore };
  const interviewer: Interviewer = new Interviewer(presenter, styleOf(context), start, { title, pace, typing });
  interviewer.notice = notice;
  const record = async (event: InterviewEvent): Promise<boolean> => {
    for (;;) {
      try {
        journal.append(event, interviewer.minutes);
        state = apply(state, event);
        return true;
      } catch (error) {
        if (!(await retry(context, presenter, recover(error)[0]))) return false;
      }
    }
  };
  for (let step = nextStep(start, state); step; step = nextStep(start, state)) {
    const reply = await interviewer.ask(step, state);
    if (typeof reply === 'string') return { state, way: reply };
    for (const event of reply) if (!(await record(event))) return { state, way: 'leave' };
  }
  return { state, way: 'done' };
}

/** The disk refused the answer: asks whether to try again. */
async function retry(context: Context, presenter: Presenter, problem: Problem | undefined): Promise<boolean> {
  const words = context.messages.interview;
  const { what, next } = problem ? messageOf(problem, context) : { what: '', next: undefined };
  const answer = await presenter.choice({
    question: what,
    help: next,
    items: [
      { value: 'retry', label: `1  ${words.retry}`, key: '1' },
      { value: 'leave', label: `2  ${words.retryLeave}`, key: '2' },
    ],
    back: false,
    saved: false,
  });
  return answer.value === 'retry' && answer.command === undefined;
}
