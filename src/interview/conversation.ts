/** One interview with a person: how to ask, what has been answered, and what was shown last. */

import { scoreOf } from '../domain/interview/answers.js';
import {
  answered,
  type Change,
  EMPTY,
  type InterviewStart,
  type InterviewState,
  isAnswered,
} from '../domain/interview/interview.js';
import { peopleKnown } from '../domain/interview/people.js';
import { type Answers, type AnyStep, type Ask, INTERVIEW_QUESTIONS, type Step } from '../domain/interview/questions.js';
import { scoredCriteria, steps } from '../domain/interview/steps.js';
import { type Criterion, criteriaOf, titleIn } from '../domain/questionnaire/template.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { type KnownPeople, knownPeople } from './known-people.js';
import {
  type ChoiceRequest,
  type LineRequest,
  LONGEST_NAME_CHARACTERS,
  LONGEST_TEXT_CHARACTERS,
  type Presenter,
  type Progress,
  textIn,
} from './presenter.js';

/**
 * The events that answer a question, or where the person goes instead. `leave`: everything so far is saved. `template`: to
 * the list of questionnaires.
 */
export type Reply = Change[] | 'leave' | 'back' | 'later' | 'earlier' | 'template';

/** Answers that are a name or a short phrase: they have to fit on one line. */
const ON_ONE_LINE: readonly Ask[] = ['answered-by', 'promise'];

/** A remaining time is shown once this many criteria are scored. */
const SCORES_FOR_A_PACE = 3;

/** The clock of an interview. */
export interface InterviewClock {
  now(): Date;
  /** Minutes that were spent before the interview was resumed. */
  before: number;
}

export class Conversation {
  state: InterviewState = EMPTY;
  /** The criterion that was scored last, if that was the last thing that was done. */
  justScored: Criterion | undefined;
  /** Criteria scored since the interview was begun or resumed. */
  scored = 0;
  /** The line that the cursor was on in a list that is shown again. */
  cursor: number | undefined;
  private readonly startedMs: number;

  constructor(
    readonly presenter: Presenter,
    readonly style: Style,
    readonly start: InterviewStart,
    private readonly options: {
      /** The title shown above each question. */
      title: string;
      pace: InterviewClock;
      /** Keeps a text that is being typed. */
      typing(id: string, text: string): void;
    },
  ) {
    this.startedMs = options.pace.now().getTime();
  }

  get words() {
    return this.style.messages.interview;
  }

  /** Minutes spent on the interview, those before a resume included. */
  get minutes(): number {
    const { pace } = this.options;
    return pace.before + (pace.now().getTime() - this.startedMs) / 60_000;
  }

  /** The criteria that are scored, in the order of asking. */
  get criteria(): Criterion[] {
    return scoredCriteria(this.start);
  }

  titleOf({ key, title }: Pick<Criterion, 'key' | 'title'>): string {
    return oneLine(titleIn(title, this.style.language, key));
  }

  titleOfKey(key: string): string {
    const found = criteriaOf(this.start.template).find((criterion) => criterion.key === key);
    return found ? this.titleOf(found) : key;
  }

  componentTitle(key: string): string {
    const component = this.start.template.components.find((one) => one.key === key);
    return oneLine(titleIn(component?.title, this.style.language, key));
  }

  /** Asks for a line of text. `beside` names a text beside the step's own answer, such as a reason. */
  line(step: AnyStep, request: LineRequest, beside?: string) {
    const id = beside === undefined ? step.id : `${step.id}/${beside}`;
    const { most = ON_ONE_LINE.includes(step.ask) ? LONGEST_NAME_CHARACTERS : LONGEST_TEXT_CHARACTERS } = request;
    const isTooLong = (text: string) => text.length > most || (most === LONGEST_NAME_CHARACTERS && text.includes('\n'));
    return this.presenter.line({
      progress: this.progress(step),
      typed: (text) => this.options.typing(id, text),
      ...request,
      most,
      refuse: (text) => (isTooLong(text) ? this.words.tooLong(most) : request.refuse?.(text)),
      initial: this.state.typing?.[id] ?? request.initial,
    });
  }

  /** The people who may be meant when a name is asked for. */
  get people(): KnownPeople {
    return knownPeople(peopleKnown(this.start, this.state), this.style);
  }

  /** Asks for a text that becomes the step's answer. */
  async text<A extends Ask>(step: Step<A>, request: LineRequest, take: (text: string) => Answers[A]): Promise<Reply> {
    const given = this.state.answers[step.id];
    const answer = await this.line(step, { initial: typeof given === 'string' ? given : undefined, ...request });
    return 'command' in answer ? answer.command : [answered(step, take(answer.text))];
  }

