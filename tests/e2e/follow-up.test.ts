/** A meeting on the plan in a pseudo-terminal, with the real binary: keys go in, what a person sees and a file come out. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { AUDIT_FILE, FOLLOW_UP_FILE, REFUNDS, STAFFING, salonFiles } from '../helpers/records/salon-with-plan.js';
import {
  below,
  CTRL_C,
  CTRL_U,
  DOWN,
  END,
  ENTER,
  ESC,
  HOME,
  noTerminal,
  openTerminal,
  UP,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const LEAVE = 'leave, everything is saved';
const drafts = (folder: string) => readdirSync(join(folder, '.service-audit/drafts'));

/** A follow-up of last week at which the score of `staffing-level` stood still. */
const FLAT = ['format: follow-up/1', 'date: 2026-11-14', 'scores: {staffing-level: {score: 3}}', ''].join('\n');
const FLAT_FILE = 'audits/lviv-center/2026-11-14.follow-up.yaml';

describe('a whole meeting', () => {
  test('in English: every kind of question; what was flat twice is asked again, and says why', async () => {
    const folder = folderWith({ ...salonFiles(), [FLAT_FILE]: FLAT });
    const terminal = openTerminal(folder, ['follow-up']);
    await terminal.answer([
      [['Follow-up of 21 Nov 2026: is this right?', 'Ivan Petrenko, Olena Kovalchuk', '► Go on'], '1'],
      [['Who is here?', '[x] Ivan Petrenko', '[x] Olena Kovalchuk'], DOWN + ENTER],
      ['[ ] Olena Kovalchuk', END + UP + ENTER],
      ['Who else?', `Petro${ENTER}`],
      ['[x] Petro', END + ENTER],
      [['Ivan Petrenko, Petro', 'Olena Kovalchuk, consultant', '► Go on'], '3'],
      ['Who answers the six questions?', `Anna Bondar${ENTER}`],
      [['is this right?', 'Anna Bondar', '► Go on'], ENTER],
      [['Open from before', '! still open  Print the refund rule.', '► Go on'], HOME],
      ['► ! still open  Print the refund rule.', 'd'],
      [['done', '►   still open  Float one master.'], 't'],
      [['By when now?', 'Float one master.'], `2026-12-12${ENTER}`],
      ['Why was it not done in time?', `The new rota comes on the 10th.${ENTER}`],
      [['14 Dec', '► Go on'], ENTER],
      ['ENOUGH PEOPLE, NO QUEUES', 'c'],
      ['How many were counted', `281 of 280${ENTER}`],
      ['Write it as 279 of 280: those ', `\x15279 of 280${ENTER}`],
      [['ENOUGH PEOPLE, NO QUEUES', '279 of 280'], '3'],
      [['GETTING A REFUND', 'Enough people, no queues: 3   was 3 on 14 Nov'], 'w'],
      [['What did you see?', '3   was 3 on 14 Nov'], `Queue of three at 18:00.${ENTER}`],
      ['GETTING A REFUND', 's'],
      [['What was measured', '► Go on'], ENTER],
      [['Which factors cause', 'two follow-ups without a rise: 3 → 3'], `The masters have no rota.${ENTER}`],
      ['Is it internal or external?', '1'],
      [['What will be done about it?', 'The masters have no rota.'], `Write a rota on Mondays.${ENTER}`],
      ['4  partly, and it is not my field', '1'],
      ['How do you know?', '1'],
      ['How long will it take', `4 weeks${ENTER}`],
      ['the cause is …', `Nobody plans the evening.${ENTER}`],
      ['Whom in an adjacent business', `Car wash${ENTER}`],
      [['About which criterion?', '►  1  Enough people, no queues'], ENTER],
      ['How is it organised ther', `Two float.${ENTER}`],
      ['What did they undertake?', ENTER],
      ['Which obstacles did they', ENTER],
      ['What of it will you try?', `Float two masters.${ENTER}`],
      ['Whom else?', ENTER],
      [['The plan that follows', '► Accept and write the follow-up'], ENTER],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, cursorVisible: true, modes: { echo: true, canonical: true } });
    expect(below(ending)).toContain('1 of 280 missed');
    expect(readIn(folder, FOLLOW_UP_FILE)).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json
      format: follow-up/1
      date: 2026-11-21
      assessors:
        - name: Olena Kovalchuk
          role: consultant
      present:
        - Ivan Petrenko
        - Petro
      actions:
        2026-11-01.audit/refunds-1:
          status: done
        2026-11-01.audit/staffing-level-1:
          status: open
          due: 2026-12-14
          reason: |
            The new rota comes on the 10th.
      scores:
        staffing-level: # Enough people, no queues
          score: 3
          note: |
            Queue of three at 18:00.
          counted: {ok: 279, of: 280}
      causes:
        staffing-level: # Enough people, no queues
          answered-by: Anna Bondar
          summary: |
            Nobody plans the evening.
          factors:
            - side: internal
              text: |
                The masters have no rota.
              act: |
                Write a rota on Mondays.
          mechanism:
            understood: yes
            expertise: true
            basis: observed
          promise:
            said: 4 weeks
            due: 2026-12-19
            target: 7
      peers:
        - criterion: staffing-level
          business: Car wash
          organised: |
            Two float.
          try: |
            Float two masters.
      added:
        staffing-level-1:
          criterion: staffing-level
          kind: countermeasure
          text: |
            Write a rota on Mondays.
          owner: Anna Bondar
          due: 2026-12-04
          question: factors
        staffing-level-2:
          criterion: staffing-level
          kind: countermeasure
          text: |
            Float two masters.
          owner: Anna Bondar
          due: 2026-12-04
      "
    `);
    // Nothing earlier is rewritten, and nothing of the draft is left.
    expect([readIn(folder, AUDIT_FILE), readIn(folder, FLAT_FILE)]).toEqual([salonFiles()[AUDIT_FILE], FLAT]);
    expect(drafts(folder)).toEqual([]);
    expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
    // The new answers stand beside the old ones.
    const { stdout } = await serviceAudit(folder, ['log', 'staffing-level']);
    expect(stdout).toContain('The evening shift was not refilled.');
    expect(stdout).toContain('Nobody plans the evening.');
  });

  test('in Russian, in 40 columns', async () => {
    const folder = folderWith(salonFiles('ru'));
    const terminal = openTerminal(folder, ['follow-up'], { columns: 40, env: { LC_ALL: 'ru_RU.UTF-8' } });
    await terminal.answer([
      ['► Дальше', '1'],
      [['Кто на встрече?', '[x] Olena Kovalchuk'], DOWN + ENTER],
      ['[ ] Olena Kovalchuk', END + ENTER],
      [['► Дальше', 'Ivan Petrenko'], '2'],
      ['Кто оценивает?', `${CTRL_U}Елена Ковальчук, владелец${ENTER}`],
      [['► Дальше', 'Елена Ковальчук, владелец'], ENTER],
      [['Ещё открыто с прошлого раза', '► Дальше'], HOME],
      ['► ! открыто', 'ы'],
      ['начато', 'ч'],
      ['Почему отменено?', `Взяли ещё мастера.${ENTER}`],
      [['отменено', '► Дальше'], ENTER],
      ['ЛЮДЕЙ ХВАТАЕТ, НЕТ ОЧЕРЕДЕЙ', 'с'],
      ['Сколько случаев проверили', `27 из 30${ENTER}`],
      [['ЛЮДЕЙ ХВАТАЕТ', '27 из 30'], '6'],
      [['ВОЗВРАТ СРЕДСТВ', '(01.11), +3'], 'ц'],
      [['6   было 3 (01.11), +3', '>'], `Вечером двое.${ENTER}`],
      ['ВОЗВРАТ СРЕДСТВ', 'ы'],
      [['Что оценили', '► Дальше'], ENTER],
      ['Кого из смежного бизнеса', ENTER],
      ['► Принять и записать встречу', ENTER],
    ]);
    expect((await terminal.end()).code).toBe(0);
    expect(readIn(folder, FOLLOW_UP_FILE)).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json
      format: follow-up/1
      date: 2026-11-21
      assessors:
        - name: Елена Ковальчук
          role: owner
      present:
        - Ivan Petrenko
      actions:
        2026-11-01.audit/refunds-1:
          status: started
        2026-11-01.audit/staffing-level-1:
          status: dropped
          reason: |
            Взяли ещё мастера.
      scores:
        staffing-level: # Людей хватает, нет очередей
          score: 6
          note: |
            Вечером двое.
          counted: {ok: 27, of: 30}
      "
    `);
  });

  test('as plain lines, from a pipe', async () => {
    const folder = folderWith(salonFiles());
    const first = ['1', '2', '4', '2', 'Olena, owner', ''];
    const lines = [...first, '1d', '3', '5', 's', '3', '', '1'];
    const { code, stderr } = await serviceAudit(folder, ['follow-up', '--plain'], { input: `${lines.join('\n')}\n` });
    expect(stderr).toContain('1: still open: Print the refund rule. Ivan Petrenko, 13 Nov 2026');
    expect([code, readIn(folder, FOLLOW_UP_FILE)]).toMatchInlineSnapshot(`
      [
        0,
        "# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json
      format: follow-up/1
      date: 2026-11-21
      assessors:
        - name: Olena
          role: owner
      present:
        - Ivan Petrenko
      actions:
        2026-11-01.audit/refunds-1:
          status: done
      scores:
        staffing-level: # Enough people, no queues
          score: 5
      ",
      ]
    `);
  });
});

