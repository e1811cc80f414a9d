import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine, visible } from '../../../src/render/kit/visible.js';

const HOSTILE: [string, string, string][] = [
  ['NUL', 'a\u0000b', 'a\\u{0}b'],
  ['a bell', 'a\u0007b', 'a\\u{7}b'],
  ['a backspace that rubs out', 'fail\b\b\b\bpass', 'fail\\u{8}\\u{8}\\u{8}\\u{8}pass'],
  ['a vertical tab', 'a\u000bb', 'a\\u{b}b'],
  ['a form feed', 'a\u000cb', 'a\\u{c}b'],
  ['a carriage return that overwrites', 'fail\rpass', 'fail\\u{d}pass'],
  ['shift out', 'a\u000eb', 'a\\u{e}b'],
  ['a colour', '\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  ['clearing the screen', '\u001b[2J\u001b[H', '\\u{1b}[2J\\u{1b}[H'],
  ['a window title', '\u001b]0;pwned\u0007', '\\u{1b}]0;pwned\\u{7}'],
  [
    'a link',
    '\u001b]8;;http://x\u001b\\text\u001b]8;;\u001b\\',
    '\\u{1b}]8;;http://x\\u{1b}\\text\\u{1b}]8;;\\u{1b}\\',
  ],
  ['a device control string', '\u001bP1;2|x\u001b\\', '\\u{1b}P1;2|x\\u{1b}\\'],
  ['a reset', '\u001bc', '\\u{1b}c'],
  ['DEL', 'a\u007fb', 'a\\u{7f}b'],
  ['NEL', 'a\u0085b', 'a\\u{85}b'],
  ['CSI as one character', '\u009b31m', '\\u{9b}31m'],
  ['OSC as one character', '\u009d0;x\u009c', '\\u{9d}0;x\\u{9c}'],
  ['a soft hyphen', 'a\u00adb', 'a\\u{ad}b'],
  ['an Arabic letter mark', 'a\u061cb', 'a\\u{61c}b'],
  ['a Hangul filler', 'a\u3164b', 'a\\u{3164}b'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
  ['a zero-width joiner', 'a\u200db', 'a\\u{200d}b'],
  ['a right-to-left mark', 'a\u200fb', 'a\\u{200f}b'],
  ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
  ['a paragraph separator', 'a\u2029b', 'a\\u{2029}b'],
  ['a right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
  ['a word joiner', 'a\u2060b', 'a\\u{2060}b'],
  ['an isolate', 'a\u2066b\u2069', 'a\\u{2066}b\\u{2069}'],
  ['a variation selector', 'a\ufe0fb', 'a\\u{fe0f}b'],
  ['a byte order mark', '\ufeffa', '\\u{feff}a'],
  ['an interlinear anchor', 'a\ufff9b', 'a\\u{fff9}b'],
  ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
  ['tags that spell a text', '\u{e0001}\u{e0068}\u{e0069}', '\\u{e0001}\\u{e0068}\\u{e0069}'],
  ['a variation selector of the supplement', 'a\u{e0100}', 'a\\u{e0100}'],
];

test.each(HOSTILE)('%s is made visible', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(oneLine(text)).toBe(shown);
});

/** Characters that a terminal obeys, that hide text or that reverse its direction. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;

describe('for every Unicode character', () => {
  const remaining: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const shown = visible(String.fromCodePoint(code));
    if (shown !== '\n' && UNSEEN.test(shown)) remaining.push(code.toString(16));
  }
  /** The control characters of shorthand and of musical notation. */
  const missed = [
    '1bca0',
    '1bca1',
    '1bca2',
    '1bca3',
    ...Array.from({ length: 8 }, (_, index) => (0x1d173 + index).toString(16)),
  ];

  test('no character stays that a terminal obeys or that hides text', () => {
    expect(remaining.filter((code) => !missed.includes(code))).toEqual([]);
  });

  test('the control characters of shorthand and of musical notation are replaced too', () => {
    expect(remaining.filter((code) => missed.includes(code))).toEqual([]);
  });
});

describe('ordinary text is not changed', () => {
  test.each([
    'Очередь: восемь человек в 18:00 – «ужас»',
    'Львів, вул. Франка',
    'naïve café, Straße, e\u0301',
    '你好，世界',
    '🙂 🇺🇦 👍🏽',
    'a\u00a0b',
    '§ ± ² № € → ► █ ░ │',
    '',
  ])('%j', (text) => {
    expect(visible(text)).toBe(text);
    expect(oneLine(text)).toBe(text);
  });

  test('line feeds stay, or are shown as ¶ on one line; tabs become two spaces', () => {
    expect(visible('a\n\n  b\tc')).toBe('a\n\n  b  c');
    expect(oneLine('a  \n\n  b\tc')).toBe('a ¶ b  c');
    expect(oneLine('a\n')).toBe('a');
  });
});

test('visible() and oneLine() do not change their own results', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, (typed) => {
      expect(visible(visible(typed))).toBe(visible(typed));
      expect(oneLine(typed)).not.toMatch(/[\n\r]/);
    }),
  );
});
