/** Why an interview ends before it is done, and what the program exits with. */
export type Ending = 'interrupt' | 'terminate' | 'hang-up' | 'end-of-input';

export const EXIT_CODES: Record<Ending, number> = {
  interrupt: 130,
  terminate: 143,
  'hang-up': 129,
  'end-of-input': 2,
};

export class Ended extends Error {
  constructor(readonly ending: Ending) {
    super(ending);
  }
}
