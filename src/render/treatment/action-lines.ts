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
  { lead, owner: ownerColumns, due: dueColumns }: ReturnType<typeof columnsBeside>,
  style: Style,
): string[] {
  const { columns, paint } = style;
  const side = columns < NARROW_COLUMNS ? 0 : 2 + ownerColumns + (dueColumns === 0 ? 0 : 2 + dueColumns + 4);
  const textColumns = columns - 2 - lead - 2 - side;
  const indent = ' '.repeat(2 + lead + 2);
  return rows.flatMap(({ lead: first, text, owner, due, question, under }) => {
    const [line = '', ...more] = wrap(oneLine(text), textColumns);
    const who = oneLine(owner);
    const beside =
      side === 0
        ? ''
        : `  ${fill(who, ownerColumns)}  ${fill(due, dueColumns)}${question === undefined ? '' : `  ${question}`}`;
    const parts = [...(side === 0 ? [who, due, question ?? ''] : []), ...under].filter((part) => part !== '');
    const below = wrap(parts.join(', '), columns - indent.length);
    return [
      `  ${fill(first, lead)}  ${beside === '' ? line : fill(line, textColumns) + beside}`.trimEnd(),
      ...more.map((part) => indent + part),
      ...below.map((part) => indent + paint.dim(part)),
    ];
  });
}

/** How many columns each part beside the texts of actions needs. */
export function columnsBeside(rows: readonly ActionRow[]): { lead: number; owner: number; due: number } {
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
