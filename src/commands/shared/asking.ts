/** Asks questions in a command: checks that this is possible, chooses a presenter, and handles an early end. */
import type { Context } from '../../context.js';
import type { UserError } from '../../errors.js';
import { Ended, EXIT_CODES } from '../../interview/ending.js';
import type { Presenter } from '../../interview/presenter.js';
import { styleOf } from '../../render/kit/style.js';
import { PlainPresenter } from '../../terminal/plain-presenter.js';
import { ScreenPresenter } from '../../terminal/screen-presenter.js';
import { Terminal } from '../../terminal/terminal.js';
import { say } from './output.js';

export interface AskingOptions {
  plain?: boolean;
}

/** Are questions asked line by line? A dumb terminal cannot redraw a screen. */
function isPlain(context: Context, { plain }: AskingOptions): boolean {
  return plain === true || context.env.TERM === 'dumb';
}

/** Throws `problem` if no questions can be asked. Plain lines can be piped in, but a screen needs a terminal. */
export function checkCanAsk(context: Context, options: AskingOptions, problem: UserError): void {
  if (context.noInput || (!isPlain(context, options) && !context.interactive)) throw problem;
}

/** A presenter for a screen that is redrawn, or for plain lines. It takes over the terminal until it is closed. */
export function presenterFor(context: Context, options: AskingOptions): Presenter {
  const style = styleOf(context);
  if (isPlain(context, options)) return new PlainPresenter(context, style);
  return new ScreenPresenter(new Terminal(context, style.messages.interview), context.stderr, style, context.env);
}

/** Returns the exit code of `interview`. A signal or the end of input calls `cutShort`; the presenter is always closed. */
export async function untilEnded(
  context: Context,
  presenter: Presenter,
  cutShort: () => void,
  interview: () => Promise<number>,
): Promise<number> {
  try {
    return await interview();
  } catch (error) {
    presenter.close();
    if (!(error instanceof Ended)) throw error;
    if (error.ending === 'end-of-input') say(context, context.messages.errors['end-of-input']({}).what);
    cutShort();
    return EXIT_CODES[error.ending];
  } finally {
    presenter.close();
  }
}
