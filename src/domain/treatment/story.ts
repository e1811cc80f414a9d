/** The story of one criterion in date order: who scored, said, promised and did what, and what came of it. */
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

/** What happened, and where in the record it is written. */
export type Recorded =
  | { kind: 'entry'; entry: Entry; by: string[]; at: Path }
  | { kind: 'cause'; cause: Cause; at: Path }
  | { kind: 'promise'; promise: PromiseMade; at: Path }
  | { kind: 'planned'; action: Action; at: Path }
  | { kind: 'update'; action: Action; update: ActionUpdate; noEffect?: NoRise; at: Path }
  | { kind: 'peer'; talk: PeerTalk; at: Path };

type Path = readonly (string | number)[];

/** What follows from the records: it is written nowhere. */
export type Derived =
  | { kind: 'state'; state: State; relapsed: boolean }
  | { kind: 'judged'; promise: PromiseMade }
  | { kind: 'reopened'; reopening: Reopening };

export interface Chapter {
  date: CalendarDate;
  /** Absent on a day on which only time decided something. */
  record?: SiteRecord;
  recorded: Recorded[];
  derived: Derived[];
}

/** Every day on which something is told of the criterion, oldest first; depends only on records up to `today`. */
export function storyOf(
  records: readonly SiteRecord[],
  criterion: string,
  limits: Limits,
  today: CalendarDate,
): Chapter[] {
  const all = inOrder(records).filter(({ date }) => date <= today);
  // Many days with much on them: only what concerns the criterion is looked through again for each day.
  const known = all.map((record) => concerning(record, criterion));
  const promises = promisesOf(known, criterion, today);
  const measurements = measurementsOf(known, criterion);
  const actions = new Map(actionsOf(known).map((action) => [action.id, action]));
  const ledger = new Ledger();
  let before: CriterionState | undefined;
  let asked: readonly Reopening[] = [];
  const chapters = known.map((record, at): Chapter => {
    const recorded = recordedIn(record, actions, ledger.states, measurements, criterion, promises);
    ledger.add(record);
    const later = known.slice(0, at + 1);
    const after = criterionState(later, criterion, limits, record.date);
    const again = reopenings(later, criterion, limits, record.date);
    const reopened = again.filter(
      ({ because, since }) => since === record.date && !asked.some((one) => one.because === because),
    );
    // Before the first score there is no state to speak of.
    const isNew = after.now !== undefined && (before?.now === undefined || before.state !== after.state);
    const derived: Derived[] = isNew ? [{ kind: 'state', state: after.state, relapsed: after.relapsed }] : [];
    derived.push(...reopened.map((reopening) => ({ kind: 'reopened' as const, reopening })));
    before = after;
    asked = again;
    return { date: record.date, record: all[at] as SiteRecord, recorded, derived };
  });
  for (const promise of promises) {
    if (promise.on === undefined) continue;
    const chapter = chapters.find(
      ({ date, recorded }) => date === promise.on && recorded.some(({ kind }) => kind === 'entry'),
    );
    // What was judged is why questions are asked again: it stands before them.
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

function recordedIn(
  record: SiteRecord,
  actions: ReadonlyMap<string, ActionState>,
  before: ReadonlyMap<string, ActionState>,
  measurements: readonly Measurement[],
  criterion: string,
  promises: readonly PromiseMade[],
): Recorded[] {
  const told: Recorded[] = [];
  const said = contentOf(record);
  const component = isAudit(record)
    ? entriesOf(record.audit.scores).find((one) => one.criterion === criterion)?.component
    : undefined;
  const at: Path = component === undefined ? ['scores', criterion] : ['scores', component, criterion];
  const entry = entryIn(record, criterion);
  if (entry) told.push({ kind: 'entry', entry, by: (said.assessors ?? []).map(({ name }) => name), at });
  const causes: [Cause | undefined, Path][] = [[entry?.cause, [...at, 'cause']]];
  if (!isAudit(record)) {
    const own = Object.entries(record.followUp.causes ?? {}).find(([key]) => key === criterion);
    if (own) causes.splice(0, 1, [own[1], ['causes', criterion]]);
  }
  for (const [cause, path] of causes) {
    if (!cause) continue;
    const { promise, ...rest } = cause;
    if (Object.keys(rest).length > 0) told.push({ kind: 'cause', cause: rest, at: path });
    const made = promise && promises.find((one) => one.record === record);
    if (made) told.push({ kind: 'promise', promise: made, at: [...path, 'promise'] });
  }
  if (!isAudit(record)) {
    for (const [index, talk] of (record.followUp.peers ?? []).entries()) {
      if (talk.criterion === criterion) told.push({ kind: 'peer', talk, at: ['peers', index] });
    }
  }
  for (const [id, update] of Object.entries(said.actions ?? {})) {
    const state = actions.get(id);
    if (state?.action.criterion !== criterion || changesNothing(update, before.get(id))) continue;
    const noEffect = state.closed === record.date ? ineffective(state, measurements) : undefined;
    told.push({
      kind: 'update',
      action: state.action,
      update,
      ...(noEffect && { noEffect }),
      at: ['actions', id],
    });
  }
  const [part, added] = isAudit(record) ? ['plan', record.audit.plan] : ['added', record.followUp.added];
  for (const [key, action] of Object.entries(added ?? {})) {
    if (action.criterion === criterion) told.push({ kind: 'planned', action, at: [part as string, key] });
  }
  return told;
}
