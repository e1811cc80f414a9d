/** What renderers are given, put together from records as the commands do. */

import type { Texts } from '../../../src/domain/questionnaire/template.js';
import type { AuditRecord, SiteRecord } from '../../../src/domain/record/site.js';
import { daysBetween } from '../../../src/domain/text/date.js';
import { effectiveScores } from '../../../src/domain/view/diagram.js';
import { diffAudits } from '../../../src/domain/view/diff.js';
import { explainMove } from '../../../src/domain/view/explain.js';
import type { DiffView } from '../../../src/render/view/diff-lines.js';
import { base } from '../records/builders.js';

export const TITLES: ReadonlyMap<string, Texts> = new Map(
  base.components.flatMap(({ key, title, criteria }) => [
    [key, title] as const,
    ...criteria.map((criterion) => [criterion.key, criterion.title] as const),
  ]),
);

/** Two audits of a site; `between`: what its records hold besides. */
export function aDiffView(
  was: AuditRecord,
  now: AuditRecord,
  between: readonly SiteRecord[] = [],
  overrides: Partial<DiffView> = {},
): DiffView {
  const records = [was, ...between, now];
  const diff = diffAudits(was.audit, now.audit, {
    was: effectiveScores(records, was),
    now: effectiveScores(records, now),
  });
  const side = ({ date, audit }: AuditRecord) => ({ title: 'Lviv Center', date, template: audit.template });
  return {
    was: side(was),
    now: side(now),
    sameSite: true,
    diff,
    sagging: now.audit.sagging,
    titles: TITLES,
    explanations: new Map(
      [...diff.worse, ...diff.better].map((move) => [move.criterion, explainMove(records, move, was.date, now.date)]),
    ),
    days: daysBetween(was.date, now.date),
    ...overrides,
  };
}
