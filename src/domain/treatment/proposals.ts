/** The plan that follows from the answers to the six questions (METHOD.md, "The plan"). */
import { ACTION_KINDS, type Action, type ActionKind, type Cause, type Question } from '../record/audit.js';
import { addDays, addWorkingDays, type CalendarDate, onWorkingDay, type Weekday } from '../text/date.js';

/** The subject of an action; each language has its own wording for it. */
export type ActionSubject =
  | { what: 'appoint' }
  | { what: 'today'; text: string }
  | { what: 'decide-first-step' }
  | { what: 'inspect-change'; change?: string }
  | { what: 'learn-mechanism' }
  | { what: 'ask-adviser'; adviser: string }
  | { what: 'ask-peer' }
  /** An act against a factor, in the words of the person who answered. */
  | { what: 'act'; text: string }
  | { what: 'decide-act'; factor: string }
  | { what: 'mitigate'; factor: string }
  | { what: 'measure-two-weeks' }
  | { what: 'set-standard' };

export interface ProposedAction {
  kind: ActionKind;
  question: Question;
  owner: string;
  due: CalendarDate;
  proposal: ActionSubject;
  /** Only ticked actions are in the plan; the others are offered. */
  ticked: boolean;
}

export interface PlanInput {
  cause: Cause;
  /** The date of the audit; due dates are counted from it. */
  date: CalendarDate;
  /** The owner of actions that have no other: the person who answered the questions, else the one who scored. */
  respondent: string;
  workingDays: readonly Weekday[];
}

/** Due dates in working days from the date of the answers. */
const DAYS = { appoint: 3, inspect: 5, investigate: 10, ask: 5, act: 10, provisional: 15, measure: 10, standard: 15 };

/** The actions that are in the plan unless a person takes them out, beside those about factors. */
const TICKED: readonly ActionSubject['what'][] = ['today', 'decide-first-step', 'appoint'];

/**
 * The actions that follow from the answers, in the order of ACTION_KINDS (METHOD.md, "The plan"). Due dates are working
 * days and not after the promised date; the act for today is due on the day itself, whatever day that is. Ticked are the
 * act for today, one action about the main factor, every act that was named, and appointing somebody.
 */
export function proposePlan({ cause, date, respondent, workingDays }: PlanInput): ProposedAction[] {
  const proposed: ProposedAction[] = [];
  const owner = cause.responsible?.name ?? respondent;
  const latest = cause.promise && latestDue(cause.promise.due, date, workingDays);
  const within = (days: number) => {
    const due = addWorkingDays(date, days, workingDays);
    return latest && latest < due ? latest : due;
  };
  const add = (kind: ActionKind, question: Question, due: CalendarDate, proposal: ActionSubject, ticked?: boolean) =>
    proposed.push({
      kind,
      question,
      owner: ownerOf(proposal),
      due,
      proposal,
      ticked: ticked ?? TICKED.includes(proposal.what),
    });
  const ownerOf = ({ what }: ActionSubject) => {
    if (what === 'today') return cause.today?.by ?? respondent;
    return what === 'appoint' || what === 'decide-first-step' ? respondent : owner;
  };

  const { since, factors = [], mechanism, responsible, advisers, today } = cause;
  if (since?.answer === 'recent') {
    add('investigate', 'since', within(DAYS.inspect), { what: 'inspect-change', change: since.change || undefined });
  }
  if (since?.answer === 'unknown') add('measure', 'since', within(DAYS.measure), { what: 'measure-two-weeks' });
  if (since?.answer === 'always') add('standardise', 'since', within(DAYS.standard), { what: 'set-standard' });

  const unclear = mechanism !== undefined && (mechanism.understood !== 'yes' || mechanism.basis === 'guess');
  const isActKnown = factors.some(({ act }) => act !== undefined);
  for (const [index, { side, text: factor, act }] of factors.entries()) {
    const due = within(unclear ? DAYS.provisional : DAYS.act);
    // If nobody has said what will be done, the main factor gets the action all the same.
    const ticked = act !== undefined || (!isActKnown && index === 0);
    const mitigate = { what: 'mitigate', factor } as const;
    if (act !== undefined) {
      const kind = side === 'external' ? 'mitigate' : 'countermeasure';
      add(kind, 'factors', due, { what: 'act', text: act }, ticked);
    } else if (side === 'external') add('mitigate', 'factors', due, mitigate, ticked);
    else add('countermeasure', 'factors', due, { what: 'decide-act', factor }, ticked);
    if (side === 'both') add('mitigate', 'factors', due, mitigate);
  }
  if (unclear) add('investigate', 'mechanism', within(DAYS.investigate), { what: 'learn-mechanism' });
  const adviser = advisers?.[0];
  if (mechanism?.expertise === false && adviser) {
    add('peer', 'mechanism', within(DAYS.ask), { what: 'ask-adviser', adviser });
  }
  if (responsible?.nobody) add('appoint', 'responsible', within(DAYS.appoint), { what: 'appoint' });
  if (advisers?.length === 0) add('peer', 'responsible', within(DAYS.ask), { what: 'ask-peer' });
  if (today?.text) add('today', 'today', date, { what: 'today', text: today.text });
  if (today?.nothing) {
    add('today', 'today', onWorkingDay(addDays(date, 1), workingDays), { what: 'decide-first-step' });
  }
  return proposed
    .map((one, index) => ({ one, index }))
    .sort((a, b) => ACTION_KINDS.indexOf(a.one.kind) - ACTION_KINDS.indexOf(b.one.kind) || a.index - b.index)
    .map(({ one }) => one);
}

/** The promised date or the working day before it; if none is left, the next one after it. Undefined if it is over. */
function latestDue(
  promised: CalendarDate,
  date: CalendarDate,
  workingDays: readonly Weekday[],
): CalendarDate | undefined {
  if (promised <= date) return undefined;
  const before = onWorkingDay(promised, workingDays, -1);
  return before > date ? before : onWorkingDay(promised, workingDays);
}

/**
 * Actions by id, `CRITERION-1` upwards in the order given. Actions of an edited plan keep their id, because later
 * records may refer to it; new actions get numbers that were never used.
 */
export function numbered(
  actions: readonly Action[],
  planned: Readonly<Record<string, Action>> = {},
): Record<string, Action> {
  const free = new Map(Object.entries(planned));
  const ids = new Map<Action, string>();
  const alike: ((a: Action, b: Action) => boolean)[] = [
    (a, b) => a.text === b.text,
    // An edited action keeps its kind, its question, and either its owner or its due date.
    (a, b) => a.kind === b.kind && a.question === b.question && (a.owner === b.owner || a.due === b.due),
  ];
  for (const isAlike of alike) {
    for (const action of actions) {
      const found = [...free].find(([, before]) => before.criterion === action.criterion && isAlike(before, action));
      if (!found || ids.has(action)) continue;
      ids.set(action, found[0]);
      free.delete(found[0]);
    }
  }
  const last = new Map<string, number>();
  for (const [id, { criterion }] of Object.entries(planned)) {
    last.set(criterion, Math.max(last.get(criterion) ?? 0, Number(id.slice(id.lastIndexOf('-') + 1))));
  }
  return Object.fromEntries(
    actions.map((action) => {
      const known = ids.get(action);
      if (known !== undefined) return [known, action];
      const number = (last.get(action.criterion) ?? 0) + 1;
      last.set(action.criterion, number);
      return [`${action.criterion}-${number}`, action];
    }),
  );
}
