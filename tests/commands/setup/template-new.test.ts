/** `template new --copy`: a copy of a questionnaire, and what is refused. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { criteriaOf } from '../../../src/domain/questionnaire/template.js';
import { digestOf, Shelf } from '../../../src/storage/templates.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { BEFORE } from '../../helpers/projects/questionnaire-versions.js';

const FILE = 'templates/tea.yaml';

describe('copied', () => {
  test.each(['base', 'beauty-salon', 'service-tiers'])('%s: the same questions, to be changed', async (name) => {
    const folder = folderWith();
    const { code, stdout, stderr } = await serviceAudit(folder, ['template', 'new', 'tea', '--copy', name]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('Written: templates/tea.yaml');
    const shelf = new Shelf(folder);
    const [copy, parent] = [shelf.load('tea'), shelf.load(name)];
    expect(criteriaOf(copy)).toEqual(criteriaOf(parent));
    expect(digestOf(copy)).toBe(digestOf(parent));
    expect([copy.programme, copy.prompts, copy.version]).toEqual([parent.programme, parent.prompts, 1]);
    expect(await serviceAudit(folder, ['validate'])).toMatchObject({
      code: 0,
      stdout: '1 file: all well-formed and consistent\n',
    });
    expect(readIn(folder, FILE).match(/^# /gm)).toHaveLength(6);
  });

  test('the comments are in the language of the person', async () => {
    const folder = folderWith();
    await serviceAudit(folder, ['--lang', 'ru', 'template', 'new', 'tea', '--copy', 'base']);
    expect(readIn(folder, FILE).split('\n').slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../.service-audit/schema/template-1.json
      # Ваша анкета. Меняйте её как угодно; «service-audit validate» скажет, что не так.
      # Ключи составляющих и критериев остаются навсегда: по ним находят прежние оценки. Названия можно менять.
      # anchors: что посетитель может увидеть или посчитать при 1, 4, 7 и 10.
      # Критерий появился, исчез или значит другое — поднимите «version» на единицу. Если прежние оценки больше нельзя
      # сравнивать, добавьте критерию «changed-in: ВЕРСИЯ»; если сменился только ключ — «renamed-from: [старый-ключ]».
      format: template/1
      name: tea"
    `);
  });

  test('keeps the former keys, so that histories are followed', async () => {
    const text = BEFORE.replace('        question', '        renamed-from: [steeping]\n        question');
    const folder = folderWith({ 'templates/old.yaml': text.replace('name: tea', 'name: old') });
    await serviceAudit(folder, ['template', 'new', 'tea', '--copy', 'old']);
    expect(readIn(folder, FILE)).toContain('renamed-from:\n          - steeping');
  });
});

describe('refused', () => {
  test.each([
    ['a name that ships', ['base', '--copy', 'base'], 'A questionnaire “base” ships with service-audit.'],
    ['a name that is no key', ['Tea house', '--copy', 'base'], '“Tea house” is not a valid name here'],
    ['a way out of the folder', ['../tea', '--copy', 'base'], '“../tea” is not a valid name here'],
    ['a name that Windows keeps for itself', ['con', '--copy', 'base'], '“con” is not a valid name here'],
    ['a parent that is not there', ['tea', '--copy', 'bsae'], 'There is no questionnaire “bsae”.'],
    ['no terminal', ['tea'], 'there is no terminal to ask them in'],
    ['no questions wanted', ['tea', '--no-input'], 'there is no terminal to ask them in'],
  ])('%s', async (_, args, said) => {
    const folder = folderWith();
    const { code, stdout, stderr } = await serviceAudit(folder, ['template', 'new', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(existsSync(join(folder, 'templates'))).toBe(false);
  });

  test('a file that is there: it stays as it was', async () => {
    const folder = folderWith({ [FILE]: BEFORE });
    const { code, stderr } = await serviceAudit(folder, ['template', 'new', 'tea', '--copy', 'base']);
    expect(code).toBe(2);
    expect(stderr).toContain('templates/tea.yaml already exists.');
    expect(readIn(folder, FILE)).toBe(BEFORE);
  });
});

describe('one’s own that is called like one that ships', () => {
  const folder = () => folderWith({ 'templates/fast-food.yaml': BEFORE.replace('name: tea', 'name: fast-food') });

  test.each([
    ['en', 'Two questionnaires are called “fast-food”: templates/fast-food.yaml and', 'Rename yours'],
    ['ru', 'Две анкеты называются «fast-food»: templates/fast-food.yaml и', 'Переименуйте свою'],
  ])('%s: both files are named', async (language, said, advice) => {
    const own = folder();
    for (const args of [
      ['template', 'show', 'fast-food'],
      ['run', 'market', '--template', 'fast-food', '--draft', 'x.yaml'],
    ]) {
      const { code, stderr } = await serviceAudit(own, ['--lang', language, ...args]);
      const told = stderr.replaceAll(/\s+/g, ' ');
      expect(code).toBe(2);
      expect(told).toContain(said);
      expect(told).toMatch(/ \S+\/templates\/fast-food\.yaml\. /);
      expect(told).toContain(advice);
    }
  });

  test('the list shows all the others, tells of it and fails', async () => {
    const { code, stdout, stderr } = await serviceAudit(folder(), ['template', 'list']);
    expect(code).toBe(2);
    expect(stdout).toContain('beauty-salon');
    expect(stderr).toContain('Two questionnaires are called “fast-food”');
  });
});
