/** The totals of an audit in a few words each, and what changed since the audit before. */
import type { Diagram } from '../../domain/view/diagram.js';
import type { Summary } from '../../domain/view/summary.js';
import { capital, packed, paragraph } from '../kit/layout.js';
import type { Style } from '../kit/style.js';

/** The totals, in a few words each. */
function summaryItems(diagram: Diagram, style: Style): string[] {
  const { show } = style.messages;
  const { summary, compared } = diagram;
  if (!summary) return [capital(show.nothingScored)];
  const [lowest, ...others] = evenness(summary, compared?.isWhole ? compared.was : undefined, style);
  return [lowest, show.sag(summary.sagging.length, summary.scored), show.toTarget(summary.toTarget), ...others];
}

/** The lowest score, the level and the mean, with those before. */
function evenness(now: Summary, was: Summary | undefined, { messages }: Style): [string, string, string] {
  const { show, change, decimal, decimalChange } = messages;
  const lowest = was && was.lowest.score !== now.lowest.score ? was.lowest.score : undefined;
  const levelNow = Math.round(now.level);
  const levelWas = was && Math.round(was.level);
  const meanChange = was && (decimalChange(now.mean - was.mean) || change(0, '='));
  return [
    show.lowest(now.lowest.score, lowest),
    show.level(levelNow, levelWas === levelNow ? undefined : levelWas),
    show.mean(decimal(now.mean), meanChange),
  ];
}

/**
 * The changes since the audit before, over the criteria that both have: empty if both have the same, because the totals
 * then say it themselves.
 */
export function comparedItems({ compared }: Diagram, style: Style): string[] {
  if (!compared || compared.isWhole) return [];
  return [
    `${capital(style.messages.show.overCommon(compared.criteria))}:`,
    ...evenness(compared.now, compared.was, style),
  ];
}

/** The totals, and what changed if that is not about the same criteria. */
export function totalsLines(diagram: Diagram, style: Style): string[] {
  const totals = packed(summaryItems(diagram, style), style.columns);
  const [over, ...compared] = comparedItems(diagram, style);
  if (over === undefined) return totals;
  return [...totals, ...paragraph(over, style.columns, ''), ...packed(compared, style.columns)];
}
