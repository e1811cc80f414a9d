/** Where a name is asked for, a number takes one that is known. */
import { describe, expect, test } from 'vitest';
import { Interviewer } from '../../src/interview/interviewer.js';
import { knownPeople } from '../../src/interview/known-people.js';
import { editPlan } from '../../src/interview/plan-editor.js';
import type { ChoiceAnswer, LineAnswer, LineRequest, Presenter } from '../../src/interview/presenter.js';
import { anInterview, answering, scored } from '../helpers/interviews/answering.js';
import { aStyle } from '../helpers/printing/styles.js';
import { anAction } from '../helpers/records/builders.js';

const PEOPLE = ['Olena Kovalchuk', 'Ivan Petrenko'];

function person(typed: string, chosen: ChoiceAnswer = { value: '' }) {
  const lines: LineRequest[] = [];
  const presenter: Presenter = {
    columns: 80,
    line: (request) => {
      lines.push(request);
      return Promise.resolve<LineAnswer>({ text: typed });
    },
    choice: () => Promise.resolve(chosen),
    score: () => Promise.reject(new Error('no score is asked for')),
    close: () => {},
  };
  return { presenter, lines };
}

describe.each([
  { language: 'en', list: 'Or a number: 1 Olena Kovalchuk · 2 Ivan Petrenko', wrong: 'from 1 to 2' },
  { language: 'ru', list: 'Можно цифрой: 1 Olena Kovalchuk · 2 Ivan Petrenko', wrong: 'от 1 до 2' },
] as const)('in $language', ({ language, list, wrong }) => {
  const { listed, read } = knownPeople(PEOPLE, aStyle({ language }));
  const asked = listed({ question: 'Who?' });

  test('the names are listed, and what a number means is shown before it counts', () => {
    expect(asked.more?.join('\n').replaceAll('\u00a0', ' ')).toBe(list);
    expect(asked.meaning?.('2')).toBe('Ivan Petrenko');
    expect(asked.meaning?.('2; Maria; 1')).toBe('Ivan Petrenko; Maria; Olena Kovalchuk');
    expect(asked.meaning?.('Maria')).toBeUndefined();
    expect([read('2'), read(' 1 '), read('Maria'), read('')]).toEqual([PEOPLE[1], PEOPLE[0], 'Maria', '']);
  });

  test('a number that nobody has is asked again', () => {
    expect(asked.refuse?.('3')).toContain(wrong);
    expect(asked.refuse?.('0')).toContain(wrong);
    expect(asked.refuse?.('2')).toBeUndefined();
    expect(asked.refuse?.('Agent 007')).toBeUndefined();
  });
});

test('without anybody known, nothing is listed', () => {
  const request = { question: 'Who?' };
  expect(knownPeople([], aStyle()).listed(request)).toBe(request);
});

const start = anInterview({
  given: { assessors: [{ name: 'Olena Kovalchuk', role: 'consultant' }], period: 'May' },
  people: PEOPLE,
});
const options = {
  title: 'Lviv',
  pace: { now: () => new Date(0), before: 0 },
  typing: () => {},
};

test('who answers the six questions, and who is responsible, are taken by their numbers', async () => {
  const state = answering(scored({ refunds: 3 }), { guess: [], review: true });
  const { presenter } = person('2');
  const interviewer = new Interviewer(presenter, aStyle(), start, options);
  expect(await interviewer.ask({ id: 'answered-by', ask: 'answered-by' }, state)).toContainEqual({
    set: 'answered-by',
    value: 'Ivan Petrenko',
  });
  const criterion = start.template.components.flatMap(({ criteria }) => criteria).find(({ key }) => key === 'refunds');
  if (!criterion) throw new Error('no such criterion');
  const several = new Interviewer(person('2; 1; Maria').presenter, aStyle(), start, options);
  const step = { id: 'cause/refunds/responsible', ask: 'responsible', criterion } as const;
  expect(await several.ask(step, state)).toContainEqual({
    set: 'cause/refunds/responsible',
    value: { name: 'Ivan Petrenko', advisers: ['Olena Kovalchuk', 'Maria'] },
  });
});

test('the owner of an action is taken by a number, and Enter leaves who it is', async () => {
  const style = aStyle();
  const input = {
    actions: [anAction('refunds', { owner: 'Anna Bondar' })],
    criteria: [{ key: 'refunds', title: 'Refunds' }],
    date: '2026-11-21',
    workingDays: ['mon'] as const,
    people: knownPeople(PEOPLE, style),
  };
  const { presenter, lines } = person('2', { value: '0', command: 'owner' });
  const edit = await editPlan(presenter, input, 0, style);
  expect(edit).toMatchObject({ changed: [{ owner: 'Ivan Petrenko' }] });
  expect(lines[0]).toMatchObject({ fallback: 'Anna Bondar', initial: undefined });
});