describe('left and resumed', { tags: 'slow' }, () => {
  async function left(
    folder: string,
    script: Parameters<ReturnType<typeof openTerminal>['answer']>[0],
    last: string,
    end: 'ctrl-c' | 'kill',
  ) {
    const terminal = openTerminal(folder, ['follow-up']);
    await terminal.answer(script);
    await terminal.see(last);
    if (end === 'ctrl-c') await terminal.send(CTRL_C);
    else await terminal.signal('SIGTERM');
    expect((await terminal.end()).code).toBe(end === 'ctrl-c' ? 130 : 143);
  }
  const TO_ACTIONS = [[['is this right?', '► Go on'], ENTER]] as const;
  const TO_SCORES = [...TO_ACTIONS, [['Open from before', '► Go on'], ENTER]] as const;
  const TO_PEERS = [
    ...TO_SCORES,
    ['ENOUGH PEOPLE', 's'],
    ['GETTING A REFUND', 's'],
    ['What was measured', ENTER],
  ] as const;

  test.each([
    [
      'another name',
      [
        ['is this right?', '1'],
        ['Who is here?', END + UP + ENTER],
        ['Who else?', 'Pet'],
      ],
      ['Who else?', '> Pet'],
    ],
    [
      'a new date',
      [...TO_ACTIONS, [['Open from before', '► Go on'], HOME], ['► !', 't'], ['By when now?', '10 da']],
      ['By when now?', '> 10 da'],
    ],
    [
      'why a date is new',
      [
        ...TO_ACTIONS,
        [['Open from before', '► Go on'], HOME],
        ['► !', 't'],
        ['By when now?', `10 days${ENTER}`],
        ['Why was it not done in time?', 'The ti'],
      ],
      ['Why was it not done in time?', 'Print the refund rule.', '> The ti'],
    ],
    [
      'what was counted',
      [...TO_SCORES, ['ENOUGH PEOPLE', 'c'], ['How many were', '279 o']],
      ['How many were', '> 279 o'],
    ],
    [
      'a peer',
      [
        ...TO_PEERS,
        ['Whom in an adjacent business', `Car wash${ENTER}`],
        ['About which criterion?', ENTER],
        ['How is it organise', 'Two fl'],
      ],
      ['How is it organise', '> Two fl'],
    ],
  ] as const)('%s that is half-typed is there again', async (_, script, seen) => {
    for (const end of ['ctrl-c', 'kill'] as const) {
      const folder = folderWith(salonFiles());
      await left(folder, script, seen.at(-1) as string, end);
      expect(existsSync(join(folder, FOLLOW_UP_FILE))).toBe(false);
      const again = openTerminal(folder, ['follow-up', '--resume']);
      await again.see(...seen);
      await again.send('q');
      again.close();
    }
  });

  test('a week later it is still the meeting of its day; an action closed meanwhile is not spoken of', async () => {
    const folder = folderWith(salonFiles());
    await left(
      folder,
      [...TO_ACTIONS, [['Open from before', '► Go on'], HOME], ['► !', 's'], ['started', 'd'], ['done', '']],
      '► Go on',
      'ctrl-c',
    );
    writeFileSync(
      join(folder, FLAT_FILE),
      `format: follow-up/1\ndate: 2026-11-14\nactions:\n  ${STAFFING}: {status: dropped}\n`,
    );
    const terminal = openTerminal(folder, ['follow-up', '--resume'], { today: '2026-11-28' });
    await terminal.answer([
      [['Open from before', '► Go on'], ENTER],
      ['ENOUGH PEOPLE', 's'],
      ['GETTING A REFUND', 's'],
      ['What was measured', ENTER],
      ['Whom in an adjacent business', ENTER],
      ['► Accept and write', ENTER],
    ]);
    expect((await terminal.end()).code).toBe(0);
    expect(readIn(folder, FOLLOW_UP_FILE).split('\n').slice(1)).toEqual([
      'format: follow-up/1',
      'date: 2026-11-21',
      'present:',
      '  - Ivan Petrenko',
      '  - Olena Kovalchuk',
      'actions:',
      `  ${REFUNDS}:`,
      '    status: started',
      '',
    ]);
  });

  test('back from each question to the one before', async () => {
    const folder = folderWith(salonFiles());
    const terminal = openTerminal(folder, ['follow-up']);
    await terminal.answer([
      ...TO_PEERS,
      ['Whom in an adjacent business', ESC],
      ['What was measured', 'b'],
      ['GETTING A REFUND', 'b'],
      ['ENOUGH PEOPLE', 'b'],
      ['Open from before', 'b'],
      ['is this right?', 'q'],
    ]);
    const ending = await terminal.end();
    expect(ending.code).toBe(0);
    expect(below(ending)).toContain('service-audit follow-up lviv-center');
  });

  test('nothing said: nothing is written', async () => {
    const folder = folderWith(salonFiles());
    const terminal = openTerminal(folder, ['follow-up']);
    await terminal.answer([
      ['is this right?', '1'],
      ['► 1  [x] Ivan Petrenko', ENTER],
      ['► 2  [x] Olena Kovalchuk', ENTER],
      ['[ ] Olena Kovalchuk', END + ENTER],
      ...TO_PEERS,
      ['Whom in an adjacent business', ENTER],
      ['► Accept and write', ENTER],
    ]);
    const ending = await terminal.end();
    expect([ending.code, below(ending)]).toEqual([0, 'Nothing was changed.']);
    expect(readdirSync(join(folder, 'audits/lviv-center'))).toHaveLength(1);
    expect(drafts(folder)).toEqual([]);
  });
});

test('the letters of the list do what they say', async () => {
  const folder = folderWith(salonFiles());
  const terminal = openTerminal(folder, ['follow-up']);
  await terminal.answer([
    [['is this right?', '► Go on'], ENTER],
    [['Open from before', '► Go on'], HOME],
    ['► !', 'd'],
    ['done', UP],
    ['►   done', 'o'],
    ['! still open', DOWN],
  ]);
  await terminal.see(LEAVE);
  terminal.close();
});
