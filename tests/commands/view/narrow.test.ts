/** In a narrow terminal nothing is left out silently: what has no room beside a row is on a line of its own. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { audit, followUp, path, SETTINGS, TEMPLATE } from '../../helpers/projects/gate-project.js';
import { aCause } from '../../helpers/records/builders.js';
import { twoYearsTree } from '../../helpers/records/salon-over-two-years.js';

const [JUNE, SEPTEMBER, OCTOBER] = ['2026-06-01', '2026-09-01', '2026-10-01'];
const CAUSE = aCause({
  summary: 'Two masters left the salon in July.',
  promise: { said: '3 months', due: '2026-12-20', target: 8 },
});
const FILES = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': TEMPLATE,
  'audits/lviv/site.yaml': 'format: site/1\ntitle: The salon with the longest name in the whole street\n',
  [path('lviv', JUNE)]: audit(JUNE),
  [path('lviv', SEPTEMBER)]: audit(SEPTEMBER, {
    greeting: { score: 3, cause: CAUSE },
    refunds: { na: 'nothing is sold here any more' },
  }),
  [path('lviv', OCTOBER).replace('.audit.', '.follow-up.')]: followUp(OCTOBER, { price: 9 }),
};

async function lines(files: Record<string, string>, lang: string, columns: number, ...args: string[]) {
  const env = { COLUMNS: String(columns) };
  const { stdout, code } = await serviceAudit(folderWith(files), ['--lang', lang, ...args], { env });
  expect(code).toBe(0);
  return stdout.split('\n');
}

describe.each([
  ['en', '1 Oct'],
  ['ru', '01.10'],
])('in %s', (lang, day) => {
  test.each([
    ['show: the reason, and the day of a later score', ['show'], ['nothing is sold here any more', day]],
    ['show: the title of the site', ['show'], ['The salon with the longest name in the whole street']],
    ['diff: what explains a change', ['diff'], ['Two masters left']],
    ['diff: the title of the site', ['diff'], ['The salon with the longest name in the whole street']],
    ['trend: the promise', ['trend'], [lang === 'en' ? '8 by 20 Dec' : '8 к 20.12']],
    ['home: the reason for a command', [], [lang === 'en' ? 'everything else' : 'всё остальное']],
  ])('%s', async (_title, args, said) => {
    // At 80 columns, a reason that has no room beside its row ends with “…”.
    for (const columns of [40, ...(args[0] === 'show' ? [] : [80])]) {
      const text = (await lines(FILES, lang, columns, ...args)).join(' ').replaceAll(/\s+/g, ' ');
      for (const one of said) expect(text).toContain(one);
    }
  });

  test.each([[[]], [['show']], [['diff']], [['plan']], [['trend']], [['log', 'staffing-level']]])(
    '%j: no line is wider than the terminal, but for commands and paths',
    async (args) => {
      for (const columns of [40, 80]) {
        const all = await lines(twoYearsTree(lang as 'en' | 'ru'), lang, columns, ...args);
        const long = all.filter((line) => [...line].length > columns && !/service-audit|audits\//.test(line));
        expect(long).toEqual([]);
      }
    },
  );
});
