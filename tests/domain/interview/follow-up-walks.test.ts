/**
 * Walks through a meeting on the plan, left and resumed: whatever the order of the answers, only the final ones count.
 *
 * @module-tag sampled
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { underTreatment } from '../../../src/domain/interview/follow-up.js';
import {
  apply,
  EMPTY,
  type InterviewEvent,
  type InterviewStart,
  type InterviewState,
} from '../../../src/domain/interview/interview.js';
import { followUpOf, proposedActions } from '../../../src/domain/interview/record.js';
import { nextStep, steps } from '../../../src/domain/interview/steps.js';
import { actionsOf, isOpen, type SiteRecord } from '../../../src/domain/record/site.js';
import { picking, START, straight, walk } from '../../helpers/generators/interview-walks.js';
import { runs } from '../../helpers/generators/random.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const WALKS = runs(200);

/**
 * `quiet` was flat at one follow-up already, `space` is unexplained, `warmth` has missed its date; `light` has an action
 * only.
 */
const records: SiteRecord[] = [
  aSmallAudit('2026-09-01', { light: 8, warmth: 4, quiet: 4, space: 3, smell: 9 })
    .explaining('quiet')
    .explaining('warmth', aCause({ promise: { said: '4 weeks', due: '2026-10-01', target: 7 } }))
    .planning('light-1')
    .planning('quiet-1')
    .record(),
  aFollowUp('2026-09-10').with('quiet', 4).saying('2026-09-01.audit/quiet-1', 'done').record(),
];
const before = { ...START, open: actionsOf(records).filter(isOpen) };
const treated = underTreatment(before, records);
const MEETING: InterviewStart = { ...before, followUp: { records, circle: ['Ivan', 'Olena'], treated } };

const words = ({ what }: { what: string }) => what;
const numbers = fc.array(fc.nat(10_000), { minLength: 20, maxLength: 200, size: 'max' });

/** One took another criterion's cause, and that one is not asked any more, or took another one's itself. */
function tookWhatIsGone(state: InterviewState): boolean {
  const asked = new Set(steps(MEETING, state).map(({ id }) => id));
  return [...asked].some((id) => {
    const given = state.answers[id];
    if (!id.endsWith('/since') || typeof given !== 'object') return false;
    const other = `cause/${(given as { same: string }).same}/since`;
    return !asked.has(other) || typeof state.answers[other] === 'object';
  });
}

test('all four criteria are under treatment', () =>
  expect([...treated].sort()).toEqual(['light', 'quiet', 'space', 'warmth']));

test(`${WALKS} walks: the follow-up is the same as when the final answers are given in order`, () => {
  let resumes = 0;
  const explained = new Set<string>();
  fc.assert(
    fc.property(numbers, (choices) => {
      const pick = picking(choices);
      let events: InterviewEvent[] = [];
      const walked = walk(
        pick,
        60,
        (event, state) => {
          events.push(event);
          const now = apply(state, event);
          const end = pick(19);
          if (end > 1) return { state: now };
          // 0: all is there. 1: the last line was torn.
          resumes++;
          const isTorn = end === 1;
          if (isTorn) events = events.slice(0, -1);
          return { state: events.reduce((one, said) => apply(one, JSON.parse(JSON.stringify(said))), EMPTY), isTorn };
        },
        MEETING,
      );
      fc.pre(!tookWhatIsGone(walked));
      const again = straight(walked, MEETING);
      expect(nextStep(MEETING, again)).toBeUndefined();
      const followUp = followUpOf(MEETING, walked);
      expect(followUp).toEqual(followUpOf(MEETING, again));
      expect(proposedActions(MEETING, walked, words)).toEqual(proposedActions(MEETING, again, words));
      for (const key of Object.keys(followUp.causes ?? {})) explained.add(key);
    }),
    { numRuns: WALKS },
  );
  expect(resumes).toBeGreaterThan(WALKS);
  expect([...explained].sort()).toEqual(['light', 'quiet', 'space', 'warmth']);
});
