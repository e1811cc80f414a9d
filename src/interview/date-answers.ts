/** A line whose text is to be a date: what it is understood as while it is typed, and why it is refused. */
import type { CalendarDate } from '../domain/text/date.js';
import type { DueInput, NoDate } from '../domain/text/when.js';
import type { Messages } from '../locales/en/index.js';
import { parseDue } from '../locales/typed-dates.js';

export interface DateAnswer {
  /** For `LineRequest`. */
  refuse(text: string): string | undefined;
  /** For `LineRequest`, with the score to reach if it was typed as well. */
  meaning(text: string, target?: number): string | undefined;
  /** Undefined only for a text that is refused. */
  date(text: string): CalendarDate | undefined;
}

type Words = Messages['interview'];

/** Why the text is not the date that is asked for. */
export function noDateText(none: NoDate, today: CalendarDate, { when }: Words): string {
  switch (none.why) {
    case 'not-understood':
      return when.unknown;
    case 'past':
      return none.was === today ? when.tooEarly : when.over(none.was, today);
    case 'ambiguous':
      return when.either(...none.dates, today);
  }
}

export function dueAnswer(input: DueInput, words: Words): DateAnswer {
  return {
    refuse(text) {
      const due = parseDue(text, input);
      return 'why' in due ? noDateText(due, input.today, words) : undefined;
    },
    meaning(text, target) {
      const due = parseDue(text, input);
      return 'why' in due ? undefined : words.when.understood(due.date, input.today, target);
    },
    date(text) {
      const due = parseDue(text, input);
      return 'why' in due ? undefined : due.date;
    },
  };
}
