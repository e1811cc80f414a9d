/** `template new`: asked in a terminal, copied without one; and `template list` with what is one’s own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { below, CTRL_C, CTRL_U, DOWN, ENTER, ESC, noTerminal, openTerminal, UP } from '../helpers/terminal/terminal.js';

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
      ['That is all: write the questionnaire (1 criterion of your own)', ENTER],
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
    const { code, stdout } = await serviceAudit(folder, ['validate']);
    expect(code).toBe(0);
    expect(stdout).toContain('“tea-leaves” does not say what 4, 7 look like.');
    expect((await serviceAudit(folder, ['template', 'show', 'tea'])).stdout).toContain('How often is it loose leaf?');
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
      [['в «Зал»', 'Это всё: записать анкету, в ней 1 свой критерий'], ENTER],
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
    expect((await serviceAudit(folder, ['--lang', 'ru', 'template', 'list'])).stdout).toMatch(
      /Ваши собственные\n +tea +Чайная церемония, 1 критерий, программа/,
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
      ['That takes 39 columns; the diagram has room for 30.', `${CTRL_U}Refunds${ENTER}`],
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
    expect((await serviceAudit(folder, ['template', 'show', 'tea'])).code).toBe(0);
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
    const screen = await terminal.see('Its key in the files', '> (tea-leaves)', 'Ctrl-C leave');
    expect(screen.slice(0, screen.indexOf('Enter next')).trimEnd()).toMatchInlineSnapshot(`
      "
       Its key in the files
       Small Latin letters, digits and “-”.
       It never changes: name what is asked,
       not its place in the list.

       > (tea-leaves)"
    `);
    await terminal.send(CTRL_C);
    await terminal.end();
  });
});
