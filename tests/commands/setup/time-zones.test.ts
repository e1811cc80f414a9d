import { expect, test } from 'vitest';
import { nearTimeZones, systemTimeZone, timeZoneOf } from '../../../src/commands/setup/time-zones.js';

test.each([
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  [':Europe/Kyiv', 'Europe/Kyiv'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['UTC', 'UTC'],
  // Not a name: the machine's zone, which is UTC in tests.
  ['Moon/Base', 'UTC'],
  ['', 'UTC'],
  [undefined, 'UTC'],
])('with TZ=%s, %s is proposed', (TZ, proposed) => {
  expect(systemTimeZone({ TZ })).toBe(proposed);
});

test('every name of Node is replaced by one that Node accepts as the same time zone', () => {
  const zoneOf = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  for (const name of Intl.supportedValuesOf('timeZone')) {
    expect([name, zoneOf(systemTimeZone({ TZ: name }))]).toEqual([name, zoneOf(name)]);
  }
});

test.each([
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['europe/kyiv', 'Europe/Kyiv'],
  [' Europe/Kiev ', 'Europe/Kiev'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['utc', 'UTC'],
  ['Kyiv', undefined],
  ['', undefined],
])('“%s” is taken as %s', (typed, name) => {
  expect(timeZoneOf(typed)).toBe(name);
});

test.each([
  ['Kiev', 'en', 'Europe/Kyiv'],
  ['Europe/Kyev', 'en', 'Europe/Kyiv'],
  ['Киев', 'ru', 'Europe/Kyiv'],
  ['Украина', 'ru', 'Europe/Kyiv'],
  ['Москва', 'ru', 'Europe/Moscow'],
  ['Алматы', 'ru', 'Asia/Almaty'],
  ['new york', 'en', 'America/New_York'],
  ['Saigon', 'en', 'Asia/Ho_Chi_Minh'],
])('near “%s” in %s there is %s', (typed, language, name) => {
  expect(nearTimeZones(typed, language)[0]).toBe(name);
});

test('near nothing there is nothing', () => {
  for (const typed of ['', '/', 'x', 'qqqqqqqq', '🙂']) expect(nearTimeZones(typed, 'en')).toEqual([]);
});
