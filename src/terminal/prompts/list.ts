/** The items of a list: those that the window has room for, around the one under the cursor. */
import { stripVTControlCharacters } from 'node:util';
import type { Item } from '../../interview/presenter.js';
import { alignRight } from '../../render/kit/layout.js';
import type { Style } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { partLine } from './frame.js';
import { cut, widest, wrap } from './text.js';

export interface Listed {
  item: Item;
  /** The number that jumps to it, if one does. */
  number: number | undefined;
}

/** Cuts the label to the columns; a label that is cut loses its colours. */
function within(label: string, columns: number): string {
  return widest(label) <= columns ? label : cut(stripVTControlCharacters(label), columns);
}

function numberOf({ number }: Listed, columns: number): string {
  return number === undefined ? '' : `${alignRight(String(number), columns)}  `;
}

const START_COLUMNS = 3;

/** The lines of the list, at most `room` of them; the last one says which part it is if there are more. */
export function listLines(
  listed: readonly Listed[],
  cursor: number,
  { columns, room, digits, style }: { columns: number; room: number; digits: number; style: Style },
): string[] {
  const lines = listed.flatMap((one, index) => {
    const number = numberOf(one, digits);
    const pointer = index === cursor ? (style.ascii ? '>' : '►') : ' ';
    const label = within(one.item.label, columns - START_COLUMNS - widest(number));
    const line = { index, text: ` ${pointer} ${number}${label}` };
    return one.item.heading === undefined
      ? [line]
      : [{ index: undefined, text: ` ${within(one.item.heading, columns - 1)}` }, line];
  });
  if (lines.length <= room) return lines.map(({ text }) => text);
  const seen = Math.max(1, room - 1);
  const at = lines.findIndex(({ index }) => index === cursor);
  const first = Math.max(0, Math.min(at - Math.floor(seen / 2), lines.length - seen));
  const shown = lines.slice(first, first + seen);
  const numbers = shown.flatMap(({ index }) => (index === undefined ? [] : [index + 1]));
  const part = { first: numbers[0] ?? 1, last: numbers.at(-1) ?? 1, all: listed.length };
  return [...shown.map(({ text }) => text), partLine(part, style.messages.interview.partOf, style)];
}

/** The text that its line has no room for, in at most `most` lines, and a blank line. */
export function detailLines(one: Listed | undefined, digits: number, columns: number, most: number): string[] {
  if (!one) return [];
  const { detail, label } = one.item;
  const room = columns - START_COLUMNS - widest(numberOf(one, digits));
  const text = detail ?? (widest(label) > room ? stripVTControlCharacters(label) : '');
  if (text === '') return [];
  const lines = wrap(oneLine(text), columns - 3);
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), cut(`${lines[most - 1]} …`, columns - 3)];
  return [...shown.map((line) => ` ${line}`), ''];
}
