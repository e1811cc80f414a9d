/**
 * The draft of a running interview: an append-only file of JSON lines, each with a hash, each on the disk before the
 * next question appears. Reading stops at the first line that is not whole.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Person } from '../domain/audit.js';
import type { InterviewEvent } from '../domain/interview.js';
import { fail } from '../errors.js';

/** What the interview was begun with. */
export interface DraftHeader {
  format: 'draft/1';
  site: string;
  title?: string;
  date: string;
  template: string;
  /** What options have answered. */
  given?: { assessors?: Person[]; period?: string };
  /** What each criterion meant then, so that a changed questionnaire is noticed. */
  meanings: Record<string, string>;
  /** What each criterion was called, so that one that is gone can be named. */
  titles: Record<string, string>;
}

export interface Draft {
  header: DraftHeader;
  events: InterviewEvent[];
  /** Minutes spent on it. */
  minutes: number;
}

const FOLDER = '.service-audit/drafts';

/** Each kind of interview keeps one draft a site. */
export type DraftKind = 'audit' | 'why' | 'follow-up';

export function draftPath(root: string, kind: DraftKind, site: string): string {
  return join(root, FOLDER, `${site}.${kind}.jsonl`);
}

/** The sites that have a draft of an audit. */
export function listDrafts(root: string): string[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => (name.endsWith('.audit.jsonl') ? [name.slice(0, -12)] : []))
    .sort();
}

/** A draft that is open for more. */
export class Journal {
  private closed = false;
  /** The last line was refused: what it says is not on the disk. */
  isBehind = false;

  private constructor(
    private readonly path: string,
    private readonly shown: string,
    private readonly file: number,
    private size: number,
  ) {}

  /** Begins anew: a draft that was there is gone. */
  static begin(root: string, kind: DraftKind, header: DraftHeader): Journal {
    const path = draftPath(root, kind, header.site);
    const journal = Journal.open(path, 0);
    journal.append(header);
    return journal;
  }

  /** Goes on after the last whole line. */
  static resume(root: string, kind: DraftKind, site: string, bytes: number): Journal {
    return Journal.open(draftPath(root, kind, site), bytes);
  }

  private static open(path: string, size: number): Journal {
    const shown = FOLDER;
    try {
      mkdirSync(dirname(path), { recursive: true });
      lock(path);
      const file = openSync(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
      ftruncateSync(file, size);
      return new Journal(path, shown, file, size);
    } catch (error) {
      throw refused(shown, error);
    }
  }

  /** Returns when the line is on the disk. `minutes`: spent on the interview so far. Throws `cannot-write`, with what was there before still whole. */
  append(value: InterviewEvent | DraftHeader, minutes = 0): void {
    const line = 'format' in value ? value : { ...value, minutes: Math.round(minutes * 100) / 100 };
    const bytes = Buffer.from(lineOf(line), 'utf8');
    // A text that is being typed takes the place of its last state, so that a long note makes no long file.
    const isTyping = 'typing' in value;
    const at = isTyping ? (this.typingAt ?? this.size) : this.size;
    const end = at + bytes.length;
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.file, bytes, done, bytes.length - done, at + done);
      }
      if (fstatSync(this.file).size > end) ftruncateSync(this.file, end);
      if (fstatSync(this.file).size !== end) throw Object.assign(new Error(), { code: 'EIO' });
      fdatasyncSync(this.file);
      this.size = end;
      this.typingAt = isTyping ? at : undefined;
      this.isBehind = false;
    } catch (error) {
      this.isBehind = true;
      this.cutBack();
      throw refused(this.shown, error);
    }
  }

  /** Of a text that is being typed: where its line begins. */
  private typingAt: number | undefined;

  /** To the last whole line; where even that is refused, reading stops there all the same. */
  private cutBack(): void {
    try {
      ftruncateSync(this.file, this.typingAt ?? this.size);
      this.size = this.typingAt ?? this.size;
    } catch {}
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    closeSync(this.file);
    rmSync(lockOf(this.path), { force: true });
  }

  /** The record is published, or the draft not wanted: it goes. */
  remove(): void {
    this.close();
    rmSync(this.path, { force: true });
  }
}

const lockOf = (path: string) => `${path}.lock`;

/** One interview writes a draft at a time. A lock whose process is gone is nobody's. */
function lock(path: string): void {
  for (;;) {
    try {
      writeFileSync(lockOf(path), String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(lockOf(path), 'utf8'));
      if (isAlive(holder)) throw fail('draft-in-use', { process: holder });
      rmSync(lockOf(path), { force: true });
    }
  }
}

function isAlive(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function refused(shown: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code)
    ? fail('cannot-write', { file: shown, reason: code })
    : error;
}

const LINE_END = 0x0a;

function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${hash(json)} ${json}\n`;
}

function hash(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 12);
}

/** Nobody wants it any more. Throws `draft-in-use`. */
export function discardDraft(root: string, kind: DraftKind, site: string): void {
  const path = draftPath(root, kind, site);
  lock(path);
  rmSync(path, { force: true });
  rmSync(lockOf(path), { force: true });
}

/** The draft of a site up to its first broken line, and how many bytes are whole; undefined where there is none. */
export function readDraft(
  root: string,
  kind: DraftKind,
  site: string,
): (Draft & { bytes: number; broken: boolean }) | undefined {
  const path = draftPath(root, kind, site);
  if (!existsSync(path)) return undefined;
  // By bytes: a torn line may end within a letter, and hides none of those before it.
  const bytes = readFileSync(path);
  const values: unknown[] = [];
  let whole = 0;
  for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, whole)) {
    const line = bytes.toString('utf8', whole, end);
    const json = line.slice(13);
    if (line.slice(0, 13) !== `${hash(json)} `) break;
    values.push(JSON.parse(json));
    whole = end + 1;
  }
  // The last header holds: one more is written where the questionnaire has changed meanwhile.
  const isHeader = (value: unknown) => (value as Partial<DraftHeader>).format === 'draft/1';
  const header = values.findLast(isHeader) as DraftHeader | undefined;
  const events = values.filter((value) => !isHeader(value)) as (InterviewEvent & { minutes?: number })[];
  if (!header) return undefined;
  return {
    header,
    events,
    minutes: events.at(-1)?.minutes ?? 0,
    bytes: whole,
    broken: whole < bytes.length,
  };
}
