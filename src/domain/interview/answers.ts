/** The answers given so far, read by name. */

import { type Criterion, criteriaOf, type Template, TIERS } from '../questionnaire/template.js';
import type { Entry, Factor, Person } from '../record/audit.js';
import { MOVE_POINTS } from '../view/diff.js';
import { answerTo, type InterviewStart, type InterviewState, isAnswered } from './interview.js';

/** From this score on, the interview asks what was seen. */
const HIGH_SCORE = 8;

/** The entry of the criterion; undefined if there is none, or if it was left unmeasured. */
export function entryOf(state: InterviewState, criterion: string): Entry | undefined {
  const given = answerTo(state, 'score', criterion);
  return given && !('skipped' in given) ? given : undefined;
}

export function scoreOf(state: InterviewState, criterion: string): number | undefined {
  return entryOf(state, criterion)?.score;
}

export function noteOf(state: InterviewState, criterion: string): string | undefined {
  return answerTo(state, 'note', criterion) ?? undefined;
}

export function countedOf(state: InterviewState, criterion: string): Entry['counted'] {
  return answerTo(state, 'counted', criterion) ?? undefined;
}

/** The action thought of while the criterion was scored. */
export function spotOf(state: InterviewState, criterion: string): string | undefined {
  return answerTo(state, 'spot', criterion) ?? undefined;
}

export function assessorsOf(start: InterviewStart, state: InterviewState): Person[] {
  const said = answerTo(state, 'assessor');
  return said === undefined ? (start.given.assessors ?? []) : [said].flat();
}

/** Empty if the person has said that there is none; undefined before it is known. */
export function periodOf(start: InterviewStart, state: InterviewState): string | undefined {
  const said = answerTo(state, 'period');
  return said === undefined ? start.given.period : (said ?? '');
}

/** The owner or manager who scores alone: "you personally" is then the same person. */
export function ownerOf(start: InterviewStart, state: InterviewState): string | undefined {
  const [only, ...others] = assessorsOf(start, state);
  return others.length === 0 && (only?.role === 'owner' || only?.role === 'manager') ? only.name : undefined;
}

/** The person who answers the six questions; undefined before it is known. */
export function respondentOf(start: InterviewStart, state: InterviewState): string | undefined {
  const [said, owner] = [answerTo(state, 'answered-by'), ownerOf(start, state)];
  // An owner is not asked; an answer given before the person went back and scored alone no longer counts.
  return start.explain ? (said ?? owner) : (owner ?? said);
}

/** A high score, a sagging one and a move make the interview ask what was seen (METHOD.md, "Honest scores"). */
export function isNoteWanted(start: InterviewStart, state: InterviewState, criterion: string): boolean {
  const { score, note } = entryOf(state, criterion) ?? {};
  if (score === undefined || note !== undefined) return false;
  const before = start.before.get(criterion)?.score;
  return (
    score >= HIGH_SCORE || score <= start.sagging || (before !== undefined && Math.abs(score - before) >= MOVE_POINTS)
  );
}

/** The template's order, base criteria before premium and brilliant ones. */
export function askingOrder(template: Template): Criterion[] {
  const criteria = criteriaOf(template);
  return TIERS.flatMap((tier) => criteria.filter((criterion) => criterion.tier === tier));
}

/** The criteria that sag, lowest first; in `why`, the criteria that are explained. */
export function saggingCriteria(start: InterviewStart, state: InterviewState): Criterion[] {
  if (start.explain) {
    const criteria = criteriaOf(start.template);
    return start.explain.flatMap((key) => criteria.find((criterion) => criterion.key === key) ?? []);
  }
  return askingOrder(start.template)
    .flatMap((criterion) => {
      const score = scoreOf(state, criterion.key);
      return score !== undefined && score <= start.sagging ? [{ criterion, score }] : [];
    })
    .sort((a, b) => a.score - b.score)
    .map(({ criterion }) => criterion);
}

/** The factors of a cause, in the order of asking, up to the one after which no other was announced. */
export function factorsOf(state: InterviewState, criterion: string): Factor[] {
  const factors: Factor[] = [];
  for (let index = 0; ; index++) {
    const text = answerTo(state, 'factor', criterion, index);
    if (typeof text !== 'string') return factors;
    const side = answerTo(state, 'side', criterion, index);
    if (side) factors.push({ side: side.side, text });
    if (!side?.more) return factors;
  }
}

/** The six questions for this criterion were put off. */
export function isPutOff(state: InterviewState, criterion: string): boolean {
  return isAnswered(state, 'later', criterion);
}
