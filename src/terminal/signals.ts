import { isatty } from 'node:tty';
import type { Ending } from '../interview/ending.js';

/** Why there is no more input: the terminal was closed, or somebody typed the end, or a file ended. */
export function endOf({ isTTY, fd }: { isTTY?: boolean; fd?: number }): Ending {
  return isTTY === true && fd !== undefined && !isatty(fd) ? 'hang-up' : 'end-of-input';
}

const SIGNALS = { SIGINT: 'interrupt', SIGTERM: 'terminate', SIGHUP: 'hang-up' } as const;

/** Calls `end` on each signal that ends an interview. Returns a function that stops listening. */
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
