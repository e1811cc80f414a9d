import type { Context } from '../../context.js';
import type { Texts } from '../../domain/questionnaire/template.js';
import { daysBetween } from '../../domain/text/date.js';
import { effectiveScores } from '../../domain/view/diagram.js';
import { diffAudits, hasMoved } from '../../domain/view/diff.js';
import { explainMove } from '../../domain/view/explain.js';
import { fail } from '../../errors.js';
import { type DiffView, renderDiff } from '../../render/view/diff-lines.js';
import { renderDiffMarkdown } from '../../render/view/diff-markdown.js';
import { renderDiffJson } from '../../render/view/view-json.js';
import { type FoundAudit, findAudit, isPath } from '../shared/find-audit.js';
import { emit, type OutputOptions } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';

interface DiffOptions extends OutputOptions {
  exitCode?: boolean;
  programme?: string;
}

/** `service-audit diff [A] [B]` compares two dates of a site, two sites or two paths; with one site, its last two audits. */
export function diff(context: Context, a: string | undefined, b: string | undefined, options: DiffOptions): number {
  const [was, now] = twoAudits(context, a, b, options.programme);
  reportProblems(context, [...was.warnings, ...now.warnings]);
  const view = compareAudits(was, now);
  emit(context, 'diff', options, {
    text: (style) => renderDiff(view, style),
    json: () => renderDiffJson(view, context.language),
    markdown: (style) => renderDiffMarkdown(view, style),
  });
  return options.exitCode && hasMoved(view.diff) ? 1 : 0;
}

function twoAudits(
  context: Context,
  a: string | undefined,
  b: string | undefined,
  programme: string | undefined,
): [FoundAudit, FoundAudit] {
  const find = (reference: string | undefined, back = 0) =>
    findAudit(context, reference, { command: 'diff', programme, back });
  if (a !== undefined && b !== undefined) {
    // In `diff SITE@DATE @DATE` the second date is of the same site.
    const [site] = a.split('@');
    return [find(a), find(b.startsWith('@') && site && !isPath(a) ? site + b : b)];
  }
  if (a === undefined) return [find(undefined, 1), find(undefined)];
  if (!a.includes('@') && !isPath(a)) return [find(a, 1), find(a)];
  // A single audit is compared with the previous one.
  const now = find(a);
  const before = now.records.filter(({ kind, date }) => kind === 'audit' && date < now.audit.date).at(-1);
  if (!before || now.site === undefined) throw fail('one-audit-only', { site: now.site ?? now.siteTitle });
  return [
    findAudit({ ...context, cwd: now.project.root }, `${now.site}@${before.date}`, { command: 'diff', programme }),
    now,
  ];
}

/** Compares two audits and explains the changes from the records between them. */
export function compareAudits(was: FoundAudit, now: FoundAudit): DiffView {
  const sameSite = was.site !== undefined && was.site === now.site && was.project.root === now.project.root;
  const scores = { was: effectiveScores(was.records, was.audit), now: effectiveScores(now.records, now.audit) };
  const meaning = {
    was: (criterion: string) => was.audit.meaning?.(criterion),
    now: (criterion: string) => now.audit.meaning?.(criterion),
  };
  const moved = diffAudits(was.audit.audit, now.audit.audit, scores, meaning);
  const titles = new Map<string, Texts>();
  for (const template of [was.template, now.template]) {
    for (const component of template?.components ?? []) {
      titles.set(component.key, component.title);
      for (const criterion of component.criteria) titles.set(criterion.key, criterion.title);
    }
  }
  const side = (found: FoundAudit) => ({
    title: found.siteTitle,
    date: found.audit.date,
    template: found.audit.audit.template,
  });
  return {
    was: side(was),
    now: side(now),
    sameSite,
    diff: moved,
    sagging: now.audit.audit.sagging,
    titles,
    explanations: new Map(
      [...moved.worse, ...moved.better].map((move) => [
        move.criterion,
        explainMove(sameSite ? now.records : [], move, was.audit.date, now.audit.date),
      ]),
    ),
    days: daysBetween(was.audit.date, now.audit.date),
  };
}
