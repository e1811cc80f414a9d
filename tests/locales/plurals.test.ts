import { describe, expect, test } from 'vitest';
import { counted, form } from '../../src/domain/text/plural.js';
import { MESSAGES } from '../helpers/printing/styles.js';

const { en, ru } = MESSAGES;
const NUMBERS = [1, 2, 5, 11, 21];

describe('in Russian', () => {
  test.each<[keyof typeof ru.count, string]>([
    ['days', '1 день, 2 дня, 5 дней, 11 дней, 21 день'],
    ['criteria', '1 критерий, 2 критерия, 5 критериев, 11 критериев, 21 критерий'],
    ['sites', '1 точка, 2 точки, 5 точек, 11 точек, 21 точка'],
    ['audits', '1 аудит, 2 аудита, 5 аудитов, 11 аудитов, 21 аудит'],
    ['failures', '1 провал, 2 провала, 5 провалов, 11 провалов, 21 провал'],
    ['warnings', '1 предупреждение, 2 предупреждения, 5 предупреждений, 11 предупреждений, 21 предупреждение'],
    ['problems', '1 ошибка, 2 ошибки, 5 ошибок, 11 ошибок, 21 ошибка'],
    ['files', '1 файл, 2 файла, 5 файлов, 11 файлов, 21 файл'],
    ['actions', '1 действие, 2 действия, 5 действий, 11 действий, 21 действие'],
  ])('%s', (name, expected) => {
    expect(NUMBERS.map(ru.count[name]).join(', ')).toBe(expected);
  });

  test('every count has its word: three different forms or two, and 21 as 1', () => {
    for (const [name, count] of Object.entries(ru.count)) {
      const [one, two, five, eleven, twentyOne] = NUMBERS.map((number) => count(number).replace(/^\d+ /, ''));
      expect(twentyOne, name).toBe(one);
      expect(eleven, name).toBe(five);
      expect(new Set([one, two, five]).size, name).toBe(3);
    }
  });

  test('hundreds, teens and zero', () => {
    expect([0, 12, 14, 22, 100, 101, 111, 112, 122, 1001].map(ru.count.days).join(', ')).toBe(
      '0 дней, 12 дней, 14 дней, 22 дня, 100 дней, 101 день, 111 дней, 112 дней, 122 дня, 1001 день',
    );
  });

  test('in sentences', () => {
    expect([1, 2, 5, 21].map((n) => ru.interview.rest(n).split('.')[0])).toEqual([
      'Просел ещё 1 критерий',
      'Просели ещё 2 критерия',
      'Просело ещё 5 критериев',
      'Просел ещё 21 критерий',
    ]);
    expect([1, 2, 5, 21].map((n) => ru.show.sag(n, 22))).toEqual([
      'просел 1 из 22',
      'просело 2 из 22',
      'просело 5 из 22',
      'просел 21 из 22',
    ]);
    expect([1, 2, 5, 21].map(ru.report.trend.older)).toEqual([
      'Здесь не показано: ещё 1 аудит до этого.',
      'Здесь не показано: ещё 2 аудита до этого.',
      'Здесь не показано: ещё 5 аудитов до этого.',
      'Здесь не показано: ещё 21 аудит до этого.',
    ]);
    const counts = { failing: 1, failures: 1, warnings: 1, unjudged: [], isAgainst: false };
    expect([1, 2, 5, 21].map((sites) => ru.check.counts({ ...counts, sites }).split(':')[0])).toEqual([
      '1 из 1 точки',
      '1 из 2 точек',
      '1 из 5 точек',
      '1 из 21 точки',
    ]);
  });
});

describe('in English', () => {
  test('one and many, for every count', () => {
    for (const [name, count] of Object.entries(en.count)) {
      const [one, two, five, eleven, twentyOne] = NUMBERS.map((number) => count(number).replace(/^\d+ /, ''));
      expect(new Set([two, five, eleven, twentyOne]).size, name).toBe(1);
      expect(one, name).not.toBe(two);
    }
    expect([0, 1, 2].map(en.count.criteria)).toEqual(['0 criteria', '1 criterion', '2 criteria']);
  });
});

test('both languages count the same things', () => {
  expect(Object.keys(ru.count)).toEqual(Object.keys(en.count));
});

test('a language without a form for few takes that for many', () => {
  expect([1, 2, 5].map((n) => form('ru', n, { one: 'байта', many: 'байт' }))).toEqual(['байта', 'байт', 'байт']);
  expect(counted('en', -1, { one: 'point', many: 'points' })).toBe('-1 point');
});

describe('dates and numbers', () => {
  test('as each language writes them', () => {
    expect([en.dates.full('2026-01-05'), ru.dates.full('2026-01-05')]).toEqual(['5 Jan 2026', '05.01.2026']);
    expect([en.dates.day('2026-11-21', '2026-11-20'), ru.dates.day('2026-11-21', '2026-11-20')]).toEqual([
      '21 Nov',
      '21.11',
    ]);
    expect([en.dates.day('2028-11-21', '2026-11-20'), ru.dates.day('2028-11-21', '2026-11-20')]).toEqual([
      '21 Nov 2028',
      '21.11.2028',
    ]);
    expect(['2026', '2026-09', '2026-09-05'].map(en.dates.partial)).toEqual(['2026', 'Sep 2026', '5 Sep 2026']);
    expect(['2026', '2026-09', '2026-09-05'].map(ru.dates.partial)).toEqual(['2026', '09.2026', '05.09.2026']);
  });

  test('a change has its sign, and none where there is none', () => {
    expect([1, -2, 0, undefined].map((points) => en.change(points))).toEqual(['+1', '-2', '', '']);
    expect(ru.change(0, '=')).toBe('=');
    expect([0.44, -0.5, 0.04, -0.04, undefined].map(en.decimalChange)).toEqual(['+0.4', '-0.5', '', '', '']);
    expect([0.44, -0.5].map(ru.decimalChange)).toEqual(['+0,4', '-0,5']);
    expect([en.decimal(6.55), ru.decimal(8)]).toEqual([(6.55).toFixed(1), '8,0']);
  });
});
