/**
 * Drafts of several sites, offered, gone on with, begun anew and discarded; and of a questionnaire that has changed.
 *
 * @module-tag slow
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  AUDIT,
  aProject,
  at,
  DRAFTS,
  drafts,
  GIVEN_BACK,
  HEAD,
  LEAVE,
  SITE,
  withoutSites,
} from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { audited } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { miniTemplate } from '../helpers/projects/small-questionnaire.js';
import { below, CTRL_C, DOWN, END, ENTER, noTerminal, openTerminal, UP } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

async function leftAt(folder: string, place: Parameters<typeof at>[1]): Promise<void> {
  const terminal = await at(folder, place);
  await terminal.send(CTRL_C);
  expect((await terminal.end()).code).toBe(130);
}

/** Begins an audit of a new site by its title and leaves it after one score. */
async function begunSite(folder: string, title: string): Promise<void> {
  const terminal = openTerminal(folder, ['run']);
  const first = await terminal.see('Ctrl-C leave');
  if (first.includes('Which site is it?')) {
    await terminal.send(END + ENTER);
    await terminal.see('What is the site called?');
  }
  await terminal.send(`${title}${ENTER}${ENTER}`);
  await terminal.see('Who scores?');
  await terminal.send(`${HEAD}7`);
  await terminal.see('WHERE CLIENTS ARE SERVED', LEAVE);
  await terminal.send('q');
  await terminal.end();
}

