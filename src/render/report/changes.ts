/** The section of changes since the previous audit. */
import { daysBetween } from '../../domain/text/date.js';
import type { AuditDiff, Move } from '../../domain/view/diff.js';
import type { Report } from '../../domain/view/report.js';
import type { Compared } from '../../domain/view/summary.js';
import type { Style } from '../kit/style.js';
import { explanationText, verdictOf, whyNot } from '../view/diff-lines.js';
import { type Block, type Column, type TableRow, type Text, withMinusSign } from './blocks.js';
import { reportTitle } from './tables.js';

export function movedBlocks(report: Report, style: Style): Block[] {
  const { moved: words } = style.messages.report;
  const { moved } = report;
  if (!moved) return [];
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
  const others = otherChanges(report, diff, style);
  if (others.length > 0) blocks.push({ kind: 'paragraph', text: others.join(' ') });
  if (diff.compared) blocks.push(meansTable(report, diff.compared, style));
  const verdict = verdictOf(diff, style);
  if (verdict) blocks.push({ kind: 'paragraph', text: { strong: verdict } });
  return blocks;
}

/** A sentence for each group of criteria that did not move. */
function otherChanges(report: Report, diff: AuditDiff, style: Style): string[] {
  const { moved: words } = style.messages.report;
  const named = (list: readonly { criterion: string }[]) =>
    list.map(({ criterion }) => reportTitle(report, criterion, style));
  return [
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
}

/** Means and lowest scores over the criteria that both audits have. */
function meansTable(report: Report, { was, now, criteria, isWhole }: Compared, style: Style): Block {
  const { moved: words } = style.messages.report;
  const { decimal, decimalChange } = style.messages;
  const pair = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined ? (b ?? a ?? '–') : a === b ? b : `${a} → ${b}`;
  const number = (value: number | undefined) => (value === undefined ? undefined : decimal(value));
  const rows = [...now.components].map(([component, after]): TableRow => {
    const before = was.components.get(component);
    return {
      cells: [
        reportTitle(report, component, style),
        pair(number(before?.mean), number(after.mean)),
        before === undefined ? '' : withMinusSign(decimalChange(after.mean - before.mean)),
        pair(before?.lowest.toString(), String(after.lowest)),
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
    caption: isWhole ? words.meansCaption : `${words.meansCaption}, ${style.messages.show.overCommon(criteria)}`,
    columns,
    heads: 0,
    groups: [{ rows: [...rows, { cells: all }] }],
  };
}
