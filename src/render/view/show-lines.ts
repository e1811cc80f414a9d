/** The diagram as lines of text. */
import { isExplained } from '../../domain/record/audit.js';
import type { CalendarDate } from '../../domain/text/date.js';
import { type Diagram, type DiagramRow, type Remark, saggingRows } from '../../domain/view/diagram.js';
import { bar, barColumns, scale } from '../kit/bars.js';
import { alignRight, cut, fill, paragraph, wholeEnds, width, wrap } from '../kit/layout.js';
import { scoreText } from '../kit/score-text.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { oneLine, typedText } from '../kit/visible.js';
import { causeAnswers } from '../treatment/cause-answers.js';
import { promiserText } from '../treatment/promise-lines.js';
import { totalsLines } from './totals.js';
import { uprightLines } from './upright-lines.js';

const TITLE_COLUMNS = 30;
const SHORT_TITLE_COLUMNS = 14;
const REMARK_COLUMNS = 16;
const SCORE_COLUMNS = 4;
const CHANGE_COLUMNS = 5;

export interface ShowOptions {
  sort?: 'template' | 'score';
  /** Shows only this component. */
  component?: string;
  upright?: boolean;
  /** Shows the six answers for each criterion that sags. */
  causes?: boolean;
}

/** `siteTitle` is the title of the site, or of the file if it belongs to no site. */
export function renderShow(diagram: Diagram, siteTitle: string, options: ShowOptions, style: Style): string[] {
  const shown: Diagram = options.component
    ? { ...diagram, components: diagram.components.filter(({ component }) => component === options.component) }
    : diagram;
  const lines = [
    ...header(diagram, siteTitle, style),
    '',
    ...(options.upright ? uprightLines(shown, style) : bars(shown, options, style)),
  ];
  const sagging = saggingRows(shown);
  if (sagging.length > 0) {
    lines.push('', style.paint.bold(style.messages.show.sagging), ...saggingLines(sagging, diagram.date, style));
  }
  lines.push(...baseLines(diagram.base, style));
  if (options.causes) lines.push(...sagging.flatMap((row) => ['', ...causeLines(row, style)]));
  return [...lines, '', ...totalsLines(diagram, style)];
}

/** The warning that base criteria are under their target; undefined if there is nothing to warn of. */
export function baseText(base: Diagram['base'], style: Style): string | undefined {
  const { show } = style.messages;
  if (base === undefined || base.length === 0) return undefined;
  if (base === 'unknown') return show.baseUnknown;
  return show.onSand(base.map(({ criterion, title, score }) => `${titleOf(criterion, title, style)} ${score}`));
}

function baseLines(base: Diagram['base'], style: Style): string[] {
  const text = baseText(base, style);
  return text === undefined ? [] : ['', ...wrap(text, style.columns).map((line) => style.paint.bad(line))];
}

function header(diagram: Diagram, siteTitle: string, style: Style): string[] {
  const { show, home, dates } = style.messages;
  const template = titleOf(diagram.template.name, diagram.template.title, style);
  const compared = diagram.comparedWith
    ? show.comparedWith(dates.day(diagram.comparedWith, diagram.date))
    : show.firstAudit;
  const who = diagram.assessors
    .map(({ name, role }) => `${oneLine(name)}${role ? ` (${style.messages.roles[role]})` : ''}`)
    .concat(diagram.period ? [oneLine(diagram.period)] : [])
    .join(', ');
  // The diagram of the last audit has the scores of the follow-ups since, which are not of the day of the audit.
  const measured = diagram.components
    .flatMap(({ rows }) => rows.flatMap((row) => row.measured ?? []))
    .sort()
    .at(-1);
  const until = measured === undefined ? [] : [home.scoredLast(dates.day(measured, diagram.date))];
  const first = `${oneLine(siteTitle)}, ${template}`;
  return [
    ...wholeEnds(first, [dates.full(diagram.date), ...until, compared].join(', '), style.columns).map((line) =>
      style.paint.bold(line),
    ),
    ...wholeEnds(who, show.limits(diagram.target, diagram.sagging), style.columns),
  ];
}

