/** What is open from before, on one screen: done, started, put off or dropped is marked, the rest stays open. */
import type { ActionUpdate } from '../domain/audit.js';
import { type CalendarDate, onWorkingDay, type Weekday } from '../domain/date.js';
import type { ActionState } from '../domain/site.js';
import { parseDue } from '../domain/when.js';
import { fill, right, width } from '../render/layout.js';
import type { Style } from '../render/text/style.js';
import { oneLine } from '../render/visible.js';
import type { Progress } from './frame.js';
import type { Item, LineRequest, Presenter } from './presenter.js';

export type Updates = Readonly<Record<string, ActionUpdate>>;

export interface ActionsInput {
  open: readonly ActionState[];
  updates: Updates;
  titleOf(criterion: string): string;
  date: CalendarDate;
  workingDays: readonly Weekday[];
  progress: Progress;
  /** Asks for a text of the action; undefined: one step back. */
  ask(id: string, request: LineRequest): Promise<string | undefined>;
}

/** What one look led to; `cursor` is the line one was on. */
export type ActionsEdit = { accepted: Updates } | { changed: Updates; cursor: number } | 'back' | 'leave';

type Command = ActionUpdate['status'] | 'due' | 'note';

export async function editActions(
  presenter: Presenter,
  input: ActionsInput,
  cursor: number | undefined,
  style: Style,
): Promise<ActionsEdit> {
  const { paint, messages } = style;
  const { keys, ...words } = messages.interview;
  const { updates } = input;
  const items = itemsOf(input, presenter.columns, style);
  const ids = items.map(({ value }) => value);
  items.push({ value: '', label: paint.bold(words.goOn) });
  const answer = await presenter.choice({
    progress: input.progress,
    question: words.openActions,
    items,
    initial: Math.min(cursor ?? items.length - 1, items.length - 1),
    commands: {
      d: { command: 'done', hint: keys.done },
      s: { command: 'started', hint: keys.started },
      t: { command: 'due', hint: keys.newDate },
      x: { command: 'dropped', hint: keys.dropped },
      o: { command: 'open', hint: keys.stillOpen },
      n: { command: 'note', hint: keys.note },
    },
  });
  const { value: id, command } = answer;
  if (command === 'back' || command === 'leave') return command;
  if (id === '' && command === undefined) return { accepted: updates };
  if (id === '') return { changed: updates, cursor: ids.length };
  const said = (command ?? (updates[id]?.status === 'done' ? 'open' : 'done')) as Command;
  const update = await updated(input, id, said, style);
  const at = ids.indexOf(id);
  if (!update) return { changed: updates, cursor: at };
  const { [id]: _, ...others } = updates;
  // Still open, with nothing said of it: it is not spoken of.
  const isSilent = update.status === 'open' && Object.keys(update).length === 1;
  return { changed: isSilent ? others : { ...others, [id]: update }, cursor: Math.min(at + 1, ids.length) };
}

/** Those of one criterion stand together. */
function itemsOf({ open, updates, titleOf, date }: ActionsInput, columns: number, style: Style): Item[] {
  const { messages, paint } = style;
  const words = messages.interview;
  const first = (criterion: string) => open.findIndex(({ action }) => action.criterion === criterion);
  const sorted = [...open].sort((a, b) => first(a.action.criterion) - first(b.action.criterion));
  const statuses = Math.max(...Object.values(words.action).map(width));
  const dueOf = ({ id, due }: ActionState) => messages.dates.day(updates[id]?.due ?? due, date);
  const dues = Math.max(...sorted.map((one) => width(dueOf(one))));
  return sorted.map((one, index): Item => {
    const { id, action, due, status } = one;
    const now = words.action[updates[id]?.status ?? status];
    const end = `${fill(oneLine(action.owner), 16)}  ${right(dueOf(one), dues)}`;
    const room = Math.max(16, columns - 8 - statuses - 2 - width(end));
    const note = updates[id]?.reason ?? updates[id]?.note;
    const isFirst = sorted[index - 1]?.action.criterion !== action.criterion;
    return {
      value: id,
      ...(isFirst && { heading: paint.bold(titleOf(action.criterion)) }),
      label: `${fill(now, statuses)}  ${fill(oneLine(action.text), room)}  ${end}`,
      plain: `${now}: ${oneLine(action.text)} ${oneLine(action.owner)}, ${messages.dates.full(updates[id]?.due ?? due)}${note ? `; ${oneLine(note)}` : ''}`,
    };
  });
}

/** Undefined where one went back instead of answering. */
async function updated(
  { updates, open, date, workingDays, ask }: ActionsInput,
  id: string,
  command: Command,
  { messages }: Style,
): Promise<ActionUpdate | undefined> {
  const words = messages.interview;
  const before = updates[id] ?? { status: open.find((one) => one.id === id)?.status ?? 'open' };
  switch (command) {
    case 'note': {
      const note = await ask(id, { question: words.note, initial: before.note });
      const { note: _, ...rest } = before;
      return note === undefined ? undefined : { ...rest, ...(note && { note }) };
    }
    case 'due': {
      const due = await ask(id, {
        question: words.newDue,
        refuse: (text) => (parseDue(text, date) ? undefined : words.planDueBad),
      });
      if (due === undefined) return undefined;
      const reason = await ask(id, { question: words.newDueReason });
      if (reason === undefined) return undefined;
      const status = before.status === 'started' ? 'started' : 'open';
      return { status, due: onWorkingDay(parseDue(due, date) as string, workingDays), ...(reason && { reason }) };
    }
    case 'dropped': {
      const reason = await ask(id, { question: words.dropReason });
      return reason === undefined ? undefined : { status: 'dropped', ...(reason && { reason }) };
    }
    default: {
      const { note } = before;
      return { status: command, ...(note && { note }) };
    }
  }
}
