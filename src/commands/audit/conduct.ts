/** Asks an interview from the first question to the last; each answer is on the disk before the next question appears. */
import type { Context } from '../../context.js';
import { follow, type History, takingBack } from '../../domain/interview/history.js';
import type { Change, InterviewEvent, InterviewStart, InterviewState } from '../../domain/interview/interview.js';
import type { Step } from '../../domain/interview/questions.js';
import { nextStep } from '../../domain/interview/steps.js';
import { type Problem, recover } from '../../errors.js';
import { type Exit, Interviewer } from '../../interview/interviewer.js';
import { type Presenter, TakeBack } from '../../interview/presenter.js';
import { WatchedPresenter } from '../../interview/watched-presenter.js';
import { messageOf } from '../../render/kit/problems.js';
import { styleOf } from '../../render/kit/style.js';

/** Keeps the answers. */
interface Keeper {
  append(event: InterviewEvent, minutes: number): void;
}

export interface Conducted {
  start: InterviewStart;
  /** The title shown above each question. */
  title: string;
  /** The state to begin with, and what can be taken back of it. */
  history: History;
  journal: Keeper;
  /** Minutes that were spent before the interview was resumed. */
  minutesBefore: number;
  /** True if the answers that this state has are on the disk, as the screens then say. */
  isSaved(state: InterviewState): boolean;
  /** A message for the first screen. */
  notice?: string | undefined;
}

export interface Outcome {
  state: InterviewState;
  way: 'done' | Exit;
}

/** Returns the final state, and whether everything is answered or where the person went. Throws `Ended` on a signal or at the end of input. */
export async function conduct(context: Context, presenter: Presenter, conducted: Conducted): Promise<Outcome> {
  const conductor = new Conductor(context, presenter, conducted);
  const way = await conductor.conduct();
  return { state: conductor.state, way };
}

class Conductor {
  private history: History;
  private readonly interviewer: Interviewer;
  private readonly watched: WatchedPresenter;
  /** For each reply, how many answers the presenter had given before it, and how many changes had been made. */
  private readonly replies: { answers: number; changes: number; asked: string }[] = [];

  constructor(
    private readonly context: Context,
    private readonly presenter: Presenter,
    private readonly conducted: Conducted,
  ) {
    const { start, title, minutesBefore, notice } = conducted;
    this.history = conducted.history;
    this.watched = new WatchedPresenter(presenter, {
      undo: () => this.history.before.length > 0,
      saved: () => conducted.isSaved(this.history.state),
    });
    this.watched.notice = notice;
    const pace = { now: context.now, before: minutesBefore };
    const typing = (id: string, text: string) => this.typing(id, text);
    this.interviewer = new Interviewer(this.watched, styleOf(context), start, { title, pace, typing });
  }

  get state(): InterviewState {
    return this.history.state;
  }

  async conduct(): Promise<'done' | Exit> {
    const { start } = this.conducted;
    for (let step = nextStep(start, this.state); step; step = nextStep(start, this.state)) {
      const before = { answers: this.watched.answers, changes: this.history.before.length, asked: step.id };
      const reply = await this.interviewer.ask(step, this.state).catch(takenBack);
      if (typeof reply === 'string') return reply;
      const event = reply instanceof TakeBack ? this.takingBack(reply, step) : asOne(reply, step);
      if (!(await this.record(event))) return 'leave';
      if (!(reply instanceof TakeBack)) this.replies.push(before);
    }
    return 'done';
  }

  /** Keeps a text while it is typed. */
  private typing(id: string, text: string): void {
    const event = { typing: id, text };
    this.follow(event);
    try {
      this.conducted.journal.append(event, this.interviewer.minutes);
    } catch (error) {
      // A half-typed text is not an answer yet; the next answer that cannot be saved is reported.
      recover(error);
    }
  }

  /** Returns false if the disk refuses the event and the person gives up. */
  private async record(event: InterviewEvent): Promise<boolean> {
    for (;;) {
      try {
        this.conducted.journal.append(event, this.interviewer.minutes);
        this.follow(event);
        return true;
      } catch (error) {
        if (!(await retry(this.context, this.presenter, recover(error)[0]))) return false;
      }
    }
  }

  private follow(event: InterviewEvent): void {
    this.history = follow(this.conducted.start, this.history, event);
  }

  /** The event that undoes the last change or, if a key was held, all that its repeats have answered. */
  private takingBack({ answers, held }: TakeBack, step: Step): InterviewEvent {
    const { history, watched, replies } = this;
    this.interviewer.forgetLast();
    if (held === undefined) return takingBack(history, 1) ?? { here: step.id };
    watched.notice = this.context.messages.interview.held(held);
    const first = replies.findIndex((reply) => reply.answers >= watched.answers - answers);
    const [origin] = first < 0 ? [] : replies.splice(first);
    if (!origin) return { here: step.id };
    return takingBack(history, history.before.length - origin.changes) ?? { go: origin.asked };
  }
}

function takenBack(error: unknown): TakeBack {
  if (error instanceof TakeBack) return error;
  throw error;
}

/** One reply is one line of the draft: all of it is kept, or none. */
function asOne(reply: readonly Change[], step: Step): InterviewEvent {
  const [only = { here: step.id }, ...others] = reply;
  return others.length === 0 ? only : { all: reply };
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
