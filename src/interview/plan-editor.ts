/** The plan as a table: what is ticked is in it, the rest is offered. It is accepted as it is, or changed first. */
import type { PlannedAction } from '../domain/interview/questions.js';
import { byCriterion, tickedActions } from '../domain/interview/record.js';
import type { Action } from '../domain/record/audit.js';
import type { CalendarDate, Weekday } from '../domain/text/date.js';
import { alignRight, fill, width } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { dueAnswer } from './date-answers.js';
import type { KnownPeople } from './known-people.js';
import {
  type Item,
  type LineRequest,
  LONGEST_NAME_CHARACTERS,
  LONGEST_TEXT_CHARACTERS,
  type Presenter,
  type Progress,
  textIn,
} from './presenter.js';

export interface PlanInput {
  actions: readonly PlannedAction[];
  /** The criteria that a new action may be for. */
  criteria: readonly { key: string; title: string }[];
  date: CalendarDate;
  workingDays: readonly Weekday[];
  progress?: Progress;
  /** The people who may own an action. */
  people?: KnownPeople;
  /** True if accepting the plan writes a follow-up, not an audit. */
  isFollowUp?: boolean;
  /** The id of the text that was being typed when the interview ended: `COMMAND/LINE`. */
  halfTyped?: string | undefined;
  /** A line about texts of the whole interview that were typed and not taken. */
  begun?: readonly string[];
  /** The text that was typed under that id and not taken. */
  begunText?(id: string): string | undefined;
  /** Called each time a text changes, so that nothing half-typed is lost. */
  typed?(id: string, text: string): void;
}

/** The result of one look at the plan; `cursor` is the line that the cursor was on. */
export type PlanEdit =
  | { accepted: readonly Action[] }
  | { changed: readonly PlannedAction[]; cursor: number }
  | 'back'
  | 'leave';

/** From this width on, a window shows the owner beside each action. */
const OWNER_COLUMNS = 60;

/** Shows the plan once; the person accepts it, changes one line, or leaves. */
export async function editPlan(
  presenter: Presenter,
  input: PlanInput,
  cursor: number | undefined,
  style: Style,
): Promise<PlanEdit> {
  const { paint, messages } = style;
  const words = messages.interview;
  const { keys } = words;
  const { actions, halfTyped } = input;
  if (halfTyped) {
    const [command = '', line] = halfTyped.split('/');
    const index = line ? Number(line) : actions.length;
    const changes = await changed(presenter, input, { index, command }, style);
    return changes === 'leave' ? 'leave' : { changed: changes, cursor: index };
  }
  const titleOf = (key: string) => input.criteria.find((criterion) => criterion.key === key)?.title ?? key;
  const dueColumns = Math.max(0, ...actions.map(({ due }) => width(messages.dates.day(due, input.date))));
  const items = actions.map((action, index): Item => {
    const isFirst = actions[index - 1]?.criterion !== action.criterion;
    return {
      value: String(index),
      ticks: true,
      ...row(action, { date: input.date, dueColumns, columns: presenter.columns }, style),
      heading: isFirst ? paint.bold(titleOf(action.criterion)) : undefined,
    };
  });
  const ticked = tickedActions(actions);
  const written = ticked.length > 0 ? words.planAccept : words.planAcceptEmpty;
  const accept = input.isFollowUp ? words.planAcceptMeeting : written;
  items.push({ value: 'accept', label: paint.bold(accept) });
  const initial = Math.min(cursor ?? actions.length, items.length - 1);
  const answer = await presenter.choice({
    // Enter on the last line writes the file: one that was typed before the plan was seen does not.
    fresh: initial === actions.length,
    question: actions.length > 0 ? words.plan : words.planEmpty,
    help: actions.length > 0 ? words.planHelp(ticked.length, actions.length - ticked.length) : undefined,
    more: input.begun,
    progress: input.progress,
    items,
    initial,
    goesOn: actions.length,
    commands: {
      e: { command: 'text', hint: keys.planText },
      o: { command: 'owner', hint: keys.planOwner },
      d: { command: 'due', hint: keys.planDue },
      x: { command: 'drop', hint: keys.planDrop },
      n: { command: 'add', hint: keys.planAdd, isForAll: true },
    },
  });
  if (answer.command === 'back' || answer.command === 'leave') return answer.command;
  if (answer.value === 'accept' && answer.command === undefined) return { accepted: ticked };
  const index = answer.value === 'accept' ? actions.length : Number(answer.value);
  const changes = await changed(presenter, input, { index, command: answer.command ?? 'tick' }, style);
  if (changes === 'leave') return 'leave';
  const at = answer.command === 'add' ? changes.findIndex((action) => !actions.includes(action)) : index;
  return { changed: changes, cursor: at < 0 ? index : at };
}

function row(
  { text, owner, due, unticked }: PlannedAction,
  { date, dueColumns, columns }: { date: CalendarDate; dueColumns: number; columns: number },
  { messages, paint }: Style,
): Pick<Item, 'label' | 'plain' | 'detail'> {
  const words = messages.interview;
  const withOwner = columns >= OWNER_COLUMNS ? `${fill(oneLine(owner), 16)}  ` : '';
  const end = `${withOwner}${alignRight(messages.dates.day(due, date), dueColumns)}`;
  // The pointer takes 3 columns, and so do the box and the gap after each part.
  const room = Math.max(8, columns - 10 - width(end));
  const line = `${unticked ? '[ ]' : '[x]'} ${fill(oneLine(text), room)}  ${end}`;
  return {
    label: unticked ? paint.dim(line) : line,
    plain: `${unticked ? words.planOffered : words.planTicked}: ${oneLine(text)} (${oneLine(owner)}, ${messages.dates.full(due)})`,
    detail: withOwner === '' ? `${oneLine(text)} (${oneLine(owner)})` : oneLine(text),
  };
}

