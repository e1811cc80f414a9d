/** What a questionnaire changes in the interview: its languages, its tiers, and criteria that changed their meaning. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { LEAVE } from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { audited } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { ANSWERS, questionnaireIn, WORDS } from '../helpers/projects/questionnaire-in-languages.js';
import { SINCE, TeaHouse } from '../helpers/projects/questionnaire-versions.js';
import { CTRL_C, ENTER, noTerminal, openTerminal } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

test('a criterion whose meaning has changed is asked without its previous score, the others with it', async () => {
  const house = new TeaHouse();
  expect(await house.run('2026-09-01', 'brewing: 8\n  serving: 6\n  greeting: 3')).toMatchObject({ code: 0 });
  writeFileSync(join(house.folder, 'templates/tea.yaml'), SINCE);
  const who = ['--assessor', 'Olena, owner', '--period', 'today'];
  const terminal = openTerminal(house.folder, ['run', 'market', '--template', 'tea', ...who]);
  await terminal.answer([
    ['which three will be lowest?', ENTER],
    ['BREWING', '6'],
  ]);
  expect(await terminal.see('SERVING', LEAVE)).toMatch(/^ *Brewing: 6$/m);
  await terminal.send('7');
  expect(await terminal.see('GREETING', LEAVE)).toMatch(/^ *Serving: 7 .*6/m);
  await terminal.send(CTRL_C);
  await terminal.end();
});

test.each([
  ['en', 'ru', 'слабее всего'],
  ['ru', 'en', 'lowest?'],
] as const)(
  'a questionnaire in %s only is asked in its own words by an interview in %s',
  async (speaks, shown, said) => {
    const folder = folderWith({ 'templates/tea.yaml': questionnaireIn(speaks) });
    await serviceAudit(folder, ['--lang', shown, 'run', '--answers', '-'], { input: ANSWERS });
    const [, , criterion, question, , , , always] = WORDS[speaks];
    const who = ['--assessor', 'Olena, owner', '--period', 'x'];
    const args = ['--lang', shown, 'run', 'market', '--template', 'tea', ...who];
    const terminal = openTerminal(folder, args, { today: '2026-11-22' });
    await terminal.see(said);
    await terminal.send(ENTER);
    await terminal.see(criterion.toUpperCase(), question, always);
    await terminal.send(CTRL_C);
    await terminal.end();
  },
);

describe('tiers', () => {
  test('a base below its target is reported before the first question of a premium programme', async () => {
    const folder = folderWith();
    await audited(folder, { site: 'mill-bakery', date: '2026-06-01', scores: { refunds: 4, 'speech-manner': 6 } });
    const who = ['--assessor', 'Olena, owner', '--period', 'today'];
    const terminal = openTerminal(folder, ['run', 'mill-bakery', '--template', 'service-tiers', ...who]);
    const shown = await terminal.see('Base comes before premium', 'three will be lowest?');
    expect(shown.replaceAll(/\s+/g, ' ')).toContain('Getting a refund 4, Manner of speech 6.');
    await terminal.send(ENTER);
    await terminal.see('HOW FAR ABOVE BASE');
    await terminal.send('q');
    expect(await terminal.end()).toMatchObject({ code: 0 });
  });

  test('base is asked before premium, whatever the order in the questionnaire', async () => {
    const text = `format: template/1
name: tea
version: 1
title: {en: Tea house}
components:
  hall:
    title: {en: Hall}
    criteria:
      samovar: {title: {en: Samovar}, tier: premium}
      brewing: {title: {en: Brewing}}
`;
    const folder = folderWith({ 'templates/tea.yaml': text });
    const args = ['run', '--template', 'tea', '--assessor', 'Olena, owner', '--period', 'today'];
    const terminal = openTerminal(folder, args);
    await terminal.answer([
      ['What is the site called?', `Market${ENTER}`],
      ['> (market)', ENTER],
      ['three will be lowest?', ENTER],
      ['BREWING', '6'],
      ['SAMOVAR', '7'],
      ['Go on', ENTER],
      ['Write the audit', ENTER],
    ]);
    const { code, all } = await terminal.end();
    expect(code).toBe(0);
    expect(all).toContain('Base comes before premium, and these base criteria are below target: Brewing 6.');
    // The file keeps the order of the questionnaire.
    expect(readIn(folder, 'audits/market/2026-11-21.audit.yaml')).toMatch(/samovar:[\s\S]*brewing:/);
  });
});
