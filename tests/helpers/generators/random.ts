/** Numbers that are as good as random, and the same for the same seed (mulberry32). */

/**
 * The seed of property tests and of every `Random`. vitest.config.ts sets it, so that `npm test` draws the same cases
 * each time; `SEED=random npm run test:all` draws new ones and prints the seed that repeats them.
 */
export const SEED = Number(process.env.SEED);

/** How often a test with random cases runs: this many times in `npm test`, and more often in `npm run test:all`. */
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env.SCALE));
}

export class Random {
  constructor(private state: number) {}

  /** 0 ≤ n < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** One element of the list. */
  of<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }
}
