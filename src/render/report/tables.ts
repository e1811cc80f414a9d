/** The tables of the page: the plan, promises, changes, and every score with its note. */

import { inLanguage } from '../../domain/questionnaire/template.js';
import type { Entry } from '../../domain/record/audit.js';
import type { ActionState } from '../../domain/record/site.js';
import { daysBetween } from '../../domain/text/date.js';
import type { PromiseOutcome } from '../../domain/treatment/promise.js';
import type { OpenAction } from '../../domain/treatment/site-plan.js';
import type { DiagramRow } from '../../domain/view/diagram.js';
import type { Move } from '../../domain/view/diff.js';
import type { Report } from '../../domain/view/report.js';
import type { Summary } from '../../domain/view/summary.js';
import { width } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { oneLine } from '../kit/visible.js';
import { explanationText, verdictOf, whyNot } from '../view/diff-lines.js';
import { type Block, type Column, type Inline, type TableRow, type Text, withMinusSign } from './blocks.js';

const SHORT_NAME_COLUMNS = 18;

export function reportTitle(report: Report, key: string, style: Style): string {
  return titleOf(key, report.titles.get(key), style);
}

/** A column of names; they are not wrapped if all of them are short. */
function named(title: string, names: readonly string[]): Column {
  return names.every((name) => width(name) <= SHORT_NAME_COLUMNS) ? { title, as: 'short' } : { title };
}

/** Overdue actions, those ahead, and those closed since the last audit. */
export function planBlocks({ plan, titles }: Report, style: Style): Block[] {
  const { plan: words } = style.messages.report;
  const { full } = style.messages.dates;
  const all = [...plan.open, ...plan.closed];
  if (all.length === 0) return [{ kind: 'paragraph', text: words.none }];
  // If names are hidden, there is no empty column for them.
  const hasOwners = all.some(({ action }) => action.owner !== '');
  const row = ({ action, due, said }: ActionState, status: Inline): TableRow => ({
    cells: [
      full(due),
      [{ typed: action.text }, ...(action.needs ? [{ quiet: ` ${words.needs(oneLine(action.needs))}` }] : [])],
      titleOf(action.criterion, titles.get(action.criterion), style),
      ...(hasOwners ? [oneLine(action.owner)] : []),
      said === undefined ? status : [status, `: ${oneLine(said)}`],
    ],
  });
  const ahead = (one: OpenAction) => row(one, one.dueIn === 0 ? words.today : words.status[one.status]);
  const overdue = plan.open
    .filter(({ dueIn }) => dueIn < 0)
    .map((one) => ({ ...row(one, { strong: `! ${words.overdue(-one.dueIn)}` }), bad: true }));
  const closed = plan.closed.map((one) => {
    const status = words.closed(words.status[one.status], full(one.closed ?? one.due));
    return { ...row(one, one.ineffective ? `${status}; ${words.ineffective}` : status), quiet: true };
  });
  const groups = [
    { title: words.groups.overdue(overdue.length), rows: overdue },
    { title: words.groups.ahead, rows: plan.open.filter(({ dueIn }) => dueIn >= 0).map(ahead) },
    { title: words.groups.closed, rows: closed },
  ].filter(({ rows }) => rows.length > 0);
  return [
    {
      kind: 'table',
      caption: words.caption(plan.open.length, overdue.length, closed.length),
      columns: [
        { title: words.columns.due, as: 'short' },
        { title: words.columns.action, as: 'main' },
        { title: words.columns.criterion },
        ...(hasOwners
          ? [
              named(
                words.columns.owner,
                all.map(({ action }) => action.owner),
              ),
            ]
          : []),
        { title: words.columns.status },
      ],
      heads: 1,
      groups,
    },
  ];
}

