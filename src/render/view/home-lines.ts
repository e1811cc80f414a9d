/** `service-audit` alone: the sites at a glance, the promise that matters today, and what to type next. */

import type { Texts } from '../../domain/questionnaire/template.js';
import { addDays, type CalendarDate, daysBetween } from '../../domain/text/date.js';
import { type NextStep, nextSteps, promiseThatMatters } from '../../domain/treatment/next-step.js';
import type { LedgerPromise, SitePlan } from '../../domain/treatment/site-plan.js';
import type { Diagram, DiagramRow } from '../../domain/view/diagram.js';
import { bar, barColumns } from '../kit/bars.js';
import { alignRight, fill, paragraph, wholeEnds, width, wrap } from '../kit/layout.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';
import { table } from '../kit/table.js';
import { titleOf } from '../kit/titles.js';
import { oneLine } from '../kit/visible.js';
import { promiserText, thenNowText } from '../treatment/promise-lines.js';
import { renderSites, type SiteLine } from './site-lines.js';
import { totalsLines } from './totals.js';

const TITLE_COLUMNS = 30;
const GAP = '   ';
/** The number of commands that are proposed, apart from the help. */
const MOST_COMMANDS = 4;

export interface HomeSite extends SiteLine {
  plan: SitePlan;
  titles: ReadonlyMap<string, Texts>;
}

export interface Unfinished {
  /** The command that continues it. */
  command: string;
  date: CalendarDate;
}

export interface HomeView {
  /** The project's name. */
  project: string;
  /** The sites that can be read and have records. */
  sites: readonly HomeSite[];
  /** The other sites. */
  others: readonly SiteLine[];
  /** Interviews that were left unfinished. */
  drafts?: readonly Unfinished[];
  today: CalendarDate;
  /** In days. */
  auditEvery: number;
  /** How the program is called from the folder of the person. */
  program: string;
}

export function renderHome(view: HomeView, style: Style): string[] {
  const { sites, others, today, auditEvery } = view;
  const [only] = sites;
  const isOne = sites.length + others.length === 1;
  const picture =
    isOne && only?.diagram
      ? smallDiagram(only, only.diagram, style)
      : renderSites(view.project, [...sites, ...others], { today, auditEvery }, style);
  const promise = promiseSentence(sites, isOne, style);
  return [...picture, ...(promise.length === 0 ? [] : ['', ...promise]), '', ...commandLines(view, style)];
}

/** A bar of eleven columns for each criterion, two side by side if they fit. */
function smallDiagram({ title, plan }: HomeSite, diagram: Diagram, style: Style): string[] {
  const { columns, paint, messages } = style;
  const small = { ...style, columns: NARROW_COLUMNS - 1 };
  const side = columns < NARROW_COLUMNS ? 1 : 2;
  const scoreOf = ({ score, entry }: DiagramRow) => String(score ?? (entry.na === undefined ? '–' : messages.show.na));
  const rows = diagram.components.flatMap((component) => component.rows);
  const scoreColumns = Math.max(2, ...rows.map((row) => width(scoreOf(row))));
  const rest = 2 + 1 + barColumns(small) + 1 + scoreColumns;
  const room = Math.floor((columns - (side - 1) * GAP.length) / side) - rest;
  const name = (row: DiagramRow) => titleOf(row.criterion, row.title, style);
  const titles = Math.min(TITLE_COLUMNS, room, Math.max(0, ...rows.map((row) => width(name(row)))));
  const cells = rows.map((row) => {
    const mark = row.sags ? paint.bad('!') : ' ';
    return `${mark} ${fill(name(row), titles)} ${bar(row.score, diagram.target, row.sags, small)} ${alignRight(scoreOf(row), scoreColumns)}`;
  });
  const height = Math.ceil(cells.length / side);
  // The scores are not of today, so the day beside them is not today either.
  const scored = plan.criteria
    .flatMap(({ now }) => now?.date ?? [])
    .sort()
    .at(-1);
  const when = scored === undefined ? '' : messages.home.scoredLast(messages.dates.full(scored));
  const [head = '', ...more] = wholeEnds(oneLine(title), when, columns);
  return [
    paint.bold(head),
    ...more,
    '',
    ...Array.from({ length: height }, (_, at) =>
      [cells[at], side === 2 ? cells[at + height] : undefined]
        .filter((cell) => cell !== undefined)
        .join(GAP)
        .trimEnd(),
    ),
    '',
    ...totalsLines(diagram, style),
  ];
}

