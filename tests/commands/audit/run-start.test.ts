/** What is asked before the first criterion: the site, the questionnaire, and one screen of what the last record has. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers, audited } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn, writeIn } from '../../helpers/projects/folder.js';
import { KIOSK_ANSWERS, KIOSK_TEMPLATE } from '../../helpers/projects/own-questionnaire.js';

const input = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const asked = async (folder: string, lines: readonly string[], ...args: string[]) => {
  const { code, stderr } = await serviceAudit(folder, ['run', '--plain', ...args], { input: input(lines) });
  return { code, said: stderr };
};
const SALON_ANSWERS = answers({ site: 'salon', date: '2026-11-01' });
const SITE_FILE = 'audits/salon/site.yaml';

/** A salon audited on 1 November with the questionnaire `base`; two people scored. */
async function salon(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = folderWith(files);
  const two = SALON_ANSWERS.replace('scores:', '  - name: Ivan Petrenko\n    role: owner\nscores:');
  const { code, stderr } = await serviceAudit(folder, ['run', '--answers', '-', '--period', 'autumn'], { input: two });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return folder;
}

describe.each([
  {
    language: 'en',
    proposed: [
      'Audit of 21 Nov 2026: is this right?',
      'As in the last record, of 1 Nov 2026:',
      '1: Questionnaire: Base, 12 criteria',
      '2: Who scores: Olena Kovalchuk, consultant; Ivan Petrenko, owner',
      '3: Period: autumn',
    ],
    other: ['Another questionnaire than last time: Shop, 19 criteria. Use it?', 'New, with nothing to compare with: '],
    newer: 'The questionnaire has changed since the last audit, of 20 Nov 2026.',
    groups: ['Trades', 'Programmes, each with its own series', 'Your own'],
    claim: 'everything is saved',
    saved: 'Everything is saved. Go on with: service-audit run salon',
  },
  {
    language: 'ru',
    proposed: [
      'Аудит 21.11.2026: всё верно?',
      'Как в прошлой записи (01.11.2026):',
      '1: Анкета: Базовый уровень, 12 критериев',
      '2: Кто оценивает: Olena Kovalchuk, консультант; Ivan Petrenko, владелец',
      '3: Период: autumn',
    ],
    other: ['Анкета не та, что в прошлый раз: Магазин, 19 критериев. Взять её?', 'Новые, сравнить не с чем: '],
    newer: 'Анкета изменилась после прошлого аудита (20.11.2026).',
    groups: ['По видам бизнеса', 'Программы: у каждой свой ряд аудитов', 'Ваши собственные'],
    claim: 'всё сохранится',
    saved: 'Всё сохранено. Продолжить: service-audit run salon',
  },
])('in $language', ({ language, proposed, other, newer, groups, claim, saved }) => {
  test('the second audit proposes everything of the last one on one screen, and Enter accepts it', async () => {
    const { said } = await asked(await salon(), [''], 'salon', '--lang', language);
    for (const line of proposed) expect(said).toContain(line);
    // The next question is already about the criteria.
    expect(said.split('\n> ')).toHaveLength(3);
  });

  test('a number changes one line; several people are typed at once', async () => {
    const { said } = await asked(await salon(), ['2', 'Anna, manager; Petro, owner', ''], 'salon', '--lang', language);
    expect(said).toMatch(/2: (Who scores|Кто оценивает): Anna, (manager|управляющий); Petro, (owner|владелец)/);
  });

  test('another questionnaire is asked about, with what it cannot be compared in', async () => {
    const folder = await salon();
    const { said } = await asked(folder, ['1', '8', '2', ''], 'salon', '--lang', language);
    for (const line of other) expect(said).toContain(line);
    expect(said).toMatch(/1: (Questionnaire: Shop|Анкета: Магазин), 19/);
    for (const group of groups.slice(0, 2)) expect(said).toContain(`\n${group}\n`);
  });

  test('nothing is said to be saved before the first answer, and nothing is left behind', async () => {
    const folder = folderWith();
    for (const lines of [
      ['Salon', ''],
      ['Salon', '', '/q'],
      ['Salon', 'q'],
    ]) {
      const { said } = await asked(folder, lines, 'salon', '--lang', language);
      expect(said).not.toContain(claim);
      expect(said).not.toContain(saved);
    }
    expect(existsSync(join(folder, 'audits')) || existsSync(join(folder, '.service-audit'))).toBe(false);
    const { said } = await asked(folder, ['Salon', '', 'Anna, owner', 'q'], 'salon', '--lang', language);
    expect(said).toContain(claim);
    expect(said).toContain(saved);
  });

  test('a correction claims that it is saved only once something is corrected', async () => {
    const folder = await salon();
    const edit = (lines: readonly string[]) =>
      serviceAudit(folder, ['--lang', language, 'edit', '--plain'], { input: input(lines) });
    expect((await edit(['1', 'b', 'q'])).stderr).not.toContain(claim);
    expect((await edit(['1', '8', 'q'])).stderr).toContain(claim);
  });

  test('a newer version of the questionnaire says what it cannot be compared in, without a question', async () => {
    const folder = folderWith({ 'templates/kiosk.yaml': KIOSK_TEMPLATE });
    const first = await serviceAudit(folder, ['run', '--answers', '-'], {
      input: KIOSK_ANSWERS.replace(/date: .*/, 'date: 2026-11-20'),
    });
    expect(first.code).toBe(0);
    const { changed, file } = asNewerVersion(KIOSK_TEMPLATE);
    writeIn(folder, 'templates/kiosk.yaml', file);
    const again = await serviceAudit(folder, ['--lang', language, 'run', '--answers', '-'], {
      input: KIOSK_ANSWERS.replace(/date: .*/, 'date: 2026-11-21'),
    });
    expect(again.stderr).toContain(newer);
    expect(again.stderr).toContain(changed[language as 'en']);
    expect(again.code).toBe(0);
  });
});

