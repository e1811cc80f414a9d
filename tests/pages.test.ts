/** The pages of docs/ that are printed from the program. `npm run docs` runs this file and writes them. */
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { commandsPage, rulesPage } from '../scripts/pages.js';
import { contextOf, type Streams } from '../src/main.js';
import { commandLine } from '../src/program.js';

const PAGES = [
  { folder: 'docs', language: 'en' },
  { folder: 'docs/ru', language: 'ru' },
] as const;

describe.each(PAGES)('in $folder', ({ folder, language }) => {
  const context = () => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const streams = { env: {}, platform: 'linux', stdin: Readable.from([]), stdout: nowhere, stderr: nowhere };
    return contextOf(['--lang', language], streams as unknown as Streams, '/');
  };

  test('commands.md says what the command line accepts', async () => {
    const world = await context();
    const program = commandLine(world, () => {});
    await expect(commandsPage(program, world.messages, language)).toMatchFileSnapshot(`../${folder}/commands.md`);
  });

  test('rules.md says what the rules find', async () => {
    const { messages } = await context();
    await expect(rulesPage(messages, language)).toMatchFileSnapshot(`../${folder}/rules.md`);
  });
});
