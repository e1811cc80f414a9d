/** The real program runs every command once, with the same outcome and the same files as in the process of a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { expect, test, vi } from 'vitest';
import { contextOf } from '../../src/main.js';
import { commandLine } from '../../src/program.js';
import { type Outcome, spawnServiceAudit } from '../helpers/processes/binary.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { answers } from '../helpers/projects/answers-file.js';
import { twoSites } from '../helpers/projects/two-sites.js';

interface Case {
  args: readonly string[];
  input?: string;
  code: number;
  /** A text that the program prints. */
  prints: string;
}

const CASES: Readonly<Record<string, Case>> = {
  run: { args: ['--answers', '-'], input: answers({ scores: { refunds: 4 } }), code: 0, prints: 'Written: audits/' },
  why: { args: ['lviv-center', 'refunds', '--plain'], input: '', code: 2, prints: 'The input ended' },
  'follow-up': {
    args: ['lviv-center', '--draft'],
    code: 0,
    prints: 'Written: audits/lviv-center/2026-11-21.follow-up',
  },
  edit: { args: ['lviv-center', '--plain'], input: '', code: 2, prints: 'The input ended' },
  show: { args: ['lviv-center'], code: 0, prints: 'Enough people, no queues' },
  diff: { args: ['lviv-center'], code: 0, prints: 'Manner of speech' },
  plan: { args: ['lviv-center'], code: 0, prints: 'Enough people, no queues' },
  trend: { args: ['lviv-center'], code: 0, prints: 'Enough people, no queues' },
  log: { args: ['lviv-center', 'staffing-level'], code: 0, prints: 'Enough people, no queues' },
  report: { args: ['lviv-center'], code: 0, prints: 'Written: lviv-center-2026-11-20.html' },
  check: { args: [], code: 1, prints: 'FAIL' },
  validate: { args: [], code: 0, prints: 'all well-formed and consistent' },
  rule: { args: ['max-drop'], code: 0, prints: 'max-drop' },
  init: { args: ['--ci', 'github'], code: 0, prints: '.github/workflows/service-audit.yml' },
  'template list': { args: [], code: 0, prints: 'beauty-salon' },
  'template show': { args: ['base'], code: 0, prints: 'Getting a refund' },
  'template new': { args: ['tea', '--copy', 'base'], code: 0, prints: 'Written: templates/tea.yaml' },
  demo: { args: [], code: 0, prints: 'The gate fails, as it should: exit code 1.' },
  help: { args: ['check'], code: 0, prints: 'Usage: service-audit check' },
  '': { args: [], code: 0, prints: 'service-audit follow-up lviv-center' },
};

test('every command has a case', async () => {
  const context = await contextOf([], process, process.cwd());
  const { commands } = commandLine(context, () => {});
  const names = commands.flatMap((command) => {
    const parts = command.commands.map((part) => `${command.name()} ${part.name()}`);
    return parts.length > 0 ? parts : [command.name()];
  });
  expect([...names, 'help', ''].sort()).toEqual(Object.keys(CASES).sort());
});

/** Every file by name, with its content unless it is a draft: drafts say when they were written. */
function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.map((path) => [
    withoutRandom(relative(folder, path), folder),
    path.endsWith('.jsonl') ? 'a draft' : readFileSync(path, 'utf8'),
  ]);
  return Object.fromEntries(texts);
}

/** The text with the random names of folders replaced. */
function withoutRandom(text: string, folder: string): string {
  return text.replaceAll(basename(folder), 'FOLDER').replaceAll(/service-audit-demo-\w{6}/g, 'DEMO');
}

test.each(Object.entries(CASES))('service-audit %s', async (name, { args, input = '', code, prints }) => {
  const line = [...name.split(' ').filter(Boolean), ...args];
  const outcomeIn = (folder: string, { stdout, stderr, ...rest }: Outcome) => ({
    ...rest,
    stdout: withoutRandom(stdout, folder),
    stderr: withoutRandom(stderr, folder),
    files: filesIn(folder),
  });

  const folder = await twoSites();
  const started = outcomeIn(folder, spawnServiceAudit(folder, line, { input, env: { TMPDIR: folder } }));
  expect(started.code).toBe(code);
  expect(started.stdout + started.stderr).toContain(prints);

  const other = await twoSites();
  vi.stubEnv('TMPDIR', other);
  expect(outcomeIn(other, await serviceAudit(other, line, { input, env: { TMPDIR: other } }))).toEqual(started);
});
