import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BarStyle, bar, barColumns, scale } from '../../../src/render/kit/bars.js';
import { width } from '../../../src/render/kit/layout.js';
import { paintFor } from '../../../src/render/kit/paint.js';
import { aScore } from '../../helpers/generators/records.js';

const wide: BarStyle = { columns: 80, ascii: false, paint: paintFor(false) };
const narrow: BarStyle = { ...wide, columns: 40 };
const pictures = (style: BarStyle) => {
  const bars = [undefined, 1, 3, 6, 7, 8, 10].map((score) => bar(score, 7, false, style));
  return `\n${scale(7, style)}\n${bars.join('\n')}\n`;
};

test('the score is solid, the missing points are light, and the target line is unbroken', () => {
  expect(pictures(wide)).toMatchInlineSnapshot(`
    "
     1     4     7│    10
                  │      
    ██░░░░░░░░░░░░│      
    ██████░░░░░░░░│      
    ████████████░░│      
    ██████████████│      
    ██████████████│██    
    ██████████████│██████
    "
  `);
});

test('in a narrow terminal a point takes one column', () => {
  expect(pictures(narrow)).toMatchInlineSnapshot(`
    "
    1  4  7│ 10
           │   
    █░░░░░░│   
    ███░░░░│   
    ██████░│   
    ███████│   
    ███████│█  
    ███████│███
    "
  `);
});

test('ASCII changes only three glyphs', () => {
  expect(bar(5, 7, false, { ...wide, ascii: true })).toBe('##########....|      ');
  expect(scale(7, { ...wide, ascii: true })).toBe(' 1     4     7|    10');
});

test.each([
  [1, 1, '██│                  '],
  [3, 10, '██████░░░░░░░░░░░░░░│'],
  [10, 10, '████████████████████│'],
  [10, 1, '██│██████████████████'],
])('a score of %i with a target of %i', (score, target, expected) => {
  expect(bar(score, target, false, wide)).toBe(expected);
});

test('the width of a bar does not depend on the target, the glyphs or the colour', () => {
  const input = fc.tuple(
    fc.option(aScore(), { nil: undefined }),
    aScore(),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom(wide, narrow),
  );
  fc.assert(
    fc.property(input, ([score, target, sags, ascii, size]) => {
      const style = { ...size, ascii };
      const shown = bar(score, target, sags, style);
      const each = size === wide ? 2 : 1;
      expect(width(shown)).toBe(10 * each + 1);
      expect(barColumns(style)).toBe(10 * each + 1);
      expect(shown.match(/[█#]/g)?.length ?? 0).toBe(each * (score ?? 0));
      expect(shown.match(/[░.]/g)?.length ?? 0).toBe(score === undefined ? 0 : each * Math.max(0, target - score));
      expect(shown.search(/[│|]/)).toBe(each * target);
      expect(scale(target, style).search(/[│|]/)).toBe(each * target);
      const colored = bar(score, target, sags, { ...style, paint: paintFor(true) });
      expect(stripVTControlCharacters(colored)).toBe(shown);
    }),
  );
});

test('a sagging score is coloured', () => {
  const colored = { ...wide, paint: paintFor(true) };
  expect(bar(3, 7, true, colored)).not.toBe(bar(3, 7, false, colored));
});
