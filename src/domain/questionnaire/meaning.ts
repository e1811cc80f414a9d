/**
 * May two scores of a criterion be compared? Only where it meant the same both times (METHOD.md, "The questionnaire"):
 * its key stays for good, its question and anchors may change with a version of the template.
 */
import { type Criterion, criteriaOf, inLanguage, type Template } from './template.js';

/** What a criterion meant when it was scored. */
export interface Meaning {
  /** The same for the same meaning. */
  id: string;
  /** The template and the version of it in which the meaning last changed. */
  template: string;
  changedIn: number;
}

/** Its question and anchors in the first of its languages: a translation that is added or polished changes no meaning. */
export function meaningOf({ question, anchors }: Criterion): string {
  const texts = Object.values(anchors).map((anchor) => anchor && inLanguage(anchor, 'en'));
  return JSON.stringify([inLanguage(question, 'en') ?? null, Object.keys(anchors), texts]);
}

/** What the criterion meant in that version; undefined where it cannot be told: then the key is all there is. */
export function meaningIn(template: Template | undefined, version: number, key: string): Meaning | undefined {
  const criterion = template && criteriaOf(template).find((one) => one.key === key);
  if (!criterion) return undefined;
  const { changedIn } = criterion;
  const id = version < changedIn ? `${template.name} before ${changedIn}` : meaningOf(criterion);
  return { id, template: template.name, changedIn };
}

export function isSameMeaning(a: Meaning | undefined, b: Meaning | undefined): boolean {
  return a === undefined || b === undefined || a.id === b.id;
}

/** The keys that criteria once had, each with the one it has now. */
export function renamesOf(template: Template): ReadonlyMap<string, string> {
  return new Map(criteriaOf(template).flatMap(({ key, renamedFrom }) => renamedFrom.map((old) => [old, key] as const)));
}
