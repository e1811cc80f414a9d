/**
 * The draft of a running interview: an append-only file of JSON lines. Each line has a hash and is on the disk before the
 * next question appears. Reading stops at the first broken line.
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
import { codeOf, fail } from '../errors.js';
import { makeFolder, refused, removeEmpty, syncFolder } from './publish.js';

/** The first line of a draft: what the interview was begun with. */
export interface DraftHeader {
  format: 'draft/1';
  site: string;
  title?: string | undefined;
  date: string;
  template: string;
  /** The answers that options have given. */
  given?: { assessors?: Person[] | undefined; period?: string | undefined } | undefined;
  /** The one criterion that is explained, if one was named. */
  criterion?: string | undefined;
  /** The meaning that each criterion had, by which a changed questionnaire is noticed. */
  meanings: Record<string, string>;
  /** The title that each criterion had, by which one that has been removed can be named. */
  titles: Record<string, string>;
}

export interface Draft {
  header: DraftHeader;
  events: InterviewEvent[];
  /** Minutes spent on the interview. */
  minutes: number;
}

const FOLDER = '.service-audit/drafts';

/** A site has at most one draft of each kind; a correction has one for each audit. */
export const DRAFT_KINDS = ['audit', 'why', 'follow-up', 'edit'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export function draftPath(root: string, kind: DraftKind, site: string): string {
  return join(root, FOLDER, `${site}.${kind}.jsonl`);
}

/** The sites that have a draft of this kind; of corrections, the sites with their audits. */
export function listDrafts(root: string, kind: DraftKind = 'audit'): string[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  const end = `.${kind}.jsonl`;
  return readdirSync(folder)
    .flatMap((name) => (name.endsWith(end) ? [name.slice(0, -end.length)] : []))
    .sort();
}

/** A draft that is open for writing. */
export class Journal {
  private closed = false;
  /** True if the disk refused the last line. */
  isBehind = false;

  private constructor(
    private readonly path: string,
    private readonly file: number,
    private size: number,
  ) {}

  /** Begins a draft; an earlier one is overwritten. */
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

  /** Resumes a draft after its last whole line, which ends after `bytes`. */
  static resume(root: string, kind: DraftKind, site: string, bytes: number): Journal {
    const path = draftPath(root, kind, site);
    return Journal.open(path, () => {
      // Another process may have added answers since the draft was read.
      if (readDraft(root, kind, site)?.bytes !== bytes) {
        throw fail('changed-meanwhile', { file: `${FOLDER}/${basename(path)}` });
      }
      return bytes;
    });
  }

  /** `sizeOf` returns how many bytes to keep; it is called once no other process can write the draft. */
  private static open(path: string, sizeOf: () => number): Journal {
    try {
      lockInFolder(path);
    } catch (error) {
      throw refused(error, FOLDER);
    }
    try {
      const size = sizeOf();
      const file = openSync(path, constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
      ftruncateSync(file, size);
      syncFolder(dirname(path));
      return new Journal(path, file, size);
    } catch (error) {
      unlock(path);
      throw refused(error, FOLDER);
    }
  }

  /**
   * Returns when the line is on the disk. `minutes` is the time spent on the interview so far. Throws `cannot-write`; the
   * lines before it stay whole.
   */
  append(value: InterviewEvent | DraftHeader, minutes = 0): void {
    const line = 'format' in value ? value : { ...value, minutes: Math.round(minutes * 100) / 100 };
    const bytes = Buffer.from(lineOf(line), 'utf8');
    // A text that is being typed replaces the last state of its field, so that a long note does not make a long file.
    const field = 'typing' in value ? value.typing : undefined;
    const at = field !== undefined && this.typing?.field === field ? this.typing.at : this.size;
    const end = at + bytes.length;
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.file, bytes, done, bytes.length - done, at + done);
      }
      if (fstatSync(this.file).size > end) ftruncateSync(this.file, end);
      if (fstatSync(this.file).size !== end) throw Object.assign(new Error(), { code: 'EIO' });
      fdatasyncSync(this.file);
      this.size = end;
      this.typing = field === undefined ? undefined : { field, at };
      this.isBehind = false;
    } catch (error) {
      this.isBehind = true;
      this.cutBack(at);
      throw refused(error, FOLDER);
    }
  }

  /** The field that is being typed in, and the offset of its line in bytes. */
  private typing: { field: string; at: number } | undefined;

  /** Cuts the file after the last whole line, which ends there. If the disk refuses even that, reading still stops there. */
  private cutBack(end: number): void {
    try {
      ftruncateSync(this.file, end);
      if (end < this.size) this.typing = undefined;
      this.size = end;
    } catch {}
  }

  close(): void {
    this.end(() => {});
  }

  /** Deletes the draft, because the record is published or the draft is not wanted. */
  remove(): void {
    this.end(() => rmSync(this.path, { force: true }));
  }

  /** Deletes a draft that holds nothing, and its folders if they are empty then, as if it had never been begun. */
  undo(): void {
    this.remove();
    removeEmpty(dirname(this.path), dirname(dirname(this.path)));
  }

  private end(last: () => void): void {
    const wasOpen = !this.closed;
    this.closed = true;
    try {
      if (wasOpen) closeSync(this.file);
      last();
    } catch (error) {
      throw refused(error, FOLDER);
    } finally {
      if (wasOpen) unlock(this.path);
    }
  }
}

function lockInFolder(path: string): void {
  makeFolder(dirname(path));
  try {
    lock(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    // Another interview has just ended with nothing, and removed the empty folder.
    makeFolder(dirname(path));
    lock(path);
  }
}

const lockOf = (path: string, process_: number) => `${path}.lock.${process_}`;

/**
 * One interview writes a draft at a time. A lock has its process in its name, so that it is never half
 * written. Each process makes its own lock before it looks for those of others: if two begin at once, at most one goes on.
 * A lock whose process has ended does not count.
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

/** If the lock cannot be removed, that does no harm: it no longer counts once its process has ended. */
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
    return codeOf(error) === 'EPERM';
  }
}

const LINE_END = 0x0a;

function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${hash(json)} ${json}\n`;
}

function hash(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 12);
}

/** Deletes a draft. Throws `draft-in-use` if another interview is writing it. */
export function discardDraft(root: string, kind: DraftKind, site: string): void {
  const path = draftPath(root, kind, site);
  if (!existsSync(path)) return;
  try {
    lock(path);
    rmSync(path, { force: true });
  } catch (error) {
    throw refused(error, FOLDER);
  } finally {
    unlock(path);
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    const shown = `${FOLDER}/${basename(path)}`;
    throw fail('file-unreadable', { file: shown, reason: code }, { file: shown });
  }
}

/** The draft of a site up to its first broken line, and how many bytes that is; undefined if there is no draft. */
export function readDraft(
  root: string,
  kind: DraftKind,
  site: string,
): (Draft & { bytes: number; broken: boolean }) | undefined {
  const path = draftPath(root, kind, site);
  if (!existsSync(path)) return undefined;
  // In bytes, because a torn line may end within a letter; the lines before it are still whole.
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
  // The last header counts: a new one is written when a draft is resumed with a changed questionnaire.
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
