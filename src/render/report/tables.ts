/** The tables of the page: the plan, promises, and every score with its note. */

import { inLanguage } from '../../domain/questionnaire/template.js';
import type { Entry } from '../../domain/record/audit.js';
import type { ActionState } from '../../domain/record/site.js';
import { daysBetween } from '../../domain/text/date.js';
import type { PromiseOutcome } from '../../domain/treatment/promise.js';
import type { OpenAction } from '../../domain/treatment/site-plan.js';
import type { DiagramRow } from '../../domain/view/diagram.js';
import type { Report } from '../../domain/view/report.js';
import { width } from '../kit/layout.js';
import { scoreText } from '../kit/score-text.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { promiserText, promiseScoreText } from '../treatment/promise-lines.js';
import type { Block, Column, Inline, TableRow } from './blocks.js';

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
  if (all.length === 0) return [];
  // If names are hidden, there is no empty column for them.
  const hasOwners = all.some(({ action }) => action.owner !== '');
  const row = ({ action, due, said }: ActionState, status: Inline): TableRow => ({
    cells: [
      full(due),
      [{ typed: action.text }, ...(action.needs ? [{ quiet: ` ${words.needs(action.needs.trim())}` }] : [])],
      titleOf(action.criterion, titles.get(action.criterion), style),
      ...(hasOwners ? [action.owner.trim()] : []),
      said === undefined ? status : [status, `: ${said.trim()}`],
    ],
  });
  const ahead = (one: OpenAction) => row(one, one.dueIn === 0 ? words.today : words.status[one.status]);
  const overdue = plan.open
    .filter(({ dueIn }) => dueIn < 0)
    .map((one) => ({ ...row(one, { strong: `! ${words.overdue(-one.dueIn)}` }), bad: true }));
  const closed = plan.closed.map((one) => {
    const status = words.closed(words.status[one.status], full(one.closed));
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
  if (promises.length === 0) return [];
  const number = (outcome: PromiseOutcome) => promises.filter((one) => one.outcome === outcome).length;
  const hasNames = promises.some(({ by, responsible }) => by || responsible);
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
        ...(hasNames ? [promiserText(one, style) || '–'] : []),
        promiseScoreText(one, today, style),
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
                promises.map((one) => promiserText(one, style) ?? ''),
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

export function scoreBlocks(report: Report, style: Style): Block[] {
  const { scores: words } = style.messages.report;
  const noted = new Map(
    report.diagram.components.flatMap(({ rows }) => rows.map((row) => [row, seen(row, report, style)] as const)),
  );
  // If nobody wrote anything down, there is no empty column for it.
  const hasNotes = [...noted.values()].some((text) => text !== '');
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
      const score = scoreText(row.score, row.entry, style);
      return {
        cells: [
          question ? [{ strong: name }, { quiet: ` ${question.trim()}` }] : { strong: name },
          row.sags ? { strong: `! ${score}` } : score,
          ...(hasNotes ? [{ typed: noted.get(row) ?? '' }] : []),
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
        ...(hasNotes ? [{ title: words.columns.note }] : []),
      ],
      heads: 0,
      groups,
    },
  ];
}

/** The note, or the reason why there is no score, then the measurement of a later follow-up. */
function seen({ criterion, entry, remark }: DiagramRow, report: Report, style: Style): string {
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
  return parts.filter(Boolean).join('\n').trim();
}

/** The number of misses, so that 279 of 280 is not shown as 100%. */
function countedSentence({ counted }: Entry, { messages }: Style): string | undefined {
  return counted && messages.report.scores.counted(counted.ok, counted.of);
}
