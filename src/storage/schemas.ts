/**
 * The JSON Schemas with which editors check files. They are built from the program's own schemas and copied into a
 * project, completed with the criteria and anchors of its questionnaires.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULE_NAMES, type RuleName } from '../domain/gate/rules.js';
import {
  ANCHOR_LEVELS,
  type Component,
  type Criterion,
  criteriaOf,
  inLanguage,
  type Template,
  titleIn,
} from '../domain/questionnaire/template.js';
import type { FileFormat } from './formats.js';
import { replace, textOf } from './publish.js';

const BUILT = fileURLToPath(new URL('../../dist/schema/', import.meta.url));
const FOLDER = '.service-audit/schema';

/** The path from a file in `audits/SITE/` to the schema of its format. */
export function schemaOfRecord(format: FileFormat): string {
  return `../../${FOLDER}/${format}.json`;
}

/** The path from any file of the project to the schema of its format. */
export function schemaBeside(root: string, file: string, format: FileFormat): string {
  return relative(dirname(file), join(root, FOLDER, `${format}.json`))
    .split(sep)
    .join('/');
}

type Json = Record<string, unknown>;

export interface Filling {
  templates: readonly Template[];
  /** The name of the template that applies to an answers file that names none. */
  template: string;
  /** The project's language, for titles, questions and anchors. */
  language: string;
  /** Translates a description of the built schemas. */
  word(description: string): string;
  /** The description of a rule of the gate, in that language. */
  ruleText(rule: RuleName): string;
}

/** Writes the schemas into the project. Returns the paths of those that were missing or differed. */
export function writeSchemas(root: string, filling: Filling): string[] {
  return Object.entries(FILL)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, fill]) => {
      const path = join(root, FOLDER, `${name}.json`);
      const shown = `${FOLDER}/${name}.json`;
      const built = JSON.parse(readFileSync(join(BUILT, `${name}.json`), 'utf8')) as Json;
      const schema = worded(fill(built, filling), filling.word);
      return replace(path, `${JSON.stringify(schema, null, 1)}\n`, textOf(path), shown) ? [shown] : [];
    });
}

/** The templates whose criteria a project's schemas already have. */
export function templatesInSchemas(root: string): string[] {
  try {
    const schema = JSON.parse(textOf(join(root, FOLDER, 'audit-1.json')) ?? '{}') as { allOf?: { if: Json }[] };
    return (schema.allOf ?? []).flatMap((one) => {
      const name = at(one.if, 'properties', 'template', 'properties', 'name').const;
      return typeof name === 'string' ? [name] : [];
    });
  } catch {
    return [];
  }
}

/**
 * The changes that fill each schema. Every known criterion is offered; the record of a template accepts only those of
 * the template.
 */
const FILL: Readonly<Record<FileFormat, (schema: Json, filling: Filling) => Json>> = {
  'audit-1': (schema, { templates, language }) => {
    const scores = at(schema, 'properties', 'scores');
    const entry = at(scores, 'additionalProperties').additionalProperties as Json;
    scores.properties = componentsIn(templates, entry, language);
    return {
      ...schema,
      definitions: { cause: at(entry, 'properties').cause },
      allOf: templates.map((template) => ({
        if: asks({ name: { const: template.name }, version: { const: template.version } }),
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
        then: { properties: { scores: only(template.components) } },
      })),
    };
  },
  'answers-1': (schema, { templates, template: usual, language }) => {
    const scores = at(schema, 'properties', 'scores');
    const answer = (scores.additionalProperties as { anyOf: Json[] }).anyOf[0] as { anyOf: Json[] };
    const entry = answer.anyOf[1] as Json;
    const flat = criteriaIn(templates, entry, language);
    const bare = Object.entries(flat).map(([key, one]) => [
      key,
      {
        description: one.description,
        anyOf: [{ ...(answer.anyOf[0] as Json), ...at(one, 'properties', 'score') }, one],
      },
    ]);
    scores.properties = {
      ...componentsIn(templates, answer, language, Object.fromEntries(bare)),
      ...Object.fromEntries(bare),
    };
    return {
      ...schema,
      definitions: { cause: at(entry, 'properties').cause },
      allOf: templates.map(({ name, components }) => {
        const object = { type: 'object', ...asks({ name: { const: name } }).properties.template };
        const named = { anyOf: [{ const: name }, object] };
        const keys = [...components, ...components.flatMap(({ criteria }) => criteria)].map(({ key }) => key);
        return {
          if: { properties: { template: named }, required: name === usual ? undefined : ['template'] },
          // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
          then: {
            properties: { scores: { ...only(components), propertyNames: { enum: keys } } },
          },
        };
      }),
    };
  },
  'follow-up-1': (schema, { templates, language }) => {
    const [scores, causes] = [at(schema, 'properties', 'scores'), at(schema, 'properties', 'causes')];
    const entry = scores.additionalProperties as Json;
    const cause = causes.additionalProperties as Json;
    scores.properties = criteriaIn(templates, entry, language);
    causes.properties = Object.fromEntries(
      criteriaOfAll(templates).map((one) => [one.key, { ...cause, description: headOf(one, language) }]),
    );
    for (const list of [scores, causes]) list.additionalProperties = false;
    return { ...schema, definitions: { cause } };
  },
  'config-1': withChecked,
  'site-1': withChecked,
  'template-1': (schema) => schema,
  'brand-1': (schema) => schema,
};

