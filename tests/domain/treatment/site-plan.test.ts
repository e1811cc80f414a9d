import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { addDays, type CalendarDate } from '../../../src/domain/text/date.js';
import { type PlanSettings, sitePlan } from '../../../src/domain/treatment/site-plan.js';
import { aCause, aFollowUp, anAudit, aSmallAudit } from '../../helpers/records/builders.js';
import { twoYears } from '../../helpers/records/salon-over-two-years.js';

const SETTINGS: PlanSettings = { limits: { sagging: 5, target: 7 }, circle: [], followUpEvery: 7 };
const planOn = (today: CalendarDate, records: readonly SiteRecord[], settings: Partial<PlanSettings> = {}) =>
  sitePlan(records, { ...SETTINGS, ...settings }, today);

describe('actions', () => {
  const audit = anAudit('2026-11-20')
    .planning('refunds-1', { text: 'late', due: '2026-11-23' })
    .planning('refunds-2', { text: 'today', due: '2026-11-28' })
    .planning('staff-fit-1', { text: 'later', due: '2026-12-05' })
    .planning('staff-fit-2', { text: 'done', due: '2026-11-25' });
  const followUp = aFollowUp('2026-11-25').saying('2026-11-20.audit/staff-fit-2', 'done').record();

  test('open actions are sorted by date, with the days left; closed actions are separate', () => {
    const plan = planOn('2026-11-28', [audit.record(), followUp]);
    expect(plan.open.map(({ action, dueIn }) => [action.text, dueIn])).toEqual([
      ['late', -5],
      ['today', 0],
      ['later', 7],
    ]);
    expect(plan.closed.map(({ action, closed }) => [action.text, closed])).toEqual([['done', '2026-11-25']]);
    expect(plan).toMatchObject({ audited: '2026-11-20', followedUp: '2026-11-25', followUpDue: '2026-12-02' });
  });

  test('actions closed before the last audit are left out', () => {
    const next = anAudit('2026-12-20').record();
    expect(planOn('2026-12-20', [audit.record(), followUp, next]).closed).toEqual([]);
  });

  test('no follow-up is due if no action is open', () => {
    expect(planOn('2026-11-28', [anAudit('2026-11-20').record()]).followUpDue).toBeUndefined();
    expect(planOn('2026-11-28', [])).toMatchObject({ open: [], criteria: [], promises: [], people: [], circle: [] });
  });
});

describe('people', () => {
  test('promises and overdue actions are counted by person, however the name is written', () => {
    const cause = (name: string, due: CalendarDate) =>
      aCause({ responsible: { name }, promise: { said: 'soon', due, target: 7, by: name } });
    const audit = aSmallAudit('2026-09-01', {
      refunds: { score: 3, cause: cause('Anna Bondar', '2026-09-20') },
      'staff-fit': { score: 4, cause: cause('anna  bondar', '2026-12-01') },
    })
      .planning('refunds-1', { owner: 'ANNA BONDAR', due: '2026-09-10' })
      .planning('staff-fit-1', { owner: 'Ivan Petrenko', due: '2026-12-01' });
    const plan = planOn('2026-10-10', [audit.record()]);
    expect(plan.people).toEqual([
      { name: 'Anna Bondar', promises: { kept: 0, late: 0, broken: 1, pending: 1 }, overdue: 1 },
      { name: 'Ivan Petrenko', promises: { kept: 0, late: 0, broken: 0, pending: 0 }, overdue: 0 },
    ]);
  });

  test('a promise counts for the person who made it, not for the one who was absent', () => {
    const audit = aSmallAudit('2026-09-01', {
      refunds: { score: 3, cause: aCause({ 'answered-by': 'Olena', responsible: { name: 'Anna' } }) },
    });
    const counts = planOn('2026-10-10', [audit.record()]).people.map(({ name, promises }) => [name, promises.pending]);
    expect(counts).toEqual([['Olena', 1]]);
  });

  test('a new estimate without an answer to question 4 belongs to the person responsible so far', () => {
    const audit = aSmallAudit('2026-09-01', {
      refunds: { score: 3, cause: aCause({ responsible: { name: 'Anna' } }) },
    });
    const again = aFollowUp('2026-10-01').explaining('refunds', {
      promise: { said: 'x', due: '2027-02-01', target: 7 },
    });
    expect(planOn('2026-10-10', [audit.record(), again.record()]).promises.map((one) => one.responsible)).toEqual([
      'Anna',
      'Anna',
    ]);
  });
});

describe('the circle', () => {
  const audit = anAudit('2026-11-01').planning('refunds-1', { due: '2026-12-01' }).record();
  const present = (date: CalendarDate, ...names: string[]): SiteRecord => {
    const record = aFollowUp(date).record();
    return { ...record, followUp: { ...record.followUp, present: names } };
  };
  const circle = ['Ivan Petrenko', 'Olena Kovalchuk', 'Anna Bondar'];
  const days = (today: CalendarDate, ...records: SiteRecord[]) =>
    planOn(today, [audit, ...records], { circle }).circle.map((one) => [one.last, one.days, one.isLate]);

  test('days count from the last record with the person, as participant or assessor, else from the oldest open action', () => {
    expect(days('2026-11-20', present('2026-11-15', 'ivan petrenko'))).toEqual([
      ['2026-11-15', 5, false],
      ['2026-11-01', 19, true],
      [undefined, 19, true],
    ]);
  });

  test('a person is not late after exactly 7 days', () => {
    expect(days('2026-11-08').map(([, , isLate]) => isLate)).toEqual([false, false, false]);
    expect(days('2026-11-09').map(([, , isLate]) => isLate)).toEqual([true, true, true]);
  });

  test('nobody is late if no action is open', () => {
    const closed = aFollowUp('2026-11-02').saying('2026-11-01.audit/refunds-1', 'done').record();
    expect(days('2026-12-20', closed).map(([, , isLate]) => isLate)).toEqual([false, false, false]);
  });
});

describe('two years of records', () => {
  const { records, end } = twoYears('en');
  const aDay = () => fc.nat(760).map((days) => addDays(end, -days));

  test('the plan on a day depends only on the records up to that day', () => {
    fc.assert(
      fc.property(aDay(), (today) => {
        const known = records.filter(({ date }) => date <= today);
        expect(planOn(today, known)).toEqual(planOn(today, records));
      }),
    );
  });

  test('the order of the records in the folder does not matter', () => {
    fc.assert(
      fc.property(aDay(), fc.shuffledSubarray([...records], { minLength: records.length }), (today, mixed) => {
        expect(planOn(today, mixed)).toEqual(planOn(today, records));
      }),
    );
  });

  test('from the day on which it was made, every promise has exactly one of the four outcomes', () => {
    fc.assert(
      fc.property(aDay(), (today) => {
        const { promises, people } = planOn(today, records);
        const made = records.filter(({ date }) => date <= today).flatMap(promisesIn);
        expect(promises).toHaveLength(made.length);
        const counted = people.flatMap((person) => Object.values(person.promises)).reduce((sum, n) => sum + n, 0);
        expect(counted).toBe(promises.length);
      }),
    );
  });
});

function promisesIn(record: SiteRecord): unknown[] {
  const causes =
    record.kind === 'audit'
      ? Object.values(record.audit.scores).flatMap((part) => Object.values(part).map(({ cause }) => cause))
      : Object.values(record.followUp.causes ?? {});
  return causes.flatMap((cause) => cause?.promise ?? []);
}
