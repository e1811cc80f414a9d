import { expect, test } from 'vitest';
import { diagramOf } from '../../../src/domain/view/diagram.js';
import { renderSites, type SiteLine } from '../../../src/render/view/site-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { anAudit, base, salon } from '../../helpers/records/builders.js';

const { before, between, now } = salon.records();
const good = anAudit('2026-11-20').record();
const SITES: SiteLine[] = [
  { site: 'kyiv-podil', title: 'Kyiv Podil', diagram: diagramOf([good], good, base, salon.today) },
  { site: 'new-one', title: 'New one' },
  { site: 'lviv-center', title: 'Lviv Center', diagram: diagramOf([before, between, now], now, base, salon.today) },
  { site: 'broken', title: 'Broken', broken: true },
  { site: 'odesa-port', title: 'Odesa Port', diagram: diagramOf([before], before, base, salon.today) },
];
const lines = (style: Parameters<typeof aStyle>[0] = {}) =>
  renderSites('salons', SITES, { today: '2026-12-15', auditEvery: 90 }, aStyle(style));

test('in English: unreadable sites first, then the lowest score; an old last audit is pointed out', () => {
  expect(screen(lines())).toMatchInlineSnapshot(`
    "
    salons: 5 sites

    ? Broken           cannot be read
    ! Lviv Center   3  Enough people, no queues  3 sag  level 63
    ! Odesa Port    4  Getting a refund          2 sag  level 74
                       last audit 1 Sep 2026, 105 days ago
      Kyiv Podil    7  Welcoming atmosphere      0 sag  level 100
    ? New one          no audit yet
    "
  `);
});

test('in Russian', () => {
  expect(screen(lines({ language: 'ru' }))).toMatchInlineSnapshot(`
    "
    salons: 5 точек

    ? Broken           не читается
    ! Lviv Center   3  Людей хватает, нет очередей  просело 3  ровность 63
    ! Odesa Port    4  Возврат средств              просело 2  ровность 74
                       последний аудит 01.09.2026, 105 дней назад
      Kyiv Podil    7  Гостеприимная атмосфера      просело 0  ровность 100
    ? New one          аудитов ещё нет
    "
  `);
});

test('colour adds only escape codes', () => {
  expect(plain(lines({ color: true }))).toEqual(lines());
  expect(lines({ color: true }).join('')).toContain('\u001b[');
});

test('no line is wider than the terminal', () => {
  for (const language of ['en', 'ru'] as const) {
    for (let columns = 60; columns <= 120; columns++) {
      expect(tooWide(lines({ language, columns }), columns), `${language} ${columns}`).toEqual([]);
    }
  }
});

test('invisible characters in names are made visible', () => {
  const hostile = [{ site: 'a', title: 'x\u001b[2J\ny' }];
  expect(renderSites('p\u202eq', hostile, { today: '2026-12-15', auditEvery: 90 }, aStyle())).toEqual([
    'p\\u{202e}q: 1 site',
    '',
    expect.stringMatching(/^\? x\\u\{1b\}\[2J ¶ y +no audit yet$/),
  ]);
});
