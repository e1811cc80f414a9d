/**
 * A fast parser for the plain YAML that this program writes, including comments and hand edits of the same form. It never
 * reports a problem: a text that it does not recognise is left to `readAnyYaml`. If it recognises a text, `readAnyYaml`
 * would give the same value without a problem, so that the program without this file would only be slower.
 */

const DEEPEST_LEVELS = 16;
/** Tabs, carriage returns and all other characters that YAML or an editor treats specially. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
const SPECIAL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
const LINE = /^( *)((?:- )?)([a-zA-Z0-9][a-zA-Z0-9./-]*):(?: (.*))?$/;
const ITEM = /^( *)- (.+)$/;
/** How plain text begins, and what would end it. */
const PLAIN = /^[\p{L}\p{N}(«„“_/]/u;
const ENDS = /: | #|:$/;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})$/;
/** Texts that YAML could read as a number, null, true or false. Only the plainest of them are recognised here. */
const TRICKY = /^(?:[-+]?[.\d][.\d_]*(?:e[-+]?\d*)?|[-+]?0[xo][\da-f]*|null|true|false|~|[-+]?\.(?:inf|nan))$/i;
const DATE = /^\d{4}-\d\d(?:-\d\d)?$/;
/** Flow maps and lists of words and numbers: `{warn: 6, fail: 5}` and `[mon, tue]`. */
const FLOW_MAP = /^\{([a-z]+: [\da-z-]+(?:, [a-z]+: [\da-z-]+)*)\}$/;
const FLOW_LIST = /^\[([\da-z-]+(?:, [\da-z-]+)*)\]$/;

class Unrecognised extends Error {}
const unrecognised = new Unrecognised();

/** The value, or undefined if the text is not recognised. `freeText` are the keys whose values no comment may follow. */
export function readCanonical(text: string, freeText: ReadonlySet<string>): { value: unknown } | undefined {
  if (SPECIAL.test(text) || !text.endsWith('\n')) return undefined;
  try {
    return { value: new Reader(text.split('\n'), freeText).document() };
  } catch (error) {
    if (error !== unrecognised) throw error;
    return undefined;
  }
}

class Reader {
  private at = 0;
  private hasBegun = false;

  constructor(
    private readonly lines: readonly string[],
    private readonly freeText: ReadonlySet<string>,
  ) {}

  document(): unknown {
    const value = this.map(0, 0);
    this.skip();
    if (this.at < this.lines.length) throw unrecognised;
    return value;
  }

  /** Skips blank lines and comment lines. */
  private skip(): void {
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at] as string;
      const start = line.trimStart();
      if (start !== '' && !start.startsWith('#')) return;
      // YAML takes an indented comment before the first key for a part of that key.
      if (!this.hasBegun && line !== '' && !line.startsWith('#')) throw unrecognised;
    }
  }

  private indent(): number {
    this.skip();
    const line = this.lines[this.at];
    return line === undefined ? -1 : line.length - line.trimStart().length;
  }

  /** `first` is true for an item of a list, whose first key follows the dash. */
  private map(indent: number, depth: number, first = false): Record<string, unknown> {
    if (depth > DEEPEST_LEVELS) throw unrecognised;
    const map: Record<string, unknown> = Object.create(null);
    let isFirst = first;
    for (;;) {
      if (!isFirst && this.indent() !== indent) break;
      const line = this.lines[this.at] as string;
      const found = LINE.exec(line);
      if (!found || (found[2] !== '') !== isFirst) {
        if (!isFirst && found?.[2] !== undefined && found[2] !== '') break;
        throw unrecognised;
      }
      isFirst = false;
      const key = found[3] as string;
      if (Object.hasOwn(map, key)) throw unrecognised;
      this.at++;
      this.hasBegun = true;
      map[key] = this.value(key, found[4], indent, depth);
    }
    if (this.indent() > indent || Object.keys(map).length === 0) throw unrecognised;
    return map;
  }

  private value(key: string, rest: string | undefined, indent: number, depth: number): unknown {
    if (rest === undefined || rest.startsWith('# ')) return this.nested(indent, depth);
    if (rest === '|') return this.literal(indent);
    const isFree = this.freeText.has(key);
    const comment = /^["']/.test(rest) || isFree ? -1 : rest.indexOf(' #');
    const plain = comment < 0 ? rest : rest.slice(0, comment).trimEnd();
    if (plain === '[]') return [];
    const map = FLOW_MAP.exec(plain)?.[1];
    if (map !== undefined) return this.flow(map);
    const list = FLOW_LIST.exec(plain)?.[1];
    if (list !== undefined) return list.split(', ').map((item) => this.scalar(item));
    return this.scalar(plain);
  }

  private nested(indent: number, depth: number): unknown {
    if (this.indent() !== indent + 2) throw unrecognised;
    return (this.lines[this.at] as string).startsWith('- ', indent + 2)
      ? this.list(indent + 2, depth + 1)
      : this.map(indent + 2, depth + 1);
  }

  private list(indent: number, depth: number): unknown[] {
    if (depth > DEEPEST_LEVELS) throw unrecognised;
    const list: unknown[] = [];
    while (this.indent() === indent) {
      const line = this.lines[this.at] as string;
      if (!line.startsWith('- ', indent)) throw unrecognised;
      if (LINE.test(line)) list.push(this.map(indent + 2, depth + 1, true));
      else {
        this.at++;
        list.push(this.scalar(ITEM.exec(line)?.[2] ?? ''));
      }
    }
    if (this.indent() > indent) throw unrecognised;
    return list;
  }

  /** The lines of a literal block, which are indented by two columns more than its key. */
  private literal(indent: number): string {
    const lines: string[] = [];
    const inner = ' '.repeat(indent + 2);
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at] as string;
      if (line.trim() === '') {
        // In a longer line of spaces, the spaces beyond the indent are part of the text.
        if (line !== '' && line.length > inner.length) throw unrecognised;
        if (lines.length === 0) throw unrecognised;
        lines.push('');
      } else if (line.startsWith(inner)) {
        if (lines.length === 0 && line[inner.length] === ' ') throw unrecognised;
        lines.push(line.slice(inner.length));
      } else break;
    }
    const text = lines.join('\n').trim();
    if (text === '') throw unrecognised;
    return text;
  }

  private flow(text: string): Record<string, unknown> {
    const map: Record<string, unknown> = Object.create(null);
    for (const part of text.split(', ')) {
      const [key = '', value = ''] = part.split(': ');
      if (Object.hasOwn(map, key)) throw unrecognised;
      map[key] = this.scalar(value);
    }
    return map;
  }

  private scalar(text: string): unknown {
    if (NUMBER.test(text)) return Number(text);
    if (text === 'true' || text === 'false') return text === 'true';
    const single = /^'((?:[^']|'')*)'$/.exec(text)?.[1]?.replaceAll("''", "'").trim();
    const quoted = single ?? /^"([^"\\]*)"$/.exec(text)?.[1]?.trim();
    if (quoted) return quoted;
    if (DATE.test(text)) return text;
    if (text !== text.trim() || !PLAIN.test(text) || ENDS.test(text) || TRICKY.test(text)) throw unrecognised;
    return text;
  }
}
