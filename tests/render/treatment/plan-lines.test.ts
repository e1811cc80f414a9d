import { describe, expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { nextSteps } from '../../../src/domain/treatment/next-step.js';
import { sitePlan } from '../../../src/domain/treatment/site-plan.js';
import type { Language } from '../../../src/language.js';
import { planJson, renderPlanMarkdown } from '../../../src/render/treatment/plan-formats.js';
import { type PlanView, renderPlan } from '../../../src/render/treatment/plan-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { TITLES } from '../../helpers/printing/views.js';
import { aFollowUp, anAudit } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const LIMITS = { sagging: 5, target: 7 };

function twoYearsView(language: Language, today?: string): PlanView {
  const { records, end, circle } = twoYears(language);
  const plan = sitePlan(records, { limits: LIMITS, circle, followUpEvery: 7 }, today ?? end);
  return { siteTitle: 'Lviv Center', plan, titles: TITLES, next: 'service-audit why lviv-center' };
}
const lines = (style: Parameters<typeof aStyle>[0] = {}) =>
  renderPlan(twoYearsView(style?.language ?? 'en'), aStyle(style));

describe('two years of records with every state, every outcome and every reason to reopen questions', () => {
  test('in English', () => {
    expect(screen(lines())).toMatchInlineSnapshot(`
      "
      Lviv Center, plan on 21 Nov 2026             1 overdue, 1 today, 2 later, 2 done

      Overdue
        22 days     Have the sign repaired.                Anna Bondar      30 Oct  Q2
                    Look of the premises
      Now
        today       Take turns at the phone.               Olena Kovalchuk  21 Nov  Q2
                    Manner of speech
        in 6 days   Hang ten hooks.                        Anna Bondar      27 Nov  Q2
                    Where clients are served, started
      Later
        in 13 days  Write down the rule of the second      Olena Kovalchuk  4 Dec   Q2
                    call.
                    After-sales service

      Closed since 5 Oct
        12 Oct  A second desk on Fridays.                              Ivan Petrenko
                Enough people, no queues, no effect: 5 → 5
        12 Oct  Buy six aprons.                                        Olena Kovalchuk
                Staff appearance
        12 Oct  Price quiz on Mondays.                                 Ivan Petrenko
                Competence, dropped: Nobody has time on Mondays.

      Questions 2 and 3 again
        Where clients are served        two follow-ups without a rise: 5 → 5
        Look of the premises            7 was promised by 2 Nov, it was 5 on 9 Nov
        Enough people, no queues        “A second desk on Fridays” was done, but the
                                        next score was not higher: 5 → 5

      State of each criterion
      !  4  Getting a refund          sagging
      !  5  Where clients are served  in progress
      !  5  Look of the premises      planned, sags again
      !  5  Competence                cause found
      !  5  Enough people, no queues  in progress, sags again
      !  5  After-sales service       planned
         7  Manner of speech          target reached
         8  Staff appearance          levelled
        fair: Price and expected quality
        level: Welcoming atmosphere, Temperament suits the work, Can be bought

      Promises              score               promised         state            who
        Where clients are…  5 → 5               7 by 8 Jan 2027  day 47 of 95     Anna
        Look of the premi…  5 → 5               7 by 2 Nov       broken, 19 days  Anna
        Staff appearance    7 on 26 Oct, now 8  7 by 16 Nov      kept 26 Oct      Ivan
          Ivan Petrenko for Olena Kovalchuk
        Manner of speech    4 → 7               7 by 30 Nov      kept 16 Nov      Ivan
          Ivan Petrenko for Olena Kovalchuk
        Competence          5 → 5               7 by 14 Dec      day 47 of 70     Ivan
        Enough people, no…  5 → 4               7 by 16 Mar      broken 23 Mar    Ivan
                            4 → 6               7 by 29 Jun      broken 6 Jul     Ivan
                            6 → 5               7 by 18 Dec      day 138 of 165   Ivan
        After-sales servi…  5 → 5               7 by 5 Jan 2027  day 47 of 92     Ivan
          Ivan Petrenko for Olena Kovalchuk
        Earlier, up to 7 Jul 2025: kept 2, late 1

      By person        kept  late  broken  pending
        Anna Bondar       1     1       1        1
        Ivan Petrenko     3     –       2        3

      Circle
        Last follow-up 19 Nov; the next is due 26 Nov.
        Not at a follow-up: Anna Bondar for 670 days, Ivan Petrenko for 26 days.
        Overdue actions: Anna Bondar 1.

      What worked here before
        Look of the premises            5 → 8 in 105 days, levelled 20 Oct 2025
                                        cause: The hall was last painted in 2019.
                                        done: Paint the hall.
                                        ask Anna Bondar
        Enough people, no queues        4 → 7 in 70 days, levelled 10 Feb 2025
                                        cause: Nobody at the desk after 17:00.
                                        done: Count clients per hour. A second master
                                        at the desk from 17 to 20.
                                        ask Ivan Petrenko

      Next: service-audit why lviv-center
      "
    `);
  });

  test('in Russian', () => {
    expect(screen(lines({ language: 'ru' }))).toMatchInlineSnapshot(`
      "
      Lviv Center, план на 21.11.2026    просрочено 1, сегодня 1, позже 2, выполнено 2

      Просрочено
        22 дня         Починить вывеску.                    Анна Бондарь     30.10  В2
                       Внешний вид помещения
      Сейчас
        сегодня        Дежурить у телефона по очереди.      Елена Ковальчук  21.11  В2
                       Манера речи
        через 6 дней   Повесить десять крючков.             Анна Бондарь     27.11  В2
                       Место обслуживания клиента, начато
      Позже
        через 13 дней  Записать правило второго звонка.     Елена Ковальчук  04.12  В2
                       Послепродажный сервис

      Закрыто с 05.10
        12.10  Вторая стойка по пятницам.                              Иван Петренко
               Людей хватает, нет очередей, без эффекта: 5 → 5
        12.10  Купить шесть фартуков.                                  Елена Ковальчук
               Внешний вид персонала
        12.10  По понедельникам опрос по прайсу.                       Иван Петренко
               Компетентность, отменено: В понедельник ни у кого нет времени.

      Снова вопросы 2 и 3
        Место обслуживания клиента      две встречи без роста: 5 → 5
        Внешний вид помещения           к 02.11 обещано 7, оценка 5 на 09.11
        Людей хватает, нет очередей     выполнено «Вторая стойка по пятницам», а
                                        следующая оценка не выше: 5 → 5

      Состояние критериев
      !  4  Возврат средств              просадка
      !  5  Место обслуживания клиента   в работе
      !  5  Внешний вид помещения        план есть, снова просадка
      !  5  Компетентность               причина найдена
      !  5  Людей хватает, нет очередей  в работе, снова просадка
      !  5  Послепродажный сервис        план есть
         7  Манера речи                  цель достигнута
         8  Внешний вид персонала        выровнено
        ниже цели: Цена и ожидаемое качество
        на уровне цели: Гостеприимная атмосфера, Характер подходит для работы, Можно
          купить

      Обещания        оценка                обещано         как идёт              кто
        Место обслу…  5 → 5                 7 к 08.01.2027  день 47 из 95         Анна
        Внешний вид…  5 → 5                 7 к 02.11       не выполнено, 19 дн.  Анна
        Внешний вид…  7 на 26.10, сейчас 8  7 к 16.11       выполнено 26.10       Иван
          Иван Петренко (ответственный — Елена Ковальчук)
        Манера речи   4 → 7                 7 к 30.11       выполнено 16.11       Иван
          Иван Петренко (ответственный — Елена Ковальчук)
        Компетентно…  5 → 5                 7 к 14.12       день 47 из 70         Иван
        Людей хвата…  5 → 4                 7 к 16.03       не выполнено 23.03    Иван
                      4 → 6                 7 к 29.06       не выполнено 06.07    Иван
                      6 → 5                 7 к 18.12       день 138 из 165       Иван
        Послепродаж…  5 → 5                 7 к 05.01.2027  день 47 из 92         Иван
          Иван Петренко (ответственный — Елена Ковальчук)
        Прежние, до 07.07.2025: выполнено 2, с опозданием 1

      По людям         выполнено  с опозданием  не выполнено  срок не наступил
        Анна Бондарь           1             1             1                 1
        Иван Петренко          3             –             2                 3

      Постоянный круг
        Последняя встреча 19.11; следующая — 26.11.
        Давно не были на встречах: Анна Бондарь (670 дней), Иван Петренко (26 дней).
        Просроченные действия: Анна Бондарь 1.

      Что здесь помогло раньше
        Внешний вид помещения           5 → 8 за 105 дней, выровнено 20.10.2025
                                        причина: Зал красили в 2019 году.
                                        сделали: Покрасить зал.
                                        спросите: Анна Бондарь
        Людей хватает, нет очередей     4 → 7 за 70 дней, выровнено 10.02.2025
                                        причина: После 17:00 за стойкой никого.
                                        сделали: Посчитать клиентов по часам. Второй
                                        мастер за стойкой с 17 до 20.
                                        спросите: Иван Петренко

      Дальше: service-audit why lviv-center
      "
    `);
  });

  test('at 40 columns', () => {
    expect(screen(lines({ columns: 40 }))).toMatchInlineSnapshot(`
      "
      Lviv Center, plan on 21 Nov 2026
           1 overdue, 1 today, 2 later, 2 done

      Overdue
        22 days     Have the sign repaired.
                    Anna Bondar, 30 Oct, Q2,
                    Look of the premises
      Now
        today       Take turns at the phone.
                    Olena Kovalchuk, 21 Nov,
                    Q2, Manner of speech
        in 6 days   Hang ten hooks.
                    Anna Bondar, 27 Nov, Q2,
                    Where clients are served,
                    started
      Later
        in 13 days  Write down the rule of the
                    second call.
                    Olena Kovalchuk, 4 Dec,
                    Q2, After-sales service

      Closed since 5 Oct
        12 Oct  A second desk on Fridays.
                Ivan Petrenko, Enough people,
                no queues, no effect: 5 → 5
        12 Oct  Buy six aprons.
                Olena Kovalchuk, Staff
                appearance
        12 Oct  Price quiz on Mondays.
                Ivan Petrenko, Competence,
                dropped: Nobody has time on
                Mondays.

      Questions 2 and 3 again
        Where clients are served
          two follow-ups without a rise: 5 → 5
        Look of the premises
          7 was promised by 2 Nov, it was 5 on
          9 Nov
        Enough people, no queues
          “A second desk on Fridays” was done,
          but the next score was not higher:
          5 → 5

      State of each criterion
      !  4  Getting a refund
            sagging
      !  5  Where clients are served
            in progress
      !  5  Look of the premises
            planned, sags again
      !  5  Competence
            cause found
      !  5  Enough people, no queues
            in progress, sags again
      !  5  After-sales service
            planned
         7  Manner of speech
            target reached
         8  Staff appearance
            levelled
        fair: Price and expected quality
        level: Welcoming atmosphere,
          Temperament suits the work, Can be
          bought

      Promises
        Where clients are served
          5 → 5; promised 7 by 8 Jan 2027: day
          47 of 95, Anna
        Look of the premises
          5 → 5; promised 7 by 2 Nov: broken,
          19 days, Anna
        Staff appearance
          7 on 26 Oct, now 8; promised 7 by 16
          Nov: kept 26 Oct
          Ivan Petrenko for Olena Kovalchuk
        Manner of speech
          4 → 7; promised 7 by 30 Nov: kept 16
          Nov
          Ivan Petrenko for Olena Kovalchuk
        Competence
          5 → 5; promised 7 by 14 Dec: day 47
          of 70, Ivan
        Enough people, no queues
          5 → 4; promised 7 by 16 Mar: broken
          23 Mar, Ivan
          4 → 6; promised 7 by 29 Jun: broken
          6 Jul, Ivan
          6 → 5; promised 7 by 18 Dec: day 138
          of 165, Ivan
        After-sales service
          5 → 5; promised 7 by 5 Jan 2027: day
          47 of 92
          Ivan Petrenko for Olena Kovalchuk
        Earlier, up to 7 Jul 2025: kept 2,
        late 1

      By person
        Anna Bondar: kept 1, late 1, broken 1,
        pending 1
        Ivan Petrenko: kept 3, broken 2,
        pending 3

      Circle
        Last follow-up 19 Nov; the next is due
        26 Nov.
        Not at a follow-up: Anna Bondar for
        670 days, Ivan Petrenko for 26 days.
        Overdue actions: Anna Bondar 1.

      What worked here before
        Look of the premises
          5 → 8 in 105 days, levelled 20 Oct
          2025
          cause: The hall was last painted in
          2019.
          done: Paint the hall.
          ask Anna Bondar
        Enough people, no queues
          4 → 7 in 70 days, levelled 10 Feb
          2025
          cause: Nobody at the desk after
          17:00.
          done: Count clients per hour. A
          second master at the desk from 17 to
          20.
          ask Ivan Petrenko

      Next: service-audit why lviv-center
      "
    `);
  });

  test('in Russian at 40 columns', () => {
    expect(screen(lines({ columns: 40, language: 'ru' }))).toMatchInlineSnapshot(`
      "
      Lviv Center, план на 21.11.2026
             просрочено 1, сегодня 1, позже 2,
                                   выполнено 2

      Просрочено
        22 дня         Починить вывеску.
                       Анна Бондарь, 30.10,
                       В2, Внешний вид
                       помещения
      Сейчас
        сегодня        Дежурить у телефона по
                       очереди.
                       Елена Ковальчук, 21.11,
                       В2, Манера речи
        через 6 дней   Повесить десять
                       крючков.
                       Анна Бондарь, 27.11,
                       В2, Место обслуживания
                       клиента, начато
      Позже
        через 13 дней  Записать правило
                       второго звонка.
                       Елена Ковальчук, 04.12,
                       В2, Послепродажный
                       сервис

      Закрыто с 05.10
        12.10  Вторая стойка по пятницам.
               Иван Петренко, Людей хватает,
               нет очередей, без эффекта:
               5 → 5
        12.10  Купить шесть фартуков.
               Елена Ковальчук, Внешний вид
               персонала
        12.10  По понедельникам опрос по
               прайсу.
               Иван Петренко, Компетентность,
               отменено: В понедельник ни у
               кого нет времени.

      Снова вопросы 2 и 3
        Место обслуживания клиента
          две встречи без роста: 5 → 5
        Внешний вид помещения
          к 02.11 обещано 7, оценка 5 на 09.11
        Людей хватает, нет очередей
          выполнено «Вторая стойка по
          пятницам», а следующая оценка не
          выше: 5 → 5

      Состояние критериев
      !  4  Возврат средств
            просадка
      !  5  Место обслуживания клиента
            в работе
      !  5  Внешний вид помещения
            план есть, снова просадка
      !  5  Компетентность
            причина найдена
      !  5  Людей хватает, нет очередей
            в работе, снова просадка
      !  5  Послепродажный сервис
            план есть
         7  Манера речи
            цель достигнута
         8  Внешний вид персонала
            выровнено
        ниже цели: Цена и ожидаемое качество
        на уровне цели: Гостеприимная
          атмосфера, Характер подходит для
          работы, Можно купить

      Обещания
        Место обслуживания клиента
          5 → 5; обещано 7 к 08.01.2027: день
          47 из 95, Анна
        Внешний вид помещения
          5 → 5; обещано 7 к 02.11: не
          выполнено, 19 дн., Анна
        Внешний вид персонала
          7 на 26.10, сейчас 8; обещано 7 к
          16.11: выполнено 26.10
          Иван Петренко (ответственный — Елена
          Ковальчук)
        Манера речи
          4 → 7; обещано 7 к 30.11: выполнено
          16.11
          Иван Петренко (ответственный — Елена
          Ковальчук)
        Компетентность
          5 → 5; обещано 7 к 14.12: день 47 из
          70, Иван
        Людей хватает, нет очередей
          5 → 4; обещано 7 к 16.03: не
          выполнено 23.03, Иван
          4 → 6; обещано 7 к 29.06: не
          выполнено 06.07, Иван
          6 → 5; обещано 7 к 18.12: день 138
          из 165, Иван
        Послепродажный сервис
          5 → 5; обещано 7 к 05.01.2027: день
          47 из 92
          Иван Петренко (ответственный — Елена
          Ковальчук)
        Прежние, до 07.07.2025: выполнено 2, с
        опозданием 1

      По людям
        Анна Бондарь: выполнено 1, с
        опозданием 1, не выполнено 1, срок не
        наступил 1
        Иван Петренко: выполнено 3, не
        выполнено 2, срок не наступил 3

      Постоянный круг
        Последняя встреча 19.11; следующая —
        26.11.
        Давно не были на встречах: Анна
        Бондарь (670 дней), Иван Петренко (26
        дней).
        Просроченные действия: Анна Бондарь 1.

      Что здесь помогло раньше
        Внешний вид помещения
          5 → 8 за 105 дней, выровнено
          20.10.2025
          причина: Зал красили в 2019 году.
          сделали: Покрасить зал.
          спросите: Анна Бондарь
        Людей хватает, нет очередей
          4 → 7 за 70 дней, выровнено
          10.02.2025
          причина: После 17:00 за стойкой
          никого.
          сделали: Посчитать клиентов по
          часам. Второй мастер за стойкой с 17
          до 20.
          спросите: Иван Петренко

      Дальше: service-audit why lviv-center
      "
    `);
  });

  test('no line is wider than the terminal, and colour adds only escape codes', () => {
    for (const language of ['en', 'ru'] as const) {
      for (let columns = 30; columns <= 130; columns += 3) {
        // A command stays on one line, so that it can be copied.
        const shown = lines({ language, columns }).filter((line) => !line.includes('service-audit'));
        expect(tooWide(shown, columns), `${language} ${columns}`).toEqual([]);
      }
      expect(plain(lines({ language, color: true }))).toEqual(lines({ language }));
    }
  });

  test('Markdown', () => {
    expect(screen(renderPlanMarkdown(twoYearsView('en'), aStyle()))).toMatchInlineSnapshot(`
      "
      # Lviv Center, plan on 21 Nov 2026

      ## Actions

      | Due | Action | Criterion | Who | Question |
      | --- | --- | --- | --- | --- |
      | **Overdue** 30 Oct 2026 | Have the sign repaired. | Look of the premises | Anna Bondar | Q2 |
      | 21 Nov 2026 | Take turns at the phone. | Manner of speech | Olena Kovalchuk | Q2 |
      | 27 Nov 2026 | Hang ten hooks. (started) | Where clients are served | Anna Bondar | Q2 |
      | 4 Dec 2026 | Write down the rule of the second call. | After-sales service | Olena Kovalchuk | Q2 |

      ## Questions 2 and 3 again

      - Where clients are served: two follow-ups without a rise: 5 → 5
      - Look of the premises: 7 was promised by 2 Nov, it was 5 on 9 Nov
      - Enough people, no queues: “A second desk on Fridays” was done, but the next score was not higher: 5 → 5

      ## State of each criterion

      | Criterion | Score | State |
      | --- | --- | --- |
      | Where clients are served | 5 | in progress |
      | Look of the premises | 5 | planned, sags again |
      | Staff appearance | 8 | levelled |
      | Manner of speech | 7 | target reached |
      | Competence | 5 | cause found |
      | Enough people, no queues | 5 | in progress, sags again |
      | Getting a refund | 4 | sagging |
      | After-sales service | 5 | planned |

      ## Promises

      | Criterion | Score | Promised | State | Who |
      | --- | --- | --- | --- | --- |
      | Where clients are served | 5 → 5 | 7 by 8 Jan 2027 | day 47 of 95 | Anna Bondar |
      | Look of the premises | 5 → 5 | 7 by 2 Nov 2026 | broken, 19 days | Anna Bondar |
      | Staff appearance | 7 on 26 Oct, now 8 | 7 by 16 Nov 2026 | kept 26 Oct | Ivan Petrenko for Olena Kovalchuk |
      | Manner of speech | 4 → 7 | 7 by 30 Nov 2026 | kept 16 Nov | Ivan Petrenko for Olena Kovalchuk |
      | Competence | 5 → 5 | 7 by 14 Dec 2026 | day 47 of 70 | Ivan Petrenko |
      | Enough people, no queues | 6 → 5 | 7 by 18 Dec 2026 | day 138 of 165 | Ivan Petrenko |
      | Can be bought | 5 → 7 | 7 by 3 Feb 2025 | late, 3 Mar 2025 | Anna Bondar |
      | After-sales service | 5 → 5 | 7 by 5 Jan 2027 | day 47 of 92 | Ivan Petrenko for Olena Kovalchuk |
      "
    `);
  });

  test('JSON has keys and dates, and no wording', () => {
    const json = JSON.parse(JSON.stringify(planJson('lviv-center', twoYearsView('ru'), 'ru')));
    expect(json).toMatchObject({ format: 'plan/1', site: 'lviv-center', date: '2026-11-21', target: 7 });
    expect(json.open[0]).toMatchObject({ criterion: 'premises-appearance', question: 'factors', dueIn: -22 });
    const states = Object.fromEntries(json.criteria.map((one: Record<string, unknown>) => [one.criterion, one.state]));
    expect(states).toMatchObject({
      refunds: 'sagging',
      'staff-competence': 'diagnosed',
      'staff-appearance': 'levelled',
    });
    const again = json.criteria.flatMap((one: { reopened: { because: string }[] }) => one.reopened);
    expect(again.map(({ because }: { because: string }) => because).sort()).toEqual([
      'ineffective',
      'missed-date',
      'no-rise',
    ]);
    const outcomes = new Set(json.promises.map(({ outcome }: { outcome: string }) => outcome));
    expect([...outcomes].sort()).toEqual(['broken', 'kept', 'late', 'pending']);
  });
});

test('in the first days nothing is judged yet and nobody is late', () => {
  const shown = renderPlan(twoYearsView('en', '2024-12-09'), aStyle());
  expect(screen(shown)).toMatchInlineSnapshot(`
    "
    Lviv Center, plan on 9 Dec 2024                                          3 later

    Now
      in 7 days   Count clients per hour.             Ivan Petrenko  16 Dec       Q2
                  Enough people, no queues
    Later
      in 35 days  A second master at the desk from    Ivan Petrenko  13 Jan 2025  Q2
                  17 to 20.
                  Enough people, no queues
      in 53 days  Open the diary for six weeks        Anna Bondar    31 Jan 2025  Q2
                  ahead.
                  Can be bought

    State of each criterion
    !  4  Enough people, no queues  planned
    !  5  Can be bought             planned
      fair: Price and expected quality, Getting a refund
      level: Welcoming atmosphere, Where clients are served, Look of the premises,
        Temperament suits the work, Staff appearance, Manner of speech, Competence,
        After-sales service

    Promises                    score  promised          state        who
      Enough people, no queues  4 → 4  7 by 27 Jan 2025  day 7 of 56  Ivan
      Can be bought             5 → 5  7 by 3 Feb 2025   day 7 of 63  Anna

    By person        kept  late  broken  pending
      Anna Bondar       –     –       –        1
      Ivan Petrenko     –     –       –        1

    Circle
      Last follow-up 9 Dec; the next is due 16 Dec.
      Everyone in the circle has followed up.

    Next: service-audit why lviv-center
    "
  `);
});

test('before the first meeting nobody is said to have been at one', () => {
  const audit = anAudit('2026-11-20').planning('refunds-1', { due: '2026-12-01' }).record();
  const followUp = { format: 'follow-up/1' as const, date: '2026-11-20', present: ['Olena Kovalchuk'] };
  const met: SiteRecord = { ...aFollowUp('2026-11-20').record(), followUp };
  const circleOf = (records: SiteRecord[]) => {
    const plan = sitePlan(records, { limits: LIMITS, circle: ['Olena Kovalchuk'], followUpEvery: 7 }, '2026-11-20');
    return (['en', 'ru'] as const).map((language) =>
      renderPlan({ siteTitle: 'Lviv', plan, titles: TITLES }, aStyle({ language })).join('\n'),
    );
  };
  for (const text of circleOf([audit])) expect(text).not.toMatch(/has followed up|были на встречах/);
  for (const text of circleOf([audit, met])) expect(text).toMatch(/has followed up|были на встречах/);
});

test('a plan without open actions says so', () => {
  const plan = sitePlan(
    [anAudit('2026-11-20').record()],
    { limits: LIMITS, circle: [], followUpEvery: 7 },
    '2026-11-21',
  );
  expect(renderPlan({ siteTitle: 'Lviv', plan, titles: TITLES }, aStyle())).toEqual([
    'Lviv, plan on 21 Nov 2026',
    '',
    'No action is open.',
    '',
    'State of each criterion',
    expect.stringMatching(/^ {2}level: Welcoming atmosphere, .*$/),
    ...Array.from({ length: 3 }, () => expect.stringMatching(/^ {4}\S/)),
  ]);
});

test('typed text cannot move the cursor', () => {
  const audit = anAudit('2026-11-20').planning('refunds-1', {
    text: '\u001b[31mred\u202e',
    owner: '\u001b]0;x\u0007',
    needs: '\u200bhidden',
  });
  const done = aFollowUp('2026-11-21').saying('2026-11-20.audit/refunds-1', {
    status: 'started',
    reason: 'a\u001b[2J',
  });
  const plan = sitePlan(
    [audit.record(), done.record()],
    { limits: LIMITS, circle: ['\u001b[1mX'], followUpEvery: 0 },
    '2026-11-22',
  );
  const view = { siteTitle: '\u001b[2J', plan, titles: TITLES };
  for (const shown of [renderPlan(view, aStyle()), renderPlanMarkdown(view, aStyle())]) {
    for (const hidden of ['\u001b', '\u202e', '\u200b', '\u0007']) expect(shown.join('\n')).not.toContain(hidden);
    expect(shown.join('\n')).toMatch(/u\{1b|\ufffd/);
  }
});

describe('the next command', () => {
  const steps = (today: string) => nextSteps(twoYearsView('en', today).plan, 90).map(({ command }) => command);
  test.each([
    ['an audit that is too old', '2025-06-01', ['run']],
    ['what sags unexplained, then the meeting', '2026-11-21', ['why', 'follow-up']],
    ['questions asked again, without an open action', '2026-03-10', ['follow-up']],
    ['open actions', '2024-12-20', ['follow-up']],
  ])('%s', (_, today, expected) => {
    expect(steps(today)).toEqual(expected);
  });

  test('without records it is an audit; after a level audit there is none', () => {
    const on = (records: readonly SiteRecord[]) =>
      nextSteps(sitePlan(records, { limits: LIMITS, circle: [], followUpEvery: 7 }, '2026-11-21'), 90);
    expect(on([])).toEqual([{ command: 'run' }]);
    expect(on([anAudit('2026-11-20').record()])).toEqual([]);
  });
});
