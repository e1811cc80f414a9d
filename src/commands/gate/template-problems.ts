/** The problems that `validate` finds in a questionnaire, alone and compared with an earlier commit. */
import {
  ANCHOR_LEVELS,
  type Criterion,
  type CriterionSource,
  criteriaOf,
  inLanguage,
  type Template,
  type TemplateSource,
  type Texts,
} from '../../domain/questionnaire/template.js';
import { type Problem, problem } from '../../errors.js';
import { LANGUAGES } from '../../language.js';
import { width } from '../../render/kit/layout.js';
import type { Path, Source } from '../../storage/source.js';

const LONGEST_TITLE_COLUMNS = 30;
/** A key made only of such words, single letters and numbers gives a position, and says nothing about the question. */
const NUMBERED_KEY =
  /^(?:(?:[a-z]|criterion|criteria|item|point|question|new|test|kriteriy|kriterij|punkt|vopros|novyy|noviy|novyj)?\d*(?:-|$))+$/;

/** A text with the key that it belongs to and its path in the file. */
interface Placed {
  key: string;
  path: Path;
  texts: Texts;
}

const warning = (found: Problem): Problem => ({ ...found, severity: 'warning' });

function criteriaWithPaths(template: TemplateSource): { key: string; criterion: CriterionSource; path: Path }[] {
  return Object.entries(template.components).flatMap(([component, { criteria }]) =>
    Object.entries(criteria).map(([key, criterion]) => ({
      key,
      criterion,
      path: ['components', component, 'criteria', key],
    })),
  );
}

/** Problems of the questionnaire alone: its languages, anchors, titles and keys. */
export function templateProblems(template: TemplateSource, source: Source, parent: Template | undefined): Problem[] {
  const criteria = criteriaWithPaths(template);
  const titles: Placed[] = [
    ...Object.entries(template.components).flatMap(([key, { title }]): Placed[] =>
      title ? [{ key, path: ['components', key, 'title'], texts: title }] : [],
    ),
    ...criteria.map(({ key, criterion, path }) => ({ key, path: [...path, 'title'], texts: criterion.title })),
  ];
  const questions: Placed[] = criteria.flatMap(({ key, criterion, path }) =>
    criterion.question ? [{ key, path: [...path, 'question'], texts: criterion.question }] : [],
  );
  const anchors: Placed[] = criteria.flatMap(({ key, criterion, path }) =>
    ANCHOR_LEVELS.flatMap((level) => {
      const texts = criterion.anchors?.[`${level}`];
      return texts ? [{ key, path: [...path, 'anchors', String(level)], texts }] : [];
    }),
  );
  const all: Placed[] = [
    { key: template.name, path: ['title'], texts: template.title },
    ...titles,
    ...questions,
    ...anchors,
  ];
  return [
    ...longTitles(titles, source),
    ...lackingLanguages(all, source),
    ...criteria.flatMap(({ key, criterion, path }) => {
      const lacking = ANCHOR_LEVELS.filter((level) => criterion.anchors?.[`${level}`] === undefined);
      const place = source.place(path, 'key');
      return [
        ...(lacking.length > 0 ? [warning(problem('missing-anchors', { key, levels: lacking }, place))] : []),
        ...(criterion.question ? [] : [warning(problem('missing-question', { key }, place))]),
        ...(NUMBERED_KEY.test(withoutName(key, template.name))
          ? [warning(problem('unstable-key', { key }, place))]
          : []),
        ...newerThanTemplate(criterion['changed-in'], template, source, [...path, 'changed-in']),
      ];
    }),
    ...Object.entries(template['changed-in'] ?? {}).flatMap(([key, version]) => {
      const isKnown = parent !== undefined && criteriaOf(parent).some((criterion) => criterion.key === key);
      const unknown = problem('not-inherited', { key, parent: parent?.name }, source.place(['changed-in', key], 'key'));
      return [...(isKnown ? [] : [unknown]), ...newerThanTemplate(version, template, source, ['changed-in', key])];
    }),
    ...stillThere(template, source, parent),
    ...repeated(anchors, source, parent),
  ];
}

/** The key without the questionnaire's name, with which `template new` begins the keys that it proposes. */
function withoutName(key: string, template: string): string {
  return key.startsWith(`${template}-`) ? key.slice(template.length + 1) : key;
}

function longTitles(titles: readonly Placed[], source: Source): Problem[] {
  return titles.flatMap(({ key, path, texts }) =>
    Object.entries(texts).flatMap(([language, text]) =>
      width(text) > LONGEST_TITLE_COLUMNS
        ? [warning(problem('title-too-long', { key, width: width(text), language }, source.place([...path, language])))]
        : [],
    ),
  );
}

/** Texts that lack a language of the interface, or one that other texts of the questionnaire have. */
function lackingLanguages(all: readonly Placed[], source: Source): Problem[] {
  const languages = new Set<string>([...LANGUAGES, ...all.flatMap(({ texts }) => Object.keys(texts))]);
  return [...languages].flatMap((language) => {
    const lacking = all.filter(({ texts }) => texts[language] === undefined);
    const [first] = lacking;
    if (!first) return [];
    const details = { count: lacking.length, of: all.length, language };
    return [warning(problem('missing-language', details, source.place(first.path, 'key')))];
  });
}

