import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/text/date.js';
import { type ChartSeries, lineChart, MOST_SERIES } from '../../../src/render/view/chart.js';
import { aDate, aScore } from '../../helpers/generators/records.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';

/** The width of `  10 ┤`. */
const AXIS_COLUMNS = 6;

const series = (points: readonly (readonly [string, number])[], gaps: readonly string[] = []): ChartSeries => ({
  name: 'x',
  points: points.map(([date, value]) => ({ date, value })),
  gaps,
});
const chart = (list: readonly ChartSeries[], style: Parameters<typeof aStyle>[0] = {}) => {
  const dates = list.flatMap(({ points }) => points.map(({ date }) => date)).sort();
  return lineChart(
    list,
    { from: dates[0] ?? '', to: dates.at(-1) ?? '', target: 7, today: '2026-11-20' },
    aStyle({ columns: 44, ...style }),
  );
};

describe('one line', () => {
  test('steps from score to score, with the target line across', () => {
    const line = series([
      ['2026-01-10', 3],
      ['2026-02-10', 5],
      ['2026-03-20', 8],
      ['2026-06-01', 6],
    ]);
    expect(screen(chart([line]))).toMatchInlineSnapshot(`
      "
        10 ┤
         9 ┤
         8 ┤                  ┌──────────────────┐
         7 ┼· · · · · · · · · │ · · · · · · · · ·│
         6 ┤                  │                  └
         5 ┤        ┌─────────┘
         4 ┤        │
         3 ┤────────┘
         2 ┤
         1 ┤
            10 Jan  10 Feb    20 Mar         1 Jun
      "
    `);
    expect(screen(chart([line], { ascii: true }))).toMatchInlineSnapshot(`
      "
        10 |
         9 |
         8 |                  +------------------+
         7 +. . . . . . . . . | . . . . . . . . .|
         6 |                  |                  +
         5 |        +---------+
         4 |        |
         3 |--------+
         2 |
         1 |
            10 Jan  10 Feb    20 Mar         1 Jun
      "
    `);
  });

  test('is flat at the target, at 1 and at 10', () => {
    for (const [score, row] of [
      [7, 3],
      [1, 9],
      [10, 0],
    ] as const) {
      const line = chart([
        series([
          ['2026-01-10', score],
          ['2026-06-01', score],
        ]),
      ])[row];
      expect(line?.match(/─/g)).toHaveLength(38);
    }
  });

  test('one point is one mark', () => {
    expect(screen(chart([series([['2026-01-10', 4]])]))).toMatchInlineSnapshot(`
      "
        10 ┤
         9 ┤
         8 ┤
         7 ┼· · · · · · · · · · · · · · · · · · ·
         6 ┤
         5 ┤
         4 ┤─
         3 ┤
         2 ┤
         1 ┤
            10 Jan
      "
    `);
  });

  test('a gap is not bridged', () => {
    const line = series(
      [
        ['2026-01-10', 4],
        ['2026-02-10', 6],
        ['2026-06-01', 6],
        ['2026-09-01', 8],
      ],
      ['2026-04-01'],
    );
    expect(screen(chart([line]))).toMatchInlineSnapshot(`
      "
        10 ┤
         9 ┤
         8 ┤                                     ┌
         7 ┼· · · · · · · · · · · · · · · · · · ·│
         6 ┤     ┌───────         ───────────────┘
         5 ┤     │
         4 ┤─────┘
         3 ┤
         2 ┤
         1 ┤
            10 Jan                1 Jun      1 Sep
      "
    `);
  });

  test('a short fall among many scores is visible', () => {
    const days = Array.from({ length: 400 }, (_, at) => [addDays('2026-01-01', at), at === 200 ? 2 : 8] as const);
    expect(chart([series(days)])[8]).toContain('└');
  });
});

