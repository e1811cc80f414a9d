/** `run --answers`: the interview without a keyboard. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { answers, audited, CAUSE } from '../helpers/answers.js';
import { KIOSK_ANSWERS, KIOSK_TEMPLATE } from '../helpers/kiosk.js';
import { folderWith, type Outcome, readIn, serviceAudit } from '../helpers/world.js';

// Each runs the program many times, on a busy machine too.
vi.setConfig({ testTimeout: 120_000 });

/** Everything in the folder, by path. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** Runs `--answers` on a file of this text: it is refused, tells no stack, and nothing is written. */
function refused(text: string | Buffer, args: readonly string[] = []): Outcome {
  const folder = folderWith();
  const outcome = serviceAudit(folder, ['run', '--answers', '-', ...args], { input: text });
  expect(outcome.code).toBe(2);
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).not.toMatch(/^ +at |Error:|fault in service-audit/m);
  expect(tree(folder)).toEqual([]);
  return outcome;
}

const countOf = (text: string, part: string) => text.split(part).length - 1;

describe('answers that are right', () => {
  const good = answers({
    head: 'title: Салон «Мария»\nperiod: last 30 days\nguess: [refunds, staffing-level]\n',
    scores: { 'staffing-level': `\n    score: 3\n    cause:${CAUSE}`, refunds: '{score: 4, counted: {ok: 3, of: 4}}' },
  });

  test('from a file: the audit, its site and the schemas are written; the diagram is data, the rest is told', () => {
    const folder = folderWith({ 'answers.yaml': good });
    const { code, stdout, stderr } = serviceAudit(folder, ['run', '--answers', 'answers.yaml']);

    expect(code).toBe(0);
    expect(stdout).toContain('! Enough people, no queues       ██████░░░░░░░░│       3        to 7 by 2 Jan\n');
    expect(stdout).toContain('You named 2 of the 3 lowest.\n');
    expect(stderr).toBe(`Written: audits/lviv-center/2026-11-21.audit.yaml


warning: 1 criterion without the six answers

Next: service-audit check
`);
    expect(tree(folder)).toEqual([
      '.service-audit/schema/answers-1.json',
      '.service-audit/schema/audit-1.json',
      '.service-audit/schema/brand-1.json',
      '.service-audit/schema/config-1.json',
      '.service-audit/schema/follow-up-1.json',
      '.service-audit/schema/site-1.json',
      '.service-audit/schema/template-1.json',
      'answers.yaml',
      'audits/lviv-center/2026-11-21.audit.yaml',
      'audits/lviv-center/site.yaml',
    ]);
    expect(readIn(folder, 'audits/lviv-center/site.yaml')).toContain('\ntitle: Салон «Мария»\n');
    const audit = readIn(folder, 'audits/lviv-center/2026-11-21.audit.yaml');
    expect(audit).toContain('      score: 4\n      counted: {ok: 3, of: 4}\n');
    // What follows from the answers, as the interview would propose it.
    expect(
      [...audit.matchAll(/^ {2}([a-z-]+-\d+):\n.*\n {4}kind: ([a-z]+)/gm)].map(([, id, kind]) => [id, kind]),
    ).toEqual([
      ['staffing-level-1', 'today'],
      ['staffing-level-2', 'investigate'],
      ['staffing-level-3', 'countermeasure'],
      ['staffing-level-4', 'measure'],
    ]);
    expect(serviceAudit(folder, ['validate']).code).toBe(0);
  });

  test('from standard input: the same audit, byte for byte', () => {
    const [one, other] = [folderWith({ 'answers.yaml': good }), folderWith()];
    serviceAudit(one, ['run', '--answers', 'answers.yaml']);
    expect(serviceAudit(other, ['run', '--answers', '-'], { input: good }).code).toBe(0);
    const name = 'audits/lviv-center/2026-11-21.audit.yaml';
    expect(readIn(other, name)).toBe(readIn(one, name));
  });

  test('options stand for what they answer; a site may be named twice, but only the same', () => {
    const folder = folderWith();
    const given = [
      '--date',
      '2026-11-20',
      '--period',
      'one week',
      '--assessor',
      'Anna Bondar, owner',
      '--assessor',
      'Petro',
    ];
    expect(serviceAudit(folder, ['run', 'lviv-center', '--answers', '-', ...given], { input: answers() }).code).toBe(0);
    expect(readIn(folder, 'audits/lviv-center/2026-11-20.audit.yaml')).toContain(
      'period: one week\nassessors:\n  - name: Anna Bondar\n    role: owner\n  - name: Petro\nscores:',
    );
    const { code, stderr } = serviceAudit(folder, ['run', 'kyiv', '--answers', '-'], { input: answers() });
    expect(code).toBe(2);
    expect(stderr).toContain('<stdin>:2:7');
    expect(stderr).toContain('The command line names the site “kyiv”, the answers “lviv-center”.');
  });

  test('--quiet says nothing but the diagram', () => {
    const { code, stdout, stderr } = serviceAudit(folderWith(), ['run', '--answers', '-', '--quiet'], {
      input: answers({ scores: { refunds: 4 } }),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^lviv-center, Base/);
  });

  test('the second audit shows the diff to the one before', () => {
    const folder = folderWith();
    audited(folder, { date: '2026-10-20' });
    const { stdout } = audited(folder, { scores: { refunds: 4 } });
    expect(stdout).toContain('lviv-center, 20 Oct → 21 Nov 2026, 32 days');
    expect(stdout).toContain('  Getting a refund    7    4  -3  nothing recorded');
  });

  test('an audit of that day is not overwritten', () => {
    const folder = folderWith();
    audited(folder);
    const before = readIn(folder, 'audits/lviv-center/2026-11-21.audit.yaml');
    const { code, stderr } = serviceAudit(folder, ['run', '--answers', '-'], {
      input: answers({ scores: { refunds: 1 } }),
    });
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'There is an audit of this day already: audits/lviv-center/2026-11-21.audit.yaml.',
    );
    expect(readIn(folder, 'audits/lviv-center/2026-11-21.audit.yaml')).toBe(before);
  });
});

