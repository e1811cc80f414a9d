/** The draft: an error, a short write or a kill at each call of the kernel, and no answer is lost that was acknowledged. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readDraft } from '../../src/storage/journal.js';
import { ANSWERS, asInput, questionsIn } from '../helpers/interviews/plain-lines.js';
import { AUDIT, aProject, DRAFTS, SITE } from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { type Call, noStrace, type Traced, traced } from '../helpers/processes/strace.js';
import { variant } from '../helpers/processes/weakened-program.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { miniTemplate } from '../helpers/projects/small-questionnaire.js';

beforeEach(({ skip }) => skip(noStrace !== undefined, noStrace));

const DRAFT = `${DRAFTS}/${SITE}.audit.jsonl`;
const RUN = ['run', SITE, '--plain', '--resume'];
/** Two criteria of a questionnaire of one's own: each line makes one line of the draft, after its header. */
const LINES = ['Olena Kovalchuk, consultant', '', '', '3', 'w', 'Тёмный угол.', '7', '', 'Ivan', 'l', ''];
const TRY_AGAIN = '1';
const LEAVE = '2';

function project(): string {
  return folderWith({
    'service-audit.yaml': 'format: config/1\ntemplate: mini\n',
    [`audits/${SITE}/site.yaml`]: 'format: site/1\ntitle: Lviv center\ntemplate: mini\n',
    'templates/mini.yaml': miniTemplate({ light: 'Is it light?', warmth: 'Is it warm?' }),
  });
}

/** The audit that the answers make. */
let made: Promise<string> | undefined;
const reference = () => {
  made ??= (async () => {
    const folder = project();
    expect((await serviceAudit(folder, RUN, { input: asInput(LINES) })).code).toBe(0);
    return readIn(folder, AUDIT);
  })();
  return made;
};

type At = (number: number | string) => { call: Pick<Call, 'name' | 'path'> & { number: number | string }; how: string };
const writeFails: At = (number) => ({ call: { name: 'pwrite64', path: DRAFT, number }, how: 'error=ENOSPC' });
const syncFails: At = (number) => ({ call: { name: 'fdatasync', path: DRAFT, number }, how: 'error=EIO' });
/** Says that it wrote a part, and wrote nothing. */
const writeLies: At = (number) => ({ call: { name: 'pwrite64', path: DRAFT, number }, how: 'retval=20' });
const killedAtWrite: At = (number) => ({ call: { name: 'pwrite64', path: DRAFT, number }, how: 'signal=KILL' });
const killedAtSync: At = (number) => ({ call: { name: 'fdatasync', path: DRAFT, number }, how: 'signal=KILL' });

/** Of the header, 0, and of each answer. */
const NUMBERS = Array.from({ length: LINES.length + 1 }, (_, index) => index);

describe('one call fails', () => {
  test.each([
    ['a write, the disk is full', writeFails],
    ['a sync', syncFails],
  ])('%s: said, and tried again', async (_, at) => {
    const folder = project();
    const input = asInput(LINES.flatMap((line) => [line, TRY_AGAIN]));
    // After the header's, the first of each answer: the second is that of trying again.
    const { code, stderr } = traced(folder, RUN, { input, tamper: at('2+2') });
    expect(stderr.match(/\.service-audit\/drafts cannot be written/g)).toHaveLength(LINES.length);
    expect(code, stderr).toBe(0);
    expect(readIn(folder, AUDIT)).toBe(await reference());
    expect(existsSync(join(folder, DRAFT))).toBe(false);
  });

  test.each([
    ['a write', writeFails],
    ['a sync', syncFails],
  ])(
    '%s of the very first line: said before a question is asked, and the next run begins',
    { tags: 'slow' },
    async (_, at) => {
      const folder = project();
      const { code, stderr } = traced(folder, RUN, { input: asInput(LINES), tamper: at(1) });
      expect(code).toBe(2);
      expect(questionsIn(stderr)).toBe(0);
      await goneOn(folder);
    },
  );
});

/** How many lines were answered in a draft, as it would be resumed. */
const kept = (folder: string) => readDraft(folder, 'audit', SITE)?.events.length ?? 0;

/** The rest of the answers makes the same audit. */
async function goneOn(folder: string): Promise<void> {
  const { code, stderr } = await serviceAudit(folder, RUN, { input: asInput(LINES.slice(kept(folder))) });
  expect(code, stderr).toBe(0);
  expect(readIn(folder, AUDIT)).toBe(await reference());
}

