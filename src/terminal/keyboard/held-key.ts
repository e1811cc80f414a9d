/**
 * A key that is held down. A terminal sends the first press, after a while the same key again, and then every few
 * milliseconds another one: nobody presses a key that often that fast.
 */
import type { Key } from './keys.js';

/** Presses with at most this time between them may be repeats of a held key. */
export const REPEAT_MS = 100;
/** The first repeat comes up to this time after the press. */
const FIRST_REPEAT_MS = 700;
/** This many presses are a held key; two equal digits, however fast, are two answers. */
const FEWEST_REPEATS = 3;

/** The repeats of all keys but the digits: they may move and edit, but they answer nothing. */
export class Repeats {
  private last: Key | undefined;
  private presses = 0;

  /** True if the key is held down. */
  isHeld(key: Key): boolean {
    const { last } = this;
    const isSame = last !== undefined && last.name === key.name && last.text === key.text;
    const passed = isSame ? key.at - last.at : Number.POSITIVE_INFINITY;
    if (passed <= REPEAT_MS) this.presses++;
    else this.presses = passed <= FIRST_REPEAT_MS ? 2 : 1;
    this.last = key;
    return this.presses >= FEWEST_REPEATS;
  }
}

export interface Press {
  digit: string;
  at: number;
}

export class HeldKey<P extends Press> {
  /** The press after which `run` may have begun as repeats. */
  private before: P | undefined;
  /** Presses of one digit with little time between them, and nothing else. */
  private run: P[] = [];
  private held = false;

  /** Another key was pressed. */
  reset(): void {
    [this.before, this.run, this.held] = [undefined, [], false];
  }

  /**
   * Takes in one press. `swallow`: it is one more repeat of a key that is known to be held. `first` and `repeats`: the key
   * has just turned out to be held; this press is the last of the repeats.
   */
  press(press: P): 'counts' | 'swallow' | { first: P; repeats: readonly P[] } {
    const last = this.run.at(-1);
    if (last === undefined || last.digit !== press.digit) return this.begin(press, undefined);
    const passed = press.at - last.at;
    if (passed > REPEAT_MS) return this.begin(press, this.held || passed > FIRST_REPEAT_MS ? undefined : last);
    this.run.push(press);
    if (this.held) {
      this.run = [press];
      return 'swallow';
    }
    if (this.run.length < FEWEST_REPEATS) return 'counts';
    this.held = true;
    const [first = press, ...repeats] = this.before ? [this.before, ...this.run] : this.run;
    this.run = [press];
    return { first, repeats };
  }

  private begin(press: P, before: P | undefined): 'counts' {
    [this.before, this.run, this.held] = [before, [press], false];
    return 'counts';
  }
}
