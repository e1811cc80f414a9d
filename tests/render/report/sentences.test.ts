/** The six answers in sentences, in both languages; a person has to read the snapshots. */
import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/domain/record/audit.js';
import { markdownOf, type ReportOptions, sectionOf } from '../../helpers/printing/reports.js';
import { MESSAGES, screen } from '../../helpers/printing/styles.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const audit = aSmallAudit('2026-11-21', {
  refunds: { score: 3, note: 'Two refunds in 30 days, both after a dispute.' },
});

/** The text of the page about refunds with this cause. */
function sentences(cause: Cause | undefined, options: ReportOptions = {}): string[] {
  const record = cause ? audit.explaining('refunds', cause).record() : audit.record();
  const heading = MESSAGES[options.language ?? 'en'].report.headings.findings;
  return sectionOf(markdownOf([record], options), heading).filter((line) => line !== '');
}

test('all six answers in English', () => {
  expect(screen(sentences(aCause()))).toMatchInlineSnapshot(`
    "
    ## What sags, and why
    ### Getting a refund: 3
    3 of 10, 4 points to the target
    **The cause:** The evening shift was not refilled.
    **What was seen:** Two refunds in 30 days, both after a dispute.
    It is recent: it began in September 2026. What changed then: Two masters left. What brings the score down is inside the business: The evening shift has no cashier.
    How it works is understood. The questions were answered by Ivan Petrenko, who knows this field and speaks from observation. Ivan Petrenko is responsible for it. Someone to ask for advice: Maria.
    Olena Kovalchuk took on the first step on 21 November 2026: Ask for the shift plan.
    Promised by Ivan Petrenko: 7 by 2 January 2027 \\(“6 weeks”\\). 42 days left.
    What 7 looks like: Without a dispute, but through the manager.
    "
  `);
});

test('all six answers in Russian', () => {
  const cause = aCause({
    'answered-by': 'Иван Петренко',
    summary: 'Вечернюю смену не доукомплектовали.',
    since: { answer: 'recent', date: '2026-09-03', change: 'Ушли два мастера' },
    factors: [
      { side: 'internal', text: 'Вечером некому пробить чек.' },
      { side: 'both', text: 'Соседний салон платит половину счёта, мы — 40%' },
    ],
    mechanism: { understood: 'partly', expertise: true, basis: 'data' },
    responsible: { name: 'Иван Петренко' },
    advisers: ['Мария, салон на Франко', 'Виктор'],
    today: { by: 'Елена Ковальчук', text: 'Запросить график смен' },
    promise: { said: '6 недель', due: '2027-01-02', target: 7 },
  });
  expect(screen(sentences(cause, { language: 'ru' }))).toMatchInlineSnapshot(`
    "
    ## Что просело и почему
    ### Возврат средств: 3
    3 из 10, до цели 4 балла
    **Причина:** Вечернюю смену не доукомплектовали.
    **Что увидели:** Two refunds in 30 days, both after a dispute.
    Так стало недавно — с 3 сентября 2026 года. Что тогда изменилось: Ушли два мастера.
    Что снижает оценку, начиная с главного:
    - Вечером некому пробить чек. \\(внутренний фактор\\)
    - Соседний салон платит половину счёта, мы — 40%. \\(и внутренний, и внешний\\)
    Как это устроено, понятно лишь отчасти. На вопросы отвечает Иван Петренко: в этом разбирается, опирается на данные. Ответственный — Иван Петренко. С кем посоветоваться: Мария, салон на Франко; Виктор.
    Первый шаг \\(21 ноября 2026 года, Елена Ковальчук\\): Запросить график смен.
    Обещает Иван Петренко: 7 к 2 января 2027 года \\(«6 недель»\\). До срока 42 дня.
    Как выглядит 7: Возвращают без спора, но через руководителя.
    "
  `);
});

