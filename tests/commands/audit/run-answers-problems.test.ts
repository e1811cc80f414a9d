/** `run --answers`: every problem of the answers is reported with its place, and nothing is written. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers } from '../../helpers/projects/answers-file.js';
import { folderWith } from '../../helpers/projects/folder.js';

/** Everything in the folder, by path. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** Runs `--answers` on a file of this text: it is refused, tells no stack, and nothing is written. */
async function refused(text: string | Buffer, args: readonly string[] = []): Promise<Outcome> {
  const folder = folderWith();
  const outcome = await serviceAudit(folder, ['run', '--answers', '-', ...args], { input: text });
  expect(outcome.code).toBe(2);
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).not.toMatch(/^ +at |Error:|fault in service-audit/m);
  expect(tree(folder)).toEqual([]);
  return outcome;
}

const countOf = (text: string, part: string) => text.split(part).length - 1;

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

  test('all problems at once, each with its place, what is wrong and what to do', async () => {
    expect((await refused(bad)).stderr).toMatchInlineSnapshot(`
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
        Write 1 to 10 without quotes. If it does not apply, write “na: reason”; if it
        could not be seen, “not-seen: reason”.

      <stdin>:11:18
        11 |     client-area: 11
           |                  ^
        error: A score is a whole number from 1 to 10, not 11.
        Write 1 to 10 without quotes. If it does not apply, write “na: reason”; if it
        could not be seen, “not-seen: reason”.

      <stdin>:12:26
        12 |     premises-appearance: 7.5
           |                          ^
        error: A score is a whole number from 1 to 10, not 7.5.
        Write 1 to 10 without quotes. If it does not apply, write “na: reason”; if it
        could not be seen, “not-seen: reason”.

      <stdin>:13:5
        13 |     speech-manner: 7
           |     ^
        error: “speech-manner” is under “atmosphere”, but belongs to “personnel”.
        Move it to “personnel”.

      <stdin>:15:16
        15 |     staff-fit: "7"
           |                ^
        error: A score is a whole number from 1 to 10, not "7".
        Write 1 to 10 without quotes. If it does not apply, write “na: reason”; if it
        could not be seen, “not-seen: reason”.

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

  test('the same in Russian', async () => {
    const { stderr } = await refused(bad, ['--lang', 'ru']);
    expect(countOf(stderr, 'ошибка:')).toBe(countOf((await refused(bad)).stderr, 'error:'));
    expect(stderr).toContain('Нет ответа для «after-sales» (Послепродажный сервис).');
    expect(stderr).toContain('Может быть, «staff-appearance»?');
    expect(stderr).not.toMatch(/\b(error|the|there is|write|did you)\b/i);
  });

  // What is wrong, the file, where in it (the last such text), and what is said.
  test.each([
    ['a future date', answers({ date: '2999-01-01' }), '2999', '2999-01-01 is in the future'],
    ['a missing criterion', answers({ scores: { refunds: undefined } }), 'scores:', 'answer for “refunds” (Getting a'],
    ['an unknown criterion', answers({ scores: { refund: 7 } }), 'refund:', 'Did you mean “refunds”?'],
    ['a criterion twice', `${answers()}  product:\n    refunds: 6\n`, 'refunds', '“refunds” is answered twice.'],
    ['the same key twice', `${answers()}  refunds: 6\n`, 'refunds', '“refunds” appears here twice.'],
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
  ])('%s', async (_, text, at, what) => {
    const { stderr } = await refused(text);
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
  ])('%s', async (_, text, what) => {
    expect((await refused(text)).stderr.replaceAll(/\s+/g, ' ')).toContain(what);
  });

  test.each([
    ['a newer format', 'format: answers/2\nplace: lviv-center\nmarks: {}\n'],
    ['another format', 'format: config/1\nlanguage: en\n'],
    ['a text', 'Everything was fine.\n'],
    ['a list', '- 7\n- 8\n'],
  ])('%s: that alone is told', async (_, text) => {
    expect(countOf((await refused(text)).stderr, 'error:')).toBe(1);
  });

  test('a directory, and a file that is not there', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'answers'));
    const directory = await serviceAudit(folder, ['run', '--answers', 'answers']);
    expect(directory.code).toBe(2);
    expect(directory.stderr).toContain('answers is not a regular file.');
    const missing = await serviceAudit(folder, ['run', '--answers', 'nothing.yaml']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('There is no file nothing.yaml.');
    expect(tree(folder)).toEqual([]);
  });

  test('text that would move the cursor is made visible', async () => {
    const { stderr } = await refused(answers({ site: '"a\\e[2Jb"' }));
    expect(stderr).toContain('a\\u{1b}[2Jb');
    expect(stderr).not.toContain('\u001b');
  });
});

test('in Russian a typed word stands between Russian quotes', async () => {
  const input = answers({ scores: { refunds: 'семь' } });
  const { stderr } = await serviceAudit(folderWith(), ['--lang', 'ru', 'run', '--answers', '-'], { input });
  expect(stderr).toContain('Оценка — целое число от 1 до 10, а не «семь».');
});
