/** The truth table of the gate: each rule below, at and above its boundary, and with what can stand in a score's place. */
import { describe, expect, test } from 'vitest';
import { type CheckInput, checkSite, judgeSite, opened } from '../../../src/domain/gate/gate.js';
import { Series } from '../../../src/domain/gate/rule-series.js';
import { RULE_NAMES, RULES, type RuleName } from '../../../src/domain/gate/rules.js';
import type { CheckSettings, Thresholds } from '../../../src/domain/gate/thresholds.js';
import type { ActionKind, Cause, Entry } from '../../../src/domain/record/audit.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { addDays } from '../../../src/domain/text/date.js';
import { aCause, aFollowUp, anAction, aSmallAudit } from '../../helpers/records/builders.js';

const TODAY = '2026-11-21';
const thresholds = (check: CheckSettings, more: Partial<Thresholds> = {}): Thresholds => ({
  sagging: 5,
  target: 7,
  check,
  waivers: [],
  ...more,
});
const NA: Entry = { na: 'none here' };
const UNSEEN: Entry = { 'not-seen': 'nobody asked' };
const GONE = undefined;

/** Audits ten weeks apart, the last one yesterday; each gives `refunds`, and another criterion so that it is never empty. */
function history(...scores: (number | Entry | undefined)[]): SiteRecord[] {
  return scores.map((entry, index) => {
    const date = addDays('2026-11-20', -70 * (scores.length - 1 - index));
    const audit = aSmallAudit(date, { availability: 8 });
    return (entry === undefined ? audit : audit.with('refunds', entry)).record();
  });
}
const findingsOf = (
  records: readonly SiteRecord[],
  check: CheckSettings,
  more: Partial<Thresholds> = {},
  input: CheckInput = {},
) =>
  checkSite(records, thresholds(check, more), TODAY, input)
    .filter(({ criterion }) => criterion !== 'availability')
    .map(({ rule, level, standing }) => [rule, level, ...(standing === 'counts' ? [] : [standing])].join(' '));

type Row = [what: string, records: SiteRecord[], found: string[]];

function table(check: CheckSettings, rows: readonly Row[]): void {
  test.each<Row>([...rows])('%s', (_, records, found) => {
    expect(findingsOf(records, check)).toEqual(found);
  });
}

describe('min-score: 5', () => {
  table({ 'min-score': 5 }, [
    ['below', history(4), ['min-score fail']],
    ['at', history(5), []],
    ['above', history(6), []],
    ['absent', history(4, GONE), []],
    ['does not apply', history(4, NA), []],
    ['not seen: the last score counts', history(4, UNSEEN), ['min-score fail']],
    ['not seen, and never scored', history(UNSEEN), []],
    [
      'does not apply, and scored since',
      [...history(4, NA), aFollowUp(TODAY).with('refunds', 4).record()],
      ['min-score fail'],
    ],
  ]);
});

describe('max-drop: 2', () => {
  table({ 'max-drop': 2 }, [
    ['a drop of 3', history(8, 5), ['max-drop fail']],
    ['a drop of 2 passes', history(8, 6), []],
    ['a drop of 1', history(8, 7), []],
    ['three drops of 1', history(8, 7, 6, 5), []],
    ['absent in between: compared with the score before', history(8, GONE, 5), ['max-drop fail']],
    ['not seen in between', history(8, UNSEEN, 5), ['max-drop fail']],
    ['not applicable in between', history(8, NA, 5), ['max-drop fail']],
    ['not seen now', history(8, UNSEEN), []],
    ['not seen now, fallen before', history(8, 4, UNSEEN), ['max-drop fail']],
    ['repeated by a follow-up', [...history(8, 5), aFollowUp(TODAY).with('refunds', 5).record()], ['max-drop fail']],
    ['up again in a follow-up, far enough', [...history(8, 5), aFollowUp(TODAY).with('refunds', 6).record()], []],
    ['fallen in a follow-up', [...history(5, 8), aFollowUp(TODAY).with('refunds', 5).record()], ['max-drop fail']],
    ['fallen and risen long ago', [...history(8, 5, 6), aFollowUp(TODAY).with('refunds', 6).record()], []],
  ]);
});

