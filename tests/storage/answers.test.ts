import { describe, expect, test } from 'vitest';
import { named, readAnswers } from '../../src/storage/answers.js';
import { inOrder, told } from '../helpers/printing/problems.js';
import { sourceOf } from '../helpers/records/audit-text.js';
import { base, KEYS } from '../helpers/records/builders.js';

const HEAD = `format: answers/1
site: lviv-center
assessors:
  - name: Olena Kovalchuk
scores:
`;
/** Answers without components: every criterion has a 7 but these. The scores begin on line 6. */
const answers = (lines: Readonly<Record<string, string>> = {}, head = HEAD) =>
  head + KEYS.map((key) => `  ${key}: ${lines[key] ?? '7'}\n`).join('');
const reading = (text: string) => readAnswers(sourceOf(text, 'answers.yaml'), base, 'en');
const problems = (text: string) => inOrder(told(reading(text).problems));
const lineOf = (key: string) => 6 + KEYS.indexOf(key);

describe('scores', () => {
  test('may be bare numbers, and their components may be left out', () => {
    const { entries, problems, file } = reading(answers({ refunds: '3' }));
    expect(problems).toEqual([]);
    expect([...entries.keys()]).toEqual(KEYS);
    expect(entries.get('refunds')).toEqual({ score: 3 });
    expect(file?.site).toBe('lviv-center');
  });

  test('may be under their components, as in an audit', () => {
    const text =
      HEAD +
      base.components
        .map(({ key, criteria }) => `  ${key}:\n${criteria.map((one) => `    ${one.key}: 7\n`).join('')}`)
        .join('');
    expect(reading(text)).toMatchObject({ problems: [] });
    expect(reading(text).entries.size).toBe(12);
  });

  test('may be mixed: some under components, some not, some as whole entries', () => {
    const product = KEYS.slice(8);
    const text = `${HEAD}${KEYS.slice(0, 8)
      .map((key) => `  ${key}: 7\n`)
      .join(
        '',
      )}  product:\n${product.map((key) => `    ${key}:\n      score: 4\n      note: |\n        seen\n`).join('')}`;
    expect(reading(text).problems).toEqual([]);
    expect(reading(text).entries.get('refunds')).toEqual({ score: 4, note: 'seen' });
  });

  test('“does not apply” and “not seen” are answers', () => {
    const { entries, problems } = reading(
      answers({ refunds: '{na: no refunds here}', 'client-area': '{not-seen: closed}' }),
    );
    expect(problems).toEqual([]);
    expect([entries.get('refunds'), entries.get('client-area')]).toEqual([
      { na: 'no refunds here' },
      { 'not-seen': 'closed' },
    ]);
  });
});

describe('all problems are reported together', () => {
  test('those in the head, in the scores, and missing answers', () => {
    const text = `format: answers/1
site: lviv-center
date: 2026-02-30
asessors: []
guess: [refund]
scores:
  welcoming-atmosphere: 11
  client-area: "7"
  premises-appearance: 07
  staff-fit:
    score: 7
    scroe: 7
  personnel:
    availability: 7
    speech-maner: 6
  refunds: {}
  product:
    refunds: 5
`;
    const all = problems(text);
    expect(all).toEqual(
      expect.arrayContaining([
        '3:7 bad-date',
        '4:1 unknown-key',
        '7:25 score-range',
        '8:16 score-range',
        '9:24 number-literal',
        '12:5 unknown-key',
        '14:5 wrong-component',
        '15:5 unknown-criterion',
        '16:3 entry-one-of',
        '18:5 twice-answered',
      ]),
    );
    // staff-appearance, speech-manner, staff-competence, staffing-level, price-quality, after-sales
    expect(all.filter((line) => line.endsWith('missing-criterion'))).toHaveLength(6);
    expect(all).toContain('missing-key');
  });

  test('a guess that names an unknown criterion, even if the head is broken', () => {
    const text = answers({}, HEAD.replace('scores:', 'perod: x\nguess: [refund]\nscores:'));
    expect(problems(text)).toEqual(['5:1 unknown-key', '6:9 unknown-criterion']);
  });

  test('a guess that names an unknown criterion', () => {
    const text = answers({}, HEAD.replace('scores:', 'guess: [refund]\nscores:'));
    expect(reading(text).problems).toMatchObject([
      { code: 'unknown-criterion', details: { key: 'refund', suggestion: 'refunds' }, place: { line: 5, column: 9 } },
    ]);
  });

  test.each([
    ['0', 'score-range'],
    ['11', 'score-range'],
    ['7.5', 'score-range'],
    ['"7"', 'score-range'],
    ['07', 'number-literal'],
    ['seven', 'score-range'],
    ['[7]', 'score-range'],
    ['', 'empty-value'],
    ['{score: 7, na: x}', 'entry-one-of'],
    ['{note: x}', 'entry-one-of'],
  ])('refunds: %s', (value, code) => {
    expect(problems(answers({ refunds: value })).map((line) => line.replace(/:\d+ /, ' '))).toEqual([
      `${lineOf('refunds')} ${code}`,
    ]);
  });

  test('a missing score is reported by its title, in the language', () => {
    const text = answers().replace('  refunds: 7\n', '');
    expect(reading(text).problems).toMatchObject([
      { code: 'missing-criterion', details: { key: 'refunds', title: 'Getting a refund' } },
    ]);
    const russian = readAnswers(sourceOf(text), base, 'ru').problems[0]?.details as { title: string };
    expect(russian.title).toMatch(/[а-я]/);
  });

  test('if the file has another format, nothing else is reported', () => {
    expect(problems(answers().replace('answers/1', 'answers/2'))).toEqual(['1:9 newer-format']);
    expect(problems(answers().replace('answers/1', 'audit/1'))).toEqual(['1:9 wrong-format']);
  });
});

test('the site, date and template are read even if the file is broken', () => {
  const says = (text: string) => named(sourceOf(text));
  expect(says('template: base\nsite: lviv\ndate: 2026-11-20\n')).toEqual({
    template: 'base',
    site: 'lviv',
    date: '2026-11-20',
  });
  expect(says('template: {name: base, version: 1}\nscores: nonsense\n')).toEqual({ template: 'base' });
  expect(says('template: 7\nsite: [a]\n')).toEqual({});
});
