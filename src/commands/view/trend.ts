import type { Context } from '../../context.js';
import { criterionNamed, titledKey } from '../../domain/questionnaire/named-criterion.js';
import { isAudit } from '../../domain/record/site.js';
import { isCalendarDate } from '../../domain/text/date.js';
import { nearest } from '../../domain/text/suggest.js';
import { trendOf } from '../../domain/view/trend.js';
import { fail } from '../../errors.js';
import { jsonLines } from '../../render/kit/json-lines.js';
import { renderTrendCsv, renderTrendMarkdown, trendJson } from '../../render/view/trend-formats.js';
import { renderTrend, type TrendView } from '../../render/view/trend-lines.js';
import { type FoundSite, findSites } from '../shared/find-sites.js';
import { emit, type OutputOptions } from '../shared/output.js';

interface TrendOptions extends OutputOptions {
  criterion?: string[];
  chart?: boolean;
  since?: string;
  programme?: string;
}

/** `service-audit trend [SITE]` shows scores over time; without SITE, those of every site. */
export function trend(context: Context, named: string | undefined, options: TrendOptions): number {
  if (options.since !== undefined && !isCalendarDate(options.since)) throw fail('bad-date', { value: options.since });
  const { found, code } = findSites(context, named, options.programme, 'trend');
  const criterion = options.criterion && criteriaNamed(context, found, options.criterion);
  const views = found.map((one) => ({ site: one.site, view: viewOf(one, { ...options, criterion }) }));
  const apart = (lines: string[][]) => lines.flatMap((one, at) => (at === 0 ? one : ['', '', ...one]));
  emit(context, 'trend', options, {
    text: (style) => apart(views.map(({ view }) => renderTrend(view, style))),
    json: () => {
      const all = views.map(({ site, view }) => trendJson(site, view, context.language));
      return jsonLines(named !== undefined || all.length === 1 ? all[0] : { format: 'trends/1', sites: all });
    },
    markdown: (style) => apart(views.map(({ view }) => renderTrendMarkdown(view, style))),
    csv: () => ({ table: renderTrendCsv(views, context.language) }),
  });
  return code;
}

/** The keys of the criteria that are meant. Throws `criterion-never-asked` if no site was ever asked one of them. */
function criteriaNamed({ language }: Context, found: readonly FoundSite[], wanted: readonly string[]): string[] {
  const asked = found.flatMap(({ records, settings, days }) =>
    trendOf(records, settings.limits, days.today).rows.map(({ criterion }) => criterion),
  );
  const known = [...new Set(asked)];
  const titles = new Map(found.flatMap((one) => [...one.titles]));
  return wanted.map((said) => {
    const key = criterionNamed(said, known, titles);
    if (key !== undefined) return key;
    const listed = known.map((one) => titledKey(one, titles, language));
    throw fail('criterion-never-asked', { key: said, suggestion: nearest(said, known), known: listed });
  });
}

function viewOf({ records, settings, days, siteTitle, titles, site }: FoundSite, options: TrendOptions): TrendView {
  const { criterion: criteria = [], chart = false, since, programme } = options;
  const series = programme === undefined ? '' : ` --programme ${programme}`;
  const ofSite = trendOf(records, settings.limits, days.today, since);
  return {
    siteTitle,
    trend: ofSite,
    titles,
    followUps: records.filter((record) => !isAudit(record) && record.date >= (since ?? '')).length,
    criteria,
    chart,
    next:
      criteria.length === 0 && !chart && ofSite.rows.length > 0
        ? `service-audit trend ${site}${series} --chart`
        : undefined,
  };
}