/** Fills the settings: the keys of criteria are offered where rules for single criteria are set. */
function withChecked(built: Json, { templates, language, ruleText }: Filling): Json {
  const schema = withRuleTexts(built, ruleText);
  const check = at(schema, 'properties', 'check', 'properties', 'criteria');
  const rules = check.additionalProperties as Json;
  check.additionalProperties = { $ref: '#/definitions/rules' };
  check.properties = Object.fromEntries(
    criteriaOfAll(templates).map((one) => [
      one.key,
      { description: headOf(one, language), allOf: [{ $ref: '#/definitions/rules' }] },
    ]),
  );
  return { ...schema, definitions: { rules } };
}

/** The schema of settings, with every rule of the gate described by its text. */
export function withRuleTexts(schema: Json, ruleText: (rule: RuleName) => string): Json {
  const check = at(schema, 'properties', 'check', 'properties');
  for (const rules of [check, at(check, 'criteria', 'additionalProperties', 'properties')]) {
    for (const rule of RULE_NAMES) {
      if (rules[rule] !== undefined) rules[rule] = { ...at(rules, rule), description: ruleText(rule) };
    }
  }
  return schema;
}

/** Matches an audit that was made with the template. */
function asks(template: Json) {
  return {
    properties: { template: { properties: template, required: Object.keys(template) } },
    required: ['template'],
  };
}

/** Allows these components and criteria and no others. */
function only(components: readonly Component[]) {
  const names = (list: readonly { key: string }[]) => ({ propertyNames: { enum: list.map(({ key }) => key) } });
  return {
    properties: Object.fromEntries(components.map(({ key, criteria }) => [key, names(criteria)])),
    ...names(components),
  };
}

function criteriaOfAll(templates: readonly Template[]): Criterion[] {
  return [...new Map(templates.flatMap(criteriaOf).map((one) => [one.key, one])).values()];
}

/** The schema of each component, with its criteria. */
function componentsIn(
  templates: readonly Template[],
  entry: Json,
  language: string,
  criteria: Record<string, Json> = criteriaIn(templates, entry, language),
): Record<string, Json> {
  const components = new Map<string, Json>();
  for (const { key, title, criteria: asked } of templates.flatMap((template) => template.components)) {
    const before = at(components.get(key) ?? {}, 'properties');
    const own = Object.fromEntries(asked.map((one) => [one.key, criteria[one.key] as Json]));
    components.set(key, {
      description: titleIn(title, language, key),
      type: 'object',
      properties: { ...before, ...own },
      additionalProperties: entry,
    });
  }
  return Object.fromEntries(components);
}

/** The schema of each criterion's entry. The description of its score has the anchors for 10, 7, 4 and 1. */
function criteriaIn(templates: readonly Template[], entry: Json, language: string): Record<string, Json> {
  const fields = at(entry, 'properties');
  return Object.fromEntries(
    criteriaOfAll(templates).map((criterion) => {
      const levels = [...ANCHOR_LEVELS].reverse().flatMap((level) => {
        const text = inLanguage(criterion.anchors[`${level}`], language);
        return text === undefined ? [] : [`${level} – ${text}`];
      });
      const score = at(fields, 'score');
      const described = levels.length > 0 ? { ...score, description: levels.join('\n\n') } : score;
      const cause = { description: at(fields, 'cause').description, allOf: [{ $ref: '#/definitions/cause' }] };
      const properties = { ...fields, score: described, cause };
      return [criterion.key, { ...entry, description: headOf(criterion, language), properties }];
    }),
  );
}

function headOf({ key, title, question }: Criterion, language: string): string {
  return [titleIn(title, language, key), inLanguage(question, language)].filter(Boolean).join('\n\n');
}

function at(value: Json, ...path: readonly string[]): Json {
  return path.reduce((part, key) => (part[key] ?? {}) as Json, value);
}

/** The schema with every description translated. */
function worded(value: unknown, word: (description: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => worded(item, word));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'description' && typeof part === 'string' ? word(part) : worded(part, word),
    ]),
  );
}
