/** Each question of the interview: a step goes in, the events that answer it come out. */

import { stillTrue } from '../domain/interview/answers.js';
import { reopened, treatedCriteria } from '../domain/interview/follow-up.js';
import {
  type Answers,
  askingOrder,
  assessorsOf,
  EDITED_PLAN,
  type EditedPlan,
  type InterviewEvent,
  type InterviewStart,
  type InterviewState,
  type Step,
  saggingCriteria,
} from '../domain/interview/interview.js';
import { proposedActions } from '../domain/interview/record.js';
import { stepBefore, steps } from '../domain/interview/steps.js';
import { type Criterion, criteriaOf, titleIn } from '../domain/questionnaire/template.js';
import { type Action, type Entry, ROLES } from '../domain/record/audit.js';
import { parseAssessor } from '../domain/record/person.js';
import type { Proposal } from '../domain/treatment/proposals.js';
import { bar, barColumns } from '../render/kit/bars.js';
import { alignRight, cut, fill } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { causeAnswers } from '../render/treatment/cause-answers.js';
import { reopeningText } from '../render/treatment/plan-lines.js';
import { remedyTexts } from '../render/treatment/remedy-lines.js';
import { type CauseAsk, causeForm, groupOf, isCauseAsk, LONGEST_NAME, numberOf } from './cause-questions.js';
import { editPresent, isPeerAsk, type PeerAsk, parseCounted, peerForm } from './meeting-questions.js';
import { editActions } from './open-actions.js';
import { editPlan } from './plan-editor.js';
import type { Progress } from './presenter.js';
import {
  type ChoiceRequest,
  type Item,
  Left,
  type LineRequest,
  type Presenter,
  type ScoreCommand,
  textIn,
} from './presenter.js';
import { wasLine } from './was-line.js';

/** `leave`: everything so far is saved, and the person goes. */
export type Reply = InterviewEvent[] | 'leave';
type Put = Reply | 'back' | 'later' | 'earlier';

/** As the format has it, in characters; a proposed action repeats a text and adds to it. */
const LONGEST_TEXT = 9_000;
const ON_ONE_LINE: readonly Step['ask'][] = ['assessor', 'period', 'answered-by', 'promise'];

/** The clock of an interview: when it was begun, and how long a score takes. */
export interface Pace {
  now(): Date;
  /** Minutes spent before a resume. */
  before: number;
}

export class Interviewer {
  private last: string | undefined;
  /** The question answered last: an earlier record's answer to it may be shown now. */
  private answered: { criterion: Criterion; ask: CauseAsk } | undefined;
  private readonly begun: number;
  private scored = 0;
  /** Where one was in a list that is shown again. */
  private cursor: number | undefined;

  constructor(
    private readonly presenter: Presenter,
    private readonly style: Style,
    private readonly start: InterviewStart,
    private readonly title: string,
    private readonly pace: Pace,
    /** Keeps a text that is being typed. */
    private readonly typing: (id: string, text: string) => void,
  ) {
    this.begun = pace.now().getTime();
  }

  /** Minutes spent so far. */
  get minutes(): number {
    return this.pace.before + (this.pace.now().getTime() - this.begun) / 60_000;
  }

  /** Puts the question. Throws `Ended` where a signal or the end of input comes first. */
  async ask(step: Step, state: InterviewState): Promise<Reply> {
    const reply = await this.put(step, state).catch(leaving);
    if (reply === 'leave') return 'leave';
    if (reply === 'back') {
      const before = stepBefore(this.start, state, step);
      // A score is what one goes back to; its note has a key of its own there.
      const isNote = before?.ask === 'note' && before.criterion !== undefined;
      return before ? [{ go: isNote ? `score/${before.criterion?.key}` : before.id }] : [];
    }
    if (reply === 'earlier') return this.takeEarlier(step);
    if (reply === 'later') return [{ set: `cause/${step.criterion?.key}/later`, value: true }];
    if (isCauseAsk(step.ask) && step.criterion) this.answered = { criterion: step.criterion, ask: step.ask };
    return reply;
  }

