import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/domain/record/audit.js';
import type { Measurement, SiteRecord } from '../../../src/domain/record/site.js';
import { addDays, daysBetween } from '../../../src/domain/text/date.js';
import {
  type PromiseOutcome,
  promisedFor,
  promiseOutcome,
  promisesOf,
  scoreThen,
} from '../../../src/domain/treatment/promise.js';
import { criterionState } from '../../../src/domain/treatment/state.js';
import { runs } from '../../helpers/generators/random.js';
import { aDate, aScore } from '../../helpers/generators/records.js';
import { aCause, aFollowUp, aSmallAudit, measured } from '../../helpers/records/builders.js';

const MADE = '2026-09-01';
const DUE = '2026-10-01';
const outcome = (today: string, ...measurements: readonly Measurement[]): PromiseOutcome =>
  promiseOutcome({ said: 'a month', due: DUE, target: 7 }, MADE, measurements, today);

describe('kept', () => {
  test.each([
    ['before its date', '2026-09-20', 7],
    ['on its date', DUE, 7],
    ['above its target', '2026-09-20', 9],
    ['at the first measurement after it, a day late', '2026-10-02', 7],
    ['at the first measurement after it, 7 days late', '2026-10-08', 7],
  ])('%s', (_, date, score) => {
    expect(outcome('2026-12-01', measured(date, score))).toBe('kept');
  });

  test('once kept, a later fall does not break it', () => {
    expect(outcome('2026-12-01', measured('2026-09-20', 7), measured('2026-10-02', 3))).toBe('kept');
  });
});

describe('late', () => {
  test.each([
    ['at the first measurement, 8 days after its date', [measured('2026-10-09', 7)]],
    ['within 7 days, but not at the first measurement', [measured('2026-10-02', 6), measured('2026-10-05', 7)]],
    ['long after', [measured('2026-10-02', 3), measured('2027-03-01', 7)]],
  ])('%s', (_, measurements) => {
    expect(outcome('2027-12-01', ...measurements)).toBe('late');
  });
});

describe('broken', () => {
  test('the first measurement after its date is under its target', () => {
    expect(outcome('2026-10-02', measured('2026-10-02', 6))).toBe('broken');
  });

  test('7 days passed without a measurement', () => {
    expect(outcome('2026-10-08')).toBe('pending');
    expect(outcome('2026-10-09')).toBe('broken');
  });

  test('a measurement under its target on its date decides nothing yet', () => {
    expect(outcome(DUE, measured(DUE, 6))).toBe('pending');
    expect(outcome('2026-10-08', measured(DUE, 6))).toBe('pending');
    expect(outcome('2026-10-09', measured(DUE, 6))).toBe('broken');
  });
});

describe('the scores that count', () => {
  test('a score from the day on which it was made, or an earlier one, does not keep it', () => {
    expect(outcome('2026-09-20', measured(MADE, 9), measured('2026-08-01', 9))).toBe('pending');
  });

  test('a score after today does not count', () => {
    expect(outcome('2026-09-10', measured('2026-09-20', 7))).toBe('pending');
  });

  test('its own target counts, not the project’s', () => {
    const promise = { said: 'a month', due: DUE, target: 9 };
    expect(promiseOutcome(promise, MADE, [measured('2026-09-20', 8)], '2026-10-09')).toBe('broken');
  });

  test('a new estimate is a new promise, and leaves the old one judged as it was', () => {
    const first = aCause({ responsible: { name: 'Anna' }, promise: { said: '4 weeks', due: DUE, target: 7 } });
    const second = aCause({ promise: { said: '3 more months', due: '2027-01-02', target: 7 } });
    const records = [
      aSmallAudit(MADE, { refunds: { score: 3, cause: first } }).record(),
      aFollowUp('2026-09-25').with('refunds', 4).explaining('refunds', second).record(),
    ];
    const state = criterionState(records, 'refunds', { sagging: 5, target: 7 }, '2026-10-09');
    expect(state.promises.map(({ made, responsible, outcome }) => [made, responsible, outcome])).toEqual([
      [MADE, 'Anna', 'broken'],
      ['2026-09-25', 'Ivan Petrenko', 'pending'],
    ]);
  });
});

test('a repeated promise with the same score and date is the same promise', () => {
  const promise = { said: 'a month', due: DUE, target: 7 };
  const again = (date: string, change = {}) =>
    aFollowUp(date)
      .explaining('refunds', aCause({ promise: { ...promise, ...change } }))
      .record();
  const first = aSmallAudit(MADE, { refunds: { score: 3, cause: aCause({ promise }) } }).record();
  const made = (...records: SiteRecord[]) => promisesOf([first, ...records], 'refunds', DUE).map((one) => one.made);
  expect(made(again('2026-09-08', { said: 'as before' }))).toEqual([MADE]);
  expect(made(again('2026-09-08', { target: 8 }))).toEqual([MADE, '2026-09-08']);
  expect(made(again('2026-09-08', { due: '2026-12-01' }), again('2026-09-15'))).toHaveLength(3);
});

