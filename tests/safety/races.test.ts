/** Two writers publish the same record at once: nobody's record is overwritten, one wins, and the other is told. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { runs } from '../helpers/generators/random.js';
import { AUDIT, DRAFTS, SITE } from '../helpers/interviews/stopping-places.js';
import { BINARY, spawnServiceAudit, TODAY } from '../helpers/processes/binary.js';
import { ROOT, variant } from '../helpers/processes/weakened-program.js';
import { answers, CRITERIA } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';

/** Together 1,000: of the whole program, and of the one call of it that decides. */
const RACES = { program: 200, publish: runs(80), binary: runs(2) };
const RACER = fileURLToPath(new URL('../helpers/processes/command-on-signal.js', import.meta.url));
const LOCKER = fileURLToPath(new URL('../helpers/processes/draft-lock-contender.js', import.meta.url));
const PUBLISHER = new URL('../helpers/processes/publishing-thread.js', import.meta.url);

interface Told {
  code: number;
  said: string;
}

class Racer {
  private settle: ((told: Told) => void) | undefined;
  private refuse: ((error: Error) => void) | undefined;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (told) => this.settle?.(told as Told));
    child.on('exit', (code) => this.refuse?.(new Error(`a racer has ended with ${code}`)));
  }

  static async start(root: string): Promise<Racer> {
    const child = fork(RACER, [root], { stdio: 'inherit' });
    onTestFinished(() => {
      child.kill();
    });
    const racer = new Racer(child);
    await racer.next();
    return racer;
  }

  private next(): Promise<Told> {
    return new Promise((resolve, reject) => {
      [this.settle, this.refuse] = [resolve, reject];
    });
  }

  run(cwd: string, args: readonly string[], at: number): Promise<Told> {
    this.child.send({ cwd, args, at });
    return this.next();
  }
}

const all = (score: number) => Object.fromEntries(CRITERIA.map((key) => [key, score]));
const SCORES = [6, 8] as const;

/** A project with the schemas in place, and the answers of both. */
function prepared(): string {
  const [one, other] = SCORES;
  const folder = folderWith({ one: answers({ scores: all(one) }), other: answers({ scores: all(other) }) });
  spawnServiceAudit(folder, ['init']);
  return folder;
}

/** What does not hold after a race. */
function faults(folder: string, results: readonly Told[]): string[] {
  const found: string[] = [];
  const codes = results.map(({ code }) => code);
  const winner = codes.indexOf(0);
  if ([...codes].sort().join() !== '0,2')
    return [`exit ${codes.join(' and ')}: ${results.map(({ said }) => said).join('\n')}`];
  const loser = results[1 - winner] as Told;
  if (!loser.said.includes(AUDIT)) found.push(`the loser is not told of the file: ${loser.said}`);
  const given = [...readIn(folder, AUDIT).matchAll(/score: (\d+)/g)].map(([, score]) => Number(score));
  if (given.length !== CRITERIA.length || given.some((score) => score !== SCORES[winner])) {
    found.push(`the winner's record is not there: ${given}`);
  }
  const files = readdirSync(join(folder, `audits/${SITE}`));
  if (files.join() !== `${TODAY}.audit.yaml,site.yaml`) found.push(`left behind: ${files}`);
  return found;
}

/** Ends with the first fault. */
async function raced(root: string, races: number, project: string): Promise<{ faults: string[]; wins: number[] }> {
  const [one, other] = [await Racer.start(root), await Racer.start(root)];
  const found: string[] = [];
  const wins = [0, 0];
  for (let race = 0; race < races && found.length === 0; race++) {
    const folder = folderWith();
    cpSync(project, folder, { recursive: true });
    const at = Date.now() + 4;
    const args = (file: string) => ['--today', TODAY, 'run', '--answers', file];
    const results = await Promise.all([one.run(folder, args('one'), at), other.run(folder, args('other'), at)]);
    found.push(...faults(folder, results).map((text) => `race ${race + 1}: ${text}`));
    const winner = results.findIndex(({ code }) => code === 0);
    if (winner >= 0) wins[winner] = (wins[winner] ?? 0) + 1;
  }
  return { faults: found, wins };
}

test(`${RACES.program} races: one winner each, and the loser is told`, { tags: 'slow' }, async () => {
  const { faults: found, wins } = await raced(ROOT, RACES.program, prepared());
  expect(found).toEqual([]);
  // Both had a chance: they did run at once.
  expect(Math.min(...wins)).toBeGreaterThan(0);
});

