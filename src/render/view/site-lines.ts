/** Several sites, one line each, the one with the lowest score first. */
import { type CalendarDate, daysBetween } from '../../domain/text/date.js';
import type { SitePlan } from '../../domain/treatment/site-plan.js';
import { type Diagram, saggingRows } from '../../domain/view/diagram.js';
import { alignRight, fill, paragraph, width } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { oneLine } from '../kit/visible.js';

/** In a narrower terminal, due actions get a line of their own. */
const WIDE_COLUMNS = 76;

export interface SiteLine {
  site: string;
  title: string;
  /** Undefined if there is no audit yet. */
  diagram?: Diagram;
  /** The files of the site cannot be read. */
  broken?: boolean;
  /** If it is given, due actions are shown at the end of the line. */
  plan?: SitePlan;
}

/** The number of overdue actions, else the follow-up that is due. */
function dueTexts(plan: SitePlan | undefined, { messages }: Style): string[] {
  const overdue = plan?.open.filter(({ dueIn }) => dueIn < 0).length ?? 0;
  if (overdue > 0) return [messages.home.overdue(overdue)];
  return plan?.followUpDue !== undefined && plan.followUpDue <= plan.today ? [messages.home.followUpDue] : [];
}

/** `auditEvery` is in days: if the last audit is older, that is pointed out. */
export function renderSites(
  project: string,
  sites: readonly SiteLine[],
  today: CalendarDate,
  auditEvery: number,
  style: Style,
): string[] {
  const { show, dates } = style.messages;
  const { paint } = style;
  const lowest = ({ diagram, broken }: SiteLine) => (broken ? 0 : (diagram?.summary?.lowest.score ?? 11));
  const ordered = [...sites].sort((a, b) => lowest(a) - lowest(b) || (a.site < b.site ? -1 : 1));
  const isWide = style.columns >= WIDE_COLUMNS;
  const cells = ordered.map((line) => {
    const { diagram } = line;
    const title = oneLine(line.title);
    const summary = diagram?.summary;
    if (!diagram || !summary) {
      const why = line.broken ? show.sites.unreadable : show.sites.noAudit;
      return { mark: '?', title, score: '', criterion: why, totals: '', under: '' };
    }
    const rows = diagram.components.flatMap((component) => component.rows);
    const row = rows.find(({ criterion }) => criterion === summary.lowest.criteria[0]);
    const old = daysBetween(diagram.date, today);
    const isOld = old > auditEvery;
    const due = dueTexts(line.plan, style);
    return {
      mark: saggingRows(diagram).length > 0 ? '!' : isOld ? '?' : ' ',
      title,
      score: String(summary.lowest.score),
      criterion: titleOf(row?.criterion ?? '', row?.title, style),
      totals: [
        show.sites.sag(summary.sagging.length),
        show.sites.level(Math.round(summary.level)),
        ...(isWide ? due : []),
      ].join('  '),
      under: [...(isWide ? [] : due), ...(isOld ? [show.sites.lastAudit(dates.full(diagram.date), old)] : [])].join(
        ', ',
      ),
    };
  });
  const widest = (of: (one: (typeof cells)[number]) => string) => Math.max(...cells.map((one) => width(of(one))));
  const totals = widest((one) => one.totals);
  // The totals are the purpose of the line: long titles shrink, that of the site last.
  const room = style.columns - 2 - 2 - 2 - 2 - 2 - totals;
  const criteria = Math.min(
    30,
    widest((one) => one.criterion),
    Math.max(
      12,
      room -
        Math.min(
          30,
          widest((one) => one.title),
        ),
    ),
  );
  const titles = Math.min(
    30,
    widest((one) => one.title),
    Math.max(12, room - criteria),
  );
  const rows = cells.flatMap(({ mark, title, score, criterion, totals: counts, under }) => {
    const sign = mark === '!' ? paint.bad(mark) : mark;
    const name = `${fill(title, titles)}  ${alignRight(score, 2)}  ${fill(criterion, criteria)}`;
    const line = `${sign} ${`${name}  ${counts}`.trimEnd()}`;
    if (under === '') return [line];
    const indent = Math.max(4, Math.min(titles + 8, style.columns - width(under)));
    return [line, ...paragraph(under, style.columns, ' '.repeat(indent))];
  });
  return [paint.bold(show.sites.heading(oneLine(project), sites.length)), '', ...rows];
}
