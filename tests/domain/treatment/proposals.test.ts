import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionKind, Cause } from '../../../src/domain/record/audit.js';
import { addDays, daysBetween, isWorkingDay, type Weekday } from '../../../src/domain/text/date.js';
import { numbered, type Proposed, proposePlan } from '../../../src/domain/treatment/proposals.js';
import { aDate, anyCause, someWorkingDays } from '../../helpers/arbitrary.js';
import { aCause, anAction } from '../../helpers/builders.js';

/** A Friday. */
const DATE = '2026-11-20';
const WEEKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const plan = (cause: Cause, date = DATE, workingDays: readonly Weekday[] = WEEKDAYS) =>
  proposePlan({ cause, date, respondent: 'Olena', workingDays });
const what = (proposed: readonly Proposed[]) => proposed.map(({ proposal }) => proposal.what);
/** Nothing follows from these but what the test adds. */
const clear: Cause = {
  mechanism: { understood: 'yes', expertise: true, basis: 'observed' },
  responsible: { name: 'Ivan' },
  advisers: ['Maria'],
};

describe('what follows from each answer', () => {
  test.each<[string, Cause, string[]]>([
    ['1 always', { since: { answer: 'always' } }, ['set-standard']],
    ['1 recent', { since: { answer: 'recent' } }, ['inspect-change']],
    ['1 unknown', { since: { answer: 'unknown' } }, ['measure-two-weeks']],
    ['2 internal', { ...clear, factors: [{ side: 'internal', text: 'x' }] }, ['countermeasure']],
    ['2 external', { ...clear, factors: [{ side: 'external', text: 'x' }] }, ['mitigate']],
    ['2 both', { ...clear, factors: [{ side: 'both', text: 'x' }] }, ['countermeasure', 'mitigate']],
    ['3 partly', { mechanism: { understood: 'partly', expertise: true, basis: 'data' } }, ['learn-mechanism']],
    ['3 no', { mechanism: { understood: 'no', expertise: true, basis: 'told' } }, ['learn-mechanism']],
    ['3 a guess', { mechanism: { understood: 'yes', expertise: true, basis: 'guess' } }, ['learn-mechanism']],
    ['3 yes', { mechanism: { understood: 'yes', expertise: true, basis: 'told' } }, []],
    [
      '3 does not know the field',
      { mechanism: { understood: 'yes', expertise: false, basis: 'data' }, advisers: ['Maria'] },
      ['ask-adviser'],
    ],
    ['4 somebody', { responsible: { name: 'Ivan' }, advisers: ['Maria'] }, []],
    ['4 nobody', { responsible: { nobody: true } }, ['appoint']],
    ['4 no adviser', { advisers: [] }, ['ask-peer']],
    ['5 an act', { today: { text: 'Call the supplier.' } }, ['today']],
    ['5 nothing', { today: { nothing: true } }, ['decide-first-step']],
    ['6 a promise', { promise: { said: '6 weeks', due: '2027-01-01', target: 7 } }, ['score-again']],
    ['no answer', {}, []],
  ])('%s', (_, cause, expected) => {
    expect(what(plan(cause))).toEqual(expected);
  });

  test('what is unclear makes countermeasures provisional, and gives them more time', () => {
    const factors = [{ side: 'internal' as const, text: 'no cashier' }];
    const sure = plan({ ...clear, factors });
    const unsure = plan({ ...clear, factors, mechanism: { understood: 'partly', expertise: true, basis: 'told' } });
    expect(sure[0]?.proposal).toMatchObject({ factor: 'no cashier', provisional: false });
    expect(what(unsure)).toEqual(['learn-mechanism', 'countermeasure']);
    expect(unsure[1]?.proposal).toMatchObject({ provisional: true });
    expect(daysBetween(sure[0]?.due ?? '', unsure[1]?.due ?? '')).toBeGreaterThan(0);
    // It is investigated before the provisional countermeasure is due.
    expect(daysBetween(unsure[0]?.due ?? '', unsure[1]?.due ?? '')).toBeGreaterThan(0);
  });

  test('what changed, who advises and what was promised stand in the proposal', () => {
    const cause = aCause({ mechanism: { understood: 'yes', expertise: false, basis: 'data' } });
    const proposals = plan(cause).map(({ proposal }) => proposal);
    expect(proposals).toContainEqual({ what: 'inspect-change', change: 'Two masters left.' });
    expect(proposals).toContainEqual({ what: 'ask-adviser', adviser: 'Maria' });
    expect(proposals).toContainEqual({ what: 'score-again', target: 7 });
  });

  test('each action names the question that it came from', () => {
    const cause = aCause({
      mechanism: { understood: 'no', expertise: true, basis: 'guess' },
      responsible: { nobody: true },
      advisers: [],
    });
    expect(plan(cause).map(({ proposal, question }) => `${proposal.what} ${question}`)).toEqual([
      'appoint responsible',
      'today today',
      'inspect-change since',
      'learn-mechanism mechanism',
      'ask-peer responsible',
      'countermeasure factors',
      'score-again promise',
    ]);
  });
});

