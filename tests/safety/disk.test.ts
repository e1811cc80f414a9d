/** A disk that is full, and places that cannot be written: the answer is kept, nothing is broken, and it is said in time. */
import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, test } from 'vitest';
import { Journal, readDraft } from '../../src/storage/journal.js';
import { asInput } from '../helpers/interviews/plain-lines.js';
import {
  AUDIT,
  aProject,
  DRAFTS,
  GIVEN_BACK,
  HEAD,
  LEAVE,
  SETTLED,
  SITE,
} from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { Disk, noMount, program } from '../helpers/processes/limited-disk.js';
import { answers } from '../helpers/projects/answers-file.js';
import { readIn } from '../helpers/projects/folder.js';
import { below, CTRL_C, DOWN, ENTER, noTerminal } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip((noTerminal ?? noMount) !== undefined, noTerminal ?? noMount));

const DRAFT = `${DRAFTS}/${SITE}.audit.jsonl`;
const FULL = 'cannot be written: the disk is full.';
const words = (text: string) => text.replaceAll(/\s+/g, ' ');
/** What the disk gives out at a time. */
const PAGE = Number(spawnSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }).stdout);

/** A draft that stands at the second criterion and ends just before a page does, so that nothing more goes in. */
async function draftToTheBrim(): Promise<string> {
  const folder = aProject();
  const begun = ['Olena Kovalchuk, consultant', '', '', '7'];
  await serviceAudit(folder, ['run', SITE, '--plain'], { input: asInput(begun) });
  const whole = () => readDraft(folder, 'audit', SITE)?.bytes ?? 0;
  const journal = Journal.resume(folder, 'audit', SITE, whole());
  const note = (text: string) => journal.append({ set: 'note/welcoming-atmosphere', value: text }, 1);
  const before = whole();
  note('');
  const line = whole() - before;
  const room = () => PAGE - (whole() % PAGE);
  while (room() > 1000 + 2 * line) note('x'.repeat(1000 - line));
  note('x'.repeat(room() - line - 1));
  journal.close();
  expect(room()).toBe(1);
  return readIn(folder, DRAFT);
}

describe('a full disk during an interview', () => {
  const HERE = 'WHERE CLIENTS ARE SERVED';

  /** At the second criterion, with no room left for a score. */
  async function full(...then: string[]) {
    const draft = await draftToTheBrim();
    const go = [program('run', SITE, '--resume'), 'echo "ended: $?"', ...then, 'read _'];
    const disk = new Disk({ ...SETTLED, [DRAFT]: draft }, go);
    const terminal = disk.open();
    await terminal.see(HERE, LEAVE);
    disk.fill();
    return { disk, terminal, draft };
  }

  async function refused(...then: string[]) {
    const { disk, terminal, draft } = await full(...then);
    await terminal.send('3');
    const shown = await terminal.see(FULL, '1  try again', '2  leave; what was saved before is kept');
    expect(shown).not.toContain(LEAVE);
    expect(disk.read(DRAFT)).toBe(draft);
    return { disk, terminal };
  }

  test('the answer is offered again until there is room, and then nothing of it is missing', async () => {
    const { disk, terminal } = await refused();
    // Still full: the same question again, with the cursor where it begins.
    await terminal.send(`1${DOWN}`);
    await terminal.see(FULL, '► 2  leave; what was saved before is kept');
    disk.makeRoom();
    await terminal.send('1');
    await terminal.see('Where clients are served: 3', LEAVE);
    await terminal.send(`${'7'.repeat(10)}${ENTER}Ivan${ENTER}l`);
    await terminal.see('► Write the audit', LEAVE);
    await terminal.send(ENTER);
    await terminal.see('ended: 0');
    expect(disk.read(AUDIT)).toContain('client-area: # Where clients are served\n      score: 3\n');
  });

  test.each([
    ['2', '2', 0],
    ['Ctrl-C', CTRL_C, 130],
  ] as const)(
    'leaving with %s: it says what is lost, and every answer before it resumes',
    { tags: 'slow' },
    async (_, keys, code) => {
      const { disk, terminal } = await refused('read _', 'rm ballast', program('run', SITE, '--resume'));
      await terminal.send(keys);
      const shown = await terminal.see(`ended: ${code}`);
      expect(shown).toContain(`What was saved before is kept. Go on with: service-audit run ${SITE}`);
      expect(shown).not.toContain('Everything is saved');
      await terminal.send('\n');
      await terminal.see(HERE, LEAVE);
      await terminal.send(`${'7'.repeat(11)}${ENTER}`);
      await terminal.see('► Write the audit', LEAVE);
      await terminal.send(ENTER);
      await terminal.see('Lowest 7   0 of 12 sag');
      expect(disk.has(AUDIT)).toBe(true);
    },
  );

  test('a text that is still being typed: leaving says that it is lost, and what was saved before resumes', {
    tags: 'slow',
  }, async () => {
    const { disk, terminal, draft } = await full('read _', 'rm ballast', program('run', SITE, '--resume'));
    await terminal.send('xHalf of it');
    await terminal.see('> Half of it');
    await terminal.send(CTRL_C);
    expect(await terminal.see('ended: 130')).toContain('What was saved before is kept.');
    expect(disk.read(DRAFT)).toBe(draft);
    await terminal.send('\n');
    await terminal.see(HERE, LEAVE);
  });
});

