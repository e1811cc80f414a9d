/** `run --answers`: an audit from a file of answers. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers, audited, CAUSE } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

/** Everything in the folder, by path. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

describe('answers that are right', () => {
  const good = answers({
    head: 'title: Салон «Мария»\nperiod: last 30 days\nguess: [refunds, staffing-level]\n',
    scores: { 'staffing-level': `\n    score: 3\n    cause:${CAUSE}`, refunds: '{score: 4, counted: {ok: 3, of: 4}}' },
  });

  test('from a file: the audit, its site and the schemas are written; the diagram is data, the rest is told', async () => {
    const folder = folderWith({ 'answers.yaml': good });
    const { code, stdout, stderr } = await serviceAudit(folder, ['run', '--answers', 'answers.yaml']);

    expect(code).toBe(0);
    expect(stdout).toContain('! Enough people, no queues       ██████░░░░░░░░│       3        7 by 2 Jan 2027\n');
    expect(stdout).toContain('You named 2 of the 3 lowest.\n');
    expect(stderr).toBe(`Written: audits/lviv-center/2026-11-21.audit.yaml


warning: 1 criterion without the six answers

Next: service-audit plan lviv-center
`);
    expect(tree(folder)).toEqual([
      '.service-audit/schema/answers-1.json',
      '.service-audit/schema/audit-1.json',
      '.service-audit/schema/brand-1.json',
      '.service-audit/schema/config-1.json',
      '.service-audit/schema/follow-up-1.json',
      '.service-audit/schema/site-1.json',
      '.service-audit/schema/template-1.json',
      'answers.yaml',
      'audits/lviv-center/2026-11-21.audit.yaml',
      'audits/lviv-center/site.yaml',
    ]);
    expect(readIn(folder, 'audits/lviv-center/site.yaml')).toContain('\ntitle: Салон «Мария»\n');
    const audit = readIn(folder, 'audits/lviv-center/2026-11-21.audit.yaml');
    expect(audit).toContain('      score: 4\n      counted: {ok: 3, of: 4}\n');
    // What follows from the answers, as the interview would propose it.
    expect(
      [...audit.matchAll(/^ {2}([a-z-]+-\d+):\n.*\n {4}kind: ([a-z]+)/gm)].map(([, id, kind]) => [id, kind]),
    ).toEqual([
      ['staffing-level-1', 'today'],
      ['staffing-level-2', 'countermeasure'],
    ]);
    expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
  });

  test('from standard input: the same audit, byte for byte', async () => {
    const [one, other] = [folderWith({ 'answers.yaml': good }), folderWith()];
    await serviceAudit(one, ['run', '--answers', 'answers.yaml']);
    expect((await serviceAudit(other, ['run', '--answers', '-'], { input: good })).code).toBe(0);
    const name = 'audits/lviv-center/2026-11-21.audit.yaml';
    expect(readIn(other, name)).toBe(readIn(one, name));
  });

  test('options stand for what they answer; a site may be named twice, but only the same', async () => {
    const folder = folderWith();
    const given = [
      '--date',
      '2026-11-20',
      '--period',
      'one week',
      '--assessor',
      'Anna Bondar, owner',
      '--assessor',
      'Petro',
    ];
    expect(
      (await serviceAudit(folder, ['run', 'lviv-center', '--answers', '-', ...given], { input: answers() })).code,
    ).toBe(0);
    expect(readIn(folder, 'audits/lviv-center/2026-11-20.audit.yaml')).toContain(
      'period: one week\nassessors:\n  - name: Anna Bondar\n    role: owner\n  - name: Petro\nscores:',
    );
    const { code, stderr } = await serviceAudit(folder, ['run', 'kyiv', '--answers', '-'], { input: answers() });
    expect(code).toBe(2);
    expect(stderr).toContain('<stdin>:2:7');
    expect(stderr).toContain('The command line names the site “kyiv”, the answers “lviv-center”.');
  });

  test('--quiet says nothing but the diagram', async () => {
    const { code, stdout, stderr } = await serviceAudit(folderWith(), ['run', '--answers', '-', '--quiet'], {
      input: answers({ scores: { refunds: 4 } }),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^lviv-center, Base/);
  });

  test('the second audit shows the diff to the one before', async () => {
    const folder = folderWith();
    await audited(folder, { date: '2026-10-20' });
    const { stdout } = await audited(folder, { scores: { refunds: 4 } });
    expect(stdout).toContain('lviv-center, 20 Oct → 21 Nov 2026, 32 days');
    expect(stdout).toContain('  Getting a refund     7   4  -3  unexplained');
  });

  test('an audit of that day is not overwritten', async () => {
    const folder = folderWith();
    await audited(folder);
    const before = readIn(folder, 'audits/lviv-center/2026-11-21.audit.yaml');
    const { code, stderr } = await serviceAudit(folder, ['run', '--answers', '-'], {
      input: answers({ scores: { refunds: 1 } }),
    });
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'There is an audit of this day already: audits/lviv-center/2026-11-21.audit.yaml.',
    );
    expect(readIn(folder, 'audits/lviv-center/2026-11-21.audit.yaml')).toBe(before);
  });
});
