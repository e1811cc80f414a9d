/** The public API: the method without the command line. */

export { checkSite, type Finding } from './domain/gate/gate.js';
export { RULES } from './domain/gate/rules.js';
export type { Thresholds } from './domain/gate/thresholds.js';
export { resolveTemplate, type Template, type TemplateSource } from './domain/questionnaire/template.js';
export type * from './domain/record/audit.js';
export { inOrder, type SiteRecord } from './domain/record/site.js';
export { type CriterionState, criterionState } from './domain/treatment/state.js';
export { type AuditDiff, diffAudits } from './domain/view/diff.js';
export { agreement, level, type Summary, summarise, toTarget, wilson } from './domain/view/summary.js';
