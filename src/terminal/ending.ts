import { isatty } from 'node:tty';

/** Why an interview ends before it is done, and what the program exits with. */
export type Ending = 'interrupt' | 'terminate' | 'hang-up' | 'end-of-input';

export const EXIT_CODES: Record<Ending, number> = {
  interrupt: 130,
  terminate: 143,
  'hang-up': 129,
  'end-of-input': 2,
};

/** Why there is no more input: a terminal that is gone, or an end that somebody typed or a file has. */
export function endOf({ isTTY, fd }: { isTTY?: boolean; fd?: number }): Ending {
  return isTTY === true && fd !== undefined && !isatty(fd) ? 'hang-up' : 'end-of-input';
}

export class Ended extends Error {
  constructor(readonly ending: Ending) {
    super(ending);
  }
}

const SIGNALS = { SIGINT: 'interrupt', SIGTERM: 'terminate', SIGHUP: 'hang-up' } as const;

/** Calls `end` on each signal that ends an interview. Returns what stops that. */
export function onSignals(end: (ending: Ending) => void): () => void {
  const handlers = Object.entries(SIGNALS).map(([signal, ending]) => {
    const handler = () => end(ending);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const off of handlers) off();
  };
}
