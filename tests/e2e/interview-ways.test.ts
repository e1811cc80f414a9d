/**
 * The ways through an interview: leaving and going on, back, type-ahead, another window size, a second audit.
 *
 * @module-tag slow
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { aProject, withoutSites } from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { audited } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { KIOSK_TEMPLATE } from '../helpers/projects/own-questionnaire.js';
import {
  below,
  CTRL_C,
  CTRL_D,
  CTRL_U,
  DOWN,
  END,
  ENTER,
  type Ending,
  ESC,
  HOME,
  noTerminal,
  openTerminal,
  type Terminal,
  UP,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const AUDIT = 'audits/lviv-center/2026-11-21.audit.yaml';
/** The end of the last line of every screen: with it the whole screen is drawn. */
const LEAVE = 'leave, everything is saved';
const ASSESSOR = ['--assessor', 'Olena Kovalchuk, consultant', '--period', 'last 30 days'];

/** Begins an audit of lviv-center and answers up to the fourth criterion. */
async function begun(folder: string): Promise<Terminal> {
  const terminal = openTerminal(folder, ['run', 'lviv-center']);
  await terminal.answer([
    ['Who scores?', `Olena Kovalchuk, consultant${ENTER}`],
    [['is this right?', '► Go on'], ENTER],
    ['which three will be lowest?', `11 8${ENTER}`],
    ['WELCOMING ATMOSPHERE', '7'],
    ['WHERE CLIENTS ARE SERVED', '6'],
    ['LOOK OF THE PREMISES', '8'],
    [['TEMPERAMENT SUITS THE WORK', 'w note on the last score'], 'w'],
    ['8   What did you see?', `Repainted in August.${ENTER}`],
  ]);
  await terminal.see('TEMPERAMENT SUITS THE WORK', LEAVE);
  return terminal;
}

/** From the fourth criterion to the end: all 7, no plan. */
async function finished(terminal: Terminal): Promise<Ending> {
  await terminal.answer([
    ['TEMPERAMENT SUITS THE WORK', '7'.repeat(9)],
    ['► Go on', ENTER],
    ['► Write the audit', ENTER],
  ]);
  return terminal.end();
}

/** What stands in the file once both are done. */
const BEGUN = `guess:
  - refunds
  - staffing-level
scores:
  atmosphere: # Atmosphere and surroundings
    welcoming-atmosphere: # Welcoming atmosphere
      score: 7
    client-area: # Where clients are served
      score: 6
    premises-appearance: # Look of the premises
      score: 8
      note: |
        Repainted in August.
  personnel: # Personnel
    staff-fit: # Temperament suits the work
      score: 7
`;

