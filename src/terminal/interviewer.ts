/** Each question of the interview as prompts: a step goes in, the events that answer it come out. */
import { type Action, type ActionUpdate, BASES, type Entry, ROLES, SIDES, UNDERSTOOD } from '../domain/audit.js';
import { onWorkingDay } from '../domain/date.js';
import {
  type Answers,
  askingOrder,
  assessorsOf,
  type InterviewEvent,
  type InterviewStart,
  type InterviewState,
  proposedActions,
  type Step,
  saggingCriteria,
  stepBefore,
  steps,
} from '../domain/interview.js';
import { parseAssessor } from '../domain/person.js';
import type { Proposal } from '../domain/plan.js';
import { type Criterion, criteriaOf, inLanguage } from '../domain/template.js';
import { parseDue, parseSince } from '../domain/when.js';
import { fill, right, width } from '../render/layout.js';
import { bar } from '../render/text/bars.js';
import type { Style } from '../render/text/style.js';
import { oneLine } from '../render/visible.js';
import { hints, type Progress, paragraph, progressLines } from './frame.js';
import { choicePrompt, type Item } from './prompts/choice.js';
import { linePrompt } from './prompts/line.js';
import { scorePrompt } from './prompts/score.js';
import { ladderLines, scoreScreen, wasLine } from './score-screen.js';
import type { Terminal } from './terminal.js';

/** `leave`: everything so far is saved, and the person goes. */
export type Reply = InterviewEvent[] | 'leave';
type Output = NodeJS.WritableStream & { columns?: number; rows?: number };

interface Ask {
  question: string;
  help?: string | undefined;
  /** Lines between the question and the answer. */
  more?: readonly string[];
}

