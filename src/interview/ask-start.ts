/** The first screen of an interview: what the last record proposes, each line to be changed with its number. */

import { answerOf, EMPTY, kept } from '../domain/interview/interview.js';
import { peopleKnown } from '../domain/interview/people.js';
import type { Step } from '../domain/interview/questions.js';
import { acceptedSetting, isAsProposed, type Setting, settingOf } from '../domain/interview/setting.js';
import { criteriaOf, titleIn } from '../domain/questionnaire/template.js';
import { type Person, ROLES } from '../domain/record/audit.js';
import { parseAssessors, unknownRole } from '../domain/record/person.js';
import { fill, width } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import type { Conversation, Reply } from './conversation.js';
import { editPresent } from './meeting-questions.js';
import { type Item, type LineRequest, LONGEST_NAME_CHARACTERS } from './presenter.js';

/** The facts that have a line on the screen, in this order. */
const LINES = ['template', 'present', 'assessors', 'period', 'respondent'] as const;
type Line = (typeof LINES)[number];

/** In a narrower window the names of the lines are not in a column of their own. */
const COLUMNS_FOR_TWO = 60;
/** The columns that a list puts beside each line. */
const POINTER_COLUMNS = 4;

export async function askSetting(conversation: Conversation, step: Step<'setting'>): Promise<Reply> {
  const { start, state, words, style } = conversation;
  // Once a line is changed or the screen is accepted, it shows what was said.
  const proposedOn = answerOf(state, step) || !isAsProposed(start, state) ? undefined : start.proposed?.date;
  const known = settingOf(start, state);
  const setting = start.followUp ? known : { ...known, period: known.period ?? words.periodDefault };
  // The list of who is here is shown again after each tick.
  const open = conversation.cursor === undefined ? conversation.halfTypedAt(step) : 'present';
  // Nobody is proposed at the first audit: that is asked first.
  const missing = setting.assessors?.length === 0 ? 'assessors' : undefined;
  const asked = LINES.find((line) => line === open) ?? missing;
  if (asked) {
    const reply = await change(conversation, step, { line: asked, setting });
    return reply === 'back' && !missing ? [{ go: step.id }] : reply;
  }
  const items = itemsOf(conversation, setting);
  const answer = await conversation.choice(step, {
    question: start.followUp ? words.setting.meeting(dateOf(conversation)) : words.setting.audit(dateOf(conversation)),
    help: words.setting.help,
    more: proposedOn === undefined ? [] : [words.setting.from(style.messages.dates.full(proposedOn))],
    items,
    initial: items.length - 1,
  });
  if (typeof answer === 'string') return answer;
  const line = LINES.find((one) => one === answer.value);
  if (!line) return acceptedSetting(setting);
  const reply = await change(conversation, step, { line, setting });
  return reply === 'back' ? [{ go: step.id }] : reply;
}

function dateOf({ style, start }: Conversation): string {
  return style.messages.dates.full(start.date);
}

function itemsOf(conversation: Conversation, setting: Setting): Item[] {
  const { words, style, presenter } = conversation;
  const texts = textsOf(conversation, setting);
  const lines = LINES.filter((line) => texts[line] !== undefined);
  const column = Math.max(...lines.map((line) => width(words.setting.lines[line])));
  const isWide = presenter.columns >= COLUMNS_FOR_TWO;
  const items = lines.map((line, index): Item => {
    const [name, text] = [words.setting.lines[line], oneLine(texts[line] || words.setting.none)];
    const number = String(index + 1);
    const plain = `${name}: ${text}`;
    const label = `${number}  ${isWide ? `${fill(name, column)}  ${text}` : plain}`;
    // The line may have no room for all of it.
    return { value: line, key: number, plain, label, detail: plain };
  });
  // Nobody accepts what cannot be read: lines that are cut are whole below the list.
  const cut = items.filter(({ label }) => width(label) > presenter.columns - POINTER_COLUMNS);
  const detail = cut.map(({ value }) => oneLine(texts[value as Line] ?? '')).join(' · ');
  return [...items, { value: '', label: style.paint.bold(words.setting.accept), detail }];
}

/** The text of each line; undefined if this interview does not have the line. */
function textsOf({ style, start, words }: Conversation, setting: Setting): Partial<Record<Line, string>> {
  const { template } = start;
  const title = titleIn(template.title, style.language, template.name);
  return {
    template: start.followUp ? undefined : `${title}, ${words.criteria(criteriaOf(template).length)}`,
    present: setting.present?.join(', '),
    assessors: setting.assessors && peopleText(setting.assessors, style),
    period: setting.period ?? undefined,
    respondent: setting.respondent,
  };
}

/** People as they are typed: “Olena Kovalchuk, consultant; Ivan Petrenko, owner”. */
function peopleText(people: readonly Person[], { messages }: Style): string {
  return people.map(({ name, role }) => (role ? `${name}, ${messages.roles[role]}` : name)).join('; ');
}

