/** kill −9 at random moments: every answer that was acknowledged – the next question was shown – resumes. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type DraftHeader, readDraft } from '../../src/storage/journal.js';
import { Random, runs, SEED } from '../helpers/generators/random.js';
import { ANSWERS, asInput, PLAIN } from '../helpers/interviews/plain-lines.js';
import {
  AUDIT,
  aProject,
  at,
  expectGoesOn,
  GIVEN_BACK,
  type PlaceName,
  SITE,
} from '../helpers/interviews/stopping-places.js';
import { TODAY } from '../helpers/processes/binary.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { ROOT, variant } from '../helpers/processes/weakened-program.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { noTerminal } from '../helpers/terminal/terminal.js';

/** Kills of the journal alone, and of the program that reads its answers from a pipe. */
const KILLS = { journal: runs(16), piped: 30 };
const PLACES: readonly PlaceName[] = [
  'a score',
  'the middle of a note',
  'the review',
  'the middle of a cause',
  'the plan',
];
/** Programs at once; they wait for the disk more than they work. */
const LANES = 4;

/** An answer is acknowledged three answers before it is written. */
const LATE = {
  'storage/journal.js': [
    [
      'append(value, minutes = 0) {',
      'append(...line) { this.late = [...(this.late ?? []), line]; if (this.late.length > 3) this.write(...this.late.shift()); }\n    write(value, minutes = 0) {',
    ],
  ],
} as const;

const HEADER: DraftHeader = { format: 'draft/1', site: SITE, date: TODAY, template: 'base', meanings: {}, titles: {} };
/** Short ones and long ones, in two alphabets. */
const TEXTS = Array.from({ length: 40 }, (_, number) => 'Черга: 8 people waited. '.repeat((number * 7) % 40));

/** What the keeper keeps as its answer of this number. */
const keptAs = (number: number) => ({
  set: `note/criterion-${number}`,
  value: TEXTS[number % TEXTS.length],
  minutes: number,
});

const KEEPER = fileURLToPath(new URL('../helpers/processes/journal-until-killed.js', import.meta.url));

/** Keeps answers until it is killed, some time after the first of them; returns how many were acknowledged. */
async function keptUntilKilled(program: string, folder: string, random: Random): Promise<number> {
  const given = JSON.stringify({ header: HEADER, texts: TEXTS });
  const child = spawn(process.execPath, [KEEPER, program, folder, given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const delay = random.next() * 15;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delay);
    said += chunk;
  });
  const signal = await new Promise((resolve) => {
    child.on('close', (_, how) => resolve(how));
  });
  if (signal !== 'SIGKILL') throw new Error('it was not killed');
  const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return Number(whole.at(-1)) + 1;
}

/** Kills a journal again and again; returns what does not hold, and how many answers it has kept at the end. */
async function journalKilled(
  program: string,
  kills: number,
  random: Random,
): Promise<{ faults: string[]; most: number }> {
  const faults: string[] = [];
  let folder = folderWith();
  let most = 0;
  for (let kill = 1; kill <= kills && faults.length === 0; kill++) {
    const acknowledged = await keptUntilKilled(program, folder, random);
    const events = readDraft(folder, 'audit', SITE)?.events ?? [];
    if (events.length < acknowledged) {
      faults.push(`kill ${kill}: ${acknowledged} were acknowledged, ${events.length} resume`);
    }
    const other = events.findIndex((event, number) => JSON.stringify(event) !== JSON.stringify(keptAs(number)));
    if (other >= 0) faults.push(`kill ${kill}: answer ${other} is another one: ${JSON.stringify(events[other])}`);
    most = Math.max(most, events.length);
    // A long draft takes its time to be read again; the first answers are tried as often as later ones.
    if (events.length > 1000) folder = folderWith();
  }
  return { faults, most };
}

test(`the journal, ${KILLS.journal} kills, seed ${SEED}: nothing that was acknowledged is lost`, {
  tags: 'sampled',
}, async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    journalKilled(ROOT, share(KILLS.journal, lane), new Random(SEED + lane)),
  );
  const results = await Promise.all(lanes);
  expect(results.flatMap(({ faults }) => faults)).toEqual([]);
  // Not only the first answers were tried.
  expect(Math.max(...results.map(({ most }) => most))).toBeGreaterThan(20);
});

test('control: a journal that acknowledges an answer before it is written loses some', async () => {
  const { faults } = await journalKilled(variant(LATE), 5, new Random(SEED));
  expect(faults.join('\n')).toMatch(/were acknowledged, \d+ resume/);
});

/** The question alone: keys are said once in each run, and right after a score also what is known of that one. */
const asked = (text: string) =>
  text
    .replaceAll(/^.*keys again\n?/gm, '')
    .replace(/^\s*\d+ notes? missing\n\n/, '')
    .trim();

interface Reference {
  /** The questions in their order, as they are put. */
  questions: string[];
  audit: string;
}

/** The interview without an interruption. */
async function uninterrupted(): Promise<Reference> {
  const folder = aProject();
  const { code, stderr } = await serviceAudit(folder, PLAIN, { input: asInput(ANSWERS) });
  expect(code).toBe(0);
  const questions = stderr.split(/^> /m).slice(0, -1);
  expect(questions).toHaveLength(ANSWERS.length);
  return { questions: questions.map(asked), audit: readIn(folder, AUDIT) };
}

