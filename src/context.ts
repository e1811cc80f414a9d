/** Everything outside that the program depends on, in one value, so that a test can pass its own. */
import type { CalendarDate } from './domain/text/date.js';
import type { Language } from './language.js';
import type { Messages } from './locales/en/index.js';

export interface Context {
  cwd: string;
  /** The folder as `-C` names it. */
  directory?: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  language: Language;
  /** The language was named by `--lang`. */
  languageNamed?: boolean | undefined;
  messages: Messages;
  /** The width of standard output; 80 if it has no width. */
  columns: number;
  color: boolean;
  /** The diagram is drawn with ASCII characters only. */
  ascii: boolean;
  quiet: boolean;
  /** Both standard input and standard error are terminals. */
  interactive: boolean;
  /** Nothing is asked (`--no-input`). */
  noInput: boolean;
  /** The day that `--today` names. */
  today?: CalendarDate | undefined;
  now(): Date;
}

/** The two days that decide which records are read. */
export interface Days {
  /** The day that counts as today; later records are left out. */
  today: CalendarDate;
  /** The latest day that a record may have. A later record is in the future and is refused. */
  latest: CalendarDate;
}

/** The days for a project in this time zone: today there, or the day that `--today` names. */
export function daysIn(context: Context, timeZone: string | undefined): Days {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: timeZone || undefined,
  }).formatToParts(context.now());
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  const clock = `${part('year')}-${part('month')}-${part('day')}`;
  const today = context.today ?? clock;
  return { today, latest: today > clock ? today : clock };
}
