import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSV_FOR_PROGRAMS, type CsvCell, csvFile, csvForSpreadsheet } from '../../../src/render/kit/csv.js';
import { FILTERS } from '../../../src/render/kit/filters.js';
import { HARMLESS, HOSTILE } from '../../helpers/generators/hostile-texts.js';

const printed = (row: readonly CsvCell[]) => csvFile([row], CSV_FOR_PROGRAMS).slice(0, -1);
const line = (typed: string) => printed([{ typed }]);

test.each(['=1+1', '+380', '-1', '@sum', '\tx', '\rx', '＝1+1'])('typed text %j does not become a formula', (typed) => {
  expect(line(typed)).toMatch(/^"?'/);
});

test('numbers, keys and dates of the program are not changed', () => {
  expect(printed([-1, { plain: '-x' }, undefined, { plain: '2026-01-01' }, 6.5])).toBe('-1,-x,,2026-01-01,6.5');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['one\ntwo\n', '"one\ntwo"'],
  ['\n =1+1', `' =1+1`],
  ['❤️ 👨‍👩‍👧', '❤️ 👨‍👩‍👧'],
  [' x', '" x"'],
  ['plain', 'plain'],
  ['\u001b[31m', '\ufffd[31m'],
])('%j → %j', (typed, expected) => {
  expect(line(typed)).toBe(expected);
});

const DIALECTS = [CSV_FOR_PROGRAMS, csvForSpreadsheet(false), csvForSpreadsheet(true)];

/** Parses strictly, as another program would: every row is as long as the first. */
const read = (rows: readonly (readonly string[])[], dialect = CSV_FOR_PROGRAMS): string[][] =>
  parse(
    csvFile(
      rows.map((row) => row.map((typed) => ({ typed }))),
      dialect,
    ),
    {
      bom: true,
      delimiter: dialect.separator,
      relax_quotes: false,
      relax_column_count: false,
      skip_empty_lines: false,
    },
  );
const safe = (text: string) => {
  const shown = FILTERS.csv(text).replace(/^\s*\n|\n\s*$/g, '');
  return /^\s*[=+\-@＝＋－＠]/.test(shown) || /^[\t\r]/.test(text) ? `'${shown}` : shown;
};

test.each(HOSTILE)('no spreadsheet takes %j for a formula', (text) => {
  for (const dialect of DIALECTS) {
    const [[cell = ''] = []] = read([[text, 'x']], dialect);
    expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    expect(cell).toBe(safe(text));
  }
});

test.each(HARMLESS)('%s is read back as it was typed, and so are its line breaks', (text) => {
  for (const dialect of DIALECTS) expect(read([[`${text}\nb`, 'x']], dialect)).toEqual([[`${text}\nb`, 'x']]);
});

test('a file for a spreadsheet has a byte order mark; with a decimal comma, semicolons are between cells', () => {
  const row = [[6.5, { typed: 'Ñ; ы' }]];
  expect(csvFile(row, csvForSpreadsheet(false))).toBe('\ufeff6.5,Ñ; ы\n');
  expect(csvFile(row, csvForSpreadsheet(true))).toBe('\ufeff6,5;"Ñ; ы"\n');
  expect(csvFile(row, CSV_FOR_PROGRAMS)).toBe('6.5,Ñ; ы\n');
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
      for (const dialect of DIALECTS) expect(read(rows, dialect)).toEqual(rows.map((row) => row.map(safe)));
    }),
  );
});
