/** The interface through which questions reach a person: on a screen that is redrawn, or as plain lines of text. */
import type { Criterion } from '../domain/questionnaire/template.js';

/** The format takes 10,000 characters; a proposed action repeats a text and adds to it. */
export const LONGEST_TEXT_CHARACTERS = 9_000;
/** A name also has to fit on one line. */
export const LONGEST_NAME_CHARACTERS = 200;

export interface Progress {
  /** The left side of the first line. */
  title: string;
  /** The right side of the first line. */
  right: string;
  /** A shorter right side for a narrow window. */
  short: string;
  /** The share done, 0–1. */
  done: number;
  /** In minutes. */
  spent: number;
  /** In minutes; undefined if it cannot be estimated. */
  left: number | undefined;
}

export interface Question {
  question: string;
  help?: string | undefined;
  /** Lines between the question and the answer. */
  more?: readonly string[];
  /** Short texts below them, in columns if the window is wide enough. */
  cells?: readonly string[];
  /** The number of the one of the six questions that it belongs to, 1–6. */
  number?: number | undefined;
  progress?: Progress | undefined;
  /** False if nothing is answered yet, or if the answers are not on the disk; then nothing says that they are saved. */
  saved?: boolean;
  /** The answer of an earlier record to the question before; `=` takes it instead of the new answer. */
  earlier?: string | undefined;
  /** A message about what has just happened, such as a key that was held; it is shown until the next answer. */
  notice?: string | undefined;
  /** True if something can be taken back: `z` on a screen of keys, Ctrl-_ in a line and in a list that filters. */
  undo?: boolean;
}

export interface LineRequest extends Question {
  /** The text that Enter takes if nothing is typed. */
  fallback?: string | undefined;
  /** The text to begin with. */
  initial?: string | undefined;
  /** Why the text cannot be the answer, if it cannot. */
  refuse?: ((text: string) => string | undefined) | undefined;
  /** The most characters that it may have. */
  most?: number;
  /** True if line breaks make no sense in it, as in a number; a name or a date needs not say so. */
  single?: boolean;
  /** The meaning of the text, shown below the field while it is typed: a date, for example. */
  meaning?: ((text: string) => string | undefined) | undefined;
  /** True if the question may be put off. */
  later?: boolean;
  /** Called each time the text changes, so that nothing half-typed is lost. */
  typed?: ((text: string) => void) | undefined;
  /** The criterion that was just scored; its ladder stays in sight. */
  ladder?: { criterion: Criterion; score: number; was: string } | undefined;
}

export interface Item {
  label: string;
  value: string;
  /** The label for a presenter that draws nothing. */
  plain?: string;
  /** A line above it that is not an item. */
  heading?: string | undefined;
  /** The text that its line has no room for, shown below the list while the cursor is on it. */
  detail?: string;
  /** True if choosing it ticks or unticks it: the space bar does so too. */
  ticks?: boolean;
  /** A digit or letter that chooses it at once. */
  key?: string;
}

interface ItemCommand {
  command: string;
  hint: string;
  /** True if it is about no item. */
  isForAll?: boolean;
}

export interface ChoiceRequest extends Question {
  items: readonly Item[];
  initial?: number;
  /** The item that Enter takes where no cursor is drawn, if it is not the one at `initial`. */
  goesOn?: number;
  /** Letters that do something with the item under the cursor, and their hints. */
  commands?: Readonly<Record<string, ItemCommand>>;
  later?: boolean;
  /** False for the first questions, from which nobody can go back. */
  back?: boolean;
  /** True if letters filter the items and a number jumps to one; then only Esc, Ctrl-C and Ctrl-_ are commands. */
  filter?: boolean;
  /** True if keys that were typed before the screen was drawn are ignored, because Enter here writes a file. */
  fresh?: boolean;
}

export interface ScoreRequest {
  criterion: Criterion;
  progress: Progress;
  /** The score given before, if the person came back to it. */
  given?: number | undefined;
  /** True if it has an answer that is not a score, such as that it does not apply: Enter keeps it. */
  isKept?: boolean;
  /** The criterion that was just scored, with its score and how it moved: a line of its own, which names the criterion. */
  last?: string | undefined;
  /** The state of this criterion: that it does not apply, its note, its count, its action. Each part says what it is. */
  noted?: string | undefined;
  /** True if it may be left unmeasured. */
  skip?: boolean | undefined;
  /** The notes that are asked for and not written yet; `w` writes the one about the criterion that was just scored. */
  notes?: { missing: number; isLastWanted: boolean } | undefined;
  /** The last note and the last promise of the criterion that was just scored, which `h` shows. */
  history?: { criterion: Criterion; lines: readonly string[] } | undefined;
  notice?: string | undefined;
  undo?: boolean;
  saved?: boolean;
}

export type LineAnswer = { text: string } | { command: 'back' | 'later' | 'leave' | 'earlier' };
export type ChoiceAnswer = { value: string; command?: string };
export type ScoreCommand =
  | 'counted'
  | 'skip'
  | 'note'
  | 'note-of-last'
  | 'spot'
  | 'na'
  | 'not-seen'
  | 'back'
  | 'go'
  | 'keep'
  | 'leave';
export type ScoreAnswer = { score: number } | { command: ScoreCommand };

/**
 * Thrown instead of an answer if earlier answers are taken back: the last one by `z` or Ctrl-_, or all that a held key
 * gave after its first press.
 */
export class TakeBack extends Error {
  constructor(
    /** The number of answers; 0 if the held key gave only one. */
    readonly answers: number,
    /** The key that was held. */
    readonly held?: string,
  ) {
    super();
  }
}

/** The person left while typing a text beside a list; the whole interview is left. */
export class Left extends Error {}

/** The text, or undefined if the person goes back. Throws `Left`. */
export function textIn(answer: LineAnswer): string | undefined {
  if ('text' in answer) return answer.text;
  if (answer.command === 'leave') throw new Left();
  return undefined;
}

/**
 * Every method throws `Ended` if a signal or the end of input comes first, and `TakeBack` if the person takes something
 * back; only a request with `undo` offers that.
 */
export interface Presenter {
  /** The columns that a line may take. */
  readonly columns: number;
  line(request: LineRequest): Promise<LineAnswer>;
  choice(request: ChoiceRequest): Promise<ChoiceAnswer>;
  score(request: ScoreRequest): Promise<ScoreAnswer>;
  /** Gives the terminal back. */
  close(): void;
}

export const SCORE_LETTERS: Readonly<Record<string, ScoreCommand>> = {
  n: 'note',
  w: 'note-of-last',
  a: 'spot',
  c: 'counted',
  x: 'na',
  u: 'not-seen',
  b: 'back',
  g: 'go',
  '/': 'go',
  q: 'leave',
};
