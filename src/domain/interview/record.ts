/** What the answers of an interview make: causes, the plan, the record (METHOD.md, "The plan"). */

import type { Criterion } from '../questionnaire/template.js';
import type { Action, Audit, Cause, Entry, FollowUp, Scores } from '../record/audit.js';
import { addWorkingDays } from '../text/date.js';
import { numbered, type Proposal, proposePlan } from '../treatment/proposals.js';
import { explainedNow, peersOf, saidAt } from './follow-up.js';
import {
  type Ask,
  answerTo,
  askingOrder,
  assessorsOf,
  entryFor,
  factorsOf,
  type InterviewStart,
  type InterviewState,
  respondentOf,
  saggingCriteria,
} from './interview.js';

/** An action thought of on the spot is due after so many working days. */
const SPOT_DAYS = 10;
const LONGEST_TEXT = 10_000;

/** What has been answered to the six questions for a criterion; undefined where nothing was. */
export function causeOf(start: InterviewStart, state: InterviewState, criterion: string): Cause | undefined {
  const prefix = `cause/${criterion}`;
  const get = <A extends Ask>(ask: A) => answerTo(state, ask, `${prefix}/${ask}`);
  const since = get('since');
  if (typeof since === 'object') return since.same === criterion ? undefined : causeOf(start, state, since.same);
  const by = Object.hasOwn(state.answers, `${prefix}/answered-by`)
    ? (state.answers[`${prefix}/answered-by`] as string | null)
    : respondentOf(start, state);
  const actor = Object.hasOwn(state.answers, `${prefix}/today-by`)
    ? (state.answers[`${prefix}/today-by`] as string | null)
    : by;
  const kept = state.answers[`${prefix}/since-kept`] as Cause['since'];
  const factors = factorsOf(state, prefix);
  const inHands = get('in-hands');
  // Asked only where all of them are external; answers may have changed since.
  if (inHands && factors.every(({ side }) => side === 'external')) factors.push({ side: 'internal', text: inHands });
  const [mechanism, basis, who, today] = [get('mechanism'), get('basis'), get('responsible'), get('today')];
  const [change, promise, summary] = [get('change'), get('promise'), get('summary')];
  const isAnswered = Object.keys(state.answers).some((id) => id.startsWith(`${prefix}/`) && id !== `${prefix}/later`);
  if (!isAnswered) return undefined;
  return {
    ...(by && { 'answered-by': by }),
    ...(summary && { summary }),
    ...(since && {
      since: kept?.answer === since ? kept : { answer: since, ...(since === 'recent' && change) },
    }),
    ...(factors.length > 0 && { factors }),
    ...(mechanism && basis && { mechanism: { ...mechanism, basis } }),
    ...(who?.name !== undefined && { responsible: who.name === null ? { nobody: true } : { name: who.name } }),
    ...(who?.advisers && { advisers: who.advisers }),
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
  const { criteria: explained, state: asked } = start.followUp
    ? explainedNow(start, state, start.followUp)
    : { criteria: saggingCriteria(start, state), state };
  // Where nothing sags any more, nobody answers the six questions, whoever was named for it.
  const named = explained.length > 0 ? respondentOf(start, state) : undefined;
  const present = answerTo(state, 'present', 'present')?.[0];
  const respondent = named ?? assessorsOf(start, state)[0]?.name ?? present ?? '';
  const spot = askingOrder(start.template).flatMap(({ key }): Action[] => {
    const text = state.answers[`spot/${key}`];
    const due = addWorkingDays(start.date, SPOT_DAYS, start.workingDays);
    return typeof text === 'string' ? [{ criterion: key, kind: 'countermeasure', text, owner: respondent, due }] : [];
  });
  const peers = peersOf(state).flatMap(({ criterion, try: text }): Action[] => {
    const due = addWorkingDays(start.date, SPOT_DAYS, start.workingDays);
    const owner = start.earlier.get(criterion)?.cause.responsible?.name ?? respondent;
    return text ? [{ criterion, kind: 'countermeasure', text, owner, due }] : [];
  });
  const following = explained.flatMap((criterion) => {
    const cause = causeOf(start, asked, criterion.key);
    if (!cause) return [];
    // Where only some questions are asked again, who is responsible stands.
    const responsible = cause.responsible ?? start.earlier.get(criterion.key)?.cause.responsible;
    const proposed = proposePlan({
      cause: { ...cause, ...(responsible?.name !== undefined && { responsible }) },
      date: start.date,
      respondent: cause['answered-by'] ?? respondent,
      workingDays: start.workingDays,
    });
    const since = answerTo(state, 'since', `cause/${criterion.key}/since`);
    // A shared cause is treated once; what remains here is to score again.
    const shared = typeof since === 'object' ? proposed.filter(({ kind }) => kind === 'measure') : proposed;
    // What was put off makes no plan yet; the act for today never waits.
    const isLater = Object.hasOwn(state.answers, `cause/${criterion.key}/later`);
    const own = isLater ? shared.filter(({ kind }) => kind === 'today') : shared;
    return own.map(({ kind, question, owner, due, proposal }) => ({
      criterion: criterion.key,
      kind,
      // The format takes so many characters, whatever the answer was.
      text: word(proposal, criterion).slice(0, LONGEST_TEXT),
      owner,
      due,
      question,
    }));
  });
  const planned = Object.values(start.planned ?? {});
  const isPlanned = ({ criterion }: Action) => planned.some((action) => action.criterion === criterion);
  return [...planned, ...following.filter((action) => !isPlanned(action)), ...spot, ...peers];
}

/** The record that the answers make. Every score must have been given. */
export function auditOf(start: InterviewStart, state: InterviewState): Audit {
  const scores: Scores = {};
  for (const component of start.template.components) {
    const entries = component.criteria.flatMap(({ key }) => {
      const entry = entryFor(state, key);
      if (!entry) return [];
      const sags = entry.score !== undefined && entry.score <= start.sagging;
      const cause = sags ? (causeOf(start, state, key) ?? entry.cause) : entry.cause;
      const note = answerTo(state, 'note', `note/${key}`) ?? entry.note;
      const counted = (state.answers[`counted/${key}`] as Entry['counted'] | null) ?? entry.counted;
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

/** The follow-up that the answers make: of a meeting on the plan, or of the six questions asked outside an audit. */
export function followUpOf(start: InterviewStart, state: InterviewState): FollowUp {
  const now = start.followUp && explainedNow(start, state, start.followUp);
  const causes = (now?.criteria.map(({ key }) => key) ?? start.explain ?? []).flatMap((key) => {
    const cause = causeOf(start, now?.state ?? state, key);
    return cause ? [[key, cause] as const] : [];
  });
  const plan = answerTo(state, 'plan', 'plan') ?? [];
  return {
    format: 'follow-up/1',
    date: start.date,
    ...(start.followUp && saidAt(start, state, start.followUp)),
    ...(causes.length > 0 && { causes: Object.fromEntries(causes) }),
    ...(plan.length > 0 && { added: numbered(plan) }),
  };
}