describe('max-slide: 2', () => {
  table({ 'max-slide': 2 }, [
    ['three falls of 1 are a slide of 3', history(8, 7, 6, 5), ['max-slide fail']],
    ['two falls of 1 are a slide of 2, which passes', history(8, 7, 6), []],
    ['the best need not come first', history(5, 9, 8, 7, 6), ['max-slide fail']],
    ['a rise', history(5, 6, 7), []],
    ['the first audit', history(3), []],
    ['not applicable now', history(8, NA), []],
    ['not seen now', history(8, 5, UNSEEN), ['max-slide fail']],
  ]);

  test('a slide of 3 passes max-slide: 3', () => {
    expect(findingsOf(history(8, 7, 6, 5), { 'max-slide': 3 })).toEqual([]);
    expect(findingsOf(history(8, 7, 6, 5, 4), { 'max-slide': 3 })).toEqual(['max-slide fail']);
  });

  test('the best may have been measured by a follow-up', () => {
    const [first, last] = history(5, 5) as [SiteRecord, SiteRecord];
    expect(findingsOf([first, aFollowUp('2026-10-10').with('refunds', 8).record(), last], { 'max-slide': 2 })).toEqual([
      'max-slide fail',
    ]);
  });
});

describe('vanished', () => {
  table({ vanished: 'fail' }, [
    ['scored last time, absent now', history(7, GONE), ['vanished fail']],
    ['scored last time, not applicable now', history(7, NA), ['vanished fail']],
    ['not seen now is not vanished', history(7, UNSEEN), []],
    ['scored now', history(7, 3), []],
    ['never scored', history(NA, NA), []],
    ['new now', history(GONE, 7), []],
    ['not applicable for a second time', history(7, NA, NA), []],
    [
      'not seen last time, so that its score still counted, and absent now',
      history(7, UNSEEN, GONE),
      ['vanished fail'],
    ],
    ['not applicable, and scored since', [...history(7, NA), aFollowUp(TODAY).with('refunds', 6).record()], []],
  ]);
});

describe('an incomplete audit is never compared with', () => {
  const incomplete = (records: readonly SiteRecord[]) => ({
    isIncomplete: ({ id }: SiteRecord) => id === records[1]?.id,
  });
  test.each<[string, CheckSettings, SiteRecord[], string[]]>([
    ['absent in it, the criterion has still vanished', { vanished: 'fail' }, history(7, GONE, GONE), ['vanished fail']],
    ['a low score in it does not soften a drop', { 'max-drop': 2 }, history(8, 5, 5), ['max-drop fail']],
    ['a high score in it is not the best', { 'max-slide': 2 }, history(6, 9, 6), []],
    ['a low score in it does not make a rise', { 'unsupported-rise': 'fail' }, history(6, 4, 6), []],
  ])('%s', (_, check, records, found) => {
    expect(findingsOf(records, check, {}, incomplete(records))).toEqual(found);
  });
});

describe('unplanned', () => {
  const action = (status?: 'open' | 'started' | 'done' | 'dropped') => {
    const [record] = [aSmallAudit('2026-11-20', { refunds: 5 }).planning('refunds-1').record()];
    return status ? [record, aFollowUp(TODAY).saying('2026-11-20.audit/refunds-1', status).record()] : [record];
  };
  const shared = (one: string, other: string) =>
    aSmallAudit('2026-11-20', { refunds: 5, availability: 5 })
      .explaining('refunds', aCause({ summary: one }))
      .explaining('availability', aCause({ summary: other }))
      .planning('availability-1')
      .record();
  table({ unplanned: 'fail' }, [
    ['it sags without an action', history(5), ['unplanned fail']],
    ['it does not sag', history(6), []],
    ['planned', action(), []],
    ['started', action('started'), []],
    ['done, and it still sags', action('done'), ['unplanned fail']],
    ['dropped', action('dropped'), ['unplanned fail']],
    ['planned by a follow-up', [...history(5), aFollowUp(TODAY).adding('refunds-1').record()], []],
    [
      'an action for another criterion',
      [...history(5), aFollowUp(TODAY).adding('availability-1').record()],
      ['unplanned fail'],
    ],
    ['an action for another criterion with the same cause', [shared('The same.', 'The same.')], []],
    ['an action for another criterion with another cause', [shared('This.', 'That.')], ['unplanned fail']],
    ['not seen, and it sagged before', history(5, UNSEEN), ['unplanned fail']],
    ['not applicable now', history(5, NA), []],
  ]);
});

