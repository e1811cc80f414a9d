/** The plan as a table: accepted as it is, or changed first. */
import type { Action } from '../domain/record/audit.js';
import { type CalendarDate, onWorkingDay, type Weekday } from '../domain/text/date.js';
import { parseDue } from '../locales/index.js';
import { alignRight, fill, width } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
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
  actions: readonly Action[];
  /** The criteria that a new action may be for. */
  criteria: readonly { key: string; title: string }[];
  date: CalendarDate;
  workingDays: readonly Weekday[];
  progress?: Progress;
  /** True if accepting the plan writes a follow-up, not an audit. */
  isFollowUp?: boolean;
  /** A half-typed text; its id is `COMMAND/LINE`. */
  begun?: { id: string; text: string } | undefined;
  /** Called each time a text changes, so that nothing half-typed is lost. */
  typed?(id: string, text: string): void;
}

/** The result of one look at the plan; `cursor` is the line that the cursor was on. */
export type PlanEdit =
  | { accepted: readonly Action[] }
  | { changed: readonly Action[]; cursor: number }
  | 'back'
  | 'leave';

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
  const { actions, begun } = input;
  if (begun) {
    const [command = '', line] = begun.id.split('/');
    const changes = await changed(presenter, input, Number(line), command, style);
    return changes === 'leave' ? 'leave' : { changed: changes, cursor: Number(line) };
  }
  const titleOf = (key: string) => input.criteria.find((criterion) => criterion.key === key)?.title ?? key;
  const dueColumns = Math.max(0, ...actions.map(({ due }) => width(messages.dates.day(due, input.date))));
  const items = actions.map((action, index): Item => {
    const isFirst = actions[index - 1]?.criterion !== action.criterion;
    const label = row(action, input.date, dueColumns, presenter.columns, style);
    return { value: String(index), label, ...(isFirst && { heading: paint.bold(titleOf(action.criterion)) }) };
  });
  const written = actions.length > 0 ? words.planAccept : words.planAcceptEmpty;
  const accept = input.isFollowUp ? words.planAcceptMeeting : written;
  items.push({ value: 'accept', label: paint.bold(accept) });
  const answer = await presenter.choice({
    question: actions.length > 0 ? words.plan : words.planEmpty,
    progress: input.progress,
    items,
    initial: Math.min(cursor ?? actions.length, items.length - 1),
    commands: {
      e: { command: 'text', hint: keys.planText },
      o: { command: 'owner', hint: keys.planOwner },
      d: { command: 'due', hint: keys.planDue },
      x: { command: 'drop', hint: keys.planDrop },
      n: { command: 'add', hint: keys.planAdd },
    },
  });
  if (answer.command === 'back' || answer.command === 'leave') return answer.command;
  if (answer.value === 'accept' && answer.command === undefined) return { accepted: actions };
  const index = answer.value === 'accept' ? actions.length : Number(answer.value);
  const changes = await changed(presenter, input, index, answer.command ?? 'text', style);
  if (changes === 'leave') return 'leave';
  const at = answer.command === 'add' ? changes.length - 1 : index;
  return { changed: changes, cursor: at };
}

function row(
  { text, owner, due }: Action,
  date: CalendarDate,
  dueColumns: number,
  columns: number,
  { messages }: Style,
): string {
  const end = `${fill(oneLine(owner), 16)}  ${alignRight(messages.dates.day(due, date), dueColumns)}`;
  return `${fill(oneLine(text), Math.max(20, columns - 8 - width(end)))}  ${end}`;
}

async function changed(
  presenter: Presenter,
  { actions, criteria, date, workingDays, progress, begun, typed }: PlanInput,
  index: number,
  command: string,
  { messages }: Style,
): Promise<readonly Action[] | 'leave'> {
  const words = messages.interview;
  const ask = async (question: string, rest: Partial<LineRequest> = {}): Promise<string | undefined> => {
    const isName = question === words.planOwner;
    const most = isName ? LONGEST_NAME_CHARACTERS : LONGEST_TEXT_CHARACTERS;
    const isLong = (text: string) => text.length > most || (isName && text.includes('\n'));
    const refuse = (text: string) => (text === '' ? question : isLong(text) ? words.tooLong(most) : undefined);
    const id = `${command}/${index}`;
    // For a new action, only the first text is kept.
    const isKept = command !== 'add' || question === words.planText;
    const answer = await presenter.line({
      question,
      refuse,
      progress,
      ...rest,
      ...(isKept && { typed: (text: string) => typed?.(id, text), ...(begun?.id === id && { initial: begun.text }) }),
    });
    return textIn(answer);
  };
  const isDue = (text: string) => (text === date || parseDue(text, date) ? undefined : words.planDueBad);
  const dueOf = (text: string) => (text === date ? date : onWorkingDay(parseDue(text, date) as string, workingDays));
  const put = (change: Partial<Action>) => actions.map((one, at) => (at === index ? { ...one, ...change } : one));

  if (command === 'add') {
    const text = await ask(words.planText);
    if (text === undefined) return actions;
    const items = criteria.map(({ key, title }) => ({ value: key, label: title }));
    const chosen = await presenter.choice({ question: words.planCriterion, items, progress });
    if (chosen.command === 'leave') return 'leave';
    if (chosen.command !== undefined) return actions;
    const owner = await ask(words.planOwner);
    const due = owner && (await ask(words.planDue, { refuse: isDue }));
    if (!owner || !due) return actions;
    return [...actions, { criterion: chosen.value, kind: 'countermeasure', text, owner, due: dueOf(due) }];
  }
  const action = actions[index];
  if (!action) return actions;
  switch (command) {
    case 'drop':
      return actions.filter((_, at) => at !== index);
    case 'owner': {
      const owner = await ask(words.planOwner, { initial: action.owner });
      return owner ? put({ owner }) : actions;
    }
    case 'due': {
      const now = messages.dates.full(action.due);
      const due = await ask(words.planDue, {
        initial: now,
        refuse: (text) => (text === now ? undefined : isDue(text)),
      });
      return due && due !== now ? put({ due: dueOf(due) }) : actions;
    }
    default: {
      const text = await ask(words.planText, { initial: action.text });
      return text ? put({ text }) : actions;
    }
  }
}
