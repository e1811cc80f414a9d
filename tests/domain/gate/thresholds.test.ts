/** Which threshold applies where, and when a site’s own is milder than the project’s. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSite } from '../../../src/domain/gate/gate.js';
import type { Threshold } from '../../../src/domain/gate/limits.js';
import { type CheckSettings, looserThanProject, type Thresholds } from '../../../src/domain/gate/thresholds.js';
import { aSmallAudit } from '../../helpers/records/builders.js';

const thresholdAt = (check: CheckSettings, siteCheck?: CheckSettings) => {
  const thresholds: Thresholds = { sagging: 5, target: 7, check, siteCheck, waivers: [] };
  return checkSite([aSmallAudit('2026-11-20', { refunds: 1 }).record()], thresholds, '2026-11-20')[0]?.threshold;
};

describe('the most specific threshold wins', () => {
  const project: CheckSettings = { 'min-score': 5 };
  test.each<[string, CheckSettings, CheckSettings | undefined, number | undefined]>([
    ['the project’s', project, undefined, 5],
    ['the project’s for the criterion', { ...project, criteria: { refunds: { 'min-score': 7 } } }, undefined, 7],
    [
      'the project’s for another criterion',
      { ...project, criteria: { 'staff-fit': { 'min-score': 7 } } },
      undefined,
      5,
    ],
    ['the site’s', project, { 'min-score': 6 }, 6],
    ['the site’s for the criterion', project, { 'min-score': 6, criteria: { refunds: { 'min-score': 8 } } }, 8],
    [
      'the criterion’s before the site’s',
      { ...project, criteria: { refunds: { 'min-score': 7 } } },
      { 'min-score': 6 },
      7,
    ],
    [
      'the site’s for the criterion before the project’s',
      { ...project, criteria: { refunds: { 'min-score': 7 } } },
      { criteria: { refunds: { 'min-score': 8 } } },
      8,
    ],
    ['off for the criterion', { ...project, criteria: { refunds: { 'min-score': 'off' } } }, undefined, undefined],
    ['another rule of the site', project, { 'max-drop': 1 }, 5],
    ['none', {}, undefined, undefined],
  ])('%s', (_, check, site, expected) => {
    expect(thresholdAt(check, site)).toBe(expected);
  });

  test('a criterion named like a property of every object has no settings', () => {
    const thresholds: Thresholds = { sagging: 5, target: 7, check: { 'min-score': 5, criteria: {} }, waivers: [] };
    const record = aSmallAudit('2026-11-20', {}).with('constructor', 1).record();
    expect(checkSite([record], thresholds, '2026-11-20')[0]?.threshold).toBe(5);
  });
});

describe('a site may be stricter and never looser', () => {
  const project: CheckSettings = {
    'min-score': { warn: 6, fail: 5 },
    'max-drop': { warn: 1, fail: 2 },
    unexplained: 'warn',
  };
  const looser = (site: CheckSettings, than = project) =>
    looserThanProject(site, than).map(({ rule, criterion }) => (criterion ? `${rule} ${criterion}` : rule));

  test.each<[string, CheckSettings]>([
    ['the same', project],
    ['nothing', {}],
    ['a higher score', { 'min-score': { warn: 7, fail: 6 } }],
    ['the warning made a failure', { 'min-score': 6 }],
    ['a smaller fall', { 'max-drop': { warn: 0, fail: 1 } }],
    ['a smaller fall as one number', { 'max-drop': 1 }],
    ['a failure for a warning', { unexplained: 'fail' }],
    ['stricter for one criterion', { criteria: { refunds: { 'min-score': 8 } } }],
  ])('%s is not looser', (_, site) => {
    expect(looser(site)).toEqual([]);
  });

  test.each<[string, CheckSettings, string[]]>([
    ['a lower failure', { 'min-score': { warn: 6, fail: 4 } }, ['min-score']],
    ['a lower warning', { 'min-score': { warn: 5, fail: 5 } }, ['min-score']],
    ['no warning', { 'min-score': 5 }, ['min-score']],
    ['no failure', { 'min-score': { warn: 9 } }, ['min-score']],
    ['off', { 'min-score': 'off', unexplained: 'off' }, ['min-score', 'unexplained']],
    ['no level', { 'max-drop': {} }, ['max-drop']],
    ['a greater fall', { 'max-drop': { warn: 1, fail: 3 } }, ['max-drop']],
    ['a later warning of a fall', { 'max-drop': 2 }, ['max-drop']],
    ['for one criterion', { criteria: { refunds: { 'min-score': 4 } } }, ['min-score refunds']],
  ])('%s is looser', (_, site, expected) => {
    expect(looser(site)).toEqual(expected);
  });

  test('if the project has a setting for a criterion, the site is compared with that one', () => {
    const special: CheckSettings = {
      'min-score': 5,
      criteria: { refunds: { 'min-score': 7 }, availability: { 'min-score': 3 } },
    };
    const site = (refunds: number, availability: number): CheckSettings => ({
      criteria: { refunds: { 'min-score': refunds }, availability: { 'min-score': availability } },
    });
    expect(looser(site(6, 4), special)).toEqual(['min-score refunds']);
    expect(looser(site(7, 3), special)).toEqual([]);
  });

  test('if the project does not use the rule, no setting is looser', () => {
    expect(looser({ 'min-score': 1, unexplained: 'off' }, {})).toEqual([]);
    expect(looser({ 'min-score': 1 }, { 'min-score': 'off' })).toEqual([]);
  });

  test('a threshold of a site is looser if some score is found at a milder level than by the project, or not at all', () => {
    // From 2 on, for nothing is below 1.
    const points = fc.integer({ min: 2, max: 10 });
    const limit = fc.option(points, { nil: undefined });
    const aThreshold: fc.Arbitrary<Threshold | 'off'> = fc.oneof(
      points,
      fc.record({ warn: limit, fail: limit }),
      fc.constant('off' as const),
    );
    const worst = (value: Threshold | 'off', score: number) => {
      const thresholds: Thresholds = { sagging: 5, target: 7, check: { 'min-score': value }, waivers: [] };
      const level = checkSite([aSmallAudit('2026-11-20', { refunds: score }).record()], thresholds, '2026-11-20')[0]
        ?.level;
      return level === undefined ? 0 : level === 'warn' ? 1 : 2;
    };
    fc.assert(
      fc.property(aThreshold, aThreshold, (site, than) => {
        const milder = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((score) => worst(site, score) < worst(than, score));
        expect(looserThanProject({ 'min-score': site }, { 'min-score': than }).length > 0).toBe(milder.length > 0);
      }),
    );
  });
});
