/** A project of the gate in a repository: a questionnaire of four criteria, sites and their audits, told by their scores. */
import type { Audit, Cause } from '../../../src/domain/record/audit.js';
import { parseAs } from '../../../src/storage/parse.js';
import { printRecord } from '../../../src/storage/print.js';
import { readYaml } from '../../../src/storage/read.js';
import { templateSchema } from '../../../src/storage/schema/template.js';
import { digestOf, Shelf } from '../../../src/storage/templates.js';
import { aFollowUp } from '../records/builders.js';
import { aRepository, type Files, type Repository } from './repository.js';
import { miniTemplate } from './small-questionnaire.js';

export const SETTINGS = `format: config/1
language: en
time-zone: UTC
template: mini
check:
  min-score: {warn: 6, fail: 5}
  max-drop: {warn: 1, fail: 2}
  max-slide: 3
  vanished: fail
  unexplained: warn
`;
export const QUESTIONS = {
  greeting: 'How often is a client greeted?',
  speed: 'How often is it quick?',
  price: 'How often is the price right?',
  refunds: 'How often is a refund easy?',
};
export const TEMPLATE = miniTemplate(QUESTIONS);
const PRINTED = { schema: '../../.service-audit/schema/audit-1.json', title: () => undefined };

type Score = number | { na: string } | { 'not-seen': string } | { score: number; note?: string; cause?: Cause };
export type Scores = Readonly<Record<string, Score | undefined>>;

/** The text of an audit: every criterion is 7 but those that are told; undefined leaves one out. */
export function audit(date: string, scores: Scores = {}, more: Partial<Audit> = {}): string {
  const entries = { greeting: 7, speed: 7, price: 7, refunds: 7, ...scores };
  const asked = Object.entries(entries).flatMap(([key, entry]) =>
    entry === undefined ? [] : [[key, typeof entry === 'number' ? { score: entry } : entry]],
  );
  return printRecord(
    'audit',
    {
      format: 'audit/1',
      date,
      template: { name: 'mini', version: 1, digest: DIGEST },
      sagging: 5,
      target: 7,
      assessors: [{ name: 'Olena Kovalchuk' }],
      scores: { all: Object.fromEntries(asked) },
      ...more,
    },
    PRINTED,
  );
}

const DIGEST = digestOfText(TEMPLATE);

function digestOfText(text: string): string {
  const read = readYaml(text, 'mini.yaml');
  return digestOf(new Shelf('/nonexistent').resolve(parseAs(templateSchema, read, 'template/1'), read));
}

export function followUp(date: string, scores: Readonly<Record<string, number>>): string {
  let record = aFollowUp(date);
  for (const [key, score] of Object.entries(scores)) record = record.with(key, score);
  return printRecord('follow-up', record.build(), PRINTED);
}

export const path = (site: string, date: string) => `audits/${site}/${date}.audit.yaml`;

/** On `main`: two sites audited in June and September; `lviv` fails by its refunds. */
export const MAIN: Files = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': TEMPLATE,
  [path('lviv', '2026-06-01')]: audit('2026-06-01', { refunds: 5, greeting: 8 }),
  [path('lviv', '2026-09-01')]: audit('2026-09-01', { refunds: 4, greeting: 8 }),
  [path('odesa', '2026-09-01')]: audit('2026-09-01', { speed: 8 }),
};

/** A branch `change` off that `main`, with the files changed. */
export function aBranch(files: Files, main: Files = MAIN): Repository {
  const repository = aRepository(main);
  repository.branch('change');
  repository.commit(files);
  return repository;
}
