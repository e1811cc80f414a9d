/** Totals of two audits are compared over the criteria that both have (METHOD.md, "The numbers"). */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { audit, followUp, path, SETTINGS, TEMPLATE } from '../../helpers/projects/gate-project.js';

const [JUNE, NOW] = ['2026-06-01', '2026-11-20'];
/** In June 3, 7, 7 and no price; now 3, 6, 10 and no refunds: the common mean is 5, then 4.5. */
const FILES = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': TEMPLATE,
  [path('lviv', JUNE)]: audit(JUNE, { greeting: 3, speed: 7, refunds: 2, price: { na: 'no prices yet' } }),
  [path('lviv', NOW)]: audit(NOW, { greeting: 3, speed: 6, price: 10, refunds: { na: 'no refunds' } }),
};
const WHOLE = { ...FILES, [path('lviv', JUNE)]: audit(JUNE), [path('lviv', NOW)]: audit(NOW, { speed: 6 }) };

async function shown(args: readonly string[], files: Record<string, string> = FILES) {
  const { stdout, code } = await serviceAudit(folderWith(files), args);
  expect(code).toBe(0);
  return stdout.replaceAll(/\s+/g, ' ');
}

describe.each([
  ['en', 'over the 2 criteria that both audits have', 'Lowest 3', 'mean 4.5 (-0.5)', '5.0 → 4.5 -0.5 3 → 3'],
  ['ru', 'по 2 критериям, общим для обоих аудитов', '3', 'среднее 4,5 (-0,5)', '5,0 → 4,5 -0,5 3 → 3'],
])('in %s', (lang, over, lowest, mean, means) => {
  const inLanguage = (...args: string[]) => shown(['--lang', lang, ...args]);

  test.each([
    ['show', ['show']],
    ['home', []],
    ['report', ['report', '--format', 'markdown']],
  ])('%s: the totals are those of this audit, and the change is over the common criteria', async (_, args) => {
    const text = await inLanguage(...args);
    expect(text.toLowerCase()).toContain(over);
    expect(text).toContain(mean);
    expect(text.toLowerCase()).toContain(lowest.toLowerCase());
    // The lowest score of June was that of a criterion that does not apply now.
    expect(text).not.toMatch(/was 2|было 2|была 2/);
  });

  test('diff: means, lowest scores and level', async () => {
    const text = await inLanguage('diff');
    expect(text.toLowerCase()).toContain(over);
    expect(text).toContain(means);
    expect(text).toContain(means.slice(0, 5));
  });

  test('report: the sentence, and the table of means', async () => {
    const text = await inLanguage('report', '--format', 'markdown');
    expect(text).toMatch(/(audits have: lowest|аудитов: самая низкая оценка) 3, /);
    expect(text.replaceAll('\\', '')).toMatch(/\| 5[.,]0 → 4[.,]5 \| −0[.,]5 \| 3 \|/);
  });
});

test('JSON has the number of common criteria, and both summaries over them', async () => {
  const show = JSON.parse(await shown(['show', '--format', 'json']));
  expect(show.summary).toMatchObject({ scored: 3, lowest: { score: 3 } });
  expect(show.compared).toMatchObject({ criteria: 2, all: false, was: { mean: 5 }, now: { mean: 4.5 } });
  const diff = JSON.parse(await shown(['diff', '--format', 'json']));
  expect(diff.compared).toMatchObject({ criteria: 2, all: false, was: { mean: 5, lowest: { score: 3 } } });
});

test('if both have the same criteria, nothing is said about that', async () => {
  for (const args of [['show'], [], ['diff'], ['report', '--format', 'markdown']]) {
    expect(await shown(args, WHOLE)).not.toContain('that both audits have');
  }
  expect(await shown(['show'], WHOLE)).toContain('mean 6.8 (-0.2)');
});

test.each([[['show']], [[]]])(
  '%j: what is compared stands on a line of its own, and the totals begin after it',
  async (args) => {
    const { stdout } = await serviceAudit(folderWith(FILES), args);
    expect(stdout).toMatch(/\nOver the 2 criteria that both audits have:\nLowest 3 /);
  },
);

test('a score of a follow-up is compared over the criteria that have a score before', async () => {
  const later = { ...FILES, 'audits/lviv/2026-11-21.follow-up.yaml': followUp('2026-11-21', { speed: 8 }) };
  const text = await shown(['show'], later);
  expect(text).toContain('Over the 2 criteria that both audits have: Lowest 3');
  expect(text).toContain('mean 5.5 (+1.0)');
});

test('audits without a common criterion are not compared', async () => {
  const none = {
    ...FILES,
    [path('lviv', NOW)]: audit(NOW, { greeting: { na: 'x' }, speed: { na: 'x' }, price: 9, refunds: { na: 'x' } }),
  };
  expect(await shown(['show'], none)).not.toMatch(/was \d|\([+-=]/);
  expect(await shown(['diff'], none)).not.toContain('mean');
});
