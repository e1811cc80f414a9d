/** A record as the answers that make it: to edit an audit, for answers from a file, and for what an earlier record says. */
import type { Cause, Entry, PeerTalk } from '../record/audit.js';
import { compact } from '../record/compact.js';
import type { InterviewState } from './interview.js';
import { type At, idOf, type Kept } from './questions.js';

type Given = InterviewState['answers'];

class Gathered {
  readonly answers: Record<string, unknown> = {};

  put<K extends keyof Kept>(what: K, at: At<K>, value: Kept[K]): void {
    this.answers[idOf(what, ...at)] = value;
  }
}

/** The answers to the six questions that make this cause. */
export function answersOfCause(cause: Cause, criterion: string): Given {
  const gathered = new Gathered();
  gathered.put('respondent', [criterion], cause['answered-by'] ?? null);
  // A record of an earlier version does not say what will be done about the main factor: that is not asked afterwards.
  if (cause.factors) gathered.put('act', [criterion], null);
  putCause(gathered, cause, criterion);
  if (cause.today) gathered.put('actor', [criterion], cause.today.by ?? null);
  return gathered.answers;
}

/**
 * An earlier cause as answers given now. The names of who answered and who acted then do not carry over; a promise
 * remains that of the person who made it, `said`, unless it is repeated by the same person.
 */
export function stillTrue(part: Cause, criterion: string, { said, now }: { said?: string; now?: string } = {}): Given {
  const gathered = new Gathered();
  const by = part.promise?.by ?? said;
  const promise = part.promise && compact({ ...part.promise, by: by === now ? undefined : by });
  putCause(gathered, { ...part, promise }, criterion);
  return gathered.answers;
}

function putCause(gathered: Gathered, cause: Cause, key: string): void {
  const { since, factors, mechanism, responsible, advisers, today, promise, summary } = cause;
  if (since) {
    gathered.put('since', [key], since.answer);
    // Text that was written beside the answer by hand is not asked for; it is kept as long as the answer is the same.
    if (since.answer !== 'recent') gathered.put('since-kept', [key], since);
    else {
      const { date, change } = since;
      gathered.put('change', [key], date || change ? { date: date || undefined, change: change || undefined } : null);
    }
  }
  for (const [index, { side, text }] of (factors ?? []).entries()) {
    const more = index < (factors?.length ?? 0) - 1 || undefined;
    gathered.put('factor', [key, index], text);
    gathered.put('side', [key, index], more ? { side, more } : { side });
  }
  const [main, ...others] = factors ?? [];
  if (main?.act !== undefined) gathered.put('act', [key], main.act);
  if (others.some(({ act }) => act !== undefined)) {
    gathered.put(
      'acts-kept',
      [key],
      others.map(({ text, act }) => ({ text, act })),
    );
  }
  if (factors?.every(({ side }) => side === 'external')) gathered.put('in-hands', [key], null);
  if (mechanism) {
    const { understood, expertise, basis } = mechanism;
    gathered.put('mechanism', [key], { understood, expertise });
    gathered.put('basis', [key], basis);
  }
  if (responsible || advisers) {
    const name = responsible && (responsible.name ?? null);
    gathered.put('responsible', [key], { name, advisers });
  }
  if (today) gathered.put('today', [key], today.text ?? null);
  if (promise) gathered.put('promise', [key], promise);
  if (summary) gathered.put('summary', [key], summary);
}

/** The peers' statements as answers. */
export function answersOfPeers(peers: readonly PeerTalk[]): Given {
  const gathered = new Gathered();
  for (const [index, peer] of peers.entries()) {
    gathered.put('peer-business', [index], peer.business);
    gathered.put('peer-criterion', [index], peer.criterion);
    gathered.put('peer-organised', [index], peer.organised ?? null);
    gathered.put('peer-undertaken', [index], peer.undertaken ?? null);
    gathered.put('peer-obstacles', [index], peer.obstacles ?? null);
    gathered.put('peer-try', [index], peer.try ?? null);
  }
  return gathered.answers;
}

/** The entries of a record as answers. */
export function answersOfEntries(
  entries: Iterable<readonly [criterion: string, entry: Entry]>,
  sagging: number,
): Given {
  const gathered = new Gathered();
  for (const [key, { cause, note, ...entry }] of entries) {
    const sags = entry.score !== undefined && entry.score <= sagging;
    // The cause of a criterion that does not sag is kept as it is; no question is asked about it.
    gathered.put('score', [key], sags || !cause ? entry : { ...entry, cause });
    gathered.put('note', [key], note ?? null);
    if (cause && sags) Object.assign(gathered.answers, answersOfCause(cause, key));
  }
  return gathered.answers;
}
