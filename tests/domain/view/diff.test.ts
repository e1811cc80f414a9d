import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../../src/domain/record/audit.js';
import { type AuditDiff, diffAudits, hasMoved, type Move } from '../../../src/domain/view/diff.js';
import { anEntry, anyAudit } from '../../helpers/generators/records.js';
import { aCause, anAudit, KEYS } from '../../helpers/records/builders.js';

const keys = (list: readonly { criterion: string }[]) => list.map(({ criterion }) => criterion).sort();
const moves = (list: readonly Move[]) => list.map(({ criterion, change }) => `${criterion} ${change}`).sort();
const mirrored = (list: readonly Move[]) => list.map(({ criterion, change }) => `${criterion} ${-change}`).sort();

/** Two audits that share some of their criteria. */
const pair = (): fc.Arbitrary<[Audit, Audit]> => fc.tuple(anyAudit(fc.constant('why')), anyAudit(fc.constant('why')));

describe('the changes between two audits', () => {
  test('are falls and rises, the largest first, and unchanged criteria', () => {
    const was = anAudit('2026-09-01').with('staffing-level', 5).with('speech-manner', 7).with('refunds', 4).build();
    const now = anAudit()
      .with('staffing-level', 3)
      .with('speech-manner', 6)
      .with('refunds', 8)
      .with('after-sales', 8)
      .build();
    const diff = diffAudits(was, now);
    expect(diff.worse).toEqual([
      { component: 'personnel', criterion: 'staffing-level', was: 5, now: 3, change: -2 },
      { component: 'personnel', criterion: 'speech-manner', was: 7, now: 6, change: -1 },
    ]);
    expect(diff.better.map(({ criterion, was, now }) => [criterion, was, now])).toEqual([
      ['refunds', 4, 8],
      ['after-sales', 7, 8],
    ]);
    expect(diff.same).toHaveLength(8);
    expect([diff.was?.lowest.score, diff.now?.lowest.score]).toEqual([4, 3]);
  });

  test('a criterion without a score in one audit is not scored; a criterion of only one audit is added or vanished', () => {
    const was = anAudit('2026-09-01').without('refunds').with('client-area', { na: 'home visits only' }).build();
    const now = anAudit().without('staff-fit').with('speech-manner', { 'not-seen': 'nobody spoke' }).build();
    const diff = diffAudits(was, now);
    expect(keys(diff.notScored)).toEqual(['client-area', 'speech-manner']);
    expect(keys(diff.added)).toEqual(['refunds']);
    expect(keys(diff.vanished)).toEqual(['staff-fit']);
    expect([...diff.worse, ...diff.better]).toEqual([]);
    expect(diff.same).toHaveLength(8);
  });

  test('a criterion that moved to another component is the same criterion', () => {
    const was = anAudit('2026-09-01').without('refunds').with('refunds', 3, 'personnel').build();
    const now = anAudit().with('refunds', 6).build();
    expect(diffAudits(was, now).better).toMatchObject([{ criterion: 'refunds', change: 3 }]);
  });

  test('causes, notes and plans are not changes', () => {
    const was = anAudit('2026-09-01').with('refunds', 4).build();
    const now = anAudit()
      .with('refunds', { score: 4, note: 'Two refunds.', cause: aCause() })
      .planning('refunds-1')
      .build();
    expect(hasMoved(diffAudits(was, now))).toBe(false);
  });
});

describe('did anything change?', () => {
  const was = anAudit('2026-09-01').with('client-area', { na: 'home visits' }).with('refunds', { 'not-seen': 'none' });
  const now = anAudit().with('client-area', { na: 'home visits' }).with('refunds', { 'not-seen': 'none' });

  test.each([
    ['nothing', now, false],
    ['another reason', now.with('client-area', { na: 'nobody waits' }), false],
    ['one point', now.with('staff-fit', 8), true],
    ['a score where it did not apply', now.with('client-area', 7), true],
    ['no score any more', now.with('staff-fit', { na: 'nobody' }), true],
    ['unseen, where it did not apply', now.with('client-area', { 'not-seen': 'closed' }), true],
    ['a new criterion', now.with('parking', 7), true],
    ['a criterion gone', now.without('staff-fit'), true],
  ])('%s: %s', (_, later, moved) => {
    expect(hasMoved(diffAudits(was.build(), later.build()))).toBe(moved);
  });
});

describe('laws', () => {
  test('an audit does not differ from itself', () => {
    fc.assert(
      fc.property(anyAudit(fc.constant('why')), (audit) => {
        const diff = diffAudits(audit, structuredClone(audit));
        expect([...diff.worse, ...diff.better, ...diff.added, ...diff.vanished]).toEqual([]);
        expect(hasMoved(diff)).toBe(false);
        expect(diff.was).toEqual(diff.now);
      }),
    );
  });

  test('if the audits are swapped, worse and better swap with negated changes, and added and vanished swap', () => {
    fc.assert(
      fc.property(pair(), ([was, now]) => {
        const forward = diffAudits(was, now);
        const backward = diffAudits(now, was);
        expect(moves(backward.worse)).toEqual(mirrored(forward.better));
        expect(moves(backward.better)).toEqual(mirrored(forward.worse));
        expect(keys(backward.same)).toEqual(keys(forward.same));
        expect(keys(backward.notScored)).toEqual(keys(forward.notScored));
        expect([keys(backward.added), keys(backward.vanished)]).toEqual([keys(forward.vanished), keys(forward.added)]);
        expect([backward.was?.lowest.score, backward.now?.lowest.score]).toEqual([
          forward.now?.lowest.score,
          forward.was?.lowest.score,
        ]);
        expect(hasMoved(backward)).toBe(hasMoved(forward));
      }),
    );
  });

  test('every criterion of the two audits is in exactly one group', () => {
    fc.assert(
      fc.property(pair(), ([was, now]) => {
        const diff: AuditDiff = diffAudits(was, now);
        const groups = [diff.worse, diff.better, diff.same, diff.notScored, diff.added, diff.vanished];
        const all = [was, now].flatMap(({ scores }) =>
          Object.values(scores).flatMap((criteria) => Object.keys(criteria)),
        );
        expect(keys(groups.flat())).toEqual([...new Set(all)].sort());
        for (const { was: from, now: to, change } of [...diff.worse, ...diff.better]) expect(to - from).toBe(change);
      }),
    );
  });

  test('a change of one criterion does not move the others', () => {
    const change = fc.tuple(fc.constantFrom(...KEYS), anEntry(fc.constant('why')));
    fc.assert(
      fc.property(change, ([criterion, entry]) => {
        const diff = diffAudits(anAudit('2026-09-01').build(), anAudit().with(criterion, entry).build());
        const moved = [...diff.worse, ...diff.better, ...diff.notScored, ...diff.added, ...diff.vanished];
        expect(keys(moved)).toEqual(entry.score === 7 ? [] : [criterion]);
      }),
    );
  });
});
