import { expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { criterionState } from '../../../src/domain/treatment/state.js';
import { storyOf } from '../../../src/domain/treatment/story.js';
import { renderLogJson, renderLogMarkdown } from '../../../src/render/treatment/log-formats.js';
import { type LogView, renderLog } from '../../../src/render/treatment/log-lines.js';
import { aStyle, plain, screen, tooWide } from '../../helpers/printing/styles.js';
import { aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const LIMITS = { sagging: 5, target: 7 };

function aView(records: readonly SiteRecord[], criterion: string, today: string, title = criterion): LogView {
  return {
    siteTitle: 'Lviv Center',
    title,
    state: criterionState(records, criterion, LIMITS, today),
    today,
    chapters: storyOf(records, criterion, LIMITS, today).map(({ recorded, record, ...rest }) => ({
      ...rest,
      file: record && `audits/lviv-center/${record.id}.yaml`,
      recorded: recorded.map((fact, at) => ({ fact, place: { file: 'x', line: 10 + at, column: 3 } })),
    })),
  };
}
const lines = (style: Parameters<typeof aStyle>[0] = {}, criterion = 'premises-appearance') => {
  const { records, end } = twoYears(style?.language ?? 'en');
  return renderLog(aView(records, criterion, end), aStyle(style));
};

test('in English: from the first score to level and down again', () => {
  expect(screen(lines())).toMatchInlineSnapshot(`
    "
    premises-appearance, Lviv Center                          5, planned, sags again

    2 Dec 2024  audits/lviv-center/2024-12-02.audit.yaml
      10:3  7, Olena Kovalchuk
            → level

    7 Jul 2025  audits/lviv-center/2025-07-07.audit.yaml
      10:3  5, Olena Kovalchuk
      11:3  the six questions
            Cause: The hall was last painted in 2019.
            Since: recent, Oct 2024
            Factors: internal: The hall was last painted in 2019.
            Mechanism: understood, knows the field, observed
            Responsible: Anna Bondar
            Advisers: Maria, salon on Franka street
            Today: Ask for the shift plan.
            Answered by: Ivan Petrenko
      12:3  Anna Bondar promises 7 by 29 Sep (“12 weeks”)
      13:3  planned: Paint the hall. (Anna Bondar, 1 Aug)
            → planned

    4 Aug 2025  audits/lviv-center/2025-08-04.follow-up.yaml
      10:3  still open, new date 12 Sep: Paint the hall. (Anna Bondar)
            The painter is ill.

    25 Aug 2025  audits/lviv-center/2025-08-25.follow-up.yaml
      10:3  started: Paint the hall. (Anna Bondar)
            → in progress

    15 Sep 2025  audits/lviv-center/2025-09-15.follow-up.yaml
      10:3  6

    29 Sep 2025  audits/lviv-center/2025-09-29.follow-up.yaml
      10:3  7
      11:3  done: Paint the hall. (Anna Bondar)
            → target reached
            → promise kept: 7 by 29 Sep

    20 Oct 2025  audits/lviv-center/2025-10-20.follow-up.yaml
      10:3  8
            → levelled

    2 Feb 2026  audits/lviv-center/2026-02-02.audit.yaml
      10:3  7, Olena Kovalchuk
            → level

    5 Oct 2026  audits/lviv-center/2026-10-05.audit.yaml
      10:3  5, Olena Kovalchuk
      11:3  the six questions
            Cause: The sign is dark at night.
            Since: recent, Oct 2024
            Factors: internal: The sign is dark at night.
            Mechanism: understood, knows the field, observed
            Responsible: Anna Bondar
            Advisers: Maria, salon on Franka street
            Today: Ask for the shift plan.
            Answered by: Ivan Petrenko
      12:3  Anna Bondar promises 7 by 2 Nov (“4 weeks”)
      13:3  planned: Have the sign repaired. (Anna Bondar, 30 Oct)
            → planned, sags again

    9 Nov 2026  audits/lviv-center/2026-11-09.follow-up.yaml
      10:3  5
            → promise broken: 7 by 2 Nov
            → Questions 2 and 3 again: 7 was promised by 2 Nov, it was 5 on 9 Nov
    "
  `);
});

test('in Russian at 40 columns', () => {
  expect(screen(lines({ language: 'ru', columns: 40 }).slice(0, 60))).toMatchInlineSnapshot(`
    "
    premises-appearance, Lviv Center
                5, план есть, снова просадка

    02.12.2024
    audits/lviv-center/2024-12-02.audit.yaml
      10:3  7, Елена Ковальчук
            → на уровне цели

    07.07.2025
    audits/lviv-center/2025-07-07.audit.yaml
      10:3  5, Елена Ковальчук
      11:3  шесть вопросов
            Причина: Зал красили в 2019
            году.
            С каких пор: недавно, 10.2024
            Факторы: внутренний: Зал красили
            в 2019 году.
            Как это устроено: понятно, в
            этом разбирается, по наблюдениям
            Ответственный: Анна Бондарь
            Кто посоветует: Мария, салон на
            Франко
            Сегодня: Попросить график смен.
            Кто отвечал: Иван Петренко
      12:3  Анна Бондарь: обещано 7 к 29.09
            («12 недель»)
      13:3  план: Покрасить зал. (Анна
            Бондарь, 01.08)
            → план есть

    04.08.2025
    audits/lviv-center/2025-08-04.follow-up.
    yaml
      10:3  ещё открыто, новый срок 12.09:
            Покрасить зал. (Анна Бондарь)
            Маляр заболел.

    25.08.2025
    audits/lviv-center/2025-08-25.follow-up.
    yaml
      10:3  начато: Покрасить зал. (Анна
            Бондарь)
            → в работе

    15.09.2025
    audits/lviv-center/2025-09-15.follow-up.
    yaml
      10:3  6

    29.09.2025
    audits/lviv-center/2025-09-29.follow-up.
    yaml
      10:3  7
      11:3  выполнено: Покрасить зал. (Анна
            Бондарь)
            → цель достигнута
            → обещано 7 к 29.09: выполнено

    20.10.2025
    audits/lviv-center/2025-10-20.follow-up.
    "
  `);
});

test('actions without effect, talks with peers, counts and reopened questions are shown', () => {
  const shown = lines({}, 'staffing-level').join('\n');
  expect(shown).toContain('done: Post the vacancy. (Ivan Petrenko; no effect: 5 → 5)');
  expect(shown).toContain('asked a peer: car wash next door');
  expect(shown).toContain('7, 1 of 280 missed');
  expect(shown).toContain('→ Questions 2 and 3 again: two follow-ups without a rise: 5 → 5');
  expect(shown).toContain('→ promise broken: 7 by 16 Mar');
  expect(lines({ language: 'ru' }, 'staffing-level').join('\n')).toContain('→ обещано 7 к 16.03: не выполнено');
});

test('a promise without a measurement is broken on a day without a record', () => {
  const { records } = twoYears('en');
  const until = records.filter(({ date }) => date <= '2025-01-06');
  const days = aView(until, 'staffing-level', '2025-03-01').chapters.map(({ date, file }) => [
    date,
    file !== undefined,
  ]);
  expect(days.at(-1)).toEqual(['2025-02-04', false]);
});

test('no line is wider than the terminal, and colour adds only escape codes', () => {
  for (const language of ['en', 'ru'] as const) {
    for (let columns = 30; columns <= 120; columns += 5) {
      expect(tooWide(lines({ language, columns }, 'staffing-level'), columns), `${language} ${columns}`).toEqual([]);
    }
    expect(plain(lines({ language, color: true }))).toEqual(lines({ language }));
  }
});

test('typed text cannot move the cursor', () => {
  const hostile = '\u001b[31mred\u202e';
  const records = [
    aSmallAudit('2026-09-01', { refunds: { score: 3, note: hostile, cause: { summary: hostile } } })
      .planning('refunds-1', { text: hostile, owner: hostile })
      .record(),
    aFollowUp('2026-09-08').saying('2026-09-01.audit/refunds-1', { status: 'open', reason: hostile }).record(),
  ];
  const view = aView(records, 'refunds', '2026-09-09', hostile);
  for (const shown of [renderLog(view, aStyle()), renderLogMarkdown(view, aStyle())]) {
    for (const hidden of ['\u001b', '\u202e']) expect(shown.join('\n')).not.toContain(hidden);
  }
});

test('JSON has each fact with its line', () => {
  const { records, end } = twoYears('en');
  const json = JSON.parse(
    renderLogJson('lviv-center', 'staffing-level', aView(records, 'staffing-level', end)).join('\n'),
  );
  expect(json).toMatchObject({ format: 'log/1', criterion: 'staffing-level', state: 'in-progress', relapsed: true });
  expect(json.days[0]).toMatchObject({
    date: '2024-12-02',
    file: 'audits/lviv-center/2024-12-02.audit.yaml',
    told: [{ kind: 'entry', entry: { score: 4 }, line: 10 }, { kind: 'cause' }, { kind: 'promise' }, {}, {}],
    derived: [{ kind: 'state', state: 'planned' }],
  });
});
