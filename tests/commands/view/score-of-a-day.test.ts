/** A score of one day is not worded as the score of now (METHOD.md, "Promises"). */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/language.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { audit, followUp, path, SETTINGS, TEMPLATE } from '../../helpers/projects/gate-project.js';
import { aCause } from '../../helpers/records/builders.js';

const [JUNE, JULY, SEPTEMBER, NOW] = ['2026-06-01', '2026-07-13', '2026-09-13', '2026-11-30'];
const meeting = (date: string) => path('lviv', date).replace('.audit.', '.follow-up.');
/** Olena answers for Ivan: 8 by 13 July. */
const PROMISED = aCause({
  'answered-by': 'Olena Kovalchuk',
  responsible: { name: 'Ivan Petrenko' },
  promise: { said: '6 weeks', due: JULY, target: 8 },
});
const BEGUN = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': TEMPLATE,
  [path('lviv', JUNE)]: audit(JUNE, { greeting: { score: 2, cause: PROMISED }, speed: 3 }),
};
/** 2 on the day of the promise, 6 since September. */
const RISEN = {
  ...BEGUN,
  [meeting(JULY)]: followUp(JULY, { greeting: 2 }),
  [meeting(SEPTEMBER)]: followUp(SEPTEMBER, { greeting: 6 }),
};
/** 2 on the day of the promise, and not scored since. */
const SILENT = { ...BEGUN, [meeting(JULY)]: followUp(JULY, { greeting: 2 }) };
/** Speed was 3 in June, and does not apply since September. */
const ABSENT = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': TEMPLATE,
  [path('lviv', JUNE)]: audit(JUNE, { speed: 3 }),
  [path('lviv', SEPTEMBER)]: audit(SEPTEMBER, { speed: { na: 'no clients wait' } }),
};

async function shown(files: Record<string, string>, lang: Language, ...args: string[]): Promise<string> {
  const today = ['--today', NOW];
  const { stdout, stderr, code } = await serviceAudit(folderWith(files), [...today, '--lang', lang, ...args]);
  expect(code).toBe(0);
  return `${stdout}${stderr}`.replaceAll(/\s+/g, ' ').replaceAll('\\', '');
}

const VIEWS: Record<string, string[]> = {
  home: [],
  plan: ['plan'],
  'plan, Markdown': ['plan', '--format', 'markdown'],
  report: ['report', '--format', 'markdown'],
};

describe.each([
  ['en', '2 on 13 Jul, now 6', 'Olena Kovalchuk for Ivan Petrenko', /it is 2|is still 2/],
  ['ru', '2 на 13.07, сейчас 6', 'Olena Kovalchuk (ответственный — Ivan Petrenko)', /сейчас 2|всё ещё 2/],
] as const)('in %s, a promise that was missed', (lang, thenNow, speaker, now) => {
  test.each(Object.keys(VIEWS))(
    '%s: the score of its day beside that of now, and who promised for whom',
    async (view) => {
      const text = await shown(RISEN, lang, ...(VIEWS[view] ?? []));
      expect(text).toContain(thenNow);
      expect(text).toContain(speaker);
      expect(text).not.toMatch(now);
    },
  );

  test.each(['home', 'plan', 'plan, Markdown'])('%s: the day of a score that nobody has given since', async (view) => {
    const text = await shown(SILENT, lang, ...(VIEWS[view] ?? []));
    expect(text).toMatch(/2 on 13 Jul|2 на 13\.07|13 июля всё ещё 2/);
    expect(text.replace('13 июля всё ещё 2', '')).not.toMatch(now);
  });
});

test.each([
  ['en', '1 Jun 2026, last scored 13 Sep, first audit'],
  ['ru', '01.06.2026, последняя оценка 13.09, первый аудит'],
] as const)('in %s, the diagram with scores of follow-ups says their day', async (lang, header) => {
  expect(await shown(RISEN, lang, 'show')).toContain(header);
  expect(await shown(RISEN, lang, 'report', '--format', 'markdown')).toContain(header);
  expect(await shown(BEGUN, lang, 'show')).toContain(header.replace(/, (last|посл)[^,]*/, ''));
  const json = await shown(RISEN, lang, 'show', '--format', 'json');
  expect(json).toContain(`"score": 6, "scoredOn": "${SEPTEMBER}"`);
});

test.each([
  ['en', 'last scored 13 Sep 2026'],
  ['ru', 'последняя оценка 13.09.2026'],
] as const)('home in %s has the day of the last score above its diagram', async (lang, day) => {
  expect(await shown(RISEN, lang)).toContain(day);
});

test.each([
  ['en', 'the line reached the target about October: time to score again', '; target about'],
  ['ru', 'цель была бы примерно к октябрю: пора оценить снова', 'цель примерно к октябрю'],
] as const)('trend in %s does not announce a target for a month that is over', async (lang, said, unsaid) => {
  const text = await shown(RISEN, lang, 'trend', 'lviv');
  expect(text).toContain(said);
  expect(text).not.toContain(unsaid);
});

describe.each([
  ['en', '– Speed does not apply since 13 Sep; 3 on 1 Jun', 'unexplained'],
  ['ru', '– Speed не применимо с 13.09; 01.06 было 3', 'без объяснения'],
] as const)('in %s, a criterion that does not apply now', (lang, state, unexplained) => {
  test('plan: since when, and the day of its last score', async () => {
    expect(await shown(ABSENT, lang, 'plan')).toContain(state);
    expect(await shown(ABSENT, lang, 'plan', '--format', 'markdown')).toContain(state.replace(/^– Speed/, '– |'));
  });

  test('log: the same instead of a score of now', async () => {
    expect(await shown(ABSENT, lang, 'log', 'lviv', 'speed')).toContain(state.replace('– Speed ', ''));
  });

  test('home and why do not ask for its cause, and trend does not mark it', async () => {
    expect(await shown(ABSENT, lang)).not.toContain(unexplained);
    expect(await shown(ABSENT, lang, 'why', 'lviv')).toMatch(/Nothing sags unexplained|Всё просевшее объяснено/);
    expect(await shown(ABSENT, lang, 'trend', 'lviv')).not.toContain('!');
  });
});

test('JSON has the day of each score, and no state of a criterion that was never scored', async () => {
  const plan = JSON.parse(await shown(ABSENT, 'en', 'plan', '--format', 'json'));
  const trend = JSON.parse(await shown(ABSENT, 'en', 'trend', 'lviv', '--format', 'json'));
  const speed = (rows: { criterion: string }[]) => rows.find(({ criterion }) => criterion === 'speed');
  expect(speed(plan.criteria)).toMatchObject({ score: 3, date: JUNE, notApplicable: SEPTEMBER });
  expect(speed(trend.criteria)).toMatchObject({ score: 3, scored: JUNE, notApplicable: SEPTEMBER, sags: false });
  const never = { ...ABSENT, [path('lviv', JUNE)]: audit(JUNE, { speed: { na: 'closed' } }) };
  const { criteria } = JSON.parse(await shown(never, 'en', 'plan', '--format', 'json'));
  expect(speed(criteria)).not.toHaveProperty('state');
});
