/** How many files the gate opens: those that a rule asks for, each of them once, however long the history is. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/commands/gate/judge.js';
import { judgeChange } from '../../../src/commands/gate/judge-change.js';
import { addDays } from '../../../src/domain/text/date.js';
import { Project } from '../../../src/storage/project.js';
import { readOnce, type Tree } from '../../../src/storage/tree.js';
import { audit, followUp, path, type Scores, TEMPLATE } from '../../helpers/projects/gate-project.js';
import type { Files } from '../../helpers/projects/repository.js';

const ROOT = '/project';
const TODAY = '2026-11-20';
const DAYS = { today: TODAY, latest: TODAY };
const SETTINGS = 'format: config/1\nlanguage: en\ntime-zone: UTC\ntemplate: mini\n';

/** A project in memory that notes which records are read. */
function aTree(files: Files): { tree: Tree; read: string[] } {
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(ROOT, name), text ?? '']));
  const read: string[] = [];
  const tree: Tree = {
    label: '',
    list(folder) {
      const below = [...texts.keys()].filter((name) => name.startsWith(`${folder}/`));
      const names = below.map((name) => name.slice(folder.length + 1).split('/'));
      const items = new Map(names.map(([name = '', ...rest]) => [name, rest.length > 0]));
      return [...items].map(([name, isFolder]) => ({ name, isDirectory: () => isFolder }));
    },
    has: (name) => texts.has(name),
    text(name) {
      if (name.includes('/audits/')) read.push(name.slice(ROOT.length + '/audits/lviv/'.length));
      return texts.get(name) ?? '';
    },
  };
  return { tree: readOnce(tree), read };
}

/** Audits ten days apart, the last one today, the oldest scores first. */
function audits(...scores: Scores[]): Files {
  const dates = scores.map((_, index) => addDays(TODAY, -10 * (scores.length - 1 - index)));
  return Object.fromEntries(
    scores.map((own, index) => [path('lviv', dates[index] ?? ''), audit(dates[index] ?? '', own)]),
  );
}

function readingOf(files: Files, check = '') {
  const { tree, read } = aTree({ 'service-audit.yaml': SETTINGS + check, 'templates/mini.yaml': TEMPLATE, ...files });
  return { project: new Project(ROOT, ROOT, tree), read };
}

/** The records that the gate reads to judge a site, in the order in which it does. */
function readFor(files: Files, check?: string): string[] {
  const { project, read } = readingOf(files, check);
  judge({ head: project, base: project, days: DAYS, language: 'en' }, 'lviv');
  return read;
}

const LEVEL = { greeting: 8 };
const LAST = '2026-11-20.audit.yaml';
const PREVIOUS = '2026-11-10.audit.yaml';

describe('with the default rules', () => {
  test.each([2, 3, 30])('and nothing sagging, two of %i audits are read', (count) => {
    expect(readFor(audits(...Array.from({ length: count }, () => LEVEL)))).toEqual([LAST, PREVIOUS]);
  });

  test('a follow-up between two audits is not read, and one after the last audit is', () => {
    const files = audits(LEVEL, LEVEL, LEVEL);
    const between = 'audits/lviv/2026-11-15.follow-up.yaml';
    expect(readFor({ ...files, [between]: followUp('2026-11-15', { speed: 8 }) })).toEqual([LAST, PREVIOUS]);
    const since = 'audits/lviv/2026-11-20.follow-up.yaml';
    expect(readFor({ ...files, [since]: followUp(TODAY, { speed: 8 }) })).toHaveLength(3);
  });

  test('a criterion that sags opens the whole history once: an old record may explain it', () => {
    const read = readFor(audits(LEVEL, LEVEL, LEVEL, { speed: 4 }));
    expect(read).toHaveLength(4);
    expect(new Set(read).size).toBe(4);
  });

  test('a criterion that was not seen opens records back to its last score', () => {
    const unseen = { speed: { 'not-seen': 'nobody asked' } };
    expect(readFor(audits(LEVEL, LEVEL, LEVEL, LEVEL, unseen, unseen))).toHaveLength(4);
  });
});

test.each([
  ['min-score: 5', 1],
  ['max-drop: 2', 2],
  ['vanished: fail', 2],
  ['max-age: 30d', 1],
  ['max-slide: 3', 5],
  ['max-silence: 30d', 5],
])('with %s alone, %i of five audits are read', (rule, count) => {
  expect(readFor(audits(LEVEL, LEVEL, LEVEL, LEVEL, LEVEL), `check:\n  ${rule}\n`)).toHaveLength(count);
});

test('against a commit, each record of base and head is read once', () => {
  const before = audits(LEVEL, LEVEL, LEVEL, LEVEL);
  const [head, base] = [readingOf({ ...before, [path('lviv', TODAY)]: audit(TODAY, { speed: 6 }) }), readingOf(before)];
  const reading = { head: head.project, base: base.project, days: DAYS, language: 'en' };
  const commit = { ref: 'main', hash: '', tree: base.project.tree, blobs: new Map() };
  const { checked } = judgeChange({ reading, commit, renamed: new Map(), sites: ['lviv'], gone: [] }, 'lviv');
  expect(checked?.findings.map(({ finding }) => finding.rule)).toContain('rewritten');
  for (const { read } of [head, base]) expect([...read].sort()).toEqual([...new Set(read)].sort());
});
