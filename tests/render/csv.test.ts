import { expect, test } from 'vitest';
import { csvLines } from '../../src/render/csv.js';
import { oneLine } from '../../src/render/visible.js';

const line = (typed: string) => csvLines([[{ typed }]], oneLine)[0];

test.each(['=1+1', '+380', '-1', '@sum', '\tx', '\rx'])('%j that was typed is no formula', (typed) => {
  expect(line(typed)).toMatch(/^"?'/);
});

test('numbers, keys and dates of ours stay as they are', () => {
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
