/** The parts that the screens of an interview have in common. */

import type { Progress, Question } from '../../interview/presenter.js';
import { alignRight, packed } from '../../render/kit/layout.js';
import type { Style } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { cut, ends, widest, wrap } from './text.js';

const BAR_COLUMNS = 36;
/** A title that is cut to less says nothing. */
const SHORTEST_TITLE = 8;

/** The question's place in the interview, how much is done, and how long it takes. */
export function progressLines(progress: Progress, style: Style, columns: number): string[] {
  const room = columns - 2;
  const bar = Math.min(BAR_COLUMNS, Math.max(10, room - 30));
  const full = Math.round(progress.done * bar);
  const [on, off] = style.ascii ? ['#', '.'] : ['█', '░'];
  const picture = on.repeat(full) + off.repeat(bar - full);
  const time = style.messages.interview.time(progress.spent, progress.left);
  const title = oneLine(progress.title);
  const fits = widest(title) + 2 + widest(progress.right) <= room;
  const side = fits ? progress.right : progress.short;
  return [
    ` ${style.paint.bold(headline(title, side, room))}`,
    ...ends(picture, time, room).map((line) => ` ${line}`),
    '',
  ];
}

/** The title gives way: it is cut as far as it says something, and then left out. */
function headline(title: string, side: string, room: number): string {
  const left = room - (side === '' ? 0 : widest(side) + 2);
  if (left < Math.min(SHORTEST_TITLE, widest(title))) return alignRight(cut(side, room), room);
  return ends(cut(title, left), side, room).join('');
}

/** The lines above the help of a question, which are always in sight. */
export function questionLines(
  { question, number, progress, earlier }: Question,
  style: Style,
  columns: number,
): string[] {
  const { paint, messages } = style;
  return [
    ...(progress ? progressLines(progress, style, columns) : ['']),
    ...(earlier ? [...indentedParagraph(oneLine(earlier), columns, paint.accent), ''] : []),
    ...(number ? indentedParagraph(messages.interview.questionOf(number), columns, paint.dim) : []),
    ...indentedParagraph(question, columns, paint.bold),
  ];
}

/** The help of a question and the lines that belong to it; they scroll if the window has no room for them. */
export function helpLines({ help, more = [], cells = [] }: Question, style: Style, columns: number): string[] {
  return [
    ...(help ? indentedParagraph(help, columns, style.paint.dim) : []),
    ...more.flatMap((line) => indentedParagraph(oneLine(line), columns)),
    ...inColumns(cells.map(oneLine), columns).map((line) => ` ${line}`),
  ];
}

const GAP_COLUMNS = 2;

/** Short texts in two columns, read downwards, if they fit side by side. */
function inColumns(cells: readonly string[], columns: number): string[] {
  if (cells.length === 0) return [];
  const half = Math.ceil(cells.length / 2);
  const left = Math.max(...cells.slice(0, half).map(widest));
  const right = Math.max(0, ...cells.slice(half).map(widest));
  if (left + GAP_COLUMNS + right > columns - 2)
    return ['', ...cells.flatMap((cell) => (widest(cell) <= columns - 3 ? [cell] : wrap(cell, columns - 3, '    ')))];
  const pad = (cell: string) => cell + ' '.repeat(left - widest(cell) + GAP_COLUMNS);
  return ['', ...cells.slice(0, half).map((cell, at) => (pad(cell) + (cells[at + half] ?? '')).trimEnd())];
}

/** Hints of keys, with as many in a line as fit. */
export function hints(texts: readonly string[], style: Style, columns: number): string[] {
  return packed(texts, columns - 2)
    .flatMap((line) => wrap(line, columns - 2))
    .map((line) => ` ${style.paint.dim(line)}`);
}

/** A wrapped paragraph, indented by one column. */
export function indentedParagraph(
  text: string,
  columns: number,
  paint: (text: string) => string = (same) => same,
): string[] {
  return wrap(text, columns - 3).map((line) => ` ${paint(line)}`);
}

/** A message of more lines than this scrolls together with the help. */
const LONG_NOTICE_LINES = 5;

/** A message above the keys, or above the help if it is long. */
export function placed(
  notice: string | undefined,
  help: readonly string[],
  style: Style,
  columns: number,
): { notice: readonly string[]; help: readonly string[] } {
  const lines = noticeLines(notice, style, columns);
  return lines.length > LONG_NOTICE_LINES
    ? { notice: [], help: [...lines, ...(help.length > 0 ? [''] : []), ...help] }
    : { notice: lines, help };
}

/** A message, each of its lines a paragraph. */
export function noticeLines(notice: string | undefined, style: Style, columns: number): string[] {
  const lines = notice ? notice.split('\n') : [];
  return lines.flatMap((line) => indentedParagraph(oneLine(line), columns, style.paint.accent));
}

/** The line below a part of a list or of a text: whether there is more above and below, and which part it is. */
export function partLine(
  { first, last, all }: { first: number; last: number; all: number },
  say: (first: number, last: number, all: number) => string,
  { ascii, paint }: Style,
): string {
  const [up, down] = ascii ? ['^', 'v'] : ['↑', '↓'];
  const arrows = `${first > 1 ? up : ' '}${last < all ? down : ' '}`;
  return `   ${paint.dim(`${arrows} ${say(first, last, all)}`)}`;
}
