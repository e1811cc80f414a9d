/** The questionnaire of a site's next audit, and what an audit with another one can no longer be compared in. */
import type { Context, Days } from '../../context.js';
import { criteriaOf, type Template, titleIn } from '../../domain/questionnaire/template.js';
import { incomparable } from '../../domain/record/other-template.js';
import { type AuditRecord, isAudit } from '../../domain/record/site.js';
import { paragraph, wrap } from '../../render/kit/layout.js';
import { oneLine } from '../../render/kit/visible.js';
import type { Project } from '../../storage/project.js';

/** The last audit of a site's main series. */
export function lastAudit(project: Project, site: string, days: Days): AuditRecord | undefined {
  const audits = project.series(site, undefined, days, (names) =>
    names.filter(({ kind }) => kind === 'audit').slice(-1),
  );
  return audits.map(({ record }) => record).findLast(isAudit);
}

/**
 * The questionnaire of the next audit, if no option and no draft names one: that of `site.yaml`, which each audit keeps
 * up to date; else that of the last audit; else that of the settings.
 */
export function usualTemplate(project: Project, site: string, days: Days): string {
  return (
    project.site(site).template ?? lastAudit(project, site, days)?.audit.template.name ?? project.settings.template
  );
}

/** The criteria that can no longer be compared if the site's next audit has this questionnaire. */
interface Change {
  /** True if it is not the questionnaire of the last audit, but another one. */
  isOther: boolean;
  lines: string[];
}

/** `lines` are empty if everything can be compared. */
export function changeOfTemplate(
  context: Context,
  { project, days, site }: { project: Project; days: Days; site: string },
  template: Template,
): Change {
  const last = template.programme ? undefined : lastAudit(project, site, days);
  const before = last?.audit.template;
  const isOther = before !== undefined && before.name !== template.name;
  if (!last || !before || (!isOther && before.version === template.version)) return { isOther, lines: [] };
  const words = context.messages.interview.otherTemplate;
  const was = project.shelf.find(before.name);
  const { gone, changed, fresh } = incomparable(last, template);
  const titleOf = (of: Template | undefined) => (key: string) => {
    const found = of && criteriaOf(of).find((criterion) => criterion.key === key);
    return oneLine(titleIn(found?.title, context.language, key));
  };
  const lines = [
    ...(gone.length > 0 ? [words.gone(gone.map(titleOf(was)))] : []),
    ...(changed.length > 0 ? [words.changed(changed.map(titleOf(template)))] : []),
    ...(fresh.length > 0 ? [words.fresh(fresh.map(titleOf(template)))] : []),
  ];
  if (lines.length === 0) return { isOther, lines };
  const date = context.messages.dates.full(last.date);
  const head = isOther
    ? words.was(oneLine(titleIn(was?.title, context.language, before.name)), date)
    : words.newer(date);
  return { isOther, lines: [head, ...lines] };
}

/** The lines as a warning on standard error. */
export function warningOf({ messages, columns }: Context, [head = '', ...lines]: readonly string[]): string[] {
  return [
    ...wrap(`${messages.reporting.warning}: ${head}`, columns, '  '),
    ...lines.flatMap((line) => paragraph(line, columns, '  ')),
  ];
}