function promiseSentence(sites: readonly HomeSite[], isOne: boolean, style: Style): string[] {
  const { home: words, dates } = style.messages;
  const found = promiseThatMatters(sites);
  if (!found) return [];
  const { site, promise } = found;
  const { today } = site.plan;
  const { due, said } = promise.promise;
  const criterion = titleOf(promise.criterion, site.titles.get(promise.criterion), style);
  const title = isOne ? criterion : `${oneLine(site.title)}: ${criterion}`;
  const text = [
    words.promise(promiserText(promise, style) ?? '–', dates.said(promise.made, today), oneLine(said)),
    today < due
      ? words.pending(daysBetween(promise.made, today), daysBetween(promise.made, due))
      : words.over(daysBetween(due, today)),
    scoreText(title, promise, today, style),
  ].join(' ');
  return wrap(text, style.columns);
}

/** The score of a criterion whose promise is open, with the day on which it was given unless it is the score of now. */
function scoreText(title: string, promise: LedgerPromise, today: CalendarDate, { messages }: Style): string {
  const { home: words, dates } = messages;
  const { from, now, made } = promise;
  const { target } = promise.promise;
  if (!now) return words.unscored(title, target);
  const then = thenNowText(promise, today, { messages });
  if (then !== undefined) return words.thenNow(title, then, target);
  const on = dates.said(now.date, today);
  if (now.date <= made || from === undefined) return words.was(title, now.score, on, target);
  // Only a score of today is worded as the present.
  if (now.date < today) return words.scored(title, from, now.score, on, target);
  return from === now.score ? words.still(title, now.score, target) : words.moved(title, from, now.score, target);
}

/** The most important commands first: the first command of each site comes before the second of any site. */
function commandLines({ sites, others, drafts = [], auditEvery, program }: HomeView, style: Style): string[] {
  const { home: words, dates } = style.messages;
  const ofSites = sites.flatMap(({ site, plan, titles }) => {
    const steps = nextSteps(plan, auditEvery);
    const by = plan.audited === undefined ? plan.today : addDays(plan.audited, auditEvery);
    if (steps.length === 0)
      return [{ rank: 9, command: `run ${site}`, why: words.nextAudit(dates.day(by, plan.today)) }];
    return steps.map((step, rank) => ({
      rank,
      command: `${step.command} ${site}`,
      why: whyOf(step, plan, titles, style),
    }));
  });
  const empty = others
    .filter(({ broken }) => !broken)
    .map(({ site }) => ({ rank: 0, command: `run ${site}`, why: '' }));
  const broken = others.some((one) => one.broken) ? [{ rank: -1, command: 'validate', why: '' }] : [];
  const begun = drafts.map((draft) => ({ rank: -1, ...asRow(draft, style) }));
  const isBegun = (one: { command: string }) => drafts.some(({ command }) => command === one.command);
  const rest = [...ofSites, ...empty].filter((one) => !isBegun(one));
  const shown = [...broken, ...begun, ...rest].sort((a, b) => a.rank - b.rank).slice(0, MOST_COMMANDS);
  return commandTable(program, [...shown, { command: '--help', why: words.help }], style);
}

/** The commands that continue unfinished interviews. */
export function unfinishedLines(program: string, drafts: readonly Unfinished[], style: Style): string[] {
  const rows = drafts.map((draft) => asRow(draft, style));
  return rows.length === 0 ? [] : commandTable(program, rows, style);
}

function asRow({ command, date }: Unfinished, { messages }: Style) {
  return { command, why: messages.interview.draft.unfinished(messages.dates.full(date)) };
}

function commandTable(program: string, commands: readonly { command: string; why: string }[], style: Style): string[] {
  const rows = commands.map(({ command, why }) => [`${program} ${command}`, why]);
  const lines = table(rows, { columns: style.columns, indent: '  ', shrink: [[1, 24]] });
  // A command is never cut, so that it can be copied.
  return (
    lines ??
    rows.flatMap(([command = '', why = '']) => [
      `  ${command}`,
      ...(why === '' ? [] : paragraph(why, style.columns, '    ')),
    ])
  );
}

/** The reason for the step, in few words. */
function whyOf(step: NextStep, plan: SitePlan, titles: ReadonlyMap<string, Texts>, style: Style): string {
  const { home: words, show } = style.messages;
  if ('isUnscored' in step) return show.nothingScored;
  switch (step.command) {
    case 'run':
      return words.criteria(plan.criteria.length);
    case 'why':
      return words.unexplained(step.criteria);
    case 'follow-up': {
      const [again] = step.again;
      if (step.actions === 0) return again === undefined ? '' : words.again(titleOf(again, titles.get(again), style));
      return [words.actions(step.actions), ...(step.overdue > 0 ? [words.overdue(step.overdue)] : [])].join(', ');
    }
  }
}
