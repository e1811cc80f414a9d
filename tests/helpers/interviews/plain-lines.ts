/** A whole interview as lines for `run --plain`: each line answers one question, and makes one line of the draft. */
import { SITE } from './stopping-places.js';

export const ANSWERS: readonly string[] = [
  'Olena Kovalchuk, consultant',
  // The first screen is accepted.
  '',
  '11 8',
  ...['7', '6', '8', '7', '9', '6', '7', '3', '7', '6', '4', '7'],
  // The review: the notes that are missing, one after the other, and on.
  ...['w', 'Перекрасили в августе: чисто.', 'Все пятеро, и вечером тоже.'],
  ...['Eight people waited at 18:00, two of three chairs free.', '', ''],
  // Who answers, and the six questions of the first.
  'Ivan Petrenko',
  ...['1', 'One master is left after 17:00.', '1', 'Ask two masters to stay.', '1', '2', 'Ivan Petrenko; Мария; Petro'],
  ...['Post the vacancy by 18:00.', '6 weeks', 'Two masters left and nobody was hired.'],
  // The other one is put off; then the plan.
  ...['l', ''],
];

export const asInput = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
export const PLAIN = ['run', SITE, '--plain'] as const;

/** How many questions stand in what was said: the last one is not answered yet. */
export function questionsIn(said: string): number {
  return said.split(/^> /m).length - 1;
}
