import { describe, expect, test } from 'vitest';
import { criteriaOf, inLanguage } from '../../src/domain/questionnaire/template.js';
import { digestOf, Shelf } from '../../src/storage/templates.js';
import { problemsOf } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';
import { base, KEYS } from '../helpers/records/builders.js';

const criterion = (title: string, more = '') => `        title: {en: ${title}, ru: ${title}}\n${more}`;
const questionnaire = (name: string, { head = '', key = 'salon-hygiene', component = 'atmosphere', more = '' } = {}) =>
  `format: template/1\nname: ${name}\nversion: 1\n${head}title: {en: ${name}}\ncomponents:\n  ${component}:\n    criteria:\n      ${key}:\n${criterion('Hygiene', more)}`;
/** A shelf whose project has these questionnaires of its own. */
const aShelf = (templates: Readonly<Record<string, string>> = {}) =>
  new Shelf(
    folderWith(Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/${name}.yaml`, text]))),
  );
const loading = (shelf: Shelf, name: string) =>
  problemsOf(() => shelf.load(name)).map(({ code, place }) =>
    [code, place?.file, place?.line].filter((part) => part !== undefined).join(' '),
  );

describe('the questionnaire that ships', () => {
  test('asks twelve criteria in three components, each with a title, a question and anchors in both languages', () => {
    expect(base.components.map(({ key, criteria }) => [key, criteria.length])).toEqual([
      ['atmosphere', 3],
      ['personnel', 5],
      ['product', 4],
    ]);
    for (const { key, title, question, anchors } of criteriaOf(base)) {
      for (const language of ['en', 'ru']) {
        const texts = [title, question, anchors['1'], anchors['4'], anchors['7'], anchors['10']];
        expect(
          texts.filter((text) => !text?.[language]),
          `${key} ${language}`,
        ).toEqual([]);
      }
    }
    expect(new Set(KEYS).size).toBe(12);
  });
});

describe('a questionnaire of the project', () => {
  test('is available beside those that ship', () => {
    const shelf = aShelf({ 'tea-house': questionnaire('tea-house') });
    expect(shelf.names()).toEqual(expect.arrayContaining(['base', 'tea-house']));
    expect(criteriaOf(shelf.load('tea-house')).map(({ key }) => key)).toEqual(['salon-hygiene']);
    expect([shelf.has('tea-house'), shelf.has('base'), shelf.has('coffee-house')]).toEqual([true, true, false]);
  });

  test('a criterion without more has the tier base, has never changed, and is shown by its key', () => {
    const [only] = criteriaOf(aShelf({ x: questionnaire('x') }).load('x'));
    expect(only).toMatchObject({ tier: 'base', changedIn: 1, question: {}, anchors: {} });
  });

  test('has the criteria of its parent first, and its own in the same components', () => {
    const shelf = aShelf({ tea: questionnaire('tea', { head: 'extends: base\n' }) });
    const keys = criteriaOf(shelf.load('tea')).map(({ key }) => key);
    expect(keys).toHaveLength(13);
    expect(keys.slice(0, 4)).toEqual([...KEYS.slice(0, 3), 'salon-hygiene']);
    expect(criteriaOf(shelf.load('base')).map(({ key }) => key)).toEqual(KEYS);
  });

  test('may extend one that extends another', () => {
    const shelf = aShelf({
      tea: questionnaire('tea', { head: 'extends: base\n' }),
      samovar: questionnaire('samovar', { head: 'extends: tea\n', key: 'samovar-shines' }),
    });
    expect(criteriaOf(shelf.load('samovar'))).toHaveLength(14);
  });

  test('may add a component, and be a programme', () => {
    const shelf = aShelf({ tiers: questionnaire('tiers', { head: 'programme: true\n', component: 'surprises' }) });
    expect(shelf.load('tiers')).toMatchObject({ programme: true, components: [{ key: 'surprises' }] });
    expect(base.programme).toBe(false);
  });
});

describe('problems', () => {
  test('a name that is similar to a known one', () => {
    const problems = problemsOf(() => aShelf({ 'tea-house': questionnaire('tea-house') }).load('tea-huose'));
    expect(problems).toMatchObject([
      {
        code: 'template-not-found',
        details: { key: 'tea-huose', suggestion: 'tea-house', known: expect.arrayContaining(['base', 'tea-house']) },
      },
    ]);
  });

  test.each(['../base', 'base.yaml', 'BASE', '', 'examples/base', '..'])(
    '%j is not the name of a questionnaire',
    (name) => {
      expect(loading(aShelf(), name)).toEqual(['template-not-found']);
    },
  );

  test('a questionnaire with the name of one that ships', () => {
    expect(loading(aShelf({ base: questionnaire('base') }), 'base')).toEqual(['template-clash templates/base.yaml']);
  });

  test('a file with another name inside', () => {
    expect(loading(aShelf({ tea: questionnaire('coffee') }), 'tea')).toEqual(['template-name templates/tea.yaml 2']);
  });

  test.each([
    ['itself', { a: 'a' }],
    ['one that extends it', { a: 'b', b: 'a' }],
    ['a ring of three', { a: 'b', b: 'c', c: 'a' }],
  ])('a questionnaire that extends %s', (_, parents: Record<string, string>) => {
    const files = Object.entries(parents).map(([name, parent]) => [
      name,
      questionnaire(name, { head: `extends: ${parent}\n` }),
    ]);
    const [problem, ...more] = problemsOf(() => aShelf(Object.fromEntries(files)).load('a'));
    expect(problem?.code).toBe('template-parent');
    expect(problem?.place?.line).toBe(4);
    expect(more).toEqual([]);
  });

  test('a missing parent, at the line that names it', () => {
    const shelf = aShelf({ tea: questionnaire('tea', { head: 'extends: bas\n' }) });
    expect(loading(shelf, 'tea')).toEqual(['template-not-found templates/tea.yaml 4']);
  });

  test('a criterion that the parent already has', () => {
    const shelf = aShelf({
      tea: questionnaire('tea', { head: 'extends: base\n', key: 'refunds', component: 'product' }),
    });
    expect(loading(shelf, 'tea')).not.toEqual([]);
  });

  test('a criterion in two components', () => {
    const second = `  product:\n    criteria:\n      salon-hygiene:\n${criterion('Hygiene')}`;
    expect(loading(aShelf({ tea: questionnaire('tea') + second }), 'tea')).not.toEqual([]);
  });

  test('a questionnaire without criteria', () => {
    const nothing = 'format: template/1\nname: tea\nversion: 1\ntitle: {en: Tea}\ncomponents: {}\n';
    expect(loading(aShelf({ tea: nothing }), 'tea')).toEqual(['no-criteria templates/tea.yaml 5']);
  });

  test('problems of the file', () => {
    const broken = aShelf({ tea: questionnaire('tea', { more: '        teir: premium\n' }) });
    expect(loading(broken, 'tea')).toEqual(['unknown-key templates/tea.yaml 10']);
    expect(problemsOf(() => broken.find('tea'))).toHaveLength(1);
  });
});

test('records can be read without their questionnaire', () => {
  expect(aShelf().find('gone')).toBeUndefined();
  expect(aShelf().find('base')?.name).toBe('base');
});

describe('the digest', () => {
  const of = (more: string, key = 'salon-hygiene') =>
    digestOf(aShelf({ x: questionnaire('x', { more, key }) }).load('x'));

  test('is the same for the same meaning', () => {
    expect(of('')).toMatch(/^sha256-[0-9a-f]{16}$/);
    expect(of('        tier: premium\n')).toBe(of(''));
  });

  test('a changed title does not change it', () => {
    const shelf = aShelf({ x: questionnaire('x').replaceAll('Hygiene', 'Cleanliness') });
    expect(digestOf(shelf.load('x'))).toBe(of(''));
  });

  test.each([
    ['a question', '        question: {en: Clean?}\n', undefined],
    ['an anchor', '        anchors: {1: {en: dirty}}\n', undefined],
    ['a new meaning', '        changed-in: 2\n', undefined],
    ['another key', '', 'salon-order'],
  ])('%s changes it', (_, more, key) => {
    expect(of(more, key)).not.toBe(of(''));
  });
});

test('a text is in the wanted language, else in English, else in any language', () => {
  expect(inLanguage({ en: 'Salon', ru: 'Салон' }, 'ru')).toBe('Салон');
  expect(inLanguage({ en: 'Salon', uk: 'Салон' }, 'ru')).toBe('Salon');
  expect(inLanguage({ uk: 'Салон' }, 'ru')).toBe('Салон');
  expect([inLanguage({}, 'ru'), inLanguage(undefined, 'ru')]).toEqual([undefined, undefined]);
});
