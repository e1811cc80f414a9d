/**
 * Every question of an interview, one row each: how often it is asked and which field of the record it makes. The ids
 * under which answers are kept in a draft are made and taken apart here alone; drafts on people's disks hold them.
 */

import type { Criterion } from '../questionnaire/template.js';
import type {
  Action,
  ActionUpdate,
  Audit,
  Cause,
  CausePromise,
  Entry,
  Factor,
  FollowUp,
  PeerTalk,
  Person,
  Side,
} from '../record/audit.js';

/** The answer to each question. `null` is an answer too: none, nobody or skipped. */
export interface Answers {
  /** The first screen is accepted: who scores, for which period, who is here, who answers the six questions. */
  setting: true;
  /** Keys of criteria. */
  guess: string[];
  score: Entry | Skipped;
  note: string | null;
  review: true;
  /** The updates by the id of the action; an action that is not named is still open. */
  actions: Readonly<Record<string, ActionUpdate>>;
  'answered-by': string;
  /** True if the remaining sagging criteria are explained now. */
  rest: boolean;
  since: 'always' | 'recent' | 'unknown' | { same: string };
  /** Since when, and what changed then; the day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  change: { date?: string | undefined; change?: string | undefined } | null;
  factor: string | null;
  /** `more`: another factor follows. */
  side: { side: Side; more?: true | undefined };
  'in-hands': string | null;
  /** An act against the main factor; null if none is known yet. */
  act: string | null;
  mechanism: { understood: 'yes' | 'partly' | 'no'; expertise: boolean };
  basis: 'observed' | 'data' | 'told' | 'guess';
  /** The name is null if nobody is responsible, and absent if a record does not say. */
  responsible: { name?: string | null | undefined; advisers?: string[] | undefined };
  today: string | null;
  promise: CausePromise;
  summary: string;
  /** The person in an adjacent business who was asked; null if there was nobody, or nobody else. */
  'peer-business': string | null;
  'peer-criterion': string;
  'peer-organised': string | null;
  'peer-undertaken': string | null;
  'peer-obstacles': string | null;
  'peer-try': string | null;
  plan: readonly Action[];
}

export type Ask = keyof Answers;

/** A criterion that was left unmeasured; in a follow-up nothing has to be measured. */
interface Skipped {
  skipped: true;
}

/** Facts that are kept beside the answers to questions. */
interface Asides {
  /** The people who score; a draft of an earlier version has one person. */
  assessor: Person | readonly Person[];
  period: string | null;
  /** Names of the people at the meeting. */
  present: string[];
  /** An action thought of while the criterion was scored. */
  spot: string | null;
  counted: { ok: number; of: number } | null;
  /** The six questions for this criterion were put off. */
  later: true;
  /** The person who answered for this criterion, in a record that says so; null if it does not. */
  respondent: string | null;
  /** The person who acts today, in a record that says so; null if it does not. */
  actor: string | null;
  /** The details that a record gives of `since` beyond the answer, as long as the answer is the same. */
  'since-kept': NonNullable<Cause['since']>;
  /** The acts that a record names about other factors than the main one, as long as their texts are the same. */
  'acts-kept': readonly Pick<Factor, 'text' | 'act'>[];
  /** The plan while it is edited, until it is accepted. */
  'edited-plan': EditedPlan;
}

/** An action in the plan; one that is not ticked is only offered. */
export interface PlannedAction extends Action {
  unticked?: true | undefined;
}

export interface EditedPlan {
  actions: readonly PlannedAction[];
  /** The criteria whose answers it follows from, and `spot/KEY` for an action on the spot: later answers add to it. */
  of: readonly string[];
}

/** The number of times that a question is asked: once in an interview, or for each criterion, cause, factor of a cause, or peer. */
type Per = 'interview' | 'criterion' | 'cause' | 'factor' | 'peer';

type Row =
  | { per: 'interview'; makes: keyof Audit | keyof FollowUp | keyof Cause | undefined }
  | { per: 'criterion'; makes: keyof Entry }
  | { per: 'cause' | 'factor'; makes: keyof Cause }
  | { per: 'peer'; makes: keyof PeerTalk };

/** A new question begins with a row here; the compiler then asks for when it is asked, its asker and its texts. */
export const INTERVIEW_QUESTIONS = {
  setting: { per: 'interview', makes: undefined },
  guess: { per: 'interview', makes: 'guess' },
  score: { per: 'criterion', makes: 'score' },
  note: { per: 'criterion', makes: 'note' },
  review: { per: 'interview', makes: undefined },
  actions: { per: 'interview', makes: 'actions' },
  'answered-by': { per: 'interview', makes: 'answered-by' },
  rest: { per: 'interview', makes: undefined },
  since: { per: 'cause', makes: 'since' },
  change: { per: 'cause', makes: 'since' },
  factor: { per: 'factor', makes: 'factors' },
  side: { per: 'factor', makes: 'factors' },
  'in-hands': { per: 'cause', makes: 'factors' },
  act: { per: 'cause', makes: 'factors' },
  mechanism: { per: 'cause', makes: 'mechanism' },
  basis: { per: 'cause', makes: 'mechanism' },
  responsible: { per: 'cause', makes: 'responsible' },
  today: { per: 'cause', makes: 'today' },
  promise: { per: 'cause', makes: 'promise' },
  summary: { per: 'cause', makes: 'summary' },
  'peer-business': { per: 'peer', makes: 'business' },
  'peer-criterion': { per: 'peer', makes: 'criterion' },
  'peer-organised': { per: 'peer', makes: 'organised' },
  'peer-undertaken': { per: 'peer', makes: 'undertaken' },
  'peer-obstacles': { per: 'peer', makes: 'obstacles' },
  'peer-try': { per: 'peer', makes: 'try' },
  plan: { per: 'interview', makes: 'plan' },
} as const satisfies Readonly<Record<Ask, Row>>;

