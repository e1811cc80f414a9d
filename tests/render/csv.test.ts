import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvCell, renderCsv } from '../../src/render/csv.js';
import { visible } from '../../src/render/visible.js';
import { HOSTILE } from '../helpers/hostile.js';

/** As another program reads it: strictly, every row as long as the first. */
const read = (rows: readonly (readonly CsvCell[])[]): string[][] =>
  parse(`${renderCsv(rows).join('\n')}\n`, { relax_quotes: false, relax_column_count: false, skip_empty_lines: false });

test('texts, numbers and nothing; quotes only where they are needed', () => {
  expect(
    renderCsv([
      ['date', 'score', 'note'],
      ['2026-11-20', 7, undefined],
      ['2026-11-21', -2, 'a, "b"\nc'],
    ]),
  ).toEqual(['date,score,note', '2026-11-20,7,', '2026-11-21,-2,"a, ""b""\nc"']);
});

test.each(HOSTILE)('no spreadsheet takes %j for a formula, and no terminal obeys it', (text) => {
  const [[cell = ''] = []] = read([[text, 1]]);
  expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect([visible(text), `'${visible(text)}`, visible(`'${text}`)]).toContain(cell);
});

describe('what is written is what a strict parser reads', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', ' ', '=', 'a') }),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    );
  test('for any table', () => {
    fc.assert(
      fc.property(table, (rows) => {
        // A single empty cell is an empty line, which no reader can tell from none.
        fc.pre(rows.every((row) => row.length > 1 || row[0] !== ''));
        const expected = rows.map((row) =>
          row.map((one) => visible(/^[=+\-@\t\r＝＋－＠]/.test(one) ? `'${one}` : one)),
        );
        expect(read(rows)).toEqual(expected);
      }),
    );
  });
});
