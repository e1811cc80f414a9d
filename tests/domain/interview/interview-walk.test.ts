/**
 * Walks through the interview that go back, jump and change answers: only the final answers count.
 *
 * @module-tag sampled
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saggingCriteria } from '../../../src/domain/interview/answers.js';
import { causeOf } from '../../../src/domain/interview/causes.js';
import { apply, EMPTY, type InterviewState } from '../../../src/domain/interview/interview.js';
import type { Ask, Step } from '../../../src/domain/interview/questions.js';
import { auditOf, proposedActions } from '../../../src/domain/interview/record.js';
import { acceptedSetting, type Setting } from '../../../src/domain/interview/setting.js';
import { nextStep, stepBefore, steps } from '../../../src/domain/interview/steps.js';
import type { Entry, Person } from '../../../src/domain/record/audit.js';
import { actionsOf } from '../../../src/domain/record/site.js';
import { tookFromWhatNoLongerSags } from '../../helpers/generators/interview-walks.js';
import { runs } from '../../helpers/generators/random.js';
import { anInterview, answering } from '../../helpers/interviews/answering.js';
import { anAction, anAudit, base } from '../../helpers/records/builders.js';

/** Four criteria keep the walks short; all of them may sag. */
const few = { ...base, components: base.components.map((one) => ({ ...one, criteria: one.criteria.slice(0, 2) })) };
const short = { ...few, components: few.components.slice(1) };
const start = anInterview({
  template: short,
  open: actionsOf([anAudit('2026-09-01').planning('refunds-1').record()]),
  before: new Map([['staff-fit', { score: 8, date: '2026-09-01' }]]),
});

interface Move {
  kind: 'answer' | 'back' | 'go' | 'later' | 'note';
  pick: number;
}

const pickFrom = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;

/** What a person may answer here; `pick` chooses. */
function anAnswer(step: Step, state: InterviewState, pick: number): unknown {
  const named = (...names: string[]) => pickFrom(names, pick);
  const score: Entry[] = [
    { score: 3 },
    { score: 5 },
    { score: 8 },
    { score: 6 },
    { na: 'none here' },
    { 'not-seen': 'closed' },
    { score: 2 },
  ];
  // Another criterion's cause may be taken where it has been explained itself.
  const same = steps(start, state).flatMap(({ ask, id, criterion }) =>
    ask === 'since' && id !== step.id && typeof state.answers[id] === 'string' && criterion
      ? [{ same: criterion.key }]
      : [],
  );
  const answers: Record<Ask, () => unknown> = {
    setting: () => true,
    guess: () => pickFrom([[], ['staff-fit']], pick),
    score: () => pickFrom(score, pick),
    note: () => pickFrom([null, 'seen'], pick),
    review: () => true,
    actions: () => ({ '2026-09-01.audit/refunds-1': { status: named('done', 'dropped') } }),
    'answered-by': () => named('Anna', 'Ivan'),
    // “Later” keeps what was answered already, so it is no way to take answers back.
    rest: () => true,
    since: () => pickFrom(['always', 'recent', 'unknown', ...same], pick),
    change: () => pickFrom([null, { date: '2026-09' }, { change: 'a new till' }], pick),
    factor: () => (step.index === 0 ? named('rain', 'rota') : pickFrom([null, 'till'], pick)),
    side: () => ({
      side: named('external', 'internal', 'both'),
      ...((step.index ?? 0) < 2 && pick % 4 > 1 && { more: true }),
    }),
    'in-hands': () => pickFrom([null, 'umbrellas'], pick),
    act: () => pickFrom([null, 'hang a sign'], pick),
    mechanism: () => ({ understood: named('yes', 'partly', 'no'), expertise: pick % 2 === 0 }),
    basis: () => named('observed', 'guess'),
    responsible: () => ({ name: pickFrom([null, 'Ivan'], pick), advisers: pickFrom([[], ['Maria']], pick) }),
    today: () => pickFrom([null, 'call'], pick),
    promise: () => ({ said: 'soon', due: named('2026-12-24', '2027-01-01'), target: 7 }),
    summary: () => named('one', 'two'),
    'peer-business': () => null,
    'peer-criterion': () => null,
    'peer-organised': () => null,
    'peer-undertaken': () => null,
    'peer-obstacles': () => null,
    'peer-try': () => null,
    plan: () => [anAction('staff-fit')],
  };
  return answers[step.ask]();
}

