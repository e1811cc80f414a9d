/** Publishing a record: an error, a short write or a kill at each call of the kernel leaves all as it was, or all as it should be. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { AUDIT } from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { type Call, noStrace, type Traced, traced } from '../helpers/processes/strace.js';
import { variant } from '../helpers/processes/weakened-program.js';
import { answers } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';

beforeEach(({ skip }) => skip(noStrace !== undefined, noStrace));

const EARLIER = 'audits/lviv-center/2026-10-20.audit.yaml';
const RUN = ['run', '--answers', '-'];
const INPUT = answers({ scores: { refunds: 6 } });

/** A project with one record. */
async function project(): Promise<string> {
  const folder = folderWith();
  const { code } = await serviceAudit(folder, RUN, { input: answers({ date: '2026-10-20' }) });
  expect(code).toBe(0);
  return folder;
}

/** What the calls are that publishing makes; each is in the project. */
async function callsOfPublishing(root?: string): Promise<{ calls: Call[]; text: string }> {
  const folder = await project();
  const { code, calls } = traced(folder, RUN, { input: INPUT, ...(root && { root }) });
  expect(code).toBe(0);
  return { calls: calls.filter(({ path }) => path.startsWith('audits')), text: readIn(folder, AUDIT) };
}

const told = ({ name, path }: Call) => `${name} ${path}`;

/** What does not hold after a run that was tampered with at one call, and after a retry. */
async function faults(folder: string, before: string, text: string, { code, stderr }: Traced): Promise<string[]> {
  const found: string[] = [];
  if (code === 0) found.push('exit 0');
  else if (!stderr.includes(code === null ? '' : 'cannot be written')) found.push(`says ${stderr}`);
  if (readIn(folder, EARLIER) !== before) found.push('the earlier record has changed');
  if (existsSync(join(folder, AUDIT)) && readIn(folder, AUDIT) !== text) found.push('the record is half-written');
  if (code !== null && existsSync(join(folder, AUDIT)))
    found.push('the record is there, though it says that it is not');
  const validated = await serviceAudit(folder, ['validate']);
  if (validated.code !== 0) found.push(`validate: ${validated.stdout}${validated.stderr}`);
  if (existsSync(join(folder, AUDIT))) return found;
  const again = await serviceAudit(folder, RUN, { input: INPUT });
  if (again.code !== 0 || readIn(folder, AUDIT) !== text) found.push(`a retry: exit ${again.code}, ${again.stderr}`);
  return found;
}

/** Tampers with each of these calls in turn; returns what does not hold, by call. */
async function tampered(
  calls: readonly Call[],
  text: string,
  how: string,
  root?: string,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const call of calls) {
    const folder = await project();
    const before = readIn(folder, EARLIER);
    const outcome = traced(folder, RUN, { input: INPUT, tamper: { call, how }, ...(root && { root }) });
    expect(outcome.calls.map(told), 'the call that was tampered with').toContain(told(call));
    const wrong = await faults(folder, before, text, outcome);
    if (wrong.length > 0) found[told(call)] = wrong;
  }
  return found;
}

const BEFORE_THE_NAME = (calls: readonly Call[]) => calls.slice(0, calls.findIndex(({ name }) => name === 'link') + 1);
const FOLDER = 'audits/lviv-center';
const TEMPORARY = `${FOLDER}/.2026-11-21.audit.yaml.000000000000.tmp`;

test('the order: write, sync, link, take the temporary name away, sync the folder', async () => {
  const { calls } = await callsOfPublishing();
  expect(calls.filter(({ name }) => name !== 'mkdir').map(told)).toEqual([
    `write ${TEMPORARY}`,
    `fsync ${TEMPORARY}`,
    `link ${TEMPORARY}`,
    `unlink ${TEMPORARY}`,
    `fsync ${FOLDER}`,
  ]);
});

describe('each call up to the name fails', { tags: 'slow' }, () => {
  test.each(['ENOSPC', 'EIO'])('%s: exit 2, all as it was, nothing left behind, a retry works', async (error) => {
    const { calls, text } = await callsOfPublishing();
    const failing = BEFORE_THE_NAME(calls).filter(({ name }) => name !== 'mkdir');
    expect(failing).toHaveLength(3);
    expect(await tampered(failing, text, `error=${error}`)).toEqual({});
  });

  test('nothing of a temporary file lies there', async () => {
    const { calls } = await callsOfPublishing();
    for (const call of BEFORE_THE_NAME(calls).filter(({ name }) => name !== 'mkdir')) {
      const folder = await project();
      const before = readdirSync(join(folder, FOLDER));
      traced(folder, RUN, { input: INPUT, tamper: { call, how: 'error=ENOSPC' } });
      expect(readdirSync(join(folder, FOLDER)), told(call)).toEqual(before);
    }
  });

  // Says that ten bytes are written, and writes none: of a disk that lies, only the size tells.
  test('a write that says it wrote, and did not', async () => {
    const { calls, text } = await callsOfPublishing();
    const write = calls.filter(({ name }) => name === 'write');
    expect(write).toHaveLength(1);
    expect(await tampered(write, text, 'retval=10')).toEqual({});
  });
});

test.each(['unlink', 'fsync'] as const)(
  '%s fails after the name is given: what it says is what is so',
  async (name) => {
    const { calls, text } = await callsOfPublishing();
    const [call, ...others] = calls
      .slice(calls.findIndex((one) => one.name === 'link') + 1)
      .filter((one) => one.name === name);
    expect(others).toEqual([]);
    const folder = await project();
    const { code } = traced(folder, RUN, { input: INPUT, tamper: { call: call as Call, how: 'error=EIO' } });
    const record = existsSync(join(folder, AUDIT)) ? readIn(folder, AUDIT) : undefined;
    expect([code, record]).toEqual(code === 0 ? [0, text] : [2, undefined]);
  },
);

