/**
 * The interview: state → next question; answer → state (METHOD.md, "The core loop"). A state is nothing but the answers
 * given so far and where one has gone back to, so that replaying the events of a draft gives the state again.
 */
import type {
  Action,
  ActionUpdate,
  Audit,
  Cause,
  CausePromise,
  Entry,
  Factor,
  FollowUp,
  Person,
  Scores,
  Side,
} from './audit.js';
import { addWorkingDays, type CalendarDate, type Weekday } from './date.js';
import { MOVE } from './diff.js';
import { numbered, type Proposal, proposePlan } from './plan.js';
import type { ActionState } from './site.js';
import { type Criterion, criteriaOf, type Template, TIERS } from './template.js';

/** So many of the lowest are explained before anything else is offered. */
const EXPLAINED_FIRST = 3;
/** An action thought of on the spot is due after so many working days. */
const SPOT_DAYS = 10;
/** From this score on, it is asked what was seen. */
const HIGH = 8;

/** What is known before the first question. */
export interface InterviewStart {
  site: string;
  date: CalendarDate;
  template: Template;
  digest: string;
  sagging: number;
  target: number;
  workingDays: readonly Weekday[];
  /** The last score of each criterion before this audit; shown only after the new one is given. */
  before: ReadonlyMap<string, { score: number; date: CalendarDate }>;
  /** Actions still open from earlier records. */
  open: readonly ActionState[];
  /** The cause that an earlier record names, by criterion; shown only after the new answers. */
  earlier: ReadonlyMap<string, { cause: Cause; date: CalendarDate }>;
  /** What options have answered already. */
  given: { assessors?: Person[]; period?: string };
  /** Only the six questions for these criteria, lowest first: nothing is scored. */
  explain?: readonly string[];
  /** The plan of a record that is edited, by id. */
  planned?: Readonly<Record<string, Action>>;
}

/** What each question is answered with. `null` stands for "none", "nobody", "skip". */
export interface Answers {
  assessor: Person;
  period: string | null;
  guess: string[];
  score: Entry;
  note: string | null;
  review: true;
  /** By id; what is not named is still open. */
  actions: Record<string, ActionUpdate>;
  'answered-by': string;
  rest: boolean;
  since: 'always' | 'recent' | 'unknown' | { same: string };
  'since-when': string | null;
  'since-change': string | null;
  factor: string | null;
  side: Side;
  'in-hands': string | null;
  understood: 'yes' | 'partly' | 'no';
  basis: 'observed' | 'data' | 'told' | 'guess';
  expertise: boolean;
  responsible: string | null;
  advisers: string[];
  today: string | null;
  promise: CausePromise;
  summary: string;
  plan: Action[];
}
export type Ask = keyof Answers;

/** One question to put. `id` is stable within an interview and names it in the draft. */
export interface Step<A extends Ask = Ask> {
  id: string;
  ask: A;
  criterion?: Criterion;
  /** Of a factor, from 0. */
  index?: number;
}

export interface InterviewState {
  /** By step id; `cause/KEY/later` says that it was put off, `spot/KEY` holds an action thought of on the spot. */
  answers: Readonly<Record<string, unknown>>;
  /** A text that was begun: of which question, and how far. */
  typing?: { id: string; text: string };
  /** The step one has gone to, where that is not the first unanswered one. */
  at?: string;
}

/** What a draft records. */
export type InterviewEvent = { set: string; value: unknown } | { go: string } | { typing: string; text: string };

export const EMPTY: InterviewState = { answers: {} };

export function apply(state: InterviewState, event: InterviewEvent): InterviewState {
  if ('go' in event) return { answers: state.answers, at: event.go };
  if ('typing' in event) return { ...state, typing: { id: event.typing, text: event.text } };
  return { answers: { ...state.answers, [event.set]: event.value } };
}

function answerTo<A extends Ask>(state: InterviewState, _ask: A, id: string): Answers[A] | undefined {
  return Object.hasOwn(state.answers, id) ? (state.answers[id] as Answers[A]) : undefined;
}

