/** The page for a client in a real browser: requests, complaints on the console, widths, paper and accessibility. */
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Template } from '../../src/domain/questionnaire/template.js';
import type { SiteRecord } from '../../src/domain/record/site.js';
import type { Language } from '../../src/language.js';
import { FILTERS } from '../../src/render/kit/filters.js';
import { printRecord } from '../../src/storage/print.js';
import { HOSTILE } from '../helpers/generators/hostile-texts.js';
import { htmlOf, type ReportOptions } from '../helpers/printing/reports.js';
import { type Browser, CHROMIUM, openBrowser, sheetsOf } from '../helpers/processes/browser.js';
import { variant } from '../helpers/processes/weakened-program.js';
import { folderWith } from '../helpers/projects/folder.js';
import { aCause, aFollowUp, anAudit, base, salon } from '../helpers/records/builders.js';
import { twoYears } from '../helpers/records/salon-over-two-years.js';

if (!CHROMIUM) console.warn('Skipped: pages in a browser. There is no Chromium here (apt-get install chromium).');

const VIEWS = [
  { scheme: 'light', width: 1280, judged: true },
  { scheme: 'dark', width: 1280, judged: false },
  { scheme: 'light', width: 390, judged: false },
  { scheme: 'dark', width: 390, judged: true },
] as const;

/** Forty criteria, with titles as long as they may be. */
function forty(): { template: Template; records: SiteRecord[] } {
  const criteria = Array.from({ length: 40 }, (_, index) => ({
    key: `criterion-${index + 1}`,
    component: 'personnel',
    title: { en: `A title of just thirty columns ${index + 1}`.slice(0, 30) },
    question: { en: 'How far is that so at every hour?' },
    anchors: {},
    tier: 'base' as const,
    changedIn: 1,
    renamedFrom: [],
  }));
  const template = { ...base, name: 'forty', components: [{ key: 'personnel', title: { en: 'Personnel' }, criteria }] };
  const scores = Object.fromEntries(criteria.map(({ key }, index) => [key, { score: 3 + (index % 7) }]));
  return {
    template,
    records: [
      anAudit('2026-11-21')
        .having({ scores: { personnel: scores } })
        .record(),
    ],
  };
}

/** Hostile strings wherever people type. */
function hostileRecords(): SiteRecord[] {
  const all = HOSTILE.join(' ');
  let audit = anAudit('2026-11-21').having({ period: all, assessors: [{ name: all, role: 'consultant' }] });
  for (const key of ['refunds', 'speech-manner'])
    audit = audit.with(key, { score: 4, note: all }).explaining(key, hostileCause(all));
  HOSTILE.forEach((text, index) => {
    audit = audit.planning(`refunds-${index + 1}`, { text, owner: text, needs: text });
  });
  return [
    anAudit('2026-09-01').record(),
    audit.record(),
    aFollowUp('2026-11-22').with('refunds', { score: 5, note: all }).record(),
  ];
}

const hostileCause = (text: string) =>
  aCause({
    'answered-by': text,
    summary: text,
    since: { answer: 'recent', change: text },
    factors: HOSTILE.map((one) => ({ side: 'internal' as const, text: one })),
    responsible: { name: text },
    advisers: [text],
    today: { by: text, text },
    promise: { said: text, due: '2027-01-02', target: 7 },
  });

const hostileBrand = { name: HOSTILE.join(' '), contact: HOSTILE.join('\n'), accent: '#ffffff' };

/** The width of A4 without the margins of a printed sheet, in CSS pixels. */
const A4_PIXELS = 673;
const LINK = `https://example.com/${'abcdefghij'.repeat(18)}`;
const linked = [
  anAudit('2026-11-21')
    .having({ period: LINK, assessors: [{ name: LINK, role: 'consultant' }] })
    .with('refunds', { score: 3, note: `Photo: ${LINK}` })
    .explaining('refunds', hostileCause(LINK))
    .planning('refunds-1', { text: `Read ${LINK}`, owner: LINK, needs: LINK })
    .record(),
];
const longWords = [
  anAudit('2026-11-21')
    .having({ assessors: [{ name: 'Человеконенавистник Internationalization', role: 'consultant' }] })
    .with('refunds', { score: 3, note: 'высококвалифицированный, counterrevolutionary' })
    .record(),
];
const wideTitles = {
  template: {
    ...base,
    components: base.components.map((component) => ({
      ...component,
      criteria: component.criteria.map((criterion) => ({
        ...criterion,
        title: { en: 'ЩЩЩЩ МММММ WWWW ЖЖЖЖЖЖЖ ШШШШШШ' },
      })),
    })),
  },
  audit: anAudit('2026-11-21').with('refunds', 3).record(),
};

