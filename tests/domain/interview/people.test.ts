/** The names that are listed where a person is asked for. */
import { expect, test } from 'vitest';
import { peopleIn, peopleKnown } from '../../../src/domain/interview/people.js';
import { anInterview, answering, scored } from '../../helpers/interviews/answering.js';
import { aCause, aFollowUp, anAudit } from '../../helpers/records/builders.js';

const audit = anAudit('2026-09-01')
  .with('refunds', 4)
  .explaining('refunds', aCause({ 'answered-by': 'Ivan', responsible: { name: 'Anna' }, advisers: ['Petro'] }))
  .planning('refunds-1', { text: 'Print it.', owner: 'Oksana', due: '2026-09-13' })
  .record();
const meeting = aFollowUp('2026-09-08').record();
const met = { ...meeting, followUp: { ...meeting.followUp, present: ['Maria', 'anna '] } };

test('everybody whom the records name, those of the last record first, each once however it is written', () => {
  expect(peopleIn([audit, met])).toEqual(['Maria', 'anna ', 'Olena Kovalchuk', 'Ivan', 'Petro', 'Oksana']);
  expect(peopleIn([])).toEqual([]);
});

test('whom this interview has named comes first, then the others; nine at most', () => {
  const many = Array.from({ length: 12 }, (_, at) => `Person ${at}`);
  const start = anInterview({ people: ['Ivan', ...many] });
  const state = answering(scored({ refunds: 3 }), {
    assessor: [{ name: 'Olena', role: 'consultant' }],
    'answered-by': 'Ivan',
    'cause/refunds/responsible': { name: 'Anna', advisers: ['Petro'] },
  });
  const known = peopleKnown(start, state);
  expect(known.slice(0, 5)).toEqual(['Olena', 'Ivan', 'Anna', 'Petro', 'Person 0']);
  expect(known).toHaveLength(9);
});
