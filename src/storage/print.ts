/**
 * Prints records as canonical YAML: fixed key order, block style, literal blocks for free text, LF. The same content
 * always gives the same bytes, and one changed answer changes one line.
 */
import type { TemplateSource } from '../domain/questionnaire/template.js';
import { compact } from '../domain/record/compact.js';
import type { RecordKind } from '../domain/record/kinds.js';
import type { RecordContent } from '../domain/record/site.js';
import type { SiteSettings } from '../domain/settings.js';
import { FREE_TEXT, type Path } from './read.js';
import { RECORD_FORMATS } from './record-formats.js';
import { siteSchema } from './schema/settings.js';
import { templateSchema } from './schema/template.js';

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
  const lines = [`# yaml-language-server: $schema=${schema}`];
  mapLines(record as Record<string, unknown>, [], lines, (path) => {
    const text = hasTitle(path) ? title(String(path.at(-1))) : undefined;
    return text === undefined ? '' : ` # ${text.replaceAll(UNPRINTABLE, ' ').replaceAll(/\s+/g, ' ')}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Maps of numbers, which are easiest to read on one line. */
const FLOW = new Set(['counted']);

type Comment = (path: Path) => string;

function mapLines(map: Record<string, unknown>, path: Path, lines: string[], comment: Comment, first = ''): void {
  const indent = '  '.repeat(path.length);
  let lead = first;
  for (const [key, value] of Object.entries(map)) {
    const inner = [...path, key];
    const start = `${lead || indent}${key}:${comment(inner)}`;
    lead = '';
    if (Array.isArray(value)) listLines(value, inner, start, lines, comment);
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      if (FLOW.has(key)) {
        lines.push(`${start} {${entries.map(([name, part]) => `${name}: ${part}`).join(', ')}}`);
      } else if (entries.length === 0) lines.push(`${start} {}`);
      else {
        lines.push(start);
        mapLines(value as Record<string, unknown>, inner, lines, comment);
      }
    } else if (FREE_TEXT.has(key) && typeof value === 'string') textLines(value, inner, start, lines);
    else lines.push(`${start} ${scalar(value)}`);
  }
}

function listLines(list: readonly unknown[], path: Path, start: string, lines: string[], comment: Comment): void {
  if (list.length === 0) {
    lines.push(`${start} []`);
    return;
  }
  lines.push(start);
  const indent = '  '.repeat(path.length);
  for (const [index, item] of list.entries()) {
    if (typeof item === 'object' && item !== null) {
      mapLines(item as Record<string, unknown>, [...path, index], lines, comment, `${indent}- `);
    } else lines.push(`${indent}- ${scalar(item)}`);
  }
}

/** Characters that a literal block cannot hold, or that an editor would not show. */
const UNPRINTABLE = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;

function textLines(text: string, path: Path, start: string, lines: string[]): void {
  const plain = text.replaceAll('\r\n', '\n').trim();
  if (plain === '' || plain.search(UNPRINTABLE) >= 0) {
    lines.push(`${start} ${quoted(plain)}`);
    return;
  }
  const indent = '  '.repeat(path.length);
  lines.push(`${start} |`, ...plain.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`)));
}

/** A scalar on one line, in quotes only if YAML needs them. */
export function scalar(given: unknown): string {
  if (typeof given !== 'string') return String(given);
  const value = given.trim();
  const isPlain =
    /^[\p{L}\p{N}(«„“_/]/u.test(value) &&
    !/: |\s#|:$|\s$/.test(value) &&
    value.search(UNPRINTABLE) < 0 &&
    !/[\n\t]/.test(value) &&
    !/^(null|true|false|~)$/i.test(value) &&
    !/^[-+]?(0x[\da-f]+|0o[0-7]+|\.?\d[\d.]*(e[-+]?\d+)?)$/i.test(value);
  return isPlain ? value : quoted(value);
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
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
