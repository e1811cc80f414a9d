/** One question on the screen: what it shows, and what each key does to it. */
import { TakeBack } from '../../interview/presenter.js';
import type { Style } from '../../render/kit/style.js';
import type { Key } from '../keyboard/keys.js';

export interface Size {
  columns: number;
  rows: number;
}

export interface Frame {
  lines: readonly string[];
  /** The place of the cursor: behind `before` in this line. Without it the cursor is hidden. */
  cursor?: { line: number; before: string } | undefined;
}

export interface Prompt<Answer> {
  /** True if letters are text here; then a key may be held on purpose. */
  readonly isText: boolean;
  /** True if the last answer can be taken back. */
  readonly undo: boolean;
  /** Undefined if it draws itself. */
  draw(size: Size): Frame | undefined;
  /** The answer, if the key gives it. */
  press(key: Key): Answer | TakeBack | undefined;
  /** Says this until the next key. */
  tell(notice: string): void;
  /** Takes back what a held key has typed since the question was shown. */
  reset(): void;
}

/** The parts that all questions share but those for a line of text. */
export abstract class KeyPrompt<Request extends { undo?: boolean }, Answer> implements Prompt<Answer> {
  abstract readonly isText: boolean;
  /** A message until the next key. */
  protected told: string | undefined;

  constructor(
    protected readonly request: Request,
    protected readonly style: Style,
  ) {}

  get undo(): boolean {
    return this.request.undo ?? false;
  }

  abstract draw(size: Size): Frame;
  abstract press(key: Key): Answer | TakeBack | undefined;

  tell(notice: string): void {
    this.told = notice;
  }

  reset(): void {}

  protected takeBack(): TakeBack | undefined {
    return this.undo ? new TakeBack(1) : undefined;
  }
}
