/**
 * A workbook of two sheets: scores by date, and the plan. Scores are numbers and dates are dates. Typed text is always a
 * text cell, so that it never becomes a formula.
 */
import type { CellObject, Sheet, SheetData } from 'write-excel-file/node';
import type { Texts } from '../../domain/questionnaire/template.js';
import type { ScoreRow } from '../../domain/record/scores.js';
import type { ActionState, Limits } from '../../domain/record/site.js';
import type { CalendarDate } from '../../domain/text/date.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { visible } from '../kit/visible.js';

export interface WorkbookView {
  scores: readonly ScoreRow[];
  actions: readonly ActionState[];
  titles: ReadonlyMap<string, Texts>;
  limits: Limits;
}

/** The longest text that the format allows in a cell. */
const LONGEST_CELL_CHARACTERS = 32_767;
const BAD = '#a3341f';

type Cell = CellObject | null;

const text = (value: string | undefined, more: Partial<CellObject> = {}): Cell =>
  value === undefined || value === ''
    ? null
    : ({
        type: String,
        value: visible(value).slice(0, LONGEST_CELL_CHARACTERS),
        alignVertical: 'top',
        ...more,
      } as CellObject);
const head = (value: string): Cell => text(value, { fontWeight: 'bold', wrap: true });

export async function renderWorkbook(view: WorkbookView, style: Style): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return await writeExcelFile([scoresSheet(view, style), planSheet(view, style)]).toBuffer();
}

function day(date: CalendarDate | undefined, style: Style, more: Partial<CellObject> = {}): Cell {
  if (date === undefined) return null;
  const format = style.messages.dates.spreadsheet;
  return {
    type: Date,
    value: new Date(`${date}T00:00:00Z`),
    format,
    align: 'left',
    alignVertical: 'top',
    ...more,
  } as CellObject;
}

function scoresSheet({ scores, titles, limits }: WorkbookView, style: Style): Sheet<never> {
  const { scores: words } = style.messages.report;
  const dates = [...new Set(scores.map(({ date }) => date))].sort();
  const rows = new Map<string, { component: string; byDate: Map<CalendarDate, ScoreRow> }>();
  for (const row of scores) {
    const found = rows.get(row.criterion) ?? { component: row.component, byDate: new Map() };
    found.byDate.set(row.date, row);
    rows.set(row.criterion, found);
  }
  const cell = (row: ScoreRow | undefined): Cell => {
    if (row?.entry.score === undefined) {
      return row?.entry.na === undefined
        ? row?.entry['not-seen'] === undefined
          ? null
          : text('–')
        : text(style.messages.show.na);
    }
    const { score } = row.entry;
    return {
      type: Number,
      value: score,
      ...(score <= limits.sagging ? { fontWeight: 'bold', textColor: BAD } : {}),
    } as CellObject;
  };
  const title = (key: string) => titleOf(key, titles.get(key), style);
  const data: SheetData = [
    [
      head(words.componentColumn),
      head(words.columns.criterion),
      ...dates.map((date) => day(date, style, { fontWeight: 'bold' })),
    ],
    ...[...rows].map(([criterion, { component, byDate }]) => [
      text(title(component)),
      text(title(criterion)),
      ...dates.map((date) => cell(byDate.get(date))),
    ]),
  ];
  return {
    data,
    sheet: words.sheet,
    columns: [{ width: 28 }, { width: 34 }, ...dates.map(() => ({ width: 12 }))],
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
  };
}

function planSheet({ actions, titles }: WorkbookView, style: Style): Sheet<never> {
  const { plan: words, scores } = style.messages.report;
  const { columns } = words;
  const names = [
    columns.due,
    columns.action,
    columns.criterion,
    columns.owner,
    columns.kind,
    columns.status,
    columns.closed,
    columns.planned,
    columns.needs,
  ];
  const data: SheetData = [
    names.map(head),
    ...actions.map(({ id, action, status, due, closed }) => [
      day(due, style),
      text(action.text, { wrap: true }),
      text(titleOf(action.criterion, titles.get(action.criterion), style)),
      text(action.owner),
      text(style.messages.kinds[action.kind]),
      text(words.status[status]),
      day(closed, style),
      day(id.slice(0, 10), style),
      text(action.needs, { wrap: true }),
    ]),
  ];
  return {
    data,
    sheet: scores.planSheet,
    columns: [12, 60, 34, 22, 18, 14, 12, 12, 30].map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}
