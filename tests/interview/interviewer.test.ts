/** What a question's answer becomes, where the presenter says what a person would. */
import { describe, expect, test } from 'vitest';
import {
  apply,
  type Change,
  EMPTY,
  type InterviewStart,
  type InterviewState,
} from '../../src/domain/interview/interview.js';
import type { Step } from '../../src/domain/interview/questions.js';
import { nextStep, steps } from '../../src/domain/interview/steps.js';
import { criteriaOf } from '../../src/domain/questionnaire/template.js';
import type { Action } from '../../src/domain/record/audit.js';
import { Interviewer } from '../../src/interview/interviewer.js';
import type {
  ChoiceAnswer,
  ChoiceRequest,
  LineAnswer,
  LineRequest,
  Presenter,
  ScoreAnswer,
  ScoreRequest,
} from '../../src/interview/presenter.js';
import { anInterview, answering, causeAnswers, scored } from '../helpers/interviews/answering.js';
import { aStyle } from '../helpers/printing/styles.js';
import { aCause } from '../helpers/records/builders.js';

const start = anInterview({ given: { assessors: [{ name: 'Olena', role: 'owner' }], period: 'May' } });

/** A person who answers in this order; what was asked is told. */
class Person implements Presenter {
  readonly columns = 80;
  readonly asked: (ChoiceRequest | LineRequest)[] = [];
  readonly answers: (ChoiceAnswer | LineAnswer)[];

  constructor(...answers: (ChoiceAnswer | LineAnswer)[]) {
    this.answers = answers;
  }

  private next<A>(request: ChoiceRequest | LineRequest): Promise<A> {
    this.asked.push(request);
    const answer = this.answers.shift();
    if (!answer) throw new Error(`nobody answers: ${request.question}`);
    return Promise.resolve(answer as A);
  }

  choice = (request: ChoiceRequest) => this.next<ChoiceAnswer>(request);
  line = (request: LineRequest) => this.next<LineAnswer>(request);
  score = (_: ScoreRequest): Promise<ScoreAnswer> => Promise.reject(new Error('no score is asked for'));
  close = () => {};
}

function interviewerFor(
  person: Person,
  { of = start, typing = () => {} }: { of?: InterviewStart; typing?: (id: string, text: string) => void } = {},
): Interviewer {
  return new Interviewer(person, aStyle(), of, { title: 'Lviv', pace: { now: () => new Date(0), before: 0 }, typing });
}

/** Puts the question that comes next, or the one that was gone to; returns what was asked and the state after it. */
async function put(
  state: InterviewState,
  answers: readonly (ChoiceAnswer | LineAnswer)[],
  of = start,
): Promise<{ person: Person; state: InterviewState; kept: [string, string][] }> {
  const person = new Person(...answers);
  const kept: [string, string][] = [];
  const typing = (id: string, text: string) => kept.push([id, text]);
  const interviewer = interviewerFor(person, { of, typing });
  const reply = await interviewer.ask(nextStep(of, state) as Step, state);
  const after = typeof reply === 'string' ? state : reply.reduce(apply, state);
  return { person, state: after, kept };
}

const ACCEPT = { value: 'accept' };
const texts = ({ answers }: InterviewState) => (answers.plan as Action[]).map(({ text }) => text);

