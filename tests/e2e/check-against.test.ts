/** The gate of a change, in a real repository: every way to slip past it that could be thought of, and honest changes. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aBranch, audit, followUp, MAIN, path, QUESTIONS, SETTINGS, TEMPLATE } from '../helpers/gate-project.js';
import { miniTemplate } from '../helpers/mini.js';
import { aRepository, type Files, type Repository } from '../helpers/repository.js';
import { folderWith, serviceAudit } from '../helpers/world.js';

const NOW = '2026-11-20';
const AGAINST = ['check', '--against', 'main'];
const check = (repository: Repository, ...args: string[]) => serviceAudit(repository.folder, [...AGAINST, ...args]);
/** Wherever lines were wrapped. */
const oneLine = ({ stdout, stderr }: { stdout: string; stderr: string }) => (stdout + stderr).replaceAll(/\s+/g, ' ');
const checked = (files: Files, ...args: string[]) => check(aBranch(files), ...args);
const V2 = { template: { name: 'mini', version: 2, digest: 'sha256-0123456789abcdef' } };
const OTHER = { template: { name: 'other', version: 1, digest: 'sha256-0123456789abcdef' } };
const SITE = (text: string) => `format: site/1\n${text}`;
const WAIVER = SITE(
  'waivers:\n  - rule: min-score\n    criterion: speed\n    value: 2\n    until: 2027-03-01\n    reason: soon\n',
);

test('main itself fails alone, and passes against itself: what is so there is known', () => {
  const repository = aRepository(MAIN);
  const alone = serviceAudit(repository.folder, ['check']);
  expect([alone.code, alone.stderr]).toEqual([1, '']);
  expect(alone.stdout).toContain('Refunds  4, needs 5 or more');
  const against = check(repository);
  expect([against.code, against.stderr]).toEqual([0, '']);
  expect(against.stdout.replace(/main [0-9a-f]{7}/, 'main abcdef0')).toMatchInlineSnapshot(`
    "known   lviv, Refunds: 4, needs 5 or more
            lviv, Refunds: 4, six questions open
            (as on main, not made worse here)
    bar     main abcdef0

    PASS    2 sites: nothing made worse
    "
  `);
});

