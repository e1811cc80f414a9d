/** A questionnaire in one language only works in the other; a third one needs no code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf, Shelf } from '../../../src/storage/templates.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { ANSWERS, questionnaireIn, WORDS } from '../../helpers/projects/questionnaire-in-languages.js';

describe.each([
  { speaks: 'en', shown: 'ru', guessed: 'что окажется слабее всего', lacks: 'В анкете нет текстов на языке «ru»' },
  { speaks: 'ru', shown: 'en', guessed: 'three will be lowest?', lacks: 'The questionnaire has no texts in “en”' },
] as const)('in $speaks only, worked with in $shown', ({ speaks, shown, lacks }) => {
  const world = () => folderWith({ 'templates/tea.yaml': questionnaireIn(speaks) });
  const call = (folder: string, ...args: string[]) =>
    serviceAudit(folder, ['--lang', shown, ...args], { input: ANSWERS });
  const [title, component, criterion] = WORDS[speaks];

  test('run and show use its titles as they are, and stay in the other language for the rest', async () => {
    const folder = world();
    const run = await call(folder, 'run', '--answers', '-');
    expect(run.code).toBe(0);
    for (const { code, stdout, stderr } of [
      await call(folder, 'show'),
      await call(folder, 'template', 'show', 'tea'),
    ]) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const text of [title, component, criterion]) expect(stdout).toContain(text);
    }
    expect((await call(folder, 'show')).stdout).toContain(shown === 'ru' ? 'первый аудит' : 'first audit');
    expect((await call(folder, 'template', 'list')).stdout).toContain(title);
    expect(readIn(folder, 'audits/market/2026-11-21.audit.yaml')).toContain(`brewing: # ${criterion}`);
  });

  test('validate warns of it in the language of the person, and exits with 0', async () => {
    const { code, stdout } = await call(world(), 'validate');
    expect(code).toBe(0);
    expect(stdout).toContain(lacks);
    expect(stdout).toMatch(
      shown === 'ru' ? /^1 файл: 0 ошибок, 1 предупреждение$/m : /^1 file: 0 problems, 1 warning$/m,
    );
  });
});

describe('a third language', () => {
  test('is taken, and changes neither the digest nor the version', () => {
    const of = (text: string) => digestOf(new Shelf(folderWith({ 'templates/tea.yaml': text })).load('tea'));
    expect(of(questionnaireIn('en', 'ru', 'uk'))).toBe(of(questionnaireIn('en', 'ru')));
    expect(of(questionnaireIn('en', 'uk'))).toBe(of(questionnaireIn('en')));
    expect(of(questionnaireIn('ru', 'uk'))).toBe(of(questionnaireIn('ru')));
    expect(of(questionnaireIn('uk', 'en', 'ru'))).toBe(of(questionnaireIn('en', 'ru')));
  });

  test('audits of before stand as they were, and validate finds nothing', async () => {
    const folder = folderWith({ 'templates/tea.yaml': questionnaireIn('en', 'ru') });
    // The audit, the questionnaire, and the site's own file, which names the questionnaire.
    await serviceAudit(folder, ['run', '--answers', '-'], { input: ANSWERS });
    writeFileSync(join(folder, 'templates/tea.yaml'), questionnaireIn('en', 'ru', 'uk'));
    expect(await serviceAudit(folder, ['validate'])).toMatchObject({
      code: 0,
      stdout: '3 files: all well-formed and consistent\n',
    });
  });

  test('alone, it is shown to everybody, and two languages are missing', async () => {
    const folder = folderWith({ 'templates/tea.yaml': questionnaireIn('uk') });
    expect((await serviceAudit(folder, ['template', 'show', 'tea'])).stdout).toContain('Заварювання');
    const { code, stdout } = await serviceAudit(folder, ['validate']);
    expect(code).toBe(0);
    expect(stdout).toContain('The questionnaire has no texts in “en”');
    expect(stdout).toContain('The questionnaire has no texts in “ru”');
  });

  test.each(['english', 'e', 'EN', '1'])('“%s” is no language', async (language) => {
    const folder = folderWith({
      'templates/tea.yaml': questionnaireIn('en').replace("{en: 'Tea", `{${language}: 'Tea`),
    });
    const { code, stdout } = await serviceAudit(folder, ['validate']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^templates\/tea\.yaml:4:\d/m);
  });
});
