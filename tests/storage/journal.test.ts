import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { InterviewEvent } from '../../src/domain/interview/interview.js';
import {
  type DraftHeader,
  discardDraft,
  draftPath,
  Journal,
  listDrafts,
  readDraft,
} from '../../src/storage/journal.js';
import { runs } from '../helpers/generators/random.js';
import { anEntry, aText } from '../helpers/generators/records.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';

const HEADER: DraftHeader = {
  format: 'draft/1',
  site: 'lviv-center',
  title: 'Lviv Center',
  date: '2026-11-20',
  template: 'base',
  meanings: { refunds: '0123456789ab' },
  titles: { refunds: 'Getting a refund' },
};
const EVENTS: InterviewEvent[] = [
  { set: 'period', value: 'last 30 days' },
  { set: 'score/refunds', value: { score: 3 } },
  { go: 'score/refunds' },
  { set: 'note/refunds', value: null },
];

/** A draft in a folder of its own. */
function aDraft(events: readonly InterviewEvent[] = EVENTS): { root: string; path: string } {
  const root = folderWith();
  const journal = Journal.begin(root, 'audit', HEADER);
  for (const event of events) journal.append(event);
  journal.close();
  return { root, path: draftPath(root, 'audit', HEADER.site) };
}

const anEvent = (): fc.Arbitrary<InterviewEvent> =>
  fc.oneof(
    fc.record({
      set: fc.constantFrom('score/refunds', 'note/refunds'),
      value: fc.oneof(anEntry(), aText(), fc.constant(null)),
    }),
    fc.record({ go: fc.constantFrom('score/refunds', 'review') }),
  );

describe('a draft', () => {
  test('gives back its head and every event, in order', () => {
    const { root } = aDraft();
    expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({ header: HEADER, events: EVENTS, broken: false });
    expect(listDrafts(root)).toEqual([HEADER.site]);
  });

  test('whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(anEvent(), { maxLength: 10 }), (events) => {
        const { root, path } = aDraft(events);
        expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({
          events,
          bytes: statSync(path).size,
          broken: false,
        });
      }),
      { numRuns: runs(50) },
    );
  });

  test('a draft that is begun anew replaces the old one, and a removed draft no longer exists', () => {
    const { root } = aDraft();
    const journal = Journal.begin(root, 'audit', { ...HEADER, date: '2026-11-21' });
    expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({ header: { date: '2026-11-21' }, events: [] });
    journal.remove();
    expect(readDraft(root, 'audit', HEADER.site)).toBeUndefined();
    expect(listDrafts(root)).toEqual([]);
  });

  test('each site has its own draft, and a site without a draft has none', () => {
    const { root } = aDraft();
    expect(readDraft(root, 'audit', 'odesa')).toBeUndefined();
    expect(listDrafts(folderWith())).toEqual([]);
  });
});

/** The draft of these bytes: everything before the first line that is not whole, and no more. */
function expectWholeLines(root: string, bytes: Buffer, good: number): void {
  const lines = bytes.subarray(0, good).toString('utf8').split('\n').length - 1;
  const draft = readDraft(root, 'audit', HEADER.site);
  if (lines === 0) expect(draft).toBeUndefined();
  else {
    const events = EVENTS.slice(0, lines - 1);
    const end = bytes.subarray(0, good).lastIndexOf('\n') + 1;
    expect(draft).toMatchObject({ header: HEADER, events, bytes: end, broken: end < bytes.length });
  }
}

