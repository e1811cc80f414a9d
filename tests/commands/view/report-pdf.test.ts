/** `report -o page.pdf`: which browser prints it, how, and what is said if none does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findBrowser, placesOf } from '../../../src/commands/view/find-browser.js';
import { printPdf } from '../../../src/commands/view/print-pdf.js';
import type { Context } from '../../../src/context.js';
import { MESSAGES, oneLine } from '../../helpers/printing/styles.js';
import { BINARY, TODAY } from '../../helpers/processes/binary.js';
import { CHROMIUM } from '../../helpers/processes/browser.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn, writeIn } from '../../helpers/projects/folder.js';
import { twoYearsTree } from '../../helpers/records/salon-over-two-years.js';

if (!CHROMIUM) console.warn('Skipped: a real PDF. There is no Chromium here (apt-get install chromium).');

const isPosix = process.platform !== 'win32';
const PDF = '%%PDF-1.4\\n%%%%EOF\\n';
/** Writes `$content` where the browser is asked to write the PDF, and keeps the arguments and the page beside itself. */
const PRINTS = (content: string) => `#!/bin/sh
here=$(dirname "$0")
printf '%s\\n' "$@" > "$here/arguments.txt"
for one in "$@"; do
  case $one in
    --print-to-pdf=*) pdf=\${one#*=} ;;
    file://*) page=\${one#file://} ;;
  esac
done
cp "$page" "$here/page.html"
printf '${content}' > "$pdf"
`;

/** A project with this script as the only browser. */
function withBrowser(script: string, name = 'chrome') {
  const folder = folderWith({ ...twoYearsTree('en'), [`bin/${name}`]: script });
  chmodSync(join(folder, 'bin', name), 0o755);
  return { folder, path: join(folder, 'bin', name) };
}

const report = (folder: string, env: Record<string, string>, ...args: string[]) =>
  serviceAudit(folder, [...args, 'report', '-o', 'out/page.pdf'], { env });

