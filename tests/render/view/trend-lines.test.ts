import { describe, expect, test } from 'vitest';
import { isAudit, type SiteRecord } from '../../../src/domain/record/site.js';
import { trendOf } from '../../../src/domain/view/trend.js';
import { CSV_FOR_PROGRAMS, csvFile } from '../../../src/render/kit/csv.js';
import { renderTrendCsv, renderTrendMarkdown, trendJson } from '../../../src/render/view/trend-formats.js';
import { renderTrend, type TrendView } from '../../../src/render/view/trend-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { TITLES } from '../../helpers/printing/views.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const LIMITS = { sagging: 5, target: 7 };

function aView(
  records: readonly SiteRecord[],
  today: string,
  more: Partial<TrendView> & { since?: string } = {},
): TrendView {
  const { since, ...rest } = more;
  return {
    siteTitle: 'Lviv Center',
    trend: trendOf(records, LIMITS, today, since),
    titles: TITLES,
    followUps: records.filter((record) => !isAudit(record)).length,
    criteria: [],
    chart: false,
    ...rest,
  };
}
const { records, end } = twoYears('en');
const lines = (style: Parameters<typeof aStyle>[0] = {}, more: Parameters<typeof aView>[2] = {}) =>
  renderTrend(aView(records, end, more), aStyle(style));

describe('two years of records', () => {
  test('in English', () => {
    expect(screen(lines())).toMatchInlineSnapshot(`
      "
      Lviv Center, 4 audits, 30 follow-ups                                    target 7

                                2024  2025  2026
                                 Dec   Jul   Feb  Oct  now  23 months  promised
      ! Getting a refund           6     7     –    4              -2
      ! Where clients are ser…     7   n/a     7    5    5         -2  7 by 8 Jan 2027
      ! Look of the premises       7     5     7    5    5         -2  broken
      ! Competence                 7     7     7    5              -2  7 by 14 Dec
      ! Enough people, no que…     4     8     5    5    5         +1  7 by 18 Dec
      ! After-sales service        7     7     7    5              -2  7 by 5 Jan 2027
        Price and expected qu…     6     6     6    6               =
        Temperament suits the…     7     7     7    7               =
        Manner of speech           7     7     7    4    7          =  kept
        Can be bought              5     8     8    7              +2  late
        Welcoming atmosphere       7     7     7    8              +1
        Staff appearance           7     7     7    5    8         +1  kept

      Enough people, no queues: +0.1 a month over 9 scores; at this pace the target is
      years away; promised 18 December.
      "
    `);
  });

  test('in Russian at 40 columns', () => {
    expect(screen(lines({ language: 'ru', columns: 40 }))).toMatchInlineSnapshot(`
      "
      Lviv Center, 4 аудита, 30 встреч  цель 7

         24   25   26
        дек  июл  фев  окт  сейчас  23 месяца
      ! Возврат средств
          6    7    –    4                 -2
      ! Место обслуживания клиента
          7  н/п    7    5       5         -2
          обещано: 7 к 08.01.2027
      ! Внешний вид помещения
          7    5    7    5       5         -2
          обещано 7 к 02.11: не выполнено
      ! Компетентность
          7    7    7    5                 -2
          обещано: 7 к 14.12
      ! Людей хватает, нет очередей
          4    8    5    5       5         +1
          обещано: 7 к 18.12
      ! Послепродажный сервис
          7    7    7    5                 -2
          обещано: 7 к 05.01.2027
        Цена и ожидаемое качество
          6    6    6    6                  =
        Характер подходит для работы
          7    7    7    7                  =
        Манера речи
          7    7    7    4       7          =
          обещано 7 к 30.11: выполнено
        Можно купить
          5    8    8    7                 +2
          обещано 7 к 03.02.2025: с опозданием
        Гостеприимная атмосфера
          7    7    7    8                 +1
        Внешний вид персонала
          7    7    7    5       8         +1
          обещано 7 к 16.11: выполнено

      Людей хватает, нет очередей: темп +0,1 в
      месяц (9 оценок); при таком темпе до
      цели годы; обещано к 18 декабря.
      "
    `);
  });

  test('a chart of two criteria, with gaps', () => {
    expect(screen(lines({}, { criteria: ['staffing-level', 'client-area'] }))).toMatchInlineSnapshot(`
      "
      Lviv Center, 4 audits, 30 follow-ups                                    target 7

                                2024  2025  2026
                                 Dec   Jul   Feb  Oct  now  23 months  promised
      ! Where clients are ser…     7   n/a     7    5    5         -2  7 by 8 Jan 2027
      ! Enough people, no que…     4     8     5    5    5         +1  7 by 18 Dec

      Enough people, no queues: +0.1 a month over 9 scores; at this pace the target is
      years away; promised 18 December.

        a ── Enough people, no queues  4 → 5
        b ══ Where clients are served  7 → 5
        10 ┤
         9 ┤
         8 ┤                   ┌─────────────────┐
         7 ┼═══════════════════┘· · · · · · · · ·═════════════════════╗ ·     target 7
         6 ┤     │                               │       ┌────────────║
         5 ┤    ┌┘                               └───┐   │            ╚═══ ab
         4 ┤────┘                                    └───┘
         3 ┤
         2 ┤
         1 ┤
            Dec 2024           Jul 2025          Feb 2026         Nov 2026
        A gap: no score at that time.
      "
    `);
  });

  test('a chart for each component, in Russian', () => {
    expect(screen(lines({ language: 'ru' }, { chart: true }).slice(19))).toMatchInlineSnapshot(`
      "

      Атмосфера и обстановка
        a ── среднее              7 → 6
        b ══ самая низкая оценка  7 → 5
        10 ┤
         9 ┤
         8 ┤
         7 ┼═══════════════════ · · · · · · · · · · ═══════════════════════╗    цель 7
         6 ┤                    ───────────────────                        ║ a
         5 ┤                    ═══════════════════                        ╚ b
         4 ┤
         3 ┤
         2 ┤
         1 ┤
            12.2024             07.2025             02.2026          10.2026
        Линия прервана там, где оценивали другие критерии: такие средние не
        сравнивают.

      Персонал
        a ── среднее              6,4 → 5,2
        b ══ самая низкая оценка  4 → 4
        10 ┤
         9 ┤
         8 ┤
         7 ┼· · · · · · · · · · ╔═══════════════════╗──────────────────────┐    цель 7
         6 ┤────────────────────║                   ║                      │
         5 ┤                    ║                   ╚══════════════════════╗ a
         4 ┤════════════════════╝                                          ╚ b
         3 ┤
         2 ┤
         1 ┤
            12.2024             07.2025             02.2026          10.2026

      Продукт
        a ── среднее              6 → 5,5
        b ══ самая низкая оценка  5 → 4
        10 ┤
         9 ┤
         8 ┤
         7 ┼· · · · · · · · · · ┌──────────────────────────────────────────┐    цель 7
         6 ┤────────────────────╔══════════════════════════════════════════╗ a
         5 ┤════════════════════╝                                          ║
         4 ┤                                                               ╚ b
         3 ┤
         2 ┤
         1 ┤
            12.2024             07.2025             02.2026          10.2026
      "
    `);
  });

  test('no line is wider than the terminal, and colour adds only escape codes', () => {
    for (const language of ['en', 'ru'] as const) {
      for (const more of [{}, { chart: true }, { criteria: ['staffing-level', 'refunds', 'client-area'] }]) {
        for (let columns = 30; columns <= 120; columns += 5) {
          expect(tooWide(lines({ language, columns }, more), columns), `${language} ${columns}`).toEqual([]);
        }
        expect(plain(lines({ language, color: true }, more))).toEqual(lines({ language }, more));
      }
    }
  });
});

