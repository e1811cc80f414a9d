import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commentText, doubleQuoted, needsQuotes } from '../../../src/domain/text/double-quoted.js';
import { HARMLESS, HOSTILE } from '../../helpers/generators/hostile-texts.js';

test.each(HARMLESS)('%s needs no quotes', (text) => {
  expect(needsQuotes(text)).toBe(false);
  expect(commentText(text)).toBe(text);
  expect(doubleQuoted(text)).toBe(`"${text}"`);
});

describe.each(HOSTILE)('%j', (text) => {
  test('is read back as it was typed, and nothing in the file is obeyed or hidden', () => {
    const quoted = doubleQuoted(text);
    expect(parse(quoted)).toBe(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
    expect(quoted).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff]|(?<![\p{L}\p{M}])\u200b/u);
  });
});

test.each([
  ['safe\u202etxt.exe', '"safe\\u202etxt.exe"'],
  ['hidden\u{e0068}', '"hidden\\U000e0068"'],
  ['\u001b[2J', '"\\u001b[2J"'],
])('%j is written as %s', (text, quoted) => {
  expect(needsQuotes(text)).toBe(true);
  expect(doubleQuoted(text)).toBe(quoted);
  expect(commentText(text)).toMatch(/^[ -~]+$/);
});
