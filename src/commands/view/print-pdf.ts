/** Prints a page to PDF with an installed browser, which gets neither the network nor the profile of a person. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from '../../context.js';
import { fail } from '../../errors.js';
import { refused } from '../../storage/publish.js';
import { say } from '../shared/output.js';
import { findBrowser } from './find-browser.js';

const LIMIT_SECONDS = 60;
/** A browser says why it ends among its last lines. */
const LAST_WORDS_CHARACTERS = 50_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const FLAGS = [
  '--headless',
  '--disable-gpu',
  // The memory that containers share is too small for a page.
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  // No name and no address leads anywhere, and the browser asks for no updates.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  // The page has its own head and numbers; the second flag is for browsers before 2023.
  '--no-pdf-header-footer',
  '--print-to-pdf-no-header',
  '--generate-pdf-document-outline',
];

/**
 * The bytes of the PDF. Throws `no-browser`, `bad-browser`, or
 * `cannot-print` if the browser ends without a whole PDF or takes longer than `seconds`.
 */
export async function printPdf(
  context: Context,
  html: readonly string[],
  seconds = LIMIT_SECONDS,
): Promise<Uint8Array> {
  const browser = findBrowser(context.env);
  if (browser === undefined) throw fail('no-browser', {});
  const program = basename(browser);
  // Chromium on Linux does not start as root unless its sandbox is off.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot) say(context, context.messages.report.noSandbox(program));
  const parent = folderFor(browser);
  const ending: Ending = {};
  const stopListening = onSignals(ending);
  try {
    const folder = mkdtempSync(join(parent, 'service-audit-pdf-'));
    ending.folder = folder;
    try {
      const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
      writeFileSync(page, `${html.join('\n')}\n`);
      const profile = `--user-data-dir=${join(folder, 'profile')}`;
      const flags = [...FLAGS, ...(isRoot ? ['--no-sandbox'] : []), profile, `--print-to-pdf=${pdf}`];
      const why = await run(context, browser, [...flags, pathToFileURL(page).href], { seconds, ending });
      const content = why ? undefined : wholePdf(pdf);
      if (content === undefined) throw fail('cannot-print', { program, ...why });
      return content;
    } finally {
      remove(folder);
    }
  } catch (error) {
    // The disk with the temporary files may be full, or closed to this person.
    throw refused(error, parent);
  } finally {
    stopListening();
  }
}

/** The browser to end and the folder to remove, as soon as there are any. */
interface Ending {
  folder?: string;
  kill?: () => void;
}

/** Whoever ends the program ends the browser, too, and leaves nothing behind. Returns a function that stops listening. */
function onSignals(ending: Ending): () => void {
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    stopListening();
    ending.kill?.();
    if (ending.folder !== undefined) remove(ending.folder);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return stopListening;
}

/** A folder that cannot be removed, because the system still uses a file, remains among the temporary files. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {}
}

/** A browser out of the Snap Store sees no temporary folder of the system, and in the home folder nothing that is hidden. */
function folderFor(browser: string): string {
  return basename(realpathSync(browser)) === 'snap' ? homedir() : tmpdir();
}

/** Undefined if the browser ended well; otherwise what it said, or the time that it was given. */
function run(
  { cwd, env }: Context,
  browser: string,
  args: readonly string[],
  { seconds, ending }: { seconds: number; ending: Ending },
): Promise<{ said?: string; seconds?: number } | undefined> {
  return new Promise((resolve) => {
    const isGroup = process.platform !== 'win32';
    const child = spawn(browser, args, {
      cwd,
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      // A browser starts other processes. As a group, all of them end together.
      detached: isGroup,
    });
    const kill = () => {
      try {
        if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // They have ended already.
      }
    };
    ending.kill = kill;
    let [isLate, said] = [false, ''];
    const clock = setTimeout(() => {
      isLate = true;
      kill();
    }, seconds * 1000);
    const finish = (code: number | null) => {
      clearTimeout(clock);
      resolve(isLate ? { seconds } : code === 0 ? undefined : { said: reasonIn(said) });
    };
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      said = (said + data).slice(-LAST_WORDS_CHARACTERS);
    });
    child.once('exit', kill);
    child.once('close', finish);
    child.once('error', () => finish(null));
  });
}

/** The line in which the browser says why it ends; without one, its last line. */
function reasonIn(stderr: string): string {
  const lines = stderr.split('\n').flatMap((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim() || []);
  return lines.find((line) => /sandbox|shared librar/i.test(line)) ?? lines.at(-1) ?? '';
}

/** A browser ends well even if it could not write; then there is no file, or only a part of one. */
function wholePdf(path: string): Uint8Array | undefined {
  try {
    const content = readFileSync(path);
    const isWhole = content.subarray(0, 5).toString('latin1') === '%PDF-' && content.includes('%%EOF', -32);
    return isWhole ? content : undefined;
  } catch {
    return undefined;
  }
}
