import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alignRight,
  cut,
  ends,
  fill,
  packed,
  segmentsOf,
  width,
  withCommand,
  wrap,
} from '../../../src/render/kit/layout.js';
import { visible } from '../../../src/render/kit/visible.js';

/** Text as the layout gets it: already made visible. */
const aText = () =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom('Очередь', 'naïve', '你好世界', '👩‍👩‍👧', '🇺🇦', 'e\u0301', 'ﷺ', ' ', '–', 'x', 'слово слово'),
          {
            maxLength: 20,
          },
        )
        .map((parts) => parts.join('')),
    )
    .map((text) => visible(text).replaceAll('\n', ' '));
const columns = () => fc.integer({ min: 0, max: 100 });

describe('width', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['Очередь', 7],
    ['e\u0301', 1],
    ['й', 1],
    ['你好', 4],
    ['🙂', 2],
    ['🇺🇦', 2],
    ['█░│', 3],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%j takes %i columns', (text, expected) => {
    expect(width(text)).toBe(expected);
  });
});

describe('cut', () => {
  test.each([
    ['Enough people, no queues', 24, 'Enough people, no queues'],
    ['Enough people, no queues', 23, 'Enough people, no queu…'],
    ['Enough people, no queues', 8, 'Enough…'],
    ['Людей хватает', 6, 'Людей…'],
    ['你好世界', 5, '你好…'],
    ['你好世界', 4, '你…'],
    ['🇺🇦🇺🇦🇺🇦', 5, '🇺🇦🇺🇦…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['', 0, ''],
  ])('%j to %i columns: %j', (text, to, expected) => {
    expect(cut(text, to)).toBe(expected);
  });

  test('the result is never too wide; a text that fits is not changed; a cut text keeps its beginning and ends with …', () => {
    fc.assert(
      fc.property(aText(), columns(), (text, to) => {
        const short = cut(text, to);
        expect(width(short)).toBeLessThanOrEqual(to);
        if (width(text) <= to) expect(short).toBe(text);
        else if (to > 0) {
          expect(short.endsWith('…')).toBe(true);
          expect(text.startsWith(short.slice(0, -1))).toBe(true);
        }
      }),
    );
  });

  test('never cuts within a grapheme cluster', () => {
    const segmenter = new Intl.Segmenter();
    fc.assert(
      fc.property(aText(), columns(), (text, to) => {
        const whole = [...segmenter.segment(text)].map(({ segment }) => segment);
        const kept = [...segmenter.segment(cut(text, to).replace(/…$/, ''))].map(({ segment }) => segment);
        expect(kept).toEqual(whole.slice(0, kept.length));
      }),
    );
  });
});

describe('fill and alignRight', () => {
  test('fill returns exactly the width, alignRight at least the width', () => {
    fc.assert(
      fc.property(aText(), columns(), (text, to) => {
        expect(width(fill(text, to))).toBe(to);
        expect(width(alignRight(text, to))).toBe(Math.max(to, width(text)));
        expect(alignRight(text, to).endsWith(text)).toBe(true);
      }),
    );
  });

  test('fill adds spaces on the right, alignRight on the left', () => {
    expect([fill('я', 3), alignRight('я', 3), fill('你好', 3), alignRight('7', 2)]).toEqual([
      'я  ',
      '  я',
      '你…',
      ' 7',
    ]);
  });
});

describe('ends', () => {
  test('are put at the two ends of a line', () => {
    expect(ends('Lviv Center', '21 Nov', 20)).toEqual(['Lviv Center   21 Nov']);
  });

  test('are put on two lines if they do not fit on one', () => {
    expect(ends('Salon by the park in Lviv', '21 Nov 2026', 38)).toEqual(['Salon by the park in Lviv  21 Nov 2026']);
    expect(ends('Salon by the park in Lviv', '21 Nov 2026', 37)).toEqual([
      'Salon by the park in Lviv',
      '                          21 Nov 2026',
    ]);
  });

  test('are cut if they do not fit on a line each', () => {
    expect(ends('Salon by the park', 'compared with 15 Jun', 12)).toEqual(['Salon by th…', 'compared wi…']);
  });

  test('an empty second text gives one line', () => {
    expect(ends('Salon by the park', '', 10)).toEqual(['Salon by…']);
  });

  test('no line is wider than the terminal, and a second text that fits is whole', () => {
    fc.assert(
      fc.property(aText(), aText(), fc.integer({ min: 20, max: 100 }), (left, end, to) => {
        const lines = ends(left, end, to);
        expect(lines.filter((line) => width(line) > to)).toEqual([]);
        if (width(end) <= to) expect(lines.at(-1)?.endsWith(end)).toBe(true);
      }),
    );
  });
});

describe('wrap', () => {
  test.each(['👨‍👩‍👧👨‍👩‍👧❤️❤️🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽🇺🇦'.repeat(5), 'क्‍षश्‍र'.repeat(20), 'e\u0301'.repeat(30)])(
    'what a person sees as one character stays whole: %s',
    (text) => {
      for (const columns of [10, 11, 17, 20]) {
        const lines = wrap(`ab ${text} cd`, columns);
        expect(lines.flatMap(segmentsOf).filter((one) => /[^a-d ]/.test(one))).toEqual(segmentsOf(text.normalize()));
        expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
      }
    },
  );

  test('keeps words whole and indents all but the first line', () => {
    expect(wrap('Eight people waiting at 18:00 on Friday', 16, '  ')).toEqual([
      'Eight people',
      '  waiting at 18:00',
      '  on Friday',
    ]);
    expect(wrap('Восемь человек ждали в пятницу', 15)).toEqual(['Восемь человек', 'ждали в пятницу']);
  });

  test('breaks a word that is longer than a line', () => {
    expect(wrap('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });

  test('keeps line breaks', () => {
    expect(wrap('one\ntwo', 20, '> ')).toEqual(['one', '> two']);
  });

  test('no line is too wide, and no word is lost', () => {
    fc.assert(
      fc.property(aText(), fc.integer({ min: 10, max: 60 }), (text, to) => {
        const lines = wrap(text, to);
        expect(lines.filter((line) => width(line) > to)).toEqual([]);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.normalize().replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('packed', () => {
  test('puts texts side by side, closer together if that saves a line', () => {
    expect(packed(['Lowest 3', 'mean 6.6'], 30)).toEqual(['Lowest 3   mean 6.6']);
    expect(packed(['Lowest 3', 'mean 6.6'], 18)).toEqual(['Lowest 3  mean 6.6']);
    expect(packed(['Lowest 3', 'mean 6.6'], 17)).toEqual(['Lowest 3', 'mean 6.6']);
    expect(packed([], 10)).toEqual([]);
  });

  test('every text is whole and in order, and no line with two texts is too wide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\w{1,12}$/), { maxLength: 8 }),
        fc.integer({ min: 12, max: 60 }),
        (texts, to) => {
          const lines = packed(texts, to);
          expect(lines.flatMap((line) => line.split(/ +/))).toEqual(texts);
          expect(lines.filter((line) => width(line) > to)).toEqual([]);
        },
      ),
    );
  });
});

test('a command at the end of a text is whole, beside it or below it', () => {
  const command = 'service-audit run salon-liliya-na-bolshoy-pushkarskoy-ulitse';
  const text = `Всё сохранено. Продолжить: ${command}`;
  expect(withCommand(text, command, 100)).toEqual([text]);
  expect(withCommand(text, command, 40)).toEqual(['Всё сохранено. Продолжить:', `  ${command}`]);
});