/** Every question of the interview as it stands, in order; answers add and remove later ones. */
export function steps(start: InterviewStart, state: InterviewState): Step[] {
  const list: Step[] = [];
  if (start.explain) return [...explainSteps(start, state, saggingCriteria(start, state)), { id: 'plan', ask: 'plan' }];
  if (!start.given.assessors) list.push({ id: 'assessor', ask: 'assessor' });
  if (start.given.period === undefined) list.push({ id: 'period', ask: 'period' });
  list.push({ id: 'guess', ask: 'guess' });
  for (const criterion of askingOrder(start.template)) {
    list.push({ id: `score/${criterion.key}`, ask: 'score', criterion });
    const note = `note/${criterion.key}`;
    if (Object.hasOwn(state.answers, note) || isNoteWanted(start, state, criterion.key)) {
      list.push({ id: note, ask: 'note', criterion });
    }
  }
  list.push({ id: 'review', ask: 'review' });
  if (start.open.length > 0) list.push({ id: 'actions', ask: 'actions' });
  const sagging = saggingCriteria(start, state);
  list.push(...explainSteps(start, state, sagging.slice(0, EXPLAINED_FIRST)));
  const rest = sagging.slice(EXPLAINED_FIRST);
  if (rest.length > 0) {
    list.push({ id: 'rest', ask: 'rest' });
    if (answerTo(state, 'rest', 'rest')) list.push(...rest.flatMap((criterion) => causeSteps(state, criterion)));
  }
  list.push({ id: 'plan', ask: 'plan' });
  return list;
}

function explainSteps(start: InterviewStart, state: InterviewState, criteria: readonly Criterion[]): Step[] {
  if (criteria.length === 0) return [];
  // Who answers is asked once; an edited record may say it for each criterion.
  const said = criteria.every(({ key }) => Object.hasOwn(state.answers, `cause/${key}/answered-by`));
  const by: Step[] = said && start.given.assessors ? [] : [{ id: 'answered-by', ask: 'answered-by' }];
  return [...by, ...criteria.flatMap((criterion) => causeSteps(state, criterion))];
}

/** What was seen is asked for on a high score, on a sagging one and on a move (METHOD.md, "Honest scores"). */
function isNoteWanted(start: InterviewStart, state: InterviewState, criterion: string): boolean {
  const { score, note } = answerTo(state, 'score', `score/${criterion}`) ?? {};
  if (score === undefined || note !== undefined) return false;
  const before = start.before.get(criterion)?.score;
  return score >= HIGH || score <= start.sagging || (before !== undefined && Math.abs(score - before) >= MOVE);
}

/** The template's order, base criteria before premium and brilliant ones. */
export function askingOrder(template: Template): Criterion[] {
  const criteria = criteriaOf(template);
  return TIERS.flatMap((tier) => criteria.filter((criterion) => criterion.tier === tier));
}

/** What sags, lowest first. */
export function saggingCriteria(start: InterviewStart, state: InterviewState): Criterion[] {
  const score = (criterion: Criterion) => answerTo(state, 'score', `score/${criterion.key}`)?.score;
  if (start.explain) {
    const criteria = criteriaOf(start.template);
    return start.explain.flatMap((key) => criteria.find((criterion) => criterion.key === key) ?? []);
  }
  return askingOrder(start.template)
    .filter((criterion) => (score(criterion) ?? Number.POSITIVE_INFINITY) <= start.sagging)
    .sort((a, b) => (score(a) as number) - (score(b) as number));
}

function causeSteps(state: InterviewState, criterion: Criterion): Step[] {
  const prefix = `cause/${criterion.key}`;
  const list: Step[] = [];
  const later = Object.hasOwn(state.answers, `${prefix}/later`);
  const push = (ask: Ask, index?: number) => {
    const id = index === undefined ? `${prefix}/${ask}` : `${prefix}/${ask}-${index}`;
    list.push({ id, ask, criterion, ...(index !== undefined && { index }) });
    return id;
  };
  const since = answerTo(state, 'since', push('since'));
  if (typeof since !== 'object') {
    if (since === 'recent') {
      push('since-when');
      push('since-change');
    }
    for (let index = 0; ; index++) {
      const factor = answerTo(state, 'factor', push('factor', index));
      if (typeof factor !== 'string') break;
      push('side', index);
    }
    const factors = factorsOf(state, prefix);
    if (factors.length > 0 && factors.every(({ side }) => side === 'external')) push('in-hands');
    for (const ask of [
      'understood',
      'basis',
      'expertise',
      'responsible',
      'advisers',
      'today',
      'promise',
      'summary',
    ] as const) {
      push(ask);
    }
  }
  // Put off: what was answered stays open to a look back, the rest is not asked.
  return later ? list.filter(({ id }) => Object.hasOwn(state.answers, id)) : list;
}

function factorsOf(state: InterviewState, prefix: string): Factor[] {
  const factors: Factor[] = [];
  for (let index = 0; ; index++) {
    const text = answerTo(state, 'factor', `${prefix}/factor-${index}`);
    const side = answerTo(state, 'side', `${prefix}/side-${index}`);
    if (typeof text !== 'string') break;
    if (side) factors.push({ side, text });
  }
  return factors;
}

