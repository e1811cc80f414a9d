/** `check` on the records of the working tree: findings, thresholds, waivers and exit codes. */
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../helpers/printing/styles.js';
import { TODAY } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { audited, CAUSE } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn, writeIn } from '../../helpers/projects/folder.js';
import { KYIV, LVIV, twoSites } from '../../helpers/projects/two-sites.js';

describe('check', () => {
  test('1 where the gate fails: places, levels, what turns it green', async () => {
    const { code, stdout, stderr } = await serviceAudit(await twoSites(), ['check']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "audits/lviv-center/2026-11-20.audit.yaml
        31:14  fail  Enough people, no queues  3, needs 5 or more      min-score
        31:14  fail  Enough people, no queues  6 → 3: fell 3, limit 2  max-drop
        65:14  fail  Getting a refund          4, needs 5 or more      min-score
        65:14  warn  Getting a refund          4, six questions open   unexplained
        27:14  warn  Manner of speech          5, should be 6 or more  min-score
        27:14  warn  Manner of speech          7 → 5: fell 2, limit 1  max-drop
        27:14  warn  Manner of speech          5, six questions open   unexplained

      FAIL    1 of 2 sites: 3 failures, 4 warnings
      green   needs lviv-center: Enough people, no queues 3 → 5; lviv-center: Getting
              a refund 4 → 5
      "
    `);
  });

  test('the place is that of the score', async () => {
    const folder = await twoSites();
    const [, line = '', column = ''] =
      /^ +(\d+):(\d+) +fail +Getting a refund/m.exec((await serviceAudit(folder, ['check'])).stdout) ?? [];
    expect(
      readIn(folder, LVIV)
        .split('\n')
        [Number(line) - 1]?.slice(Number(column) - 1),
    ).toBe('4');
  });

  test('0 where it holds; only what is named is checked', async () => {
    expect(await serviceAudit(await twoSites(), ['check', 'kyiv-podil'])).toEqual({
      code: 0,
      stdout: 'PASS    1 site: nothing found\n',
      stderr: '',
    });
  });

  test('--fail-on warn', async () => {
    const folder = folderWith();
    await audited(folder, { scores: { refunds: `\n    score: 5\n    cause:${CAUSE}` } });
    expect(await serviceAudit(folder, ['check'])).toMatchObject({ code: 0, stdout: expect.stringContaining('PASS') });
    expect(await serviceAudit(folder, ['check', '--fail-on', 'warn'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('FAIL'),
    });
  });

  test('--format json, also into a file', async () => {
    const folder = await twoSites();
    const { code, stdout } = await serviceAudit(folder, ['check', '-f', 'json']);
    expect(code).toBe(1);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ format: 'check-result/1', passed: false });
    expect(result.sites[1].findings[0]).toMatchObject({
      rule: 'min-score',
      level: 'fail',
      criterion: 'staffing-level',
      score: 3,
      threshold: 5,
      file: LVIV,
    });
    expect(await serviceAudit(folder, ['check', '-o', 'result.json'])).toMatchObject({ code: 1, stdout: '' });
    expect(readIn(folder, 'result.json')).toBe(stdout);
  });

  test('no audit at all is 2, not a pass', async () => {
    const nothing = await serviceAudit(folderWith(), ['check']);
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain('There is no audit here yet.');
    const named = await serviceAudit(await twoSites(), ['check', 'odesa-port']);
    expect(named).toMatchObject({ code: 2, stdout: '' });
    const empty = folderWith({ 'audits/odesa-port/site.yaml': 'format: site/1\ntitle: Odesa Port\n' });
    expect(await serviceAudit(empty, ['check'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('broken settings are 2, with their place', async () => {
    const folder = await twoSites({ 'service-audit.yaml': 'format: config/1\ncheck:\n  min-scor: 5\n' });
    const { code, stdout, stderr } = await serviceAudit(folder, ['check']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^service-audit\.yaml:3:3\n/);
    expect(stderr).toContain('Did you mean “min-score”?');
  });

  test.each([
    ['a syntax error', 'format: config/1\ncheck: [\n', 'service-audit.yaml:'],
    ['a newer format', 'format: config/2\n', 'newer than this program'],
    [
      'a merge conflict',
      'format: config/1\n<<<<<<< HEAD\nsagging: 4\n=======\nsagging: 5\n>>>>>>> b\n',
      'merge conflict',
    ],
    ['a criterion that nobody has', 'format: config/1\ncheck:\n  criteria:\n    refund: {min-score: 7}\n', '“refunds”'],
    ['a threshold that is none', 'format: config/1\ncheck:\n  min-score: high\n', 'service-audit.yaml:3:14'],
    ['a time zone that is none', 'format: config/1\ntime-zone: Mars/Phobos\n', 'service-audit.yaml:2:12'],
  ])('settings with %s are 2', async (_, settings, said) => {
    const { code, stderr } = await serviceAudit(await twoSites({ 'service-audit.yaml': settings }), ['check']);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toContain(said);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('a broken audit of one site hides no finding of another, and 2 wins over 1', async () => {
    const folder = await twoSites();
    writeIn(folder, KYIV, readIn(folder, KYIV).replace('score: 9', 'score: 90'));
    const { code, stdout, stderr } = await serviceAudit(folder, ['check']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^audits\/kyiv-podil\/2026-10-01\.audit\.yaml:\d+:14\n/);
    expect(stdout).toContain('fail  Getting a refund');
    // Named alone, the site that is whole is judged alone.
    expect((await serviceAudit(folder, ['check', 'lviv-center'])).code).toBe(1);
  });

  test('a broken site is counted and named in the verdict', async () => {
    const folder = await twoSites();
    writeIn(folder, LVIV, readIn(folder, LVIV).replace('score: 3', 'score: 30'));
    expect((await serviceAudit(folder, ['check'])).stdout).not.toContain('1 site: nothing found');
    expect((await serviceAudit(folder, ['check', '-f', 'json'])).stdout).toContain('lviv-center');
  });

  test('settings are obeyed: a threshold for one criterion, a rule turned off', async () => {
    const folder = await twoSites({
      'service-audit.yaml':
        'format: config/1\ncheck:\n  min-score: 3\n  unexplained: off\n  criteria:\n    after-sales: {min-score: 8}\n',
    });
    const { code, stdout } = await serviceAudit(folder, ['check']);
    expect(code).toBe(1);
    expect(
      [...stdout.matchAll(/^ +\d+:\d+ +(\S+) +(.*?) {2,}(.*?) {2,}(\S+)$/gm)].map((found) => found.slice(1)),
    ).toEqual([
      ['fail', 'After-sales service', '7, needs 8 or more', 'min-score'],
      ['fail', 'After-sales service', '7, needs 8 or more', 'min-score'],
    ]);
  });

  const waiver = (until: string) => `format: site/1
title: Lviv Center
waivers:
  - rule: min-score
    criterion: refunds
    value: 3
    until: ${until}
    reason: |
      New till on order.
`;

  test('a waiver in site.yaml holds until its day, and is said', async () => {
    const site = 'audits/lviv-center/site.yaml';
    const settings = { 'service-audit.yaml': 'format: config/1\ncheck: {min-score: 4}\n' };
    const folder = await twoSites({ ...settings, [site]: waiver(TODAY) });
    const lower = readIn(folder, LVIV)
      .replace(/(refunds:.*\n +score: )4/, '$13')
      .replace(/score: 3\n( +cause)/, 'score: 4\n$1');
    writeIn(folder, LVIV, lower);
    const held = await serviceAudit(folder, ['check']);
    expect(held.code).toBe(0);
    expect(oneLine(held.stdout)).toContain('waived lviv-center, Getting a refund: 3, needs 4 or more, until 21 Nov');
    expect(oneLine(held.stdout)).toContain('“New till on order.”');
    writeIn(folder, site, waiver('2026-11-20'));
    expect((await serviceAudit(folder, ['check'])).code).toBe(1);
  });

  test('a site may be stricter', async () => {
    const folder = await twoSites({ 'audits/kyiv-podil/site.yaml': 'format: site/1\ncheck: {min-score: 8}\n' });
    const { code, stdout } = await serviceAudit(folder, ['check', 'kyiv-podil']);
    expect(code).toBe(1);
    expect(stdout).toContain('7, needs 8 or more');
  });

  test.each(['min-score: {warn: 6, fail: 4}', 'min-score: off', 'max-drop: 3', 'unexplained: off'])(
    'a site may not be looser: %s',
    async (rule) => {
      const folder = await twoSites({ 'audits/kyiv-podil/site.yaml': `format: site/1\ncheck:\n  ${rule}\n` });
      const { code, stderr } = await serviceAudit(folder, ['check', 'kyiv-podil']);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^audits\/kyiv-podil\/site\.yaml:3:\d+\n/);
      expect(oneLine(stderr)).toContain('A site may only be stricter.');
    },
  );
});
