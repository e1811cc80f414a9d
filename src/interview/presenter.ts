/** How questions reach a person: on a screen that is redrawn, or as plain lines of text. */
import type { Criterion } from '../domain/questionnaire/template.js';

export interface Progress {
  /** Left and right of the first line. */
  title: string;
  right: string;
  /** The same where there is little room. */
  short: string;
  /** Share done, 0–1, and minutes. */
  done: number;
  spent: number;
  left: number | undefined;
}

export interface Question {
  question: string;
  help?: string | undefined;
  /** Lines between the question and the answer. */
  more?: readonly string[];
  /** Which of the six questions it belongs to. */
  number?: number | undefined;
  progress?: Progress | undefined;
  /** False where what was answered last is not on the disk: nothing is said of it then. */
  saved?: boolean;
  /** What an earlier record says of the question before; `=` takes it instead of the new answer. */
  earlier?: string | undefined;
}

export interface LineRequest extends Question {
  /** What Enter takes where nothing is typed. */
  fallback?: string | undefined;
  /** Text to begin with. */
  initial?: string | undefined;
  /** Why the text will not do, if it will not. */
  refuse?(text: string): string | undefined;
  /** The most characters that it may have; a name also has to fit on one line. */
  most?: number;
  /** May it be put off? */
  later?: boolean;
  /** Told each time the text changes, so that nothing half-typed is lost. */
  typed?(text: string): void;
  /** The criterion that was just scored: its ladder stays in sight. */
  ladder?: { criterion: Criterion; score: number; was: string };
}

export interface Item {
  label: string;
  value: string;
  /** What is said of it where nothing is drawn. */
  plain?: string;
  /** A line above it that is no item. */
  heading?: string;
  /** What its line has no room for: stands below the list while the cursor is on it. */
  detail?: string;
  /** A digit or letter that takes it at once. */
  key?: string;
}

export interface ChoiceRequest extends Question {
  items: readonly Item[];
  initial?: number;
  /** Letters that do something with the item under the cursor, with their hints. */
  commands?: Readonly<Record<string, { command: string; hint: string }>>;
  later?: boolean;
  /** False for the very first questions: there is nowhere to go back to. */
  back?: boolean;
}

export interface ScoreRequest {
  criterion: Criterion;
  progress: Progress;
  /** The score given before, where one came back to it. */
  given?: number | undefined;
  /** What was said of the criterion before this one. */
  last?: string | undefined;
  /** The note and the action that it has already. */
  noted?: string;
  /** May it be left unmeasured? */
  skip?: boolean;
}

export type LineAnswer = { text: string } | { command: 'back' | 'later' | 'leave' | 'earlier' };
export type ChoiceAnswer = { value: string; command?: string };
export type ScoreCommand = 'counted' | 'skip' | 'note' | 'spot' | 'na' | 'not-seen' | 'back' | 'go' | 'leave';
export type ScoreAnswer = { score: number } | { command: ScoreCommand };

/** One left at a text that stands beside a list: the whole interview is left. */
export class Left extends Error {}

/** The text, or undefined where one went back. Throws `Left`. */
export function textIn(answer: LineAnswer): string | undefined {
  if ('text' in answer) return answer.text;
  if (answer.command === 'leave') throw new Left();
  return undefined;
}

/** Every method throws `Ended` where a signal or the end of input comes first. */
export interface Presenter {
  /** Columns that a line may take. */
  readonly columns: number;
  line(request: LineRequest): Promise<LineAnswer>;
  choice(request: ChoiceRequest): Promise<ChoiceAnswer>;
  score(request: ScoreRequest): Promise<ScoreAnswer>;
  /** Gives the terminal back. */
  close(): void;
}

export const SCORE_LETTERS: Readonly<Record<string, ScoreCommand>> = {
  n: 'note',
  a: 'spot',
  c: 'counted',
  x: 'na',
  u: 'not-seen',
  b: 'back',
  g: 'go',
  q: 'leave',
};
