/** An interview with somebody who takes things back, leaves fields and holds keys down. */
import { describe, expect, test } from 'vitest';
import { conduct } from '../../../src/commands/audit/conduct.js';
import type { Context } from '../../../src/context.js';
import { begun } from '../../../src/domain/interview/history.js';
import { apply, EMPTY, type InterviewEvent } from '../../../src/domain/interview/interview.js';
import {
  type ChoiceAnswer,
  type ChoiceRequest,
  type LineAnswer,
  type LineRequest,
  type Presenter,
  type ScoreAnswer,
  type ScoreRequest,
  TakeBack,
} from '../../../src/interview/presenter.js';
import { anInterview } from '../../helpers/interviews/answering.js';
import { aStyle } from '../../helpers/printing/styles.js';
import { KEYS } from '../../helpers/records/builders.js';

type Request = LineRequest & ChoiceRequest & ScoreRequest;
type Answer = LineAnswer | ChoiceAnswer | ScoreAnswer | TakeBack;

const [first, second, third] = KEYS as [string, string, string];

/** Asks with these answers, then the person leaves. Returns what was asked, the final state and the draft's lines. */
async function talk(answers: readonly (Answer | ((request: Request) => Answer))[], language: 'en' | 'ru' = 'en') {
  const asked: Request[] = [];
  const lines: InterviewEvent[] = [];
  const left = [...answers];
  const answer = (request: Request) => {
    asked.push(request);
    const next = left.shift() ?? { value: '', command: 'leave' };
    const given = typeof next === 'function' ? next(request) : next;
    return given instanceof TakeBack ? Promise.reject(given) : Promise.resolve(given as never);
  };
  const presenter = { columns: 80, line: answer, choice: answer, score: answer, close: () => {} } as Presenter;
  const context = { ...aStyle({ language }), now: () => new Date(0) } as unknown as Context;
  const start = anInterview({
    given: { assessors: [{ name: 'Olena', role: 'owner' }], period: 'May' },
    before: new Map([[first, { score: 7, date: '2026-09-01' }]]),
    history: new Map([
      [first, { note: { text: 'Two lamps out.', date: '2026-09-01' } }],
      [second, { na: 'No waiting room.' }],
    ]),
  });
  const { state } = await conduct(context, presenter, {
    start,
    title: 'Lviv',
    history: begun(EMPTY),
    journal: { append: (event) => lines.push(event) },
    minutesBefore: 0,
    isSaved: () => true,
  });
  // Whatever the draft holds gives the same interview again.
  expect(lines.reduce(apply, EMPTY)).toEqual(state);
  return { asked, state, lines };
}

const GUESS = { text: '' };
const undo = new TakeBack(1);

describe('taking back', () => {
  test('is offered only if there is something to take back', async () => {
    const { asked } = await talk([GUESS, { score: 7 }, undo, undo]);
    expect(asked.map((request) => request.undo)).toEqual([false, true, true, true, false]);
  });

  test('a score: its criterion is asked again, and nothing is said of the score any more', async () => {
    const { asked, state } = await talk([GUESS, { score: 7 }, { score: 2 }, undo]);
    expect(asked.at(-1)?.criterion.key).toBe(second);
    expect(asked.at(-1)?.last).toBeUndefined();
    expect(state.answers).not.toHaveProperty([`score/${second}`]);
  });

  test('a reason why a criterion does not apply; what was typed is there when its field opens again', async () => {
    const typing = (request: Request) => {
      request.typed?.('no kitchen');
      return { text: 'no kitchen' };
    };
    const { asked, state } = await talk([GUESS, { command: 'na' }, typing, undo]);
    expect(asked.at(-1)?.criterion.key).toBe(first);
    expect(state.answers).toEqual({ guess: [] });
  });

  test.each([
    ['en', '7 was held down: it counts once.'],
    ['ru', 'Клавиша 7 была зажата: считаем её один раз.'],
  ] as const)(
    'what a held key has scored, %s: only its first press counts, and the screen says so',
    async (language, said) => {
      const seven = { score: 7 };
      const { asked, state } = await talk([GUESS, seven, seven, seven, new TakeBack(2, '7'), { score: 5 }], language);
      expect(state.answers).toEqual({ guess: [], [`score/${first}`]: seven, [`score/${second}`]: { score: 5 } });
      expect(asked.at(-2)?.notice).toBe(said);
      expect(asked.at(-2)?.criterion.key).toBe(second);
      expect(asked.at(-1)?.notice).toBeUndefined();
      expect(asked.at(-1)?.criterion.key).toBe(third);
    },
  );

  test('a held key that answered nothing more takes nothing back', async () => {
    const { asked, state } = await talk([GUESS, { score: 7 }, new TakeBack(0, '7')]);
    expect(state.answers).toEqual({ guess: [], [`score/${first}`]: { score: 7 } });
    expect(asked.at(-1)?.criterion.key).toBe(second);
  });
});

