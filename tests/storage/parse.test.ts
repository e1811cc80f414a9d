/** Values that are valid YAML but break a format: all problems of a file are reported together, each with its place. */
import { describe, expect, test } from 'vitest';
import { inOrder, problemsOf, told } from '../helpers/printing/problems.js';
import { auditWith, parseAudit } from '../helpers/records/audit-text.js';

const reading = (text: string) => inOrder(told(problemsOf(() => parseAudit(text))));

describe('an audit', () => {
  test('all problems are reported together', () => {
    const text = `format: audit/1
date: 2026-02-30
template:
  name: Beauty Salon
  version: 0
  digest: sha256-0123456789abcdef
sagging: 5
target: 11
asessors:
  - name: Olena
guess: [a, b, c, d]
scores:
  product:
    refunds:
      score: 0
      na: |
        none
    availability:
      score: "7"
      counted: {ok: 3, of: 2}
    after-sales:
      note: |
        x
    price-quality:
      not-seen: |
        x
      cause:
        summary: |
          y
  personnel:
    staff-fit:
      score: 7.5
      noet: x
      cause:
        since: {answer: sometimes, date: 2026-13}
        factors: []
        mechanism: {understood: yes}
        responsible: {name: Anna, nobody: true}
        advisers: Maria
        today: {by: Olena}
        promise: {said: 6, due: 2026-02-30, target: ten}
plan:
  refunds:
    criterion: refunds
    kind: train
    text: x
    owner: Anna
    due: 2026-12-01
  refunds-2:
    criterion: refunds
    kind: fix
    text: x
    owner: Anna
    due: 2026-12-01
actions:
  refunds-1: {status: done}
  2026-01-01.audit/refunds-1: {status: closed}
`;
    expect(reading(text)).toEqual([
      '2:7 bad-date',
      '4:9 bad-key',
      '5:12 number-range',
      '8:9 score-range',
      '9:1 unknown-key',
      '11:8 guess-three',
      '14:5 entry-one-of',
      '15:14 score-range',
      '19:14 score-range',
      '20:7 counted-order',
      '21:5 entry-one-of',
      '24:5 entry-cause-without-score',
      '32:14 score-range',
      '33:7 unknown-key',
      '35:25 not-one-of',
      '35:42 bad-partial-date',
      '36:18 empty-value',
      '37:9 missing-key',
      '37:9 missing-key',
      '38:22 one-of-two',
      '39:19 wrong-type',
      '40:16 one-of-two',
      '41:25 wrong-type',
      '41:33 bad-date',
      '41:53 score-range',
      '43:3 bad-action-id',
      '51:11 not-one-of',
      '56:3 bad-action-id',
      '57:40 not-one-of',
      'missing-key',
    ]);
  });

  test('the value under an invalid key is checked, too', () => {
    expect(reading(auditWith('score: 11').replace('refunds', 'Refunds'))).toEqual([
      '13:5 bad-key',
      '14:14 score-range',
    ]);
  });

  test('problems of its text and of its values are reported together', () => {
    expect(reading(auditWith('score: 07\nnote: till #2\ncounted: {ok: 3}\nnoet: x'))).toEqual([
      '14:14 number-literal',
      '15:13 comment-after-text',
      '16:7 missing-key',
      '17:7 unknown-key',
    ]);
  });

  test('a problem shows its line', () => {
    const [problem] = problemsOf(() => parseAudit(auditWith('score: 11'), 'audits/a/2026-11-20.audit.yaml'));
    expect(problem).toEqual({
      code: 'score-range',
      details: { value: '11' },
      place: { file: 'audits/a/2026-11-20.audit.yaml', line: 14, column: 14, source: '      score: 11' },
    });
  });

  test('a date of the wrong form is reported once', () => {
    expect(reading(auditWith('score: 7').replace('2026-11-20', '20.11.2026'))).toEqual(['2:7 bad-date']);
  });

  test('a well-formed audit is read as it was written', () => {
    expect(parseAudit(auditWith('score: 7\ncounted: {ok: 279, of: 280}'))).toEqual({
      format: 'audit/1',
      date: '2026-11-20',
      template: { name: 'base', version: 1, digest: 'sha256-0123456789abcdef' },
      sagging: 5,
      target: 7,
      assessors: [{ name: 'Olena Kovalchuk' }],
      scores: { product: { refunds: { score: 7, counted: { ok: 279, of: 280 } } } },
    });
  });
});

describe('an unknown key', () => {
  test.each([
    ['scroe: 7', 'score'],
    ['not_seen: x', 'not-seen'],
    ['Note: x', 'note'],
  ])('%s is reported with what was meant', (line, meant) => {
    const [first] = problemsOf(() => parseAudit(auditWith(`score: 7\n${line}`)));
    expect(first).toMatchObject({
      code: 'unknown-key',
      details: { suggestion: meant },
      place: { line: 15, column: 7 },
    });
  });

  test('if no key is similar, the known keys are listed', () => {
    const [first] = problemsOf(() => parseAudit(auditWith('score: 7\ncause:\n  weather: x')));
    expect(first?.details).toMatchObject({
      key: 'weather',
      suggestion: undefined,
      known: expect.arrayContaining(['summary', 'since', 'factors', 'promise']),
    });
  });
});

describe('the format that a file names', () => {
  const saying = (format: string) =>
    told(problemsOf(() => parseAudit(auditWith('score: 7').replace('audit/1', format))));
  test.each([
    ['audit/2', '1:9 newer-format'],
    ['audit/10', '1:9 newer-format'],
    ['audit/0', '1:9 wrong-format'],
    ['follow-up/1', '1:9 wrong-format'],
    ['audit', '1:9 wrong-format'],
    ['"1"', '1:9 wrong-format'],
  ])('%s', (format, expected) => {
    expect(saying(format)).toEqual([expected]);
  });

  test('only a newer format is reported, with the format that this program knows', () => {
    const text = `${auditWith('score: 99').replace('audit/1', 'audit/2')}new-field: x\n`;
    expect(problemsOf(() => parseAudit(text))).toMatchObject([
      { code: 'newer-format', details: { format: 'audit/2', known: 'audit/1' } },
    ]);
  });

  test('a missing format is reported', () => {
    expect(told(problemsOf(() => parseAudit(auditWith('score: 7').replace('format: audit/1\n', ''))))).toEqual([
      'missing-key',
    ]);
  });
});

describe('limits of length', () => {
  test.each([
    ['a text of 10,000 characters', `note: |\n  ${'x'.repeat(10_000)}`, []],
    ['a text of 10,001', `note: |\n  ${'x'.repeat(10_001)}`, ['15:13 too-long']],
    ['a line of 200', `cause:\n  answered-by: ${'x'.repeat(200)}`, []],
    ['a line of 201', `cause:\n  answered-by: ${'x'.repeat(201)}`, ['16:22 too-long']],
    ['a line of two', 'cause:\n  answered-by: "a\\nb"', ['16:22 too-long']],
  ])('%s', (_, line, expected) => {
    expect(reading(auditWith(`score: 7\n${line}`))).toEqual(expected);
  });
});
