/**
 * Walks through the interview and its draft: whatever the order of the answers, only the final ones count.
 *
 * @module-tag sampled
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causeOf } from '../../../src/domain/interview/causes.js';
import { stillTrue } from '../../../src/domain/interview/from-record.js';
import { apply, EMPTY, type InterviewEvent, type InterviewState } from '../../../src/domain/interview/interview.js';
import { auditOf, proposedActions } from '../../../src/domain/interview/record.js';
import { nextStep } from '../../../src/domain/interview/steps.js';
import { type DraftHeader, draftPath, Journal, readDraft } from '../../../src/storage/journal.js';
import { picking, START, straight, tookFromWhatNoLongerSags, walk } from '../../helpers/generators/interview-walks.js';
import { runs } from '../../helpers/generators/random.js';
import { answering } from '../../helpers/interviews/answering.js';
import { folderWith } from '../../helpers/projects/folder.js';

const WALKS = runs(1000);
/** Walks with a draft on the disk, whose lines are synced one by one. */
const WALKS_ON_DISK = runs(15);

const numbers = (most: number) => fc.array(fc.nat(10_000), { minLength: 20, maxLength: most, size: 'max' });

const words = ({ what }: { what: string }) => what;

/** As it is read from a draft. */
const replayed = (events: readonly InterviewEvent[]): InterviewState =>
  events.reduce((state: InterviewState, event) => apply(state, JSON.parse(JSON.stringify(event))), EMPTY);

/** A walk that is left and resumed now and then, without the last line or with it. Returns how often, too. */
function interrupted(choices: readonly number[]): { final: InterviewState; resumes: number } {
  const pick = picking(choices);
  let events: InterviewEvent[] = [];
  let resumes = 0;
  const final = walk(pick, 60, (event, state) => {
    events.push(event);
    const now = apply(state, event);
    const end = pick(19);
    if (end > 1) return { state: now };
    // 0: all is there. 1: the last line was torn.
    resumes++;
    const isTorn = end === 1;
    if (isTorn) events = events.slice(0, -1);
    const again = replayed(events);
    expect(JSON.stringify(again)).toBe(JSON.stringify(isTorn ? state : now));
    return { state: again, isTorn };
  });
  return { final, resumes };
}

test(`${WALKS} walks, left and resumed: the audit is the same as when the final answers are given in order`, () => {
  let resumes = 0;
  fc.assert(
    fc.property(numbers(200), (choices) => {
      const walked = interrupted(choices);
      fc.pre(!tookFromWhatNoLongerSags(START, walked.final));
      resumes += walked.resumes;
      const again = straight(walked.final);
      expect(nextStep(START, again)).toBeUndefined();
      expect(auditOf(START, walked.final)).toEqual(auditOf(START, again));
      expect(proposedActions(START, walked.final, words)).toEqual(proposedActions(START, again, words));
    }),
    { numRuns: WALKS },
  );
  expect(resumes).toBeGreaterThan(WALKS);
});

test('who acts today is who answers, once one has answered anew', () => {
  const key = 'quiet';
  const answers = {
    'answered-by': 'Anna',
    [`score/${key}`]: { score: 3 },
    ...stillTrue({ today: { by: 'Someone Else', text: 'Ask.' } }, key),
    [`cause/${key}/today`]: 'Call.',
  };
  expect(causeOf(START, answering(EMPTY, answers), key)?.today).toEqual({ by: 'Anna', text: 'Call.' });
});

test(`${WALKS_ON_DISK} walks with a draft on the disk that is cut at any byte of its last line`, () => {
  const folder = folderWith();
  const header: DraftHeader = {
    format: 'draft/1',
    site: 'walks',
    date: START.date,
    template: 'mini',
    meanings: {},
    titles: {},
  };
  const path = draftPath(folder, 'audit', 'walks');
  let torn = 0;
  fc.assert(
    fc.property(numbers(120), (choices) => {
      const pick = picking(choices);
      let journal = Journal.begin(folder, 'audit', header);
      const final = walk(pick, 30, (event, state) => {
        const before = statSync(path).size;
        journal.append(event);
        if (pick(9) < 9) return { state: apply(state, event) };
        journal.close();
        const bytes = readFileSync(path);
        const cut = before + pick(bytes.length - before);
        writeFileSync(path, bytes.subarray(0, cut));
        const draft = readDraft(folder, 'audit', 'walks');
        journal = Journal.resume(folder, 'audit', 'walks', draft?.bytes ?? 0);
        const again = (draft?.events ?? []).reduce(apply, EMPTY);
        const isTorn = cut < bytes.length;
        if (isTorn) torn++;
        expect(again).toEqual(isTorn ? state : apply(state, event));
        return { state: again, isTorn };
      });
      journal.close();
      fc.pre(!tookFromWhatNoLongerSags(START, final));
      expect(auditOf(START, final)).toEqual(auditOf(START, straight(final)));
    }),
    { numRuns: WALKS_ON_DISK },
  );
  expect(torn).toBeGreaterThan(WALKS_ON_DISK);
});
