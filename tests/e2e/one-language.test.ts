/** A questionnaire in one language only works in the other; a third one needs no code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { digestOf, Shelf } from '../../src/storage/templates.js';
import { ENTER, noTerminal, openTerminal } from '../helpers/terminal.js';
import { folderWith, readIn, serviceAudit } from '../helpers/world.js';

// Each runs the program many times, on a busy machine too.
vi.setConfig({ testTimeout: 120_000 });

const WORDS = {
  en: ['Tea house', 'Hall', 'Brewing', 'How often is there a timer?', 'Never', 'At times', 'Mostly', 'Always'],
  ru: ['Чайная', 'Зал', 'Заваривание', 'Как часто есть таймер?', 'Никогда', 'Иногда', 'Обычно', 'Всегда'],
  uk: ['Чайна', 'Зала', 'Заварювання', 'Як часто є таймер?', 'Ніколи', 'Інколи', 'Зазвичай', 'Завжди'],
} as const;
type Language = keyof typeof WORDS;

/** The same questionnaire in these languages. */
function tea(...languages: readonly Language[]): string {
  const text = (index: number) => `{${languages.map((one) => `${one}: '${WORDS[one][index]}'`).join(', ')}}`;
  return `format: template/1
name: tea
version: 1
title: ${text(0)}
components:
  hall:
    title: ${text(1)}
    criteria:
      brewing:
        title: ${text(2)}
        question: ${text(3)}
        anchors:
          1: ${text(4)}
          4: ${text(5)}
          7: ${text(6)}
          10: ${text(7)}
`;
}

const ANSWERS = 'format: answers/1\nsite: market\ntemplate: tea\nassessors: [{name: Olena}]\nscores: {brewing: 7}\n';

describe.each([
  { speaks: 'en', shown: 'ru', guessed: 'что окажется слабее всего', lacks: 'Анкета не говорит на языке «ru»' },
  { speaks: 'ru', shown: 'en', guessed: 'three will be lowest?', lacks: 'It does not speak “en”' },
] as const)('in $speaks only, worked with in $shown', ({ speaks, shown, lacks }) => {
  const world = () => folderWith({ 'templates/tea.yaml': tea(speaks) });
  const call = (folder: string, ...args: string[]) =>
    serviceAudit(folder, ['--lang', shown, ...args], { input: ANSWERS });
  const [title, component, criterion, question, , , , always] = WORDS[speaks];

  test('run and show use its titles as they are, and stay in the other language for the rest', () => {
    const folder = world();
    const run = call(folder, 'run', '--answers', '-');
    expect(run.code).toBe(0);
    for (const { code, stdout, stderr } of [call(folder, 'show'), call(folder, 'template', 'show', 'tea')]) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const text of [title, component, criterion]) expect(stdout).toContain(text);
    }
    expect(call(folder, 'show').stdout).toContain(shown === 'ru' ? 'первый аудит' : 'first audit');
    expect(call(folder, 'template', 'list').stdout).toContain(title);
    expect(readIn(folder, 'audits/market/2026-11-21.audit.yaml')).toContain(`brewing: # ${criterion}`);
  });

  test('validate warns of it in the language of the person, and exits with 0', () => {
    const { code, stdout } = call(world(), 'validate');
    expect(code).toBe(0);
    expect(stdout).toContain(lacks);
    expect(stdout).toMatch(
      shown === 'ru' ? /^1 файл: 0 ошибок, 1 предупреждение$/m : /^1 file: 0 problems, 1 warning$/m,
    );
  });

  test.skipIf(noTerminal !== undefined)('the interview asks it', async () => {
    const folder = world();
    call(folder, 'run', '--answers', '-');
    const terminal = openTerminal(folder, [
      '--today',
      '2026-11-22',
      '--lang',
      shown,
      'run',
      'market',
      '--template',
      'tea',
      '--assessor',
      'Olena, owner',
      '--period',
      'x',
    ]);
    await terminal.see(shown === 'ru' ? 'слабее всего' : 'lowest?');
    await terminal.send(ENTER);
    await terminal.see(criterion.toUpperCase(), question, always);
    await terminal.send('\x03');
    await terminal.end();
  });
});

describe('a third language', () => {
  test('is taken, and changes neither the digest nor the version', () => {
    const of = (text: string) => digestOf(new Shelf(folderWith({ 'templates/tea.yaml': text })).load('tea'));
    expect(of(tea('en', 'ru', 'uk'))).toBe(of(tea('en', 'ru')));
    expect(of(tea('en', 'uk'))).toBe(of(tea('en')));
    expect(of(tea('ru', 'uk'))).toBe(of(tea('ru')));
    expect(of(tea('uk', 'en', 'ru'))).toBe(of(tea('en', 'ru')));
  });

  test('audits of before stand as they were, and validate finds nothing', () => {
    const folder = folderWith({ 'templates/tea.yaml': tea('en', 'ru') });
    serviceAudit(folder, ['run', '--answers', '-'], { input: ANSWERS });
    writeFileSync(join(folder, 'templates/tea.yaml'), tea('en', 'ru', 'uk'));
    expect(serviceAudit(folder, ['validate'])).toMatchObject({
      code: 0,
      stdout: '2 files: all well-formed and consistent\n',
    });
  });

  test('alone, it is shown to everybody, and two languages are missing', () => {
    const folder = folderWith({ 'templates/tea.yaml': tea('uk') });
    expect(serviceAudit(folder, ['template', 'show', 'tea']).stdout).toContain('Заварювання');
    const { code, stdout } = serviceAudit(folder, ['validate']);
    expect(code).toBe(0);
    expect(stdout).toContain('It does not speak “en”');
    expect(stdout).toContain('It does not speak “ru”');
  });

  test.each(['english', 'e', 'EN', '1'])('“%s” is no language', (language) => {
    const folder = folderWith({ 'templates/tea.yaml': tea('en').replace("{en: 'Tea", `{${language}: 'Tea`) });
    const { code, stdout } = serviceAudit(folder, ['validate']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^templates\/tea\.yaml:4:\d/m);
  });
});