describe('what a branch may not do', () => {
  test('move all records behind a link', () => {
    const repository = aBranch({});
    repository.git('mv', 'audits', 'real');
    symlinkSync('real', join(repository.folder, 'audits'));
    repository.commit();
    const outcome = check(repository);
    expect(outcome.code).toBe(2);
    expect(oneLine(outcome)).toContain('“audits” is a link here');
  });

  test('let a questionnaire ask for more under the same version', () => {
    const more = TEMPLATE.replace(/\n( +)speed:/, '\n$1extra:\n$1  title: {en: Extra}\n$1speed:');
    expect(more).not.toBe(TEMPLATE);
    const outcome = checked({ 'templates/mini.yaml': more });
    expect(outcome.code).toBe(2);
    expect(oneLine(outcome)).toMatch(/the version is the same: \+extra/);
  });

  test.each<[string, Files, number, RegExp]>([
    ['drop a criterion', { [path('odesa', NOW)]: audit(NOW, { speed: 4 }) }, 1, /Speed .*8 → 4: fell 4, may 2/],
    [
      'lower the threshold instead',
      {
        [path('odesa', NOW)]: audit(NOW, { speed: 4 }),
        'service-audit.yaml': SETTINGS.replace('{warn: 6, fail: 5}', '3').replace(
          'max-drop: {warn: 1, fail: 2}',
          'max-drop: off',
        ),
      },
      1,
      /this branch sets what is not used: min-score 3; max-drop off/,
    ],
    [
      'turn the gate off for a criterion',
      {
        [path('odesa', NOW)]: audit(NOW, { speed: 4 }),
        'service-audit.yaml': `${SETTINGS}  criteria:\n    speed: {min-score: off, max-drop: off}\n`,
      },
      1,
      /not used: min-score off for speed; max-drop off\s+for speed/,
    ],
    [
      'add a waiver',
      { [path('odesa', NOW)]: audit(NOW, { speed: 4 }), 'audits/odesa/site.yaml': WAIVER },
      1,
      /a waiver of min-score for speed \(odesa\)/,
    ],
    [
      'say that less sags',
      { [path('lviv', NOW)]: audit(NOW, { refunds: 4, price: 5 }, { sagging: 1 }) },
      0,
      /Price +5, six questions open +unexplained/,
    ],
    [
      'delete the criterion from the questionnaire',
      {
        'templates/mini.yaml': miniTemplate(
          Object.fromEntries(Object.entries(QUESTIONS).filter(([key]) => key !== 'speed')),
          'mini',
          2,
        ),
        [path('odesa', NOW)]: audit(
          NOW,
          { speed: undefined },
          { template: { name: 'mini', version: 2, digest: 'sha256-0123456789abcdef' } },
        ),
      },
      1,
      /Speed +was 8, not asked now +vanished[\s\S]*not used: the questionnaire mini/,
    ],
    [
      'delete it without a new version',
      {
        'templates/mini.yaml': miniTemplate(
          Object.fromEntries(Object.entries(QUESTIONS).filter(([key]) => key !== 'speed')),
        ),
        [path('odesa', NOW)]: audit(NOW, { speed: undefined }),
      },
      2,
      /There is no answer for “speed”/,
    ],
    [
      'name a questionnaire that is not there',
      {
        [path('odesa', NOW)]: audit(
          NOW,
          { speed: undefined },
          { template: { name: 'nothing', version: 1, digest: 'sha256-0123456789abcdef' } },
        ),
      },
      2,
      /“nothing” is not to be found/,
    ],
    [
      'say that a criterion was renamed to one that was never low',
      {
        'templates/mini.yaml': miniTemplate(
          { greeting: 'g?', price: 'p?', refunds: 'r?', smiles: 's?' },
          'mini',
          2,
        ).replace('      smiles:\n', '      smiles:\n        renamed-from: [speed]\n'),
        [path('odesa', NOW)]: audit(NOW, { speed: undefined, smiles: 9 }, V2),
      },
      1,
      /Speed was 8, not asked now vanished/,
    ],
    [
      'say that it means something else now, so that the fall is none',
      {
        'templates/mini.yaml': miniTemplate(QUESTIONS, 'mini', 2).replace(
          '      speed:\n',
          '      speed:\n        changed-in: 2\n',
        ),
        [path('odesa', NOW)]: audit(NOW, { speed: 5 }, V2),
      },
      1,
      /Speed 8 → 5: fell 3, may 2 max-drop/,
    ],
    [
      'ask by a new questionnaire in which it was renamed to one that was never low',
      {
        'templates/other.yaml': miniTemplate({ greeting: 'g?', price: 'p?', refunds: 'r?' }, 'other').replace(
          '      greeting:\n',
          '      greeting:\n        renamed-from: [speed]\n',
        ),
        [path('odesa', NOW)]: audit(NOW, { speed: undefined }, OTHER),
      },
      1,
      /Speed was 8, not asked now vanished/,
    ],
    [
      'ask by a new questionnaire in which it means something else',
      {
        'templates/other.yaml': miniTemplate({ ...QUESTIONS, speed: 'Is it quick?' }, 'other'),
        [path('odesa', NOW)]: audit(NOW, { speed: 5 }, OTHER),
      },
      1,
      /Speed 8 → 5: fell 3, may 2 max-drop/,
    ],
    [
      'call the audit one of a programme that is none',
      { 'audits/odesa/2026-11-20.mini.audit.yaml': audit(NOW, { speed: 5 }) },
      2,
      /The file's name says the programme “mini”, but that questionnaire is no programme/,
    ],
    [
      'mark it as not applicable twice',
      {
        [path('odesa', '2026-11-19')]: audit('2026-11-19', { speed: { na: 'not here' } }),
        [path('odesa', NOW)]: audit(NOW, { speed: { na: 'not here' } }),
      },
      1,
      /Speed +was 8, does not apply now +vanished/,
    ],
    [
      'mark it as not applicable',
      { [path('odesa', NOW)]: audit(NOW, { speed: { na: 'not here' } }) },
      1,
      /Speed +was 8, does not apply now +vanished/,
    ],
    [
      'edit yesterday’s audit',
      { [path('odesa', '2026-09-01')]: audit('2026-09-01', { speed: 9 }) },
      1,
      /gone or changed: 2026-09-01\.audit +rewritten/,
    ],
    [
      'edit it so that the fall looks small',
      {
        [path('odesa', '2026-09-01')]: audit('2026-09-01', { speed: 6 }),
        [path('odesa', NOW)]: audit(NOW, { speed: 5 }),
      },
      1,
      /Speed +8 → 5: fell 3, may 2 +max-drop/,
    ],
    [
      'delete an audit',
      { [path('lviv', '2026-09-01')]: undefined },
      1,
      /gone or changed: 2026-09-01\.audit +rewritten/,
    ],
    ['delete a site', { [path('odesa', '2026-09-01')]: undefined }, 1, /the site is gone, 1 record +rewritten/],
    [
      'rename a site',
      {
        [path('odesa', '2026-09-01')]: undefined,
        [path('odesa-port', '2026-09-01')]: audit('2026-09-01', { speed: 8 }),
      },
      1,
      /the site is gone, 1 record +rewritten/,
    ],
    [
      'rename it openly, and let it fall',
      {
        [path('odesa', '2026-09-01')]: undefined,
        'audits/odesa-port/site.yaml': SITE('renamed-from: [odesa]\n'),
        [path('odesa-port', '2026-09-01')]: audit('2026-09-01', { speed: 8 }),
        [path('odesa-port', NOW)]: audit(NOW, { speed: 4 }),
      },
      1,
      /8 → 4: fell 4, may 2/,
    ],
    [
      'date an audit in the future',
      { [path('odesa', '2031-01-01')]: audit('2031-01-01') },
      2,
      /2031-01-01 lies in the future/,
    ],
    ['add a site that fails', { [path('kyiv', NOW)]: audit(NOW, { price: 2 }) }, 1, /Price +2, needs 5 or more/],
    [
      'make worse what fails already',
      { [path('lviv', NOW)]: audit(NOW, { refunds: 3 }) },
      1,
      /Refunds +3, needs 5 or more/,
    ],
    [
      'let it fall in two steps',
      {
        [path('odesa', '2026-11-19')]: audit('2026-11-19', { speed: 6 }),
        [path('odesa', NOW)]: audit(NOW, { speed: 5 }),
      },
      1,
      /8 → 5: fell 3, may 2/,
    ],
    [
      'let it fall, and repeat the score in a follow-up',
      {
        [path('odesa', '2026-11-19')]: audit('2026-11-19', { speed: 5 }),
        'audits/odesa/2026-11-20.follow-up.yaml': followUp(NOW, { speed: 5 }),
      },
      1,
      /8 → 5: fell 3, may 2/,
    ],
    [
      'let it fall in a follow-up',
      { 'audits/odesa/2026-11-20.follow-up.yaml': followUp(NOW, { speed: 4 }) },
      1,
      /8 → 4: fell 4/,
    ],
    ['break a file', { [path('odesa', NOW)]: 'format: audit/1\nscores: [\n' }, 2, /error: /],
    [
      'leave the conflict of a merge',
      { [path('odesa', NOW)]: `<<<<<<< ours\n${audit(NOW)}=======\n${audit(NOW)}>>>>>>> theirs\n` },
      2,
      /A merge conflict starts here/,
    ],
    [
      'take the settings away',
      { 'service-audit.yaml': undefined, [path('odesa', NOW)]: audit(NOW, { speed: 5 }) },
      1,
      /8 → 5: fell 3, may 2/,
    ],
    [
      'move the time zone',
      {
        'service-audit.yaml': SETTINGS.replace('UTC', 'Pacific/Auckland'),
        [path('odesa', NOW)]: audit(NOW, { speed: 4 }),
      },
      1,
      /not used: time-zone Pacific\/Auckland/,
    ],
  ])('%s', (_, files, code, message) => {
    const outcome = checked(files);
    expect(oneLine(outcome)).toMatch(message);
    expect(outcome.code).toBe(code);
  });
});