  private async put(step: Step, state: InterviewState): Promise<Put> {
    const words = this.style.messages.interview;
    if (isCauseAsk(step.ask)) return this.causeQuestion(step, step.ask, state);
    if (isPeerAsk(step.ask)) return this.peer(step, step.ask, state);
    switch (step.ask) {
      case 'assessor':
        return this.assessor(step, state);
      case 'period':
        return this.text(
          step,
          state,
          { question: words.period, fallback: words.periodDefault },
          (text) => text || null,
        );
      case 'guess':
        return this.guess(step, state);
      case 'score':
        return this.score(step, state);
      case 'note':
        return this.note(step, state);
      case 'review':
        return this.review(step, state);
      case 'present':
        return this.present(step, state);
      case 'actions':
        return this.openActions(step, state);
      case 'answered-by': {
        const fallback =
          (state.answers[step.id] as string | undefined) ?? assessorsOf(this.start, state)[0]?.name ?? '';
        const request = { question: words.answeredBy, help: words.answeredByHelp, fallback, initial: undefined };
        return this.text(step, state, request, (text) => text);
      }
      case 'rest': {
        const rest = saggingCriteria(this.start, state).length - 3;
        const items = [
          { value: 'now', label: `1  ${words.restNow}`, key: '1' },
          { value: 'later', label: `2  ${words.restLater}`, key: '2' },
        ];
        const answer = await this.choice(step, state, { question: words.rest(rest), items });
        return typeof answer === 'object' ? [{ set: step.id, value: answer.value === 'now' }] : answer;
      }
      case 'plan':
        return this.plan(step, state);
      default:
        return [];
    }
  }

  /** Those that are scored, in the order of asking. */
  private get criteria(): Criterion[] {
    const { followUp, template } = this.start;
    return followUp ? treatedCriteria(this.start, followUp) : askingOrder(template);
  }

  private titleOf({ key, title }: Pick<Criterion, 'key' | 'title'>): string {
    return oneLine(titleIn(title, this.style.language, key));
  }

  private titleOfKey(key: string): string {
    const found = criteriaOf(this.start.template).find((criterion) => criterion.key === key);
    return found ? this.titleOf(found) : key;
  }

  private componentTitle(key: string): string {
    const component = this.start.template.components.find((one) => one.key === key);
    return oneLine(titleIn(component?.title, this.style.language, key));
  }

  private progress(step: Step, state: InterviewState): Progress {
    const list = steps(this.start, state);
    const { criteria } = this;
    const unscored = criteria.filter(({ key }) => !Object.hasOwn(state.answers, `score/${key}`)).length;
    const pace = (this.minutes - this.pace.before) / this.scored;
    const { criterion } = step;
    let where = '';
    let short = '';
    if (criterion && (step.ask === 'score' || step.ask === 'note')) {
      const own = criteria.filter(({ component }) => component === criterion.component);
      const [at, all] = [own.indexOf(criterion) + 1, criteria.indexOf(criterion) + 1];
      const component = this.componentTitle(criterion.component);
      const words = this.style.messages.interview;
      where = words.progress(component, at, own.length, all, criteria.length);
      short = words.progressShort(all, criteria.length);
    } else if (criterion) {
      const score = (state.answers[`score/${criterion.key}`] as Entry | undefined)?.score;
      where = `${this.titleOf(criterion)} ${score ?? ''}`.trim();
      short = where;
    }
    return {
      title: this.title,
      right: where,
      short,
      done: this.share(step, list, criteria),
      spent: Math.floor(this.minutes),
      left: this.scored >= 3 && unscored > 0 ? Math.ceil(pace * unscored) : undefined,
    };
  }

  /** Of the criteria while they are scored; of what comes after the review then. */
  private share(step: Step, list: readonly Step[], criteria: readonly Criterion[]): number {
    if (step.criterion && (step.ask === 'score' || step.ask === 'note')) {
      return criteria.indexOf(step.criterion) / criteria.length;
    }
    const review = list.findIndex(({ ask }) => ask === 'review');
    if (step.ask === 'review') return 1;
    const at = list.findIndex(({ id }) => id === step.id);
    return at < review ? 0 : (at - review) / Math.max(1, list.length - 1 - review);
  }

