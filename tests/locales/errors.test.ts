/** Each error says in every language what is wrong and what to do next. */
import { describe, expect, test } from 'vitest';
import { RECORD_KINDS } from '../../src/domain/record/kinds.js';
import type { ErrorCode } from '../../src/errors.js';
import type { ProblemMessage } from '../../src/locales/en/errors.js';
import { oneLine } from '../../src/render/kit/visible.js';
import { TYPED } from '../helpers/messages.js';
import { MESSAGES } from '../helpers/styles.js';

const { en, ru } = MESSAGES;
const CODES = Object.keys(en.errors) as ErrorCode[];

/** What any error may be told with. */
const DETAILS = {
  about: 'criterion',
  added: ['night-desk'],
  allowed: ['a', 'b'],
  before: 'refunds, 4, hotel.yaml:14',
  begin: '<!-- a -->',
  changedIn: 3,
  command: 'diff',
  component: 'product',
  count: 4,
  criterion: 'refunds',
  date: '2026-11-20',
  dates: ['2026-09-01'],
  end: '<!-- b -->',
  expected: 'text',
  feature: 'anchor',
  file: 'a.yaml',
  folder: 'salons',
  format: 'audit/2',
  given: [TYPED],
  gone: ['day-desk'],
  id: 'refunds-1',
  isOwn: true,
  kept: 2,
  key: TYPED,
  keys: ['a', 'b'],
  kind: 'follow-up',
  known: ['a', 'b'],
  language: 'ru',
  latest: 2,
  levels: [4, 10],
  limit: 200,
  logo: 'logo.svg',
  max: 10,
  min: 1,
  minutes: 3,
  name: 'tea-house',
  needed: '--answers',
  of: 12,
  old: 'salon-clean',
  option: '--site',
  options: ['--resume', '--restart'],
  other: 'b.yaml',
  parent: 'base',
  process: 4711,
  program: 'xdg-open',
  programme: 'tiers',
  reason: 'ENOSPC',
  ref: 'origin/main',
  right: 'personnel',
  rule: 'min-score',
  said: 'bad object',
  site: 'lviv',
  sites: ['lviv', 'odesa'],
  sagging: 7,
  score: 6,
  size: 2_000_000,
  source: '07',
  suggestion: 'score',
  target: 7,
  template: 'base',
  text: TYPED,
  title: 'Title',
  today: '2026-11-20',
  unit: 'points',
  value: TYPED,
  version: 1,
  was: 2,
  why: 'missing',
  width: 40,
  yaml: 'BAD_INDENT',
};
/** Other values that change the wording. */
const VARIANTS: Partial<Record<keyof typeof DETAILS, readonly unknown[]>> = {
  about: ['site'],
  count: [1, 2, 21],
  criterion: [undefined],
  isOwn: [false],
  levels: [[7]],
  of: [4],
  parent: [undefined],
  expected: ['number', 'map', 'list', 'yes-no'],
  feature: ['alias', 'tag', 'directive'],
  key: [''],
  kept: [0, 1, 5, 21],
  kind: Object.keys(RECORD_KINDS),
  known: [[]],
  limit: [1],
  max: [undefined],
  programme: [undefined],
  reason: ['EACCES', 'EIO', 'EROFS', 'ENOTDIR', 'EXXX'],
  suggestion: [undefined],
  unit: ['days', 'yes-no'],
  why: ['size', 'kind'],
  yaml: ['TAB_AS_INDENT', 'MISSING_CHAR', 'MULTIPLE_DOCS', 'SOMETHING_NEW'],
};
const cases: object[] = [
  DETAILS,
  ...Object.entries(VARIANTS).flatMap(([key, values]) => values.map((value) => ({ ...DETAILS, [key]: value }))),
  { ...DETAILS, suggestion: undefined, known: [] },
];

/** What only one error may be told without. */
const casesOf = (code: ErrorCode): object[] => [
  ...cases,
  ...(code === 'merge-conflict' ? [{ file: 'a.yaml', kind: 'audit' }, { file: 'a.yaml' }] : []),
  ...(code === 'no-audits' ? [{ site: undefined }] : []),
  ...(code === 'unknown-site' ? [{ ...DETAILS, suggestion: undefined, sites: [] }] : []),
];

const tell = (messages: typeof en | typeof ru, code: ErrorCode, details: object): ProblemMessage =>
  (messages.errors[code] as (details: object) => ProblemMessage)(details);

test('both languages know the same errors', () => {
  expect(Object.keys(ru.errors).sort()).toEqual([...CODES].sort());
});

describe.each(CODES)('%s', (code) => {
  test('is told in both languages, with the same kind of next step', () => {
    for (const details of casesOf(code)) {
      const [english, russian] = [tell(en, code, details), tell(ru, code, details)];
      for (const { what, next } of [english, russian]) {
        expect(what).toMatch(/\S.*[.?!…]$/);
        expect(next === undefined || next.trim() !== '').toBe(true);
        expect(oneLine(`${what} ${next ?? ''}`)).not.toMatch(/undefined|NaN|\[object| {2}/);
      }
      expect(russian.next === undefined).toBe(english.next === undefined);
      expect(russian.what).toMatch(/[а-яё]/i);
      expect(`${english.what}${english.next ?? ''}`).not.toMatch(/[а-яё«»]/i);
      expect(`${russian.what}${russian.next ?? ''}`).not.toMatch(/[“”]/);
      if (russian.next) expect(russian.next).toMatch(/[а-яё]/i);
    }
  });

  test('says in Russian what it says in English of what was typed', () => {
    const says = ({ what, next }: ProblemMessage) => `${what} ${next ?? ''}`.includes(TYPED);
    expect(says(tell(ru, code, DETAILS))).toBe(says(tell(en, code, DETAILS)));
  });
});

test('Russian has no English sentence', () => {
  const commands = /service-audit \S+( \S+)?|npm install \S+|git (mv|log|fetch|show|checkout|add)\b/g;
  const left = CODES.flatMap((code) =>
    casesOf(code).map((details) => {
      const { what, next } = tell(ru, code, details);
      return `${what} ${next ?? ''}`.replaceAll(commands, '');
    }),
  ).filter((text) => /\b[a-z]{2,}(?: [a-z]{2,}){2,}\b/i.test(text));
  expect([...new Set(left)]).toEqual([]);
});