test('nor name an older version of the questionnaire, which asked for less', () => {
  const older = { template: { name: 'mini', version: 1, digest: 'sha256-0123456789abcdef' } };
  const main = { ...MAIN, 'templates/mini.yaml': miniTemplate(QUESTIONS, 'mini', 2) };
  const branch = { [path('kyiv', NOW)]: audit(NOW, { speed: undefined }, older) };
  const outcome = check(aBranch(branch, main));
  expect(outcome.code).toBe(2);
  expect(oneLine(outcome)).toContain('The audit says version 1 of “mini”, but version 2 was in use here before it.');
  // Audits from before it was raised stay as they are.
  expect(check(aBranch({ [path('odesa', NOW)]: undefined }, { ...main, [path('odesa', NOW)]: audit(NOW) })).code).toBe(
    1,
  );
});

describe('what a branch may do', () => {
  test.each<[string, Files]>([
    ['improve, on a main that fails', { [path('lviv', NOW)]: audit(NOW, { refunds: 6, greeting: 8 }) }],
    [
      'improve, and fail still',
      {
        [path('odesa', NOW)]: audit(NOW, { speed: 8 }),
        'audits/lviv/2026-11-20.follow-up.yaml': followUp(NOW, { refunds: 4 }),
      },
    ],
    ['leave a fall within the bar', { [path('odesa', NOW)]: audit(NOW, { speed: 6 }) }],
    ['not see something this time', { [path('odesa', NOW)]: audit(NOW, { speed: { 'not-seen': 'nobody came' } }) }],
    ['raise the bar', { 'service-audit.yaml': SETTINGS.replace('{warn: 6, fail: 5}', '9') }],
    [
      'comment on an old record, or save it with other line ends',
      {
        [path('lviv', '2026-06-01')]: `# by hand\n${audit('2026-06-01', { refunds: 5, greeting: 8 })}`,
        [path('odesa', '2026-09-01')]: audit('2026-09-01', { speed: 8 }).replaceAll('\n', '\r\n'),
      },
    ],
    [
      'rename a site openly',
      {
        [path('odesa', '2026-09-01')]: undefined,
        'audits/odesa-port/site.yaml': SITE('renamed-from: [odesa]\n'),
        [path('odesa-port', '2026-09-01')]: audit('2026-09-01', { speed: 8 }),
      },
    ],
    [
      'add a criterion to the questionnaire and audit by it',
      {
        'templates/mini.yaml': miniTemplate({ ...QUESTIONS, smell: 'How often does it smell good?' }, 'mini', 2),
        [path('odesa', NOW)]: audit(
          NOW,
          { speed: 8, smell: 7 },
          { template: { name: 'mini', version: 2, digest: 'sha256-0123456789abcdef' } },
        ),
      },
    ],
    ['add a site that holds', { [path('kyiv', NOW)]: audit(NOW) }],
  ])('%s', (_, files) => {
    const outcome = checked(files);
    expect(outcome.stdout).toMatch(/^PASS/m);
    expect(outcome.code).toBe(0);
  });

  test('repair what main has broken', () => {
    const broken = { ...MAIN, [path('odesa', '2026-09-01')]: 'format: audit/1\n' };
    const outcome = check(aBranch({ [path('odesa', '2026-09-01')]: audit('2026-09-01') }, broken));
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain('The records of “odesa” at main cannot be read');
  });
});

