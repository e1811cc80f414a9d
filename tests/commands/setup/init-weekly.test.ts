/** `init --ci github --weekly`: the workflow that prepares the weekly meeting. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

const WORKFLOW = '.github/workflows/service-audit-follow-up.yml';

test('the workflow may write what it writes, and no text becomes a part of its script', async () => {
  const folder = folderWith();
  await serviceAudit(folder, ['init', '--ci', 'github', '--weekly']);
  const { on, permissions, jobs } = parse(readIn(folder, WORKFLOW));
  expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* 1$/) }]);
  expect(permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
  for (const { run } of jobs['follow-up'].steps) expect(run ?? '').not.toContain('${{');
});

test('elsewhere than on GitHub it says what to do', async () => {
  const folder = folderWith();
  const { code, stderr } = await serviceAudit(folder, ['init', '--ci', 'gitlab', '--weekly']);
  expect([code, existsSync(join(folder, 'service-audit.yaml'))]).toEqual([2, false]);
  expect(stderr).toContain('service-audit follow-up --draft');
});
