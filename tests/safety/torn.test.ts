/** A draft that ends in the middle of a line, or in something else than text: all before it resumes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InterviewEvent } from '../../src/domain/interview/interview.js';
import { type DraftHeader, Journal, readDraft } from '../../src/storage/journal.js';
import { DRAFTS, SITE } from '../helpers/interviews/stopping-places.js';
import { folderWith } from '../helpers/projects/folder.js';

const HEADER: DraftHeader = {
  format: 'draft/1',
  site: SITE,
  date: '2026-11-21',
  template: 'base',
  meanings: { light: 'x' },
  titles: {},
};
const EVENTS: InterviewEvent[] = [
  { set: 'score/light', value: { score: 3 } },
  { set: 'note/light', value: 'Ёлка 🎄 待合室' },
  { go: 'score/light' },
  { typing: 'score/light/note', text: 'Пол' },
];
const PATH = `${DRAFTS}/${SITE}.audit.jsonl`;

/** A draft of these events, and where each of its lines ends. */
function written(): { folder: string; bytes: Buffer; ends: number[] } {
  const folder = folderWith();
  const journal = Journal.begin(folder, 'audit', HEADER);
  for (const event of EVENTS) journal.append(event, 1);
  journal.close();
  const bytes = readFileSync(join(folder, PATH));
  return { folder, bytes, ends: [...bytes].flatMap((byte, index) => (byte === 10 ? [index + 1] : [])) };
}

/** The events that such a file still holds; minutes left out. */
function resumed(folder: string, bytes: Uint8Array): unknown[] | undefined {
  writeFileSync(join(folder, PATH), bytes);
  return readDraft(folder, 'audit', SITE)?.events.map(({ minutes: _, ...event }: Record<string, unknown>) => event);
}

/** How many events are whole in so many bytes; undefined where not even the header is. */
const wholeIn = (ends: readonly number[], length: number) => {
  const lines = ends.filter((end) => end <= length).length;
  return lines === 0 ? undefined : EVENTS.slice(0, lines - 1);
};

test('whole', () => {
  const { folder, bytes, ends } = written();
  expect(ends).toHaveLength(EVENTS.length + 1);
  expect(resumed(folder, bytes)).toEqual(EVENTS);
});

describe('cut at each byte', () => {
  test('between two characters', () => {
    const { folder, bytes, ends } = written();
    for (let length = 0; length <= bytes.length; length++) {
      const isWithin = ((bytes[length] ?? 0) & 0xc0) === 0x80;
      if (!isWithin) expect(resumed(folder, bytes.subarray(0, length)), `${length}`).toEqual(wholeIn(ends, length));
    }
  });

  test('within a character', () => {
    const { folder, bytes, ends } = written();
    for (let length = 0; length <= bytes.length; length++) {
      const isWithin = ((bytes[length] ?? 0) & 0xc0) === 0x80;
      if (isWithin) expect(resumed(folder, bytes.subarray(0, length)), `${length}`).toEqual(wholeIn(ends, length));
    }
  });
});

describe('something else at the end', () => {
  test.each([
    ['a line without a hash', '{"set":"score/light","value":{"score":9}}\n'],
    ['a line with the hash of another', 'a1b2c3d4e5f6 {"set":"score/light","value":{"score":9}}\n'],
    ['an empty line', '\n'],
    ['a number', '7'],
    ['what looks like a merge conflict', '<<<<<<< x\n'],
  ])('%s', (_, end) => {
    const { folder, bytes } = written();
    expect(resumed(folder, Buffer.concat([bytes, Buffer.from(end)]))).toEqual(EVENTS);
  });

  // A power cut leaves blocks of zeros or of old data where the last write was to be.
  test.each([
    ['zeros', Buffer.alloc(512)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x80, 0x0a])],
  ])('%s', (_, end) => {
    const { folder, bytes } = written();
    expect(resumed(folder, Buffer.concat([bytes, end]))).toEqual(EVENTS);
  });

  test('a changed byte anywhere: what stands before its line resumes, nothing after', () => {
    const { folder, bytes, ends } = written();
    for (let index = 0; index < bytes.length; index++) {
      // Letters stay letters, so that it is text still.
      const byte = bytes[index] ?? 0;
      if (byte < 48 || byte > 122) continue;
      const changed = Buffer.from(bytes);
      changed[index] = byte === 97 ? 98 : 97;
      const line = ends.filter((end) => end <= index).length;
      expect(resumed(folder, changed), `byte ${index}`).toEqual(line === 0 ? undefined : EVENTS.slice(0, line - 1));
    }
  });
});

test('going on after a torn line: it is cut off, and what is answered then stands after the last whole one', () => {
  const { folder, bytes } = written();
  writeFileSync(join(folder, PATH), bytes.subarray(0, bytes.length - 5));
  const draft = readDraft(folder, 'audit', SITE);
  expect(draft).toMatchObject({ broken: true });
  const journal = Journal.resume(folder, 'audit', SITE, draft?.bytes ?? 0);
  journal.append({ set: 'review', value: true }, 2);
  journal.close();
  expect(readDraft(folder, 'audit', SITE)).toMatchObject({
    broken: false,
    minutes: 2,
    events: [...EVENTS.slice(0, -1), { set: 'review', value: true }],
  });
});
