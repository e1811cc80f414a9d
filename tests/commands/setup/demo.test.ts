/** `demo`: the whole loop on a shipped example. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { oneLine } from '../../helpers/printing/styles.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';

describe('demo', () => {
  /** A folder in which demo makes its own. */
  const folderForDemo = () => {
    const folder = folderWith();
    vi.stubEnv('TMPDIR', folder);
    return folder;
  };
  afterEach(() => vi.unstubAllEnvs());

  test.each([
    ['en', 'A beauty salon is audited twice', 'FAIL    1 of 1 site', 'The gate fails, as it should: exit code 1.'],
    ['ru', 'В салоне красоты дважды', 'ПРОВАЛ  1 из 1 точки', 'Контроль не пройден, как и должно быть'],
  ])('%s: the whole loop without a keyboard, and 0', async (lang, intro, verdict, end) => {
    const folder = folderForDemo();
    const { code, stdout, stderr } = await serviceAudit(folder, ['--lang', lang, 'demo']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(oneLine(stdout)).toContain(intro);
    for (const command of ['init', 'run --answers', 'show --upright', 'check']) {
      expect(stdout).toMatch(new RegExp(`^\\$ service-audit .*${command}`, 'm'));
    }
    expect(stdout).toContain(verdict);
    expect(oneLine(stdout)).toContain(end);
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('what it says of its folder is so: the gate fails there', async () => {
    const folder = folderForDemo();
    const { stdout } = await serviceAudit(folder, ['demo']);
    const [, kept = ''] = /The files are in (\S+):/.exec(oneLine(stdout)) ?? [];
    expect(kept.startsWith(folder)).toBe(true);
    expect((await serviceAudit(kept, ['check'])).code).toBe(1);
    expect((await serviceAudit(kept, ['validate'])).code).toBe(0);
  });

  test('TERM=dumb and LANG=C: only ASCII in the diagram, no colour', async () => {
    const folder = folderForDemo();
    const env = { TERM: 'dumb', LC_ALL: '', LANG: 'C' };
    const { code, stdout } = await serviceAudit(folder, ['demo'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('! Enough people, no queues       ######........|       3   -1   to 7 by 19 Oct\n');
    expect(stdout).not.toMatch(/[█░│►]/);
    expect(stdout).not.toContain('\u001b');
  });
});