/** The questionnaire in its next version, with another question at the first criterion. */
function asNewerVersion(text: string): { file: string; changed: Record<'en' | 'ru', string> } {
  const file = text
    .replace('version: 1', 'version: 2')
    .replace('{en: How hot is it?}', '{en: How strong?}\n        changed-in: 2');
  return { file, changed: { en: 'Asked differently', ru: 'Вопрос изменился' } };
}

describe('the questionnaire of a site', () => {
  test('is kept by the first audit, and the next one takes it without being told', async () => {
    const folder = folderWith({ 'templates/kiosk.yaml': KIOSK_TEMPLATE });
    await serviceAudit(folder, ['run', '--answers', '-'], {
      input: KIOSK_ANSWERS.replace(/date: .*/, 'date: 2026-11-01'),
    });
    expect(readIn(folder, 'audits/station/site.yaml')).toContain('template: kiosk\n');
    const next = KIOSK_ANSWERS.replace(/date: .*/, 'date: 2026-11-21').replace('template: kiosk\n', '');
    expect(await serviceAudit(folder, ['run', '--answers', '-'], { input: next })).toMatchObject({ code: 0 });
    expect(readIn(folder, 'audits/station/2026-11-21.audit.yaml')).toContain('name: kiosk');
  });

  test('named in a file or by an option, another one is a warning that lists, and no question', async () => {
    const folder = await salon();
    const named = await asked(folder, ['', 'q'], 'salon', '--template', 'retail-store');
    expect(named.said).toContain('warning: The last audit, of 1 Nov 2026, used “Base”. New, with nothing to compare');
    expect(named.said).not.toContain('Use it?');
    expect(named.said).toContain('1: Questionnaire: Shop, 19 criteria');
  });

  test.each([
    ['en', 'has the questionnaire “Shop” and keeps it', 'To begin anew with the other one: '],
    ['ru', 'начат по анкете «Магазин» и продолжится по ней', 'Начать заново по другой: '],
  ])('of an unfinished interview stays, whatever --template says: %s', async (language, keeps, anew) => {
    const folder = await salon();
    const lang = ['salon', '--lang', language];
    // The first screen, no guess, and three scores, the last two of which “base” does not ask for.
    await asked(folder, ['', '', '7', '6', '8', '9', 'q'], ...lang, '--template', 'retail-store');
    for (const how of [[], ['--resume']]) {
      const lines = how.length > 0 ? ['q'] : ['1', 'q'];
      const { said } = await asked(folder, lines, ...lang, '--template', 'base', ...how);
      const text = said.replaceAll(/\s+/g, ' ');
      expect(text).toContain(keeps);
      expect(text).toContain(`${anew}service-audit run salon --template base --restart`);
    }
    const { said } = await asked(folder, ['q'], ...lang);
    expect(said).toMatch(/4 (of|из) 19/);
    const same = await asked(folder, ['q'], ...lang, '--template', 'retail-store', '--resume');
    expect(same.said).not.toContain(keeps);
  });

  test('--resume without a site means the only unfinished interview, and no list is shown', async () => {
    const folder = await salon();
    await asked(folder, ['', '', '7', 'q'], 'salon');
    const { said } = await asked(folder, ['q'], '--resume');
    expect(said).not.toContain('Which site is it?');
    expect(said).toContain('2 of 12');
  });

  test('is written into a file that a person keeps, whose comments and other lines stay', async () => {
    const was = '# Our salon\nformat: site/1\ntitle: Salon # by the park\ntemplate: retail-store # since May\n';
    const folder = await salon({ [SITE_FILE]: was });
    expect(readIn(folder, SITE_FILE)).toBe(was.replace('retail-store', 'base'));
  });

  test('that cannot be written there is a warning, and the audit is written', async () => {
    const was = '{format: site/1, title: Salon, template: retail-store}\n';
    const folder = folderWith({ [SITE_FILE]: was });
    const { code, stderr } = await serviceAudit(folder, ['run', '--answers', '-'], { input: SALON_ANSWERS });
    expect(code).toBe(0);
    expect(stderr).toContain('Write this line into it: template: base');
    expect(readIn(folder, SITE_FILE)).toBe(was);
    expect(existsSync(join(folder, 'audits/salon/2026-11-01.audit.yaml'))).toBe(true);
  });

  test('that is no longer there is chosen anew', async () => {
    const folder = await salon();
    writeIn(folder, SITE_FILE, 'format: site/1\ntemplate: tea\n');
    const { said } = await asked(folder, ['1', 'q'], 'salon');
    expect(said).toContain('Which questionnaire?');
    expect(said).toContain('1: Questionnaire: Base, 12 criteria');
    const answered = SALON_ANSWERS.replace('2026-11-01', '2026-11-20').replace('template: base\n', '');
    const { code, stderr } = await serviceAudit(folder, ['run', '--answers', '-'], { input: answered });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no questionnaire “tea”.');
  });

  test('that site.yaml names by hand is asked about', async () => {
    const folder = await salon();
    writeIn(folder, SITE_FILE, 'format: site/1\ntemplate: retail-store\n');
    const { said } = await asked(folder, ['2', 'q'], 'salon');
    expect(said).toContain('Another questionnaire than last time: Shop, 19 criteria. Use it?');
  });

  test('an audit before the last one, and one of a programme, leave it as it is', async () => {
    const folder = await salon();
    const was = readIn(folder, SITE_FILE);
    const earlier = answers({ site: 'salon', date: '2026-10-01' });
    expect((await serviceAudit(folder, ['run', '--answers', '-'], { input: earlier })).code).toBe(0);
    expect(readIn(folder, SITE_FILE)).toBe(was);
  });
});

