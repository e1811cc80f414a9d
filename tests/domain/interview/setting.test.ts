/** The first screen: what the last record proposes, what was said, and what accepting it makes of both. */
import { describe, expect, test } from 'vitest';
import { apply, EMPTY } from '../../../src/domain/interview/interview.js';
import { auditOf } from '../../../src/domain/interview/record.js';
import {
  acceptedSetting,
  isAsProposed,
  isOnlySetting,
  proposedBy,
  settingOf,
} from '../../../src/domain/interview/setting.js';
import { anInterview, answering, scored } from '../../helpers/interviews/answering.js';
import { aCause, aFollowUp, anAudit } from '../../helpers/records/builders.js';

const olena = { name: 'Olena', role: 'consultant' } as const;
const ivan = { name: 'Ivan', role: 'owner' } as const;
const proposed = { assessors: [olena, ivan], period: 'May', respondent: 'Ivan' };

describe('the proposals', () => {
  test('are accepted together, and the record has them', () => {
    const start = anInterview({ proposed });
    const setting = settingOf(start, EMPTY);
    expect(setting).toEqual({ assessors: [olena, ivan], period: 'May', respondent: 'Ivan' });
    const state = acceptedSetting(setting).reduce(apply, answering(scored({}), { guess: [], review: true, plan: [] }));
    expect(auditOf(start, state)).toMatchObject({ assessors: [olena, ivan], period: 'May' });
    expect(state.answers).toMatchObject({ 'answered-by': 'Ivan', setting: true });
  });

  test('count less than what was said, and than an option', () => {
    const start = anInterview({ proposed, given: { period: 'June' } });
    const state = answering(EMPTY, { assessor: [ivan], 'answered-by': 'Anna' });
    // An owner who scores alone answers the six questions, too: nobody else is proposed.
    expect(settingOf(start, state)).toEqual({ assessors: [ivan], period: 'June' });
    expect(settingOf(start, answering(state, { assessor: [olena] }))).toMatchObject({ respondent: 'Anna' });
  });

  test('of a draft of an earlier version are the one person whom it names', () => {
    expect(settingOf(anInterview(), answering(EMPTY, { assessor: olena }))).toMatchObject({ assessors: [olena] });
  });

  test('a first audit knows nobody', () => {
    expect(settingOf(anInterview(), EMPTY)).toEqual({ assessors: [] });
  });

  test('are what the screen shows until a line is changed, or another questionnaire is chosen', () => {
    const start = anInterview({ proposed: { ...proposed, template: 'base' } });
    expect(isAsProposed(start, EMPTY)).toBe(true);
    for (const answer of [{ assessor: [ivan] }, { period: 'May' }, { present: [] }, { 'answered-by': 'Anna' }]) {
      expect(isAsProposed(start, answering(EMPTY, answer))).toBe(false);
    }
    expect(isAsProposed({ ...start, proposed: { template: 'retail-store' } }, EMPTY)).toBe(false);
  });

  test('only lines of the first screen are answered, until anything else is', () => {
    const state = answering(EMPTY, { assessor: [ivan], period: 'May' });
    expect(isOnlySetting(state)).toBe(true);
    expect(isOnlySetting(answering(state, { guess: [] }))).toBe(false);
  });
});

describe('the records before', () => {
  const audit = anAudit('2026-09-01').record();
  const meeting = aFollowUp('2026-09-08').record();

  test('an audit takes after the last audit, a follow-up after the last meeting', () => {
    const met = { ...meeting, followUp: { ...meeting.followUp, assessors: [ivan], present: ['Anna', 'Ivan'] } };
    const explained = { ...met, followUp: { ...met.followUp, causes: { refunds: aCause({ 'answered-by': 'Anna' }) } } };
    const records = [audit, explained];
    expect(proposedBy(records, false)).toMatchObject({
      ...{ template: 'base', assessors: audit.audit.assessors, respondent: 'Anna' },
    });
    expect(proposedBy(records, true)).toMatchObject({ assessors: [ivan], present: ['Anna', 'Ivan'] });
  });

  test('none propose nothing', () => {
    expect(proposedBy([], false)).toEqual({});
  });
});
