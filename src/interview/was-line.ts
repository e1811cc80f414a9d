import type { Style } from '../render/kit/style.js';

/** What a criterion was given, beside what it had. */
export function wasLine(
  score: number,
  before: { score: number; date: string } | undefined,
  today: string,
  style: Style,
): string {
  const { interview, dates, change } = style.messages;
  if (!before) return String(score);
  return `${score}   ${interview.was(before.score, dates.day(before.date, today), change(score - before.score))}`;
}
