import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { twoYearsTree } from '../../helpers/records/salon-over-two-years.js';

const words = (told: string) => told.replaceAll(/\s+/g, ' ');
const other = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace('lviv-center', 'kyiv-podil'), text]));

test.each(['en', 'ru'] as const)('%s: the tree is well-formed, and every screen of it is shown', async (language) => {
  const folder = folderWith(twoYearsTree(language));
  expect(await serviceAudit(folder, ['validate'])).toMatchObject({ code: 0 });
  const shown = await Promise.all(
    ['plan', 'trend', 'log staffing-level', ''].map(async (command) => {
      const { code, stdout, stderr } = await serviceAudit(folder, command.split(' ').filter(Boolean));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return words(stdout);
    }),
  );
  const [plan, trend, log, home] = shown;
  const said =
    language === 'en'
      ? {
          plan: [
            'sagging',
            'cause found',
            'planned',
            'in progress, sags again',
            'target reached',
            'levelled',
            'fair: Price',
            'level: Welcoming',
            'broken, 19 days',
            'kept 26 Oct',
            'day 47 of 95',
            'late 1',
            'two follow-ups without a rise: 5 → 5',
            '7 was promised by 2 Nov, it was 5 on 9 Nov',
            '“A second desk on Fridays” was done, but the next score was not higher: 5 → 5',
            'Anna Bondar for 670 days',
            '4 → 7 in 70 days, levelled 10 Feb 2025',
          ],
          trend: ['! Getting a refund 6 7 – 4 -2', '7 n/a 7 5 5 -2'],
          log: ['staffing-level', '2025-01-20.follow-up.yaml', '→ levelled', '→ promise broken: 7 by 29 Jun'],
          home: ['“Look of the premises” was still 5 on 9 November, promised 7.', 'service-audit why lviv-center'],
        }
      : {
          plan: [
            'просадка',
            'причина найдена',
            'план есть',
            'в работе, снова просадка',
            'цель достигнута',
            'выровнено',
            'ниже цели: Цена',
            'на уровне цели: Гостеприимная',
            'не выполнено, 19 дн.',
            'выполнено 26.10',
            'день 47 из 95',
            'с опозданием 1',
            'две встречи без роста: 5 → 5',
            'к 02.11 обещано 7, оценка 5 на 09.11',
            'выполнено «Вторая стойка по пятницам», а следующая оценка не выше: 5 → 5',
            'Анна Бондарь (670 дней)',
            '4 → 7 за 70 дней, выровнено 10.02.2025',
          ],
          trend: ['! Возврат средств 6 7 – 4 -2', '7 н/п 7 5 5 -2'],
          log: ['2025-01-20.follow-up.yaml', '→ выровнено', '→ обещано 7 к 29.06: не выполнено'],
          home: ['«Внешний вид помещения»: было 5, 9 ноября всё ещё 5, обещано 7.', 'service-audit why lviv-center'],
        };
  for (const text of said.plan) expect(plan).toContain(text);
  for (const text of said.trend) expect(trend).toContain(text);
  for (const text of said.log.slice(language === 'en' ? 1 : 0)) expect(log).toContain(text);
  for (const text of said.home) expect(home).toContain(text);
});

test('log: the place is the line on which it stands', async () => {
  const folder = folderWith(twoYearsTree('en'));
  const json = JSON.parse((await serviceAudit(folder, ['log', 'lviv-center', 'staffing-level', '-f', 'json'])).stdout);
  const [first] = json.days;
  const lineOf = (kind: string) => {
    const told = first.told.find((one: { kind: string }) => one.kind === kind);
    return readIn(folder, first.file).split('\n')[told.line - 1]?.trim();
  };
  expect(['entry', 'cause', 'promise', 'planned'].map(lineOf)).toEqual([
    'staffing-level:',
    'cause:',
    'promise:',
    'staffing-level-1:',
  ]);
});

