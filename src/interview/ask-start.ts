/** The first questions of an audit: who scores, and for which period. */

import { answered } from '../domain/interview/interview.js';
import type { Step } from '../domain/interview/questions.js';
import { type Person, ROLES } from '../domain/record/audit.js';
import { parseAssessor } from '../domain/record/person.js';
import { oneLine } from '../render/kit/visible.js';
import type { Conversation, Reply } from './conversation.js';

export async function askAssessor(conversation: Conversation, step: Step<'assessor'>): Promise<Reply> {
  const { words } = conversation;
  const parsed = (text: string) => parseAssessor(text, words.roleWords);
  const refuse = (text: string) => (parsed(text) ? undefined : words.assessorBad);
  const typed = await conversation.line(step, { question: words.assessor, help: words.assessorHelp, refuse });
  if ('command' in typed) return typed.command;
  const person = parsed(typed.text);
  if (!person) return [];
  return person.role ? [answered(step, person)] : askRole(conversation, step, person);
}

async function askRole(conversation: Conversation, step: Step<'assessor'>, person: Person): Promise<Reply> {
  const { words, style } = conversation;
  const items = ROLES.map((value, index) => {
    const number = String(index + 1);
    return { value, label: `${number}  ${style.messages.roles[value]}`, key: number };
  });
  const answer = await conversation.choice(step, { question: words.role(oneLine(person.name)), items });
  if (answer === 'leave') return 'leave';
  const role = typeof answer === 'object' ? ROLES.find((one) => one === answer.value) : undefined;
  return role ? [answered(step, { ...person, role })] : askAssessor(conversation, step);
}

export async function askPeriod(conversation: Conversation, step: Step<'period'>): Promise<Reply> {
  const { period, periodDefault } = conversation.words;
  return conversation.text(step, { question: period, fallback: periodDefault }, (text) => text || null);
}
