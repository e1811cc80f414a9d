/** `init --ci github --weekly`: the workflow's own step, run by a shell against a bare repository; only `gh` and `npx` are played. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BINARY, TODAY } from '../helpers/processes/binary.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { aRepository, type Repository } from '../helpers/projects/repository.js';
import { AUDIT_FILE, AUDITED, levelAudit, salonFiles } from '../helpers/records/salon-with-plan.js';

const WORKFLOW = '.github/workflows/service-audit-follow-up.yml';

const BRANCH = /service-audit\/follow-up-\d{4}-\d\d-\d\d/;

/** A project with two sites, one with open actions; pushed to a bare repository. */
async function pushed(language = 'en') {
  const repository = aRepository({ ...salonFiles(language), [`audits/kyiv/${AUDITED}.audit.yaml`]: levelAudit });
  const { folder } = repository;
  expect((await serviceAudit(folder, ['--lang', language, 'init', '--ci', 'github', '--weekly'])).code).toBe(0);
  repository.commit();
  const bare = folderWith();
  repository.git('clone', '-q', '--bare', folder, bare);
  repository.git('remote', 'add', 'origin', bare);
  return { repository, folder, bare };
}

/** Runs the step that opens the pull request. `waiting`: the one that is open already. */
function monday(folder: string, waiting = '', today = TODAY) {
  const said = join(folderWith(), 'said');
  const bin = folderWith({
    npx: `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${BINARY}' --today ${today} "$@"\n`,
    'service-audit': `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' --today ${today} "$@"\n`,
    gh: `#!/bin/sh\nfor word in "$@"; do printf '%s\\n' "$word" >> '${said}'; done\n[ "$2" != list ] || echo "$WAITS"\n`,
  });
  for (const name of ['npx', 'service-audit', 'gh']) chmodSync(join(bin, name), 0o755);
  const step = parse(readIn(folder, WORKFLOW)).jobs['follow-up'].steps.at(-1);
  const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', step.run], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...step.env,
      PATH: `${bin}:${process.env.PATH}`,
      HOME: folderWith(),
      LC_ALL: 'C.UTF-8',
      WAITS: waiting,
      GITHUB_REF_NAME: 'main',
    },
  });
  return { code: status, stderr, gh: existsSync(said) ? readFileSync(said, 'utf8').split('\n') : [] };
}

const branches = (repository: Repository, bare: string) =>
  repository.git('--git-dir', bare, 'branch', '--format=%(refname:short)').trim().split('\n');

describe('every Monday', () => {
  test.each([
    ['en', 'Follow-up on the plan', 'Change what has changed'],
    ['ru', 'Встреча по плану', 'Измените то, что изменилось'],
  ])('%s: one pull request with a follow-up for each site that has something open', async (language, title, body) => {
    const { repository, folder, bare } = await pushed(language);
    const { code, gh, stderr } = monday(folder);
    expect([code, stderr]).toEqual([0, expect.stringContaining('follow-up.yaml')]);
    const branch = branches(repository, bare).find((name) => BRANCH.test(name)) as string;
    const day = branch.slice(-10);
    expect(gh.slice(gh.indexOf('create') - 1)).toEqual([
      ...['pr', 'create', '--base', 'main', '--head', branch, '--title', `${title}, ${day}`],
      ...['--body', expect.stringContaining(body), ''],
    ]);
    const changed = repository.git('--git-dir', bare, 'diff', '--name-only', 'main', branch).trim().split('\n');
    expect(changed.filter((file) => file.startsWith('audits/'))).toEqual([
      `audits/lviv-center/${TODAY}.follow-up.yaml`,
    ]);
    expect(repository.git('--git-dir', bare, 'log', '-1', '--format=%an %s', branch).trim()).toBe(
      `github-actions[bot] ${title}, ${day}`,
    );
  });

  test('a follow-up that is not merged yet gets a reminder and is not overwritten', async () => {
    const { repository, folder, bare } = await pushed();
    const { code, gh } = monday(folder, 'https://github.com/o/r/pull/7');
    expect(code).toBe(0);
    expect(gh.slice(gh.indexOf('comment') - 1)).toEqual([
      ...[
        'pr',
        'comment',
        'https://github.com/o/r/pull/7',
        '--body',
        expect.stringContaining('has still not been filled in'),
        '',
      ],
    ]);
    expect(branches(repository, bare)).toEqual(['main']);
  });

  test('nothing open: nothing is opened', async () => {
    const { repository, folder, bare } = await pushed();
    repository.commit({ [AUDIT_FILE]: levelAudit });
    const { code, gh, stderr } = monday(folder);
    expect([code, gh]).toEqual([0, []]);
    expect(stderr).toContain('nothing is open');
    expect(branches(repository, bare)).toEqual(['main']);
  });

  test('a site with a broken file: the others have their follow-up, and the job fails', async () => {
    const { repository, folder, bare } = await pushed();
    repository.commit({ 'audits/kyiv/2026-11-20.audit.yaml': 'format: audit/1\n' });
    const { code, gh } = monday(folder);
    expect(code).toBe(2);
    expect(gh).toContain('create');
    expect(branches(repository, bare)).toHaveLength(2);
  });
});
