import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionKind, Cause } from '../../../src/domain/record/audit.js';
import { addDays, daysBetween, isWorkingDay, type Weekday } from '../../../src/domain/text/date.js';
import { numbered, type ProposedAction, proposePlan } from '../../../src/domain/treatment/proposals.js';
import { aDate, anyCause, someWorkingDays } from '../../helpers/generators/records.js';
import { aCause, anAction } from '../../helpers/records/builders.js';

/** A Friday. */
const DATE = '2026-11-20';
const WEEKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const plan = (cause: Cause, date = DATE, workingDays: readonly Weekday[] = WEEKDAYS) =>
  proposePlan({ cause, date, respondent: 'Olena', workingDays });
/** The subject of each action; those that are only offered are in brackets. */
const what = (proposed: readonly ProposedAction[]) =>
  proposed.map(({ proposal, ticked }) => (ticked ? proposal.what : `(${proposal.what})`));
/** Answers from which no action follows, except those that the test adds. */
const clear: Cause = {
  mechanism: { understood: 'yes', expertise: true, basis: 'observed' },
  responsible: { name: 'Ivan' },
  advisers: ['Maria'],
};

describe('the actions that follow from each answer', () => {
  test.each<[string, Cause, string[]]>([
    ['1 always', { since: { answer: 'always' } }, ['(set-standard)']],
    ['1 recent', { since: { answer: 'recent' } }, ['(inspect-change)']],
    ['1 unknown', { since: { answer: 'unknown' } }, ['(measure-two-weeks)']],
    ['2 internal', { ...clear, factors: [{ side: 'internal', text: 'x', act: 'do' }] }, ['act']],
    ['2 external', { ...clear, factors: [{ side: 'external', text: 'x', act: 'do' }] }, ['act']],
    ['2 both', { ...clear, factors: [{ side: 'both', text: 'x', act: 'do' }] }, ['act', '(mitigate)']],
    ['2 internal, no act', { ...clear, factors: [{ side: 'internal', text: 'x' }] }, ['decide-act']],
    ['2 external, no act', { ...clear, factors: [{ side: 'external', text: 'x' }] }, ['mitigate']],
    ['2 both, no act', { ...clear, factors: [{ side: 'both', text: 'x' }] }, ['decide-act', '(mitigate)']],
    [
      '2 others than the main one',
      {
        ...clear,
        factors: [
          { side: 'internal', text: 'x', act: 'do' },
          { side: 'internal', text: 'y' },
          { side: 'external', text: 'z' },
        ],
      },
      ['act', '(decide-act)', '(mitigate)'],
    ],
    [
      '2 an act only for another than the main one',
      {
        ...clear,
        factors: [
          { side: 'external', text: 'x' },
          { side: 'internal', text: 'y', act: 'do' },
        ],
      },
      ['act', '(mitigate)'],
    ],
    ['3 partly', { mechanism: { understood: 'partly', expertise: true, basis: 'data' } }, ['(learn-mechanism)']],
    ['3 no', { mechanism: { understood: 'no', expertise: true, basis: 'told' } }, ['(learn-mechanism)']],
    ['3 a guess', { mechanism: { understood: 'yes', expertise: true, basis: 'guess' } }, ['(learn-mechanism)']],
    ['3 yes', { mechanism: { understood: 'yes', expertise: true, basis: 'told' } }, []],
    [
      '3 does not know the field',
      { mechanism: { understood: 'yes', expertise: false, basis: 'data' }, advisers: ['Maria'] },
      ['(ask-adviser)'],
    ],
    ['4 somebody', { responsible: { name: 'Ivan' }, advisers: ['Maria'] }, []],
    ['4 nobody', { responsible: { nobody: true } }, ['appoint']],
    ['4 no adviser', { advisers: [] }, ['(ask-peer)']],
    ['5 an act', { today: { text: 'Call the supplier.' } }, ['today']],
    ['5 nothing', { today: { nothing: true } }, ['decide-first-step']],
    ['6 a promise', { promise: { said: '6 weeks', due: '2027-01-01', target: 7 } }, []],
    ['no answer', {}, []],
  ])('%s', (_, cause, expected) => {
    expect(what(plan(cause))).toEqual(expected);
  });

  test('an act is the text of its action, as it was said', () => {
    const [act] = plan({ factors: [{ side: 'internal', text: 'Nobody owns calls.', act: 'Anna answers calls.' }] });
    expect(act).toMatchObject({ kind: 'countermeasure', proposal: { what: 'act', text: 'Anna answers calls.' } });
    const [outside] = plan({ factors: [{ side: 'external', text: 'Rain.', act: 'Hang a roof.' }] });
    expect(outside).toMatchObject({ kind: 'mitigate', proposal: { what: 'act', text: 'Hang a roof.' } });
  });

  test('an unclear mechanism gives acts more time', () => {
    const factors = [{ side: 'internal' as const, text: 'no cashier' }];
    const sure = plan({ ...clear, factors });
    const unsure = plan({ ...clear, factors, mechanism: { understood: 'partly', expertise: true, basis: 'told' } });
    expect(sure[0]?.proposal).toEqual({ what: 'decide-act', factor: 'no cashier' });
    expect(what(unsure)).toEqual(['(learn-mechanism)', 'decide-act']);
    expect(daysBetween(sure[0]?.due ?? '', unsure[1]?.due ?? '')).toBeGreaterThan(0);
    // The investigation is due before the act.
    expect(daysBetween(unsure[0]?.due ?? '', unsure[1]?.due ?? '')).toBeGreaterThan(0);
  });

  test('the proposal names the change and the adviser', () => {
    const cause = aCause({ mechanism: { understood: 'yes', expertise: false, basis: 'data' } });
    const proposals = plan(cause).map(({ proposal }) => proposal);
    expect(proposals).toContainEqual({ what: 'inspect-change', change: 'Two masters left.' });
    expect(proposals).toContainEqual({ what: 'ask-adviser', adviser: 'Maria' });
  });

  test('each action names the question from which it follows', () => {
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
      'decide-act factors',
    ]);
  });
});