describe('unsupported-rise', () => {
  const noted = (score: number): Entry => ({ score, note: 'A new rule hangs at the till.' });
  const withAction = (closed: string, kind: ActionKind = 'countermeasure') => {
    const [first, last] = history(5, 7) as [SiteRecord, SiteRecord];
    const planned = aFollowUp(addDays(first.date, 1)).adding('refunds-1', { kind }).record();
    const id = `${planned.id}/refunds-1`;
    return [first, planned, aFollowUp(closed).saying(id, 'done').record(), last];
  };
  table({ 'unsupported-rise': 'fail' }, [
    ['a rise of 1', history(5, 6), []],
    ['a rise of 2', history(5, 7), ['unsupported-rise fail']],
    ['a rise of 2 with a note', history(5, noted(7)), []],
    ['a note on the score before does not help', history(noted(5), 7), ['unsupported-rise fail']],
    ['an action done in between', withAction('2026-10-20'), []],
    ['only a measurement in between', withAction('2026-10-20', 'measure'), ['unsupported-rise fail']],
    ['the first audit', history(9), []],
    ['not seen in between', history(5, UNSEEN, 7), ['unsupported-rise fail']],
  ]);

  test('an action done after the score, or only open, does not support it', () => {
    expect(findingsOf(withAction(TODAY), { 'unsupported-rise': 'fail' })).toEqual(['unsupported-rise fail']);
    expect(
      findingsOf(
        withAction('2026-10-20').filter((_, index) => index !== 2),
        { 'unsupported-rise': 'fail' },
      ),
    ).toEqual(['unsupported-rise fail']);
  });
});

describe('broken-promise', () => {
  const promised = (due: string, more: Partial<Cause> = {}) =>
    aSmallAudit('2026-09-01', {
      refunds: { score: 4, cause: aCause({ promise: { said: '6 weeks', due, target: 7 }, ...more }) },
    }).record();
  const scored = (date: string, score: number) => aFollowUp(date).with('refunds', score).record();
  const renewed = aFollowUp('2026-11-20').explaining(
    'refunds',
    aCause({ promise: { said: 'soon', due: '2026-12-20', target: 6 } }),
  );
  table({ 'broken-promise': 'fail' }, [
    ['none made', history(4), []],
    ['not due yet', [promised('2026-11-22')], []],
    ['due seven days ago, not scored: passes on its last day', [promised('2026-11-14')], []],
    ['due eight days ago, not scored', [promised('2026-11-13')], ['broken-promise fail']],
    ['scored below it after its date', [promised('2026-11-18'), scored('2026-11-19', 6)], ['broken-promise fail']],
    ['scored at it in time', [promised('2026-11-18'), scored('2026-11-18', 7), scored('2026-11-19', 5)], []],
    ['kept late', [promised('2026-10-01'), scored('2026-10-20', 6), scored('2026-11-19', 7)], []],
    ['broken, and promised anew', [promised('2026-10-01'), renewed.record()], []],
  ]);
});

describe('base-first', () => {
  const tiers = new Map([
    ['refunds', 'base' as const],
    ['availability', 'premium' as const],
  ]);
  const find = (score: number | Entry, premium: number | Entry = 8) =>
    checkSite(
      [aSmallAudit('2026-11-20', { refunds: score, availability: premium }).record()],
      thresholds({ 'base-first': 'warn' }),
      TODAY,
      {
        tiers,
      },
    );

  test('a base criterion under target, at target; no premium scored', () => {
    expect(find(6)[0]?.facts).toEqual({ base: 'refunds', score: 6, target: 7, more: 0 });
    expect(find(7)).toEqual([]);
    expect(find(6, NA)).toEqual([]);
    expect(find(NA)).toEqual([]);
  });

  test('a programme is premium on the base of the main series', () => {
    const at = { record: aSmallAudit('2026-11-20', { refunds: 3 }).record(), path: [] };
    const base = [{ criterion: 'refunds', score: 3, at }];
    const records = [aSmallAudit('2026-11-20', { availability: 8 }).record('2026-11-20.tiers.audit')];
    const found = (under: typeof base) =>
      checkSite(records, thresholds({ 'base-first': 'fail' }), TODAY, { tiers, base: () => under, programme: 'tiers' });
    expect(found(base)[0]).toMatchObject({ level: 'fail', programme: 'tiers', facts: { base: 'refunds' } });
    expect(found([])).toEqual([]);
  });
});