describe('the plan', () => {
  const explained = answering(scored({ refunds: 3, 'staff-fit': 4 }), {
    guess: [],
    'note/refunds': null,
    'note/staff-fit': null,
    review: true,
    ...causeAnswers('refunds'),
    'cause/staff-fit/later': true,
  });
  const edit = [{ value: '0', command: 'text' }, { text: 'Write down two.' }] as const;

  test('that is edited is answered only once it is accepted', async () => {
    const { state } = await put(explained, edit);
    expect(state.answers).not.toHaveProperty('plan');
    expect(nextStep(start, state)?.id).toBe('plan');
    const accepted = await put(state, [ACCEPT]);
    expect(texts(accepted.state)[0]).toBe('Write down two.');
    expect(nextStep(start, accepted.state)).toBeUndefined();
  });

  test('that is edited takes in what is explained later, once, and what was dropped stays dropped', async () => {
    const all = texts((await put(explained, [ACCEPT])).state);
    const edited = (await put(explained, edit)).state;
    const dropped = (await put(edited, [{ value: '3', command: 'drop' }])).state;
    const { 'cause/staff-fit/later': _, ...answers } = { ...dropped.answers, ...causeAnswers('staff-fit') };
    const accepted = (await put({ answers }, [ACCEPT])).state;
    const plan = accepted.answers.plan as Action[];
    const of = (key: string) => plan.flatMap(({ criterion, text }) => (criterion === key ? [text] : []));
    expect(of('refunds')).toEqual(['Write down two.', ...all.slice(2)]);
    expect(all).toEqual(['Write it down.', 'Hire a cashier.']);
    expect(of('staff-fit')).toEqual(all);
    // Looked at and edited again: what was taken in is not taken in again.
    const again = (await put({ answers }, edit)).state;
    expect(texts((await put(again, [ACCEPT])).state)).toHaveLength(plan.length);
  });

  test('that is edited takes in an action on the spot, also for a criterion that is in it already', async () => {
    const edited = (await put(explained, edit)).state;
    const spotted = answering(edited, { 'spot/refunds': 'Print the rule.' });
    const plan = texts((await put(spotted, [ACCEPT])).state);
    expect(plan.filter((text) => text === 'Print the rule.')).toHaveLength(1);
    expect(plan[0]).toBe('Write down two.');
  });

  test('keeps a text that is half-typed, and goes on with it first', async () => {
    const first = new Person({ value: '0', command: 'text' });
    const kept: [string, string][] = [];
    const interviewer = interviewerFor(first, { typing: (id, text) => kept.push([id, text]) });
    // The terminal is gone while the text is typed.
    await expect(interviewer.ask(nextStep(start, explained) as Step, explained)).rejects.toThrow(
      'nobody answers: What is to be done?',
    );
    (first.asked[1] as LineRequest).typed?.('Write do');
    expect(kept).toEqual([['plan/text/0', 'Write do']]);

    const typing = apply(explained, { typing: 'plan/text/0', text: 'Write do' });
    const { person, state } = await put(typing, [{ text: 'Write down two.' }]);
    expect(person.asked[0]).toMatchObject({ question: 'What is to be done?', initial: 'Write do' });
    expect(state.typing).toBeUndefined();
    expect(texts((await put(state, [ACCEPT])).state)[0]).toBe('Write down two.');
  });
});

test.each([
  ['en', 'Nothing yet.'],
  ['en', 'none'],
  ['en', 'not yet'],
  ['ru', 'Пока ничего.'],
  ['ru', 'нет'],
] as const)('%s: “%s” is no act', (language, text) => {
  expect(aStyle({ language }).messages.interview.vague.test(text)).toBe(true);
});

test.each([
  ['en', 'Nothing is sold after 20:00: put up a notice.'],
  ['en', 'No more walk-ins after 19:00.'],
  ['ru', 'Ничего не обещать по телефону.'],
  ['ru', 'Нетто-вес написать на ценнике.'],
] as const)('%s: “%s” is one', (language, text) => {
  expect(aStyle({ language }).messages.interview.vague.test(text)).toBe(false);
});

test.each([
  ['the one who answered last time', { proposed: { respondent: 'Anna' } }, 'Anna'],
  ['the owner among those who score', {}, 'Ivan'],
])('%s is proposed to answer the six questions', async (_, facts, name) => {
  const assessors = [
    { name: 'Olena', role: 'consultant' },
    { name: 'Ivan', role: 'owner' },
  ] as const;
  const of = anInterview({ given: { assessors: [...assessors], period: 'May' }, explain: ['refunds'], ...facts });
  const { person } = await put(answering(EMPTY, { 'score/refunds': { score: 3 } }), [{ text: 'Ivan' }], of);
  expect(person.asked[0]).toMatchObject({ question: 'Who answers the six questions?', fallback: name });
});

