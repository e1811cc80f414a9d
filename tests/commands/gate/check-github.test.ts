/** `check` where people read it in a review: annotations and summaries of GitHub, comments in Markdown. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { obeyed } from '../../helpers/printing/github-log.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { readIn } from '../../helpers/projects/folder.js';
import { audit, MAIN, path, QUESTIONS, SETTINGS } from '../../helpers/projects/gate-project.js';
import { aRepository, type Files } from '../../helpers/projects/repository.js';
import { miniTemplate } from '../../helpers/projects/small-questionnaire.js';

const HOSTILE = `x::error file=a::b ##[error]c %0A%25 <script>"&'</script> |*_\`@me ]]> \u202e\u200b\u0007, a=b:c`;
const NOW = '2026-11-20';

const all = [
  '-o',
  'out/report.xml',
  '-o',
  'out/results.sarif',
  '-o',
  'out/comment.md',
  '-o',
  'gitlab=out/quality.json',
  '-o',
  'out/result.json',
];

const hostile: Files = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': miniTemplate(QUESTIONS).replaceAll('en: Refunds', `en: ${JSON.stringify(HOSTILE)}`),
  'audits/lviv/site.yaml': `format: site/1\ntitle: ${JSON.stringify(HOSTILE)}\nwaivers:\n  - rule: min-score\n    criterion: speed\n    value: 1\n    until: 2027-03-01\n    reason: ${JSON.stringify(HOSTILE)}\n`,
  [path('lviv', NOW)]: audit(NOW, { refunds: 2, speed: 2, price: 5 }),
};

async function written(files: Files, ...args: string[]) {
  const { folder } = aRepository(files);
  const outcome = await serviceAudit(folder, ['check', ...all, ...args]);
  return { folder, ...outcome, read: (name: string) => readIn(folder, `out/${name}`) };
}

describe('github', () => {
  const onGithub = async (files: Files, args: string[] = []) => {
    const { folder } = aRepository({ ...files, 'summary.md': 'before\n' });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    return {
      ...(await serviceAudit(folder, ['check', ...args], { env })),
      summary: readIn(folder, 'summary.md'),
      folder,
    };
  };

  test('annotations and a summary switch themselves on', async () => {
    const { code, stdout, stderr, summary } = await onGithub(MAIN);
    expect(code).toBe(1);
    expect(obeyed(stdout + stderr)).toEqual([
      {
        name: 'error',
        properties: { file: 'audits/lviv/2026-09-01.audit.yaml', line: '21', col: '14', title: 'lviv: Refunds' },
        message: '4, needs 5 or more (min-score)',
      },
      {
        name: 'warning',
        properties: { file: 'audits/lviv/2026-09-01.audit.yaml', line: '21', col: '14', title: 'lviv: Refunds' },
        message: '4, six questions open (unexplained)',
      },
    ]);
    expect(stdout).toContain('FAIL    1 of 2 sites');
    expect(summary).toMatch(/^before\n## FAIL: 1 of 2 sites/);
  });

  test('unless a format is named', async () => {
    const { stdout, summary } = await onGithub(MAIN, ['--format', 'text']);
    expect([obeyed(stdout), summary]).toEqual([[], 'before\n']);
    expect(obeyed((await onGithub(MAIN, ['-f', 'github'])).stdout)).toHaveLength(2);
  });

  test('paths are relative to the top of the repository, wherever check is run', async () => {
    const below = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [`salons/one/${name}`, text]));
    const { folder } = aRepository(below);
    const { stdout } = await serviceAudit(join(folder, 'salons/one'), ['check', '-f', 'github']);
    expect(obeyed(stdout)[0]?.properties.file).toBe('salons/one/audits/lviv/2026-09-01.audit.yaml');
  });

  test('ten of each level, the worst first, and how many more there are', async () => {
    const sites = Array.from({ length: 13 }, (_, n) => [path(`s${n}`, NOW), audit(NOW, { price: 4, speed: 5 })]);
    const commands = obeyed((await onGithub({ ...MAIN, ...Object.fromEntries(sites) })).stdout);
    const of = (level: string) => commands.filter(({ name }) => name === level).length;
    expect([of('error'), of('warning')]).toEqual([10, 10]);
    expect(commands.filter(({ name }) => name === 'notice').map(({ message }) => message)).toEqual([
      '+4 more: failures; see the log',
      '+30 more: warnings; see the log',
    ]);
  });

  test('whatever people typed forges no command, on either stream', async () => {
    for (const files of [
      hostile,
      { ...hostile, [path('lviv', '2026-11-21')]: `note: ${HOSTILE}\n::error::forged\n  ::error::b\n` },
    ]) {
      const { stdout, stderr } = await onGithub(files);
      const commands = obeyed(`${stdout}\n${stderr}`);
      expect(commands.filter(({ message }) => message === 'forged' || message === 'b')).toEqual([]);
      expect(commands.length).toBeGreaterThan(0);
      for (const { name, properties } of commands) {
        expect(['error', 'warning']).toContain(name);
        expect(properties.file).toMatch(/^audits\/lviv\//);
      }
    }
  });
});

describe('markdown', () => {
  test('is short enough for a comment, however much is found', async () => {
    const sites = Array.from({ length: 150 }, (_, n) => [
      path(`site-${n}-${'x'.repeat(40)}`, NOW),
      audit(NOW, { price: 4, speed: 4, greeting: 4, refunds: 4 }),
    ]);
    const { read } = await written({ ...MAIN, ...Object.fromEntries(sites) });
    const text = read('comment.md');
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('… and ');
    expect(text).toContain('```text\n');
  });

  test('what people typed stays text: no markup, no mention, no link', async () => {
    const text = (await written(hostile)).read('comment.md').replaceAll(/```text\n[\s\S]*?\n```/g, '');
    expect(text).not.toMatch(/<script>|[^\\]@me|[^\\]\*_/);
    for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(7);
    }
  });
});