describe('a full disk at the end', { tags: 'slow' }, () => {
  test('the audit cannot be written: every answer is kept, nothing half-written lies there, and a retry works', async () => {
    const again = ['rm ballast', program('run', SITE, '--resume'), 'echo "again: $?"', 'read _'];
    const disk = new Disk(SETTLED, [
      program('run', SITE),
      'echo "ended: $?"',
      'ls -A audits/* >listed',
      'read _',
      ...again,
    ]);
    const terminal = disk.open();
    await terminal.see('Who scores?', 'Ctrl-C leave');
    await terminal.send(`${HEAD}${'7'.repeat(12)}${ENTER}`);
    await terminal.see('► Write the audit', LEAVE);
    disk.fill();
    await terminal.send(ENTER);
    expect(words(await terminal.see(`service-audit run ${SITE}`, 'ended: 2'))).toContain(FULL);
    await terminal.send('\n');
    await terminal.see('again: 0');
    expect(disk.read('listed')).not.toMatch(/audit/);
    expect(disk.has(AUDIT)).toBe(true);
    expect(disk.has(DRAFT)).toBe(false);
  });

  test('run --answers: exit 2, nothing half-written, the record of before as it was, and a retry works', () => {
    const disk = new Disk({ answers: answers(), before: answers({ date: '2026-10-20' }) }, [
      `${program('run', '--answers', 'before')} >/dev/null 2>&1`,
      'md5sum audits/*/* >sums',
      'cat /dev/zero >ballast 2>/dev/null',
      program('run', '--answers', 'answers'),
      'echo "code $?"',
      'md5sum -c sums',
      'ls -A audits/*',
      'rm ballast',
      `${program('run', '--answers', 'answers')} >/dev/null 2>&1`,
      'echo "again $?"',
      program('validate'),
    ]);
    const { stdout, stderr } = disk.run();
    expect(words(stderr)).toContain(`audits/lviv-center/2026-11-21.audit.yaml ${FULL}`);
    expect(stdout).toMatchInlineSnapshot(`
      "code 2
      audits/lviv-center/2026-10-20.audit.yaml: OK
      audits/lviv-center/site.yaml: OK
      2026-10-20.audit.yaml
      site.yaml
      again 0
      3 files: all well-formed and consistent
      "
    `);
  });

  test('a disk that is full from the beginning: it is said before the first question', async () => {
    const disk = new Disk(SETTLED, ['cat /dev/zero >ballast 2>/dev/null', program('run', SITE), 'echo "ended: $?"']);
    const terminal = disk.open();
    const ending = await terminal.end();
    expect(ending).toMatchObject(GIVEN_BACK);
    expect(words(ending.all)).toContain(FULL);
    expect(ending.all).toContain('ended: 2');
    expect(ending.all).not.toContain('Who scores?');
  });
});

describe('a place that cannot be written', { tags: 'slow' }, () => {
  const before = { ...SETTLED, answers: answers({ date: '2026-10-20', scores: { refunds: 4 } }) };
  const READ_ONLY = 'cannot be written: the disk is read-only.';
  const prepared = [`${program('run', '--answers', 'answers')} >/dev/null 2>&1`, 'mount -o remount,ro .', 'cd .'];

  async function refused(args: string[], folders: string[]): Promise<void> {
    const [first = '', ...others] = prepared;
    const disk = new Disk(before, [first, ...folders, ...others, program(...args), 'echo "ended: $?"']);
    const ending = await disk.open().end();
    expect(ending).toMatchObject(GIVEN_BACK);
    expect(below(ending)).toMatch(/^ {2}error: /);
    expect(words(below(ending))).toContain(READ_ONLY);
    expect(below(ending)).toMatch(/ended: 2$/);
  }

  test.each([
    ['run', ['run', SITE]],
    ['why', ['why', SITE]],
    ['edit', ['edit', SITE]],
    ['run --plain', ['run', SITE, '--plain']],
  ])('read-only: %s says so before the first question', (_, args) => refused(args, [`mkdir -p ${DRAFTS}`]));

  test('read-only, and never was an interview here: the same words', () => refused(['run', SITE], []));

  test('read-only: run --answers', () => {
    const { stdout, stderr } = new Disk({ ...before, next: answers() }, [
      ...prepared,
      program('run', '--answers', 'next'),
      'echo "code $?"',
    ]).run();
    expect(words(stderr)).toContain(READ_ONLY);
    expect(stdout).toBe('code 2\n');
  });

  test.each(['.service-audit', 'audits'])('no right to write in %s: said before the first question', async (name) => {
    const drop = 'setpriv --reuid 65534 --regid 65534 --clear-groups';
    const disk = new Disk(before, [
      `${program('run', '--answers', 'answers')} >/dev/null 2>&1`,
      `chown -R 65534:65534 . && chmod 755 . && chmod -R a-w ${name}`,
      `${drop} ${program('run', SITE)}`,
      'echo "ended: $?"',
    ]);
    const ending = await disk.open().end();
    expect(words(below(ending))).toContain('cannot be written: you may not write there.');
    expect(below(ending)).toMatch(/ended: 2$/);
  });
});
