/** Audits, follow-ups, causes and actions, told by what matters in a test; all the rest is plain. */

import { criteriaOf, type Template } from '../../../src/domain/questionnaire/template.js';
import type {
  Action,
  ActionStatus,
  ActionUpdate,
  Audit,
  Cause,
  Entry,
  FollowUp,
} from '../../../src/domain/record/audit.js';
import type { AuditRecord, FollowUpRecord, Measurement } from '../../../src/domain/record/site.js';
import type { CalendarDate } from '../../../src/domain/text/date.js';
import { digestOf, Shelf } from '../../../src/storage/templates.js';

/** The questionnaire of twelve criteria that ships. */
export const base: Template = new Shelf('/nonexistent').load('base');
export const KEYS: readonly string[] = criteriaOf(base).map(({ key }) => key);

function componentOf(criterion: string): string {
  return criteriaOf(base).find(({ key }) => key === criterion)?.component ?? 'personnel';
}

/** All six questions answered, the cause named; `overrides` with undefined leave an answer out. */
export function aCause(overrides: Partial<Cause> = {}): Cause {
  const cause: Cause = {
    'answered-by': 'Ivan Petrenko',
    summary: 'The evening shift was not refilled.',
    since: { answer: 'recent', date: '2026-09', change: 'Two masters left.' },
    factors: [{ side: 'internal', text: 'The evening shift has no cashier.' }],
    mechanism: { understood: 'yes', expertise: true, basis: 'observed' },
    responsible: { name: 'Ivan Petrenko' },
    advisers: ['Maria'],
    today: { by: 'Olena Kovalchuk', text: 'Ask for the shift plan.' },
    promise: { said: '6 weeks', due: '2027-01-02', target: 7 },
    ...overrides,
  };
  return Object.fromEntries(Object.entries(cause).filter(([, value]) => value !== undefined));
}

export function anAction(criterion: string, overrides: Partial<Action> = {}): Action {
  return {
    criterion,
    kind: 'countermeasure',
    text: 'Float one master to the desk.',
    owner: 'Ivan Petrenko',
    due: '2026-12-04',
    ...overrides,
  };
}

class AuditBuilder {
  constructor(private readonly audit: Audit) {}

  private but(change: Partial<Audit>): AuditBuilder {
    return new AuditBuilder({ ...this.audit, ...change });
  }

  /** A score, or a whole entry. */
  with(criterion: string, entry: number | Entry, component = componentOf(criterion)): AuditBuilder {
    const whole = typeof entry === 'number' ? { score: entry } : entry;
    const scores = { ...this.audit.scores, [component]: { ...this.audit.scores[component], [criterion]: whole } };
    return this.but({ scores });
  }

  /** The criterion is not in the audit at all. */
  without(criterion: string): AuditBuilder {
    const component = componentOf(criterion);
    const { [criterion]: _, ...rest } = this.audit.scores[component] ?? {};
    return this.but({ scores: { ...this.audit.scores, [component]: rest } });
  }

  /** The six questions answered for a criterion that has a score. */
  explaining(criterion: string, cause: Cause = aCause()): AuditBuilder {
    const component = componentOf(criterion);
    return this.with(criterion, { ...this.audit.scores[component]?.[criterion], cause });
  }

  planning(key: string, action: Partial<Action> = {}): AuditBuilder {
    const planned = anAction(key.replace(/-\d+$/, ''), action);
    return this.but({ plan: { ...this.audit.plan, [key]: planned } });
  }

  saying(id: string, update: ActionUpdate | ActionStatus): AuditBuilder {
    const whole = typeof update === 'string' ? { status: update } : update;
    return this.but({ actions: { ...this.audit.actions, [id]: whole } });
  }

  having(change: Partial<Audit>): AuditBuilder {
    return this.but(change);
  }

  build(): Audit {
    return structuredClone(this.audit);
  }

  record(id = `${this.audit.date}.audit`): AuditRecord {
    return { id, date: this.audit.date, kind: 'audit', audit: this.build() };
  }
}