function bars(diagram: Diagram, options: ShowOptions, style: Style): string[] {
  const { paint } = style;
  // Below 80 columns first the titles shrink, then the remarks.
  const room = style.columns - 2 - 1 - barColumns(style) - 1 - SCORE_COLUMNS - CHANGE_COLUMNS;
  const narrow = Math.max(SHORT_TITLE_COLUMNS, Math.min(TITLE_COLUMNS, room - remarkColumns(diagram, style)));
  // A remark of a few letters would be useless.
  const titles = room - narrow < REMARK_COLUMNS / 2 ? Math.min(TITLE_COLUMNS, room) : narrow;
  const remarks = room - titles;
  const row = ({ criterion, title, score, change, sags, entry, remark }: DiagramRow) => {
    const mark = sags ? paint.bad('!') : ' ';
    const name = fill(titleOf(criterion, title, style), titles);
    const numbers =
      fill(scoreText(score, entry, style), SCORE_COLUMNS) + fill(style.messages.change(change), CHANGE_COLUMNS);
    const text = remark ? cut(remarkText(remark, diagram.date, style), remarks) : '';
    return `${mark} ${name} ${bar(score, diagram.target, sags, style)} ${numbers}${text}`.trimEnd();
  };
  const remarksBelow = remarks < REMARK_COLUMNS / 2 ? remarkLines(diagram, style) : [];
  const lines = [`${' '.repeat(2 + titles + 1)}${scale(diagram.target, style)}`.trimEnd()];
  if (options.sort === 'score') {
    const rows = diagram.components.flatMap((component) => component.rows);
    lines.push(...[...rows].sort((a, b) => (a.score ?? 11) - (b.score ?? 11)).map(row));
    return [...lines, ...remarksBelow];
  }
  for (const component of diagram.components) {
    const mean = component.mean === undefined ? '' : style.messages.decimal(component.mean);
    const change = style.messages.decimalChange(component.change);
    const title = fill(titleOf(component.component, component.title, style), titles + 2);
    const picture = bar(undefined, diagram.target, false, style);
    lines.push(
      `${paint.bold(title)} ${picture} ${fill(mean, SCORE_COLUMNS)}${change}`.trimEnd(),
      ...component.rows.map(row),
    );
  }
  return [...lines, ...remarksBelow];
}

/**
 * The remarks that have no room beside their rows, and without which a score would be taken for one of this audit. What
 * sags is explained below the diagram anyway.
 */
