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
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { InterviewEvent } from '../domain/interview/interview.js';
import type { Person } from '../domain/record/audit.js';
import { fail } from '../errors.js';
import { makeFolder, syncFolder } from './publish.js';

/** What the interview was begun with. */
export interface DraftHeader {
  format: 'draft/1';
  site: string;
  title?: string | undefined;
  date: string;
  template: string;
  /** What options have answered. */
  given?: { assessors?: Person[] | undefined; period?: string | undefined } | undefined;
  /** The one criterion that is explained, if one was named. */
  criterion?: string | undefined;
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
    private readonly file: number,
    private size: number,
  ) {}

  /** Begins anew: a draft that was there is gone. */
  static begin(root: string, kind: DraftKind, header: DraftHeader): Journal {
    const journal = Journal.open(draftPath(root, kind, header.site), () => 0);
    try {
      journal.append(header);
    } catch (error) {
      journal.close();
      throw error;
    }
    return journal;
  }

  /** Goes on after the last whole line, which ends after so many bytes. */
  static resume(root: string, kind: DraftKind, site: string, bytes: number): Journal {
    const path = draftPath(root, kind, site);
    return Journal.open(path, () => {
      // Whoever held it since it was read may have answered more.
      if (readDraft(root, kind, site)?.bytes !== bytes) {
        throw fail('changed-meanwhile', { file: `${FOLDER}/${basename(path)}` });
      }
      return bytes;
    });
  }

  /** `sizeOf`: how many bytes of it stay, asked once nobody else writes it. */
  private static open(path: string, sizeOf: () => number): Journal {
    try {
      makeFolder(dirname(path));
      lock(path);
    } catch (error) {
      throw refused(error);
    }
    try {
      const size = sizeOf();
      const file = openSync(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
      ftruncateSync(file, size);
      syncFolder(dirname(path));
      return new Journal(path, file, size);
    } catch (error) {
      unlock(path);
      throw refused(error);
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
      throw refused(error);
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
    this.end(() => {});
  }

  /** The record is published, or the draft not wanted: it goes. */
  remove(): void {
    this.end(() => rmSync(this.path, { force: true }));
  }

  private end(last: () => void): void {
    const wasOpen = !this.closed;
    this.closed = true;
    try {
      if (wasOpen) closeSync(this.file);
      last();
    } catch (error) {
      throw refused(error);
    } finally {
      if (wasOpen) unlock(this.path);
    }
  }
}

const lockOf = (path: string, process_: number) => `${path}.lock.${process_}`;

/**
 * One interview writes a draft at a time. A lock has its process in its name, so that it is whole as soon as it is
 * there. Each makes its own before it looks for those of others: of two at once, one at most goes on. A lock whose
 * process is gone is nobody's.
 */
function lock(path: string): void {
  closeSync(openSync(lockOf(path, process.pid), 'w', 0o600));
  const locks = lockOf(basename(path), 0).slice(0, -1);
  for (const name of readdirSync(dirname(path))) {
    const holder = name.startsWith(locks) ? Number(name.slice(locks.length)) : process.pid;
    if (holder === process.pid) continue;
    if (isAlive(holder)) {
      unlock(path);
      throw fail('draft-in-use', { process: holder });
    }
    rmSync(join(dirname(path), name), { force: true });
  }
}

/** A lock that cannot be taken away ends with its process. */
function unlock(path: string): void {
  try {
    rmSync(lockOf(path, process.pid), { force: true });
  } catch {}
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

function refused(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code)
    ? fail('cannot-write', { file: FOLDER, reason: code })
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

/** Nobody wants it any more. Throws `draft-in-use` where another interview writes it. */
export function discardDraft(root: string, kind: DraftKind, site: string): void {
  const path = draftPath(root, kind, site);
  if (!existsSync(path)) return;
  try {
    lock(path);
    rmSync(path, { force: true });
  } catch (error) {
    throw refused(error);
  } finally {
    unlock(path);
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const shown = `${FOLDER}/${basename(path)}`;
    throw fail('file-unreadable', { file: shown, reason: code }, { file: shown });
  }
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
  const bytes = bytesOf(path);
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