/** Threads publish so many files, each at the same moment; returns what does not hold. */
async function published(root: string, races: number): Promise<string[]> {
  const folder = folderWith();
  const paths = Array.from({ length: races }, (_, race) => join(folder, `${race}.yaml`));
  const texts = ['one\n', `${'the other '.repeat(1000)}\n`];
  const ready = new SharedArrayBuffer(4);
  const results = await Promise.all(
    texts.map((text) => {
      const worker = new Worker(PUBLISHER, { workerData: { root, paths, text, ready, threads: texts.length } });
      return new Promise<string[]>((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  );
  const left = readdirSync(folder).length - races;
  return [
    ...(left === 0 ? [] : [`${left} files are left behind`]),
    ...paths.flatMap((path, race) => {
      const said = results.map((result) => result[race]);
      if ([...said].sort().join() !== 'exists,written') return [`race ${race}: ${said.join(' and ')}`];
      const isWhole = readFileSync(path, 'utf8') === texts[said.indexOf('written')];
      return isWhole ? [] : [`race ${race}: the winner’s file is not there`];
    }),
  ];
}

test(`${RACES.publish} races to publish a file: one winner each`, { tags: 'sampled' }, async () => {
  expect(await published(ROOT, RACES.publish)).toEqual([]);
});

test('the real binary, twice at once', { tags: 'sampled' }, async () => {
  const project = prepared();
  for (let race = 0; race < RACES.binary; race++) {
    const folder = folderWith();
    cpSync(project, folder, { recursive: true });
    const one = spawned(folder, 'one');
    const other = spawned(folder, 'other');
    expect(faults(folder, [await one, await other])).toEqual([]);
  }
});

function spawned(cwd: string, file: string): Promise<Told> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
    const args = [BINARY, '--today', TODAY, 'run', '--answers', file];
    execFile(process.execPath, args, { cwd, env }, (error, _, said) =>
      resolve({ code: Number(error?.code ?? 0), said }),
    );
  });
}

test('the very first records of a project: the schemas are put in place by both', { tags: 'slow' }, async () => {
  const [one, other] = SCORES;
  const files = { one: answers({ scores: all(one) }), other: answers({ scores: all(other) }) };
  expect((await raced(ROOT, 20, folderWith(files))).faults).toEqual([]);
});

/** Wide enough for both to step into it, on a busy machine too. */
const GAP = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);';

const CONTROLS = {
  'published by renaming, whoever was there before is overwritten': `${GAP} renameSync(temporary, path);`,
  'looked for first, and then written': `if (existsSync(path)) throw Object.assign(new Error(), { code: 'EEXIST' });
    ${GAP} writeFileSync(path, readFileSync(temporary));`,
};

test.each(Object.entries(CONTROLS))('control: %s', { tags: 'slow' }, async (_, instead) => {
  const root = variant({ 'storage/publish.js': [['linkSync(temporary, path);', instead]] });
  const { faults: found } = await raced(root, RACES.program, prepared());
  expect(found.join('\n')).toContain('exit 0 and 0');
  expect((await published(root, 10)).join('\n')).toContain('written and written');
});

/** Three processes want the same draft, until each has had it so many times; returns how often one was not alone with it. */
async function locked(root: string, times: number): Promise<{ notAlone: number; left: string[] }> {
  const folder = folderWith();
  const run = promisify(execFile);
  const results = await Promise.all([1, 2, 3].map(() => run(process.execPath, [LOCKER, root, folder, `${times}`])));
  const left = readdirSync(join(folder, DRAFTS)).filter((name) => /lock\.(?!99999999)/.test(name));
  return { notAlone: results.reduce((all, { stdout }) => all + Number(stdout), 0), left };
}

test('a draft is never written by two, whoever was killed before', { tags: 'slow' }, async () => {
  expect(await locked(ROOT, 100)).toEqual({ notAlone: 0, left: [] });
});

test('control: locks that are looked for first, and then made', { tags: 'slow' }, async () => {
  const make = "closeSync(openSync(lockOf(path, process.pid), 'w', 0o600));";
  const late = [
    [make, ''],
    ['const size = sizeOf();', `${make}\nconst size = sizeOf();`],
  ] as const;
  const { notAlone } = await locked(variant({ 'storage/journal.js': late }), 100);
  expect(notAlone).toBeGreaterThan(0);
});