describe('going back', () => {
  test('leads from the first screen to the questionnaire, the key and the title, and what was typed is there', async () => {
    const folder = folderWith();
    // Back four times, then forward with Enter alone.
    const lines = ['My salon', '', '8', 'Anna, owner', 'b', '/b', '/b', '', '', '', ''];
    const { said } = await asked(folder, lines);
    expect(said.match(/What is the site called\?/g)).toHaveLength(2);
    expect(said).toContain('What is the site called? (My salon)');
    expect(said.match(/The name of its folder/g)).toHaveLength(3);
    expect(said.match(/Which questionnaire\?/g)).toHaveLength(3);
    // The last screen has the questionnaire that was chosen, and the person who was typed before going back.
    const last = said.slice(said.lastIndexOf('is this right?'));
    expect(last).toContain('1: Questionnaire: Shop, 19 criteria');
    expect(last).toContain('2: Who scores: Anna, owner');
  });

  test('to the list of sites and to another site forgets the draft of the first one', async () => {
    const folder = await salon();
    await audited(folder, { site: 'hall', date: '2026-11-01' });
    // The second site, other people, back to the list, the first site.
    const { said } = await asked(folder, ['2', '2', 'Anna, owner', 'b', '1', 'q']);
    expect(said).toContain('Go on with: service-audit run hall');
    expect(existsSync(join(folder, '.service-audit/drafts/salon.audit.jsonl'))).toBe(false);
  });

  test('what was typed and not answered is kept if the person leaves on the way', async () => {
    const folder = folderWith();
    const { said } = await asked(folder, ['Salon', '', 'Anna, owner', 'b'], 'salon');
    expect(said).toContain('Go on with: service-audit run salon');
    const { said: again } = await asked(folder, [], 'salon', '--resume');
    expect(again).toContain('2: Who scores: Anna, owner');
  });
});

test('a new site that is named on the command line is asked for its title', async () => {
  const { said } = await asked(folderWith(), [], 'lviv-center');
  expect(said).toContain('What is the site called? (Lviv center)');
});