export function promiseBlocks(report: Report, style: Style): Block[] {
  const { promises: words } = style.messages.report;
  const { full } = style.messages.dates;
  const { promises, today } = report;
  if (promises.length === 0) return [{ kind: 'paragraph', text: words.none }];
  const number = (outcome: PromiseOutcome) => promises.filter((one) => one.outcome === outcome).length;
  const hasNames = promises.some(({ responsible }) => responsible);
  const rows = promises.map((one): TableRow => {
    const { target, due } = one.promise;
    const status =
      one.outcome === 'pending'
        ? words.left(daysBetween(today, due))
        : [words.outcome[one.outcome], one.on && full(one.on)].filter(Boolean).join(' ');
    const isBroken = one.outcome === 'broken';
    return {
      cells: [
        reportTitle(report, one.criterion, style),
        full(one.made),
        style.messages.show.until(target, full(due)),
        ...(hasNames ? [oneLine(one.responsible ?? '–')] : []),
        words.score(one.from, one.score),
        isBroken ? { strong: `! ${status}` } : status,
      ],
      bad: isBroken,
    };
  });
  return [
    {
      kind: 'table',
      caption: words.caption(number('pending'), number('kept'), number('late'), number('broken')),
      columns: [
        { title: words.columns.criterion, as: 'main' },
        { title: words.columns.made, as: 'short' },
        { title: words.columns.promised, as: 'short' },
        ...(hasNames
          ? [
              named(
                words.columns.who,
                promises.map(({ responsible = '' }) => responsible),
              ),
            ]
          : []),
        { title: words.columns.score, as: 'number' },
        { title: words.columns.standing },
      ],
      heads: 0,
      groups: [{ rows }],
    },
  ];
}

export function movedBlocks(report: Report, style: Style): Block[] {
  const { moved: words } = style.messages.report;
  const { moved } = report;
  if (!moved) return [{ kind: 'paragraph', text: words.first }];
  const { diff } = moved;
  const { dates, change } = style.messages;
  const row = (move: Move): TableRow => {
    const explanation = moved.explanations.get(move.criterion);
    return {
      cells: [
        reportTitle(report, move.criterion, style),
        String(move.was),
        String(move.now),
        { strong: withMinusSign(change(move.change)) },
        explanation ? explanationText(explanation, report.diagram.date, style) : '',
      ],
    };
  };
  const groups = (['worse', 'better'] as const)
    .filter((group) => diff[group].length > 0)
    .map((group) => ({ title: style.messages.diff[group], rows: diff[group].map(row) }));
  const number = (title: string): Column => ({ title, as: 'number' });
  const blocks: Block[] = [];
  if (groups.length > 0) {
    blocks.push({
      kind: 'table',
      caption: words.caption(
        dates.full(moved.from),
        dates.full(report.diagram.date),
        daysBetween(moved.from, report.diagram.date),
      ),
      columns: [
        { title: words.columns.criterion, as: 'main' },
        number(words.columns.was),
        number(words.columns.now),
        number(words.columns.change),
        { title: words.columns.explains },
      ],
      heads: 0,
      groups,
    });
  } else blocks.push({ kind: 'paragraph', text: words.nothing });
  const named = (list: readonly { criterion: string }[]) =>
    list.map(({ criterion }) => reportTitle(report, criterion, style));
  const others = [
    diff.same.length > 0 && words.same(diff.same.length),
    diff.notComparable.length > 0 &&
      words.notComparable(
        diff.notComparable.map(
          ({ criterion, meanings }) => `${reportTitle(report, criterion, style)} (${whyNot(meanings, style)})`,
        ),
      ),
    diff.notScored.length > 0 && words.notScored(named(diff.notScored)),
    diff.added.length > 0 && words.added(named(diff.added)),
    diff.vanished.length > 0 && words.gone(named(diff.vanished)),
  ].filter((text) => text !== false);
  if (others.length > 0) blocks.push({ kind: 'paragraph', text: others.join(' ') });
  const { was, now } = diff;
  if (was && now) blocks.push(meansTable(report, was, now, style));
  const verdict = verdictOf(diff, style);
  if (verdict) blocks.push({ kind: 'paragraph', text: { strong: verdict } });
  return blocks;
}

