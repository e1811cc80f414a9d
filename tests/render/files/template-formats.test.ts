import { describe, expect, test } from 'vitest';
import type { Template } from '../../../src/domain/questionnaire/template.js';
import { renderScoringSheet, renderTemplate, renderTemplates } from '../../../src/render/files/template-formats.js';
import { Shelf } from '../../../src/storage/templates.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { base } from '../../helpers/records/builders.js';

const [atmosphere] = base.components;
const first: Template = {
  ...base,
  components: [{ ...atmosphere, criteria: atmosphere?.criteria.slice(0, 1) }] as Template['components'],
};

test('prints a questionnaire in English at 60 columns', () => {
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

test('prints a scoring sheet in Russian', () => {
  expect(screen(renderScoringSheet(first, aStyle({ language: 'ru' })))).toMatchInlineSnapshot(`
    "
    # Базовый уровень

    Точка: ______________________  Дата: ______________  Кто оценивает: ______________________

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

test('prints the title, the question and four anchors of every criterion', () => {
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

test('no line is wider than the terminal, and colour adds only escape codes', () => {
  for (const columns of [60, 80]) {
    const lines = renderTemplate(base, aStyle({ columns }));
    expect(tooWide(lines, columns)).toEqual([]);
    expect(plain(renderTemplate(base, aStyle({ columns, color: true })))).toEqual(lines);
  }
});

test('no line is wider than a terminal of 40 columns', () => {
  expect(tooWide(renderTemplate(base, aStyle({ columns: 40 })), 40)).toEqual([]);
});

test('texts of a project’s own questionnaire are escaped on the sheet and made visible on the screen', () => {
  const title = { en: '<b>*x*\u001b[2J' };
  const hostile = { ...first, title, components: first.components.map((one) => ({ ...one, title })) };
  expect(renderScoringSheet(hostile, aStyle())[0]).toBe('# &lt;b>\\*x\\*\ufffd\\[2J');
  expect(renderTemplate(hostile, aStyle())[0]).toBe('<b>*x*\\u{1b}[2J (base 1)');
});

describe('a questionnaire with a premium tier and a list to fill in', () => {
  const tiers = new Shelf('/nonexistent').load('service-tiers');
  const [systems] = tiers.components;
  const short: Template = {
    ...tiers,
    components: [{ ...systems, criteria: systems?.criteria.slice(1, 2) }] as Template['components'],
    prompts: tiers.prompts.map((prompt) => ({
      ...prompt,
      places: 3,
      lines: [{ en: 'A dry umbrella at the door', ru: 'Сухой зонт у двери' }],
    })),
  };

  test('prints as text in English', () => {
    expect(screen(renderTemplate(short, aStyle()))).toMatchInlineSnapshot(`
      "
      Premium and brilliant service (service-tiers 1)

      Systems

        Anticipation plan  premium-anticipation, premium
        What part of the plan is carried out?
          10  Each of the ten points is seen on any day of a check
           7  Seven or eight points are seen, the others after a reminder
           4  In a day's work four points of ten are seen, the rest are on paper
           1  No plan, or not one of its points is seen in a day's work

      Our own ways to anticipate what a client expects
           1  A dry umbrella at the door
           2
           3
      "
    `);
  });

  test('prints as text in Russian at 40 columns', () => {
    const lines = renderTemplate(short, aStyle({ language: 'ru', columns: 40 }));
    expect(tooWide(lines, 40)).toEqual([]);
    expect(screen(lines)).toMatchInlineSnapshot(`
      "
      Премиум и блестящий сервис
      (service-tiers 1)

      Системы

        План предвосхищения
        premium-anticipation, премиум-класс
        Какая часть плана предвосхищения
        выполняется?
          10  В любой день проверки виден
              каждый из десяти пунктов
           7  Видны семь-восемь пунктов,
              остальные — после напоминания
           4  За день работы видны четыре
              пункта из десяти, остальные — на
              бумаге
           1  Плана нет, или за день работы не
              увидеть ни одного его пункта

      Свои способы предвосхитить ожидания
      клиента
           1  Сухой зонт у двери
           2
           3
      "
    `);
  });

  test('the scoring sheet has a place for each entry of the list', () => {
    expect(screen(renderScoringSheet(short, aStyle()).slice(-5))).toMatchInlineSnapshot(`
      "
      ## Our own ways to anticipate what a client expects

      1. A dry umbrella at the door
      2. ______________________________________________
      3. ______________________________________________
      "
    `);
    expect(screen(renderScoringSheet(short, aStyle({ language: 'ru' })).slice(-5))).toMatchInlineSnapshot(`
      "
      ## Свои способы предвосхитить ожидания клиента

      1. Сухой зонт у двери
      2. ______________________________________________
      3. ______________________________________________
      "
    `);
  });
});

describe('the list', () => {
  const one = (name: string, title: string, more: Partial<Parameters<typeof renderTemplates>[0][number]> = {}) => ({
    name,
    title,
    criteria: 12,
    programme: false,
    isOwn: false,
    ...more,
  });
  const some = (titles: readonly string[]) => [
    one('base', titles[0] ?? ''),
    one('tea', titles[1] ?? '', { criteria: 1, isOwn: true }),
    one('service-culture', titles[2] ?? '', { criteria: 8, programme: true }),
  ];

  test('in English', () => {
    const lines = renderTemplates(some(['Base', 'Tea house', 'Service culture in eight steps']), aStyle());
    expect(screen(lines)).toMatchInlineSnapshot(`
      "
      Trades
        base             Base, 12 criteria

      Programmes, each with its own series
        service-culture  Service culture in eight steps, 8 criteria

      Your own
        tea              Tea house, 1 criterion
      "
    `);
  });

  test('in Russian at 40 columns', () => {
    const style = aStyle({ language: 'ru', columns: 40 });
    const lines = renderTemplates(some(['Базовый уровень', 'Чайная', 'Культура обслуживания: 8 шагов']), style);
    expect(tooWide(lines, 40)).toEqual([]);
    expect(screen(lines)).toMatchInlineSnapshot(`
      "
      По видам бизнеса
        base             Базовый уровень, 12
                         критериев

      Программы: у каждой свой ряд аудитов
        service-culture  Культура
                         обслуживания: 8
                         шагов, 8 критериев

      Ваши собственные
        tea              Чайная, 1 критерий
      "
    `);
  });
});
