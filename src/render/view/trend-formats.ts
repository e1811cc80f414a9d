/** Scores over time as JSON, CSV and Markdown. */

import { inLanguage } from '../../domain/questionnaire/template.js';
import type { Entry } from '../../domain/record/audit.js';
import { entryIn, isAudit, type SiteRecord } from '../../domain/record/site.js';
import type { Compared, Summary } from '../../domain/view/summary.js';
import type { Trend, TrendPoint, TrendRow } from '../../domain/view/trend.js';
import type { CsvCell, CsvTable } from '../kit/csv.js';
import { codeBlock, escaped, tableRow } from '../kit/markdown.js';
import { scoreText } from '../kit/score-text.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { isSince, paceText, renderTrend, type TrendView } from './trend-lines.js';

interface Point {
  record: SiteRecord;
  score?: number;
  na?: string;
  notSeen?: string;
}

/** Every entry of the criterion in the window, in date order. */
function pointsOf({ criterion, measurements }: TrendRow, { audits }: Trend): Point[] {
  const followUps = measurements.map(({ record }) => record).filter((record) => !isAudit(record));
  const records = [...audits, ...followUps].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return records.flatMap((record) => {
    const entry = entryIn(record, criterion);
    if (!entry) return [];
    const { score, na, 'not-seen': notSeen } = entry;
    return [{ record, score, na, notSeen }];
  });
}

const rowsOf = ({ trend, criteria }: TrendView) =>
  criteria.length === 0 ? trend.rows : trend.rows.filter(({ criterion }) => criteria.includes(criterion));

const rounded = (value: number) => Math.round(value * 100) / 100;

/** Other criteria were scored than at the audit before, so that the two means are not compared. */
const otherThanBefore = ({ isBreak }: TrendPoint) => (isBreak ? { sameCriteria: false } : {});

/** The first and the last figures of a component over the criteria that both audits have. */
function comparedJson(component: string, { criteria, isWhole, was, now }: Compared): unknown {
  const figures = ({ components }: Summary) => {
    const { mean, lowest } = components.get(component) ?? {};
    return { mean: mean === undefined ? undefined : rounded(mean), lowest };
  };
  return { criteria, all: isWhole, was: figures(was), now: figures(now) };
}

/** `site` is the key of the site. */
export function trendJson(site: string, view: TrendView, language: string): unknown {
  const { trend, siteTitle, titles } = view;
  return {
    format: 'trend/1',
    site,
    siteTitle,
    date: trend.today,
    ...trend.limits,
    audits: trend.audits.map(({ date, id }, at) => {
      const summary = trend.summaries[at];
      return {
        date,
        record: id,
        lowest: summary?.lowest,
        sagging: summary?.sagging,
        toTarget: summary?.toTarget,
        level: summary && rounded(summary.level),
        mean: summary && rounded(summary.mean),
        scored: summary?.scored,
      };
    }),
    components: trend.components.map(({ component, points, ends }) => ({
      component,
      title: inLanguage(titles.get(component), language),
      points: points.flatMap((point, at) =>
        point
          ? [
              {
                date: trend.audits[at]?.date,
                mean: rounded(point.mean),
                lowest: point.lowest,
                ...otherThanBefore(point),
              },
            ]
          : [],
      ),
      compared: ends && comparedJson(component, ends),
    })),
    criteria: rowsOf(view).map((row) => ({
      component: row.component,
      criterion: row.criterion,
      title: inLanguage(titles.get(row.criterion), language),
      state: row.now && row.state.state,
      relapsed: row.state.relapsed,
      sags: row.sags,
      score: row.now?.score,
      scored: row.now?.date,
      notApplicable: row.state.notApplicable,
      change: row.change,
      pace: row.pace,
      promise: row.state.promises
        .slice(-1)
        .map(({ promise, made, outcome, by, responsible }) => ({ ...promise, made, outcome, by, responsible }))[0],
      points: pointsOf(row, trend).map(({ record, ...said }) => ({ date: record.date, record: record.id, ...said })),
    })),
  };
}

export function renderTrendMarkdown(view: TrendView, style: Style): string[] {
  const { trend } = view;
  const { messages } = style;
  const [, ...rest] = renderTrend({ ...view, next: undefined }, style);
  const { measuredSince } = trend;
  const heads = [
    messages.markdown.criterion,
    ...trend.audits.map(({ date }) => messages.dates.full(date)),
    ...(measuredSince === undefined ? [] : [messages.trend.now]),
    '±',
  ];
  const cell = (entry: Entry | undefined) => (entry ? scoreText(entry.score, entry, style) : '');
  const paces = rowsOf(view).flatMap((row) => {
    const text = paceText(row, trend.today, style);
    return text === undefined
      ? []
      : [`- ${escaped(`${titleOf(row.criterion, view.titles.get(row.criterion), style)}: ${text}`)}`];
  });
  const isDrawn = view.chart || view.criteria.length > 0;
  return [
    `# ${escaped(messages.trend.heading(view.siteTitle, trend.audits.length, view.followUps))}`,
    '',
    ...(isDrawn
      ? codeBlock(rest.slice(1))
      : [
          tableRow(heads),
          tableRow(heads.map((_, at) => (at === 0 ? '---' : '---:'))),
          ...rowsOf(view).map((row) =>
            tableRow([
              `${row.sags ? '**!** ' : ''}${escaped(titleOf(row.criterion, view.titles.get(row.criterion), style))}`,
              ...row.entries.map(cell),
              ...(measuredSince === undefined ? [] : [isSince(trend, row.now) ? String(row.now?.score) : '']),
              messages.change(row.change, '='),
            ]),
          ),
          ...(paces.length === 0 ? [] : ['', ...paces]),
        ]),
  ];
}

const HEADS = ['site', 'component', 'criterion', 'title', 'date', 'record', 'score', 'na', 'not-seen', 'target'];

/** One row for each score, and for each reason why a score is missing; `site` is the key of the site. */
export function renderTrendCsv(views: readonly { site: string; view: TrendView }[], language: string): CsvTable {
  const rows = views.flatMap(({ site, view }) =>
    rowsOf(view).flatMap((row) =>
      pointsOf(row, view.trend).map(({ record, score, na, notSeen }): CsvCell[] => [
        { plain: site },
        { plain: row.component },
        { plain: row.criterion },
        { typed: inLanguage(view.titles.get(row.criterion), language) ?? row.criterion },
        { plain: record.date },
        { plain: record.id },
        score,
        na === undefined ? undefined : { typed: na },
        notSeen === undefined ? undefined : { typed: notSeen },
        isAudit(record) ? record.audit.target : view.trend.limits.target,
      ]),
    ),
  );
  return [HEADS.map((plain) => ({ plain })), ...rows];
}
