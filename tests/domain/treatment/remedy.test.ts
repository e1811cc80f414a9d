import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/text/date.js';
import { remediesOf } from '../../../src/domain/treatment/remedy.js';
import { aCause, aFollowUp, aSmallAudit } from '../../helpers/records/builders.js';

const LIMITS = { sagging: 5, target: 7 };
const START = '2026-01-10';
const on = (days: number) => addDays(START, days);
const followUp = (days: number, score: number) => aFollowUp(on(days)).with('refunds', score);
const found = (days: number) => followUp(days, 5).explaining('refunds', { summary: 'The till was moved.' });
const planned = aSmallAudit(START, { refunds: { score: 4, cause: aCause({ promise: undefined }) } })
  .planning('refunds-1', { text: 'Print the rule at the till.', owner: 'Anna Bondar' })
  .planning('refunds-2', { text: 'Send an e-mail about it.', owner: 'Ivan  petrenko' })
  .planning('refunds-3', { text: 'Move the till.' })
  .record();
const RECORDS = [
  planned,
  followUp(7, 4).saying('2026-01-10.audit/refunds-2', 'done').record(),
  followUp(14, 3).record(),
  aFollowUp(on(20))
    .saying('2026-01-10.audit/refunds-1', 'done')
    .saying('2026-01-10.audit/refunds-3', 'dropped')
    .record(),
  followUp(28, 7).record(),
  followUp(42, 8).record(),
];
const remedies = (days: number) => remediesOf(RECORDS, 'refunds', LIMITS, on(days));

test('has the actions that had an effect, the days, and the people to ask', () => {
  expect(remedies(500)).toMatchObject([
    { opened: START, levelled: on(42), days: 42, from: 3, to: 8, cause: 'The evening shift was not refilled.' },
  ]);
  expect(remedies(500)[0]?.actions.map(({ action }) => action.text)).toEqual(['Print the rule at the till.']);
  expect(remedies(500)[0]?.ask).toEqual(['Ivan Petrenko', 'Anna Bondar']);
});

test('there is none before the criterion was levelled, and one for each time', () => {
  expect(remedies(41)).toEqual([]);
  const again = [...RECORDS, found(100).record(), followUp(110, 7).record(), followUp(130, 7).record()];
  expect(remediesOf(again, 'refunds', LIMITS, on(129))).toHaveLength(1);
  expect(remediesOf(again, 'refunds', LIMITS, on(130))).toMatchObject([
    { days: 42 },
    { opened: on(100), days: 30, actions: [], cause: 'The till was moved.' },
  ]);
});

test('there is none if no record says what was found or done then', () => {
  const silent = [...RECORDS, followUp(100, 5).record(), followUp(110, 7).record(), followUp(130, 7).record()];
  expect(remediesOf(silent, 'refunds', LIMITS, on(130))).toMatchObject([{ days: 42 }]);
});
