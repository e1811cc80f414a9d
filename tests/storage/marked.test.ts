import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGIN, END, withMarked } from '../../src/storage/marked.js';

describe('a part between markers', () => {
  test('is added at the end of a text without markers', () => {
    expect(withMarked('', ['a'])).toBe(`${BEGIN}\na\n${END}\n`);
    expect(withMarked('# Mine\n\ntext', ['a'])).toBe(`# Mine\n\ntext\n\n${BEGIN}\na\n${END}\n`);
  });

  test('replaces the previous one; the text above and below stays', () => {
    const before = `above\n${BEGIN}\nold\n${END}\nbelow\n`;
    expect(withMarked(before, ['new', 'er'])).toBe(`above\n${BEGIN}\nnew\ner\n${END}\nbelow\n`);
  });

  test.each([
    ['no end', `${BEGIN}\nold\n`],
    ['no begin', `old\n${END}\n`],
    ['the end first', `${END}\n${BEGIN}\n`],
    ['two of them', `${BEGIN}\n${END}\n${BEGIN}\n${END}\n`],
  ])('%s: the text is not changed', (_, text) => {
    expect(withMarked(text, ['new'])).toBeUndefined();
  });

  test('the line ends of the file are kept', () => {
    expect(withMarked(`a\r\n${BEGIN}\r\nold\r\n${END}\r\nb\r\n`, ['x', 'y'])).toBe(
      `a\r\n${BEGIN}\r\nx\r\ny\r\n${END}\r\nb\r\n`,
    );
  });

  test('typed text cannot end it: inserting twice gives the same as inserting once', () => {
    const typed = fc.array(fc.oneof(fc.string(), fc.constantFrom(BEGIN, END, '<!--')), { maxLength: 5 });
    fc.assert(
      fc.property(typed, fc.constantFrom('', 'mine\n', `a\n${BEGIN}\n${END}\nb\n`), (lines, text) => {
        const once = withMarked(text, lines);
        expect(once && withMarked(once, lines)).toBe(once);
      }),
    );
  });
});
