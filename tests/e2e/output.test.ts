/** Standard output that is closed, or that cannot be written. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { BINARY, TODAY } from '../helpers/processes/binary.js';
import { MAIN } from '../helpers/projects/gate-project.js';
import { aRepository } from '../helpers/projects/repository.js';
import { twoSites } from '../helpers/projects/two-sites.js';

test('a reader that closes the pipe early ends the program without a complaint', async () => {
  const folder = await twoSites();
  const child = spawn(process.execPath, [BINARY, '--today', TODAY, 'show', 'lviv-center'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const complaint = text(child.stderr);
  const [code] = await once(child, 'exit');
  expect({ code, complaint: await complaint }).toEqual({ code: 0, complaint: '' });
});

test.skipIf(!existsSync('/dev/full'))('a full disk under standard output is reported, with exit code 2', () => {
  const { folder } = aRepository(MAIN);
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, ['bin/service-audit.js', '-C', folder, 'check'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^ {2}error: stdout cannot be written: the disk is full/),
  ]);
});