describe('a draft that is damaged', () => {
  test('cut off at any byte, holds the lines before it', () => {
    const { root, path } = aDraft();
    const bytes = readFileSync(path);
    for (let length = 0; length < bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length));
      expectWholeLines(root, bytes.subarray(0, length), length);
    }
  });

  test('with any one byte turned into another letter, holds the lines before it', () => {
    const { root, path } = aDraft();
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (bytes[at] as number) === 0x7a ? 0x79 : 0x7a;
      writeFileSync(path, flipped);
      const lineStart = bytes.subarray(0, at).lastIndexOf('\n') + 1;
      expectWholeLines(root, flipped, lineStart);
    }
  });

  const damage: [string, (bytes: Buffer) => Buffer][] = [
    ['cut off within a letter of two bytes', (bytes) => bytes.subarray(0, bytes.lastIndexOf('ь') + 1)],
    [
      'with a bit flipped that makes it no UTF-8',
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 5 ? byte | 0x80 : byte))),
    ],
    [
      'with zeros at its end, as a crash may leave them',
      (bytes) => Buffer.concat([bytes.subarray(0, -20), Buffer.alloc(20)]),
    ],
  ];
  test.each(damage)('%s, holds the events before it', (_, harm) => {
    const { root, path } = aDraft([...EVENTS, { set: 'note/refunds', value: 'Очередь' }]);
    writeFileSync(path, harm(readFileSync(path)));
    expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({ events: EVENTS, broken: true });
  });

  test('a draft without a readable header does not count as a draft', () => {
    const { root, path } = aDraft();
    writeFileSync(path, 'hello\n');
    expect(readDraft(root, 'audit', HEADER.site)).toBeUndefined();
    writeFileSync(path, '');
    expect(readDraft(root, 'audit', HEADER.site)).toBeUndefined();
  });
});

describe('a text that is being typed', () => {
  test('is kept as it last was, and takes the place of what it was before', () => {
    const { root, path } = aDraft();
    const size = statSync(path).size;
    const journal = Journal.resume(root, 'audit', HEADER.site, size);
    for (const text of ['E', 'Eight people', 'Eight']) journal.append({ typing: 'note/refunds', text });
    expect(readDraft(root, 'audit', HEADER.site)?.events.slice(EVENTS.length)).toMatchObject([
      { typing: 'note/refunds', text: 'Eight' },
    ]);
    journal.append({ set: 'note/refunds', value: 'Eight people' });
    journal.append({ typing: 'note/staff-fit', text: 'No' });
    journal.close();
    const draft = readDraft(root, 'audit', HEADER.site);
    expect(draft?.broken).toBe(false);
    expect(draft?.events.at(-1)).toMatchObject({ typing: 'note/staff-fit', text: 'No' });
    expect(draft?.events.filter((event) => 'set' in event).at(-1)).toMatchObject({ value: 'Eight people' });
  });
});

describe('two interviews about one site', { tags: 'process' }, () => {
  test('do not write one draft', () => {
    const { root, path } = aDraft();
    const before = readFileSync(path, 'utf8');
    const other = spawn('sleep', ['60']);
    onTestFinished(() => {
      other.kill();
    });
    writeFileSync(`${path}.lock.${other.pid}`, '');
    const ways = [
      () => Journal.begin(root, 'audit', HEADER),
      () => Journal.resume(root, 'audit', HEADER.site, statSync(path).size),
      () => discardDraft(root, 'audit', HEADER.site),
    ];
    for (const way of ways) {
      expect(problemsOf(way)).toMatchObject([{ code: 'draft-in-use', details: { process: other.pid } }]);
    }
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(existsSync(`${path}.lock.${process.pid}`)).toBe(false);
    rmSync(`${path}.lock.${other.pid}`);
    Journal.begin(root, 'audit', HEADER).close();
  });

  test('what one has answered while the other was asked whether to go on is not cut off', () => {
    const { root } = aDraft();
    const read = readDraft(root, 'audit', HEADER.site);
    const journal = Journal.resume(root, 'audit', HEADER.site, read?.bytes ?? 0);
    journal.append({ set: 'review', value: true });
    journal.close();
    const late = () => Journal.resume(root, 'audit', HEADER.site, read?.bytes ?? 0);
    expect(problemsOf(late)).toMatchObject([{ code: 'changed-meanwhile' }]);
    expect(readDraft(root, 'audit', HEADER.site)?.events.at(-1)).toMatchObject({ set: 'review' });
  });

  test('the lock of a process that no longer runs is ignored', () => {
    const { root, path } = aDraft();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(`${path}.lock.${gone}`, '');
    Journal.begin(root, 'audit', HEADER).close();
    expect(existsSync(`${path}.lock.${gone}`)).toBe(false);
    expect(readDraft(root, 'audit', HEADER.site)?.events).toEqual([]);
  });

  test('a draft of `why` stands beside that of an audit', () => {
    const { root } = aDraft();
    Journal.begin(root, 'why', HEADER).close();
    expect(readDraft(root, 'audit', HEADER.site)?.events).toHaveLength(EVENTS.length);
    expect(listDrafts(root)).toEqual([HEADER.site]);
  });
});

