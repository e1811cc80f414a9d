/** Makes the page from the report: its sections in the order in which a client reads them. */
import type { Report, SectionId } from '../../domain/view/report.js';
import type { Summary } from '../../domain/view/summary.js';
import { cut } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { baseText, renderShow } from '../view/show-lines.js';
import { comparedItems } from '../view/totals.js';
import type { Block, Brand, Page, Section } from './blocks.js';
import { movedBlocks } from './changes.js';
import { diagramPictures } from './diagram-svg.js';
import { findingBlocks } from './sentences.js';
import { planBlocks, promiseBlocks, reportTitle, scoreBlocks } from './tables.js';
import { trendPicture } from './trend-svg.js';

/** The head of a sheet is one line, which a long title would make wider than the paper. */
const TITLE_COLUMNS = 50;

/** `version` is that of the program. The page holds texts as they were typed: each format filters them. */
export function pageOf(report: Report, brand: Brand, version: string, screen: Style): Page {
  const style = { ...screen, raw: true };
  const { report: words, dates } = style.messages;
  const { diagram } = report;
  const title = report.siteTitle.trim();
  const made = words.long(report.today);
  return {
    language: style.language,
    title,
    kind: words.kind,
    headline: headline(report, style),
    facts: facts(report, style),
    brand,
    contents: words.contents,
    sections: sections(report, style),
    footer: [words.footer.made(made)],
    running: `${cut(title, TITLE_COLUMNS)} · ${words.kind}, ${dates.full(diagram.date)}`,
    logoOf: words.footer.logo,
    version,
  };
}

function headline(report: Report, style: Style): string[] {
  const { headline: words, long } = style.messages.report;
  const { diagram, moved } = report;
  const { summary, target } = diagram;
  if (!summary) return [words.nothing];
  const { score } = summary.lowest;
  const lowest = summary.lowest.criteria.slice(0, 3).map((key) => reportTitle(report, key, style));
  const sags = summary.sagging.length;
  const first =
    sags > 0
      ? words.sags(sags, summary.scored, lowest, score)
      : score < target
        ? words.fair(lowest, score, target)
        : words.level(target);
  if (!moved) return [first, words.first];
  const { better, worse, same } = moved.diff;
  const isCompared = better.length + worse.length + same.length > 0;
  return [first, ...(isCompared ? [words.moved(long(moved.from), better.length, worse.length, same.length)] : [])];
}

