/** A correction that is left, or cut short, goes on where it was. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { audited } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

const AUDIT = 'audits/lviv-center/2026-11-21.audit.yaml';
const DRAFTS = '.service-audit/drafts';
const input = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const draftsIn = (folder: string) => (existsSync(join(folder, DRAFTS)) ? readdirSync(join(folder, DRAFTS)) : []);

async function anAudit(): Promise<string> {
  const folder = folderWith();
  await audited(folder);
  return folder;
}

describe.each([
  ['en', 'Go on with: service-audit edit lviv-center@2026-11-21', 'Nothing was changed.'],
  ['ru', 'Продолжить: service-audit edit lviv-center@2026-11-21', 'Ничего не изменено.'],
] as const)('in %s', (language, goOn, notChanged) => {
  const edit = (folder: string, lines: readonly string[]) =>
    serviceAudit(folder, ['--lang', language, 'edit', '--plain'], { input: input(lines) });

  test.each([
    ['left with q', ['1', '9', 'q'], 0],
    ['cut short', ['1', '9'], 2],
  ])('%s: nothing is written, it is said how to go on, and going on writes the correction', async (_, lines, code) => {
    const folder = await anAudit();
    const before = readIn(folder, AUDIT);
    const left = await edit(folder, lines);
    expect(left.code, left.stderr).toBe(code);
    expect(left.stdout + left.stderr).toContain(goOn);
    expect(left.stdout + left.stderr).not.toContain(notChanged);
    expect(readIn(folder, AUDIT)).toBe(before);

    const again = await edit(folder, ['1', '', '', '']);
    expect(again.code, again.stderr).toBe(0);
    expect(readIn(folder, AUDIT)).not.toBe(before);
    expect(readIn(folder, AUDIT)).toContain('score: 9');
    expect(draftsIn(folder)).toEqual([]);
  });

  test('home names a correction that was left', async () => {
    const folder = await anAudit();
    const home = async () => (await serviceAudit(folder, ['--lang', language])).stdout;
    expect(await home()).not.toContain('edit lviv-center@');
    await edit(folder, ['1', '9', 'q']);
    expect(await home()).toContain('service-audit edit lviv-center@2026-11-21');
  });

  test('left before anything was changed: nothing is kept, and nothing is said to be', async () => {
    const folder = await anAudit();
    const left = await edit(folder, ['q']);
    expect(left.stdout + left.stderr).toContain(notChanged);
    expect(left.stdout + left.stderr).not.toContain(goOn);
    expect(draftsIn(folder)).toEqual([]);
  });

  test('discarded at the offer, it is gone, and the audit is as it was', async () => {
    const folder = await anAudit();
    const before = readIn(folder, AUDIT);
    await edit(folder, ['1', '9', 'q']);
    expect((await edit(folder, ['3'])).code).toBe(0);
    expect(draftsIn(folder)).toEqual([]);
    expect(readIn(folder, AUDIT)).toBe(before);
  });
});