describe('several sites', () => {
  const files = twoYearsTree('en');
  const both = () => folderWith({ ...files, ...other(files) });

  test('plan and trend take all of them', async () => {
    const folder = both();
    expect((await serviceAudit(folder, ['plan'])).stdout.match(/, plan on 21 Nov 2026/g)).toHaveLength(2);
    expect(JSON.parse((await serviceAudit(folder, ['plan', '-f', 'json'])).stdout)).toMatchObject({
      format: 'plans/1',
      sites: [{ site: 'kyiv-podil' }, { site: 'lviv-center' }],
    });
    const csv = (await serviceAudit(folder, ['trend', '-f', 'csv'])).stdout;
    expect(csv.match(/^kyiv-podil,/gm)?.length).toBe(csv.match(/^lviv-center,/gm)?.length);
    expect(await serviceAudit(folder, ['log', 'refunds'])).toMatchObject({ code: 2, stdout: '' });
    expect((await serviceAudit(folder, [''])).stderr).not.toContain('fault in service-audit');
  });

  test('a broken file of one hides no other; 2', async () => {
    const folder = folderWith({
      ...files,
      ...other(files),
      'audits/kyiv-podil/2026-10-05.audit.yaml': 'format: audit/1\n',
    });
    for (const command of [['plan'], ['trend'], []]) {
      const { code, stdout, stderr } = await serviceAudit(folder, command);
      expect(code, command.join()).toBe(2);
      expect(stdout).toContain('Lviv Center');
      expect(stderr).toContain('audits/kyiv-podil/2026-10-05.audit.yaml');
    }
  });
});

describe('what is wrong is said', () => {
  test.each([
    [['plan', 'lviv-centre'], 'Did you mean “lviv-center”?'],
    [['trend', '--criterion', 'refunsd'], 'No record here has a criterion “refunsd”. Did you mean “refunds”?'],
    [['trend', '--since', '2026-02-30'], '2026-02-30 is not a day in the calendar.'],
    [['trend', '-f', 'yaml'], 'Choose one of: text, json, markdown, csv.'],
    [['log'], 'criterion'],
    [['log', 'lviv-center', 'refunsd'], 'Did you mean “refunds”?'],
    [['plan', '--programme', 'no-such'], 'no audit'],
  ])('%j: 2', async (args, said) => {
    const { code, stdout, stderr } = await serviceAudit(folderWith(twoYearsTree('en')), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(words(stderr)).toContain(said);
  });

  test.each([['plan'], ['trend'], ['log', 'refunds']])('%s without any audit: 2', async (...args) => {
    expect(await serviceAudit(folderWith(), args)).toMatchObject({ code: 2, stdout: '' });
  });
});

test('trend writes a spreadsheet by the extension', async () => {
  const folder = folderWith(twoYearsTree('en'));
  expect(await serviceAudit(folder, ['trend', '-o', 'out/scores.csv'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readIn(folder, 'out/scores.csv')).toMatch(/^\ufeffsite,component,criterion,title,date,record,score,/);
});

describe('a file of CSV opens in the spreadsheet of the person, and standard output stays the same for programs', () => {
  const commands = [
    ['trend', 'site'],
    ['report', 'date'],
  ] as const;
  const places = [
    ['English', {}, ','],
    ['Russian', { SERVICE_AUDIT_LANG: 'ru' }, ';'],
    ['English in Germany', { LC_ALL: 'de_DE.UTF-8' }, ';'],
    ['English in Ireland', { LC_ALL: 'en_IE.UTF-8' }, ','],
  ] as const;
  describe.each(commands)('%s', (command, first) => {
    test.each(places)('%s', async (_, env, separator) => {
      const folder = folderWith(twoYearsTree('en'));
      expect(await serviceAudit(folder, [command, '-o', 'scores.csv', '-o', 'csv=-'], { env })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(new RegExp(`^${first},`)),
      });
      const file = readIn(folder, 'scores.csv');
      expect(file.startsWith(`\ufeff${first}${separator}`)).toBe(true);
      const { stdout } = await serviceAudit(folder, [command, '-f', 'csv'], { env });
      expect(stdout).toMatch(new RegExp(`^${first},`));
      const rows = { file: parse(file, { bom: true, delimiter: separator }), stdout: parse(stdout) };
      expect(rows.file).toEqual(rows.stdout);
    });
  });
});
