/** The sections of the page for a client, mostly shown as Markdown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hide } from '../../../src/domain/record/hide.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import type { Language } from '../../../src/language.js';
import { contrast, readable } from '../../../src/render/report/colour.js';
import { cssString, escapeHtml } from '../../../src/render/report/markup.js';
import { HOSTILE } from '../../helpers/generators/hostile-texts.js';
import { aPage, htmlOf, markdownOf, type ReportOptions, sectionOf } from '../../helpers/printing/reports.js';
import { MESSAGES, screen } from '../../helpers/printing/styles.js';
import { aCause, aFollowUp, anAudit, aSmallAudit, salon } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const { before, between, now } = salon.records();
const RECORDS: SiteRecord[] = [before, between, now];

function section(
  name: keyof typeof MESSAGES.en.report.headings,
  records: readonly SiteRecord[] = RECORDS,
  options: ReportOptions = {},
): string[] {
  const lines = sectionOf(markdownOf(records, options), MESSAGES[options.language ?? 'en'].report.headings[name]);
  return lines.filter((line) => line !== '');
}

test('the head begins with the most important facts', () => {
  expect(aPage(RECORDS).headline).toMatchInlineSnapshot(`
    [
      "3 of 11 criteria sag. The weakest: “Enough people, no queues”, 3 of 10.",
      "Since 1 September 2026 the score rose for 4 criteria, fell for 3 and did not change for 4.",
    ]
  `);
  expect(aPage(RECORDS, { language: 'ru' }).headline).toMatchInlineSnapshot(`
    [
      "Просело 3 критерия из 11. Слабее всего «Людей хватает, нет очередей»: 3 из 10.",
      "С 1 сентября 2026 года оценка выросла у 4 критериев, снизилась у 3 и не изменилась у 4.",
    ]
  `);
});

describe('the head', () => {
  const head = (...records: SiteRecord[]) =>
    (['en', 'ru'] as const).map((language) => aPage(records, { language }).headline[0]);
  test('nothing sags, but the diagram is not level', () => {
    expect(head(aSmallAudit('2026-11-21', { refunds: 6, 'after-sales': 8 }).record())).toMatchInlineSnapshot(`
      [
        "Nothing sags, but the diagram is not level yet. The weakest: “Getting a refund”, 6 of 10; the target is 7.",
        "Просевших мест нет, но диаграмма ещё не ровная. Слабее всего «Возврат средств»: 6 из 10 при цели 7.",
      ]
    `);
  });
  test('every criterion is at its target', () => {
    expect(head(anAudit('2026-11-21').record())).toMatchInlineSnapshot(`
      [
        "The diagram is level: every criterion is at the target of 7 or above it.",
        "Диаграмма ровная: каждый критерий на уровне цели 7 или выше.",
      ]
    `);
  });
  test('no criterion has a score', () => {
    expect(head(aSmallAudit('2026-11-21', { refunds: { na: 'no' } }).record())).toMatchInlineSnapshot(`
      [
        "No criterion has a score.",
        "Ни у одного критерия нет оценки.",
      ]
    `);
  });
  test('one criterion sags', () => {
    expect(head(aSmallAudit('2026-11-21', { refunds: 3, 'after-sales': 8 }).record())).toMatchInlineSnapshot(`
      [
        "1 of 2 criteria sags. The weakest: “Getting a refund”, 3 of 10.",
        "Просел 1 критерий из 2. Слабее всего «Возврат средств»: 3 из 10.",
      ]
    `);
  });
});

test('the plan shows overdue, coming and closed actions', () => {
  const { records, end } = twoYears('en');
  expect(screen(section('plan', records, { today: end }))).toMatchInlineSnapshot(`
    "
    ## The plan
    4 actions open, 1 overdue, 3 closed
    | Due | Action | Criterion | Owner | Status |
    |---|---|---|---|---|
    | **Overdue: 1** |  |  |  |  |
    | 30 Oct 2026 | Have the sign repaired. | Look of the premises | Anna Bondar | **\\! overdue 22 days** |
    | **Ahead** |  |  |  |  |
    | 21 Nov 2026 | Take turns at the phone. | Manner of speech | Olena Kovalchuk | today |
    | 27 Nov 2026 | Hang ten hooks. | Where clients are served | Anna Bondar | started |
    | 4 Dec 2026 | Write down the rule of the second call. | After-sales service | Olena Kovalchuk | open |
    | **Closed at the last audit or since** |  |  |  |  |
    | 9 Oct 2026 | A second desk on Fridays. | Enough people, no queues | Ivan Petrenko | done 12 Oct 2026; the next score was not higher |
    | 16 Oct 2026 | Buy six aprons. | Staff appearance | Olena Kovalchuk | done 12 Oct 2026 |
    | 19 Oct 2026 | Price quiz on Mondays. | Competence | Ivan Petrenko | dropped 12 Oct 2026: Nobody has time on Mondays. |
    "
  `);
});

test('promises are listed with the outcomes of earlier ones', () => {
  const { records, end } = twoYears('ru');
  expect(screen(section('promises', records, { today: end, language: 'ru' }))).toMatchInlineSnapshot(`
    "
    ## Обещания
    срок не наступил: 4, выполнено: 4, с опозданием: 1, не выполнено: 3
    | Критерий | Дано | Обещано | Кто обещал | Оценка | Что вышло |
    |---|---|---|---|---:|---|
    | Компетентность | 05.10.2026 | 7 к 14.12.2026 | Иван Петренко | 5 → 5 | до срока 23 дня |
    | Людей хватает, нет очередей | 06.07.2026 | 7 к 18.12.2026 | Иван Петренко | 6 → 5 | до срока 27 дней |
    | Послепродажный сервис | 05.10.2026 | 7 к 05.01.2027 | Иван Петренко \\(ответственный — Елена Ковальчук\\) | 5 → 5 | до срока 45 дней |
    | Место обслуживания клиента | 05.10.2026 | 7 к 08.01.2027 | Анна Бондарь | 5 → 5 | до срока 48 дней |
    | Манера речи | 05.10.2026 | 7 к 30.11.2026 | Иван Петренко \\(ответственный — Елена Ковальчук\\) | 4 → 7 | выполнено 16.11.2026 |
    | Внешний вид персонала | 05.10.2026 | 7 к 16.11.2026 | Иван Петренко \\(ответственный — Елена Ковальчук\\) | 7 на 26.10, сейчас 8 | выполнено 26.10.2026 |
    | Внешний вид помещения | 05.10.2026 | 7 к 02.11.2026 | Анна Бондарь | 5 → 5 | **\\! не выполнено 09.11.2026** |
    | Людей хватает, нет очередей | 23.03.2026 | 7 к 29.06.2026 | Иван Петренко | 4 → 6 | **\\! не выполнено 06.07.2026** |
    | Людей хватает, нет очередей | 02.02.2026 | 7 к 16.03.2026 | Иван Петренко | 5 → 4 | **\\! не выполнено 23.03.2026** |
    | Внешний вид помещения | 07.07.2025 | 7 к 29.09.2025 | Анна Бондарь | 5 → 7 | выполнено 29.09.2025 |
    | Можно купить | 02.12.2024 | 7 к 03.02.2025 | Анна Бондарь | 5 → 7 | выполнено с опозданием 03.03.2025 |
    | Людей хватает, нет очередей | 02.12.2024 | 7 к 27.01.2025 | Иван Петренко | 4 → 7 | выполнено 20.01.2025 |
    "
  `);
});

test('changes are listed with their explanations', () => {
  expect(screen(section('moved'))).toMatchInlineSnapshot(`
    "
    ## What has changed
    1 Sep 2026 → 21 Nov 2026, 81 days
    | Criterion | From | To | Change | What explains it |
    |---|---:|---:|---:|---|
    | **Worse** |  |  |  |  |
    | Manner of speech | 7 | 5 | **−2** | unexplained |
    | Enough people, no queues | 5 | 3 | **−2** | Two masters left in August. |
    | After-sales service | 7 | 6 | **−1** | \\(one point may be noise\\) |
    | **Better** |  |  |  |  |
    | Welcoming atmosphere | 6 | 7 | **\\+1** | \\(one point may be noise\\) |
    | Staff appearance | 7 | 8 | **\\+1** | \\(one point may be noise\\) |
    | Competence | 6 | 7 | **\\+1** | done 12 Oct: Price quiz on Mondays. |
    | Can be bought | 7 | 8 | **\\+1** | \\(one point may be noise\\) |
    Unchanged: 4 criteria. Without a score in one of the two audits: Where clients are served.
    Means and lowest scores
    | Component | Mean | Change | Lowest |
    |---|---:|---:|---:|
    | Atmosphere and surroundings | 7.0 → 7.5 | \\+0.5 | 6 → 7 |
    | Personnel | 6.2 → 5.8 | −0.4 | 5 → 3 |
    | Product | 6.5 |  | 4 |
    | **All** | 6.6 |  | 4 → 3 |
    **The mean did not change while the lowest fell. Look at the lowest.**
    "
  `);
});

test('a criterion that cannot be compared is named with the reason', () => {
  const meaning = (changedIn: number) => () => ({ id: `meaning ${changedIn}`, template: 'base', changedIn });
  const was = { ...aSmallAudit('2026-09-01', { refunds: 7 }).record(), meaning: meaning(1) };
  const later = { ...aSmallAudit('2026-11-21', { refunds: 3 }).record(), meaning: meaning(2) };
  const text = section('moved', [was, later]).join(' ');
  expect(text).toContain('Not comparable, because the question has changed: Getting a refund \\(');
  expect(text).toContain('No score has changed.');
});

test('a component without a score at an audit has a gap in the trend', () => {
  const dates = ['2026-03-01', '2026-06-01', '2026-09-01', '2026-11-21'];
  const records = dates.map((date, index) =>
    aSmallAudit(date, {
      refunds: index === 1 ? { na: 'closed' } : 4 + index,
      'speech-manner': 8 - index,
      'staff-fit': 7,
    }).record(),
  );
  expect(screen(section('trend', records))).toMatchInlineSnapshot(`
    "
    ## The trend of each component
    Mean, and the lowest score in brackets
    | Audit | Product | Personnel |
    |---|---:|---:|
    | 1 Mar 2026 | 4.0 \\(4\\) | 7.5 \\(7\\) |
    | 1 Jun 2026 | – | 7.0 \\(7\\) |
    | 1 Sep 2026 | 6.0 \\(6\\) | 6.5 \\(6\\) |
    | 21 Nov 2026 | 7.0 \\(7\\) | 6.0 \\(5\\) |
    "
  `);
  const html = htmlOf(records);
  const product = html.split('<h3>Product</h3>')[1]?.split('</svg>')[0] ?? '';
  // There are two stretches, but the first is a single point, so that only one line is drawn.
  expect(product.match(/<polyline class="mean"/g)).toHaveLength(1);
  expect(product.match(/<circle class="mean"/g)).toHaveLength(3);
});

describe('a chapter without content is left out', () => {
  const headings = (records: readonly SiteRecord[], language: Language) =>
    markdownOf(records, { language }).filter((line) => line.startsWith('## '));

  test('of a first audit in which nothing sags: no plan, no promises, no changes, no trend', () => {
    const level = aSmallAudit('2026-09-01', { refunds: 8, 'staff-fit': 7 }).record();
    expect(headings([level], 'en')).toEqual([
      '## The diagram',
      '## The questionnaire',
      '## How to read this',
      '## The method',
    ]);
    expect(headings([level], 'ru')).toHaveLength(4);
  });

  test('and the contents of the page name exactly the chapters that there are', () => {
    for (const records of [[before], [before, between, now]]) {
      const html = htmlOf(records);
      const linked = [...html.matchAll(/<a href="#([a-z]+)"/g)].map(([, id]) => id);
      expect(linked).toEqual([...html.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id));
      expect(linked.includes('trend')).toBe(records.length > 1);
    }
  });
});

describe.each<Language>(['en', 'ru'])('%s: the table of scores', (language) => {
  const { note } = MESSAGES[language].report.scores.columns;
  const first = anAudit('2026-11-21');

  test('has no column for notes if nobody wrote any', () => {
    expect(htmlOf([first.record()], { language })).not.toContain(note);
    expect(
      sectionOf(markdownOf([first.record()], { language }), MESSAGES[language].report.headings.scores).join('\n'),
    ).not.toContain(note);
  });

  test('a criterion without a note has no label of an empty cell on a phone', () => {
    const html = htmlOf([first.with('refunds', { score: 7, note: 'Paid back in a day.' }).record()], { language });
    expect(html).toContain(`data-label="${note}"><bdi>Paid back in a day.</bdi></td>`);
    expect(html).toContain(`data-label="${note}"></td>`);
    expect(html).not.toContain('<bdi></bdi>');
  });
});

describe('line breaks that a person typed are kept', () => {
  const typed = '- 10:00 two guests\n- 12:30 nobody\n\nThen rain ❤️';
  const audit = aSmallAudit('2026-11-21', { refunds: { score: 3, note: typed } })
    .having({ period: typed })
    .explaining('refunds', aCause({ summary: typed, factors: [{ side: 'internal', text: typed }] }))
    .planning('refunds-1', { text: typed, owner: 'Ivan', needs: typed })
    .record();

  test('in HTML, wherever it is shown', () => {
    const html = htmlOf([audit]);
    const lines = typed.split('\n').filter((line) => line !== '');
    const shown = html.split(lines[0] as string).slice(1);
    // The period, the cause, the note twice, the factor, the action and what it needs.
    expect(shown.length).toBeGreaterThanOrEqual(7);
    for (const after of shown) expect(after).toMatch(/^\n- 12:30 nobody\n\nThen rain ❤️/);
    expect(html).toMatch(/p,li,dt,dd,th,td[^{]*\{white-space:pre-line\}/);
  });

  test('in Markdown, also in a cell of a table', () => {
    const escapedBreaks = /- 10:00 two guests<br>- 12:30 nobody<br><br>Then rain ❤️/g;
    expect(markdownOf([audit]).join('\n').match(escapedBreaks)?.length).toBeGreaterThanOrEqual(7);
  });
});

test('every score is listed with what was seen; counts name the misses', () => {
  const audit = aSmallAudit('2026-11-21', {
    refunds: { score: 9, counted: { ok: 279, of: 280 }, note: 'Counted at the desk.' },
    'after-sales': { na: 'Nothing is sold.' },
    'staff-fit': { 'not-seen': 'Night shift.' },
  });
  const later = aFollowUp('2026-11-28').with('refunds', { score: 8, note: 'Two disputes.' });
  const records = [aSmallAudit('2026-09-01', { 'staff-fit': 6 }).record(), audit.record(), later.record()];
  expect(screen(section('scores', records, { today: '2026-11-30' }))).toMatchInlineSnapshot(`
    "
    ## The questionnaire
    21 Nov 2026
    | Criterion | Score | What was seen |
    |---|---:|---|
    | **Product, mean 8.0** |  |  |
    | **Getting a refund** How easily does a client get money back? | 8 | 1 of 280 missed.<br>Counted at the desk.<br>On 28 November 2026: 8 \\(was 9\\). Two disputes. |
    | **After-sales service** How much help is there after payment? | n/a | does not apply: Nothing is sold. |
    | **Personnel, mean 6.0** |  |  |
    | **Temperament suits the work** How readily do staff take up a client's request? Score what they do, not a personality type. | 6 | not seen this time; score from 1 September 2026: Night shift. |
    "
  `);
});

test('with hidden names the sentences still say that somebody is responsible', () => {
  const audit = aSmallAudit('2026-11-21', { refunds: 3 }).explaining('refunds', aCause()).planning('refunds-1');
  const records = hide([audit.record()], new Set(['names', 'assessors']));
  const text = [...section('findings', records), ...section('findings', records, { language: 'ru' })];
  expect(screen(text)).toMatchInlineSnapshot(`
    "
    ## What sags, and why
    ### Getting a refund: 3
    3 of 10, 4 points to the target
    **The cause:** The evening shift was not refilled.
    It is recent: it began in September 2026. What changed then: Two masters left. What brings the score down is inside the business: The evening shift has no cashier.
    How it works is understood. The questions were answered by someone who knows this field and speaks from observation. Someone is responsible for it. There is someone to ask for advice.
    The first step, on 21 November 2026: Ask for the shift plan.
    Promised: 7 by 2 January 2027 \\(“6 weeks”\\). 42 days left.
    What 7 looks like: Without a dispute, but through the manager.
    ## Что просело и почему
    ### Возврат средств: 3
    3 из 10, до цели 4 балла
    **Причина:** The evening shift was not refilled.
    Так стало недавно — с сентября 2026 года. Что тогда изменилось: Two masters left. Оценку снижает внутренний фактор: The evening shift has no cashier.
    Как это устроено, понятно. На вопросы отвечает человек, который в этом разбирается и опирается на наблюдения. Ответственный есть. Есть с кем посоветоваться.
    Первый шаг \\(21 ноября 2026 года\\): Ask for the shift plan.
    Обещано: 7 к 2 января 2027 года \\(«6 weeks»\\). До срока 42 дня.
    Как выглядит 7: Возвращают без спора, но через руководителя.
    "
  `);
  expect(section('plan', records).join('\n')).not.toContain('Owner');
  expect(aPage(records).facts.map(([label]) => label)).not.toContain('Scored by');
});

describe('a questionnaire that is not available', () => {
  test('keys are shown in place of titles, and nothing else is missing', () => {
    const html = htmlOf(RECORDS, { template: undefined });
    expect(html).toContain('staffing-level');
    expect(html).not.toMatch(/undefined|NaN/);
  });
});

describe('typed text stays text', () => {
  test.each(HOSTILE)('%j in Markdown', (text) => {
    const audit = aSmallAudit('2026-11-21', { refunds: { score: 3, note: text } })
      .explaining(
        'refunds',
        aCause({
          summary: text,
          factors: [
            { side: 'internal', text },
            { side: 'both', text },
          ],
        }),
      )
      .planning('refunds-1', { text, owner: text });
    const lines = markdownOf([audit.record()], { siteTitle: text, brand: { name: text, contact: text } });
    const fences = lines.flatMap((line, index) => (/^`{3,}/.test(line) ? [index] : []));
    expect(fences).toHaveLength(2);
    const outside = lines.filter((_, index) => index < (fences[0] as number) || index > (fences[1] as number));
    for (const line of outside) {
      expect(line.replaceAll('<br>', '')).not.toMatch(/<[a-z/!]/i);
      // Nothing becomes a link, a picture or code.
      expect(line.replaceAll(/\\./g, '')).not.toMatch(/\]\(|`|https?:\/\//);
      if (line.startsWith('|')) expect(line.replaceAll(/\\./g, '').split('|').length).toBeGreaterThanOrEqual(4);
    }
    const tables = outside.filter((line) => line.startsWith('|')).map((line) => line.replaceAll(/\\./g, ''));
    expect(new Set(tables.map((line) => line.split('|').length)).size).toBeLessThanOrEqual(4);
  });

  test('any text is escaped in HTML and in CSS', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#\d+;)/);
        expect(cssString(text).slice(1, -1)).not.toMatch(/["'<>;{}()\n]/);
        expect(cssString(text)).toMatch(/^"(?:[\p{L}\p{N} ]|\\[0-9a-f]{1,6} )*"$/u);
      }),
    );
  });
});

describe('a brand’s colour', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  test('any colour is made readable on a light and on a dark ground', () => {
    fc.assert(
      fc.property(colour, fc.constantFrom('#ffffff', '#15191d'), (given, ground) => {
        expect(contrast(readable(given, ground), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('a readable colour is not changed', () => {
    expect(readable('#1d5c63', '#ffffff')).toBe('#1d5c63');
    expect(readable('#ffee00', '#15191d')).toBe('#ffee00');
  });
});
