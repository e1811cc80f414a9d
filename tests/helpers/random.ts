/** Numbers that are as good as random, the same for the same seed (mulberry32). */

/** `SEED` in the environment repeats a run. */
export const SEED = Number(process.env.SEED ?? 20_261_121);

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

  /** One of them. */
  of<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }
}
