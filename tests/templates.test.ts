/** Every questionnaire that ships: complete in both languages, its anchors told apart, its keys kept. */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ANCHOR_LEVELS, criteriaOf, type Texts } from '../src/domain/questionnaire/template.js';
import { width } from '../src/render/kit/layout.js';
import { readTemplateSource, SHIPPED_TEMPLATES, Shelf } from '../src/storage/templates.js';
import { serviceAudit } from './helpers/processes/in-process.js';

/** Published once, kept for good: whoever renames one breaks every history that has it. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  base: [
    'atmosphere/welcoming-atmosphere client-area premises-appearance',
    'personnel/staff-fit staff-appearance speech-manner staff-competence staffing-level',
    'product/price-quality availability refunds after-sales',
  ],
  'beauty-salon': [
    'atmosphere/salon-hygiene',
    'personnel/salon-booking salon-reception salon-on-time salon-consultation salon-no-pressure',
    'product/salon-aftercare',
  ],
  'petrol-station': [
    'atmosphere/petrol-forecourt petrol-restroom petrol-air-water',
    'personnel/petrol-payment petrol-help',
    'product/petrol-pumps petrol-price-match',
  ],
  'fast-food': [
    'atmosphere/fastfood-cleanliness fastfood-menu',
    'personnel/fastfood-speed fastfood-thanks fastfood-error-fix',
    'product/fastfood-accuracy fastfood-food-condition',
  ],
  'car-dealership': [
    'personnel/dealer-inquiry dealer-meeting dealer-needs dealer-presentation dealer-follow-up',
    'product/dealer-test-drive dealer-full-price dealer-handover',
  ],
  'auto-service': [
    'atmosphere/garage-waiting',
    'personnel/garage-intake garage-explanation garage-updates garage-handback',
    'product/garage-agreed-cost garage-first-time garage-on-time',
  ],
  'retail-store': [
    'atmosphere/store-navigation store-tryout',
    'personnel/store-offer-help store-advice store-checkout',
    'product/store-price-tags store-shelf',
  ],
  'professional-office': [
    'atmosphere/office-importance office-reply-time',
    'personnel/office-scope-change office-key-moments office-interest office-plan-explained office-plain-words',
    'product/office-deadlines office-progress office-fees',
  ],
  'service-tiers': [
    'systems/premium-ambition premium-anticipation premium-systems premium-training premium-live-answer',
    'everyone/premium-participation premium-consistency premium-unsupervised premium-encouragement',
    'brilliant/brilliant-surprise brilliant-memorable brilliant-referrals',
  ],
  'complaint-readiness': [
    'step-back/calm-dead-end calm-handover calm-apology calm-come-back calm-dignity',
    'cool-down/calm-break calm-review calm-share',
    'recovery/recover-vent recover-assure recover-solve recover-confidence recover-winback',
  ],
  'service-culture': [
    'purpose/culture-client-first culture-back-staff culture-solution',
    'people/culture-training culture-empowerment culture-recognition',
    'clients/culture-personal culture-ask',
  ],
};
const PROGRAMMES = ['service-tiers', 'complaint-readiness', 'service-culture'];
const LANGUAGES = ['en', 'ru'] as const;

const NAMES = readdirSync(SHIPPED_TEMPLATES).flatMap((name) =>
  name.endsWith('.yaml') ? [basename(name, '.yaml')] : [],
);
const SOURCES = NAMES.map((name) => readTemplateSource(`${SHIPPED_TEMPLATES}${name}.yaml`, `${name}.yaml`).template);

interface Said {
  /** `base refunds anchor 4` */
  where: string;
  texts: Texts | undefined;
}

const CRITERIA = SOURCES.flatMap(({ name, components }) =>
  Object.values(components).flatMap(({ criteria }) =>
    Object.entries(criteria).map(([key, criterion]) => ({ template: name, key, ...criterion })),
  ),
);
const TITLES: Said[] = [
  ...SOURCES.flatMap(({ name, components }) =>
    Object.entries(components).flatMap(([key, { title }]) =>
      title ? [{ where: `${name} ${key}`, texts: title }] : [],
    ),
  ),
  ...CRITERIA.map(({ template, key, title }) => ({ where: `${template} ${key}`, texts: title })),
];
const QUESTIONS: Said[] = CRITERIA.map(({ template, key, question }) => ({
  where: `${template} ${key} question`,
  texts: question,
}));
const ANCHORS: Said[] = CRITERIA.flatMap(({ template, key, anchors }) =>
  ANCHOR_LEVELS.map((level) => ({ where: `${template} ${key} anchor ${level}`, texts: anchors?.[`${level}`] })),
);
const PROMPTS: Said[] = SOURCES.flatMap(({ name, prompts = {} }) =>
  Object.entries(prompts).flatMap(([key, { title, lines = [] }]) =>
    [title, ...lines].map((texts) => ({ where: `${name} ${key}`, texts })),
  ),
);
const ALL: Said[] = [
  ...SOURCES.map(({ name, title }) => ({ where: name, texts: title })),
  ...TITLES,
  ...QUESTIONS,
  ...ANCHORS,
  ...PROMPTS,
];

const saying = (said: readonly Said[], is: (text: string, language: string) => boolean) =>
  said.flatMap(({ where, texts = {} }) =>
    Object.entries(texts).flatMap(([language, text]) => (is(text, language) ? [`${where} ${language}: ${text}`] : [])),
  );

