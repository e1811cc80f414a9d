/** The parts that the screens of an interview have in common. */

import type { Progress } from '../../interview/presenter.js';
import { cut, ends, packed, width, wrap } from '../../render/kit/layout.js';
import type { Style } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';

const BAR_COLUMNS = 36;

/** The question's place in the interview, how much is done, and how long it takes. */
export function progressLines(progress: Progress, style: Style, columns: number): string[] {
  const room = columns - 2;
  const bar = Math.min(BAR_COLUMNS, Math.max(10, room - 30));
  const full = Math.round(progress.done * bar);
  const [on, off] = style.ascii ? ['#', '.'] : ['█', '░'];
  const picture = on.repeat(full) + off.repeat(bar - full);
  const time = style.messages.interview.time(progress.spent, progress.left);
  const title = oneLine(progress.title);
  const fits = width(title) + 2 + width(progress.right) <= room;
  const side = fits ? progress.right : progress.short;
  return [
    ...ends(cut(title, Math.max(10, room - width(side) - 2)), side, room).map((line) => ` ${style.paint.bold(line)}`),
    ...ends(picture, time, room).map((line) => ` ${line}`),
    '',
  ];
}

/** Hints of keys, with as many in a line as fit. */
export function hints(texts: readonly string[], style: Style, columns: number): string[] {
  return packed(texts, columns - 2).map((line) => ` ${style.paint.dim(cut(line, columns - 2))}`);
}

/** A wrapped paragraph, indented by one column. */
export function indentedParagraph(
  text: string,
  columns: number,
  paint: (text: string) => string = (same) => same,
): string[] {
  return wrap(text, columns - 3).map((line) => ` ${paint(line)}`);
}