describe('leaving in the middle', () => {
  const ways: [string, (terminal: Terminal) => Promise<void>, number][] = [
    ['q', (terminal) => terminal.send('q'), 0],
    ['Ctrl-C', (terminal) => terminal.send(CTRL_C), 130],
    ['the end of input', (terminal) => terminal.send(CTRL_D), 2],
    ['SIGINT', (terminal) => terminal.signal('SIGINT'), 130],
    ['SIGTERM', (terminal) => terminal.signal('SIGTERM'), 143],
    ['SIGHUP', (terminal) => terminal.signal('SIGHUP'), 129],
  ];
  test.each(ways)('%s: the terminal is given back, and --resume goes on where it was', async (_, leave, code) => {
    const folder = aProject();
    const first = await begun(folder);
    await leave(first);
    const left = await first.end();
    expect(left).toMatchObject({ code, cursorVisible: true, modes: { echo: true, canonical: true } });
    expect(below(left)).toMatch(/(^|\n)Everything is saved. Go on with: service-audit run lviv-center$/);
    expect(existsSync(join(folder, AUDIT))).toBe(false);

    const second = await finished(openTerminal(folder, ['run', 'lviv-center', '--resume']));
    expect(second.code).toBe(0);
    expect(readIn(folder, AUDIT)).toContain(BEGUN);
  });

  test('in the middle of a text: it is there again', async () => {
    const folder = aProject();
    const first = await begun(folder);
    await first.answer([
      ['TEMPERAMENT SUITS THE WORK', '3'],
      ['STAFF APPEARANCE', 'w'],
      ['3   What did you see?', 'Half of it'],
      ['> Half of it', CTRL_C],
    ]);
    expect((await first.end()).code).toBe(130);
    const second = openTerminal(folder, ['run', 'lviv-center', '--resume']);
    await second.see('3   What did you see?', '> Half of it', LEAVE);
    await second.send(` was empty.${ENTER}`);
    await second.answer([['STAFF APPEARANCE', CTRL_C]]);
    expect((await second.end()).code).toBe(130);
  });

  test('on a later day: the audit keeps the day on which it was begun', async () => {
    const folder = aProject();
    const first = await begun(folder);
    await first.send('q');
    await first.end();
    const second = await finished(openTerminal(folder, ['run', 'lviv-center', '--resume'], { today: '2026-11-23' }));
    expect(second.code).toBe(0);
    expect(readIn(folder, AUDIT)).toContain('date: 2026-11-21\n');
  });

  test('without --resume the unfinished interview is offered, to go on with or to discard', async () => {
    const folder = aProject();
    const first = await begun(folder);
    await first.send('q');
    await first.end();

    const second = openTerminal(folder, ['run', 'lviv-center']);
    await second.see('There is an unfinished interview of 21 Nov 2026', '► 1  go on with it', 'q leave');
    await second.send('1');
    await second.answer([['TEMPERAMENT SUITS THE WORK', 'q']]);
    expect((await second.end()).code).toBe(0);

    const third = openTerminal(folder, ['run', 'lviv-center']);
    await third.answer([
      ['2  begin anew, and discard it', '2'],
      ['Who scores?', CTRL_C],
    ]);
    await third.end();

    const fourth = openTerminal(folder, ['run', 'lviv-center', '--resume']);
    expect(await fourth.see('Who scores?', 'Ctrl-C leave')).not.toContain('TEMPERAMENT');
  });

  test('--restart begins anew without a question', async () => {
    const folder = aProject();
    const first = await begun(folder);
    await first.send('q');
    await first.end();
    const second = openTerminal(folder, ['run', 'lviv-center', '--restart']);
    await second.see('Who scores?', 'Ctrl-C leave');
  });

  test('in the plan: its edits are not lost', async () => {
    const folder = aProject();
    const first = await begun(folder);
    await toThePlan(first);
    await first.answer([
      ['► Accept the plan and write the audit', `${HOME}e`],
      ['What is to be done?', `${CTRL_U}Ask three masters.${ENTER}`],
      ['► [x] Ask three masters.', 'q'],
    ]);
    expect((await first.end()).code).toBe(0);
    const second = openTerminal(folder, ['run', 'lviv-center', '--resume']);
    expect(await second.see('The plan that follows', LEAVE)).toContain('Ask three masters.');
  });

  test('a questionnaire that was given as a file is found again', async () => {
    const folder = folderWith({ 'mine/kiosk.yaml': KIOSK_TEMPLATE });
    const first = openTerminal(folder, ['run', 'station', '--template', 'mine/kiosk.yaml', ...ASSESSOR]);
    await first.answer([
      ['> (Station)', ENTER],
      ['which three will be lowest?', ENTER],
      ['COFFEE', '7'],
      ['CHANGE', 'q'],
    ]);
    expect((await first.end()).code).toBe(0);
    const second = openTerminal(folder, ['run', 'station', '--resume', ...ASSESSOR]);
    await second.see('CHANGE', LEAVE);
  });

  test('what options answered is not asked when one goes on', async () => {
    const folder = aProject();
    const first = openTerminal(folder, ['run', 'lviv-center', ...ASSESSOR]);
    await first.answer([
      ['which three will be lowest?', ENTER],
      ['WELCOMING ATMOSPHERE', 'q'],
    ]);
    expect(below(await first.end())).toBe('Everything is saved. Go on with: service-audit run lviv-center');
    const second = openTerminal(folder, ['run', 'lviv-center', '--resume']);
    expect(await second.see(LEAVE)).toContain('WELCOMING ATMOSPHERE');
  });
});

