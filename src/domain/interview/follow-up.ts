/** The questions of a follow-up, and the record that its answers make (METHOD.md, "The core loop", 5 and 6). */

import { type Criterion, criteriaOf } from '../questionnaire/template.js';
import { type Entry, type FollowUp, isExplained, type PeerTalk } from '../record/audit.js';
import { measurementsOf, type SiteRecord } from '../record/site.js';
import { type Reopening, reopenings } from '../treatment/correction.js';
import { criterionState } from '../treatment/state.js';
import {
  type Ask,
  answerTo,
  causeSteps,
  entryFor,
  type FollowUpStart,
  type InterviewStart,
  type InterviewState,
  isNoteWanted,
  respondentOf,
  type Step,
} from './interview.js';

/** What is asked anew where a plan did not help: the factors, how it functions, and how long it will take now. */
const AGAIN: readonly Ask[] = ['factor', 'mechanism', 'basis', 'promise', 'summary'];
const PEER_QUESTIONS = ['peer-criterion', 'peer-organised', 'peer-undertaken', 'peer-obstacles', 'peer-try'] as const;

export function followUpSteps(start: InterviewStart, state: InterviewState, followUp: FollowUpStart): Step[] {
  const list: Step[] = [{ id: 'present', ask: 'present' }];
  if (start.open.length > 0) list.push({ id: 'actions', ask: 'actions' });
  const treated = treatedCriteria(start, followUp);
  if (treated.length > 0 && !start.given.assessors) list.push({ id: 'assessor', ask: 'assessor' });
  for (const criterion of treated) {
    list.push({ id: `score/${criterion.key}`, ask: 'score', criterion });
    const note = `note/${criterion.key}`;
    if (Object.hasOwn(state.answers, note) || isNoteWanted(start, state, criterion.key)) {
      list.push({ id: note, ask: 'note', criterion });
    }
  }
  if (treated.length > 0) list.push({ id: 'review', ask: 'review' });
  const causes = causesAsked(start, state, followUp);
  if (causes.length > 0 && respondentOf(start, state) === undefined) {
    list.push({ id: 'answered-by', ask: 'answered-by' });
  } else if (causes.length > 0 && Object.hasOwn(state.answers, 'answered-by')) {
    list.push({ id: 'answered-by', ask: 'answered-by' });
  }
  list.push(...causes);
  for (let index = 0; ; index++) {
    list.push({ id: `peer/${index}/business`, ask: 'peer-business', index });
    if (typeof answerTo(state, 'peer-business', `peer/${index}/business`) !== 'string') break;
    for (const ask of PEER_QUESTIONS) list.push({ id: `peer/${index}/${ask.slice(5)}`, ask, index });
  }
  list.push({ id: 'plan', ask: 'plan' });
  return list;
}

/** What is asked follows from the scores: all of them have to be given first. */
function causesAsked(start: InterviewStart, state: InterviewState, followUp: FollowUpStart): Step[] {
  const treated = treatedCriteria(start, followUp);
  if (!treated.every(({ key }) => Object.hasOwn(state.answers, `score/${key}`))) return [];
  return treated.flatMap((criterion) => {
    if (isUnexplained(start, state, followUp, criterion)) return causeSteps(state, criterion);
    return reopened(start, state, followUp, criterion.key).length > 0 ? causeSteps(state, criterion, AGAIN) : [];
  });
}

/** Kept beside the answers to the questions. */
const BESIDE: readonly string[] = ['later', 'answered-by', 'today-by', 'since-kept'];

/** The criteria of which causes are asked, and the answers without those to what is asked no longer: scores may have changed. */
export function explainedNow(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
): { criteria: Criterion[]; state: InterviewState } {
  const asked = causesAsked(start, state, followUp);
  const ids = new Set(asked.map(({ id }) => id));
  const criteria = new Set(asked.flatMap(({ criterion }) => criterion ?? []));
  const keys = new Set([...criteria].map(({ key }) => key));
  const isAsked = (id: string) => {
    const [part, key = '', name = ''] = id.split('/');
    return part !== 'cause' || ids.has(id) || (keys.has(key) && BESIDE.includes(name));
  };
  const answers = Object.fromEntries(Object.entries(state.answers).filter(([id]) => isAsked(id)));
  return { criteria: [...criteria], state: { answers } };
}

