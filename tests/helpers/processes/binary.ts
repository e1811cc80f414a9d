/** The real program in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BINARY = fileURLToPath(new URL('../../../bin/service-audit.js', import.meta.url));
/** The day on which tests run the program. */
export const TODAY = '2026-11-21';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real binary without a terminal, on TODAY, in English unless `env` says otherwise. Most tests run it in process instead. */
export function spawnServiceAudit(
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
