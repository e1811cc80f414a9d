import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIDEABLE, type Hideable, hide } from '../../../src/domain/record/hide.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { runs } from '../../helpers/generators/random.js';
import { aCause, aFollowUp, anAudit } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const records: SiteRecord[] = [
  anAudit('2026-09-01')
    .having({ assessors: [{ name: 'Olena Kovalchuk', role: 'consultant' }] })
    .with('refunds', { score: 4, note: 'Anna Bondar argued with a client; Olena Kovalchuk saw it.' })
    .explaining(
      'refunds',
      aCause({
        'answered-by': 'Ivan Petrenko',
        summary: 'Ivan decides alone, and Annabel too.',
        responsible: { name: 'Anna Bondar' },
        advisers: ['Viktor, the shoe shop next door'],
        today: { by: 'Ivan Petrenko', text: 'Ask Viktor. Petrenko writes it down.' },
      }),
    )
    .explaining('after-sales', aCause({ responsible: { nobody: true }, advisers: [] }))
    .planning('refunds-1', { owner: 'Anna Bondar', text: 'Anna asks the shop next door.' })
    .record(),
  aFollowUp('2026-09-08')
    .with('refunds', { score: 5, note: 'Better since Bondar is at the desk.' })
    .saying('2026-09-01.audit/refunds-1', { status: 'done', note: 'Done by Anna.', reason: 'none' })
    .record(),
];
const hidden = (...what: Hideable[]) => JSON.stringify(hide(records, new Set(what)));

test('nothing is hidden: nothing changes', () => {
  expect(hide(records, new Set())).toEqual(records);
});

test('notes on scores and actions are hidden; the answers to the six questions stay', () => {
  const text = hidden('notes');
  expect(text).not.toMatch(/argued|Better since|Done by|"reason"/);
  expect(text).toContain('Ivan decides alone');
  expect(text).toContain('Anna asks the shop');
});

describe('names', () => {
  test('of owners, people who answered and advisers are hidden in fields and in texts', () => {
    const text = hidden('names');
    expect(text).not.toMatch(/Petrenko|Bondar|Viktor|\bIvan\b|\bAnna\b/);
    // Who scored is not hidden; another name that only begins the same is not one of theirs.
    expect(text).toMatch(/Olena Kovalchuk saw it/);
    expect(text).toContain('Annabel too');
    expect(text).toContain('[…] asks the shop next door.');
  });

  test('a hidden name still means somebody, and “nobody” stays', () => {
    const [audit] = hide(records, new Set(['names'])) as [Extract<SiteRecord, { kind: 'audit' }>, SiteRecord];
    const { refunds, 'after-sales': afterSales } = audit.audit.scores.product ?? {};
    expect(refunds?.cause).toMatchObject({ 'answered-by': '', responsible: { name: '' }, advisers: [''] });
    expect(afterSales?.cause).toMatchObject({ responsible: { nobody: true }, advisers: [] });
  });
});

test('assessors are hidden, and their names in texts', () => {
  const text = hidden('assessors');
  expect(text).not.toMatch(/Kovalchuk|Olena/);
  expect(text).toContain('Anna Bondar');
});

test('scores, dates and keys never change, and hiding twice gives the same as hiding once', () => {
  const bare = (list: readonly SiteRecord[]) =>
    JSON.stringify(list, (key, value) =>
      ['note', 'reason', 'assessors', 'present', 'cause', 'causes', 'text', 'owner', 'name', 'peers'].includes(key)
        ? undefined
        : value,
    );
  fc.assert(
    fc.property(fc.subarray([...HIDEABLE]), fc.constantFrom('en' as const, 'ru' as const), (what, language) => {
      const all = twoYears(language).records;
      const once = hide(all, new Set(what));
      expect(bare(once)).toBe(bare(all));
      expect(hide(once, new Set(what))).toEqual(once);
    }),
    { numRuns: runs(12) },
  );
});