  /** Asks for a text beside the step's own answer; undefined if the person goes back. */
  async textBeside(step: AnyStep, request: LineRequest, beside: string): Promise<string | undefined> {
    return textIn(await this.line(step, request, beside));
  }

  async choice(step: AnyStep, request: ChoiceRequest) {
    const answer = await this.presenter.choice({
      progress: this.progress(step),
      ...request,
    });
    const { command } = answer;
    if (command === 'back' || command === 'later' || command === 'leave' || command === 'earlier') return command;
    return answer;
  }

  /** The name of the text beside the step's own answer that was being typed when the interview ended. */
  halfTypedAt(step: AnyStep): string | undefined {
    const { open } = this.state;
    return open?.startsWith(`${step.id}/`) ? open.slice(step.id.length + 1) : undefined;
  }

  /** The text that was typed in the field and not taken as an answer. */
  begunText(step: AnyStep, beside: string): string | undefined {
    return this.state.typing?.[`${step.id}/${beside}`];
  }

  /** Puts the same question again. */
  again(step: AnyStep): Change {
    return { here: step.id };
  }

  /** Goes to another question, and comes back when it is answered. */
  visit(step: AnyStep, id: string): Change {
    const { at, returnTo = [] } = this.state;
    return id === step.id ? this.again(step) : { go: id, returnTo: [step.id, ...(at === step.id ? returnTo : [])] };
  }

  /** Keeps a text beside the step's own answer while it is being typed. */
  typing(step: AnyStep, beside: string, text: string): void {
    this.options.typing(`${step.id}/${beside}`, text);
  }

  /** The reply to one look at a list, which is shown again until it is accepted. */
  edited<A extends Ask>(
    step: Step<A>,
    edit: { accepted: Answers[A] } | { changed: Answers[A]; cursor: number } | 'back' | 'leave',
    shown: Answers[A],
  ): Reply {
    this.cursor = typeof edit === 'object' && 'cursor' in edit ? edit.cursor : undefined;
    if (typeof edit === 'string') return edit;
    if ('accepted' in edit) return [answered(step, edit.accepted)];
    return edit.changed === shown ? [this.again(step)] : [answered(step, edit.changed), this.again(step)];
  }

  progress(step: AnyStep): Progress {
    const list = steps(this.start, this.state);
    const { criteria } = this;
    const unscored = criteria.filter(({ key }) => !isAnswered(this.state, 'score', key)).length;
    const pace = (this.minutes - this.options.pace.before) / this.scored;
    return {
      title: this.options.title,
      ...this.where(step),
      done: this.share(step, list),
      spent: Math.floor(this.minutes),
      left: this.scored >= SCORES_FOR_A_PACE && unscored > 0 ? Math.ceil(pace * unscored) : undefined,
    };
  }

  /** The share done, 0–1: of the criteria that are scored up to the review, and of the questions after it from then on. */
  private share(step: AnyStep, list: readonly AnyStep[]): number {
    const isAnswered = ({ id }: AnyStep) => Object.hasOwn(this.state.answers, id);
    const review = list.findIndex(({ ask }) => ask === 'review');
    const at = list.findIndex(({ id }) => id === step.id);
    const counted = at < review ? list.filter(({ ask }) => ask === 'score') : list.slice(review + 1);
    if (at === review) return 1;
    return counted.filter(isAnswered).length / Math.max(1, counted.length);
  }

  /** The criterion that the question is about, in full and in short. */
  private where(step: AnyStep): Pick<Progress, 'right' | 'short'> {
    const { criterion } = step;
    if (!criterion) return { right: '', short: '' };
    const { criteria } = this;
    if (isScored(step)) {
      const inComponent = criteria.filter(({ component }) => component === criterion.component);
      const component = this.componentTitle(criterion.component);
      const [at, of] = [inComponent.indexOf(criterion) + 1, inComponent.length];
      const [all, total] = [criteria.indexOf(criterion) + 1, criteria.length];
      return {
        right: this.words.progress({ component, at, of, all, total }),
        short: this.words.progressShort(all, total),
      };
    }
    const right = `${this.titleOf(criterion)} ${scoreOf(this.state, criterion.key) ?? ''}`.trim();
    return { right, short: right };
  }
}

function isScored({ ask }: AnyStep): boolean {
  return INTERVIEW_QUESTIONS[ask].per === 'criterion';
}
