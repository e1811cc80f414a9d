/** The six questions: who answers them, each of them, and what an earlier record says to it. */

import { assessorsOf, factorsOf, isPutOff, respondentOf, saggingCriteria } from '../domain/interview/answers.js';
import { mainFactor } from '../domain/interview/causes.js';
import { reopened } from '../domain/interview/follow-up.js';
import { stillTrue } from '../domain/interview/from-record.js';
import { answered, answerOf, answerTo, type Change } from '../domain/interview/interview.js';
import {
  type Answers,
  type AnyStep,
  type Ask,
  type CauseAsk,
  INTERVIEW_QUESTIONS,
  idOf,
  type Step,
} from '../domain/interview/questions.js';
import { steps } from '../domain/interview/steps.js';
import type { Criterion } from '../domain/questionnaire/template.js';
import { nameKey } from '../domain/record/person.js';
import { oneLine } from '../render/kit/visible.js';
import { reopeningText } from '../render/treatment/plan-lines.js';
import { remedyTexts } from '../render/treatment/remedy-lines.js';
import { CAUSE_FORMS, type CauseForm, numberOf } from './cause-questions.js';
import type { Conversation, Reply } from './conversation.js';
import type { Item } from './presenter.js';

/** The three lowest criteria are explained anyway; the others are offered. */
const EXPLAINED_FIRST = 3;

export async function askAnsweredBy(conversation: Conversation, step: Step<'answered-by'>): Promise<Reply> {
  const { words, start, state } = conversation;
  const assessors = assessorsOf(start, state);
  const owner = assessors.find(({ role }) => role === 'owner');
  const proposed = start.proposed?.respondent ?? (owner ?? assessors[0])?.name;
  const fallback = answerTo(state, 'answered-by') ?? proposed ?? '';
  const { people } = conversation;
  const request = { question: words.answeredBy, help: words.answeredByHelp, fallback, initial: undefined };
  return conversation.text(step, people.listed(request), (text) => people.read(text));
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
  const { earlier, more = [] } = earlierHint(conversation, step, form);
  const common = {
    question: form.question,
    help: form.help,
    number: numberOf(ask),
    later: true,
    earlier,
    more: [...context(conversation, step), ...more],
  };
  if (form.kind === 'choice') {
    const asBefore = ask === 'since' ? sameAsLastTime(conversation, step, form.items.length) : [];
    const items = [...form.items, ...asBefore];
    const initial = form.items.findIndex(({ answer }) => isSame(answer, given));
    const reply = await conversation.choice(step, { ...common, items, initial: Math.max(0, initial) });
    if (typeof reply !== 'object') return reply;
    if (reply.value === AS_LAST_TIME) return takeCause(conversation, step.criterion.key);
    return form.items.flatMap(({ value, answer }) => (value === reply.value ? [answered(step, answer)] : []));
  }
  const initial = given === undefined ? undefined : form.show(given);
  const { people } = conversation;
  const plain = { ...common, initial, refuse: form.refuse, meaning: form.meaning };
  const answer = await conversation.line(step, ask === 'responsible' ? people.listed(plain) : plain);
  if ('command' in answer) return answer.command;
  // An answer that was not touched stays as it is, however it was written.
  if (given !== undefined && given !== null && answer.text === initial) return [answered(step, given)];
  const taken = (text: string) => {
    const value = form.take(ask === 'responsible' ? people.read(text) : text);
    return value === undefined ? [] : [answered(step, value)];
  };
  const question = VAGUE[ask]?.(words);
  if (question === undefined || !words.vague.test(answer.text)) return taken(answer.text);
  const request = { question, more: [answer.text], number: numberOf(ask), later: true };
  const act = await conversation.line(step, request, 'instead');
  return 'command' in act ? act.command : taken(act.text);
}

/** The question that follows an answer that names no act. */
const VAGUE: Partial<Record<CauseAsk, (words: Conversation['words']) => string>> = {
  act: (words) => words.actVague,
  today: (words) => words.todayVague,
};