describe('--template FILE', () => {
  test('is copied as it is, and serves from then on', () => {
    const folder = folderWith({ 'mine/kiosk.yaml': KIOSK_TEMPLATE });
    const first = serviceAudit(folder, ['run', '--template', 'mine/kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('Questionnaire copied to templates/kiosk.yaml\n');
    expect(first.stdout).toContain('  Coffee                         ██████████████│██     8\n');
    expect(readIn(folder, 'templates/kiosk.yaml')).toBe(KIOSK_TEMPLATE);

    const later = KIOSK_ANSWERS.replace('site: station', 'site: airport');
    expect(serviceAudit(folder, ['run', '--answers', '-'], { input: later }).code).toBe(0);
    expect(serviceAudit(folder, ['validate'])).toMatchObject({ code: 0 });
  });

  test('the same content there is fine, and is not said to be copied again', () => {
    const folder = folderWith({ 'kiosk.yaml': KIOSK_TEMPLATE, 'templates/kiosk.yaml': KIOSK_TEMPLATE });
    const { code, stderr } = serviceAudit(folder, ['run', '--template', 'kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain('copied');
  });

  test('other content under that name is refused, and both are named', () => {
    const other = KIOSK_TEMPLATE.replace('How hot is it?', 'How strong is it?');
    const folder = folderWith({ 'kiosk.yaml': KIOSK_TEMPLATE, 'templates/kiosk.yaml': other });
    const { code, stderr } = serviceAudit(folder, ['run', '--template', 'kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^kiosk\.yaml\n {2}error: .*kiosk\.yaml .*templates\/kiosk\.yaml/);
    expect(readIn(folder, 'templates/kiosk.yaml')).toBe(other);
    expect(existsSync(join(folder, 'audits'))).toBe(false);
  });

  test('one that is broken is told with its place; nothing is written', () => {
    const folder = folderWith({ 'kiosk.yaml': KIOSK_TEMPLATE.replace('version: 1', 'version: one') });
    const { code, stderr } = serviceAudit(folder, ['run', '--template', 'kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('kiosk.yaml:3:10\n');
    expect(tree(folder)).toEqual(['kiosk.yaml']);
  });

  test('a name that nobody knows is told where it stands, with a suggestion', () => {
    const { stderr } = refused(answers().replace('template: base', 'template: bsae'));
    expect(stderr).toContain('<stdin>:4:11\n');
    expect(stderr).toContain('There is no questionnaire “bsae”.\n  Did you mean “base”?');
  });

  test('another one than the file names', () => {
    const { stderr } = refused(KIOSK_ANSWERS, ['--template', 'base']);
    expect(stderr).toContain('<stdin>:4:11\n');
    expect(stderr).toContain('--template says “base”, but');
  });

  test('another one than the file names: that alone is told', () => {
    expect(countOf(refused(KIOSK_ANSWERS, ['--template', 'base']).stderr, 'error:')).toBe(1);
  });
});

describe('answers that are wrong', () => {
  const bad = `format: answers/1
site: ../x
date: 2026-02-30
template: base
assessors:
  - name: Olena Kovalchuk
    role: consultnt
scores:
  atmosphere:
    welcoming-atmosphere: 0
    client-area: 11
    premises-appearance: 7.5
    speech-manner: 7
  personnel:
    staff-fit: "7"
    staff-apearance: 7
    staff-competence:
      score: 6
      note: queue at till #2
    staffing-level: 7
  product:
    price-quality: 07
    availability: 7
    refunds: 7
`;

  test('all problems at once, each with its place, what is wrong and what to do', () => {
    expect(refused(bad).stderr).toMatchInlineSnapshot(`
      "<stdin>:2:7
        2 | site: ../x
          |       ^
        error: “../x” cannot be the key of a site.
        Use small Latin letters, digits and “-” between them, 64 at most: lviv-center.

      <stdin>:3:7
        3 | date: 2026-02-30
          |       ^
        error: 2026-02-30 is not a day in the calendar.
        Write a date as 2026-11-20.

      <stdin>:7:11
        7 |     role: consultnt
          |           ^
        error: “role” is consultnt, which is not one of its values.
        Write one of: owner, manager, staff, consultant, mystery-shopper, client.

      <stdin>:8:1
        8 | scores:
          | ^
        error: There is no answer for “staff-appearance” (Staff appearance).
        Give it a score, or “na: reason”, or “not-seen: reason”.

      <stdin>:8:1
        8 | scores:
          | ^
        error: There is no answer for “after-sales” (After-sales service).
        Give it a score, or “na: reason”, or “not-seen: reason”.

      <stdin>:10:27
        10 |     welcoming-atmosphere: 0
           |                           ^
        error: A score is a whole number from 1 to 10, not 0.
        Write 1 to 10 without quotes. What does not apply is “na: reason”, what could
        not be seen “not-seen: reason”.

      <stdin>:11:18
        11 |     client-area: 11
           |                  ^
        error: A score is a whole number from 1 to 10, not 11.
        Write 1 to 10 without quotes. What does not apply is “na: reason”, what could
        not be seen “not-seen: reason”.

      <stdin>:12:26
        12 |     premises-appearance: 7.5
           |                          ^
        error: A score is a whole number from 1 to 10, not 7.5.
        Write 1 to 10 without quotes. What does not apply is “na: reason”, what could
        not be seen “not-seen: reason”.

      <stdin>:13:5
        13 |     speech-manner: 7
           |     ^
        error: “speech-manner” stands under “atmosphere”, but belongs to “personnel”.
        Move it to “personnel”.

      <stdin>:15:16
        15 |     staff-fit: "7"
           |                ^
        error: A score is a whole number from 1 to 10, not "7".
        Write 1 to 10 without quotes. What does not apply is “na: reason”, what could
        not be seen “not-seen: reason”.

      <stdin>:16:5
        16 |     staff-apearance: 7
           |     ^
        error: The questionnaire “base” has no criterion “staff-apearance”.
        Did you mean “staff-appearance”?

      <stdin>:19:13
        19 |       note: queue at till #2
           |             ^
        error: Everything after # is a comment in YAML, so the rest of “note” would be
        lost.
        Write the text as a block: “note: |”, and the text on the next line, indented.

      <stdin>:22:20
        22 |     price-quality: 07
           |                    ^
        error: “07” is not written as a plain whole number.
        Write it with digits only, without leading zeros: 7. A text that looks like a
        number needs quotes.

      "
    `);
  });

  test('the same in Russian', () => {
    const { stderr } = refused(bad, ['--lang', 'ru']);
    expect(countOf(stderr, 'ошибка:')).toBe(countOf(refused(bad).stderr, 'error:'));
    expect(stderr).toContain('Нет ответа для «after-sales» (Послепродажный сервис).');
    expect(stderr).toContain('Может быть, «staff-appearance»?');
    expect(stderr).not.toMatch(/\b(error|the|there is|write|did you)\b/i);
  });

  // What is wrong, the file, where in it (the last such text), and what is said.
  test.each([
    ['a future date', answers({ date: '2999-01-01' }), '2999', '2999-01-01 lies in the future'],
    ['a missing criterion', answers({ scores: { refunds: undefined } }), 'scores:', 'answer for “refunds” (Getting a'],
    ['an unknown criterion', answers({ scores: { refund: 7 } }), 'refund:', 'Did you mean “refunds”?'],
    ['a criterion twice', `${answers()}  product:\n    refunds: 6\n`, 'refunds', '“refunds” is answered twice.'],
    ['the same key twice', `${answers()}  refunds: 6\n`, 'refunds', '“refunds” stands here twice.'],
    ['no score and no reason', answers({ scores: { refunds: '' } }), '\n  after-sales', '“refunds” has no value.'],
    ['score and na', answers({ scores: { refunds: '{score: 7, na: none}' } }), 'refunds', 'exactly one of “score”'],
    ['an unknown key', answers({ head: 'periodd: week\n' }), 'periodd', 'Did you mean “period”?'],
    ['an unknown guess', answers({ head: 'guess: [refund]\n' }), 'refund]', 'Did you mean “refunds”?'],
    ['four guesses', answers({ head: 'guess: [refunds, availability, staff-fit, after-sales]\n' }), '[ref', 'three'],
    [
      'more counted than were there',
      answers({ scores: { refunds: '{score: 7, counted: {ok: 9, of: 8}}' } }),
      'counted',
      'ok',
    ],
    ['a Windows device as a site', answers({ site: 'con' }), 'con\n', '“con” cannot be the key of a site.'],
    ['a site that begins with -', answers({ site: '-x' }), '-x', '“-x” cannot be the key of a site.'],
    [
      'an unplanned action',
      `${answers()}actions:\n  2026-10-20.audit/refunds-1: {status: done}\n`,
      '2026-10',
      'No earlier',
    ],
  ])('%s', (_, text, at, what) => {
    const { stderr } = refused(text);
    const before = text.slice(0, text.lastIndexOf(at)).split('\n');
    expect(stderr).toContain(`<stdin>:${before.length}:${(before.at(-1) ?? '').length + 1}\n`);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(what);
    expect(countOf(stderr, 'error:')).toBe(1);
  });
});

describe('files that are no answers', () => {
  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['a merge conflict', answers().replace('date:', '<<<<<<< HEAD\ndate:'), 'A merge conflict starts here.'],
    ['invalid UTF-8', Buffer.from(answers({ site: 'a\u00ff' }), 'latin1'), 'This is not UTF-8 text.'],
    ['a NUL byte', answers().replace('Olena', 'Ol\0ena'), 'There is a NUL byte in the text.'],
    ['an anchor', answers().replace('template: base', 'template: &t base'), 'An anchor (&…) is not allowed here.'],
    ['a directive', `%YAML 1.1\n---\n${answers()}`, 'A directive (%…) is not allowed here.'],
    ['two documents', `${answers()}---\n${answers()}`, 'There is a second document'],
    ['a tab', answers().replace('  refunds', '\trefunds'), 'A tab is used for indentation'],
    ['more than a megabyte', `${answers()}# ${'x'.repeat(1_100_000)}\n`, 'at most'],
    ['too deep', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'nested more than'],
    ['a newer format', answers().replace('answers/1', 'answers/2'), 'which is newer than this program'],
    ['another format', answers().replace('answers/1', 'audit/1'), '“answers/1” is needed here.'],
    ['no format', answers().replace('format: answers/1\n', ''), '“format: answers/1” is missing.'],
    ['a text', 'Everything was fine.\n', 'it takes keys with values'],
    ['a list', '- 7\n- 8\n', 'it takes keys with values'],
  ])('%s', (_, text, what) => {
    expect(refused(text).stderr.replaceAll(/\s+/g, ' ')).toContain(what);
  });

  test.each([
    ['a newer format', 'format: answers/2\nplace: lviv-center\nmarks: {}\n'],
    ['another format', 'format: config/1\nlanguage: en\n'],
    ['a text', 'Everything was fine.\n'],
    ['a list', '- 7\n- 8\n'],
  ])('%s: that alone is told', (_, text) => {
    expect(countOf(refused(text).stderr, 'error:')).toBe(1);
  });

  test('a directory, and a file that is not there', () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'answers'));
    const directory = serviceAudit(folder, ['run', '--answers', 'answers']);
    expect(directory.code).toBe(2);
    expect(directory.stderr).toContain('answers is not a regular file.');
    const missing = serviceAudit(folder, ['run', '--answers', 'nothing.yaml']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('There is no file nothing.yaml.');
    expect(tree(folder)).toEqual([]);
  });

  test('text that would move the cursor is made visible', () => {
    const { stderr } = refused(answers({ site: '"a\\e[2Jb"' }));
    expect(stderr).toContain('a\\u{1b}[2Jb');
    expect(stderr).not.toContain('\u001b');
  });
});
