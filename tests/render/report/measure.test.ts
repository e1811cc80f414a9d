import { describe, expect, test } from 'vitest';
import { fitted, pixels } from '../../../src/render/report/measure.js';

describe('texts of pictures fit a wide font', () => {
  test('a text that fits is one line', () => {
    expect(fitted('Manner of speech', 260, 15, 3)).toEqual(['Manner of speech']);
  });

  test('a longer one is broken at a space', () => {
    expect(fitted('Людей хватает, нет очередей', 260, 15, 3)).toEqual(['Людей хватает, нет', 'очередей']);
  });

  test('a word that is too long is broken anywhere, and what is left over ends in …', () => {
    const link = `https://example.com/${'abcdefghij'.repeat(8)}`;
    const lines = fitted(link, 260, 15, 3);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(link.startsWith(lines.slice(0, 2).join(''))).toBe(true);
  });

  test('emoji stay whole, and are counted as wide', () => {
    expect(fitted('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 45, 15, 3)).toEqual(['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']);
    expect(pixels('❤️', 10)).toBe(14);
  });

  test('no line is wider than the room, whatever the letters are', () => {
    for (const text of ['ЩЩЩЩЩ ЖЖЖЖЖ ШШШШШ ЮЮЮЮЮ', 'WWWWWWWWWWWWWWWWWWWW', 'il il il il il', '']) {
      for (const line of fitted(text, 120, 15, 9)) expect(pixels(line, 15)).toBeLessThanOrEqual(120);
    }
  });
});
