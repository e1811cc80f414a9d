/** A disk that is full, and places that cannot be written: the answer is kept, nothing is broken, and it is said in time. */

import { beforeEach, describe, expect, test } from 'vitest';
import { answers } from '../helpers/answers.js';
import { Disk, noMount, program } from '../helpers/disk.js';
import { AUDIT, DRAFTS, GIVEN_BACK, HEAD, LEAVE, SITE } from '../helpers/places.js';
import { below, CTRL_C, DOWN, ENTER, ESC, noTerminal } from '../helpers/terminal.js';

beforeEach(({ skip }) => skip((noTerminal ?? noMount) !== undefined, noTerminal ?? noMount));

const DRAFT = `${DRAFTS}/${SITE}.audit.jsonl`;
const FULL = 'cannot be written: the disk is full.';
/** What is kept of it while it is typed takes more than what may be left of a page of a disk. */
/** Longer than the block that the draft's last line ends in. */
const LONG = 'Eight people were waiting at 18:00 on Friday, two of the three chairs were free. '.repeat(60).trim();
const words = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('a full disk during an interview', () => {
  /** At the second criterion, with no room left for a note of it. */
  async function full(...then: string[]) {
    const disk = new Disk({}, [program('run', SITE), 'echo "ended: $?"', ...then, 'read _']);
    const terminal = disk.open();
    await terminal.see('Who scores?', LEAVE);
    await terminal.send(`${HEAD}7n`);
    await terminal.see('Where clients are served', 'Note');
    disk.fill();
    const before = disk.read(DRAFT);
    await terminal.send(`${LONG}${ENTER}`);
    await terminal.see(FULL, '1  try again', '2  leave; what was saved before is kept', LEAVE);
    expect(disk.read(DRAFT).startsWith(before)).toBe(true);
    return { disk, terminal };
  }

  test('the answer is offered again until there is room, and then nothing of it is missing', async () => {
    const { disk, terminal } = await full();
    // Still full: the same question again, with the cursor where it begins.
    await terminal.send(`1${DOWN}`);
    await terminal.see(FULL, '► 2  leave; what was saved before is kept', LEAVE);
    disk.makeRoom();
    await terminal.send('1');
    await terminal.see('WHERE CLIENTS ARE SERVED', LEAVE);
    await terminal.send(`${'7'.repeat(11)}${ENTER}${ENTER}`);
    await terminal.see('ended: 0');
    expect(words(disk.read(AUDIT))).toContain(LONG);
  });

  test.each([
    ['2', '2', 0],
    ['Ctrl-C', CTRL_C, 130],
  ] as const)('leaving with %s: every answer before it resumes', async (_, keys, code) => {
    const { disk, terminal } = await full('rm ballast', `${program('run', SITE, '--resume')}`);
    await terminal.send(keys);
    await terminal.see(`ended: ${code}`, 'Where clients are served', 'Note');
    // The text as far as there was room for it; then the criterion as it was.
    await terminal.send(ESC);
    await terminal.see('WHERE CLIENTS ARE SERVED', LEAVE);
    await terminal.send(`${'7'.repeat(11)}${ENTER}${ENTER}`);
    await terminal.see('Lowest 7   0 of 12 sag');
    expect(disk.has(AUDIT)).toBe(true);
  });

  // FAULT: it says “Everything is saved.” although the answer that could not be written is not; so does the line of keys.
  test.fails('leaving does not say that everything is saved', async () => {
    const { terminal } = await full();
    await terminal.send('2');
    expect(await terminal.see('ended: 0')).not.toContain('Everything is saved');
  });
});

describe('a full disk at the end', () => {
  test('the audit cannot be written: every answer is kept, nothing half-written lies there, and a retry works', async () => {
    const again = ['rm ballast', program('run', SITE, '--resume'), 'echo "again: $?"', 'read _'];
    const disk = new Disk({}, [program('run', SITE), 'echo "ended: $?"', 'ls -A audits/* >listed', 'read _', ...again]);
    const terminal = disk.open();
    await terminal.see('Who scores?', LEAVE);
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
      2026-10-20.audit.yaml
      again 0
      2 files: all well-formed and consistent
      "
    `);
  });

  test('a disk that is full from the beginning: it is said before the first question', async () => {
    const disk = new Disk({}, ['cat /dev/zero >ballast 2>/dev/null', program('run', SITE), 'echo "ended: $?"']);
    const terminal = disk.open();
    const ending = await terminal.end();
    expect(ending).toMatchObject(GIVEN_BACK);
    expect(words(ending.all)).toContain(FULL);
    expect(ending.all).toContain('ended: 2');
    expect(ending.all).not.toContain('Who scores?');
  });
});

describe('a place that cannot be written', () => {
  const before = { answers: answers({ date: '2026-10-20', scores: { refunds: 4 } }) };
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

  // FAULT: checkWritable makes the folder first, and of a read-only disk mkdirSync(…, { recursive: true }) says ENOENT.
  test.fails('read-only, and never was an interview here: the same words', () => refused(['run', SITE], []));

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
    expect(words(below(ending))).toContain('cannot be written: no right to write there.');
    expect(below(ending)).toMatch(/ended: 2$/);
  });
});
