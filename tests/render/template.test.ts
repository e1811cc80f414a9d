import { expect, test } from 'vitest';
import type { Template } from '../../src/domain/template.js';
import { renderScoringSheet, renderTemplate } from '../../src/render/template.js';
import { base } from '../helpers/builders.js';
import { aStyle, plain, screen, tooWide } from '../helpers/styles.js';

const [atmosphere] = base.components;
const first: Template = {
  ...base,
  components: [{ ...atmosphere, criteria: atmosphere?.criteria.slice(0, 1) }] as Template['components'],
};

test('a questionnaire for reading, in English at 60 columns', () => {
  expect(screen(renderTemplate(first, aStyle({ columns: 60 })))).toMatchInlineSnapshot(`
    "
    Base (base 1)

    Atmosphere and surroundings

      Welcoming atmosphere  welcoming-atmosphere
      How often is a visitor shown a welcome?
        10  Everyone, at once, even when busy
         7  Nearly everyone, misses at the busiest hour
         4  About every second visitor is greeted
         1  Nobody looks up until the visitor speaks
    "
  `);
});

test('the same as a sheet of paper to score on, in Russian', () => {
  expect(screen(renderScoringSheet(first, aStyle({ language: 'ru' })))).toMatchInlineSnapshot(`
    "
    # Базовый уровень

    Площадка: ______________________  Дата: ______________  Кто оценивает: ______________________

    Поставьте каждому критерию оценку от 1 до 10. Запишите, что увидели. н/п — не применимо; – — не видели.

    ## Атмосфера и обстановка

    ### Гостеприимная атмосфера

    Как часто вошедшему дают понять, что ему рады?

    | Оценка | Как это выглядит |
    |---:|---|
    | 10 | Здороваются с каждым и сразу, даже когда много людей |
    | 7 | Здороваются почти с каждым, пропускают в самый загруженный час |
    | 4 | Здороваются примерно с каждым вторым |
    | 1 | Никто не поднимает глаз, пока посетитель не заговорит сам |

    Оценка: ______  Увидели: ______________________________________________________
    "
  `);
});

test('of every criterion the title, the question and four anchors', () => {
  for (const language of ['en', 'ru'] as const) {
    const text = renderTemplate(base, aStyle({ language, columns: 500 })).join('\n');
    const sheet = renderScoringSheet(base, aStyle({ language })).join('\n');
    expect(text.match(/^ {4} [147] {2}|^ {4}10 {2}/gm)).toHaveLength(48);
    expect(sheet.match(/^### /gm)).toHaveLength(12);
    for (const { title, question } of base.components.flatMap(({ criteria }) => criteria)) {
      expect(text).toContain(`  ${title[language]}  `);
      expect(text).toContain(question[language]);
      expect(sheet).toContain(`### ${title[language]}`);
    }
  }
});

test('fits the terminal, and is the same in colour without its codes', () => {
  for (const columns of [60, 80]) {
    const lines = renderTemplate(base, aStyle({ columns }));
    expect(tooWide(lines, columns)).toEqual([]);
    expect(plain(renderTemplate(base, aStyle({ columns, color: true })))).toEqual(lines);
  }
});

test('fits a terminal of 40 columns', () => {
  expect(tooWide(renderTemplate(base, aStyle({ columns: 40 })), 40)).toEqual([]);
});

test('what a questionnaire of one’s own says is escaped on the sheet and made visible on the screen', () => {
  const title = { en: '<b>*x*\u001b[2J' };
  const hostile = { ...first, title, components: first.components.map((one) => ({ ...one, title })) };
  expect(renderScoringSheet(hostile, aStyle())[0]).toBe('# &lt;b>\\*x\\*\\\\u\\{1b\\}\\[2J');
  expect(renderTemplate(hostile, aStyle())[0]).toBe('<b>*x*\\u{1b}[2J (base 1)');
});