interface Change {
  line: Line;
  setting: Setting;
}

/** Asks for one line; the screen is shown again after it. */
async function change(conversation: Conversation, step: Step<'setting'>, changed: Change): Promise<Reply> {
  switch (changed.line) {
    case 'template':
      return 'template';
    case 'present':
      return changePresent(conversation, step, changed.setting.present ?? []);
    case 'assessors':
      return changeAssessors(conversation, step, changed.setting.assessors ?? []);
    case 'period':
      return changeText(conversation, step, { line: 'period', initial: changed.setting.period });
    case 'respondent':
      return changeText(conversation, step, { line: 'respondent', initial: changed.setting.respondent });
  }
}

async function changeText(
  conversation: Conversation,
  step: Step<'setting'>,
  { line, initial }: { line: 'period' | 'respondent'; initial: string | undefined },
): Promise<Reply> {
  const { words, people } = conversation;
  const request: LineRequest =
    line === 'period'
      ? { question: words.period, fallback: initial || words.periodDefault }
      : people.listed({ question: words.answeredBy, help: words.answeredByHelp, fallback: initial });
  // The proposal is not in the field, so that typing replaces it.
  const answer = await conversation.line(step, { ...request, most: LONGEST_NAME_CHARACTERS }, line);
  if ('command' in answer) return answer.command;
  const event =
    line === 'period' ? kept('period', [], answer.text || null) : kept('answered-by', [], people.read(answer.text));
  return [event, { go: step.id }];
}

async function changeAssessors(
  conversation: Conversation,
  step: Step<'setting'>,
  people: readonly Person[],
): Promise<Reply> {
  const { words, style } = conversation;
  const parsed = (text: string) => parseAssessors(text, words.roleWords);
  const initial = peopleText(people, style);
  const request = {
    question: words.assessor,
    help: words.assessorHelp,
    single: true,
    initial,
    refuse: (text: string) => {
      if (parsed(text) || (text === initial && text !== '')) return undefined;
      const role = unknownRole(text, words.roleWords);
      return role === undefined ? words.assessorBad : words.roleUnknown(oneLine(role));
    },
  };
  const typed = await conversation.line(step, request, 'assessors');
  if ('command' in typed) return typed.command;
  // A name from a record may hold a comma; untouched it stays as it is.
  const named = typed.text === initial ? [...people] : (parsed(typed.text) ?? []);
  const asked = await askRoles(conversation, step, named);
  if (asked === 'leave') return 'leave';
  return asked === 'back' ? changeAssessors(conversation, step, named) : [kept('assessor', [], asked), { go: step.id }];
}

/** Asks for the role of each person who was named without one. */
async function askRoles(
  conversation: Conversation,
  step: Step<'setting'>,
  people: readonly Person[],
): Promise<Person[] | 'leave' | 'back'> {
  const { words, style } = conversation;
  const items = ROLES.map((value, index) => {
    const number = String(index + 1);
    return { value, label: `${number}  ${style.messages.roles[value]}`, key: number };
  });
  const complete: Person[] = [];
  for (const person of people) {
    if (person.role) complete.push(person);
    else {
      const answer = await conversation.choice(step, { question: words.role(oneLine(person.name)), items });
      if (typeof answer === 'string') return answer === 'leave' ? 'leave' : 'back';
      complete.push({ ...person, role: ROLES.find((one) => one === answer.value) });
    }
  }
  return complete;
}

/** The circle and those who were here last, to be ticked; each tick is kept, and the list is shown again. */
async function changePresent(
  conversation: Conversation,
  step: Step<'setting'>,
  present: readonly string[],
): Promise<Reply> {
  const { start, presenter, style, cursor } = conversation;
  const first = [...(start.followUp?.circle ?? []), ...(start.proposed?.present ?? [])];
  const input = {
    // Without a circle, those whom the records name are listed; names that are typed now come after them.
    circle: first.length > 0 ? [...new Set(first)] : peopleKnown(start, EMPTY),
    present,
    progress: conversation.progress(step),
    halfTyped: conversation.halfTypedAt(step) === 'present',
    ask: (request: LineRequest) => askPresent(conversation, step, request),
  };
  const edit = await editPresent(presenter, input, cursor, style);
  conversation.cursor = typeof edit === 'object' && 'changed' in edit ? edit.cursor : undefined;
  if (typeof edit === 'string') return edit;
  const now = 'changed' in edit ? edit.changed : edit.accepted;
  return now === present ? [conversation.again(step)] : [kept('present', [], [...now]), conversation.again(step)];
}

/** Names outside the list; a number takes one that is known. */
async function askPresent(conversation: Conversation, step: Step<'setting'>, request: LineRequest) {
  const { people } = conversation;
  const text = await conversation.textBeside(step, people.listed(request), 'present');
  return text === undefined ? undefined : people.read(text);
}
