/** The plan before it is accepted: what is ticked, what is only offered, and how that is changed. */
import { describe, expect, test } from 'vitest';
import type { PlannedAction } from '../../src/domain/interview/questions.js';
import { editPlan, type PlanEdit } from '../../src/interview/plan-editor.js';
import type { ChoiceAnswer, ChoiceRequest, LineAnswer, LineRequest, Presenter } from '../../src/interview/presenter.js';
import { aStyle } from '../helpers/printing/styles.js';
import { anAction } from '../helpers/records/builders.js';
import { type Look, PROGRESS, PROGRESS_RU, type Shown, shown } from '../helpers/terminal/prompts.js';
import { ENTER, UP } from '../helpers/terminal/terminal.js';

const offered: PlannedAction = {
  ...anAction('refunds', { text: 'Ask a peer in an adjacent business.' }),
  unticked: true,
};
const actions: PlannedAction[] = [
  anAction('refunds', { kind: 'today', text: 'Hang the rule at the desk by 19:00.', due: '2026-11-21' }),
  anAction('refunds', { text: 'The desk may pay back up to 50 without asking the owner, and writes it down.' }),
  offered,
];

/** The plan on a screen, as the presenter of an interview shows it. */
function edited(look: Look, list: readonly PlannedAction[] = actions): Promise<Shown<PlanEdit>> {
  const { language = 'en', columns = 80 } = look;
  const progress = { ...(language === 'ru' ? PROGRESS_RU : PROGRESS), right: '', short: '' };
  const criteria = [{ key: 'refunds', title: language === 'ru' ? 'Возврат денег' : 'Getting a refund' }];
  const input = { actions: list, criteria, date: '2026-11-21', workingDays: [], progress };
  return shown(look, (presenter) => editPlan(presenter, input, undefined, aStyle({ language, columns })));
}

