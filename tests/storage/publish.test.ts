import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkWritable, publish, replace, textOf, writeOutput } from '../../src/storage/publish.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';

const ask = (folder: string, name = 'a.yaml') => join(folder, name);

describe('a new record', () => {
  test('is written completely, and missing folders are made', () => {
    const folder = folderWith();
    const text = `note: «тест» ${'x'.repeat(300_000)}\n`;
    expect(publish(ask(folder, 'audits/lviv/a.yaml'), text, 'a.yaml')).toBe('written');
    expect(readIn(folder, 'audits/lviv/a.yaml')).toBe(text);
    expect(readdirSync(join(folder, 'audits/lviv'))).toEqual(['a.yaml']);
  });

  test('does not overwrite an existing one', () => {
    const folder = folderWith({ 'a.yaml': 'first\n' });
    expect(publish(ask(folder), 'second\n', 'a.yaml')).toBe('exists');
    expect(readIn(folder, 'a.yaml')).toBe('first\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test('does not follow a link in its place', () => {
    const folder = folderWith({ 'secret.txt': 'untouched\n' });
    symlinkSync(ask(folder, 'secret.txt'), ask(folder));
    expect(publish(ask(folder), 'x\n', 'a.yaml')).toBe('exists');
    expect(readIn(folder, 'secret.txt')).toBe('untouched\n');
  });

  test('of a hundred processes that want the name, one gets it and writes its file completely', () => {
    const folder = folderWith();
    const outcomes = Array.from({ length: 100 }, (_, index) => publish(ask(folder), `${index}\n`, 'a.yaml'));
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    expect(readIn(folder, 'a.yaml')).toBe('0\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });
});

describe('a file that is replaced', () => {
  test('holds the new text', () => {
    const folder = folderWith({ 'a.yaml': 'was\n' });
    expect(replace(ask(folder), 'now\n', 'was\n', 'a.yaml')).toBe(true);
    expect(readIn(folder, 'a.yaml')).toBe('now\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test('is not written if it already holds the text', () => {
    const folder = folderWith();
    expect(replace(ask(folder), 'same\n', 'same\n', 'a.yaml')).toBe(false);
    expect(existsSync(ask(folder))).toBe(false);
  });

  test('is made if it did not exist', () => {
    const folder = folderWith();
    expect(replace(ask(folder), 'now\n', undefined, 'a.yaml')).toBe(true);
    expect(readIn(folder, 'a.yaml')).toBe('now\n');
  });

  test.each([
    ['has been changed', 'was\n'],
    ['has appeared', undefined],
  ])('stays as it is if it %s meanwhile', (_, was) => {
    const folder = folderWith({ 'a.yaml': 'theirs\n' });
    const problems = problemsOf(() => replace(ask(folder), 'ours\n', was, 'settings'));
    expect(problems).toMatchObject([{ code: 'changed-meanwhile', details: { file: 'settings' } }]);
    expect(readIn(folder, 'a.yaml')).toBe('theirs\n');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test('is reported if it has been deleted meanwhile, and nothing is left behind', () => {
    const folder = folderWith();
    expect(problemsOf(() => replace(ask(folder), 'ours\n', 'was\n', 'a.yaml'))).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a place that refuses', () => {
  test('a file where a folder should be', () => {
    const folder = folderWith({ audits: 'a file\n' });
    const problems = problemsOf(() => publish(ask(folder, 'audits/a.yaml'), 'x\n', 'audits/a.yaml'));
    expect(problems).toMatchObject([{ code: 'cannot-write', details: { file: 'audits/a.yaml' } }]);
    expect(readIn(folder, 'audits')).toBe('a file\n');
  });

  test('a name that is too long', () => {
    const folder = folderWith();
    const problems = problemsOf(() => publish(ask(folder, `${'x'.repeat(300)}.yaml`), 'x\n', 'x'));
    expect(problems).toMatchObject([{ code: 'cannot-write', details: { reason: 'ENAMETOOLONG' } }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a folder without the right to write', () => {
    const folder = folderWith();
    mkdirSync(ask(folder, 'audits'));
    chmodSync(ask(folder, 'audits'), 0o500);
    expect(told(problemsOf(() => publish(ask(folder, 'audits/a.yaml'), 'x\n', 'a.yaml')))).toEqual(['cannot-write']);
    expect(told(problemsOf(() => checkWritable(ask(folder, 'audits'), 'audits')))).toEqual(['cannot-write']);
  });

  test('is reported before the first question; a writable one is not even made', () => {
    const folder = folderWith({ file: 'x\n' });
    expect(told(problemsOf(() => checkWritable(ask(folder, 'file/drafts'), 'drafts')))).toEqual(['cannot-write']);
    expect(problemsOf(() => checkWritable(ask(folder, 'deep/drafts'), 'drafts'))).toEqual([]);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('output to a file', () => {
  test('makes a file, or replaces an existing one', () => {
    const folder = folderWith({ 'old.md': 'old\n' });
    writeOutput(ask(folder, 'new/a.md'), 'x\n', 'a.md');
    writeOutput(ask(folder, 'old.md'), 'y\n', 'old.md');
    expect([readIn(folder, 'new/a.md'), readIn(folder, 'old.md')]).toEqual(['x\n', 'y\n']);
    expect(readdirSync(folder).sort()).toEqual(['new', 'old.md']);
  });

  test('is refused if there is a folder of that name', () => {
    const folder = folderWith({ 'audits/a.yaml': 'x\n' });
    expect(told(problemsOf(() => writeOutput(ask(folder, 'audits'), 'x\n', 'audits')))).toEqual(['cannot-write']);
    expect(readIn(folder, 'audits/a.yaml')).toBe('x\n');
  });

  test.skipIf(process.platform === 'win32')('goes into a device, and leaves it one', () => {
    writeOutput('/dev/null', 'x\n', '/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('goes into a pipe to whoever reads it', { tags: 'process' }, async () => {
    const pipe = ask(folderWith(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = new Promise<string>((resolve) => execFile('cat', [pipe], (_, stdout) => resolve(stdout)));
    writeOutput(pipe, 'x\n', 'pipe');
    expect(await reading).toBe('x\n');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});

test('the text of a missing file is undefined', () => {
  const folder = folderWith({ 'a.yaml': 'ü\n' });
  expect(textOf(ask(folder))).toBe('ü\n');
  expect(textOf(ask(folder, 'b.yaml'))).toBeUndefined();
});

test('a temporary file left by a crash does no harm and is not taken for a record', () => {
  const folder = folderWith();
  writeFileSync(ask(folder, '.a.yaml.0123456789ab.tmp'), 'half');
  expect(publish(ask(folder), 'whole\n', 'a.yaml')).toBe('written');
  expect(readFileSync(ask(folder), 'utf8')).toBe('whole\n');
});