describe('the person who promised', () => {
  const promise = { said: 'a month', due: DUE, target: 7 };
  const cause = (change: Partial<Cause>) => aCause({ responsible: { name: 'Ivan' }, promise, ...change });
  const first = (change: Partial<Cause>) => aSmallAudit(MADE, { refunds: { score: 3, cause: cause(change) } }).record();
  const made = (...records: SiteRecord[]) => promisesOf(records, 'refunds', DUE).at(-1);
  const people = (...records: SiteRecord[]) => {
    const { by, responsible } = made(...records) ?? {};
    return [by, responsible, promisedFor({ by, responsible })];
  };

  test('is the one that the promise names, else the one who answered, else the one responsible', () => {
    const named = { 'answered-by': 'Olena', promise: { ...promise, by: 'Anna' } };
    expect(people(first(named))).toEqual(['Anna', 'Ivan', 'Ivan']);
    expect(people(first({ 'answered-by': 'Olena' }))).toEqual(['Olena', 'Ivan', 'Ivan']);
    expect(people(first({ 'answered-by': undefined }))).toEqual(['Ivan', 'Ivan', undefined]);
    expect(people(first({ 'answered-by': ' IVAN' }))).toEqual([' IVAN', 'Ivan', undefined]);
    expect(people(first({ 'answered-by': 'Olena', responsible: { nobody: true } }))).toEqual([
      'Olena',
      undefined,
      undefined,
    ]);
  });

  test('is the one responsible as soon as that person repeats the promise', () => {
    const again = (change: Partial<Cause>) => aFollowUp('2026-09-08').explaining('refunds', cause(change)).record();
    const absent = first({ 'answered-by': 'Olena' });
    expect(people(absent, again({ 'answered-by': 'Anna' }))).toEqual(['Olena', 'Ivan', 'Ivan']);
    expect(people(absent, again({ 'answered-by': 'Ivan' }))).toEqual(['Ivan', 'Ivan', undefined]);
  });
});

test('the score that decided a promise is not the score of now once another one has been measured', () => {
  const promise = { said: 'a month', due: DUE, target: 8 };
  const first = aSmallAudit(MADE, { refunds: { score: 3, cause: aCause({ promise }) } }).record();
  const scored = (date: string, score: number) => aFollowUp(date).with('refunds', score).record();
  const then = (...records: SiteRecord[]) => {
    const made = promisesOf([first, ...records], 'refunds', addDays(DUE, 100)).at(-1);
    return made && [made.outcome, scoreThen(made)?.score, made.now?.score];
  };
  const missed = scored(addDays(DUE, 1), 2);
  expect(then(missed)).toEqual(['broken', undefined, 2]);
  expect(then(missed, scored(addDays(DUE, 30), 6))).toEqual(['broken', 2, 6]);
  expect(then(missed, scored(addDays(DUE, 30), 2))).toEqual(['broken', undefined, 2]);
  // Nobody measured until the days of grace were over.
  expect(then(scored(addDays(DUE, 60), 6))).toEqual(['broken', 3, 6]);
});

/** A promise and later measurements in date order. */
const aCase = () =>
  fc
    .record({
      made: aDate('2026-01-01', 30),
      length: fc.integer({ min: 1, max: 60 }),
      target: fc.integer({ min: 5, max: 9 }),
      measurements: fc.uniqueArray(fc.tuple(fc.integer({ min: -5, max: 90 }), aScore()), {
        selector: ([day]) => day,
        maxLength: 5,
      }),
      today: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ made, length, target, measurements, today }) => ({
      made,
      today: addDays(made, today),
      promise: { said: '…', due: addDays(made, length), target },
      measurements: measurements.sort(([a], [b]) => a - b).map(([day, score]) => measured(addDays(made, day), score)),
    }));

describe('laws', () => {
  test('every promise has exactly one outcome, the one that its definition says', () => {
    fc.assert(
      fc.property(aCase(), ({ made, today, promise, measurements }) => {
        const known = measurements.filter(({ date }) => date > made && date <= today);
        const atTarget = ({ score }: Measurement) => score >= promise.target;
        const firstAfter = known.find(({ date }) => date > promise.due);
        const inTime = known.some((look) => look.date <= promise.due && atTarget(look));
        const inGrace =
          firstAfter !== undefined && atTarget(firstAfter) && daysBetween(promise.due, firstAfter.date) <= 7;
        const everAfter = known.some((look) => look.date > promise.due && atTarget(look));
        const over = firstAfter !== undefined || daysBetween(promise.due, today) > 7;
        const described: Record<PromiseOutcome, boolean> = {
          kept: inTime || inGrace,
          late: !inTime && !inGrace && everAfter,
          broken: !inTime && !everAfter && over,
          pending: !inTime && !over,
        };
        const holding = Object.entries(described).flatMap(([name, holds]) => (holds ? [name] : []));
        expect(holding).toEqual([promiseOutcome(promise, made, measurements, today)]);
      }),
      { numRuns: runs(200) },
    );
  });

  test('as days pass, kept and late never change, and broken can only become late', () => {
    const after: Record<PromiseOutcome, readonly PromiseOutcome[]> = {
      kept: ['kept'],
      late: ['late'],
      broken: ['broken', 'late'],
      pending: ['pending', 'kept', 'late', 'broken'],
    };
    fc.assert(
      fc.property(aCase(), fc.nat(60), ({ made, today, promise, measurements }, days) => {
        const now = promiseOutcome(promise, made, measurements, today);
        expect(after[now]).toContain(promiseOutcome(promise, made, measurements, addDays(today, days)));
      }),
    );
  });
});