describe('years', () => {
  const years = Array.from({ length: 7 }, (_, at) =>
    aSmallAudit(`${2009 + at}-12-31`, { refunds: 9 - at, 'staff-fit': 8 }).record(),
  );
  const shown = (columns: number) => renderTrend(aView(years, '2016-01-10'), aStyle({ columns }));

  test('with one audit a year the headings are years; a narrow terminal shows the last audits and says so', () => {
    expect(screen(shown(80))).toMatchInlineSnapshot(`
      "
      Lviv Center, 7 audits                                                   target 7

                                    2009  2010  2011  2012  2013  2014  2015  6 years
      ! Getting a refund               9     8     7     6     5     4     3       -6
        Temperament suits the work     8     8     8     8     8     8     8        =
      "
    `);
    expect(screen(shown(40))).toMatchInlineSnapshot(`
      "
      Lviv Center, 7 audits           target 7

        09  10  11  12  13  14  15  6 years
      ! Getting a refund
         9   8   7   6   5   4   3       -6
        Temperament suits the work
         8   8   8   8   8   8   8        =
      "
    `);
    expect(screen(shown(30))).toMatchInlineSnapshot(`
      "
      Lviv Center, 7 audits
                            target 7

        11  12  13  14  15  6 years
      ! Getting a refund
         7   6   5   4   3       -6
        Temperament suits the work
         8   8   8   8   8        =

      2 audits before these are not
      shown; --format csv prints
      all.
      "
    `);
  });

  test('two audits with two months and a new year between them are named by their months', () => {
    const audits = ['2026-11-30', '2027-01-30'].map((date) => aSmallAudit(date, { refunds: 4 }).record());
    const [, , heads, months] = renderTrend(aView(audits, '2027-01-30'), aStyle({ language: 'ru' }));
    expect(heads?.trim().split(/ +/)).toEqual(['2026', '2027']);
    expect(months?.trim().split(/ +/).slice(0, 2)).toEqual(['ноя', 'янв']);
  });
});

