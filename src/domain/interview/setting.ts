/** The first screen: the facts of a record that are about no criterion. The last record of the series proposes them. */

import { type Cause, entriesOf, type Person } from '../record/audit.js';
import { contentOf, isAudit, type SiteRecord } from '../record/site.js';
import { assessorsOf, ownerOf, periodOf } from './answers.js';
import { answerTo, type Change, type InterviewStart, type InterviewState, kept, type Proposals } from './interview.js';
import { idOf } from './questions.js';
import { scoredCriteria } from './steps.js';

/** The facts that have been said or, before that, are proposed. A fact that this interview does not ask for is absent. */
export interface Setting {
  /** Names of the people at the meeting. */
  present?: readonly string[];
  /** Empty if nobody is known. */
  assessors?: readonly Person[];
  /** Empty if the person has said that there is none; undefined if none is known. */
  period?: string | undefined;
  /** The person who answers the six questions. If nobody is known, that is asked when something sags. */
  respondent?: string;
}

export function settingOf(start: InterviewStart, state: InterviewState): Setting {
  const { proposed = {}, followUp } = start;
  const said = assessorsOf(start, state);
  const assessors = said.length > 0 ? said : (proposed.assessors ?? []);
  const respondent = answerTo(state, 'answered-by') ?? proposed.respondent;
  // An owner who scores alone answers the six questions, too.
  const isOwner = ownerOf({ ...start, given: { assessors: [...assessors] } }, { answers: {} }) !== undefined;
  return {
    ...(followUp && { present: answerTo(state, 'present') ?? proposed.present ?? [] }),
    ...(scoredCriteria(start).length > 0 && { assessors }),
    ...(!followUp && { period: periodOf(start, state) ?? proposed.period }),
    ...(respondent !== undefined && !isOwner && { respondent }),
  };
}

/** Accepts the screen: what was proposed is now said, so that the draft keeps it. */
export function acceptedSetting({ present, assessors, period, respondent }: Setting): Change[] {
  return [
    ...(present ? [kept('present', [], [...present])] : []),
    ...(assessors ? [kept('assessor', [], assessors)] : []),
    ...(period === undefined ? [] : [kept('period', [], period || null)]),
    ...(respondent === undefined ? [] : [kept('answered-by', [], respondent)]),
    kept('setting', [], true),
  ];
}

const IDS = [idOf('present'), idOf('assessor'), idOf('period'), idOf('answered-by')];

/** True if nothing is answered but lines of the first screen, which is not accepted yet. */
export function isOnlySetting({ answers }: InterviewState): boolean {
  return Object.keys(answers).every((id) => IDS.includes(id));
}

/** True if the screen shows what the last record has, and nothing else. */
export function isAsProposed({ proposed, template }: InterviewStart, { answers }: InterviewState): boolean {
  return !IDS.some((id) => Object.hasOwn(answers, id)) && (proposed?.template ?? template.name) === template.name;
}

/**
 * True for a draft of an earlier version, in which each of these facts was a question of its own, if it has answered them
 * all: the screen is not shown then.
 */
export function wasSettled(start: InterviewStart, state: InterviewState): boolean {
  const { assessors, period } = settingOf({ ...start, proposed: {} }, state);
  return !isOnlySetting(state) && assessors?.length !== 0 && (start.followUp !== undefined || period !== undefined);
}

/** The proposals that the earlier records of the series make for a new one. */
export function proposedBy(records: readonly SiteRecord[], isMeeting: boolean): Proposals {
  const latest = records.findLast(isAudit);
  const people = (isMeeting ? records : records.filter(isAudit)).findLast(
    (record) => contentOf(record).assessors?.length,
  );
  const met = records.findLast((record) => !isAudit(record) && record.followUp.present?.length);
  const respondents = records.flatMap((record) => causesIn(record).flatMap((cause) => cause['answered-by'] ?? []));
  return {
    date: records.at(-1)?.date,
    template: latest?.audit.template.name,
    assessors: people && contentOf(people).assessors,
    period: latest?.audit.period,
    present: met && !isAudit(met) ? met.followUp.present : undefined,
    respondent: respondents.at(-1),
  };
}

function causesIn(record: SiteRecord): Cause[] {
  if (!isAudit(record)) return Object.values(record.followUp.causes ?? {});
  return entriesOf(record.audit.scores).flatMap(({ entry }) => entry.cause ?? []);
}
