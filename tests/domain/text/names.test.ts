import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAssessor, unknownRole } from '../../../src/domain/record/person.js';
import { nearest } from '../../../src/domain/text/suggest.js';
import { keyFrom } from '../../../src/domain/text/transliterate.js';
import { MESSAGES } from '../../helpers/printing/styles.js';
import { KEYS } from '../../helpers/records/builders.js';

describe('a folder name is proposed from a title', () => {
  test.each([
    ['Львов', 'lvov'],
    ['Львов, центр', 'lvov-tsentr'],
    ['Салон «Мария», Франко 12', 'salon-mariya-franko-12'],
    ['Щёлково', 'shchelkovo'],
    ['Київ, Поділ', 'kiyiv-podil'],
    ['Ґалаґан', 'galagan'],
    ['Объезд', 'obezd'],
    ['Café Zürich', 'cafe-zurich'],
    ['Łódź, Straße', 'lodz-strasse'],
    ["Maria's salon", 'marias-salon'],
    ['  --Odesa  Port--  ', 'odesa-port'],
    ['24/7', '24-7'],
    ['И\u0306ог', 'yog'],
    ['理发店', ''],
    ['!!!', ''],
    ['', ''],
  ])('%j → %j', (title, key) => {
    expect(keyFrom(title)).toBe(key);
  });

  test('a long title is cut to 64, and does not end with a dash', () => {
    expect(keyFrom('a'.repeat(70))).toBe('a'.repeat(64));
    expect(keyFrom(`${'a'.repeat(63)} b`)).toBe('a'.repeat(63));
  });

  test('for any title, it is empty or a valid key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(keyFrom(title)).toMatch(/^$|^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/);
      }),
    );
  });

  test('a key stays as it is', () => {
    for (const key of KEYS) expect(keyFrom(key)).toBe(key);
  });
});

describe('the suggestion for a mistyped word', () => {
  test.each([
    ['refund', 'refunds'],
    ['refudns', 'refunds'],
    ['stafing-level', 'staffing-level'],
    ['Refunds', 'refunds'],
    ['after_sales', 'after-sales'],
    ['avialability', 'availability'],
  ])('%s: %s', (typed, meant) => {
    expect(nearest(typed, KEYS)).toBe(meant);
  });

  test.each(['x', 'parking', 'staff', 'constructor', ''])('there is none for %j', (typed) => {
    expect(nearest(typed, KEYS)).toBeUndefined();
  });

  test.each([
    ['a letter too many', 'scorre', 'score'],
    ['a letter too few', 'scor', 'score'],
    ['another letter', 'scose', 'score'],
    ['two letters that changed places', 'scroe', 'score'],
    ['the first two', 'csore', 'score'],
    ['the last two', 'scoer', 'score'],
    ['two others in six letters', 'scxxes', 'scores'],
    ['two too many in six', 'scores', 'scor'],
    ['one in three', 'abx', 'abc'],
  ])('%s: %s is %s', (_, typed, known) => {
    expect(nearest(typed, [known])).toBe(known);
  });

  test.each([
    ['two others in five letters', 'scxxe', 'score'],
    ['two swaps in five', 'csroe', 'score'],
    ['three others in six', 'sxxxes', 'scores'],
    ['three too many in seven', 'scorexx', 'scor'],
    ['two in three', 'axx', 'abc'],
    ['letters in another order', 'erocs', 'score'],
  ])('%s: %s is too far from %s', (_, typed, known) => {
    expect(nearest(typed, [known])).toBeUndefined();
  });

  test('there is none for a single letter or digit', () => {
    expect(nearest('5', ['1', '4', '7', '10'])).toBeUndefined();
  });

  test('of two equally near words, it is the first', () => {
    expect(nearest('abx', ['abc', 'abd'])).toBe('abc');
    expect(nearest('abx', ['abd', 'abc'])).toBe('abd');
  });

  test('it is the nearest of several, and an equal word comes first', () => {
    expect(nearest('score', ['scores', 'score', 'core'])).toBe('score');
    expect(nearest('not-sen', ['note', 'not-seen'])).toBe('not-seen');
    expect(nearest('anything', [])).toBeUndefined();
  });
});

describe('an assessor, as typed', () => {
  const english = MESSAGES.en.interview.roleWords;
  const russian = MESSAGES.ru.interview.roleWords;

  test.each([
    ['Olena Kovalchuk, consultant', { name: 'Olena Kovalchuk', role: 'consultant' }],
    ['  Olena Kovalchuk ,  Mystery Shopper ', { name: 'Olena Kovalchuk', role: 'mystery-shopper' }],
    ['Ivan, OWNER', { name: 'Ivan', role: 'owner' }],
    ['Ivan', { name: 'Ivan' }],
  ])('%j', (typed, person) => {
    expect(parseAssessor(typed, english)).toEqual(person);
  });

  test.each([
    ['Олена Ковальчук, консультант', { name: 'Олена Ковальчук', role: 'consultant' }],
    ['Иван, тайный покупатель', { name: 'Иван', role: 'mystery-shopper' }],
    ['Анна, Владелица', { name: 'Анна', role: 'owner' }],
    ['Иван, owner', { name: 'Иван', role: 'owner' }],
  ])('%j', (typed, person) => {
    expect(parseAssessor(typed, russian)).toEqual(person);
  });

  test.each(['', '  ', ', owner', 'Ivan, plumber', 'Ivan, owner, client', 'Ivan,\nowner, x'])(
    '%j names nobody',
    (typed) => {
      expect(parseAssessor(typed, english)).toBeUndefined();
    },
  );

  test.each([
    ['Марина Орлова, директор; Павел Седов, юрист', 'юрист'],
    ['Павел, повар; Марина, юрист', 'повар'],
    ['Марина Орлова, директор', undefined],
    ['Марина', undefined],
    ['Марина, юрист, повар', undefined],
    [', юрист', undefined],
  ])('%j: the role that is none of ours is %j', (typed, role) => {
    expect(unknownRole(typed, russian)).toBe(role);
  });

  test('a name that is too long for a record is refused', () => {
    expect(parseAssessor('x'.repeat(200), english)).toBeDefined();
    expect(parseAssessor(`${'x'.repeat(201)}, owner`, english)).toBeUndefined();
  });
});
