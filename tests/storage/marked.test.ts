import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGIN, END, withMarked } from '../../src/storage/marked.js';

describe('a part between markers', () => {
  test('goes to the end of a text without markers, which stays as it is', () => {
    expect(withMarked('', ['a'])).toBe(`${BEGIN}\na\n${END}\n`);
    expect(withMarked('# Mine\n\ntext', ['a'])).toBe(`# Mine\n\ntext\n\n${BEGIN}\na\n${END}\n`);
  });

  test('takes the place of the one before; text above and below is the owner’s', () => {
    const before = `above\n${BEGIN}\nold\n${END}\nbelow\n`;
    expect(withMarked(before, ['new', 'er'])).toBe(`above\n${BEGIN}\nnew\ner\n${END}\nbelow\n`);
  });

  test.each([
    ['no end', `${BEGIN}\nold\n`],
    ['no begin', `old\n${END}\n`],
    ['the end first', `${END}\n${BEGIN}\n`],
    ['two of them', `${BEGIN}\n${END}\n${BEGIN}\n${END}\n`],
  ])('%s: nothing is touched', (_, text) => {
    expect(withMarked(text, ['new'])).toBeUndefined();
  });

  test('line ends stay those of the file', () => {
    expect(withMarked(`a\r\n${BEGIN}\r\nold\r\n${END}\r\nb\r\n`, ['x', 'y'])).toBe(
      `a\r\n${BEGIN}\r\nx\r\ny\r\n${END}\r\nb\r\n`,
    );
  });

  test('what was typed cannot end it: putting in twice is putting in once', () => {
    const typed = fc.array(fc.oneof(fc.string(), fc.constantFrom(BEGIN, END, '<!--')), { maxLength: 5 });
    fc.assert(
      fc.property(typed, fc.constantFrom('', 'mine\n', `a\n${BEGIN}\n${END}\nb\n`), (lines, text) => {
        const once = withMarked(text, lines);
        expect(once && withMarked(once, lines)).toBe(once);
      }),
    );
  });
});
