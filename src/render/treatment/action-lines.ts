/** Actions of the plan as lines of text. */
import { fill, width, wrap } from '../kit/layout.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';

const OWNER_COLUMNS = 18;

export interface ActionRow {
  lead: string;
  text: string;
  owner: string;
  due: string;
  question?: string | undefined;
  /** Shown under the text; empty parts are left out. */
  under: string[];
}

/** The whole text; owner, date and question are beside its first line, or under it in a narrow terminal. */
export function actionLines(
  rows: readonly ActionRow[],
  { lead, owner: owners, due: dues }: ReturnType<typeof roomOf>,
  style: Style,
): string[] {
  const { columns, paint } = style;
  const side = columns < NARROW_COLUMNS ? 0 : 2 + owners + (dues === 0 ? 0 : 2 + dues + 4);
  const room = columns - 2 - lead - 2 - side;
  const indent = ' '.repeat(2 + lead + 2);
  return rows.flatMap(({ lead: first, text, owner, due, question, under }) => {
    const [line = '', ...more] = wrap(oneLine(text), room);
    const who = oneLine(owner);
    const beside =
      side === 0 ? '' : `  ${fill(who, owners)}  ${fill(due, dues)}${question === undefined ? '' : `  ${question}`}`;
    const parts = [...(side === 0 ? [who, due, question ?? ''] : []), ...under].filter((part) => part !== '');
    const below = wrap(parts.join(', '), columns - indent.length);
    return [
      `  ${fill(first, lead)}  ${beside === '' ? line : fill(line, room) + beside}`.trimEnd(),
      ...more.map((part) => indent + part),
      ...below.map((part) => indent + paint.dim(part)),
    ];
  });
}

/** The columns beside the texts of actions. */
export function roomOf(rows: readonly ActionRow[]): { lead: number; owner: number; due: number } {
  const widest = (part: (row: ActionRow) => string) => Math.max(...rows.map((row) => width(part(row))));
  return {
    lead: widest((row) => row.lead),
    owner: Math.min(
      OWNER_COLUMNS,
      widest((row) => oneLine(row.owner)),
    ),
    due: widest((row) => row.due),
  };
}
