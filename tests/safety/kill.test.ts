/** kill −9 at random moments of an interview: every answer that was acknowledged – the next question was shown – resumes. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ANSWERS, asInput, PLAIN } from '../helpers/lines.js';
import { AUDIT } from '../helpers/places.js';
import { Random, SEED } from '../helpers/random.js';
import { ROOT, variant } from '../helpers/variant.js';
import { folderWith, readIn, serviceAudit, TODAY } from '../helpers/world.js';

const KILLS = 200;
/** Interviews at once; they wait for the disk more than they work. */
const LANES = 4;

interface Reference {
  /** The questions in their order, as they are put. */
  questions: string[];
  audit: string;
}

/** The interview without an interruption. */
function uninterrupted(): Reference {
  const folder = folderWith();
  const { code, stderr } = serviceAudit(folder, PLAIN, { input: asInput(ANSWERS) });
  expect(code).toBe(0);
  const questions = stderr.split(/^> /m).slice(0, -1);
  expect(questions).toHaveLength(ANSWERS.length);
  return { questions: questions.map((text) => text.trim()), audit: readIn(folder, AUDIT) };
}

class Lane {
  kills = 0;
  finished = 0;
  readonly faults: string[] = [];
  private folder = folderWith();
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
    // Killed before it wrote the record, or between that and taking the draft away.
    if (existsSync(join(this.folder, AUDIT))) this.finish();
    this.sent = Math.min(this.sent, this.acknowledged + burst);
  }

  /** Which question this is; it must not be one that was answered and acknowledged before. */
  private placeOf(text: string): number {
    const places = this.reference.questions.flatMap((question, index) =>
      question.endsWith(text.trim()) ? [index] : [],
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
    this.finished++;
    if (readIn(this.folder, AUDIT) !== this.reference.audit) this.faults.push('the audit is another one');
    this.folder = folderWith();
    this.acknowledged = 0;
    this.sent = 0;
  }
}

async function killed(program: string, kills: number): Promise<{ kills: number; finished: number; faults: string[] }> {
  const reference = uninterrupted();
  const lanes = Array.from({ length: LANES }, (_, index) => new Lane(program, reference, new Random(SEED + index)));
  await Promise.all(
    lanes.map(async (lane) => {
      while (lane.kills < kills / LANES && lane.faults.length === 0) await lane.run();
    }),
  );
  const sum = (of: (lane: Lane) => number) => lanes.map(of).reduce((a, b) => a + b, 0);
  return {
    kills: sum((lane) => lane.kills),
    finished: sum((lane) => lane.finished),
    faults: lanes.flatMap((lane) => lane.faults),
  };
}

test(`${KILLS} kills, seed ${SEED}: nothing that was acknowledged is lost`, { timeout: 300_000 }, async () => {
  const { kills, finished, faults } = await killed(ROOT, KILLS);
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(kills).toBe(KILLS);
  // Not only the first questions were tried.
  expect(finished).toBeGreaterThan(5);
  console.log(`${kills} kills, ${finished} interviews to the end, seed ${SEED}`);
});

test('control: a journal that acknowledges an answer before it is written loses some', {
  timeout: 120_000,
}, async () => {
  const late = variant({
    'storage/journal.js': [
      [
        'append(value, minutes = 0) {',
        'append(...line) { const before = this.late; this.late = line; if (before) this.write(...before); }\n    write(value, minutes = 0) {',
      ],
    ],
  });
  const { faults } = await killed(late, 40);
  expect(faults.join('\n')).toMatch(/were acknowledged, but question \d+ is asked again/);
});
