/** The program without a command. */
import { expect, test } from 'vitest';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith } from '../helpers/projects/folder.js';

test('alone, where there is nothing yet: what it is for and what to type', async () => {
  const { code, stdout } = await serviceAudit(folderWith(), []);
  expect(code).toBe(0);
  expect(stdout).toContain('service-audit demo');
  expect(stdout).toContain('service-audit run');
});

test('alone, where there is nothing yet: in 80 columns', async () => {
  const { stdout } = await serviceAudit(folderWith(), []);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
