import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditOf, proposedActions } from '../../src/domain/interview/record.js';
import type { Audit } from '../../src/domain/record/audit.js';
import { parseAs } from '../../src/storage/parse.js';
import { printRecord, printSite } from '../../src/storage/print.js';
import { followUpSchema } from '../../src/storage/schema/follow-up.js';
import { siteSchema } from '../../src/storage/schema/settings.js';
import { schemaOfRecord } from '../../src/storage/schemas.js';
import { aLine, anyAudit, aText } from '../helpers/generators/records.js';
import { anInterview, answering, causeAnswers, scored } from '../helpers/interviews/answering.js';
import { MESSAGES } from '../helpers/printing/styles.js';
import { parseAudit, sourceOf } from '../helpers/records/audit-text.js';
import { aCause, aFollowUp, anAudit, aSmallAudit, KEYS } from '../helpers/records/builders.js';

const TITLES: Record<string, string> = {
  product: 'Product',
  personnel: 'Personnel',
  refunds: 'Getting a refund',
  'staffing-level': 'Enough people, no queues',
};
const options = { schema: schemaOfRecord('audit-1'), title: (key: string) => TITLES[key] };
const print = (audit: Audit) => printRecord('audit', audit, options);
const withNote = (note: string) => aSmallAudit('2026-11-20', { refunds: { score: 7, note } }).build();

