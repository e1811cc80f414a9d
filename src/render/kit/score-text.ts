import type { Entry } from '../../domain/record/audit.js';
import type { Style } from './style.js';

/** The score that counts for a criterion, or the reason why there is none, in a few letters. */
export function scoreText(score: number | undefined, entry: Entry, { messages }: Pick<Style, 'messages'>): string {
  if (score !== undefined) return String(score);
  return entry.na === undefined ? '–' : messages.show.na;
}
