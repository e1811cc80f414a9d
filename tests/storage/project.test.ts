import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { printAudit, printFollowUp } from '../../src/storage/print.js';
import {
  checkAgainstTemplate,
  checkSeries,
  isSiteKey,
  locate,
  Project,
  parseRecordName,
  readRecord,
  unknownCriteria,
} from '../../src/storage/project.js';
import { aFollowUp, anAudit, base } from '../helpers/builders.js';
import { problemsOf, told } from '../helpers/problems.js';
import { folderWith } from '../helpers/world.js';

const options = { schema: 'audit-1.json', title: () => undefined };
type Built = ReturnType<typeof anAudit>;
const fileOf = (audit: Built) => printAudit(audit.build(), options);
const DAYS = { today: '2026-11-21', latest: '2026-11-21' };

/** Reads an audit's file under this name. */
function reading(name: string, audit: Built, latest = '2026-11-21') {
  const folder = folderWith({ [name]: fileOf(audit) });
  return problemsOf(() => readRecord(join(folder, name), name, parseRecordName(name), latest));
}

describe('the name of a record', () => {
  test.each([
    ['2026-11-20.audit.yaml', { id: '2026-11-20.audit', date: '2026-11-20', kind: 'audit' }],
    ['2026-11-20.follow-up.yaml', { id: '2026-11-20.follow-up', date: '2026-11-20', kind: 'follow-up' }],
    ['2026-11-20.follow-up-2.yaml', { id: '2026-11-20.follow-up-2', date: '2026-11-20', kind: 'follow-up' }],
    ['2026-11-20.follow-up-10.yaml', { id: '2026-11-20.follow-up-10', date: '2026-11-20', kind: 'follow-up' }],
    [
      '2026-10-01.service-tiers.audit.yaml',
      { id: '2026-10-01.service-tiers.audit', date: '2026-10-01', kind: 'audit', programme: 'service-tiers' },
    ],
  ])('%s', (file, name) => {
    expect(parseRecordName(file)).toEqual(name);
  });

  test.each([
    '2026-02-30.audit.yaml',
    '2026-11-20.audit-2.yaml',
    '2026-11-20.follow-up-1.yaml',
    '2026-11-20.follow-up-02.yaml',
    '2026-11-20.follow-up-.yaml',
    '2026-11-20.audit.yml',
    '2026-11-20.audit.yaml.bak',
    '2026-11-20.audit (1).yaml',
    '2026-11-20.Audit.yaml',
    '2026-11-20.ballot-anna.yaml',
    '2026-11-20.yaml',
    'audit.yaml',
    ' 2026-11-20.audit.yaml',
    '../2026-11-20.audit.yaml',
    '2026-11-20.UP.audit.yaml',
    '2026-11-20.a/b.audit.yaml',
  ])('%s is none', (file) => {
    expect(parseRecordName(file)).toBeUndefined();
  });
});

describe('the key of a site', () => {
  test.each(['lviv', 'lviv-center', '24-7', 'a', '7', 'x'.repeat(64), 'console', 'a--b', 'con-1'])(
    '%s is one',
    (key) => {
      expect(isSiteKey(key)).toBe(true);
    },
  );

  test.each([
    '',
    '-x',
    'x-',
    '-',
    'x'.repeat(65),
    'Lviv',
    'львов',
    'a b',
    'a.b',
    'a/b',
    '../x',
    '..',
    '.',
    'a\\b',
    'x\n',
    'con',
    'prn',
    'aux',
    'nul',
    'com1',
    'lpt9',
    '--help',
  ])('%j is none', (key) => {
    expect(isSiteKey(key)).toBe(false);
  });

  test('no key leads out of the folder of sites', () => {
    const project = new Project(folderWith());
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '-', '.', '/', '\\', '~', 'C', ':'), maxLength: 6 }),
        (key) => {
          const inside = join(project.root, 'audits', 'x').slice(0, -1);
          if (isSiteKey(key)) expect(project.siteFolder(key)).toBe(inside + key);
        },
      ),
    );
  });
});

describe('a record and its name', () => {
  test('agree', () => {
    expect(reading('2026-11-20.audit.yaml', anAudit('2026-11-20'))).toEqual([]);
  });

  test('a copied file that was not finished is told', () => {
    expect(reading('2026-11-21.audit.yaml', anAudit('2026-11-20'))).toMatchObject([
      { code: 'date-not-name', details: { date: '2026-11-20', name: '2026-11-21.audit.yaml' }, place: { line: 3 } },
    ]);
  });

  test('a record of tomorrow is refused', () => {
    expect(told(reading('2026-11-22.audit.yaml', anAudit('2026-11-22')))).toEqual(['3:7 future-date']);
    expect(reading('2026-11-21.audit.yaml', anAudit('2026-11-21'))).toEqual([]);
  });

  test('an audit under the name of a follow-up is none', () => {
    expect(told(reading('2026-11-20.follow-up.yaml', anAudit('2026-11-20')))).toEqual(['2:9 wrong-format']);
  });

  test('a file that lies elsewhere may be called anything', () => {
    expect(reading('a.yaml', anAudit('2026-11-20'))).toEqual([]);
  });
});

