/** A programme of premium service while base is under target: what `run` and `show` say of it. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHIPPED_TEMPLATES } from '../../../src/storage/templates.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { audited } from '../../helpers/projects/answers-file.js';
import { folderWith } from '../../helpers/projects/folder.js';

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

/** Every message on the base of a premium programme. */
const OF_BASE = /Base comes before premium|base criteria/;

describe('a programme beside the main series', () => {
  test.each([
    [
      'en',
      'Base comes before premium, and these base criteria are below target: Getting a refund 4, Manner of speech 6.',
    ],
    ['ru', 'Сначала база, потом премиум-класс: в базовом уровне ниже цели — Возврат средств 4, Манера речи 6.'],
  ] as const)('%s: while base is under target, run and show list the criteria', async (language, said) => {
    const folder = folderWith();
    await audited(folder, { site: SITE, date: '2026-06-01', scores: low });
    expect(flat((await premium(folder, language)).stdout)).toContain(said);
    const show = (...args: string[]) => serviceAudit(folder, ['--lang', language, 'show', ...args]);
    expect(flat((await show('--programme', 'service-tiers')).stdout)).toContain(said);
    expect(JSON.parse((await show('--programme', 'service-tiers', '-f', 'json')).stdout).baseUnderTarget).toEqual([
      { criterion: 'refunds', score: 4 },
      { criterion: 'speech-manner', score: 6 },
    ]);
    // Of the main series itself nothing is said.
    expect(flat((await show(SITE)).stdout)).not.toContain(said.slice(0, 12));
    for (const columns of ['80', '40']) {
      const { stdout } = await serviceAudit(folder, ['--lang', language, 'show', '--programme', 'service-tiers'], {
        env: { COLUMNS: columns },
      });
      expect(stdout.split('\n').filter((line) => [...line].length > Number(columns))).toEqual([]);
    }
  });

  test('nothing is reported once base is at target', async () => {
    const folder = folderWith();
    await audited(folder, { site: SITE, date: '2026-05-01', scores: low });
    await audited(folder, { site: SITE, date: '2026-06-01' });
    expect((await premium(folder)).stdout).not.toMatch(OF_BASE);
    const { stdout } = await serviceAudit(folder, ['show', '--programme', 'service-tiers']);
    expect(stdout).not.toMatch(OF_BASE);
  });

  test.each([
    ['en', 'There is no audit of the main series yet, so it is unknown if the base criteria are at target.'],
    ['ru', 'Достиг ли базовый уровень цели, неизвестно: основного аудита ещё нет.'],
  ] as const)('%s: without a main series, the state of base is reported as unknown', async (language, said) => {
    const folder = folderWith();
    expect(flat((await premium(folder, language)).stdout)).toContain(said);
    const show = async (...args: string[]) =>
      (await serviceAudit(folder, ['--lang', language, 'show', '--programme', 'service-tiers', ...args])).stdout;
    expect(flat(await show())).toContain(said);
    expect(JSON.parse(await show('-f', 'json')).baseUnderTarget).toBeNull();
  });

  test('a programme without tiers reports nothing on base', async () => {
    const folder = folderWith();
    const answers = join(SHIPPED_TEMPLATES, 'examples/service-culture/2026-06-15.en.yaml');
    expect((await serviceAudit(folder, ['run', '--answers', answers])).stdout).not.toMatch(OF_BASE);
  });
});