test('the answers “nobody”, “nothing” and “unknown”', () => {
  const cause = aCause({
    since: { answer: 'unknown' },
    factors: [{ side: 'external', text: 'The street is dug up' }],
    mechanism: { understood: 'no', expertise: false, basis: 'guess' },
    responsible: { nobody: true },
    advisers: [],
    today: { nothing: true },
  });
  expect(screen([...sentences(cause), ...sentences(cause, { language: 'ru' })])).toMatchInlineSnapshot(`
    "
    ## What sags, and why
    ### Getting a refund: 3
    3 of 10, 4 points to the target
    **The cause:** The evening shift was not refilled.
    **What was seen:** Two refunds in 30 days, both after a dispute.
    Nobody can say since when. What brings the score down is outside the business: The street is dug up.
    How it works is not understood yet. The questions were answered by Ivan Petrenko, who does not know this field and is guessing so far. Nobody is responsible for it yet. There is no one to ask for advice yet.
    No first step has been named.
    Promised by Ivan Petrenko: 7 by 2 January 2027 \\(“6 weeks”\\). 42 days left.
    What 7 looks like: Without a dispute, but through the manager.
    ## Что просело и почему
    ### Возврат средств: 3
    3 из 10, до цели 4 балла
    **Причина:** The evening shift was not refilled.
    **Что увидели:** Two refunds in 30 days, both after a dispute.
    С каких пор так — неизвестно. Оценку снижает внешний фактор: The street is dug up.
    Как это устроено, пока непонятно. На вопросы отвечает Ivan Petrenko: в этом не разбирается, пока лишь догадывается. Ответственного пока нет. Посоветоваться пока не с кем.
    Первый шаг не назван.
    Обещает Ivan Petrenko: 7 к 2 января 2027 года \\(«6 weeks»\\). До срока 42 дня.
    Как выглядит 7: Возвращают без спора, но через руководителя.
    "
  `);
});

test('the answer “always”, and answers by someone who reports what others say', () => {
  const cause = aCause({
    since: { answer: 'always' },
    mechanism: { understood: 'yes', expertise: false, basis: 'told' },
  });
  expect(screen([...sentences(cause), ...sentences(cause, { language: 'ru' })])).toMatchInlineSnapshot(`
    "
    ## What sags, and why
    ### Getting a refund: 3
    3 of 10, 4 points to the target
    **The cause:** The evening shift was not refilled.
    **What was seen:** Two refunds in 30 days, both after a dispute.
    It has always been so. What brings the score down is inside the business: The evening shift has no cashier.
    How it works is understood. The questions were answered by Ivan Petrenko, who does not know this field and goes by what others say. Ivan Petrenko is responsible for it. Someone to ask for advice: Maria.
    Olena Kovalchuk took on the first step on 21 November 2026: Ask for the shift plan.
    Promised by Ivan Petrenko: 7 by 2 January 2027 \\(“6 weeks”\\). 42 days left.
    What 7 looks like: Without a dispute, but through the manager.
    ## Что просело и почему
    ### Возврат средств: 3
    3 из 10, до цели 4 балла
    **Причина:** The evening shift was not refilled.
    **Что увидели:** Two refunds in 30 days, both after a dispute.
    Так было всегда. Оценку снижает внутренний фактор: The evening shift has no cashier.
    Как это устроено, понятно. На вопросы отвечает Ivan Petrenko: в этом не разбирается, судит с чужих слов. Ответственный — Ivan Petrenko. С кем посоветоваться: Maria.
    Первый шаг \\(21 ноября 2026 года, Olena Kovalchuk\\): Ask for the shift plan.
    Обещает Ivan Petrenko: 7 к 2 января 2027 года \\(«6 weeks»\\). До срока 42 дня.
    Как выглядит 7: Возвращают без спора, но через руководителя.
    "
  `);
});

