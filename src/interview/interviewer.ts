/** Puts one question after the other: a step goes in, the events that answer it come out. */

import type { Change, InterviewStart, InterviewState } from '../domain/interview/interview.js';
import { type Ask, idOf, type Step } from '../domain/interview/questions.js';
import { stepBefore } from '../domain/interview/steps.js';
import type { Style } from '../render/kit/style.js';
import { takeEarlier } from './ask-causes.js';
import { ASKERS } from './askers.js';
import { Conversation, type Reply } from './conversation.js';
import { Left, type Presenter } from './presenter.js';

/** The place to which the person goes instead of answering; `back`: before the first question. */
export type Exit = 'leave' | 'back' | 'template';

export class Interviewer {
  private readonly conversation: Conversation;

  constructor(
    presenter: Presenter,
    style: Style,
    private readonly start: InterviewStart,
    options: ConstructorParameters<typeof Conversation>[3],
  ) {
    this.conversation = new Conversation(presenter, style, start, options);
  }

  /** Minutes spent so far. */
  get minutes(): number {
    return this.conversation.minutes;
  }

  /** Forgets which criterion was scored last. */
  forgetLast(): void {
    this.conversation.justScored = undefined;
  }

  /** Puts the question. Throws `Ended` if a signal or the end of input comes first. */
  async ask(step: Step, state: InterviewState): Promise<Change[] | Exit> {
    const { conversation } = this;
    if (step.ask !== 'score' && step.ask !== 'note') conversation.justScored = undefined;
    conversation.state = state;
    const reply = await put(conversation, step.ask, step).catch(leaving);
    switch (reply) {
      case 'leave':
      case 'template':
        return reply;
      case 'back':
        return this.goBack(step, state);
      case 'earlier':
        return takeEarlier(conversation, step);
      case 'later':
        return step.criterion ? [{ set: idOf('later', step.criterion.key), value: true }] : [];
      default:
        return reply;
    }
  }

  /** To where the person came from or, on the way through the questions, to the one before. */
  private goBack(step: Step, state: InterviewState): Change[] | 'back' {
    const [origin, ...others] = (state.at === step.id && state.returnTo) || [];
    if (origin !== undefined) return [{ go: origin, returnTo: others }];
    const before = stepBefore(this.start, state, step);
    // The criterion that was scored last comes after this one now: its score would be taken for that of this one.
    this.forgetLast();
    return before ? [{ go: before.id }] : 'back';
  }
}

function put<A extends Ask>(conversation: Conversation, ask: A, step: Step<A>): Promise<Reply> {
  return ASKERS[ask](conversation, step);
}

function leaving(error: unknown): 'leave' {
  if (error instanceof Left) return 'leave';
  throw error;
}