type CauseStep = AnyStep & { ask: CauseAsk; criterion: Criterion };

/** The other criteria that have been explained, and not put off on the way: this one may share the cause. */
function othersExplained(conversation: Conversation, { criterion }: CauseStep): { key: string; title: string }[] {
  const { start, state } = conversation;
  return steps(start, state).flatMap((other) =>
    other.ask === 'since' &&
    other.criterion.key !== criterion.key &&
    !isPutOff(state, other.criterion.key) &&
    typeof answerTo(state, 'since', other.criterion.key) === 'string' &&
    factorsOf(state, other.criterion.key).length > 0
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

const AS_LAST_TIME = 'as-last-time';
/** The answers on things to do then: they are asked anew even if the cause is the same. */
const ASKED_ANEW = ['act', 'acts-kept', 'today', 'promise'] as const;

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** An item that takes the whole earlier cause over, with the number after those of the others. */
function sameAsLastTime({ start, words, style }: Conversation, { criterion }: CauseStep, others: number): Item[] {
  const earlier = start.earlier.get(criterion.key);
  // One that was put off half-way does not count.
  if (!earlier?.cause.since || !earlier.cause.factors?.length) return [];
  const number = others + 1;
  const said = words.asLastTime(
    style.messages.dates.day(earlier.date, start.date),
    oneLine(earlier.cause.summary ?? ''),
  );
  // The list ends with 9 if many criteria may share the cause; this line then has no digit of its own.
  return [{ value: AS_LAST_TIME, ...(number < 10 && { key: String(number) }), label: `${number}  ${said}` }];
}

/** The earlier cause as answers given now, but for what was to be done about it then. */
function takeCause({ start }: Conversation, criterion: string): Change[] {
  const earlier = start.earlier.get(criterion);
  const askedAnew = ASKED_ANEW.map((what) => idOf(what, criterion));
  return Object.entries(earlier ? stillTrue(earlier.cause, criterion) : {})
    .filter(([id]) => !askedAnew.includes(id))
    .map(([set, value]) => ({ set, value }));
}

/** The answer of an earlier record to this very question. */
function earlierAnswer<A extends Ask>({ start, state }: Conversation, { id, ask, criterion }: Step<A>) {
  const earlier = criterion && start.earlier.get(criterion.key);
  if (!earlier) return undefined;
  const people = { said: earlier.cause['answered-by'], now: respondentOf(start, state) };
  const answers = stillTrue(earlier.cause, criterion.key, people);
  if (!Object.hasOwn(answers, id)) return undefined;
  return {
    answer: answers[id] as Answers[A],
    date: earlier.dates?.[INTERVIEW_QUESTIONS[ask].makes ?? ''] ?? earlier.date,
  };
}

/** The words of an earlier record; `=` takes them, unless it is a promise whose day is over. */
function earlierHint<A extends CauseAsk>(
  conversation: Conversation,
  step: Step<A>,
  form: CauseForm<Answers[A]>,
): { earlier?: string; more?: string[] } {
  const found = earlierAnswer(conversation, step);
  const text = found && textOf(form, found.answer);
  if (!text) return {};
  const { style, start, words } = conversation;
  const said = words.earlier(style.messages.dates.day(found.date, start.date), oneLine(text));
  const due = answerTo({ answers: { [step.id]: found.answer } }, 'promise', step.criterion.key)?.due;
  return due !== undefined && due <= start.date ? { more: [said] } : { earlier: said };
}

function textOf<Answer>(form: CauseForm<Answer>, given: Answer): string | undefined {
  if (form.kind === 'line') return form.show(given);
  return form.items.find(({ answer }) => isSame(answer, given))?.label.replace(/^\d\s+/, '');
}

/** `=`: the answer of the earlier record is taken over. */
export function takeEarlier<A extends Ask>(conversation: Conversation, step: Step<A>): Change[] {
  const found = earlierAnswer(conversation, step);
  return [found ? answered(step, found.answer) : conversation.again(step)];
}