test('why a criterion did not apply last time is proposed, and Enter takes it', async () => {
  const { asked } = await talk([GUESS, { score: 7 }, { command: 'na' }, { command: 'leave' }]);
  expect(asked.at(-1)).toMatchObject({ help: 'Why does it not apply?', fallback: 'No waiting room.' });
});

describe('a note', () => {
  test('is asked for by a counter, and a digit still scores the next criterion', async () => {
    const { asked, state } = await talk([GUESS, { score: 2 }, { score: 9 }]);
    expect(asked.slice(2).map(({ notes }) => notes)).toEqual([
      { missing: 1, isLastWanted: true },
      { missing: 2, isLastWanted: true },
    ]);
    expect(asked[2]?.last).toMatch(/: 2 +was 7 on 1 Sep/);
    expect(asked[2]?.history).toMatchObject({
      criterion: { key: 'welcoming-atmosphere' },
      lines: ['note of 1 Sep: Two lamps out.'],
    });
    // Nothing was said of the second one before: there is nothing to show.
    expect(asked[3]?.history).toBeUndefined();
    expect(Object.keys(state.answers)).toEqual(['guess', `score/${first}`, `score/${second}`]);
  });

  test('on the last score is opened by one key, and leads back to the criterion that was asked', async () => {
    const { asked, state } = await talk([GUESS, { score: 2 }, { command: 'note-of-last' }, { text: 'Dark.' }]);
    expect(asked.at(-2)?.ladder).toMatchObject({ score: 2, criterion: { key: first } });
    expect(asked.at(-1)?.criterion.key).toBe(second);
    expect(asked.at(-1)?.notes?.missing).toBe(0);
    expect(state.answers[`note/${first}`]).toBe('Dark.');
  });

  test('that was closed opens again with what was typed', async () => {
    const typing = (request: Request): LineAnswer => {
      request.typed?.('Two lam');
      return { command: 'back' };
    };
    const open = { command: 'note-of-last' } as const;
    const { asked } = await talk([GUESS, { score: 2 }, open, typing, open]);
    expect(asked.at(-3)?.initial).toBeUndefined();
    expect(asked.at(-1)?.initial).toBe('Two lam');
  });

  test('that is missing is asked for one after the other from the review, and skipped for good', async () => {
    const scores = KEYS.map((_, index) => ({ score: index < 2 ? 3 : 7 }));
    const walk = { value: '', command: 'notes' };
    const { asked, state } = await talk([GUESS, ...scores, walk, { text: '' }, { text: 'Dark.' }]);
    expect(state.answers).toMatchObject({ [`note/${first}`]: null, [`note/${second}`]: 'Dark.' });
    const reviews = asked.filter(({ commands }) => commands?.w);
    expect(reviews.map(({ more }) => more?.at(-1))).toEqual(['2 notes missing']);
    expect(asked.at(-1)?.items.at(-1)?.label).toBe('Go on');
  });
});

describe('coming back', () => {
  test('to a criterion that does not apply shows that and why, and Enter keeps it', async () => {
    const answers = [GUESS, { command: 'na' } as const, { text: 'no kitchen' }, { command: 'back' } as const];
    const { asked, state } = await talk([...answers, { command: 'keep' }]);
    expect(asked.at(-2)).toMatchObject({ isKept: true, given: undefined, noted: 'does not apply: no kitchen' });
    expect(asked.at(-1)?.criterion.key).toBe(second);
    expect(state.answers[`score/${first}`]).toEqual({ na: 'no kitchen' });
  });

  test('from the review leads back to the review each time', async () => {
    const sevens = KEYS.map(() => ({ score: 7 }));
    const visit = [{ value: `score/${second}` }, { score: 6 }];
    const { asked } = await talk([GUESS, ...sevens, ...visit, ...visit]);
    expect(asked.at(-1)?.items.at(-1)?.label).toBe('Go on');
    expect(asked.at(-3)?.items.at(-1)?.label).toBe('Go on');
  });

  test('the progress counts what is scored, wherever the person is', async () => {
    const { asked } = await talk([GUESS, { score: 7 }, { score: 6 }, { command: 'back' }]);
    expect(asked.at(-1)?.progress?.done).toBeCloseTo(2 / KEYS.length);
  });
});
