/** Compares records with their questionnaire and with the other records of their series. */
import { renamesOf } from '../domain/questionnaire/meaning.js';
import { criteriaOf, type Template, titleIn } from '../domain/questionnaire/template.js';
import { type Audit, type Cause, entriesOf } from '../domain/record/audit.js';
import { actionsOf, contentOf, inOrder, isAudit, type SiteRecord } from '../domain/record/site.js';
import type { CalendarDate } from '../domain/text/date.js';
import { nearest } from '../domain/text/suggest.js';
import { type Problem, problem } from '../errors.js';
import type { LoadedRecord } from './record.js';
import { type NamedCriterion, RECORD_FORMATS } from './record-formats.js';
import type { Path, Source } from './source.js';
import { digestOf } from './templates.js';

/**
 * Compares an audit with the questionnaire it was made with. If that is missing or has changed since, the problems are
 * warnings, because the answers can no longer be checked.
 */
export function checkAgainstTemplate(
  audit: Audit,
  source: Source,
  template: Template | undefined,
  language: string,
): Problem[] {
  const place = () => source.place(['template']);
  const { name, version, digest } = audit.template;
  if (!template) return [{ ...problem('template-unknown', { name }, place()), severity: 'warning' }];
  if (version > template.version) {
    const details = { name, version, known: template.version };
    return [problem('newer-template', details, source.place(['template', 'version']))];
  }
  if (template.version !== version) return [];
  const criteria = new Map(criteriaOf(template).map((criterion) => [criterion.key, criterion]));
  const answered = entriesOf(audit.scores);
  const renames = renamesOf(template);
  const given = new Set(answered.map(({ criterion }) => renames.get(criterion) ?? criterion));
  // Even if the digest differs, the same version asks for the same criteria.
  const missing = [...criteria.values()].flatMap(({ key, component, title }) => {
    const details = { key, title: titleIn(title, language, key) };
    return given.has(key) ? [] : [problem('missing-criterion', details, source.place(['scores', component], 'key'))];
  });
  if (digestOf(template) !== digest) {
    return [...missing, { ...problem('digest-differs', { name, version }, place()), severity: 'warning' }];
  }
  const problems = answered.flatMap(({ component, criterion }) => {
    const known = criteria.get(criterion);
    const at = () => source.place(['scores', component, criterion], 'key');
    if (!known) {
      const suggestion = nearest(criterion, [...criteria.keys()]);
      return [problem('unknown-criterion', { key: criterion, suggestion, template: name }, at())];
    }
    if (known.component === component) return [];
    return [problem('wrong-component', { key: criterion, component, right: known.component }, at())];
  });
  return [...problems, ...missing];
}

/** Is an audit in the series that its name says? A programme forms a series, all other questionnaires the main one. */
export function checkSeries({ record, source, name }: LoadedRecord, template: Template | undefined): Problem[] {
  if (!isAudit(record)) return [];
  const { programme } = name;
  const asked = record.audit.template.name;
  const isWrong =
    programme === undefined
      ? template?.programme === true
      : programme !== asked || (template !== undefined && !template.programme);
  return isWrong ? [problem('other-series', { template: asked, programme }, source.place(['template']))] : [];
}

/** Criteria that records name and that neither the questionnaires nor an audit among these records has. */
export function unknownCriteria(loaded: readonly LoadedRecord[], templates: readonly Template[]): Problem[] {
  const known = [
    ...templates.flatMap((template) => criteriaOf(template).map(({ key }) => key)),
    ...loaded.flatMap(({ record }) =>
      isAudit(record) ? entriesOf(record.audit.scores).map(({ criterion }) => criterion) : [],
    ),
  ];
  return loaded.flatMap(({ record, source }) =>
    unknownAmong(RECORD_FORMATS[record.kind].namedCriteria(contentOf(record)), source, known, templates[0]?.name),
  );
}

/** A problem for each named criterion that is not among the `known` keys. `template` is the questionnaire to mention. */
export function unknownAmong(
  named: readonly NamedCriterion[],
  source: Source,
  known: readonly string[],
  template = '',
): Problem[] {
  const keys = new Set(known);
  return named.flatMap(([key, path]) =>
    keys.has(key)
      ? []
      : [problem('unknown-criterion', { key, suggestion: nearest(key, known), template }, source.place(path, 'key'))],
  );
}

/** A cause, and its place in the file. */
export type PlacedCause = [cause: Cause | undefined, path: Path];

/** The causes of a record. */
export function causesIn(record: SiteRecord): PlacedCause[] {
  if (isAudit(record)) {
    return entriesOf(record.audit.scores).map(({ component, criterion, entry }) => [
      entry.cause,
      ['scores', component, criterion, 'cause'],
    ]);
  }
  const { causes = {}, scores = {} } = record.followUp;
  return [
    ...Object.entries(causes).map(([key, cause]): PlacedCause => [cause, ['causes', key]]),
    ...Object.entries(scores).map(([key, { cause }]): PlacedCause => [cause, ['scores', key, 'cause']]),
  ];
}

/** Promises for the day on which they are made, or for one before it. */
export function earlyPromises(causes: readonly PlacedCause[], source: Source, made: CalendarDate): Problem[] {
  return causes.flatMap(([cause, path]) => {
    const due = cause?.promise?.due;
    if (due === undefined || due > made) return [];
    return [problem('early-promise', { date: due, today: made }, source.place([...path, 'promise', 'due']))];
  });
}

/** Updates of actions that no earlier record plans. */
export function unknownActions(loaded: readonly LoadedRecord[]): Problem[] {
  const order = inOrder(loaded.map(({ record }) => record));
  return loaded.flatMap(({ record, source }) => {
    const earlier = new Set(actionsOf(order.slice(0, order.indexOf(record))).map(({ id }) => id));
    return Object.keys(contentOf(record).actions ?? {}).flatMap((id) =>
      earlier.has(id) ? [] : [problem('unknown-action', { id }, source.place(['actions', id], 'key'))],
    );
  });
}
