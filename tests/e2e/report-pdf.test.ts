/** The page as a PDF by a real browser: whole, without network, and nothing that people typed runs while it is printed. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printPdf } from '../../src/commands/view/print-pdf.js';
import type { Context } from '../../src/context.js';
import { htmlOf } from '../helpers/printing/reports.js';
import { MESSAGES } from '../helpers/printing/styles.js';
import { CHROMIUM, sheetsOf } from '../helpers/processes/browser.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith } from '../helpers/projects/folder.js';
import { anAudit, salon } from '../helpers/records/builders.js';
import { twoYearsTree } from '../helpers/records/salon-over-two-years.js';

if (!CHROMIUM) console.warn('Skipped: pages as PDF. There is no Chromium here (apt-get install chromium).');

const { before, now } = salon.records();
const RENAMES = '<script>document.title = "PWNED"</script><img src=x onerror="document.title = \'PWNED\'">';
const CONTEXT = {
  cwd: tmpdir(),
  env: { ...process.env, CHROME_PATH: CHROMIUM },
  messages: MESSAGES.en,
  quiet: true,
} as unknown as Context;
const printed = (html: string) => printPdf(CONTEXT, html.split('\n'));
/** The title is kept in a PDF in plain letters, so a script that changes it is found there. */
const isChanged = (pdf: unknown) => Buffer.from(pdf as Uint8Array).includes('PWNED');
const withoutPolicy = (html: string) => html.replace(/<meta http-equiv[^>]*>/, '');

describe.skipIf(!CHROMIUM)('in a real browser', { tags: 'process' }, () => {
  test.each(['en', 'ru'] as const)('%s: a page is printed whole', async (language) => {
    const folder = folderWith(twoYearsTree(language));
    const env = { CHROME_PATH: CHROMIUM as string };
    expect(await serviceAudit(folder, ['report', '-o', 'page.pdf'], { env })).toMatchObject({ code: 0 });
    const pdf = readFileSync(join(folder, 'page.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sheetsOf(pdf)).toBeGreaterThanOrEqual(3);
  });

  test('a note with a script in it is a text, and runs nothing', async () => {
    const note = anAudit('2026-11-21').with('refunds', { score: 4, note: RENAMES }).record();
    expect(isChanged(await printed(htmlOf([before, note])))).toBe(false);
  });

  test('the policy of the page holds while it is printed: a script in it does not run', async () => {
    const html = htmlOf([before, now]).replace('</main>', `${RENAMES}</main>`);
    expect(isChanged(await printed(html))).toBe(false);
    // Control: without the policy it would run, and be found.
    expect(isChanged(await printed(withoutPolicy(html)))).toBe(true);
  });

  test('nothing is fetched, even if the page had an address and no policy', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const addresses = ['127.0.0.1', 'localhost'].map((host) => `<img src="http://${host}:${port}/${host}.png">`);
    const html = withoutPolicy(htmlOf([before, now])).replace('</main>', `${addresses.join('')}</main>`);
    await printed(html);
    server.close();
    expect(asked).toEqual([]);
  });
});