test('several lines differ by their glyphs and letters, in ASCII too', () => {
  const list = Array.from({ length: MOST_SERIES }, (_, at) =>
    series([
      ['2026-01-10', 2 + at],
      ['2026-04-10', 4 + 2 * at],
      ['2026-09-01', 3 + 2 * at],
    ]),
  );
  expect(screen(chart(list, { columns: 64 }))).toMatchInlineSnapshot(`
    "
      10 ┤                 ○○○○○○○○○○○○○○○○○○○○○○○○○○○
       9 ┤                 ○                         ○ d
       8 ┤                 ○••••••••••••••••••••••••••
       7 ┼· · · · · · · · ·○· · · · · · · · · · · · ·• c    target 7
       6 ┤                 ○═════════════════════════╗
       5 ┤○○○○○○○○○○○○○○○○○○                         ╚ b
       4 ┤••••••••••••••••••─────────────────────────┐
       3 ┤═════════════════╝                         └ a
       2 ┤─────────────────┘
       1 ┤
          10 Jan           10 Apr                1 Sep
    "
  `);
  expect(screen(chart(list, { columns: 64, ascii: true }))).toMatchInlineSnapshot(`
    "
      10 |                 xxxxxxxxxxxxxxxxxxxxxxxxxxx
       9 |                 x                         x d
       8 |                 xoooooooooooooooooooooooooo
       7 +. . . . . . . . .x. . . . . . . . . . . . .o c    target 7
       6 |                 x=========================*
       5 |xxxxxxxxxxxxxxxxxx                         * b
       4 |oooooooooooooooooo-------------------------+
       3 |=================*                         + a
       2 |-----------------+
       1 |
          10 Jan           10 Apr                1 Sep
    "
  `);
});

describe('several points in one column', () => {
  const twoSites = [
    series([['2020-02-23', 1]]),
    series([
      ['2020-01-01', 1],
      ['2020-02-20', 1],
      ['2020-02-21', 2],
    ]),
  ];

  test('the line ends in the row that its letter names, at 30, 40 and 80 columns', () => {
    expect(screen(chart(twoSites, { columns: 30 }))).toMatchInlineSnapshot(`
      "
        10 ┤
         9 ┤
         8 ┤
         7 ┼· · · · · · · · · · ·
         6 ┤
         5 ┤
         4 ┤
         3 ┤
         2 ┤                   ╔  b
         1 ┤═══════════════════╝─ a
            1 Jan 2020
      "
    `);
    expect(screen(chart(twoSites, { columns: 40, ascii: true }))).toMatchInlineSnapshot(`
      "
        10 |
         9 |
         8 |
         7 +. . . . . . . . . . . . . . . .
         6 |
         5 |
         4 |
         3 |
         2 |                             *  b
         1 |=============================*- a
            1 Jan 2020          23 Feb 2020
      "
    `);
    expect(screen(chart(twoSites, { columns: 80 }))).toMatchInlineSnapshot(`
      "
        10 ┤
         9 ┤
         8 ┤
         7 ┼· · · · · · · · · · · · · · · · · · · · · · · · · · · · · · ·     target 7
         6 ┤
         5 ┤
         4 ┤
         3 ┤
         2 ┤                                                           ╔   b
         1 ┤═══════════════════════════════════════════════════════════╝ ─ a
            1 Jan 2020                                         23 Feb 2020
      "
    `);
  });

  test('after a fall that shares its column with the recovery, the line goes on at the latest score', () => {
    const line = series([
      ['2026-01-01', 8],
      ['2026-03-01', 2],
      ['2026-03-02', 8],
      ['2026-06-01', 6],
    ]);
    expect(screen(chart([line]))).toMatchInlineSnapshot(`
      "
        10 ┤
         9 ┤
         8 ┤──────────────┐┌─────────────────────┐
         7 ┼· · · · · · · ││· · · · · · · · · · ·│
         6 ┤              ││                     └
         5 ┤              ││
         4 ┤              ││
         3 ┤              ││
         2 ┤              └┘
         1 ┤
            1 Jan         1 Mar              1 Jun
      "
    `);
  });
});

test('any scores: eleven lines, no wider than the terminal, and a mark in the row of each last score', () => {
  const anySeries = fc
    .tuple(
      fc.uniqueArray(fc.tuple(aDate('2020-01-01', 3000), aScore()), { selector: ([date]) => date, minLength: 1 }),
      fc.array(aDate('2020-01-01', 3000), { maxLength: 3 }),
    )
    .map(([points, gaps]) =>
      series(
        [...points].sort(([a], [b]) => (a < b ? -1 : 1)),
        gaps,
      ),
    );
  const lists = fc.array(anySeries, { minLength: 1, maxLength: MOST_SERIES });
  fc.assert(
    fc.property(lists, fc.integer({ min: 30, max: 120 }), fc.boolean(), fc.boolean(), (list, columns, color, ascii) => {
      const lines = chart(list, { columns, color, ascii });
      expect(lines).toHaveLength(11);
      expect(tooWide(lines, columns)).toEqual([]);
      for (const { points } of list) {
        const row = plain(lines)[10 - (points.at(-1)?.value ?? 0)];
        expect(row?.slice(AXIS_COLUMNS)).toMatch(ascii ? /[-|+=H*ox]/ : /[─│└┌┐┘═║╚╔╗╝•○]/);
      }
    }),
  );
});
