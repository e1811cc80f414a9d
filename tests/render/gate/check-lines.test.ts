import { describe, expect, test } from 'vitest';
import { checkSite } from '../../../src/domain/gate/gate.js';
import { DEFAULT_CHECK, type Thresholds } from '../../../src/domain/gate/thresholds.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { renderCheck } from '../../../src/render/gate/check-lines.js';
import type { CheckedSite, CheckView } from '../../../src/render/gate/check-view.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { aSmallAudit, base, salon } from '../../helpers/records/builders.js';

const TITLES = new Map(
  base.components.flatMap(({ criteria }) => criteria.map(({ key, title }) => [key, title] as const)),
);
const THRESHOLDS: Thresholds = { sagging: 5, target: 7, check: DEFAULT_CHECK, waivers: [] };
const { before, between, now } = salon.records();

/** What the gate finds at a site; every finding stands on a line of its own criterion. */
function checked(site: string, records: readonly SiteRecord[], thresholds: Thresholds = THRESHOLDS): CheckedSite {
  const findings = checkSite(records, thresholds, salon.today).map((finding) => {
    const line = 20 + 7 * [...TITLES.keys()].indexOf(finding.criterion ?? '');
    const id = finding.at && 'record' in finding.at ? finding.at.record.id : '';
    return { finding, place: { file: `audits/${site}/${id}.yaml`, line, column: 14 } };
  });
  return { site, title: site, findings, criteria: [], rules: () => [], titles: TITLES };
}
const view = (...sites: CheckedSite[]): CheckView => ({
  sites,
  unjudged: [],
  problems: [],
  today: salon.today,
  failed: sites.some(({ findings }) =>
    findings.some(({ finding }) => finding.level === 'fail' && finding.standing === 'counts'),
  ),
});
const salonChecked = checked('lviv-center', [before, between, now]);
const waiver = { rule: 'min-score' as const, criterion: 'refunds', until: '2027-03-01', reason: 'new till on order' };
const waived = checked('odesa-port', [aSmallAudit('2026-11-20', { refunds: 4, 'staff-fit': 7 }).record()], {
  ...THRESHOLDS,
  check: { 'min-score': 5 },
  waivers: [waiver],
});
const good = checked('kyiv-podil', [aSmallAudit('2026-11-20', { refunds: 8 }).record()]);
const all = view(salonChecked, waived, good);
const show = (style: Parameters<typeof aStyle>[0] = {}, shown = all) => screen(renderCheck(shown, aStyle(style)));

test('in English at 80 columns', () => {
  expect(show()).toMatchInlineSnapshot(`
    "
    audits/lviv-center/2026-11-21.audit.yaml
      69:14  fail  Enough people, no queues  3, needs 5 or more      min-score
      90:14  fail  Getting a refund          4, needs 5 or more      min-score
      69:14  warn  Enough people, no queues  5 → 3: fell 2, limit 1  max-drop
      55:14  warn  Manner of speech          5, should be 6 or more  min-score
      55:14  warn  Manner of speech          7 → 5: fell 2, limit 1  max-drop
      55:14  warn  Manner of speech          5, six questions open   unexplained

    waived  odesa-port, Getting a refund: 4, needs 5 or more, until 1 Mar 2027: “new
            till on order”

    FAIL    1 of 3 sites: 2 failures, 4 warnings
    green   needs lviv-center: Enough people, no queues 3 → 5; lviv-center: Getting
            a refund 4 → 5
    "
  `);
});

test('in Russian at 80 columns', () => {
  expect(show({ language: 'ru' })).toMatchInlineSnapshot(`
    "
    audits/lviv-center/2026-11-21.audit.yaml
      69:14  провал    Людей хватает, нет очередей  3, нужно от 5        min-score
      90:14  провал    Возврат средств              4, нужно от 5        min-score
      69:14  внимание  Людей хватает, нет очередей  5 → 3: -2, можно -1  max-drop
      55:14  внимание  Манера речи                  5, желательно от 6   min-score
      55:14  внимание  Манера речи                  7 → 5: -2, можно -1  max-drop
      55:14  внимание  Манера речи                  5, причина неясна    unexplained

    исключ. odesa-port, Возврат средств: 4, нужно от 5, временно (по 01.03.2027):
            «new till on order»

    ПРОВАЛ  1 из 3 точек: 2 провала, 4 предупреждения
    нужно   lviv-center: Людей хватает, нет очередей 3 → 5; lviv-center: Возврат
            средств 4 → 5
    "
  `);
});

