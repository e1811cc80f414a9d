/**
 * Texts that were typed and whose field was closed without Enter. They are there when the field opens again, and they are
 * not in the record: so they are named before it is written.
 */
import { criterionIn } from '../domain/interview/questions.js';
import type { Conversation } from './conversation.js';

/** The text typed in the field and not taken; undefined if there is none. */
export function begunIn({ state }: Conversation, field: string): string | undefined {
  const text = state.typing?.[field]?.trim();
  return text === '' || text === state.answers[field] ? undefined : text;
}

/** One line with the criteria that have such a text, or none. */
export function begunLine(conversation: Conversation): string[] {
  const { criteria, state, words } = conversation;
  const fields = Object.keys(state.typing ?? {}).filter((field) => begunIn(conversation, field) !== undefined);
  const keys = fields.map(criterionIn);
  const titles = criteria.filter(({ key }) => keys.includes(key)).map((criterion) => conversation.titleOf(criterion));
  return titles.length > 0 ? [words.begunTexts(titles)] : [];
}