describe('the calendar', () => {
  const old = (days: number) => [aSmallAudit(addDays(TODAY, -days), { refunds: 8 }).record()];
  const open = (days: number) => [
    aSmallAudit(addDays(TODAY, -days), { refunds: 8 }).planning('refunds-1', { due: '2027-12-31' }).record(),
  ];
  /** Every action as it was, nobody there. */
  const untouched = aFollowUp(addDays(TODAY, -1))
    .saying(`${addDays(TODAY, -22)}.audit/refunds-1`, 'open')
    .record();
  const due = (days: number) => [
    aSmallAudit('2026-10-01', { refunds: 8 })
      .planning('refunds-1', { due: addDays(TODAY, -days) })
      .record(),
  ];
  describe('max-age: {warn: 90d, fail: 120d}', () => {
    table({ 'max-age': { warn: '90d', fail: '120d' } }, [
      ['90 days pass', old(90), []],
      ['91 days warn', old(91), ['max-age warn']],
      ['120 days warn', old(120), ['max-age warn']],
      ['121 days fail', old(121), ['max-age fail']],
      ['a follow-up does not count as an audit', [...old(121), aFollowUp(TODAY).record()], ['max-age fail']],
    ]);
  });
  describe('max-silence: 21d', () => {
    table({ 'max-silence': '21d' }, [
      ['21 days pass', open(21), []],
      ['22 days fail', open(22), ['max-silence fail']],
      ['nothing open', old(22), []],
      ['a follow-up since', [...open(22), aFollowUp(addDays(TODAY, -3)).with('refunds', 5).record()], []],
      ['a draft that nobody filled in', [...open(22), untouched], ['max-silence fail']],
    ]);
  });
  describe('max-overdue: {warn: 0d, fail: 14d}', () => {
    table({ 'max-overdue': { warn: '0d', fail: '14d' } }, [
      ['due today', due(0), []],
      ['due yesterday', due(1), ['max-overdue warn']],
      ['14 days', due(14), ['max-overdue warn']],
      ['15 days', due(15), ['max-overdue fail']],
      ['done', [...due(15), aFollowUp(TODAY).saying('2026-10-01.audit/refunds-1', 'done').record()], []],
      [
        'a new date was agreed',
        [
          ...due(15),
          aFollowUp(TODAY).saying('2026-10-01.audit/refunds-1', { status: 'open', due: '2026-12-01' }).record(),
        ],
        [],
      ],
    ]);

    test('each action is found separately', () => {
      const records = [
        aSmallAudit('2026-10-01', { refunds: 8 })
          .planning('refunds-1', { due: '2026-11-01' })
          .planning('refunds-2', { due: '2026-11-20' })
          .record(),
      ];
      expect(findingsOf(records, { 'max-overdue': { warn: '0d', fail: '14d' } })).toEqual([
        'max-overdue fail',
        'max-overdue warn',
      ]);
    });
  });
});

describe('stale-waiver', () => {
  const waiver = { rule: 'min-score' as const, criterion: 'refunds', value: 3, until: TODAY, reason: 'till on order' };
  const found = (score: number, until = TODAY, today = TODAY) => {
    const set = thresholds({ 'min-score': 5, 'stale-waiver': 'warn' }, { waivers: [{ ...waiver, until }] });
    const series = new Series({ records: history(score).map(opened), today, sagging: 5, target: 7 });
    return judgeSite({ thresholds: set, today, series: [{ series }] }).flatMap(({ facts }) =>
      'isPast' in facts ? [facts.isPast ? 'past' : 'not needed'] : [],
    );
  };
  test.each([
    ['it lets something pass, on its last day', 4, TODAY, []],
    ['past its end', 4, addDays(TODAY, -1), ['past']],
    ['nothing left to let pass', 5, TODAY, ['not needed']],
    ['its value is too high to let the score pass', 2, TODAY, ['not needed']],
  ])('%s', (_, score, until, expected) => {
    expect(found(score, until)).toEqual(expected);
  });
});