describe('an unfinished interview', () => {
  test('begin anew: nothing of it is left', async () => {
    const folder = aProject();
    await leftAt(folder, 'the middle of a note');
    const terminal = openTerminal(folder, ['run', SITE]);
    await terminal.see('2  begin anew, and discard it', 'q leave');
    await terminal.send('2');
    expect(await terminal.see('Who scores?', 'Ctrl-C leave')).not.toContain('Olena Kovalchuk');
    await terminal.send(`${HEAD}${'7'.repeat(12)}${ENTER}`);
    await terminal.see('► Write the audit', LEAVE);
    await terminal.send(ENTER);
    expect((await terminal.end()).code).toBe(0);
    expect(readIn(folder, AUDIT)).not.toContain('Half of it');
    expect(drafts(folder)).toEqual([]);
  });

  test('discard it: it is gone, it is said, and the next run begins at the beginning', async () => {
    const folder = aProject();
    await leftAt(folder, 'the review');
    const terminal = openTerminal(folder, ['run', SITE]);
    await terminal.see('3  discard it and leave', 'q leave');
    await terminal.send(DOWN + DOWN + ENTER);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 0, ...GIVEN_BACK });
    expect(below(ending)).toBe('The draft is discarded.');
    expect(drafts(folder)).toEqual([]);
    await openTerminal(folder, ['run', SITE]).see('Who scores?', 'Ctrl-C leave');
  });

  test.each([
    ['q', 'q', 0],
    ['Ctrl-C', CTRL_C, 130],
  ] as const)('the offer itself can be left with %s, and the draft stays', async (_, keys, code) => {
    const folder = aProject();
    await leftAt(folder, 'the review');
    const before = readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`);
    const terminal = openTerminal(folder, ['run', SITE]);
    await terminal.see('There is an unfinished interview', 'q leave');
    await terminal.send(keys);
    expect(await terminal.end()).toMatchObject({ code, ...GIVEN_BACK });
    expect(readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`)).toBe(before);
  });

  test('--resume goes on and --restart begins anew, both without a question; together they are refused', async () => {
    const folder = aProject();
    await leftAt(folder, 'a score');
    const resumed = openTerminal(folder, ['run', SITE, '--resume']);
    await resumed.see('WHERE CLIENTS ARE SERVED', LEAVE);
    await resumed.send(CTRL_C);
    await resumed.end();
    await openTerminal(folder, ['run', SITE, '--restart']).see('Who scores?', 'Ctrl-C leave');
    expect((await serviceAudit(folder, ['run', SITE, '--resume', '--restart'])).code).toBe(2);
  });

  test('finishing it removes it', async () => {
    const folder = aProject();
    await leftAt(folder, 'the plan');
    const terminal = openTerminal(folder, ['run', SITE, '--resume']);
    await terminal.see('► Write the audit', LEAVE);
    await terminal.send(ENTER);
    expect((await terminal.end()).code).toBe(0);
    expect(drafts(folder)).toEqual([]);
    expect(existsSync(join(folder, AUDIT))).toBe(true);
  });

  test('left at the first question: there is nothing to go on with', async () => {
    const folder = aProject();
    await leftAt(folder, 'the first question');
    await openTerminal(folder, ['run', SITE], { seconds: 3 }).see('Who scores?', 'Ctrl-C leave');
  });

  test('the title of a new site is no answer: nothing is left of it, and nothing is said to be saved', async () => {
    const folder = withoutSites();
    const terminal = openTerminal(folder, ['run']);
    await terminal.see('What is the site called?', 'Ctrl-C leave');
    await terminal.send(`Lviv Center${ENTER}${ENTER}`);
    await terminal.see('Who scores?', 'Ctrl-C leave');
    await terminal.send(CTRL_C);
    expect(below(await terminal.end())).toBe('');
    expect(existsSync(join(folder, 'audits'))).toBe(false);
    expect(existsSync(join(folder, DRAFTS))).toBe(false);
    await openTerminal(folder, ['run', SITE]).see('What is the site called?', '> (Lviv center)');
  });

  test('the title of a new site is kept with the first answer', async () => {
    const folder = withoutSites();
    await begunSite(folder, 'Салон «Мария»');
    const again = openTerminal(folder, ['run', 'salon-mariya', '--resume']);
    await again.see('Салон «Мария»', 'WHERE CLIENTS ARE SERVED', LEAVE);
  });

  test('of “why”: nothing is kept of nothing, and an answer is', async () => {
    const folder = folderWith();
    await audited(folder, { date: '2026-11-20', scores: { refunds: 3 } });
    const first = openTerminal(folder, ['why', SITE]);
    await first.see('Who answers the six questions?', 'Ctrl-C leave');
    await first.send(CTRL_C);
    const nothing = await first.end();
    expect(nothing).toMatchObject({ code: 130, ...GIVEN_BACK });
    expect(below(nothing)).toBe('');
    expect(existsSync(join(folder, DRAFTS))).toBe(false);

    const second = openTerminal(folder, ['why', SITE]);
    await second.see('Who answers the six questions?', 'Ctrl-C leave');
    await second.send(`Ivan Petrenko${ENTER}`);
    await second.see('Has it always been so', LEAVE);
    await second.send('q');
    expect(below(await second.end())).toBe(`Everything is saved. Go on with: service-audit why ${SITE}`);
    expect(drafts(folder)).toEqual([`${SITE}.why.jsonl`]);

    const third = openTerminal(folder, ['why', SITE]);
    await third.see('There is an unfinished interview of 21 Nov 2026: 1 answer.', 'q leave');
    await third.send('1');
    await third.see('Has it always been so', LEAVE);
  });

  test('what options answered is not asked when one goes on', async () => {
    const folder = aProject();
    const options = ['--assessor', 'Olena Kovalchuk, consultant', '--period', 'August'];
    const first = openTerminal(folder, ['run', SITE, ...options]);
    await first.see('which three will be lowest?', 'Ctrl-C leave');
    await first.send(ENTER);
    await first.see('WELCOMING ATMOSPHERE', LEAVE);
    await first.send('q');
    await first.end();
    await openTerminal(folder, ['run', SITE, '--resume'], { seconds: 3 }).see('WELCOMING ATMOSPHERE', LEAVE);
  });

  test('what was changed in the plan is there again', async () => {
    const folder = aProject();
    const first = await at(folder, 'the plan');
    await first.send('n');
    await first.see('What is to be done?');
    await first.send(`Put up a shelf.${ENTER}${ENTER}Petro${ENTER}10 days${ENTER}`);
    await first.see('Put up a shelf.', 'Petro', LEAVE);
    await first.send('q');
    await first.end();
    await openTerminal(folder, ['run', SITE, '--resume'], { seconds: 3 }).see('Put up a shelf.', LEAVE);
  });

  test('a text that is being typed in the plan is there again', async () => {
    const folder = aProject();
    const first = await at(folder, 'the plan');
    await first.send('n');
    await first.see('What is to be done?');
    await first.send('Put up a sh');
    await first.see('Put up a sh');
    await first.hangUp();
    await first.end();
    await openTerminal(folder, ['run', SITE, '--resume'], { seconds: 3 }).see('Put up a sh');
  });
});