describe('an audit that contradicts itself', () => {
  test('answers a criterion twice', () => {
    const twice = anAudit('2026-11-20').with('refunds', 3, 'personnel');
    expect(told(reading('2026-11-20.audit.yaml', twice))).toEqual([expect.stringMatching(/^\d+:5 twice-answered$/)]);
  });

  test('plans for a criterion that it does not have', () => {
    const planned = anAudit('2026-11-20').without('refunds').planning('refunds-1').planning('staff-fit-1');
    expect(reading('2026-11-20.audit.yaml', planned)).toMatchObject([
      { code: 'not-in-plan', details: { key: 'refunds' } },
    ]);
  });

  test('all of it is told at once', () => {
    const both = anAudit('2026-11-22').with('refunds', 3, 'personnel').planning('parking-1');
    const codes = reading('2026-11-22.audit.yaml', both).map(({ code }) => code);
    expect(codes.sort()).toEqual(['future-date', 'not-in-plan', 'twice-answered']);
  });
});

describe('an audit and its questionnaire', () => {
  const against = (audit: Built, template: typeof base | undefined = base) => {
    const folder = folderWith({ 'a.yaml': fileOf(audit) });
    const { record, source } = readRecord(join(folder, 'a.yaml'), 'a.yaml', undefined, '2026-11-21');
    return record.kind === 'audit' ? checkAgainstTemplate(record.audit, source, template, 'ru') : [];
  };
  const other = (change: Partial<Audit>) => anAudit('2026-11-20').having(change);

  test('agree', () => {
    expect(against(anAudit('2026-11-20'))).toEqual([]);
  });

  test('a mistyped, a missing and a misplaced criterion are told together', () => {
    const audit = anAudit('2026-11-20')
      .without('refunds')
      .with('refund', 3, 'product')
      .without('staff-fit')
      .with('staff-fit', 7, 'product');
    expect(against(audit).map(({ details }) => details)).toEqual(
      expect.arrayContaining([
        { key: 'staff-fit', component: 'product', right: 'personnel' },
        { key: 'refund', suggestion: 'refunds', template: 'base' },
        expect.objectContaining({ key: 'refunds' }),
      ]),
    );
    expect(
      against(audit)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['missing-criterion', 'unknown-criterion', 'wrong-component']);
  });

  test('a questionnaire that is gone is a warning: keys stand for titles', () => {
    const folder = folderWith({ 'a.yaml': fileOf(anAudit('2026-11-20')) });
    const { record, source } = readRecord(join(folder, 'a.yaml'), 'a.yaml', undefined, '2026-11-21');
    const problems = record.kind === 'audit' ? checkAgainstTemplate(record.audit, source, undefined, 'en') : [];
    expect(problems).toMatchObject([{ code: 'template-unknown', severity: 'warning' }]);
  });

  test('one that was changed without a new version is a warning', () => {
    const changed = other({ template: { name: 'base', version: 1, digest: 'sha256-0000000000000000' } });
    expect(against(changed)).toMatchObject([{ code: 'digest-differs', severity: 'warning' }]);
  });

  test('what lacks is told by its title, in the language', () => {
    const [first] = against(anAudit('2026-11-20').without('refunds'));
    expect(first).toMatchObject({ code: 'missing-criterion', details: { title: 'Возврат средств' } });
  });

  test('an older version is what it was', () => {
    expect(against(anAudit('2026-11-20').without('refunds'), { ...base, version: 2 })).toEqual([]);
  });

  test('a version that is newer than the questionnaire here is told', () => {
    const newer = other({ template: { name: 'base', version: 2, digest: 'sha256-0000000000000000' } });
    expect(against(newer)).toMatchObject([
      { code: 'newer-template', details: { version: 2, known: 1 }, place: { line: 6 } },
    ]);
  });
});

