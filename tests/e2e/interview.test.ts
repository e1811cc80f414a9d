/** The interview in a pseudo-terminal, with the real binary: keys go in, what a person sees and a file come out. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { audited, CAUSE } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import {
  below,
  CTRL_U,
  DOWN,
  END,
  ENTER,
  HOME,
  noTerminal,
  openTerminal,
  TAB,
  UP,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

/** The end of the last line of every screen: with it the whole screen is drawn. */
const LEAVE = 'leave, everything is saved';

/** An audit file; what its questionnaire hashes to is for `validate` to tell. */
async function auditIn(folder: string, site: string, files = 2): Promise<string> {
  expect((await serviceAudit(folder, ['validate'])).stdout).toBe(`${files} files: all well-formed and consistent\n`);
  return readIn(folder, `audits/${site}/2026-11-21.audit.yaml`).replace(/sha256-[0-9a-f]{16}/, 'sha256-…');
}

describe('a whole interview from an empty folder', () => {
  test('in English', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['run']);
    await terminal.answer([
      ['What is the site called?', `Lviv Center${ENTER}`],
      ['> (lviv-center)', ENTER],
      ['Which questionnaire?', ENTER],
      ['Who scores?', `Olena Kovalchuk${ENTER}`],
      ['In which role does Olena Kovalchuk score?', '4'],
      [['Audit of 21 Nov 2026: is this right?', 'Olena Kovalchuk, consultant', 'last 30 days', '► Go on'], ENTER],
      ['which three will be lowest?', `11 8${ENTER}`],
      ['WELCOMING ATMOSPHERE', '7'],
      ['WHERE CLIENTS ARE SERVED', 'x'],
      ['Why does it not apply?', `The salon works by home visits only.${ENTER}`],
      ['LOOK OF THE PREMISES', '8'],
      [['TEMPERAMENT SUITS THE WORK', '1 note missing   w note on the last score'], 'w'],
      ['8   What did you see?', `Repainted in August.${ENTER}`],
      ['TEMPERAMENT SUITS THE WORK', 'n'],
      [['What did you see?', 'Temperament suits the work'], `One annoyed client was passed on twice.${ENTER}`],
      ['TEMPERAMENT SUITS THE WORK', '6'],
      ['STAFF APPEARANCE', '1'],
      ['1: Enter scores 1, a 0 makes it 10', '0'],
      ['MANNER OF SPEECH', 'w'],
      ['10   What did you see?', `All five, in the evening too.${ENTER}`],
      // Back, and another answer.
      ['MANNER OF SPEECH', '2'],
      ['COMPETENCE', 'w'],
      ['2   What did you see?', `Interrupted twice.${ENTER}`],
      ['COMPETENCE', 'b'],
      [['MANNER OF SPEECH', 'note: Interrupted twice.'], '7'],
      ['COMPETENCE', 'u'],
      ['Why could it not be seen?', ENTER],
      ['A reason is needed', `No unusual question was asked.${ENTER}`],
      ['ENOUGH PEOPLE, NO QUEUES', '3'],
      ['PRICE AND EXPECTED QUALITY', 'w'],
      ['3   What did you see?', `Eight people waiting at 18:00 on Friday.${ENTER}`],
      ['PRICE AND EXPECTED QUALITY', UP],
      ['►  6', UP],
      ['►  7', ENTER],
      ['CAN BE BOUGHT', `1${ENTER}`],
      ['GETTING A REFUND', 'w'],
      ['1   What did you see?', `Shampoo was out # three Fridays running.${ENTER}`],
      ['GETTING A REFUND', '4'],
      ['AFTER-SALES SERVICE', '0'],
      // The review: through the missing notes, then to a line and back.
      [['► Go on', '2 notes missing'], 'w'],
      ['4   What did you see?', ENTER],
      ['10   What did you see?', ENTER],
      ['► Go on', UP],
      ['►   After-sales service            ██████████████│██████ 10', ENTER],
      ['AFTER-SALES SERVICE', '5'],
      ['! After-sales service            ██████████░░░░│       5', ENTER],
      ['Who answers the six questions?', `Ivan Petrenko${ENTER}`],
      // Recent, all of it external, a guess, nobody.
      ['Can be bought 1', '2'],
      ['Since when, and what changed then?', `September, The wholesaler on Franka street closed.${ENTER}`],
      ['Which factors cause so low a score?', `The new one delivers twice a month.${ENTER}`],
      ['Is it internal or external?', '2'],
      ['Which part of it is in your hands?', `We order when the shelf is empty already.${ENTER}`],
      [['What will be done about it?', 'We order when the shelf is empty already.'], `Order each Monday.${ENTER}`],
      ['4  partly, and it is not my field', '4'],
      ['How do you know?', '4'],
      ['Is there someone responsible for this? Someone to consult?', ENTER],
      ['What can you personally do today', `Ring two other wholesalers by 17:00.${ENTER}`],
      ['How long will it take', `6 weeks${ENTER}`],
      ['the cause is …', `Nobody counts what is left.${ENTER}`],
      // Always, two factors, somebody, another target.
      ['Enough people, no queues 3', '1'],
      ['Which factors cause so low a score?', ENTER],
      ['At least one factor is needed.', `One master is left after 17:00.${ENTER}`],
      ['4  internal, and there is another factor', '4'],
      ['The other factor?', `The barbershop pays more.${ENTER}`],
      ['Is it internal or external?', '3'],
      [['What will be done about it?', 'One master is left after 17:00.'], `I'll think about it${ENTER}`],
      ['That changes nothing yet.', `Move one master to the evening.${ENTER}`],
      ['1  yes, and I know this field', '1'],
      ['How do you know?', '2'],
      ['Is there someone responsible for this?', `Ivan Petrenko; Maria, barbershop; Petro${ENTER}`],
      ['What can you personally do today', `I'll think about it${ENTER}`],
      ['That changes nothing yet.', `Post the vacancy by 18:00.${ENTER}`],
      ['How long will it take', `soon${ENTER}`],
      ['That is not understood as a date.', `${CTRL_U}6 weeks, 8${ENTER}`],
      ['the cause is …', `Two masters left and nobody was hired.${ENTER}`],
      // Put off in the middle.
      ['Getting a refund 4', '1'],
      ['Which factors cause so low a score?', TAB],
      ['One more criterion', '1'],
      ['5  same cause as “Enough people, no queues”', '5'],
      // The plan: edit, owner, due date, drop, add, accept.
      ['► Accept the plan and write the audit', HOME],
      [['► [x] Appoint who is responsible', '[x] in the plan: 5.', 'only offered: 7.'], 'e'],
      ['> Appoint who is responsible', `${CTRL_U}Make Anna responsible for the shelf.${ENTER}`],
      ['► [x] Make Anna responsible for the shelf.', DOWN],
      ['► [x] Ring two other wholesalers', 'o'],
      ['Who does it?', `${CTRL_U}Anna Bondar${ENTER}`],
      [['► [x] Ring two other wholesalers', 'Anna Bondar'], DOWN],
      ['► [ ] Inspect what changed', ENTER],
      ['► [x] Inspect what changed', 'd'],
      ['By when?', `${CTRL_U}10 days`],
      ['= Tuesday, 1 December', ENTER],
      [['► [x] Inspect what changed', '1 Dec'], DOWN],
      ['► [ ] Watch how it really works', 'x'],
      // Dropped by mistake, and taken back; then dropped after all.
      ['► [ ] Ask a peer', 'z'],
      ['[ ] Watch how it really works', HOME + DOWN + DOWN + DOWN],
      ['► [ ] Watch how it really works', 'x'],
      ['► [ ] Ask a peer', 'n'],
      ['What is to be done?', `Put up a second shelf.${ENTER}`],
      ['Which criterion is it for?', DOWN + ENTER],
      ['Who does it?', `Petro${ENTER}`],
      ['By when?', `2027-01-15${ENTER}`],
      ['► [x] Put up a second shelf.', END],
      ['► Accept the plan and write the audit', ENTER],
    ]);
    const ending = await terminal.end();

    expect(ending).toMatchObject({ code: 0, cursorVisible: true, modes: { echo: true, canonical: true } });
    expect(below(ending)).toMatchInlineSnapshot(`
      "Written: audits/lviv-center/2026-11-21.audit.yaml

      Lviv Center, Base                                       21 Nov 2026, first audit
      Olena Kovalchuk (consultant), last 30 days         target 7, sagging 5 and below

                                        1     4     7│    10
      Atmosphere and surroundings                    │       7.5
        Welcoming atmosphere           ██████████████│       7
        Where clients are served                     │       n/a      The salon works…
        Look of the premises           ██████████████│██     8
      Personnel                                      │       6.5
        Temperament suits the work     ████████████░░│       6
        Staff appearance               ██████████████│██████ 10
        Manner of speech               ██████████████│       7
        Competence                                   │       –        not seen
      ! Enough people, no queues       ██████░░░░░░░░│       3        8 by 2 Jan 2027
      Product                                        │       4.3
        Price and expected quality     ██████████████│       7
      ! Can be bought                  ██░░░░░░░░░░░░│       1        7 by 2 Jan 2027
      ! Getting a refund               ████████░░░░░░│       4        cause unknown
      ! After-sales service            ██████████░░░░│       5        8 by 2 Jan 2027

      Sagging
        1  Can be bought             recent, external  Ivan Petrenko: 7 by 2 Jan 2027
        3  Enough people, no queues  always, internal  Ivan Petrenko: 8 by 2 Jan 2027
        4  Getting a refund          cause unknown
        5  After-sales service       always, internal  Ivan Petrenko: 8 by 2 Jan 2027

      Lowest 1   4 of 10 sag   16 to target   level 45   mean 6.1

      You named 2 of the 3 lowest.

      warning: 1 criterion without the six answers

      Next: service-audit plan lviv-center"
    `);
    expect(await auditIn(folder, 'lviv-center')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/audit-1.json
      format: audit/1
      date: 2026-11-21
      template:
        name: base
        version: 1
        digest: sha256-…
      sagging: 5
      target: 7
      period: last 30 days
      assessors:
        - name: Olena Kovalchuk
          role: consultant
      guess:
        - refunds
        - staffing-level
      scores:
        atmosphere: # Atmosphere and surroundings
          welcoming-atmosphere: # Welcoming atmosphere
            score: 7
          client-area: # Where clients are served
            na: |
              The salon works by home visits only.
          premises-appearance: # Look of the premises
            score: 8
            note: |
              Repainted in August.
        personnel: # Personnel
          staff-fit: # Temperament suits the work
            score: 6
            note: |
              One annoyed client was passed on twice.
          staff-appearance: # Staff appearance
            score: 10
            note: |
              All five, in the evening too.
          speech-manner: # Manner of speech
            score: 7
            note: |
              Interrupted twice.
          staff-competence: # Competence
            not-seen: |
              No unusual question was asked.
          staffing-level: # Enough people, no queues
            score: 3
            note: |
              Eight people waiting at 18:00 on Friday.
            cause:
              answered-by: Ivan Petrenko
              summary: |
                Two masters left and nobody was hired.
              since:
                answer: always
              factors:
                - side: internal
                  text: |
                    One master is left after 17:00.
                  act: |
                    Move one master to the evening.
                - side: both
                  text: |
                    The barbershop pays more.
              mechanism:
                understood: yes
                expertise: true
                basis: data
              responsible:
                name: Ivan Petrenko
              advisers:
                - Maria, barbershop
                - Petro
              today:
                by: Ivan Petrenko
                text: |
                  Post the vacancy by 18:00.
              promise:
                said: 6 weeks
                due: 2027-01-02
                target: 8
        product: # Product
          price-quality: # Price and expected quality
            score: 7
          availability: # Can be bought
            score: 1
            note: |
              Shampoo was out # three Fridays running.
            cause:
              answered-by: Ivan Petrenko
              summary: |
                Nobody counts what is left.
              since:
                answer: recent
                date: 2026-09
                change: |
                  The wholesaler on Franka street closed.
              factors:
                - side: external
                  text: |
                    The new one delivers twice a month.
                - side: internal
                  text: |
                    We order when the shelf is empty already.
                  act: |
                    Order each Monday.
              mechanism:
                understood: partly
                expertise: false
                basis: guess
              responsible:
                nobody: true
              advisers: []
              today:
                by: Ivan Petrenko
                text: |
                  Ring two other wholesalers by 17:00.
              promise:
                said: 6 weeks
                due: 2027-01-02
                target: 7
          refunds: # Getting a refund
            score: 4
            cause:
              answered-by: Ivan Petrenko
              since:
                answer: always
          after-sales: # After-sales service
            score: 5
            cause:
              answered-by: Ivan Petrenko
              summary: |
                Two masters left and nobody was hired.
              since:
                answer: always
              factors:
                - side: internal
                  text: |
                    One master is left after 17:00.
                  act: |
                    Move one master to the evening.
                - side: both
                  text: |
                    The barbershop pays more.
              mechanism:
                understood: yes
                expertise: true
                basis: data
              responsible:
                name: Ivan Petrenko
              advisers:
                - Maria, barbershop
                - Petro
              today:
                by: Ivan Petrenko
                text: |
                  Post the vacancy by 18:00.
              promise:
                said: 6 weeks
                due: 2027-01-02
                target: 8
      plan:
        availability-1:
          criterion: availability
          kind: appoint
          text: |
            Make Anna responsible for the shelf.
          owner: Ivan Petrenko
          due: 2026-11-25
          question: responsible
        availability-2:
          criterion: availability
          kind: today
          text: |
            Ring two other wholesalers by 17:00.
          owner: Anna Bondar
          due: 2026-11-21
          question: today
        availability-3:
          criterion: availability
          kind: investigate
          text: |
            Inspect what changed: The wholesaler on Franka street closed.
          owner: Ivan Petrenko
          due: 2026-12-01
          question: since
        availability-4:
          criterion: availability
          kind: countermeasure
          text: |
            Order each Monday.
          owner: Ivan Petrenko
          due: 2026-12-11
          question: factors
        staffing-level-1:
          criterion: staffing-level
          kind: today
          text: |
            Post the vacancy by 18:00.
          owner: Ivan Petrenko
          due: 2026-11-21
          question: today
        staffing-level-2:
          criterion: staffing-level
          kind: countermeasure
          text: |
            Move one master to the evening.
          owner: Ivan Petrenko
          due: 2026-12-04
          question: factors
        refunds-1:
          criterion: refunds
          kind: countermeasure
          text: |
            Put up a second shelf.
          owner: Petro
          due: 2027-01-15
      "
    `);
    expect(readIn(folder, 'audits/lviv-center/site.yaml')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/site-1.json
      format: site/1
      title: Lviv Center
      template: base
      "
    `);
    expect(readdirSync(join(folder, '.service-audit/drafts'))).toEqual([]);
  });

  test('in Russian, on the Russian keyboard layout', async () => {
    const folder = folderWith();
    const terminal = openTerminal(folder, ['run'], { env: { LC_ALL: 'ru_RU.UTF-8' } });
    await terminal.answer([
      ['Как называется точка?', `Салон «Мария», Франко 12${ENTER}`],
      ['> (salon-mariya-franko-12)', ENTER],
      ['Какая анкета?', ENTER],
      ['Кто оценивает?', `Елена Ковальчук, тайный покупатель${ENTER}`],
      [['21.11.2026', 'Елена Ковальчук, тайный покупатель', 'последние 30 дней', '► Дальше'], ENTER],
      ['какие три критерия окажутся слабее всего?', `8, 11${ENTER}`],
      ['ГОСТЕПРИИМНАЯ АТМОСФЕРА', 'т'],
      [['Что вы видели?', 'Гостеприимная атмосфера'], `Здоровались не все.${ENTER}`],
      ['ГОСТЕПРИИМНАЯ АТМОСФЕРА', '6'],
      ['МЕСТО ОБСЛУЖИВАНИЯ КЛИЕНТА', 'ч'],
      ['Почему не применимо?', `Только выезд на дом.${ENTER}`],
      ['ВНЕШНИЙ ВИД ПОМЕЩЕНИЯ', '7'],
      ['ХАРАКТЕР ПОДХОДИТ ДЛЯ РАБОТЫ', '7'],
      ['ВНЕШНИЙ ВИД ПЕРСОНАЛА', 'и'],
      ['ХАРАКТЕР ПОДХОДИТ ДЛЯ РАБОТЫ', '6'],
      ['ВНЕШНИЙ ВИД ПЕРСОНАЛА', '1'],
      ['1: Enter — оценка 1, ещё 0 — оценка 10', '0'],
      ['МАНЕРА РЕЧИ', '7'],
      ['КОМПЕТЕНТНОСТЬ', 'г'],
      ['Почему не удалось увидеть?', `Никто ни о чём не спрашивал.${ENTER}`],
      ['ЛЮДЕЙ ХВАТАЕТ, НЕТ ОЧЕРЕДЕЙ', '3'],
      ['ЦЕНА И ОЖИДАЕМОЕ КАЧЕСТВО', 'ц'],
      ['3   Что вы видели?', `В пятницу в 18:00 ждали восемь человек.${ENTER}`],
      ['ЦЕНА И ОЖИДАЕМОЕ КАЧЕСТВО', '7'],
      ['МОЖНО КУПИТЬ', '7'],
      ['ВОЗВРАТ СРЕДСТВ', '4'],
      ['ПОСЛЕПРОДАЖНЫЙ СЕРВИС', '7'],
      [['► Дальше', 'осталось написать 2 пояснения'], 'ц'],
      ['10   Что вы видели?', ENTER],
      ['4   Что вы видели?', ENTER],
      ['► Дальше', ENTER],
      ['Кто отвечает на шесть вопросов?', `Иван Петренко${ENTER}`],
      ['Людей хватает, нет очередей 3', '2'],
      ['С каких пор и что тогда изменилось?', `3 недели назад, Ушли два мастера.${ENTER}`],
      ['Какие факторы влияют', `Вечером остаётся один мастер.${ENTER}`],
      ['Этот фактор внутренний или внешний?', '1'],
      [['Что вы с этим сделаете?', 'Вечером остаётся один мастер.'], `Перевести мастера в вечернюю смену.${ENTER}`],
      ['поняли, как это устроено?', '1'],
      ['Откуда вы это знаете?', '2'],
      ['ответственный за этот участок?', `Иван Петренко; Мария${ENTER}`],
      ['Что лично вы можете сделать сегодня', `Надо подумать${ENTER}`],
      ['Это пока ничего не меняет.', `К 18:00 разместить вакансию.${ENTER}`],
      ['Сколько времени потребуется', `6 недель${ENTER}`],
      ['причина в том, что …', `Ушли два мастера, и никого не взяли.${ENTER}`],
      ['Возврат средств 4', 'д'],
      ['► Принять план и записать аудит', HOME],
      ['► [x] К 18:00 разместить вакансию.', 'у'],
      ['Что нужно сделать?', `${CTRL_U}К 17:00 разместить вакансию.${ENTER}`],
      ['► [x] К 17:00 разместить вакансию.', 'щ'],
      ['Кто это сделает?', `${CTRL_U}Анна Бондарь${ENTER}`],
      [['► [x] К 17:00 разместить вакансию.', 'Анна Бондарь'], DOWN],
      ['► [ ] Разобраться, что изменилось', ENTER],
      ['► [x] Разобраться, что изменилось', 'в'],
      ['К какому сроку?', `${CTRL_U}10 дней`],
      ['= вторник, 1 декабря', ENTER],
      [['► [x] Разобраться, что изменилось', '01.12'], DOWN],
      ['► [x] Перевести мастера', 'ч'],
      // Dropped by mistake, and taken back.
      ['► Принять план и записать аудит', 'я'],
      [['► [x] Перевести мастера', 'в плане: 3.'], 'т'],
      ['Что нужно сделать?', `Повесить вторую полку.${ENTER}`],
      ['К какому критерию это относится?', ENTER],
      ['Кто это сделает?', `Пётр${ENTER}`],
      ['К какому сроку?', `15.01${ENTER}`],
      ['► [x] Повесить вторую полку.', END],
      ['► Принять план и записать аудит', ENTER],
    ]);
    const ending = await terminal.end();

    expect(ending).toMatchObject({ code: 0, cursorVisible: true, modes: { echo: true, canonical: true } });
    expect(below(ending)).toMatchInlineSnapshot(`
      "Записано: audits/salon-mariya-franko-12/2026-11-21.audit.yaml

      Салон «Мария», Франко 12, Базовый уровень               21.11.2026, первый аудит
      Елена Ковальчук (тайный покупатель), последние 30 дней
                                                             цель 7, просадка 5 и ниже

                                        1     4     7│    10
      Атмосфера и обстановка                         │       6,5
        Гостеприимная атмосфера        ████████████░░│       6
        Место обслуживания клиента                   │       н/п      Только выезд на…
        Внешний вид помещения          ██████████████│       7
      Персонал                                       │       6,5
        Характер подходит для работы   ████████████░░│       6
        Внешний вид персонала          ██████████████│██████ 10
        Манера речи                    ██████████████│       7
        Компетентность                               │       –        не видели
      ! Людей хватает, нет очередей    ██████░░░░░░░░│       3        7 к 02.01.2027
      Продукт                                        │       6,3
        Цена и ожидаемое качество      ██████████████│       7
        Можно купить                   ██████████████│       7
      ! Возврат средств                ████████░░░░░░│       4        причина неясна
        Послепродажный сервис          ██████████████│       7

      Просевшие места
        3  Людей хватает, нет очередей  недавно         Иван Петренко: 7 к 02.01.2027
        4  Возврат средств              причина неясна

      Самая низкая оценка 3   просело 2 из 10   до цели 9 баллов   ровность 60
      среднее 6,4

      Вы назвали 2 из 3 самых слабых.

      предупреждение: 1 критерий без шести ответов

      Дальше: service-audit plan salon-mariya-franko-12"
    `);
    expect(await auditIn(folder, 'salon-mariya-franko-12')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/audit-1.json
      format: audit/1
      date: 2026-11-21
      template:
        name: base
        version: 1
        digest: sha256-…
      sagging: 5
      target: 7
      period: последние 30 дней
      assessors:
        - name: Елена Ковальчук
          role: mystery-shopper
      guess:
        - staffing-level
        - refunds
      scores:
        atmosphere: # Атмосфера и обстановка
          welcoming-atmosphere: # Гостеприимная атмосфера
            score: 6
            note: |
              Здоровались не все.
          client-area: # Место обслуживания клиента
            na: |
              Только выезд на дом.
          premises-appearance: # Внешний вид помещения
            score: 7
        personnel: # Персонал
          staff-fit: # Характер подходит для работы
            score: 6
          staff-appearance: # Внешний вид персонала
            score: 10
          speech-manner: # Манера речи
            score: 7
          staff-competence: # Компетентность
            not-seen: |
              Никто ни о чём не спрашивал.
          staffing-level: # Людей хватает, нет очередей
            score: 3
            note: |
              В пятницу в 18:00 ждали восемь человек.
            cause:
              answered-by: Иван Петренко
              summary: |
                Ушли два мастера, и никого не взяли.
              since:
                answer: recent
                date: 2026-10-31
                change: |
                  Ушли два мастера.
              factors:
                - side: internal
                  text: |
                    Вечером остаётся один мастер.
                  act: |
                    Перевести мастера в вечернюю смену.
              mechanism:
                understood: yes
                expertise: true
                basis: data
              responsible:
                name: Иван Петренко
              advisers:
                - Мария
              today:
                by: Иван Петренко
                text: |
                  К 18:00 разместить вакансию.
              promise:
                said: 6 недель
                due: 2027-01-02
                target: 7
        product: # Продукт
          price-quality: # Цена и ожидаемое качество
            score: 7
          availability: # Можно купить
            score: 7
          refunds: # Возврат средств
            score: 4
          after-sales: # Послепродажный сервис
            score: 7
      plan:
        staffing-level-1:
          criterion: staffing-level
          kind: today
          text: |
            К 17:00 разместить вакансию.
          owner: Анна Бондарь
          due: 2026-11-21
          question: today
        staffing-level-2:
          criterion: staffing-level
          kind: investigate
          text: |
            Разобраться, что изменилось: Ушли два мастера.
          owner: Иван Петренко
          due: 2026-12-01
          question: since
        staffing-level-3:
          criterion: staffing-level
          kind: countermeasure
          text: |
            Перевести мастера в вечернюю смену.
          owner: Иван Петренко
          due: 2026-12-04
          question: factors
        staffing-level-4:
          criterion: staffing-level
          kind: countermeasure
          text: |
            Повесить вторую полку.
          owner: Пётр
          due: 2027-01-15
      "
    `);
    expect(readIn(folder, 'audits/salon-mariya-franko-12/site.yaml')).toContain('title: Салон «Мария», Франко 12');
  });
});

test('the second audit: what was before appears after the new score, actions are asked after, and the diff is shown', async () => {
  const folder = folderWith();
  await audited(folder, {
    date: '2026-10-20',
    scores: { 'staffing-level': `\n    score: 3\n    cause:${CAUSE}`, refunds: 4 },
  });
  const terminal = openTerminal(folder, ['run', 'lviv-center', '--assessor', 'Olena Kovalchuk, consultant']);
  await terminal.answer([
    [['is this right?', 'As in the last record, of 20 Oct 2026:', 'answered by', '► Go on'], ENTER],
    ['which three will be lowest?', ENTER],
  ]);
  expect(await terminal.see('WELCOMING ATMOSPHERE', LEAVE)).not.toContain('20 Oct');
  await terminal.answer([
    ['WELCOMING ATMOSPHERE', '9'],
    [['WHERE CLIENTS ARE SERVED', 'Welcoming atmosphere: 9   was 7 on 20 Oct, +2'], 'w'],
    ['9   was 7 on 20 Oct, +2   What did you see?', `Greeted at the door on both visits.${ENTER}`],
    ['WHERE CLIENTS ARE SERVED', '7'],
    ['Where clients are served: 7   was 7 on 20 Oct, no change', '77777'],
    ['ENOUGH PEOPLE, NO QUEUES', '5'],
    [['PRICE AND EXPECTED QUALITY', 'Enough people, no queues: 5   was 3 on 20 Oct, +2'], '7'],
    ['CAN BE BOUGHT', '5'],
    [['GETTING A REFUND', 'Can be bought: 5   was 7 on 20 Oct, -2'], '7'],
    [['AFTER-SALES SERVICE', 'Getting a refund: 7   was 4 on 20 Oct, +3'], '6'],
    [['► Go on', '3 notes missing'], ENTER],
    [['Open from before', '► Go on'], `${HOME}d`],
    ['► ! still open  Decide what to do about this: One', 'x'],
    ['Why was it dropped?', `It is known: two masters left.${ENTER}`],
    [['dropped', '► Go on'], ENTER],
    // Who answers the six questions was accepted on the first screen, with what the last record proposed.
    [['Enough people, no queues 5', 'On 20 Oct: recent'], 'l'],
    ['Can be bought 5', 'l'],
    ['► Write the audit', ENTER],
  ]);
  const ending = await terminal.end();

  expect(ending.code).toBe(0);
  expect(await auditIn(folder, 'lviv-center', 3)).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../.service-audit/schema/audit-1.json
    format: audit/1
    date: 2026-11-21
    template:
      name: base
      version: 1
      digest: sha256-…
    sagging: 5
    target: 7
    period: last 30 days
    assessors:
      - name: Olena Kovalchuk
        role: consultant
    scores:
      atmosphere: # Atmosphere and surroundings
        welcoming-atmosphere: # Welcoming atmosphere
          score: 9
          note: |
            Greeted at the door on both visits.
        client-area: # Where clients are served
          score: 7
        premises-appearance: # Look of the premises
          score: 7
      personnel: # Personnel
        staff-fit: # Temperament suits the work
          score: 7
        staff-appearance: # Staff appearance
          score: 7
        speech-manner: # Manner of speech
          score: 7
        staff-competence: # Competence
          score: 7
        staffing-level: # Enough people, no queues
          score: 5
      product: # Product
        price-quality: # Price and expected quality
          score: 7
        availability: # Can be bought
          score: 5
        refunds: # Getting a refund
          score: 7
        after-sales: # After-sales service
          score: 6
    actions:
      2026-10-20.audit/staffing-level-1:
        status: done
      2026-10-20.audit/staffing-level-2:
        status: dropped
        reason: |
          It is known: two masters left.
    "
  `);
  const shown = below(ending);
  expect(shown.slice(shown.indexOf('lviv-center, 20 Oct →'), shown.indexOf('\nwarning'))).toMatchInlineSnapshot(`
    "lviv-center, 20 Oct → 21 Nov 2026, 32 days            same questionnaire: base 1

    Worse                       from  to      what explains it
      Can be bought                7   5  -2  unexplained
      After-sales service          7   6  -1  (one point may be noise)
    Better
      Getting a refund             4   7  +3  unexplained
      Welcoming atmosphere         7   9  +2  unexplained
      Enough people, no queues     3   5  +2  done 21 Nov: Post the vacancy by 18:0…
    Same  7

                                 mean             lowest  level
    Atmosphere and surroundings  7.0 → 7.7  +0.7  7 → 7
    Personnel                    6.2 → 6.6  +0.4  3 → 5
    Product                      6.3 → 6.3        4 → 5
    All                          6.5 → 6.8  +0.4  3 → 5   71 → 78
    "
  `);
});

test('what was explained before and still sags is not said to be without answers', async () => {
  const folder = folderWith();
  const explained = { 'staffing-level': `\n    score: 3\n    cause:${CAUSE}` };
  await audited(folder, { date: '2026-10-20', scores: explained });
  const { stderr } = await audited(folder, { scores: { 'staffing-level': 5 } });
  expect((await serviceAudit(folder, ['check'])).stdout).not.toContain('unexplained');
  expect(stderr).not.toContain('without the six answers');
});