test('no answers, and only some of them', () => {
  const part: Cause = { since: { answer: 'recent' }, responsible: { name: 'Anna Bondar' } };
  expect(
    screen([
      ...sentences(undefined),
      ...sentences(undefined, { language: 'ru' }),
      ...sentences(part),
      ...sentences(part, { language: 'ru' }),
    ]),
  ).toMatchInlineSnapshot(`
    "
    ## What sags, and why
    ### Getting a refund: 3
    3 of 10, 4 points to the target
    **What was seen:** Two refunds in 30 days, both after a dispute.
    The cause is not known yet: the six questions have not been answered.
    What 7 looks like: Without a dispute, but through the manager.
    ## Что просело и почему
    ### Возврат средств: 3
    3 из 10, до цели 4 балла
    **Что увидели:** Two refunds in 30 days, both after a dispute.
    Причина пока неизвестна: на шесть вопросов ещё не ответили.
    Как выглядит 7: Возвращают без спора, но через руководителя.
    ## What sags, and why
    ### Getting a refund: 3
    3 of 10, 4 points to the target
    **What was seen:** Two refunds in 30 days, both after a dispute.
    It is recent.
    Anna Bondar is responsible for it.
    **Still to be answered: which factors cause it; how far it is understood how it works; who can advise; what can be done today; by when it will be level. The cause has not been named in one sentence yet.**
    What 7 looks like: Without a dispute, but through the manager.
    ## Что просело и почему
    ### Возврат средств: 3
    3 из 10, до цели 4 балла
    **Что увидели:** Two refunds in 30 days, both after a dispute.
    Так стало недавно.
    Ответственный — Anna Bondar.
    **Ещё предстоит ответить: какие факторы влияют; насколько понятно, как это устроено; с кем посоветоваться; что можно сделать сегодня; к какому сроку место выровняется. Причину ещё предстоит назвать одним предложением.**
    Как выглядит 7: Возвращают без спора, но через руководителя.
    "
  `);
});

describe('a promise', () => {
  const promised = audit.explaining('refunds', aCause({ promise: { said: 'a week', due: '2026-11-28', target: 7 } }));
  const standing = (today: string, score?: number) => {
    const later = score === undefined ? [] : [aFollowUp('2026-11-27').with('refunds', score).record()];
    const line = (language: 'en' | 'ru') =>
      markdownOf([promised.record(), ...later], { today, language }).find((one) => /^Promised|^Обещает/.test(one));
    return [line('en'), line('ru')];
  };
  test.each([
    ['before its day', '2026-11-27', undefined, '1 day left.', 'До срока 1 день.'],
    ['on its day', '2026-11-28', undefined, 'It is due today.', 'Срок сегодня.'],
    [
      'while it may still be measured',
      '2026-12-01',
      undefined,
      'The date has passed; the score has not been taken yet.',
      'Срок прошёл; оценку ещё предстоит поставить.',
    ],
    ['not kept', '2026-12-10', 4, 'The promise was not kept.', 'Обещание не выполнено.'],
  ])('%s', (_, today, score, english, russian) => {
    const expected = [
      `Promised by Ivan Petrenko: 7 by 28 November 2026 \\(“a week”\\). ${english}`,
      `Обещает Ivan Petrenko: 7 к 28 ноября 2026 года \\(«a week»\\). ${russian}`,
    ];
    expect(standing(today, score)).toEqual(expected);
  });
});

test('a cause that two criteria share is described once', () => {
  const both = aSmallAudit('2026-11-21', { refunds: 3, 'after-sales': 4 })
    .explaining('refunds', aCause())
    .explaining('after-sales', aCause());
  const lines = markdownOf([both.record()]);
  expect(lines.filter((line) => line.includes('Two masters left'))).toHaveLength(1);
  expect(lines).toContain('The cause is the same as for “Getting a refund”.');
});

test('the note of a later follow-up is shown beside that of the audit', () => {
  const later = aFollowUp('2026-11-28').with('refunds', { score: 5, note: 'One dispute less.' }).record();
  const lines = markdownOf([audit.record(), later], { today: '2026-11-30' });
  expect(lines).toContain('**What was seen:** Two refunds in 30 days, both after a dispute.');
  expect(lines).toContain('**What was seen on 28 November 2026:** One dispute less.');
  expect(lines).toContain('5 of 10, 2 points to the target; was 3 on 21 Nov 2026');
});