function newerThanTemplate(
  changedIn: number | undefined,
  { version }: TemplateSource,
  source: Source,
  path: Path,
): Problem[] {
  if (changedIn === undefined || changedIn <= version) return [];
  return [problem('changed-in-future', { changedIn, version }, source.place(path))];
}

/** Former keys that are in use again: two criteria would be taken for the same one. */
function stillThere(template: TemplateSource, source: Source, parent: Template | undefined): Problem[] {
  const criteria = criteriaWithPaths(template);
  const now = new Set([...criteria.map(({ key }) => key), ...(parent ? criteriaOf(parent).map(({ key }) => key) : [])]);
  return criteria.flatMap(({ key, criterion, path }) =>
    (criterion['renamed-from'] ?? []).flatMap((old, index) =>
      now.has(old)
        ? [problem('renamed-still-there', { key, old }, source.place([...path, 'renamed-from', index]))]
        : [],
    ),
  );
}

/** Anchors with the same words, which a person who scores could not tell apart. */
function repeated(anchors: readonly Placed[], source: Source, parent: Template | undefined): Problem[] {
  const plain = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const seen = new Map<string, string>();
  for (const criterion of parent ? criteriaOf(parent) : []) {
    for (const texts of Object.values(criterion.anchors)) {
      for (const text of Object.values(texts ?? {})) seen.set(plain(text), `${parent?.name}, ${criterion.key}`);
    }
  }
  return anchors.flatMap(({ key, path, texts }) =>
    Object.entries(texts).flatMap(([language, text]) => {
      const place = source.place([...path, language]);
      const before = seen.get(plain(text));
      seen.set(plain(text), `${key}, ${path.at(-1)}, ${place.file}:${place.line}`);
      return before === undefined ? [] : [warning(problem('anchor-repeated', { text, before }, place))];
    }),
  );
}

/**
 * Changes since the questionnaire of an earlier commit that would make old and new scores look comparable though they
 * are not.
 */
export function templateChanges(
  source: { template: TemplateSource; read: Source },
  now: Template,
  then: Template,
  ref: string,
): Problem[] {
  const { template, read } = source;
  const own = new Map(criteriaWithPaths(template).map(({ key, path }) => [key, path]));
  const placeOf = (key: string) => {
    const path = own.get(key);
    return path ? read.place(path, 'key') : read.place(['extends']);
  };
  const version = read.place(['version']);
  if (now.version < then.version) {
    return [problem('version-went-back', { version: now.version, was: then.version, ref }, version)];
  }
  const previous = new Map(criteriaOf(then).map((criterion) => [criterion.key, criterion]));
  const current = new Map(criteriaOf(now).map((criterion) => [criterion.key, criterion]));
  const isRaised = now.version > then.version;
  const changed = [...current.values()].flatMap((criterion): Problem[] => {
    const { key, changedIn, renamedFrom } = criterion;
    const was = [key, ...renamedFrom].flatMap((name) => previous.get(name) ?? [])[0];
    if (!was) return [];
    if (isSameQuestion(was, criterion)) {
      // The old scores are no longer compared, which may hide a fall.
      const details = { key, ref, changedIn };
      return changedIn > then.version ? [warning(problem('dated-for-nothing', details, placeOf(key)))] : [];
    }
    const next = isRaised ? now.version : then.version + 1;
    const details = { key, ref, version: next, isOwn: own.has(key) };
    if (!isRaised) return [problem('meaning-changed', details, placeOf(key))];
    return changedIn > then.version ? [] : [warning(problem('meaning-not-dated', details, placeOf(key)))];
  });
  const missing = [...previous.values()].filter(({ key }) => !current.has(key));
  const fresh = [...current.values()].filter(({ key }) => !previous.has(key));
  const renames = new Set(fresh.flatMap(({ renamedFrom }) => renamedFrom));
  const lost = missing.filter(({ key }) => !renames.has(key));
  const heirs = lost.flatMap((old) => {
    const title = inLanguage(old.title, 'en');
    const heir = fresh.find(
      (criterion) => isSameQuestion(criterion, old) || inLanguage(criterion.title, 'en') === title,
    );
    return heir ? [{ key: heir.key, old: old.key }] : [];
  });
  const renamed = heirs.map(({ key, old }) => problem('renamed-silently', { key, old, ref }, placeOf(key)));
  const added = fresh.filter(
    ({ key, renamedFrom }) => !heirs.some((heir) => heir.key === key) && !renamedFrom.some((old) => previous.has(old)),
  );
  const removed = lost.filter(({ key }) => !heirs.some(({ old }) => old === key));
  const details = {
    added: added.map(({ key }) => key),
    gone: removed.map(({ key }) => key),
    ref,
    version: then.version + 1,
  };
  const same = !isRaised && added.length + removed.length > 0 ? [problem('criteria-changed', details, version)] : [];
  return [...changed, ...renamed, ...same];
}

/** Do they ask the same in every language that both have? A translation that is added changes nothing. */
function isSameQuestion(a: Criterion, b: Criterion): boolean {
  const isSame = (texts: Texts = {}, others: Texts = {}) => {
    const shared = Object.keys(texts).filter((language) => others[language] !== undefined);
    if (shared.length === 0) return Object.keys(texts).length === 0 && Object.keys(others).length === 0;
    return shared.every((language) => texts[language] === others[language]);
  };
  return (
    isSame(a.question, b.question) &&
    ANCHOR_LEVELS.every((level) => isSame(a.anchors[`${level}`], b.anchors[`${level}`]))
  );
}
