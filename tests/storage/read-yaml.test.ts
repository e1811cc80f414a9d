import { describe, expect, test } from 'vitest';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { AUDIT_HEAD, auditWith, parseAudit, sourceOf } from '../helpers/records/audit-text.js';

const reading = (text: string) => told(problemsOf(() => parseAudit(text)));
/** The problems of a text before it is checked with a schema. */
const readingAny = (text: string) => {
  const problems = [...problemsOf(() => sourceOf(text))];
  return told(problems.length > 0 ? problems : sourceOf(text).problems);
};
const entryOf = (lines: string) => parseAudit(auditWith(lines)).scores.product?.refunds;

describe('nesting', () => {
  test.each([
    ['100 kB of [', '['.repeat(100_000)],
    ['100 kB of {', '{a: '.repeat(25_000)],
    ['100 kB of - - -', '- '.repeat(50_000)],
    ['100 kB of ? ? ?', '? '.repeat(50_000)],
    ['block maps', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['block lists', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
    ['lists in maps', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a:`).join('\n')],
    ['[ after a block of its own', `a:\n  b: ${'[ '.repeat(100_000)}`],
  ])('%s is reported as too deep', (_, text) => {
    expect(readingAny(text).map((line) => line.replace(/^[\d:]+ /, ''))).toEqual(['too-deep']);
  });

  test('32 levels are read, 33 are not', () => {
    expect(readingAny(`a: ${'['.repeat(32)}1${']'.repeat(32)}\n`)).toEqual([]);
    expect(readingAny(`a: ${'['.repeat(33)}1${']'.repeat(33)}\n`)).toEqual(['1:36 too-deep']);
  });

  test('many dashes on many lines do no harm', () => {
    const lines = Array.from({ length: 31 }, (_, row) => `${'  '.repeat(row * 31)}${'- '.repeat(31)}`);
    expect(readingAny(`${lines.join('\n')}x\n`)).toEqual([]);
  });

  test('brackets inside text are not nesting', () => {
    expect(entryOf(`score: 7\nnote: |\n  ${'[{'.repeat(100)}`)?.note).toBe('[{'.repeat(100));
    expect(entryOf(`score: 7\nnote: "${'[{'.repeat(100)}"`)?.note).toBe('[{'.repeat(100));
  });
});

describe('features of YAML that are refused', () => {
  test.each([
    ['an anchor', 'score: &seven 7', '14:14 yaml-feature'],
    ['an alias', 'score: *seven', '14:14 yaml-feature'],
    ['a tag', 'score: !!int 7', '14:14 yaml-feature'],
    ['an unknown tag', 'score: 7\nnote: !danger x', '15:13 yaml-feature'],
    ['a text that begins with *', 'score: 7\nnote: *** great', '15:13 yaml-feature'],
    ['a text that begins with !', 'score: 7\nnote: !important', '15:13 yaml-feature'],
  ])('%s', (_, lines, expected) => {
    expect(reading(auditWith(lines))).toEqual([expected]);
  });

  test('the feature is named', () => {
    expect(problemsOf(() => sourceOf('a: &x 1\nb: *x\nc: !y z\n')).map(({ details }) => details)).toEqual([
      { feature: 'anchor' },
      { feature: 'alias' },
      { feature: 'tag' },
    ]);
  });

  test('a directive: %YAML 1.1 would turn no into false', () => {
    expect(readingAny('%YAML 1.1\n---\na: no\n')).toEqual(['1:1 yaml-feature']);
    expect(readingAny('%TAG ! tag:x,2000:\n---\na: 1\n')).toEqual(['1:1 yaml-feature']);
  });

  test('a second document', () => {
    expect(readingAny('a: 1\n---\nb: 2\n')).toEqual(['2:1 yaml-syntax']);
    expect(readingAny('---\na: 1\n...\n')).toEqual([]);
  });

  test('inside a text, all of them are text', () => {
    expect(entryOf('score: 7\nnote: |\n  *a &b !c %YAML\n  --- x')?.note).toBe('*a &b !c %YAML\n--- x');
  });
});

describe('broken YAML', () => {
  test.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', '2:1'],
    ['a quote within quotes', 'a: 1\nb: "x "y" z"\n', '2'],
    ['a bracket that is not closed, at the line that does not fit', 'a: 1\nb: [x\nc: 1\n', '3'],
    ['two colons', 'a: 1\nb: note: x\n', '2'],
    ['a wrong indent', 'a:\n    b: 1\n  c: 2\n', '3'],
    ['a key without a colon', 'a: 1\nb\nc: 2\n', '2'],
    ['a reserved character', 'a: 1\nb: @x\n', '2'],
    ['an unknown escape', 'a: 1\nb: "\\q"\n', '2'],
  ])('%s is reported with its line', (_, text, place) => {
    const problems = readingAny(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.startsWith(place) && problems[0].endsWith('yaml-syntax')).toBe(true);
  });

  test('a quote that is not closed is reported where it opens', () => {
    expect(readingAny('a: 1\nb: "x\nc: 2\nd: 3\n')).toEqual([expect.stringMatching(/^2:\d+ yaml-syntax$/)]);
  });

  test.each([
    ['nothing', ''],
    ['blank lines', '\n  \n\n'],
    ['only comments', '# one\n\n# two\n'],
  ])('a file with %s is empty', (_, text) => {
    expect(reading(text)).toEqual(['file-empty']);
  });

  test.each([
    ['a list', '- format: audit/1\n'],
    ['a text', 'hello\n'],
    ['a number', '7\n'],
  ])('%s is not a record', (_, text) => {
    expect(reading(text)).toEqual(['wrong-type']);
  });
});

describe('keys', () => {
  test('a duplicate key is reported at its second place', () => {
    expect(reading(auditWith('score: 7\nscore: 8'))).toEqual(['15:7 duplicate-key']);
    expect(readingAny('{a: 1, b: 2, a: 3}\n')).toEqual(['1:14 duplicate-key']);
    expect(readingAny('"a": 1\na: 2\n')).toEqual(['2:1 duplicate-key']);
  });

  test('a duplicate among 90,000 keys is found, and the search is not quadratic', () => {
    const lines = Array.from({ length: 90_000 }, (_, index) => `k${index}: 1`);
    expect(readingAny([...lines, 'k7: 2', ''].join('\n'))).toEqual(['90001:1 duplicate-key']);
  });

  test.each([
    ['a component', `${AUDIT_HEAD}  __proto__:\n    refunds:\n      score: 7\n`],
    ['a criterion', `${AUDIT_HEAD}  product:\n    __proto__:\n      score: 7\n`],
    ['an action', `${auditWith('score: 7')}plan:\n  __proto__:\n    criterion: refunds\n`],
  ])('__proto__ as %s is reported', (_, text) => {
    expect(reading(text)).not.toEqual([]);
  });

  test('__proto__ changes no object, and is unknown in an entry and at the top', () => {
    expect(reading(auditWith('score: 7\n__proto__: 3'))).toEqual(['15:7 unknown-key']);
    expect(reading(`${auditWith('score: 7')}__proto__:\n  polluted: true\n`)).toEqual(['15:1 unknown-key']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('names that every object inherits are ordinary keys', () => {
    const text = `${AUDIT_HEAD}  product:\n    constructor:\n      score: 7\n    to-string:\n      score: 8\n`;
    expect(Object.keys(parseAudit(text).scores.product ?? {})).toEqual(['constructor', 'to-string']);
  });
});

describe('how a score may be written', () => {
  test.each([
    '07',
    '1e1',
    '0x7',
    '0o7',
    '+7',
    '7.0',
    '7.5',
    '.nan',
    '.inf',
    '"7"',
    "'7'",
    '0',
    '11',
    '-7',
    'seven',
    'true',
    '[7]',
    '7,5',
  ])('%s is not a score', (written) => {
    const problems = problemsOf(() => parseAudit(auditWith(`score: ${written}`)));
    expect(told(problems)).toEqual([expect.stringMatching(/^14:14 (number-literal|score-range)$/)]);
  });

  test('a huge number is reported once', () => {
    expect(reading(auditWith('score: 99999999999999999999'))).toEqual(['14:14 score-range']);
  });

  test.each(['', ' ~', ' null'])('an empty score (%j) is reported as empty', (written) => {
    expect(told(problemsOf(() => parseAudit(auditWith(`score:${written}`))))[0]).toMatch(/^14:\d+ empty-value$/);
  });

  test('a comment may follow a score', () => {
    expect(entryOf('score: 7 # was 5')).toEqual({ score: 7 });
  });
});

describe('free text', () => {
  test.each(['note: queue at till #2', 'note: "x" # y', "note: 'x' # y", 'note: one\n  two # three'])(
    '%j: a comment that follows it is told, for it would swallow text',
    (line) => {
      expect(reading(auditWith(`score: 7\n${line}`))).toEqual(['15:13 comment-after-text']);
    },
  );

  test.each([
    ['note: till#2', 'till#2'],
    ['note: "till #2"', 'till #2'],
    ['note: |\n  till #2', 'till #2'],
    ['note: | # a comment\n  till', 'till'],
    ['note: >\n  one\n  two\n\n  three', 'one two\nthree'],
    ['note: till\n# a comment', 'till'],
    ['note: one\n  two', 'one two'],
    ['note: "  till  "', 'till'],
    ['note: "a\\r\\nb"', 'a\nb'],
    ['note: 2026-11-20', '2026-11-20'],
    ['note: yes', 'yes'],
  ])('%j is %j', (line, note) => {
    expect(entryOf(`score: 7\n${line}`)?.note).toBe(note);
  });

  test('a comment may follow a value that is not free text', () => {
    const audit = parseAudit(auditWith('score: 7').replace('Olena Kovalchuk', 'Olena Kovalchuk # she scores'));
    expect(audit.assessors).toEqual([{ name: 'Olena Kovalchuk' }]);
  });

  test.each(['""', '" "', '|\n  '])(
    'an empty text (%j) is reported, because an unknown value should be left out',
    (written) => {
      expect(reading(auditWith(`score: 7\nnote: ${written}`))).toEqual(['15:13 empty-value']);
    },
  );
});
