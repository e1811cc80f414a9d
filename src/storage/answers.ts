/** Reads the answers to an interview from a file: every problem is found before anything is written. */

import { type Criterion, criteriaOf, type Template, titleIn } from '../domain/questionnaire/template.js';
import type { Answered, Entry } from '../domain/record/audit.js';
import { nearest } from '../domain/text/suggest.js';
import { type Problem, problem, recover } from '../errors.js';
import type { PlacedCause } from './check-records.js';
import { isOtherFormat, merged, parseAs, validated } from './parse.js';
import { type AnswersFile, answersSchema } from './schema/audit.js';
import { entry as entrySchema, score as scoreSchema } from './schema/common.js';
import { isMap, type Path, type Source } from './source.js';

export interface ReadAnswers {
  /** Undefined if the part above the scores is broken. */
  file?: AnswersFile | undefined;
  /** The entries by criterion. */
  entries: Map<string, Entry>;
  /** The causes that are named. */
  causes: PlacedCause[];
  problems: Problem[];
}

const ENTRY_KEYS = ['score', 'na', 'not-seen', 'note', 'counted', 'cause'];

/** The template, site and date that an answers file names. They are read before the file is checked. */
export function named(source: Source): Partial<Record<'template' | 'site' | 'date', string>> {
  const { template, site, date } = (source.value ?? {}) as Record<string, unknown>;
  const name = typeof template === 'object' && template !== null ? (template as { name?: unknown }).name : template;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { template: text(name), site: text(site), date: text(date) };
}

/** `template` is the questionnaire that is answered; without it, only the form of the answers is checked. */
export function readAnswers(source: Source, template: Template | undefined, language: string): ReadAnswers {
  const problems: Problem[] = [];
  const collect = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      problems.push(...recover(error));
      return undefined;
    }
  };
  const file = collect(() => parseAs(answersSchema, source, 'answers/1'));
  if (isOtherFormat(source, problems)) return { entries: new Map(), causes: [], problems: problems.slice(0, 1) };
  const scores = (source.value as { scores?: unknown } | null)?.scores;
  const entries = new Map<string, Entry>();
  const causes: PlacedCause[] = [];
  const criteria = new Map((template ? criteriaOf(template) : []).map((criterion) => [criterion.key, criterion]));
  for (const { component, criterion, value, path } of flattened(scores, criteria)) {
    const known = criteria.get(criterion);
    if (template && !known) {
      const suggestion = nearest(criterion, [...criteria.keys()]);
      problems.push(
        problem(
          'unknown-criterion',
          { key: criterion, suggestion, template: template.name },
          source.place(path, 'key'),
        ),
      );
      continue;
    }
    if (known && component !== undefined && component !== known.component) {
      problems.push(
        problem('wrong-component', { key: criterion, component, right: known.component }, source.place(path, 'key')),
      );
    }
    if (entries.has(criterion)) problems.push(problem('twice-answered', { key: criterion }, source.place(path, 'key')));
    const entry = collect(
      (): Entry =>
        isMap(value)
          ? validated(entrySchema, source, value, path)
          : { score: validated(scoreSchema, source, value, path) },
    );
    entries.set(criterion, entry ?? {});
    causes.push([entry?.cause, [...path, 'cause']]);
  }
  for (const { key, title } of criteria.values()) {
    if (entries.has(key)) continue;
    problems.push(
      problem('missing-criterion', { key, title: titleIn(title, language, key) }, source.place(['scores'], 'key')),
    );
  }
  const { guess } = (source.value ?? {}) as { guess?: unknown };
  for (const [index, key] of (Array.isArray(guess) ? guess : []).entries()) {
    if (!template || typeof key !== 'string' || criteria.has(key)) continue;
    const suggestion = nearest(key, [...criteria.keys()]);
    problems.push(
      problem('unknown-criterion', { key, suggestion, template: template.name }, source.place(['guess', index])),
    );
  }
  const ofSchema = problems.filter((found) => !source.problems.includes(found));
  return { file, entries, causes, problems: merged(source.problems, ofSchema) };
}

/** The entries as a flat list. The file may leave components out, because the keys of criteria are unique. */
function flattened(
  scores: unknown,
  criteria: ReadonlyMap<string, Criterion>,
): (Pick<Answered, 'criterion'> & { component?: string; value: unknown; path: Path })[] {
  if (!isMap(scores)) return [];
  return Object.entries(scores).flatMap(([key, value]) => {
    const isEntry =
      !isMap(value) || criteria.has(key) || Object.keys(value).some((inner) => ENTRY_KEYS.includes(inner));
    if (isEntry) return [{ criterion: key, value, path: ['scores', key] }];
    return Object.entries(value).map(([criterion, inner]) => ({
      component: key,
      criterion,
      value: inner,
      path: ['scores', key, criterion],
    }));
  });
}
