/** The answers file to fill in with an editor. */
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/storage/answers.js';
import { type DraftWords, printAnswersDraft } from '../../src/storage/answers-draft.js';
import { MESSAGES } from '../helpers/printing/styles.js';
import { sourceOf } from '../helpers/records/audit-text.js';
import { base, KEYS } from '../helpers/records/builders.js';

const HEAD = {
  site: 'lviv-center',
  date: '2026-11-20',
  period: 'last 30 days',
  assessor: 'Olena: the owner',
  role: 'owner',
};
const draft = (
  language: 'en' | 'ru',
  head: Omit<typeof HEAD, 'assessor'> & { assessor: string | undefined } = HEAD,
  template = base,
) => {
  const { intro, score, note, naOr, assessor } = MESSAGES[language].answersDraft;
  const words: DraftWords = { intro, score, note, naOr, assessor };
  return printAnswersDraft({ template, ...head }, 'answers-1.json', language, words);
};
const reading = (text: string) => readAnswers(sourceOf(text, 'answers.yaml'), base, 'en');

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  test('once filled in, it is accepted', () => {
    const filled = draft(language).replaceAll(/score: #/g, 'score: 7 #');
    const { problems, entries, file } = reading(filled);
    expect(problems).toEqual([]);
    expect([...entries.keys()]).toEqual(KEYS);
    expect(file).toMatchObject({
      site: 'lviv-center',
      period: 'last 30 days',
      assessors: [{ name: 'Olena: the owner', role: 'owner' }],
    });
  });

  test('it is accepted with its proposed notes uncommented, too', () => {
    const filled = draft(language)
      .replaceAll(/score: #/g, 'score: 7 #')
      .replaceAll('      # note: |\n      #   ', '      note: |\n        ');
    expect(reading(filled).problems).toEqual([]);
    expect(reading(filled).entries.get('refunds')?.note).toBe(MESSAGES[language].answersDraft.note);
  });

  test('if it is not filled in, each missing score is reported at its line, and nothing else', () => {
    const text = draft(language);
    const lines = text.split('\n').flatMap((line, index) => (/^ {6}score: #/.test(line) ? [index + 1] : []));
    expect(lines).toHaveLength(KEYS.length);
    const told = reading(text).problems.map(({ code, place }) => `${place?.line} ${code}`);
    expect(told).toEqual(lines.map((line) => `${line} empty-value`));
  });

  test('each criterion is shown with its question and its anchors for 10, 7, 4 and 1', () => {
    const text = draft(language);
    for (const { title, question, anchors } of base.components.flatMap(({ criteria }) => criteria)) {
      expect(text).toContain(`    # ${title[language]}: ${question[language]}\n`);
      expect(text).toContain(`    #  1  ${anchors['1']?.[language]}\n`);
      expect(text).toContain(`    # 10  ${anchors['10']?.[language]}\n`);
    }
  });
});

test('texts typed into its head cannot break the file', () => {
  const head = { ...HEAD, period: 'x # y: z', assessor: '- "A"\u2028' };
  const { file, problems } = reading(draft('en', head).replaceAll(/score: #/g, 'score: 7 #'));
  expect(problems).toEqual([]);
  expect(file).toMatchObject({ period: 'x # y: z', assessors: [{ name: '- "A"' }] });
});

test.each(['en', 'ru'] as const)('%s: the assessor is left to be filled in, and is reported if missing', (language) => {
  const filled = draft(language, { ...HEAD, assessor: undefined }).replaceAll(/score: #/g, 'score: 7 #');
  expect(filled).toMatch(/^ {2}- name: # \S/m);
  expect(reading(filled).problems.map(({ code }) => code)).toEqual(['empty-value']);
});
