/** `check --waive-existing`: what fails today is waived for a while, and what gets worse still fails. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { audit, MAIN, path } from '../../helpers/projects/gate-project.js';

const files = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [name, text ?? '']));
const WAIVE = ['check', '--waive-existing', '--until', '2027-01-31', '--reason', 'Taken over as it is.'];

describe('--waive-existing', () => {
  test('what fails is waived down to where it stands, with the end and the reason; then the gate holds', async () => {
    const folder = folderWith(files);
    const outcome = await serviceAudit(folder, WAIVE);
    expect([outcome.code, outcome.stdout]).toEqual([0, 'audits/lviv/site.yaml: 1 waiver\n']);
    expect(outcome.stderr).toContain('Read them, and commit them.');
    expect(readIn(folder, 'audits/lviv/site.yaml')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/site-1.json
      format: site/1
      waivers:
        - rule: min-score
          criterion: refunds
          value: 4
          until: 2027-01-31
          reason: |
            Taken over as it is.
      "
    `);
    const after = await serviceAudit(folder, ['check']);
    expect(after.code).toBe(0);
    expect(after.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'waived lviv, Refunds: 4, needs 5 or more, until 31 Jan 2027: “Taken over as it is.”',
    );
    expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
  });

  test('no milder than it stands, and not for ever', async () => {
    const folder = folderWith(files);
    await serviceAudit(folder, WAIVE);
    expect((await serviceAudit(folder, ['check', '--today', '2027-01-31'])).code).toBe(0);
    expect((await serviceAudit(folder, ['check', '--today', '2027-02-01'])).code).toBe(1);
    expect(
      (
        await serviceAudit(
          folderWith({
            ...files,
            'audits/lviv/site.yaml': readIn(folder, 'audits/lviv/site.yaml'),
            [path('lviv', '2026-11-20')]: audit('2026-11-20', { refunds: 3, greeting: 8 }),
          }),
          ['check'],
        )
      ).code,
    ).toBe(1);
  });

  test('what grows by the day is waived up to its last day', async () => {
    const folder = folderWith({
      ...files,
      'service-audit.yaml': 'format: config/1\ntemplate: mini\ncheck:\n  max-age: 30d\n',
    });
    await serviceAudit(folder, WAIVE);
    expect((await serviceAudit(folder, ['check', '--today', '2027-01-31'])).code).toBe(0);
    expect((await serviceAudit(folder, ['check', '--today', '2027-02-01'])).code).toBe(1);
  });

  test('the rest of a site’s file stays as it was written, comments too; an older waiver of the same is replaced', async () => {
    const site = `format: site/1
# ours
title: Lviv # the first
waivers:
  - rule: max-drop
    criterion: speed
    value: 3
    until: 2026-12-31
    reason: kept
  - rule: min-score
    criterion: refunds
    value: 4
    until: 2026-10-01
    reason: over
circle: [Ivan Petrenko]
`;
    const folder = folderWith({ ...files, 'audits/lviv/site.yaml': site });
    expect((await serviceAudit(folder, WAIVE)).code).toBe(0);
    const text = readIn(folder, 'audits/lviv/site.yaml');
    expect(text).toMatch(/^format: site\/1\n# ours\ntitle: Lviv # the first\nwaivers:\n/);
    expect(text).toContain('reason: |\n      kept');
    expect(text).not.toContain('2026-10-01');
    expect(text).toMatch(/circle: \[Ivan Petrenko\]\n$/);
  });

  test('where nothing fails, nothing is written', async () => {
    const folder = folderWith(files);
    expect((await serviceAudit(folder, [...WAIVE, 'odesa'])).stdout).toBe('Nothing fails, so nothing was waived.\n');
  });

  test.each([
    ['no end', ['--waive-existing', '--reason', 'x'], '--until'],
    ['no reason', ['--waive-existing', '--until', '2027-01-31'], '--reason'],
    ['an empty reason', ['--waive-existing', '--until', '2027-01-31', '--reason', ' '], '--reason'],
    [
      'an end that is over',
      ['--waive-existing', '--until', '2026-11-20', '--reason', 'x'],
      '2026-11-20 is in the past',
    ],
    ['no day', ['--waive-existing', '--until', 'soon', '--reason', 'x'], 'soon is not a day'],
    [
      'together with a commit',
      ['--waive-existing', '--until', '2027-01-31', '--reason', 'x', '--against', 'main'],
      '--against',
    ],
    ['an end alone', ['--until', '2027-01-31'], '--waive-existing'],
  ])('%s: exit 2, and nothing is written', async (_, options, message) => {
    const folder = folderWith(files);
    const outcome = await serviceAudit(folder, ['check', ...options]);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(() => readIn(folder, 'audits/lviv/site.yaml')).toThrow();
  });
});