  /** A line of text. `sub` names a text beside the step's own answer, such as a reason. */
  private line(step: Step, state: InterviewState, request: LineRequest, sub = '') {
    const id = `${step.id}${sub}`;
    const begun = state.typing?.id === id ? state.typing.text : undefined;
    const { most = ON_ONE_LINE.includes(step.ask) ? LONGEST_NAME : LONGEST_TEXT } = request;
    const tooLong = this.style.messages.interview.tooLong(most);
    return this.presenter.line({
      progress: this.progress(step, state),
      typed: (text) => this.typing(id, text),
      ...request,
      refuse: (text) =>
        text.length > most || (most === LONGEST_NAME && text.includes('\n')) ? tooLong : request.refuse?.(text),
      initial: begun ?? request.initial,
    });
  }

  /** A text that is the step's answer. */
  private async text(
    step: Step,
    state: InterviewState,
    request: LineRequest,
    take: (text: string) => unknown,
  ): Promise<Put> {
    const given = state.answers[step.id];
    const initial = typeof given === 'string' ? given : undefined;
    const answer = await this.line(step, state, { initial, ...request });
    return 'command' in answer ? answer.command : [{ set: step.id, value: take(answer.text) }];
  }

  private async choice(step: Step, state: InterviewState, request: ChoiceRequest) {
    const answer = await this.presenter.choice({ progress: this.progress(step, state), ...request });
    const { command } = answer;
    if (command === 'back' || command === 'later' || command === 'leave' || command === 'earlier') return command;
    return answer;
  }

  private async causeQuestion(step: Step, ask: CauseAsk, state: InterviewState): Promise<Put> {
    const words = this.style.messages.interview;
    const others = steps(this.start, state).flatMap(({ id, ask: other, criterion }) =>
      other === 'since' && criterion && criterion.key !== step.criterion?.key && typeof state.answers[id] === 'string'
        ? [{ key: criterion.key, title: this.titleOf(criterion) }]
        : [],
    );
    const { date, target } = this.start;
    const form = causeForm(ask, { date, target, index: step.index ?? 0, others }, words);
    const given = state.answers[step.id];
    const common = {
      question: form.question,
      help: form.help,
      number: numberOf(ask),
      later: true,
      earlier: this.earlierHint(step),
      ...(step.ask === 'factor' && step.index === 0 && { more: this.whyAgain(step, state) }),
      // What can be done: how it was levelled here the last time.
      ...(ask === 'today' && { more: this.levelledBefore(step) }),
      // Which factor it is about.
      ...(ask === 'side' && { more: [String(state.answers[step.id.replace('/side-', '/factor-')] ?? '')] }),
    };
    if (form.kind === 'choice') {
      const at = form.items.findIndex(({ value }) => JSON.stringify(form.take(value)) === JSON.stringify(given));
      const answer = await this.choice(step, state, { ...common, items: form.items, initial: Math.max(0, at) });
      return typeof answer === 'object' ? [{ set: step.id, value: form.take(answer.value) }] : answer;
    }
    const initial = form.show ? form.show(given) : typeof given === 'string' ? given : undefined;
    const request = { ...common, initial, ...(form.refuse && { refuse: form.refuse }) };
    const answer = await this.line(step, state, request);
    if ('command' in answer) return answer.command;
    // What was not touched says what it said, however it was written.
    if (given !== undefined && given !== null && answer.text === initial) return [{ set: step.id, value: given }];
    if (ask !== 'today' || !words.vague.test(answer.text)) return [{ set: step.id, value: form.take(answer.text) }];
    const more = { question: words.todayVague, more: [answer.text], number: numberOf(ask), later: true };
    const act = await this.line(step, state, more);
    return 'command' in act ? act.command : [{ set: step.id, value: form.take(act.text) }];
  }

  /** What worked here before, where the criterion sags again. */
  private levelledBefore({ criterion }: Step): string[] {
    const remedy = criterion && this.start.remedies?.get(criterion.key)?.at(-1);
    if (!remedy) return [];
    const { messages } = this.style;
    return ['', messages.plan.remedies, ...remedyTexts(remedy, this.style)];
  }