describe('long texts', () => {
  /** A note on the first criterion, then away. */
  async function noted(characters: number): Promise<string> {
    const folder = aProject();
    const terminal = await at(folder, 'the first question');
    await terminal.send(`${HEAD}3w`);
    await terminal.see('3   What did you see?', LEAVE);
    await terminal.send(`${'Никто не подошёл, ждали долго. '.repeat(characters / 31)}${ENTER}`);
    await terminal.see('WHERE CLIENTS ARE SERVED', LEAVE);
    await terminal.send('q');
    await terminal.end();
    return folder;
  }

  test('a note of three sentences, and the interview goes on', async () => {
    const folder = await noted(93);
    await openTerminal(folder, ['run', SITE, '--resume']).see('WHERE CLIENTS ARE SERVED', LEAVE);
  });

  test('a note of a page, and the interview goes on', async () => {
    const folder = await noted(1550);
    await openTerminal(folder, ['run', SITE, '--resume'], { seconds: 5 }).see('WHERE CLIENTS ARE SERVED', LEAVE);
  });

  test('what is kept of a note is not many times as long as the note', async () => {
    const folder = await noted(310);
    expect(Buffer.byteLength(readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`))).toBeLessThan(20 * 620);
  });
});

describe('drafts of several sites', () => {
  test('side by side, each is offered with its day, gone on with on its own, and discarded on its own', async () => {
    const folder = withoutSites();
    await begunSite(folder, 'Lviv Center');
    await begunSite(folder, 'Kyiv Podil');
    await begunSite(folder, 'Одеса, порт');
    expect(drafts(folder)).toEqual(['kyiv-podil.audit.jsonl', 'lviv-center.audit.jsonl', 'odesa-port.audit.jsonl']);

    const picker = openTerminal(folder, ['run']);
    const list = await picker.see('Which site is it?', 'Ctrl-C leave');
    expect(list.slice(list.indexOf('Which'), list.indexOf('Enter choose')).trimEnd()).toMatchInlineSnapshot(`
      "Which site is it?

       ► 1  Kyiv Podil  (kyiv-podil)  unfinished, 21 Nov 2026
         2  Lviv Center  (lviv-center)  unfinished, 21 Nov 2026
         3  Одеса, порт  (odesa-port)  unfinished, 21 Nov 2026
         4  a new site"
    `);
    await picker.send(DOWN + ENTER);
    await picker.see('There is an unfinished interview of 21 Nov 2026: 1 of 12 scored.', '3  discard it and leave');
    await picker.send('3');
    expect((await picker.end()).code).toBe(0);
    expect(drafts(folder)).toEqual(['kyiv-podil.audit.jsonl', 'odesa-port.audit.jsonl']);

    const other = openTerminal(folder, ['run']);
    expect(await other.see('Which site is it?', 'Ctrl-C leave')).not.toContain('Lviv');
    await other.send(UP + UP + ENTER);
    await other.see('There is an unfinished interview', 'q leave');
    await other.send('1');
    expect(await other.see('WHERE CLIENTS ARE SERVED', LEAVE)).toContain('Одеса, порт');
    await other.send(`${'7'.repeat(11)}${ENTER}`);
    await other.see('► Write the audit', LEAVE);
    await other.send(ENTER);
    expect((await other.end()).code).toBe(0);
    expect(drafts(folder)).toEqual(['kyiv-podil.audit.jsonl']);
    expect(readIn(folder, 'audits/odesa-port/site.yaml')).toContain('title: Одеса, порт\n');
  });

  test('one site that has an audit and one that is only begun', async () => {
    const folder = withoutSites();
    await begunSite(folder, 'Lviv Center');
    const finished = openTerminal(folder, ['run', SITE, '--resume']);
    await finished.see('WHERE CLIENTS', LEAVE);
    await finished.send(`${'7'.repeat(11)}${ENTER}`);
    await finished.see('► Write the audit', LEAVE);
    await finished.send(ENTER);
    await finished.end();
    await begunSite(folder, 'Kyiv Podil');
    const list = await openTerminal(folder, ['run']).see('Which site is it?', 'Ctrl-C leave');
    expect(list).toContain('Lviv Center  (lviv-center)\n');
    expect(list).toContain('Kyiv Podil  (kyiv-podil)  unfinished, 21 Nov 2026\n');
  });
});

const TEMPLATE = 'templates/mini.yaml';
const SETTINGS = 'format: config/1\ntemplate: mini\n';
const BEFORE = { light: 'Is it light?', warmth: 'Is it warm?', quiet: 'Is it quiet?', space: 'Is there room?' };

describe('a questionnaire that has changed meanwhile', () => {
  /** Begins with BEFORE, scores 3 with a note, 8, 7 and 6, and leaves in the review. */
  async function begun(): Promise<string> {
    const folder = folderWith({ 'service-audit.yaml': SETTINGS, [TEMPLATE]: miniTemplate(BEFORE) });
    const first = openTerminal(folder, ['run', SITE]);
    await first.see('What is the site called?', '> (Lviv center)');
    await first.send(ENTER);
    await first.see('Who scores?', 'Ctrl-C leave');
    await first.send(`${HEAD}3wDark corner.${ENTER}8wWarm.${ENTER}76`);
    await first.see('► Go on', LEAVE);
    await first.send('q');
    await first.end();
    return folder;
  }

  test('one gone, one with other words, one new: it names all three, asks the last two, keeps the rest', async () => {
    const folder = await begun();
    writeFileSync(
      join(folder, TEMPLATE),
      miniTemplate({
        light: 'Is it light?',
        warmth: 'Is it warm, and dry?',
        space: 'Is there room?',
        smell: 'Does it smell good?',
      }),
    );
    const terminal = openTerminal(folder, ['run', SITE]);
    await terminal.see('There is an unfinished interview', 'q leave');
    await terminal.send('1');
    const shown = await terminal.see('WARMTH', LEAVE);
    expect(shown.replaceAll(/\s+/g, ' ')).toContain(
      'The questionnaire has changed since. Asked again or no longer asked: Warmth, Quiet, Smell.',
    );
    await terminal.send('5');
    await terminal.see('SMELL', LEAVE);
    await terminal.send('7');
    await terminal.see('► Go on', LEAVE);
    await terminal.send(ENTER);
    await terminal.see('Who answers the six questions?');
    await terminal.send(`${ENTER}ll`);
    await terminal.see('► Write the audit', LEAVE);
    await terminal.send(ENTER);
    expect((await terminal.end()).code).toBe(0);
    expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
    expect(readIn(folder, AUDIT).replace(/^.*?\nscores/s, 'scores')).toMatchInlineSnapshot(`
      "scores:
        all: # All of it
          light: # Light
            score: 3
            note: |
              Dark corner.
          warmth: # Warmth
            score: 5
          space: # Space
            score: 6
          smell: # Smell
            score: 7
      "
    `);
  });

  test('one that is gone is named by its title', async () => {
    const folder = await begun();
    const { quiet: _, ...rest } = BEFORE;
    writeFileSync(join(folder, TEMPLATE), miniTemplate(rest));
    const terminal = openTerminal(folder, ['run', SITE, '--resume']);
    expect(await terminal.see('► Go on', LEAVE)).toContain('Quiet');
  });

  test('what was asked again is kept: a second resume says nothing and asks nothing again', async () => {
    const folder = await begun();
    writeFileSync(join(folder, TEMPLATE), miniTemplate({ ...BEFORE, warmth: 'Is it warm, and dry?' }));
    const second = openTerminal(folder, ['run', SITE, '--resume']);
    await second.see('WARMTH', LEAVE);
    await second.send('7');
    await second.see('► Go on', LEAVE);
    await second.send('q');
    await second.end();
    const third = openTerminal(folder, ['run', SITE, '--resume'], { seconds: 5 });
    const shown = await third.see('► Go on', LEAVE);
    expect(shown).not.toContain('has changed');
    expect(shown).toMatch(/Warmth +█+.* 7/);
  });

  test('only a title was polished: nothing is said, nothing asked again', async () => {
    const folder = await begun();
    const text = miniTemplate(BEFORE).replace('en: Light', 'en: Daylight');
    writeFileSync(join(folder, TEMPLATE), text);
    const shown = await openTerminal(folder, ['run', SITE, '--resume']).see('► Go on', 'Daylight', LEAVE);
    expect(shown).not.toContain('has changed');
  });

  test('the questionnaire is gone: it is said, and the draft stays', async () => {
    const folder = await begun();
    writeFileSync(join(folder, TEMPLATE), miniTemplate(BEFORE, 'other'));
    const before = readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`);
    const terminal = openTerminal(folder, ['run', SITE, '--resume']);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 2, ...GIVEN_BACK });
    expect(readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`)).toBe(before);
  });
});
