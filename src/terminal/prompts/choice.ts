/** A choice of one item, by its number or letter, or by arrows and Enter. Letters are commands here. */
import type { ChoiceAnswer, ChoiceRequest, TakeBack } from '../../interview/presenter.js';
import type { Style } from '../../render/kit/style.js';
import type { Key } from '../keyboard/keys.js';
import { helpLines, hints, placed, questionLines } from './frame.js';
import { letterOf, waysOn } from './keys.js';
import { hint } from './legend.js';
import { detailLines, type Listed, listLines } from './list.js';
import { type Frame, KeyPrompt, type Size } from './prompt.js';
import { Scroll } from './scroll.js';

/** The lines that the list keeps if the help needs the room. */
const LIST_LINES = 6;
/** The most lines of the detail of the item under the cursor; the item's own screen shows the rest. */
const DETAIL_LINES = 4;

/** The screen of a list: question, help, the items, what the item under the cursor says in full, and the keys. */
export function listFrame(
  request: ChoiceRequest,
  list: {
    listed: readonly Listed[];
    cursor: number;
    notice: string | undefined;
    legend: readonly string[];
    above?: string[];
  },
  scroll: Scroll,
  { columns, rows }: Size,
  style: Style,
): Frame {
  const head = [...questionLines(request, style, columns), ...(list.above ?? [])];
  const { notice, help } = placed(list.notice ?? request.notice, helpLines(request, style, columns), style, columns);
  const digits = String(request.items.length).length;
  const below = [
    ...detailLines(list.listed[list.cursor], digits, columns, DETAIL_LINES),
    ...notice,
    ...hints(list.legend, style, columns),
  ];
  // One blank line above the list, and one below it.
  const room = Math.max(4, rows - head.length - below.length - 2);
  const headings = list.listed.filter(({ item }) => item.heading !== undefined).length;
  // A help that scrolls takes two lines: one of its own, and one that says which part it is.
  const helpRoom = Math.min(2, help.length);
  const listRoom = Math.max(room - help.length, Math.min(LIST_LINES, list.listed.length + headings, room - helpRoom));
  return {
    lines: [
      ...head,
      ...scroll.draw(help, Math.max(helpRoom, room - listRoom), style),
      '',
      ...listLines(list.listed, list.cursor, { columns, room: listRoom, digits, style }),
      '',
      ...below,
    ],
  };
}

export class ChoicePrompt extends KeyPrompt<ChoiceRequest, ChoiceAnswer> {
  readonly isText = false;
  private readonly scroll = new Scroll();
  private cursor = this.request.initial ?? 0;

  draw(size: Size): Frame {
    const listed = this.request.items.map((item) => ({ item, number: undefined }));
    const list = { listed, cursor: this.cursor, notice: this.told, legend: this.legend() };
    return listFrame(this.request, list, this.scroll, size, this.style);
  }

  press(key: Key): ChoiceAnswer | TakeBack | undefined {
    const { items, back = true, commands = {} } = this.request;
    this.told = undefined;
    const value = items[this.cursor]?.value ?? '';
    const step = moved(key, this.cursor, items.length);
    if (step !== undefined) this.cursor = step;
    else if (key.name === 'enter' || key.name === 'line-break') return items.length > 0 ? { value } : undefined;
    else if (key.name === 'escape') return back ? { value, command: 'back' } : undefined;
    else if (key.name === 'undo') return this.takeBack();
    else if (key.name === 'page-up' || key.name === 'page-down') this.scroll.press(key);
    if (key.name !== 'text') return undefined;
    if (key.text === ' ' && items[this.cursor]?.ticks) return { value };
    const letter = letterOf(key.text);
    const direct = items.find((item) => item.key !== undefined && item.key === letter);
    const ways = waysOn(this.request);
    const way = Object.hasOwn(ways, letter) ? ways[letter] : undefined;
    if (direct) return { value: direct.value };
    if (Object.hasOwn(commands, letter)) return { value, command: commands[letter]?.command ?? '' };
    if (letter === 'z') return this.takeBack();
    return way === undefined ? undefined : { value, command: way };
  }

  private legend(): string[] {
    const { keys } = this.style.messages.interview;
    const { commands = {}, later, earlier, back = true, saved = true } = this.request;
    const letter = (key: string, text: string) => hint(key, text, this.style.language);
    return [
      keys.choose,
      ...Object.entries(commands).map(([key, command]) => letter(key, command.hint)),
      ...(later ? [letter('l', keys.later)] : []),
      ...(earlier === undefined ? [] : [letter('=', keys.earlier)]),
      ...(this.undo && !Object.hasOwn(commands, 'z') ? [letter('z', keys.undo)] : []),
      ...(back ? [letter('b', keys.back)] : []),
      ...(this.scroll.isNeeded ? [keys.pages] : []),
      letter('q', saved ? keys.leave : keys.leaveUnsaved),
    ];
  }
}

/** The item to which the cursor of a list goes; undefined if the key does not move it. */
export function moved({ name }: Key, cursor: number, items: number): number | undefined {
  if (items === 0) return undefined;
  if (name === 'up') return (cursor - 1 + items) % items;
  if (name === 'down') return (cursor + 1) % items;
  if (name === 'home') return 0;
  return name === 'end' ? items - 1 : undefined;
}
