/** `run`, `why` and `follow-up` treat drafts, failures and endings alike. */
import fs, { rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { draftsIn, EARLIER_DRAFTS, recordExpected, withDraft } from '../../helpers/projects/earlier-drafts.js';
import { readIn } from '../../helpers/projects/folder.js';

/** From now on no record gets its name, as if the disk were full; until the test ends or `restore` is called. */
function diskIsFull(): { restore: () => void } {
  const linkSync = vi.spyOn(fs, 'linkSync').mockImplementation((_, path) => {
    throw Object.assign(new Error(`no space for ${path}`), { code: 'ENOSPC' });
  });
  syncBuiltinESMExports();
  const restore = () => {
    linkSync.mockRestore();
    syncBuiltinESMExports();
  };
  onTestFinished(restore);
  return { restore };
}

const input = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

describe.each(EARLIER_DRAFTS)('$command --plain', (draft) => {
  const { command, site, lines, makes } = draft;
  const record = `audits/${site}/2026-11-21.${makes}.yaml`;
  const file = `${draft.draft}.jsonl`;
  const goOn = `Go on with: service-audit ${command} ${site}\n`;

  test('resumes a draft that version 0.1.0 wrote, and makes the same record', async () => {
    const folder = withDraft(draft);
    const { code, stderr } = await serviceAudit(folder, [command, site, '--resume', '--plain'], {
      input: input(lines),
    });
    expect(stderr).not.toContain('The questionnaire has changed');
    expect(code).toBe(0);
    expect(readIn(folder, record)).toBe(recordExpected(draft));
    expect(draftsIn(folder)).toEqual([]);
  });

  test('“3” at the offer discards the draft and says so', async () => {
    const folder = withDraft(draft);
    const { code, stdout, stderr } = await serviceAudit(folder, [command, site, '--plain'], { input: input(['3']) });
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('The draft is discarded.');
    expect(draftsIn(folder)).toEqual([]);
  });

  test('leaving at the offer keeps the draft and says how to continue', async () => {
    const folder = withDraft(draft);
    const { code, stdout, stderr } = await serviceAudit(folder, [command, site, '--plain'], { input: input(['q']) });
    expect(code).toBe(0);
    expect(stdout + stderr).toContain(goOn);
    expect(draftsIn(folder)).toEqual([file]);
  });

  test('the end of input keeps the draft, says so and how to continue, and exits with 2', async () => {
    const folder = withDraft(draft);
    const { code, stdout, stderr } = await serviceAudit(folder, [command, site, '--resume', '--plain']);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('The input ended before the interview did.');
    expect(stdout + stderr).toContain(goOn);
    expect(draftsIn(folder)).toEqual([file]);
  });

  test('keeps everything and says how to continue if the record cannot be published', async () => {
    const folder = withDraft(draft);
    const disk = diskIsFull();
    const args = [command, site, '--resume', '--plain'];
    const { code, stdout, stderr } = await serviceAudit(folder, args, { input: input(lines) });
    expect(code).toBe(2);
    expect(stdout + stderr).toContain(goOn);
    expect(draftsIn(folder)).toEqual([file]);
    disk.restore();
    expect((await serviceAudit(folder, args)).code).toBe(0);
    expect(readIn(folder, record)).toBe(recordExpected(draft));
  });

  test('asks nothing if the folder of drafts cannot be written', async () => {
    const folder = withDraft(draft);
    rmSync(join(folder, '.service-audit'), { recursive: true });
    writeFileSync(join(folder, '.service-audit'), '');
    const { code, stderr } = await serviceAudit(folder, [command, site, '--plain'], { input: input(lines) });
    expect(code).toBe(2);
    expect(stderr).toContain('.service-audit/drafts');
    expect(stderr).not.toContain('> ');
  });

  test('a draft keeps its day', async () => {
    const folder = withDraft(draft);
    const args = ['--today', '2026-11-24', command, site, '--resume', '--plain'];
    expect((await serviceAudit(folder, args, { input: input(lines) })).code).toBe(0);
    expect(readIn(folder, record)).toBe(recordExpected(draft));
  });
});

describe('a draft of “why” for one criterion', () => {
  test('is resumed for that criterion, also if it was explained before', async () => {
    const [, why] = EARLIER_DRAFTS;
    const folder = withDraft(why);
    const begun = await serviceAudit(folder, ['why', 'hall', 'quiet', '--plain'], { input: input(['Anna', '1']) });
    expect(begun.code).toBe(2);
    const resumed = await serviceAudit(folder, ['why', 'hall', '--resume', '--plain']);
    expect(resumed.stderr).toContain('Quiet 3\nOn 1 Nov: The street.\nQuestion 2 of 6');
  });
});

test('“why” writes an action that was added to the plan, even if every question was put off', async () => {
  const [, why] = EARLIER_DRAFTS;
  const folder = withDraft(why);
  const lines = ['Anna', 'l', 'l', 'n', 'Buy a lamp.', '1', 'Anna', '10 days'];
  const args = ['why', 'yard', '--restart', '--plain'];
  const { stdout, stderr } = await serviceAudit(folder, args, { input: input([...lines, '2']) });
  expect(stdout + stderr).toContain('Written: audits/yard/2026-11-21.follow-up.yaml');
  expect(readIn(folder, 'audits/yard/2026-11-21.follow-up.yaml')).toContain('Buy a lamp.');
});

test('“why” says that nothing was changed if every question was put off', async () => {
  const [, why] = EARLIER_DRAFTS;
  const folder = withDraft(why);
  const args = ['why', 'yard', '--restart', '--plain'];
  const { code, stdout, stderr } = await serviceAudit(folder, args, { input: input(['Anna', 'l', 'l', '']) });
  expect(code).toBe(0);
  expect(stdout + stderr).toContain('Nothing was changed.');
  expect(draftsIn(folder)).toEqual([]);
});
