/** A period that has a name in the calendar is over when the next audit is made; the others are proposed again. */
import { expect, test } from 'vitest';
import { isOfCalendar } from '../../src/locales/index.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { answers } from '../helpers/projects/answers-file.js';
import { folderWith } from '../helpers/projects/folder.js';

test.each([
  ['ноябрь', true],
  ['Ноябрь 2026', true],
  ['с 1 по 29 января', true],
  ['весна', true],
  ['01.11–30.11', true],
  ['May', true],
  ['autumn', true],
  ['2026', true],
  ['последние 30 дней', false],
  ['две недели', false],
  ['last 30 days', false],
  ['the last quarter', false],
])('%j: %j', (period, isOver) => {
  expect(isOfCalendar(period)).toBe(isOver);
});

test.each([
  ['en', 'one week', 'one week'],
  ['en', 'November', 'last 30 days'],
  ['ru', 'две недели', 'две недели'],
  ['ru', 'ноябрь', 'последние 30 дней'],
])('in %s, after an audit of “%s” the next one is proposed for “%s”', async (language, period, proposed) => {
  const folder = folderWith();
  const input = answers({ head: `period: ${period}\n` });
  expect((await serviceAudit(folder, ['run', '--answers', '-'], { input })).code).toBe(0);
  const next = ['--lang', language, '--today', '2027-01-30', 'run', 'lviv-center', '--plain'];
  const { stdout, stderr } = await serviceAudit(folder, next, { input: '' });
  expect(stdout + stderr).toContain(proposed);
  // The screen does not claim to have what the last record has.
  expect(/As in the last record|Как в прошлой записи/.test(stdout + stderr)).toBe(period === proposed);
});
