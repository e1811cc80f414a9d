import type { Context } from '../context.js';
import { reportOf } from '../domain/report.js';
import { renderHtml } from '../render/report/html.js';
import { renderMarkdown } from '../render/report/markdown.js';
import { pageOf } from '../render/report/page.js';
import { styleOf } from '../render/text/style.js';
import { report as tell } from '../report.js';
import { VERSION } from '../version.js';
import { findAudit } from './find-audit.js';
import { emit, type OutputOptions } from './output.js';

interface ReportOptions extends OutputOptions {
  brand?: string;
  hide?: string[];
  open?: boolean;
  programme?: string;
}

/** `service-audit report [AUDIT]` */
export async function report(context: Context, reference: string | undefined, options: ReportOptions): Promise<number> {
  const found = findAudit(context, reference, 'report', options.programme);
  const { audit, records, template, siteTitle, days, warnings } = found;
  tell(context, warnings);
  const data = reportOf({ siteTitle, records, shown: audit, template, today: days.today, olderAudits: 0 });
  const page = pageOf(data, {}, VERSION, { ...styleOf(context), columns: 80 });
  emit(context, options, {
    html: () => renderHtml(page),
    markdown: () => renderMarkdown(page),
  });
  return 0;
}
