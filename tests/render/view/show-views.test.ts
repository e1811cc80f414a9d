/** The same diagram in other views. */
import { expect, test } from 'vitest';
import { diagramOf } from '../../../src/domain/view/diagram.js';
import { renderShow, type ShowOptions } from '../../../src/render/view/show-lines.js';
import { aStyle, screen } from '../../helpers/printing/styles.js';
import { base, salon } from '../../helpers/records/builders.js';

type StyleOptions = Parameters<typeof aStyle>[0];
const { before, between, now } = salon.records();
const diagram = diagramOf([before, between, now], now, base, salon.today);
const show = (style: StyleOptions, options: ShowOptions) =>
  screen(renderShow(diagram, salon.title, options, aStyle(style)));

test('upright, in English at 80 columns', () => {
  expect(show({}, { upright: true })).toMatchInlineSnapshot(`
    "
    Lviv Center, Base                               21 Nov 2026, compared with 1 Sep
    Olena Kovalchuk (consultant), last 30 days         target 7, sagging 5 and below

      10

                  ██      ██              ██  ██
          ────────██──────██──────────────██──██────────── target 7
       7  ██      ██  ░░  ██  ░░  ██  ░░  ██  ██  ░░  ░░
          ██      ██  ██  ██  ░░  ██  ░░  ██  ██  ░░  ██
          ██      ██  ██  ██  ██  ██  ░░  ██  ██  ░░  ██
       4  ██      ██  ██  ██  ██  ██  ░░  ██  ██  ██  ██
          ██      ██  ██  ██  ██  ██  ██  ██  ██  ██  ██
          ██      ██  ██  ██  ██  ██  ██  ██  ██  ██  ██
       1  ██      ██  ██  ██  ██  ██  ██  ██  ██  ██  ██
           1   2   3   4   5   6   7   8   9  10  11  12

       1 Welcoming atmosphere        7         7 Competence                  7
       2 Where clients are served    n/a    !  8 Enough people, no queues    3
       3 Look of the premises        8         9 Price and expected quality  8
       4 Temperament suits the work  6        10 Can be bought               8
       5 Staff appearance            8      ! 11 Getting a refund            4
    !  6 Manner of speech            5        12 After-sales service         6

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

test('upright, in Russian at 40 columns', () => {
  expect(show({ language: 'ru', columns: 40 }, { upright: true })).toMatchInlineSnapshot(`
    "
    Lviv Center, Базовый уровень
             21.11.2026, в сравнении с 01.09
    Olena Kovalchuk (консультант), last 30
    days
                   цель 7, просадка 5 и ниже

      10

                  ██      ██
          ────────██──────██── цель 7
       7  ██      ██  ░░  ██
          ██      ██  ██  ██
          ██      ██  ██  ██
       4  ██      ██  ██  ██
          ██      ██  ██  ██
          ██      ██  ██  ██
       1  ██      ██  ██  ██
           1   2   3   4   5

      10

                      ██  ██
          ────────────██──██── цель 7
       7  ░░  ██  ░░  ██  ██
          ░░  ██  ░░  ██  ██
          ██  ██  ░░  ██  ██
       4  ██  ██  ░░  ██  ██
          ██  ██  ██  ██  ██
          ██  ██  ██  ██  ██
       1  ██  ██  ██  ██  ██
           6   7   8   9  10

      10


          ──────── цель 7
       7  ░░  ░░
          ░░  ██
          ░░  ██
       4  ██  ██
          ██  ██
          ██  ██
       1  ██  ██
          11  12

       1 Гостеприимная атмосфера       7
       2 Место обслуживания клиента    н/п
       3 Внешний вид помещения         8
       4 Характер подходит для работы  6
       5 Внешний вид персонала         8
    !  6 Манера речи                   5
       7 Компетентность                7
    !  8 Людей хватает, нет очередей   3
       9 Цена и ожидаемое качество     8
      10 Можно купить                  8
    ! 11 Возврат средств               4
      12 Послепродажный сервис         6

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

test('upright at 40 columns: titles that fit on the line are not cut', () => {
  expect(show({ language: 'ru', columns: 40 }, { upright: true })).toContain(' 1 Гостеприимная атмосфера ');
});

test('one component with the six answers', () => {
  expect(show({}, { causes: true, component: 'personnel' })).toMatchInlineSnapshot(`
    "
    Lviv Center, Base                               21 Nov 2026, compared with 1 Sep
    Olena Kovalchuk (consultant), last 30 days         target 7, sagging 5 and below

                                      1     4     7│    10
    Personnel                                      │       5.8 -0.4
      Temperament suits the work     ████████████░░│       6
      Staff appearance               ██████████████│██     8   +1
    ! Manner of speech               ██████████░░░░│       5   -2   cause unknown
      Competence                     ██████████████│       7   +1
    ! Enough people, no queues       ██████░░░░░░░░│       3   -2   7 by 2 Jan 2027

    Sagging
      3  Enough people, no queues  recent, internal  Ivan Petrenko: 7 by 2 Jan 2027
      5  Manner of speech          cause unknown

      3  Enough people, no queues
         Cause        The evening shift was not refilled.
         Since        recent, Aug 2026: Two masters left in August.
         Factors      internal: The evening shift has no cashier.
         Mechanism    understood, knows the field, observed
         Responsible  Ivan Petrenko
         Advisers     Maria
         Today        Ask for the shift plan.
         Promise      7 by 2 Jan 2027 (“6 weeks”)
         Answered by  Ivan Petrenko

      5  Manner of speech
         cause unknown

    Lowest 3 (was 4)   3 of 11 sag   11 to target   level 63 (was 74)   mean 6.6 (=)
    "
  `);
});

test('one component with the six answers, in Russian at 40 columns', () => {
  expect(show({ language: 'ru', columns: 40 }, { causes: true, component: 'product' })).toMatchInlineSnapshot(`
    "
    Lviv Center, Базовый уровень
             21.11.2026, в сравнении с 01.09
    Olena Kovalchuk (консультант), last 30
    days
                   цель 7, просадка 5 и ниже

                       1  4  7│ 10
    Продукт                   │    6,5
      Цена и ожидаемо… ███████│█   8
      Можно купить     ███████│█   8   +1
    ! Возврат средств  ████░░░│    4
      Послепродажный…  ██████░│    6   -1

    Просевшие места
      4  Возврат средств
         всегда, Ivan Petrenko
         (ответственный — Anna Bondar): не
         выполнено к 15.11

      4  Возврат средств
         Причина           The refund rule
                           is not written
                           down.
         С каких пор       всегда
         Факторы           внутренний: The
                           evening shift has
                           no cashier.
         Как это устроено  понятно, в этом
                           разбирается, по
                           наблюдениям
         Ответственный     Anna Bondar
         Кто посоветует    Maria
         Сегодня           Ask for the shift
                           plan.
         Обещание          6 к 15.11.2026
                           («10 weeks»),
                           Ivan Petrenko
                           (ответственный —
                           Anna Bondar)
         Кто отвечал       Ivan Petrenko

    Самая низкая оценка 3 (была 4)
    просело 3 из 11   до цели 11 баллов
    ровность 63 (была 74)   среднее 6,6 (=)
    "
  `);
});