test('an audit as a file', () => {
  const audit = aSmallAudit('2026-11-20', {
    'staffing-level': {
      score: 3,
      note: 'Eight people waiting at 18:00 on Friday,\ntwo of three chairs free.',
      counted: { ok: 279, of: 280 },
      cause: aCause({
        factors: [{ side: 'both', text: 'No cashier: the till is #2.' }],
        responsible: { nobody: true },
        advisers: [],
      }),
    },
    refunds: { 'not-seen': 'Nobody asked for a refund today.' },
  })
    .having({
      period: 'last 30 days',
      guess: ['refunds', 'staffing-level'],
      template: { name: 'base', version: 1, digest: 'sha256-0123456789abcdef' },
    })
    .saying('2026-09-01.audit/refunds-1', 'done')
    .planning('staffing-level-1', { needs: 'Two hours of the cashier.', question: 'mechanism' })
    .build();
  expect(print(audit)).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../.service-audit/schema/audit-1.json
    format: audit/1
    date: 2026-11-20
    template:
      name: base
      version: 1
      digest: sha256-0123456789abcdef
    sagging: 5
    target: 7
    period: last 30 days
    assessors:
      - name: Olena Kovalchuk
        role: consultant
    guess:
      - refunds
      - staffing-level
    scores:
      personnel: # Personnel
        staffing-level: # Enough people, no queues
          score: 3
          note: |
            Eight people waiting at 18:00 on Friday,
            two of three chairs free.
          counted: {ok: 279, of: 280}
          cause:
            answered-by: Ivan Petrenko
            summary: |
              The evening shift was not refilled.
            since:
              answer: recent
              date: 2026-09
              change: |
                Two masters left.
            factors:
              - side: both
                text: |
                  No cashier: the till is #2.
            mechanism:
              understood: yes
              expertise: true
              basis: observed
            responsible:
              nobody: true
            advisers: []
            today:
              by: Olena Kovalchuk
              text: |
                Ask for the shift plan.
            promise:
              said: 6 weeks
              due: 2027-01-02
              target: 7
      product: # Product
        refunds: # Getting a refund
          not-seen: |
            Nobody asked for a refund today.
    actions:
      2026-09-01.audit/refunds-1:
        status: done
    plan:
      staffing-level-1:
        criterion: staffing-level
        kind: countermeasure
        text: |
          Float one master to the desk.
        owner: Ivan Petrenko
        needs: |
          Two hours of the cashier.
        due: 2026-12-04
        question: mechanism
    "
  `);
});

describe('a printed file can be read back', () => {
  test('whatever people typed', () => {
    fc.assert(
      fc.property(anyAudit(), (audit) => {
        expect(parseAudit(print(audit))).toEqual(audit);
      }),
    );
  });

  test('printing it again gives the same bytes', () => {
    fc.assert(
      fc.property(anyAudit(), (audit) => {
        const once = print(audit);
        expect(print(parseAudit(once))).toBe(once);
      }),
    );
  });

  test('this holds for follow-ups and sites, too', () => {
    fc.assert(
      fc.property(aText(), aLine(), (text, line) => {
        const followUp = {
          ...aFollowUp('2026-11-27')
            .with('refunds', { counted: { ok: 1, of: 2 }, note: text })
            .explaining('refunds')
            .adding('refunds-1', { text, owner: line })
            .build(),
          present: [line],
          peers: [
            { criterion: 'refunds', business: line, organised: text, undertaken: text, obstacles: text, try: text },
          ],
        };
        const printed = printRecord('follow-up', followUp, options);
        expect(parseAs(followUpSchema, sourceOf(printed), 'follow-up/1')).toEqual(followUp);
        expect(parseAs(siteSchema, sourceOf(printSite({ title: line }, 'site-1.json')), 'site/1')).toEqual({
          format: 'site/1',
          title: line,
        });
      }),
    );
  });

  test('whatever the titles beside its keys', () => {
    fc.assert(
      fc.property(aText(), (title) => {
        const audit = anAudit().build();
        const printed = printRecord('audit', audit, { ...options, title: () => title });
        expect(parseAudit(printed)).toEqual(audit);
      }),
    );
  });
});

describe('a file in git', () => {
  test('ends with a line feed, has no other line end, no tab as indentation, and its first line names the schema', () => {
    fc.assert(
      fc.property(anyAudit(), (audit) => {
        const printed = print(audit);
        expect(printed).toMatch(/^# yaml-language-server: \$schema=.*audit-1\.json\nformat: audit\/1\n/);
        expect(printed.endsWith('\n') && !printed.endsWith('\n\n')).toBe(true);
        expect(printed).not.toMatch(/[\r\u2028\u2029\u0085]/);
        expect(printed.split('\n').filter((line) => line.startsWith('\t'))).toEqual([]);
      }),
    );
  });

  test('one changed score changes one line', () => {
    const change = fc.tuple(fc.constantFrom(...KEYS), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(change, ([criterion, score]) => {
        const [before, after] = [anAudit(), anAudit().with(criterion, score)].map((audit) =>
          print(audit.build()).split('\n'),
        );
        expect(after).toHaveLength(before?.length ?? 0);
        expect(after?.filter((line, index) => line !== before?.[index])).toHaveLength(score === 7 ? 0 : 1);
      }),
    );
  });

  test('an added note changes no other line', () => {
    const before = print(withNote('one')).split('\n');
    const after = print(withNote('one\ntwo: #2')).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual(['        two: #2']);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });

  test('no text can end its block or begin a merge conflict', () => {
    const printed = print(withNote('<<<<<<< HEAD\n---\n...\n# x\n=======\n>>>>>>> theirs'));
    expect(printed.split('\n').filter((line) => /^(<<<|---|\.\.\.|===|>>>)/.test(line))).toEqual([]);
  });
});

test('an invalid audit is never printed', () => {
  for (const score of [0, 11, 7.5, Number.NaN]) expect(() => print(anAudit().with('refunds', score).build())).toThrow();
  expect(() => print(anAudit('2026-02-30').build())).toThrow();
  expect(() => print(anAudit().with('Refunds: x', 7).build())).toThrow();
  expect(() => print(anAudit().with('refunds', { score: 7, na: 'both' }).build())).toThrow();
});

test('the plan that follows from the longest factor can be printed', () => {
  const start = anInterview({ given: { assessors: [{ name: 'Olena' }], period: 'May' } });
  const answers = { ...causeAnswers('refunds'), 'cause/refunds/factor-0': 'x'.repeat(10_000) };
  const state = answering(scored({ refunds: 3 }), answers);
  const plan = proposedActions(start, state, (proposal) => MESSAGES.en.proposal(proposal, 'Getting a refund'));
  expect(() => print(auditOf(start, answering(state, { plan })))).not.toThrow();
});
