/** After a record is written, the plan or the page is proposed; the gate is mentioned only where it is used. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { usesGate } from '../../../src/commands/shared/uses-gate.js';
import { Project } from '../../../src/storage/project.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers } from '../../helpers/projects/answers-file.js';
import { folderWith, writeIn } from '../../helpers/projects/folder.js';
import { FOLLOW_UP_FILE, salonFiles } from '../../helpers/records/salon-with-plan.js';

const LANGUAGES = [
  { language: 'en', next: 'Next', gate: 'The gate' },
  { language: 'ru', next: 'Дальше', gate: 'Контроль' },
] as const;
const CHECK = 'check: {min-score: 6}\n';
const OF_CI = /\bcheck\b|\bgate\b|\bthreshold|\bCI\b|порог|контрол/i;

const runs = (folder: string, language: string, scores = {}) =>
  serviceAudit(folder, ['--lang', language, 'run', '--answers', '-'], { input: answers({ scores }) });

describe.each(LANGUAGES)('in $language', ({ language, next, gate }) => {
  test('after an audit without anything to do, the page; with something to do, the plan', async () => {
    const level = await runs(folderWith(), language);
    expect(level.stderr).toContain(`${next}: service-audit report lviv-center\n`);
    const sagging = await runs(folderWith(), language, { refunds: 3 });
    expect(sagging.stderr).toContain(`${next}: service-audit plan lviv-center\n`);
  });

  test('after a follow-up, the page, although the plan has a next step of its own', async () => {
    const folder = folderWith(salonFiles(language));
    const input = 'format: follow-up/1\ndate: 2026-11-21\nscores:\n  refunds:\n    score: 5\n';
    const { code, stdout, stderr } = await serviceAudit(folder, ['follow-up', '--answers', '-'], { input });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(FOLLOW_UP_FILE) });
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`${next}: service-audit report lviv-center`);
    expect(stdout + stderr).not.toMatch(OF_CI);
  });

  test('after “why”, the plan', async () => {
    const folder = folderWith();
    await runs(folder, language, { refunds: 3 });
    const input = [
      'Ivan',
      '1',
      'No rule.',
      '1',
      'Write the rule.',
      '1',
      '1',
      'Ivan',
      'Write it.',
      '4 weeks',
      'No rule.',
      '',
      '',
    ];
    const { stderr } = await serviceAudit(folder, ['--lang', language, 'why', '--plain'], {
      input: input.map((line) => `${line}\n`).join(''),
    });
    expect(stderr).toContain('2026-11-21.follow-up.yaml');
    expect(stderr).toContain(`${next}: service-audit plan lviv-center\n`);
  });

  test('after a correction, the page or the plan, and no result of the gate', async () => {
    const folder = folderWith();
    await runs(folder, language);
    // The first line of the review, a low score, and on.
    const input = ['1', '4', '', 'l', '', ''].map((line) => `${line}\n`).join('');
    const { stdout, stderr } = await serviceAudit(folder, ['--lang', language, 'edit', '--plain'], { input });
    expect(stderr).toContain(`${next}: service-audit plan lviv-center\n`);
    expect(stdout).toBe('');
    expect(stderr.slice(stderr.lastIndexOf('.yaml'))).not.toMatch(OF_CI);
  });

  test('where thresholds are configured, the gate is named too, and run after a correction', async () => {
    const folder = folderWith({ 'service-audit.yaml': `format: config/1\nlanguage: ${language}\n${CHECK}` });
    const { stderr } = await runs(folder, language);
    expect(stderr).toContain(`${next}: service-audit report lviv-center\n${gate}: service-audit check lviv-center\n`);
    const input = ['1', '4', '', 'l', '', ''].map((line) => `${line}\n`).join('');
    const edited = await serviceAudit(folder, ['edit', '--plain'], { input });
    expect(edited.stdout).toMatch(/FAIL|ПРОВАЛ/);
  });

  test('after “init” with the proposals, no word is of CI; where a job runs the gate, it is named', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, '.git'));
    await serviceAudit(folder, ['--lang', language, 'init', '--yes']);
    const before = await runs(folder, language);
    expect(before.stderr).toContain(`\n${gate}: service-audit check lviv-center\n`);
    expect(before.stderr).not.toMatch(/\bCI\b/);
    await serviceAudit(folder, ['--lang', language, 'init', '--ci', 'gitlab']);
    const input = ['1', '4', '', 'l', '', ''].map((line) => `${line}\n`).join('');
    const edited = await serviceAudit(folder, ['edit', '--plain'], { input });
    expect(edited.stderr).toMatch(/(The gate, as in CI|Контроль, как в CI): service-audit check lviv-center\n/);
  });

  test('home, the plan and the questions have no word of CI without thresholds', async () => {
    const folder = folderWith();
    await runs(folder, language, { refunds: 3, availability: 2, 'speech-manner': 4, 'client-area': 5 });
    for (const args of [[], ['plan'], ['show']]) {
      const { stdout } = await serviceAudit(folder, ['--lang', language, ...args]);
      expect(stdout).not.toMatch(OF_CI);
    }
    const { stdout, stderr } = await serviceAudit(folderWith(), ['--lang', language, 'run', 'hall', '--plain'], {
      input: '',
    });
    expect(stdout + stderr).not.toMatch(OF_CI);
  });
});

test('what is proposed works from the folder that the person is in', async () => {
  const folder = folderWith();
  mkdirSync(join(folder, 'my salons'));
  const args = ['-C', 'my salons', 'run', '--answers', '-'];
  const { stderr } = await serviceAudit(folder, args, { input: answers({ scores: { refunds: 3 } }) });
  expect(stderr).toContain("Next: service-audit -C 'my salons' plan lviv-center\n");
  const home = await serviceAudit(folder, ['-C', 'my salons']);
  expect(home.stdout).toContain("  service-audit -C 'my salons' why lviv-center");
  const plan = await serviceAudit(folder, ['-C', 'my salons', 'plan']);
  expect(plan.stdout).toContain("Next: service-audit -C 'my salons' why lviv-center\n");
  const left = await serviceAudit(folder, ['-C', 'my salons', 'run', 'hall', '--plain'], {
    input: 'Hall\n\nAnna, owner\n',
  });
  expect(left.stderr).toContain("Go on with: service-audit -C 'my salons' run hall\n");
});

describe('a project uses the gate', () => {
  const uses = (files: Readonly<Record<string, string>>) => {
    const folder = folderWith(files);
    mkdirSync(join(folder, '.git'), { recursive: true });
    return usesGate(new Project(folder));
  };
  const SETTINGS = 'format: config/1\n';

  test('if it, or a site, has thresholds', () => {
    expect(uses({})).toBe(false);
    expect(uses({ 'service-audit.yaml': SETTINGS })).toBe(false);
    expect(uses({ 'service-audit.yaml': `${SETTINGS}${CHECK}` })).toBe(true);
    expect(uses({ 'audits/hall/site.yaml': `format: site/1\ntitle: Hall\n` })).toBe(false);
    expect(uses({ 'audits/hall/site.yaml': `format: site/1\n${CHECK}` })).toBe(true);
  });

  test('if a job of a CI host runs it; the weekly follow-up is none', async () => {
    const folder = folderWith({ 'service-audit.yaml': SETTINGS });
    mkdirSync(join(folder, '.git'));
    await serviceAudit(folder, ['init', '--weekly']);
    expect(usesGate(new Project(folder))).toBe(false);
    await serviceAudit(folder, ['init', '--ci', 'github']);
    expect(usesGate(new Project(folder))).toBe(true);
    expect(uses({ '.gitlab-ci.yml': 'job:\n  script:\n    - npx service-audit check\n' })).toBe(true);
    expect(uses({ '.github/workflows/gate.yml': '      - uses: salons/service-audit@main\n' })).toBe(true);
    expect(uses({ '.github/workflows/site.yml': '      - run: npm test\n' })).toBe(false);
  });

  test('a broken file of a site is not reported here', () => {
    const folder = folderWith({ 'audits/hall/site.yaml': 'format: [' });
    writeIn(folder, 'audits/yard/site.yaml', `format: site/1\n${CHECK}`);
    expect(usesGate(new Project(folder))).toBe(true);
  });
});
