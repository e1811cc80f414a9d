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
const TITLE_COLUMNS = 30;
const SHORTEST_TITLE_COLUMNS = 12;

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

interface SiteCells {
  mark: string;
  title: string;
  score: string;
  criterion: string;
  totals: string;
  /** Shown on lines of their own, under the site. */
  under: string[];
}

/** If the last audit is older than `auditEvery` days, that is pointed out. */
export function renderSites(
  project: string,
  sites: readonly SiteLine[],
  clock: { today: CalendarDate; auditEvery: number },
  style: Style,
): string[] {
  const { paint, columns } = style;
  const lowest = ({ diagram, broken }: SiteLine) => (broken ? 0 : (diagram?.summary?.lowest.score ?? 11));
  const ordered = [...sites].sort((a, b) => lowest(a) - lowest(b) || (a.site < b.site ? -1 : 1));
  const cells = ordered.map((line) => cellsOf(line, clock, style));
  const widest = (key: 'title' | 'criterion' | 'totals') => Math.max(...cells.map((row) => width(row[key])));
  // The totals are the purpose of the line: long titles shrink, that of the site last.
  const room = columns - 2 - 2 - 2 - 2 - 2 - widest('totals');
  const wanted = Math.min(TITLE_COLUMNS, widest('title'));
  const criteria = Math.min(TITLE_COLUMNS, widest('criterion'), Math.max(SHORTEST_TITLE_COLUMNS, room - wanted));
  const titles = Math.min(wanted, Math.max(SHORTEST_TITLE_COLUMNS, room - criteria));
  const rows = cells.flatMap(({ mark, title, score, criterion, totals, under }) => {
    const sign = mark === '!' ? paint.bad(mark) : mark;
    const name = `${fill(title, titles)}  ${alignRight(score, 2)}  ${fill(criterion, criteria)}`;
    const line = `${sign} ${`${name}  ${totals}`.trimEnd()}`;
    if (under.length === 0) return [line];
    const text = under.join(', ');
    const indent = Math.max(4, Math.min(titles + 8, columns - width(text)));
    return [line, ...paragraph(text, columns, ' '.repeat(indent))];
  });
  return [paint.bold(style.messages.show.sites.heading(oneLine(project), sites.length)), '', ...rows];
}

function cellsOf(line: SiteLine, clock: { today: CalendarDate; auditEvery: number }, style: Style): SiteCells {
  const { show, dates } = style.messages;
  const { diagram } = line;
  const title = oneLine(line.title);
  const summary = diagram?.summary;
  if (!diagram || !summary) {
    const why = line.broken ? show.sites.unreadable : diagram ? show.nothingScored : show.sites.noAudit;
    return { mark: '?', title, score: '', criterion: why, totals: '', under: [] };
  }
  const rows = diagram.components.flatMap((component) => component.rows);
  const row = rows.find(({ criterion }) => criterion === summary.lowest.criteria[0]);
  const age = daysBetween(diagram.date, clock.today);
  const isOld = age > clock.auditEvery;
  const due = dueTexts(line.plan, style);
  const isWide = style.columns >= WIDE_COLUMNS;
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
    under: [...(isWide ? [] : due), ...(isOld ? [show.sites.lastAudit(dates.full(diagram.date), age)] : [])],
  };
}
