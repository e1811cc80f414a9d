/** Premium on a base that does not stand: what run and show say of it, beside a main series and in one questionnaire. */
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SHIPPED_TEMPLATES } from '../../src/storage/templates.js';
import { audited } from '../helpers/answers.js';
import { ENTER, noTerminal, openTerminal } from '../helpers/terminal.js';
import { folderWith, readIn, serviceAudit } from '../helpers/world.js';

// Each runs the program many times, on a busy machine too.
vi.setConfig({ testTimeout: 120_000 });

const SITE = 'mill-bakery';
const premium = (folder: string, language: 'en' | 'ru' = 'en') =>
  serviceAudit(folder, [
    '--lang',
    language,
    'run',
    '--answers',
    join(SHIPPED_TEMPLATES, `examples/service-tiers/2026-06-15.${language}.yaml`),
  ]);
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
const low = { refunds: 4, 'speech-manner': 6 };

describe('a programme beside the main series', () => {
  test.each([
    ['en', 'Premium rests on sand: base is under target at Getting a refund 4, Manner of speech 6.'],
    ['ru', 'Премиум-класс стоит на песке: в базовом уровне ниже цели — Возврат средств 4, Манера речи 6.'],
  ] as const)('%s: while base is under target, run and show say where', (language, said) => {
    const folder = folderWith();
    audited(folder, { site: SITE, date: '2026-06-01', scores: low });
    expect(flat(premium(folder, language).stdout)).toContain(said);
    const show = (...args: string[]) => serviceAudit(folder, ['--lang', language, 'show', ...args]);
    expect(flat(show('--programme', 'service-tiers').stdout)).toContain(said);
    expect(JSON.parse(show('--programme', 'service-tiers', '-f', 'json').stdout).baseUnderTarget).toEqual([
      { criterion: 'refunds', score: 4 },
      { criterion: 'speech-manner', score: 6 },
    ]);
    // Of the main series itself nothing is said.
    expect(flat(show(SITE).stdout)).not.toContain(said.slice(0, 12));
    for (const columns of ['80', '40']) {
      const { stdout } = serviceAudit(folder, ['--lang', language, 'show', '--programme', 'service-tiers'], {
        env: { COLUMNS: columns },
      });
      expect(stdout.split('\n').filter((line) => [...line].length > Number(columns))).toEqual([]);
    }
  });

  test('once base stands nothing is said', () => {
    const folder = folderWith();
    audited(folder, { site: SITE, date: '2026-05-01', scores: low });
    audited(folder, { site: SITE, date: '2026-06-01' });
    expect(premium(folder).stdout).not.toContain('sand');
    const { stdout } = serviceAudit(folder, ['show', '--programme', 'service-tiers']);
    expect(stdout).not.toMatch(/sand|base stands/);
  });

  test.each([
    ['en', 'Whether base stands is not known: there is no audit of the main series yet.'],
    ['ru', 'Стоит ли база, неизвестно: основного аудита ещё нет.'],
  ] as const)('%s: without a main series it is said that nobody knows', (language, said) => {
    const folder = folderWith();
    expect(flat(premium(folder, language).stdout)).toContain(said);
    const show = (...args: string[]) =>
      serviceAudit(folder, ['--lang', language, 'show', '--programme', 'service-tiers', ...args]).stdout;
    expect(flat(show())).toContain(said);
    expect(JSON.parse(show('-f', 'json')).baseUnderTarget).toBeNull();
  });

  test('a programme that has no tiers says nothing of base', () => {
    const folder = folderWith();
    const answers = join(SHIPPED_TEMPLATES, 'examples/service-culture/2026-06-15.en.yaml');
    expect(serviceAudit(folder, ['run', '--answers', answers]).stdout).not.toMatch(/sand|base stands/);
  });
});

describe('in the interview', () => {
  beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

  test('it is said before the first question', async () => {
    const folder = folderWith();
    audited(folder, { site: SITE, date: '2026-06-01', scores: low });
    const args = ['run', SITE, '--template', 'service-tiers', '--assessor', 'Olena, owner', '--period', 'today'];
    const terminal = openTerminal(folder, args);
    await terminal.see('Premium rests on sand: base is under target at Getting a refund 4', 'three will be lowest?');
    await terminal.send(ENTER);
    await terminal.see('HOW FAR ABOVE BASE');
    await terminal.send('q');
    expect(await terminal.end()).toMatchObject({ code: 0 });
  });

  test('of a questionnaire of one’s own, base is asked before premium', async () => {
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
    expect(all).toContain('Premium rests on sand: base is under target at Brewing 6.');
    // In the file they stand as in the questionnaire.
    expect(readIn(folder, 'audits/market/2026-11-21.audit.yaml')).toMatch(/samovar:[\s\S]*brewing:/);
  });
});
