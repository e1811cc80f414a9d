/** Walks through an interview: whatever a person may do at each question, chosen by a list of numbers. */

import { saggingCriteria } from '../../../src/domain/interview/answers.js';
import { stillTrue } from '../../../src/domain/interview/from-record.js';
import { begun, follow, type History, takingBack } from '../../../src/domain/interview/history.js';
import {
  apply,
  type Change,
  EMPTY,
  type InterviewEvent,
  type InterviewStart,
  type InterviewState,
} from '../../../src/domain/interview/interview.js';
import { type Ask, idOf, type Step } from '../../../src/domain/interview/questions.js';
import { proposedActions } from '../../../src/domain/interview/record.js';
import { acceptedSetting, settingOf } from '../../../src/domain/interview/setting.js';
import { nextStep, stepBefore, steps } from '../../../src/domain/interview/steps.js';
import { criteriaOf, resolveTemplate } from '../../../src/domain/questionnaire/template.js';
import type { Cause } from '../../../src/domain/record/audit.js';
import { actionsOf } from '../../../src/domain/record/site.js';
import { anInterview } from '../interviews/answering.js';
import { aCause, anAudit } from '../records/builders.js';

const criterion = (title: string) => ({ title: { en: title }, anchors: {} });
const template = resolveTemplate({
  format: 'template/1',
  name: 'mini',
  version: 1,
  title: { en: 'Mini' },
  components: {
    one: { criteria: { light: criterion('Light'), warmth: criterion('Warmth'), quiet: criterion('Quiet') } },
    two: { criteria: { space: criterion('Space'), smell: { ...criterion('Smell'), tier: 'premium' } } },
  },
});

const KEYS = criteriaOf(template).map(({ key }) => key);

/** Five criteria; one has a score, one a cause, one an open action from before. */
export const START: InterviewStart = anInterview({
  template,
  before: new Map([['light', { score: 8, date: '2026-09-01' }]]),
  earlier: new Map([['quiet', { cause: aCause({ today: { by: 'Someone Else', text: 'Ask.' } }), date: '2026-09-01' }]]),
  open: actionsOf([anAudit('2026-09-01').planning('refunds-1').record()]),
});

export type Pick = (most: number) => number;

/** Numbers for choices; all 0 after the last of them. */
export function picking(numbers: readonly number[]): Pick {
  let at = 0;
  return (most) => (numbers[at++] ?? 0) % (most + 1);
}

/** An answer that a person may give to this question. */
function anAnswer(step: Step, state: InterviewState, pick: Pick, start = START): unknown {
  const of = <T>(...list: T[]): T => list[pick(list.length - 1)] as T;
  const explained = () =>
    steps(start, state).flatMap(({ ask, id, criterion: other }) =>
      ask === 'since' && id !== step.id && typeof state.answers[id] === 'string' && other ? [{ same: other.key }] : [],
    );
  const answers: Record<Ask, () => unknown> = {
    setting: () => true,
    guess: () => of([], ['light'], ['quiet', 'smell', 'space']),
    score: () =>
      of<unknown>(
        ...(start.followUp ? [{ skipped: true }] : []),
        { score: 7 },
        { score: 3 },
        { score: 2 },
        { score: 5 },
        { score: 10 },
        { na: 'none' },
        { 'not-seen': 'shut' },
      ),
    note: () => of(null, 'seen', 'heard'),
    review: () => true,
    actions: () => of({}, { '2026-09-01.audit/refunds-1': { status: 'done' } }),
    'answered-by': () => of('Anna', 'Ivan'),
    rest: () => of(true, false),
    since: () => of<unknown>('always', 'recent', 'unknown', ...explained()),
    change: () => of<unknown>(null, { date: '2026-09' }, { change: 'a till' }, { date: '2026', change: 'a till' }),
    factor: () => (step.index === 0 ? of('rain', 'rota') : of(null, 'pay')),
    side: () => {
      const side = of('internal', 'external', 'both');
      return (step.index ?? 0) < 3 ? of<unknown>({ side }, { side, more: true }) : { side };
    },
    'in-hands': () => of(null, 'umbrellas'),
    act: () => of(null, 'hang a sign'),
    mechanism: () => ({ understood: of('yes', 'partly', 'no'), expertise: of(true, false) }),
    basis: () => of('observed', 'guess'),
    responsible: () => ({ name: of(null, 'Ivan'), advisers: of([], ['Maria', 'Petro']) }),
    today: () => of(null, 'call', 'write'),
    promise: () =>
      of({ said: 'soon', due: '2026-12-24', target: 7 }, { said: '6 weeks', due: '2027-01-01', target: 9 }),
    summary: () => of('cold', 'dark'),
    'peer-business': () => ((step.index ?? 0) < 3 ? of(null, 'Car wash') : null),
    'peer-criterion': () => of(...KEYS),
    'peer-organised': () => of(null, 'in shifts'),
    'peer-undertaken': () => of(null, 'moved the start'),
    'peer-obstacles': () => of(null, 'one resigned'),
    'peer-try': () => of(null, 'float one'),
    plan: () => {
      const proposed = proposedActions(start, state, ({ what }) => what);
      return of(proposed, proposed.slice(1), []);
    },
  };
  return answers[step.ask]();
}

