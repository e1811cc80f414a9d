/** Several sites, one line each, the lowest first. */
import type { CalendarDate } from '../../domain/date.js';
import { daysBetween } from '../../domain/date.js';
import { type Diagram, saggingRows } from '../../domain/diagram.js';
import { cut, fill, right, width } from '../layout.js';
import { oneLine } from '../visible.js';
import { titleOf } from './show.js';
import type { Style } from './style.js';

export interface SiteLine {
  site: string;
  title: string;
  /** Undefined: no audit yet; `broken`: its files cannot be read. */
  diagram?: Diagram;
  broken?: boolean;
}

/** `auditEvery` in days: an older last audit is pointed out. */
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
  const titles = Math.min(30, Math.max(...sites.map(({ title }) => width(oneLine(title)))));
  const rows = [...sites]
    .sort((a, b) => lowest(a) - lowest(b) || (a.site < b.site ? -1 : 1))
    .map((line) => {
      const name = fill(oneLine(line.title), titles);
      const { diagram } = line;
      if (!diagram?.summary) return `? ${name}  ${line.broken ? show.sites.unreadable : show.sites.noAudit}`;
      const { summary } = diagram;
      const row = diagram.components
        .flatMap(({ rows }) => rows)
        .find(({ criterion }) => criterion === summary.lowest.criteria[0]);
      const old = daysBetween(diagram.date, today);
      const mark = saggingRows(diagram).length > 0 ? paint.bad('!') : old > auditEvery ? '?' : ' ';
      const age = old > auditEvery ? `   ${show.sites.lastAudit(dates.full(diagram.date), old)}` : '';
      const criterion = fill(titleOf(row?.criterion ?? '', row?.title, style), 30);
      const text = ` ${name}  ${right(String(summary.lowest.score), 2)}  ${criterion}  ${show.sites.sag(summary.sagging.length)}  ${show.sites.level(Math.round(summary.level))}${age}`;
      return mark + cut(text, style.columns - 1);
    });
  return [paint.bold(show.sites.heading(oneLine(project), sites.length)), '', ...rows];
}
