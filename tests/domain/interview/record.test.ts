/** Every question of the interview makes the field of the record that its row names. */
import { expect, test } from 'vitest';
import { underTreatment } from '../../../src/domain/interview/follow-up.js';
import { apply, type InterviewStart } from '../../../src/domain/interview/interview.js';
import { INTERVIEW_QUESTIONS } from '../../../src/domain/interview/questions.js';
import { auditOf, followUpOf } from '../../../src/domain/interview/record.js';
import { compact } from '../../../src/domain/record/compact.js';
import type { SiteRecord } from '../../../src/domain/record/site.js';
import { START, walk } from '../../helpers/generators/interview-walks.js';
import { Random, SEED } from '../../helpers/generators/random.js';
import { aSmallAudit } from '../../helpers/records/builders.js';

const INTERVIEWS = 60;
const MOVES = 150;

const records: SiteRecord[] = [aSmallAudit('2026-09-01', { light: 3, warmth: 4 }).planning('light-1').record()];
const MEETING: InterviewStart = {
  ...START,
  followUp: { records, circle: ['Ivan', 'Olena'], treated: underTreatment(START, records) },
};

/** The names of all fields, at every depth. */
function fieldsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [...(Array.isArray(value) ? [] : [name]), ...fieldsIn(part)]);
}

test('what is asked is written: interviews and meetings together fill every field that a question makes', () => {
  const random = new Random(SEED);
  const pick = (most: number) => random.between(0, most);
  const take: Parameters<typeof walk>[2] = (event, state) => ({ state: apply(state, event) });
  const written = new Set<string>();
  for (let interview = 0; interview < INTERVIEWS; interview++) {
    const records = [auditOf(START, walk(pick, MOVES, take)), followUpOf(MEETING, walk(pick, MOVES, take, MEETING))];
    for (const field of records.flatMap((record) => fieldsIn(compact(record)))) written.add(field);
  }
  const asked = Object.values(INTERVIEW_QUESTIONS).flatMap(({ makes }) => makes ?? []);
  expect(asked.filter((field) => !written.has(field))).toEqual([]);
});