test('from one call on every write fails: one leaves, and later all that was acknowledged goes on', {
  tags: 'slow',
}, async () => {
  for (const answer of [1, 5, LINES.length]) {
    const folder = project();
    const input = asInput([...LINES.slice(0, answer), LEAVE]);
    const tamper = { call: { name: 'pwrite64', path: DRAFT, number: `${answer + 1}+` }, how: 'error=ENOSPC' } as const;
    const { code, stderr } = traced(folder, RUN, { input, tamper });
    expect(code, stderr).toBe(0);
    // Of a draft that holds no answer nothing is said.
    const said = answer > 1 ? `What was saved before is kept. Go on with: service-audit run ${SITE}\n` : '';
    expect(stderr.endsWith(`> ${said}`), stderr).toBe(true);
    expect(stderr).not.toContain('Everything is saved');
    expect(kept(folder)).toBe(answer - 1);
    await goneOn(folder);
  }
});

/** Kills at each call; returns how many acknowledged answers were lost. */
async function lostWhenKilled(at: At): Promise<number> {
  let lost = 0;
  for (const number of NUMBERS) {
    const folder = project();
    const killed = traced(folder, RUN, { input: asInput(LINES), tamper: at(number + 1) });
    expect(killed.code, `${number}: ${killed.stderr}`).toBe(null);
    const acknowledged = Math.max(0, questionsIn(killed.stderr) - 1);
    lost += Math.max(0, acknowledged - kept(folder));
    await goneOn(folder);
  }
  return lost;
}

test.each([
  ['write', killedAtWrite],
  ['sync', killedAtSync],
])('killed at each %s: nothing that was acknowledged is lost', { tags: 'slow' }, async (_, at) => {
  expect(await lostWhenKilled(at)).toBe(0);
});

/** Questions that were put while a line of the draft was not synced. */
function unsynced(calls: Traced['calls']): { questions: number; early: number } {
  let dirty = false;
  let questions = 0;
  let early = 0;
  for (const { name, path } of calls) {
    if (path === DRAFT && name === 'pwrite64') dirty = true;
    if (path === DRAFT && name === 'fdatasync') dirty = false;
    if (path !== 'said') continue;
    questions++;
    if (dirty) early++;
  }
  return { questions, early };
}

function ordered(root?: string) {
  const folder = aProject();
  const input = asInput(ANSWERS);
  const { code, calls } = traced(folder, RUN, { input, saidTo: 'said', ...(root && { root }) });
  expect(code).toBe(0);
  return unsynced(calls);
}

describe('the order', () => {
  test('every answer is synced before anything of the next question is shown', () => {
    const { questions, early } = ordered();
    expect(questions).toBeGreaterThan(ANSWERS.length);
    expect(early).toBe(0);
  });

  test('the name of the draft is on the disk too: its folder is synced before the first question', () => {
    const folder = aProject();
    const { calls } = traced(folder, RUN, { input: asInput(ANSWERS), saidTo: 'said' });
    const first = calls.findIndex(({ path }) => path === 'said');
    expect(calls.slice(0, first).some(({ name, path }) => name === 'fsync' && path === DRAFTS)).toBe(true);
  });
});

describe('controls: without the defence the same does not hold', { tags: 'slow' }, () => {
  const JOURNAL = 'storage/journal.js';

  test('without the sync', () => {
    const root = variant({ [JOURNAL]: [['fdatasyncSync(this.file);', '']] });
    expect(ordered(root).early).toBeGreaterThan(ANSWERS.length - 5);
  });

  test('written after it is acknowledged', () => {
    const root = variant({
      [JOURNAL]: [
        [
          'append(value, minutes = 0) {',
          'append(...line) { const before = this.late; this.late = line; if (before) this.write(...before); }\n    write(value, minutes = 0) {',
        ],
      ],
    });
    expect(lostWhenKilledEarly(killedAtWrite, root)).toBeGreaterThan(0);
  });

  test('on a disk that lies: it says that it wrote, and wrote nothing', () => {
    const folder = project();
    const input = asInput(LINES.slice(0, 5));
    const { stderr } = traced(folder, RUN, { input, tamper: writeLies(3) });
    // A gap in the second answer: those after it were acknowledged, and only the one before it resumes.
    expect(questionsIn(stderr) - 1).toBe(5);
    expect(kept(folder)).toBe(1);
  });
});

/** As `lostWhenKilled`, without going on: the control's draft begins later. */
function lostWhenKilledEarly(at: At, root: string): number {
  const folder = project();
  const killed = traced(folder, RUN, { input: asInput(LINES), tamper: at(4), root });
  return Math.max(0, questionsIn(killed.stderr) - 1) - kept(folder);
}
