/**
 * Russian as people speak it: no officialese, no words that the glossary replaced, no wrong forms. All texts that a
 * person can see are read: messages, errors, questionnaires, documents, and what the commands print.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ErrorCode, Problem } from '../../src/errors.js';
import { renderProblems } from '../../src/render/kit/problems.js';
import { casesOf } from '../helpers/printing/error-cases.js';
import { sideBySide } from '../helpers/printing/messages.js';
import { aStyle, MESSAGES } from '../helpers/printing/styles.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith } from '../helpers/projects/folder.js';
import { twoYearsTree } from '../helpers/records/salon-over-two-years.js';

const ROOT = join(import.meta.dirname, '../..');
const BEFORE = '(?<![а-яё])';
const AFTER = '(?![а-яё])';

/** Each with what to say instead. */
const AVOIDED: readonly (readonly [words: string, instead: string])[] = [
  ['площадк[а-яё]*', 'точка'],
  ['компонент[а-яё]*', 'составляющая'],
  ['мероприяти[а-яё]*', 'действие'],
  ['оценщик[а-яё]*', 'кто оценивал'],
  ['осуществл[а-яё]*', 'a verb that says what is done'],
  ['явля(?:ется|ются|ясь)', 'a dash'],
  ['в рамках|в целях|с целью|посредством|ввиду|согласно|в случае', 'при, чтобы, если, по'],
  ['производится|производить', 'a verb that says what is done'],
  ['имеет место|имеется|имеются', 'есть'],
  ['данн(?:ый|ая|ое|ого|ой|ому|ом|ую) (?:процесс|сектор|момент|случа|критери|файл)[а-яё]*', 'этот'],
  ['вышеуказанн[а-яё]*|нижеследующ[а-яё]*|соответствующ[а-яё]*|указанн[а-яё]*', 'этот, тот'],
  ['низк(?:ий|ого) показател[а-яё]*', 'низкая оценка'],
  ['«между»', 'ниже цели'],
  ['слабее всего:? \\d+', 'самая низкая оценка'],
  ['(?<!не хватает )до цели \\d+(?!\\d| балл)', 'до цели N баллов'],
  ['почему не раньше', 'почему не успели'],
  ['стоя|на экране обзора', 'столбцами, на одном экране'],
  // The letter ё.
  ['еще|ее|нее|мое|твое|свое|идет|ведет|дает|берет|ждет|найдет|придет|начнет|станет[её]|счет|отчет|учет|расчет', 'ё'],
  ['чье|вперед|подсчет|прошел|пошел|ушел|нашел|зашел|пройден(?=ной)|тем временем изменен|пометь[её]|актер', 'ё'],
];
const AVOIDED_WORDS = AVOIDED.map(
  ([words, instead]) => [new RegExp(`${BEFORE}(?:${words})${AFTER}`, 'giu'), instead] as const,
);
// Across the line ends of a screen as well, but not from one cell of a table to the next.
const DOUBLED = new RegExp(`${BEFORE}([а-яё]{2,})(?: |\\n *)\\1${AFTER}`, 'gu');
/** A hyphen for a dash, and straight quotes around Russian. */
const SIGNS = /[а-яё] -{1,2} [а-яё]|(?<![=:{[(,] ?)(?<!")"[а-яё][^"]*"(?!")/giu;

/** The words that are counted, in the three forms of the nominative. */
const COUNTED = [
  'день дня дней',
  'критерий критерия критериев',
  'точка точки точек',
  'аудит аудита аудитов',
  'провал провала провалов',
  'предупреждение предупреждения предупреждений',
  'ошибка ошибки ошибок',
  'файл файла файлов',
  'оценка оценки оценок',
  'месяц месяца месяцев',
  'действие действия действий',
  'запись записи записей',
  'пояснение пояснения пояснений',
  'балл балла баллов',
  'ответ ответа ответов',
].map((words) => words.split(' '));

/** “2 оценка”, “21 дней”. In “из 21 точки” and “у 1 критерия” the case is another one. */
function wrongForms(text: string): string[] {
  return COUNTED.flatMap((forms) =>
    [...text.matchAll(new RegExp(`(?<![\\d.,:→/=-] ?)\\b(\\d+) (${forms.join('|')})${AFTER}`, 'gu'))]
      .filter(([found, number, word]) => {
        const before = text.slice(0, text.indexOf(found)).match(/([а-яё]+)\s+$/iu)?.[1] ?? '';
        const [one, few, many] = forms;
        const [tens, ones] = [Number(number) % 100, Number(number) % 10];
        const isTeen = tens > 10 && tens < 15;
        // After these words the noun is in the genitive, singular or plural.
        if (/^(?:из|у|до|от|после|около|больше|меньше|старше|длиннее|не|на|минимум|ниже|с)$/iu.test(before)) {
          return false;
        }
        return word !== (isTeen ? many : ones === 1 ? one : ones > 1 && ones < 5 ? few : many);
      })
      .map(([found]) => found),
  );
}

/** What an editor would mark in the text. */
function marks(text: string): string[] {
  return [
    ...AVOIDED_WORDS.flatMap(([words, instead]) => [...text.matchAll(words)].map(([found]) => `${found} → ${instead}`)),
    ...[...text.matchAll(DOUBLED)].map(([found]) => `twice: ${found}`),
    ...[...text.matchAll(SIGNS)].map(([found]) => `sign: ${found}`),
    ...wrongForms(text).map((found) => `form: ${found}`),
  ];
}

function expectUnmarked(text: string): void {
  expect(marks(stripVTControlCharacters(text))).toEqual([]);
}

test('messages', () => {
  const marked = sideBySide(MESSAGES.en, MESSAGES.ru).flatMap(([, { path, text }]) =>
    marks(text).map((mark) => `${path}: ${mark}`),
  );
  expect(marked).toEqual([]);
});

test('errors', () => {
  const codes = Object.keys(MESSAGES.ru.errors) as ErrorCode[];
  const style = aStyle({ language: 'ru', columns: 1000 });
  const marked = codes.flatMap((code) =>
    casesOf(code).flatMap((details) =>
      marks(renderProblems([{ code, details } as Problem], style).join('\n')).map((mark) => `${code}: ${mark}`),
    ),
  );
  expect(marked).toEqual([]);
});

test.each(readdirSync(join(ROOT, 'templates')).filter((name) => name.endsWith('.yaml')))('templates/%s', (name) => {
  const text = readFileSync(join(ROOT, 'templates', name), 'utf8');
  expectUnmarked([...text.matchAll(/^\s*ru: (.*)$/gmu)].map(([, russian]) => russian).join('\n'));
});

test.each(['README.ru.md', 'METHOD.ru.md', ...readdirSync(join(ROOT, 'docs/ru')).map((name) => `docs/ru/${name}`)])(
  '%s',
  (name) => {
    const text = readFileSync(join(ROOT, name), 'utf8').replaceAll(/^```(?!text)[^`]*^```|`[^`]*`/gmu, '');
    // The method asks its six questions in its own words.
    expectUnmarked(name === 'METHOD.ru.md' ? text.replaceAll(/^\| \d .*$/gmu, '') : text);
  },
);

const IN_RUSSIAN = { env: { LC_ALL: 'ru_RU.UTF-8', NO_COLOR: '1' }, columns: 80 };
const CHECK = `check:
  min-score: 5
  max-drop: {warn: 1, fail: 1}
  max-slide: 2
  unexplained: fail
  unplanned: warn
  broken-promise: warn
  max-age: {warn: 30d, fail: 300d}
  max-silence: 2d
  max-overdue: 2d
`;

describe('what is printed', () => {
  test.each([
    ...['', 'show', 'show --causes', 'show --upright', 'diff', 'plan', 'trend --chart', 'log staffing-level'],
    ...['check', 'check --explain', 'check --format markdown', 'validate', 'template', 'template show base', 'rule'],
    ...['report --format markdown', 'plan --format markdown', 'init', 'follow-up --draft', 'demo', '--help'],
    ...['show nowhere', 'diff lviv-center@2020-01-01', 'log refund', 'check --against HEAD', 'run --answers none.yaml'],
  ])('%s', async (line) => {
    const folder = line === 'demo' ? folderWith() : folderWith(twoYearsTree('ru', CHECK));
    const { stdout, stderr } = await serviceAudit(folder, line.split(' ').filter(Boolean), IN_RUSSIAN);
    expect(`${stdout}${stderr}`).toMatch(/[а-яё]/);
    expectUnmarked(`${stdout}\n${stderr}`);
  });

  test.each([
    ['run kiosk --plain', 'Киоск||Анна, консультант|||3|||1|x|нет|7|7|7|7|7|7|7|7|7||'],
    ['why --plain', '|1|да|1|1|2|Иван|да|6 недель|да||'],
    ['follow-up --plain', '||1d|да||Анна, владелец|s|7|да|'],
    ['edit --plain', '1|5|||/q|'],
    ['template new kiosk --plain', 'Чайная|3|1|Зал|Чай||Как часто?|||||1|'],
  ])('%s', async (line, typed) => {
    const options = { ...IN_RUSSIAN, input: typed.replaceAll('|', '\n') };
    const { stdout, stderr } = await serviceAudit(folderWith(twoYearsTree('ru', CHECK)), line.split(' '), options);
    expect(stderr).toMatch(/[а-яё]/);
    expectUnmarked(`${stdout}\n${stderr}`);
  });
});

describe('the control: what an editor would mark is marked', () => {
  test.each([
    ['На площадке нет оценок.', 'площадке → точка'],
    ['Аудит является первым.', 'является → a dash'],
    ['Ответ не не записан.', 'twice: не не'],
    ['Записано 2 оценка.', 'form: 2 оценка'],
    ['Просрочено 21 дней.', 'form: 21 дней'],
    ['Слабее всего 3', 'Слабее всего 3 → самая низкая оценка'],
    ['до цели 9', 'до цели 9 → до цели N баллов'],
    ['План - это список.', 'sign: н - э'],
    ['Оценка еще не поставлена.', 'еще → ё'],
  ])('%s', (text, mark) => {
    expect(marks(text)).toEqual([mark]);
  });

  test.each(['1 из 21 точки, 11 аудитов, 22 дня', 'оценка выросла у 3 критериев', 'до цели 9 баллов'])(
    'not: %s',
    (text) => expectUnmarked(text),
  );
});

test('the words of the issue, as the interview and the views say them', () => {
  const { interview, states, show } = MESSAGES.ru;
  expect(interview.sameAs('Цена')).toBe('та же причина, что у критерия «Цена»');
  expect([states.level, states.fair]).toEqual(['на уровне цели', 'ниже цели']);
  expect([show.lowest(2, undefined), show.toTarget(18), show.toTarget(21), show.toTarget(3)]).toEqual([
    'Самая низкая оценка 2',
    'до цели 18 баллов',
    'до цели 21 балл',
    'до цели 3 балла',
  ]);
  expect(interview.countedHelp).toContain('Сколько случаев проверили и в скольких всё хорошо?');
  expect(interview.newDueReason).toContain('Почему не успели?');
  expect(interview.keys.ctrlC).toBe('Ctrl-C — выйти (всё сохранится)');
  // Question 2 is asked once: internal or external is asked of each factor, after it.
  expect(interview.factor).not.toMatch(/внешн|внутренн/iu);
  expect(interview.factorHelp).not.toContain('Сначала главный');
});

test('a criterion is asked about by name: no question needs its title', () => {
  const needs = readdirSync(join(ROOT, 'templates'))
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => [
      ...readFileSync(join(ROOT, 'templates', name), 'utf8').matchAll(/question:\n.*\n\s*ru: (.*)/gu),
    ])
    .map(([, question = '']) => question)
    .filter((question) => /^'?(?:\S+ ){1,2}(?:он|она|оно|они|этого|этом)\s/iu.test(question));
  expect(needs).toEqual([]);
});
