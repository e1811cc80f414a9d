/**
 * A salon over two years: four audits, thirty follow-ups. On its last day every state, every outcome of a promise and
 * every reason to reopen a question is there. What people typed is in the chosen language.
 */

import type { Action, ActionUpdate, Cause, Entry, FollowUp } from '../../../src/domain/record/audit.js';
import { inOrder, type SiteRecord } from '../../../src/domain/record/site.js';
import type { CalendarDate } from '../../../src/domain/text/date.js';
import type { Language } from '../../../src/language.js';
import { printRecord } from '../../../src/storage/print.js';
import { schemaOfRecord } from '../../../src/storage/schemas.js';
import { aCause, aFollowUp, anAction, anAudit } from './builders.js';

const TWO_YEARS_END: CalendarDate = '2026-11-21';
const SITE = 'lviv-center';

type Both = readonly [en: string, ru: string];

const IVAN: Both = ['Ivan Petrenko', 'Иван Петренко'];
const OLENA: Both = ['Olena Kovalchuk', 'Елена Ковальчук'];
const ANNA: Both = ['Anna Bondar', 'Анна Бондарь'];

/** The story. Scores that are not named are 7. */
function story(language: Language) {
  const t = ([en, ru]: Both) => (language === 'ru' ? ru : en);
  const cause = (who: Both, summary: Both, promise?: [said: Both, due: CalendarDate], more: Partial<Cause> = {}) =>
    aCause({
      'answered-by': t(IVAN),
      summary: t(summary),
      since: { answer: 'recent', date: '2024-10' },
      factors: [{ side: 'internal', text: t(summary) }],
      responsible: { name: t(who) },
      advisers: [t(['Maria, salon on Franka street', 'Мария, салон на Франко'])],
      today: { by: t(IVAN), text: t(['Ask for the shift plan.', 'Попросить график смен.']) },
      // Olena was never there: Ivan promised for her.
      promise: promise && { said: t(promise[0]), due: promise[1], target: 7, by: who === OLENA ? undefined : t(who) },
      ...more,
    });
  const action = (criterion: string, kind: Action['kind'], text: Both, owner: Both, due: CalendarDate) =>
    anAction(criterion, { kind, text: t(text), owner: t(owner), due, question: 'factors' });

  const audits = [
    anAudit('2024-12-02')
      .with('staffing-level', 4)
      .with('availability', 5)
      .with('price-quality', 6)
      .with('refunds', 6)
      .explaining(
        'staffing-level',
        cause(
          IVAN,
          ['Nobody at the desk after 17:00.', 'После 17:00 за стойкой никого.'],
          [['8 weeks', '8 недель'], '2025-01-27'],
        ),
      )
      .explaining(
        'availability',
        cause(
          ANNA,
          ['The online diary shows no free hours.', 'В онлайн-записи нет свободных часов.'],
          [['2 months', '2 месяца'], '2025-02-03'],
        ),
      )
      .having({
        plan: {
          'staffing-level-1': action(
            'staffing-level',
            'investigate',
            ['Count clients per hour.', 'Посчитать клиентов по часам.'],
            IVAN,
            '2024-12-16',
          ),
          'staffing-level-2': action(
            'staffing-level',
            'countermeasure',
            ['A second master at the desk from 17 to 20.', 'Второй мастер за стойкой с 17 до 20.'],
            IVAN,
            '2025-01-13',
          ),
          'availability-1': action(
            'availability',
            'countermeasure',
            ['Open the diary for six weeks ahead.', 'Открыть запись на шесть недель вперёд.'],
            ANNA,
            '2025-01-31',
          ),
        },
      }),
    anAudit('2025-07-07')
      .with('staffing-level', 8)
      .with('availability', 8)
      .with('price-quality', 6)
      .with('client-area', { na: t(['Closed for repair.', 'Закрыто на ремонт.']) })
      .with('premises-appearance', 5)
      .explaining(
        'premises-appearance',
        cause(
          ANNA,
          ['The hall was last painted in 2019.', 'Зал красили в 2019 году.'],
          [['12 weeks', '12 недель'], '2025-09-29'],
        ),
      )
      .having({
        plan: {
          'premises-appearance-1': action(
            'premises-appearance',
            'countermeasure',
            ['Paint the hall.', 'Покрасить зал.'],
            ANNA,
            '2025-08-01',
          ),
        },
      }),
    anAudit('2026-02-02')
      .with('staffing-level', 5)
      .with('availability', 8)
      .with('price-quality', 6)
      .with('refunds', { 'not-seen': t(['Nobody asked for a refund.', 'Никто не просил возврата.']) })
      .explaining(
        'staffing-level',
        cause(
          IVAN,
          ['Two masters left in January.', 'В январе ушли два мастера.'],
          [['6 weeks', '6 недель'], '2026-03-16'],
        ),
      )
      .having({
        plan: {
          'staffing-level-1': action(
            'staffing-level',
            'countermeasure',
            ['Post the vacancy.', 'Разместить вакансию.'],
            IVAN,
            '2026-02-13',
          ),
        },
      }),
    anAudit('2026-10-05')
      .with('welcoming-atmosphere', 8)
      .with('client-area', 5)
      .with('premises-appearance', 5)
      .with('staff-appearance', 5)
      .with('speech-manner', 4)
      .with('staff-competence', 5)
      .with('staffing-level', 5)
      .with('price-quality', 6)
      .with('refunds', 4)
      .with('after-sales', 5)
      .explaining(
        'client-area',
        cause(ANNA, ['Coats lie on the chairs.', 'Пальто лежат на стульях.'], [['3 months', '3 месяца'], '2027-01-08']),
      )
      .explaining(
        'premises-appearance',
        cause(ANNA, ['The sign is dark at night.', 'Вывеска ночью не горит.'], [['4 weeks', '4 недели'], '2026-11-02']),
      )
      .explaining(
        'staff-appearance',
        cause(
          OLENA,
          ['Half of the aprons are at the laundry.', 'Половина фартуков в прачечной.'],
          [['6 weeks', '6 недель'], '2026-11-16'],
        ),
      )
      .explaining(
        'speech-manner',
        cause(
          OLENA,
          ['The phone rings during the service.', 'Телефон звонит во время работы.'],
          [['8 weeks', '8 недель'], '2026-11-30'],
        ),
      )
      .explaining(
        'staff-competence',
        cause(
          IVAN,
          ['New masters do not know the price list.', 'Новые мастера не знают прайса.'],
          [['10 weeks', '10 недель'], '2026-12-14'],
        ),
      )
      .explaining(
        'after-sales',
        cause(
          OLENA,
          ['Nobody calls after a visit.', 'После визита никто не звонит.'],
          [['3 months', '3 месяца'], '2027-01-05'],
        ),
      )
      .having({
        plan: {
          'client-area-1': action(
            'client-area',
            'countermeasure',
            ['Hang ten hooks.', 'Повесить десять крючков.'],
            ANNA,
            '2026-11-27',
          ),
          'premises-appearance-1': action(
            'premises-appearance',
            'countermeasure',
            ['Have the sign repaired.', 'Починить вывеску.'],
            ANNA,
            '2026-10-30',
          ),
          'staff-appearance-1': action(
            'staff-appearance',
            'countermeasure',
            ['Buy six aprons.', 'Купить шесть фартуков.'],
            OLENA,
            '2026-10-16',
          ),
          'speech-manner-1': action(
            'speech-manner',
            'train',
            ['Take turns at the phone.', 'Дежурить у телефона по очереди.'],
            OLENA,
            '2026-11-21',
          ),
          'staff-competence-1': action(
            'staff-competence',
            'train',
            ['Price quiz on Mondays.', 'По понедельникам опрос по прайсу.'],
            IVAN,
            '2026-10-19',
          ),
          'after-sales-1': action(
            'after-sales',
            'standardise',
            ['Write down the rule of the second call.', 'Записать правило второго звонка.'],
            OLENA,
            '2026-12-04',
          ),
        },
      }),
  ];

  interface Told {
    scores?: Record<string, number | Entry>;
    actions?: Record<string, ActionUpdate | ActionUpdate['status']>;
    causes?: Record<string, Cause>;
    added?: Record<string, Action>;
    present?: readonly Both[];
    peers?: FollowUp['peers'];
  }
  const A1 = '2024-12-02.audit';
  const A2 = '2025-07-07.audit';
  const A3 = '2026-02-02.audit';
  const A4 = '2026-10-05.audit';
  const told: Record<CalendarDate, Told> = {
    // The first winter: two criteria are levelled, one promise is kept and one comes late.
    '2024-12-09': {},
    '2024-12-16': {
      actions: {
        [`${A1}/staffing-level-1`]: { status: 'done', note: t(['The peak is 17 to 20.', 'Пик с 17 до 20.']) },
      },
    },
    '2024-12-23': { scores: { 'staffing-level': 4 } },
    '2025-01-06': { actions: { [`${A1}/staffing-level-2`]: 'started' } },
    '2025-01-13': { scores: { 'staffing-level': 5 }, actions: { [`${A1}/staffing-level-2`]: 'done' } },
    '2025-01-20': { scores: { 'staffing-level': 7 }, present: [IVAN, OLENA, ANNA] },
    '2025-02-10': { scores: { 'staffing-level': { score: 7, counted: { ok: 279, of: 280 } }, availability: 5 } },
    '2025-02-24': { actions: { [`${A1}/availability-1`]: 'done' } },
    '2025-03-03': { scores: { availability: 7 } },
    '2025-03-24': { scores: { availability: 8 } },
    // The hall.
    '2025-07-14': {},
    '2025-07-21': { present: [IVAN] },
    '2025-08-04': {
      actions: {
        [`${A2}/premises-appearance-1`]: {
          status: 'open',
          due: '2025-09-12',
          reason: t(['The painter is ill.', 'Маляр заболел.']),
        },
      },
    },
    '2025-08-25': { actions: { [`${A2}/premises-appearance-1`]: 'started' } },
    '2025-09-15': { scores: { 'premises-appearance': 6 } },
    '2025-09-29': { scores: { 'premises-appearance': 7 }, actions: { [`${A2}/premises-appearance-1`]: 'done' } },
    '2025-10-20': { scores: { 'premises-appearance': 8 } },
    // The staff again: the first plan does not help.
    '2026-02-09': { actions: { [`${A3}/staffing-level-1`]: 'started' } },
    '2026-02-23': { scores: { 'staffing-level': 5 }, actions: { [`${A3}/staffing-level-1`]: 'done' } },
    '2026-03-09': { scores: { 'staffing-level': 5 } },
    '2026-03-23': {
      scores: { 'staffing-level': 4 },
      causes: {
        'staffing-level': {
          factors: [
            { side: 'both', text: t(['The pay is below that of the neighbours.', 'Платят меньше, чем у соседей.']) },
          ],
          mechanism: { understood: 'yes', expertise: true, basis: 'data' },
          promise: { said: t(['by summer', 'к лету']), due: '2026-06-29', target: 7 },
        },
      },
    },
    '2026-04-06': {
      peers: [
        {
          criterion: 'staffing-level',
          business: t(['car wash next door', 'автомойка рядом']),
          organised: t(['Two people float between posts.', 'Двое переходят между постами.']),
          try: t(['Float one master to the desk.', 'Переводить одного мастера к стойке.']),
        },
      ],
      added: {
        'staffing-level-1': action(
          'staffing-level',
          'countermeasure',
          ['Float one master to the desk.', 'Переводить одного мастера к стойке.'],
          IVAN,
          '2026-05-04',
        ),
      },
    },
    '2026-05-11': { scores: { 'staffing-level': 6 }, actions: { '2026-04-06.follow-up/staffing-level-1': 'done' } },
    '2026-06-29': { scores: { 'staffing-level': 6 } },
    '2026-07-06': {
      scores: { 'staffing-level': 6 },
      causes: {
        'staffing-level': {
          factors: [
            { side: 'internal', text: t(['On Fridays there is no second desk.', 'По пятницам нет второй стойки.']) },
          ],
          promise: { said: t(['by Christmas', 'к Рождеству']), due: '2026-12-18', target: 7 },
        },
      },
      added: {
        'staffing-level-1': action(
          'staffing-level',
          'countermeasure',
          ['A second desk on Fridays.', 'Вторая стойка по пятницам.'],
          IVAN,
          '2026-10-09',
        ),
      },
    },
    // This autumn.
    '2026-10-12': {
      actions: {
        '2026-07-06.follow-up/staffing-level-1': 'done',
        [`${A4}/staff-appearance-1`]: 'done',
        [`${A4}/staff-competence-1`]: {
          status: 'dropped',
          reason: t(['Nobody has time on Mondays.', 'В понедельник ни у кого нет времени.']),
        },
      },
    },
    '2026-10-26': { scores: { 'staffing-level': 5, 'staff-appearance': 7, 'client-area': 5 } },
    '2026-11-09': { scores: { 'client-area': 5, 'premises-appearance': 5 }, present: [OLENA] },
    '2026-11-16': { scores: { 'staff-appearance': 8, 'speech-manner': 7 }, present: [OLENA] },
    '2026-11-19': { actions: { [`${A4}/client-area-1`]: 'started' }, present: [OLENA] },
  };
  const followUps = Object.entries(told).map(([date, { scores, actions, present = [IVAN, OLENA], ...rest }]) => {
    let followUp = aFollowUp(date);
    for (const [criterion, entry] of Object.entries(scores ?? {})) followUp = followUp.with(criterion, entry);
    for (const [id, update] of Object.entries(actions ?? {})) followUp = followUp.saying(id, update);
    const record = followUp.record();
    return { ...record, followUp: { ...record.followUp, present: present.map(t), ...rest } };
  });
  const assessors = [{ name: t(OLENA), role: 'consultant' as const }];
  return {
    records: inOrder([...audits.map((audit) => audit.having({ assessors }).record()), ...followUps]),
    circle: [IVAN, OLENA, ANNA].map(t),
    title: t(['Lviv Center', 'Львов, центр']),
  };
}

export function twoYears(language: Language): { records: SiteRecord[]; end: CalendarDate; circle: string[] } {
  return { ...story(language), end: TWO_YEARS_END };
}

/** The same as the files of a project. */
export function twoYearsTree(language: Language, settings = ''): Record<string, string> {
  const { records, circle, title } = story(language);
  const none = { title: () => undefined };
  return {
    'service-audit.yaml': `format: config/1\nlanguage: ${language}\ncircle:\n${circle.map((name) => `  - ${name}\n`).join('')}${settings}`,
    [`audits/${SITE}/site.yaml`]: `format: site/1\ntitle: ${title}\n`,
    ...Object.fromEntries(
      records.map((record) => [
        `audits/${SITE}/${record.id}.yaml`,
        record.kind === 'audit'
          ? printRecord('audit', record.audit, { schema: schemaOfRecord('audit-1'), ...none })
          : printRecord('follow-up', record.followUp, { schema: schemaOfRecord('follow-up-1'), ...none }),
      ]),
    ),
  };
}
