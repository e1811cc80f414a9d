/** The files for CI, run as the place would run them: their own commands by a shell, with only the package manager played. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BINARY, TODAY } from '../helpers/processes/binary.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { audit, MAIN, path } from '../helpers/projects/gate-project.js';
import { aRepository, type Files, type Repository } from '../helpers/projects/repository.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const NOW = '2026-11-20';

/** A clone in which `change` is checked out and `main` is only known as origin/main, as in CI. */
function clone(branch: Files, main: Files = MAIN, prepare: (repository: Repository) => void = () => {}): string {
  const repository = aRepository(main);
  prepare(repository);
  repository.branch('change');
  repository.commit(branch);
  const folder = folderWith();
  repository.git('clone', '-q', '--branch', 'change', `file://${repository.folder}`, folder);
  return folder;
}

/** Runs a script as a step does. `npx` and `npm` stand for the program that is built here. */
function step(folder: string, script: string, env: Record<string, string> = {}) {
  const bin = folderWith({
    npx: `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${BINARY}' --today ${TODAY} "$@"\n`,
    'service-audit': `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' --today ${TODAY} "$@"\n`,
    npm: '#!/bin/sh\nexit 0\n',
  });
  for (const name of ['npx', 'npm', 'service-audit']) chmodSync(join(bin, name), 0o755);
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
  });
  return { code: status, stdout, stderr };
}

interface Step {
  run?: string;
  env?: Record<string, string>;
}

describe('init --ci github', () => {
  const workflow = (folder: string) => parse(readIn(folder, '.github/workflows/service-audit.yml'));
  const runs = (folder: string, job: string, cwd = folder) => {
    const steps = workflow(folder).jobs[job].steps as Step[];
    return steps.flatMap(({ run, env }) => (run ? [step(cwd, run, env ? { BASE: 'main' } : {})] : []));
  };

  test('a change that makes something worse fails, one that does not passes, on a main that fails', async () => {
    for (const [files, code] of [
      [{ [path('odesa', NOW)]: audit(NOW, { speed: 4 }) }, 1],
      [{ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) }, 0],
    ] as [Files, number][]) {
      const folder = clone(files);
      expect((await serviceAudit(folder, ['init', '--ci', 'github'])).code).toBe(0);
      expect(runs(folder, 'change').map((one) => one.code)).toEqual([0, 0, code]);
      expect(runs(folder, 'calendar').map((one) => one.code)).toEqual([0, 1]);
    }
  });

  test('a project below the top of the repository', async () => {
    const below = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [`my salons/${name}`, text]));
    const folder = clone({}, below);
    await serviceAudit(join(folder, 'my salons'), ['init', '--ci', 'github']);
    expect(workflow(folder).defaults.run['working-directory']).toBe('my salons');
    expect(runs(folder, 'change', join(folder, 'my salons')).map(({ code }) => code)).toEqual([0, 0, 0]);
  });
});

describe('init --ci gitlab', () => {
  const job = (folder: string, name: string) => {
    const jobs = parse(readIn(folder, '.gitlab/service-audit.yml'));
    const script = jobs[`service-audit ${name}`].script as string[];
    return step(folder, script.join('\n'), { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' });
  };

  test('both jobs hold the bar and leave their reports', async () => {
    const folder = clone({ [path('odesa', NOW)]: audit(NOW, { speed: 4 }) });
    await serviceAudit(folder, ['init', '--ci', 'gitlab']);
    const change = job(folder, 'change');
    expect([change.code, change.stdout]).toEqual([1, expect.stringContaining('8 → 4: fell 4, limit 2')]);
    expect(JSON.parse(readIn(folder, 'service-audit-quality.json')).length).toBeGreaterThan(0);
    expect(readIn(folder, 'service-audit.xml')).toContain('<failure type="max-drop"');
    expect(job(folder, 'calendar').code).toBe(1);
    expect(parse(readIn(folder, '.gitlab-ci.yml'))).toEqual({ include: [{ local: '.gitlab/service-audit.yml' }] });
  });
});

test('init --pre-commit: the hook validates', async () => {
  const folder = clone({});
  expect((await serviceAudit(folder, ['init', '--pre-commit'])).stdout).toContain('.pre-commit-config.yaml');
  const [hook] = parse(readIn(folder, '.pre-commit-config.yaml')).repos[0].hooks;
  expect(step(folder, hook.entry).code).toBe(0);
  const files = new RegExp(hook.files);
  expect(
    ['audits/a/2026-09-01.audit.yaml', 'x/service-audit.yaml', 'templates/a.yaml', 'README.md'].map((name) =>
      files.test(name),
    ),
  ).toEqual([true, true, true, false]);
});

test('the hooks of this repository name commands that are there', () => {
  const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as {
    id: string;
    entry: string;
    language: string;
  }[];
  const folder = clone({ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) });
  for (const { entry, language } of hooks) {
    expect(language).toBe('node');
    expect([entry, step(folder, entry.replace(/^service-audit/, 'npx --yes service-audit')).code]).toEqual([entry, 0]);
  }
});

describe('action.yml', { tags: 'slow' }, () => {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  const [install, check] = action.runs.steps as Required<Step>[];
  const act = (folder: string, inputs: Record<string, string> = {}, base = 'main') => {
    const given: Record<string, string> = { directory: '.', sites: '', against: '', lang: '', ...inputs };
    const env = Object.fromEntries(
      Object.entries(check?.env ?? {}).map(([name, value]) => [
        name,
        value
          .replace(/\$\{\{ github\.action_path \}\}/, ROOT)
          .replace(/\$\{\{ github\.base_ref \}\}/, base)
          .replace(/\$\{\{ inputs\.([a-z]+) \}\}/, (_, input) => given[input] ?? ''),
      ]),
    );
    return step(folder, check?.run ?? '', { ...env, GITHUB_ACTIONS: 'true' });
  };

  test('is composite, installs what it stands beside, and passes everything on as data', () => {
    expect(action.runs.using).toBe('composite');
    expect(Object.keys(action.inputs)).toEqual(['directory', 'sites', 'against', 'lang']);
    expect(install?.run).toContain('npm ci');
    for (const { run, shell } of action.runs.steps) expect([shell, run.includes('${{')]).toEqual(['bash', false]);
  });

  test('in a pull request the base branch is the bar; elsewhere every rule holds', () => {
    const folder = clone({ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) });
    expect(act(folder).code).toBe(0);
    expect(act(folder, {}, '').code).toBe(1);
    expect(act(folder, { against: 'none' }).code).toBe(1);
    expect(act(folder, { against: 'none', sites: 'odesa' }).code).toBe(0);
    expect(act(folder, { against: 'none', sites: 'odesa\nlviv' }).code).toBe(1);
    expect(act(folder, { lang: 'ru', against: 'none' }).stdout).toContain('ПРОВАЛ');
    expect(act(folder, { directory: 'nowhere' }).code).toBe(2);
    expect(act(folder, { sites: 'x; touch forged $(touch forged)' }).code).toBe(2);
    expect(spawnSync('ls', ['forged'], { cwd: folder }).status).not.toBe(0);
  });
});