describe('who does it', () => {
  test('the responsible person; without one the respondent, who also appoints', () => {
    const nobody = plan(aCause({ responsible: { nobody: true }, today: { nothing: true } }));
    expect(nobody[0]).toMatchObject({ kind: 'appoint', owner: 'Olena' });
    expect(new Set(nobody.map(({ owner }) => owner))).toEqual(new Set(['Olena']));
    const somebody = plan(aCause()).find(({ kind }) => kind === 'countermeasure');
    expect(somebody?.owner).toBe('Ivan Petrenko');
  });

  test('the act for today is of the one who said it', () => {
    const acts = [{ text: 'Call.' }, { by: 'Anna', text: 'Call.' }].map((today) => plan(aCause({ today }))[0]);
    expect(acts.map((act) => [act?.kind, act?.owner])).toEqual([
      ['today', 'Olena'],
      ['today', 'Anna'],
    ]);
  });
});

describe('by when', () => {
  test('the act for today is due today, on a Saturday too', () => {
    const cause = { today: { text: 'Call.' } };
    expect(plan(cause)[0]?.due).toBe(DATE);
    expect(plan(cause, '2026-11-21')[0]?.due).toBe('2026-11-21');
  });

  test('the first step is decided tomorrow, or on the working day after it', () => {
    const cause = { today: { nothing: true as const } };
    expect(plan(cause, '2026-11-19')[0]?.due).toBe('2026-11-20');
    expect(plan(cause)[0]?.due).toBe('2026-11-23');
  });

  test('somebody is appointed within 3 working days', () => {
    expect(plan({ responsible: { nobody: true } })[0]?.due).toBe('2026-11-25');
  });

  test('it is measured for two weeks', () => {
    expect(plan({ since: { answer: 'unknown' } })[0]?.due).toBe('2026-12-04');
  });

  test('the score is looked at on the promised day, or on the working day before it', () => {
    const due = (date: string) => plan({ promise: { said: '…', due: date, target: 7 } })[0]?.due;
    expect(due('2027-01-01')).toBe('2027-01-01');
    expect(due('2027-01-03')).toBe('2027-01-01');
  });

  test('a promise for the weekend, made on a Friday, leaves no working day: the score is looked at on the Monday after', () => {
    const soon = plan(aCause({ promise: { said: '2 days', due: '2026-11-22', target: 7 } }));
    expect(soon.at(-1)).toMatchObject({ proposal: { what: 'score-again' }, due: '2026-11-23' });
    expect(soon.filter(({ due }) => due === DATE).map(({ kind }) => kind)).toEqual(['today']);
  });

  test('a promise of three days leaves nothing to a later one', () => {
    const soon = plan(aCause({ promise: { said: '3 days', due: '2026-11-24', target: 7 } }));
    expect(soon.map(({ due }) => due).filter((due) => due > '2026-11-24')).toEqual([]);
  });
});

describe('laws', () => {
  const anInput = () =>
    fc
      .tuple(
        aDate('2026-01-01', 1000),
        someWorkingDays(),
        anyCause(fc.constant('why'), fc.constant('who')),
        fc.integer({ min: 1, max: 90 }),
      )
      .map(([date, workingDays, cause, days]) => {
        const promise = cause.promise && { ...cause.promise, due: addDays(date, days) };
        return { date, workingDays, cause: { ...cause, ...(promise && { promise }) } };
      });

  test('due on working days, from today on, never after the promise; only the act for today falls on any day', () => {
    fc.assert(
      fc.property(anInput(), ({ date, workingDays, cause }) => {
        // A promise for a day before the next working day leaves no working day to be due on.
        const days = cause.promise ? daysBetween(date, cause.promise.due) : 0;
        const room = Array.from({ length: days }, (_, index) => addDays(date, index + 1));
        const canHold = room.some((day) => isWorkingDay(day, workingDays));
        for (const { kind, due, proposal } of plan(cause, date, workingDays)) {
          expect(due >= date).toBe(true);
          if (proposal.what === 'today') expect(due).toBe(date);
          else expect(isWorkingDay(due, workingDays)).toBe(true);
          if (cause.promise && canHold && kind !== 'today') expect(due <= cause.promise.due).toBe(true);
        }
      }),
    );
  });

  test('in the order of the method; nothing twice', () => {
    const order: ActionKind[] = [
      'appoint',
      'today',
      'investigate',
      'peer',
      'countermeasure',
      'mitigate',
      'measure',
      'standardise',
    ];
    fc.assert(
      fc.property(anInput(), ({ date, workingDays, cause }) => {
        const proposed = plan({ ...cause, factors: cause.factors?.slice(0, 1) }, date, workingDays);
        const places = proposed.map(({ kind }) => order.indexOf(kind));
        expect(places).not.toContain(-1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(new Set(what(proposed)).size).toBe(proposed.length);
      }),
    );
  });
});

test('actions are numbered by criterion, in the order given', () => {
  const actions = ['refunds', 'staff-fit', 'refunds'].map((criterion, index) =>
    anAction(criterion, { text: `${index}` }),
  );
  expect(Object.entries(numbered(actions)).map(([id, { text }]) => `${id} ${text}`)).toEqual([
    'refunds-1 0',
    'staff-fit-1 1',
    'refunds-2 2',
  ]);
});
