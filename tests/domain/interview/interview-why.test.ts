/** The six questions outside an audit (`why`), and what is said in passing. */
import { describe, expect, test } from 'vitest';
import { apply, EMPTY } from '../../../src/domain/interview/interview.js';
import { followUpOf, proposedActions } from '../../../src/domain/interview/record.js';
import { nextStep, steps } from '../../../src/domain/interview/steps.js';
import { actionsOf } from '../../../src/domain/record/site.js';
import { anInterview, answering, causeAnswers, scored } from '../../helpers/interviews/answering.js';
import { anAction, anAudit } from '../../helpers/records/builders.js';

const what = ({ what }: { what: string }) => what;

describe('only the six questions', () => {
  const start = anInterview({ explain: ['refunds', 'staff-fit'], given: { assessors: [{ name: 'Olena' }] } });

  test('are asked for what sags, in the order given; nothing is scored', () => {
    const ids = steps(start, EMPTY).map(({ id }) => id);
    expect(ids[0]).toBe('answered-by');
    expect(ids.filter((id) => id.endsWith('/since'))).toEqual(['cause/refunds/since', 'cause/staff-fit/since']);
    expect(ids.at(-1)).toBe('plan');
    expect(ids.filter((id) => /^(score|note|review|guess|period|rest)/.test(id))).toEqual([]);
  });

  test('more than three are all asked: one came for them', () => {
    const many = anInterview({ explain: ['refunds', 'staff-fit', 'availability', 'after-sales'] });
    expect(steps(many, EMPTY).filter(({ ask }) => ask === 'since')).toHaveLength(4);
    expect(steps(many, EMPTY).map(({ id }) => id)).not.toContain('rest');
  });

  test('make a follow-up with the causes and the plan', () => {
    const plan = [anAction('refunds'), anAction('refunds', { text: 'Second.' })];
    const state = answering(EMPTY, { 'answered-by': 'Ivan', ...causeAnswers('refunds'), plan });
    const followUp = followUpOf(start, state);
    expect(followUp).toMatchObject({ format: 'follow-up/1', date: '2026-11-20' });
    expect(Object.keys(followUp.causes ?? {})).toEqual(['refunds']);
    expect(followUp.causes?.refunds).toMatchObject({ 'answered-by': 'Ivan', summary: 'The rule is not written down.' });
    expect(Object.keys(followUp.added ?? {})).toEqual(['refunds-1', 'refunds-2']);
    expect(followUp).not.toHaveProperty('scores');
  });

  test('that were all put off make a follow-up that says nothing', () => {
    const state = answering(EMPTY, { 'cause/refunds/later': true, 'cause/staff-fit/later': true, plan: [] });
    expect(followUpOf(start, state)).toEqual({ format: 'follow-up/1', date: '2026-11-20' });
  });

  test('propose the plan that follows', () => {
    const state = answering(EMPTY, causeAnswers('staff-fit'));
    expect(new Set(proposedActions(start, state, what).map(({ criterion }) => criterion))).toEqual(
      new Set(['staff-fit']),
    );
  });
});

describe('in passing', () => {
  const start = anInterview({ given: { assessors: [{ name: 'Olena' }], period: 'May' } });

  test('an action thought of on the spot is in the plan, two working weeks later, whether it sags or not', () => {
    const state = answering(scored({}), { 'spot/availability': 'Order before it runs out.' });
    expect(proposedActions(start, state, what)).toEqual([
      {
        criterion: 'availability',
        kind: 'countermeasure',
        text: 'Order before it runs out.',
        owner: 'Olena',
        due: '2026-12-04',
      },
    ]);
  });

  test('it is for who scores where nothing sags any more, whoever was named to answer for what did', () => {
    const state = answering(scored({ refunds: 3 }), { 'answered-by': 'Anna', 'spot/availability': 'Order earlier.' });
    const owners = (of: typeof state) => proposedActions(start, of, what).map(({ owner }) => owner);
    expect(owners(state)).toEqual(['Anna']);
    expect(owners(apply(state, { set: 'score/refunds', value: { score: 8 } }))).toEqual(['Olena']);
  });

  test('a half-typed text is kept with its question until the question is answered', () => {
    const halfTyped = apply(scored({}), { typing: 'note/refunds', text: 'Eight peo' });
    expect(halfTyped.typing).toEqual({ 'note/refunds': 'Eight peo' });
    expect(halfTyped.answers).toEqual(scored({}).answers);
    expect(apply(halfTyped, { set: 'note/refunds', value: 'Eight people' }).typing).toBeUndefined();
  });

  test('actions that are still open from before are asked about together, once', () => {
    const open = actionsOf([anAudit('2026-09-01').planning('refunds-1').planning('staff-fit-1').record()]);
    const list = steps({ ...start, open }, scored({})).map(({ id }) => id);
    expect(list.filter((id) => id === 'actions')).toHaveLength(1);
    expect(nextStep({ ...start, open }, answering(scored({}), { guess: [], review: true }))?.id).toBe('actions');
  });
});
