/** Actions to score again, which plans of earlier versions have: scoring fulfils them (METHOD.md, "The plan"). */

import type { ActionUpdate } from '../record/audit.js';
import type { ActionState } from '../record/site.js';

/** The updates that close them, by the id of the action. */
export function scoredAgain(
  open: readonly ActionState[],
  isScored: (criterion: string) => boolean,
): Record<string, ActionUpdate> {
  const done = open.filter(
    ({ action }) => action.kind === 'measure' && action.question === 'promise' && isScored(action.criterion),
  );
  return Object.fromEntries(done.map(({ id }) => [id, { status: 'done' }]));
}
