/** The story of one criterion in date order: its scores, causes, promises and actions, and their results. */
import { type Action, type ActionUpdate, type Cause, type Entry, entriesOf, type PeerTalk } from '../record/audit.js';
import {
  type ActionState,
  actionsOf,
  changesNothing,
  concerning,
  contentOf,
  entryIn,
  inOrder,
  isAudit,
  Ledger,
  type Limits,
  type Measurement,
  measurementsOf,
  type SiteRecord,
} from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import { ineffective, type NoRise, type Reopening, reopenings } from './correction.js';
import { type PromiseMade, promisesOf } from './promise.js';
import { type CriterionState, criterionState, type State } from './state.js';

/** A fact in a record; `at` is the path of keys to it. */
export type Recorded =
  | { kind: 'entry'; entry: Entry; by: string[]; at: Path }
  | { kind: 'cause'; cause: Cause; at: Path }
  | { kind: 'promise'; promise: PromiseMade; at: Path }
  | { kind: 'planned'; action: Action; at: Path }
  | { kind: 'update'; action: Action; update: ActionUpdate; noEffect?: NoRise; at: Path }
  | { kind: 'peer'; talk: PeerTalk; at: Path };

type Path = readonly (string | number)[];

/** A fact that follows from the records and is written in none of them. */
export type Derived =
  | { kind: 'state'; state: State; relapsed: boolean }
  | { kind: 'judged'; promise: PromiseMade }
  | { kind: 'reopened'; reopening: Reopening };

export interface Chapter {
  date: CalendarDate;
  /** Undefined if only the passing of time decided something on this day. */
  record?: SiteRecord;
  recorded: Recorded[];
  derived: Derived[];
}

/** Every day with a fact about the criterion, oldest first; records after `today` do not count. */
export function storyOf(
  records: readonly SiteRecord[],
  criterion: string,
  limits: Limits,
  today: CalendarDate,
): Chapter[] {
  const all = inOrder(records).filter(({ date }) => date <= today);
  // Every day looks through all records up to it: without what concerns other criteria that is much quicker.
  const days = all.map((whole) => ({ whole, record: concerning(whole, criterion) }));
  const known = days.map(({ record }) => record);
  const promises = promisesOf(known, criterion, today);
  const measurements = measurementsOf(known, criterion);
  const actions = new Map(actionsOf(known).map((action) => [action.id, action]));
  const ledger = new Ledger();
  let before: CriterionState | undefined;
  let asked: readonly Reopening[] = [];
  const chapters = days.map(({ whole, record }, at): Chapter => {
    const recorded = recordedIn(record, ledger.states, { criterion, actions, measurements, promises });
    ledger.add(record);
    const later = known.slice(0, at + 1);
    const after = criterionState(later, criterion, limits, record.date);
    const again = reopenings(later, criterion, limits, record.date);
    const reopened = again.filter(
      ({ because, since }) => since === record.date && !asked.some((one) => one.because === because),
    );
    // Before the first score the criterion has no state.
    const isNew = after.now !== undefined && (before?.now === undefined || before.state !== after.state);
    const derived: Derived[] = isNew ? [{ kind: 'state', state: after.state, relapsed: after.relapsed }] : [];
    derived.push(...reopened.map((reopening) => ({ kind: 'reopened' as const, reopening })));
    before = after;
    asked = again;
    return { date: record.date, record: whole, recorded, derived };
  });
  for (const promise of promises) {
    if (promise.on === undefined) continue;
    const chapter = chapters.find(
      ({ date, recorded }) => date === promise.on && recorded.some(({ kind }) => kind === 'entry'),
    );
    // A broken promise is a reason to ask questions again, so it comes before them.
    const at = chapter?.derived.findIndex(({ kind }) => kind === 'reopened') ?? -1;
    if (chapter) chapter.derived.splice(at < 0 ? chapter.derived.length : at, 0, { kind: 'judged', promise });
    else chapters.push({ date: promise.on, recorded: [], derived: [{ kind: 'judged', promise }] });
  }
  return chapters
    .filter(({ recorded, derived }) => recorded.length + derived.length > 0)
    .map((chapter, at) => ({ chapter, at }))
    .sort((a, b) => (a.chapter.date < b.chapter.date ? -1 : a.chapter.date > b.chapter.date ? 1 : a.at - b.at))
    .map(({ chapter }) => chapter);
}

/** The facts of the whole series about the criterion. */
interface Known {
  criterion: string;
  actions: ReadonlyMap<string, ActionState>;
  measurements: readonly Measurement[];
  promises: readonly PromiseMade[];
}

/** The facts of one record; `before` holds the actions as they were until then. */
function recordedIn(record: SiteRecord, before: ReadonlyMap<string, ActionState>, known: Known): Recorded[] {
  const { criterion, actions, measurements } = known;
  const facts = scoreAndCause(record, known);
  if (!isAudit(record)) {
    for (const [index, talk] of (record.followUp.peers ?? []).entries()) {
      if (talk.criterion === criterion) facts.push({ kind: 'peer', talk, at: ['peers', index] });
    }
  }
  for (const [id, update] of Object.entries(contentOf(record).actions ?? {})) {
    const state = actions.get(id);
    if (state?.action.criterion !== criterion || changesNothing(update, before.get(id))) continue;
    const noEffect = state.closed === record.date ? ineffective(state, measurements) : undefined;
    facts.push({ kind: 'update', action: state.action, update, noEffect, at: ['actions', id] });
  }
  const part = isAudit(record) ? 'plan' : 'added';
  const planned = isAudit(record) ? record.audit.plan : record.followUp.added;
  for (const [key, action] of Object.entries(planned ?? {})) {
    if (action.criterion === criterion) facts.push({ kind: 'planned', action, at: [part, key] });
  }
  return facts;
}

function scoreAndCause(record: SiteRecord, { criterion, promises }: Known): Recorded[] {
  const facts: Recorded[] = [];
  const { assessors = [] } = contentOf(record);
  const component = isAudit(record)
    ? entriesOf(record.audit.scores).find((one) => one.criterion === criterion)?.component
    : undefined;
  const at: Path = component === undefined ? ['scores', criterion] : ['scores', component, criterion];
  const entry = entryIn(record, criterion);
  if (entry) facts.push({ kind: 'entry', entry, by: assessors.map(({ name }) => name), at });
  // A criterion may be called "constructor".
  const causes = isAudit(record) ? {} : (record.followUp.causes ?? {});
  const separate = Object.hasOwn(causes, criterion) ? causes[criterion] : undefined;
  const cause = separate ?? entry?.cause;
  if (!cause) return facts;
  const path = separate ? ['causes', criterion] : [...at, 'cause'];
  const { promise, ...answers } = cause;
  if (Object.keys(answers).length > 0) facts.push({ kind: 'cause', cause: answers, at: path });
  const made = promise && promises.find((one) => one.record === record);
  if (made) facts.push({ kind: 'promise', promise: made, at: [...path, 'promise'] });
  return facts;
}