describe('the records of a site', () => {
  const followUp = printFollowUp(aFollowUp('2026-09-08').with('refunds', 5).build(), options);
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

  test('are listed by name, and what is no record is a stray', () => {
    const { names, strays } = project().records('lviv');
    expect(names.map(({ id }) => id)).toEqual([
      '2026-09-01.audit',
      '2026-09-08.follow-up',
      '2026-10-01.tiers.audit',
      '2026-11-20.audit',
    ]);
    expect(strays).toEqual(['2026-9-8.audit.yml', 'notes.yaml']);
  });

  test('form a series for each programme, up to the day that it is', () => {
    const ids = (programme: string | undefined, today: string) =>
      project()
        .series('lviv', programme, { today, latest: '2026-11-21' })
        .map(({ record }) => record.id);
    expect(ids(undefined, '2026-11-21')).toEqual(['2026-09-01.audit', '2026-09-08.follow-up', '2026-11-20.audit']);
    expect(ids(undefined, '2026-11-19')).toEqual(['2026-09-01.audit', '2026-09-08.follow-up']);
    expect(ids('tiers', '2026-11-21')).toEqual(['2026-10-01.tiers.audit']);
  });

  test('only what is wanted is opened: a broken file elsewhere blocks nothing', () => {
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

  test('the broken ones of a site are told together', () => {
    const broken = new Project(
      folderWith({ 'audits/a/2026-09-01.audit.yaml': 'x: [\n', 'audits/a/2026-09-02.audit.yaml': '' }),
    );
    const files = problemsOf(() => broken.series('a', undefined, DAYS)).map(({ place }) => place?.file);
    expect(new Set(files)).toEqual(new Set(['audits/a/2026-09-01.audit.yaml', 'audits/a/2026-09-02.audit.yaml']));
  });

  test('sites are the well-named folders; each has its title', () => {
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
    const loaded = readRecord(join(folder, name), name, parseRecordName(name), '2026-11-21');
    return checkSeries(loaded, template).map(({ code }) => code);
  };

  test('a programme’s audit says so in its name, any other does not', () => {
    expect(wrong('2026-11-20.audit.yaml', base)).toEqual([]);
    expect(wrong('2026-11-20.tiers.audit.yaml', programme, 'tiers')).toEqual([]);
    expect(wrong('2026-11-20.audit.yaml', programme, 'tiers')).toEqual(['other-series']);
    expect(wrong('2026-11-20.tiers.audit.yaml', base)).toEqual(['other-series']);
    expect(wrong('2026-11-20.audit.yaml', undefined, 'gone')).toEqual([]);
  });

  test('of a site: the main one first', () => {
    const names = ['2026-09-01.zeta.audit', '2026-09-02.audit', '2026-09-03.alpha.audit', '2026-09-04.follow-up'];
    const files = Object.fromEntries(names.map((name) => [`audits/lviv/${name}.yaml`, '']));
    expect(new Project(folderWith(files)).seriesOf('lviv')).toEqual([undefined, 'alpha', 'zeta']);
  });

  test('a follow-up that names a criterion of no audit is told, wherever it stands', () => {
    const followUp = aFollowUp('2026-11-20')
      .with('refund', 5)
      .with('refunds', 5)
      .explaining('staf-fit')
      .adding('parking-1')
      .build();
    const peers = [{ criterion: 'refnuds', business: 'car wash' }];
    const name = '2026-11-20.follow-up.yaml';
    const folder = folderWith({ [name]: printFollowUp({ ...followUp, peers }, options) });
    const loaded = readRecord(join(folder, name), name, parseRecordName(name), '2026-11-21');
    expect(unknownCriteria([loaded], [base]).map(({ details }) => details)).toMatchObject([
      { key: 'refund', suggestion: 'refunds' },
      { key: 'staf-fit', suggestion: 'staff-fit' },
      { key: 'refnuds', suggestion: 'refunds' },
      { key: 'parking', suggestion: undefined },
    ]);
  });
});

test('what lies beside the folders of sites is told, but for what explains', () => {
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

describe('which site is meant', () => {
  const project = (...sites: string[]) =>
    new Project(folderWith(Object.fromEntries(sites.map((site) => [`audits/${site}/2026-09-01.audit.yaml`, '']))));
  test('the only one need not be named; of several it must be', () => {
    expect(project('lviv').chooseSite(undefined, 'diff')).toBe('lviv');
    expect(problemsOf(() => project('kyiv', 'lviv').chooseSite(undefined, 'diff'))).toMatchObject([
      { code: 'which-site', details: { command: 'diff', sites: ['kyiv', 'lviv'] } },
    ]);
    expect(told(problemsOf(() => project().chooseSite(undefined, 'diff')))).toEqual(['no-audits']);
  });

  test('a mistyped one is told with what was meant', () => {
    expect(problemsOf(() => project('kyiv', 'lviv').chooseSite('liv', 'diff'))).toMatchObject([
      { code: 'unknown-site', details: { suggestion: 'lviv' } },
    ]);
    expect(told(problemsOf(() => project('lviv').chooseSite('../lviv', 'diff')))).toEqual(['bad-site-key']);
  });
});

test('a file tells where it lies', () => {
  expect(locate('/p/audits/lviv/2026-11-20.audit.yaml')).toMatchObject({ root: '/p', site: 'lviv' });
  expect(locate('/p/audits/2026-11-20.audit.yaml')).toBeUndefined();
  expect(locate('/p/audits/con/2026-11-20.audit.yaml')).toBeUndefined();
  expect(locate('/p/audits/lviv/notes.yaml')).toBeUndefined();
});
