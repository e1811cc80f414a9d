import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILTERS, type Output } from '../../../src/render/kit/filters.js';
import { HARMLESS, HOSTILE } from '../../helpers/generators/hostile-texts.js';

const OUTPUTS = Object.keys(FILTERS) as Output[];

describe.each(OUTPUTS)('%s', (output) => {
  const filter = FILTERS[output];

  test.each(HARMLESS)('passes %s', (text) => {
    expect(filter(text)).toBe(text);
    expect(filter(`- ${text}\n${text}`)).toBe(`- ${text}\n${text}`);
  });

  /** What no output lets through: terminals obey it, XML forbids it, or it hides or turns round text. */
  const FORBIDDEN =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them
    /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]/u;
  /** What may pass, if at all, only beside what needs it. */
  const LONE =
    // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners and selectors are looked for one by one
    /(?<![\p{L}\p{M}])[\u200b\u200c]|[\u200c\u200d\ufe0e\ufe0f]{2}|^[\u200b-\u200d\ufe00-\ufe0f\u{e0000}-\u{e0fff}]/u;

  const lawful = (text: string) => {
    const shown = filter(text);
    expect(shown).not.toMatch(FORBIDDEN);
    expect(shown).not.toMatch(LONE);
    // A second filter changes nothing, unless a backslash is a sign of the output.
    expect(filter(shown)).toBe(shown);
  };
  test.each(HOSTILE)('nothing in %j is obeyed or hidden', lawful);

  test('nor in any other text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\u200d', '\ufe0f', '❤', '👩', '\u202a', '\u202c', '\u2067', '\u2069', '\u200f', 'ا', '\n', '葛'),
      fc.constantFrom(
        '\u{e0100}',
        '🏴',
        '\u{e0067}',
        '\u{e007f}',
        '1',
        '\u20e3',
        '\ufe00',
        '\u180b',
        'ᠮ',
        '\u202e',
        '\r',
      ),
    );
    fc.assert(fc.property(fc.array(unit, { maxLength: 30 }), (units) => lawful(units.join(''))));
  });
});

describe('what is done depends on the output', () => {
  test.each<[what: string, text: string, Partial<Record<Output, string>>]>([
    [
      'an escape sequence',
      '\u001b[2J',
      { terminal: '\\u{1b}[2J', html: '\ufffd[2J', csv: '\ufffd[2J', json: '\\u001b[2J' },
    ],
    ['a line break of Windows', 'a\r\nb', { html: 'a\nb', markdown: 'a\nb', csv: 'a\nb', xlsx: 'a\nb' }],
    ['a line break of Word', 'a\u000bb', { terminal: 'a\\u{b}b', html: 'a\nb', xlsx: 'a\nb' }],
    [
      'a name out of a list of contacts',
      '\u2068Olena\u2069',
      { terminal: '\\u{2068}Olena\\u{2069}', html: '\u2068Olena\u2069', csv: 'Olena', xlsx: '\u2068Olena\u2069' },
    ],
    ['a soft hyphen of a web page', 'по\u00adстрижка', { html: 'по\u00adстрижка', csv: 'пострижка' }],
    [
      'an override',
      'a\u202eb',
      { terminal: 'a\\u{202e}b', html: 'a\\u{202e}b', csv: 'a\\u{202e}b', json: 'a\\u202eb' },
    ],
    ['a zero-width space between letters', 'a\u200bb', { html: 'a\\u{200b}b', csv: 'a\\u{200b}b' }],
    ['a second selector', '❤\ufe0f\ufe0f', { terminal: '❤\ufe0f\\u{fe0f}', html: '❤\ufe0f\\u{fe0f}' }],
    [
      'tags outside a flag',
      '🙂\u{e0068}',
      { terminal: '🙂\\u{e0068}', html: '🙂\\u{e0068}', json: '🙂\\udb40\\udc68' },
    ],
    ['a command of a workflow', '::error::x', { log: ': :error::x', terminal: '::error::x' }],
  ])('%s', (_, text, expected) => {
    for (const [output, shown] of Object.entries(expected)) expect(FILTERS[output as Output](text)).toBe(shown);
  });
});

test('JSON is read back as it was typed', () => {
  for (const text of [...HOSTILE, ...HARMLESS]) expect(JSON.parse(FILTERS.json(JSON.stringify(text)))).toBe(text);
});