/** The question to put now; undefined when everything is answered. */
export function nextStep(start: InterviewStart, state: InterviewState): Step | undefined {
  const list = steps(start, state);
  const gone = state.at === undefined ? undefined : list.find(({ id }) => id === state.at);
  return gone ?? list.find(({ id }) => !Object.hasOwn(state.answers, id));
}

/** The question before this one; undefined at the first. */
export function stepBefore(start: InterviewStart, state: InterviewState, step: Step): Step | undefined {
  const list = steps(start, state);
  return list[list.findIndex(({ id }) => id === step.id) - 1];
}

/** What has been answered to the six questions for a criterion; undefined where nothing was. */
export function causeOf(start: InterviewStart, state: InterviewState, criterion: string): Cause | undefined {
  const prefix = `cause/${criterion}`;
  const get = <A extends Ask>(ask: A) => answerTo(state, ask, `${prefix}/${ask}`);
  const since = get('since');
  if (typeof since === 'object') return since.same === criterion ? undefined : causeOf(start, state, since.same);
  const by = get('answered-by') ?? answerTo(state, 'answered-by', 'answered-by');
  const actor = (state.answers[`${prefix}/today-by`] as string | undefined) ?? by;
  const factors = factorsOf(state, prefix);
  const inHands = get('in-hands');
  // Asked only where all of them are external; answers may have changed since.
  if (inHands && factors.every(({ side }) => side === 'external')) factors.push({ side: 'internal', text: inHands });
  const [understood, basis, expertise] = [get('understood'), get('basis'), get('expertise')];
  const [responsible, advisers, today] = [get('responsible'), get('advisers'), get('today')];
  const [when, change, promise, summary] = [get('since-when'), get('since-change'), get('promise'), get('summary')];
  const recent = since === 'recent';
  const isAnswered = Object.keys(state.answers).some((id) => id.startsWith(`${prefix}/`) && id !== `${prefix}/later`);
  if (!isAnswered) return undefined;
  return {
    ...(by && { 'answered-by': by }),
    ...(summary && { summary }),
    ...(since && {
      since: { answer: since, ...(recent && when && { date: when }), ...(recent && change && { change }) },
    }),
    ...(factors.length > 0 && { factors }),
    ...(understood && basis && expertise !== undefined && { mechanism: { understood, expertise, basis } }),
    ...(responsible !== undefined && { responsible: responsible === null ? { nobody: true } : { name: responsible } }),
    ...(advisers && { advisers }),
    ...(today !== undefined && {
      today: today === null ? { nothing: true } : { ...(actor && { by: actor }), text: today },
    }),
    ...(promise && { promise }),
  };
}

/** The actions that follow from the answers so far; `word` puts them in the language of the project. */
export function proposedActions(
  start: InterviewStart,
  state: InterviewState,
  word: (proposal: Proposal, criterion: Criterion) => string,
): Action[] {
  const respondent = answerTo(state, 'answered-by', 'answered-by') ?? assessorsOf(start, state)[0]?.name ?? '';
  const spot = askingOrder(start.template).flatMap(({ key }): Action[] => {
    const text = state.answers[`spot/${key}`];
    const due = addWorkingDays(start.date, SPOT_DAYS, start.workingDays);
    return typeof text === 'string' ? [{ criterion: key, kind: 'countermeasure', text, owner: respondent, due }] : [];
  });
  const following = saggingCriteria(start, state).flatMap((criterion) => {
    const cause = causeOf(start, state, criterion.key);
    if (!cause) return [];
    const proposed = proposePlan({
      cause,
      date: start.date,
      respondent: cause['answered-by'] ?? respondent,
      workingDays: start.workingDays,
    });
    const since = answerTo(state, 'since', `cause/${criterion.key}/since`);
    // A shared cause is treated once; what remains here is to score again.
    const own = typeof since === 'object' ? proposed.filter(({ kind }) => kind === 'measure') : proposed;
    return own.map(({ kind, question, owner, due, proposal }) => ({
      criterion: criterion.key,
      kind,
      text: word(proposal, criterion),
      owner,
      due,
      question,
    }));
  });
  const planned = Object.values(start.planned ?? {});
  const isPlanned = ({ criterion }: Action) => planned.some((action) => action.criterion === criterion);
  return [...planned, ...following.filter((action) => !isPlanned(action)), ...spot];
}

export function assessorsOf(start: InterviewStart, state: InterviewState): Person[] {
  const asked = answerTo(state, 'assessor', 'assessor');
  return start.given.assessors ?? (asked ? [asked] : []);
}