describe.skipIf(!isPosix)('with a script for a browser', () => {
  test('the page is printed without network, in a profile of its own, and nothing else remains', async () => {
    const { folder, path } = withBrowser(PRINTS(PDF));
    const { code, stdout, stderr } = await report(folder, { CHROME_PATH: path });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('Written: out/page.pdf');
    expect(readdirSync(join(folder, 'out'))).toEqual(['page.pdf']);
    expect(readIn(folder, 'out/page.pdf')).toBe('%PDF-1.4\n%%EOF\n');
    const given = readIn(folder, 'bin/arguments.txt').trim().split('\n');
    expect(given).toEqual(expect.arrayContaining(['--headless', '--host-resolver-rules=MAP * ~NOTFOUND']));
    const partAfter = (flag: string) => given.find((one) => one.startsWith(`${flag}=`))?.slice(flag.length + 1) ?? '';
    expect(existsSync(partAfter('--user-data-dir'))).toBe(false);
    expect(existsSync(join(partAfter('--user-data-dir'), '..'))).toBe(false);
    expect(existsSync(partAfter('--print-to-pdf'))).toBe(false);
    const page = readIn(folder, 'bin/page.html');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('@page{size:A4;');
    expect(page).toContain("default-src 'none'");
  });

  test.each([
    ['en', 'chrome prints without its sandbox, because it runs as root.'],
    ['ru', 'chrome печатает без своей песочницы (sandbox), потому что запущен от имени root.'],
  ])('%s: the sandbox is off for root only, and that is said', async (language, told) => {
    const { folder, path } = withBrowser(PRINTS(PDF));
    const { stderr } = await report(folder, { CHROME_PATH: path }, '--lang', language);
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
    expect(stderr.includes(told)).toBe(isRoot);
    expect(readIn(folder, 'bin/arguments.txt').includes('--no-sandbox')).toBe(isRoot);
  });

  test.each([
    ['half a PDF', PRINTS('%%PDF-1.4\\nhalf'), /chrome did not print the page: it gave no reason\./],
    ['no PDF, but an exit code of 0', '#!/bin/sh\nexit 0\n', /chrome did not print the page: it gave no reason\./],
    [
      'an error among other lines',
      '#!/bin/sh\necho "[1:2:FATAL:zygote.cc(1)] No usable sandbox! Update your kernel" >&2\necho "#0 0x1" >&2\nexit 1\n',
      /chrome did not print the page: No usable sandbox! Update your kernel/,
    ],
    ['a browser that is killed', '#!/bin/sh\nkill -9 $$\n', /chrome did not print the page/],
  ])('%s: nothing is written, also no other output', async (_, script, told) => {
    const { folder, path } = withBrowser(script);
    const run = { env: { CHROME_PATH: path } };
    const { code, stderr } = await serviceAudit(folder, ['report', '-o', 'out/page.pdf', '-o', 'out/page.md'], run);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toMatch(told);
    expect(oneLine(stderr)).toContain('Nothing was written.');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('an escape sequence in what the browser says is not obeyed', async () => {
    const { folder, path } = withBrowser("#!/bin/sh\nprintf '\\033[2Jgone\\n' >&2\nexit 1\n");
    const { stderr } = await report(folder, { CHROME_PATH: path });
    expect(stderr).toContain('\\u{1b}[2Jgone');
  });

  test('a browser that hangs is ended', async () => {
    const { folder, path } = withBrowser('#!/bin/sh\nexec tail -f /dev/null\n');
    const context = {
      cwd: folder,
      env: { CHROME_PATH: path, PATH: process.env.PATH },
      quiet: true,
    } as unknown as Context;
    const printing = printPdf({ ...context, messages: MESSAGES.en }, ['<!doctype html>'], 0.3);
    await expect(printing).rejects.toMatchObject({ problems: [{ code: 'cannot-print', details: { seconds: 0.3 } }] });
  });

  test('a browser that hangs is ended with all that it started', async () => {
    const { folder, path } = withBrowser('#!/bin/sh\nsleep 1000 &\necho $! > "$(dirname "$0")/child.txt"\nwait\n');
    vi.stubEnv('TMPDIR', folder);
    const context = { cwd: folder, env: { CHROME_PATH: path, PATH: process.env.PATH }, quiet: true };
    const printing = printPdf({ ...context, messages: MESSAGES.en } as unknown as Context, ['<!doctype html>'], 3);
    await expect(printing).rejects.toMatchObject({ problems: [{ code: 'cannot-print', details: { seconds: 3 } }] });
    expect(readdirSync(folder).filter((name) => name.startsWith('service-audit-pdf-'))).toEqual([]);
    const child = Number(readIn(folder, 'bin/child.txt'));
    await vi.waitFor(() => expect(() => process.kill(child, 0)).toThrow('ESRCH'), { timeout: 30_000 });
  });

  test('a signal ends the browser with the program, and nothing remains', { tags: 'process' }, async () => {
    const { folder, path } = withBrowser('#!/bin/sh\necho > "$(dirname "$0")/../started"\nexec tail -f /dev/null\n');
    const temporary = folderWith();
    const started = new Promise<void>((resolve) => {
      const watcher = watch(folder, (_, name) => {
        if (name !== 'started') return;
        watcher.close();
        resolve();
      });
    });
    const child = spawn(process.execPath, [BINARY, '--today', TODAY, 'report', '-o', 'page.pdf'], {
      cwd: folder,
      env: { PATH: process.env.PATH, CHROME_PATH: path, TMPDIR: temporary },
      stdio: 'ignore',
    });
    await started;
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(join(folder, 'page.pdf'))).toBe(false);
  });

  test('a program in the project is never taken for the browser', async () => {
    const { folder } = withBrowser(PRINTS(PDF));
    await report(folder, { PATH: ':bin:.' });
    expect(existsSync(join(folder, 'bin/arguments.txt'))).toBe(false);
  });

  test('no shell reads the name of the browser', async () => {
    const { folder, path } = withBrowser(PRINTS(PDF), 'my chrome; $(touch pwned)');
    expect(await report(folder, { CHROME_PATH: path })).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  test('a folder for temporary files that is not there is reported', async () => {
    const { folder, path } = withBrowser(PRINTS(PDF));
    vi.stubEnv('TMPDIR', join(folder, 'none'));
    const { code, stderr } = await report(folder, { CHROME_PATH: path });
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be written');
  });

  test.skipIf(process.platform !== 'linux')('--open shows the PDF, if no page was asked for', async () => {
    const { folder, path } = withBrowser(PRINTS(PDF));
    writeIn(folder, 'bin/xdg-open', '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/opened.txt"\n');
    chmodSync(join(folder, 'bin/xdg-open'), 0o755);
    const env = { CHROME_PATH: path, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
    expect(await serviceAudit(folder, ['report', '--open', '-o', 'page.pdf'], { env })).toMatchObject({ code: 0 });
    expect(readIn(folder, 'bin/opened.txt')).toMatch(/\/page\.pdf\n$/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.html'))).toEqual([]);
  });

  test('an earlier PDF stays as it was if the browser fails', async () => {
    const { folder, path } = withBrowser(PRINTS(PDF));
    await report(folder, { CHROME_PATH: path });
    expect((await report(folder, { CHROME_PATH: '/bin/false' })).code).toBe(2);
    expect(readIn(folder, 'out/page.pdf')).toBe('%PDF-1.4\n%%EOF\n');
  });

  test('without the variable, a browser in PATH prints', async () => {
    const { folder } = withBrowser(PRINTS(PDF), 'google-chrome');
    const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
    expect(await report(folder, env)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'bin/arguments.txt'))).toBe(true);
  });

  test.each([
    ['en', /CHROME_PATH names “\/nowhere\/chrome”, which is not a program\. Correct CHROME_PATH/],
    ['ru', /В переменной CHROME_PATH указано «\/nowhere\/chrome», но это не программа\. Исправьте CHROME_PATH/],
  ])('%s: a variable that names nothing is reported, and no other browser is used', async (language, told) => {
    const { folder } = withBrowser(PRINTS(PDF), 'google-chrome');
    const env = { CHROME_PATH: '/nowhere/chrome', PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
    const { code, stderr } = await report(folder, env, '--lang', language);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toMatch(told);
    expect(existsSync(join(folder, 'bin/arguments.txt'))).toBe(false);
  });

  test.each([
    [
      'en',
      /An installed Chrome, Chromium or Edge prints the PDF, but none was found here\. Install one .*-o page\.html/,
    ],
    ['ru', /PDF печатает установленный Chrome, Chromium или Edge, но здесь их не нашлось\. Установите .*-o page\.html/],
  ])('%s: where there is no browser, it is said what to do', async (language, told) => {
    const { folder } = withBrowser('');
    if (findBrowser({ PATH: '/nowhere' }) !== undefined) return;
    const { code, stderr } = await report(folder, { PATH: '/nowhere' }, '--lang', language);
    expect(code).toBe(2);
    expect(oneLine(stderr)).toMatch(told);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

test('the usual places of three systems', () => {
  const windows = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\Olena\\AppData\\Local' };
  expect(placesOf('win32', windows).map((one) => one.replaceAll(/[\\/]+/g, '/'))).toEqual(
    expect.arrayContaining([
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
      'C:/Users/Olena/AppData/Local/Google/Chrome/Application/chrome.exe',
      'C:/Program Files/Microsoft/Edge/Application/msedge.exe',
    ]),
  );
  expect(placesOf('darwin', { HOME: '/Users/olena' })).toEqual(
    expect.arrayContaining([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/olena/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]),
  );
  expect(placesOf('linux', { PATH: '/usr/bin' })).toEqual(
    expect.arrayContaining([
      '/usr/bin/google-chrome',
      '/usr/bin/chromium',
      '/usr/bin/microsoft-edge',
      '/snap/bin/chromium',
    ]),
  );
});

test.skipIf(!CHROMIUM)('a real Chromium prints A4 with the title and the language of the page', async () => {
  const folder = folderWith(twoYearsTree('ru'));
  const env = { CHROME_PATH: CHROMIUM ?? '', HOME: folder };
  expect(await serviceAudit(folder, ['report', '-o', 'отчёт.pdf'], { env })).toMatchObject({ code: 0, stdout: '' });
  const pdf = readFileSync(join(folder, 'отчёт.pdf'), 'latin1');
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  expect(pdf).toContain('/Lang (ru)');
  expect(pdf).toMatch(/\/Title /);
  expect(statSync(join(folder, 'отчёт.pdf')).size).toBeGreaterThan(20_000);
});