const ASIDES = {
  assessor: { per: 'interview', name: 'assessor' },
  period: { per: 'interview', name: 'period' },
  present: { per: 'interview', name: 'present' },
  spot: { per: 'criterion', name: 'spot' },
  counted: { per: 'criterion', name: 'counted' },
  later: { per: 'cause', name: 'later' },
  respondent: { per: 'cause', name: 'answered-by' },
  actor: { per: 'cause', name: 'today-by' },
  'since-kept': { per: 'cause', name: 'since-kept' },
  'acts-kept': { per: 'cause', name: 'acts-kept' },
  'edited-plan': { per: 'interview', name: 'plan/edited' },
} as const satisfies Readonly<Record<keyof Asides, { per: Per; name: string }>>;

/** Whatever is kept under an id. */
export type Kept = Answers & Asides;

type PerOf<K extends keyof Kept> = K extends Ask
  ? (typeof INTERVIEW_QUESTIONS)[K]['per']
  : K extends keyof Asides
    ? (typeof ASIDES)[K]['per']
    : never;

/** The questions that are asked so often. */
export type AskPer<P extends Per> = { [A in Ask]: PerOf<A> extends P ? A : never }[Ask];
export type CauseAsk = AskPer<'cause' | 'factor'>;
export type PeerAsk = AskPer<'peer'>;

interface Places {
  interview: [];
  criterion: [criterion: string];
  cause: [criterion: string];
  factor: [criterion: string, index: number];
  peer: [index: number];
}

/** The name of one answer among those to the same question: the key of a criterion, a number from 0, or nothing. */
export type At<K extends keyof Kept> = Places[PerOf<K>];

const NAMES: Readonly<Record<keyof Kept, { per: Per; name: string }>> = {
  ...(Object.fromEntries(Object.entries(INTERVIEW_QUESTIONS).map(([name, { per }]) => [name, { per, name }])) as Record<
    Ask,
    { per: Per; name: string }
  >),
  ...ASIDES,
};

export function idOf<K extends keyof Kept>(kept: K, ...at: At<K>): string {
  const [first, index]: readonly (string | number | undefined)[] = at;
  const { per, name } = NAMES[kept];
  switch (per) {
    case 'interview':
      return name;
    case 'criterion':
      return `${name}/${first}`;
    case 'cause':
      return `cause/${first}/${name}`;
    case 'factor':
      return `cause/${first}/${name}-${index}`;
    case 'peer':
      return `peer/${first}/${name.slice('peer-'.length)}`;
  }
}

/** The criterion that an answer is about; undefined if it is about several, or if the id does not say. */
export function criterionIn(id: string): string | undefined {
  const [kind, key] = id.split('/');
  return kind === 'peer' || kind === 'plan' ? undefined : key;
}

/** True for the answers to the six questions for this criterion, and for what is kept beside them. */
export function isOfCause(id: string, criterion: string): boolean {
  return id.startsWith(`cause/${criterion}/`);
}

const BESIDE_CAUSE = (['later', 'respondent', 'actor', 'since-kept', 'acts-kept'] as const).map(
  (aside) => ASIDES[aside].name,
);

/** True for what is kept beside the answers to the six questions, whatever the criterion. */
export function isBesideCause(id: string): boolean {
  const [kind, , name] = id.split('/');
  return kind === 'cause' && BESIDE_CAUSE.some((beside) => beside === name);
}

interface Subjects {
  interview: { criterion?: undefined; index?: undefined };
  criterion: { criterion: Criterion; index?: undefined };
  cause: { criterion: Criterion; index?: undefined };
  factor: { criterion: Criterion; index: number };
  peer: { criterion?: undefined; index: number };
}

type Steps = { [A in Ask]: { id: string; ask: A } & Subjects[PerOf<A>] };

/** One question to put. `id` is stable within an interview and names the answer in the draft; `index` counts from 0. */
export type Step<A extends Ask = Ask> = Steps[A];

/** A step whatever its question: for code that needs to know only what the step is about. */
export interface AnyStep {
  id: string;
  ask: Ask;
  criterion?: Criterion | undefined;
  index?: number | undefined;
}

/** The question about nothing, a criterion, a factor of its cause, or a peer. */
export function stepOf<A extends Ask>(ask: A, subject: Subjects[PerOf<A>]): Step<A> {
  const { criterion, index }: { criterion?: Criterion | undefined; index?: number | undefined } = subject;
  const at = [criterion?.key, index].filter((part) => part !== undefined) as At<A>;
  return { id: idOf(ask, ...at), ask, ...subject } as Step<A>;
}
