/** The gate of a change, in a real repository: every way to slip past it that could be thought of, and honest changes. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { aBranch, audit, followUp, MAIN, path, SETTINGS, TEMPLATE } from '../../helpers/projects/gate-project.js';
import { aRepository, type Files, type Repository } from '../../helpers/projects/repository.js';

const NOW = '2026-11-20';
const AGAINST = ['check', '--against', 'main'];
const check = (repository: Repository, ...args: string[]) => serviceAudit(repository.folder, [...AGAINST, ...args]);

/** Wherever lines were wrapped. */
const oneLine = ({ stdout, stderr }: { stdout: string; stderr: string }) => (stdout + stderr).replaceAll(/\s+/g, ' ');
const checked = (files: Files, ...args: string[]) => check(aBranch(files), ...args);

test('main itself fails alone, and passes against itself: what is so there is known', async () => {
  const repository = aRepository(MAIN);
  const alone = await serviceAudit(repository.folder, ['check']);
  expect([alone.code, alone.stderr]).toEqual([1, '']);
  expect(alone.stdout).toContain('Refunds  4, needs 5 or more');
  const against = await check(repository);
  expect([against.code, against.stderr]).toEqual([0, '']);
  expect(against.stdout.replace(/main [0-9a-f]{7}/, 'main abcdef0')).toMatchInlineSnapshot(`
    "known   lviv, Refunds: 4, needs 5 or more
            lviv, Refunds: 4, six questions open
            (already so at main, not made worse here)
    base    main abcdef0

    PASS    2 sites: nothing made worse
    "
  `);
});

describe('a branch that is behind', () => {
  test('is not blamed for what came to main meanwhile, and is held against it', async () => {
    const repository = aBranch({ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) });
    repository.git('checkout', '-q', 'main');
    repository.commit({
      [path('lviv', '2026-11-10')]: audit('2026-11-10', { refunds: 7, greeting: 8 }),
      [path('kyiv', '2026-11-10')]: audit('2026-11-10'),
    });
    repository.git('checkout', '-q', 'change');
    const outcome = await check(repository);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(outcome.stdout).toContain('3 sites: nothing made worse');
  });

  test('cannot choose an older bar by its age', async () => {
    const repository = aBranch({ [path('odesa', NOW)]: audit(NOW, { speed: 7, price: 6 }) });
    repository.git('checkout', '-q', 'main');
    repository.commit({ 'service-audit.yaml': SETTINGS.replace('{warn: 6, fail: 5}', '7') });
    repository.git('checkout', '-q', 'change');
    const outcome = await check(repository);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/Price +6, needs 7 or more/);
  });
});

test('a project within another one does not pass for it by losing its settings', async () => {
  const inner = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [`shops/${name}`, text]));
  const change = {
    'shops/service-audit.yaml': undefined,
    [`shops/${path('odesa', NOW)}`]: audit(NOW, { speed: 4 }),
  };
  const repository = aBranch(change, { ...MAIN, ...inner });
  const { code, stdout } = await serviceAudit(`${repository.folder}/shops`, AGAINST);
  expect(stdout).toMatch(/8 → 4: fell 4, limit 2/);
  expect(code).toBe(1);
});

describe('what is not there to compare with', () => {
  test.each<[string, (repository: Repository) => string[], RegExp]>([
    [
      'no such commit',
      () => ['check', '--against', 'origin/main'],
      /git knows no commit “origin\/main”[\s\S]*git fetch origin/,
    ],
    [
      'no audits there',
      (repository) => ['check', '--against', repository.git('rev-list', '--max-parents=0', 'HEAD')],
      /There are no audits at/,
    ],
  ])('%s', async (_, args, message) => {
    const repository = aRepository({ 'service-audit.yaml': SETTINGS, 'templates/mini.yaml': TEMPLATE });
    repository.commit({ [path('lviv', NOW)]: audit(NOW) });
    const outcome = await serviceAudit(repository.folder, args(repository));
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toMatch(message);
  });

  test('no repository; a shallow clone; no git', async () => {
    const repository = aBranch({ [path('odesa', NOW)]: audit(NOW) });
    const folder = folderWith({ 'service-audit.yaml': SETTINGS });
    expect((await serviceAudit(folder, AGAINST)).stderr).toContain('is not in a git repository');
    const shallow = folderWith();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, shallow);
    const outcome = await serviceAudit(shallow, ['check', '--against', 'HEAD~1']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('fetch-depth: 0');
    // The program starts git with the environment of its process.
    vi.stubEnv('PATH', '/nonexistent');
    const without = await serviceAudit(repository.folder, AGAINST);
    vi.unstubAllEnvs();
    expect([without.code, without.stdout]).toEqual([2, '']);
    expect(without.stderr).toContain('git is not installed on this');
    for (const language of ['en', 'ru']) {
      expect((await serviceAudit(shallow, ['--lang', language, ...AGAINST])).code).toBe(2);
    }
  });
});

