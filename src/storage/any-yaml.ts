/** Reads any YAML, with the place of every part. */
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Node, Scalar } from 'yaml';
import { RECORD_KINDS } from '../domain/record/kinds.js';
import { type ErrorDetails, fail, type Place, type Problem, problem, UserError } from '../errors.js';
import { parseRecordName, recordId } from './record-name.js';
import { FREE_TEXT, type Path, type Source } from './source.js';

const DEEPEST_LEVELS = 32;

/** Imported only if the fast parser is not enough, because the import takes longer than the rest of the start. */
let loaded: typeof import('yaml') | undefined;
function yaml(): typeof import('yaml') {
  loaded ??= createRequire(import.meta.url)('yaml') as typeof import('yaml');
  return loaded;
}

/** Reads any YAML text. Throws a UserError with every problem that makes the text unusable. */
export function readAnyYaml(text: string, file: string): Source {
  const { LineCounter, parseDocument } = yaml();
  const lineCounter = new LineCounter();
  const lines = text.split(/\r?\n/);
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line, column: col, source: lines[line - 1] ?? '' };
  };
  const conflict = lines.findIndex((line) => line.startsWith('<<<<<<<'));
  if (conflict >= 0) {
    throw fail('merge-conflict', conflicting(file), {
      file,
      line: conflict + 1,
      column: 1,
      source: lines[conflict] ?? '',
    });
  }
  lineCounter.addNewLine(0);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lineCounter.addNewLine(i + 1);
  const { refused, lastQuote } = refusedTokens(text, at);
  if (refused.length > 0) throw new UserError(refused);

  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
  const wrong = [...document.errors, ...document.warnings].map(({ code, pos }) =>
    // A quote that is never closed is reported where it opens.
    problem(
      'yaml-syntax',
      { yaml: code },
      at(code === 'MISSING_CHAR' && pos[0] >= text.trimEnd().length ? lastQuote : pos[0]),
    ),
  );
  if (wrong.length > 0) throw new UserError(wrong);
  if (!document.contents) throw fail('file-empty', {}, { file });
  return toSource(document.contents as Node, file, text, at);
}

/** For a record that two branches have added: its kind and, if a day can have several, a name for the second one. */
function conflicting(file: string): ErrorDetails['merge-conflict'] {
  const name = parseRecordName(basename(file));
  if (!name) return { file };
  const { kind, number } = name;
  if (!RECORD_KINDS[kind].numbered) return { file, kind };
  return { file, kind, other: `${file.slice(0, -basename(file).length)}${recordId(name, number + 1)}.yaml` };
}

/** The features of YAML that are refused, by the type of their token. */
const FEATURES: ReadonlyMap<string | null, ErrorDetails['yaml-feature']['feature']> = new Map([
  ['anchor', 'anchor'],
  ['alias', 'alias'],
  ['tag', 'tag'],
  ['directive-line', 'directive'],
]);

/** Finds anchors, aliases, tags, directives and depth by tokens, because composing them would help a hostile file. */
function refusedTokens(text: string, at: (offset: number) => Place): { refused: Problem[]; lastQuote: number } {
  const { CST, Lexer } = yaml();
  const problems: Problem[] = [];
  const indents: number[] = [];
  let offset = 0;
  let flow = 0;
  let onLine = 0;
  let lineStart = true;
  let content = false;
  let lastQuote = text.length;
  for (const token of new Lexer().lex(text)) {
    // The token after a scalar marker is text, whatever it begins with.
    const type: string | null = content ? 'text' : CST.tokenType(token);
    content = type === 'scalar';
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow--;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') onLine++;
    const feature = FEATURES.get(type);
    if (feature) problems.push(problem('yaml-feature', { feature }, at(offset)));
    if (type === 'single-quoted-scalar' || type === 'double-quoted-scalar') lastQuote = offset;
    if (lineStart && type !== 'newline' && type !== 'comment') {
      const indent = type === 'space' ? token.length : 0;
      while (indents.length > 0 && (indents.at(-1) as number) >= indent) indents.pop();
      indents.push(indent);
      lineStart = false;
    }
    if (type === 'newline') {
      lineStart = true;
      onLine = 0;
    }
    if (flow > DEEPEST_LEVELS || onLine > DEEPEST_LEVELS || indents.length > DEEPEST_LEVELS) {
      return { refused: [problem('too-deep', { limit: DEEPEST_LEVELS }, at(offset))], lastQuote };
    }
    // The lexer makes these tokens up; they have no text.
    if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar') offset += token.length;
  }
  return { refused: problems, lastQuote };
}

interface Span {
  key: number;
  value: number;
}

function toSource(contents: Node, file: string, text: string, at: (offset: number) => Place): Source {
  const { isMap, isScalar, isSeq } = yaml();
  const problems: Problem[] = [];
  const spans = new Map<string, Span>();
  const name = (path: Path) => path.join('\0');

  const walk = (node: unknown, path: Path): unknown => {
    if (isMap(node)) {
      const value: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const keyNode = pair.key as Scalar;
        const keyPlace = at(keyNode?.range?.[0] ?? node.range?.[0] ?? 0);
        const key = isScalar(keyNode) ? String(keyNode.source ?? keyNode.value) : '';
        // A JavaScript object would ignore this key silently.
        if (key === '__proto__') problems.push(problem('unknown-key', { key, known: [] }, keyPlace));
        if (Object.hasOwn(value, key)) problems.push(problem('duplicate-key', { key }, keyPlace));
        const child = pair.value as Node | null;
        const start = keyNode?.range?.[0] ?? 0;
        spans.set(name([...path, key]), { key: start, value: child?.range?.[0] ?? start });
        if (!child) problems.push(problem('empty-value', { key }, keyPlace));
        else value[key] = walk(child, [...path, key]);
      }
      return value;
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const start = (item as Node).range?.[0] ?? 0;
        spans.set(name([...path, index]), { key: start, value: start });
        return walk(item, [...path, index]);
      });
    }
    const scalar = node as Scalar;
    return scalarOf(scalar, String(path.at(-1) ?? ''), at(scalar.range?.[0] ?? 0), problems);
  };

  const value = walk(contents, []);
  const place = (path: Path, of: 'value' | 'key' = 'value'): Place => {
    for (let length = path.length; length > 0; length--) {
      const span = spans.get(name(path.slice(0, length)));
      if (span) return at(length === path.length ? span[of] : span.key);
    }
    return { file };
  };
  return { file, text, value, problems, place };
}

/** The value of a scalar under the key. What is wrong with it is added to `problems`. */
function scalarOf(node: Scalar, key: string, place: Place, problems: Problem[]): unknown {
  const { Scalar: Kinds } = yaml();
  const free = FREE_TEXT.has(key);
  if (node.comment && free && node.type !== Kinds.BLOCK_LITERAL && node.type !== Kinds.BLOCK_FOLDED) {
    problems.push(problem('comment-after-text', { key }, place));
  }
  if (node.value === null || node.value === '') {
    problems.push(problem('empty-value', { key }, place));
    return '';
  }
  if (typeof node.value === 'number' && !/^-?(0|[1-9]\d*)$/.test(node.source ?? '')) {
    problems.push(problem('number-literal', { source: node.source ?? '' }, place));
    return node.value;
  }
  if (typeof node.value !== 'string') return node.value;
  const trimmed = free ? node.value.replaceAll('\r\n', '\n').trim() : node.value.trim();
  if (trimmed === '') problems.push(problem('empty-value', { key }, place));
  return trimmed;
}
