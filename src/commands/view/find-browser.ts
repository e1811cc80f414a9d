/** Finds an installed browser that prints pages: Chrome, Chromium or Edge. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { fail } from '../../errors.js';

/** The variable that names the browser; other programs that start a Chrome read it, too. */
const VARIABLE = 'CHROME_PATH';

/** `chromium-browser` comes last, because on Ubuntu it is only a script that starts the snap. */
const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'microsoft-edge', 'chromium-browser'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'].concat(
  'Microsoft/Edge/Application/msedge.exe',
);

type Environment = Readonly<Record<string, string | undefined>>;

/** The path of the browser; undefined if none is installed. Throws `bad-browser` if the variable names no program. */
export function findBrowser(env: Environment): string | undefined {
  const named = env[VARIABLE];
  if (!named) return placesOf(process.platform, env).find(isProgram);
  if (!isProgram(named)) throw fail('bad-browser', { variable: VARIABLE, path: named });
  return named;
}

/** The files that browsers are installed as, in the order in which they are tried. */
export function placesOf(platform: NodeJS.Platform, env: Environment): string[] {
  const within = (folders: readonly (string | undefined)[], files: readonly string[]) =>
    files.flatMap((file) => folders.flatMap((folder) => (folder ? [join(folder, file)] : [])));
  if (platform === 'win32') return within([env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA], WINDOWS);
  // Other folders would be those of the project, and a project must not say what is run.
  const found = within((env.PATH ?? '').split(delimiter).filter(isAbsolute), NAMES);
  if (platform !== 'darwin') return [...found, '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  return [...within(['/Applications', env.HOME && join(env.HOME, 'Applications')], MAC), ...found];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Node reports in this way that there is no such file, that it may not be run, or its folder not be entered.
    return false;
  }
}
