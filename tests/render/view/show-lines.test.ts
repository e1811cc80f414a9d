import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagramOf } from '../../../src/domain/view/diagram.js';
import { width } from '../../../src/render/kit/layout.js';
import { renderShow, type ShowOptions } from '../../../src/render/view/show-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { base, salon } from '../../helpers/records/builders.js';

type StyleOptions = Parameters<typeof aStyle>[0];
const { before, between, now } = salon.records();
const diagram = diagramOf([before, between, now], now, base, salon.today);
const lines = (style: StyleOptions = {}, options: ShowOptions = {}) =>
  renderShow(diagram, salon.title, options, aStyle(style));
const show = (style?: StyleOptions, options?: ShowOptions) => screen(lines(style, options));

test('in English at 80 columns', () => {
  expect(show()).toMatchInlineSnapshot(`
    "
    Lviv Center, Base                               21 Nov 2026, compared with 1 Sep
    Olena Kovalchuk (consultant), last 30 days         target 7, sagging 5 and below

                                      1     4     7│    10
    Atmosphere and surroundings                    │       7.5 +0.5
      Welcoming atmosphere           ██████████████│       7   +1
      Where clients are served                     │       n/a      home visits only
      Look of the premises           ██████████████│██     8
    Personnel                                      │       5.8 -0.4
      Temperament suits the work     ████████████░░│       6
      Staff appearance               ██████████████│██     8   +1
    ! Manner of speech               ██████████░░░░│       5   -2   cause unknown
      Competence                     ██████████████│       7   +1
    ! Enough people, no queues       ██████░░░░░░░░│       3   -2   7 by 2 Jan 2027
    Product                                        │       6.5
      Price and expected quality     ██████████████│██     8
      Can be bought                  ██████████████│██     8   +1
    ! Getting a refund               ████████░░░░░░│       4        overdue 6 days
      After-sales service            ████████████░░│       6   -1

    Sagging
      3  Enough people, no queues   recent, internal
         Ivan Petrenko: 7 by 2 Jan 2027
      4  Getting a refund           always, internal
         Ivan Petrenko for Anna Bondar: broken 15 Nov
      5  Manner of speech           cause unknown

    Lowest 3 (was 4)   3 of 11 sag   11 to target   level 63 (was 74)   mean 6.6 (=)
    "
  `);
});

test('in Russian at 80 columns', () => {
  expect(show({ language: 'ru' })).toMatchInlineSnapshot(`
    "
    Lviv Center, Базовый уровень                     21.11.2026, в сравнении с 01.09
    Olena Kovalchuk (консультант), last 30 days            цель 7, просадка 5 и ниже

                                      1     4     7│    10
    Атмосфера и обстановка                         │       7,5 +0,5
      Гостеприимная атмосфера        ██████████████│       7   +1
      Место обслуживания клиента                   │       н/п      home visits only
      Внешний вид помещения          ██████████████│██     8
    Персонал                                       │       5,8 -0,4
      Характер подходит для работы   ████████████░░│       6
      Внешний вид персонала          ██████████████│██     8   +1
    ! Манера речи                    ██████████░░░░│       5   -2   причина неясна
      Компетентность                 ██████████████│       7   +1
    ! Людей хватает, нет очередей    ██████░░░░░░░░│       3   -2   7 к 02.01.2027
    Продукт                                        │       6,5
      Цена и ожидаемое качество      ██████████████│██     8
      Можно купить                   ██████████████│██     8   +1
    ! Возврат средств                ████████░░░░░░│       4        просрочка 6 дн.
      Послепродажный сервис          ████████████░░│       6   -1

    Просевшие места
      3  Людей хватает, нет очередей   недавно, внутренний
         Ivan Petrenko: 7 к 02.01.2027
      4  Возврат средств               всегда, внутренний
         Ivan Petrenko (ответственный — Anna Bondar): не выполнено к 15.11
      5  Манера речи                   причина неясна

    Самая низкая оценка 3 (была 4)   просело 3 из 11   до цели 11 баллов
    ровность 63 (была 74)   среднее 6,6 (=)
    "
  `);
});

test('in English at 40 columns', () => {
  expect(show({ columns: 40 })).toMatchInlineSnapshot(`
    "
    Lviv Center, Base
            21 Nov 2026, compared with 1 Sep
    Olena Kovalchuk (consultant), last 30
    days
               target 7, sagging 5 and below

                       1  4  7│ 10
    Atmosphere and su…        │    7.5 +0.5
      Welcoming atmos… ███████│    7   +1
      Where clients a…        │    n/a
      Look of the pre… ███████│█   8
    Personnel                 │    5.8 -0.4
      Temperament sui… ██████░│    6
      Staff appearance ███████│█   8   +1
    ! Manner of speech █████░░│    5   -2
      Competence       ███████│    7   +1
    ! Enough people,…  ███░░░░│    3   -2
    Product                   │    6.5
      Price and expec… ███████│█   8
      Can be bought    ███████│█   8   +1
    ! Getting a refund ████░░░│    4
      After-sales ser… ██████░│    6   -1

      Where clients are served: home visits
      only

    Sagging
      3  Enough people, no queues
         recent, Ivan Petrenko: 7 by 2 Jan
         2027
      4  Getting a refund
         always, Ivan Petrenko for Anna
         Bondar: broken 15 Nov
      5  Manner of speech
         cause unknown

    Lowest 3 (was 4)   3 of 11 sag
    11 to target   level 63 (was 74)
    mean 6.6 (=)
    "
  `);
});