test('one broken file hides nothing: what is found elsewhere is told, and exit 2 wins', async () => {
  const outcome = await checked({
    [path('odesa', NOW)]: 'format: audit/1\n',
    [path('lviv', NOW)]: audit(NOW, { refunds: 2 }),
  });
  expect(outcome.code).toBe(2);
  expect(outcome.stdout).toMatch(/Refunds +2, needs 5 or more/);
  expect(outcome.stdout).toContain('not judged: odesa');
  expect(outcome.stderr).toContain('audits/odesa/2026-11-20.audit.yaml');
});

test('the calendar only informs a change', async () => {
  const settings = `${SETTINGS}  max-age: 30d\n`;
  const repository = aBranch(
    { [path('lviv', NOW)]: audit(NOW, { refunds: 4 }) },
    { ...MAIN, 'service-audit.yaml': settings },
  );
  expect((await serviceAudit(repository.folder, ['check'])).stdout).toMatch(/last audit 81 days ago, limit 30/);
  const outcome = await check(repository, '--fail-on', 'fail');
  expect(outcome.stdout).toContain('due     odesa, odesa: last audit 81 days ago, limit 30');
  expect(outcome.code).toBe(0);
});

describe('two branches that add records', () => {
  const merging = (ours: Files, theirs: Files) => {
    const repository = aBranch(ours);
    repository.branch('other');
    repository.commit(theirs);
    repository.git('checkout', '-q', 'change');
    try {
      repository.git('merge', '-q', '--no-edit', 'other');
      return { repository, clean: true };
    } catch {
      return { repository, clean: false };
    }
  };

  test.each<[string, Files]>([
    ['another day', { [path('odesa', '2026-11-10')]: audit('2026-11-10', { speed: 8 }) }],
    ['another kind', { 'audits/odesa/2026-11-20.follow-up.yaml': followUp(NOW, { speed: 8 }) }],
    ['another site', { [path('kyiv', NOW)]: audit(NOW) }],
  ])('%s merges clean, and holds', async (_, theirs) => {
    const { repository, clean } = merging({ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) }, theirs);
    expect(clean).toBe(true);
    expect((await serviceAudit(repository.folder, ['validate'])).code).toBe(0);
    expect((await check(repository)).code).toBe(0);
  });

  test('the same name conflicts, and validate says how to resolve it', async () => {
    const { repository, clean } = merging(
      { [path('odesa', NOW)]: audit(NOW, { speed: 8 }) },
      { [path('odesa', NOW)]: audit(NOW, { speed: 6 }) },
    );
    expect(clean).toBe(false);
    const outcome = await serviceAudit(repository.folder, ['validate']);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain('A merge conflict starts here');
    expect(oneLine(outcome)).toContain('git checkout --ours audits/odesa/2026-11-20.audit.yaml');
    expect((await check(repository)).code).toBe(2);
  });

  test('for two follow-ups, what validate says keeps both', async () => {
    const name = 'audits/odesa/2026-11-20.follow-up.yaml';
    const { repository } = merging({ [name]: followUp(NOW, { speed: 8 }) }, { [name]: followUp(NOW, { speed: 7 }) });
    const { stdout } = await serviceAudit(repository.folder, ['validate', '-f', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; next: string }[] };
    const { next } = problems.find(({ code }) => code === 'merge-conflict') as { next: string };
    const command = next.slice(next.indexOf('git show'));
    execFileSync('sh', ['-c', command], { cwd: repository.folder, stdio: 'ignore' });
    expect((await serviceAudit(repository.folder, ['validate'])).code).toBe(0);
    expect(repository.git('diff', '--name-only', '--diff-filter=U')).toBe('');
    expect((await check(repository)).code).toBe(0);
  });
});
