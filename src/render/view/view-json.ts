/** JSON for programs: keys and values are the same in every language, titles are in the chosen one. */

import { inLanguage } from '../../domain/questionnaire/template.js';
import type { PromiseMade } from '../../domain/treatment/promise.js';
import { type Diagram, saggingRows } from '../../domain/view/diagram.js';
import type { Compared, Summary } from '../../domain/view/summary.js';
import { jsonLines } from '../kit/json-lines.js';
import type { ComparedAudit, DiffView } from './diff-lines.js';

const promiseJson = ({ promise, made, by, responsible, outcome }: PromiseMade) => ({
  ...promise,
  by,
  responsible,
  made,
  outcome,
});

const rounded = (value: number | undefined) => (value === undefined ? undefined : Math.round(value * 100) / 100);

function summaryJson(summary: Summary | undefined) {
  return (
    summary && {
      scored: summary.scored,
      lowest: summary.lowest,
      sagging: summary.sagging,
      toTarget: summary.toTarget,
      level: rounded(summary.level),
      mean: rounded(summary.mean),
    }
  );
}

/** `all` says that both have scores of the same criteria. */
function comparedJson(compared: Compared | undefined) {
  if (!compared) return undefined;
  const { was, now, criteria, isWhole } = compared;
  return { criteria, all: isWhole, was: summaryJson(was), now: summaryJson(now) };
}

/** `site` is the key of the site; undefined for a file that belongs to none. */
export function showJson(diagram: Diagram, site: string | undefined, siteTitle: string, language: string): unknown {
  return {
    format: 'show/1',
    site,
    siteTitle,
    date: diagram.date,
    comparedWith: diagram.comparedWith,
    template: { name: diagram.template.name, version: diagram.template.version },
    assessors: diagram.assessors,
    period: diagram.period,
    sagging: diagram.sagging,
    target: diagram.target,
    components: diagram.components.map(({ component, title, mean, change, rows }) => ({
      component,
      title: inLanguage(title, language),
      mean: rounded(mean),
      change: rounded(change),
      criteria: rows.map((row) => ({
        criterion: row.criterion,
        title: inLanguage(row.title, language),
        score: row.score,
        // The day of a follow-up after the audit, if the score is of that day.
        scoredOn: row.measured,
        change: row.change,
        sags: row.sags,
        na: row.entry.na,
        notSeen: row.entry['not-seen'],
        note: row.entry.note,
        counted: row.entry.counted,
        cause: row.cause,
        promise: row.promise && promiseJson(row.promise),
      })),
    })),
    sags: saggingRows(diagram).map(({ criterion }) => criterion),
    summary: summaryJson(diagram.summary),
    // The previous audit and this one over the criteria that both have.
    before: summaryJson(diagram.compared?.was),
    compared: comparedJson(diagram.compared),
    // Undefined unless the questionnaire asks for more than base; null if it is unknown.
    baseUnderTarget:
      diagram.base === 'unknown' ? null : diagram.base?.map(({ criterion, score }) => ({ criterion, score })),
  };
}

export function renderShowJson(
  diagram: Diagram,
  site: string | undefined,
  siteTitle: string,
  language: string,
): string[] {
  return jsonLines(showJson(diagram, site, siteTitle, language));
}

export function renderSitesJson(sites: readonly unknown[]): string[] {
  return jsonLines({ format: 'sites/1', sites });
}

export function renderDiffJson(
  { was, now, diff, explanations, titles, days, sameSite }: DiffView,
  language: string,
): string[] {
  const titled = <T extends { criterion: string }>(list: readonly T[]) =>
    list.map((one) => ({
      ...one,
      title: inLanguage(titles.get(one.criterion), language),
      explanation: explanations.get(one.criterion),
    }));
  const side = ({ title, date, template }: ComparedAudit) => ({ title, date, template });
  return jsonLines({
    format: 'diff/1',
    was: { ...side(was), summary: summaryJson(diff.was) },
    now: { ...side(now), summary: summaryJson(diff.now) },
    compared: comparedJson(diff.compared),
    sameSite,
    days,
    worse: titled(diff.worse),
    better: titled(diff.better),
    same: titled(diff.same),
    notScored: titled(diff.notScored),
    notComparable: titled(diff.notComparable).map(({ meanings: { was: before, now: after }, ...one }) => ({
      ...one,
      changedIn:
        before.template === after.template ? { template: after.template, version: after.changedIn } : undefined,
    })),
    new: titled(diff.added),
    gone: titled(diff.vanished),
  });
}
