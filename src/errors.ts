/** Errors by code. The texts for each code, what is wrong and what to do next, are in `locales/`. */

import type { RecordKind } from './domain/record/kinds.js';

/** A place in a file. `line` and `column` count from 1. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
  /** The text of the line. */
  source?: string;
}

type Suggested = { key: string; suggestion?: string | undefined };

/** The details that the texts of each error need. */
export interface ErrorDetails {
  // files and YAML
  'file-missing': { file: string };
  'not-a-file': { file: string };
  'file-unreadable': { file: string; reason: string };
  'file-too-large': { size: number; limit: number };
  'file-empty': object;
  'not-utf8': object;
  'nul-byte': object;
  /** `kind` is that of a record. `other` is a file name for the record of the other side, if a day can have several. */
  'merge-conflict': { file: string; kind?: RecordKind; other?: string };
  'too-deep': { limit: number };
  'yaml-syntax': { yaml: string };
  'yaml-feature': { feature: 'anchor' | 'alias' | 'tag' | 'directive' };
  'duplicate-key': { key: string };
  'number-literal': { source: string };
  'comment-after-text': { key: string };
  'empty-value': { key: string };
  // the content of files
  'unknown-key': Suggested & { known: readonly string[] };
  'missing-key': { key: string };
  'wrong-type': { key: string; expected: 'text' | 'number' | 'map' | 'list' | 'yes-no'; value: string };
  'not-one-of': { key: string; value: string; allowed: readonly string[] };
  'score-range': { value: string };
  'number-range': { key: string; value: string; min: number; max?: number | undefined };
  'bad-date': { value: string };
  'bad-partial-date': { value: string };
  'bad-days': { value: string };
  'bad-threshold': { key: string; value: string; unit: 'points' | 'days' };
  'bad-time-zone': { value: string };
  'bad-colour': { value: string };
  'bad-logo': { logo: string; why: 'missing' | 'size' | 'kind' };
  'bad-key': { key: string };
  'bad-language': { key: string };
  'bad-action-id': { key: string };
  'too-long': { key: string; limit: number };
  'entry-one-of': object;
  'entry-cause-without-score': object;
  'counted-order': object;
  'one-of-two': { keys: readonly [string, string] };
  'guess-three': { count: number };
  'wrong-format': { format: string; expected: string };
  'newer-format': { format: string; known: string };
  // records
  'bad-file-name': { name: string };
  'date-not-name': { date: string; name: string };
  'future-date': { date: string; today: string };
  'early-promise': { date: string; today: string };
  'unknown-criterion': Suggested & { template: string };
  'missing-criterion': { title: string; key: string };
  'wrong-component': { key: string; component: string; right: string };
  'twice-answered': { key: string };
  'not-in-plan': { key: string };
  'unknown-action': { id: string };
  'unknown-check-criterion': Suggested;
  'template-unknown': { name: string };
  'older-template': { name: string; version: number; latest: number };
  'template-lost': { name: string };
  'broken-at-ref': { site: string; ref: string };
  'digest-differs': { name: string; version: number };
  'title-too-long': { key: string; width: number; language: string };
  'missing-language': { count: number; of: number; language: string };
  'missing-anchors': { key: string; levels: readonly number[] };
  'missing-question': { key: string };
  'anchor-repeated': { text: string; before: string };
  'unstable-key': { key: string };
  'changed-in-future': { changedIn: number; version: number };
  'not-inherited': { key: string; parent: string | undefined };
  'renamed-still-there': { key: string; old: string };
  'meaning-changed': { key: string; ref: string; version: number; isOwn: boolean };
  'dated-for-nothing': { key: string; ref: string; changedIn: number };
  'meaning-not-dated': { key: string; ref: string; version: number; isOwn: boolean };
  'renamed-silently': { key: string; old: string; ref: string };
  'criteria-changed': { added: readonly string[]; gone: readonly string[]; ref: string; version: number };
  'version-went-back': { version: number; was: number; ref: string };
  // the project
  /** `date` is the last day that was searched. */
  'no-audits': { site?: string; date?: string };
  'nothing-scored': { site: string; date: string };
  'says-nothing': object;
  'weekly-needs-github': object;
  'unknown-site': Suggested & { sites: readonly string[] };
  'which-site': { command: string; sites: readonly string[] };
  'site-needed': object;
  'bad-site-key': { key: string };
  'no-audit-on': { site: string; date: string; dates: readonly string[] };
  'one-audit-only': { site: string };
  'audit-exists': { file: string; site: string };
  'not-sagging': { key: string; score: number | undefined };
  'not-in-project': { file: string };
  'not-an-audit': { file: string; kind: RecordKind };
  'template-not-found': Suggested & { known: readonly string[] };
  'template-clash': { name: string; file: string; other: string };
  'template-differs': { option: string; file: string };
  'template-other': { file: string; other: string };
  'template-name': { name: string; file: string };
  'twice-asked': { key: string };
  'template-parent': { name: string };
  'looser-than-project': { rule: string; criterion?: string | undefined };
  'draft-broken': { file: string; kept: number };
  // the command line
  'unknown-command': Suggested;
  'unknown-option': Suggested;
  conflict: { options: readonly string[] };
  'missing-argument': { name: string };
  'missing-value': { option: string };
  'excess-arguments': { given: readonly string[] };
  'bad-choice': { option: string; value: string; allowed: readonly string[] };
  'bad-assessor': { value: string };
  'only-with': { option: string; needed: string };
  'past-date': { date: string; today: string };
  'unknown-rule': Suggested & { known: readonly string[] };
  'criterion-never-asked': Suggested & { known: readonly string[] };
  'unknown-component': Suggested & { known: readonly string[] };
  'answers-site': { option: string; file: string };
  'no-answers': { command: string };
  'no-terminal': { command: 'run' | 'why' | 'edit' };
  'no-terminal-template': { name: string };
  'no-terminal-follow-up': { site: string };
  'template-taken': { name: string };
  'end-of-input': object;
  // git
  'git-missing': object;
  'git-no-repository': { folder: string };
  'git-refused': { said: string };
  'git-shallow': { ref: string };
  'git-unknown-ref': { ref: string };
  'git-no-audits': { ref: string };
  // writing
  'readme-markers': { begin: string; end: string };
  'site-template': { name: string };
  'draft-in-use': { process: number };
  'edit-other-template': { name: string };
  'settings-name': { name: string };
  'not-a-site': { name: string };
  'linked-audits': object;
  'other-series': { template: string; programme: string | undefined };
  'newer-template': { name: string; version: number; known: number };
  'no-criteria': { name: string };
  'waiver-value': { rule: string; unit: 'points' | 'days' | 'yes-no' };
  'waiver-criterion': { rule: string; about: 'criterion' | 'site' };
  'sagging-target': { sagging: number; target: number };
  'cannot-open': { file: string; program: string };
  'no-browser': object;
  'bad-browser': { variable: string; path: string };
  /** `said` is what the browser gave as a reason, perhaps nothing; `seconds` is the time after which it was ended. */
  'cannot-print': { program: string; said?: string; seconds?: number };
  'no-folder': { folder: string };
  'file-exists': { file: string };
  'cannot-write': { file: string; reason: string };
  'changed-meanwhile': { file: string };
}

export type ErrorCode = keyof ErrorDetails;

export interface Problem<C extends ErrorCode = ErrorCode> {
  code: C;
  details: ErrorDetails[C];
  place?: Place | undefined;
  /** A warning is reported and does not change the exit code. */
  severity?: 'warning';
}

export function problem<C extends ErrorCode>(code: C, details: ErrorDetails[C], place?: Place): Problem {
  return { code, details, place };
}

/** Problems that the user can fix. They are reported together, and the exit code is 2 unless a command says otherwise. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

export function fail<C extends ErrorCode>(code: C, details: ErrorDetails[C], place?: Place): UserError {
  return new UserError([problem(code, details, place)]);
}

/** The problems that are errors, without the warnings. */
export function errorsIn(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity !== 'warning');
}

/** For a catch clause: returns the problems of a UserError. Any other error is a bug and is thrown again. */
export function recover(error: unknown): readonly Problem[] {
  if (!(error instanceof UserError)) throw error;
  return error.problems;
}

/** The code of an error of Node or the operating system, such as ENOENT. Undefined if the error has none. */
export function codeOf(error: unknown): string | undefined {
  const { code }: { code?: unknown } = Object(error);
  return typeof code === 'string' ? code : undefined;
}