describe('a cause that was answered before', () => {
  const given = answering(scored({ refunds: 3 }), {
    guess: [],
    'note/refunds': null,
    review: true,
    ...causeAnswers('refunds'),
  });

  test.each([
    ['responsible', { name: 'Anna', advisers: ['Maria; the elder', 'Petro'] }, 'Anna; Maria; the elder; Petro'],
    ['change', { change: 'September, a new till.' }, 'September, a new till.'],
  ])('%s: what is not touched says what it said, however it was written', async (ask, value, shown) => {
    const id = `cause/refunds/${ask}`;
    const state = apply(answering(given, { [id]: value }), { go: id });
    const same = await put(state, [{ text: shown }]);
    expect(same.person.asked[0]).toMatchObject({ initial: shown });
    expect(same.state.answers[id]).toEqual(value);
    const other = await put(state, [{ text: `${shown}!` }]);
    expect(other.state.answers[id]).not.toEqual(value);
  });

  test.each([
    ['side-0', { side: 'external', more: true }, 4],
    ['side-0', { side: 'both' }, 2],
    ['mechanism', { understood: 'partly', expertise: false }, 3],
    ['mechanism', { understood: 'no', expertise: true }, 4],
  ])('%s %j: the cursor stands on it', async (ask, value, at) => {
    const id = `cause/refunds/${ask}`;
    const state = apply(answering(given, { [id]: value }), { go: id });
    const { person } = await put(state, [{ value: '', command: 'leave' }]);
    expect(person.asked[0]).toMatchObject({ initial: at });
  });

  const cause = aCause();
  const earlier = anInterview({ ...start, earlier: new Map([['refunds', { cause, date: '2026-09-01' }]]) });
  const at = (id: string) => apply(given, { go: `cause/refunds/${id}` });

  test.each([
    ['factor-0', cause.factors?.[0]?.text],
    ['responsible', cause.responsible?.name],
    ['summary', cause.summary],
  ])('what an earlier record said to %s is shown beside that question, and one key takes it', async (ask, said) => {
    const { person, state } = await put(at(ask), [{ command: 'earlier' }], earlier);
    expect(person.asked[0]?.earlier).toMatch(`On 1 Sep: ${said}`);
    expect(JSON.stringify(state.answers[`cause/refunds/${ask}`])).toContain(said);
  });

  test('each part is shown with the day on which it was answered, and the whole cause is still one key', async () => {
    const dates = { factors: '2026-10-05', summary: '2026-10-05' };
    const both = anInterview({ ...start, earlier: new Map([['refunds', { cause, date: '2026-09-01', dates }]]) });
    expect((await put(at('factor-0'), [{ command: 'earlier' }], both)).person.asked[0]?.earlier).toMatch('On 5 Oct: ');
    const { person } = await put(at('responsible'), [{ command: 'earlier' }], both);
    expect(person.asked[0]?.earlier).toMatch('On 1 Sep: ');
  });

  test('a cause that was put off half-way is not offered, neither of last time nor of another criterion', async () => {
    const half = { cause: { since: { answer: 'always' } as const }, date: '2026-09-01' };
    const of = anInterview({ ...start, earlier: new Map([['refunds', half]]) });
    const state = answering(scored({ refunds: 3, availability: 2 }), {
      ...{ guess: [], review: true },
      ...{ 'cause/availability/since': 'always', 'cause/availability/later': true },
    });
    const { person } = await put(state, [{ value: 'always' }], of);
    expect((person.asked[0] as ChoiceRequest).items.map(({ value }) => value)).toEqual(['always', 'recent', 'unknown']);
  });

  test.each([
    ['2026-11-20', false],
    ['2026-11-21', true],
  ])('an earlier promise for %s is shown; can one key take it on 20 November? %s', async (due, isTaken) => {
    const promise = { said: '11 weeks', due, target: 7 };
    const promised = { cause: { ...cause, promise }, date: '2026-09-01' };
    const of = anInterview({ ...start, earlier: new Map([['refunds', promised]]) });
    const { person } = await put(at('promise'), [{ text: '6 weeks' }], of);
    expect(person.asked[0]?.earlier).toBe(isTaken ? 'On 1 Sep: 11 weeks' : undefined);
    expect(person.asked[0]?.more?.includes('On 1 Sep: 11 weeks')).toBe(!isTaken);
  });

  const unexplained = answering(scored({ refunds: 3 }), { guess: [], review: true });

  test('one key takes the whole cause of last time, and only what is to be done now is asked', async () => {
    const { person, state } = await put(unexplained, [{ value: 'as-last-time' }], earlier);
    const items = (person.asked[0] as ChoiceRequest).items;
    expect(items.at(-1)).toMatchObject({ key: String(items.length), value: 'as-last-time' });
    expect(items.at(-1)?.label).toContain('as on 1 Sep');
    const left = steps(earlier, state).filter(({ id }) => id.startsWith('cause/') && !Object.hasOwn(state.answers, id));
    expect(left.map(({ ask }) => ask)).toEqual(['act', 'today', 'promise']);
  });

  test('a cause of which only the beginning was told is not offered again', async () => {
    const begun = { cause: { since: { answer: 'always' as const } }, date: '2026-09-01' };
    const of = anInterview({ ...start, earlier: new Map([['refunds', begun]]) });
    const { person } = await put(unexplained, [{ value: 'always' }], of);
    expect((person.asked[0] as ChoiceRequest).items.map(({ value }) => value)).toEqual(['always', 'recent', 'unknown']);
  });

  test('nor is the cause of a criterion that was put off half way', async () => {
    const two = answering(scored({ refunds: 3, 'staff-fit': 4 }), {
      guess: [],
      'note/refunds': null,
      'note/staff-fit': null,
      review: true,
      'cause/refunds/since': 'always',
    });
    const shared = async (state: InterviewState) => {
      const step = steps(start, state).find(({ id }) => id === 'cause/staff-fit/since') as Step;
      const person = new Person({ value: 'always' });
      await interviewerFor(person).ask(step, state);
      return (person.asked[0] as ChoiceRequest).items.map(({ value }) => value);
    };
    expect(await shared(answering(two, { 'cause/refunds/later': true }))).not.toContain('same:refunds');
    expect(await shared(answering(two, causeAnswers('refunds')))).toContain('same:refunds');
  });

  test('the criterion that a peer was asked about is found by letters', async () => {
    const of = anInterview({ ...start, followUp: { treated: [], actions: [], reopened: [] } as never });
    const step = { id: 'peer-criterion/0', ask: 'peer-criterion', index: 0 } as Step;
    const person = new Person({ value: 'refunds' });
    await interviewerFor(person, { of }).ask(step, answering(scored({}), {}));
    expect(person.asked[0]).toMatchObject({ filter: true });
  });
});

