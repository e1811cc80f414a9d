/** What was said is there when the person comes back, and belongs to what it was said about. */
import { describe, expect, test } from 'vitest';
import { apply, type InterviewStart, type InterviewState } from '../../src/domain/interview/interview.js';
import type { Step } from '../../src/domain/interview/questions.js';
import { nextStep } from '../../src/domain/interview/steps.js';
import { Interviewer } from '../../src/interview/interviewer.js';
import type { ChoiceRequest, LineRequest, Presenter, ScoreRequest } from '../../src/interview/presenter.js';
import { anInterview, answering, causeAnswers, scored } from '../helpers/interviews/answering.js';
import { aStyle } from '../helpers/printing/styles.js';

const given = { assessors: [{ name: 'Olena', role: 'owner' as const }], period: 'May' };

type Asked = ChoiceRequest & LineRequest & ScoreRequest;
type Answer = Awaited<ReturnType<Presenter['choice']>> | Awaited<ReturnType<Presenter['line']>>;

/** Puts the next questions to a person who answers in this order; the last question is left. */
async function asked(
  state: InterviewState,
  answers: readonly Answer[],
  { start = anInterview({ given }), language = 'en' }: { start?: InterviewStart; language?: 'en' | 'ru' } = {},
): Promise<Asked[]> {
  const requests: Asked[] = [];
  const rest = [...answers];
  const reply = (request: unknown) => {
    requests.push(request as Asked);
    return Promise.resolve((rest.shift() ?? { value: '', command: 'leave' }) as never);
  };
  const person: Presenter = { columns: 40, choice: reply, score: reply, line: reply, close: () => {} };
  let now = state;
  const typing = (id: string, text: string) => {
    now = apply(now, { typing: id, text });
  };
  const options = { title: 'Lviv', pace: { now: () => new Date(0), before: 0 }, typing };
  const interviewer = new Interviewer(person, aStyle({ language }), start, options);
  for (;;) {
    const changes = await interviewer.ask(nextStep(start, now) as Step, now);
    if (typeof changes === 'string') return requests;
    now = changes.reduce(apply, now);
  }
}

describe('coming back', () => {
  test('the guess is there, and Enter does not take it away', async () => {
    const guessed = answering({ answers: {} }, { guess: ['refunds', 'availability'] });
    const [guess] = await asked(apply(guessed, { go: 'guess' }), []);
    expect(guess?.initial).toMatch(/^\d+ \d+$/);
    const [again] = await asked(apply(guessed, { go: 'guess' }), [{ text: guess?.initial ?? '' }]);
    expect(again?.initial).toBe(guess?.initial);
  });
});

describe('a new action of the plan', () => {
  const planned = answering(scored({ refunds: 3 }), { guess: [], review: true, ...causeAnswers('refunds') });

  test('is for the criterion under the cursor, and its text is there from every line', async () => {
    const requests = await asked(planned, [
      { value: '0', command: 'add' },
      { text: 'Ask Olena.' },
      { value: '', command: 'back' },
    ]);
    const [plan, text, criterion] = requests;
    expect(plan?.commands).toHaveProperty('n');
    expect(criterion?.items[criterion.initial ?? 0]?.value).toBe('refunds');
    expect(text?.question).toBe('What is to be done?');
    const state = [{ typing: 'plan/add/', text: 'Ask Olena.' }, { here: 'plan' }].reduce(apply, planned);
    for (const value of ['0', 'accept']) {
      const [, again] = await asked(state, [{ value, command: 'add' }]);
      expect(again?.initial).toBe('Ask Olena.');
    }
  });
});

describe('what was said last time', () => {
  const history = new Map([
    [
      'refunds',
      {
        note: { date: '2026-06-15', text: 'Nobody asks.' },
        promise: { date: '2026-06-15', target: 8, due: '2026-08-15', said: '2 months' },
      },
    ],
  ]);

  test.each([
    ['en', ['note of 15 Jun: Nobody asks.', 'promised on 15 Jun: 8 by 15 Aug 2026 (“2 months”)']],
    ['ru', ['пояснение от 15.06: Nobody asks.', 'обещано 15.06: 8 к 15.08.2026 («2 months»)']],
  ] as const)('names a note and a promise, each with its day (%s)', async (language, lines) => {
    const start = { ...anInterview({ given }), history };
    const state = answering({ answers: {} }, { guess: [] });
    const requests = await asked(apply(state, { go: 'score/refunds' }), [{ score: 5 } as never], { start, language });
    expect(requests[1]?.history?.criterion.key).toBe('refunds');
    expect(requests[1]?.history?.lines).toEqual(lines);
  });
});