/** Every criterion of `base` has a 7. */
export function anAudit(date: CalendarDate = '2026-11-21'): AuditBuilder {
  const scores = Object.fromEntries(
    base.components.map(({ key, criteria }) => [
      key,
      Object.fromEntries(criteria.map((criterion) => [criterion.key, { score: 7 }])),
    ]),
  );
  return new AuditBuilder({
    format: 'audit/1',
    date,
    template: { name: 'base', version: base.version, digest: digestOf(base) },
    sagging: 5,
    target: 7,
    assessors: [{ name: 'Olena Kovalchuk', role: 'consultant' }],
    scores,
  });
}

/** Only these criteria. */
export function aSmallAudit(date: CalendarDate, scores: Readonly<Record<string, number | Entry>>): AuditBuilder {
  let audit = anAudit(date).having({ scores: {} });
  for (const [criterion, entry] of Object.entries(scores)) audit = audit.with(criterion, entry);
  return audit;
}

class FollowUpBuilder {
  constructor(private readonly followUp: FollowUp) {}

  private but(change: Partial<FollowUp>): FollowUpBuilder {
    return new FollowUpBuilder({ ...this.followUp, ...change });
  }

  with(criterion: string, entry: number | Entry): FollowUpBuilder {
    const whole = typeof entry === 'number' ? { score: entry } : entry;
    return this.but({ scores: { ...this.followUp.scores, [criterion]: whole } });
  }

  explaining(criterion: string, cause: Cause = aCause()): FollowUpBuilder {
    return this.but({ causes: { ...this.followUp.causes, [criterion]: cause } });
  }

  adding(key: string, action: Partial<Action> = {}): FollowUpBuilder {
    const added = anAction(key.replace(/-\d+$/, ''), action);
    return this.but({ added: { ...this.followUp.added, [key]: added } });
  }

  saying(id: string, update: ActionUpdate | ActionStatus): FollowUpBuilder {
    const whole = typeof update === 'string' ? { status: update } : update;
    return this.but({ actions: { ...this.followUp.actions, [id]: whole } });
  }

  build(): FollowUp {
    return structuredClone(this.followUp);
  }

  record(id = `${this.followUp.date}.follow-up`): FollowUpRecord {
    return { id, date: this.followUp.date, kind: 'follow-up', followUp: this.build() };
  }
}

export function aFollowUp(date: CalendarDate): FollowUpBuilder {
  return new FollowUpBuilder({ format: 'follow-up/1', date });
}

/** A score on a day, where only that matters. */
export function measured(date: CalendarDate, score: number): Measurement {
  return { date, score, record: aFollowUp(date).with('refunds', score).record() };
}

/** The salon of the screens: on 1 September, and on 21 November with what came between. */
export const salon = {
  title: 'Lviv Center',
  site: 'lviv-center',
  today: '2026-11-21',
  records() {
    const before = anAudit('2026-09-01')
      .with('welcoming-atmosphere', 6)
      .with('client-area', { na: 'home visits only' })
      .with('premises-appearance', 8)
      .with('staff-fit', 6)
      .with('staff-appearance', 7)
      .with('speech-manner', 7)
      .with('staff-competence', 6)
      .with('staffing-level', 5)
      .with('price-quality', 8)
      .with('availability', 7)
      .with('refunds', 4)
      .with('after-sales', 7)
      .explaining(
        'refunds',
        aCause({
          since: { answer: 'always' },
          summary: 'The refund rule is not written down.',
          responsible: { name: 'Anna Bondar' },
          promise: { said: '10 weeks', due: '2026-11-15', target: 6 },
        }),
      )
      .planning('staff-competence-1', { kind: 'train', text: 'Price quiz on Mondays.' });
    const between = aFollowUp('2026-10-12').saying('2026-09-01.audit/staff-competence-1', 'done');
    const now = anAudit('2026-11-21')
      .having({ period: 'last 30 days' })
      .with('client-area', { na: 'home visits only' })
      .with('premises-appearance', 8)
      .with('staff-fit', 6)
      .with('staff-appearance', 8)
      .with('speech-manner', 5)
      .with('staffing-level', {
        score: 3,
        note: 'Eight people waiting at 18:00 on Friday,\ntwo of three chairs free.',
        cause: aCause({ since: { answer: 'recent', date: '2026-08', change: 'Two masters left in August.' } }),
      })
      .with('price-quality', 8)
      .with('availability', 8)
      .with('refunds', 4)
      .with('after-sales', 6);
    return { before: before.record(), between: between.record(), now: now.record() };
  },
};
