/**
 * Remedies that worked at this site before: how a criterion that sags again was levelled earlier (METHOD.md,
 * "Levelled").
 */

import { nameKey } from '../record/person.js';
import { type ActionState, causeSince, causesOf, type Limits, type SiteRecord } from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import { ineffective } from './correction.js';
import { episodesOf } from './state.js';

export interface Remedy {
  opened: CalendarDate;
  levelled: CalendarDate;
  /** The days from the first sagging score until the criterion was levelled. */
  days: number;
  /** The lowest score of the episode, and its last score. */
  from: number;
  to: number;
  /** The summary of the cause at that time. */
  cause?: string;
  /** The actions that were done and had an effect, in the order in which they were done. */
  actions: ActionState[];
  /** The people to ask: the one who was responsible, and the owners of the actions. */
  ask: string[];
}

/**
 * Every time the criterion was levelled at this site up to `today`, oldest first. If no record says what was found, done
 * or by whom, nothing is known that could work again, so there is no remedy.
 */
export function remediesOf(
  records: readonly SiteRecord[],
  criterion: string,
  limits: Limits,
  today: CalendarDate,
): Remedy[] {
  const known = records.filter(({ date }) => date <= today);
  const causes = causesOf(known, criterion);
  return episodesOf(known, criterion, limits).flatMap(({ opened, levelled, measurements, actions }) => {
    if (levelled === undefined) return [];
    const scores = measurements.map(({ score }) => score);
    const cause = causeSince(
      causes.filter(({ date }) => date <= levelled),
      opened,
    );
    const done = actions
      .filter((action) => action.status === 'done' && !ineffective(action, measurements))
      .sort((a, b) => ((a.closed ?? '') < (b.closed ?? '') ? -1 : 1));
    const names = [cause?.responsible?.name, ...done.map(({ action }) => action.owner)];
    const ask = new Map(names.flatMap((name) => (name === undefined ? [] : [[nameKey(name), name] as const])));
    if (cause?.summary === undefined && done.length === 0 && ask.size === 0) return [];
    return [
      {
        opened,
        levelled,
        days: daysBetween(opened, levelled),
        from: Math.min(...scores),
        to: scores.at(-1) as number,
        cause: cause?.summary,
        actions: done,
        ask: [...ask.values()],
      },
    ];
  });
}
