import { describe, expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import type { Move } from '../../../src/domain/view/diff.js';
import { explainMove } from '../../../src/domain/view/explain.js';
import { aCause, aFollowUp, anAudit } from '../../helpers/records/builders.js';

const FROM = '2026-09-01';
const TO = '2026-11-21';
const move = (was: number, now: number): Move => ({
  component: 'personnel',
  criterion: 'staffing-level',
  was,
  now,
  change: now - was,
});
const explain = (records: readonly SiteRecord[], was: number, now: number) =>
  explainMove(records, move(was, now), FROM, TO);

describe('a fall', () => {
  test('is explained by the change that the later audit’s cause names', () => {
    const now = anAudit(TO).with('staffing-level', 3).explaining('staffing-level').record();
    expect(explain([now], 5, 3)).toEqual({ kind: 'cause', text: 'Two masters left.' });
  });

  test('is explained by the summary of the cause if no change is named', () => {
    const cause = aCause({ since: { answer: 'always' } });
    const now = anAudit(TO).with('staffing-level', 3).explaining('staffing-level', cause).record();
    expect(explain([now], 5, 3)).toEqual({ kind: 'cause', text: 'The evening shift was not refilled.' });
  });

  test('the last cause counts', () => {
    const between = aFollowUp('2026-10-01')
      .explaining('staffing-level', aCause({ since: { answer: 'recent', change: 'A new till.' } }))
      .record();
    const now = anAudit(TO).with('staffing-level', 3).record();
    const early = anAudit(FROM).with('staffing-level', 5).explaining('staffing-level').record();
    const first = aFollowUp('2026-09-10').explaining('staffing-level').record();
    expect(explain([early, first, between, now], 5, 3)).toEqual({ kind: 'cause', text: 'A new till.' });
  });

  test('a cause in the earlier audit, of another criterion, or from a later day explains nothing', () => {
    const records = [
      anAudit(FROM)
        .with('staffing-level', 5)
        .explaining('staffing-level', aCause({ promise: undefined }))
        .record(),
      anAudit(TO).with('refunds', 3).explaining('refunds').with('staffing-level', 3).record(),
      aFollowUp('2026-11-28').explaining('staffing-level').record(),
    ];
    expect(explain(records, 5, 3)).toEqual({ kind: 'nothing' });
  });
});

describe('a rise', () => {
  const planned = anAudit(FROM).with('staffing-level', 4).planning('staffing-level-1').planning('refunds-1').record();
  const action = '2026-09-01.audit/staffing-level-1';

  test('is explained by an action that was done between the audits', () => {
    const done = aFollowUp('2026-10-12').saying(action, 'done').record();
    expect(explain([planned, done], 4, 6)).toEqual({
      kind: 'action',
      text: 'Float one master to the desk.',
      done: '2026-10-12',
    });
  });

  test.each([
    ['dropped', 'dropped', action, '2026-10-12'],
    ['only started', 'started', action, '2026-10-12'],
    ['of another criterion', 'done', '2026-09-01.audit/refunds-1', '2026-10-12'],
    ['finished after the later audit', 'done', action, '2026-11-28'],
    ['finished on the day of the earlier audit', 'done', action, FROM],
  ] as const)('is not explained by an action that was %s', (_, status, id, date) => {
    const update = aFollowUp(date).saying(id, status).record();
    expect(explain([planned, update], 4, 6)).toEqual({ kind: 'nothing' });
  });
});

describe('a rise after several actions', () => {
  const planned = anAudit(FROM)
    .with('staffing-level', 4)
    .planning('staffing-level-1', { kind: 'countermeasure', text: 'Float one master.' })
    .planning('staffing-level-2', { kind: 'train', text: 'Train the desk.' })
    .planning('staffing-level-3', { kind: 'investigate', text: 'Count clients.' })
    .planning('staffing-level-4', { kind: 'measure', text: 'Score again.' })
    .record();
  const done = (...numbers: number[]) =>
    numbers.reduce(
      (followUp, number) => followUp.saying(`2026-09-01.audit/staffing-level-${number}`, 'done'),
      aFollowUp('2026-10-12'),
    );
  const text = (...numbers: number[]) => {
    const explanation = explain([planned, done(...numbers).record()], 4, 6);
    return explanation.kind === 'action' ? explanation.text : explanation.kind;
  };

  test('actions that only look or measure do not explain it', () => {
    expect(text(1, 3, 4)).toBe('Float one master.');
    expect(text(2, 4)).toBe('Train the desk.');
  });

  test('they do not explain it either if nothing else was done', () => {
    expect(text(3)).toBe('nothing');
    expect(text(3, 4)).toBe('nothing');
  });

  test('an action that was finished after the score had risen does not explain it', () => {
    const measured = (date: string, score: number) => aFollowUp(date).with('staffing-level', score).record();
    const rise = (...records: SiteRecord[]) =>
      explain([planned, ...records, done(1).record(), anAudit(TO).with('staffing-level', 6).record()], 4, 6).kind;
    expect(rise(measured('2026-10-05', 6))).toBe('nothing');
    expect(rise(measured('2026-10-05', 5))).toBe('action');
    // It rose, fell again, and rose after the action.
    expect(rise(measured('2026-10-05', 6), measured('2026-10-08', 4))).toBe('action');
    // A follow-up on the day of the audit comes after the audit.
    const late = aFollowUp(TO).saying('2026-09-01.audit/staffing-level-1', 'done').record();
    expect(explain([planned, anAudit(TO).with('staffing-level', 6).record(), late], 4, 6).kind).toBe('nothing');
  });

  test('of two other actions the later one explains it', () => {
    expect(text(1, 2)).toBe('Train the desk.');
  });
});

describe('a promise', () => {
  const promising = (due: string, target = 7) =>
    anAudit(FROM)
      .with('staffing-level', 4)
      .explaining('staffing-level', aCause({ promise: { said: 'soon', due, target } }))
      .record();
  const later = (score: number) => anAudit(TO).with('staffing-level', score).record();

  test.each([
    ['kept', 7, '2026-11-25'],
    ['kept', 7, '2026-11-14'],
    ['late', 7, '2026-11-13'],
  ] as const)('explains a rise if it was judged between the audits: %s', (outcome, score, due) => {
    expect(explain([promising(due), later(score)], 4, score)).toEqual({ kind: 'promise', outcome, due });
  });

  test('that was due on the day of the earlier audit explains nothing', () => {
    const early = anAudit('2026-07-01')
      .with('staffing-level', 3)
      .explaining('staffing-level', aCause({ promise: { said: 'soon', due: FROM, target: 7 } }))
      .record();
    const records = [early, anAudit(FROM).with('staffing-level', 4).record(), later(6)];
    expect(explain(records, 4, 6)).toEqual({ kind: 'nothing' });
  });

  test('the promise that was made last explains it', () => {
    const again = aFollowUp('2026-10-01')
      .explaining('staffing-level', aCause({ promise: { said: 'later', due: '2026-11-14', target: 6 } }))
      .record();
    expect(explain([promising('2026-10-01'), again, later(6)], 4, 6)).toMatchObject({
      outcome: 'kept',
      due: '2026-11-14',
    });
  });

  test('explains nothing while it is pending', () => {
    expect(explain([promising('2026-11-25'), later(6)], 4, 6)).toEqual({ kind: 'nothing' });
  });

  test('that was broken explains no rise', () => {
    expect(explain([promising('2026-11-14'), later(6)], 4, 6)).toEqual({ kind: 'nothing' });
    expect(explain([promising('2026-11-14'), later(5)], 4, 5)).toEqual({ kind: 'noise' });
  });

  test('kept or broken, explains no fall', () => {
    expect(explain([promising('2026-10-15'), later(2)], 4, 2)).toEqual({ kind: 'nothing' });
    const kept = aFollowUp('2026-10-10').with('staffing-level', 7).record();
    expect(explain([promising('2026-10-15'), kept, later(2)], 4, 2)).toEqual({ kind: 'nothing' });
  });
});

describe('nothing is recorded', () => {
  test('one point may be noise, two points are not', () => {
    expect(explain([], 5, 4)).toEqual({ kind: 'noise' });
    expect(explain([], 5, 6)).toEqual({ kind: 'noise' });
    expect(explain([], 5, 3)).toEqual({ kind: 'nothing' });
    expect(explain([], 5, 7)).toEqual({ kind: 'nothing' });
  });
});
