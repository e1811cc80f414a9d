import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLines } from '../../../src/render/kit/csv.js';
import { oneLine } from '../../../src/render/kit/visible.js';
import { HOSTILE } from '../../helpers/generators/hostile-texts.js';

const line = (typed: string) => csvLines([[{ typed }]], oneLine)[0];

test.each(['=1+1', '+380', '-1', '@sum', '\tx', '\rx', '＝1+1'])('typed text %j does not become a formula', (typed) => {
  expect(line(typed)).toMatch(/^"?'/);
});

test('numbers, keys and dates of the program are not changed', () => {
  expect(csvLines([[-1, { plain: '-x' }, undefined, { plain: '2026-01-01' }]], oneLine)).toEqual(['-1,-x,,2026-01-01']);
});

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['one\ntwo', 'one two'],
  [' x', '" x"'],
  ['plain', 'plain'],
  ['\u001b[31m', '\\u{1b}[31m'],
])('%j → %j', (typed, expected) => {
  expect(line(typed)).toBe(expected);
});

/** Parses strictly, as another program would: every row is as long as the first. */
const read = (rows: readonly (readonly string[])[]): string[][] =>
  parse(
    `${csvLines(
      rows.map((row) => row.map((typed) => ({ typed }))),
      oneLine,
    ).join('\n')}\n`,
    {
      relax_quotes: false,
      relax_column_count: false,
      skip_empty_lines: false,
    },
  );
const safe = (text: string) => oneLine(/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

test.each(HOSTILE)('no spreadsheet takes %j for a formula', (text) => {
  const [[cell = ''] = []] = read([[text, 'x']]);
  expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(cell).toBe(safe(text));
});

test('a strict parser reads what was written', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', ' ', '=', 'a') }),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      expect(read(rows)).toEqual(rows.map((row) => row.map(safe)));
    }),
  );
});
