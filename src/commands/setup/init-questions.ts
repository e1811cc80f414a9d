import type { Context } from '../../context.js';
import type { Choices, InitOptions, Proposed } from './init-choices.js';
export async function askChoices(
  context: Context,
  _options: InitOptions,
  { choices }: Proposed,
): Promise<number | { context: Context; choices: Choices }> {
  return { context, choices };
}
