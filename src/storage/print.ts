/**
 * Prints records as canonical YAML: fixed key order, block style, literal blocks for free text, LF. The same content
 * always gives the same bytes, and one changed answer changes one line.
 */
import type { TemplateSource } from '../domain/questionnaire/template.js';
import { compact } from '../domain/record/compact.js';
import type { RecordKind } from '../domain/record/kinds.js';
import type { RecordContent } from '../domain/record/site.js';
import type { SiteSettings } from '../domain/settings.js';
import { commentText, doubleQuoted, needsQuotes } from '../domain/text/double-quoted.js';
import { RECORD_FORMATS } from './record-formats.js';
import { siteSchema } from './schema/settings.js';
import { templateSchema } from './schema/template.js';
import { FREE_TEXT, type Path } from './source.js';

export interface PrintOptions {
  /** The path of the JSON Schema, relative to the file. Editors read it from the first line. */
  schema: string;
  /** The title of a component or criterion in the project's language. */
  title(key: string): string | undefined;
}

/** Throws a ZodError if the content does not have the form of its kind, so that nothing invalid is ever written. */
export function printRecord<K extends RecordKind>(kind: K, content: RecordContent[K], options: PrintOptions): string {
  const { schema, hasTitle } = RECORD_FORMATS[kind];
  return print(schema.parse(compact(content)), options, hasTitle);
}

function print(record: object, { schema, title }: PrintOptions, hasTitle: (path: Path) => boolean): string {
  const lines = mapLines(record, [], (path) => {
    const text = hasTitle(path) ? title(String(path.at(-1))) : undefined;
    return text === undefined ? '' : ` # ${commentText(text)}`;
  });
  return `${[`# yaml-language-server: $schema=${schema}`, ...lines].join('\n')}\n`;
}

/** Maps of numbers, which are easiest to read on one line. */
const FLOW = new Set(['counted']);

type Comment = (path: Path) => string;

/** `first` precedes the first key if the map is an item of a list. */
function mapLines(map: object, path: Path, comment: Comment, first?: string): string[] {
  const indent = '  '.repeat(path.length);
  return Object.entries(map).flatMap(([key, value], index) => {
    const inner = [...path, key];
    const start = `${index === 0 ? (first ?? indent) : indent}${key}:${comment(inner)}`;
    if (Array.isArray(value)) return listLines(value, inner, start, comment);
    if (typeof value === 'string' && FREE_TEXT.has(key)) return textLines(value, inner, start);
    if (typeof value !== 'object' || value === null) return [`${start} ${scalar(value)}`];
    const entries = Object.entries(value);
    if (FLOW.has(key)) return [`${start} {${entries.map(([name, part]) => `${name}: ${part}`).join(', ')}}`];
    return entries.length === 0 ? [`${start} {}`] : [start, ...mapLines(value, inner, comment)];
  });
}

function listLines(list: readonly unknown[], path: Path, start: string, comment: Comment): string[] {
  if (list.length === 0) return [`${start} []`];
  const lead = `${'  '.repeat(path.length)}- `;
  const items = list.flatMap((item, index) =>
    typeof item === 'object' && item !== null
      ? mapLines(item, [...path, index], comment, lead)
      : [`${lead}${scalar(item)}`],
  );
  return [start, ...items];
}

function textLines(text: string, path: Path, start: string): string[] {
  const plain = text.replaceAll('\r\n', '\n').trim();
  if (plain === '' || needsQuotes(plain)) return [`${start} ${doubleQuoted(plain)}`];
  const indent = '  '.repeat(path.length);
  return [`${start} |`, ...plain.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`))];
}

/** A scalar on one line, in quotes only if YAML needs them. */
export function scalar(given: unknown): string {
  if (typeof given !== 'string') return String(given);
  const value = given.trim();
  const isPlain =
    /^[\p{L}\p{N}(«„“_/]/u.test(value) &&
    !/: |\s#|:$|\s$/.test(value) &&
    !needsQuotes(value) &&
    !/[\n\t]/.test(value) &&
    !/^(null|true|false|~)$/i.test(value) &&
    !/^[-+]?(0x[\da-f]+|0o[0-7]+|\.?\d[\d.]*(e[-+]?\d+)?)$/i.test(value);
  return isPlain ? value : doubleQuoted(value);
}

/** Prints a template. `comments` become lines below the first; they say what the user may do with the file. */
export function printTemplate(template: TemplateSource, schema: string, comments: readonly string[]): string {
  const text = print(templateSchema.parse(compact(template)), { schema, title: () => undefined }, () => false);
  const [first = '', ...rest] = text.split('\n');
  return [first, ...comments.map((line) => `# ${line}`.trimEnd()), ...rest].join('\n');
}

/** Prints a site's `site.yaml`. */
export function printSite(settings: SiteSettings, schema: string): string {
  const site = siteSchema.parse(compact({ format: 'site/1', ...settings }));
  return print(site, { schema, title: () => undefined }, () => false);
}