class Lane {
  kills = 0;
  /** The most questions of an interview that were answered and acknowledged. */
  most = 0;
  readonly faults: string[] = [];
  private folder = aProject();
  /** Questions that were answered and acknowledged, and those that were answered at all, in this interview. */
  private acknowledged = 0;
  private sent = 0;

  constructor(
    private readonly program: string,
    private readonly reference: Reference,
    private readonly random: Random,
  ) {}

  /** One run: goes on where the draft ends, answers, and is killed or comes to the end. */
  async run(): Promise<void> {
    const { questions } = this.reference;
    const child = spawn(
      process.execPath,
      [join(this.program, 'bin/service-audit.js'), '--today', TODAY, ...PLAIN, '--resume'],
      {
        cwd: this.folder,
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
        stdio: ['pipe', 'ignore', 'pipe'],
      },
    );
    child.stdin.on('error', () => {});
    let said = '';
    let first: number | undefined;
    const calm = this.random.between(0, 8);
    const burst = this.random.between(1, 12);
    const delay = this.random.next() * 12;
    const kill = () => setTimeout(() => child.kill('SIGKILL'), delay);
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const shown = said.split(/^> /m).length - 1;
      if (shown === 0) return;
      first ??= this.placeOf(said.split(/^> /m)[0] ?? '');
      if (first < 0) {
        child.kill('SIGKILL');
        return;
      }
      const at = first + shown - 1;
      if (at < this.sent) return;
      const count = shown > calm ? burst : 1;
      this.sent = Math.min(at + count, questions.length);
      child.stdin.write(asInput(ANSWERS.slice(at, this.sent)));
      if (count > 1) kill();
    });
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      child.on('close', (...how) => resolve(how));
    });
    const shown = said.split(/^> /m).length - 1;
    if (signal === 'SIGKILL') this.kills++;
    else if (code === 0) return this.finish();
    else this.faults.push(`exit ${code}: ${said}`);
    if (first !== undefined && first >= 0) this.acknowledged = first + shown - 1;
    this.most = Math.max(this.most, this.acknowledged);
    // Killed before it wrote the record, or between that and taking the draft away.
    if (existsSync(join(this.folder, AUDIT))) this.finish();
    this.sent = Math.min(this.sent, this.acknowledged + burst);
  }

  /** Which question this is; it must not be one that was answered and acknowledged before. */
  private placeOf(text: string): number {
    const places = this.reference.questions.flatMap((question, index) =>
      question.endsWith(asked(text)) ? [index] : [],
    );
    const [place = -1] = places;
    if (places.length !== 1) this.faults.push(`no such question, or several: ${text}`);
    if (place < this.acknowledged) {
      this.faults.push(`${this.acknowledged} were acknowledged, but question ${place + 1} is asked again`);
    }
    if (place > this.sent) this.faults.push(`${this.sent} were answered, but question ${place + 1} is asked`);
    this.sent = place;
    return place;
  }

  private finish(): void {
    if (readIn(this.folder, AUDIT) !== this.reference.audit) this.faults.push('the audit is another one');
    this.folder = aProject();
    this.acknowledged = 0;
    this.sent = 0;
  }
}

/** Of so many kills, those of one lane. */
const share = (kills: number, lane: number) => Math.floor((kills + lane) / LANES);

async function killed(program: string, kills: number): Promise<{ kills: number; most: number; faults: string[] }> {
  const reference = await uninterrupted();
  const lanes = Array.from({ length: LANES }, (_, index) => new Lane(program, reference, new Random(SEED + index)));
  await Promise.all(
    lanes.map(async (lane) => {
      while (lane.kills < share(kills, lanes.indexOf(lane)) && lanes.every(({ faults }) => faults.length === 0))
        await lane.run();
    }),
  );
  const sum = (of: (lane: Lane) => number) => lanes.map(of).reduce((a, b) => a + b, 0);
  return {
    kills: sum((lane) => lane.kills),
    most: Math.max(...lanes.map(({ most }) => most)),
    faults: lanes.flatMap((lane) => lane.faults),
  };
}

test(`the program, ${KILLS.piped} kills, seed ${SEED}: nothing that was acknowledged is lost, and the audit is the same`, {
  tags: 'slow',
}, async () => {
  const { kills, most, faults } = await killed(ROOT, KILLS.piped);
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(kills).toBe(KILLS.piped);
  // Not only the first questions were tried.
  expect(most).toBeGreaterThan(10);
});

test('control: a program that asks the next question before the answer is written loses some', {
  tags: 'slow',
}, async () => {
  const { faults } = await killed(variant(LATE), 40);
  expect(faults.join('\n')).toMatch(/were acknowledged, but question \d+ is asked again/);
});

test.skipIf(noTerminal !== undefined).each(PLACES)(
  'in a terminal, killed at %s: goes on there, half-typed text and all',
  { tags: 'slow' },
  async (place) => {
    const folder = aProject();
    const terminal = await at(folder, place);
    await terminal.signal('SIGKILL');
    expect(await terminal.end()).toMatchObject({ signal: 'SIGKILL' });
    expect(await expectGoesOn(folder, place)).toMatchObject({ code: 130, ...GIVEN_BACK });
  },
);
