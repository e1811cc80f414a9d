/** Debian's Chromium without a window, spoken to over a pipe: a page as a person sees it, without a library in between. */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';

/** Undefined where there is none: what needs it is skipped then. `.ci/run` installs it. */
export const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string[] }[];
}

interface View {
  scheme?: 'light' | 'dark';
  width?: number;
  /** As on paper. */
  print?: boolean;
}

export interface Browser {
  /** Opens the page in this view; what was asked for and complained of before is forgotten. */
  open(path: string, view?: View): Promise<void>;
  evaluate<T>(expression: string): Promise<T>;
  /** Addresses that the page asked for, itself left out. */
  requests(): string[];
  /** Everything on the console: errors, warnings, what a policy refused. */
  complaints(): string[];
  /** In CSS pixels: the whole page, and how wide a window it needs. */
  size(): Promise<{ width: number; height: number }>;
  /** PNG of the whole page. */
  screenshot(): Promise<Buffer>;
  pdf(paper: 'A4' | 'Letter'): Promise<Buffer>;
  /** What axe-core finds. */
  violations(): Promise<Violation[]>;
  close(): Promise<void>;
}

const PAPERS = { A4: [8.27, 11.69], Letter: [8.5, 11] } as const;

export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'service-audit-chromium-'));
  const child = spawn(
    CHROMIUM as string,
    // As root, in a container, Chromium has no sandbox of its own; the pages are the tests' own.
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--remote-debugging-pipe',
      '--disable-dev-shm-usage',
      // The page is the only thing that may use the network.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [write, read] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  let events: Message[] = [];
  let hear: (message: Message) => void = () => {};
  let rest = '';
  read.setEncoding('utf8').on('data', (data: string) => {
    const parts = (rest + data).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      const asked = message.id === undefined ? undefined : waiting.get(message.id);
      if (asked && message.id !== undefined) {
        waiting.delete(message.id);
        if (message.error) asked.reject(new Error(message.error.message));
        else asked.resolve(message.result ?? {});
      } else {
        events.push(message);
        hear(message);
      }
    }
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended'));
  });
  let number = 0;
  const send = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      waiting.set(++number, { resolve, reject });
      write.write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
    });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params?: object) => send(method, params, sessionId as string);
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await page(`${domain}.enable`);

  let address = '';
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = (await page('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value: T }; exceptionDetails?: { text: string; exception?: { description?: string } } };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const size = async () => {
    const { cssContentSize } = (await page('Page.getLayoutMetrics')) as {
      cssContentSize: { width: number; height: number };
    };
    return cssContentSize;
  };
  return {
    async open(path, { scheme = 'light', width = 1280, print = false } = {}) {
      address = pathToFileURL(path).href;
      await page('Emulation.setEmulatedMedia', {
        media: print ? 'print' : '',
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      });
      const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 };
      await page('Emulation.setDeviceMetricsOverride', metrics);
      events = [];
      const loaded = new Promise<void>((resolve) => {
        hear = ({ method }) => method === 'Page.loadEventFired' && resolve();
      });
      await page('Page.navigate', { url: address });
      await loaded;
    },
    evaluate,
    requests: () =>
      events
        .filter(({ method }) => method === 'Network.requestWillBeSent')
        .map(({ params }) => (params as { request: { url: string } }).request.url)
        // What is in the page itself is no request.
        .filter((url) => url !== address && !url.startsWith('data:')),
    complaints: () =>
      events
        .filter(({ method }) => /^(Runtime\.(consoleAPICalled|exceptionThrown)|Log\.entryAdded)$/.test(method ?? ''))
        .map(({ params }) => JSON.stringify(params)),
    size,
    async screenshot() {
      const { width, height } = await size();
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      const { data } = await page('Page.captureScreenshot', { captureBeyondViewport: true, clip });
      return Buffer.from(data as string, 'base64');
    },
    async pdf(paper) {
      const [paperWidth, paperHeight] = PAPERS[paper];
      await page('Emulation.clearDeviceMetricsOverride');
      const { data } = await page('Page.printToPDF', { paperWidth, paperHeight });
      return Buffer.from(data as string, 'base64');
    },
    async violations() {
      await evaluate(`${axe.source}; undefined`);
      return evaluate<Violation[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(({ target }) => ({ target })) })))',
      );
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await send('Browser.close').catch(() => child.kill('SIGKILL'));
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Sheets of a PDF. */
export function sheetsOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