describe('a branch that is behind', () => {
  test('is not blamed for what came to main meanwhile, and is held against it', () => {
    const repository = aBranch({ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) });
    repository.git('checkout', '-q', 'main');
    repository.commit({
      [path('lviv', '2026-11-10')]: audit('2026-11-10', { refunds: 7, greeting: 8 }),
      [path('kyiv', '2026-11-10')]: audit('2026-11-10'),
    });
    repository.git('checkout', '-q', 'change');
    const outcome = check(repository);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(outcome.stdout).toContain('3 sites: nothing made worse');
  });

  test('cannot choose an older bar by its age', () => {
    const repository = aBranch({ [path('odesa', NOW)]: audit(NOW, { speed: 7, price: 6 }) });
    repository.git('checkout', '-q', 'main');
    repository.commit({ 'service-audit.yaml': SETTINGS.replace('{warn: 6, fail: 5}', '7') });
    repository.git('checkout', '-q', 'change');
    const outcome = check(repository);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/Price +6, needs 7 or more/);
  });
});

test('a project within another one does not pass for it by losing its settings', () => {
  const inner = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [`shops/${name}`, text]));
  const change = {
    'shops/service-audit.yaml': undefined,
    [`shops/${path('odesa', NOW)}`]: audit(NOW, { speed: 4 }),
  };
  const repository = aBranch(change, { ...MAIN, ...inner });
  const { code, stdout } = serviceAudit(`${repository.folder}/shops`, AGAINST);
  expect(stdout).toMatch(/8 → 4: fell 4, may 2/);
  expect(code).toBe(1);
});

describe('what is not there to compare with', () => {
  test.each<[string, (repository: Repository) => string[], RegExp]>([
    [
      'no such commit',
      () => ['check', '--against', 'origin/main'],
      /git knows no commit “origin\/main”[\s\S]*git fetch origin/,
    ],
    [
      'no audits there',
      (repository) => ['check', '--against', repository.git('rev-list', '--max-parents=0', 'HEAD')],
      /There are no audits at/,
    ],
  ])('%s', (_, args, message) => {
    const repository = aRepository({ 'service-audit.yaml': SETTINGS, 'templates/mini.yaml': TEMPLATE });
    repository.commit({ [path('lviv', NOW)]: audit(NOW) });
    const outcome = serviceAudit(repository.folder, args(repository));
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toMatch(message);
  });

  test('no repository; a shallow clone; no git', () => {
    const repository = aBranch({ [path('odesa', NOW)]: audit(NOW) });
    const folder = folderWith({ 'service-audit.yaml': SETTINGS });
    expect(serviceAudit(folder, AGAINST).stderr).toContain('lies in no git repository');
    const shallow = folderWith();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, shallow);
    const outcome = serviceAudit(shallow, ['check', '--against', 'HEAD~1']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('fetch-depth: 0');
    const without = serviceAudit(repository.folder, AGAINST, { env: { PATH: '/nonexistent' } });
    expect([without.code, without.stdout]).toEqual([2, '']);
    expect(without.stderr).toContain('There is no git on this machine');
    for (const language of ['en', 'ru']) {
      expect(serviceAudit(shallow, ['--lang', language, ...AGAINST]).code).toBe(2);
    }
  });
});

