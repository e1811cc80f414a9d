import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreement,
  type EffectiveScore,
  level,
  mean,
  summarise,
  toTarget,
  wilson,
} from '../../../src/domain/view/summary.js';
import { aScore } from '../../helpers/generators/records.js';

const LIMITS = { sagging: 5, target: 7 };
const scores = () => fc.array(aScore(), { minLength: 1, maxLength: 40 });
const percent = (share: number) => (share * 100).toFixed(1);

describe('level', () => {
  const elevenNinesAndATwo = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 2];

  test('eleven 9s and one 2: the level of 57 shows what the mean of 8.4 hides', () => {
    expect(Math.round(level(elevenNinesAndATwo))).toBe(57);
    expect(mean(elevenNinesAndATwo).toFixed(1)).toBe('8.4');
  });

  test('all 2s are perfectly level', () => {
    expect(level([2, 2, 2, 2])).toBe(100);
  });

  test('half 1s and half 10s give the lowest level, 0', () => {
    expect(level([1, 10])).toBe(0);
    expect(level([1, 1, 1, 10, 10, 10])).toBe(0);
  });

  test('is 0 to 100, is 100 only if all scores are equal, and does not depend on their order', () => {
    fc.assert(
      fc.property(scores(), (list) => {
        const value = level(list);
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        expect(value).toBeLessThanOrEqual(100);
        expect(value > 100 - 1e-9).toBe(new Set(list).size === 1);
        expect(level([...list].sort((a, b) => a - b))).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe('to target', () => {
  test.each([
    [[7, 8, 10], 0],
    [[6, 10], 1],
    [[1, 1], 12],
    [[], 0],
  ])('%j lacks %i points to 7', (list, points) => {
    expect(toTarget(list, 7)).toBe(points);
  });
});

describe('agreement of assessors', () => {
  test.each([
    [[5, 7], '0.76'],
    [[5, 8], '0.45'],
    [[5, 7, 8], '0.72'],
    [[3, 6, 9], '0.00'],
    [[7, 7], '1.00'],
    [[1, 10], '0.00'],
  ])('%j: %s', (list, expected) => {
    expect(agreement(list).toFixed(2)).toBe(expected);
  });
});

describe('the interval of a counted share', () => {
  test.each([
    [279, 280, '98.0', '99.9'],
    [280, 280, '98.6', '100.0'],
    [10, 10, '72.2', '100.0'],
    [9, 10, '59.6', '98.2'],
    [0, 10, '0.0', '27.8'],
  ])('%i of %i: %s to %s %%', (ok, of, low, high) => {
    expect(wilson(ok, of).map(percent)).toEqual([low, high]);
  });

  test('contains the share, stays within 0 and 1, and is symmetric', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([ok, of]) => {
        const [low, high] = wilson(ok, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(ok / of + 1e-12);
        expect(high).toBeGreaterThanOrEqual(ok / of - 1e-12);
        const [mirroredLow, mirroredHigh] = wilson(of - ok, of);
        expect(mirroredLow).toBeCloseTo(1 - high, 9);
        expect(mirroredHigh).toBeCloseTo(1 - low, 9);
      }),
    );
  });
});

describe('the summary of an audit', () => {
  const salon: [string, string, number | undefined][] = [
    ['atmosphere', 'welcoming-atmosphere', 7],
    ['atmosphere', 'client-area', undefined],
    ['atmosphere', 'premises-appearance', 8],
    ['personnel', 'staff-fit', 6],
    ['personnel', 'staff-appearance', 8],
    ['personnel', 'speech-manner', 5],
    ['personnel', 'staff-competence', 7],
    ['personnel', 'staffing-level', 3],
    ['product', 'price-quality', 8],
    ['product', 'availability', 8],
    ['product', 'refunds', 4],
    ['product', 'after-sales', 6],
  ];
  const standings: EffectiveScore[] = salon.map(([component, criterion, score]) => ({
    component,
    criterion,
    ...(score !== undefined && { score }),
  }));

  test('the salon: lowest 3, 3 of 11 sag, 11 to target, level 63, mean 6.6', () => {
    const summary = summarise(standings, LIMITS);
    expect(summary).toMatchObject({
      scored: 11,
      lowest: { score: 3, criteria: ['staffing-level'] },
      sagging: ['staffing-level', 'refunds', 'speech-manner'],
      toTarget: 11,
    });
    expect(Math.round(summary?.level ?? 0)).toBe(63);
    expect(summary?.mean.toFixed(1)).toBe('6.6');
    expect([...(summary?.components ?? [])].map(([component, { mean }]) => `${component} ${mean.toFixed(1)}`)).toEqual([
      'atmosphere 7.5',
      'personnel 5.8',
      'product 6.5',
    ]);
  });

  test('a score at “sagging” sags; criteria that share the lowest score are named together', () => {
    const summary = summarise(
      [
        { component: 'product', criterion: 'refunds', score: 5 },
        { component: 'personnel', criterion: 'speech-manner', score: 5 },
        { component: 'personnel', criterion: 'staff-fit', score: 6 },
      ],
      LIMITS,
    );
    expect(summary?.lowest).toEqual({ score: 5, criteria: ['refunds', 'speech-manner'] });
    expect(summary?.sagging).toEqual(['refunds', 'speech-manner']);
  });

  test('the mean is that of the component means, so that a big component has no more weight', () => {
    const summary = summarise(
      [
        { component: 'atmosphere', criterion: 'a', score: 10 },
        ...['b', 'c', 'd', 'e'].map((criterion) => ({ component: 'product', criterion, score: 2 })),
      ],
      LIMITS,
    );
    expect(summary?.mean).toBe(6);
  });

  test('without scores there is no summary; a component without scores has no mean', () => {
    expect(summarise([], LIMITS)).toBeUndefined();
    expect(summarise([{ component: 'product', criterion: 'refunds' }], LIMITS)).toBeUndefined();
    const summary = summarise(
      [
        { component: 'product', criterion: 'refunds' },
        { component: 'personnel', criterion: 'staff-fit', score: 8 },
      ],
      LIMITS,
    );
    expect([...(summary?.components.keys() ?? [])]).toEqual(['personnel']);
  });
});