function moved(state: InterviewState, step: Step, { kind, pick }: Move): InterviewState {
  const answer = () => {
    const assessors = pickFrom<Person>([{ name: 'Olena' }, { name: 'Ivan', role: 'owner' }], pick);
    const setting: Setting = { assessors: [assessors], period: pickFrom(['', 'May'], pick) };
    if (step.ask === 'setting') return acceptedSetting(setting).reduce(apply, state);
    return apply(state, { set: step.id, value: anAnswer(step, state, pick) });
  };
  if (kind === 'back') return apply(state, { go: stepBefore(start, state, step)?.id ?? step.id });
  if (kind === 'go') {
    const answered = steps(start, state).filter(({ id }) => Object.hasOwn(state.answers, id));
    return answered.length > 0 ? apply(state, { go: pickFrom(answered, pick).id }) : answer();
  }
  if (kind === 'later' && step.id.startsWith('cause/')) {
    return apply(state, { set: `cause/${step.criterion?.key}/later`, value: true });
  }
  if (kind === 'note' && step.ask === 'score') {
    return apply(state, { go: `note/${step.criterion?.key}`, returnTo: [step.id] });
  }
  return answer();
}

/** Goes the moves, then answers what is still open. */
function walked(moves: readonly Move[], rest: number): InterviewState {
  let state = EMPTY;
  for (const move of moves) {
    const step = nextStep(start, state);
    if (!step) break;
    state = moved(state, step, move);
  }
  for (let left = 200; left > 0; left--) {
    const step = nextStep(start, state);
    if (!step) return state;
    state = moved(state, step, { kind: 'answer', pick: rest + left * 7919 });
  }
  throw new Error('The interview does not come to an end.');
}

/** A note is asked for by a key on the screen of its score. */
const asked = (step: Step): string[] => (step.ask === 'score' ? [step.id, `note/${step.criterion.key}`] : [step.id]);

/** The answers to the questions that stand at the end, given once each and in order. */
function straight(final: InterviewState): InterviewState {
  let state = EMPTY;
  for (const id of ['assessor', 'period', ...steps(start, final).flatMap(asked)]) {
    if (Object.hasOwn(final.answers, id)) state = apply(state, { set: id, value: final.answers[id] });
  }
  for (const { key } of saggingCriteria(start, final)) {
    const later = `cause/${key}/later`;
    if (Object.hasOwn(final.answers, later)) state = apply(state, { set: later, value: true });
  }
  expect(nextStep(start, state)).toBeUndefined();
  return state;
}

const aWalk = () =>
  fc.tuple(
    fc.array(
      fc.record({
        kind: fc.constantFrom<Move['kind'][]>('answer', 'answer', 'answer', 'answer', 'back', 'go', 'later', 'note'),
        pick: fc.nat(1000),
      }),
      { minLength: 20, maxLength: 90, size: 'max' },
    ),
    fc.nat(1000),
  );

test('the audit is that of the final answers given straight', () => {
  fc.assert(
    fc.property(aWalk(), ([moves, rest]) => {
      const final = walked(moves, rest);
      fc.pre(!tookFromWhatNoLongerSags(start, final));
      expect(auditOf(start, final)).toEqual(auditOf(start, straight(final)));
    }),
    { numRuns: runs(200) },
  );
});

test('one can always go on: every interview ends, and then every criterion has an answer', () => {
  fc.assert(
    fc.property(aWalk(), ([moves, rest]) => {
      const audit = auditOf(start, walked(moves, rest));
      expect(Object.values(audit.scores).flatMap((criteria) => Object.values(criteria))).toHaveLength(4);
    }),
  );
});

test('back from any question and an answer there lead on again, and lose nothing else', () => {
  fc.assert(
    fc.property(aWalk(), ([moves]) => {
      let state = EMPTY;
      for (const move of moves) {
        const step = nextStep(start, state);
        if (!step) break;
        const before = stepBefore(start, state, step);
        if (before && Object.hasOwn(state.answers, before.id)) {
          const there = apply(state, { go: before.id });
          expect(nextStep(start, there)?.id).toBe(before.id);
          expect(there.answers).toEqual(state.answers);
        }
        state = moved(state, step, move);
      }
    }),
  );
});

test('the proposed plan is that of the final answers, too', () => {
  const words = ({ what }: { what: string }) => what;
  fc.assert(
    fc.property(aWalk(), ([moves, rest]) => {
      const final = walked(moves, rest);
      fc.pre(!tookFromWhatNoLongerSags(start, final));
      expect(proposedActions(start, final, words)).toEqual(proposedActions(start, straight(final), words));
    }),
  );
});

test('what was in one’s hands does not count once a factor is internal', () => {
  const key = 'staff-fit';
  const answers = {
    [`score/${key}`]: { score: 3 },
    [`cause/${key}/since`]: 'always',
    [`cause/${key}/factor-0`]: 'rain',
    [`cause/${key}/side-0`]: { side: 'external' },
    [`cause/${key}/in-hands`]: 'umbrellas',
  };
  const corrected = apply(answering(EMPTY, answers), { set: `cause/${key}/side-0`, value: { side: 'internal' } });
  expect(steps(start, corrected).map(({ id }) => id)).not.toContain(`cause/${key}/in-hands`);
  expect(causeOf(start, corrected, key)?.factors).toEqual([{ side: 'internal', text: 'rain' }]);
});
