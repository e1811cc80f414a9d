/** What a branch may and may not do to pass `check --against`. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import {
  aBranch,
  audit,
  followUp,
  MAIN,
  path,
  QUESTIONS,
  SETTINGS,
  TEMPLATE,
} from '../../helpers/projects/gate-project.js';
import type { Files, Repository } from '../../helpers/projects/repository.js';
import { miniTemplate } from '../../helpers/projects/small-questionnaire.js';

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

describe('what a branch may not do', () => {
  test('move all records behind a link', async () => {
    const repository = aBranch({});
    repository.git('mv', 'audits', 'real');
    symlinkSync('real', join(repository.folder, 'audits'));
    repository.commit();
    const outcome = await check(repository);
    expect(outcome.code).toBe(2);
    expect(oneLine(outcome)).toContain('“audits” is a link here');
  });

  test('let a questionnaire ask for more under the same version', async () => {
    const more = TEMPLATE.replace(/\n( +)speed:/, '\n$1extra:\n$1  title: {en: Extra}\n$1speed:');
    expect(more).not.toBe(TEMPLATE);
    const outcome = await checked({ 'templates/mini.yaml': more });
    expect(outcome.code).toBe(2);
    expect(oneLine(outcome)).toMatch(/the version is the same: \+extra/);
  });

  test.each<[string, Files, number, RegExp]>([
    ['drop a criterion', { [path('odesa', NOW)]: audit(NOW, { speed: 4 }) }, 1, /Speed .*8 → 4: fell 4, limit 2/],
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
      /settings of this branch that are not used: min-score 3; max-drop off/,
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
      /“nothing” was not found/,
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
      /Speed 8 → 5: fell 3, limit 2 max-drop/,
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
      /Speed 8 → 5: fell 3, limit 2 max-drop/,
    ],
    [
      'call the audit one of a programme that is none',
      { 'audits/odesa/2026-11-20.mini.audit.yaml': audit(NOW, { speed: 5 }) },
      2,
      /The file is named after the programme “mini”, but that questionnaire is not a programme/,
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
      /Speed +8 → 5: fell 3, limit 2 +max-drop/,
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
      /8 → 4: fell 4, limit 2/,
    ],
    [
      'date an audit in the future',
      { [path('odesa', '2031-01-01')]: audit('2031-01-01') },
      2,
      /2031-01-01 is in the future/,
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
      /8 → 5: fell 3, limit 2/,
    ],
    [
      'let it fall, and repeat the score in a follow-up',
      {
        [path('odesa', '2026-11-19')]: audit('2026-11-19', { speed: 5 }),
        'audits/odesa/2026-11-20.follow-up.yaml': followUp(NOW, { speed: 5 }),
      },
      1,
      /8 → 5: fell 3, limit 2/,
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
      /8 → 5: fell 3, limit 2/,
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
  ])('%s', async (_, files, code, message) => {
    const outcome = await checked(files);
    expect(oneLine(outcome)).toMatch(message);
    expect(outcome.code).toBe(code);
  });
});

test('nor name an older version of the questionnaire, which asked for less', async () => {
  const older = { template: { name: 'mini', version: 1, digest: 'sha256-0123456789abcdef' } };
  const main = { ...MAIN, 'templates/mini.yaml': miniTemplate(QUESTIONS, 'mini', 2) };
  const branch = { [path('kyiv', NOW)]: audit(NOW, { speed: undefined }, older) };
  const outcome = await check(aBranch(branch, main));
  expect(outcome.code).toBe(2);
  expect(oneLine(outcome)).toContain('The audit says version 1 of “mini”, but version 2 was in use here before it.');
  // Audits from before it was raised stay as they are.
  expect(
    (await check(aBranch({ [path('odesa', NOW)]: undefined }, { ...main, [path('odesa', NOW)]: audit(NOW) }))).code,
  ).toBe(1);
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
  ])('%s', async (_, files) => {
    const outcome = await checked(files);
    expect(outcome.stdout).toMatch(/^PASS/m);
    expect(outcome.code).toBe(0);
  });

  test('repair what main has broken', async () => {
    const broken = { ...MAIN, [path('odesa', '2026-09-01')]: 'format: audit/1\n' };
    const outcome = await check(aBranch({ [path('odesa', '2026-09-01')]: audit('2026-09-01') }, broken));
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain('The records of “odesa” at main cannot be read');
  });
});
