/** The program in the test's own process, where it is not the process that is tried: twenty times as fast as the binary. */
import { Readable } from 'node:stream';
import type { Context } from '../../src/context.js';
import { loadMessages } from '../../src/locales/index.js';
import { main } from '../../src/main.js';
import { type Outcome, TODAY } from './world.js';

/** As `serviceAudit`. */
export async function inProcess(
  cwd: string,
  args: readonly string[],
  { input = '' }: { input?: string } = {},
): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const into = (name: keyof typeof said) => ({
    columns: 80,
    write(text: string) {
      said[name] += text;
      return true;
    },
  });
  const context = {
    cwd,
    env: {},
    stdin: Readable.from([Buffer.from(input)]),
    stdout: into('stdout'),
    stderr: into('stderr'),
    language: 'en',
    messages: await loadMessages('en'),
    columns: 80,
    color: false,
    ascii: false,
    quiet: false,
    interactive: false,
    noInput: false,
    now: () => new Date(),
  } as unknown as Context;
  return { code: await main(context, ['--today', TODAY, ...args]), ...said };
}
