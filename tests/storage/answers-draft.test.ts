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
  test('filled in, it is taken', () => {
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

  test('with the notes that it proposes taken out of their comments, too', () => {
    const filled = draft(language)
      .replaceAll(/score: #/g, 'score: 7 #')
      .replaceAll('      # note: |\n      #   ', '      note: |\n        ');
    expect(reading(filled).problems).toEqual([]);
    expect(reading(filled).entries.get('refunds')?.note).toBe(MESSAGES[language].answersDraft.note);
  });

  test('not filled in, every score that lacks is told at its line, and nothing else', () => {
    const text = draft(language);
    const lines = text.split('\n').flatMap((line, index) => (/^ {6}score: #/.test(line) ? [index + 1] : []));
    expect(lines).toHaveLength(KEYS.length);
    const told = reading(text).problems.map(({ code, place }) => `${place?.line} ${code}`);
    expect(told).toEqual(lines.map((line) => `${line} empty-value`));
  });

  test('shows each criterion with its question and what 10, 7, 4 and 1 look like', () => {
    const text = draft(language);
    for (const { title, question, anchors } of base.components.flatMap(({ criteria }) => criteria)) {
      expect(text).toContain(`    # ${title[language]}: ${question[language]}\n`);
      expect(text).toContain(`    #  1  ${anchors['1']?.[language]}\n`);
      expect(text).toContain(`    # 10  ${anchors['10']?.[language]}\n`);
    }
  });
});

test('what is typed into its head cannot break it', () => {
  const head = { ...HEAD, period: 'x # y: z', assessor: '- "A"\u2028' };
  const { file, problems } = reading(draft('en', head).replaceAll(/score: #/g, 'score: 7 #'));
  expect(problems).toEqual([]);
  expect(file).toMatchObject({ period: 'x # y: z', assessors: [{ name: '- "A"' }] });
});

test.each(['en', 'ru'] as const)('%s: who scores is left to be filled in, and is told where it was not', (language) => {
  const filled = draft(language, { ...HEAD, assessor: undefined }).replaceAll(/score: #/g, 'score: 7 #');
  expect(filled).toMatch(/^ {2}- name: # \S/m);
  expect(reading(filled).problems.map(({ code }) => code)).toEqual(['empty-value']);
});
