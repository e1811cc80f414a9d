/**
 * Two scores of a criterion may be compared only if it meant the same both times (METHOD.md, "The questionnaire"). Its
 * key never changes, but its question and anchors may change with a version of the template.
 */
import { type Criterion, criteriaOf, inLanguage, type Template } from './template.js';

/** The meaning of a criterion when it was scored. */
export interface Meaning {
  /** Equal ids have equal meanings. */
  id: string;
  template: string;
  /** The version of the template in which the meaning last changed. */
  changedIn: number;
}

/** The question and anchors, in English if available. Other translations do not change the meaning of a criterion. */
export function meaningOf({ question, anchors }: Criterion): string {
  const texts = Object.values(anchors).map((anchor) => anchor && inLanguage(anchor, 'en'));
  return JSON.stringify([inLanguage(question, 'en') ?? null, Object.keys(anchors), texts]);
}

/** The meaning of a criterion in a version of its template; undefined if the template does not have the criterion. */
export function meaningIn(template: Template | undefined, version: number, key: string): Meaning | undefined {
  const criterion = template && criteriaOf(template).find((candidate) => candidate.key === key);
  if (!criterion) return undefined;
  const { changedIn } = criterion;
  const id = version < changedIn ? `${template.name} before ${changedIn}` : meaningOf(criterion);
  return { id, template: template.name, changedIn };
}

export function isSameMeaning(a: Meaning | undefined, b: Meaning | undefined): boolean {
  return a === undefined || b === undefined || a.id === b.id;
}

/** The former keys of criteria, each with the key that the criterion has now. */
export function renamesOf(template: Template): ReadonlyMap<string, string> {
  return new Map(criteriaOf(template).flatMap(({ key, renamedFrom }) => renamedFrom.map((old) => [old, key] as const)));
}
