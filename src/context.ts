/** The world as one value: a test passes its own. */
import type { CalendarDate } from './domain/text/date.js';
import type { Language } from './language.js';
import type { Messages } from './locales/en/index.js';

export interface Context {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  language: Language;
  messages: Messages;
  /** The width of standard output; 80 if it has no width. */
  columns: number;
  color: boolean;
  /** Only ASCII in the diagram. */
  ascii: boolean;
  quiet: boolean;
  /** Standard input and error are terminals. */
  interactive: boolean;
  /** From `--no-input`: nothing is asked. */
  noInput: boolean;
  /** From `--today`. */
  today?: CalendarDate;
  now(): Date;
}

/** The two days that reading depends on. */
export interface Days {
  /** The day that counts as today; later records are left out. */
  today: CalendarDate;
  /** The latest day that a record may have: later ones are in the future and are refused. */
  latest: CalendarDate;
}

/** Today in the project's time zone, or the day that `--today` says. */
export function daysIn(context: Context, timeZone: string | undefined): Days {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone && { timeZone }),
  }).formatToParts(context.now());
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const clock = `${part('year')}-${part('month')}-${part('day')}`;
  const today = context.today ?? clock;
  return { today, latest: today > clock ? today : clock };
}
