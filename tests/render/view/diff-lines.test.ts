import { describe, expect, test } from 'vitest';
import { renderDiff } from '../../../src/render/view/diff-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { aDiffView } from '../../helpers/printing/views.js';
import { aCause, aFollowUp, anAudit, aSmallAudit, salon } from '../../helpers/records/builders.js';

type StyleOptions = Parameters<typeof aStyle>[0];
const { before, between, now } = salon.records();
const view = aDiffView(before, now, [between]);
const diff = (style: StyleOptions = {}, shown = view) => screen(renderDiff(shown, aStyle(style)));

test('in English at 80 columns', () => {
  expect(diff()).toMatchInlineSnapshot(`
    "
    Lviv Center, 1 Sep → 21 Nov 2026, 81 days             same questionnaire: base 1

    Worse                       from  to      what explains it
      Manner of speech             7   5  -2  unexplained
      Enough people, no queues     5   3  -2  Two masters left in August.
      After-sales service          7   6  -1  (one point may be noise)
    Better
      Competence                   6   7  +1  done 12 Oct: Price quiz on Mondays.
      Welcoming atmosphere, Staff appearance, Can be bought: +1 each (may be noise)
    Same        4; 1 sagging: Getting a refund 4
    Not scored  1; Where clients are served: does not apply, as before

                                 mean             lowest  level
    Atmosphere and surroundings  7.0 → 7.5  +0.5  6 → 7
    Personnel                    6.2 → 5.8  -0.4  5 → 3
    Product                      6.5 → 6.5        4 → 4
    All                          6.6 → 6.6        4 → 3   74 → 63

    The mean did not change while the lowest fell. Look at the lowest.
    "
  `);
});

test('in Russian at 80 columns', () => {
  expect(diff({ language: 'ru' })).toMatchInlineSnapshot(`
    "
    Lviv Center, 01.09 → 21.11.2026, 81 день                    анкета та же: base 1

    Хуже                           было  стало      чем объясняется
      Манера речи                     7      5  -2  без объяснения
      Людей хватает, нет очередей     5      3  -2  Two masters left in August.
      Послепродажный сервис           7      6  -1  (один балл бывает случайным)
    Лучше
      Компетентность                  6      7  +1  выполнено 12.10: Price quiz on…
      Гостеприимная атмосфера, Внешний вид персонала, Можно купить: по +1 (возможно,
      случайно)
    Без изменений  4; из них просел 1: Возврат средств 4
    Не оценено     1; Место обслуживания клиента: не применимо, как и прежде

                            среднее          самая низкая оценка  ровность
    Атмосфера и обстановка  7,0 → 7,5  +0,5  6 → 7
    Персонал                6,2 → 5,8  -0,4  5 → 3
    Продукт                 6,5 → 6,5        4 → 4
    В целом                 6,6 → 6,6        4 → 3                74 → 63

    Среднее не изменилось, а самая низкая оценка упала. Смотрите на то, что слабее
    всего.
    "
  `);
});

test('colour adds only escape codes', () => {
  const colored = renderDiff(view, aStyle({ color: true }));
  expect(screen(plain(colored))).toBe(diff());
  expect(colored.join('')).toContain('\u001b[');
});

test('colour adds only escape codes, also if the heading is cut', () => {
  const colored = renderDiff(view, aStyle({ color: true, columns: 40 }));
  expect(plain(colored)).toEqual(renderDiff(view, aStyle({ columns: 40 })));
});

describe('in a narrow terminal', () => {
  test('no line is wider, from 72 columns on', () => {
    for (const language of ['en', 'ru'] as const) {
      for (let columns = 72; columns <= 120; columns++) {
        expect(tooWide(renderDiff(view, aStyle({ language, columns })), columns), `${language} ${columns}`).toEqual([]);
      }
    }
  });

  test.each(['en', 'ru'] as const)('no line is wider at 40 columns (%s)', (language) => {
    expect(tooWide(renderDiff(view, aStyle({ language, columns: 40 })), 40)).toEqual([]);
  });

  test.each(['en', 'ru'] as const)(
    'what it was, what it is and the change are whole at 40 columns (%s)',
    (language) => {
      const lines = renderDiff(view, aStyle({ language, columns: 40 }));
      expect(lines.filter((line) => /\b5 +3 +-2\b/.test(line))).toHaveLength(1);
      expect(lines.filter((line) => /\b6 +7 +\+1\b/.test(line))).toHaveLength(1);
    },
  );
});

test.each([40, 60])('the two levels are not cut at %i columns, in Russian either', (columns) => {
  expect(renderDiff(view, aStyle({ language: 'ru', columns })).join('\n')).toContain('74 → 63');
});

test('without room for an explanation, only the change is shown', () => {
  expect(renderDiff(view, aStyle({ language: 'ru', columns: 40 })).join('\n')).not.toMatch(/[+-]\d…/);
});