describe('on a screen', () => {
  test('it says what is ticked, what is only offered, and how that is changed', async () => {
    expect((await edited({})).screen()).toMatchInlineSnapshot(`
      "
       Lviv Center
       ██████████████████░░░░░░░░░░░░░░░░░░                      9 min, about 9 to go

       The plan that follows from the answers
       [x] in the plan: 2. [ ] only offered: 1. Choose a line to change that.

       Getting a refund
         [x] Hang the rule at the desk by 19:00.             Ivan Petrenko     21 Nov
         [x] The desk may pay back up to 50 without asking…  Ivan Petrenko      4 Dec
         [ ] Ask a peer in an adjacent business.             Ivan Petrenko      4 Dec
       ► Accept the plan and write the audit

       Enter choose   e edit   o owner   d due   x drop   n new action   b back
       q leave, everything is saved
      "
    `);
    expect((await edited({ language: 'ru' })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр
       ██████████████████░░░░░░░░░░░░░░░░░░                                     9 мин

       План, который следует из ответов
       [x] в плане: 2. [ ] только предложено: 1. Выберите строку, чтобы изменить.

       Возврат денег
         [x] Hang the rule at the desk by 19:00.              Ivan Petrenko     21.11
         [x] The desk may pay back up to 50 without asking…   Ivan Petrenko     04.12
         [ ] Ask a peer in an adjacent business.              Ivan Petrenko     04.12
       ► Принять план и записать аудит

       Enter — выбрать   у/e изменить   щ/o ответственный   в/d срок   ч/x убрать
       т/n новое действие   и/b назад   й/q выйти (всё сохранится)
      "
    `);
  });

  test('at 40 columns the text has the room of the owner, who is shown below the list', async () => {
    const plan = await edited({ columns: 40 });
    expect(plan.press(UP + UP)).toMatchInlineSnapshot(`
      "
       Lviv Center
       █████░░░░░        9 min, about 9 to go

       The plan that follows from the
       answers
       [x] in the plan: 2. [ ] only offered:
       1. Choose a line to change that.

       Getting a refund
         [x] Hang the rule at the de…  21 Nov
       ► [x] The desk may pay back u…   4 Dec
         [ ] Ask a peer in an adjace…   4 Dec
         Accept the plan and write the audit

       The desk may pay back up to 50
       without asking the owner, and writes
       it down. (Ivan Petrenko)

       Enter choose   e edit   o owner
       d due   x drop   n new action   b back
       q leave, everything is saved
      "
    `);
    expect((await edited({ language: 'ru', columns: 40 })).screen()).toMatchInlineSnapshot(`
      "
       Львов, центр
       █████░░░░░                       9 мин

       План, который следует из ответов
       [x] в плане: 2. [ ] только
       предложено: 1. Выберите строку, чтобы
       изменить.

       Возврат денег
         [x] Hang the rule at the des…  21.11
         [x] The desk may pay back up…  04.12
         [ ] Ask a peer in an adjacen…  04.12
       ► Принять план и записать аудит

       Enter — выбрать   у/e изменить
       щ/o ответственный   в/d срок
       ч/x убрать   т/n новое действие
       и/b назад   й/q выйти (всё сохранится)
      "
    `);
  });

  test('Enter at once accepts what is ticked, and nothing else', async () => {
    const plan = await edited({});
    plan.press(ENTER);
    expect(await plan.answer).toEqual({ accepted: actions.slice(0, 2) });
  });

  test.each([
    ['an offer is taken in', 1, { ...offered, unticked: undefined }, 2],
    ['an action is taken out', 2, { ...actions[1], unticked: true }, 1],
  ])('%s by Enter or the space bar on its line', async (_, lines, becomes, cursor) => {
    for (const key of [ENTER, ' ']) {
      const plan = await edited({});
      plan.press(UP.repeat(lines) + key);
      expect(await plan.answer).toEqual({ changed: actions.map((one, at) => (at === cursor ? becomes : one)), cursor });
    }
  });

  test('the space bar never accepts the plan', async () => {
    const plan = await edited({});
    expect(plan.press(' ')).toContain('► Accept the plan and write the audit');
  });

  test('if nothing is ticked, the audit is written without a plan', async () => {
    const none = actions.map((action): PlannedAction => ({ ...action, unticked: true }));
    const plan = await edited({}, none);
    expect(plan.screen()).toContain('► Write the audit');
    plan.press(ENTER);
    expect(await plan.answer).toEqual({ accepted: [] });
  });

  test.each([
    ['e', ' Again.', { text: `${offered.text} Again.` }],
    ['o', 'Anna', { owner: 'Anna' }],
    ['d', '\u0015tomorrow', { due: '2026-11-22' }],
  ])('an offer that is changed with %s is in the plan', async (key, typed, change) => {
    const plan = await edited({});
    plan.press(UP + key);
    plan.press(typed + ENTER);
    const changed = { ...offered, ...change, unticked: undefined };
    expect(await plan.answer).toEqual({ changed: [...actions.slice(0, 2), changed], cursor: 2 });
  });

  test('a new action is for the criterion of the line, whose list filters, and stands with its others', async () => {
    const other = anAction('availability', { text: 'Order twice.' });
    const plan = await edited({}, [...actions, other]);
    plan.press(`${UP}${UP}n`);
    plan.press(`Third.${ENTER}`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(plan.screen()).toMatch(/► *\d* *Getting a refund/);
    expect(plan.screen()).toContain('letters filter');
    plan.press(ENTER);
    plan.press(`Anna${ENTER}`);
    plan.press(`tomorrow${ENTER}`);
    const third = { criterion: 'refunds', kind: 'countermeasure', text: 'Third.', owner: 'Anna', due: '2026-11-22' };
    expect(await plan.answer).toEqual({ changed: [...actions, third, other], cursor: 3 });
  });
});

/** Answers one after the other; what was asked is returned. */
async function asked(cursor: number | undefined, ...answers: (ChoiceAnswer | LineAnswer)[]) {
  const requests: (ChoiceRequest & LineRequest)[] = [];
  const answer = (request: ChoiceRequest | LineRequest) => {
    requests.push(request as ChoiceRequest & LineRequest);
    return Promise.resolve(answers.shift() as never);
  };
  const presenter = {
    columns: 80,
    line: answer,
    choice: answer,
    score: answer,
    close: () => {},
  } as unknown as Presenter;
  const input = { actions, criteria: [], date: '2026-11-21', workingDays: [] };
  return { edit: await editPlan(presenter, input, cursor, aStyle()), requests };
}

test.each([
  [undefined, true],
  [0, false],
])('with the cursor on line %s: are keys ignored that were typed before? %s', async (cursor, fresh) => {
  const { requests } = await asked(cursor, { value: 'accept' });
  expect(requests[0]?.fresh).toBe(fresh);
});

test('the day is proposed, not typed: what is typed replaces it, and Enter leaves it', async () => {
  const command = { value: '0', command: 'due' };
  const { requests } = await asked(undefined, command, { text: '21 Nov 2026' });
  expect(requests[1]).toMatchObject({ fallback: '21 Nov 2026' });
  expect(requests[1]?.initial).toBeUndefined();
  const { edit } = await asked(undefined, command, { text: '30.11' });
  expect(edit).toMatchObject({ changed: [{ due: '2026-11-30' }, {}, {}] });
});