test('nothing found', () => {
  expect(show({}, view(good))).toMatchInlineSnapshot(`
    "
    PASS    1 site: nothing found
    "
  `);
  expect(show({ language: 'ru' }, view(good))).toMatchInlineSnapshot(`
    "
    ПРОЙДЕН 1 точка: замечаний нет
    "
  `);
});

test('a site that could not be judged is counted and named', () => {
  const lines = renderCheck({ ...view(good), unjudged: ['odesa-port'], failed: true }, aStyle());
  expect(lines).toEqual(['FAIL    2 sites: nothing found; not judged: odesa-port']);
});

test('only warnings', () => {
  const warned = checked('lviv-center', [aSmallAudit('2026-11-20', { refunds: 5 }).explaining('refunds').record()]);
  expect(show({}, view(warned))).toMatchInlineSnapshot(`
    "
    audits/lviv-center/2026-11-20.audit.yaml
      90:14  warn  Getting a refund  5, should be 6 or more  min-score

    PASS    1 of 1 site: 0 failures, 1 warning
    "
  `);
});

test('the line “green” does not name the site if there is only one', () => {
  const lines = renderCheck(view(salonChecked), aStyle());
  expect(lines.slice(-2).join('\n')).not.toContain('lviv-center');
  expect(lines.join('\n')).toMatch(/Enough people, no queues 3 → 5/);
});

test('in colour, the text is the same', () => {
  for (const columns of [60, 80]) {
    const colored = renderCheck(all, aStyle({ color: true, columns }));
    expect(screen(plain(colored))).toBe(show({ columns }));
    expect(colored.join('')).toContain('\u001b[');
  }
});

describe('many findings', () => {
  const many = (sites: number, score: number) =>
    Array.from({ length: sites }, (_, n) =>
      checked(`site-${n}`, [aSmallAudit('2026-11-20', { refunds: score, 'staff-fit': 5 }).record()]),
    );

  test('failures of all sites come first; warnings are counted by rule', () => {
    const lines = renderCheck(view(...many(60, 7), ...many(2, 3)), aStyle());
    expect(lines.filter((line) => / fail .*needs/.test(line))).toHaveLength(2);
    expect(lines.slice(-9).join('\n')).toMatchInlineSnapshot(`
      "audits/site-1/2026-11-20.audit.yaml
        90:14  fail  Getting a refund  3, needs 5 or more  min-score

        warn  unexplained  64 at 62 sites
        warn  min-score    62 at 62 sites
        All of them: service-audit check SITE, or --format json

      FAIL    62 of 62 sites: 2 failures, 126 warnings
      green   needs site-0: Getting a refund 3 → 5; site-1: Getting a refund 3 → 5"
    `);
  });

  test('failures beyond the listed ones are counted', () => {
    const lines = renderCheck(view(...many(80, 3)), aStyle());
    expect(lines.filter((line) => / fail .*needs/.test(line))).toHaveLength(50);
    expect(lines.join('\n')).toContain('fail  min-score    30 at 30 sites');
  });

  test('a few warnings are listed one by one', () => {
    expect(
      renderCheck(view(...many(20, 7)), aStyle()).filter((line) => / warn .*(needs|should|open)/.test(line)),
    ).toHaveLength(40);
  });

  test('two thousand sites make fewer than 200 lines', () => {
    // Two thousand sites would take minutes otherwise.
    expect(renderCheck(view(...many(2000, 3)), aStyle()).length).toBeLessThan(200);
  });
});

test('no line is wider than the terminal', () => {
  for (const language of ['en', 'ru'] as const) {
    for (let columns = 40; columns <= 120; columns++) {
      expect(tooWide(renderCheck(all, aStyle({ language, columns })), columns), `${language} ${columns}`).toEqual([]);
    }
  }
});

describe('the place of a finding', () => {
  test('begins its line, so that an editor can follow it', () => {
    const found = renderCheck(view(salonChecked), aStyle()).filter((line) =>
      /(min-score|max-drop|unexplained)$/.test(line),
    );
    expect(found.map((line) => line.split(' ').filter(Boolean)[0])).toEqual([
      '69:14',
      '90:14',
      '69:14',
      '55:14',
      '55:14',
      '55:14',
    ]);
  });

  test('shows hostile characters of a file name as visible ones', () => {
    const bad = {
      ...salonChecked,
      titles: new Map([...TITLES.keys()].map((key) => [key, { en: 'x\u001b[2J\u202ey' }])),
    };
    const reason = checked('a', [aSmallAudit('2026-11-20', { refunds: 4 }).record()], {
      ...THRESHOLDS,
      check: { 'min-score': 5 },
      waivers: [{ ...waiver, reason: 'x\u001b[2J\ny' }],
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(renderCheck(view(bad, reason), aStyle()).join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