  /** In a follow-up: why the questions are asked again. */
  private whyAgain({ criterion }: Step, state: InterviewState): string[] {
    const { followUp, date } = this.start;
    if (!followUp || !criterion) return [];
    const { again } = this.style.messages.interview;
    return reopened(this.start, state, followUp, criterion.key).map((one) =>
      again(reopeningText(one, date, this.style)),
    );
  }

  /** What an earlier record said to the question before, once the new answer to it is given. */
  private earlierHint(step: Step): string | undefined {
    const found = this.earlierAnswer(step);
    if (!found) return undefined;
    const { messages } = this.style;
    const date = messages.dates.day(found.date, this.start.date);
    return messages.interview.earlier(date, found.text.replaceAll('\n', '; '));
  }

  private earlierAnswer(step: Step) {
    const { answered } = this;
    if (!answered || !isCauseAsk(step.ask)) return undefined;
    const group = groupOf(answered.ask);
    if (step.criterion?.key === answered.criterion.key && groupOf(step.ask) === group) return undefined;
    const earlier = this.start.earlier.get(answered.criterion.key);
    if (!earlier) return undefined;
    const { cause, date } = earlier;
    const part =
      group === 'responsible'
        ? { responsible: cause.responsible, advisers: cause.advisers }
        : { [group]: cause[group] };
    const text = causeAnswers(part, this.style)
      .map(([, said]) => said)
      .join('; ');
    return text === '' ? undefined : { text, date, part, criterion: answered.criterion };
  }

  /** `=`: what the earlier record said still holds. */
  private takeEarlier(step: Step): InterviewEvent[] {
    const found = this.earlierAnswer(step);
    this.answered = undefined;
    if (!found) return [];
    return Object.entries(stillTrue(found.part, found.criterion.key)).map(([set, value]) => ({ set, value }));
  }

  private async assessor(step: Step, state: InterviewState): Promise<Put> {
    const { messages } = this.style;
    const words = messages.interview;
    const refuse = (text: string) => (parseAssessor(text, words.roleWords) ? undefined : words.assessorBad);
    const typed = await this.line(step, state, { question: words.assessor, help: words.assessorHelp, refuse });
    if ('command' in typed) return typed.command;
    const person = parseAssessor(typed.text, words.roleWords);
    if (!person || person.role) return [{ set: step.id, value: person }];
    const items = ROLES.map((value, index) => ({
      value,
      label: `${index + 1}  ${messages.roles[value]}`,
      key: String(index + 1),
    }));
    const role = await this.choice(step, state, { question: words.role(oneLine(person.name)), items });
    if (role === 'leave') return 'leave';
    return typeof role === 'object'
      ? [{ set: step.id, value: { ...person, role: role.value } }]
      : this.assessor(step, state);
  }

