/** The changes between two audits as lines of text. */
import type { Texts } from '../../domain/questionnaire/template.js';
import type { Entry } from '../../domain/record/audit.js';
import type { CalendarDate } from '../../domain/text/date.js';
import { type AuditDiff, hasMoved, type Move, type NotComparable } from '../../domain/view/diff.js';
import type { Explanation } from '../../domain/view/explain.js';
import { capital, cut, fill, paragraph, wholeEnds, width, wrap } from '../kit/layout.js';
import { plainTable } from '../kit/plain-table.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { oneLine, typedText } from '../kit/visible.js';

const TITLE_COLUMNS = 30;
/** The columns beside a title take at least this many columns. */
const NUMBER_COLUMNS = 22;
/** Explanations get lines of their own if they would get fewer columns than this beside the scores. */
const EXPLAINED_COLUMNS = 24;

/** One of the two audits that are compared. */
export interface ComparedAudit {
  /** The title of the site, or of the file if it belongs to no site. */
  title: string;
  date: CalendarDate;
  template: { name: string; version: number; digest: string };
}

export interface DiffView {
  was: ComparedAudit;
  now: ComparedAudit;
  /** Are both audits of one site? Only then can the records between them explain a change. */
  sameSite: boolean;
  diff: AuditDiff;
  sagging: number;
  titles: ReadonlyMap<string, Texts>;
  /** By criterion, for the criteria that moved. */
  explanations: ReadonlyMap<string, Explanation>;
  days: number;
}

export function renderDiff(view: DiffView, style: Style): string[] {
  const { messages, paint } = style;
  const { diff: words } = messages;
  const { diff } = view;
  const name = (criterion: string) => titleOf(criterion, view.titles.get(criterion), style);
  const lines = [...headLines(view, style), ''];

  const single = diff.better.filter((move) => view.explanations.get(move.criterion)?.kind === 'noise');
  const grouped = single.length > 1 ? new Set(single) : new Set<Move>();
  const cells = (move: Move) => [
    `  ${cut(name(move.criterion), Math.max(8, Math.min(TITLE_COLUMNS, style.columns - NUMBER_COLUMNS)))}`,
    String(move.was),
    String(move.now),
    messages.change(move.change),
    view.sameSite ? explanationText(view.explanations.get(move.criterion), view.now.date, style) : '',
  ];
  const rows: string[][] = [];
  const heads = [words.was, words.now, '', view.sameSite ? words.explains : ''];
  const group = (title: string, moves: readonly Move[]) => {
    if (moves.length === 0) return;
    const each = moves.filter((move) => !grouped.has(move));
    const head = rows.length === 0 && each.length > 0 ? heads : ['', '', '', ''];
    rows.push([title, ...head], ...each.map(cells));
  };
  group(words.worse, diff.worse);
  group(words.better, diff.better);
  if (!diff.was && !diff.now) lines.push(capital(messages.show.nothingScored));
  else if (!hasMoved(diff)) lines.push(diff.notComparable.length > 0 ? words.nothingComparable : words.nothingMoved);
  const colors = new Map([
    [words.worse, paint.bad],
    [words.better, paint.good],
  ]);
  const { beside, under } = explainedIn(rows, style.columns);
  for (const [at, line] of plainTable(beside, [1, 2, 3]).entries()) {
    const short = cut(line, style.columns);
    const color = [...colors].find(([title]) => short.startsWith(title));
    lines.push(color ? color[1](color[0]) + short.slice(color[0].length) : short);
    // The heads of the columns need no explanation.
    const text = rows[at]?.[0]?.startsWith(' ') ? under[at] : undefined;
    if (text) lines.push(...paragraph(text, style.columns, '    '));
  }
  if (grouped.size > 0) {
    const names = [...grouped].map((move) => name(move.criterion)).join(', ');
    lines.push(...paragraph(words.onePointEach(names), style.columns, '  '));
  }
  lines.push(...others(view, name, style));
  const totals = means(view, style);
  if (totals.length > 0) lines.push('', ...totals);
  const verdict = verdictOf(diff, style);
  if (verdict) lines.push('', ...wrap(verdict, style.columns));
  return lines;
}

function headLines({ was, now, sameSite, days }: DiffView, style: Style): string[] {
  const { diff: words, dates } = style.messages;
  const dated = (side: ComparedAudit, other: ComparedAudit) =>
    side.date.slice(0, 4) === other.date.slice(0, 4) ? dates.day(side.date, other.date) : dates.full(side.date);
  const first = sameSite
    ? words.heading(oneLine(was.title), dated(was, now), dates.full(now.date), days)
    : words.headingSites(oneLine(was.title), dates.full(was.date), oneLine(now.title), dates.full(now.date));
  const same = was.template.name === now.template.name && was.template.digest === now.template.digest;
  const asked = (side: ComparedAudit) => `${side.template.name} ${side.template.version}`;
  const template = same ? words.sameTemplate(asked(now)) : words.otherTemplate(asked(was), asked(now));
  const [head = '', ...rest] = wholeEnds(first, template, style.columns);
  return [style.paint.bold(head), ...rest];
}

/** Cuts the last cell of each row to the columns that the others leave, or puts it under the row if they are too few. */
function explainedIn(
  rows: readonly string[][],
  columns: number,
): { beside: string[][]; under: (string | undefined)[] } {
  const others = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => width(row[at] ?? ''))) + 2);
  const room = columns - others.reduce((sum, one) => sum + one, 0);
  const numbers = rows.map((row) => row.slice(0, 4));
  if (room < EXPLAINED_COLUMNS) return { beside: numbers, under: rows.map((row) => row[4]) };
  return { beside: rows.map((row, at) => [...(numbers[at] ?? []), cut(row[4] ?? '', room)]), under: [] };
}

