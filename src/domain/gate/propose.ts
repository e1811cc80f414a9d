/**
 * Proposes thresholds from a project's own history: strict enough to keep what has been reached, each with its reason
 * (METHOD.md, "The gate").
 */

import { isAudit, isComparable, measurementsOf, type SiteRecord } from '../record/site.js';
import { type CalendarDate, daysBetween } from '../text/date.js';
import { opened } from './gate.js';
import { Series } from './rule-series.js';
import { type CheckSettings, STARTING_CHECK } from './thresholds.js';

/** With this many steps from audit to audit, the usual size of a step is known. */
const ENOUGH_STEPS = 20;
/** A fall is usual if this share of the steps fell by no more. */
const USUAL_SHARE = 0.9;

export interface Proposal {
  check: CheckSettings;
  why: {
    /** The lowest score when it is proposed, if it is below the default. */
    'min-score'?: { lowest: number };
    'max-drop'?: { steps: number; usual: number };
    'max-slide'?: { slide: number };
    'max-age'?: { days: number };
  };
}

/** Proposes settings from `everySeries`: the records of each series of each site, in date order. */
export function proposedCheck(
  everySeries: readonly (readonly SiteRecord[])[],
  limits: { sagging: number; target: number },
  today: CalendarDate,
): Proposal {
  const check: CheckSettings = { ...STARTING_CHECK };
  const why: Proposal['why'] = {};
  const series = everySeries
    .filter((records) => records.some((record) => isAudit(record) && record.date <= today))
    .map((records) => new Series({ records: records.map(opened), today, ...limits }));
  const scores = series.flatMap((each) => each.judged().map(({ now }) => now.score));
  const lowest = Math.min(...scores);
  if (scores.length > 0 && lowest < 5) {
    // Nothing fails on the first day, and no score may sink below the lowest one.
    check['min-score'] = { warn: 6, fail: lowest };
    why['min-score'] = { lowest };
  }
  const falls = everySeries.flatMap(fallsIn).sort((a, b) => a - b);
  if (falls.length >= ENOUGH_STEPS) {
    const usual = Math.max(2, falls[Math.ceil(falls.length * USUAL_SHARE) - 1] ?? 0);
    check['max-drop'] = { warn: usual - 1, fail: usual };
    why['max-drop'] = { steps: falls.length, usual };
  }
  const slides = series.flatMap((each) =>
    each.judged().map(({ criterion, now }) => (each.best(criterion)?.score ?? now.score) - now.score),
  );
  const slide = Math.max(0, ...slides);
  if (slide > 3) {
    check['max-slide'] = slide;
    why['max-slide'] = { slide };
  }
  const gaps = everySeries.flatMap(gapsIn).sort((a, b) => a - b);
  const days = gaps[Math.floor(gaps.length / 2)];
  if (days !== undefined) {
    const rounded = (value: number) => `${Math.ceil(value / 10) * 10}d`;
    check['max-age'] = { warn: rounded(days), fail: rounded(days * 1.35) };
    why['max-age'] = { days };
  }
  return { check, why };
}

/** How many points each criterion fell from each audit to the next; a rise is a fall of less than 0. */
function fallsIn(records: readonly SiteRecord[]): number[] {
  const audits = records.filter(isAudit);
  const criteria = new Set(audits.flatMap(({ audit }) => Object.values(audit.scores).flatMap(Object.keys)));
  return [...criteria].flatMap((criterion) => {
    const measured = measurementsOf(audits, criterion);
    return measured.slice(1).flatMap((now, index) => {
      const previous = measured[index];
      return previous && isComparable(previous.record, now.record, criterion) ? [previous.score - now.score] : [];
    });
  });
}

/** Days from each audit to the next. */
function gapsIn(records: readonly SiteRecord[]): number[] {
  const dates = records.filter(isAudit).map(({ date }) => date);
  return dates.flatMap((date, index) => {
    const previous = dates[index - 1];
    return previous === undefined ? [] : [daysBetween(previous, date)];
  });
}
