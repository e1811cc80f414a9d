import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { MAIN } from '../../helpers/projects/gate-project.js';

interface Step {
  run?: string;
  env?: Record<string, string>;
}

describe('--ci github', () => {
  const workflow = (folder: string) => parse(readIn(folder, '.github/workflows/service-audit.yml'));

  test('runs for every pull request and once a week, reads only, and fetches the whole history', async () => {
    const folder = folderWith(MAIN as Record<string, string>);
    await serviceAudit(folder, ['init', '--ci', 'github']);
    const { on, permissions, jobs } = workflow(folder);
    expect(Object.keys(on)).toEqual(['pull_request', 'schedule', 'workflow_dispatch']);
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* 1$/) }]);
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values<{ steps: { uses?: string; with?: object }[] }>(jobs)) {
      expect(job.steps[0]).toEqual({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } });
    }
    // The name of a branch is data: it never becomes a part of the script.
    for (const { run } of jobs.change.steps as Step[]) expect(run ?? '').not.toContain('${{');
  });

  test('overwrites nothing, and says so', async () => {
    const folder = folderWith({ '.github/workflows/service-audit.yml': 'mine\n' });
    const { stdout } = await serviceAudit(folder, ['init', '--ci', 'github']);
    expect(stdout).toContain('kept   .github/workflows/service-audit.yml');
    expect(readIn(folder, '.github/workflows/service-audit.yml')).toBe('mine\n');
  });
});

describe('--ci gitlab', () => {
  test('a pipeline that is there stays, and what to add to it is told', async () => {
    const folder = folderWith({ '.gitlab-ci.yml': 'stages: [test]\n' });
    const { stdout } = await serviceAudit(folder, ['init', '--ci', 'gitlab']);
    expect(stdout).toContain(
      '.gitlab-ci.yml is your own file; add this to it:\n  include:\n    - local: .gitlab/service-audit.yml',
    );
    expect(readIn(folder, '.gitlab-ci.yml')).toBe('stages: [test]\n');
  });
});