/** `date` is that of the later audit; dates near it are written without a year. */
export function explanationText(explanation: Explanation | undefined, date: CalendarDate, style: Style): string {
  const { diff: words, dates } = style.messages;
  switch (explanation?.kind) {
    case 'cause':
      return typedText(explanation.text, style);
    case 'action':
      return words.actionDone(typedText(explanation.text, style), dates.day(explanation.done, date));
    case 'promise':
      return words.promise[explanation.outcome](dates.day(explanation.due, date));
    case 'noise':
      return words.noise;
    default:
      return words.nothingRecorded;
  }
}

function others(view: DiffView, name: (criterion: string) => string, style: Style): string[] {
  const { diff: words, show } = style.messages;
  const { diff } = view;
  const rows: [string, string][] = [];
  if (diff.same.length > 0) {
    const sagging = diff.same
      .filter(({ now }) => now <= view.sagging)
      .map((move) => `${name(move.criterion)} ${move.now}`);
    rows.push([words.same, words.sameCount(diff.same.length, sagging)]);
  }
  const state = (entry: Entry | undefined) =>
    entry?.score !== undefined
      ? String(entry.score)
      : entry?.na !== undefined
        ? show.notApplicable
        : show.notSeen(undefined);
  if (diff.notScored.length > 0) {
    const each = diff.notScored.map(({ criterion, was, now }) =>
      words.notScoredOne(name(criterion), state(was), state(now)),
    );
    rows.push([words.notScored, [diff.notScored.length, ...each].join('; ')]);
  }
  if (diff.notComparable.length > 0) {
    const each = diff.notComparable.map(({ criterion, was, now, meanings }) =>
      words.notComparableOne(name(criterion), was, now, whyNot(meanings, style)),
    );
    rows.push([words.notComparable, each.join('; ')]);
  }
  const keys = (list: readonly { criterion: string; entry: Entry }[]) =>
    list.map(({ criterion, entry }) => `${name(criterion)} ${entry.score ?? state(entry)}`).join(', ');
  if (diff.added.length > 0) rows.push([words.added, `${diff.added.length}; ${keys(diff.added)}`]);
  if (diff.vanished.length > 0) rows.push([words.gone, `${diff.vanished.length}; ${keys(diff.vanished)}`]);
  const labels = Math.max(0, ...rows.map(([label]) => width(label)));
  return rows.flatMap(([label, text]) => {
    const indent = ' '.repeat(labels + 2);
    return wrap(text, style.columns - labels - 2, indent).map((line, index) =>
      index === 0 ? `${fill(label, labels)}  ${line}` : line,
    );
  });
}

/** The reason why two scores of a criterion cannot be compared. */
export function whyNot({ was, now }: NotComparable['meanings'], { messages }: Style): string {
  const { diff: words } = messages;
  return was.template === now.template
    ? words.changedIn(`${now.template} ${now.changedIn}`)
    : words.otherwiseIn(was.template, now.template);
}

function means(view: DiffView, style: Style): string[] {
  const { diff: words, show, decimal, decimalChange } = style.messages;
  const { compared } = view.diff;
  if (!compared) return [];
  const { was, now } = compared;
  const narrow = style.columns < NARROW_COLUMNS;
  const row = (title: string, mean: [number, number], low: [number, number], level = '') => [
    title,
    `${decimal(mean[0])} → ${decimal(mean[1])}`,
    ...(narrow ? [] : [decimalChange(mean[1] - mean[0])]),
    `${low[0]} → ${low[1]}`,
    level,
  ];
  const rows = [...now.components].flatMap(([component, after]) => {
    const before = was.components.get(component);
    if (!before) return [];
    const title = titleOf(component, view.titles.get(component), style);
    return [row(title, [before.mean, after.mean], [before.lowest, after.lowest])];
  });
  const level = `${Math.round(was.level)} → ${Math.round(now.level)}`;
  rows.push(row(words.all, [was.mean, now.mean], [was.lowest.score, now.lowest.score], level));
  const heads = ['', words.mean, ...(narrow ? [] : ['']), words.lowest, words.level];
  // If the table is too wide, first the heads are broken into lines, then the titles are cut, never the numbers.
  const room = (head: readonly string[]) =>
    [head, ...rows]
      .map((cells) => cells.slice(1).map((cell) => Math.max(...cell.split('\n').map(width)) + 2))
      .reduce((most, cells) => most.map((one, at) => Math.max(one, cells[at] ?? 0)))
      .reduce((left, one) => left - one, style.columns);
  const isRoomy = room(heads) >= Math.min(TITLE_COLUMNS, Math.max(...rows.map(([title = '']) => width(title))));
  const head = isRoomy ? heads : heads.map((text) => text.replaceAll(' ', '\n'));
  const titles = Math.max(8, Math.min(TITLE_COLUMNS, room(head)));
  const cutRows = rows.map(([title = '', ...numbers]) => [cut(title, titles), ...numbers]);
  return [
    ...plainTable([head, ...cutRows], []).map((line) => cut(line, style.columns)),
    ...(compared.isWhole ? [] : paragraph(`${capital(show.overCommon(compared.criteria))}.`, style.columns, '')),
  ];
}

/** A warning if the mean stayed or rose while the lowest score fell. */
export function verdictOf({ compared }: AuditDiff, { messages }: Style): string | undefined {
  if (!compared) return undefined;
  const { was, now } = compared;
  if (now.lowest.score >= was.lowest.score) return undefined;
  const change = Math.round((now.mean - was.mean) * 10);
  if (change < 0) return undefined;
  return change === 0 ? messages.diff.meanStood : messages.diff.meanRose;
}
