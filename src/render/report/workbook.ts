/**
 * A workbook of four sheets: scores by date, what was seen, the causes, and the plan. Scores are numbers and dates are
 * dates. Typed text is always a text cell, so that it never becomes a formula; its line breaks are kept.
 */
import type { CellObject, Sheet, SheetData } from 'write-excel-file/node';
import type { Texts } from '../../domain/questionnaire/template.js';
import type { ScoreRow } from '../../domain/record/scores.js';
import type { ActionState, CauseGiven, Limits } from '../../domain/record/site.js';
import type { CalendarDate } from '../../domain/text/date.js';
import { FILTERS } from '../kit/filters.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { causeTexts } from '../treatment/cause-answers.js';

export interface WorkbookView {
  scores: readonly ScoreRow[];
  /** The answers of each record, by criterion. */
  causes: readonly (Pick<CauseGiven, 'date' | 'cause'> & { criterion: string })[];
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
        value: FILTERS.xlsx(value).trim().slice(0, LONGEST_CELL_CHARACTERS),
        wrap: true,
        alignVertical: 'top',
        ...more,
      } as CellObject);
const head = (value: string): Cell => text(value, { fontWeight: 'bold' });

export async function renderWorkbook(view: WorkbookView, screen: Style): Promise<Uint8Array> {
  const style = { ...screen, raw: true };
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return await writeExcelFile([
    scoresSheet(view, style),
    notesSheet(view, style),
    causesSheet(view, style),
    planSheet(view, style),
  ]).toBuffer();
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
      alignVertical: 'top',
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
    columns: widths(28, 34, ...dates.map(() => 12)),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
  };
}

const number = (value: number | undefined): Cell =>
  value === undefined ? null : ({ type: Number, value, alignVertical: 'top' } as CellObject);

/** One row for each entry that says more than a score. */
function notesSheet({ scores, titles }: WorkbookView, style: Style): Sheet<never> {
  const { scores: words, facts } = style.messages.report;
  const { columns } = words;
  const noted = scores.filter(({ entry }) => entry.counted ?? entry.note ?? entry.na ?? entry['not-seen']);
  const seen = ({ entry }: ScoreRow) =>
    [
      entry.note,
      entry.na && `${words.na}: ${entry.na}`,
      entry['not-seen'] && `${words.notSeen(undefined)}: ${entry['not-seen']}`,
    ]
      .filter(Boolean)
      .join('\n');
  const data: SheetData = [
    [facts.date, columns.criterion, columns.score, words.ok, words.of, columns.note].map(head),
    ...noted.map((row) => [
      day(row.date, style),
      text(titleOf(row.criterion, titles.get(row.criterion), style)),
      number(row.entry.score),
      number(row.entry.counted?.ok),
      number(row.entry.counted?.of),
      text(seen(row)),
    ]),
  ];
  return { data, sheet: words.notesSheet, columns: widths(12, 34, 9, 9, 9, 80), stickyRowsCount: 1 };
}

/** One row for each answer to one of the six questions. */
function causesSheet({ causes, titles }: WorkbookView, style: Style): Sheet<never> {
  const { scores: words, facts } = style.messages.report;
  const data: SheetData = [
    [facts.date, words.columns.criterion, words.question, words.answer].map(head),
    ...causes.flatMap(({ date, criterion, cause }) =>
      causeTexts(cause, style).map(([label, answer]) => [
        day(date, style),
        text(titleOf(criterion, titles.get(criterion), style)),
        text(label),
        text(answer),
      ]),
    ),
  ];
  return { data, sheet: words.causesSheet, columns: widths(12, 34, 18, 80), stickyRowsCount: 1 };
}

const widths = (...columns: number[]) => columns.map((width) => ({ width }));

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
      text(action.text),
      text(titleOf(action.criterion, titles.get(action.criterion), style)),
      text(action.owner),
      text(style.messages.kinds[action.kind]),
      text(words.status[status]),
      day(closed, style),
      day(id.slice(0, 10), style),
      text(action.needs),
    ]),
  ];
  return {
    data,
    sheet: scores.planSheet,
    columns: widths(12, 60, 34, 22, 18, 14, 12, 12, 30),
    stickyRowsCount: 1,
  };
}
