/** A page in the browser of whoever works here. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { Context } from '../context.js';
import { fail } from '../errors.js';

/** How a system opens an address in the browser that is set there. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Waits for the opener alone: a browser may stay open for long. `shown`: how the file is named to the person. */
export async function openInBrowser(context: Context, path: string, shown: string): Promise<void> {
  const [program = '', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opened = await new Promise<boolean>((resolve) => {
    const child = spawn(program, [...args, pathToFileURL(path).href], {
      stdio: 'ignore',
      detached: true,
      env: context.env as NodeJS.ProcessEnv,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // An opener that becomes the browser itself does not end.
    setTimeout(() => resolve(true), PATIENCE).unref();
    child.unref();
  });
  if (!opened) throw fail('cannot-open', { file: shown, program });
}

const PATIENCE = 3000;
