/** The time, as the terminal needs it: when a key was read, and how long the rest of it may take. A test passes its own. */
export interface Clock {
  /** In milliseconds, from any moment on. */
  now(): number;
  /** Calls `then` after that time, unless the function that it returns is called before. */
  after(milliseconds: number, then: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};
