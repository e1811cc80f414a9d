import { basename } from 'node:path';
import type { Context } from '../../context.js';
import { HIDEABLE, type Hideable, hide } from '../../domain/record/hide.js';
import { scoresOf } from '../../domain/record/scores.js';
import { actionsOf, causesOf, isAudit, type SiteRecord } from '../../domain/record/site.js';
import { type Report, reportOf } from '../../domain/view/report.js';
import { fail } from '../../errors.js';
import { styleOf } from '../../render/kit/style.js';
import { renderHtml } from '../../render/report/html.js';
import { renderMarkdown } from '../../render/report/markdown.js';
import { pageOf } from '../../render/report/page.js';
import { renderScoresCsv } from '../../render/report/scores-csv.js';
import { readBrand } from '../../storage/brand.js';
import { absolute } from '../../storage/project.js';
import { VERSION } from '../../version.js';
import { baseUnder } from '../shared/base-under.js';
import { type FoundAudit, findAudit } from '../shared/find-audit.js';
import { emit, type OutputOptions, outputsOf, say } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';
import { openInBrowser } from './open-in-browser.js';
import { printPdf } from './print-pdf.js';

/** A page shows at most this many audits and opens no more files, however long the history is; tables contain all. */
const AUDITS_ON_PAGE = 24;

interface ReportOptions extends OutputOptions {
  brand?: string;
  hide?: string[];
  open?: boolean;
  programme?: string;
}

/** `service-audit report [AUDIT]`; if no output is named, it writes a page into the working folder. */
export async function report(context: Context, reference: string | undefined, options: ReportOptions): Promise<number> {
  const hidden = hiddenBy(options.hide ?? []);
  const formats = new Set([...outputsOf(options).map(({ format }) => format), options.format]);
  const isTable = formats.has('csv') || formats.has('xlsx');
  const found = findAudit(context, reference, {
    command: 'report',
    programme: options.programme,
    history: isTable ? undefined : AUDITS_ON_PAGE,
  });
  const brand = options.brand === undefined ? {} : readBrand(absolute(context.cwd, options.brand), options.brand);
  reportProblems(context, found.warnings);

  const today = found.later > 0 ? found.audit.date : found.days.today;
  const records = hide(
    found.records.filter(({ date }) => date <= today),
    hidden,
  );
  const data = reportFrom(found, records, today, hidden);
  const style = { ...styleOf(context), columns: 80 };
  const page = pageOf(data, brand, VERSION, style);
  const { titles, trend } = data;
  const workbook = formats.has('xlsx')
    ? await (await import('../../render/report/workbook.js')).renderWorkbook(
        {
          scores: scoresOf(records),
          causes: causesIn(records),
          actions: actionsOf(records),
          titles,
          limits: trend.limits,
        },
        style,
      )
    : new Uint8Array();
  const pdf = formats.has('pdf') ? await printPdf(context, renderHtml({ ...page, paper: 'A4' })) : new Uint8Array();

  const written = withPage(options, found);
  emit(context, 'report', written, {
    html: () => renderHtml(page),
    pdf: () => pdf,
    markdown: () => renderMarkdown(page),
    csv: () => ({ table: renderScoresCsv(scoresOf(records), titles, context.language) }),
    xlsx: () => workbook,
  });
  const files = outputsOf(written).filter(({ file }) => file !== '-');
  const words = context.messages.report;
  say(context, ...files.map(({ file }) => words.written(file)));
  if (hidden.has('names')) say(context, words.namesInText);
  const shown = files.find(({ format }) => format === 'html') ?? files.find(({ format }) => format === 'pdf');
  if (options.open && shown) await openInBrowser(context, absolute(context.cwd, shown.file), shown.file);
  return 0;
}

function reportFrom(
  { site, siteTitle, audit, template, project, older, days }: FoundAudit,
  records: readonly SiteRecord[],
  today: string,
  hidden: ReadonlySet<Hideable>,
): Report {
  const { sagging, target, followUpEvery, circle } = project.settings;
  const shown = records.filter(isAudit).find(({ id }) => id === audit.id) ?? audit;
  return reportOf({
    siteTitle,
    records,
    shown,
    template,
    settings: { limits: { sagging, target }, followUpEvery, circle: hidden.has('names') ? [] : circle },
    today,
    olderAudits: older,
    base: baseUnder(project, site, template, days),
  });
}

/** Every answer to the six questions, by date. */
function causesIn(records: readonly SiteRecord[]) {
  const criteria = [...new Set(scoresOf(records).map(({ criterion }) => criterion))];
  return criteria
    .flatMap((criterion) => causesOf(records, criterion).map(({ date, cause }) => ({ criterion, date, cause })))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The words of `--hide`, which may be repeated or separated by commas. */
function hiddenBy(values: readonly string[]): Set<Hideable> {
  const words = values.flatMap((value) => value.split(',')).map((word) => word.trim());
  return new Set(
    words.map((word) => {
      const known = HIDEABLE.find((one) => one === word);
      if (known === undefined) throw fail('bad-choice', { option: '--hide', value: word, allowed: HIDEABLE });
      return known;
    }),
  );
}

/** Adds a file for the page if no output is named, or if a browser shall open a page and none is written. */
function withPage(options: ReportOptions, { site, siteTitle, audit }: FoundAudit): ReportOptions {
  const outputs = outputsOf(options);
  const isAsked = outputs.some(({ format, file }) => (format === 'html' || format === 'pdf') && file !== '-');
  if (options.open ? isAsked : outputs.length > 0 || options.format !== undefined) return options;
  const name = site ?? basename(siteTitle).replace(/\.ya?ml$/, '');
  const series = /^\d{4}-\d\d-\d\d\.(.+)\.audit$/.exec(audit.id)?.[1];
  const file = `${[name, series, audit.date].filter(Boolean).join('-')}.html`;
  return { ...options, output: [...(options.output ?? []), file] };
}
