/** Taking answers back, and going back and forward again. */
import { describe, expect, test } from 'vitest';
import { begun, follow, type History, takingBack } from '../../../src/domain/interview/history.js';
import { apply, EMPTY, type InterviewEvent, type InterviewState } from '../../../src/domain/interview/interview.js';
import { nextStep } from '../../../src/domain/interview/steps.js';
import { anInterview, answering, causeAnswers, scored } from '../../helpers/interviews/answering.js';
import { KEYS } from '../../helpers/records/builders.js';

const start = anInterview({ given: { assessors: [{ name: 'Olena', role: 'owner' }], period: 'May' } });
const [first, second, third] = KEYS.map((key) => `score/${key}`) as [string, string, string];

const next = (state: InterviewState) => nextStep(start, state)?.id;
const saying = (...events: InterviewEvent[]): History =>
  events.reduce((history, event) => follow(start, history, event), begun(EMPTY));
const score = (id: string, points: number) => ({ set: id, value: { score: points } });
/** Drafts are read from JSON. */
const asRead = <T>(value: T): T => JSON.parse(JSON.stringify(value));

function takenBack(history: History, count = 1): History {
  const event = takingBack(history, count);
  if (!event) throw new Error('nothing can be taken back');
  return follow(start, history, asRead(event));
}

describe('taking back', () => {
  const history = saying({ set: 'guess', value: [] }, score(first, 7), score(second, 3), score(first, 4));

  test.each([
    [1, { [first]: 7, [second]: 3 }, first],
    [2, { [first]: 7, [second]: undefined }, second],
    [3, { [first]: undefined, [second]: undefined }, first],
  ])('%s changes: the answers are those before, and what was asked then is asked', (count, scores, asked) => {
    const back = takenBack(history, count);
    for (const [id, points] of Object.entries(scores)) {
      expect(back.state.answers[id]).toEqual(points === undefined ? undefined : { score: points });
    }
    expect(next(back.state)).toBe(count === 1 ? third : asked);
  });

  test('one by one is the same as all at once, and it ends at the beginning', () => {
    expect(takenBack(takenBack(takenBack(history))).state).toEqual(takenBack(history, 3).state);
    const all = takenBack(history, 4);
    expect(all.state.answers).toEqual({});
    expect(takingBack(all, 1)).toBeUndefined();
  });

  test('going somewhere is not taken back, and typing neither', () => {
    const gone = follow(start, follow(start, history, { go: first }), { typing: `${first}/na`, text: 'shut' });
    expect(takenBack(gone).state.answers).toEqual(takenBack(history).state.answers);
    expect(takenBack(gone).state.typing).toEqual({ [`${first}/na`]: 'shut' });
  });

  test.each([
    [`note/${KEYS[0]}`, 'Eight people waiting.'],
    ['cause/refunds/summary', 'Nobody owns refunds.'],
    ['peer/0/business', 'Car wash'],
  ])('%s: the text is there when it is asked for again, until it is answered', (set, value) => {
    const back = takenBack(follow(start, history, { set, value }));
    expect(back.state.answers).not.toHaveProperty([set]);
    expect(back.state.typing).toEqual({ [set]: value });
    expect(follow(start, back, { set, value: null }).state.typing).toBeUndefined();
  });

  test.each(['cause/refunds/since', 'cause/refunds/basis', 'peer/0/criterion', `spot/${KEYS[0]}`])(
    '%s was chosen from a list or beside a question: no text of it is left',
    (set) => {
      expect(takenBack(follow(start, history, { set, value: 'x' })).state.typing).toBeUndefined();
    },
  );

  test('a reply of several changes is taken back whole', () => {
    const both = saying({
      all: [
        { set: 'period', value: 'May' },
        { set: 'setting', value: true },
      ],
    });
    expect(takenBack(both).state.answers).toEqual({});
  });

  test('a “later”: the question is asked again', () => {
    const state = answering(scored({ refunds: 3 }), { guess: [], review: true });
    const later = follow(start, begun(state), { set: 'cause/refunds/later', value: true });
    expect(next(later.state)).toBe('plan');
    expect(next(takenBack(later).state)).toBe('cause/refunds/since');
  });

  test('after the questionnaire has changed, nothing from before is taken back', () => {
    expect(takingBack(follow(start, history, { forget: ['refunds'] }), 1)).toBeUndefined();
  });

  test('what was taken back and answered anew can be taken back again', () => {
    const anew = follow(start, takenBack(history, 2), score(second, 9));
    expect(takenBack(anew).state.answers).toEqual({ guess: [], [first]: { score: 7 } });
  });
});

describe('after going back', () => {
  const explained = answering(scored({ refunds: 3 }), { guess: [], review: true, ...causeAnswers('refunds') });
  const cause = (ask: string) => `cause/refunds/${ask}`;

  test('each question that follows is put again, up to the first that has no answer', () => {
    let state = apply(explained, { go: cause('responsible') });
    const asked: (string | undefined)[] = [];
    for (let id = next(state); id !== 'plan'; id = next(state)) {
      asked.push(id);
      state = apply(state, { set: String(id), value: state.answers[String(id)] });
    }
    expect(asked).toEqual(['responsible', 'today', 'promise', 'summary'].map(cause));
  });

  test('a key that visits another question leads back to where it was pressed', () => {
    const atReview = apply(scored({}), { go: 'review' });
    const visiting = apply(atReview, { go: first, returnTo: ['review'] });
    const noting = apply(visiting, { go: `note/${KEYS[0]}`, returnTo: [first, 'review'] });
    expect(next(noting)).toBe(`note/${KEYS[0]}`);
    const noted = apply(noting, { set: `note/${KEYS[0]}`, value: 'Seen.' });
    expect(next(noted)).toBe(first);
    expect(next(apply(noted, score(first, 8)))).toBe('review');
  });

  test('a question that is put off is left, also if the person had gone back to it', () => {
    const state = apply(explained, { go: cause('today') });
    expect(next(apply(state, { set: cause('later'), value: true }))).toBe('plan');
  });
});

describe('a text that was begun', () => {
  const typed = apply(apply(scored({}), { go: first }), { typing: `${first}/na`, text: 'shut on' });

  test('is there when its field is closed and opened again, whatever was typed elsewhere meanwhile', () => {
    const closed = apply(typed, { here: first });
    const elsewhere = apply(closed, { typing: `${second}/spot`, text: 'paint' });
    expect(closed.open).toBeUndefined();
    expect(elsewhere.typing).toEqual({ [`${first}/na`]: 'shut on', [`${second}/spot`]: 'paint' });
  });

  test('is gone once it is taken as the answer', () => {
    expect(apply(typed, { set: first, value: { na: 'shut on Mondays' } }).typing).toBeUndefined();
  });
});
