/** What a person is told when something is wrong, in short. */
import { type Problem, UserError } from '../../../src/errors.js';

/** The problems that the action throws; none where it does not. Any other error is a bug and goes on. */
export function problemsOf(action: () => unknown): readonly Problem[] {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
}

/** `3:7 duplicate-key` for each. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(({ code, place }) => {
    const at = [place?.line, place?.column].filter((part) => part !== undefined).join(':');
    return at === '' ? code : `${at} ${code}`;
  });
}

/** By line and column. */
export function inOrder(list: readonly string[]): string[] {
  return [...list].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
