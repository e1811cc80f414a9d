import { describe, expect, test } from 'vitest';
import { type Problem, problem } from '../../../src/errors.js';
import { placeText, renderProblems } from '../../../src/render/kit/problems.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';

const FILE = 'audits/lviv-center/2026-11-20.audit.yaml';
const at = (line: number, column: number, source: string) => ({ file: FILE, line, column, source });
const PROBLEMS: Problem[] = [
  { ...problem('template-unknown', { name: 'tea-house' }, at(4, 3, '  name: tea-house')), severity: 'warning' },
  problem('score-range', { value: '11' }, at(34, 14, '      score: 11')),
  problem('unknown-key', { key: 'scroe', suggestion: 'score', known: ['score', 'note'] }, at(28, 7, '      scroe: 7')),
  problem(
    'merge-conflict',
    { file: 'a.yaml' },
    { file: 'service-audit.yaml', line: 3, column: 1, source: '<<<<<<< HEAD' },
  ),
  problem('no-audits', {}),
];
const show = (style: Parameters<typeof aStyle>[0] = {}, problems: readonly Problem[] = PROBLEMS) =>
  screen(renderProblems(problems, aStyle(style)));

test('in English at 80 columns: place, problem and next step; errors first, by file and line', () => {
  expect(show()).toMatchInlineSnapshot(`
    "
    audits/lviv-center/2026-11-20.audit.yaml:28:7
      28 |       scroe: 7
         |       ^
      error: “scroe” is not known here.
      Did you mean “score”?

    audits/lviv-center/2026-11-20.audit.yaml:34:14
      34 |       score: 11
         |              ^
      error: A score is a whole number from 1 to 10, not 11.
      Write 1 to 10 without quotes. If it does not apply, write “na: reason”; if it
      could not be seen, “not-seen: reason”.

    service-audit.yaml:3:1
      3 | <<<<<<< HEAD
        | ^
      error: A merge conflict starts here.
      Keep one of the two sides, delete the lines with <<<<<<<, ======= and >>>>>>>,
      then run this again.

      error: There is no audit here yet.
      Begin with: service-audit run. In another folder: -C FOLDER.

    audits/lviv-center/2026-11-20.audit.yaml:4:3
      4 |   name: tea-house
        |   ^
      warning: The questionnaire “tea-house” was not found; keys are shown instead
      of titles.
      Put it back as templates/tea-house.yaml.
    "
  `);
});

test('in Russian at 40 columns', () => {
  expect(show({ language: 'ru', columns: 40 })).toMatchInlineSnapshot(`
    "
    audits/lviv-center/2026-11-20.audit.yaml:28:7
      28 |       scroe: 7
         |       ^
      ошибка: Ключа «scroe» здесь не бывает.
      Может быть, «score»?

    audits/lviv-center/2026-11-20.audit.yaml:34:14
      34 |       score: 11
         |              ^
      ошибка: Оценка — целое число от 1 до
      10, а не 11.
      Напишите от 1 до 10 без кавычек. Если
      не применимо — «na: почему», если не
      видели — «not-seen: почему».

    service-audit.yaml:3:1
      3 | <<<<<<< HEAD
        | ^
      ошибка: Здесь начинается конфликт
      слияния.
      Оставьте одну из двух сторон, удалите
      строки с <<<<<<<, ======= и >>>>>>> и
      повторите команду.

      ошибка: Аудитов здесь ещё нет.
      Начните так: service-audit run. В
      другой папке: -C FOLDER.

    audits/lviv-center/2026-11-20.audit.yaml:4:3
      4 |   name: tea-house
        |   ^
      предупреждение: Анкета «tea-house» не
      найдена; вместо названий показаны
      ключи.
      Верните её на место:
      templates/tea-house.yaml.
    "
  `);
});

test('colour adds only escape codes', () => {
  for (const columns of [40, 80]) {
    const colored = renderProblems(PROBLEMS, aStyle({ color: true, columns }));
    expect(screen(plain(colored))).toBe(show({ columns }));
    expect(colored.join('')).toContain('\u001b[');
  }
});

test('only the line with the place may be wider than the terminal', () => {
  const wide = [40, 60, 80].flatMap((columns) => tooWide(renderProblems(PROBLEMS, aStyle({ columns })), columns));
  expect(wide.filter((line) => !line.startsWith(FILE))).toEqual([]);
});

describe('the caret', () => {
  /** The source line and the caret under it. */
  const caret = (source: string, column: number, columns = 80) => {
    const lines = renderProblems([problem('bad-date', { value: 'x' }, at(9, column, source))], aStyle({ columns }));
    return { source: lines[1] ?? '', caret: lines[2] ?? '', under: lines[1]?.[(lines[2] ?? '').indexOf('^')] };
  };

  test.each([
    ['date: 20.11.2026', 7, '2'],
    ['    причина: x', 14, 'x'],
    ['x', 1, 'x'],
    [`${'a'.repeat(200)}X${'b'.repeat(200)}`, 201, 'X'],
    [`${' '.repeat(70)}X`, 71, 'X'],
  ])('is under the place (%#)', (source, column, under) => {
    expect(caret(source, column).under).toBe(under);
    expect(caret(source, column, 40).under).toBe(under);
  });

  test('wide characters before the place count as two columns', () => {
    const { caret: line } = caret('注: 好X', 5);
    expect(line.indexOf('^')).toBe('  9 | 注: 好'.length + 2);
  });

  test('hostile text in the line is made visible, and the caret is still under the place', () => {
    const shown = caret('a\u001b[2Jb\u202eX', 8);
    expect(shown.source).toBe('  9 | a\\u{1b}[2Jb\\u{202e}X');
    expect(shown.under).toBe('X');
  });

  test('an empty line is not shown', () => {
    expect(renderProblems([problem('file-empty', {}, at(3, 1, '  '))], aStyle())).toHaveLength(3);
  });
});

describe('typed text in messages', () => {
  test('cannot move the cursor or reverse the direction of text', () => {
    const hostile = 'x\u001b[2J\u202e\u2028y\nz';
    const problems = [
      problem('unknown-key', { key: hostile, suggestion: hostile, known: [hostile] }, { file: hostile, line: 1 }),
      problem('file-missing', { file: hostile }),
      problem('unknown-site', { key: hostile, suggestion: undefined, sites: [hostile] }),
    ];
    for (const language of ['en', 'ru'] as const) {
      const text = renderProblems(problems, aStyle({ language })).join('');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the test proves that they are absent
      expect(text).not.toMatch(/[\u0000-\u001f\u202e\u2028]/);
    }
  });
});

test('a place is file:line:column, without the unknown parts', () => {
  expect(placeText({ file: 'a.yaml', line: 3, column: 7 })).toBe('a.yaml:3:7');
  expect(placeText({ file: 'a.yaml', line: 3 })).toBe('a.yaml:3');
  expect(placeText({ file: 'a.yaml' })).toBe('a.yaml');
});
