/** A folder of its own and the real binary in it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const BINARY = fileURLToPath(new URL('../../bin/service-audit.js', import.meta.url));
export const TODAY = '2026-11-21';

/** A temporary folder with these files; it goes when the test is over. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'service-audit-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeIn(folder, name, text);
  return folder;
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real binary without a terminal, on TODAY, in English unless `env` says otherwise. */
export function serviceAudit(
  cwd: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, '--today', TODAY, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
  });
  return { code: status, stdout, stderr };
}

export function readIn(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** Writes a file, and the folders above it. */
export function writeIn(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** The text with every run of spaces and line ends as one space, however it was wrapped. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