const { before, between, now } = salon.records();
const PAGES: readonly (readonly [name: string, records: SiteRecord[], options: ReportOptions])[] = [
  ['two audits of a salon', [before, between, now], {}],
  ['the same in Russian', [before, between, now], { language: 'ru' }],
  ['a first audit', [before], {}],
  ['forty criteria', forty().records, { template: forty().template }],
  ['two years', twoYears('en').records, { today: twoYears('en').end, brand: { accent: '#ffe600', name: 'Brand' } }],
  [
    'hostile strings everywhere',
    hostileRecords(),
    { today: '2026-11-22', siteTitle: HOSTILE.join(' '), brand: hostileBrand },
  ],
];

describe.skipIf(!CHROMIUM)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  function page(records: readonly SiteRecord[], options: ReportOptions): string {
    const path = join(folderWith(), 'page.html');
    writeFileSync(path, htmlOf(records, options));
    return path;
  }

  const lawsOf = (_: string, records: readonly SiteRecord[], options: ReportOptions) => {
    test('makes no request, logs no complaint, fits the window and is accessible', async () => {
      const path = page(records, options);
      expect(statSync(path).size).toBeLessThan(300_000);
      for (const view of VIEWS) {
        await browser.open(path, view);
        const { width } = await browser.size();
        // Each colour and each width once: judging takes the time.
        const violations = view.judged ? await browser.violations() : [];
        expect({ view, requests: browser.requests(), complaints: browser.complaints(), width, violations }).toEqual({
          view,
          requests: [],
          complaints: [],
          width: view.width,
          violations: [],
        });
        const png = await browser.screenshot();
        expect(png.subarray(1, 4).toString()).toBe('PNG');
      }
    });

    test.each(['A4', 'Letter'] as const)('on %s', async (paper) => {
      await browser.open(page(records, options));
      const sheets = sheetsOf(await browser.pdf(paper));
      expect(sheets).toBeGreaterThanOrEqual(3);
      // A sheet for about every three criteria is a report; more is a waste.
      expect(sheets).toBeLessThanOrEqual(options.siteTitle ? 60 : 14);
    });
  };
  describe.each(PAGES.slice(0, 1))('%s', lawsOf);
  describe.each(PAGES.slice(1))('%s', { tags: 'slow' }, lawsOf);

  test('what people typed shows as text, and none of it runs', async () => {
    const [, records, options] = PAGES.at(-1) as (typeof PAGES)[number];
    await browser.open(page(records, options));
    expect(await browser.evaluate('typeof window.pwned')).toBe('undefined');
    const shown = await browser.evaluate<string>('document.body.textContent');
    const squeezed = (text: string) => text.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim();
    const missing = HOSTILE.filter((text) => !squeezed(shown).includes(squeezed(FILTERS.html(text))));
    expect(missing).toEqual([]);
    const elements = 'script, iframe, link, base, [onload], [onerror], [onfocus], [onmouseover], a:not([href^="#"])';
    expect(await browser.evaluate(`document.querySelectorAll('${elements}').length`)).toBe(0);
    expect(await browser.evaluate('document.querySelectorAll("meta[http-equiv]").length')).toBe(1);
    // The running head of printed sheets comes out of a style sheet: a broken string there would lose the rules after it.
    expect(await browser.evaluate('getComputedStyle(document.body).backgroundImage')).toBe('none');
  });

  describe.each<Language>(['en', 'ru'])('%s', (language) => {
    /** Words, not links, that are on two lines without a hyphen between these. */
    const BROKEN = `(() => {
      const found = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = texts.nextNode()); ) {
        if (!node.parentElement.checkVisibility() || node.parentElement.closest('svg, thead, .long')) continue;
        for (const { 0: part, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
          const lines = Array.from(part, (_, at) => {
            const range = document.createRange();
            range.setStart(node, index + at);
            range.setEnd(node, index + at + 1);
            // A letter behind a soft hyphen counts that as its own.
            return Math.round(Array.from(range.getClientRects()).at(-1)?.top ?? 0);
          });
          if (new Set(lines).size > 1) found.push(part);
        }
      }
      return found;
    })()`;

    test.each([320, 360])(
      'on a phone of %i pixels no word is broken without a hyphen, nor is it wider',
      async (width) => {
        for (const [tree, options] of [
          [twoYears(language).records, { today: twoYears(language).end }],
          [longWords, { siteTitle: 'Достопримечательность высококвалифицированных' }],
        ] as const) {
          await browser.open(page(tree, { language, ...options }), { width });
          expect((await browser.size()).width).toBe(width);
          expect(await browser.evaluate(BROKEN)).toEqual([]);
        }
      },
    );

    test('a long link everywhere: the sheet is not shrunk, and no text reaches beyond it', async () => {
      const options = { language, siteTitle: LINK, brand: { name: LINK, contact: LINK } };
      await browser.open(page(linked, options), { print: true, width: A4_PIXELS });
      expect((await browser.size()).width).toBe(A4_PIXELS);
      const beyond = `Array.from(document.querySelectorAll('td, th, p, li, dd, h1, h3'), (one) => [one.textContent.slice(0, 40), one.scrollWidth - one.clientWidth]).filter(([, more]) => more > 1)`;
      expect(await browser.evaluate(beyond)).toEqual([]);
    });

    test('no title in the diagram reaches its bar, in the widest font there is', async () => {
      for (const width of [360, 1280]) {
        await browser.open(page([wideTitles.audit], { language, template: wideTitles.template }), { width });
        const touching = `Array.from(document.querySelectorAll('svg.diagram'), (svg) => {
          const bars = Array.from(svg.querySelectorAll('.bar'), (bar) => bar.getBoundingClientRect());
          return Array.from(svg.querySelectorAll('.title'), (title) => [title.textContent, title.getBoundingClientRect()])
            .filter(([, one]) => bars.some((bar) => one.right > bar.left && one.left < bar.right && one.bottom - 6 > bar.top && one.top + 6 < bar.bottom));
        }).flat().map(([text]) => text)`;
        expect(await browser.evaluate(touching)).toEqual([]);
      }
    });
  });

  test('what sags is told by words and signs, not by colour alone', async () => {
    await browser.open(page([before, between, now], {}));
    const rows = await browser.evaluate<string[]>(
      'Array.from(document.querySelectorAll("#scores tr.bad"), (row) => row.innerText)',
    );
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toContain('! ');
    const pictures = await browser.evaluate<string[]>(
      'Array.from(document.querySelectorAll("svg[role=img]"), (one) => one.getAttribute("aria-label"))',
    );
    expect(pictures).toContain(
      'Bars of Personnel, mean 5.8, target 7. Temperament suits the work: 6; Staff appearance: 8; Manner of speech: 5, sags; Competence: 7; Enough people, no queues: 3, sags.',
    );
  });

  test('the policy holds: what is put into the page is neither run nor fetched', async () => {
    const path = join(folderWith(), 'page.html');
    const injected =
      '<script>window.pwned = 1</script><style>body{display:none}</style><img src="https://evil.example/x.png">';
    writeFileSync(path, htmlOf([before, now]).replace('</main>', `${injected}</main>`));
    await browser.open(path);
    expect(await browser.evaluate('typeof window.pwned')).toBe('undefined');
    expect(await browser.evaluate('getComputedStyle(document.body).display')).toBe('block');
    expect(browser.complaints().join('\n')).toMatch(/Content Security Policy/);
  });

  test('control: a page that is hard to read is found out', async () => {
    const path = join(folderWith(), 'page.html');
    writeFileSync(
      path,
      htmlOf([before, now])
        .replace('<html lang="en">', '<html>')
        .replace(/ role="img"/g, '')
        .replace(/<h1>.*<\/h1>/, ''),
    );
    await browser.open(path);
    expect((await browser.violations()).map(({ id }) => id)).toContain('html-has-lang');
  });
});

test.each<Language>(['en', 'ru'])('%s: one file, nothing in it leads out of it', (language) => {
  const html = htmlOf([before, between, now], { language });
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).not.toMatch(/<script|<link|\bsrc="(?!data:)|@import|url\((?!#)/);
  expect(html.match(/https?:\/\/[^"\s]+/g) ?? []).toEqual([]);
});

test('control: without the escaping, a note in HTML would become markup of the page', () => {
  const note = '<script>window.pwned = 1</script>';
  const noted = anAudit('2026-10-05').with('refunds', { score: 4, note }).build();
  const folder = folderWith({
    'audits/lviv-center/2026-10-05.audit.yaml': printRecord('audit', noted, { schema: 'x', title: () => undefined }),
  });
  const copy = variant({ 'render/report/markup.js': [["ENTITIES[character] ?? ''", 'character']] });
  const { stdout } = spawnSync(process.execPath, [join(copy, 'bin/service-audit.js'), 'report', '-f', 'html'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toContain(note);
});
