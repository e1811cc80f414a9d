/** What `validate` finds in the version of a questionnaire, alone and with `--against`. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { aRepository } from '../../helpers/projects/repository.js';

const HEAD = `format: template/1
name: tea
version: 1
title: {en: Tea house, ru: Чайная}
components:
  hall:
    title: {en: Hall, ru: Зал}
    criteria:
`;

const BREWING = `      brewing:
        title: {en: Brewing, ru: Заваривание}
        question: {en: How long does it draw?, ru: Насколько долго настаивается?}
        anchors:
          1: {en: A bag in hot water, ru: Пакетик в кипятке}
          4: {en: 'Loose leaf, no timer', ru: 'Листовой, без таймера'}
          7: {en: 'Timed, for most cups', ru: 'По таймеру, почти каждая чашка'}
          10: {en: 'Timed, for every cup', ru: 'По таймеру, каждая чашка'}
`;

const TEA = HEAD + BREWING;

/** The same with parts exchanged; each has to be there. */
function tea(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, TEA);
}

/** What validate says of one questionnaire, in English and in Russian, without the totals. */
function told(files: string | Readonly<Record<string, string>>) {
  const folder = folderWith(typeof files === 'string' ? { 'templates/tea.yaml': files } : files);
  return saying(folder, []);
}

async function saying(folder: string, args: readonly string[]) {
  const [en, ru] = await Promise.all(
    ['en', 'ru'].map(async (language) => {
      const { code, stdout, stderr } = await serviceAudit(folder, ['--lang', language, 'validate', ...args]);
      expect(stderr).toBe('');
      return { code, text: `\n${stdout.split('\n').slice(0, -3).join('\n')}\n` };
    }),
  );
  expect(ru?.code).toBe(en?.code);
  return { code: en?.code, en: en?.text, ru: ru?.text };
}

