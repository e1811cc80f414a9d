/**
 * From every text that the fast parser accepts, the full parser reads the same value without a problem.
 *
 * @module-tag sampled
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { readAnyYaml } from '../../src/storage/any-yaml.js';
import { readCanonical } from '../../src/storage/canonical.js';
import { printRecord } from '../../src/storage/print.js';
import { FREE_TEXT } from '../../src/storage/source.js';
import { SHIPPED_TEMPLATES } from '../../src/storage/templates.js';
import { runs } from '../helpers/generators/random.js';
import { anyAudit } from '../helpers/generators/records.js';
import { SETTINGS } from '../helpers/projects/gate-project.js';
import { salon } from '../helpers/records/builders.js';

const fast = (text: string) => readCanonical(text, FREE_TEXT);
const whole = (text: string): { value: unknown; problems: number } | undefined => {
  try {
    const { value, problems } = readAnyYaml(text, 'a.yaml');
    return { value, problems: problems.length };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
};
const PRINTED = { schema: 'audit-1.json', title: (key: string) => `Title of ${key}: #1` };
const { before, between, now } = salon.records();
const RECORDS = [
  ...[before, now].map(({ audit }) => printRecord('audit', audit, PRINTED)),
  printRecord('follow-up', between.followUp, PRINTED),
  SETTINGS,
];

test('files that this program writes are recognised', () => {
  for (const text of RECORDS.slice(0, 3)) expect(fast(text)?.value).toEqual(whole(text)?.value);
  expect(RECORDS.slice(0, 3).map((text) => fast(text) !== undefined)).toEqual([true, true, true]);
});

test.each([
  ['a comment on a line of its own', 'a:\n  # here\n  b: 1\n# there\nc: x\n'],
  ['a comment beside a value', 'a: 7 # by hand\nb: some text # more\n'],
  ['a blank line', 'a: 1\n\nb:\n\n  - c\n\n  - d\n'],
  ['maps and lists on a line', 'a: {warn: 6, fail: 5} # x\nb: [mon, tue]\nc: {warn: 90d}\nd: []\n'],
  ['quotes', `a: 'it''s: # so'\nb: "x # y"\n`],
  ['a list of maps', 'a:\n  - b: 1\n    c: x\n  - b: 2\n'],
])('%s', (_, text) => {
  expect(fast(text)).toBeDefined();
  expect(fast(text)?.value).toEqual(whole(text)?.value);
});

test.each([
  'a: yes: no\n',
  'a: *x\n',
  'a: &x 1\n',
  'a: !x 1\n',
  'a: 07\n',
  'a: 1e1\n',
  'a: 1.5\n',
  'a: ~\n',
  'a:\n',
  'a: null\n',
  'a: 1\na: 2\n',
  'a:\t1\n',
  '- a\n',
  'a: [1, [2]]\n',
  'a: "\\u0041"\n',
  'note: x # y\n',
  '---\na: 1\n',
  'a: |+\n  x\n',
  'a: >\n  x\n',
  'a: 1\n   b: 2\n',
  '<<<<<<< x\na: 1\n',
  'a: x\n  y\n',
])('%j is left to the full parser', (text) => {
  expect(fast(text)).toBeUndefined();
});

describe('if a text is recognised, the full parser gives the same value without a problem', () => {
  const agrees = (text: string) => {
    const read = fast(text);
    if (!read) return;
    const other = whole(text);
    expect(other?.problems, JSON.stringify(text)).toBe(0);
    expect(JSON.stringify(read.value), JSON.stringify(text)).toBe(JSON.stringify(other?.value));
  };

  test('records of all kinds', () => {
    fc.assert(fc.property(anyAudit(), (audit) => agrees(printRecord('audit', audit, PRINTED))));
  });

  test('questionnaires that ship', () => {
    for (const name of readdirSync(SHIPPED_TEMPLATES).filter((one) => one.endsWith('.yaml'))) {
      agrees(readFileSync(join(SHIPPED_TEMPLATES, name), 'utf8'));
    }
  });

  test('damaged files', () => {
    const pieces = [
      '\n',
      ' ',
      '  ',
      '#',
      ' # ',
      ':',
      ': ',
      '-',
      '- ',
      '|',
      '>',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '!t',
      '%',
      '~',
      'null',
      'true',
      '0x1',
      '1_0',
      '.5',
      '+1',
      '-0',
      '\t',
      '\r',
      '? ',
      '---\n',
      '...\n',
      ',',
      '\u00a0',
      '\u3000',
      'а',
      '<<',
      '@',
      '`',
      '=',
      'yes',
      '2026-1-1',
      '1:2',
    ];
    const aMutation = fc.record({
      text: fc.constantFrom(...RECORDS),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 4 }),
      put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })),
    });
    let said = 0;
    fc.assert(
      fc.property(
        fc.array(aMutation, { minLength: 1, maxLength: 1 }),
        fc.array(aMutation, { maxLength: 2 }),
        ([first], more) => {
          let text = first?.text ?? '';
          for (const { at, cut, put } of [first as NonNullable<typeof first>, ...more]) {
            const from = Math.floor(at * text.length);
            text = text.slice(0, from) + put + text.slice(from + cut);
          }
          if (fast(text)) said++;
          agrees(text);
        },
      ),
      { numRuns: runs(500) },
    );
    expect(said).toBeGreaterThan(runs(30));
  });

  test('short texts of little but syntax', () => {
    const word = fc.constantFrom(
      'a',
      'note',
      'b-1',
      '1',
      '07',
      'x y',
      'true',
      '2026-01-02',
      '"q"',
      '[]',
      '{a: 1}',
      '|',
      '# c',
      '- a',
      '- a: 1',
      'a: 1',
      'a:',
      '  ',
      '    x',
      'é',
      '…',
    );
    const line = fc
      .tuple(fc.constantFrom('', '  ', '    ', ' '), fc.array(word, { minLength: 1, maxLength: 3 }))
      .map(([indent, words]) => indent + words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => agrees(`a:\n${lines.join('\n')}\n`)),
      { numRuns: runs(500) },
    );
  });
});
