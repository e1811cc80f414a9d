/** Actions to score again, which plans of earlier versions have: scoring fulfils them (METHOD.md, "The plan"). */

import type { ActionUpdate } from '../record/audit.js';
import type { ActionState } from '../record/site.js';

/** The updates by the id of the action, with those that close what was scored again and of which nothing is said. */
export function withScoredAgain(
  said: Readonly<Record<string, ActionUpdate>>,
  open: readonly ActionState[],
  isScored: (criterion: string) => boolean,
): Record<string, ActionUpdate> {
  const done = open.filter(
    ({ id, action }) =>
      !Object.hasOwn(said, id) &&
      action.kind === 'measure' &&
      action.question === 'promise' &&
      isScored(action.criterion),
  );
  return { ...said, ...Object.fromEntries(done.map(({ id }) => [id, { status: 'done' as const }])) };
}