/** From the fourth criterion to the plan: staffing-level 3 is explained, all others are 7. */
async function toThePlan(terminal: Terminal): Promise<void> {
  await terminal.answer([
    ['TEMPERAMENT SUITS THE WORK', '777737777'],
    [['► Go on', 'missing'], ENTER],
    ['Who answers the six questions?', ENTER],
    ['Has it always been so', '1'],
    ...explained('One master is left after 17:00.', 'Post the vacancy by 18:00.'),
  ]);
}

/** From the first factor to the sentence that sums up: what is asked of every cause. */
function explained(factor: string, today: string): [string, string][] {
  return [
    ['Which factors cause so low a score?', `${factor}${ENTER}`],
    ['Is it internal or external?', '1'],
    ['What will be done about it?', `Ask who can help.${ENTER}`],
    ['worked out how this process functions?', '1'],
    ['How do you know?', '1'],
    ['Is there someone responsible for this?', `Ivan Petrenko; Maria${ENTER}`],
    ['What can you personally do today', `${today}${ENTER}`],
    ['How long will it take', `6 weeks${ENTER}`],
    ['the cause is …', `${factor}${ENTER}`],
  ];
}

describe('going back', () => {
  test('Esc goes back from a text, from a choice and from a score, and what was answered stands there', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', 'lviv-center']);
    await terminal.answer([
      ['Who scores?', `Olena Kovalchuk, consultant${ENTER}`],
      [['is this right?', 'Who scores     Olena Kovalchuk, consultant', '► Go on'], '2'],
      ['> Olena Kovalchuk, consultant', `${CTRL_U}Anna Bondar${ENTER}`],
      ['In which role does Anna Bondar score?', ESC],
      ['> Anna Bondar', `, owner${ENTER}`],
      [['Who scores     Anna Bondar, owner', '► Go on'], '3'],
      ['> (last 30 days)', ESC],
      [['Period         last 30 days', '► Go on'], '3'],
      ['> (last 30 days)', `${CTRL_U}since August${ENTER}`],
      [['Period         since August', '► Go on'], ENTER],
      ['which three will be lowest?', ESC],
      [['Period         since August', '► Go on'], ENTER],
      ['which three will be lowest?', ENTER],
      ['WELCOMING ATMOSPHERE', '6'],
      ['WHERE CLIENTS ARE SERVED', ESC],
      ['►  6', '7'],
      ['WHERE CLIENTS ARE SERVED', '7'.repeat(11)],
      ['► Go on', ESC],
      [['AFTER-SALES SERVICE', '►  7'], '6'],
      ['► Go on', ENTER],
      ['► Write the audit', ESC],
      ['► Go on', ENTER],
      ['► Write the audit', ENTER],
    ]);
    expect((await terminal.end()).code).toBe(0);
    const text = readIn(folder, AUDIT);
    expect(text).toContain('period: since August\nassessors:\n  - name: Anna Bondar\n    role: owner\nscores:');
    expect(text).toContain('welcoming-atmosphere: # Welcoming atmosphere\n      score: 7\n');
    expect(text).toContain('after-sales: # After-sales service\n      score: 6\n');
  });

  test('Esc leaves a note, a reason and an edit of the plan as they were', async () => {
    const folder = aProject();
    const terminal = await begun(folder);
    await terminal.answer([
      ['TEMPERAMENT SUITS THE WORK', 'n'],
      [['What did you see?', 'Temperament suits the work'], `not this${ESC}`],
      ['0=10 score', 'x'],
      ['Why does it not apply?', `nor this${ESC}`],
      ['0=10 score', 'u'],
      ['Why could it not be seen?', `nor this either${ESC}`],
    ]);
    await terminal.see('0=10 score');
    await toThePlan(terminal);
    await terminal.answer([
      ['► Accept the plan and write the audit', `${HOME}e`],
      ['What is to be done?', `${CTRL_U}nothing${ESC}`],
      ['► [x] Post the vacancy by 18:00.', UP + ENTER],
    ]);
    expect((await terminal.end()).code).toBe(0);
    const text = readIn(folder, AUDIT);
    expect(text).toContain('staff-fit: # Temperament suits the work\n      score: 7\n    staff-appearance:');
    expect(text).toContain('text: |\n      Post the vacancy by 18:00.\n    owner: Olena Kovalchuk');
  });

  test('in the six questions: back to an answer that takes others with it', async () => {
    const folder = aProject();
    const terminal = await begun(folder);
    await terminal.answer([
      ['TEMPERAMENT SUITS THE WORK', '777737777'],
      ['► Go on', ENTER],
      ['Who answers the six questions?', ENTER],
      ['Has it always been so', '2'],
      ['Since when, and what changed then?', ESC],
      // No longer recent: since when is not asked again.
      ['► 2  recent', '1'],
      ['Which factors cause so low a score?', ESC],
      // Put off: what was answered stays, and makes no plan yet.
      ['► 1  always', 'l'],
      ['► Write the audit', ENTER],
    ]);
    expect((await terminal.end()).code).toBe(0);
    expect(readIn(folder, AUDIT)).toContain('        since:\n          answer: always\n  product:');
  });
});