test('the minutes spent on it are those of the last event', () => {
  const root = folderWith();
  const journal = Journal.begin(root, 'audit', HEADER);
  journal.append({ set: 'review', value: true }, 4.126);
  journal.append({ go: 'review' }, 6.5);
  journal.close();
  expect(readDraft(root, 'audit', HEADER.site)?.minutes).toBe(6.5);
});

describe('going on', () => {
  test('writing continues after the last whole line: the torn line is removed, and later lines are read', () => {
    const { root, path } = aDraft();
    truncateSync(path, statSync(path).size - 3);
    const draft = readDraft(root, 'audit', HEADER.site);
    expect(draft?.broken).toBe(true);
    const journal = Journal.resume(root, 'audit', HEADER.site, draft?.bytes ?? 0);
    journal.append({ set: 'review', value: true });
    journal.close();
    expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({
      events: [...EVENTS.slice(0, -1), { set: 'review', value: true }],
      broken: false,
    });
  });

  test('with a questionnaire that has changed: the later header holds, and no answer is taken for it', () => {
    const { root } = aDraft();
    const { bytes = 0 } = readDraft(root, 'audit', HEADER.site) ?? {};
    const later: DraftHeader = {
      ...HEADER,
      meanings: { refunds: 'ba9876543210' },
      titles: { refunds: 'Money back' },
    };
    const journal = Journal.resume(root, 'audit', HEADER.site, bytes);
    journal.append(later);
    journal.append({ forget: ['refunds'] }, 4);
    journal.close();
    const draft = readDraft(root, 'audit', HEADER.site);
    expect(draft).toMatchObject({ header: later, events: [...EVENTS, { forget: ['refunds'] }], minutes: 4 });
    expect(draft?.events).toHaveLength(EVENTS.length + 1);
  });

  test('where only the later header is on the disk, and what it makes forget is not, that is no answer either', () => {
    const { root, path } = aDraft();
    const { bytes = 0 } = readDraft(root, 'audit', HEADER.site) ?? {};
    const journal = Journal.resume(root, 'audit', HEADER.site, bytes);
    journal.append({ ...HEADER, meanings: {} });
    const whole = statSync(path).size;
    journal.append({ forget: ['refunds'] });
    journal.close();
    truncateSync(path, whole + 5);
    expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({ events: EVENTS, bytes: whole, broken: true });
  });

  test('closing twice does no harm', () => {
    const root = folderWith();
    const journal = Journal.begin(root, 'audit', HEADER);
    journal.close();
    journal.remove();
    expect(listDrafts(root)).toEqual([]);
  });

  test('what somebody added by hand is not taken for an answer', () => {
    const { root, path } = aDraft();
    appendFileSync(path, '0123456789ab {"set":"score/refunds","value":{"score":10}}\n');
    expect(readDraft(root, 'audit', HEADER.site)).toMatchObject({ events: EVENTS, broken: true });
  });
});

test('where no draft can be written, it is told', () => {
  const root = folderWith({ '.service-audit': 'a file\n' });
  expect(told(problemsOf(() => Journal.begin(root, 'audit', HEADER)))).toEqual(['cannot-write']);
});