function meansTable(report: Report, was: Summary, now: Summary, style: Style): Block {
  const { moved: words } = style.messages.report;
  const { decimal, decimalChange } = style.messages;
  const pair = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined ? (b ?? a ?? '–') : a === b ? b : `${a} → ${b}`;
  const number = (value: number | undefined) => (value === undefined ? undefined : decimal(value));
  const rows = report.diagram.components.map(({ component }): TableRow => {
    const [before, after] = [was.means.get(component), now.means.get(component)];
    const points = report.trend.components.find((one) => one.component === component)?.points;
    const [lowestWas, lowestNow] = [points?.at(-2)?.lowest, points?.at(-1)?.lowest].map((value) => value?.toString());
    const moved = before !== undefined && after !== undefined ? withMinusSign(decimalChange(after - before)) : '';
    return {
      cells: [
        reportTitle(report, component, style),
        pair(number(before), number(after)),
        moved,
        pair(lowestWas, lowestNow),
      ],
    };
  });
  const all: Text[] = [
    { strong: style.messages.diff.all },
    pair(number(was.mean), number(now.mean)),
    withMinusSign(decimalChange(now.mean - was.mean)),
    pair(String(was.lowest.score), String(now.lowest.score)),
  ];
  const columns: Column[] = [
    { title: words.means.component, as: 'main' },
    { title: words.means.mean, as: 'number' },
    { title: words.columns.change, as: 'number' },
    { title: words.means.lowest, as: 'number' },
  ];
  return {
    kind: 'table',
    caption: words.meansCaption,
    columns,
    heads: 0,
    groups: [{ rows: [...rows, { cells: all }] }],
  };
}

export function scoreBlocks(report: Report, style: Style): Block[] {
  const { scores: words } = style.messages.report;
  const groups = report.diagram.components.map(({ component, title, mean, rows }) => ({
    title: [
      titleOf(component, title, style),
      mean !== undefined && style.messages.report.diagram.mean(style.messages.decimal(mean)),
    ]
      .filter(Boolean)
      .join(', '),
    rows: rows.map((row): TableRow => {
      const question = inLanguage(report.criteria.get(row.criterion)?.question, style.language);
      const name = titleOf(row.criterion, row.title, style);
      const score =
        row.score === undefined ? (row.entry.na === undefined ? '–' : style.messages.show.na) : String(row.score);
      return {
        cells: [
          question ? [{ strong: name }, { quiet: ` ${oneLine(question)}` }] : { strong: name },
          row.sags ? { strong: `! ${score}` } : score,
          seen(row, report, style),
        ],
        bad: row.sags,
      };
    }),
  }));
  return [
    {
      kind: 'table',
      caption: style.messages.dates.full(report.diagram.date),
      columns: [
        { title: words.columns.criterion, as: 'main' },
        { title: words.columns.score, as: 'number' },
        { title: words.columns.note },
      ],
      heads: 0,
      groups,
    },
  ];
}

/** What was seen, or why there is no score, then the measurement of a later follow-up. */
function seen({ criterion, entry, remark }: DiagramRow, report: Report, style: Style): Text {
  const { scores: words, long } = style.messages.report;
  const parts = [countedSentence(entry, style), entry.note];
  if (entry.na !== undefined) parts.push(`${words.na}: ${entry.na}`);
  if (entry['not-seen'] !== undefined) {
    const since = remark?.kind === 'not-seen' ? remark.since : undefined;
    parts.push(`${words.notSeen(since && long(since))}: ${entry['not-seen']}`);
  }
  const since = report.measuredSince.get(criterion);
  if (since) {
    const { score, note } = since.entry;
    parts.push(
      [words.measured(long(since.date), score, entry.score), countedSentence(since.entry, style), note]
        .filter(Boolean)
        .join(' '),
    );
  }
  return { typed: parts.filter(Boolean).join('\n') };
}

/** The number of misses, so that 279 of 280 is not shown as 100%. */
function countedSentence({ counted }: Entry, { messages }: Style): string | undefined {
  return counted && messages.report.scores.counted(counted.ok, counted.of);
}
