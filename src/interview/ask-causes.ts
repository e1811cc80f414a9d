/** The six questions: who answers them, each of them, and what an earlier record says to the one before. */

import { assessorsOf, respondentOf, saggingCriteria } from '../domain/interview/answers.js';
import { mainFactor } from '../domain/interview/causes.js';
import { reopened } from '../domain/interview/follow-up.js';
import { stillTrue } from '../domain/interview/from-record.js';
import { answered, answerOf, answerTo, type InterviewEvent } from '../domain/interview/interview.js';
import {
  type Answers,
  type AnyStep,
  type CauseAsk,
  INTERVIEW_QUESTIONS,
  isCauseAsk,
  type Step,
} from '../domain/interview/questions.js';
import { steps } from '../domain/interview/steps.js';
import type { Criterion } from '../domain/questionnaire/template.js';
import type { Cause } from '../domain/record/audit.js';
import { nameKey } from '../domain/record/person.js';
import { causeAnswers } from '../render/treatment/cause-answers.js';
import { reopeningText } from '../render/treatment/plan-lines.js';
import { remedyTexts } from '../render/treatment/remedy-lines.js';
import { CAUSE_FORMS, type CauseForm, numberOf } from './cause-questions.js';
import type { Conversation, Reply } from './conversation.js';

/** The three lowest criteria are explained anyway; the others are offered. */
const EXPLAINED_FIRST = 3;

export async function askAnsweredBy(conversation: Conversation, step: Step<'answered-by'>): Promise<Reply> {
  const { words, start, state } = conversation;
  const fallback = answerTo(state, 'answered-by') ?? assessorsOf(start, state)[0]?.name ?? '';
  const request = { question: words.answeredBy, help: words.answeredByHelp, fallback, initial: undefined };
  return conversation.text(step, request, (text) => text);
}

export async function askRest(conversation: Conversation, step: Step<'rest'>): Promise<Reply> {
  const { words, start, state } = conversation;
  const others = saggingCriteria(start, state).length - EXPLAINED_FIRST;
  const items = [
    { value: 'now', label: `1  ${words.restNow}`, key: '1' },
    { value: 'later', label: `2  ${words.restLater}`, key: '2' },
  ];
  const answer = await conversation.choice(step, { question: words.rest(others), items });
  return typeof answer === 'object' ? [answered(step, answer.value === 'now')] : answer;
}

export async function askCause<A extends CauseAsk>(conversation: Conversation, step: Step<A>): Promise<Reply> {
  const { start, words, state } = conversation;
  const { date, target, workingDays } = start;
  const ask: A = step.ask;
  const input = { date, workingDays, target, index: step.index ?? 0, others: othersExplained(conversation, step) };
  const form: CauseForm<Answers[A]> = CAUSE_FORMS[ask](input, words);
  const given = answerOf(state, step);
  const common = {
    question: form.question,
    help: form.help,
    number: numberOf(ask),
    later: true,
    earlier: earlierHint(conversation, step),
    more: context(conversation, step),
  };
  if (form.kind === 'choice') {
    const { items } = form;
    const initial = items.findIndex(({ answer }) => JSON.stringify(answer) === JSON.stringify(given));
    const reply = await conversation.choice(step, { ...common, items, initial: Math.max(0, initial) });
    if (typeof reply !== 'object') return reply;
    return items.flatMap(({ value, answer }) => (value === reply.value ? [answered(step, answer)] : []));
  }
  const initial = given === undefined ? undefined : form.show(given);
  const answer = await conversation.line(step, { ...common, initial, refuse: form.refuse, meaning: form.meaning });
  if ('command' in answer) return answer.command;
  // An answer that was not touched stays as it is, however it was written.
  if (given !== undefined && given !== null && answer.text === initial) return [answered(step, given)];
  const taken = (text: string) => {
    const value = form.take(text);
    return value === undefined ? [] : [answered(step, value)];
  };
  const question = VAGUE[ask]?.(words);
  if (question === undefined || !words.vague.test(answer.text)) return taken(answer.text);
  const request = { question, more: [answer.text], number: numberOf(ask), later: true };
  const act = await conversation.line(step, request);
  return 'command' in act ? act.command : taken(act.text);
}

