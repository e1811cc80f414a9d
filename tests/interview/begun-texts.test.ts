/** A text whose field was closed without Enter is not in the record: nobody loses it unseen. */
import { describe, expect, test } from 'vitest';
import { apply, type InterviewState } from '../../src/domain/interview/interview.js';
import type { Step } from '../../src/domain/interview/questions.js';
import { nextStep } from '../../src/domain/interview/steps.js';
import { Interviewer } from '../../src/interview/interviewer.js';
import type { ChoiceRequest, Presenter, ScoreRequest } from '../../src/interview/presenter.js';
import { anInterview, answering, causeAnswers, scored } from '../helpers/interviews/answering.js';
import { aStyle } from '../helpers/printing/styles.js';

const start = anInterview({ given: { assessors: [{ name: 'Olena', role: 'owner' }], period: 'May' } });

/** What the next question shows; the person then leaves. */
async function shown<Request extends ChoiceRequest | ScoreRequest>(
  state: InterviewState,
  language: 'en' | 'ru' = 'en',
): Promise<Request> {
  const asked: unknown[] = [];
  const leave = (request: unknown) => {
    asked.push(request);
    return Promise.resolve({ value: '', command: 'leave' } as const);
  };
  const person: Presenter = {
    columns: 80,
    choice: leave,
    score: leave,
    line: () => Promise.reject(new Error('no line is asked for')),
    close: () => {},
  };
  const options = { title: 'Lviv', pace: { now: () => new Date(0), before: 0 }, typing: () => {} };
  await new Interviewer(person, aStyle({ language }), start, options).ask(nextStep(start, state) as Step, state);
  return asked[0] as Request;
}

/** Typed into the field, which was then closed with Esc. */
const closed = (state: InterviewState, field: string, text = 'Eight people'): InterviewState =>
  [{ typing: field, text }, { go: nextStep(start, state)?.id ?? '' }].reduce(apply, state);

describe('a text that was not confirmed with Enter', () => {
  const reviewed = answering(scored({ refunds: 7 }), { guess: [] });

  test('is named at the review, and its note is one of those that are missing', async () => {
    const before = await shown<ChoiceRequest>(reviewed);
    expect(before.more).toHaveLength(1);
    expect(before.commands).toBeUndefined();
    const note = await shown<ChoiceRequest>(closed(reviewed, 'note/refunds'));
    const line = 'Typed, but not confirmed with Enter: Getting a refund';
    expect(note.more?.slice(1)).toEqual(['1 note missing', line]);
    expect(note.commands).toHaveProperty('w');
    const reason = await shown<ChoiceRequest>(closed(reviewed, 'score/refunds/na'), 'ru');
    expect(reason.more?.slice(1)).toEqual(['Набрано, но не подтверждено клавишей Enter: Возврат средств']);
  });

  test('is shown on the screen of its criterion', async () => {
    const open = apply(closed(reviewed, 'score/refunds/spot'), { go: 'score/refunds' });
    expect((await shown<ScoreRequest>(open)).noted).toBe('action, not confirmed: Eight people');
    expect((await shown<ScoreRequest>(open, 'ru')).noted).toBe('действие (не подтверждено): Eight people');
    expect(
      (await shown<ScoreRequest>(apply(closed(open, 'score/refunds/spot', ' '), { go: 'score/refunds' }))).noted,
    ).toBe('');
  });

  test('is named before the file is written', async () => {
    const planned = answering(scored({ refunds: 3 }), { guess: [], review: true, ...causeAnswers('refunds') });
    const plan = await shown<ChoiceRequest>(closed(planned, 'cause/refunds/obstacles'));
    expect(plan.more).toEqual(['Typed, but not confirmed with Enter: Getting a refund']);
    expect((await shown<ChoiceRequest>(planned)).more).toEqual([]);
  });
});
