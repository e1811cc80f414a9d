/** The plan and the record that the answers of an interview make (METHOD.md, "The plan"). */

import type { Criterion } from '../questionnaire/template.js';
import type { Action, Audit, Entry, FollowUp, Scores } from '../record/audit.js';
import { compact } from '../record/compact.js';
import { addWorkingDays } from '../text/date.js';
import { type ActionSubject, numbered, proposePlan } from '../treatment/proposals.js';
import {
  askingOrder,
  assessorsOf,
  countedOf,
  entryOf,
  isPutOff,
  noteOf,
  periodOf,
  respondentOf,
  saggingCriteria,
  scoreOf,
  spotOf,
} from './answers.js';
import { causeOf } from './causes.js';
import { meetingOf, peersOf } from './follow-up.js';
import { answerTo, type InterviewStart, type InterviewState } from './interview.js';
import { isBesideCause, isOfCause, type PlannedAction } from './questions.js';
import { withScoredAgain } from './scored-again.js';
import { causesAsked } from './steps.js';

/** An action thought of on the spot, or learnt from a peer, is due after this many working days. */
const SPOT_WORKING_DAYS = 10;
/** The format takes no longer text for an action. */
const LONGEST_TEXT_CHARACTERS = 10_000;

type Wording = (proposal: ActionSubject, criterion: Criterion) => string;

/** The actions that follow from the answers so far, ticked or only offered; `word` puts them in the language of the project. */
export function offeredActions(start: InterviewStart, state: InterviewState, word: Wording): PlannedAction[] {
  const { criteria: explained, state: asked } = explainedNow(start, state);
  // If nothing sags any more, nobody answers the six questions, whoever was named for it.
  const named = explained.length > 0 ? respondentOf(start, state) : undefined;
  const present = answerTo(state, 'present')?.[0];
  const respondent = named ?? assessorsOf(start, state)[0]?.name ?? present ?? '';
  const due = addWorkingDays(start.date, SPOT_WORKING_DAYS, start.workingDays);
  const spot = askingOrder(start.template).flatMap(({ key }): PlannedAction[] => {
    const text = spotOf(state, key);
    return text === undefined ? [] : [{ criterion: key, kind: 'countermeasure', text, owner: respondent, due }];
  });
  const peers = peersOf(state).flatMap(({ criterion, try: text }): Action[] => {
    const owner = start.earlier.get(criterion)?.cause.responsible?.name ?? respondent;
    return text ? [{ criterion, kind: 'countermeasure', text, owner, due }] : [];
  });
  const planned = Object.values(start.planned ?? {});
  const settled = new Set([...planned.map(({ criterion }) => criterion), ...(start.settled ?? [])]);
  const following = explained
    .filter(({ key }) => !settled.has(key))
    .flatMap((criterion) => actionsFor(start, asked, criterion, { respondent, word }));
  return [...planned, ...notRepeated(following, [...planned, ...stillOpen(start, state)]), ...spot, ...peers];
}

/** The actions of earlier records that stay open, as this interview has them. */
function stillOpen({ open }: InterviewStart, state: InterviewState): Action[] {
  const said = answerTo(state, 'actions') ?? {};
  return open.flatMap(({ id, action, status }) => {
    const now = said[id]?.status ?? status;
    return now === 'open' || now === 'started' ? [action] : [];
  });
}

/**
 * The actions without those that are there already. An act in people's own words is one act, even if it is there for
 * another criterion; what every cause may need is needed for each.
 */
function notRepeated(actions: readonly PlannedAction[], there: readonly Action[]): PlannedAction[] {
  return actions.filter(
    ({ text, criterion, unticked }) =>
      !there.some((other) => other.text.trim() === text.trim() && (other.criterion === criterion || !unticked)),
  );
}

/** The plan that follows from the answers so far if nobody changes it. */
export function proposedActions(start: InterviewStart, state: InterviewState, word: Wording): Action[] {
  return tickedActions(offeredActions(start, state, word));
}

/** The actions of a plan without those that are only offered. */
export function tickedActions(actions: readonly PlannedAction[]): Action[] {
  return actions.flatMap(({ unticked, ...action }) => (unticked ? [] : [action]));
}

/** Actions of the same criterion one after the other; criteria in the order in which they come first. */
export function byCriterion<A extends Action>(actions: readonly A[]): A[] {
  return [...new Set(actions.map(({ criterion }) => criterion))].flatMap((key) =>
    actions.filter(({ criterion }) => criterion === key),
  );
}