/** What is asked once more if the answer is no act. */
const VAGUE: Partial<Record<CauseAsk, (words: Conversation['words']) => string>> = {
  act: (words) => words.actVague,
  today: (words) => words.todayVague,
};

type CauseStep = AnyStep & { ask: CauseAsk; criterion: Criterion };

/** The other criteria that have been explained: this one may share the cause. */
function othersExplained(conversation: Conversation, { criterion }: CauseStep): { key: string; title: string }[] {
  const { start, state } = conversation;
  return steps(start, state).flatMap((other) =>
    other.ask === 'since' &&
    other.criterion.key !== criterion.key &&
    typeof answerTo(state, 'since', other.criterion.key) === 'string'
      ? [{ key: other.criterion.key, title: conversation.titleOf(other.criterion) }]
      : [],
  );
}

/** Lines that help to answer: why it is asked again, how the criterion was levelled last time, which factor it is about. */
function context(conversation: Conversation, step: CauseStep): string[] {
  const { start, state, style, words } = conversation;
  const { key } = step.criterion;
  switch (step.ask) {
    case 'factor': {
      if (step.index !== 0 || !start.followUp) return [];
      return reopened(start, state, start.followUp, key).map((reason) =>
        words.again(reopeningText(reason, start.date, style)),
      );
    }
    case 'side':
      return [answerTo(state, 'factor', key, step.index ?? 0) ?? ''];
    case 'act':
      return [mainFactor(state, key)?.text ?? ''];
    case 'today': {
      const remedy = start.remedies?.get(key)?.at(-1);
      return remedy ? ['', style.messages.plan.remedies, ...remedyTexts(remedy, style)] : [];
    }
    case 'promise': {
      // Whoever speaks for the person responsible sees it: every view will say so.
      const responsible = answerTo(state, 'responsible', key) ?? start.earlier.get(key)?.cause.responsible;
      const [by, whom] = [respondentOf(start, state), responsible?.name];
      const isAbsent = by && whom && nameKey(by) !== nameKey(whom);
      return isAbsent ? [style.messages.plan.onBehalf(by, whom)] : [];
    }
    default:
      return [];
  }
}

/** The answer of an earlier record to the question before, once the new answer to it is given. */
function earlierHint(conversation: Conversation, step: AnyStep): string | undefined {
  const found = earlierAnswer(conversation, step);
  if (!found) return undefined;
  const { style, start, words } = conversation;
  return words.earlier(style.messages.dates.day(found.date, start.date), found.text.replaceAll('\n', '; '));
}

function earlierAnswer({ answeredLast, start, style }: Conversation, step: AnyStep) {
  if (!answeredLast || !isCauseAsk(step.ask)) return undefined;
  const { key } = answeredLast.criterion;
  const field = fieldOf(answeredLast.ask);
  if (step.criterion?.key === key && fieldOf(step.ask) === field) return undefined;
  const earlier = start.earlier.get(key);
  if (!earlier) return undefined;
  const { cause, date } = earlier;
  const { responsible, advisers } = cause;
  const part: Cause = field === 'responsible' ? { responsible, advisers } : { [field]: cause[field] };
  const text = causeAnswers(part, style)
    .map(([, answer]) => answer)
    .join('; ');
  return text === '' ? undefined : { text, date, part, criterion: key, said: cause['answered-by'] };
}

function fieldOf(ask: CauseAsk) {
  return INTERVIEW_QUESTIONS[ask].makes;
}

/** `=`: the answer of the earlier record is taken over. */
export function takeEarlier(conversation: Conversation, step: AnyStep): InterviewEvent[] {
  const found = earlierAnswer(conversation, step);
  conversation.answeredLast = undefined;
  if (!found) return [];
  const { part, criterion, said } = found;
  const now = respondentOf(conversation.start, conversation.state);
  return Object.entries(stillTrue(part, criterion, { said, now })).map(([set, value]) => ({ set, value }));
}
