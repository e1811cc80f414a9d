/** `rule`: the rules of the gate and how each is set. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { twoSites } from '../../helpers/projects/two-sites.js';

describe('rule', () => {
  test('the list, one of them, one that is not there', async () => {
    const list = await serviceAudit(folderWith(), ['rule']);
    expect(list.code).toBe(0);
    for (const name of ['min-score', 'max-drop', 'unexplained']) {
      expect(list.stdout).toContain(`\n  ${name} `);
      const one = await serviceAudit(folderWith(), ['rule', name]);
      expect(one.code).toBe(0);
      expect(one.stdout).toMatch(new RegExp(`^${name}: `));
      expect((await serviceAudit(folderWith(), ['--lang', 'ru', 'rule', name])).stdout).toMatch(
        new RegExp(`^${name}: [А-Я]`),
      );
    }
    const unknown = await serviceAudit(folderWith(), ['rule', 'min-scroe']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('Did you mean “min-score”?');
  });

  test('its example is right in the settings', async () => {
    for (const name of ['min-score', 'max-drop', 'unexplained']) {
      const { stdout } = await serviceAudit(folderWith(), ['rule', name]);
      const example = stdout.slice(stdout.indexOf('“check:”:\n') + 10);
      const folder = await twoSites({ 'service-audit.yaml': `format: config/1\ncheck:\n${example}` });
      expect(await serviceAudit(folder, ['validate'])).toMatchObject({ code: 0, stderr: '' });
    }
  });
});
