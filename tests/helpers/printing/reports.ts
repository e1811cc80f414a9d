/** Reports put together from records as the command does. */

import type { Template } from '../../../src/domain/questionnaire/template.js';
import { isAudit, type SiteRecord } from '../../../src/domain/record/site.js';
import type { CalendarDate } from '../../../src/domain/text/date.js';
import { reportOf } from '../../../src/domain/view/report.js';
import type { Language } from '../../../src/language.js';
import type { Brand, Page } from '../../../src/render/report/blocks.js';
import { renderHtml } from '../../../src/render/report/html.js';
import { renderMarkdown } from '../../../src/render/report/markdown.js';
import { pageOf } from '../../../src/render/report/page.js';
import { base } from '../records/builders.js';
import { aStyle } from './styles.js';

export interface ReportOptions {
  language?: Language;
  siteTitle?: string;
  today?: CalendarDate;
  template?: Template | undefined;
  brand?: Brand;
  olderAudits?: number;
}

/** Of the last audit among the records, on its own day unless another is given. */
function aReportOf(records: readonly SiteRecord[], options: ReportOptions = {}) {
  const shown = records.filter(isAudit).at(-1);
  if (!shown) throw new Error('no audit');
  return reportOf({
    siteTitle: options.siteTitle ?? 'Lviv Center',
    records,
    shown,
    template: 'template' in options ? options.template : base,
    settings: { limits: { sagging: 5, target: 7 }, circle: [], followUpEvery: 7 },
    today: options.today ?? shown.date,
    olderAudits: options.olderAudits ?? 0,
  });
}

export function aPage(records: readonly SiteRecord[], options: ReportOptions = {}): Page {
  const { language = 'en', brand = {} } = options;
  return pageOf(aReportOf(records, options), brand, '0.1.0', aStyle({ language }));
}

export function htmlOf(records: readonly SiteRecord[], options: ReportOptions = {}): string {
  return renderHtml(aPage(records, options)).join('\n');
}

export function markdownOf(records: readonly SiteRecord[], options: ReportOptions = {}): string[] {
  return renderMarkdown(aPage(records, options));
}

/** The lines of one section of the page as Markdown, by its heading. */
export function sectionOf(lines: readonly string[], heading: string): string[] {
  const from = lines.indexOf(`## ${heading}`);
  if (from < 0) throw new Error(`no section “${heading}”`);
  const next = lines.findIndex((line, index) => index > from && line.startsWith('## '));
  return lines.slice(from, next < 0 ? undefined : next);
}