test('in Russian at 40 columns', () => {
  expect(show({ language: 'ru', columns: 40 })).toMatchInlineSnapshot(`
    "
    Lviv Center, Базовый уровень
             21.11.2026, в сравнении с 01.09
    Olena Kovalchuk (консультант), last 30
    days
                   цель 7, просадка 5 и ниже

                       1  4  7│ 10
    Атмосфера и обста…        │    7,5 +0,5
      Гостеприимная а… ███████│    7   +1
      Место обслужива…        │    н/п
      Внешний вид пом… ███████│█   8
    Персонал                  │    5,8 -0,4
      Характер подход… ██████░│    6
      Внешний вид пер… ███████│█   8   +1
    ! Манера речи      █████░░│    5   -2
      Компетентность   ███████│    7   +1
    ! Людей хватает,…  ███░░░░│    3   -2
    Продукт                   │    6,5
      Цена и ожидаемо… ███████│█   8
      Можно купить     ███████│█   8   +1
    ! Возврат средств  ████░░░│    4
      Послепродажный…  ██████░│    6   -1

      Место обслуживания клиента: home
      visits only

    Просевшие места
      3  Людей хватает, нет очередей
         недавно, Ivan Petrenko: 7 к
         02.01.2027
      4  Возврат средств
         всегда, Ivan Petrenko
         (ответственный — Anna Bondar): не
         выполнено к 15.11
      5  Манера речи
         причина неясна

    Самая низкая оценка 3 (была 4)
    просело 3 из 11   до цели 11 баллов
    ровность 63 (была 74)   среднее 6,6 (=)
    "
  `);
});

test('sorted by score: the lowest first, criteria without a score last', () => {
  const sorted = lines({ language: 'ru' }, { sort: 'score' }).slice(3, 16);
  expect(screen(sorted)).toMatchInlineSnapshot(`
    "
                                      1     4     7│    10
    ! Людей хватает, нет очередей    ██████░░░░░░░░│       3   -2   7 к 02.01.2027
    ! Возврат средств                ████████░░░░░░│       4        просрочка 6 дн.
    ! Манера речи                    ██████████░░░░│       5   -2   причина неясна
      Характер подходит для работы   ████████████░░│       6
      Послепродажный сервис          ████████████░░│       6   -1
      Гостеприимная атмосфера        ██████████████│       7   +1
      Компетентность                 ██████████████│       7   +1
      Внешний вид помещения          ██████████████│██     8
      Внешний вид персонала          ██████████████│██     8   +1
      Цена и ожидаемое качество      ██████████████│██     8
      Можно купить                   ██████████████│██     8   +1
      Место обслуживания клиента                   │       н/п      home visits only
    "
  `);
});

describe('the picture', () => {
  test('in ASCII three glyphs differ, and nothing moves', () => {
    const ascii = show().replaceAll('█', '#').replaceAll('░', '.').replaceAll('│', '|');
    expect(show({ ascii: true })).toBe(ascii);
    expect(show({ ascii: true }, { upright: true })).toBe(
      show({}, { upright: true }).replaceAll('█', '#').replaceAll('░', '.').replaceAll('─', '-'),
    );
  });

  test('colour adds only escape codes, so that signs say everything that colour says', () => {
    const every: ShowOptions[] = [{}, { upright: true }, { causes: true }, { sort: 'score' }, { component: 'product' }];
    for (const language of ['en', 'ru'] as const) {
      for (const columns of [40, 60, 80, 120]) {
        for (const options of every) {
          const colored = lines({ language, columns, color: true }, options);
          expect(plain(colored)).toEqual(lines({ language, columns }, options));
          expect(colored.join('')).toContain('\u001b[');
        }
      }
    }
  });

  test('has one unbroken target line for any titles and width', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 50 }).filter((text) => !text.includes('│'));
    fc.assert(
      fc.property(
        fc.array(title, { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 41, max: 120 }),
        (titles, columns) => {
          const renamed = {
            ...diagram,
            components: diagram.components.map((component, index) => ({
              ...component,
              title: { en: titles[index] ?? '' },
              rows: component.rows.map((row, at) => ({ ...row, title: { en: titles[3 + at] ?? '' } })),
            })),
          };
          const drawn = renderShow(renamed, salon.title, {}, aStyle({ columns }));
          const scale = drawn.indexOf('') + 1;
          const picture = drawn.slice(scale, scale + 16);
          const column = (line: string) => width(line.slice(0, line.indexOf('│')));
          expect(new Set(picture.map(column)).size).toBe(1);
        },
      ),
    );
  });

  test('no line is wider than the terminal', () => {
    for (const language of ['en', 'ru'] as const) {
      for (let columns = 41; columns <= 120; columns++) {
        for (const options of [{}, { upright: true }, { causes: true }]) {
          expect(tooWide(lines({ language, columns }, options), columns), `${language} ${columns}`).toEqual([]);
        }
      }
    }
  });

  test('no line is wider than a terminal of 40 columns', () => {
    expect(tooWide(lines({ columns: 40 }), 40)).toEqual([]);
  });

  test('at 70 columns titles are cut, and remarks are not', () => {
    for (const remark of ['overdue 6 days', 'cause unknown', '7 by 2 Jan 2027']) {
      expect(lines({ columns: 70 }).slice(0, 19).join('\n')).toContain(remark);
    }
  });

  test('at 40 columns the list of sagging criteria still shows the promises', () => {
    const list = lines({ columns: 40 }).join('\n').split('Sagging')[1];
    expect(list).toContain('by 2 Jan');
    expect(list).toContain('broken 15 Nov');
  });
});