/** In the questionnaire's order. */
export function treatedCriteria(start: InterviewStart, { treated }: FollowUpStart): Criterion[] {
  return criteriaOf(start.template).filter(({ key }) => treated.includes(key));
}

/** Why questions 2 and 3 stand open again, this meeting's actions and scores included. */
export function reopened(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
  criterion: string,
): Reopening[] {
  return reopenings(upToNow(start, state, followUp), criterion, start, start.date);
}

function isUnexplained(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
  { key }: Criterion,
): boolean {
  const known = criterionState(upToNow(start, state, followUp), key, start, start.date);
  return known.now !== undefined && known.now.score <= start.sagging && !isExplained(known.cause);
}

/** The records with what this meeting has said of actions and scores; its own causes are what is being asked for. */
function upToNow(start: InterviewStart, state: InterviewState, followUp: FollowUpStart): SiteRecord[] {
  const { actions, scores } = saidIn(start, state, followUp);
  const said: FollowUp = { format: 'follow-up/1', date: start.date, ...actions, ...scores };
  return [
    ...followUp.records,
    { id: `${start.date}.follow-up-999`, date: start.date, kind: 'follow-up', followUp: said },
  ];
}

function saidIn(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
): { actions: Pick<FollowUp, 'actions'>; scores: Pick<FollowUp, 'scores'> } {
  // Of a draft that was left: what has been closed or changed meanwhile is spoken of no more.
  const open = new Set(start.open.map(({ id }) => id));
  const said = Object.entries(answerTo(state, 'actions', 'actions') ?? {}).filter(([id]) => open.has(id));
  const actions = Object.fromEntries(said);
  const scores: Record<string, Entry> = {};
  for (const { key } of treatedCriteria(start, followUp)) {
    const entry = entryFor(state, key);
    const note = answerTo(state, 'note', `note/${key}`);
    const counted = state.answers[`counted/${key}`] as Entry['counted'] | null;
    const whole = { ...entry, ...(note && { note }), ...(counted && { counted }) };
    // What was counted may stand alone; a note alone says nothing of how things are.
    if (entry || counted) scores[key] = whole;
  }
  return {
    actions: Object.keys(actions).length > 0 ? { actions } : {},
    scores: Object.keys(scores).length > 0 ? { scores } : {},
  };
}

/** Conversations with peers, each with what was told of it. */
export function peersOf(state: InterviewState): PeerTalk[] {
  const peers: PeerTalk[] = [];
  for (let index = 0; ; index++) {
    const business = answerTo(state, 'peer-business', `peer/${index}/business`);
    if (typeof business !== 'string') return peers;
    const said = (part: 'organised' | 'undertaken' | 'obstacles' | 'try') => {
      const text = answerTo(state, `peer-${part}`, `peer/${index}/${part}`);
      return text ? { [part]: text } : {};
    };
    const criterion = answerTo(state, 'peer-criterion', `peer/${index}/criterion`);
    if (criterion === undefined) return peers;
    peers.push({
      criterion,
      business,
      ...said('organised'),
      ...said('undertaken'),
      ...said('obstacles'),
      ...said('try'),
    });
  }
}

/** What the meeting says but for causes and the plan. */
export function saidAt(
  start: InterviewStart,
  state: InterviewState,
  followUp: FollowUpStart,
): Omit<FollowUp, 'format' | 'date'> {
  const { actions, scores } = saidIn(start, state, followUp);
  const asked = answerTo(state, 'assessor', 'assessor');
  const assessors = start.given.assessors ?? (asked ? [asked] : []);
  const present = answerTo(state, 'present', 'present') ?? [];
  const peers = peersOf(state);
  return {
    ...(scores.scores && assessors.length > 0 && { assessors }),
    ...(present.length > 0 && { present }),
    ...actions,
    ...scores,
    ...(peers.length > 0 && { peers }),
  };
}

/** Criteria that are under treatment: an episode is open, or an action for it. */
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