function remarkLines({ components, date }: Diagram, style: Style): string[] {
  const lines = components.flatMap(({ rows }) =>
    rows.flatMap(({ criterion, title, remark, sags }) => {
      if (!remark || sags || remark.kind === 'at-target') return [];
      const text = `${titleOf(criterion, title, style)}: ${remarkText(remark, date, style)}`;
      return paragraph(text, style.columns, '  ');
    }),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

/** Columns for the longest remark in our own words; a reason that somebody typed may be cut. */
function remarkColumns({ components, date }: Diagram, style: Style): number {
  const remarks = components.flatMap(({ rows }) => rows.flatMap(({ remark }) => remark ?? []));
  const own = remarks.filter(({ kind }) => kind !== 'na').map((remark) => width(remarkText(remark, date, style)));
  return Math.max(REMARK_COLUMNS, ...own);
}

export function remarkText(remark: Remark, date: CalendarDate, style: Style): string {
  const { show, dates } = style.messages;
  switch (remark.kind) {
    case 'cause-unknown':
      return show.causeUnknown;
    case 'promised': {
      const due = dates.day(remark.due, date);
      const brief = show.until(remark.target, dates.partial(remark.due.slice(0, 7)));
      const ways = [show.promised(remark.target, due), show.until(remark.target, due)];
      return ways.find((text) => width(text) <= REMARK_COLUMNS) ?? brief;
    }
    case 'overdue':
      return show.overdue(remark.days);
    case 'at-target':
      return show.atTarget;
    case 'measured':
      return show.notSeen(dates.day(remark.on, date));
    case 'na':
      return typedText(remark.reason, style).replace(/\.$/, '');
    case 'not-seen':
      return show.notSeen(remark.since && dates.day(remark.since, date));
  }
}

function saggingLines(rows: readonly DiagramRow[], date: CalendarDate, style: Style): string[] {
  const { show, dates } = style.messages;
  const cells = rows.map((row) => {
    const since = isExplained(row.cause) && row.cause?.since ? show.since[row.cause.since.answer] : undefined;
    const side = row.cause?.factors?.[0] && show.side[row.cause.factors[0].side];
    const promise = row.promise;
    const status =
      promise &&
      (promise.outcome === 'pending'
        ? show.until(promise.promise.target, dates.day(promise.promise.due, date))
        : show.outcome(promise.outcome, dates.day(promise.promise.due, date)));
    // Whoever promised, or is responsible if nothing is promised.
    const who = promiserText(promise ?? { responsible: row.cause?.responsible?.name }, style);
    return {
      score: String(row.score),
      title: titleOf(row.criterion, row.title, style),
      since: since ?? show.causeUnknown,
      side: since ? side : undefined,
      promise: [who, status].filter(Boolean).join(': '),
    };
  });
  const titles = Math.min(TITLE_COLUMNS, Math.max(...cells.map(({ title }) => width(title))));
  // The promise is the most important part: first the gaps shrink, then the side of the cause is left out.
  const lines = (gap: string, withSide: boolean) => {
    const briefs = cells.map(({ since, side }) => (withSide && side ? `${since}, ${side}` : since));
    const columns = Math.max(...briefs.map(width));
    return cells.map(({ score, title, promise }, index) =>
      `${alignRight(score, 3)}  ${fill(title, titles)}${gap}${fill(briefs[index] ?? '', columns)}${gap}${promise}`.trimEnd(),
    );
  };
  const ways = [lines('   ', true), lines('  ', true), lines('  ', false)];
  const fitting = ways.find((way) => way.every((line) => width(line) <= style.columns));
  if (fitting) return fitting;
  // In a wide terminal only the promises that do not fit get a line of their own, in a narrow one each criterion has two.
  if (style.columns >= NARROW_COLUMNS) {
    return lines('   ', true).flatMap((line, index) =>
      width(line) <= style.columns
        ? [line]
        : [
            cut(line.slice(0, -(cells[index]?.promise.length ?? 0)).trimEnd(), style.columns),
            ...paragraph(cells[index]?.promise ?? '', style.columns, '     '),
          ],
    );
  }
  return cells.flatMap(({ score, title, since, promise }) => [
    cut(`${alignRight(score, 3)}  ${title}`, style.columns),
    ...paragraph([since, promise].filter(Boolean).join(', '), style.columns, '     '),
  ]);
}

/** The six answers of one criterion. */
function causeLines(row: DiagramRow, style: Style): string[] {
  const { messages, paint } = style;
  const heading = `${alignRight(String(row.score), 3)}  ${paint.bold(titleOf(row.criterion, row.title, style))}`;
  const answers = row.cause ? causeAnswers(row.cause, style) : [];
  if (answers.length === 0) return [heading, `     ${messages.show.causeUnknown}`];
  const labels = Math.max(...answers.map(([label]) => width(label)));
  return [
    heading,
    ...answers.flatMap(([label, text]) => {
      const indent = ' '.repeat(5 + labels + 2);
      return wrap(text, style.columns - indent.length, indent).map((line, index) =>
        index === 0 ? `     ${fill(label, labels)}  ${line}` : line,
      );
    }),
  ];
}
