import { expect, test } from 'vitest';
import { isAudit, type SiteRecord } from '../../../src/domain/record/site.js';
import { sitePlan } from '../../../src/domain/treatment/site-plan.js';
import { diagramOf } from '../../../src/domain/view/diagram.js';
import { type HomeSite, renderHome } from '../../../src/render/view/home-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { TITLES } from '../../helpers/printing/views.js';
import { anAudit, base, salon } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const TODAY = '2026-11-28';

function aSite(site: string, title: string, records: readonly SiteRecord[]): HomeSite {
  const latest = records.filter(isAudit).at(-1);
  return {
    site,
    title,
    plan: sitePlan(records, { limits: { sagging: 5, target: 7 }, circle: [], followUpEvery: 7 }, TODAY),
    titles: TITLES,
    ...(latest && { diagram: diagramOf(records, latest, base, TODAY) }),
  };
}
const { before, between, now } = salon.records();
const explained = [before, between, now];
const SITES = [
  aSite('lviv-center', 'Lviv Center', twoYears('en').records),
  aSite('kyiv-podil', 'Kyiv Podil', [anAudit('2026-11-20').planning('refunds-1', { due: '2026-12-20' }).record()]),
  aSite('odesa-port', 'Odesa Port', [anAudit('2026-07-12').record()]),
];
const view = (sites: readonly HomeSite[], others: Parameters<typeof renderHome>[0]['others'] = []) => ({
  project: 'salons',
  sites,
  others,
  today: TODAY,
  auditEvery: 90,
  program: 'service-audit',
});
const lines = (sites: readonly HomeSite[], style: Parameters<typeof aStyle>[0] = {}) =>
  renderHome(view(sites), aStyle(style));

test('several sites: one line each, the promise that matters, and the commands to type next', () => {
  expect(screen(lines(SITES))).toMatchInlineSnapshot(`
    "
    salons: 3 sites

    ! Lviv Center   4  Getting a refund      6 sag  level 71  3 overdue
      Kyiv Podil    7  Welcoming atmosphere  0 sag  level 100  follow-up due
    ? Odesa Port    7  Welcoming atmosphere  0 sag  level 100
                       last audit 12 Jul 2026, 139 days ago

    Anna Bondar on 5 October: “4 weeks”. That was over 26 days ago; “Lviv Center:
    Look of the premises” was still 5 on 9 November, promised 7.

      service-audit why lviv-center        1 criterion unexplained
      service-audit follow-up kyiv-podil   1 action
      service-audit run odesa-port         12 criteria
      service-audit follow-up lviv-center  4 actions, 3 overdue
      service-audit --help                 everything else
    "
  `);
  expect(screen(lines(SITES, { language: 'ru' }))).toMatchInlineSnapshot(`
    "
    salons: 3 точки

    ! Lviv Center   4  Возврат средств     просело 6  ровность 71  просрочено 3
      Kyiv Podil    7  Гостеприимная атм…  просело 0  ровность 100  пора встретиться
    ? Odesa Port    7  Гостеприимная атм…  просело 0  ровность 100
                       последний аудит 12.07.2026, 139 дней назад

    Anna Bondar, обещание от 5 октября: «4 weeks». Срок прошёл 26 дней назад; «Lviv
    Center: Внешний вид помещения»: было 5, 9 ноября всё ещё 5, обещано 7.

      service-audit why lviv-center        1 критерий без объяснения
      service-audit follow-up kyiv-podil   1 действие
      service-audit run odesa-port         12 критериев
      service-audit follow-up lviv-center  4 действия, просрочено 3
      service-audit --help                 всё остальное
    "
  `);
});