describe('single lines', () => {
  const was = (score: number) => aSmallAudit('2026-09-01', { refunds: score, 'staff-fit': 7 });
  const is = (score: number) => aSmallAudit('2026-11-21', { refunds: score, 'staff-fit': 7 });
  const lineOf = (text: string, shown = view) => renderDiff(shown, aStyle()).find((line) => line.includes(text));

  test('no criterion moved', () => {
    expect(renderDiff(aDiffView(was(7).record(), is(7).record()), aStyle())).toContain('Nothing moved.');
  });

  test('an added or a vanished criterion counts as a change', () => {
    const shown = aDiffView(was(7).record(), is(7).without('staff-fit').with('availability', 4).record());
    expect(renderDiff(shown, aStyle())).not.toContain('Nothing moved.');
    expect(lineOf('New', shown)).toBe('New   1; Can be bought 4');
    expect(lineOf('Gone', shown)).toBe('Gone  1; Temperament suits the work 7');
  });

  test.each([
    ['kept', 7, '2026-11-25', 'promise for 25 Nov kept'],
    ['late', 7, '2026-11-10', 'promise for 10 Nov kept late'],
    ['broken, and explains nothing', 6, '2026-11-15', 'unexplained'],
  ])('a promise that was %s', (_, score, due, expected) => {
    const promised = was(3).explaining('refunds', aCause({ promise: { said: 'soon', due, target: 7 } }));
    expect(lineOf('Getting a refund', aDiffView(promised.record(), is(score).record()))).toContain(expected);
  });

  test('an action that was done is shown with its date', () => {
    const planned = was(3).planning('refunds-1', { text: 'Print the rule.' }).record();
    const done = aFollowUp('2026-10-12').saying('2026-09-01.audit/refunds-1', 'done').record();
    expect(lineOf('Getting a refund', aDiffView(planned, is(7).record(), [done]))).toMatch(
      / {2}done 12 Oct: Print the rule\.$/,
    );
  });

  test('a text of several lines is put on one line, with a sign where it was broken', () => {
    const explained = is(3).explaining(
      'refunds',
      aCause({ since: { answer: 'recent', change: 'A new till.\nA new rule.' } }),
    );
    expect(lineOf('Getting a refund', aDiffView(was(7).record(), explained.record()))).toMatch(
      /A new till\. ¶ A new rule\.$/,
    );
  });

  test('a single rise of one point gets a line of its own', () => {
    expect(lineOf('Getting a refund', aDiffView(was(6).record(), is(7).record()))).toContain(
      '6   7  +1  (one point may be noise)',
    );
  });

  test('two sites are both named, and changes are not explained', () => {
    const shown = aDiffView(was(7).record(), is(4).record(), [], {
      sameSite: false,
      was: { ...view.was, title: 'Kyiv Podil' },
    });
    const lines = renderDiff(shown, aStyle());
    expect(lines[0]).toMatch(/^Kyiv Podil 1 Sep 2026 → Lviv Center 21 Nov 2026 /);
    expect(lines.join('\n')).not.toContain('what explains it');
    expect(lines.join('\n')).not.toContain('unexplained');
  });

  test('another questionnaire or another version is named', () => {
    const other = { ...view.now, template: { name: 'beauty-salon', version: 2, digest: 'sha256-0000000000000000' } };
    expect(renderDiff({ ...view, now: other }, aStyle({ columns: 100 }))[0]).toMatch(
      /questionnaires: base 1 → beauty-salon 2$/,
    );
  });
});

describe('the verdict', () => {
  const word = (was: Record<string, number>, is: Record<string, number>) => {
    const [a, b] = [aSmallAudit('2026-09-01', was), aSmallAudit('2026-11-21', is)];
    return renderDiff(aDiffView(a.record(), b.record()), aStyle()).at(-1);
  };

  test('says that the mean hides a fall of the lowest score', () => {
    expect(word({ refunds: 5, 'staff-fit': 7 }, { refunds: 4, 'staff-fit': 8 })).toMatch(
      /^The mean did not change while the lowest fell/,
    );
    expect(word({ refunds: 5, 'staff-fit': 6 }, { refunds: 4, 'staff-fit': 9 })).toMatch(
      /^The mean rose while the lowest fell/,
    );
  });

  test('is not given if the mean fell too, or if the lowest score did not', () => {
    expect(word({ refunds: 5, 'staff-fit': 7 }, { refunds: 3, 'staff-fit': 7 })).toMatch(/^All /);
    expect(word({ refunds: 5, 'staff-fit': 7 }, { refunds: 6, 'staff-fit': 7 })).toMatch(/^All /);
    expect(word({ refunds: 5, 'staff-fit': 7 }, { refunds: 5, 'staff-fit': 7 })).toMatch(/^All /);
  });
});

test('the lowest score of a component includes earlier scores of criteria that were not seen, as its mean does', () => {
  const was = aSmallAudit('2026-09-01', { refunds: 4, availability: 8 });
  const is = aSmallAudit('2026-11-21', { refunds: { 'not-seen': 'Nobody asked.' }, availability: 9 });
  const shown = aDiffView(was.record(), is.record());
  expect(renderDiff(shown, aStyle()).find((line) => line.startsWith('Product'))).toMatch(
    /6\.0 → 6\.5 {2}\+0\.5 {2}4 → 4/,
  );
});

test('a component without scores in one of the audits has no means', () => {
  const was = anAudit('2026-09-01').record();
  const none = anAudit()
    .having({ scores: { product: anAudit().build().scores.product ?? {} } })
    .record();
  const lines = renderDiff(aDiffView(was, none), aStyle());
  expect(lines.some((line) => /^Personnel +\d/.test(line))).toBe(false);
  expect(lines.some((line) => /^Product +7\.0 → 7\.0/.test(line))).toBe(true);
});
