/** Every command but `run`, with the real binary, on a small project. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import { answers, audited, CAUSE } from '../helpers/answers.js';
import { BINARY, folderWith, readIn, serviceAudit, TODAY } from '../helpers/world.js';

// Each runs the program many times, on a busy machine too.
vi.setConfig({ testTimeout: 120_000 });

const COMMANDS = ['run', 'show', 'diff', 'plan', 'trend', 'log', 'check', 'validate', 'rule', 'init', 'demo'];
const LVIV = 'audits/lviv-center/2026-11-20.audit.yaml';
const KYIV = 'audits/kyiv-podil/2026-10-01.audit.yaml';

/** What the project below is made of, by name; made once. */
let made: Record<string, string> | undefined;

/** Two sites: lviv-center sags at three criteria and fails the gate, kyiv-podil is level. */
function project(files: Readonly<Record<string, string>> = {}): string {
  made ??= make();
  return folderWith({ ...made, ...files });
}

function make(): Record<string, string> {
  const folder = folderWith();
  audited(folder, { date: '2026-09-01', scores: { 'staffing-level': 6, refunds: 4 } });
  audited(folder, {
    date: '2026-11-20',
    scores: { 'staffing-level': `\n    score: 3\n    cause:${CAUSE}`, refunds: 4, 'speech-manner': 5 },
  });
  audited(folder, { site: 'kyiv-podil', date: '2026-10-01', scores: { 'staffing-level': 9 } });
  const names = ['audits/lviv-center/2026-09-01.audit.yaml', LVIV, KYIV];
  return Object.fromEntries(names.map((name) => [name, readIn(folder, name)]));
}