describe('killed', { tags: 'slow' }, () => {
  test('at each call: the earlier record is as it was, the new one whole or not there, and a retry works', async () => {
    const { calls, text } = await callsOfPublishing();
    expect(calls.length).toBeGreaterThanOrEqual(5);
    expect(await tampered(calls, text, 'signal=KILL')).toEqual({});
  });

  test('at each call of the very first record, schemas and folders too', { tags: 'slow' }, async () => {
    const { calls } = traced(folderWith(), RUN, { input: INPUT });
    // One of the schemas stands for all of them.
    const some = calls.filter(({ path }) => !/schema\/.*(audit|config|site|template|follow)/.test(path));
    expect(some.length).toBeGreaterThan(12);
    for (const call of some) {
      const folder = folderWith();
      const { code, calls: seen } = traced(folder, RUN, { input: INPUT, tamper: { call, how: 'signal=KILL' } });
      expect([code, seen.map(told).includes(told(call))], told(call)).toEqual([null, true]);
      if (!existsSync(join(folder, AUDIT))) {
        expect((await serviceAudit(folder, RUN, { input: INPUT })).code, told(call)).toBe(0);
      }
      expect(readIn(folder, AUDIT), told(call)).toContain('after-sales: # After-sales service\n      score: 7\n');
      expect((await serviceAudit(folder, ['validate'])).code, told(call)).toBe(0);
    }
  });
});

test('folders that were made are on the disk too: what holds their names is synced', async () => {
  const folder = folderWith();
  const { calls } = traced(folder, RUN, { input: INPUT });
  const made = calls.filter(({ name, isDone, path }) => name === 'mkdir' && isDone && path);
  expect(made.length).toBeGreaterThan(0);
  const synced = calls.filter(({ name }) => name === 'fsync').map(({ path }) => path);
  for (const { path } of made) expect(synced).toContain(dirname(path));
});

describe('a file that is replaced', { tags: 'slow' }, () => {
  const MINE = '# mine\nnode_modules/\n';
  /** `init` adds lines to a file of the user's. */
  const INIT = ['init'];

  async function initialised(): Promise<string> {
    const folder = folderWith();
    expect((await serviceAudit(folder, INIT)).code).toBe(0);
    writeFileSync(join(folder, '.gitignore'), MINE);
    return folder;
  }

  async function callsOfReplacing(): Promise<{ calls: Call[]; text: string }> {
    const folder = await initialised();
    const { code, calls } = traced(folder, INIT);
    expect(code).toBe(0);
    return {
      calls: calls.filter(({ path }) => path.startsWith('.gitignore') || path.startsWith('..gitignore')),
      text: readIn(folder, '.gitignore'),
    };
  }

  test.each(['error=ENOSPC', 'error=EIO', 'signal=KILL'])(
    '%s at each write, sync and rename: it is the old one or the new one, and a retry works',
    async (how) => {
      const { calls, text } = await callsOfReplacing();
      expect(calls.map(({ name }) => name)).toEqual(['write', 'fsync', 'rename']);
      for (const call of calls) {
        const folder = await initialised();
        const { code, stderr } = traced(folder, INIT, { tamper: { call, how } });
        expect(code, told(call)).toBe(how === 'signal=KILL' ? null : 2);
        if (code === 2) expect(stderr, told(call)).toContain('.gitignore cannot be written');
        expect(readIn(folder, '.gitignore'), told(call)).toBe(MINE);
        const left = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
        expect(left, told(call)).toHaveLength(code === 2 ? 0 : 1);
        expect((await serviceAudit(folder, INIT)).code, told(call)).toBe(0);
        expect(readIn(folder, '.gitignore'), told(call)).toBe(text);
      }
    },
  );
});

describe('controls: without the defence the same does not hold', { tags: 'slow' }, () => {
  const PUBLISH = 'storage/publish.js';

  test('written straight to its name, and not looked at', async () => {
    const root = variant({
      [PUBLISH]: [
        [
          'const temporary = writeTemporary(path, content);\n        try {\n            link',
          'const temporary = path;\n writeFileSync(path, content);\n return "written";\n        try {\n            link',
        ],
      ],
    });
    const { calls, text } = await callsOfPublishing(root);
    const found = await tampered(calls, text, 'error=ENOSPC', root);
    expect(Object.keys(found)).toEqual([`write ${AUDIT}`]);
    expect(found[`write ${AUDIT}`]).toContain('the record is half-written');
  });

  test('a size that is not compared, and one write instead of all', async () => {
    const root = variant({
      [PUBLISH]: [
        [
          'for (let done = 0; done < bytes.length;)\n        done += writeSync(file, bytes, done);',
          'writeSync(file, bytes);',
        ],
        ['if (fstatSync(file).size !== bytes.length)', 'if (false)'],
      ],
    });
    const { calls, text } = await callsOfPublishing(root);
    const write = calls.filter(({ name }) => name === 'write');
    const found = await tampered(write, text, 'retval=10', root);
    expect(found[`write ${TEMPORARY}`]).toContain('the record is half-written');
  });

  test('not synced before it has its name', async () => {
    const root = variant({ [PUBLISH]: [['    fsyncSync(file);\n', '']] });
    const order = (await callsOfPublishing(root)).calls.map(told);
    expect(order).toContain(`link ${TEMPORARY}`);
    expect(order).not.toContain(`fsync ${TEMPORARY}`);
  });
});