/** What a person does at this question, as the events that a draft records. */
function aMove(step: Step, history: History, pick: Pick, start = START): InterviewEvent[] {
  const { state } = history;
  const answer = (): InterviewEvent[] => [{ set: step.id, value: anAnswer(step, state, pick, start) }];
  const key = step.criterion?.key ?? '';
  if (step.ask === 'setting') return aSetting(state, pick, start);
  switch (pick(14)) {
    case 7:
      return [{ go: stepBefore(start, state, step)?.id ?? step.id }];
    case 8: {
      // From a score and from the review to any criterion.
      if (step.ask !== 'score' && step.ask !== 'review') return answer();
      const scores = steps(start, state).filter(({ ask }) => ask === 'score');
      return [{ go: scores[pick(scores.length - 1)]?.id ?? step.id }];
    }
    case 9:
      if (step.ask === 'score') {
        if (start.followUp && pick(2) === 0) {
          return [{ set: `counted/${key}`, value: pick(1) === 0 ? { ok: 9, of: 10 } : null }, { here: step.id }];
        }
        if (pick(1) === 0)
          return [{ go: `note/${key}`, returnTo: [step.id, ...(state.at === step.id ? (state.returnTo ?? []) : [])] }];
        return [{ set: `spot/${key}`, value: pick(1) === 0 ? 'typed' : null }, { here: step.id }];
      }
      if (step.ask === 'plan') {
        const actions = proposedActions(start, state, ({ what }) => what).slice(pick(2));
        return [{ set: idOf('edited-plan'), value: { actions, of: ['light', 'spot/quiet'] } }, { here: step.id }];
      }
      return step.id.startsWith('cause/') ? [{ set: `cause/${key}/later`, value: true }] : answer();
    case 10:
      return [{ typing: step.id, text: 'half of i' }];
    case 11:
      return (step.id.startsWith('cause/') && earlier(key, pick)) || answer();
    case 12:
      // Now and then the questionnaire has changed meanwhile.
      return pick(3) === 0 ? [{ forget: [KEYS[pick(KEYS.length - 1)] as string] }] : answer();
    case 13: {
      const undo = takingBack(history, 1 + pick(Math.min(3, history.before.length)));
      return undo ? [undo] : answer();
    }
    default:
      return answer();
  }
}

