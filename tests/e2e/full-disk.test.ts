/** What is printed and cannot be written must not pass for told, nor for a gate that fails. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAIN } from '../helpers/gate-project.js';
import { aRepository } from '../helpers/repository.js';

test.skipIf(!existsSync('/dev/full'))('a full disk under standard output is exit 2, and said', () => {
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
