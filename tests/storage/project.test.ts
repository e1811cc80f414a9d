/** The records and sites of a project. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSeries, unknownCriteria } from '../../src/storage/check-records.js';
import { printRecord } from '../../src/storage/print.js';
import { Project } from '../../src/storage/project.js';
import { readRecord } from '../../src/storage/record.js';
import { parseRecordName } from '../../src/storage/record-name.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';
import { aFollowUp, anAudit, base } from '../helpers/records/builders.js';

const options = { schema: 'audit-1.json', title: () => undefined };
const fileOf = (audit: ReturnType<typeof anAudit>) => printRecord('audit', audit.build(), options);
const DAYS = { today: '2026-11-21', latest: '2026-11-21' };

describe('the records of a site', () => {
  const followUp = printRecord('follow-up', aFollowUp('2026-09-08').with('refunds', 5).build(), options);
  const project = () => {
    const audit = (date: string) => fileOf(anAudit(date));
    return new Project(
      folderWith({
        'service-audit.yaml': 'format: config/1\n',
        'audits/lviv/2026-11-20.audit.yaml': audit('2026-11-20'),
        'audits/lviv/2026-09-01.audit.yaml': audit('2026-09-01'),
        'audits/lviv/2026-09-08.follow-up.yaml': followUp,
        'audits/lviv/2026-10-01.tiers.audit.yaml': audit('2026-10-01'),
        'audits/lviv/notes.yaml': 'x\n',
        'audits/lviv/2026-9-8.audit.yml': 'x\n',
        'audits/lviv/README.md': 'x\n',
        'audits/lviv/.hidden.yaml': 'x\n',
        'audits/lviv/site.yaml': 'format: site/1\ntitle: {ru: Львов, en: Lviv}\n',
        'audits/Nul/2026-09-01.audit.yaml': 'x\n',
        'audits/README.md': 'x\n',
      }),
    );
  };

  test('are listed by name; other YAML files are listed as strays', () => {
    const { names, strays } = project().records('lviv');
    expect(names.map(({ id }) => id)).toEqual([
      '2026-09-01.audit',
      '2026-09-08.follow-up',
      '2026-10-01.tiers.audit',
      '2026-11-20.audit',
    ]);
    expect(strays).toEqual(['2026-9-8.audit.yml', 'notes.yaml']);
  });

  test('form a series for each programme, up to today', () => {
    const ids = (programme: string | undefined, today: string) =>
      project()
        .series('lviv', programme, { today, latest: '2026-11-21' })
        .map(({ record }) => record.id);
    expect(ids(undefined, '2026-11-21')).toEqual(['2026-09-01.audit', '2026-09-08.follow-up', '2026-11-20.audit']);
    expect(ids(undefined, '2026-11-19')).toEqual(['2026-09-01.audit', '2026-09-08.follow-up']);
    expect(ids('tiers', '2026-11-21')).toEqual(['2026-10-01.tiers.audit']);
  });

  test('only selected records are opened, so that another broken file does no harm', () => {
    const broken = new Project(
      folderWith({
        'audits/lviv/2026-09-01.audit.yaml': 'broken: [\n',
        'audits/lviv/2026-11-20.audit.yaml': fileOf(anAudit('2026-11-20')),
      }),
    );
    expect(broken.series('lviv', undefined, DAYS, (names) => names.slice(-1))).toHaveLength(1);
    expect(problemsOf(() => broken.series('lviv', undefined, DAYS))[0]?.place?.file).toBe(
      'audits/lviv/2026-09-01.audit.yaml',
    );
  });

  test('all broken records of a site are reported together', () => {
    const broken = new Project(
      folderWith({ 'audits/a/2026-09-01.audit.yaml': 'x: [\n', 'audits/a/2026-09-02.audit.yaml': '' }),
    );
    const files = problemsOf(() => broken.series('a', undefined, DAYS)).map(({ place }) => place?.file);
    expect(new Set(files)).toEqual(new Set(['audits/a/2026-09-01.audit.yaml', 'audits/a/2026-09-02.audit.yaml']));
  });

  test('sites are the folders with a valid key; each has its title', () => {
    expect(project().sites()).toEqual(['lviv']);
    expect(project().folders()).toEqual(['Nul', 'lviv']);
    expect([project().siteTitle('lviv', 'ru'), project().siteTitle('lviv', 'en')]).toEqual(['Львов', 'Lviv']);
    expect(new Project(folderWith()).siteTitle('odesa', 'ru')).toBe('odesa');
  });
});

describe('series', () => {
  const programme = { ...base, name: 'tiers', programme: true };
  const wrong = (name: string, template: typeof base | undefined, asked = 'base') => {
    const audit = anAudit('2026-11-20').having({
      template: { name: asked, version: 1, digest: 'sha256-0000000000000000' },
    });
    const folder = folderWith({ [name]: fileOf(audit) });
    const loaded = readRecord({ path: join(folder, name), shown: name, name: parseRecordName(name) }, '2026-11-21');
    return checkSeries(loaded, template).map(({ code }) => code);
  };

  test('the audit of a programme has it in its name, any other does not', () => {
    expect(wrong('2026-11-20.audit.yaml', base)).toEqual([]);
    expect(wrong('2026-11-20.tiers.audit.yaml', programme, 'tiers')).toEqual([]);
    expect(wrong('2026-11-20.audit.yaml', programme, 'tiers')).toEqual(['other-series']);
    expect(wrong('2026-11-20.tiers.audit.yaml', base)).toEqual(['other-series']);
    expect(wrong('2026-11-20.audit.yaml', undefined, 'gone')).toEqual([]);
  });

  test('those of a site begin with the main one', () => {
    const names = ['2026-09-01.zeta.audit', '2026-09-02.audit', '2026-09-03.alpha.audit', '2026-09-04.follow-up'];
    const files = Object.fromEntries(names.map((name) => [`audits/lviv/${name}.yaml`, '']));
    expect(new Project(folderWith(files)).seriesOf('lviv')).toEqual([undefined, 'alpha', 'zeta']);
  });

  test('a follow-up that names an unknown criterion is reported, wherever it names it', () => {
    const followUp = aFollowUp('2026-11-20')
      .with('refund', 5)
      .with('refunds', 5)
      .explaining('staf-fit')
      .adding('parking-1')
      .build();
    const peers = [{ criterion: 'refnuds', business: 'car wash' }];
    const name = '2026-11-20.follow-up.yaml';
    const folder = folderWith({ [name]: printRecord('follow-up', { ...followUp, peers }, options) });
    const loaded = readRecord({ path: join(folder, name), shown: name, name: parseRecordName(name) }, '2026-11-21');
    expect(unknownCriteria([loaded], [base]).map(({ details }) => details)).toMatchObject([
      { key: 'refund', suggestion: 'refunds' },
      { key: 'staf-fit', suggestion: 'staff-fit' },
      { key: 'refnuds', suggestion: 'refunds' },
      { key: 'parking', suggestion: undefined },
    ]);
  });
});

test('unexpected files beside the folders of sites are listed, but not text files', () => {
  const root = folderWith({
    'audits/lviv/x.yaml': '',
    'audits/2026-11-20.audit.yaml': '',
    'audits/README.md': '',
    'audits/.keep': '',
  });
  symlinkSync(join(root, 'audits/lviv'), join(root, 'audits/kyiv'));
  expect(new Project(root).oddEntries()).toEqual(['2026-11-20.audit.yaml', 'kyiv']);
  expect(new Project(root).sites()).toEqual(['lviv']);
});

describe('which site is chosen', () => {
  const project = (...sites: string[]) =>
    new Project(folderWith(Object.fromEntries(sites.map((site) => [`audits/${site}/2026-09-01.audit.yaml`, '']))));
  test('a single site need not be named; one of several must be', () => {
    expect(project('lviv').chooseSite(undefined, 'diff')).toBe('lviv');
    expect(problemsOf(() => project('kyiv', 'lviv').chooseSite(undefined, 'diff'))).toMatchObject([
      { code: 'which-site', details: { command: 'diff', sites: ['kyiv', 'lviv'] } },
    ]);
    expect(told(problemsOf(() => project().chooseSite(undefined, 'diff')))).toEqual(['no-audits']);
  });

  test('a mistyped one is reported with what was meant', () => {
    expect(problemsOf(() => project('kyiv', 'lviv').chooseSite('liv', 'diff'))).toMatchObject([
      { code: 'unknown-site', details: { suggestion: 'lviv' } },
    ]);
    expect(told(problemsOf(() => project('lviv').chooseSite('../lviv', 'diff')))).toEqual(['bad-site-key']);
  });
});