function facts(report: Report, style: Style): [string, string][] {
  const { report: words, roles } = style.messages;
  const { diagram } = report;
  const { facts: labels, long } = words;
  const people = diagram.assessors
    .map(({ name, role }) => `${name.trim()}${role ? ` (${roles[role]})` : ''}`)
    .join(', ');
  const questionnaire = titleOf(diagram.template.name, diagram.template.title, style);
  const all: [string, string | undefined][] = [
    [labels.date, long(diagram.date)],
    [labels.assessors, people || undefined],
    [labels.period, diagram.period?.trim()],
    [labels.questionnaire, questionnaire],
    [labels.compared, diagram.comparedWith ? long(diagram.comparedWith) : undefined],
    [labels.asOf, report.today === diagram.date ? undefined : long(report.today)],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

/**
 * One row for each section, in the order in which a client reads them; its title is `report.headings` of the language.
 * A section without its facts, its row or its heading does not compile. One that has no blocks is left out: a first audit
 * has no changes and no trend.
 */
const SECTIONS: Record<SectionId, { blocks: (report: Report, style: Style) => Block[]; newPage?: boolean }> = {
  diagram: { blocks: diagramBlocks },
  findings: { blocks: findingBlocks },
  plan: { blocks: planBlocks },
  promises: { blocks: promiseBlocks },
  moved: { blocks: movedBlocks },
  trend: { blocks: trendBlocks },
  scores: { blocks: scoreBlocks, newPage: true },
  reading: {
    blocks: ({ diagram: { target, sagging } }, { messages }) => [
      { kind: 'terms', items: messages.report.reading(target, sagging) },
    ],
  },
  method: { blocks: (_, { messages }) => [{ kind: 'paragraph', text: messages.report.method }] },
};

function sections(report: Report, style: Style): Section[] {
  const { headings } = style.messages.report;
  const all = (Object.keys(SECTIONS) as SectionId[]).map((id) => {
    const { blocks, newPage } = SECTIONS[id];
    return { id, title: headings[id], newPage, blocks: blocks(report, style) };
  });
  return all.filter(({ blocks }) => blocks.length > 0);
}

function diagramBlocks(report: Report, style: Style): Block[] {
  const { diagram } = report;
  const { report: words } = style.messages;
  const figure: Block = {
    kind: 'figure',
    wide: diagramPictures(diagram, 'wide', style),
    narrow: diagramPictures(diagram, 'narrow', style),
    caption: words.diagram.caption(diagram.target, diagram.sagging),
    lines: renderShow(diagram, report.siteTitle, {}, { ...style, raw: false }),
  };
  const base = baseText(diagram.base, style);
  const [over, ...totals] = comparedItems(diagram, style);
  const listed = totals.join(', ');
  const common = over === undefined ? [] : [over, `${listed.charAt(0).toLowerCase()}${listed.slice(1)}.`];
  return [
    ...(diagram.summary
      ? [numbers(diagram.summary, diagram.compared?.isWhole ? diagram.compared.was : undefined, style)]
      : []),
    ...(common.length === 0 ? [] : [{ kind: 'paragraph' as const, text: common.join(' ') }]),
    figure,
    ...(base === undefined ? [] : [{ kind: 'paragraph' as const, text: { strong: base } }]),
  ];
}

/** The totals: the lowest score comes first, the mean last, because it hides single low scores. */
function numbers(now: Summary, was: Summary | undefined, style: Style): Block {
  const { decimal } = style.messages;
  const { tiles } = style.messages.report;
  const item = (label: string, value: string, before: string | undefined, bad = false) => ({
    value,
    label,
    note: before === undefined ? undefined : before === value ? tiles.same : tiles.was(before),
    bad,
  });
  const level = (one: Summary) => String(Math.round(one.level));
  return {
    kind: 'numbers',
    items: [
      item(tiles.lowest, String(now.lowest.score), was && String(was.lowest.score), now.sagging.length > 0),
      item(tiles.sag(now.scored), String(now.sagging.length), was && String(was.sagging.length)),
      item(tiles.toTarget(now.toTarget), String(now.toTarget), was && String(was.toTarget)),
      item(tiles.level, level(now), was && level(was)),
      item(tiles.mean, decimal(now.mean), was && decimal(was.mean)),
    ],
  };
}

function trendBlocks(report: Report, style: Style): Block[] {
  const { trend: words } = style.messages.report;
  const { dates, decimal } = style.messages;
  const { audits, components } = report.trend;
  const shown = components.map((each) => ({ ...each, title: reportTitle(report, each.component, style) }));
  const { target } = report.diagram;
  const auditDates = audits.map(({ date }) => date);
  const isBroken = components.some(({ points }) => points.some((point) => point?.isBreak));
  const items = shown.flatMap((component) => {
    const { title } = component;
    const picture = trendPicture({ component, title, dates: auditDates, target }, style);
    return picture ? [{ title, picture }] : [];
  });
  if (items.length === 0) return [];
  const rows = audits.map(({ date }, index) => ({
    cells: [
      dates.full(date),
      ...shown.map(({ points }) => {
        const point = points[index];
        return point ? [decimal(point.mean), { quiet: ` (${point.lowest})` }] : '–';
      }),
    ],
  }));
  const table: Block = {
    kind: 'table',
    caption: words.tableCaption,
    columns: [{ title: words.date, as: 'short' }, ...shown.map(({ title }) => ({ title, as: 'number' as const }))],
    heads: 0,
    groups: [{ rows }],
  };
  return [
    { kind: 'charts', items, caption: words.legend(target) },
    ...(isBroken
      ? [{ kind: 'paragraph' as const, tone: 'small' as const, text: style.messages.trend.otherCriteria }]
      : []),
    { kind: 'details', title: words.table, blocks: [table] },
    ...(report.olderAudits > 0
      ? [{ kind: 'paragraph' as const, tone: 'small' as const, text: words.older(report.olderAudits) }]
      : []),
  ];
}
