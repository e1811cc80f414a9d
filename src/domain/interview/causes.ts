/** The six questions about a criterion, and the cause that their answers make (METHOD.md, "The six questions"). */

import type { Criterion } from '../questionnaire/template.js';
import type { Cause, Factor } from '../record/audit.js';
import { factorsOf, isPutOff, respondentOf } from './answers.js';
import { answerTo, type InterviewStart, type InterviewState, isAnswered } from './interview.js';
import { type CauseAsk, idOf, isOfCause, type Step, stepOf } from './questions.js';

/** The questions that are asked of every cause after its factors, in order. */
const AFTER_FACTORS = ['act', 'mechanism', 'basis', 'responsible', 'today', 'promise', 'summary'] as const;

/** The questions that are asked again if a plan did not help: the factors, what will be done, how it works, and how long it will take now. */
export const ASKED_AGAIN: readonly CauseAsk[] = ['factor', 'act', 'mechanism', 'basis', 'promise', 'summary'];

/** The six questions for one criterion; with `only`, those of them. */
export function causeSteps(state: InterviewState, criterion: Criterion, only?: readonly CauseAsk[]): Step[] {
  const { key } = criterion;
  const isWanted = (ask: CauseAsk) => only === undefined || only.includes(ask);
  const list: Step[] = isWanted('since') ? [stepOf('since', { criterion })] : [];
  const since = isWanted('since') ? answerTo(state, 'since', key) : undefined;
  if (typeof since !== 'object') {
    if (since === 'recent') list.push(stepOf('change', { criterion }));
    for (let index = 0; ; index++) {
      list.push(stepOf('factor', { criterion, index }));
      if (typeof answerTo(state, 'factor', key, index) !== 'string') break;
      list.push(stepOf('side', { criterion, index }));
      if (!answerTo(state, 'side', key, index)?.more) break;
    }
    if (isAllExternal(state, key)) list.push(stepOf('in-hands', { criterion }));
    const after = AFTER_FACTORS.filter((ask) => isWanted(ask) && !(ask === 'act' && isPassed(state, key)));
    list.push(...after.map((ask) => stepOf(ask, { criterion })));
  }
  // If the criterion was put off, the answers given so far can still be looked at, and nothing else is asked.
  return isPutOff(state, key) ? list.filter(({ id }) => Object.hasOwn(state.answers, id)) : list;
}

/** True in a draft of an earlier version that went on without the act: it is not asked for afterwards. */
function isPassed(state: InterviewState, criterion: string): boolean {
  const isLater = isAnswered(state, 'today', criterion) || isAnswered(state, 'promise', criterion);
  return isLater && !isAnswered(state, 'act', criterion);
}

function isAllExternal(state: InterviewState, criterion: string): boolean {
  const factors = factorsOf(state, criterion);
  return factors.length > 0 && factors.every(({ side }) => side === 'external');
}

/** The factors, and which of them is the main one: the first, or the part in people's own hands if all are external. */
function allFactors(state: InterviewState, criterion: string): { factors: Factor[]; main: Factor | undefined } {
  const factors = factorsOf(state, criterion);
  const inHands = answerTo(state, 'in-hands', criterion);
  // The question is asked only if all factors are external; the factors may have changed since.
  if (!inHands || !isAllExternal(state, criterion)) return { factors, main: factors[0] };
  const main: Factor = { side: 'internal', text: inHands };
  return { factors: [...factors, main], main };
}

/** The factor that the question about an act is about. */
export function mainFactor(state: InterviewState, criterion: string): Factor | undefined {
  return allFactors(state, criterion).main;
}

/** The factors with what will be done about them. */
function factorsWithActs(state: InterviewState, criterion: string): Factor[] {
  const { factors, main } = allFactors(state, criterion);
  // Two factors may have the same text: each takes the act of its own.
  const others = [...(answerTo(state, 'acts-kept', criterion) ?? [])];
  const keptFor = ({ text }: Factor) => {
    const at = others.findIndex((other) => other.text === text);
    return at < 0 ? undefined : others.splice(at, 1)[0]?.act;
  };
  return factors.map((factor) => {
    const act = factor === main ? answerTo(state, 'act', criterion) : keptFor(factor);
    return act ? { ...factor, act } : factor;
  });
}

/** The answers to the six questions for a criterion as a cause; undefined if there are none. */
export function causeOf(start: InterviewStart, state: InterviewState, criterion: string): Cause | undefined {
  const since = answerTo(state, 'since', criterion);
  if (typeof since === 'object') return since.same === criterion ? undefined : causeOf(start, state, since.same);
  const later = idOf('later', criterion);
  if (!Object.keys(state.answers).some((id) => isOfCause(id, criterion) && id !== later)) return undefined;
  const by = isAnswered(state, 'respondent', criterion)
    ? answerTo(state, 'respondent', criterion)
    : respondentOf(start, state);
  const actor = isAnswered(state, 'actor', criterion) ? answerTo(state, 'actor', criterion) : by;
  const factors = factorsWithActs(state, criterion);
  const [mechanism, basis] = [answerTo(state, 'mechanism', criterion), answerTo(state, 'basis', criterion)];
  const who = answerTo(state, 'responsible', criterion);
  const today = answerTo(state, 'today', criterion);
  return {
    'answered-by': by || undefined,
    summary: answerTo(state, 'summary', criterion) || undefined,
    since: since && sinceOf(state, criterion, since),
    factors: factors.length > 0 ? factors : undefined,
    mechanism: mechanism && basis && { ...mechanism, basis },
    responsible: who?.name === null ? { nobody: true } : who?.name === undefined ? undefined : { name: who.name },
    advisers: who?.advisers,
    today:
      today === null ? { nothing: true } : today === undefined ? undefined : { by: actor || undefined, text: today },
    promise: answerTo(state, 'promise', criterion),
  };
}

function sinceOf(
  state: InterviewState,
  criterion: string,
  answer: NonNullable<Cause['since']>['answer'],
): NonNullable<Cause['since']> {
  const kept = answerTo(state, 'since-kept', criterion);
  if (kept?.answer === answer) return kept;
  return { answer, ...(answer === 'recent' && answerTo(state, 'change', criterion)) };
}
