/** The checks before the YAML of a file is parsed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, readText } from '../../src/storage/read.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';
import { auditWith, parseAudit, sourceOf } from '../helpers/records/audit-text.js';

const MIB = 1024 * 1024;

/** The problems of a file with these bytes. */
function readingBytes(bytes: Uint8Array | string): string[] {
  const path = join(folderWith(), 'a.yaml');
  writeFileSync(path, bytes);
  return told(problemsOf(() => sourceOf(readText(path, 'a.yaml'))));
}

describe('only a regular file is read', () => {
  test('its text is read', () => {
    const path = join(folderWith({ 'a.yaml': 'note: «тест»\n' }), 'a.yaml');
    expect(readText(path, 'a.yaml')).toBe('note: «тест»\n');
  });

  test('a folder is refused', () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'a.yaml'));
    expect(told(problemsOf(() => readText(join(folder, 'a.yaml'), 'a.yaml')))).toEqual(['not-a-file']);
  });

  test.skipIf(process.platform === 'win32')('no FIFO, which would wait for ever', { tags: 'process' }, () => {
    const path = join(folderWith(), 'a.yaml');
    execFileSync('mkfifo', [path]);
    expect(told(problemsOf(() => readText(path, 'a.yaml')))).toEqual(['not-a-file']);
  });

  test.skipIf(process.platform === 'win32')('no device, which would never end', () => {
    expect(told(problemsOf(() => readText('/dev/zero', '/dev/zero')))).toEqual(['not-a-file']);
  });

  test('a symbolic link is refused, even to a good file', () => {
    const folder = folderWith({ 'real.yaml': 'a: 1\n' });
    symlinkSync(join(folder, 'real.yaml'), join(folder, 'a.yaml'));
    expect(told(problemsOf(() => readText(join(folder, 'a.yaml'), 'a.yaml')))).toEqual(['not-a-file']);
  });

  test('a path that does not exist, and one below a file, are reported as missing', () => {
    const folder = folderWith({ 'a.yaml': 'a: 1\n' });
    const missing = (name: string) => problemsOf(() => readText(join(folder, name), name));
    expect(missing('b.yaml')).toMatchObject([{ code: 'file-missing', details: { file: 'b.yaml' } }]);
    expect(told(missing('a.yaml/c.yaml'))).toEqual(['file-missing']);
  });

  test('a file of 1 MiB is read, one with a byte more is not', () => {
    const comment = (size: number) => `# ${'x'.repeat(size - 8)}\na: 1\n`;
    expect(readingBytes(comment(MIB))).toEqual([]);
    expect(readingBytes(comment(MIB + 1))).toEqual(['file-too-large']);
    expect(told(problemsOf(() => decode(Buffer.alloc(MIB + 1, 'x'), '<stdin>')))).toEqual(['file-too-large']);
  });
});

describe('only UTF-8 text is read', () => {
  test.each([
    ['a byte of Windows-1251', Buffer.from([0xd2])],
    ['a sequence that is cut off', Buffer.from([0xd0])],
    ['an overlong slash', Buffer.from([0xc0, 0xaf])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['beyond Unicode', Buffer.from([0xf5, 0x80, 0x80, 0x80])],
  ])('%s is reported with its line', (_, bytes) => {
    const file = Buffer.concat([Buffer.from('a: 1\nb: 2\nc: '), bytes, Buffer.from('\n')]);
    expect(readingBytes(file)).toEqual(['3 not-utf8']);
  });

  test('a replacement character in the text is not taken for the broken line', () => {
    const file = Buffer.concat([Buffer.from('a: \ufffd\nb: 2\nc: '), Buffer.from([0xd2]), Buffer.from('\n')]);
    expect(readingBytes(file)).toEqual(['3 not-utf8']);
  });

  test('UTF-16, as an editor on Windows may save it, is refused', () => {
    expect(readingBytes(Buffer.from('\ufeffa: 1\n', 'utf16le'))).toEqual(['1 not-utf8']);
  });

  test('a NUL byte is reported with its line', () => {
    expect(readingBytes('a: 1\nb: x\0y\n')).toEqual(['2 nul-byte']);
  });

  test('a byte order mark and Windows line ends do no harm', () => {
    const text = auditWith('score: 7\nnote: |\n  one\n  two');
    const entry = parseAudit(decode(Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`), 'a.yaml')).scores.product
      ?.refunds;
    expect(entry).toEqual({ score: 7, note: 'one\ntwo' });
  });
});

describe('a merge conflict', () => {
  const conflict = 'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n';

  test('is reported with its line, instead of an error of YAML', () => {
    expect(readingBytes(conflict)).toEqual(['2:1 merge-conflict']);
    expect(readingBytes(conflict.replaceAll('\n', '\r\n'))).toEqual(['2:1 merge-conflict']);
  });

  test('is not seen inside a text', () => {
    expect(readingBytes('note: |\n  <<<<<<< HEAD\n')).toEqual([]);
  });
});

describe('the first problem is reported', () => {
  test.each([
    ['too large before its bytes', Buffer.concat([Buffer.alloc(MIB, 0xff), Buffer.from('\0')]), 'file-too-large'],
    ['bytes before a conflict', Buffer.concat([Buffer.from('<<<<<<< HEAD\n'), Buffer.from([0xff])]), '2 not-utf8'],
    ['a NUL before a conflict', Buffer.from('<<<<<<< HEAD\n\0'), '2 nul-byte'],
    ['a conflict before depth', Buffer.from(`<<<<<<< HEAD\n${'['.repeat(100)}`), '1:1 merge-conflict'],
    ['depth before syntax', Buffer.from(`a: 'x' 'y'\nb: ${'['.repeat(100)}`), '2:36 too-deep'],
    ['features before syntax', Buffer.from('a: &x 1\nb: *x\n  c: {'), '1:4 yaml-feature'],
  ])('%s', (_, bytes, expected) => {
    expect(readingBytes(bytes)[0]).toBe(expected);
  });
});
