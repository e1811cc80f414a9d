/**
 * A digit that is held down. A terminal sends the first press, after a while the same digit again, and then every few
 * milliseconds another one: nobody types a digit so often so fast.
 */

/** Presses with at most this time between them may be repeats of a held key. */
const REPEAT_MS = 100;
/** The first repeat comes up to this time after the press. */
const FIRST_REPEAT_MS = 700;
/** So many presses are a held key; two equal digits, however fast, are two answers. */
const FEWEST_REPEATS = 3;

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