describe('the ways on', () => {
  test('what sags beyond the lowest three can wait', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', 'lviv-center', ...ASSESSOR]);
    await terminal.answer([
      ['which three will be lowest?', ENTER],
      ['WELCOMING ATMOSPHERE', `3333${'7'.repeat(8)}`],
      ['► Go on', ENTER],
      ['Who answers the six questions?', ENTER],
      ['Welcoming atmosphere 3', 'l'],
      ['Where clients are served 3', 'l'],
      ['Look of the premises 3', 'l'],
      ['One more criterion sags', '2'],
      ['► Write the audit', 'q'],
    ]);
    expect((await terminal.end()).code).toBe(0);
    const again = openTerminal(folder, ['run', 'lviv-center', '--resume', ...ASSESSOR]);
    await again.answer([['► Write the audit', ENTER]]);
    expect((await again.end()).code).toBe(0);
    expect((await serviceAudit(folder, ['check'])).stdout.match(/six questions open/g)).toHaveLength(4);
  });

  test('a plan that was edited takes in what is explained after all, and keeps its edits', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', 'lviv-center', ...ASSESSOR]);
    await terminal.answer([
      ['which three will be lowest?', ENTER],
      ['WELCOMING ATMOSPHERE', `3334${'7'.repeat(8)}`],
      ['► Go on', ENTER],
      ['Who answers the six questions?', `${ENTER}ll`],
      ['Look of the premises 3', '1'],
      ...explained('The paint is old.', 'Ring a painter.'),
      ['One more criterion sags', '2'],
      ['► Accept the plan and write the audit', HOME],
      ['► [x] Ring a painter.', 'e'],
      ['What is to be done?', `${CTRL_U}Ring three painters.${ENTER}`],
      ['► [x] Ring three painters.', 'n'],
      ['What is to be done?', `Put up a shelf.${ENTER}`],
      ['Which criterion is it for?', ENTER],
      ['Who does it?', `Petro${ENTER}`],
      ['By when?', `10 days${ENTER}`],
      ['► [x] Put up a shelf.', ESC],
      ['One more criterion sags', '1'],
      ['Temperament suits the work 4', '1'],
      ...explained('Nobody asks at hiring.', 'Ask the two candidates.'),
      [['Ring three painters.', 'Put up a shelf.', 'Ask the two candidates.'], END + ENTER],
    ]);
    expect((await terminal.end()).code).toBe(0);
    const text = readIn(folder, AUDIT);
    for (const kept of ['Ring three painters.', 'Put up a shelf.', 'Ask the two candidates.']) {
      expect(text.slice(text.indexOf('\nplan:')).split(kept), kept).toHaveLength(2);
    }
    expect(text.slice(text.indexOf('\nplan:'))).not.toContain('Ring a painter.');
  });

  test('Ctrl-C leaves from the question which criterion a new action is for', async () => {
    const folder = aProject();
    const terminal = await begun(folder);
    await toThePlan(terminal);
    await terminal.answer([
      ['► Accept the plan and write the audit', 'n'],
      ['What is to be done?', `Put up a shelf.${ENTER}`],
      [['Which criterion is it for?', LEAVE], CTRL_C],
    ]);
    expect((await terminal.end()).code).toBe(130);
    expect(existsSync(join(folder, AUDIT))).toBe(false);
  });

  test('keys that were typed ahead all count', async () => {
    const folder = withoutSites();
    const terminal = openTerminal(folder, ['run']);
    await terminal.see('What is the site called?', 'Ctrl-C leave');
    await terminal.send(
      [
        `Львов${ENTER}${ENTER}Олена Ковальчук, consultant${ENTER}${ENTER}2 3${ENTER}`,
        `9wГлянула ещё раз.${ENTER}xno hall${ENTER}10`,
        `7${UP}${UP}${DOWN}${ENTER}1${ENTER}b7`,
        '777777',
        ENTER,
      ].join(''),
    );
    await terminal.see('► Write the audit', LEAVE);
    await terminal.send(ENTER);
    const ending = await terminal.end();
    expect(ending.code).toBe(0);
    expect(
      readIn(folder, 'audits/lvov/2026-11-21.audit.yaml').replace(/^.*?(?=assessors)/s, ''),
    ).toMatchInlineSnapshot(`
      "assessors:
        - name: Олена Ковальчук
          role: consultant
      guess:
        - client-area
        - premises-appearance
      scores:
        atmosphere: # Atmosphere and surroundings
          welcoming-atmosphere: # Welcoming atmosphere
            score: 9
            note: |
              Глянула ещё раз.
          client-area: # Where clients are served
            na: |
              no hall
          premises-appearance: # Look of the premises
            score: 10
        personnel: # Personnel
          staff-fit: # Temperament suits the work
            score: 7
          staff-appearance: # Staff appearance
            score: 6
          speech-manner: # Manner of speech
            score: 7
          staff-competence: # Competence
            score: 7
          staffing-level: # Enough people, no queues
            score: 7
        product: # Product
          price-quality: # Price and expected quality
            score: 7
          availability: # Can be bought
            score: 7
          refunds: # Getting a refund
            score: 7
          after-sales: # After-sales service
            score: 7
      "
    `);
  });

  test('keys that were typed before the first question appeared count', async () => {
    const terminal = openTerminal(withoutSites(), ['run']);
    await terminal.send('Lviv Center');
    await terminal.see('What is the site called?', '> Lviv Center');
  });

  test('lines that were typed before the first question are read at once like a paste: they answer nothing else', async () => {
    const terminal = openTerminal(withoutSites(), ['run']);
    await terminal.burst(`Lviv Center${ENTER}${ENTER}Olena`);
    await terminal.see('What is the site called?', '> Lviv Center Olena');
  });

  test('an audit of today is refused before the first question', async () => {
    const folder = aProject();
    await audited(folder);
    const terminal = openTerminal(folder, ['run', 'lviv-center']);
    const ending = await terminal.end();
    expect(ending.code).toBe(2);
    expect(below(ending)).toMatchInlineSnapshot(`
      "  error: There is an audit of this day already:
        audits/lviv-center/2026-11-21.audit.yaml.
        One audit a day and site: correct that file, or choose another --date. See it
        with: service-audit show lviv-center"
    `);
  });

  test('somebody else publishes an audit of the day meanwhile: it is told and not touched, and the draft is kept', async () => {
    const folder = aProject();
    const first = openTerminal(folder, ['run', 'lviv-center', ...ASSESSOR]);
    await first.answer([
      ['which three will be lowest?', ENTER],
      ['WELCOMING ATMOSPHERE', `6${'7'.repeat(11)}`],
      ['► Go on', ENTER],
    ]);
    await first.see('► Write the audit');
    await audited(folder);
    const theirs = readIn(folder, AUDIT);
    await first.send(ENTER);
    const lost = await first.end();
    expect(lost.code).toBe(2);
    expect(below(lost)).toContain(AUDIT);
    expect(readIn(folder, AUDIT)).toBe(theirs);

    const day = ['--date', '2026-11-20'];
    const second = openTerminal(folder, ['run', 'lviv-center', '--resume', ...day, ...ASSESSOR]);
    expect((await second.end()).code).toBe(0);
    expect(readIn(folder, 'audits/lviv-center/2026-11-20.audit.yaml')).toContain('      score: 6\n');
  });

  test('which site: one of those that are there, or a new one', async () => {
    const folder = aProject();
    await audited(folder, { date: '2026-10-20' });
    const terminal = openTerminal(folder, ['run']);
    expect(await terminal.see('Which site is it?', 'Ctrl-C leave')).toMatch(/► 1 {2}Lviv center .*\n +2 {2}a new site/);
    await terminal.answer([
      ['Which site is it?', DOWN + ENTER],
      ['What is the site called?', `Lviv center${ENTER}`],
      ['> (lviv-center)', ENTER],
      ['There is a site with this key already.', `kyiv-podil${ENTER}`],
      ['Who scores?', CTRL_C],
    ]);
    // Nothing is answered yet: nothing is left, and nothing is said to be saved.
    expect(below(await terminal.end())).toBe('');
    expect(existsSync(join(folder, 'audits/kyiv-podil'))).toBe(false);
  });
});