/** The record that the answers make. Every score must have been given. */
export function auditOf(start: InterviewStart, state: InterviewState): Audit {
  const scores: Scores = {};
  for (const component of start.template.components) {
    const entries = component.criteria.flatMap(({ key }) => {
      const entry = answerTo(state, 'score', `score/${key}`);
      if (!entry) return [];
      const sags = entry.score !== undefined && entry.score <= start.sagging;
      const cause = sags ? (causeOf(start, state, key) ?? entry.cause) : entry.cause;
      const note = answerTo(state, 'note', `note/${key}`) ?? entry.note;
      const { counted } = entry;
      const said = entry.score === undefined ? entry : { score: entry.score };
      return [[key, { ...said, ...(note && { note }), ...(counted && { counted }), ...(cause && { cause }) }] as const];
    });
    if (entries.length > 0) scores[component.key] = Object.fromEntries(entries);
  }
  const actions = answerTo(state, 'actions', 'actions') ?? {};
  const guess = answerTo(state, 'guess', 'guess') ?? [];
  const plan = answerTo(state, 'plan', 'plan') ?? [];
  const period = start.given.period ?? answerTo(state, 'period', 'period');
  return {
    format: 'audit/1',
    date: start.date,
    template: { name: start.template.name, version: start.template.version, digest: start.digest },
    sagging: start.sagging,
    target: start.target,
    ...(period && { period }),
    assessors: assessorsOf(start, state),
    ...(guess.length > 0 && { guess }),
    scores,
    ...(Object.keys(actions).length > 0 && { actions }),
    ...(plan.length > 0 && { plan: numbered(plan, start.planned) }),
  };
}

/** A cause as the answers that make it, so that it can be asked over. */
export function answersOfCause(cause: Cause, criterion: string): Record<string, unknown> {
  const prefix = `cause/${criterion}`;
  const { since, factors, mechanism, responsible, advisers, today, promise, summary } = cause;
  return {
    ...(cause['answered-by'] && { [`${prefix}/answered-by`]: cause['answered-by'] }),
    ...(since && { [`${prefix}/since`]: since.answer }),
    ...(since?.answer === 'recent' && {
      [`${prefix}/since-when`]: since.date ?? null,
      [`${prefix}/since-change`]: since.change ?? null,
    }),
    ...(factors && {
      ...Object.fromEntries(
        factors.flatMap(({ side, text }, index) => [
          [`${prefix}/factor-${index}`, text],
          [`${prefix}/side-${index}`, side],
        ]),
      ),
      [`${prefix}/factor-${factors.length}`]: null,
      ...(factors.every(({ side }) => side === 'external') && { [`${prefix}/in-hands`]: null }),
    }),
    ...(mechanism && {
      [`${prefix}/understood`]: mechanism.understood,
      [`${prefix}/basis`]: mechanism.basis,
      [`${prefix}/expertise`]: mechanism.expertise,
    }),
    ...(responsible && { [`${prefix}/responsible`]: responsible.name ?? null }),
    ...(advisers && { [`${prefix}/advisers`]: advisers }),
    ...(today && {
      [`${prefix}/today`]: today.text ?? null,
      ...(today.by && { [`${prefix}/today-by`]: today.by }),
    }),
    ...(promise && { [`${prefix}/promise`]: promise }),
    ...(summary && { [`${prefix}/summary`]: summary }),
  };
}

/** A record as the answers that make it: for an edited audit, and for answers from a file. */
export function answersOfEntries(
  entries: Iterable<readonly [criterion: string, entry: Entry]>,
  sagging: number,
): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const [key, { cause, note, ...entry }] of entries) {
    const sags = entry.score !== undefined && entry.score <= sagging;
    // A cause of what does not sag is kept as it is; nothing of it is asked.
    answers[`score/${key}`] = sags || !cause ? entry : { ...entry, cause };
    answers[`note/${key}`] = note ?? null;
    if (cause && sags) Object.assign(answers, answersOfCause(cause, key));
  }
  return answers;
}

/** The state without anything said of these criteria, which a changed questionnaire no longer asks so. */
export function withoutCriteria(state: InterviewState, gone: readonly string[]): InterviewState {
  const isGone = (id: string) => gone.some((key) => id.split('/')[1] === key);
  const answers = Object.fromEntries(Object.entries(state.answers).filter(([id]) => !isGone(id)));
  return { answers, ...(state.at && !isGone(state.at) && { at: state.at }) };
}

/** The follow-up that answers to the six questions make, asked outside an audit. */
export function followUpOf(start: InterviewStart, state: InterviewState): FollowUp {
  const causes = (start.explain ?? []).flatMap((key) => {
    const cause = causeOf(start, state, key);
    return cause ? [[key, cause] as const] : [];
  });
  const plan = answerTo(state, 'plan', 'plan') ?? [];
  return {
    format: 'follow-up/1',
    date: start.date,
    ...(causes.length > 0 && { causes: Object.fromEntries(causes) }),
    ...(plan.length > 0 && { added: numbered(plan) }),
  };
}
