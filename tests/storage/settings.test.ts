import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRoot, languageIn } from '../../src/storage/language.js';
import { readSettings, readSite } from '../../src/storage/settings.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';

const settingsOf = (text: string | undefined) => {
  const root = folderWith(text === undefined ? {} : { 'service-audit.yaml': text });
  return readSettings(root, 'service-audit.yaml').settings;
};
const siteOf = (project: string, site: string) => {
  const root = folderWith({ 'site.yaml': `format: site/1\n${site}` });
  return problemsOf(() => readSite(join(root, 'site.yaml'), 'site.yaml', settingsOf(`format: config/1\n${project}`)));
};

describe('the settings of a project', () => {
  test('without a file, the defaults apply', () => {
    expect(settingsOf(undefined)).toMatchObject({
      template: 'base',
      sagging: 5,
      target: 7,
      auditEvery: 90,
      followUpEvery: 7,
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      circle: [],
      check: undefined,
    });
  });

  test('a setting replaces its default, and the others stay', () => {
    const settings = settingsOf(
      'format: config/1\nsagging: 4\naudit-every: 30d\nworking-days: [sat]\ntime-zone: Europe/Kyiv\n',
    );
    expect(settings).toMatchObject({
      sagging: 4,
      target: 7,
      auditEvery: 30,
      workingDays: ['sat'],
      timeZone: 'Europe/Kyiv',
    });
    expect(settings.check).toBeUndefined();
  });

  test('if the file sets rules, a rule that it does not name is off', () => {
    expect(settingsOf('format: config/1\ncheck:\n  min-score: 6\n').check).toEqual({ 'min-score': 6 });
  });

  test.each([
    ['sagging: 7\n', '2:10'],
    ['target: 5\n', '2:9'],
    ['sagging: 6\ntarget: 6\n', '3:9'],
  ])('%j: the target must be above the sagging score', (text, place) => {
    expect(told(problemsOf(() => settingsOf(`format: config/1\n${text}`)))).toEqual([`${place} sagging-target`]);
  });

  test.each(['service-audit.yml', 'Service-Audit.yaml'])('%s would not be read and is reported', (name) => {
    const root = folderWith({ [name]: 'format: config/1\n' });
    expect(problemsOf(() => readSettings(root, 'service-audit.yaml'))).toMatchObject([
      { code: 'settings-name', details: { name } },
    ]);
  });

  test('an empty threshold is refused', () => {
    expect(told(problemsOf(() => settingsOf('format: config/1\ncheck: {min-score: {}}\n')))).toEqual([
      '2:20 bad-threshold',
    ]);
  });

  test('an empty file and a broken one are reported', () => {
    expect(told(problemsOf(() => settingsOf('')))).toEqual(['file-empty']);
    expect(told(problemsOf(() => settingsOf('format: config/1\nsagging: low\n')))).toEqual(['2:10 score-range']);
  });
});

describe('a site', () => {
  test('may be stricter than its project', () => {
    expect(siteOf('check: {min-score: 5}\n', 'check: {min-score: 6}\n')).toEqual([]);
  });

  test('each looser rule is reported at its line', () => {
    const site = 'check:\n  min-score: 4\n  criteria:\n    refunds: {min-score: 3, max-drop: 1}\n';
    expect(told(siteOf('check: {min-score: 5, max-drop: 2}\n', site))).toEqual([
      '3:14 looser-than-project',
      '5:26 looser-than-project',
    ]);
  });

  test('may waive “unexplained” completely, but a threshold only down to a value', () => {
    const waiver = (rule: string) =>
      `waivers:\n  - rule: ${rule}\n    criterion: refunds\n    until: 2027-03-01\n    reason: |\n      New till.\n`;
    expect(siteOf('', waiver('unexplained'))).toEqual([]);
    expect(siteOf('', waiver('max-drop')).map(({ code }) => code)).toEqual(['waiver-value']);
  });

  test('may be looser by a waiver', () => {
    const waiver =
      'waivers:\n  - rule: min-score\n    criterion: refunds\n    value: 3\n    until: 2027-03-01\n    reason: |\n      New till on order.\n';
    expect(siteOf('check: {min-score: 5}\n', waiver)).toEqual([]);
  });
});

describe('the language of a project', () => {
  test.each([
    ['language: ru\n', 'ru'],
    ['format: config/1\nlanguage: "en"\n', 'en'],
    ["language:   'ru' # Russian\n", 'ru'],
    ['  language: ru\n', undefined],
    ['language: de\n', undefined],
    ['language: english\n', undefined],
    ['# language: ru\n', undefined],
  ])('%j', (text, language) => {
    expect(languageIn(folderWith({ 'service-audit.yaml': text }))).toBe(language);
  });

  test('is known even if the settings are broken, and in a subfolder', () => {
    const root = folderWith({ 'service-audit.yaml': 'language: ru\nbroken: [\n', 'audits/lviv/x': '' });
    expect(languageIn(join(root, 'audits', 'lviv'))).toBe('ru');
    expect(findRoot(join(root, 'audits', 'lviv'))).toBe(root);
    expect(languageIn(folderWith())).toBeUndefined();
  });
});