describe('versions', () => {
  test('changed in one that is not there yet', async () => {
    const { code, en, ru } = await told(tea(['        anchors:', '        changed-in: 2\n        anchors:']));
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:12:21
        12 |         changed-in: 2
           |                     ^
        error: “changed-in: 2” is a version that this questionnaire does not have yet:
        it is version 1.
        Raise “version” to 2, or name a version up to 1.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:12:21
        12 |         changed-in: 2
           |                     ^
        ошибка: «changed-in: 2» — такой версии у анкеты ещё нет: сейчас версия 1.
        Поднимите «version» до 2 или укажите версию не выше 1.
      "
    `);
  });

  test('a change of a criterion that is not inherited, from a parent or from none', async () => {
    const { code, en, ru } = await told({
      'templates/tea.yaml': tea(['title: {en: Tea', 'changed-in: {brewing: 1}\ntitle: {en: Tea']),
      'templates/green.yaml':
        'format: template/1\nname: green\nversion: 2\nextends: tea\ntitle: {en: Green, ru: Зелёный}\nchanged-in: {steeping: 2, brewing: 3}\ncomponents: {}\n',
    });
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/green.yaml:6:14
        6 | changed-in: {steeping: 2, brewing: 3}
          |              ^
        error: “steeping” is not a criterion of “tea”.
        List only criteria of the parent here; a criterion of this file has its own
        “changed-in”.

      templates/green.yaml:6:36
        6 | changed-in: {steeping: 2, brewing: 3}
          |                                    ^
        error: “changed-in: 3” is a version that this questionnaire does not have yet:
        it is version 2.
        Raise “version” to 3, or name a version up to 2.

      templates/tea.yaml:4:14
        4 | changed-in: {brewing: 1}
          |              ^
        error: “brewing” is not inherited: there is no parent.
        List only criteria of the parent here; a criterion of this file has its own
        “changed-in”.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/green.yaml:6:14
        6 | changed-in: {steeping: 2, brewing: 3}
          |              ^
        ошибка: В исходной анкете «tea» нет критерия «steeping».
        Здесь указывают только критерии исходной анкеты; у своего критерия есть
        собственный «changed-in».

      templates/green.yaml:6:36
        6 | changed-in: {steeping: 2, brewing: 3}
          |                                    ^
        ошибка: «changed-in: 3» — такой версии у анкеты ещё нет: сейчас версия 2.
        Поднимите «version» до 3 или укажите версию не выше 2.

      templates/tea.yaml:4:14
        4 | changed-in: {brewing: 1}
          |              ^
        ошибка: «brewing» не унаследован: исходной анкеты нет.
        Здесь указывают только критерии исходной анкеты; у своего критерия есть
        собственный «changed-in».
      "
    `);
  });

  test('a former name that is still in use', async () => {
    const steeping = BREWING.replace('brewing', 'steeping')
      .replace(
        '{en: Brewing, ru: Заваривание}',
        '{en: Steeping, ru: Настаивание}\n        renamed-from: [drawing, brewing]',
      )
      .replace('{en: How', '{en: Just how')
      .replace('ru: Насколько', 'ru: Точно ли насколько')
      .replaceAll(/(\d+): \{en: '?([^,'}]*)/g, '$1: {en: $2 indeed')
      .replaceAll("'", '')
      .replaceAll(/ru: ([^}]*)\}/g, "ru: '$1 — да'}")
      .replaceAll(/\{en: ([^}]*), ru/g, "{en: '$1', ru");
    const { code, en, ru } = await told(TEA + steeping);
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:19:33
        19 |         renamed-from: [drawing, brewing]
           |                                 ^
        error: “steeping” was once called “brewing”, but a criterion with that key
        still exists.
        Scores under one key cannot belong to two criteria: remove it, or the line in
        “renamed-from”.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:19:33
        19 |         renamed-from: [drawing, brewing]
           |                                 ^
        ошибка: «steeping» раньше назывался «brewing», но критерий с таким ключом ещё
        есть.
        Оценки под одним ключом не могут принадлежать двум критериям: уберите его или
        строку в «renamed-from».
      "
    `);
  });
});

describe('against a commit', () => {
  /** The questionnaire as it was, and what is said of it as it is. */
  function since(now: string, then = TEA) {
    const repository = aRepository({ 'templates/tea.yaml': then });
    repository.write({ 'templates/tea.yaml': now });
    return saying(repository.folder, ['--against', 'main']);
  }

  test('what has not changed is not spoken of, nor what is new', async () => {
    expect(await since(TEA)).toMatchObject({ code: 0, en: '\n\n' });
    const repository = aRepository({ 'README.md': 'Tea.' });
    repository.write({ 'templates/tea.yaml': TEA });
    expect(await saying(repository.folder, ['--against', 'main'])).toMatchObject({ code: 0, en: '\n\n' });
  });

  test('another meaning and the same version', async () => {
    const { code, en, ru } = await since(tea(['en: A bag in hot water', 'en: Cold']));
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        error: “brewing” no longer asks the same as at main, but the version is the
        same.
        Set “version: 2” and, if its scores can no longer be compared, add
        “changed-in: 2” to the criterion.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        ошибка: «brewing» спрашивает не о том, о чём в main, а версия прежняя.
        Поставьте «version: 2», а если оценки больше нельзя сравнивать — ещё
        «changed-in: 2» у критерия.
      "
    `);
  });

  test('another meaning and a new version, that does not say what changed', async () => {
    const { code, en, ru } = await since(tea(['version: 1', 'version: 2'], ['en: A bag in hot water', 'en: Cold']));
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        warning: “brewing” no longer asks the same as at main, but its scores will
        still be compared.
        If it means something else, add “changed-in: 2” at the criterion; if only the
        wording has changed, nothing needs to be done.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        предупреждение: «brewing» спрашивает не о том, о чём в main, а оценки всё
        равно будут сравниваться.
        Если изменился смысл, добавьте «changed-in: 2» у критерия; если поправлены
        только слова, всё в порядке.
      "
    `);
  });

  test('nothing, where the version is new and says so', async () => {
    const now = tea(
      ['version: 1', 'version: 2'],
      ['en: A bag in hot water', 'en: Cold'],
      ['        anchors:', '        changed-in: 2\n        anchors:'],
    );
    expect(await since(now)).toMatchObject({ code: 0, en: '\n\n' });
  });

  test('a new version that says of the same question that it changed', async () => {
    const { code, en, ru } = await since(
      tea(['version: 1', 'version: 2'], ['        anchors:', '        changed-in: 2\n        anchors:']),
    );
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        warning: “brewing” asks the same as at main, but “changed-in: 2” keeps its
        scores from being compared.
        Restore the earlier “changed-in”, or say in its question or anchors what is
        different now.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        предупреждение: «brewing» спрашивает о том же, о чём в main, но из-за
        «changed-in: 2» его оценки не сравниваются.
        Верните прежний «changed-in» или напишите в вопросе либо описаниях оценок, что
        теперь иначе.
      "
    `);
  });

  test('another meaning behind another key', async () => {
    const now = tea(
      ['      brewing:', '      steeping:'],
      ['        anchors:', '        renamed-from: [brewing]\n        anchors:'],
      ['en: A bag in hot water', 'en: Cold'],
    );
    expect(await since(now)).toMatchObject({
      code: 1,
      en: expect.stringContaining('“steeping” no longer asks the same'),
    });
  });

  test('another key for the same question', async () => {
    const { code, en, ru } = await since(tea(['version: 1', 'version: 2'], ['      brewing:', '      steeping:']));
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       steeping:
          |       ^
        error: “steeping” was “brewing” at main: its history would break.
        Add “renamed-from: [brewing]” to it.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       steeping:
          |       ^
        ошибка: «steeping» в main назывался «brewing»: его история оборвётся.
        Добавьте ему «renamed-from: [brewing]».
      "
    `);
  });

  test('nothing, where the former key is named', async () => {
    const now = tea(
      ['version: 1', 'version: 2'],
      ['      brewing:', '      steeping:'],
      ['        anchors:', '        renamed-from: [brewing]\n        anchors:'],
    );
    expect(await since(now)).toMatchObject({ code: 0, en: '\n\n' });
  });

  test('criteria that came and went, and the same version', async () => {
    const other = TEA.replace('brewing', 'serving')
      .replace('{en: Brewing, ru: Заваривание}', '{en: Serving, ru: Подача}')
      .replaceAll(/(: \{en: )('?)/g, '$1$2So ');
    const { code, en, ru } = await since(other);
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:3:10
        3 | version: 1
          |          ^
        error: Criteria were added or removed since main, but the version is the same:
        +serving, -brewing.
        Set “version: 2”: otherwise earlier audits become incomplete.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:3:10
        3 | version: 1
          |          ^
        ошибка: По сравнению с main критерии изменились, а версия прежняя: +serving,
        -brewing.
        Поставьте «version: 2», иначе прежние аудиты окажутся неполными.
      "
    `);
    expect(await since(other.replace('version: 1', 'version: 2'))).toMatchObject({ code: 0, en: '\n\n' });
  });

  test('an older version', async () => {
    const { code, en, ru } = await since(TEA, TEA.replace('version: 1', 'version: 3'));
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:3:10
        3 | version: 1
          |          ^
        error: This is version 1, but at main it was version 3.
        Set “version: 3” or more: otherwise audits of version 3 cannot be read.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:3:10
        3 | version: 1
          |          ^
        ошибка: Сейчас это версия 1, а в main была версия 3.
        Поставьте «version: 3» или выше, иначе аудиты версии 3 не прочесть.
      "
    `);
  });

  test('a translation that is added, and a title that is polished, change nothing', async () => {
    const russian = TEA.replaceAll(/\{en: (?:'[^']*'|[^,}]*), ru/g, '{ru');
    expect(await since(TEA, russian)).toMatchObject({ code: 0, en: '\n\n' });
    expect(await since(tea(['en: Brewing', 'en: The brewing']))).toMatchObject({ code: 0, en: '\n\n' });
    expect(await since(TEA.replaceAll(/, ru: ('?)([^'}]*)('?)\}/g, ', ru: $1$2$3, uk: $1$2$3}'))).toMatchObject({
      code: 0,
    });
  });

  test('a parent that changed: the questionnaire that extends it is told how to say so', async () => {
    const green =
      'format: template/1\nname: green\nversion: 1\nextends: tea\ntitle: {en: Green, ru: Зелёный}\ncomponents: {}\n';
    const now = tea(
      ['version: 1', 'version: 2'],
      ['en: A bag in hot water', 'en: Cold'],
      ['        anchors:', '        changed-in: 2\n        anchors:'],
    );
    const repository = aRepository({ 'templates/tea.yaml': TEA, 'templates/green.yaml': green });
    repository.write({ 'templates/tea.yaml': now });
    const { code, en, ru } = await saying(repository.folder, ['--against', 'HEAD']);
    expect(code).toBe(1);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/green.yaml:4:10
        4 | extends: tea
          |          ^
        error: “brewing” no longer asks the same as at HEAD, but the version is the
        same.
        Set “version: 2” and, if its scores can no longer be compared, add
        “changed-in: {brewing: 2}” at the top.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/green.yaml:4:10
        4 | extends: tea
          |          ^
        ошибка: «brewing» спрашивает не о том, о чём в HEAD, а версия прежняя.
        Поставьте «version: 2», а если оценки больше нельзя сравнивать — ещё
        «changed-in: {brewing: 2}» наверху.
      "
    `);
    repository.write({ 'templates/green.yaml': green.replace('version: 1', 'version: 2\nchanged-in: {brewing: 2}') });
    expect(await saying(repository.folder, ['--against', 'HEAD'])).toMatchObject({ code: 0, en: '\n\n' });
  });

  test('a commit that is not there, and a folder without git', async () => {
    const { folder } = aRepository({ 'templates/tea.yaml': TEA });
    expect(await serviceAudit(folder, ['validate', '--against', 'mian'])).toMatchObject({ code: 2, stdout: '' });
    expect(
      await serviceAudit(folderWith({ 'templates/tea.yaml': TEA }), ['validate', '--against', 'main']),
    ).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});
