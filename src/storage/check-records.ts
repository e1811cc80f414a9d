/** Checks of records against their questionnaire and the other records of their series. */
import { renamesOf } from '../domain/questionnaire/meaning.js';
import { criteriaOf, type Template, titleIn } from '../domain/questionnaire/template.js';
import { type Audit, entriesOf } from '../domain/record/audit.js';
import { nearest } from '../domain/text/suggest.js';
import { type Problem, problem } from '../errors.js';
import type { Path, Source } from './read.js';
import type { LoadedRecord } from './record.js';
import { digestOf } from './templates.js';

/** An audit against the template it was made with. Warnings where that can no longer be told. */
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
    return [
      problem('newer-template', { name, version, known: template.version }, source.place(['template', 'version'])),
    ];
  }
  if (template.version !== version) return [];
  const criteria = new Map(criteriaOf(template).map((criterion) => [criterion.key, criterion]));
  const answered = entriesOf(audit.scores);
  const renames = renamesOf(template);
  const given = new Set(answered.map(({ criterion }) => renames.get(criterion) ?? criterion));
  // Whatever the digest says: a version asks for the same criteria.
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

/** Is the record in the series that its name says? A programme forms its own, all other questionnaires the main one. */
export function checkSeries({ record, source, name }: LoadedRecord, template: Template | undefined): Problem[] {
  if (record.kind !== 'audit') return [];
  const { programme } = name;
  const asked = record.audit.template.name;
  const wrong =
    programme === undefined
      ? template?.programme === true
      : programme !== asked || (template !== undefined && !template.programme);
  return wrong ? [problem('other-series', { template: asked, programme }, source.place(['template']))] : [];
}

/** Criteria that follow-ups name and no audit or questionnaire of their series has. */
export function unknownCriteria(
  loaded: readonly (LoadedRecord | { followUp: unknown; source: Source })[],
  templates: readonly Template[],
): Problem[] {
  const known = new Set(templates.flatMap((template) => criteriaOf(template).map(({ key }) => key)));
  for (const one of loaded) {
    if (!('record' in one) || one.record.kind !== 'audit') continue;
    for (const { criterion } of entriesOf(one.record.audit.scores)) known.add(criterion);
  }
  return loaded.flatMap((one) => {
    const { source } = one;
    const followUp = 'record' in one ? one.record.kind === 'follow-up' && one.record.followUp : one.followUp;
    return criteriaNamed(followUp).flatMap(([key, path]) => {
      if (known.has(key)) return [];
      const details = { key, suggestion: nearest(key, [...known]), template: templates[0]?.name ?? '' };
      return [problem('unknown-criterion', details, source.place(path, 'key'))];
    });
  });
}

/** Where a follow-up, well-formed or not, names which criterion. */
function criteriaNamed(followUp: unknown): [key: string, path: Path][] {
  const inside = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key as never] : undefined;
  const entries = (part: string): [string, unknown][] => {
    const value = inside(followUp, part);
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  };
  const isList = Array.isArray(inside(followUp, 'peers'));
  return [
    ...['scores', 'causes'].flatMap((part) => entries(part).map(([key]): [string, Path] => [key, [part, key]])),
    ...['peers', 'added'].flatMap((part) =>
      entries(part).flatMap(([at, value]): [string, Path][] => {
        const criterion = inside(value, 'criterion');
        const step = part === 'peers' && isList ? Number(at) : at;
        return typeof criterion === 'string' ? [[criterion, [part, step, 'criterion']]] : [];
      }),
    ),
  ];
}