/** Records at which the rule fails for `refunds`, or for the site. */
const BROKEN: Partial<
  Record<RuleName, { records: SiteRecord[]; value: CheckSettings[RuleName]; milder?: number | string }>
> = {
  'min-score': { records: history(3), value: 5, milder: 3 },
  'max-drop': { records: history(9, 4), value: 2, milder: 5 },
  'max-slide': { records: history(9, 8, 7, 6), value: 2, milder: 3 },
  vanished: { records: history(7, NA), value: 'fail' },
  unexplained: { records: history(5), value: 'fail' },
  unplanned: { records: history(5), value: 'fail' },
  'unsupported-rise': { records: history(5, 7), value: 'fail' },
  'broken-promise': {
    records: [
      aSmallAudit('2026-09-01', {
        refunds: { score: 4, cause: aCause({ promise: { said: 'soon', due: '2026-10-01', target: 7 } }) },
      }).record(),
    ],
    value: 'fail',
  },
  'max-age': { records: [aSmallAudit('2026-01-01', { refunds: 8 }).record()], value: '90d', milder: '400d' },
  'max-silence': {
    records: [
      aSmallAudit('2026-10-01', { refunds: 8 })
        .having({ plan: { 'refunds-1': anAction('refunds') } })
        .record(),
    ],
    value: '21d',
    milder: '60d',
  },
  'max-overdue': {
    records: [aSmallAudit('2026-10-01', { refunds: 8 }).planning('refunds-1', { due: '2026-10-10' }).record()],
    value: '14d',
    milder: '60d',
  },
};

describe.each(Object.entries(BROKEN))('%s', (name, { records, value, milder }) => {
  const rule = name as RuleName;
  const ofCriterion = RULES[rule].about === 'criterion';
  const aWaiver = (more: object = {}) => ({
    rule,
    ...(ofCriterion && { criterion: 'refunds' }),
    ...(milder !== undefined && { value: milder }),
    until: '2026-12-31',
    reason: 'till on order',
    ...more,
  });

  test('fails, is off, or is not named', () => {
    expect(findingsOf(records, { [rule]: value })).toEqual([`${rule} fail`]);
    expect(findingsOf(records, { [rule]: 'off' })).toEqual([]);
    expect(findingsOf(records, {})).toEqual([]);
  });

  test('is waived up to and on the last day of the waiver', () => {
    expect(findingsOf(records, { [rule]: value }, { waivers: [aWaiver()] })).toEqual([`${rule} fail waived`]);
    expect(findingsOf(records, { [rule]: value }, { waivers: [aWaiver({ until: TODAY })] })).toEqual([
      `${rule} fail waived`,
    ]);
    expect(findingsOf(records, { [rule]: value }, { waivers: [aWaiver({ until: addDays(TODAY, -1) })] })).toEqual([
      `${rule} fail`,
    ]);
  });

  test('the setting for a criterion overrides the rule, and the site overrides the project', () => {
    if (ofCriterion) {
      expect(findingsOf(records, { [rule]: value, criteria: { refunds: { [rule]: 'off' } } })).toEqual([]);
      expect(findingsOf(records, { [rule]: 'off', criteria: { refunds: { [rule]: value } } })).toEqual([
        `${rule} fail`,
      ]);
      expect(findingsOf(records, { [rule]: value, criteria: { availability: { [rule]: 'off' } } })).toEqual([
        `${rule} fail`,
      ]);
    }
    expect(findingsOf(records, {}, { siteCheck: { [rule]: value } })).toEqual([`${rule} fail`]);
    expect(findingsOf(records, {}, { defaults: { [rule]: value } })).toEqual([`${rule} fail`]);
    expect(findingsOf(records, { [rule]: 'off' }, { defaults: { [rule]: value } })).toEqual([]);
  });
});

test('every rule about records is in the table of this test', () => {
  const elsewhere = ['base-first', 'rewritten', 'stale-waiver'];
  expect(RULE_NAMES.filter((name) => !elsewhere.includes(name)).sort()).toEqual(Object.keys(BROKEN).sort());
});
