/** The screens before the first criterion, in a terminal: leaving leaves nothing behind, going back loses nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { folderWith } from '../helpers/projects/folder.js';
import {
  below,
  CTRL_C,
  CTRL_D,
  ENTER,
  ESC,
  noTerminal,
  openTerminal,
  type Terminal,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const WAYS: readonly (readonly [string, number, (terminal: Terminal) => Promise<void>])[] = [
  ['Ctrl-C', 130, (terminal) => terminal.send(CTRL_C)],
  ['SIGTERM', 143, (terminal) => terminal.signal('SIGTERM')],
];
const LANGUAGES = [
  { lang: 'en', title: 'What is the site called?', who: 'Who scores?', list: 'Which questionnaire?', saved: /saved/i },
  { lang: 'ru', title: 'Как называется точка?', who: 'Кто оценивает?', list: 'Какая анкета?', saved: /сохран/i },
] as const;

describe.each(LANGUAGES)('in $lang', ({ lang, title, who, list, saved }) => {
  const open = (folder: string, ...args: string[]) => openTerminal(folder, ['--lang', lang, 'run', 'salon', ...args]);
  const isEmpty = (folder: string) =>
    !existsSync(join(folder, 'audits')) && !existsSync(join(folder, '.service-audit'));

  test.each(WAYS)('%s at the first question leaves no folder, and claims nothing', async (_, code, leave) => {
    for (const args of [[], ['--plain']]) {
      const folder = folderWith({ 'service-audit.yaml': 'format: config/1\ntemplate: base\n' });
      const terminal = open(folder, ...args);
      await terminal.answer([[title, ENTER]]);
      expect(await terminal.see(who)).not.toMatch(saved);
      await leave(terminal);
      const ending = await terminal.end();
      expect(ending.code).toBe(code);
      expect(below(ending)).not.toMatch(saved);
      expect(isEmpty(folder)).toBe(true);
    }
  });

  test('Esc leads to the list of questionnaires, and leaving there leaves nothing either', async () => {
    const folder = folderWith();
    const terminal = open(folder);
    await terminal.answer([
      [title, ENTER],
      [list, ENTER],
      [who, ESC],
    ]);
    await terminal.see(list);
    await terminal.send(CTRL_C);
    expect(below(await terminal.end())).not.toMatch(saved);
    expect(isEmpty(folder)).toBe(true);
  });

  test('what was typed is there after going back, and after a kill on the way', async () => {
    const folder = folderWith();
    const terminal = open(folder);
    await terminal.answer([
      [title, ENTER],
      [list, ENTER],
      [who, 'Anna'],
      ['> Anna', ESC],
      [list, ENTER],
      ['> Anna', ESC],
    ]);
    await terminal.see(list);
    await terminal.signal('SIGKILL');
    await terminal.end();
    const again = open(folder, '--resume');
    await again.see(who, '> Anna');
    await again.send(CTRL_C);
    expect((await again.end()).all).toMatch(saved);
  });
});

test('the end of input at the first question claims nothing', async () => {
  const folder = folderWith();
  const terminal = openTerminal(folder, ['run', 'salon', '--plain']);
  await terminal.answer([['What is the site called?', CTRL_D]]);
  const ending = await terminal.end();
  expect(ending.code).toBe(2);
  expect(ending.all).not.toMatch(/saved/);
  expect(existsSync(join(folder, '.service-audit'))).toBe(false);
});
