/**
 * Reading a commit with git.
 *
 * @module-tag process
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { forkPoint, isUnchanged, mergedTree, openCommit } from '../../src/storage/git.js';
import { Project } from '../../src/storage/project.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';
import { aRepository, Repository } from '../helpers/projects/repository.js';

const codesOf = (action: () => unknown) => told(problemsOf(action));
const SETTINGS = 'format: config/1\n';
const A = 'audits/a/2026-09-01.audit.yaml';
const B = 'audits/b/2026-09-01.audit.yaml';
const textIn = (folder: string, ref: string, name: string) => {
  const { tree } = openCommit(folder, ref);
  return tree.text(join(folder, name), name);
};

afterEach(() => vi.unstubAllEnvs());

describe('a project at a commit', () => {
  test('is read as it was, whatever the disk holds now', () => {
    const repository = aRepository({ 'service-audit.yaml': SETTINGS, [A]: 'one: 1\n', [B]: 'same: 1\n' });
    repository.write({ 'service-audit.yaml': `${SETTINGS}target: 8\n`, [A]: undefined });
    const project = new Project(repository.folder, repository.folder, openCommit(repository.folder, 'main').tree);
    expect(project.sites()).toEqual(['a', 'b']);
    expect(project.settings.target).toBe(7);
    expect(project.records('a').names.map(({ id }) => id)).toEqual(['2026-09-01.audit']);
    expect(textIn(repository.folder, 'main', A)).toBe('one: 1\n');
    expect(textIn(repository.folder, 'main', B)).toBe('same: 1\n');
    expect(project.shown(project.siteFolder('a'))).toBe('main:audits/a');
  });

  test('may lie below the top of the repository', () => {
    const repository = aRepository({
      [`salons/${A}`]: 'one: 1\n',
      [A]: 'two: 2\n',
      'salons/service-audit.yaml': SETTINGS,
    });
    const root = join(repository.folder, 'salons');
    const { tree, blobs } = openCommit(root, 'HEAD');
    expect(tree.text(join(root, A), A)).toBe('one: 1\n');
    expect([...blobs.keys()].sort()).toEqual([join(root, A), join(root, 'service-audit.yaml')]);
  });

  test('names may be of any script, and hold spaces and line feeds', () => {
    const name = 'audits/a/аудит 1\n2.yaml';
    const repository = aRepository({ [name]: 'one: 1\n' });
    repository.write({ [name]: undefined });
    expect(textIn(repository.folder, 'main', name)).toBe('one: 1\n');
  });

  test('a commit, a tag, a branch and what is relative to them are named alike', () => {
    const repository = aRepository({ [A]: 'one: 1\n' });
    const first = repository.git('rev-parse', 'HEAD');
    repository.git('tag', '-a', 'v1', '-m', 'one');
    repository.commit({ [A]: 'two: 2\n' });
    for (const ref of [first, first.slice(0, 8), 'v1', 'main~1', 'HEAD^']) {
      expect(openCommit(repository.folder, ref).hash, ref).toBe(first);
      expect(textIn(repository.folder, ref, A)).toBe('one: 1\n');
    }
  });

  test('one process lists, one reads, however many files there are', () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`audits/s${n}/2026-09-01.audit.yaml`, `n: ${n}\n`]),
    );
    const repository = aRepository(files);
    repository.write(Object.fromEntries(Object.keys(files).map((name) => [name, 'else: 1\n'])));
    const log = join(repository.folder, '..', `${repository.folder.split('/').at(-1)}.log`);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const bin = folderWith({ git: `#!/bin/sh\necho "$*" >> '${log}'\nexec '${real}' "$@"\n` });
    chmodSync(join(bin, 'git'), 0o755);
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
    const { tree } = openCommit(repository.folder, 'main');
    for (const [name, text] of Object.entries(files)) expect(tree.text(join(repository.folder, name), name)).toBe(text);
    const called = execFileSync('cat', [log], { encoding: 'utf8' }).trim().split('\n');
    execFileSync('rm', [log]);
    expect(called.map((line) => /rev-parse|ls-tree|cat-file/.exec(line)?.[0])).toEqual([
      'rev-parse',
      'rev-parse',
      'ls-tree',
      'cat-file',
    ]);
  });

  test('a link and what is too large are refused, never followed', () => {
    const repository = aRepository();
    mkdirSync(join(repository.folder, 'audits/a'), { recursive: true });
    symlinkSync('/etc/passwd', join(repository.folder, A));
    writeFileSync(join(repository.folder, 'service-audit.yaml'), '#'.repeat(1_100_000));
    repository.commit();
    expect(codesOf(() => textIn(repository.folder, 'main', A))).toEqual(['not-a-file']);
    expect(codesOf(() => textIn(repository.folder, 'main', 'service-audit.yaml'))).toEqual(['file-too-large']);
    expect(codesOf(() => textIn(repository.folder, 'main', B))).toEqual(['file-missing']);
  });
});

describe('what is told where it cannot be done', () => {
  test('no git', () => {
    const { folder } = aRepository();
    vi.stubEnv('PATH', '/nonexistent');
    expect(codesOf(() => openCommit(folder, 'main'))).toEqual(['git-missing']);
  });

  test('no repository', () => {
    expect(codesOf(() => openCommit(folderWith(), 'main'))).toEqual(['git-no-repository']);
  });

  test.each(['nothing', 'origin/main', '', '--help', '-n1', 'main..main', 'main:audits', 'a b'])(
    'no such commit: %s',
    (ref) => {
      const { folder } = aRepository({ [A]: 'one: 1\n' });
      expect(codesOf(() => openCommit(folder, ref))).toEqual(['git-unknown-ref']);
    },
  );

  test('a shallow clone', () => {
    const repository = aRepository({ [A]: 'one: 1\n' });
    repository.branch('change');
    repository.commit({ [B]: 'one: 1\n' });
    const folder = folderWith();
    repository.git('clone', '-q', '--depth', '1', '--branch', 'change', `file://${repository.folder}`, folder);
    expect(codesOf(() => openCommit(folder, 'main~1'))).toEqual(['git-shallow']);
    expect(openCommit(folder, 'HEAD').ref).toBe('HEAD');
    // Both are there, and where they parted is not.
    new Repository(folder).git('fetch', '-q', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    const commit = openCommit(folder, 'origin/main');
    expect(codesOf(() => forkPoint(folder, commit))).toEqual(['git-shallow']);
  });
});

describe('what a repository or an environment says is not run', () => {
  test('monitors, text conversions, external diffs, filters and replaced objects', () => {
    const repository = aRepository({ [A]: 'one: 1\n', '.gitattributes': '*.yaml diff=evil filter=evil\n' });
    const mark = join(repository.folder, 'ran');
    const evil = join(folderWith({ evil: `#!/bin/sh\ntouch '${mark}'\ncat\n` }), 'evil');
    chmodSync(evil, 0o755);
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'diff.evil.textconv',
      'filter.evil.smudge',
      'filter.evil.clean',
      'core.pager',
    ]) {
      repository.git('config', key, evil);
    }
    const hash = repository.git('rev-parse', `HEAD:${A}`);
    repository.write({ other: 'three: 3\n' });
    repository.git('replace', hash, repository.git('hash-object', '-w', '--no-filters', 'other'));
    repository.write({ [A]: 'two: 2\n' });
    expect(textIn(repository.folder, 'main', A)).toBe('one: 1\n');
    const commit = openCommit(repository.folder, 'main');
    mergedTree(repository.folder, forkPoint(repository.folder, commit), commit);
    expect(existsSync(mark)).toBe(false);
  });

  test('GIT_DIR, GIT_CONFIG and the like lead nowhere else', () => {
    const repository = aRepository({ [A]: 'one: 1\n' });
    const other = aRepository({ [A]: 'other: 1\n' });
    repository.write({ [A]: undefined });
    vi.stubEnv('GIT_DIR', join(other.folder, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other.folder);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'alias.ls-tree');
    vi.stubEnv('GIT_CONFIG_VALUE_0', '!false');
    expect(textIn(repository.folder, 'main', A)).toBe('one: 1\n');
  });
});

describe('changed or not', () => {
  test('by content, line ends aside', () => {
    const repository = aRepository({ [A]: 'one: 1\ntwo: 2\n' });
    const commit = openCommit(repository.folder, 'main');
    const unchanged = (text?: string) => {
      repository.write({ [A]: text });
      return isUnchanged(commit, join(repository.folder, A));
    };
    expect(unchanged('one: 1\ntwo: 2\n')).toBe(true);
    expect(unchanged('one: 1\r\ntwo: 2\r\n')).toBe(true);
    expect(unchanged('one: 1\ntwo: 3\n')).toBe(false);
    expect(unchanged(undefined)).toBe(false);
    expect(isUnchanged(commit, join(repository.folder, B))).toBe(true);
  });
});

describe('merged', () => {
  const C = 'audits/c/2026-09-01.audit.yaml';
  const merged = (repository: Repository) => {
    const commit = openCommit(repository.folder, 'main');
    const tree = mergedTree(repository.folder, forkPoint(repository.folder, commit), commit);
    const project = new Project(repository.folder, repository.folder, tree);
    return Object.fromEntries(
      project.sites().flatMap((site) =>
        project.records(site).names.map(({ id }) => {
          const path = project.recordPath(site, id);
          return [`${site}/${id}`, tree.text(path, path)];
        }),
      ),
    );
  };
  const START = { [A]: 'a: 1\n', [B]: 'b: 1\n', [C]: 'c: 1\n' };

  test('a branch that is behind is seen with what came meanwhile, and with its own changes', () => {
    const repository = aRepository(START);
    repository.branch('change');
    repository.commit({ [B]: 'b: 2\n', [A.replace('09', '10')]: 'a: branch\n', [C]: undefined });
    repository.git('checkout', '-q', 'main');
    repository.commit({ [A]: 'a: 3\n', [A.replace('09', '11')]: 'a: main\n' });
    repository.git('checkout', '-q', 'change');
    expect(merged(repository)).toEqual({
      'a/2026-09-01.audit': 'a: 3\n',
      'a/2026-10-01.audit': 'a: branch\n',
      'a/2026-11-01.audit': 'a: main\n',
      'b/2026-09-01.audit': 'b: 2\n',
    });
  });

  test('what was deleted meanwhile is gone, a site without files with it', () => {
    const repository = aRepository(START);
    repository.branch('change');
    repository.commit({ [B]: 'b: 2\n' });
    repository.git('checkout', '-q', 'main');
    repository.commit({ [A]: undefined });
    repository.git('checkout', '-q', 'change');
    expect(existsSync(join(repository.folder, A))).toBe(true);
    expect(merged(repository)).toEqual({ 'b/2026-09-01.audit': 'b: 2\n', 'c/2026-09-01.audit': 'c: 1\n' });
  });

  test('what is not committed yet counts as the branch’s', () => {
    const repository = aRepository(START);
    repository.write({ [A]: 'a: now\n' });
    expect(merged(repository)['a/2026-09-01.audit']).toBe('a: now\n');
  });
});