/** One change: the command, and the line that it changes. */
interface Change {
  index: number;
  command: string;
}

async function changed(
  presenter: Presenter,
  input: PlanInput,
  { index, command }: Change,
  style: Style,
): Promise<readonly PlannedAction[] | 'leave'> {
  const { actions } = input;
  const words = style.messages.interview;
  const questions = new PlanQuestions(presenter, input, { index, command }, style);
  if (command === 'add') return added(presenter, input, { questions, index }, style);
  const action = actions[index];
  if (!action) return actions;
  const put = (change: Partial<PlannedAction>) =>
    actions.map((other, at) => (at === index ? { ...other, ...change } : other));
  // Whoever changes an offered action wants it: otherwise what was typed would not be written.
  const wanted = (change: Partial<PlannedAction>) => put({ ...change, unticked: undefined });
  switch (command) {
    case 'tick':
      return put({ unticked: action.unticked ? undefined : true });
    case 'drop':
      return actions.filter((_, at) => at !== index);
    case 'owner': {
      const owner = await questions.owner(action.owner);
      return owner ? wanted({ owner }) : actions;
    }
    case 'due': {
      const due = await questions.due(action.due);
      return due ? wanted({ due }) : actions;
    }
    default: {
      const text = await questions.ask(words.planText, action.text);
      return text ? wanted({ text }) : actions;
    }
  }
}

/** The plan with a new action; without it, if the person goes back on the way. */
async function added(
  presenter: Presenter,
  { actions, criteria, progress }: PlanInput,
  { questions, index }: { questions: PlanQuestions; index: number },
  { messages }: Style,
): Promise<readonly PlannedAction[] | 'leave'> {
  const words = messages.interview;
  const text = await questions.ask(words.planText);
  if (text === undefined) return actions;
  const items = criteria.map(({ key, title }) => ({ value: key, label: title }));
  const initial = Math.max(
    0,
    criteria.findIndex(({ key }) => key === actions[index]?.criterion),
  );
  const chosen = await presenter.choice({ question: words.planCriterion, items, filter: true, initial, progress });
  if (chosen.command === 'leave') return 'leave';
  if (chosen.command !== undefined) return actions;
  const owner = await questions.owner();
  const due = owner && (await questions.due());
  if (!owner || !due) return actions;
  return byCriterion([...actions, { criterion: chosen.value, kind: 'countermeasure', text, owner, due }]);
}

/** Asks for the texts of one change. Each answer is undefined if the person goes back. */
class PlanQuestions {
  private readonly words: Style['messages']['interview'];

  constructor(
    private readonly presenter: Presenter,
    private readonly input: PlanInput,
    private readonly change: Change,
    private readonly style: Style,
  ) {
    this.words = style.messages.interview;
  }

  async ask(
    question: string,
    initial?: string,
    checks: Pick<LineRequest, 'refuse' | 'meaning' | 'more' | 'fallback'> = {
      refuse: (text) => this.refuseText(question, text),
    },
  ): Promise<string | undefined> {
    const { words, input, change } = this;
    const { progress, begunText, typed } = input;
    // For a new action, only the first text is kept: it belongs to no line.
    const id = change.command === 'add' ? 'add/' : `${change.command}/${change.index}`;
    const isKept = change.command !== 'add' || question === words.planText;
    const answer = await this.presenter.line({
      question,
      ...checks,
      progress,
      initial: (isKept ? begunText?.(id) : undefined) ?? initial,
      typed: isKept && typed ? (text) => typed(id, text) : undefined,
    });
    return textIn(answer);
  }

  /** Enter leaves the owner as it is. */
  async owner(given?: string): Promise<string | undefined> {
    const { words, input } = this;
    const refuse = (text: string) => this.refuseText(words.planOwner, text);
    const request = { question: words.planOwner, fallback: given, refuse };
    const { question, ...checks } = input.people?.listed(request) ?? request;
    const text = await this.ask(question, undefined, checks);
    return text === undefined ? undefined : (input.people?.read(text) ?? text);
  }

  /** Asks for a working day. Enter leaves the day as it is; the result is undefined then, too. */
  async due(given?: CalendarDate): Promise<CalendarDate | undefined> {
    const { words, input } = this;
    const { date, workingDays } = input;
    const now = given && this.style.messages.dates.full(given);
    const answer = dueAnswer({ today: date, workingDays, isFor: 'action' }, words);
    const text = await this.ask(words.planDue, undefined, {
      fallback: now,
      refuse: (typed) => (typed === now ? undefined : answer.refuse(typed)),
      meaning: answer.meaning,
    });
    return text === undefined || text === now ? undefined : answer.date(text);
  }

  private refuseText(question: string, text: string): string | undefined {
    const isName = question === this.words.planOwner;
    const most = isName ? LONGEST_NAME_CHARACTERS : LONGEST_TEXT_CHARACTERS;
    if (text === '') return question;
    return text.length > most || (isName && text.includes('\n')) ? this.words.tooLong(most) : undefined;
  }
}
