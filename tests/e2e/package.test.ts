/** What is published: the tarball holds what a user needs, and runs where it is installed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readIn, writeIn } from '../helpers/projects/folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const noNpm = npm(ROOT, ['--version']).status === 0 ? undefined : 'npm is missing';

beforeEach(({ skip }) => skip(noNpm !== undefined, noNpm));

/** All tests look at one tarball, and at one folder in which it is installed. */
let packed: Packed;
let folder: string;

beforeAll(() => {
  if (noNpm !== undefined) return;
  packed = pack();
  folder = install(packed.tarball);
});

const temporary: string[] = [];
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
});

function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'service-audit-package-'));
  temporary.push(path);
  return path;
}

function npm(cwd: string, args: readonly string[]) {
  return spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

interface Packed {
  tarball: string;
  files: string[];
}

/** Packs a copy of the repository, so that nothing in it is touched. */
function pack(): Packed {
  const copy = temporaryFolder();
  for (const name of readdirSync(ROOT)) {
    if (!['node_modules', '.git'].includes(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  const to = temporaryFolder();
  const { status, stdout, stderr } = npm(copy, ['pack', '--ignore-scripts', '--json', '--pack-destination', to]);
  if (status !== 0) throw new Error(stderr);
  const [{ files, filename }] = JSON.parse(stdout) as [{ files: { path: string }[]; filename: string }];
  return { tarball: join(to, basename(filename)), files: files.map(({ path }) => path).sort() };
}

/** Installs the tarball in a folder: from npm's cache, or by hand if something is missing there. */
function install(tarball: string): string {
  const folder = temporaryFolder();
  writeIn(folder, 'package.json', '{"private": true}\n');
  const args = ['install', '--ignore-scripts', '--offline', '--no-audit', '--no-fund', tarball];
  if (npm(folder, args).status === 0) return folder;
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'service-audit');
  mkdirSync(own, { recursive: true });
  expect(spawnSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', own]).status).toBe(0);
  const { dependencies } = JSON.parse(readIn(own, 'package.json')) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
  return folder;
}

test('the tarball holds the program, its types, its templates and nothing of how it is made', () => {
  const tops = new Set(packed.files.map((path) => path.split('/')[0]));
  for (const top of ['bin', 'dist', 'templates', 'package.json']) expect(tops).toContain(top);
  for (const path of [
    'bin/service-audit.js',
    'dist/main.js',
    'dist/index.d.ts',
    'dist/schema/audit-1.json',
    'templates/base.yaml',
  ]) {
    expect(packed.files).toContain(path);
  }
  const others = [...tops].filter(
    (top) =>
      !/^(bin|dist|templates|docs|package\.json|LICENSE|((README|METHOD)(\.ru)?|CONTRIBUTING|CHANGELOG|SECURITY)\.md)$/.test(
        top ?? '',
      ),
  );
  expect(others).toEqual([]);
  expect(packed.files.filter((path) => /\.test\.|(^|\/)(tests|src|scripts|node_modules)\//.test(path))).toEqual([]);
  expect(packed.files.filter((path) => path.startsWith('bin/'))).toEqual(['bin/service-audit.js']);
});

test('the tarball holds what a user reads', () => {
  for (const name of [
    'README.md',
    'README.ru.md',
    'METHOD.md',
    'METHOD.ru.md',
    'docs/commands.md',
    'docs/ru/commands.md',
    'LICENSE',
  ])
    expect(packed.files).toContain(name);
});

test('installed elsewhere without scripts, it runs', () => {
  const binary = join(folder, 'node_modules/service-audit/bin/service-audit.js');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [binary, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TMPDIR: folder },
    });

  const demo = run('demo');
  expect({ status: demo.status, stderr: demo.stderr }).toEqual({ status: 0, stderr: '' });
  expect(demo.stdout).toContain('The gate fails, as it should: exit code 1.');

  expect(run('init').status).toBe(0);
  expect(readdirSync(join(folder, '.service-audit/schema')).sort()).toEqual(
    expect.arrayContaining(['answers-1.json', 'audit-1.json', 'config-1.json', 'site-1.json']),
  );
  const { version } = JSON.parse(readIn(ROOT, 'package.json')) as { version: string };
  expect(run('--version').stdout).toBe(`${version}\n`);
});

test('what the package exports is there', () => {
  const script = `
    import { createRequire } from 'node:module';
    import 'service-audit';
    const require = createRequire(import.meta.url);
    console.log(require('service-audit/schema/audit-1.json').$schema, require('service-audit/package.json').license);
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe('http://json-schema.org/draft-07/schema# MIT\n');
});