test('one site is shown with a small diagram', () => {
  const [only] = SITES;
  expect(screen(lines(only ? [only] : []))).toMatchInlineSnapshot(`
    "
    Lviv Center                                              last scored 16 Nov 2026

      Welcoming atmosphere  ███████│█    8   ! Competence            █████░░│     5
    ! Where clients are se… █████░░│     5   ! Enough people, no qu… █████░░│     5
    ! Look of the premises  █████░░│     5     Price and expected q… ██████░│     6
      Temperament suits th… ███████│     7     Can be bought         ███████│     7
      Staff appearance      ███████│█    8   ! Getting a refund      ████░░░│     4
      Manner of speech      ███████│     7   ! After-sales service   █████░░│     5

    Lowest 4   6 of 12 sag   14 to target   level 71 (was 74)   mean 6.0 (-0.1)

    Anna Bondar on 5 October: “4 weeks”. That was over 26 days ago; “Look of the
    premises” was still 5 on 9 November, promised 7.

      service-audit why lviv-center        1 criterion unexplained
      service-audit follow-up lviv-center  4 actions, 3 overdue
      service-audit --help                 everything else
    "
  `);
  expect(
    screen(lines([aSite('lviv-center', 'Львов', explained)], { language: 'ru', columns: 40 })),
  ).toMatchInlineSnapshot(`
    "
    Львов        последняя оценка 21.11.2026

      Гостеприимная атмосфе… ███████│      7
      Место обслуживания кл…        │    н/п
      Внешний вид помещения  ███████│█     8
      Характер подходит для… ██████░│      6
      Внешний вид персонала  ███████│█     8
    ! Манера речи            █████░░│      5
      Компетентность         ███████│      7
    ! Людей хватает, нет оч… ███░░░░│      3
      Цена и ожидаемое каче… ███████│█     8
      Можно купить           ███████│█     8
    ! Возврат средств        ████░░░│      4
      Послепродажный сервис  ██████░│      6

    Самая низкая оценка 3 (была 4)
    просело 3 из 11   до цели 11 баллов
    ровность 63 (была 74)   среднее 6,6 (=)

    Ivan Petrenko (ответственный — Anna
    Bondar), обещание от 1 сентября: «10
    weeks». Срок прошёл 13 дней назад;
    «Возврат средств»: было 4, 21 ноября всё
    ещё 4, обещано 6.

      service-audit why lviv-center
        1 критерий без объяснения
      service-audit follow-up lviv-center
        снова вопросы 2 и 3: Возврат средств
      service-audit --help
        всё остальное
    "
  `);
});

test('an unreadable site and a site without an audit', () => {
  const others = [
    { site: 'broken', title: 'broken', broken: true },
    { site: 'new-one', title: 'new-one' },
  ];
  expect(screen(renderHome(view([], others), aStyle()))).toMatchInlineSnapshot(`
    "
    salons: 2 sites

    ? broken       cannot be read
    ? new-one      no audit yet

      service-audit validate
      service-audit run new-one
      service-audit --help       everything else
    "
  `);
});

test('no line is wider than the terminal, and colour adds only escape codes', () => {
  for (const language of ['en', 'ru'] as const) {
    for (const sites of [SITES, SITES.slice(0, 1)]) {
      for (let columns = 60; columns <= 120; columns += 4) {
        expect(tooWide(lines(sites, { language, columns }), columns), `${language} ${columns}`).toEqual([]);
      }
      expect(plain(lines(sites, { language, color: true }))).toEqual(lines(sites, { language }));
    }
  }
});

test('an unfinished interview is proposed first, and only once', () => {
  const drafts = [
    { command: 'run kyiv-podil', date: '2026-11-27' },
    { command: 'follow-up lviv-center', date: '2026-11-28' },
  ];
  const all = renderHome({ ...view(SITES), drafts }, aStyle());
  const commands = all.filter((line) => line.startsWith('  service-audit '));
  expect(commands[0]).toMatch(/^ {2}service-audit run kyiv-podil +unfinished, 27 Nov 2026$/);
  expect(commands[1]).toMatch(/^ {2}service-audit follow-up lviv-center +unfinished, 28 Nov 2026$/);
  expect(commands.filter((line) => line.includes('follow-up lviv-center'))).toHaveLength(1);
});
