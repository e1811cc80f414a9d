/** `report`: what it writes where, what it leaves out, what it says when something is wrong. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/text/date.js';
import { printRecord } from '../../../src/storage/print.js';
import { oneLine } from '../../helpers/printing/styles.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { anAudit } from '../../helpers/records/builders.js';
import { twoYearsTree } from '../../helpers/records/salon-over-two-years.js';

const SITE = 'lviv-center';
const LAST = '2026-10-05';
const project = (files: Record<string, string> = {}) => folderWith({ ...twoYearsTree('en'), ...files });

/** A printed audit of this day, in which refunds have the score. */
function auditOn(date: string, refunds: number): string {
  return printRecord('audit', anAudit(date).with('refunds', refunds).build(), { schema: 'x', title: () => undefined });
}

test('one command, one file; its name says of what it is', async () => {
  const folder = project();
  const { code, stdout, stderr } = await serviceAudit(folder, ['report']);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `Written: ${SITE}-${LAST}.html\n` });
  const html = readIn(folder, `${SITE}-${LAST}.html`);
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(html).toContain('<h1>Lviv Center</h1>');
  expect(statSync(join(folder, `${SITE}-${LAST}.html`)).size).toBeLessThan(300_000);
});

test('in Russian', async () => {
  const folder = folderWith(twoYearsTree('ru'));
  expect(await serviceAudit(folder, ['report', '-o', 'отчёт.html'])).toMatchObject({
    code: 0,
    stderr: 'Записано: отчёт.html\n',
  });
  const html = readIn(folder, 'отчёт.html');
  expect(html).toContain('<html lang="ru">');
  expect(html).toContain('<h2 id="findings-title">Что просело и почему</h2>');
  expect(html).not.toMatch(/undefined|NaN|\[object/);
});

test('several kinds in one run, each in its form', async () => {
  const folder = project();
  const outputs = ['-o', 'out/page.html', '-o', 'out/page.md', '-o', 'out/scores.csv', '-o', 'out/scores.xlsx'];
  expect(await serviceAudit(folder, ['report', SITE, ...outputs])).toMatchObject({ code: 0, stdout: '' });
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['page.html', 'page.md', 'scores.csv', 'scores.xlsx']);
  expect(readIn(folder, 'out/page.md')).toMatch(/^# Lviv Center\n\nService audit\n/);
  const rows = parse(readIn(folder, 'out/scores.csv'), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows).toContainEqual(
    expect.objectContaining({ date: '2024-12-02', criterion: 'availability', title: 'Can be bought', score: '5' }),
  );
  const sheets = await readXlsxFile(join(folder, 'out/scores.xlsx'));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Scores', 'What was seen', 'Causes', 'Plan']);
  const [head = [], ...lines] = sheets[0]?.data ?? [];
  const at = head.findIndex((cell) => cell instanceof Date && cell.toISOString().startsWith('2024-12-02'));
  expect(lines.find((line) => line[1] === 'Can be bought')?.[at]).toBe(5);
});

test('-f prints, and then nothing else is written', async () => {
  const folder = project();
  const before = readdirSync(folder);
  const { stdout, stderr } = await serviceAudit(folder, ['report', '-f', 'html']);
  expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(stderr).toBe('');
  expect(readdirSync(folder)).toEqual(before);
});

test('written again, the page is the same byte for byte', async () => {
  const folder = project();
  await serviceAudit(folder, ['report', '-o', 'a.html', '-o', 'a.csv']);
  await serviceAudit(folder, ['report', '-o', 'b.html', '-o', 'b.csv']);
  expect(readIn(folder, 'b.html')).toBe(readIn(folder, 'a.html'));
  expect(readIn(folder, 'b.csv')).toBe(readIn(folder, 'a.csv'));
});

describe('an older audit', () => {
  test('is shown as things stood then', async () => {
    const folder = project();
    expect(await serviceAudit(folder, ['report', `${SITE}@2026-02-02`, '-o', 'old.html'])).toMatchObject({ code: 0 });
    const html = readIn(folder, 'old.html');
    expect(html).toContain('2 February 2026');
    expect(html).not.toMatch(/Oct 2026|October 2026/);
  });

  test('that there is not is told with those there are', async () => {
    const { code, stderr } = await serviceAudit(project(), ['report', '@2026-02-03']);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toContain(`Its audits: 2024-12-02, `);
  });
});

describe('a long history', () => {
  const dates = Array.from({ length: 40 }, (_, index) => addDays('2026-01-01', index * 7));
  const tree = Object.fromEntries(
    dates.map((date, index) => [`audits/${SITE}/${date}.audit.yaml`, auditOn(date, index < 20 ? 4 : 7)]),
  );

  test('the page says what it leaves out; the tables leave out nothing', async () => {
    const folder = folderWith(tree);
    expect(await serviceAudit(folder, ['report', '-o', 'page.html'])).toMatchObject({ code: 0 });
    expect(readIn(folder, 'page.html')).toContain('16 audits before these are not shown.');
    await serviceAudit(folder, ['report', '-o', 'scores.csv']);
    const rows = parse(readIn(folder, 'scores.csv'), { columns: true, bom: true }) as { date: string }[];
    expect(new Set(rows.map(({ date }) => date)).size).toBe(40);
  });

  test('the page opens none of the files that it leaves out', async () => {
    const folder = folderWith({ ...tree, [`audits/${SITE}/2026-01-01.audit.yaml`]: 'broken: [' });
    expect(await serviceAudit(folder, ['report', '-o', 'page.html'])).toMatchObject({ code: 0 });
    expect(await serviceAudit(folder, ['report', '-o', 'scores.csv'])).toMatchObject({ code: 2 });
  });
});

describe('--hide', () => {
  test.each([
    [['notes'], /Olena Kovalchuk/, /The score of Friday alone/],
    [['names'], /Olena Kovalchuk \(consultant\)/, /Ivan Petrenko|Anna Bondar/],
    [['assessors', 'names'], /Lviv Center/, /Petrenko|Bondar|Kovalchuk/],
    [['names,assessors,notes'], /Lviv Center/, /Petrenko|Bondar|Kovalchuk/],
  ])('%j, in every form', async (what, stays, goes) => {
    const folder = project();
    const hide = what.flatMap((one) => ['--hide', one]);
    const { code, stderr } = await serviceAudit(folder, [
      'report',
      ...hide,
      '-o',
      'a.html',
      '-o',
      'a.md',
      '-o',
      'a.csv',
    ]);
    expect(code).toBe(0);
    expect(readIn(folder, 'a.html')).toMatch(stays);
    for (const file of ['a.html', 'a.md', 'a.csv']) expect(readIn(folder, file)).not.toMatch(goes);
    expect(/Read the texts before/.test(stderr)).toBe(what.join().includes('names'));
  });

  test('something else is told with what there is', async () => {
    const { code, stderr } = await serviceAudit(project(), ['report', '--hide', 'scores']);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toMatch(/“scores” is not a value of --hide. Choose one of: notes, names, assessors./);
  });
});

describe('--brand', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

  test('name, logo, colour and contact', async () => {
    const folder = project({
      'brand/brand.yaml':
        'format: brand/1\nname: Kovalchuk & Partners\nlogo: logo.png\naccent: "#ffee00"\ncontact: |\n  olena@example.com\n',
    });
    writeFileSync(join(folder, 'brand/logo.png'), PNG);
    expect(await serviceAudit(folder, ['report', '--brand', 'brand/brand.yaml', '-o', 'a.html'])).toMatchObject({
      code: 0,
    });
    const html = readIn(folder, 'a.html');
    expect(html).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}" alt="">`);
    expect(html).toContain('<span>Kovalchuk &amp; Partners</span>');
    expect(html).toContain('olena@example.com</address>');
    // Yellow on white could not be read: as it is only where it stands on black.
    expect(html).toMatch(/--accent:#[0-9a-f]{6}.*--accent:#ffee00/s);
  });

  test('what is wrong with it is told with its place, and nothing is written', async () => {
    const folder = project({ 'brand.yaml': 'format: brand/1\naccent: #1d5c63\n' });
    const { code, stderr } = await serviceAudit(folder, ['report', '--brand', 'brand.yaml', '-o', 'a.html']);
    expect(code).toBe(2);
    expect(stderr).toContain('brand.yaml:2:1');
    expect(oneLine(stderr)).toContain('accent: "#1d5c63"');
    expect(existsSync(join(folder, 'a.html'))).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('--open', () => {
  /** A folder with an opener that writes down what it is to open, and ends with this code. */
  function withOpener(code: number) {
    const folder = project({
      'bin/xdg-open': `#!/bin/sh\nprintf '%s\\n' "$@" > "$(dirname "$0")/../opened.txt"\nexit ${code}\n`,
    });
    chmodSync(join(folder, 'bin/xdg-open'), 0o755);
    return { folder, env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` } };
  }

  test('opens the page that was written', async () => {
    const { folder, env } = withOpener(0);
    expect(await serviceAudit(folder, ['report', '--open', '-o', 'a b.html'], { env })).toMatchObject({ code: 0 });
    expect(readIn(folder, 'opened.txt')).toMatch(/^file:\/\/.*\/a%20b\.html\n$/);
  });

  test('writes one where only a table was asked for', async () => {
    const { folder, env } = withOpener(0);
    await serviceAudit(folder, ['report', '--open', '-o', 'a.csv'], { env });
    expect(readIn(folder, 'opened.txt')).toContain(`/${SITE}-${LAST}.html`);
  });

  test.each([
    ['en', 'The browser could not be opened'],
    ['ru', 'Не удалось открыть браузер'],
  ])('%s: no browser: the page is there, and it says so', async (lang, told) => {
    const { folder, env } = withOpener(3);
    const { code, stderr } = await serviceAudit(folder, ['--lang', lang, 'report', '--open'], { env });
    expect(code).toBe(2);
    expect(oneLine(stderr)).toContain(told);
    expect(oneLine(stderr)).toContain(`${SITE}-${LAST}.html`);
    expect(existsSync(join(folder, `${SITE}-${LAST}.html`))).toBe(true);
  });
});

describe('a note that is markup', () => {
  const NOTE = '<script>window.pwned = 1</script>';
  const files = () =>
    twoYearsTree('en')[`audits/${SITE}/${LAST}.audit.yaml`]?.replace(
      /score: 5\n/,
      `score: 5\n      note: |\n        ${NOTE}\n`,
    ) ?? '';
  const noted = () => project({ [`audits/${SITE}/${LAST}.audit.yaml`]: files() });

  test('is text', async () => {
    const { code, stdout } = await serviceAudit(noted(), ['report', '-f', 'html']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('<script');
    expect(stdout).toContain('&lt;script&gt;window.pwned = 1&lt;/script&gt;');
  });
});

test('a project of several sites asks which', async () => {
  const folder = project({ 'audits/kyiv-podil/2026-10-01.audit.yaml': auditOn('2026-10-01', 7) });
  const { code, stderr } = await serviceAudit(folder, ['report']);
  expect(code).toBe(2);
  expect(oneLine(stderr)).toContain('service-audit report kyiv-podil');
});

test('a file that lies in no project', async () => {
  const folder = folderWith({ 'loose.yaml': auditOn('2026-10-01', 4) });
  expect(await serviceAudit(folder, ['report', 'loose.yaml'])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('loose-2026-10-01.html'),
  });
  expect(readFileSync(join(folder, 'loose-2026-10-01.html'), 'utf8')).toContain('<h1>loose.yaml</h1>');
});
