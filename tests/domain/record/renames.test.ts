/** A rename changes nothing but keys. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameMeaning, meaningIn, meaningOf, renamesOf } from '../../../src/domain/questionnaire/meaning.js';
import { type Criterion, resolveTemplate, type TemplateSource } from '../../../src/domain/questionnaire/template.js';
import type { Audit } from '../../../src/domain/record/audit.js';
import { renamed } from '../../../src/domain/record/renames.js';
import type { AuditRecord, SiteRecord } from '../../../src/domain/record/site.js';
import { diffAudits } from '../../../src/domain/view/diff.js';
import { anyAudit } from '../../helpers/generators/records.js';
import { aCause, aFollowUp, anAudit, KEYS } from '../../helpers/records/builders.js';

const THERE = new Map(KEYS.map((key, index) => [key, `other-${index}`]));
const BACK = new Map([...THERE].map(([old, now]) => [now, old]));
const record = (audit: Audit): AuditRecord => ({ id: `${audit.date}.audit`, date: audit.date, kind: 'audit', audit });
const there = (audit: Audit) => (renamed(record(audit), THERE) as AuditRecord).audit;

/** The text with every key of the questionnaire replaced by its other key. */
const back = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'string' ? (BACK.get(part) ?? part) : part));

describe('renaming every criterion', () => {
  test('and back gives the original record', () => {
    fc.assert(
      fc.property(anyAudit(), (audit) => {
        expect(renamed(renamed(record(audit), THERE), BACK)).toEqual(record(audit));
      }),
    );
  });

  test('gives the same diff under the other keys', () => {
    fc.assert(
      fc.property(anyAudit(), anyAudit(), (was, now) => {
        const moves = ({ worse, better, same, notScored, added, vanished: gone }: ReturnType<typeof diffAudits>) => ({
          worse,
          better,
          same,
          notScored,
          added,
          gone,
        });
        expect(back(moves(diffAudits(there(was), there(now))))).toEqual(back(moves(diffAudits(was, now))));
      }),
    );
  });

  test('in the later record alone gives it as well, if the rename is followed', () => {
    fc.assert(
      fc.property(anyAudit(), anyAudit(), (was, now) => {
        const followed = (renamed(record(was), THERE) as AuditRecord).audit;
        const { worse, better, same } = diffAudits(followed, there(now));
        const plain = diffAudits(was, now);
        expect([worse.length, better.length, same.length]).toEqual([
          plain.worse.length,
          plain.better.length,
          plain.same.length,
        ]);
      }),
    );
  });

  test('applies to everything a record says of a criterion, but not to the ids of actions', () => {
    const audit = anAudit('2026-09-01')
      .having({ guess: ['refunds'] })
      .with('refunds', 3)
      .explaining('refunds')
      .planning('refunds-1')
      .record();
    const followUp = aFollowUp('2026-10-01').with('refunds', 5).explaining('refunds', aCause()).adding('refunds-1');
    const said: SiteRecord = {
      ...followUp.record(),
      followUp: {
        ...followUp.build(),
        peers: [{ criterion: 'refunds', business: 'b', organised: 'o', undertaken: 'u', obstacles: 'o', try: 't' }],
      },
    };
    const text = JSON.stringify([audit, said].map((one) => renamed(one, new Map([['refunds', 'money-back']]))));
    expect(text.match(/"refunds"/g)).toBeNull();
    expect(text.match(/"money-back"/g)).toHaveLength(7);
    expect(text.match(/"refunds-1"/g)).toHaveLength(2);
  });
});

describe('what a criterion means', () => {
  const source = (more: Partial<TemplateSource['components'][string]['criteria'][string]>): TemplateSource => ({
    format: 'template/1',
    name: 'tea',
    version: 3,
    title: { en: 'Tea' },
    components: {
      hall: {
        criteria: {
          brewing: {
            title: { en: 'Brewing' },
            question: { en: 'How long?' },
            anchors: { 1: { en: 'A bag' } },
            ...more,
          },
        },
      },
    },
  });
  const criterion = (more = {}) => resolveTemplate(source(more)).components[0]?.criteria[0] as Criterion;

  test.each([
    ['a title', { title: { en: 'The brewing' } }],
    [
      'a translation',
      { question: { en: 'How long?', uk: 'Як довго?' }, anchors: { 1: { en: 'A bag', uk: 'Пакетик' } } },
    ],
    ['a tier', { tier: 'premium' as const }],
    ['a former key', { 'renamed-from': ['drawing'] }],
  ])('%s does not change it', (_, more) => {
    expect(meaningOf(criterion(more))).toBe(meaningOf(criterion()));
  });

  test.each([
    ['the question', { question: { en: 'How hot?' } }],
    ['an anchor', { anchors: { 1: { en: 'Two bags' } } }],
    ['one anchor more', { anchors: { 1: { en: 'A bag' }, 10: { en: 'Leaf' } } }],
    ['another level', { anchors: { 4: { en: 'A bag' } } }],
  ])('%s changes it', (_, more) => {
    expect(meaningOf(criterion(more))).not.toBe(meaningOf(criterion()));
  });

  test('is different before the version that changed it', () => {
    const template = resolveTemplate(source({ 'changed-in': 2 }));
    const [one, two, three] = [1, 2, 3].map((version) => meaningIn(template, version, 'brewing'));
    expect([isSameMeaning(one, two), isSameMeaning(two, three), isSameMeaning(one, one)]).toEqual([false, true, true]);
  });

  test('is unknown without the questionnaire, so that only the key counts', () => {
    const known = meaningIn(resolveTemplate(source({})), 1, 'brewing');
    expect(meaningIn(undefined, 1, 'brewing')).toBeUndefined();
    expect(meaningIn(resolveTemplate(source({})), 1, 'steeping')).toBeUndefined();
    expect([isSameMeaning(undefined, known), isSameMeaning(known, undefined)]).toEqual([true, true]);
  });

  test('former keys lead to today’s key, those of a parent as well', () => {
    const parent = resolveTemplate(source({ 'renamed-from': ['drawing', 'steeping'] }));
    const child = resolveTemplate({ ...source({}), name: 'green', components: {} }, parent);
    for (const template of [parent, child]) {
      expect([...renamesOf(template)]).toEqual([
        ['drawing', 'brewing'],
        ['steeping', 'brewing'],
      ]);
    }
  });
});
