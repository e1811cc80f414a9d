/** The names that may be meant when a person is asked for. */

import { type Action, type Cause, entriesOf } from '../record/audit.js';
import { nameKey } from '../record/person.js';
import { contentOf, isAudit, type SiteRecord } from '../record/site.js';
import { askingOrder, assessorsOf } from './answers.js';
import { answerTo, type InterviewStart, type InterviewState } from './interview.js';

/** A longer list does not help. */
const MOST_NAMES = 9;

/** Everybody whom the records name, those of the last record first; each name once. */
export function peopleIn(records: readonly SiteRecord[]): string[] {
  return once([...records].reverse().flatMap(namesIn));
}

/** The people whom this interview has named, then those of earlier records and of the circle. */
export function peopleKnown(start: InterviewStart, state: InterviewState): string[] {
  const said = askingOrder(start.template).flatMap(({ key }) => {
    const { name, advisers = [] } = answerTo(state, 'responsible', key) ?? {};
    return [name, ...advisers];
  });
  const planned = answerTo(state, 'edited-plan')?.actions ?? [];
  return once([
    ...assessorsOf(start, state).map(({ name }) => name),
    answerTo(state, 'answered-by'),
    ...said,
    ...planned.map(({ owner }) => owner),
    ...(answerTo(state, 'present') ?? []),
    ...(start.people ?? []),
    ...(start.followUp?.circle ?? []),
  ]).slice(0, MOST_NAMES);
}

function namesIn(record: SiteRecord): (string | undefined)[] {
  const [causes, actions, present] = isAudit(record)
    ? [entriesOf(record.audit.scores).flatMap(({ entry }) => entry.cause ?? []), record.audit.plan, []]
    : [Object.values(record.followUp.causes ?? {}), record.followUp.added, record.followUp.present ?? []];
  return [
    ...(contentOf(record).assessors ?? []).map(({ name }) => name),
    ...causes.flatMap(namesOf),
    ...Object.values(actions ?? {}).map(({ owner }: Action) => owner),
    ...present,
  ];
}

function namesOf({ responsible, advisers = [], today, promise, 'answered-by': by }: Cause): (string | undefined)[] {
  return [by, responsible?.name, today?.by, promise?.by, ...advisers];
}

function once(names: readonly (string | null | undefined)[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    if (name && !byKey.has(nameKey(name))) byKey.set(nameKey(name), name);
  }
  return [...byKey.values()];
}
