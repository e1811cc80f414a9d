import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Project } from '../../src/storage/project.js';
import { isSiteKey, locate, parseRecordName } from '../../src/storage/record-name.js';
import { folderWith } from '../helpers/projects/folder.js';

describe('the name of a record', () => {
  test.each([
    ['2026-11-20.audit.yaml', { id: '2026-11-20.audit', date: '2026-11-20', kind: 'audit', number: 1 }],
    ['2026-11-20.follow-up.yaml', { id: '2026-11-20.follow-up', date: '2026-11-20', kind: 'follow-up', number: 1 }],
    ['2026-11-20.follow-up-2.yaml', { id: '2026-11-20.follow-up-2', date: '2026-11-20', kind: 'follow-up', number: 2 }],
    [
      '2026-11-20.follow-up-10.yaml',
      { id: '2026-11-20.follow-up-10', date: '2026-11-20', kind: 'follow-up', number: 10 },
    ],
    [
      '2026-10-01.service-tiers.audit.yaml',
      {
        id: '2026-10-01.service-tiers.audit',
        date: '2026-10-01',
        kind: 'audit',
        programme: 'service-tiers',
        number: 1,
      },
    ],
  ])('%s', (file, name) => {
    expect(parseRecordName(file)).toEqual(name);
  });

  test.each([
    '2026-02-30.audit.yaml',
    '2026-11-20.audit-2.yaml',
    '2026-11-20.follow-up-1.yaml',
    '2026-11-20.follow-up-02.yaml',
    '2026-11-20.follow-up-.yaml',
    '2026-11-20.audit.yml',
    '2026-11-20.audit.yaml.bak',
    '2026-11-20.audit (1).yaml',
    '2026-11-20.Audit.yaml',
    '2026-11-20.ballot-anna.yaml',
    '2026-11-20.yaml',
    'audit.yaml',
    ' 2026-11-20.audit.yaml',
    '../2026-11-20.audit.yaml',
    '2026-11-20.UP.audit.yaml',
    '2026-11-20.a/b.audit.yaml',
  ])('%s is not the name of a record', (file) => {
    expect(parseRecordName(file)).toBeUndefined();
  });
});

describe('the key of a site', () => {
  test.each(['lviv', 'lviv-center', '24-7', 'a', '7', 'x'.repeat(64), 'console', 'a--b', 'con-1'])(
    '%s is one',
    (key) => {
      expect(isSiteKey(key)).toBe(true);
    },
  );

  test.each([
    '',
    '-x',
    'x-',
    '-',
    'x'.repeat(65),
    'Lviv',
    'львов',
    'a b',
    'a.b',
    'a/b',
    '../x',
    '..',
    '.',
    'a\\b',
    'x\n',
    'con',
    'prn',
    'aux',
    'nul',
    'com1',
    'lpt9',
    '--help',
  ])('%j is not a key', (key) => {
    expect(isSiteKey(key)).toBe(false);
  });

  test('no key leads out of the folder audits', () => {
    const project = new Project(folderWith());
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '-', '.', '/', '\\', '~', 'C', ':'), maxLength: 6 }),
        (key) => {
          const inside = join(project.root, 'audits', 'x').slice(0, -1);
          if (isSiteKey(key)) expect(project.siteFolder(key)).toBe(inside + key);
        },
      ),
    );
  });
});

test('the path of a record gives its project, site and name', () => {
  expect(locate('/p/audits/lviv/2026-11-20.audit.yaml')).toMatchObject({ root: '/p', site: 'lviv' });
  expect(locate('/p/audits/2026-11-20.audit.yaml')).toBeUndefined();
  expect(locate('/p/audits/con/2026-11-20.audit.yaml')).toBeUndefined();
  expect(locate('/p/audits/lviv/notes.yaml')).toBeUndefined();
});