/** What two texts have in common whatever their case, spaces and punctuation. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function twice(said: readonly Said[], language: string): string[] {
  const seen = new Map<string, string[]>();
  for (const { where, texts } of said) {
    const text = bare(texts?.[language] ?? where);
    seen.set(text, [...(seen.get(text) ?? []), where]);
  }
  return [...seen].flatMap(([text, places]) => (places.length > 1 ? [`${text}: ${places.join(', ')}`] : []));
}

describe('what is asked', () => {
  test('eleven questionnaires, three of them programmes, the industries on top of base', () => {
    expect(NAMES.sort()).toEqual(Object.keys(KEYS).sort());
    for (const { name, programme, extends: parent } of SOURCES) {
      expect([name, programme === true], name).toEqual([name, PROGRAMMES.includes(name)]);
      expect(parent, name).toBe(name === 'base' || PROGRAMMES.includes(name) ? undefined : 'base');
    }
  });

  test('99 criteria, each key in its place and only there', () => {
    const asked = Object.fromEntries(
      SOURCES.map(({ name, components }) => [
        name,
        Object.entries(components).map(([key, { criteria }]) => `${key}/${Object.keys(criteria).join(' ')}`),
      ]),
    );
    expect(asked).toEqual(KEYS);
    expect(CRITERIA).toHaveLength(99);
    expect(new Set(CRITERIA.map(({ key }) => key)).size).toBe(99);
  });

  test('premium and brilliant stand in the programme of the levels of service alone, and are all of it', () => {
    const tiers = CRITERIA.flatMap(({ template, key, tier = 'base' }) =>
      tier === 'base' ? [] : [`${template} ${key} ${tier}`],
    );
    const keys = CRITERIA.filter(({ template }) => template === 'service-tiers').map(({ key }) => key);
    expect(tiers).toEqual(
      keys.map((key) => `service-tiers ${key} ${key.startsWith('brilliant') ? 'brilliant' : 'premium'}`),
    );
  });

  test('ten ways of anticipating are a list to fill in, and nothing is invented for it', () => {
    const lists = SOURCES.flatMap(({ prompts = {} }) => Object.entries(prompts));
    expect(lists.find(([key]) => key === 'anticipation')?.[1]).toMatchObject({ places: 10 });
    expect(lists.flatMap(([key, { lines = [] }]) => (lines.length > 0 ? [key] : []))).toEqual([]);
  });
});

describe('in both languages', () => {
  test('every title, question, anchor and list is there, and in no third language', () => {
    const lacking = ALL.filter(
      ({ texts }) =>
        Object.keys(texts ?? {})
          .sort()
          .join() !== LANGUAGES.join(),
    );
    expect(lacking.map(({ where }) => where)).toEqual([]);
    expect(ANCHORS).toHaveLength(4 * 99);
    expect(saying(ALL, (text) => bare(text) === '' || text !== text.trim() || / {2}|\n/.test(text))).toEqual([]);
  });

  test('Russian has no Latin word, English nothing Cyrillic', () => {
    const foreign = (text: string, language: string) =>
      language === 'ru' ? /\p{Script=Latin}/u.test(text) : /\p{Script=Cyrillic}/u.test(text);
    expect(saying(ALL, foreign)).toEqual([]);
  });

  test('quotes and dashes are those of the language', () => {
    const wrong = (text: string, language: string) =>
      language === 'ru' ? /["“”]| [-–] /.test(text) : /[«»]| - |—/.test(text);
    expect(saying(ALL, wrong)).toEqual([]);
  });

  test('titles fit 30 columns', () => {
    expect(saying(TITLES, (text) => width(text) > 30)).toEqual([]);
  });

  test.each(LANGUAGES)('%s: no two criteria of a questionnaire have the same title', (language) => {
    const shelf = new Shelf('/nonexistent');
    for (const name of NAMES) {
      const titles = criteriaOf(shelf.load(name)).map(({ key, title }) => ({ where: key, texts: title }));
      expect(twice(titles, language), name).toEqual([]);
    }
  });

  test.each(LANGUAGES)('%s: no question is asked twice', (language) => {
    expect(twice(QUESTIONS, language)).toEqual([]);
  });

  test('a question asks for a degree and ends as one', () => {
    const isDegree = (text: string, language: string) =>
      language === 'ru'
        ? /(насколько|как часто|как быстро|как скоро|какая часть|какой части|какую часть|какую помощь|сколько)/i.test(
            text,
          )
        : /(how |what part)/i.test(text);
    expect(saying(QUESTIONS, (text, language) => !isDegree(text, language) || !text.includes('?'))).toEqual([]);
  });
});

describe('anchors', () => {
  test('each criterion says what 1, 4, 7 and 10 look like', () => {
    expect(CRITERIA.filter(({ anchors = {} }) => Object.keys(anchors).join() !== '1,4,7,10')).toEqual([]);
  });

  test.each(LANGUAGES)('%s: no text stands twice, however it is written', (language) => {
    expect(twice(ANCHORS, language)).toEqual([]);
  });

  test('none is the bare word that the method warns of, and none is graded by complaints', () => {
    const vague = /^(very )?(good|bad|well|badly|excellent|poor|average|fine|хорошо|плохо|отлично|средне|нормально)$/i;
    expect(saying(ANCHORS, (text) => vague.test(text.replace(/[.!]$/, '')))).toEqual([]);
    expect(saying(ANCHORS, (text) => /\b(no|few|many) complaints\b|(нет|мало|много) жалоб/i.test(text))).toEqual([]);
  });
});

test.each(LANGUAGES)('validate finds nothing in any of them (%s)', async (language) => {
  const files = NAMES.map((name) => `${SHIPPED_TEMPLATES}${name}.yaml`);
  const { code, stdout } = await serviceAudit(SHIPPED_TEMPLATES, ['--lang', language, 'validate', ...files]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      language === 'ru'
        ? '11 файлов: всё записано верно и согласовано\n'
        : '11 files: all well-formed and consistent\n',
  });
});
