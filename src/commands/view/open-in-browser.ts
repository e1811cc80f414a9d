/** Opens a page in the user's browser. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { Context } from '../../context.js';
import { fail } from '../../errors.js';

/** The command that opens an address in the default browser, by platform; elsewhere it is xdg-open. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** An opener that becomes the browser does not end: if it still runs after this time, it has worked. */
const PATIENCE_MS = 3000;

/** `shown` is the name of the file in messages. Throws `cannot-open` if there is no opener or it fails. */
export async function openInBrowser(context: Context, path: string, shown: string): Promise<void> {
  const [program = '', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, pathToFileURL(path).href], {
    stdio: 'ignore',
    detached: true,
    env: context.env as NodeJS.ProcessEnv,
  });
  const opened = await new Promise<boolean>((resolve) => {
    const patience = setTimeout(() => resolve(true), PATIENCE_MS);
    const end = (worked: boolean) => {
      clearTimeout(patience);
      resolve(worked);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
  child.unref();
  if (!opened) throw fail('cannot-open', { file: shown, program });
}
