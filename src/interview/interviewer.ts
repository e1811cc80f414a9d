/** Puts one question after the other: a step goes in, the events that answer it come out. */

import type { InterviewEvent, InterviewStart, InterviewState } from '../domain/interview/interview.js';
import { type Ask, idOf, isCauseAsk, type Step } from '../domain/interview/questions.js';
import { stepBefore } from '../domain/interview/steps.js';
import type { Style } from '../render/kit/style.js';
import { takeEarlier } from './ask-causes.js';
import { ASKERS } from './askers.js';
import { Conversation, type Reply } from './conversation.js';
import { Left, type Presenter } from './presenter.js';

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

  /** Puts the question. Throws `Ended` if a signal or the end of input comes first. */
  async ask(step: Step, state: InterviewState): Promise<InterviewEvent[] | 'leave'> {
    const { conversation } = this;
    conversation.state = state;
    const reply = await put(conversation, step.ask, step).catch(leaving);
    switch (reply) {
      case 'leave':
        return 'leave';
      case 'back':
        return this.goBack(step, state);
      case 'earlier':
        return takeEarlier(conversation, step);
      case 'later':
        return step.criterion ? [{ set: idOf('later', step.criterion.key), value: true }] : [];
      default:
        if (isCauseAsk(step.ask) && step.criterion) {
          conversation.answeredLast = { criterion: step.criterion, ask: step.ask };
        }
        return reply;
    }
  }

  private goBack(step: Step, state: InterviewState): InterviewEvent[] {
    const before = stepBefore(this.start, state, step);
    if (!before) return [];
    // A step back skips the note: the screen of the score has a key that opens it.
    return [{ go: before.ask === 'note' ? idOf('score', before.criterion.key) : before.id }];
  }
}

function put<A extends Ask>(conversation: Conversation, ask: A, step: Step<A>): Promise<Reply> {
  return ASKERS[ask](conversation, step);
}

function leaving(error: unknown): 'leave' {
  if (error instanceof Left) return 'leave';
  throw error;
}
