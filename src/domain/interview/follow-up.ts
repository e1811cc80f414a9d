/** The subjects of a follow-up, and the record that its answers make (METHOD.md, "Correcting the plan"). */

import { type Criterion, criteriaOf } from '../questionnaire/template.js';
import { type Entry, type FollowUp, isExplained, type PeerTalk } from '../record/audit.js';
import { measurementsOf, type SiteRecord } from '../record/site.js';
import { type Reopening, reopenings } from '../treatment/correction.js';
import { criterionState } from '../treatment/state.js';
import { assessorsOf, countedOf, entryOf, noteOf } from './answers.js';
import { answerTo, type FollowUpStart, type InterviewStart, type InterviewState } from './interview.js';
import { withScoredAgain } from './scored-again.js';

/** The criteria under treatment, in the questionnaire's order. */
export function treatedCriteria(start: InterviewStart, { treated }: FollowUpStart): Criterion[] {
  return criteriaOf(start.template).filter(({ key }) => treated.includes(key));
}

/** Why questions 2 and 3 are open again, given also what this meeting says of actions and scores. */
export function reopened(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
  criterion: string,
): Reopening[] {
  return reopenings(recordsUpToNow(start, state, followUp), criterion, start, start.date);
}

/** True if the criterion sags at this meeting and no record explains it. */
export function isUnexplained(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
  { key }: Criterion,
): boolean {
  const known = criterionState(recordsUpToNow(start, state, followUp), key, start, start.date);
  return known.now !== undefined && known.now.score <= start.sagging && !isExplained(known.cause);
}

/** The earlier records, and one with this meeting's actions and scores. Its causes are left out: they are being asked. */
function recordsUpToNow(start: InterviewStart, state: InterviewState, followUp: FollowUpStart): SiteRecord[] {
  const { actions, scores } = measuresIn(start, state, followUp);
  const said: FollowUp = { format: 'follow-up/1', date: start.date, actions, scores };
  return [
    ...followUp.records,
    { id: `${start.date}.follow-up-999`, date: start.date, kind: 'follow-up', followUp: said },
  ];
}

/** Actions and scores as the meeting has them; undefined if there are none. */
function measuresIn(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
): Pick<FollowUp, 'actions' | 'scores'> {
  // A draft may speak of actions that have been closed or changed since.
  const open = new Set(start.open.map(({ id }) => id));
  const said = Object.entries(answerTo(state, 'actions') ?? {}).filter(([id]) => open.has(id));
  const scores = treatedCriteria(start, followUp).flatMap(({ key }): [string, Entry][] => {
    const entry = entryOf(state, key);
    const counted = countedOf(state, key) ?? entry?.counted;
    // A count may be the only thing that is known; a note alone says nothing about the state of the criterion.
    return entry || counted ? [[key, { ...entry, note: noteOf(state, key) ?? entry?.note, counted }]] : [];
  });
  const scored = new Set(scores.flatMap(([key, { score }]) => (score === undefined ? [] : [key])));
  const actions = withScoredAgain(Object.fromEntries(said), start.open, (key) => scored.has(key));
  return {
    actions: Object.keys(actions).length > 0 ? actions : undefined,
    scores: scores.length > 0 ? Object.fromEntries(scores) : undefined,
  };
}

/** The conversations with peers. */
export function peersOf(state: InterviewState): PeerTalk[] {
  const peers: PeerTalk[] = [];
  for (let index = 0; ; index++) {
    const business = answerTo(state, 'peer-business', index);
    const criterion = answerTo(state, 'peer-criterion', index);
    if (typeof business !== 'string' || criterion === undefined) return peers;
    peers.push({
      criterion,
      business,
      organised: answerTo(state, 'peer-organised', index) || undefined,
      undertaken: answerTo(state, 'peer-undertaken', index) || undefined,
      obstacles: answerTo(state, 'peer-obstacles', index) || undefined,
      try: answerTo(state, 'peer-try', index) || undefined,
    });
  }
}

/** The answers of the meeting, except for causes and the plan. */
export function meetingOf(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
): Omit<FollowUp, 'format' | 'date' | 'causes' | 'added'> {
  const measures = measuresIn(start, state, followUp);
  const assessors = assessorsOf(start, state);
  const present = answerTo(state, 'present') ?? [];
  const peers = peersOf(state);
  return {
    assessors: measures.scores && assessors.length > 0 ? assessors : undefined,
    present: present.length > 0 ? present : undefined,
    ...measures,
    peers: peers.length > 0 ? peers : undefined,
  };
}

/** The keys of the criteria under treatment: those with an open episode or an open action. */
export function underTreatment(
  start: Pick<InterviewStart, 'sagging' | 'target' | 'open' | 'date' | 'template'>,
  records: readonly SiteRecord[],
): string[] {
  const acted = new Set(start.open.map(({ action }) => action.criterion));
  return criteriaOf(start.template).flatMap(({ key }) => {
    const isOpen = criterionState(records, key, start, start.date).episode !== undefined;
    return isOpen || (acted.has(key) && measurementsOf(records, key).length > 0) ? [key] : [];
  });
}
