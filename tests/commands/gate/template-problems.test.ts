/** Each thing that `validate` finds in a questionnaire: where, what, and how to mend it, in both languages. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';

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

test('of one that is complete nothing is said', async () => {
  expect(await told(TEA)).toEqual({ code: 0, en: '\n\n', ru: '\n\n' });
});

describe('languages', () => {
  test('one text lacks a language', async () => {
    const { code, en, ru } = await told(tea(['{en: Brewing, ru: Заваривание}', '{en: Brewing}']));
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:10:9
        10 |         title: {en: Brewing}
           |         ^
        warning: One text is not translated into “ru”.
        Add “ru: …” beside the existing text; otherwise another language is shown.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:10:9
        10 |         title: {en: Brewing}
           |         ^
        предупреждение: Один текст не переведён на язык «ru».
        Добавьте рядом «ru: …», иначе будет показан другой язык.
      "
    `);
  });

  test('several do: the first is named, and how many', async () => {
    const { code, en, ru } = await told(
      tea(
        ['{en: Hall, ru: Зал}', '{ru: Зал}'],
        ['{en: A bag in hot water, ru: Пакетик в кипятке}', '{ru: Пакетик в кипятке}'],
      ),
    );
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:7:5
        7 |     title: {ru: Зал}
          |     ^
        warning: 2 of 8 texts are not translated into “en”; this is the first.
        Add “en: …” beside the existing text; otherwise another language is shown.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:7:5
        7 |     title: {ru: Зал}
          |     ^
        предупреждение: Не переведено на язык «en»: 2 из 8; первый текст — здесь.
        Добавьте рядом «en: …», иначе будет показан другой язык.
      "
    `);
  });

  test('the whole questionnaire speaks one only', async () => {
    const { code, en, ru } = await told(TEA.replaceAll(/, ru: (?:'[^']*'|[^}]*)\}/g, '}'));
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:4:1
        4 | title: {en: Tea house}
          | ^
        warning: The questionnaire has no texts in “ru”; another language is shown.
        Add “ru: …” beside the existing text; otherwise another language is shown.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:4:1
        4 | title: {en: Tea house}
          | ^
        предупреждение: В анкете нет текстов на языке «ru»; показан будет другой язык.
        Добавьте рядом «ru: …», иначе будет показан другой язык.
      "
    `);
  });

  test('a third one has been begun and not finished', async () => {
    const { code, en, ru } = await told(tea(['{en: Tea house, ru: Чайная}', '{en: Tea house, ru: Чайная, uk: Чайна}']));
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:7:5
        7 |     title: {en: Hall, ru: Зал}
          |     ^
        warning: 7 of 8 texts are not translated into “uk”; this is the first.
        Add “uk: …” beside the existing text; otherwise another language is shown.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:7:5
        7 |     title: {en: Hall, ru: Зал}
          |     ^
        предупреждение: Не переведено на язык «uk»: 7 из 8; первый текст — здесь.
        Добавьте рядом «uk: …», иначе будет показан другой язык.
      "
    `);
  });
});

describe('criteria', () => {
  test('without some of the anchors', async () => {
    const { code, en, ru } = await told(
      tea(
        ["          4: {en: 'Loose leaf, no timer', ru: 'Листовой, без таймера'}\n", ''],
        ["          10: {en: 'Timed, for every cup', ru: 'По таймеру, каждая чашка'}\n", ''],
      ),
    );
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        warning: “brewing” does not say what 4, 10 look like.
        Add under “anchors” what a visitor can see or count; two people score alike
        only then.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        предупреждение: У «brewing» не описано, как выглядят 4, 10.
        Напишите в «anchors», что посетитель может увидеть или посчитать: только тогда
        двое оценят одинаково.
      "
    `);
  });

  test('without a question', async () => {
    const { code, en, ru } = await told(
      tea(['        question: {en: How long does it draw?, ru: Насколько долго настаивается?}\n', '']),
    );
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        warning: “brewing” asks no question.
        Add “question”: how far, how often, what part – never yes or no.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       brewing:
          |       ^
        предупреждение: «brewing» ни о чём не спрашивает.
        Добавьте «question»: насколько, как часто, какая часть — но не «да или нет».
      "
    `);
  });

  test('with an anchor that stands there already, but for case and spaces', async () => {
    const { code, en, ru } = await told(tea(["'Timed, for every cup'", "'timed,  for most CUPS'"]));
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:16:20
        16 |           10: {en: 'timed,  for most CUPS', ru: 'По таймеру, каждая чашк…
           |                    ^
        warning: The anchor “timed,  for most CUPS” is used twice: it is also at
        brewing, 7, templates/tea.yaml:15.
        Describe what can be seen at this score only.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:16:20
        16 |           10: {en: 'timed,  for most CUPS', ru: 'По таймеру, каждая чашк…
           |                    ^
        предупреждение: Описание «timed,  for most CUPS» стоит дважды: ещё в brewing,
        7, templates/tea.yaml:15.
        Напишите, что видно именно здесь.
      "
    `);
  });

  test('with an anchor of the parent', async () => {
    const { code, en, ru } = await told(
      tea(['title: {en: Tea', 'extends: base\ntitle: {en: Tea'], ['en: A bag in hot water', 'en: Refused or dodged']),
    );
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:14:19
        14 |           1: {en: Refused or dodged, ru: Пакетик в кипятке}
           |                   ^
        warning: The anchor “Refused or dodged” is used twice: it is also at base,
        refunds.
        Describe what can be seen at this score only.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:14:19
        14 |           1: {en: Refused or dodged, ru: Пакетик в кипятке}
           |                   ^
        предупреждение: Описание «Refused or dodged» стоит дважды: ещё в base,
        refunds.
        Напишите, что видно именно здесь.
      "
    `);
  });

  test('with a title that the diagram would cut', async () => {
    const { code, en, ru } = await told(
      tea(['{en: Brewing, ru: Заваривание}', '{en: Brewing, ru: Заваривание чая строго по таймеру}']),
    );
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:10:34
        10 |         title: {en: Brewing, ru: Заваривание чая строго по таймеру}
           |                                  ^
        warning: The title of “brewing” (ru) takes 33 columns; the diagram has room
        for 30.
        Shorten it; otherwise it will be cut.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:10:34
        10 |         title: {en: Brewing, ru: Заваривание чая строго по таймеру}
           |                                  ^
        предупреждение: Название «brewing» (ru) занимает 33 знака; в диаграмме
        помещается 30.
        Сократите его, иначе оно будет обрезано.
      "
    `);
  });

  test('with a key that tells its place and not its sense', async () => {
    const { code, en, ru } = await told(tea(['      brewing:', '      criterion-1:']));
    expect(code).toBe(0);
    expect(en).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       criterion-1:
          |       ^
        warning: The key “criterion-1” names a place in the list, not what the
        criterion asks.
        Name it by what it asks, such as “fitting-rooms”, before the first audit: a
        key can never be changed.
      "
    `);
    expect(ru).toMatchInlineSnapshot(`
      "
      templates/tea.yaml:9:7
        9 |       criterion-1:
          |       ^
        предупреждение: Ключ «criterion-1» говорит о месте критерия в списке, а не о
        том, что оценивают.
        Назовите его по смыслу, например «fitting-rooms», до первого аудита: ключ
        остаётся навсегда.
      "
    `);
  });

  test.each(['q1', 'item-3', 'kriteriy-2', 'test', 'new-criterion', 'punkt-2-1', 'novyy-kriteriy', 'tea-item-2', 'a'])(
    '%s is such a key',
    async (key) => {
      expect((await told(tea(['      brewing:', `      ${key}:`]))).en).toContain(`The key “${key}”`);
    },
  );

  test.each(['tea', 'itemised-bill', 'testers', 'newspapers', 'question-time', 'item-labels', 'wi-fi-5'])(
    '%s is none',
    async (key) => {
      expect((await told(tea(['      brewing:', `      ${key}:`]))).en).toBe('\n\n');
    },
  );
});

test('a questionnaire of one’s own that is called like one that ships: both files are named', async () => {
  const { code, en, ru } = await told({
    'templates/beauty-salon.yaml': TEA.replace('name: tea', 'name: beauty-salon'),
  });
  expect(code).toBe(1);
  for (const text of [en, ru]) {
    expect(text).toMatch(/templates\/beauty-salon\.yaml[\s\S]*\/templates\/beauty-salon\.yaml/);
  }
  expect(en).toContain('Rename yours: the file and the “name” in it.');
  expect(ru).toContain('Переименуйте свою: и файл, и «name» в нём.');
});

test('for programs: code, severity, file, line and what to do', async () => {
  const folder = folderWith({ 'templates/tea.yaml': tea(['      brewing:', '      item-1:']) });
  const { stdout } = await serviceAudit(folder, ['validate', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    valid: true,
    problems: [{ code: 'unstable-key', severity: 'warning', file: 'templates/tea.yaml', line: 9, column: 7 }],
  });
});