/** The actions that follow from the cause of one criterion. */
function actionsFor(
  start: InterviewStart,
  state: InterviewState,
  criterion: Criterion,
  { respondent, word }: { respondent: string; word: Wording },
): PlannedAction[] {
  const { key } = criterion;
  const cause = causeOf(start, state, key);
  // A shared cause is treated once, at the other criterion.
  if (!cause || typeof answerTo(state, 'since', key) === 'object') return [];
  // If only some questions are asked again, the responsible person is still the one of the earlier record.
  const responsible = cause.responsible ?? start.earlier.get(key)?.cause.responsible;
  const proposed = proposePlan({
    cause: { ...cause, responsible: responsible?.name === undefined ? cause.responsible : responsible },
    date: start.date,
    respondent: cause['answered-by'] ?? respondent,
    workingDays: start.workingDays,
  });
  return (
    proposed
      // A criterion that was put off has no plan yet; the act for today never waits.
      .filter(({ kind }) => !isPutOff(state, key) || kind === 'today')
      .map(({ kind, question, owner, due, proposal, ticked }): PlannedAction => {
        const text = word(proposal, criterion).slice(0, LONGEST_TEXT_CHARACTERS);
        return { criterion: key, kind, text, owner, due, question, ...(!ticked && { unticked: true }) };
      })
  );
}

/** The criteria that are explained, and the state without answers to questions that are no longer asked about causes. */
function explainedNow(start: InterviewStart, state: InterviewState): { criteria: Criterion[]; state: InterviewState } {
  if (!start.followUp) return { criteria: saggingCriteria(start, state), state };
  const asked = causesAsked(start, state);
  const ids = new Set(asked.map(({ id }) => id));
  const criteria = [...new Set(asked.flatMap(({ criterion }) => criterion ?? []))];
  const isAsked = (id: string) =>
    !id.startsWith('cause/') || ids.has(id) || (isBesideCause(id) && criteria.some(({ key }) => isOfCause(id, key)));
  return {
    criteria,
    state: { answers: Object.fromEntries(Object.entries(state.answers).filter(([id]) => isAsked(id))) },
  };
}

/** The record that the answers make. Every score must have been given. */
export function auditOf(start: InterviewStart, state: InterviewState): Audit {
  const scores: Scores = {};
  for (const component of start.template.components) {
    const entries = component.criteria.flatMap(({ key }): [string, Entry][] => {
      const entry = entryOf(state, key);
      return entry ? [[key, wholeEntry(start, state, key, entry)]] : [];
    });
    if (entries.length > 0) scores[component.key] = Object.fromEntries(entries);
  }
  const said = answerTo(state, 'actions') ?? {};
  const actions = withScoredAgain(said, start.open, (key) => scoreOf(state, key) !== undefined);
  const guess = answerTo(state, 'guess') ?? [];
  const plan = answerTo(state, 'plan') ?? [];
  const { name, version } = start.template;
  return compact<Audit>({
    format: 'audit/1',
    date: start.date,
    template: { name, version, digest: start.digest },
    sagging: start.sagging,
    target: start.target,
    period: periodOf(start, state) || undefined,
    assessors: assessorsOf(start, state),
    guess: guess.length > 0 ? guess : undefined,
    scores,
    actions: Object.keys(actions).length > 0 ? actions : undefined,
    plan: plan.length > 0 ? numbered(plan, start.planned) : undefined,
  });
}

/** The answers about a criterion while it was scored, and its cause. */
function wholeEntry(start: InterviewStart, state: InterviewState, key: string, entry: Entry): Entry {
  const sags = entry.score !== undefined && entry.score <= start.sagging;
  return {
    ...(entry.score === undefined ? entry : { score: entry.score }),
    note: noteOf(state, key) ?? entry.note,
    counted: countedOf(state, key) ?? entry.counted,
    cause: sags ? (causeOf(start, state, key) ?? entry.cause) : entry.cause,
  };
}

/** The follow-up that the answers make: a meeting on the plan, or the six questions asked outside an audit. */
export function followUpOf(start: InterviewStart, state: InterviewState): FollowUp {
  const explained = explainedNow(start, state);
  const causes = explained.criteria.flatMap(({ key }) => {
    const cause = causeOf(start, explained.state, key);
    return cause ? [[key, cause] as const] : [];
  });
  const plan = answerTo(state, 'plan') ?? [];
  return compact<FollowUp>({
    format: 'follow-up/1',
    date: start.date,
    ...(start.followUp && meetingOf(start, state, start.followUp)),
    causes: causes.length > 0 ? Object.fromEntries(causes) : undefined,
    added: plan.length > 0 ? numbered(plan) : undefined,
  });
}