/** The first screen accepted, with any people. */
function aSetting(state: InterviewState, pick: Pick, start: InterviewStart): InterviewEvent[] {
  const of = <T>(...list: T[]): T => list[pick(list.length - 1)] as T;
  return acceptedSetting({
    ...settingOf(start, state),
    assessors: of([{ name: 'Olena' }], [{ name: 'Ivan', role: 'owner' }], [{ name: 'Olena' }, { name: 'Ivan' }]),
    ...(start.followUp ? { present: of([], ['Ivan'], ['Ivan', 'Olena']) } : { period: of('', 'August') }),
  });
}

/** One part of what an earlier record says of the criterion, taken over; who acts today has a test of its own. */
function earlier(key: string, pick: Pick): InterviewEvent[] | undefined {
  const cause = START.earlier.get(key)?.cause;
  if (!cause) return undefined;
  const parts = Object.entries(cause) as [keyof Cause, unknown][];
  const [name, part] = parts.filter(([one]) => !['answered-by', 'today'].includes(one))[pick(6)] ?? [
    'since',
    cause.since,
  ];
  return Object.entries(stillTrue({ [name]: part }, key)).map(([set, value]) => ({ set, value }));
}

/** Takes an event in; `isTorn`: the program ended with it, and the rest of the reply never was. */
export type Take = (event: InterviewEvent, state: InterviewState) => { state: InterviewState; isTorn?: boolean };

/** So many moves, and then the first answers that come to mind, up to the end. */
export function walk(pick: Pick, moves: number, take: Take, start = START): InterviewState {
  let history = begun(EMPTY);
  for (let move = 0; ; move++) {
    const { state } = history;
    const step = nextStep(start, state);
    if (!step) return state;
    if (move > moves + 400) throw new Error(`the interview does not end: ${step.id}`);
    const events: InterviewEvent[] =
      move < moves || step.ask === 'setting'
        ? aMove(step, history, move < moves ? pick : () => 0, start)
        : [{ set: step.id, value: anAnswer(step, state, () => 0, start) }];
    // One reply is one line of the draft.
    const [only, ...others] = events as Change[];
    const event: InterviewEvent | undefined = others.length === 0 ? only : { all: events as Change[] };
    if (!event) throw new Error(`nobody answers: ${step.id}`);
    const taken = take(event, state);
    // What was torn off was never said.
    const followed = taken.isTorn ? history : follow(start, history, event);
    history = { ...followed, state: taken.state };
  }
}

/** One took another criterion's cause, and that one sags no longer: what was taken stays. */
export function tookFromWhatNoLongerSags(start: InterviewStart, state: InterviewState): boolean {
  const sagging = saggingCriteria(start, state).map(({ key }) => key);
  return sagging.some((key) => {
    const since = state.answers[`cause/${key}/since`];
    return typeof since === 'object' && !sagging.includes((since as { same: string }).same);
  });
}

const LATER = /^cause\/(.*)\/later$/;

/** The final answers, each given once, in the order of the questions; stale ones are not given. */
export function straight(final: InterviewState, start = START): InterviewState {
  const own = (id: string) => Object.hasOwn(final.answers, id);
  const given = (state: InterviewState, id: string) =>
    own(id) ? apply(state, { set: id, value: final.answers[id] }) : state;
  let state = EMPTY;
  const passed = new Set<string>();
  for (;;) {
    const step = steps(start, state).find(({ id }) => !Object.hasOwn(state.answers, id) && !passed.has(id));
    if (!step) break;
    passed.add(step.id);
    if (step.ask === 'setting') for (const fact of ['assessor', 'period', 'present']) state = given(state, fact);
    if (step.ask === 'score') {
      for (const command of ['note', 'spot', 'counted']) state = given(state, `${command}/${step.criterion?.key}`);
    }
    // What was put off is asked here all the same: what was answered of it is kept.
    state = step.ask === 'rest' ? apply(state, { set: 'rest', value: true }) : given(state, step.id);
  }
  for (const id of Object.keys(final.answers)) if (LATER.test(id) || id === 'rest') state = given(state, id);
  return state;
}
