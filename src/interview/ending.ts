/** Why an interview ends before it is finished. */
export type Ending = 'interrupt' | 'terminate' | 'hang-up' | 'end-of-input';

/** The program's exit code for each ending: as a shell reports a signal, or 2 for an error. */
export const EXIT_CODES: Record<Ending, number> = {
  interrupt: 130,
  terminate: 143,
  'hang-up': 129,
  'end-of-input': 2,
};

/** Thrown by a presenter instead of an answer. */
export class Ended extends Error {
  constructor(readonly ending: Ending) {
    super(ending);
  }
}
