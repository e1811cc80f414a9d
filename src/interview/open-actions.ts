/** The open actions on one screen: those that are done, started, postponed or dropped are marked, the others stay open. */
import { ACTION_STATUS, type ActionStatus, type ActionUpdate } from '../domain/record/audit.js';
import { compact } from '../domain/record/compact.js';
import type { ActionState } from '../domain/record/site.js';
import type { CalendarDate, Weekday } from '../domain/text/date.js';
import { alignRight, fill, width } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { dueAnswer } from './date-answers.js';
import type { Item, LineRequest, Presenter, Progress } from './presenter.js';

export type Updates = Readonly<Record<string, ActionUpdate>>;

export interface ActionsInput {
  open: readonly ActionState[];
  updates: Updates;
  titleOf(criterion: string): string;
  date: CalendarDate;
  workingDays: readonly Weekday[];
  progress: Progress;
  /** The name of a half-typed text, as it was given to `ask`. */
  halfTyped?: string | undefined;
  /** Asks for a text beside the list, which is kept under `name` while it is typed. Undefined if the person goes back. */
  ask(name: string, request: LineRequest): Promise<string | undefined>;
}

/** The result of one look at the list; `cursor` is the line that the cursor was on. */
export type ActionsEdit = { accepted: Updates } | { changed: Updates; cursor: number } | 'back' | 'leave';

/** Asks why the action is postponed to that day. */
type PostponedTo = `reason@${CalendarDate}`;
type Command = ActionStatus | 'due' | 'note' | PostponedTo;

const COMMANDS: readonly string[] = [...ACTION_STATUS, 'due', 'note'];

/** From this width on, a window shows the owner beside each action. */
const OWNER_COLUMNS = 60;

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
  const [half = '', ...rest] = input.halfTyped?.split('/') ?? [];
  const actionId = rest.join('/');
  // A half-typed text is finished first.
  if (isCommand(half) && ids.includes(actionId)) return changed(input, { ids, id: actionId, command: half }, style);
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
      n: { command: 'note', hint: keys.actionNote },
    },
  });
  const { value: id, command } = answer;
  if (command === 'back' || command === 'leave') return command;
  if (id === '' && command === undefined) return { accepted: updates };
  const chosen = command ?? (updates[id]?.status === 'done' ? 'open' : 'done');
  if (id === '' || !isCommand(chosen)) return { changed: updates, cursor: ids.length };
  return changed(input, { ids, id, command: chosen }, style);
}

function isCommand(text: string): text is Command {
  return COMMANDS.includes(text) || text.startsWith('reason@');
}

async function changed(
  input: ActionsInput,
  { ids, id, command }: { ids: readonly string[]; id: string; command: Command },
  style: Style,
): Promise<ActionsEdit> {
  const at = ids.indexOf(id);
  const update = await updated(input, id, command, style);
  if (!update) return { changed: input.updates, cursor: at };
  const { [id]: _, ...others } = input.updates;
  // An update that changes nothing is left out.
  const isSilent = update.status === statusOf(input, id) && Object.keys(compact(update)).length === 1;
  return { changed: isSilent ? others : { ...others, [id]: update }, cursor: Math.min(at + 1, ids.length) };
}

function statusOf({ open }: ActionsInput, id: string): ActionStatus {
  return open.find((action) => action.id === id)?.status ?? 'open';
}

/** The actions of one criterion are listed together. */
function itemsOf({ open, updates, titleOf, date }: ActionsInput, columns: number, style: Style): Item[] {
  const { messages, paint } = style;
  const words = messages.interview;
  const first = (criterion: string) => open.findIndex(({ action }) => action.criterion === criterion);
  const sorted = [...open].sort((a, b) => first(a.action.criterion) - first(b.action.criterion));
  const statuses = Math.max(...Object.values(words.action).map(width));
  const dueOf = ({ id, due }: ActionState) => messages.dates.day(updates[id]?.due ?? due, date);
  const dues = Math.max(...sorted.map((state) => width(dueOf(state))));
  return sorted.map((state, index): Item => {
    const { id, action, due, status } = state;
    const now = words.action[updates[id]?.status ?? status];
    const sign = (updates[id]?.due ?? due) < date && isOpenStill(updates[id]?.status ?? status) ? '!' : ' ';
    const owner = columns < OWNER_COLUMNS ? '' : `${fill(oneLine(action.owner), 16)}  `;
    const end = `${owner}${alignRight(dueOf(state), dues)}`;
    const room = Math.max(8, columns - 9 - statuses - 2 - width(end));
    const note = updates[id]?.reason ?? updates[id]?.note;
    const whole = note ? `${oneLine(action.text)} – ${oneLine(note)}` : oneLine(action.text);
    const isFirst = sorted[index - 1]?.action.criterion !== action.criterion;
    return {
      value: id,
      heading: isFirst ? paint.bold(titleOf(action.criterion)) : undefined,
      label: `${sign === '!' ? paint.bad(sign) : sign} ${fill(now, statuses)}  ${fill(oneLine(action.text), room)}  ${end}`,
      detail: owner === '' ? `${whole} (${oneLine(action.owner)})` : whole,
      plain: `${now}: ${oneLine(action.text)} ${oneLine(action.owner)}, ${messages.dates.full(updates[id]?.due ?? due)}${note ? `; ${oneLine(note)}` : ''}`,
    };
  });
}

function isOpenStill(status: ActionStatus): boolean {
  return status === 'open' || status === 'started';
}

/** The update that the command makes; undefined if the person goes back. */
async function updated(
  input: ActionsInput,
  id: string,
  command: Command,
  style: Style,
): Promise<ActionUpdate | undefined> {
  const { messages } = style;
  const { updates, open, date, workingDays } = input;
  const words = messages.interview;
  const before = updates[id] ?? { status: statusOf(input, id) };
  const text = open.find((action) => action.id === id)?.action.text ?? '';
  const ask = (request: LineRequest) => input.ask(`${command}/${id}`, { more: [text], ...request });
  if (isPostponed(command)) {
    const reason = await ask({ question: words.newDueReason });
    if (reason === undefined) return undefined;
    return {
      status: before.status === 'started' ? 'started' : 'open',
      due: dayIn(command),
      reason: reason || undefined,
    };
  }
  switch (command) {
    case 'note': {
      const note = await ask({ question: words.actionNote, initial: before.note });
      return note === undefined ? undefined : { ...before, note: note || undefined };
    }
    case 'due': {
      const answer = dueAnswer({ today: date, workingDays, isFor: 'action' }, words);
      const { refuse, meaning } = answer;
      const due = answer.date((await ask({ question: words.newDue, refuse, meaning })) ?? '');
      return due === undefined ? undefined : updated(input, id, `reason@${due}`, style);
    }
    case 'dropped': {
      const reason = await ask({ question: words.dropReason });
      return reason === undefined ? undefined : { status: 'dropped', reason: reason || undefined };
    }
    default:
      return { status: command, note: before.note };
  }
}

function isPostponed(command: Command): command is PostponedTo {
  return command.startsWith('reason@');
}

function dayIn(command: PostponedTo): CalendarDate {
  return command.slice('reason@'.length);
}
