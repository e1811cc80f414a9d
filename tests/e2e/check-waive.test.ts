/** Adopting the gate on a project that is below it, and asking where its values come from. */
import { describe, expect, test } from 'vitest';
import { audit, MAIN, path, SETTINGS } from '../helpers/gate-project.js';
import { folderWith, readIn, serviceAudit } from '../helpers/world.js';

const files = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [name, text ?? '']));
const WAIVE = ['check', '--waive-existing', '--until', '2027-01-31', '--reason', 'Taken over as it is.'];

describe('--waive-existing', () => {
  test('what fails is waived down to where it stands, with the end and the reason; then the gate holds', () => {
    const folder = folderWith(files);
    const outcome = serviceAudit(folder, WAIVE);
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
    const after = serviceAudit(folder, ['check']);
    expect(after.code).toBe(0);
    expect(after.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'waived lviv, Refunds: 4, needs 5 or more, until 31 Jan 2027: “Taken over as it is.”',
    );
    expect(serviceAudit(folder, ['validate']).code).toBe(0);
  });

  test('no milder than it stands, and not for ever', () => {
    const folder = folderWith(files);
    serviceAudit(folder, WAIVE);
    expect(serviceAudit(folder, ['check', '--today', '2027-01-31']).code).toBe(0);
    expect(serviceAudit(folder, ['check', '--today', '2027-02-01']).code).toBe(1);
    expect(
      serviceAudit(
        folderWith({
          ...files,
          'audits/lviv/site.yaml': readIn(folder, 'audits/lviv/site.yaml'),
          [path('lviv', '2026-11-20')]: audit('2026-11-20', { refunds: 3, greeting: 8 }),
        }),
        ['check'],
      ).code,
    ).toBe(1);
  });

  test('what grows by the day is waived up to its last day', () => {
    const folder = folderWith({
      ...files,
      'service-audit.yaml': 'format: config/1\ntemplate: mini\ncheck:\n  max-age: 30d\n',
    });
    serviceAudit(folder, WAIVE);
    expect(serviceAudit(folder, ['check', '--today', '2027-01-31']).code).toBe(0);
    expect(serviceAudit(folder, ['check', '--today', '2027-02-01']).code).toBe(1);
  });

  test('the rest of a site’s file stays as it was written, comments too; an older waiver of the same is replaced', () => {
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
    expect(serviceAudit(folder, WAIVE).code).toBe(0);
    const text = readIn(folder, 'audits/lviv/site.yaml');
    expect(text).toMatch(/^format: site\/1\n# ours\ntitle: Lviv # the first\nwaivers:\n/);
    expect(text).toContain('reason: |\n      kept');
    expect(text).not.toContain('2026-10-01');
    expect(text).toMatch(/circle: \[Ivan Petrenko\]\n$/);
  });

  test('where nothing fails, nothing is written', () => {
    const folder = folderWith(files);
    expect(serviceAudit(folder, [...WAIVE, 'odesa']).stdout).toBe('Nothing fails, so nothing was waived.\n');
  });

  test.each([
    ['no end', ['--waive-existing', '--reason', 'x'], '--until'],
    ['no reason', ['--waive-existing', '--until', '2027-01-31'], '--reason'],
    ['an empty reason', ['--waive-existing', '--until', '2027-01-31', '--reason', ' '], '--reason'],
    ['an end that is over', ['--waive-existing', '--until', '2026-11-20', '--reason', 'x'], '2026-11-20 is over'],
    ['no day', ['--waive-existing', '--until', 'soon', '--reason', 'x'], 'soon is not a day'],
    [
      'together with a commit',
      ['--waive-existing', '--until', '2027-01-31', '--reason', 'x', '--against', 'main'],
      '--against',
    ],
    ['an end alone', ['--until', '2027-01-31'], '--waive-existing'],
  ])('%s: exit 2, and nothing is written', (_, options, message) => {
    const folder = folderWith(files);
    const outcome = serviceAudit(folder, ['check', ...options]);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(() => readIn(folder, 'audits/lviv/site.yaml')).toThrow();
  });
});

describe('--explain', () => {
  const folder = () =>
    folderWith({
      ...files,
      'service-audit.yaml': `${SETTINGS}  criteria:\n    price: {min-score: 7}\n`,
      'audits/lviv/site.yaml':
        'format: site/1\ncheck:\n  max-slide: 2\n  criteria:\n    speed: {min-score: 8}\nwaivers:\n  - rule: min-score\n    criterion: refunds\n    value: 4\n    until: 2027-01-31\n    reason: soon\n',
    });

  test('for each criterion which rule and value applies, and from where; those alike stand together', () => {
    expect(serviceAudit(folder(), ['check', 'lviv', '--explain']).stdout.split('\n\n')[0]).toMatchInlineSnapshot(`
      "lviv
        Greeting 8
          min-score    {warn: 6, fail: 5}  settings, service-audit.yaml:6:3
          max-drop     {warn: 1, fail: 2}  settings, service-audit.yaml:7:3
          max-slide    2                   site.yaml, audits/lviv/site.yaml:3:3
          vanished     fail                settings, service-audit.yaml:9:3
          unexplained  warn                settings, service-audit.yaml:10:3
          off: unplanned, unsupported-rise, broken-promise, max-overdue
        Speed 7
          min-score    8                   site.yaml, for the criterion,
                                           audits/lviv/site.yaml:5:13
          max-drop     {warn: 1, fail: 2}  settings, service-audit.yaml:7:3
          max-slide    2                   site.yaml, audits/lviv/site.yaml:3:3
          vanished     fail                settings, service-audit.yaml:9:3
          unexplained  warn                settings, service-audit.yaml:10:3
          off: unplanned, unsupported-rise, broken-promise, max-overdue
        Price 7
          min-score    7                   settings, for the criterion,
                                           service-audit.yaml:12:13
          max-drop     {warn: 1, fail: 2}  settings, service-audit.yaml:7:3
          max-slide    2                   site.yaml, audits/lviv/site.yaml:3:3
          vanished     fail                settings, service-audit.yaml:9:3
          unexplained  warn                settings, service-audit.yaml:10:3
          off: unplanned, unsupported-rise, broken-promise, max-overdue
        Refunds 4
          min-score    {warn: 6, fail: 5}  settings, service-audit.yaml:6:3; waiver: 4
                                           until 31 Jan 2027
          max-drop     {warn: 1, fail: 2}  settings, service-audit.yaml:7:3
          max-slide    2                   site.yaml, audits/lviv/site.yaml:3:3
          vanished     fail                settings, service-audit.yaml:9:3
          unexplained  warn                settings, service-audit.yaml:10:3
          off: unplanned, unsupported-rise, broken-promise, max-overdue
        the site
          off: base-first, rewritten, stale-waiver, max-age, max-silence"
    `);
    expect(
      serviceAudit(folder(), ['--lang', 'ru', 'check', 'lviv', '--explain']).stdout.split('\n\n')[0],
    ).toMatchInlineSnapshot(`
      "lviv
        Greeting 8
          min-score    {warn: 6, fail: 5}  настройки, service-audit.yaml:6:3
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml площадки,
                                           audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        Speed 7
          min-score    8                   site.yaml, для критерия,
                                           audits/lviv/site.yaml:5:13
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml площадки,
                                           audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        Price 7
          min-score    7                   настройки, для критерия,
                                           service-audit.yaml:12:13
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml площадки,
                                           audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        Refunds 4
          min-score    {warn: 6, fail: 5}  настройки, service-audit.yaml:6:3;
                                           исключение: 4 по 31.01.2027
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml площадки,
                                           audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        площадка
          откл.: base-first, rewritten, stale-waiver, max-age, max-silence"
    `);
  });

  test('without settings, the defaults', () => {
    const { 'service-audit.yaml': _, ...without } = files;
    expect(serviceAudit(folderWith(without), ['check', 'odesa', '--explain']).stdout).toMatch(
      /min-score +\{warn: 6, fail: 5\} +default/,
    );
  });
});
