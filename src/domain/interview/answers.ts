/** A record as the answers that make it: to be edited, and for answers from a file. */
import type { Cause, Entry } from '../record/audit.js';

/** A cause as the answers that make it, so that it can be asked over. */
export function answersOfCause(cause: Cause, criterion: string): Record<string, unknown> {
  const prefix = `cause/${criterion}`;
  const { since, factors, mechanism, responsible, advisers, today, promise, summary } = cause;
  return {
    [`${prefix}/answered-by`]: cause['answered-by'] ?? null,
    ...(since && { [`${prefix}/since`]: since.answer }),
    // What a hand wrote beside it is not asked, and kept as long as the answer stands.
    ...(since && since.answer !== 'recent' && { [`${prefix}/since-kept`]: since }),
    ...(since?.answer === 'recent' && {
      [`${prefix}/change`]:
        since.date || since.change
          ? { ...(since.date && { date: since.date }), ...(since.change && { change: since.change }) }
          : null,
    }),
    ...(factors && {
      ...Object.fromEntries(
        factors.flatMap(({ side, text }, index) => [
          [`${prefix}/factor-${index}`, text],
          [`${prefix}/side-${index}`, { side, ...(index < factors.length - 1 && { more: true }) }],
        ]),
      ),
      ...(factors.every(({ side }) => side === 'external') && { [`${prefix}/in-hands`]: null }),
    }),
    ...(mechanism && {
      [`${prefix}/mechanism`]: { understood: mechanism.understood, expertise: mechanism.expertise },
      [`${prefix}/basis`]: mechanism.basis,
    }),
    ...((responsible || advisers) && {
      [`${prefix}/responsible`]: {
        ...(responsible && { name: responsible.name ?? null }),
        ...(advisers && { advisers }),
      },
    }),
    ...(today && {
      [`${prefix}/today`]: today.text ?? null,
      [`${prefix}/today-by`]: today.by ?? null,
    }),
    ...(promise && { [`${prefix}/promise`]: promise }),
    ...(summary && { [`${prefix}/summary`]: summary }),
  };
}

/** What still holds of an earlier cause, as answers now: who answered then, and who acted, is not said again. */
export function stillTrue(part: Cause, criterion: string): Record<string, unknown> {
  const isWho = (id: string) => id.endsWith('/answered-by') || id.endsWith('/today-by');
  return Object.fromEntries(Object.entries(answersOfCause(part, criterion)).filter(([id]) => !isWho(id)));
}

/** A record as the answers that make it: for an edited audit, and for answers from a file. */
export function answersOfEntries(
  entries: Iterable<readonly [criterion: string, entry: Entry]>,
  sagging: number,
): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const [key, { cause, note, ...entry }] of entries) {
    const sags = entry.score !== undefined && entry.score <= sagging;
    // A cause of what does not sag is kept as it is; nothing of it is asked.
    answers[`score/${key}`] = sags || !cause ? entry : { ...entry, cause };
    answers[`note/${key}`] = note ?? null;
    if (cause && sags) Object.assign(answers, answersOfCause(cause, key));
  }
  return answers;
}