describe('another size of the window', () => {
  test('40 columns and back: the screen follows, and nothing is lost', async () => {
    const folder = aProject();
    const terminal = await begun(folder);
    const wide = await terminal.see('TEMPERAMENT SUITS THE WORK', LEAVE);
    await terminal.resize(40, 24);
    const narrow = await terminal.see('…', LEAVE);
    expect(narrow.slice(0, narrow.indexOf('1-9, 0=10')).trimEnd()).toMatchInlineSnapshot(`
      " Lviv center    Personnel 1/5 · 4 of 12
       ███░░░░░░░        0 min, about 1 to go

       TEMPERAMENT SUITS THE WORK
       How readily do staff take up a
       client's request? Score what they do,
       not a personality type.

         10  All, an annoyed client included
          7  Nearly all, but they leave an…
          4  About half take it up themselv…
          1  They turn away, leave, wait fo…

       Look of the premises: 8"
    `);
    await terminal.resize(80, 24);
    await terminal.gone('…');
    const again = await terminal.see(LEAVE);
    expect(again.trim()).toBe(wide.slice(wide.indexOf('Lviv center')).trim());
    const ending = await finished(terminal);
    expect(ending.code).toBe(0);
    expect(readIn(folder, AUDIT)).toContain(BEGUN);
  });

  test('what has scrolled out of the window before stays where it was', async () => {
    const terminal = await begun(aProject());
    await terminal.resize(40, 24);
    await terminal.see('…', LEAVE);
    await terminal.send('q');
    expect((await terminal.end()).all).toContain('earlier command 1\nearlier command 2\n');
  });

  test.each([
    [80, 24],
    [80, 16],
    [200, 60],
  ])('%i × %i: no screen of an interview spills over', spillsNowhere);

  test.each([
    [60, 20],
    [40, 24],
  ])('%i × %i: no screen of an interview spills over', spillsNowhere);
});

async function spillsNowhere(columns: number, rows: number): Promise<void> {
  const folder = aProject();
  const terminal = openTerminal(folder, ['run', 'lviv-center', ...ASSESSOR], { columns, rows, pipe: true });
  await terminal.answer([
    ['lowest', ENTER],
    ['WELCOMING ATMOSPHERE', '77773w'],
    ['did you see', `${ENTER}7777777`],
    ['Go on', ENTER],
    ['Who answers', ENTER],
    ['Question 1', 'l'],
    ['Write the audit', ENTER],
  ]);
  const ending = await terminal.end();
  expect(ending.code).toBe(0);
  expect(below(ending)).toMatch(/^Written: audits/);
}
