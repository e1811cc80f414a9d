/** `validate`: every problem of the files of a project, with its place. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn, writeIn } from '../../helpers/projects/folder.js';
import { KYIV, LVIV, twoSites } from '../../helpers/projects/two-sites.js';

describe('validate', () => {
  test('0 where all is well', async () => {
    expect(await serviceAudit(await twoSites(), ['validate'])).toEqual({
      code: 0,
      stdout: '3 files: all well-formed and consistent\n',
      stderr: '',
    });
  });

  test('1, with every place, also in the parts that can be read', async () => {
    const folder = await twoSites({
      'service-audit.yaml': 'format: config/1\nsaging: 5\n',
      'audits/lviv-center/site.yaml': 'format: site/1\ntitel: Lviv Center\n',
      'audits/lviv-center/2026-11-19.audit.yaml': '',
      'audits/lviv-center/notes.yaml': 'a: b\n',
      'audits/Bad Site/x.yaml': 'a: b\n',
      'templates/kiosk.yaml': 'format: template/1\nname: kiosk\n',
    });
    writeIn(folder, KYIV, readIn(folder, KYIV).replace('date: 2026-10-01', 'date: 2026-10-02'));
    const { code, stdout, stderr } = await serviceAudit(folder, ['validate']);
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
    const json = JSON.parse((await serviceAudit(folder, ['validate', '-f', 'json'])).stdout);
    expect(json).toMatchObject({ format: 'validate-result/1', valid: false });
    expect(json.problems).toContainEqual(expect.objectContaining({ code: 'unknown-key', line: 2, column: 1 }));
  });

  test('a questionnaire that the settings, or those of a site, name and that is not there', async () => {
    const folder = await twoSites({
      'service-audit.yaml': 'format: config/1\ntemplate: bose\n',
      'audits/lviv-center/site.yaml': 'format: site/1\ntemplate: beauty-salun\n',
    });
    const { code, stdout } = await serviceAudit(folder, ['validate']);
    expect(code).toBe(1);
    expect(stdout).toContain('service-audit.yaml:2:11');
    expect(stdout).toContain('Did you mean “base”?');
    expect(stdout).toContain('audits/lviv-center/site.yaml:2:11');
    expect(stdout).toContain('Did you mean “beauty-salon”?');
    // The gate asks no questionnaire of the settings: it judges as before.
    expect((await serviceAudit(folder, ['check'])).stdout).not.toBe('');
  });

  test('a file, a folder of a site, a file that is not there', async () => {
    const folder = await twoSites();
    writeIn(folder, KYIV, readIn(folder, KYIV).replace('score: 9', 'score: 7.5'));
    expect((await serviceAudit(folder, ['validate', LVIV])).code).toBe(0);
    expect((await serviceAudit(folder, ['validate', 'audits/lviv-center'])).code).toBe(0);
    expect((await serviceAudit(folder, ['validate', 'audits/kyiv-podil'])).code).toBe(1);
    expect(await serviceAudit(folder, ['validate', KYIV, LVIV])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('A score is a whole number from 1 to 10, not 7.5.'),
    });
    expect(await serviceAudit(folder, ['validate', 'nothing.yaml'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('There is no file nothing.yaml.'),
    });
  });

  test('an answers file', async () => {
    const folder = folderWith({ 'good.yaml': answers(), 'bad.yaml': answers({ date: '2026-02-30' }) });
    expect((await serviceAudit(folder, ['validate', 'good.yaml'])).code).toBe(0);
    expect(await serviceAudit(folder, ['validate', 'bad.yaml'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^bad\.yaml:3:7\n/),
    });
  });

  test('an answers file with scores that are none', async () => {
    const folder = folderWith({ 'bad.yaml': answers({ scores: { refunds: 11 } }) });
    expect(await serviceAudit(folder, ['validate', 'bad.yaml'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^bad\.yaml:19:12\n/),
    });
  });

  test('in Russian a missing criterion is called by its Russian title', async () => {
    const folder = await twoSites();
    writeIn(folder, KYIV, readIn(folder, KYIV).replace(/ {4}after-sales:.*\n.*\n/, ''));
    const { code, stdout } = await serviceAudit(folder, ['--lang', 'ru', 'validate']);
    expect(code).toBe(1);
    expect(stdout).toContain('Нет ответа для «after-sales» (Послепродажный сервис).');
  });
});
