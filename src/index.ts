/** For programs: the method without the command line. */
export type * from './domain/audit.js';
export type { Bar } from './domain/bar.js';
export { type AuditDiff, diffAudits } from './domain/diff.js';
export { checkSite, type Finding } from './domain/gate.js';
export { RULES } from './domain/rules.js';
export { inOrder, type SiteRecord } from './domain/site.js';
export { type CriterionState, criterionState } from './domain/state.js';
export { agreement, level, type Summary, summarise, toTarget, wilson } from './domain/summary.js';
export { resolveTemplate, type Template, type TemplateSource } from './domain/template.js';