describe('the owner', () => {
  test('is the responsible person, else the respondent, who also has to appoint one', () => {
    const nobody = plan(aCause({ responsible: { nobody: true }, today: { nothing: true } }));
    expect(nobody[0]).toMatchObject({ kind: 'appoint', owner: 'Olena' });
    expect(new Set(nobody.map(({ owner }) => owner))).toEqual(new Set(['Olena']));
    const somebody = plan(aCause()).find(({ kind }) => kind === 'countermeasure');
    expect(somebody?.owner).toBe('Ivan Petrenko');
  });

  test('of the act for today is the person who named it', () => {
    const acts = [{ text: 'Call.' }, { by: 'Anna', text: 'Call.' }].map((today) => plan(aCause({ today }))[0]);
    expect(acts.map((act) => [act?.kind, act?.owner])).toEqual([
      ['today', 'Olena'],
      ['today', 'Anna'],
    ]);
  });
});

describe('the due date', () => {
  test('of the act for today is today, also on a Saturday', () => {
    const cause = { today: { text: 'Call.' } };
    expect(plan(cause)[0]?.due).toBe(DATE);
    expect(plan(cause, '2026-11-21')[0]?.due).toBe('2026-11-21');
  });

  test('of deciding the first step is tomorrow, or the next working day after it', () => {
    const cause = { today: { nothing: true as const } };
    expect(plan(cause, '2026-11-19')[0]?.due).toBe('2026-11-20');
    expect(plan(cause)[0]?.due).toBe('2026-11-23');
  });

  test('of appointing somebody is within 3 working days', () => {
    expect(plan({ responsible: { nobody: true } })[0]?.due).toBe('2026-11-25');
  });

  test('of measuring is after two weeks', () => {
    expect(plan({ since: { answer: 'unknown' } })[0]?.due).toBe('2026-12-04');
  });

  test('of every action is the promised day, or the working day before it, if it would be later', () => {
    const factors = [{ side: 'internal' as const, text: 'x', act: 'do' }];
    const due = (date: string) => plan({ ...clear, factors, promise: { said: '…', due: date, target: 7 } })[0]?.due;
    expect(due('2027-01-01')).toBe('2026-12-04');
    expect(due('2026-11-26')).toBe('2026-11-26');
    expect(due('2026-11-29')).toBe('2026-11-27');
  });

  test('of every action is the Monday after a promise for the weekend that was made on a Friday', () => {
    const soon = plan(aCause({ promise: { said: '2 days', due: '2026-11-22', target: 7 } }));
    expect(soon.at(-1)?.due).toBe('2026-11-23');
    expect(soon.filter(({ due }) => due === DATE).map(({ kind }) => kind)).toEqual(['today']);
  });

  test('of no action is later than a promise for three days', () => {
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

  test('due dates are working days from today on, not after the promise; only the act for today may be due on any day', () => {
    fc.assert(
      fc.property(anInput(), ({ date, workingDays, cause }) => {
        // A promise for a day before the next working day leaves no working day for due dates.
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

  test('actions are in the order of the method, and none is repeated', () => {
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
        // One action about today, and one about the main factor; appointing somebody only if nobody is responsible.
        const ticked = proposed.filter((one) => one.ticked).map(({ question }) => question);
        expect(ticked.sort()).toEqual(
          [
            ...(cause.factors?.length ? ['factors'] : []),
            ...(cause.responsible?.nobody ? ['responsible'] : []),
            ...(cause.today ? ['today'] : []),
          ].sort(),
        );
      }),
    );
  });
});

test('actions are numbered for each criterion, in the order given', () => {
  const actions = ['refunds', 'staff-fit', 'refunds'].map((criterion, index) =>
    anAction(criterion, { text: `${index}` }),
  );
  expect(Object.entries(numbered(actions)).map(([id, { text }]) => `${id} ${text}`)).toEqual([
    'refunds-1 0',
    'staff-fit-1 1',
    'refunds-2 2',
  ]);
});
