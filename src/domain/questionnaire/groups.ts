/** The groups in which questionnaires are listed. */
import type { Template } from './template.js';

const GROUPS = ['trades', 'programmes', 'own'] as const;
type Group = (typeof GROUPS)[number];

/** The questionnaires in groups, each group in the order of the list; a group without questionnaires is left out. */
export function groupedTemplates<T extends Pick<Template, 'name' | 'programme'>>(
  templates: readonly T[],
  isOwn: (name: string) => boolean,
): { group: Group; templates: T[] }[] {
  const groupOf = ({ name, programme }: T): Group => (isOwn(name) ? 'own' : programme ? 'programmes' : 'trades');
  return GROUPS.map((group) => ({ group, templates: templates.filter((one) => groupOf(one) === group) })).filter(
    (one) => one.templates.length > 0,
  );
}
