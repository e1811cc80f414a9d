/** `diff`: what changed between two audits. */
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../helpers/printing/styles.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { LVIV, twoSites } from '../../helpers/projects/two-sites.js';

describe('diff', () => {
  test('the last two of a site, two days, two sites, two paths outside a project', async () => {
    const folder = await twoSites();
    const lastTwo = await serviceAudit(folder, ['diff', 'lviv-center']);
    expect(lastTwo).toMatchObject({ code: 0, stderr: '' });
    expect(lastTwo.stdout).toMatchInlineSnapshot(`
      "lviv-center, 1 Sep → 20 Nov 2026, 80 days             same questionnaire: base 1

      Worse                       from  to      what explains it
        Enough people, no queues     6   3  -3  Two masters left and nobody was hired.
        Manner of speech             7   5  -2  unexplained
      Same  10; 1 sagging: Getting a refund 4

                                   mean             lowest  level
      Atmosphere and surroundings  7.0 → 7.0        7 → 7
      Personnel                    6.8 → 5.8  -1.0  6 → 3
      Product                      6.3 → 6.3        4 → 4
      All                          6.7 → 6.4  -0.3  4 → 3   81 → 70
      "
    `);
    const twoDays = await serviceAudit(folder, ['diff', 'lviv-center@2026-09-01', '@2026-11-20']);
    expect(twoDays.stdout).toBe(lastTwo.stdout);

    const sites = await serviceAudit(folder, ['diff', 'lviv-center', 'kyiv-podil']);
    expect(sites.code).toBe(0);
    expect(sites.stdout).toMatch(/^lviv-center 20 Nov 2026 → kyiv-podil 1 Oct 2026/);
    expect(sites.stdout).toMatch(/Better.*\n {2}Enough people, no queues +3 +9 +\+6\n/);

    const elsewhere = folderWith({
      'a.yaml': readIn(folder, 'audits/lviv-center/2026-09-01.audit.yaml'),
      'b.yaml': readIn(folder, LVIV),
    });
    const paths = await serviceAudit(elsewhere, ['diff', 'a.yaml', 'b.yaml']);
    expect(paths.code).toBe(0);
    expect(paths.stdout).toMatch(/^a\.yaml 1 Sep 2026 → b\.yaml 20 Nov 2026/);
    expect(paths.stdout).toMatch(/Worse.*\n {2}Enough people, no queues +6 +3 +-3\n/);
  });

  test('--exit-code: 1 where something moved, 0 where nothing did', async () => {
    const folder = await twoSites();
    expect((await serviceAudit(folder, ['diff', 'lviv-center', '--exit-code'])).code).toBe(1);
    const same = await serviceAudit(folder, ['diff', 'lviv-center', 'lviv-center', '--exit-code']);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain('Nothing moved.');
  });

  test('--format json and markdown', async () => {
    const folder = await twoSites();
    const json = JSON.parse((await serviceAudit(folder, ['diff', 'lviv-center', '-f', 'json'])).stdout);
    expect(json).toMatchObject({ format: 'diff/1', sameSite: true, days: 80, better: [], new: [], gone: [] });
    expect(
      json.worse.map(({ criterion, change }: { criterion: string; change: number }) => [criterion, change]),
    ).toEqual([
      ['staffing-level', -3],
      ['speech-manner', -2],
    ]);
    expect((await serviceAudit(folder, ['diff', 'lviv-center', '-f', 'markdown'])).stdout).toMatch(
      /^# lviv-center, 1 Sep/,
    );
  });

  test('with one audit, without any, without naming the site', async () => {
    const folder = await twoSites();
    expect(await serviceAudit(folder, ['diff', 'kyiv-podil'])).toMatchObject({ code: 2, stdout: '' });
    expect(oneLine((await serviceAudit(folder, ['diff', 'kyiv-podil'])).stderr)).toContain('has only one audit');
    expect(oneLine((await serviceAudit(folder, ['diff'])).stderr)).toContain('Sites here: kyiv-podil, lviv-center.');
    expect(await serviceAudit(folderWith(), ['diff'])).toMatchObject({ code: 2, stdout: '' });
  });
});
