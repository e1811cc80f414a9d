/** A score by one key: 2–9 count at once, 0 is 10, and 1 waits for Enter or for the 0 of a typed "10". Arrows and Enter work too. */
import {
  SCORE_LETTERS,
  type ScoreAnswer,
  type ScoreCommand,
  type ScoreRequest,
  type TakeBack,
} from '../../interview/presenter.js';
import type { Key } from '../keyboard/keys.js';
import { letterOf } from './keys.js';
import { type Frame, KeyPrompt, type Size } from './prompt.js';
import { anchorFrame, historyFrame, scoreFrame } from './score-screen.js';
import { Scroll } from './scroll.js';

/** The command of a letter on the screen of a score; undefined if it does nothing there. */
export function scoreCommand(letter: string, { skip, notes }: ScoreRequest): ScoreCommand | undefined {
  if (letter === 's') return skip ? 'skip' : undefined;
  if (letter === 'w' && !notes) return undefined;
  return Object.hasOwn(SCORE_LETTERS, letter) ? SCORE_LETTERS[letter] : undefined;
}

export class ScorePrompt extends KeyPrompt<ScoreRequest, ScoreAnswer> {
  readonly isText = false;
  private cursor = this.request.given;
  /** A 1 was typed, which may become a 10. */
  private isOneTyped = false;
  /** The text that is shown over the ladder. */
  private over: 'anchors' | 'history' | undefined;
  private scroll = new Scroll();

  draw(size: Size): Frame {
    const { request, style, cursor, isOneTyped, told } = this;
    if (this.over === 'anchors') return anchorFrame(request, this.scroll, size, style);
    if (this.over === 'history') return historyFrame(request, this.scroll, size, style);
    return scoreFrame({ ...request, cursor, isOneTyped, notice: told ?? request.notice }, size, style);
  }

  press(key: Key): ScoreAnswer | TakeBack | undefined {
    this.told = undefined;
    const letter = key.name === 'text' ? letterOf(key.text) : '';
    const isEnter = key.name === 'enter' || key.name === 'line-break';
    if (this.isOneTyped && (letter === '0' || isEnter)) return { score: letter === '0' ? 10 : 1 };
    if (this.isOneTyped) {
      this.isOneTyped = false;
      if (key.name === 'escape' || key.name === 'backspace') return undefined;
    }
    if (/^\d$/.test(letter)) return this.digit(letter);
    if (this.over) return this.pressOver(key, letter);
    if (letter === '?') return this.open('anchors');
    if (letter === 'h') return this.open(this.request.history ? 'history' : undefined);
    if (letter === 'z' || key.name === 'undo') return this.takeBack();
    if (key.name === 'up') this.cursor = Math.min(10, (this.cursor ?? 5) + 1);
    if (key.name === 'down') this.cursor = Math.max(1, (this.cursor ?? 6) - 1);
    if (key.name === 'escape') return { command: 'back' };
    if (isEnter) return this.enter();
    const command = scoreCommand(letter, this.request);
    return command && { command };
  }

  private enter(): ScoreAnswer | undefined {
    if (this.cursor !== undefined) return { score: this.cursor };
    return this.request.isKept ? { command: 'keep' } : undefined;
  }

  private digit(digit: string): ScoreAnswer | undefined {
    this.over = undefined;
    if (digit !== '1') return { score: digit === '0' ? 10 : Number(digit) };
    this.isOneTyped = true;
    this.cursor = 1;
    return undefined;
  }

  private open(over: 'anchors' | 'history' | undefined): undefined {
    this.over = over;
    this.scroll = new Scroll();
  }

  /** Over the ladder, keys scroll or close; letters are no commands there. */
  private pressOver(key: Key, letter: string): undefined {
    const isClosed = key.name === 'escape' || key.name === 'enter' || letter === '?' || letter === 'h';
    if (isClosed) this.over = undefined;
    else this.scroll.press(key);
  }
}
