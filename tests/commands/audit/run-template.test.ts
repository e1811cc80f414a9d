/** `run --template FILE`: a questionnaire that is copied into the project. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { KIOSK_ANSWERS, KIOSK_TEMPLATE } from '../../helpers/projects/own-questionnaire.js';

/** Everything in the folder, by path. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** Runs `--answers` on a file of this text: it is refused, tells no stack, and nothing is written. */
async function refused(text: string | Buffer, args: readonly string[] = []): Promise<Outcome> {
  const folder = folderWith();
  const outcome = await serviceAudit(folder, ['run', '--answers', '-', ...args], { input: text });
  expect(outcome.code).toBe(2);
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).not.toMatch(/^ +at |Error:|fault in service-audit/m);
  expect(tree(folder)).toEqual([]);
  return outcome;
}

const countOf = (text: string, part: string) => text.split(part).length - 1;

describe('--template FILE', () => {
  test('is copied as it is, and serves from then on', async () => {
    const folder = folderWith({ 'mine/kiosk.yaml': KIOSK_TEMPLATE });
    const first = await serviceAudit(folder, ['run', '--template', 'mine/kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('Questionnaire copied to templates/kiosk.yaml\n');
    expect(first.stdout).toContain('  Coffee                         ██████████████│██     8\n');
    expect(readIn(folder, 'templates/kiosk.yaml')).toBe(KIOSK_TEMPLATE);

    const later = KIOSK_ANSWERS.replace('site: station', 'site: airport');
    expect((await serviceAudit(folder, ['run', '--answers', '-'], { input: later })).code).toBe(0);
    expect(await serviceAudit(folder, ['validate'])).toMatchObject({ code: 0 });
  });

  test('the same content there is fine, and is not said to be copied again', async () => {
    const folder = folderWith({ 'kiosk.yaml': KIOSK_TEMPLATE, 'templates/kiosk.yaml': KIOSK_TEMPLATE });
    const { code, stderr } = await serviceAudit(folder, ['run', '--template', 'kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain('copied');
  });

  test('other content under that name is refused, and both are named', async () => {
    const other = KIOSK_TEMPLATE.replace('How hot is it?', 'How strong is it?');
    const folder = folderWith({ 'kiosk.yaml': KIOSK_TEMPLATE, 'templates/kiosk.yaml': other });
    const { code, stderr } = await serviceAudit(folder, ['run', '--template', 'kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^kiosk\.yaml\n {2}error: .*kiosk\.yaml .*templates\/kiosk\.yaml/);
    expect(readIn(folder, 'templates/kiosk.yaml')).toBe(other);
    expect(existsSync(join(folder, 'audits'))).toBe(false);
  });

  test('one that is broken is told with its place; nothing is written', async () => {
    const folder = folderWith({ 'kiosk.yaml': KIOSK_TEMPLATE.replace('version: 1', 'version: one') });
    const { code, stderr } = await serviceAudit(folder, ['run', '--template', 'kiosk.yaml', '--answers', '-'], {
      input: KIOSK_ANSWERS,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('kiosk.yaml:3:10\n');
    expect(tree(folder)).toEqual(['kiosk.yaml']);
  });

  test('a name that nobody knows is told where it stands, with a suggestion', async () => {
    const { stderr } = await refused(answers().replace('template: base', 'template: bsae'));
    expect(stderr).toContain('<stdin>:4:11\n');
    expect(stderr).toContain('There is no questionnaire “bsae”.\n  Did you mean “base”?');
  });

  test('another one than the file names', async () => {
    const { stderr } = await refused(KIOSK_ANSWERS, ['--template', 'base']);
    expect(stderr).toContain('<stdin>:4:11\n');
    expect(stderr).toContain('--template says “base”, but');
  });

  test('another one than the file names: that alone is told', async () => {
    expect(countOf((await refused(KIOSK_ANSWERS, ['--template', 'base'])).stderr, 'error:')).toBe(1);
  });
});
