/** The section of changes since the previous audit. */
import { daysBetween } from '../../domain/text/date.js';
import type { AuditDiff, Move } from '../../domain/view/diff.js';
import type { Report } from '../../domain/view/report.js';
import type { Summary } from '../../domain/view/summary.js';
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
  const { was, now } = diff;
  if (was && now) blocks.push(meansTable(report, was, now, style));
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

function meansTable(report: Report, was: Summary, now: Summary, style: Style): Block {
  const { moved: words } = style.messages.report;
  const { decimal, decimalChange } = style.messages;
  const pair = (a: string | undefined, b: string | undefined) =>
    a === undefined || b === undefined ? (b ?? a ?? '–') : a === b ? b : `${a} → ${b}`;
  const number = (value: number | undefined) => (value === undefined ? undefined : decimal(value));
  const rows = report.diagram.components.map(({ component }): TableRow => {
    const [before, after] = [was.components.get(component)?.mean, now.components.get(component)?.mean];
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
