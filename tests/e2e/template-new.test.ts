/** `template new`: asked in a terminal, copied without one; and `template list` with what is one’s own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { criteriaOf } from '../../src/domain/questionnaire/template.js';
import { digestOf, Shelf } from '../../src/storage/templates.js';
import { BEFORE } from '../helpers/tea.js';
import { below, CTRL_C, CTRL_U, DOWN, ENTER, ESC, noTerminal, openTerminal, UP } from '../helpers/terminal.js';
import { folderWith, readIn, serviceAudit } from '../helpers/world.js';

// Each runs the program many times, on a busy machine too.
vi.setConfig({ testTimeout: 120_000 });

const FILE = 'templates/tea.yaml';
const withoutComments = (folder: string) =>
  `\n${readIn(folder, FILE)
    .split('\n')
    .filter((line) => !line.startsWith('# '))
    .join('\n')}`;

describe('asked', () => {
  beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

  test('with a parent: one criterion of one’s own among its components', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['template', 'new', 'tea']);
    await terminal.answer([
      ['What is the questionnaire called?', ENTER],
      ['What is the questionnaire called?', `Tea house${ENTER}`],
      [['What does it start from?', '► all of “Base”', 'a programme'], ENTER],
      [['Where does the next criterion belong?', 'to “Personnel”', 'to a new component'], DOWN + DOWN + ENTER],
      ['What is the criterion called?', `Leaves${ENTER}`],
      ['> (tea-leaves)', ENTER],
      ['What is asked?', `How often is it loose leaf?${ENTER}`],
      ['What does 1 look like?', `Always a bag${ENTER}`],
      ['What does 4 look like?', ENTER],
      ['What does 7 look like?', ENTER],
      ['What does 10 look like?', `Always loose leaf${ENTER}`],
      ['That is all: write the questionnaire with 1 criterion of its own', ENTER],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, cursorVisible: true });
    expect(below(ending)).toMatchInlineSnapshot(`
      "Written: templates/tea.yaml

      Next: service-audit validate templates/tea.yaml
            service-audit run --template tea"
    `);
    expect(withoutComments(folder)).toMatchInlineSnapshot(`
      "
      format: template/1
      name: tea
      version: 1
      extends: base
      title:
        en: Tea house
      components:
        product:
          criteria:
            tea-leaves:
              title:
                en: Leaves
              question:
                en: How often is it loose leaf?
              anchors:
                1:
                  en: Always a bag
                10:
                  en: Always loose leaf
      "
    `);
    expect(readIn(folder, FILE).split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../.service-audit/schema/template-1.json',
    );
    expect(existsSync(join(folder, '.service-audit/schema/template-1.json'))).toBe(true);
    expect(readIn(folder, '.service-audit/schema/audit-1.json')).toContain('"tea-leaves"');
    const { code, stdout } = serviceAudit(folder, ['validate']);
    expect(code).toBe(0);
    expect(stdout).toContain('“tea-leaves” does not say what 4, 7 look like.');
    expect(serviceAudit(folder, ['template', 'show', 'tea']).stdout).toContain('How often is it loose leaf?');
  });

  test('with components of its own, as a programme, in Russian', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['--lang', 'ru', 'template', 'new', 'tea']);
    await terminal.answer([
      ['Как называется анкета?', `Чайная церемония${ENTER}`],
      [['С чего она начинается?', 'программа: свои составляющие'], UP + ENTER],
      ['Как называется составляющая?', `Зал${ENTER}`],
      ['> (zal)', ENTER],
      ['Как называется критерий?', `Тишина${ENTER}`],
      ['> (tea-tishina)', ENTER],
      ['О чём спрашиваем?', `Как часто в зале тихо?${ENTER}`],
      ['Как выглядит 1?', `Музыка громче голоса${ENTER}`],
      ['Как выглядит 4?', ENTER],
      ['Как выглядит 7?', ENTER],
      ['Как выглядит 10?', `Слышно, как льётся вода${ENTER}`],
      [['в «Зал»', 'Это всё: записать анкету, своих в ней 1 критерий'], ENTER],
    ]);
    const ending = await terminal.end();
    expect(ending.code).toBe(0);
    expect(below(ending)).toMatchInlineSnapshot(`
      "Записано: templates/tea.yaml

      Дальше: service-audit validate templates/tea.yaml
              service-audit run --template tea"
    `);
    expect(withoutComments(folder)).toMatchInlineSnapshot(`
      "
      format: template/1
      name: tea
      version: 1
      programme: true
      title:
        ru: Чайная церемония
      components:
        zal:
          title:
            ru: Зал
          criteria:
            tea-tishina:
              title:
                ru: Тишина
              question:
                ru: Как часто в зале тихо?
              anchors:
                1:
                  ru: Музыка громче голоса
                10:
                  ru: Слышно, как льётся вода
      "
    `);
    expect(serviceAudit(folder, ['--lang', 'ru', 'template', 'list']).stdout).toMatch(
      /Программы[\s\S]*tea +Чайная церемония, 1 критерий, ваша/,
    );
  });

  test('keys that are bad or taken and titles that are too wide are refused at once, and why', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['template', 'new', 'tea']);
    await terminal.answer([
      ['What is the questionnaire called?', `Tea${ENTER}`],
      ['What does it start from?', ENTER],
      ['Where does the next criterion belong?', ENTER],
      ['What is the criterion called?', `A title that is longer than the diagram${ENTER}`],
      ['That takes 39 columns; the diagram has 30.', `${CTRL_U}Refunds${ENTER}`],
      ['> (tea-refunds)', `refunds${ENTER}`],
      ['Another criterion has this key.', `${CTRL_U}salon-hygiene${ENTER}`],
      ['Another criterion has this key.', `${CTRL_U}Tea Refunds${ENTER}`],
      ['Small Latin letters, digits and “-”, a letter first, at most 64.', `${CTRL_U}1st${ENTER}`],
      ['Small Latin letters, digits and “-”, a letter first, at most 64.', `${CTRL_U}money-back${ENTER}`],
      ['What is asked?', ENTER],
      ['What is asked?', `How soon?${ENTER}`],
      ['What does 1 look like?', ESC],
      // One step back gives the criterion up; nothing of it is there.
      ['Where does the next criterion belong?', CTRL_C],
    ]);
    const ending = await terminal.end();
    expect(existsSync(join(folder, FILE))).toBe(false);
    expect(below(ending)).toContain('Nothing was changed.');
    expect(ending).toMatchObject({ code: 130, cursorVisible: true, modes: { echo: true, canonical: true } });
  });

  test('Ctrl-C after one criterion keeps that one, and only that', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['template', 'new', 'tea']);
    await terminal.answer([
      ['What is the questionnaire called?', `Tea${ENTER}`],
      ['What does it start from?', ENTER],
      ['Where does the next criterion belong?', ENTER],
      ['What is the criterion called?', `Leaves${ENTER}`],
      ['> (tea-leaves)', ENTER],
      ['What is asked?', `How often?${ENTER}`],
      ['What does 1 look like?', ENTER],
      ['What does 4 look like?', ENTER],
      ['What does 7 look like?', ENTER],
      ['What does 10 look like?', ENTER],
      ['That is all', UP + UP + ENTER],
      ['What is the criterion called?', `Water${ENTER}`],
      ['> (tea-water)', CTRL_C],
    ]);
    const { code, cursorVisible } = await terminal.end();
    expect({ code, cursorVisible }).toEqual({ code: 130, cursorVisible: true });
    expect(readIn(folder, FILE)).toContain('tea-leaves:');
    expect(readIn(folder, FILE)).not.toContain('ater');
    expect(serviceAudit(folder, ['template', 'show', 'tea']).code).toBe(0);
  });

  test('Ctrl-C before there is one leaves nothing behind', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['template', 'new', 'tea']);
    await terminal.answer([
      ['What is the questionnaire called?', `Tea${ENTER}`],
      ['What does it start from?', ENTER],
      ['Where does the next criterion belong?', ENTER],
      ['What is the criterion called?', CTRL_C],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, cursorVisible: true });
    expect(below(ending)).toBe('Nothing was changed.');
    expect(existsSync(join(folder, FILE))).toBe(false);
  });

  test('at 40 columns no line is wider', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['template', 'new', 'tea'], { columns: 40 });
    await terminal.answer([
      ['questionnaire called?', `Tea${ENTER}`],
      ['What does it start from?', ENTER],
      ['Where does the next criterion belong?', ENTER],
      ['criterion called?', `Leaves${ENTER}`],
    ]);
    expect(await terminal.see('Its key in the files', '> (tea-leaves)')).toMatchInlineSnapshot(`
      "earlier command 22
      earlier command 23
      earlier command 24
      earlier command 25
      earlier command 26
      earlier command 27
      earlier command 28
      earlier command 29
      earlier command 30

       Its key in the files
       Small Latin letters, digits and “-”.
       It stays for good: name what is
       asked, not where it stands.

       > (tea-leaves)

       Enter next   Esc back   Ctrl-C leave





      "
    `);
    await terminal.send(CTRL_C);
    await terminal.end();
  });
});

describe('copied', () => {
  test.each(['base', 'beauty-salon', 'service-tiers'])('%s: the same questions, to be changed', (name) => {
    const folder = folderWith();
    const { code, stdout, stderr } = serviceAudit(folder, ['template', 'new', 'tea', '--copy', name]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('Written: templates/tea.yaml');
    const shelf = new Shelf(folder);
    const [copy, parent] = [shelf.load('tea'), shelf.load(name)];
    expect(criteriaOf(copy)).toEqual(criteriaOf(parent));
    expect(digestOf(copy)).toBe(digestOf(parent));
    expect([copy.programme, copy.prompts, copy.version]).toEqual([parent.programme, parent.prompts, 1]);
    expect(serviceAudit(folder, ['validate'])).toMatchObject({
      code: 0,
      stdout: '1 file: all well-formed and consistent\n',
    });
    expect(readIn(folder, FILE).match(/^# /gm)).toHaveLength(6);
  });

  test('the comments are in the language of the person', () => {
    const folder = folderWith();
    serviceAudit(folder, ['--lang', 'ru', 'template', 'new', 'tea', '--copy', 'base']);
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

  test('keeps the former keys, so that histories are followed', () => {
    const text = BEFORE.replace('        question', '        renamed-from: [steeping]\n        question');
    const folder = folderWith({ 'templates/old.yaml': text.replace('name: tea', 'name: old') });
    serviceAudit(folder, ['template', 'new', 'tea', '--copy', 'old']);
    expect(readIn(folder, FILE)).toContain('renamed-from:\n          - steeping');
  });
});

describe('refused', () => {
  test.each([
    ['a name that ships', ['base', '--copy', 'base'], 'A questionnaire “base” ships with service-audit.'],
    ['a name that is no key', ['Tea house', '--copy', 'base'], '“Tea house” is not a name of the form'],
    ['a way out of the folder', ['../tea', '--copy', 'base'], '“../tea” is not a name of the form'],
    ['a name that Windows keeps for itself', ['con', '--copy', 'base'], '“con” is not a name of the form'],
    ['a parent that is not there', ['tea', '--copy', 'bsae'], 'There is no questionnaire “bsae”.'],
    ['no terminal', ['tea'], 'there is no terminal to ask them in'],
    ['no questions wanted', ['tea', '--no-input'], 'there is no terminal to ask them in'],
  ])('%s', (_, args, said) => {
    const folder = folderWith();
    const { code, stdout, stderr } = serviceAudit(folder, ['template', 'new', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(existsSync(join(folder, 'templates'))).toBe(false);
  });

  test('a file that is there: it stays as it was', () => {
    const folder = folderWith({ [FILE]: BEFORE });
    const { code, stderr } = serviceAudit(folder, ['template', 'new', 'tea', '--copy', 'base']);
    expect(code).toBe(2);
    expect(stderr).toContain('templates/tea.yaml is there already.');
    expect(readIn(folder, FILE)).toBe(BEFORE);
  });
});

describe('one’s own that is called like one that ships', () => {
  const folder = () => folderWith({ 'templates/fast-food.yaml': BEFORE.replace('name: tea', 'name: fast-food') });

  test.each([
    ['en', 'Two questionnaires are called “fast-food”: templates/fast-food.yaml and', 'Rename yours'],
    ['ru', 'Две анкеты называются «fast-food»: templates/fast-food.yaml и', 'Переименуйте свою'],
  ])('%s: both files are named', (language, said, advice) => {
    const own = folder();
    for (const args of [
      ['template', 'show', 'fast-food'],
      ['run', 'market', '--template', 'fast-food', '--draft', 'x.yaml'],
    ]) {
      const { code, stderr } = serviceAudit(own, ['--lang', language, ...args]);
      const told = stderr.replaceAll(/\s+/g, ' ');
      expect(code).toBe(2);
      expect(told).toContain(said);
      expect(told).toMatch(/ \S+\/templates\/fast-food\.yaml\. /);
      expect(told).toContain(advice);
    }
  });

  test('the list shows all the others, tells of it and fails', () => {
    const { code, stdout, stderr } = serviceAudit(folder(), ['template', 'list']);
    expect(code).toBe(2);
    expect(stdout).toContain('beauty-salon');
    expect(stderr).toContain('Two questionnaires are called “fast-food”');
  });
});