describe('the pace', () => {
  const rising = [
    aSmallAudit('2026-09-01', {
      refunds: { score: 3, cause: aCause({ promise: { said: 'x', due: '2027-01-01', target: 7 } }) },
    }).record(),
    aFollowUp('2026-10-01').with('refunds', 4).record(),
    aFollowUp('2026-11-01').with('refunds', 5).record(),
  ];
  const pace = (list: readonly SiteRecord[], language: 'en' | 'ru' = 'en') =>
    renderTrend(aView(list, '2026-11-21'), aStyle({ language }))
      .filter((line) => /month|месяц/.test(line))
      .filter((line) => !/ {2}/.test(line));

  test('is stated with three measurements', () => {
    expect(pace(rising)).toEqual(['Getting a refund: +1 a month over 3 scores; target about January 2027; promised']);
    expect(pace(rising, 'ru')).toEqual([
      'Возврат средств: темп +1 в месяц (3 оценки); цель примерно к январю 2027 года;',
    ]);
  });

  test('is not stated with two measurements, for a flat line, or without treatment', () => {
    expect(pace(rising.slice(0, 2))).toEqual([]);
    const flat = ['2026-10-01', '2026-11-01'].map((date) => aFollowUp(date).with('refunds', 3).record());
    expect(pace([...rising.slice(0, 1), ...flat])).toEqual([]);
    const untreated = aSmallAudit('2026-09-01', { refunds: 3 }).record();
    expect(pace([untreated, ...rising.slice(1)])).toEqual([]);
  });
});

test('scores from before a change of meaning are in brackets, not compared, and not connected in the chart', () => {
  const meaning = (id: string) => () => ({ id, template: 'base', changedIn: 2 });
  const list = ['2026-01-10', '2026-04-10', '2026-09-01'].map((date, at) => ({
    ...aSmallAudit(date, { refunds: 3 + at }).record(),
    meaning: meaning(at === 0 ? 'old' : 'new'),
  }));
  const shown = renderTrend(aView(list, '2026-09-02', { criteria: ['refunds'] }), aStyle({ columns: 60 }));
  expect(screen(shown)).toMatchInlineSnapshot(`
    "
    Lviv Center, 3 audits                               target 7

                        Jan  Apr  Sep  5 months
    ! Getting a refund  (3)    4    5        +1

    (7): the question was different then, so the score is not
    compared.

    Getting a refund
      10 ┤
       9 ┤
       8 ┤
       7 ┼· · · · · · · · · · · · · · · · · · · · · · · target 7
       6 ┤
       5 ┤                                            ┌
       4 ┤                 ───────────────────────────┘
       3 ┤────────────────
       2 ┤
       1 ┤
          10 Jan           10 Apr                 1 Sep
    "
  `);
});

test('a window without records says so', () => {
  expect(lines({}, { since: '2026-11-20' }).at(-1)).toBe('There are no scores in this period.');
  expect(renderTrend(aView([], end), aStyle()).at(-1)).toBe('There are no scores in this period.');
});

test('Markdown', () => {
  const short = aView(records, end, { criteria: [] });
  expect(screen(renderTrendMarkdown(short, aStyle()).slice(0, 8))).toMatchInlineSnapshot(`
    "
    # Lviv Center, 4 audits, 30 follow-ups

    | Criterion | 2 Dec 2024 | 7 Jul 2025 | 2 Feb 2026 | 5 Oct 2026 | now | ± |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    | Welcoming atmosphere | 7 | 7 | 7 | 8 |  | +1 |
    | **!** Where clients are served | 7 | n/a | 7 | 5 | 5 | -2 |
    | **!** Look of the premises | 7 | 5 | 7 | 5 | 5 | -2 |
    | Temperament suits the work | 7 | 7 | 7 | 7 |  | = |
    "
  `);
  expect(renderTrendMarkdown(aView(records, end, { chart: true }), aStyle())).toContain('```text');
});

test('JSON', () => {
  const json = JSON.parse(JSON.stringify(trendJson('lviv-center', aView(records, end), 'en')));
  expect(json).toMatchObject({ format: 'trend/1', site: 'lviv-center', target: 7 });
  expect(json.audits.map(({ date }: { date: string }) => date)).toEqual([
    '2024-12-02',
    '2025-07-07',
    '2026-02-02',
    '2026-10-05',
  ]);
  const refunds = json.criteria.find(({ criterion }: { criterion: string }) => criterion === 'refunds');
  expect(refunds.points).toMatchObject([
    { score: 6 },
    { score: 7 },
    { notSeen: 'Nobody asked for a refund.' },
    { score: 4 },
  ]);
});

test('CSV has a line for each score, and typed text does not become a formula', () => {
  const audit = aSmallAudit('2026-09-01', { refunds: { na: '=HYPERLINK("x")' }, 'staff-fit': 4 }).record();
  const table = renderTrendCsv([{ site: 'lviv', view: aView([audit], '2026-09-02') }], 'en');
  expect(csvFile(table, CSV_FOR_PROGRAMS).split('\n').slice(0, -1)).toEqual([
    'site,component,criterion,title,date,record,score,na,not-seen,target',
    `lviv,product,refunds,Getting a refund,2026-09-01,2026-09-01.audit,,"'=HYPERLINK(""x"")",,7`,
    'lviv,personnel,staff-fit,Temperament suits the work,2026-09-01,2026-09-01.audit,4,,,7',
  ]);
});