export class Interviewer {
  private last: string | undefined;
  private readonly begun: number;
  private scored = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly output: Output,
    private readonly style: Style,
    private readonly start: InterviewStart,
    private readonly title: string,
    private readonly now: () => Date,
  ) {
    this.begun = now().getTime();
  }

  /** Puts the question. Throws `Ended` where a signal or the end of input comes first. */
  async ask(step: Step, state: InterviewState): Promise<Reply> {
    const reply = await this.put(step, state);
    if (reply === 'leave') return 'leave';
    if (reply === 'back') {
      const before = stepBefore(this.start, state, step);
      return before ? [{ go: before.id }] : [];
    }
    if (reply === 'later' && step.criterion) return [{ set: `cause/${step.criterion.key}/later`, value: true }];
    return Array.isArray(reply) ? reply : [];
  }

  private async put(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const words = this.style.messages.interview;
    const given = Object.hasOwn(state.answers, step.id) ? state.answers[step.id] : undefined;
    const set = (value: unknown): InterviewEvent[] => [{ set: step.id, value }];
    const text = async (
      ask: Ask,
      options: Partial<Parameters<Interviewer['line']>[2]> = {},
      take: (text: string) => unknown = (same) => same,
    ) => {
      const initial = typeof given === 'string' ? given : undefined;
      const answer = await this.line(step, state, { ...ask, initial, ...options });
      return 'command' in answer ? answer.command : set(take(answer.text));
    };
    const orNull = (answer: string) => (answer === '' ? null : answer);
    const choose = async (
      ask: Ask,
      items: readonly Item[],
      later: boolean,
      take: (value: string) => unknown = (same) => same,
    ) => {
      const initial = items.findIndex(({ value }) => value === given);
      const answer = await this.choice(step, state, ask, items, later, Math.max(0, initial));
      if (answer === 'back' || answer === 'later' || answer === 'leave') return answer;
      return set(take(answer));
    };
    const listed = <V extends string>(values: readonly V[], labels: Readonly<Record<V, string>>): Item[] =>
      values.map((value, index) => ({ value, label: `${index + 1}  ${labels[value]}`, key: String(index + 1) }));
    const yesNo: Item[] = [
      { value: 'yes', label: `1  ${words.yes}`, key: '1' },
      { value: 'no', label: `2  ${words.no}`, key: '2' },
    ];
    const needed = (why: string) => (answer: string) => (answer === '' ? why : undefined);

    switch (step.ask) {
      case 'assessor':
        return this.assessor(step, state);
      case 'period':
        return text({ question: words.period }, { fallback: words.periodDefault }, orNull);
      case 'guess':
        return this.guess(step, state);
      case 'score':
        return this.score(step, state);
      case 'note':
        return this.note(step, state);
      case 'review':
        return this.review(step, state);
      case 'action':
        return this.openAction(step, state);
      case 'answered-by': {
        const fallback = (given as string | undefined) ?? assessorsOf(this.start, state)[0]?.name ?? '';
        return text({ question: words.answeredBy, help: words.answeredByHelp }, { fallback, initial: undefined });
      }
      case 'rest': {
        const rest = saggingCriteria(this.start, state).length - 3;
        const items = [
          { value: 'now', label: `1  ${words.restNow}`, key: '1' },
          { value: 'later', label: `2  ${words.restLater}`, key: '2' },
        ];
        return choose({ question: words.rest(rest) }, items, false, (value) => value === 'now');
      }
      case 'since': {
        const items = listed(['always', 'recent', 'unknown'] as const, words.sinceAnswer);
        for (const { ask, criterion, id } of steps(this.start, state)) {
          const isEarlier = ask === 'since' && criterion && criterion.key !== step.criterion?.key;
          if (!isEarlier || typeof state.answers[id] !== 'string' || items.length > 8) continue;
          const number = items.length + 1;
          items.push({
            value: `same:${criterion.key}`,
            label: `${number}  ${words.sameAs(this.titleOf(criterion))}`,
            key: String(number),
          });
        }
        return choose({ question: words.since, help: words.sinceHelp }, items, true, (value) =>
          value.startsWith('same:') ? { same: value.slice(5) } : value,
        );
      }
      case 'since-when':
        return text(
          { question: words.sinceWhen, help: words.sinceWhenHelp },
          {
            refuse: (answer) => (answer === '' || parseSince(answer, this.start.date) ? undefined : words.sinceWhenBad),
          },
          (answer) => (answer === '' ? null : parseSince(answer, this.start.date)),
        );
      case 'since-change':
        return text({ question: words.sinceChange }, {}, orNull);
      case 'factor':
        return step.index === 0
          ? text({ question: words.factor, help: words.factorHelp }, { refuse: needed(words.factorNeeded) })
          : text({ question: words.factorMore }, {}, orNull);
      case 'side':
        return choose({ question: words.side }, listed(SIDES, words.sideAnswer), true);
      case 'in-hands':
        return text({ question: words.inHands }, {}, orNull);
      case 'understood':
        return choose(
          { question: words.understood, help: words.understoodHelp },
          listed(UNDERSTOOD, words.understoodAnswer),
          true,
        );
      case 'basis':
        return choose({ question: words.basis }, listed(BASES, words.basisAnswer), true);
      case 'expertise':
        return choose({ question: words.expertise }, yesNo, true, (value) => value === 'yes');
      case 'responsible':
        return text({ question: words.responsible, help: words.responsibleHelp }, {}, orNull);
      case 'advisers':
        return text(
          { question: words.advisers, help: words.advisersHelp },
          { initial: Array.isArray(given) ? given.join('; ') : undefined },
          (answer) =>
            answer
              .split(';')
              .map((name) => name.trim())
              .filter(Boolean),
        );
      case 'today': {
        const reply = await text({ question: words.today, help: words.todayHelp }, {}, orNull);
        const said =
          Array.isArray(reply) && 'set' in (reply[0] as object) ? (reply[0] as { value: unknown }).value : null;
        if (typeof said !== 'string' || !words.vague.test(said)) return reply;
        return text({ question: words.todayVague, more: [said] }, { initial: undefined }, orNull);
      }
      case 'promise':
        return this.promise(step, state);
      case 'summary':
        return text({ question: words.summary }, { refuse: needed(words.summaryNeeded) });
      case 'plan':
        return this.plan(step, state);
    }
  }

  private titleOf(criterion: Criterion): string {
    return oneLine(inLanguage(criterion.title, this.style.language) ?? criterion.key);
  }

  private criterionTitle(key: string): string {
    const found = criteriaOf(this.start.template).find((criterion) => criterion.key === key);
    return found ? this.titleOf(found) : key;
  }

  private progress(step: Step, state: InterviewState): Progress {
    const list = steps(this.start, state);
    const criteria = askingOrder(this.start.template);
    const answered = criteria.filter(({ key }) => Object.hasOwn(state.answers, `score/${key}`)).length;
    const minutes = (this.now().getTime() - this.begun) / 60_000;
    const left =
      this.scored >= 3 && answered < criteria.length
        ? Math.ceil((minutes / this.scored) * (criteria.length - answered))
        : undefined;
    const { criterion } = step;
    let where = '';
    if (criterion && (step.ask === 'score' || step.ask === 'note')) {
      const component = this.start.template.components.find(({ key }) => key === criterion.component);
      const own = criteria.filter((one) => one.component === criterion.component);
      where = this.style.messages.interview.progress(
        oneLine(inLanguage(component?.title, this.style.language) ?? criterion.component),
        own.indexOf(criterion) + 1,
        own.length,
        criteria.indexOf(criterion) + 1,
        criteria.length,
      );
    } else if (criterion) {
      const score = (state.answers[`score/${criterion.key}`] as Entry | undefined)?.score;
      where = `${this.titleOf(criterion)} ${score ?? ''}`.trim();
    }
    return {
      title: this.title,
      right: where,
      done: list.findIndex(({ id }) => id === step.id) / list.length,
      spent: Math.floor(minutes),
      left,
    };
  }

  private topOf(step: Step, state: InterviewState, { question, help, more = [] }: Ask): (columns: number) => string[] {
    const { paint, messages } = this.style;
    const number = questionNumber(step);
    return (columns) => [
      ...progressLines(this.progress(step, state), this.style, columns),
      ...(number ? paragraph(messages.interview.questionOf(number), columns, paint.dim) : []),
      ...paragraph(question, columns, paint.bold),
      ...(help ? paragraph(help, columns, paint.dim) : []),
      ...more.flatMap((line) => paragraph(oneLine(line), columns)),
      '',
    ];
  }

  private async line(
    step: Step,
    state: InterviewState,
    options: Ask & {
      fallback?: string | undefined;
      initial?: string | undefined;
      refuse?(text: string): string | undefined;
      top?(columns: number): string[];
    },
  ) {
    const { keys } = this.style.messages.interview;
    const later = questionNumber(step) !== undefined || step.ask === 'summary';
    return this.terminal.prompt(linePrompt, {
      output: this.output,
      top: options.top ?? this.topOf(step, state, options),
      bottom: (columns) =>
        hints([keys.enter, keys.escBack, ...(later ? [keys.tabLater] : []), keys.ctrlC], this.style, columns),
      fallback: options.fallback,
      initial: options.initial,
      refuse: options.refuse ?? (() => undefined),
      later,
    });
  }

  private async choice(
    step: Step,
    state: InterviewState,
    ask: Ask,
    items: readonly Item[],
    later: boolean,
    initial = 0,
  ): Promise<string | 'back' | 'later' | 'leave'> {
    const { keys } = this.style.messages.interview;
    const answer = await this.terminal.prompt(choicePrompt, {
      output: this.output,
      top: this.topOf(step, state, ask),
      items,
      bottom: (columns) =>
        hints([keys.choose, ...(later ? [keys.later] : []), keys.back, keys.leave], this.style, columns),
      commands: { b: 'back', q: 'leave', ...(later && { l: 'later' }) },
      escape: 'back',
      initial,
      pointer: this.pointer,
    });
    return answer.command ?? answer.value;
  }

  private get pointer(): string {
    return this.style.ascii ? '>' : '►';
  }

  private async assessor(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
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
    const role = await this.choice(step, state, { question: words.role(person.name) }, items, false);
    if (role === 'leave') return 'leave';
    return role === 'back' ? this.assessor(step, state) : [{ set: step.id, value: { ...person, role } }];
  }

  private async guess(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const words = this.style.messages.interview;
    const criteria = askingOrder(this.start.template);
    const numbers = (text: string) =>
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number);
    const refuse = (text: string) => {
      const list = numbers(text);
      const isGood =
        list.length <= 3 && new Set(list).size === list.length && list.every((n) => criteria[n - 1] !== undefined);
      return isGood ? undefined : words.guessBad(criteria.length);
    };
    const half = Math.ceil(criteria.length / 2);
    const cell = (index: number) => {
      const criterion = criteria[index];
      return criterion ? `${right(String(index + 1), 3)}  ${this.titleOf(criterion)}` : '';
    };
    const top = (columns: number) => {
      const list =
        columns < 74
          ? criteria.map((_, index) => cell(index))
          : Array.from({ length: half }, (_, index) => `${fill(cell(index), 37)}${cell(index + half)}`.trimEnd());
      return [...this.topOf(step, state, { question: words.guess, help: words.guessHelp })(columns), ...list, ''];
    };
    const answer = await this.line(step, state, { question: words.guess, refuse, top });
    if ('command' in answer) return answer.command;
    return [{ set: step.id, value: numbers(answer.text).map((n) => (criteria[n - 1] as Criterion).key) }];
  }

  private async score(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const criterion = step.criterion as Criterion;
    const words = this.style.messages.interview;
    const entry = state.answers[step.id] as Entry | undefined;
    const answer = await this.terminal.prompt(scorePrompt, {
      output: this.output,
      draw: (view) =>
        scoreScreen({ ...view, criterion, progress: this.progress(step, state), last: this.last }, this.style),
      commands: { n: 'note', x: 'na', u: 'not-seen', b: 'back', q: 'leave' },
      escape: 'back',
      given: entry?.score,
    });
    if ('score' in answer) {
      this.scored++;
      const before = this.start.before.get(criterion.key);
      this.last = `${this.titleOf(criterion)}: ${wasLine(answer.score, before, this.start.date, this.style)}`;
      return [{ set: step.id, value: { score: answer.score } satisfies Entry }];
    }
    if (answer.command === 'back') return 'back';
    if (answer.command === 'leave') return 'leave';
    const isNote = answer.command === 'note';
    const question = isNote ? words.note : answer.command === 'na' ? words.naReason : words.notSeenReason;
    const initial = isNote ? state.answers[`note/${criterion.key}`] : entry?.[answer.command as 'na' | 'not-seen'];
    const typed = await this.line(step, state, {
      question: `${this.titleOf(criterion)}: ${question}`,
      initial: typeof initial === 'string' ? initial : undefined,
      refuse: (text) => (text === '' && !isNote ? words.needsReason : undefined),
    });
    if ('command' in typed) return [{ go: step.id }];
    if (isNote) return [{ set: `note/${criterion.key}`, value: typed.text || null }, { go: step.id }];
    this.scored++;
    this.last = undefined;
    return [{ set: step.id, value: { [answer.command]: typed.text } }];
  }

  private async note(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const criterion = step.criterion as Criterion;
    const words = this.style.messages.interview;
    const score = (state.answers[`score/${criterion.key}`] as Entry | undefined)?.score;
    const given = state.answers[step.id];
    const was =
      score === undefined ? '' : wasLine(score, this.start.before.get(criterion.key), this.start.date, this.style);
    const answer = await this.line(step, state, {
      question: words.whatSeen,
      initial: typeof given === 'string' ? given : undefined,
      top: (columns) => [
        ...ladderLines(
          { criterion, progress: this.progress(step, state), cursor: score, columns, rows: this.output.rows || 24 },
          this.style,
        ),
        ...paragraph(`${was}   ${words.whatSeen}`, columns),
      ],
    });
    return 'command' in answer ? 'back' : [{ set: step.id, value: answer.text || null }];
  }

  private async review(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const { messages, ascii, paint } = this.style;
    const words = messages.interview;
    const criteria = askingOrder(this.start.template);
    const items = criteria.map((criterion, index): Item => {
      const entry = state.answers[`score/${criterion.key}`] as Entry | undefined;
      const sags = entry?.score !== undefined && entry.score <= this.start.sagging;
      const picture = bar(entry?.score, this.start.target, sags, ascii, paint);
      const value = entry?.score ?? (entry?.na === undefined ? '–' : messages.show.na);
      const isFirst = criteria[index - 1]?.component !== criterion.component;
      const component = this.start.template.components.find(({ key }) => key === criterion.component);
      const heading = paint.bold(oneLine(inLanguage(component?.title, this.style.language) ?? criterion.component));
      return {
        ...(isFirst && { heading }),
        value: `score/${criterion.key}`,
        label: `${sags ? paint.bad('!') : ' '} ${fill(this.titleOf(criterion), 30)} ${picture} ${value}`,
      };
    });
    items.push({ value: '', label: paint.bold(words.goOn) });
    const value = await this.choice(
      step,
      state,
      { question: words.review, more: alikeHint(state, words) },
      items,
      false,
      items.length - 1,
    );
    if (value === 'back' || value === 'leave') return value;
    return value === '' ? [{ set: step.id, value: true }] : [{ go: value }];
  }

  private async openAction(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const { messages } = this.style;
    const words = messages.interview;
    const { action, due } = step.action as NonNullable<Step['action']>;
    const statuses = ['open', 'done', 'dropped'] as const;
    const items = statuses.map((value, index) => ({
      value,
      label: `${index + 1}  ${words.action[value]}`,
      key: String(index + 1),
    }));
    const title = this.criterionTitle(action.criterion);
    const ask = {
      question: oneLine(action.text),
      help: `${title}. ${words.openAction(oneLine(action.owner), messages.dates.full(due))}`,
    };
    const status = await this.choice(step, state, ask, items, false);
    if (status === 'back' || status === 'leave') return status;
    const update: ActionUpdate = { status: status as 'open' | 'done' | 'dropped' };
    if (status !== 'dropped') return [{ set: step.id, value: update }];
    const reason = await this.line(step, state, { question: words.dropReason });
    if ('command' in reason) return [{ go: step.id }];
    return [{ set: step.id, value: { ...update, ...(reason.text && { reason: reason.text }) } }];
  }

  private async promise(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const words = this.style.messages.interview;
    const { target, date } = this.start;
    // "6 weeks, 8": the score to reach may follow the time.
    const parse = (text: string) => {
      const [, said = '', to] = /^(.*?)(?:\s*[,;]\s*(10|[1-9]))?$/.exec(text) ?? [];
      const due = parseDue(said, date);
      return due ? { said, due, target: to ? Number(to) : target } : undefined;
    };
    const given = state.answers[step.id] as Answers['promise'] | undefined;
    const answer = await this.line(step, state, {
      question: words.promise,
      help: words.promiseHelp(target),
      initial: given && (given.target === target ? given.said : `${given.said}, ${given.target}`),
      refuse: (text) => (parse(text) ? undefined : words.promiseBad),
    });
    return 'command' in answer ? answer.command : [{ set: step.id, value: parse(answer.text) }];
  }

  /** The plan as a table: accepted as it is, or edited, dropped from and added to first. */
  private async plan(step: Step, state: InterviewState): Promise<Reply | 'back' | 'later'> {
    const { messages, paint } = this.style;
    const words = messages.interview;
    let actions =
      (state.answers[step.id] as Action[] | undefined) ?? proposedActions(this.start, state, wording(this.style));
    let cursor = actions.length;
    for (;;) {
      const items = actions.map((action, index): Item => {
        const isFirst = actions[index - 1]?.criterion !== action.criterion;
        const heading = isFirst ? paint.bold(this.criterionTitle(action.criterion)) : undefined;
        return { value: String(index), label: this.planRow(action), ...(heading !== undefined && { heading }) };
      });
      items.push({ value: 'accept', label: paint.bold(actions.length > 0 ? words.planAccept : words.planAcceptEmpty) });
      const { keys } = words;
      const answer = await this.terminal.prompt(choicePrompt, {
        output: this.output,
        top: this.topOf(step, state, { question: actions.length > 0 ? words.plan : words.planEmpty }),
        items,
        bottom: (columns) =>
          hints(
            [
              keys.choose,
              keys.planText,
              keys.planOwner,
              keys.planDue,
              keys.planDrop,
              keys.planAdd,
              keys.back,
              keys.leave,
            ],
            this.style,
            columns,
          ),
        commands: { e: 'text', o: 'owner', d: 'due', x: 'drop', n: 'add', b: 'back', q: 'leave' },
        escape: 'back',
        initial: Math.min(cursor, items.length - 1),
        pointer: this.pointer,
      });
      if (answer.command === 'back' || answer.command === 'leave') return answer.command;
      if (answer.value === 'accept' && answer.command === undefined) return [{ set: step.id, value: actions }];
      const index = Number(answer.value);
      cursor = Number.isNaN(index) ? actions.length : index;
      actions = await this.changed(step, state, actions, index, answer.command ?? 'text');
    }
  }

  private planRow({ text, owner, due }: Action): string {
    const columns = this.output.columns || 80;
    const end = `${fill(oneLine(owner), 14)}  ${this.style.messages.dates.day(due, this.start.date)}`;
    const room = Math.max(20, columns - 6 - width(end) - 2);
    return `${fill(oneLine(text), room)}  ${end}`;
  }

  private async changed(
    step: Step,
    state: InterviewState,
    actions: Action[],
    index: number,
    command: string,
  ): Promise<Action[]> {
    const words = this.style.messages.interview;
    const { date, workingDays } = this.start;
    const action = actions[index];
    const askText = async (question: string, initial?: string, refuse?: (text: string) => string | undefined) => {
      const answer = await this.line(step, state, {
        question,
        initial,
        refuse: refuse ?? ((text) => (text === '' ? question : undefined)),
      });
      return 'command' in answer ? undefined : answer.text;
    };
    const isDue = (text: string) => (text === date || parseDue(text, date) ? undefined : words.planDueBad);
    const dueOf = (text: string) => (text === date ? date : onWorkingDay(parseDue(text, date) as string, workingDays));
    const put = (change: Partial<Action>) => actions.map((one, at) => (at === index ? { ...one, ...change } : one));
    if (command === 'add') {
      const text = await askText(words.planText);
      const items = askingOrder(this.start.template).map((criterion) => ({
        value: criterion.key,
        label: this.titleOf(criterion),
      }));
      const criterion = text && (await this.choice(step, state, { question: words.planCriterion }, items, false));
      const owner = criterion && criterion !== 'back' && criterion !== 'leave' && (await askText(words.planOwner));
      const due = owner && (await askText(words.planDue, undefined, isDue));
      if (!text || !criterion || !owner || !due) return actions;
      return [...actions, { criterion, kind: 'countermeasure', text, owner, due: dueOf(due) }];
    }
    if (!action) return actions;
    if (command === 'drop') return actions.filter((_, at) => at !== index);
    if (command === 'owner') {
      const owner = await askText(words.planOwner, action.owner);
      return owner ? put({ owner }) : actions;
    }
    if (command === 'due') {
      const due = await askText(words.planDue, action.due, isDue);
      return due ? put({ due: dueOf(due) }) : actions;
    }
    const text = await askText(words.planText, action.text);
    return text ? put({ text }) : actions;
  }
}

/** How proposed actions are worded. */
export function wording({ messages, language }: Pick<Style, 'messages' | 'language'>) {
  return (proposal: Proposal, { key, title }: Criterion): string =>
    messages.proposal(proposal, inLanguage(title, language) ?? key);
}

/** Which of the six questions the step belongs to. */
function questionNumber({ ask }: Step): number | undefined {
  const groups: readonly (readonly string[])[] = [
    ['since', 'since-when', 'since-change'],
    ['factor', 'side', 'in-hands'],
    ['understood', 'basis', 'expertise'],
    ['responsible', 'advisers'],
    ['today'],
    ['promise'],
  ];
  const index = groups.findIndex((group) => group.includes(ask));
  return index < 0 ? undefined : index + 1;
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
