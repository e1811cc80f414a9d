/**
 * The filters of all outputs, one row each: a function for each kind of character that a reader does not see. A text that
 * a person typed passes through the row of its output where that output is written. Files of YAML have theirs in
 * domain/text/double-quoted.ts, because storage/ knows no outputs.
 *
 * In every output a text shows all that it holds: a character that is not seen is either needed (in an emoji, in a script
 * with joiners), or it is made visible, replaced or left out. A client does not read codes for what only a terminal obeys.
 */

import { type Change, type Changes, changeUnseen } from '../../domain/text/unseen.js';

export type Output = 'terminal' | 'log' | 'html' | 'markdown' | 'csv' | 'xlsx' | 'json' | 'xml';

/** `\u{1b}`: a reader sees which character it is. */
const code: Change = (characters) =>
  Array.from(characters, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join('');
/** An escape sequence of JSON, which a program reads back as the same character. */
const jsonCode: Change = (characters) =>
  characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const as = (text: string): Change => {
  return () => text;
};
const kept: Change = (characters) => characters;
const REPLACED = as('\ufffd');

const TERMINAL: Changes = {
  tab: as('  '),
  break: code,
  control: code,
  direction: code,
  reversal: code,
  hyphen: code,
  hidden: code,
};
const PAGE: Changes = {
  ...TERMINAL,
  break: as('\n'),
  control: REPLACED,
  direction: kept,
  hyphen: kept,
};

/** A table may be printed on a terminal, too, and each cell is apart from the others anyway. */
const TABLE: Changes = { ...PAGE, direction: as(''), hyphen: as('') };
/** The library of workbooks drops the sign that stands for a character. */
const CELL: Changes = { ...PAGE, control: as('') };
const JSON_TEXT: Changes = {
  tab: kept,
  break: jsonCode,
  control: jsonCode,
  direction: jsonCode,
  reversal: jsonCode,
  hyphen: jsonCode,
  hidden: jsonCode,
};

/** Makes a text that a person typed safe for the output. Markup is escaped by the output itself. */
export const FILTERS: Record<Output, (text: string) => string> = {
  terminal: (text) => changeUnseen(text, TERMINAL),
  log: (text) => harmless(changeUnseen(text, TERMINAL)),
  html: (text) => changeUnseen(text, PAGE),
  markdown: (text) => changeUnseen(text, PAGE),
  csv: (text) => changeUnseen(text, TABLE),
  xlsx: (text) => changeUnseen(text, CELL),
  json: (text) => changeUnseen(text, JSON_TEXT),
  xml: (text) => changeUnseen(text, TERMINAL),
};

/** Makes lines that the runner of GitHub Actions does not take for a command; see github.ts. */
export function harmless(text: string): string {
  return text.replaceAll('##[', '## [').replaceAll(/^(\s*):(?=:)/gm, '$1: ');
}
