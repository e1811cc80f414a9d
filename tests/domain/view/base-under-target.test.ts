/** Premium counts only after base: the base criteria under their target are derived from the main series. */
import { expect, test } from 'vitest';
import { askingOrder } from '../../../src/domain/interview/answers.js';
import { criteriaOf, resolveTemplate, type Template, TIERS } from '../../../src/domain/questionnaire/template.js';
import { baseUnderTarget, isAboveBase } from '../../../src/domain/view/base-under-target.js';
import { Shelf } from '../../../src/storage/templates.js';
import { aFollowUp, anAudit, aSmallAudit, base } from '../../helpers/records/builders.js';

const shelf = new Shelf('/nonexistent');
/** The questionnaire `base` with a premium and a brilliant criterion in its first component, and a base one after them. */
const mixed: Template = resolveTemplate(
  {
    format: 'template/1',
    name: 'mixed',
    version: 1,
    title: { en: 'Mixed' },
    components: {
      atmosphere: {
        criteria: {
          surprise: { title: { en: 'Surprise' }, tier: 'brilliant' },
          pillow: { title: { en: 'Pillow' }, tier: 'premium' },
          lamps: { title: { en: 'Lamps' } },
        },
      },
    },
  },
  base,
);
const under = (...args: Parameters<typeof baseUnderTarget>) =>
  baseUnderTarget(...args)?.map(({ criterion, score }) => `${criterion} ${score}`);

test('premium is asked after base and brilliant after premium, in any order of the file', () => {
  const order = askingOrder(mixed);
  expect(order.slice(-3).map(({ key }) => key)).toEqual(['after-sales', 'pillow', 'surprise']);
  expect(order.map(({ key }) => key)).toContain('lamps');
  for (const name of shelf.names()) {
    const asked = askingOrder(shelf.load(name));
    expect(asked).toHaveLength(criteriaOf(shelf.load(name)).length);
    const tiers = asked.map(({ tier }) => TIERS.indexOf(tier));
    expect(tiers).toEqual([...tiers].sort());
  }
});

test('isAboveBase() is true for questionnaires with premium or brilliant criteria', () => {
  expect([mixed, base, shelf.load('beauty-salon'), shelf.load('service-tiers')].map(isAboveBase)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('base criteria under their target are listed with their titles, the lowest first', () => {
  const main = [anAudit('2026-09-01').with('refunds', 4).with('speech-manner', 6).record()];
  expect(under(main, base, 7)).toEqual(['refunds 4', 'speech-manner 6']);
  expect(baseUnderTarget(main, base, 7)?.[0]?.title.en).toBe('Getting a refund');
  expect(under(main, base, 6)).toEqual(['refunds 4']);
  expect(under(main, base, 4)).toEqual([]);
});

test('later measurements count, and so do earlier scores of criteria that were not seen', () => {
  const first = anAudit('2026-09-01').with('refunds', 4).with('speech-manner', 5).record();
  const last = anAudit('2026-10-01').with('refunds', 6).with('speech-manner', { 'not-seen': 'a quiet day' }).record();
  expect(under([first, last], base, 7)).toEqual(['speech-manner 5', 'refunds 6']);
  expect(under([first, last, aFollowUp('2026-10-08').with('refunds', 7).record()], base, 7)).toEqual([
    'speech-manner 5',
  ]);
});

test('criteria that do not apply, were never seen or are no longer asked are not listed', () => {
  const first = anAudit('2026-09-01').with('refunds', 2).with('availability', 2).record();
  const last = aSmallAudit('2026-10-01', {
    refunds: { na: 'a free service' },
    'speech-manner': { 'not-seen': 'nobody spoke' },
    'staff-fit': 8,
  }).record();
  expect(under([first, last], base, 7)).toEqual([]);
  expect(under([last], base, 7)).toEqual([]);
});

test('premium criteria of the main series are not listed', () => {
  const main = [anAudit('2026-09-01').with('pillow', 1, 'atmosphere').with('lamps', 6, 'atmosphere').record()];
  expect(under(main, mixed, 7)).toEqual(['lamps 6']);
});

test('without an audit of the main series the result is unknown; without its questionnaire every criterion counts as base', () => {
  expect(baseUnderTarget([], base, 7)).toBeUndefined();
  expect(baseUnderTarget([aFollowUp('2026-10-08').with('refunds', 2).record()], base, 7)).toBeUndefined();
  expect(under([anAudit('2026-09-01').with('refunds', 4).record()], undefined, 7)).toEqual(['refunds 4']);
});