  private async guess(step: Step, state: InterviewState): Promise<Put> {
    const words = this.style.messages.interview;
    const criteria = askingOrder(this.start.template);
    const numbers = (text: string) =>
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number);
    const refuse = (text: string) => {
      const list = numbers(text);
      const isGood = list.length <= 3 && new Set(list).size === list.length && list.every((n) => criteria[n - 1]);
      return isGood ? undefined : words.guessBad(criteria.length);
    };
    const half = Math.ceil(criteria.length / 2);
    const cell = (index: number) => {
      const criterion = criteria[index];
      return criterion ? `${alignRight(String(index + 1), 2)}  ${this.titleOf(criterion)}` : '';
    };
    const side = Math.floor((this.presenter.columns - 3) / 2);
    const narrow = side < 16;
    const more = narrow
      ? criteria.map((_, index) => cell(index))
      : Array.from({ length: half }, (_, index) =>
          `${fill(cell(index), Math.min(37, side))}${cut(cell(index + half), side)}`.trimEnd(),
        );
    const answer = await this.line(step, state, {
      question: words.guess,
      help: words.guessHelp,
      more: ['', ...more],
      refuse,
    });
    if ('command' in answer) return answer.command;
    return [{ set: step.id, value: numbers(answer.text).map((n) => (criteria[n - 1] as Criterion).key) }];
  }

  private async score(step: Step, state: InterviewState): Promise<Put> {
    const criterion = step.criterion as Criterion;
    const entry = state.answers[step.id] as Entry | undefined;
    // A text that was begun here is gone on with first.
    const begun = begunAt(step, state);
    if (begun) return this.scoreCommand(step, state, begun as ScoreCommand);
    const answer = await this.presenter.score({
      criterion,
      progress: this.progress(step, state),
      given: entry?.score,
      last: this.last,
      noted: [
        this.countedText(state, criterion.key),
        state.answers[`note/${criterion.key}`],
        state.answers[`spot/${criterion.key}`],
      ]
        .filter((text) => typeof text === 'string')
        .join('; '),
      ...(this.start.followUp && { skip: true }),
    });
    if ('command' in answer) return this.scoreCommand(step, state, answer.command);
    this.scored++;
    const before = this.start.before.get(criterion.key);
    this.last = `${this.titleOf(criterion)}: ${wasLine(answer.score, before, this.start.date, this.style)}`;
    return [{ set: step.id, value: { score: answer.score } satisfies Entry }];
  }

  private async scoreCommand(step: Step, state: InterviewState, command: ScoreCommand): Promise<Put> {
    const { key, title } = step.criterion as Criterion;
    const words = this.style.messages.interview;
    if (command === 'back' || command === 'leave') return command;
    if (command === 'go') return this.goTo(step, state);
    if (command === 'skip') {
      this.last = undefined;
      return [{ set: step.id, value: { skipped: true } }];
    }
    const isNeeded = command === 'na' || command === 'not-seen';
    const questions = {
      note: words.note,
      spot: words.spot,
      na: words.naReason,
      'not-seen': words.notSeenReason,
      counted: words.countedHelp,
    };
    const entry = state.answers[step.id] as Entry | undefined;
    const before = command === 'counted' ? this.countedText(state, key) : state.answers[`${command}/${key}`];
    const initial = isNeeded ? entry?.[command] : before;
    const request = {
      question: this.titleOf({ key, title }),
      help: questions[command],
      initial: typeof initial === 'string' ? initial : undefined,
      refuse: (text: string) => {
        if (text === '') return isNeeded ? words.needsReason : undefined;
        return command === 'counted' && !parseCounted(text) ? words.countedBad : undefined;
      },
    };
    const typed = await this.line(step, state, request, `/${command}`);
    if ('command' in typed) return typed.command === 'leave' ? 'leave' : [{ go: step.id }];
    if (!isNeeded) {
      const value = command === 'counted' ? parseCounted(typed.text) : typed.text;
      return [{ set: `${command}/${key}`, value: value || null }, { go: step.id }];
    }
    this.scored++;
    this.last = undefined;
    return [{ set: step.id, value: { [command]: typed.text } }];
  }

  /** `279 of 280`, where observations were counted. */
  private countedText(state: InterviewState, criterion: string): string | undefined {
    const counted = state.answers[`counted/${criterion}`] as Entry['counted'] | null;
    return counted ? this.style.messages.interview.countedOf(counted.ok, counted.of) : undefined;
  }

  private async goTo(step: Step, state: InterviewState): Promise<Put> {
    const words = this.style.messages.interview;
    const { criteria } = this;
    const items = this.criterionItems(state);
    const initial = criteria.findIndex(({ key }) => key === step.criterion?.key);
    const answer = await this.choice(step, state, { question: words.goTo, items, initial });
    if (answer === 'leave') return 'leave';
    return [{ go: typeof answer === 'object' ? answer.value : step.id }];
  }

  /** Every criterion with its bar, under its component. */
  private criterionItems(state: InterviewState): Item[] {
    const { messages, paint } = this.style;
    const { criteria } = this;
    const style = { ...this.style, columns: this.presenter.columns };
    const titles = Math.max(8, Math.min(30, style.columns - barColumns(style) - 12));
    return criteria.map((criterion, index) => {
      const entry = state.answers[`score/${criterion.key}`] as Entry | undefined;
      const sags = entry?.score !== undefined && entry.score <= this.start.sagging;
      const picture = bar(entry?.score, this.start.target, sags, style);
      const unscored = entry?.na === undefined ? (entry ? '–' : '') : messages.show.na;
      const isFirst = criteria[index - 1]?.component !== criterion.component;
      return {
        ...(isFirst && { heading: paint.bold(this.componentTitle(criterion.component)) }),
        value: `score/${criterion.key}`,
        plain: `${this.titleOf(criterion)}: ${entry?.score ?? unscored}`,
        label:
          `${sags ? paint.bad('!') : ' '} ${fill(this.titleOf(criterion), titles)} ${picture} ${entry?.score ?? unscored}`.trimEnd(),
      };
    });
  }

  private async note(step: Step, state: InterviewState): Promise<Put> {
    const criterion = step.criterion as Criterion;
    const words = this.style.messages.interview;
    const score = (state.answers[`score/${criterion.key}`] as Entry | undefined)?.score;
    const given = state.answers[step.id];
    const was =
      score === undefined ? '' : wasLine(score, this.start.before.get(criterion.key), this.start.date, this.style);
    const answer = await this.line(step, state, {
      question: words.whatSeen,
      initial: typeof given === 'string' ? given : undefined,
      ...(score !== undefined && { ladder: { criterion, score, was } }),
    });
    if (!('command' in answer)) return [{ set: step.id, value: answer.text || null }];
    return answer.command === 'leave' ? 'leave' : 'back';
  }

  private async review(step: Step, state: InterviewState): Promise<Put> {
    const words = this.style.messages.interview;
    const items = [...this.criterionItems(state), { value: '', label: this.style.paint.bold(words.goOn) }];
    const question = this.start.followUp ? words.reviewMeeting : words.review;
    const request = {
      question,
      more: this.start.followUp ? [] : alikeHint(state, words),
      items,
      initial: items.length - 1,
    };
    const answer = await this.choice(step, state, request);
    if (typeof answer !== 'object') return answer;
    return answer.value === '' ? [{ set: step.id, value: true }] : [{ go: answer.value }];
  }

  /** All that is still open from before, on one screen: what is done or dropped is marked, the rest stays open. */
  private async openActions(step: Step, state: InterviewState): Promise<Put> {
    const { open, date, workingDays } = this.start;
    const input = {
      open,
      updates: (state.answers[step.id] as Answers['actions'] | undefined) ?? this.scoredAgain(state),
      titleOf: (key: string) => this.titleOfKey(key),
      date,
      workingDays,
      progress: this.progress(step, state),
      begun: begunAt(step, state),
      ask: (name: string, request: LineRequest) => this.asked(step, state, request, `/${name}`),
    };
    const edit = await editActions(this.presenter, input, this.cursor, this.style);
    return this.edited(step, edit);
  }

  private async present(step: Step, state: InterviewState): Promise<Put> {
    const input = {
      circle: this.start.followUp?.circle ?? [],
      present: (state.answers[step.id] as string[] | undefined) ?? [],
      progress: this.progress(step, state),
      begun: begunAt(step, state) === 'other',
      ask: (request: LineRequest) => this.asked(step, state, request, '/other'),
    };
    return this.edited(step, await editPresent(this.presenter, input, this.cursor, this.style));
  }

  /** A list that is shown again until it is accepted. */
  private edited<T>(step: Step, edit: { accepted: T } | { changed: T; cursor: number } | 'back' | 'leave'): Put {
    this.cursor = typeof edit === 'object' && 'cursor' in edit ? edit.cursor : undefined;
    if (typeof edit === 'string') return edit;
    return 'accepted' in edit
      ? [{ set: step.id, value: edit.accepted }]
      : [{ set: step.id, value: edit.changed }, { go: step.id }];
  }

  /** A text beside the step's own answer; undefined: one step back. */
  private async asked(
    step: Step,
    state: InterviewState,
    request: LineRequest,
    sub: string,
  ): Promise<string | undefined> {
    const answer = await this.line(step, state, request, sub);
    return textIn(answer);
  }

  private async peer(step: Step, ask: PeerAsk, state: InterviewState): Promise<Put> {
    if (ask !== 'peer-criterion') {
      const form = peerForm(ask, step.index ?? 0, this.style);
      return this.text(step, state, form, form.take);
    }
    const treated = new Set(this.start.followUp?.treated);
    const criteria = criteriaOf(this.start.template);
    // What is under treatment first: that is mostly what one asks about.
    const items = [...criteria]
      .sort((a, b) => Number(treated.has(b.key)) - Number(treated.has(a.key)))
      .map((criterion) => ({ value: criterion.key, label: this.titleOf(criterion) }));
    const given = items.findIndex(({ value }) => value === state.answers[step.id]);
    const request = { question: this.style.messages.interview.peer.criterion, items, initial: Math.max(0, given) };
    const answer = await this.choice(step, state, request);
    return typeof answer === 'object' ? [{ set: step.id, value: answer.value }] : answer;
  }

  /** To score again what was promised is done by scoring it. */
  private scoredAgain(state: InterviewState): Answers['actions'] {
    const done = this.start.open.filter(({ action, due }) => {
      const entry = state.answers[`score/${action.criterion}`] as Entry | undefined;
      return action.kind === 'measure' && action.question === 'promise' && due <= this.start.date && entry?.score;
    });
    return Object.fromEntries(done.map(({ id }) => [id, { status: 'done' }]));
  }

  private async plan(step: Step, state: InterviewState): Promise<Put> {
    const proposed = proposedActions(this.start, state, wording(this.style));
    // What was edited stands; what has been explained since adds to it.
    const edited = state.answers[EDITED_PLAN] as EditedPlan | undefined;
    const actions = edited
      ? [...edited.actions, ...proposed.filter((action) => !edited.of.includes(sourceOf(action)))]
      : proposed;
    const begun = begunAt(step, state);
    const criteria = askingOrder(this.start.template).map((criterion) => ({
      key: criterion.key,
      title: this.titleOf(criterion),
    }));
    const { date, workingDays } = this.start;
    const input = {
      actions,
      criteria,
      date,
      workingDays,
      progress: this.progress(step, state),
      isFollowUp: this.start.followUp !== undefined || this.start.explain !== undefined,
      begun: begun === undefined ? undefined : { id: begun, text: state.typing?.text ?? '' },
      typed: (id: string, text: string) => this.typing(`${step.id}/${id}`, text),
    };
    const edit = await editPlan(this.presenter, input, this.cursor, this.style);
    if (typeof edit === 'string') return edit;
    if ('accepted' in edit) return [{ set: step.id, value: edit.accepted }];
    this.cursor = edit.cursor;
    const of = [...new Set(proposed.map(sourceOf))];
    return [{ set: EDITED_PLAN, value: { actions: edit.changed, of } satisfies EditedPlan }, { go: step.id }];
  }
}