test('one broken file hides nothing: what is found elsewhere is told, and exit 2 wins', () => {
  const outcome = checked({
    [path('odesa', NOW)]: 'format: audit/1\n',
    [path('lviv', NOW)]: audit(NOW, { refunds: 2 }),
  });
  expect(outcome.code).toBe(2);
  expect(outcome.stdout).toMatch(/Refunds +2, needs 5 or more/);
  expect(outcome.stdout).toContain('not judged: odesa');
  expect(outcome.stderr).toContain('audits/odesa/2026-11-20.audit.yaml');
});

test('the calendar only informs a change', () => {
  const settings = `${SETTINGS}  max-age: 30d\n`;
  const repository = aBranch(
    { [path('lviv', NOW)]: audit(NOW, { refunds: 4 }) },
    { ...MAIN, 'service-audit.yaml': settings },
  );
  expect(serviceAudit(repository.folder, ['check']).stdout).toMatch(/last audit 81 days ago, may 30/);
  const outcome = check(repository, '--fail-on', 'fail');
  expect(outcome.stdout).toContain('due     odesa, odesa: last audit 81 days ago, may 30');
  expect(outcome.code).toBe(0);
});

describe('two branches that add records', () => {
  const merging = (ours: Files, theirs: Files) => {
    const repository = aBranch(ours);
    repository.branch('other');
    repository.commit(theirs);
    repository.git('checkout', '-q', 'change');
    try {
      repository.git('merge', '-q', '--no-edit', 'other');
      return { repository, clean: true };
    } catch {
      return { repository, clean: false };
    }
  };

  test.each<[string, Files]>([
    ['another day', { [path('odesa', '2026-11-10')]: audit('2026-11-10', { speed: 8 }) }],
    ['another kind', { 'audits/odesa/2026-11-20.follow-up.yaml': followUp(NOW, { speed: 8 }) }],
    ['another site', { [path('kyiv', NOW)]: audit(NOW) }],
  ])('%s merges clean, and holds', (_, theirs) => {
    const { repository, clean } = merging({ [path('odesa', NOW)]: audit(NOW, { speed: 8 }) }, theirs);
    expect(clean).toBe(true);
    expect(serviceAudit(repository.folder, ['validate']).code).toBe(0);
    expect(check(repository).code).toBe(0);
  });

  test('the same name conflicts, and validate says how to resolve it', () => {
    const { repository, clean } = merging(
      { [path('odesa', NOW)]: audit(NOW, { speed: 8 }) },
      { [path('odesa', NOW)]: audit(NOW, { speed: 6 }) },
    );
    expect(clean).toBe(false);
    const outcome = serviceAudit(repository.folder, ['validate']);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain('A merge conflict starts here');
    expect(oneLine(outcome)).toContain('git checkout --ours audits/odesa/2026-11-20.audit.yaml');
    expect(check(repository).code).toBe(2);
  });

  test('for two follow-ups, what validate says keeps both', () => {
    const name = 'audits/odesa/2026-11-20.follow-up.yaml';
    const { repository } = merging({ [name]: followUp(NOW, { speed: 8 }) }, { [name]: followUp(NOW, { speed: 7 }) });
    const { stdout } = serviceAudit(repository.folder, ['validate', '-f', 'json']);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; next: string }[] };
    const { next } = problems.find(({ code }) => code === 'merge-conflict') as { next: string };
    const command = next.slice(next.indexOf('git show'));
    execFileSync('sh', ['-c', command], { cwd: repository.folder, stdio: 'ignore' });
    expect(serviceAudit(repository.folder, ['validate']).code).toBe(0);
    expect(repository.git('diff', '--name-only', '--diff-filter=U')).toBe('');
    expect(check(repository).code).toBe(0);
  });
});
