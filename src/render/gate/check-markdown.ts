/** A comment for a pull request, and the summary of a workflow: short enough for both. */
import { errorsIn } from '../../errors.js';
import { codeBlock, escaped, tableRow } from '../kit/markdown.js';
import { messageOf, placeText } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { renderShow } from '../view/show-lines.js';
import { notUsedText, verdictText } from './check-lines.js';
import type { CheckedSite, CheckView, ShownFinding } from './check-view.js';
import { reasonOf, subjectOf } from './reasons.js';

/** Comments on GitHub hold 65,536 characters. */
const MOST_CHARACTERS = 60_000;
const MOST_ROWS = 100;
const MOST_DIAGRAMS = 3;

export function renderCheckMarkdown(view: CheckView, style: Style): string[] {
  const { check } = style.messages;
  const all = view.sites.flatMap((site) => site.findings.map((found) => ({ site, found })));
  const counting = all.filter(({ found }) => found.finding.standing === 'counts');
  const verdict = verdictText(
    view,
    counting.map(({ found }) => found.finding),
    style,
  );
  const ordered = [...counting].sort((a, b) => rank(a.found) - rank(b.found));
  const head = [`## ${view.failed ? check.failed : check.passed}: ${escaped(verdict)}`];
  const broken = errorsIn(view.problems).map((found) => {
    const { what, next } = messageOf(found, style);
    return `- ${found.place ? `${escaped(placeText(found.place))}: ` : ''}${escaped([what, next].filter(Boolean).join(' '))}`;
  });
  const parts: string[][] = [
    head,
    capped(broken, style),
    capped(table(ordered, style), style, 2),
    aside(view, all, style),
  ];
  const diagrams = [...new Set(ordered.filter(({ found }) => found.finding.level === 'fail').map(({ site }) => site))]
    .slice(0, MOST_DIAGRAMS)
    .flatMap((site) => {
      const shown = site.diagram?.();
      return shown ? [codeBlock(renderShow(shown, site.title, {}, { ...style, columns: 80 }))] : [];
    });
  const lines: string[] = [];
  let length = 0;
  for (const part of [...parts, ...diagrams]) {
    const size = part.join('\n').length + 2;
    if (part.length === 0 || length + size > MOST_CHARACTERS) continue;
    length += size;
    lines.push(...(lines.length > 0 ? [''] : []), ...part);
  }
  return lines;
}

const rank = ({ finding }: ShownFinding) => (finding.level === 'fail' ? 0 : 1);

function table(ordered: readonly { site: CheckedSite; found: ShownFinding }[], style: Style): string[] {
  if (ordered.length === 0) return [];
  const { check } = style.messages;
  const words = check.markdown;
  return [
    tableRow(['', words.site, words.criterion, words.found, words.rule, words.where]),
    '|---|---|---|---|---|---|',
    ...ordered.map(({ site, found: { finding, place } }) =>
      tableRow([
        check.level[finding.level],
        escaped(site.title),
        escaped(subjectOf(finding, site, style)),
        escaped(reasonOf(finding, style)),
        finding.rule,
        escaped(placeText(place)),
      ]),
    ),
  ];
}

/** At most `MOST_ROWS` of the lines after the first `head` ones. */
function capped(lines: readonly string[], style: Style, head = 0): string[] {
  const more = lines.length - head - MOST_ROWS;
  return more > 0 ? [...lines.slice(0, head + MOST_ROWS), '', style.messages.check.markdown.more(more)] : [...lines];
}

/**
 * Everything that does not count: findings that are waived, known or only inform, and settings of the branch that are
 * not used.
 */
function aside(
  { against }: CheckView,
  all: readonly { site: CheckedSite; found: ShownFinding }[],
  style: Style,
): string[] {
  const { check, dates } = style.messages;
  const of = (standing: string) => all.filter(({ found }) => found.finding.standing === standing);
  const worded = ({ site, found }: (typeof all)[number]) =>
    `${site.title}, ${subjectOf(found.finding, site, style)}: ${reasonOf(found.finding, style)}`;
  const waived = of('waived').map((row) => {
    const waiver = row.found.finding.waived;
    const text = waiver ? check.waived(worded(row), dates.full(waiver.until), waiver.reason) : worded(row);
    return `- ${check.labels.waived}: ${escaped(text)}`;
  });
  const known = of('known').map((row) => `- ${check.labels.known}: ${escaped(worded(row))}`);
  const informs = of('informs').map((row) => `- ${check.labels.informs}: ${escaped(worded(row))}`);
  const base = against ? [`- ${check.labels.base}: ${escaped(`${against.ref} ${against.hash.slice(0, 7)}`)}`] : [];
  const notUsed = against?.notUsed.length
    ? [`- ${escaped(check.notUsed(against.notUsed.map((setting) => notUsedText(setting, style))))}`]
    : [];
  const few = (lines: string[]) =>
    lines.length > 20 ? [...lines.slice(0, 20), `- ${check.moreOf(lines.length - 20)}`] : lines;
  return [...few(waived), ...few(known), ...few(informs), ...base, ...notUsed];
}
