/** Single parts of a file change; the user's text around them stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/record/audit.js';
import { printRecord } from '../../src/storage/print.js';
import { spliced } from '../../src/storage/splice.js';
import { runs } from '../helpers/generators/random.js';
import { anEntry } from '../helpers/generators/records.js';
import { parseAudit } from '../helpers/records/audit-text.js';
import { anAudit, aSmallAudit, KEYS } from '../helpers/records/builders.js';

const print = (audit: Audit) => printRecord('audit', audit, { schema: 'audit-1.json', title: () => undefined });
const componentOf = (audit: Audit, criterion: string) =>
  Object.entries(audit.scores).find(([, criteria]) => criteria[criterion])?.[0] ?? '';

const BY_HAND = `# yaml-language-server: $schema=audit-1.json
# Olena checks this file on Mondays.
format: audit/1
date: 2026-11-20
template: {name: base, version: 1, digest: sha256-0123456789abcdef}
sagging: 5
target: 7
assessors: [{name: "Olena"}]   # she scores

scores:
  product:
    # the till is new
    refunds:
      score: 4   # was 6
      note: |
        Two disputes.

    availability: {score: 7}
`;

describe('a file that was edited by hand', () => {
  const was = parseAudit(BY_HAND);
  const refunds = (entry: Audit['scores'][string][string]): Audit => ({
    ...was,
    scores: { product: { ...was.scores.product, refunds: entry } },
  });

  test('a changed entry changes one block; comments and forms elsewhere stay', () => {
    const now = refunds({ score: 6, note: 'Two disputes.' });
    const text = spliced(BY_HAND, print(now), [['scores', 'product', 'refunds']]);
    expect(text).toBe(BY_HAND.replace('score: 4   # was 6', 'score: 6'));
  });

  test('a file with Windows line ends keeps its comments, too', () => {
    const now = refunds({ score: 6, note: 'Two disputes.' });
    const text = spliced(BY_HAND.replaceAll('\n', '\r\n'), print(now), [['scores', 'product', 'refunds']]);
    expect(parseAudit(text ?? '')).toEqual(now);
    expect(text).toContain('# Olena checks this file on Mondays.');
  });

  test('a new part is added at the end, and a part that is missing now is removed', () => {
    const planned: Audit = {
      ...was,
      plan: { 'refunds-1': { criterion: 'refunds', kind: 'train', text: 'x', owner: 'Anna', due: '2026-12-01' } },
    };
    const added = spliced(BY_HAND, print(planned), [['plan']]);
    expect(added?.startsWith(BY_HAND)).toBe(true);
    expect(parseAudit(added ?? '')).toEqual(planned);
    expect(spliced(added ?? '', print(was), [['plan']])).toBe(BY_HAND);
  });

  test('a change that is not safe is not made', () => {
    const flow = BY_HAND.replace(/scores:[\s\S]*/, 'scores: {product: {refunds: {score: 4}}}\n');
    const now = aSmallAudit('2026-11-20', { refunds: 6 }).build();
    expect(spliced(flow, print(now), [['scores', 'product', 'refunds']])).toBeUndefined();
  });

  test('the order of its keys stays', () => {
    const turned = BY_HAND.replace('sagging: 5\ntarget: 7\n', 'target: 7\nsagging: 5\n');
    const text = spliced(turned, print(refunds({ score: 6, note: 'Two disputes.' })), [
      ['scores', 'product', 'refunds'],
    ]);
    expect(text).toBe(turned.replace('score: 4   # was 6', 'score: 6'));
  });
});

test('after any change the file has the new content, or it is left to be printed completely', () => {
  const change = fc.tuple(fc.constantFrom(...KEYS), anEntry());
  fc.assert(
    fc.property(change, ([criterion, entry]) => {
      const [before, after] = [anAudit().build(), anAudit().with(criterion, entry).build()];
      const path = ['scores', componentOf(after, criterion), criterion];
      const text = spliced(print(before), print(after), [path]);
      expect(text).toBe(print(after));
    }),
    { numRuns: runs(50) },
  );
});