test('leaving at a text beside a list leaves the interview', async () => {
  const state = answering(scored({}), { guess: [], review: true });
  const person = new Person({ value: 'accept', command: 'add' }, { command: 'leave' });
  const interviewer = interviewerFor(person);
  expect(await interviewer.ask(nextStep(start, state) as Step, state)).toBe('leave');
  expect(person.asked).toHaveLength(2);
});

test('after going back, a criterion shows no score of the one after it', async () => {
  const [first, second, third] = criteriaOf(start.template).map(({ key }) => `score/${key}`) as [
    string,
    string,
    string,
  ];
  const seen: (string | undefined)[] = [];
  const answers: ScoreAnswer[] = [{ score: 6 }, { score: 8 }, { command: 'back' }, { command: 'back' }, { score: 5 }];
  const person = new Person();
  person.score = (request) => {
    seen.push(request.last);
    return Promise.resolve(answers.shift() as ScoreAnswer);
  };
  const interviewer = interviewerFor(person);
  let state = answering(EMPTY, { guess: [] });
  const asked: string[] = [];
  for (let n = answers.length; n > 0; n--) {
    const step = nextStep(start, state) as Step;
    asked.push(step.id);
    state = ((await interviewer.ask(step, state)) as Change[]).reduce(apply, state);
  }
  expect(asked).toEqual([first, second, third, second, first]);
  expect(seen).toEqual([undefined, 'Welcoming atmosphere: 6', 'Where clients are served: 8', undefined, undefined]);
});
