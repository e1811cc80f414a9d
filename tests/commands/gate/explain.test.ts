/** `check --explain`: which rule and which value applies to a criterion, and from where. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { MAIN, SETTINGS } from '../../helpers/projects/gate-project.js';

const files = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [name, text ?? '']));

describe('--explain', () => {
  const folder = () =>
    folderWith({
      ...files,
      'service-audit.yaml': `${SETTINGS}  criteria:\n    price: {min-score: 7}\n`,
      'audits/lviv/site.yaml':
        'format: site/1\ncheck:\n  max-slide: 2\n  criteria:\n    speed: {min-score: 8}\nwaivers:\n  - rule: min-score\n    criterion: refunds\n    value: 4\n    until: 2027-01-31\n    reason: soon\n',
    });

  test('for each criterion which rule and value applies, and from where; those alike stand together', async () => {
    expect(
      (await serviceAudit(folder(), ['check', 'lviv', '--explain'])).stdout.split('\n\n')[0],
    ).toMatchInlineSnapshot(`
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
      (await serviceAudit(folder(), ['--lang', 'ru', 'check', 'lviv', '--explain'])).stdout.split('\n\n')[0],
    ).toMatchInlineSnapshot(`
      "lviv
        Greeting 8
          min-score    {warn: 6, fail: 5}  настройки, service-audit.yaml:6:3
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml точки, audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        Speed 7
          min-score    8                   site.yaml, для критерия,
                                           audits/lviv/site.yaml:5:13
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml точки, audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        Price 7
          min-score    7                   настройки, для критерия,
                                           service-audit.yaml:12:13
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml точки, audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        Refunds 4
          min-score    {warn: 6, fail: 5}  настройки, service-audit.yaml:6:3;
                                           исключение: 4 по 31.01.2027
          max-drop     {warn: 1, fail: 2}  настройки, service-audit.yaml:7:3
          max-slide    2                   site.yaml точки, audits/lviv/site.yaml:3:3
          vanished     fail                настройки, service-audit.yaml:9:3
          unexplained  warn                настройки, service-audit.yaml:10:3
          откл.: unplanned, unsupported-rise, broken-promise, max-overdue
        точка
          откл.: base-first, rewritten, stale-waiver, max-age, max-silence"
    `);
  });

  test('without settings, the defaults', async () => {
    const { 'service-audit.yaml': _, ...without } = files;
    expect((await serviceAudit(folderWith(without), ['check', 'odesa', '--explain'])).stdout).toMatch(
      /min-score +\{warn: 6, fail: 5\} +default/,
    );
  });
});
