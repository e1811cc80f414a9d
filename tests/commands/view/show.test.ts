import { describe, expect, test } from 'vitest';
import { oneLine } from '../../helpers/printing/styles.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { readIn } from '../../helpers/projects/folder.js';
import { LVIV, twoSites } from '../../helpers/projects/two-sites.js';

describe('show', () => {
  test('one site, an earlier day, a path', async () => {
    const folder = await twoSites();
    const latest = await serviceAudit(folder, ['show', 'lviv-center']);
    expect(latest).toMatchObject({ code: 0, stderr: '' });
    expect(latest.stdout).toMatchInlineSnapshot(`
      "lviv-center, Base                               20 Nov 2026, compared with 1 Sep
      Olena Kovalchuk (consultant)                       target 7, sagging 5 and below

                                        1     4     7│    10
      Atmosphere and surroundings                    │       7.0
        Welcoming atmosphere           ██████████████│       7
        Where clients are served       ██████████████│       7
        Look of the premises           ██████████████│       7
      Personnel                                      │       5.8 -1.0
        Temperament suits the work     ██████████████│       7
        Staff appearance               ██████████████│       7
      ! Manner of speech               ██████████░░░░│       5   -2   cause unknown
        Competence                     ██████████████│       7
      ! Enough people, no queues       ██████░░░░░░░░│       3   -3   7 by 2 Jan 2027
      Product                                        │       6.3
        Price and expected quality     ██████████████│       7
        Can be bought                  ██████████████│       7
      ! Getting a refund               ████████░░░░░░│       4        cause unknown
        After-sales service            ██████████████│       7

      Sagging
        3  Enough people, no queues  recent, internal  Ivan Petrenko: 7 by 2 Jan 2027
        4  Getting a refund          cause unknown
        5  Manner of speech          cause unknown

      Lowest 3 (was 4)  3 of 12 sag  9 to target  level 70 (was 81)  mean 6.4 (-0.3)
      "
    `);
    expect((await serviceAudit(folder, ['show', 'lviv-center@2026-09-01'])).stdout).toMatch(
      /^lviv-center, Base +1 Sep 2026/,
    );
    expect((await serviceAudit(folder, ['show', LVIV])).stdout).toBe(latest.stdout);
  });

  test('several sites: one line each, the one that sags first', async () => {
    const { code, stdout } = await serviceAudit(await twoSites(), ['show']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /: 2 sites\n\n! lviv-center {3}3 {2}Enough people.*3 sag.*\n {2}kyiv-podil {4}7 .*0 sag.*\n$/,
    );
    const home = (await serviceAudit(await twoSites(), [])).stdout;
    expect(home).toMatch(/: 2 sites\n\n! lviv-center {3}3 .* 1 overdue\n {2}kyiv-podil {4}7 .*\n\n/);
    expect(home).toMatch(
      /^ {2}service-audit why lviv-center .*\n(?:.*\n)? {2}service-audit follow-up lviv-center .*\n/m,
    );
  });

  test('--format json parses and says what the diagram shows', async () => {
    const folder = await twoSites();
    const { code, stdout, stderr } = await serviceAudit(folder, ['show', 'lviv-center', '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'show/1',
      site: 'lviv-center',
      date: '2026-11-20',
      comparedWith: '2026-09-01',
      sags: ['staffing-level', 'refunds', 'speech-manner'],
      summary: { scored: 12, lowest: { score: 3, criteria: ['staffing-level'] } },
    });
    const all = JSON.parse((await serviceAudit(folder, ['show', '--format', 'json'])).stdout);
    expect(all.sites.map(({ site }: { site: string }) => site)).toEqual(['kyiv-podil', 'lviv-center']);
  });

  test('--output: the format by the extension or by name, folders made, nothing printed', async () => {
    const folder = await twoSites();
    const outputs = ['-o', 'out/a.json', '--output', 'b.md', '-o', 'json=c'];
    expect(await serviceAudit(folder, ['show', 'lviv-center', ...outputs])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(JSON.parse(readIn(folder, 'out/a.json')).site).toBe('lviv-center');
    expect(readIn(folder, 'c')).toBe(readIn(folder, 'out/a.json'));
    expect(readIn(folder, 'b.md')).toMatch(/^# lviv-center, 20 Nov 2026\n\n```text\n/);
    // Asked for as well, it is printed as well.
    expect((await serviceAudit(folder, ['show', 'lviv-center', '-f', 'text', '-o', 'a.json'])).stdout).toMatch(
      /^lviv-center/,
    );
  });

  test('--sort, --component, --upright, --causes', async () => {
    const folder = await twoSites();
    const show = async (...args: string[]) => (await serviceAudit(folder, ['show', 'lviv-center', ...args])).stdout;
    const order = [...(await show('--sort', 'score')).matchAll(/^[ !] ([A-Z].*?) +[█░]+│/gm)].map(([, title]) => title);
    expect(order.slice(0, 3)).toEqual(['Enough people, no queues', 'Getting a refund', 'Manner of speech']);
    expect(order).toHaveLength(12);
    expect(await show('--component', 'product')).toContain('Getting a refund');
    expect(await show('--component', 'product')).not.toContain('Manner of speech');
    expect(await show('--upright')).toMatch(/^ +─+.* target 7$/m);
    const causes = await show('--causes');
    for (const said of [
      'Two masters left and nobody was hired.',
      'One master is left after 17:00.',
      'Ivan Petrenko',
      'Maria',
      'Post the vacancy by 18:00.',
      '“6 weeks”',
    ]) {
      expect(oneLine(causes)).toContain(said);
    }
  });

  test.each([
    [['show', 'lviv-centre'], 'There is no site “lviv-centre”. Did you mean “lviv-center”?'],
    [['show', 'lviv-center@2026-09-02'], 'no audit of 2026-09-02. Its audits: 2026-09-01, 2026-11-20.'],
    [['show', 'lviv-center@2026-02-30'], '2026-02-30 is not a day in the calendar.'],
    [['show', '../x'], 'There is no file ../x.'],
    [['show', '@2026-09-01'], 'There are several sites here.'],
    [['show', 'lviv-center', '--component', 'persnel'], 'Did you mean “personnel”?'],
    [['show', '--format', 'yaml'], '“yaml” is not a value of --format. Choose one of: text, json, markdown.'],
    [['show', 'lviv-center', '-o', 'yaml=x'], '“yaml” is not a value of --output.'],
    [['show', 'audits/lviv-center/nothing.yaml'], 'There is no file audits/lviv-center/nothing.yaml.'],
  ])('%j: 2, and what to do', async (args, said) => {
    const { code, stdout, stderr } = await serviceAudit(await twoSites(), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(oneLine(stderr)).toContain(said);
  });

  test('an --output that is a folder is refused', async () => {
    const { code, stderr } = await serviceAudit(await twoSites(), ['show', 'lviv-center', '-o', '.']);
    expect(code).toBe(2);
    expect(stderr).not.toContain('fault in service-audit');
  });
});
