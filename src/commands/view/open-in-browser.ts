/** A page in the browser of whoever works here. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { Context } from '../../context.js';
import { fail } from '../../errors.js';

/** How a system opens an address in the browser that is set there. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** An opener that becomes the browser itself does not end: it has worked when it runs for so many milliseconds. */
const PATIENCE_MS = 3000;

/** `shown`: how the file is named to the person. Throws `cannot-open` where there is no opener, or it fails. */
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
