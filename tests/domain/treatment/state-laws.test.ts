import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concerning, type SiteRecord } from '../../../src/domain/record/site.js';
import { addDays, daysBetween } from '../../../src/domain/text/date.js';
import { criterionState } from '../../../src/domain/treatment/state.js';
import { anyCause, aScore } from '../../helpers/generators/records.js';
import { aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const LIMITS = { sagging: 5, target: 7 };
const START = '2026-01-01';

/** Records of one criterion in date order, with causes, plans and updates of actions. */
const aHistory = (): fc.Arbitrary<SiteRecord[]> =>
  fc
    .uniqueArray(
      fc.record({
        day: fc.nat(120),
        isAudit: fc.boolean(),
        score: fc.option(aScore(), { nil: undefined }),
        cause: fc.option(anyCause(fc.constant('why'), fc.constant('who')), { nil: undefined }),
        plans: fc.boolean(),
        update: fc.option(fc.constantFrom('open', 'started', 'done', 'dropped'), { nil: undefined }),
      }),
      { selector: ({ day }) => day, maxLength: 8 },
    )
    .map((list) => {
      const planned: string[] = [];
      return list
        .sort((a, b) => a.day - b.day)
        .map(({ day, isAudit, score, cause, plans, update }): SiteRecord => {
          const date = addDays(START, day);
          const last = planned.at(-1);
          if (isAudit) {
            const entry = score === undefined ? { na: 'why' } : { score, ...(cause && { cause }) };
            let audit = aSmallAudit(date, { refunds: entry });
            if (last && update) audit = audit.saying(last, update);
            if (plans) audit = audit.planning('refunds-1');
            if (plans) planned.push(`${date}.audit/refunds-1`);
            return audit.record();
          }
          let followUp = aFollowUp(date);
          if (score !== undefined) followUp = followUp.with('refunds', score);
          if (cause) followUp = followUp.explaining('refunds', cause);
          if (last && update) followUp = followUp.saying(last, update);
          if (plans) followUp = followUp.adding('refunds-1');
          if (plans) planned.push(`${date}.follow-up/refunds-1`);
          return followUp.record();
        });
    });
const stateOn = (records: readonly SiteRecord[], day: number) =>
  criterionState(records, 'refunds', LIMITS, addDays(START, day));

test('the state on a day depends only on the records up to that day', () => {
  fc.assert(
    fc.property(aHistory(), fc.nat(130), (records, day) => {
      const today = addDays(START, day);
      const known = records.filter(({ date }) => date <= today);
      expect(stateOn(records, day)).toEqual(stateOn(known, day));
    }),
  );
});

test('the order in which the records are read does not matter', () => {
  const shuffled = aHistory().chain((records) =>
    fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.nat(130), ([records, mixed], day) => {
      expect(stateOn(mixed, day)).toEqual(stateOn(records, day));
    }),
  );
});

test('every state is the one that its definition says', () => {
  fc.assert(
    fc.property(aHistory(), (records) => {
      const { state, relapsed, now, actions, cause } = stateOn(records, 130);
      const open = actions.some(({ status }) => status === 'open' || status === 'started');
      const touched = actions.some(({ status }) => status === 'started' || status === 'done');
      const score = now?.score ?? Number.NaN;
      if (state === 'level' || state === 'levelled' || state === 'reached') expect(score).toBeGreaterThanOrEqual(7);
      if (state === 'in-progress') expect([touched, score < 7]).toEqual([true, true]);
      if (state === 'planned') expect([open, touched, score < 7]).toEqual([true, false, true]);
      if (state === 'diagnosed') expect([open, touched, cause?.summary]).toEqual([false, false, 'why']);
      if (state === 'sagging') expect([open, touched, score < 7]).toEqual([false, false, true]);
      if (state === 'fair') expect(now === undefined || (score > 5 && score < 7)).toBe(true);
      if (['level', 'levelled', 'fair'].includes(state)) expect(relapsed).toBe(false);
    }),
  );
});

test('without actions, a criterion is levelled if it sagged and then was at its target for 14 days', () => {
  const scores = fc.uniqueArray(fc.tuple(fc.nat(60), fc.constantFrom(4, 6, 7)), {
    selector: ([day]) => day,
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(scores, (list) => {
      const measurements = [...list].sort(([a], [b]) => a - b);
      const records = measurements.map(([day, score]) =>
        aFollowUp(addDays(START, day)).with('refunds', score).record(),
      );
      const { state } = stateOn(records, 60);
      // The scores at the end of the list that are at the target.
      const under = measurements.findLastIndex(([, score]) => score < 7);
      const run = measurements.slice(under + 1);
      const [first, last] = [run[0], run.at(-1)];
      const sagged = measurements.some(([, score]) => score <= 5);
      const long =
        first !== undefined &&
        last !== undefined &&
        daysBetween(addDays(START, first[0]), addDays(START, last[0])) >= 14;
      if (state === 'levelled') expect([sagged, long]).toEqual([true, true]);
      if (!sagged) expect(['level', 'fair']).toContain(state);
      if (state === 'reached') expect([sagged, long, run.length > 0]).toEqual([true, false, true]);
    }),
  );
});

test('the state depends only on what concerns the criterion', () => {
  fc.assert(
    fc.property(aHistory(), fc.nat(130), (records, day) => {
      const strip = ({ episode: _, now, promises, ...rest }: ReturnType<typeof stateOn>) => ({
        ...rest,
        score: now?.score,
        promises: promises.map(({ record, judged, now: last, ...promise }) => ({
          ...promise,
          id: record.id,
          judged: judged?.record.id,
          last: last?.record.id,
        })),
      });
      const own = records.map((record) => concerning(record, 'refunds'));
      expect(strip(stateOn(own, day))).toEqual(strip(stateOn(records, day)));
    }),
  );
});

test('the limits of a later audit do not change the state on an earlier day', () => {
  const low = aSmallAudit(START, { refunds: 5 });
  const later = aSmallAudit(addDays(START, 60), { refunds: 5 }).having({ sagging: 4, target: 5 });
  const records = [low.record(), later.record()];
  expect(stateOn(records, 59).state).toBe('sagging');
  expect(stateOn(records, 60).state).toBe('reached');
  const milder = [low.having({ sagging: 4 }).record(), aSmallAudit(addDays(START, 60), { refunds: 5 }).record()];
  expect([59, 60].map((day) => stateOn(milder, day).state)).toEqual(['fair', 'sagging']);
});