function put(folder: string, name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

const words = (told: string) => told.replaceAll(/\s+/g, ' ');

describe('demo', () => {
  test.each([
    ['en', 'A beauty salon is audited twice', 'FAIL    1 of 1 site', 'The gate fails, as it should: exit code 1.'],
    ['ru', 'В салоне красоты дважды', 'ПРОВАЛ  1 из 1 площадки', 'Контроль не пройден, как и должно быть'],
  ])('%s: the whole loop without a keyboard, and 0', (lang, intro, verdict, end) => {
    const folder = folderWith();
    const { code, stdout, stderr } = serviceAudit(folder, ['--lang', lang, 'demo'], { env: { TMPDIR: folder } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(words(stdout)).toContain(intro);
    for (const command of ['init', 'run --answers', 'show --upright', 'check']) {
      expect(stdout).toMatch(new RegExp(`^\\$ service-audit .*${command}`, 'm'));
    }
    expect(stdout).toContain(verdict);
    expect(words(stdout)).toContain(end);
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('what it says of its folder is so: the gate fails there', () => {
    const folder = folderWith();
    const { stdout } = serviceAudit(folder, ['demo'], { env: { TMPDIR: folder } });
    const [, kept = ''] = /The files are in (\S+):/.exec(words(stdout)) ?? [];
    expect(kept.startsWith(folder)).toBe(true);
    expect(serviceAudit(kept, ['check']).code).toBe(1);
    expect(serviceAudit(kept, ['validate']).code).toBe(0);
  });

  test('TERM=dumb and LANG=C: only ASCII in the diagram, no colour', () => {
    const folder = folderWith();
    const env = { TMPDIR: folder, TERM: 'dumb', LC_ALL: '', LANG: 'C' };
    const { code, stdout } = serviceAudit(folder, ['demo'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('! Enough people, no queues       ######........|       3   -1   to 7 by 19 Oct\n');
    expect(stdout).not.toMatch(/[█░│►]/);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('show', () => {
  test('one site, an earlier day, a path', () => {
    const folder = project();
    const latest = serviceAudit(folder, ['show', 'lviv-center']);
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
      ! Enough people, no queues       ██████░░░░░░░░│       3   -3   to 7 by 2 Jan
      Product                                        │       6.3
        Price and expected quality     ██████████████│       7
        Can be bought                  ██████████████│       7
      ! Getting a refund               ████████░░░░░░│       4        cause unknown
        After-sales service            ██████████████│       7

      Sagging
        3  Enough people, no queues   recent, internal   Ivan Petrenko: 7 by 2 Jan
        4  Getting a refund           cause unknown
        5  Manner of speech           cause unknown

      Lowest 3 (was 4)  3 of 12 sag  9 to target  level 70 (was 81)  mean 6.4 (-0.3)
      "
    `);
    expect(serviceAudit(folder, ['show', 'lviv-center@2026-09-01']).stdout).toMatch(/^lviv-center, Base +1 Sep 2026/);
    expect(serviceAudit(folder, ['show', LVIV]).stdout).toBe(latest.stdout);
  });

  test('several sites: one line each, the one that sags first', () => {
    const { code, stdout } = serviceAudit(project(), ['show']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /: 2 sites\n\n! lviv-center {3}3 {2}Enough people.*3 sag.*\n {2}kyiv-podil {4}7 .*0 sag.*\n$/,
    );
    const home = serviceAudit(project(), []).stdout;
    expect(home).toMatch(/: 2 sites\n\n! lviv-center {3}3 .* 1 overdue\n {2}kyiv-podil {4}7 .*\n\n/);
    expect(home).toMatch(
      /^ {2}service-audit why lviv-center .*\n(?:.*\n)? {2}service-audit follow-up lviv-center .*\n/m,
    );
  });

  test('--format json parses and says what the diagram shows', () => {
    const folder = project();
    const { code, stdout, stderr } = serviceAudit(folder, ['show', 'lviv-center', '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'show/1',
      site: 'lviv-center',
      date: '2026-11-20',
      comparedWith: '2026-09-01',
      sags: ['staffing-level', 'refunds', 'speech-manner'],
      summary: { scored: 12, lowest: { score: 3, criteria: ['staffing-level'] } },
    });
    const all = JSON.parse(serviceAudit(folder, ['show', '--format', 'json']).stdout);
    expect(all.sites.map(({ site }: { site: string }) => site)).toEqual(['kyiv-podil', 'lviv-center']);
  });

  test('--output: the format by the extension or by name, folders made, nothing printed', () => {
    const folder = project();
    const outputs = ['-o', 'out/a.json', '--output', 'b.md', '-o', 'json=c'];
    expect(serviceAudit(folder, ['show', 'lviv-center', ...outputs])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readIn(folder, 'out/a.json')).site).toBe('lviv-center');
    expect(readIn(folder, 'c')).toBe(readIn(folder, 'out/a.json'));
    expect(readIn(folder, 'b.md')).toMatch(/^# lviv-center, 20 Nov 2026\n\n```text\n/);
    // Asked for as well, it is printed as well.
    expect(serviceAudit(folder, ['show', 'lviv-center', '-f', 'text', '-o', 'a.json']).stdout).toMatch(/^lviv-center/);
  });

  test('--sort, --component, --upright, --causes', () => {
    const folder = project();
    const show = (...args: string[]) => serviceAudit(folder, ['show', 'lviv-center', ...args]).stdout;
    const order = [...show('--sort', 'score').matchAll(/^[ !] ([A-Z].*?) +[█░]+│/gm)].map(([, title]) => title);
    expect(order.slice(0, 3)).toEqual(['Enough people, no queues', 'Getting a refund', 'Manner of speech']);
    expect(order).toHaveLength(12);
    expect(show('--component', 'product')).toContain('Getting a refund');
    expect(show('--component', 'product')).not.toContain('Manner of speech');
    expect(show('--upright')).toMatch(/^ +─+.* target 7$/m);
    const causes = show('--causes');
    for (const said of [
      'Two masters left and nobody was hired.',
      'One master is left after 17:00.',
      'Ivan Petrenko',
      'Maria',
      'Post the vacancy by 18:00.',
      '“6 weeks”',
    ]) {
      expect(words(causes)).toContain(said);
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
  ])('%j: 2, and what to do', (args, said) => {
    const { code, stdout, stderr } = serviceAudit(project(), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(words(stderr)).toContain(said);
  });

  test('an --output that is a folder is refused', () => {
    const { code, stderr } = serviceAudit(project(), ['show', 'lviv-center', '-o', '.']);
    expect(code).toBe(2);
    expect(stderr).not.toContain('fault in service-audit');
  });
});

describe('diff', () => {
  test('the last two of a site, two days, two sites, two paths outside a project', () => {
    const folder = project();
    const lastTwo = serviceAudit(folder, ['diff', 'lviv-center']);
    expect(lastTwo).toMatchObject({ code: 0, stderr: '' });
    expect(lastTwo.stdout).toMatchInlineSnapshot(`
      "lviv-center, 1 Sep → 20 Nov 2026, 80 days             same questionnaire: base 1

      Worse                       was  now      what explains it
        Enough people, no queues    6    3  -3  Two masters left and nobody was hired.
        Manner of speech            7    5  -2  nothing recorded
      Same  10; 1 sagging: Getting a refund 4

                                   mean             lowest  level
      Atmosphere and surroundings  7.0 → 7.0        7 → 7
      Personnel                    6.8 → 5.8  -1.0  6 → 3
      Product                      6.3 → 6.3        4 → 4
      All                          6.7 → 6.4  -0.3  4 → 3   81 → 70
      "
    `);
    const twoDays = serviceAudit(folder, ['diff', 'lviv-center@2026-09-01', '@2026-11-20']);
    expect(twoDays.stdout).toBe(lastTwo.stdout);

    const sites = serviceAudit(folder, ['diff', 'lviv-center', 'kyiv-podil']);
    expect(sites.code).toBe(0);
    expect(sites.stdout).toMatch(/^lviv-center 20 Nov 2026 → kyiv-podil 1 Oct 2026/);
    expect(sites.stdout).toMatch(/Better.*\n {2}Enough people, no queues +3 +9 +\+6\n/);

    const elsewhere = folderWith({
      'a.yaml': readIn(folder, 'audits/lviv-center/2026-09-01.audit.yaml'),
      'b.yaml': readIn(folder, LVIV),
    });
    const paths = serviceAudit(elsewhere, ['diff', 'a.yaml', 'b.yaml']);
    expect(paths.code).toBe(0);
    expect(paths.stdout).toMatch(/^a\.yaml 1 Sep 2026 → b\.yaml 20 Nov 2026/);
    expect(paths.stdout).toMatch(/Worse.*\n {2}Enough people, no queues +6 +3 +-3\n/);
  });

  test('--exit-code: 1 where something moved, 0 where nothing did', () => {
    const folder = project();
    expect(serviceAudit(folder, ['diff', 'lviv-center', '--exit-code']).code).toBe(1);
    const same = serviceAudit(folder, ['diff', 'lviv-center', 'lviv-center', '--exit-code']);
    expect(same.code).toBe(0);
    expect(same.stdout).toContain('Nothing moved.');
  });

  test('--format json and markdown', () => {
    const folder = project();
    const json = JSON.parse(serviceAudit(folder, ['diff', 'lviv-center', '-f', 'json']).stdout);
    expect(json).toMatchObject({ format: 'diff/1', sameSite: true, days: 80, better: [], new: [], gone: [] });
    expect(
      json.worse.map(({ criterion, change }: { criterion: string; change: number }) => [criterion, change]),
    ).toEqual([
      ['staffing-level', -3],
      ['speech-manner', -2],
    ]);
    expect(serviceAudit(folder, ['diff', 'lviv-center', '-f', 'markdown']).stdout).toMatch(/^# lviv-center, 1 Sep/);
  });

  test('with one audit, without any, without naming the site', () => {
    const folder = project();
    expect(serviceAudit(folder, ['diff', 'kyiv-podil'])).toMatchObject({ code: 2, stdout: '' });
    expect(words(serviceAudit(folder, ['diff', 'kyiv-podil']).stderr)).toContain('has only one audit');
    expect(words(serviceAudit(folder, ['diff']).stderr)).toContain('Sites here: kyiv-podil, lviv-center.');
    expect(serviceAudit(folderWith(), ['diff'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('check', () => {
  test('1 where the gate fails: places, levels, what turns it green', () => {
    const { code, stdout, stderr } = serviceAudit(project(), ['check']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "audits/lviv-center/2026-11-20.audit.yaml
        31:14  fail  Enough people, no queues  3, needs 5 or more      min-score
        31:14  fail  Enough people, no queues  6 → 3: fell 3, may 2    max-drop
        65:14  fail  Getting a refund          4, needs 5 or more      min-score
        65:14  warn  Getting a refund          4, six questions open   unexplained
        27:14  warn  Manner of speech          5, should be 6 or more  min-score
        27:14  warn  Manner of speech          7 → 5: fell 2, may 1    max-drop
        27:14  warn  Manner of speech          5, six questions open   unexplained

      FAIL    1 of 2 sites: 3 failures, 4 warnings
      green   needs lviv-center: Enough people, no queues 3 → 5; lviv-center: Getting
              a refund 4 → 5
      "
    `);
  });

  test('the place is that of the score', () => {
    const folder = project();
    const [, line = '', column = ''] =
      /^ +(\d+):(\d+) +fail +Getting a refund/m.exec(serviceAudit(folder, ['check']).stdout) ?? [];
    expect(
      readIn(folder, LVIV)
        .split('\n')
        [Number(line) - 1]?.slice(Number(column) - 1),
    ).toBe('4');
  });

  test('0 where it holds; only what is named is checked', () => {
    expect(serviceAudit(project(), ['check', 'kyiv-podil'])).toEqual({
      code: 0,
      stdout: 'PASS    1 site: nothing found\n',
      stderr: '',
    });
  });

  test('--fail-on warn', () => {
    const folder = folderWith();
    audited(folder, { scores: { refunds: `\n    score: 5\n    cause:${CAUSE}` } });
    expect(serviceAudit(folder, ['check'])).toMatchObject({ code: 0, stdout: expect.stringContaining('PASS') });
    expect(serviceAudit(folder, ['check', '--fail-on', 'warn'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('FAIL'),
    });
  });

  test('--format json, also into a file', () => {
    const folder = project();
    const { code, stdout } = serviceAudit(folder, ['check', '-f', 'json']);
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
    expect(serviceAudit(folder, ['check', '-o', 'result.json'])).toMatchObject({ code: 1, stdout: '' });
    expect(readIn(folder, 'result.json')).toBe(stdout);
  });

  test('no audit at all is 2, not a pass', () => {
    const nothing = serviceAudit(folderWith(), ['check']);
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain('There is no audit here yet.');
    const named = serviceAudit(project(), ['check', 'odesa-port']);
    expect(named).toMatchObject({ code: 2, stdout: '' });
    const empty = folderWith({ 'audits/odesa-port/site.yaml': 'format: site/1\ntitle: Odesa Port\n' });
    expect(serviceAudit(empty, ['check'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('broken settings are 2, with their place', () => {
    const folder = project({ 'service-audit.yaml': 'format: config/1\ncheck:\n  min-scor: 5\n' });
    const { code, stdout, stderr } = serviceAudit(folder, ['check']);
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
  ])('settings with %s are 2', (_, settings, said) => {
    const { code, stderr } = serviceAudit(project({ 'service-audit.yaml': settings }), ['check']);
    expect(code).toBe(2);
    expect(words(stderr)).toContain(said);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('a broken audit of one site hides no finding of another, and 2 wins over 1', () => {
    const folder = project();
    put(folder, KYIV, readIn(folder, KYIV).replace('score: 9', 'score: 90'));
    const { code, stdout, stderr } = serviceAudit(folder, ['check']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^audits\/kyiv-podil\/2026-10-01\.audit\.yaml:\d+:14\n/);
    expect(stdout).toContain('fail  Getting a refund');
    // Named alone, the site that is whole is judged alone.
    expect(serviceAudit(folder, ['check', 'lviv-center']).code).toBe(1);
  });

  test('a broken site is counted and named in the verdict', () => {
    const folder = project();
    put(folder, LVIV, readIn(folder, LVIV).replace('score: 3', 'score: 30'));
    expect(serviceAudit(folder, ['check']).stdout).not.toContain('1 site: nothing found');
    expect(serviceAudit(folder, ['check', '-f', 'json']).stdout).toContain('lviv-center');
  });

  test('settings are obeyed: a threshold for one criterion, a rule turned off', () => {
    const folder = project({
      'service-audit.yaml':
        'format: config/1\ncheck:\n  min-score: 3\n  unexplained: off\n  criteria:\n    after-sales: {min-score: 8}\n',
    });
    const { code, stdout } = serviceAudit(folder, ['check']);
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

  test('a waiver in site.yaml holds until its day, and is said', () => {
    const site = 'audits/lviv-center/site.yaml';
    const settings = { 'service-audit.yaml': 'format: config/1\ncheck: {min-score: 4}\n' };
    const folder = project({ ...settings, [site]: waiver(TODAY) });
    const lower = readIn(folder, LVIV)
      .replace(/(refunds:.*\n +score: )4/, '$13')
      .replace(/score: 3\n( +cause)/, 'score: 4\n$1');
    put(folder, LVIV, lower);
    const held = serviceAudit(folder, ['check']);
    expect(held.code).toBe(0);
    expect(words(held.stdout)).toContain('waived lviv-center, Getting a refund: 3, needs 4 or more, until 21 Nov');
    expect(words(held.stdout)).toContain('“New till on order.”');
    put(folder, site, waiver('2026-11-20'));
    expect(serviceAudit(folder, ['check']).code).toBe(1);
  });

  test('a site may be stricter', () => {
    const folder = project({ 'audits/kyiv-podil/site.yaml': 'format: site/1\ncheck: {min-score: 8}\n' });
    const { code, stdout } = serviceAudit(folder, ['check', 'kyiv-podil']);
    expect(code).toBe(1);
    expect(stdout).toContain('7, needs 8 or more');
  });

  test.each(['min-score: {warn: 6, fail: 4}', 'min-score: off', 'max-drop: 3', 'unexplained: off'])(
    'a site may not be looser: %s',
    (rule) => {
      const folder = project({ 'audits/kyiv-podil/site.yaml': `format: site/1\ncheck:\n  ${rule}\n` });
      const { code, stderr } = serviceAudit(folder, ['check', 'kyiv-podil']);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^audits\/kyiv-podil\/site\.yaml:3:\d+\n/);
      expect(words(stderr)).toContain('A site may only be stricter.');
    },
  );
});

describe('validate', () => {
  test('0 where all is well', () => {
    expect(serviceAudit(project(), ['validate'])).toEqual({
      code: 0,
      stdout: '3 files: all well-formed and consistent\n',
      stderr: '',
    });
  });

  test('1, with every place, also in the parts that can be read', () => {
    const folder = project({
      'service-audit.yaml': 'format: config/1\nsaging: 5\n',
      'audits/lviv-center/site.yaml': 'format: site/1\ntitel: Lviv Center\n',
      'audits/lviv-center/2026-11-19.audit.yaml': '',
      'audits/lviv-center/notes.yaml': 'a: b\n',
      'audits/Bad Site/x.yaml': 'a: b\n',
      'templates/kiosk.yaml': 'format: template/1\nname: kiosk\n',
    });
    put(folder, KYIV, readIn(folder, KYIV).replace('date: 2026-10-01', 'date: 2026-10-02'));
    const { code, stdout, stderr } = serviceAudit(folder, ['validate']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    for (const place of [
      /^service-audit\.yaml:2:1$/m,
      /^audits\/kyiv-podil\/2026-10-01\.audit\.yaml:3:7$/m,
      /^audits\/lviv-center\/2026-11-19\.audit\.yaml$/m,
      /^audits\/lviv-center\/notes\.yaml$/m,
      /^audits\/Bad Site$/m,
      /^templates\/kiosk\.yaml$/m,
    ]) {
      expect(stdout).toMatch(place);
    }
    expect(stdout).toContain('Did you mean “sagging”?');
    expect(stdout).toMatch(/problems, 0 warnings\n$/);
    const json = JSON.parse(serviceAudit(folder, ['validate', '-f', 'json']).stdout);
    expect(json).toMatchObject({ format: 'validate-result/1', valid: false });
    expect(json.problems).toContainEqual(expect.objectContaining({ code: 'unknown-key', line: 2, column: 1 }));
  });

  test('a questionnaire that the settings, or those of a site, name and that is not there', () => {
    const folder = project({
      'service-audit.yaml': 'format: config/1\ntemplate: bose\n',
      'audits/lviv-center/site.yaml': 'format: site/1\ntemplate: beauty-salun\n',
    });
    const { code, stdout } = serviceAudit(folder, ['validate']);
    expect(code).toBe(1);
    expect(stdout).toContain('service-audit.yaml:2:11');
    expect(stdout).toContain('Did you mean “base”?');
    expect(stdout).toContain('audits/lviv-center/site.yaml:2:11');
    expect(stdout).toContain('Did you mean “beauty-salon”?');
    // The gate asks no questionnaire of the settings: it judges as before.
    expect(serviceAudit(folder, ['check']).stdout).not.toBe('');
  });

  test('a file, a folder of a site, a file that is not there', () => {
    const folder = project();
    put(folder, KYIV, readIn(folder, KYIV).replace('score: 9', 'score: 7.5'));
    expect(serviceAudit(folder, ['validate', LVIV]).code).toBe(0);
    expect(serviceAudit(folder, ['validate', 'audits/lviv-center']).code).toBe(0);
    expect(serviceAudit(folder, ['validate', 'audits/kyiv-podil']).code).toBe(1);
    expect(serviceAudit(folder, ['validate', KYIV, LVIV])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('A score is a whole number from 1 to 10, not 7.5.'),
    });
    expect(serviceAudit(folder, ['validate', 'nothing.yaml'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('There is no file nothing.yaml.'),
    });
  });

  test('an answers file', () => {
    const folder = folderWith({ 'good.yaml': answers(), 'bad.yaml': answers({ date: '2026-02-30' }) });
    expect(serviceAudit(folder, ['validate', 'good.yaml']).code).toBe(0);
    expect(serviceAudit(folder, ['validate', 'bad.yaml'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^bad\.yaml:3:7\n/),
    });
  });

  test('an answers file with scores that are none', () => {
    const folder = folderWith({ 'bad.yaml': answers({ scores: { refunds: 11 } }) });
    expect(serviceAudit(folder, ['validate', 'bad.yaml'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^bad\.yaml:19:12\n/),
    });
  });

  test('in Russian a missing criterion is called by its Russian title', () => {
    const folder = project();
    put(folder, KYIV, readIn(folder, KYIV).replace(/ {4}after-sales:.*\n.*\n/, ''));
    const { code, stdout } = serviceAudit(folder, ['--lang', 'ru', 'validate']);
    expect(code).toBe(1);
    expect(stdout).toContain('Нет ответа для «after-sales» (Послепродажный сервис).');
  });
});

describe('rule', () => {
  test('the list, one of them, one that is not there', () => {
    const list = serviceAudit(folderWith(), ['rule']);
    expect(list.code).toBe(0);
    for (const name of ['min-score', 'max-drop', 'unexplained']) {
      expect(list.stdout).toContain(`\n  ${name} `);
      const one = serviceAudit(folderWith(), ['rule', name]);
      expect(one.code).toBe(0);
      expect(one.stdout).toMatch(new RegExp(`^${name}: `));
      expect(serviceAudit(folderWith(), ['--lang', 'ru', 'rule', name]).stdout).toMatch(new RegExp(`^${name}: [А-Я]`));
    }
    const unknown = serviceAudit(folderWith(), ['rule', 'min-scroe']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('Did you mean “min-score”?');
  });

  test('its example is right in the settings', () => {
    for (const name of ['min-score', 'max-drop', 'unexplained']) {
      const { stdout } = serviceAudit(folderWith(), ['rule', name]);
      const example = stdout.slice(stdout.indexOf('“check:”:\n') + 10);
      const folder = project({ 'service-audit.yaml': `format: config/1\ncheck:\n${example}` });
      expect(serviceAudit(folder, ['validate'])).toMatchObject({ code: 0, stderr: '' });
    }
  });
});

describe('init', () => {
  const FILES = ['service-audit.yaml', '.gitignore', '.gitattributes', '.service-audit/schema/audit-1.json'];

  test.each(['en', 'ru'])('%s: says what it wrote; run twice it changes nothing', (lang) => {
    const folder = folderWith();
    const first = serviceAudit(folder, ['--lang', lang, 'init']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['service-audit.yaml', '.gitignore', '.gitattributes', '.service-audit/schema/']) {
      expect(first.stdout).toContain(name);
    }
    const before = FILES.map((name) => readIn(folder, name));
    const second = serviceAudit(folder, ['init']);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain(lang === 'en' ? 'nothing was changed' : 'ничего не изменено');
    expect(FILES.map((name) => readIn(folder, name))).toEqual(before);
    expect(serviceAudit(folder, ['validate'])).toMatchObject({ code: 0 });
    expect(readIn(folder, 'service-audit.yaml')).toMatch(new RegExp(`^language: ${lang}\\b`, 'm'));
  });

  test('lines that are there are left alone', () => {
    const folder = folderWith({
      '.gitignore': 'node_modules\n.service-audit/drafts/\n*.log',
      '.gitattributes': '* text=auto\n',
      'service-audit.yaml': 'format: config/1\nsagging: 4 # ours\n',
    });
    expect(serviceAudit(folder, ['init']).code).toBe(0);
    const ignore = readIn(folder, '.gitignore');
    expect(ignore.startsWith('node_modules\n.service-audit/drafts/\n*.log\n')).toBe(true);
    expect(ignore.match(/^\.service-audit\/drafts\/$/gm)).toHaveLength(1);
    expect(ignore).toMatch(/^\.service-audit\/cache\/$/m);
    expect(readIn(folder, '.gitattributes').startsWith('* text=auto\n')).toBe(true);
    expect(readIn(folder, 'service-audit.yaml')).toBe('format: config/1\nsagging: 4 # ours\n');
  });
});

describe('the command line', () => {
  test('run without a terminal: 2, with advice', () => {
    const { code, stdout, stderr } = serviceAudit(folderWith(), ['run']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(words(stderr)).toContain('there is no terminal to ask them in.');
    const folder = project();
    expect(words(serviceAudit(folder, ['edit', 'lviv-center']).stderr)).toContain('service-audit validate');
    expect(words(serviceAudit(folder, ['why', 'lviv-center']).stderr)).toContain('service-audit follow-up --draft');
    expect(words(stderr)).toContain('service-audit run --answers FILE');
    expect(words(serviceAudit(folderWith(), ['--lang', 'ru', 'run']).stderr)).toContain('дайте ответы в файле');
  });

  test.each([
    [['shwo'], 'There is no command “shwo”. Did you mean “show”?'],
    [['--lang', 'ru', 'shwo'], 'Команды «shwo» нет. Может быть, «show»?'],
    [['show', '--formt', 'json'], 'There is no option “--formt” here. Did you mean “--format”?'],
    [['--lang', 'ru', 'show', '--formt', 'json'], 'Параметра «--formt» здесь нет. Может быть, «--format»?'],
    [['--qiet', 'show'], 'Did you mean “--quiet”?'],
    [['show', 'a', 'b'], 'That is too much: b.'],
    [['run', '--date'], 'needs a value.'],
    [['check', '--fail-on', 'never'], '“never” is not a value of --fail-on. Choose one of: fail, warn.'],
    [['--lang', 'de', 'show'], '“de” is not a value of --lang. Choose one of: en, ru.'],
    [['--today', '2026-02-30', 'show'], '2026-02-30 is not a day in the calendar.'],
    [['run', '../x'], '“../x” cannot be the key of a site.'],
  ])('%j: 2, and what was meant', (args, said) => {
    const { code, stdout, stderr } = serviceAudit(folderWith(), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(words(stderr)).toContain(said);
  });

  test('help on a command that is not there', () => {
    const { code, stderr } = serviceAudit(folderWith(), ['help', 'chek']);
    expect(code).toBe(2);
    expect(words(stderr)).toContain('There is no command “chek”. Did you mean “check”?');
  });

  test('two options that exclude each other', () => {
    const { code, stderr } = serviceAudit(folderWith(), ['run', '--resume', '--restart']);
    expect(code).toBe(2);
    expect(stderr).toContain('--resume');
    expect(stderr).not.toContain('quotes');
  });

  test('the language: --lang, SERVICE_AUDIT_LANG, the settings, LC_ALL, LC_MESSAGES, LANG, English', () => {
    const bare = folderWith();
    const english = folderWith({ 'service-audit.yaml': 'format: config/1\nlanguage: en\n' });
    const russian = folderWith({ 'service-audit.yaml': 'format: config/1\nlanguage: ru\n' });
    const speaks = (folder: string, env: Record<string, string>, args: string[] = []) =>
      serviceAudit(folder, [...args, 'check'], { env: { LC_ALL: '', ...env } }).stderr.includes('Аудитов')
        ? 'ru'
        : 'en';
    const ru = 'ru_RU.UTF-8';
    const en = 'en_GB.UTF-8';
    expect(speaks(bare, {})).toBe('en');
    expect(speaks(bare, { LANG: ru })).toBe('ru');
    expect(speaks(bare, { LANG: ru, LC_MESSAGES: en })).toBe('en');
    expect(speaks(bare, { LANG: en, LC_MESSAGES: ru })).toBe('ru');
    expect(speaks(bare, { LC_MESSAGES: ru, LC_ALL: en })).toBe('en');
    expect(speaks(bare, { LC_MESSAGES: en, LC_ALL: ru })).toBe('ru');
    expect(speaks(english, { LC_ALL: ru })).toBe('en');
    expect(speaks(russian, { LC_ALL: en })).toBe('ru');
    expect(speaks(russian, { SERVICE_AUDIT_LANG: 'en' })).toBe('en');
    expect(speaks(english, { SERVICE_AUDIT_LANG: 'ru' })).toBe('ru');
    expect(speaks(english, { SERVICE_AUDIT_LANG: 'en' }, ['--lang', 'ru'])).toBe('ru');
    expect(speaks(russian, { SERVICE_AUDIT_LANG: 'ru' }, ['--lang=en'])).toBe('en');
    // A language that it does not speak is not one.
    expect(speaks(bare, { LC_ALL: 'de_DE.UTF-8' })).toBe('en');
  });

  test('colour: --color and --no-color, NO_COLOR, FORCE_COLOR, TERM; never where the output is a file', () => {
    const folder = project();
    const isColoured = (env: Record<string, string>, args: string[] = []) =>
      serviceAudit(folder, [...args, 'check'], { env }).stdout.includes('\u001b[');
    expect(isColoured({})).toBe(false);
    expect(isColoured({ FORCE_COLOR: '1' })).toBe(true);
    expect(isColoured({ CLICOLOR_FORCE: '1' })).toBe(true);
    expect(isColoured({ FORCE_COLOR: '1', TERM: 'dumb' })).toBe(true);
    expect(isColoured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(isColoured({ FORCE_COLOR: '0' })).toBe(false);
    expect(isColoured({ NO_COLOR: '1' }, ['--color'])).toBe(true);
    expect(isColoured({ FORCE_COLOR: '1' }, ['--no-color'])).toBe(false);
    serviceAudit(folder, ['--color', 'check', '-o', 'result.txt']);
    expect(readIn(folder, 'result.txt')).not.toContain('\u001b');
  });

  test('colour only repeats: without it the same text', () => {
    const folder = project();
    for (const command of [
      ['show', 'lviv-center'],
      ['show'],
      ['diff', 'lviv-center'],
      ['check'],
      ['rule', 'max-drop'],
    ]) {
      const plain = serviceAudit(folder, command).stdout;
      const coloured = serviceAudit(folder, ['--color', ...command]).stdout;
      expect(coloured).not.toBe(plain);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
      expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
    }
  });

  test('-C works as if started there', () => {
    const folder = project();
    const here = serviceAudit(folder, ['check']);
    const parent = join(folder, '..');
    for (const args of [['-C', folder], [`-C${folder}`], ['--directory', folder], [`--directory=${folder}`]]) {
      expect(serviceAudit(parent, [...args, 'check'])).toEqual(here);
    }
    // From within, the project is found by walking up.
    put(folder, 'service-audit.yaml', 'format: config/1\n');
    expect(serviceAudit(folder, ['-C', 'audits/lviv-center', 'show', 'kyiv-podil']).code).toBe(0);
  });

  test('-C with a folder that is not there: 2', () => {
    const { code, stderr } = serviceAudit(folderWith(), ['-C', 'nowhere', 'init']);
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere');
  });

  test('--today: as which day it is; later records are left out', () => {
    const folder = project();
    expect(serviceAudit(folder, ['--today', '2026-10-15', 'show', 'lviv-center']).stdout).toMatch(/1 Sep 2026/);
    expect(serviceAudit(folder, ['--today', '2026-10-15', 'diff', 'lviv-center']).code).toBe(2);
  });

  test('--version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(serviceAudit(folderWith(), ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('alone, where there is nothing yet: what it is for and what to type', () => {
    const { code, stdout } = serviceAudit(folderWith(), []);
    expect(code).toBe(0);
    expect(stdout).toContain('service-audit demo');
    expect(stdout).toContain('service-audit run');
  });

  test('alone, where there is nothing yet: in 80 columns', () => {
    const { stdout } = serviceAudit(folderWith(), []);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('a reader that has seen enough: quiet', async () => {
    const folder = project();
    const child = spawn(process.execPath, [BINARY, '--today', TODAY, 'show', 'lviv-center'], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const told = text(child.stderr);
    const [code] = await once(child, 'exit');
    expect({ code, told: await told }).toEqual({ code: 0, told: '' });
  });

  test('names from files cannot move the cursor', () => {
    const folder = project({ 'audits/lviv-center/site.yaml': 'format: site/1\ntitle: "Lviv\\e[2J\\u202Ecenter"\n' });
    for (const args of [
      ['show', 'lviv-center'],
      ['show'],
      ['check'],
      ['diff', 'lviv-center'],
      ['show', '-f', 'markdown'],
    ]) {
      const { stdout, stderr } = serviceAudit(folder, args);
      expect(stdout + stderr).not.toContain('\u001b');
      expect(stdout + stderr).not.toContain('\u202e');
    }
  });
});

describe('help', () => {
  test.each(['en', 'ru'])('%s: every command, in 80 columns, on standard output', (lang) => {
    for (const command of ['', ...COMMANDS]) {
      const asked = serviceAudit(folderWith(), ['--lang', lang, command, '--help'].filter(Boolean));
      expect(asked).toMatchObject({ code: 0, stderr: '' });
      expect(asked.stdout).toMatch(lang === 'en' ? /^Usage: service-audit/ : /^Использование: service-audit/);
      for (const line of asked.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      if (command !== '') expect(serviceAudit(folderWith(), ['--lang', lang, 'help', command])).toEqual(asked);
    }
    const { stdout } = serviceAudit(folderWith(), ['--lang', lang, '--help']);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  /** English words in what is told, names left out: of commands, options, their values, files. */
  function englishIn(help: string): string[] {
    const told = help
      .replaceAll(/^ {2}(-|run|show|diff|check|validate|rule|init|demo|help|[a-z]+(?:-[a-z]+)* ).*?( {2,}|$)/gm, '')
      .replaceAll(/^(Использование: .*|Начните так: .*)$/gm, '')
      .replaceAll(/\((?:[a-z]+\s+\| )+[a-z]+\)/g, '')
      .replaceAll(/--[a-z]+(-[a-z]+)*/g, '')
      .replaceAll(/SITE(@\S+)?|YYYY-MM-DD|\bCI\b|\bASCII\b|HTML|Markdown|\.gitignore|\.gitattributes|\b[a-z]+\//g, '');
    return told.match(/[A-Za-z]{2,}/g) ?? [];
  }

  test('in Russian there are no English words but names', () => {
    for (const command of ['', ...COMMANDS.filter((name) => name !== 'run')]) {
      const { stdout } = serviceAudit(folderWith(), ['--lang', 'ru', command, '--help'].filter(Boolean));
      expect(englishIn(stdout)).toEqual([]);
    }
  });

  test('in Russian there are no English words but names: run', () => {
    expect(englishIn(serviceAudit(folderWith(), ['--lang', 'ru', 'run', '--help']).stdout)).toEqual([]);
  });

  test('what help and errors say can be typed is there', () => {
    const { stdout } = serviceAudit(folderWith(), ['--help']);
    for (const [, command = ''] of stdout.matchAll(/service-audit ([a-z]+)/g)) expect(COMMANDS).toContain(command);
  });

  test('nothing is written by asking', () => {
    const folder = folderWith();
    for (const command of COMMANDS) serviceAudit(folder, [command, '--help']);
    expect(existsSync(join(folder, '.service-audit'))).toBe(false);
    expect(existsSync(join(folder, 'service-audit.yaml'))).toBe(false);
  });
});