/** The name of a text beside the step's own answer that was begun and not finished. */
function begunAt(step: Step, { typing }: InterviewState): string | undefined {
  return typing?.id.startsWith(`${step.id}/`) ? typing.id.slice(step.id.length + 1) : undefined;
}

/** What a proposed action follows from: the answers of a criterion, or an action thought of on the spot. */
function sourceOf({ criterion, question }: Action): string {
  return question ? criterion : `spot/${criterion}`;
}

function leaving(error: unknown): 'leave' {
  if (error instanceof Left) return 'leave';
  throw error;
}

/** How proposed actions are worded. */
export function wording({ messages, language }: Pick<Style, 'messages' | 'language'>) {
  return (proposal: Proposal, { key, title }: Criterion): string =>
    messages.proposal(proposal, titleIn(title, language, key));
}

/** A hint where four fifths of the scores are the same (METHOD.md, "Honest scores"). */
function alikeHint(state: InterviewState, words: Style['messages']['interview']): string[] {
  const scores = Object.entries(state.answers).flatMap(([id, value]) => {
    const score = id.startsWith('score/') ? (value as Entry).score : undefined;
    return score === undefined ? [] : [score];
  });
  const most = scores.find((score) => scores.filter((one) => one === score).length >= 0.8 * scores.length);
  return most !== undefined && scores.length >= 5 ? [words.alike(most)] : [];
}
